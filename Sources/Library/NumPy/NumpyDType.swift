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

  /// The type of a letter, or of a kind and a number of bytes, such as `f` or `<i4`.
  private static func lettered(_ text: String) -> DType? {
    let code = String(text.drop { "<=|".contains($0) })
    return DType.allCases.first { dtype in
      guard let char = chars[dtype.name] else { return false }
      return char == code || (dtype.name == "uint8" ? "u1" : "\(dtype.name.prefix(1))\(dtype.itemSize)") == code
    }
  }

  /// An element type from `np.float32`, `'float32'`, `float`, `a.dtype`; nil for None.
  static func parse(_ value: Value) throws -> DType? {
    switch value {
    case .none, .undefined: return nil
    case .string(let text):
      let names = ["float": "float64", "int": "int64", "f4": "float32", "f8": "float64", "i4": "int32", "i8": "int64"]
      let name = names[text.text] ?? text.text
      if let dtype = DType.allCases.first(where: { $0.name == name }) ?? lettered(name) { return dtype }
      throw PyError.type("data type '\(text.text)' not understood")
    case .object(let object):
      if let dtype = object as? NumpyDType { return dtype.dtype }
      if let cls = object as? PyClass, let dtype = NumpyState.current.dtype(of: cls) { return dtype }
      if Conversions.isDType(value) { return try Conversions.dtype(value) }
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
