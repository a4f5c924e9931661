// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Tensors

/// Functions about types and settings in general.
enum GeneralFunctions {
  private static func function(
    _ name: String, _ signature: String, _ doc: String, _ example: String = "",
    _ body: @escaping (Bound) throws -> Value
  ) -> Operation { Operation(name, signature, doc, example, forms: .function, body: body) }

  private static func constant(_ name: String, _ signature: String, _ doc: String, _ value: Value) -> Operation {
    function(name, signature, doc) { _ in value }
  }

  private static func object(_ dtype: DType) -> Value { TorchState.current.object(for: dtype) }

  private static func types(_ b: Bound, _ first: String, _ second: String) throws -> (DType, DType) {
    guard let x = try b.dtype(first) else { throw b.wrongType(first, "torch.dtype") }
    guard let y = try b.dtype(second) else { throw b.wrongType(second, "torch.dtype") }
    return (x, y)
  }

  private static let questions: [Operation] = [
    function("is_tensor", "(obj, /)", "Whether a value is a tensor.", "torch.is_tensor(3)") { b in
      try .bool(b["obj"].tensor != nil)
    },
    function("is_storage", "(obj, /)", "Whether a value is a storage.", "torch.is_storage(3)") { b in
      try .bool(b["obj"].object is StorageObject)
    },
    function("typename", "(obj, /)", "The name of a value's type.", "torch.typename(torch.ones(1))") { b in
      if let tensor = try b["obj"].tensor { return Value("torch.\(tensor.dtype.scalarTypeName)Tensor") }
      return try Value(b.interpreter.type(of: b["obj"]).qualifiedName)
    },
    function(
      "result_type", "(tensor1, tensor2)", "The type of an operation on both.", "torch.result_type(torch.ones(1), 2)"
    ) { b in
      if let x = try b["tensor1"].tensor, let y = try b["tensor2"].tensor { return object(Promotion.common(x, y)) }
      if let x = try b["tensor1"].tensor { return try object(Promotion.common(x.dtype, b.scalar("tensor2"))) }
      if let y = try b["tensor2"].tensor { return try object(Promotion.common(y.dtype, b.scalar("tensor1"))) }
      return try object(Promotion.common(Tensor(b.scalar("tensor1")), Tensor(b.scalar("tensor2"))))
    },
    function(
      "promote_types", "(type1, type2)", "The smallest type that holds both.",
      "torch.promote_types(torch.int32, torch.float32)"
    ) { b in
      let (x, y) = try types(b, "type1", "type2")
      return object(Promotion.common(x, y))
    },
    function(
      "can_cast", "(from_, to)", "Whether PyTorch's rules let one type become another.",
      "torch.can_cast(torch.int32, torch.float32)"
    ) { b in
      let (x, y) = try types(b, "from_", "to")
      return .bool(Promotion.canStore(x, in: y))
    },
    function("finfo", "(type=None)", "The limits of a floating-point type.", "torch.finfo(torch.float32).eps") { b in
      try TypeLimits.finfo(b["type"])
    },
    function("iinfo", "(type)", "The limits of an integer type.", "torch.iinfo(torch.int32).max") { b in
      try TypeLimits.iinfo(b["type"])
    },
    function("is_grad_enabled", "()", "Whether operations are recorded.", "torch.is_grad_enabled()") { _ in
      .bool(TensorContext.current.gradEnabled)
    },
    function("is_inference_mode_enabled", "()", "Whether inference mode is on.", "torch.is_inference_mode_enabled()") {
      _ in .bool(TensorContext.current.inferenceMode)
    },
    function("get_default_dtype", "()", "The type of new float tensors.", "torch.get_default_dtype()") { _ in
      object(TensorContext.current.defaultDType)
    },
    function("get_default_device", "()", "The processor.", "torch.get_default_device()") { _ in
      .object(TorchState.current.cpu)
    },
  ]

  private static func setPrintOptions(_ b: Bound) throws -> Value {
    var options = TensorContext.current.printOptions
    if let profile = try b.optionalText("profile") { options.apply(profile: profile) }
    if let precision = try b.optionalInt("precision") { options.precision = min(max(precision, 0), 60) }
    if let threshold = try b.optionalDouble("threshold") { options.threshold = threshold }
    if let items = try b.optionalInt("edgeitems") { options.edgeItems = min(max(items, 0), 1 << 20) }
    if let width = try b.optionalInt("linewidth") { options.lineWidth = min(max(width, 1), 1 << 20) }
    options.sciMode = try b.isGiven("sci_mode") ? try b.bool("sci_mode") : nil
    TensorContext.current.printOptions = options
    return .none
  }

