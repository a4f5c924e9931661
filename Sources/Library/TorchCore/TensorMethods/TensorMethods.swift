// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Tensors

/// Methods that ask about a tensor, and those that give its elements to Python.
enum TensorMethods {
  private static func method(
    _ name: String, _ signature: String, _ doc: String, forms: Operation.Forms = .method,
    _ body: @escaping (Bound) throws -> Value
  ) -> Operation { Operation(name, signature, doc, forms: forms, out: false, body: body) }

  private static func constant(_ name: String, _ value: Value, forms: Operation.Forms = .method) -> Operation {
    method(name, "(input)", "Always the same: tensors here are plain.", forms: forms) { b in
      _ = try b.tensor("input")
      return value
    }
  }

  private static let geometry: [Operation] = [
    method("size", "(input, dim=None)", "The size of each dimension, or of one.") { b in
      let x = try b.tensor("input")
      guard try b.isGiven("dim") else { return SizeClass.value(x.shape) }
      let dim = try b.int("dim")
      if x.rank == 0 { throw PyError.index("Dimension specified as \(dim) but tensor has no dimensions") }
      return .int(x.shape[try Shape.wrap(dim, rank: x.rank)])
    },
    method("dim", "(input)", "The number of dimensions.") { b in .int(try b.tensor("input").rank) },
    method("ndimension", "(input)", "The number of dimensions.") { b in .int(try b.tensor("input").rank) },
    method("numel", "(input)", "The number of elements.", forms: .both) { b in .int(try b.tensor("input").numel) },
    method("nelement", "(input)", "The number of elements.") { b in .int(try b.tensor("input").numel) },
    method("stride", "(input, dim=None)", "The steps in elements of each dimension, or of one.") { b in
      let x = try b.tensor("input")
      guard try b.isGiven("dim") else { return Value(tuple: x.strides.map { .int($0) }) }
      let dim = try Shape.wrap(b.int("dim"), rank: x.rank)
      guard dim < x.rank else {
        throw PyError.index("Dimension specified as \(try b.int("dim")) but tensor has no dimensions")
      }
      return .int(x.strides[dim])
    },
    method("storage_offset", "(input)", "Where in its storage the first element is.") { b in
      .int(try b.tensor("input").offset)
    },
    method("_is_view", "(input)", "Whether it shares the elements of another tensor.") { b in
      .bool(try b.tensor("input").base != nil)
    },
    method("is_contiguous", "(input, memory_format=None)", "Whether the elements lie in row order.") { b in
      .bool(try b.tensor("input").isContiguous(b.memoryFormat() ?? .contiguous))
    },
    method("element_size", "(input)", "The bytes of an element.") { b in .int(try b.tensor("input").dtype.itemSize) },
    method("data_ptr", "(input)", "A number that is the same for tensors with the same first element.") { b in
      let x = try b.tensor("input")
      return .int(StorageObject.number(of: x.storage) &* 64 &+ x.offset &* x.dtype.itemSize)
    },
    method("storage", "(input)", "The elements that a tensor and its views share.") { b in
      .object(StorageObject(try b.tensor("input").storage, dtype: try b.tensor("input").dtype))
    },
    method("untyped_storage", "(input)", "The bytes that a tensor and its views share.") { b in
      .object(StorageObject(try b.tensor("input").storage, dtype: nil))
    },
    method("is_same_size", "(input, other)", "Whether both have the same size.", forms: .both) { b in
      .bool(try b.tensor("input").shape == b.tensor("other").shape)
    },
    method("is_set_to", "(input, tensor)", "Whether both are the same view of the same storage.") { b in
      let (x, y) = (try b.tensor("input"), try b.tensor("tensor"))
      return .bool(x.storage === y.storage && x.shape == y.shape && x.strides == y.strides && x.offset == y.offset)
    },
    method("dim_order", "(input, *, ambiguity_check=False)", "The dimensions from the largest step to the smallest.") {
      b in
      if try b.bool("ambiguity_check") { try b.refuse("ambiguity_check") }
      let x = try b.tensor("input")
      let order = (0..<x.rank).sorted { (a: Int, b: Int) -> Bool in
        x.strides[a] != x.strides[b] ? x.strides[a] > x.strides[b] : a < b
      }
      return Value(tuple: order.map { .int($0) })
    },
  ]

