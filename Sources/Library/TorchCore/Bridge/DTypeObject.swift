// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Tensors

/// `torch.float32` and its like: a `torch.dtype`.
public final class DTypeObject: PyObject {
  /// The full name without `torch.`.
  public let name: String
  /// The element type; nil for those that PyTorch has and Gradus lacks (`torch.float16`).
  public let dtype: DType?
  private let itemSize: Int
  private let category: Category

  private enum Category { case bool, unsigned, signed, float, complex }

  private init(_ name: String, _ dtype: DType?, _ itemSize: Int, _ category: Category, cls: PyClass) {
    self.name = name
    self.dtype = dtype
    self.itemSize = itemSize
    self.category = category
    super.init(cls: cls)
  }

  /// The element type, or a refusal by name.
  public func usable() throws -> DType {
    guard let dtype else {
      throw PyError.notImplemented("Gradus has no tensors of type torch.\(name)")
    }
    return dtype
  }

  public override func repr() throws -> String { "torch.\(name)" }
  public override func deepCopy(_ memo: DeepCopyMemo) throws -> PyObject? { self }

  // Full name, further names, bytes, category.
  private static let table: [(String, [String], Int, Category)] = [
    ("bool", [], 1, .bool), ("uint8", [], 1, .unsigned), ("int8", [], 1, .signed), ("int16", ["short"], 2, .signed),
    ("int32", ["int"], 4, .signed), ("int64", ["long"], 8, .signed), ("float16", ["half"], 2, .float),
    ("bfloat16", [], 2, .float), ("float32", ["float"], 4, .float), ("float64", ["double"], 8, .float),
    ("complex32", ["chalf"], 4, .complex), ("complex64", ["cfloat"], 8, .complex),
    ("complex128", ["cdouble"], 16, .complex), ("uint16", [], 2, .unsigned), ("uint32", [], 4, .unsigned),
    ("uint64", [], 8, .unsigned), ("quint8", [], 1, .unsigned), ("qint8", [], 1, .signed), ("qint32", [], 4, .signed),
    ("float8_e4m3fn", [], 1, .float), ("float8_e5m2", [], 1, .float),
  ]

  /// Every name of an element type in `torch`.
  static let allNames: [String] = table.flatMap { [$0.0] + $0.1 }

  static func makeAll() -> [String: DTypeObject] {
    let cls = TorchState.current.dtypeClass
    var result: [String: DTypeObject] = [:]
    for (name, others, size, category) in table {
      let object = DTypeObject(name, DType.allCases.first { $0.name == name }, size, category, cls: cls)
      for alias in [name] + others { result[alias] = object }
    }
    return result
  }

  static func makeClass() -> PyClass {
    let cls = PyClass(builtin: "dtype", module: "torch", base: Classes.object)
    cls.construct = { _, _ in throw PyError.type("cannot create 'torch.dtype' instances") }
    func property(_ name: String, _ doc: String, _ read: @escaping (DTypeObject) -> Value) -> GetSetDescriptor {
      GetSetDescriptor(
        name, doc,
        get: { value in
          guard case .object(let object) = value, let dtype = object as? DTypeObject else { return .none }
          return read(dtype)
        })
    }
    cls.add(properties: [
      property("is_floating_point", "Whether elements are floating-point numbers.") { .bool($0.category == .float) },
      property("is_complex", "Whether elements are complex numbers.") { .bool($0.category == .complex) },
      property("is_signed", "Whether elements can be negative.") {
        .bool($0.category != .unsigned && $0.category != .bool)
      },
      property("itemsize", "The bytes of an element.") { .int($0.itemSize) },
    ])
    return cls
  }
}

/// `torch.finfo` and `torch.iinfo`: the limits of an element type.
enum TypeLimits {
  static func finfo(_ value: Value) throws -> Value {
    guard let dtype = try Conversions.dtype(value) else { return try make("finfo", TensorContext.current.defaultDType) }
    guard dtype.isFloatingPoint else {
      throw PyError.type("torch.finfo() requires a floating point input type. Use torch.iinfo to handle 'torch.finfo'")
    }
    return try make("finfo", dtype)
  }

