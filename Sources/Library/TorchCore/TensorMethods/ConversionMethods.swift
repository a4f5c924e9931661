// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Tensors

/// Methods that change type or place, and copies.
enum ConversionMethods {
  private static func method(
    _ name: String, _ signature: String, _ doc: String, _ example: String = "", forms: Operation.Forms = .method,
    _ body: @escaping (Bound) throws -> Value
  ) -> Operation { Operation(name, signature, doc, example, forms: forms, out: false, body: body) }

  private static func cast(_ name: String, _ dtype: DType) -> Operation {
    Operation(
      name, "(input, *, memory_format=None)", "The elements as \(dtype.name).", "torch.ones(2).\(name)()",
      forms: .method
    ) { b in try converted(b["input"], b.tensor("input"), dtype, copy: false, format: b.memoryFormat()) }
  }

  /// The converted tensor: the very same object when nothing changes.
  private static func converted(
    _ value: Value, _ tensor: Tensor, _ dtype: DType, copy: Bool, format: MemoryFormat? = nil
  ) throws -> Value {
    guard let format, format != .preserve else {
      return tensor.dtype == dtype && !copy ? value : try tensor.to(dtype, copy: copy).value
    }
    if tensor.dtype == dtype, !copy, tensor.suggestedFormat == format { return value }
    return try tensor.copied(in: format, dtype: dtype, asClone: false).value
  }

  /// `x.to(…)` in all its forms: type, device, both, another tensor.
  private static func to(_ b: Bound) throws -> Value {
    let x = try b.tensor("input")
    var dtype = try b.dtype("dtype")
    try b.checkDevice("device")
    var copy = try b.bool("copy")
    if let other = try b["other"].tensor { dtype = other.dtype }
    guard case .tuple(let given) = try b["args"] else { return try b["input"] }
    var flags = 0
    for (i, value) in given.items.enumerated() {
      if Conversions.isDType(value) {
        dtype = try Conversions.dtype(value)
      } else if let other = value.tensor, i == 0 {
        dtype = other.dtype
      } else if case .bool(let flag) = value, i > 0 {
        // By place: non_blocking, then copy.
        flags += 1
        if flags == 2 { copy = flag }
      } else if case .float = value, i == 0 {
        dtype = .float64
      } else if !value.isNone {
        switch value {
        case .string, .int: try DeviceObject.from(value)?.check()
        case .object(let object) where object is DeviceObject: try DeviceObject.from(value)?.check()
        default: throw wrongForm(b, given.items)
        }
      }
    }
    return try converted(b["input"], x, dtype ?? x.dtype, copy: copy, format: b.memoryFormat())
  }

  private static func wrongForm(_ b: Bound, _ given: [Value]) -> Raised {
    let rest = "bool non_blocking = False, bool copy = False, *, torch.memory_format memory_format = None)"
    return b.invalidCombination(
      given,
      [
        "(torch.device device = None, torch.dtype dtype = None, " + rest, "(torch.dtype dtype, " + rest,
        "(Tensor tensor, " + rest,
      ])
  }

  private static func typed(_ b: Bound) throws -> Value {
    let x = try b.tensor("input")
    guard try b.isGiven("dtype") else { return Value("torch.\(x.dtype.scalarTypeName)Tensor") }
    var name = try b["dtype"].text
    if case .object(let object) = try b["dtype"], let cls = object as? PyClass, cls.name.hasSuffix("Tensor") {
      name = "torch.\(cls.name)"
    }
    guard let name else { return try converted(b["input"], x, b.dtype("dtype") ?? x.dtype, copy: false) }
    guard let dtype = DType.allCases.first(where: { "torch.\($0.scalarTypeName)Tensor" == name }) else {
      throw PyError.value("invalid type: '\(name)'")
    }
    return try converted(b["input"], x, dtype, copy: false)
  }

  private static func refusedType(_ name: String) -> Operation {
    method(name, "(input, memory_format=None)", "Refused: Gradus lacks this type.") { _ in
      throw PyError.notImplemented(
        "Gradus has no tensors of type torch.\(TorchState.current.dtypeObjects[name]?.name ?? name)")
    }
  }