  private static let elements: [Operation] = [
    method("item", "(input)", "The only element as a Python number.") { b in try b.tensor("input").item().value },
    method("tolist", "(input)", "The elements as nested lists.") { b in
      try NestedData.nestedLists(b.tensor("input"))
    },
    method("is_nonzero", "(input)", "Whether the only element is not zero.", forms: .both) { b in
      .bool(try TensorObject.object(b.tensor("input")).truth() ?? false)
    },
    method("is_floating_point", "(input)", "Whether the elements are floating-point numbers.", forms: .both) { b in
      .bool(try b.tensor("input").dtype.isFloatingPoint)
    },
    method("is_signed", "(input)", "Whether elements can be negative.", forms: .both) { b in
      let dtype = try b.tensor("input").dtype
      return .bool(dtype != .uint8 && dtype != .bool)
    },
    constant("is_complex", .bool(false), forms: .both), constant("is_conj", .bool(false), forms: .both),
    constant("is_neg", .bool(false), forms: .both),
    method("is_inference", "(input)", "Whether it was made in torch.inference_mode().", forms: .both) { b in
      .bool(try b.tensor("input").storage.isInference)
    },
    method("is_shared", "(input)", "Whether share_memory_() was called.") { b in
      .bool(try b.tensor("input").storage.isShared)
    },
    constant("is_pinned", .bool(false)),
    constant("get_device", .int(-1), forms: .both),
    method("apply_", "(input, callable)", "In place: a Python function of each element.") { b in
      let x = try b.tensor("input")
      let results = try x.scalars().map { try b.interpreter.call(b["callable"], [$0.value]) }
      return try x.copy_(NestedData.tensor(Value(list: results), dtype: x.dtype).view(x.shape)).value
    },
    method("map_", "(input, other, callable)", "In place: a Python function of the elements of both.") { b in
      let x = try b.tensor("input")
      let other = try b.tensor("other").expand(x.shape)
      let results = try zip(x.scalars(), other.scalars()).map {
        try b.interpreter.call(b["callable"], [$0.value, $1.value])
      }
      return try x.copy_(NestedData.tensor(Value(list: results), dtype: x.dtype).view(x.shape)).value
    },
    method("sum_to_size", "(input, *size)", "Summed over the dimensions that a smaller size lacks.") { b in
      try b.tensor("input").sumToSize(b.sizes("size")).value
    },
  ]

  /// All of them.
  static let all: [Operation] = geometry + elements
}

/// `x.storage()`: the elements that views share, for looking at them.
final class StorageObject: PyObject {
  private let storage: Storage
  private let dtype: DType?

  init(_ storage: Storage, dtype: DType?) {
    self.storage = storage
    self.dtype = dtype
    let state = TorchState.current
    let name = dtype == nil ? "UntypedStorage" : "TypedStorage"
    let cls = state.returnTypes[name] ?? StorageObject.makeClass(name)
    state.returnTypes[name] = cls
    super.init(cls: cls)
  }

  private final class WeakStorage {
    weak var storage: Storage?
    let number: Int
    init(_ storage: Storage, _ number: Int) {
      self.storage = storage
      self.number = number
    }
  }
  // SAFETY: the one evaluator thread.
  private nonisolated(unsafe) static var numbers: [ObjectIdentifier: WeakStorage] = [:]
  private nonisolated(unsafe) static var last = 0

  /// A number for a storage: counted in the order in which somebody looked, so that a replay prints the same.
  static func number(of storage: Storage) -> Int {
    if let known = numbers[ObjectIdentifier(storage)], known.storage === storage { return known.number }
    last += 1
    numbers[ObjectIdentifier(storage)] = WeakStorage(storage, last)
    return last
  }

  /// All elements, read as a type.
  func elements(of dtype: DType) -> Tensor {
    Tensor(storage: storage, shape: [storage.buffer.byteCount / dtype.itemSize], strides: [1], dtype: dtype)
  }

  private var tensor: Tensor {
    let type = dtype ?? .uint8
    let count = storage.buffer.byteCount / type.itemSize
    return Tensor(storage: storage, shape: [count], strides: [1], dtype: type)
  }

  override func length() throws -> Int? { tensor.numel }
  override func getItem(_ index: Value) throws -> Value? {
    try TensorObject.object(tensor).getItem(index)?.tensor?.item().value
  }
  override func makeIterator() throws -> PyIterator? { SequenceIterator(try tensor.scalars().map { $0.value }) }
  override func repr() throws -> String {
    let lines = try tensor.scalars().map { " " + (try Interpreter.current.repr($0.value)) }
    let name =
      dtype.map { "torch.storage.TypedStorage(dtype=torch.\($0.name), device=cpu)" }
      ?? "torch.storage.UntypedStorage(device=cpu)"
    return lines.joined(separator: "\n") + "\n[\(name) of size \(tensor.numel)]"
  }

  private static func makeClass(_ name: String) -> PyClass {
    let cls = PyClass(builtin: name, module: "torch.storage", base: Classes.object)
    func this(_ b: Bound) throws -> StorageObject {
      guard case .object(let object) = try b["self"], let storage = object as? StorageObject else {
        throw b.wrongType("self", "Storage")
      }
      return storage
    }
    cls.add([
      Declaration("data_ptr", "(self)", "A number that is the same for the same storage.") { b in
        .int(number(of: try this(b).storage) &* 64)
      },
      Declaration("is_shared", "(self)", "Whether processes were to share it.") { b in
        .bool(try this(b).storage.isShared)
      },
      Declaration("size", "(self)", "The number of elements.") { b in .int(try this(b).tensor.numel) },
      Declaration("nbytes", "(self)", "The number of bytes.") { b in .int(try this(b).storage.buffer.byteCount) },
      Declaration("tolist", "(self)", "The elements as a list.") { b in
        Value(list: try this(b).tensor.scalars().map { $0.value })
      },
    ])
    return cls
  }
}

extension StorageObject: Snapshotable {
  static var snapshotName: String { "storage object" }
  func snapshot() throws -> SnapshotRecord {
    SnapshotRecord([.object(storage), dtype.map { .text($0.name) } ?? .nothing], keepsClass: false)
  }
  static func reconstruct(_ facts: SnapshotReader) throws -> AnyObject {
    StorageObject(try facts.object(0), dtype: try facts.isNothing(1) ? nil : SnapshotTypeNames.dtype(facts, 1))
  }
}