  private static func setDefaultType(_ b: Bound) throws -> Value {
    guard case .object(let object) = try b["d"], let type = object as? DTypeObject else {
      throw PyError.type("invalid dtype object: only floating-point types are supported as the default type")
    }
    guard let dtype = type.dtype, dtype.isFloatingPoint else {
      if type.name.contains("float") { _ = try type.usable() }
      throw PyError.type("only floating-point types are supported as the default type")
    }
    TensorContext.current.defaultDType = dtype
    return .none
  }

  private static func setDefaultTensorType(_ b: Bound) throws -> Value {
    let name = try b["t"].text ?? b.interpreter.str(b.interpreter.getAttribute(b["t"], "__name__"))
    if name.contains("cuda") {
      throw PyError.make(ExceptionClasses.assertionError, "Torch not compiled with CUDA enabled")
    }
    guard name.hasSuffix("DoubleTensor") || name.hasSuffix("FloatTensor") else {
      throw PyError.type("only floating-point types are supported as the default type")
    }
    TensorContext.current.defaultDType = name.hasSuffix("DoubleTensor") ? .float64 : .float32
    return .none
  }

  private static let settings: [Operation] = [
    function(
      "set_printoptions",
      "(precision=None, threshold=None, edgeitems=None, linewidth=None, profile=None, sci_mode=None)",
      "How tensors print.", "torch.set_printoptions(precision=4)", setPrintOptions),
    function(
      "set_default_dtype", "(d, /)", "Sets the type of new float tensors.", "torch.set_default_dtype(torch.float32)",
      setDefaultType),
    function(
      "set_default_tensor_type", "(t, /)", "Sets the type of new float tensors; deprecated.", "", setDefaultTensorType),
    function("set_default_device", "(device)", "Only the processor is accepted.", "torch.set_default_device('cpu')") {
      b in
      try b.checkDevice("device")
      return .none
    },
    constant("is_anomaly_enabled", "()", "Always False.", .bool(false)),
    constant("is_autocast_enabled", "(device_type='cuda')", "Always False.", .bool(false)),
    constant("get_num_threads", "()", "The number of threads.", .int(2)),
    constant("get_num_interop_threads", "()", "The number of threads.", .int(2)),
    constant("set_num_threads", "(num, /)", "Accepted; Gradus chooses its threads itself.", .none),
    constant("set_num_interop_threads", "(num, /)", "Accepted; Gradus chooses its threads itself.", .none),
    constant(
      "use_deterministic_algorithms", "(mode, *, warn_only=False)", "Accepted: all here is deterministic.", .none),
    constant("are_deterministic_algorithms_enabled", "()", "Whether it was asked for.", .bool(false)),
    constant("set_flush_denormal", "(mode, /)", "Accepted.", .bool(true)),
    constant("set_float32_matmul_precision", "(precision)", "Accepted: products are always exact.", .none),
    constant("get_float32_matmul_precision", "()", "Products are computed in full precision.", Value("highest")),
    constant("set_warn_always", "(b, /)", "Accepted.", .none),
    function(
      "compile",
      "(model=None, *, fullgraph=False, dynamic=None, backend='inductor', mode=None, options=None, disable=False)",
      "The function or module itself: there is nothing to compile here."
    ) { b in
      if try b.isGiven("model") { return try b["model"] }
      return .object(BuiltinFunction(Declaration("compile", "(model)", "The function itself.") { try $0["model"] }))
    },
  ]

  private static func atLeast(_ rank: Int, _ body: @escaping (Tensor) throws -> Tensor) -> Operation {
    let name = "atleast_\(rank)d"
    return function(
      name, "(*tensors)", "Tensors with at least \(rank) dimensions.", "torch.\(name)(torch.tensor(1.)).shape"
    ) { b in
      guard case .tuple(let given) = try b["tensors"] else { return .none }
      if given.items.count == 1, let tensor = given.items[0].tensor { return try body(tensor).value }
      return Conversions.tuple(try JoiningOperations.tensors(b).map(body))
    }
  }

  /// All of them.
  static let all: [Operation] =
    questions + settings
    + [atLeast(1) { try $0.atLeast1d() }, atLeast(2) { try $0.atLeast2d() }, atLeast(3) { try $0.atLeast3d() }]
}