  private static let types: [Operation] = [
    method(
      "to", "(input, *args, dtype=None, device=None, non_blocking=False, copy=False, memory_format=None, other=None)",
      "The tensor in another type or on another device.", "torch.ones(2).to(torch.int64)", to),
    method(
      "type", "(input, dtype=None, non_blocking=False)", "The name of the type, or the tensor in another.",
      "torch.ones(2).type()", typed),
    method("type_as", "(input, other)", "The tensor in the type of another.") { b in
      try converted(b["input"], b.tensor("input"), b.tensor("other").dtype, copy: false)
    },
    cast("float", .float32), cast("double", .float64), cast("long", .int64), cast("int", .int32), cast("short", .int16),
    cast("char", .int8), cast("byte", .uint8), cast("bool", .bool), cast("half", .float16), cast("bfloat16", .bfloat16),
    refusedType("cfloat"), refusedType("cdouble"), refusedType("chalf"),
  ]

  private static let places: [Operation] = [
    method("cpu", "(input, memory_format=None)", "The tensor itself: it is on the processor.") { b in try b["input"] },
    method("cuda", "(input, device=None, non_blocking=False, memory_format=None)", "Refused: there is no CUDA here.") {
      _ in
      throw PyError.make(ExceptionClasses.assertionError, "Torch not compiled with CUDA enabled")
    },
    method("pin_memory", "(input, device=None)", "Refused: there is no accelerator here.") { _ in
      throw PyError.runtime("Cannot access accelerator device when none is available.")
    },
    method("share_memory_", "(input)", "The tensor itself, marked as shared.") { b in
      try b.tensor("input").storage.isShared = true
      return try b["input"]
    },
    method(
      "clone", "(input, *, memory_format=None)", "A copy, recorded for gradients.", "torch.clone(torch.ones(2))",
      forms: .both
    ) { b in
      let x = try b.tensor("input")
      guard let format = try b.memoryFormat(), format != .preserve else { return try x.clone().value }
      return try x.copied(in: format, asClone: true).value
    },
    method("contiguous", "(input, memory_format=None)", "The tensor with its elements in row order.") { b in
      let x = try b.tensor("input")
      let format = try b.memoryFormat() ?? .contiguous
      if format == .preserve {
        throw PyError.runtime("preserve memory format is unsupported by the contiguous operator")
      }
      return try x.isContiguous(format) ? b["input"] : try x.copied(in: format, asClone: true).value
    },
    method("detach", "(input)", "The same elements without history.", "torch.detach(torch.ones(2))", forms: .both) {
      b in
      try b.tensor("input").detach().value
    },
    method("detach_", "(input)", "In place: forgets the history.", forms: .both) { b in
      try b.tensor("input").detach_()
      return try b["input"]
    },
    method("numpy", "(input, *, force=False)", "A numpy array over the same memory.", "torch.ones(2).numpy()") { b in
      let x = try b.tensor("input")
      if x.requiresGrad, TensorContext.current.gradEnabled, try !b.bool("force") {
        throw PyError.runtime("Can't call numpy() on Tensor that requires grad. Use tensor.detach().numpy() instead.")
      }
      if x.dtype == .bfloat16 { throw PyError.type("Got unsupported ScalarType BFloat16") }
      return .object(ArrayObject.view(of: x))
    },
    method("as_subclass", "(input, cls)", "The same elements as an instance of a class that a program made of Tensor.")
    { b in
      guard case .object(let object) = try b["cls"], let cls = object as? PyClass,
        cls.isSubclass(of: TorchState.current.tensorClass)
      else { throw PyError.type("cls must be a type that inherits from Tensor") }
      return .object(TensorObject(try b.tensor("input").alias(), cls: cls))
    },
    method("to_dense", "(input, dtype=None, *, masked_grad=None)", "The tensor itself: it is dense.") { b in
      try b["input"]
    },
  ]

  /// All of them.
  static let all: [Operation] = types + places
}
