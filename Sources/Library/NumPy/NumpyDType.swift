// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import PythonSyntax
import Tensors
import TorchCore

/// `a.dtype`: numpy's name of an element type.
final class NumpyDType: PyObject {
  let dtype: DType

  init(_ dtype: DType) {
    self.dtype = dtype
    super.init(cls: NumpyState.current.dtypeClass)
  }

  static func makeClass() -> PyClass {
    let cls = PyClass(builtin: "dtype", module: "numpy", base: Classes.object)
    cls.construct = { _, arguments in
      guard let dtype = try parse(arguments.positional.first ?? .none) else {
        throw PyError.type("Cannot interpret the argument as a data type")
      }
      return .object(NumpyDType(dtype))
    }
    cls.add(properties: [
      GetSetDescriptor(
        "name", "The name.", get: { Value(($0.object as? NumpyDType)?.dtype.name ?? "") }),
      GetSetDescriptor(
        "itemsize", "The bytes of an element.", get: { .int(($0.object as? NumpyDType)?.dtype.itemSize ?? 0) }),
    ])
    cls.add(
      properties: ["kind", "char", "str", "byteorder"].map { name in
        GetSetDescriptor(
          name, "A letter for the type.", get: { Value(($0.object as? NumpyDType)?.letters[name] ?? "") })
      } + [
        GetSetDescriptor(
          "type", "The class of its numbers.",
          get: { .object(NumpyState.current.scalarClass(($0.object as? NumpyDType)?.dtype ?? .float64)) }),
        GetSetDescriptor(
          "alignment", "The bytes of an element.", get: { .int(($0.object as? NumpyDType)?.dtype.itemSize ?? 0) }),
        GetSetDescriptor("ndim", "No dimensions of its own.", get: { _ in .int(0) }),
        GetSetDescriptor("shape", "No dimensions of its own.", get: { _ in Value(tuple: []) }),
        GetSetDescriptor("names", "No fields.", get: { _ in .none }),
        GetSetDescriptor("fields", "No fields.", get: { _ in .none }),
      ])
    cls.add(classMethods: [PyTypingForm.classItem])
    return cls
  }

  /// NumPy's letters for each type.
  private static let chars: [String: String] = [
    "bool": "?", "uint8": "B", "int8": "b", "int16": "h", "int32": "i", "int64": "l", "float16": "e", "float32": "f",
    "float64": "d",
  ]

  private var letters: [String: String] {
    let kind = dtype.name == "uint8" ? "u" : String(dtype.name.prefix(1))
    let order = dtype.itemSize == 1 ? "|" : "<"
    return [
      "kind": kind, "char": Self.chars[dtype.name] ?? "", "byteorder": dtype.itemSize == 1 ? "|" : "=",
      "str": "\(order)\(kind)\(dtype.itemSize)",
    ]
  }

  /// Other names of the types.
  private static let aliases: [String: String] = [
    "float": "float64", "double": "float64", "single": "float32", "half": "float16", "int": "int64", "int_": "int64",
    "intp": "int64", "long": "int64", "longlong": "int64", "q": "int64", "n": "int64", "p": "int64", "intc": "int32",
    "short": "int16", "byte": "int8", "ubyte": "uint8", "bool_": "bool",
  ]

  /// What NumPy knows beyond these.
  private static let gaps: Set<String> = Set(
    """
    uint16 uint32 uint64 u2 u4 u8 H I L Q N P uint ushort uintc ulong ulonglong uintp complex64 complex128 complex256 complex \
    c8 c16 c32 F D G csingle cdouble clongdouble float128 longdouble f16 g object object_ O O8 str str_ bytes bytes_ U S a V M m c \
    datetime64 timedelta64 void
    """.split(separator: " ").map(String.init))

  /// Whether NumPy has a type of a name that Gradus lacks: texts and bytes of a size, times of a unit, several fields.
  private static func isGap(_ name: String) -> Bool {
    if gaps.contains(name) { return true }
    if name.contains(",") {
      return name.split(separator: ",").map(String.init).allSatisfy { named($0) != nil || isGap($0) }
    }
    let rest = name.drop { $0.isLetter }
    let kind = name.prefix(name.count - rest.count)
    if ["U", "S", "a", "V"].contains(kind) { return !rest.isEmpty && rest.allSatisfy(\.isNumber) }
    let isTime = ["M8", "m8", "datetime64", "timedelta64"].contains { name == $0 || name.hasPrefix($0 + "[") }
    return isTime && (name.hasSuffix("]") || !name.contains("["))
  }

  /// The type of a name, of a letter, or of a kind and a number of bytes, such as `f` or `<i4`.
  private static func named(_ text: String) -> DType? {
    let isSwapped = text.hasPrefix(">") || text.hasPrefix("!")
    let code = String(text.drop { "<=|>!".contains($0) })
    let name = aliases[code] ?? code
    let found = DType.allCases.first { dtype in
      guard let char = chars[dtype.name] else { return false }
      let short = dtype.name == "uint8" ? "u1" : "\(dtype.name.prefix(1))\(dtype.itemSize)"
      return dtype.name == name || char == code || short == code
    }
    return isSwapped && found.map({ $0.itemSize > 1 }) ?? false ? nil : found
  }

  private static func gap(_ name: String) -> Raised {
    PyError.notImplemented("Gradus has no numpy dtype '\(name)'")
  }

  /// An element type from `np.float32`, `'float32'`, `float`, `a.dtype`; nil for None.
  static func parse(_ value: Value) throws -> DType? {
    switch value {
    case .none, .undefined: return nil
    case .string(let text):
      let name = text.text
      if let dtype = DType.allCases.first(where: { $0.name == name }) ?? named(name) { return dtype }
      let code = String(name.drop { "<=|>!".contains($0) })
      if isGap(code) || code != name && named(code) != nil { throw gap(name) }
      throw PyError.type("data type '\(name)' not understood")
    case .object(let object):
      if let dtype = object as? NumpyDType { return dtype.dtype }
      if let cls = object as? PyClass {
        if let dtype = NumpyState.current.dtype(of: cls) { return dtype }
        if cls.module == "builtins", gaps.contains(cls.name) { throw gap(cls.name) }
      }
      if Conversions.isDType(value) { return try Conversions.dtype(value) }
    case .list(let fields) where !fields.items.isEmpty:
      throw PyError.notImplemented("Gradus has no numpy dtypes of several fields")
    default: break
    }
    throw PyError.type("Cannot interpret '\(try Interpreter.current.str(value))' as a data type")
  }

  override func repr() throws -> String { "dtype('\(dtype.name)')" }
  override func str() throws -> String { dtype.name }
  override func format(_ spec: String) throws -> String? { spec.isEmpty ? dtype.name : nil }
  override func compare(_ op: ComparisonOperator, _ other: Value) throws -> Value? {
    guard op == .equal || op == .notEqual else { return nil }
    let same = (try? NumpyDType.parse(other)) == dtype
    return .bool(same == (op == .equal))
  }
  override func hash() throws -> Int? { Int(dtype.rawValue) &+ 7919 }
}

extension NumpyDType: Snapshotable {
  static var snapshotName: String { "numpy dtype" }
  func snapshot() throws -> SnapshotRecord { SnapshotRecord([.text(dtype.name)], keepsClass: false) }
  static func reconstruct(_ facts: SnapshotReader) throws -> AnyObject {
    let name = try facts.text(0)
    guard let dtype = DType.allCases.first(where: { $0.name == name }) else { throw facts.damaged(0, "element type") }
    return NumpyDType(dtype)
  }
}