  static func iinfo(_ value: Value) throws -> Value {
    guard let dtype = try Conversions.dtype(value), !dtype.isFloatingPoint else {
      throw PyError.type("torch.iinfo() requires an integer input type. Use torch.finfo to handle 'torch.iinfo'")
    }
    if dtype == .bool { throw PyError.type("torch.bool is not supported by torch.iinfo") }
    return try make("iinfo", dtype)
  }

  private static func make(_ name: String, _ dtype: DType) throws -> Value {
    let state = TorchState.current
    let cls = state.returnTypes[name] ?? PyClass(builtin: name, module: "torch", base: Classes.object, attributes: true)
    state.returnTypes[name] = cls
    let object = LimitsObject(cls: cls, dtype: dtype)
    let bits = dtype.itemSize * 8
    object.attributes?["bits"] = .int(bits)
    object.attributes?["dtype"] = Value(dtype.name)
    switch dtype {
    case .float16: object.set(dtype, tiny: 6.103515625e-05, resolution: 1e-3)
    case .bfloat16: object.set(dtype, tiny: Double(Float.leastNormalMagnitude), resolution: 1e-2)
    case .float32: object.set(dtype, tiny: Double(Float.leastNormalMagnitude), resolution: 1e-6)
    case .float64: object.set(dtype, tiny: Double.leastNormalMagnitude, resolution: 1e-15)
    default:
      let unsigned = dtype == .uint8
      object.attributes?["max"] = .int(unsigned ? 255 : Int(truncatingIfNeeded: UInt64.max >> UInt64(65 - bits)))
      object.attributes?["min"] = .int(unsigned ? 0 : -Int(truncatingIfNeeded: UInt64.max >> UInt64(65 - bits)) - 1)
    }
    return .object(object)
  }
}

final class LimitsObject: PyObject {
  let dtype: DType
  init(cls: PyClass, dtype: DType) {
    self.dtype = dtype
    super.init(cls: cls)
  }

  func set(_ dtype: DType, tiny: Double, resolution: Double) {
    attributes?["eps"] = .float(dtype.ulpOfOne)
    attributes?["max"] = .float(dtype.greatestFinite)
    attributes?["min"] = .float(-dtype.greatestFinite)
    attributes?["tiny"] = .float(tiny)
    attributes?["smallest_normal"] = .float(tiny)
    attributes?["resolution"] = .float(resolution)
  }

  private func text(_ name: Symbol) throws -> String {
    switch attributes?[name] {
    case .float(let value): try Interpreter.current.format(.float(value), "g")
    case .int(let value): try Interpreter.current.format(.float(Double(value)), "g")
    default: ""
    }
  }

  override func repr() throws -> String {
    if dtype.isFloatingPoint {
      return "finfo(resolution=\(try text("resolution")), min=\(try text("min")), max=\(try text("max")), "
        + "eps=\(try text("eps")), smallest_normal=\(try text("tiny")), tiny=\(try text("tiny")), dtype=\(dtype.name))"
    }
    return "iinfo(min=\(try text("min")), max=\(try text("max")), dtype=\(dtype.name))"
  }
}

extension LimitsObject: Snapshotable {
  static var snapshotName: String { "limits" }
  func snapshot() throws -> SnapshotRecord { SnapshotRecord([.text(dtype.name)], keepsClass: false) }
  static func reconstruct(_ facts: SnapshotReader) throws -> AnyObject {
    let dtype = TorchState.current.object(for: try SnapshotTypeNames.dtype(facts, 0))
    guard
      let object = try SnapshotTypeNames.dtype(facts, 0).isFloatingPoint
        ? TypeLimits.finfo(dtype).object : TypeLimits.iinfo(dtype).object
    else { throw facts.damaged(0, "element type") }
    return object
  }
}
