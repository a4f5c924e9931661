// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Tensors
import TorchCore

extension ModuleObject {
  /// `train(mode)`: sets the mode here and below.
  func train(_ mode: Bool) throws {
    let interpreter = Interpreter.current
    try interpreter.enter()
    defer { interpreter.leave() }
    try interpreter.setAttribute(value, Names.training.symbol, .bool(mode))
    for (_, child) in namedChildren() {
      if let method = child.override("train") {
        _ = try interpreter.call(method, [child.value, .bool(mode)])
      } else {
        try child.train(mode)
      }
    }
  }

  /// `apply(fn)`: calls a function with every module below this one, then with this one.
  func apply(_ function: Value) throws {
    let interpreter = Interpreter.current
    try interpreter.enter()
    defer { interpreter.leave() }
    for (_, child) in namedChildren() {
      if let method = child.override("apply") {
        _ = try interpreter.call(method, [child.value, function])
      } else {
        try child.apply(function)
      }
    }
    _ = try interpreter.call(function, [value])
  }

  /// Replaces the contents of all parameters and buffers: what `to`, `double` and the like do.
  func convert(_ change: (Tensor) throws -> Tensor) throws {
    let interpreter = Interpreter.current
    try interpreter.enter()
    defer { interpreter.leave() }
    for (_, child) in namedChildren() { try child.convert(change) }
    for parameter in parameters.table.values {
      guard let tensor = parameter.tensorObject?.tensor else { continue }
      let changed = try TensorContext.withoutGrad { try change(tensor) }
      if changed !== tensor { tensor.replaceContents(with: changed) }
      if let gradient = tensor.grad {
        let changed = try TensorContext.withoutGrad { try change(gradient) }
        if changed !== gradient { gradient.replaceContents(with: changed) }
      }
    }
    for (key, buffer) in buffers.table.pairs {
      guard let tensor = buffer.tensorObject?.tensor else { continue }
      let changed = try change(tensor)
      if changed !== tensor { try buffers.set(key, TensorObject.wrap(changed)) }
    }
  }

  /// `zero_grad(set_to_none)`
  func zeroGrad(setToNone: Bool) throws {
    for parameter in try allParameters() { try parameter.clearGradient(setToNone: setToNone) }
  }
}

extension Tensor {
  /// `self.data = other`: this tensor shows the storage of another one from now on.
  func replaceContents(with other: Tensor) {
    storage = other.storage
    shape = other.shape
    strides = other.strides
    offset = other.offset
    dtype = other.dtype
  }
}

/// Methods that change a module's mode, types and gradients.
enum ModeMethods {
  private static func converting(
    _ name: String, _ signature: String, _ doc: String, _ example: String,
    _ change: @escaping (Bound) throws -> (Tensor) throws -> Tensor
  ) -> Declaration {
    Declaration(name, signature, doc, example: example) { a in
      let module = try moduleArgument(a)
      try module.convert(change(a))
      return try a["self"]
    }
  }

  private static func floating(_ dtype: DType) -> (Tensor) throws -> Tensor {
    { tensor in tensor.dtype.isFloatingPoint && tensor.dtype != dtype ? try tensor.to(dtype) : tensor }
  }

  static let declarations: [Declaration] = [
    Declaration(
      "train", "(self, mode=True)", "Puts the module and all below it into training mode (or out of it).",
      example: "nn.Dropout(0.5).train().training"
    ) { a in
      let module = try moduleArgument(a)
      guard case .bool(let mode) = try a["mode"] else { throw PyError.value("training mode is expected to be boolean") }
      try module.train(mode)
      return try a["self"]
    },
    Declaration(
      "eval", "(self)", "Puts the module and all below it into evaluation mode.",
      example: "nn.Dropout(0.5).eval().training"
    ) { a in
      let module = try moduleArgument(a)
      if module.override("train") != nil { return try a.interpreter.callMethod(a["self"], "train", [.bool(false)]) }
      try module.train(false)
      return try a["self"]
    },
    Declaration(
      "apply", "(self, fn)", "Calls a function with every module below this one and then with this one.",
      example: "nn.Sequential(nn.ReLU()).apply(lambda m: None)"
    ) { a in
      try moduleArgument(a).apply(a["fn"])
      return try a["self"]
    },
    Declaration(
      "zero_grad", "(self, set_to_none=True)", "Forgets the gradients of all parameters.",
      example: "nn.Linear(2, 2).zero_grad()"
    ) { a in
      try moduleArgument(a).zeroGrad(setToNone: a.interpreter.truth(a["set_to_none"]))
      return .none
    },
    Declaration(
      "requires_grad_", "(self, requires_grad=True)", "Freezes or thaws all parameters.",
      example: "nn.Linear(2, 2).requires_grad_(False).weight.requires_grad"
    ) { a in
      let flag = try a.interpreter.truth(a["requires_grad"])
      for parameter in try moduleArgument(a).allParameters() { _ = try parameter.requiresGrad_(flag) }
      return try a["self"]
    },
    Declaration(
      "to", "(self, *args, **kwargs)",
      "Converts parameters and buffers to a floating-point type; devices other than the CPU are refused.",
      example: "nn.Linear(2, 2).to(torch.float64).weight.dtype"
    ) { a in
      let module = try moduleArgument(a)
      if let dtype = try conversionTarget(a) { try module.convert(floating(dtype)) }
      if case .dict(let keywords) = try a["kwargs"], let given = try keywords.get("memory_format"),
        let format = MemoryFormat(given), format != .preserve
      {
        try module.convert { tensor in
          guard format == .contiguous || tensor.rank == (format == .channelsLast ? 4 : 5) else { return tensor }
          return tensor.suggestedFormat == format ? tensor : try tensor.copied(in: format, asClone: true)
        }
      }
      return try a["self"]
    },
    converting("float", "(self)", "Converts to float32.", "nn.Linear(2, 2).double().float().weight.dtype") { _ in
      floating(.float32)
    },
    converting("double", "(self)", "Converts to float64.", "nn.Linear(2, 2).double().weight.dtype") { _ in
      floating(.float64)
    },
    converting(
      "type", "(self, dst_type)", "Converts everything to a type.", "nn.Linear(2, 2).type(torch.float64).weight.dtype"
    ) { a in
      guard let dtype = try a.dtype("dst_type") else { return { $0 } }
      return { $0.dtype == dtype ? $0 : try $0.to(dtype) }
    },
    converting("cpu", "(self)", "Does nothing: everything is on the CPU.", "nn.Linear(2, 2).cpu()") { _ in { $0 } },
    Declaration("cuda", "(self, device=None)", "Refused: this PyTorch has no CUDA.", example: "") { _ in
      throw PyError.make(ExceptionClasses.assertionError, "Torch not compiled with CUDA enabled")
    },
    converting("half", "(self)", "Converts to float16.", "nn.Linear(2, 2).half().weight.dtype") { _ in
      floating(.float16)
    },
    converting("bfloat16", "(self)", "Converts to bfloat16.", "nn.Linear(2, 2).bfloat16().weight.dtype") { _ in
      floating(.bfloat16)
    },
    Declaration("_apply", "(self, fn, recurse=True)", "Replaces the contents of parameters and buffers by a function.")
    { a in
      let module = try moduleArgument(a)
      let function = try a["fn"]
      try module.convert { tensor in
        guard let changed = try a.interpreter.call(function, [tensor.value]).tensor else {
          throw PyError.type("the function must return a tensor")
        }
        return changed
      }
      return try a["self"]
    },
    Declaration(
      "to_empty", "(self, *, device, recurse=True)", "Gives parameters and buffers new memory that is not set.",
      example: ""
    ) { a in
      try a.checkDevice("device")
      try moduleArgument(a).convert { try $0.detach().zerosLike() }
      return try a["self"]
    },
    Declaration("compile", "(self, *args, **kwargs)", "Refused: Gradus compiles nothing.", example: "") { _ in
      throw PyError.notImplemented("Gradus has no torch.compile")
    },
    Declaration(
      "share_memory", "(self)", "Marks parameters and buffers as shared; there is one process.",
      example: "nn.Linear(2, 2).share_memory()"
    ) { a in
      let module = try moduleArgument(a)
      for (_, value) in try module.namedMembers(.parameters) + module.namedMembers(.buffers) {
        if value.tensorObject?.isUninitialised ?? false {
          throw PyError.runtime(
            "Can't share memory on an uninitialized parameter or buffer. Call `forward` to initialize the parameters before "
              + "calling `module.share_memory()`.")
        }
        value.tensor?.storage.isShared = true
      }
      return try a["self"]
    },
  ]

  /// Refuses arguments of `to(…)` by position that are neither (device, type, flags), (type, flags) nor (tensor, flags).
  private static func checkOrder(_ given: [Value]) throws {
    guard let first = given.first else { return }
    var rest = given.dropFirst()
    if first.tensor == nil, !Conversions.isDType(first), let second = rest.first,
      second.isNone || Conversions.isDType(second)
    {
      rest = rest.dropFirst()
    } else if first.tensor == nil, !Conversions.isDType(first), !rest.isEmpty {
      throw PyError.type("to() received an invalid combination of arguments")
    }
    let flags = rest.allSatisfy { value in if case .bool = value { true } else { false } }
    if !flags || rest.count > 2 { throw PyError.type("to() received an invalid combination of arguments") }
  }

  /// The type that `to(…)` asks for; devices are checked and left.
  private static func conversionTarget(_ a: Bound) throws -> DType? {
    var target: DType?
    func take(_ value: Value) throws {
      switch value {
      case .none, .undefined, .bool: return
      case .string, .int: try DeviceObject.from(value)?.check()
      case .object(let object):
        if let tensor = object as? TensorObject {
          guard tensor.tensor.dtype.isFloatingPoint else {
            throw PyError.type(
              "nn.Module.to only accepts floating point or complex dtypes, but got desired dtype=torch."
                + tensor.tensor.dtype.name)
          }
          target = tensor.tensor.dtype
        } else if Conversions.isDType(value), let known = try Conversions.dtype(value) {
          guard known.isFloatingPoint else {
            throw PyError.type(
              "nn.Module.to only accepts floating point or complex dtypes, but got desired dtype=torch.\(known.name)")
          }
          target = known
        } else {
          try DeviceObject.from(value)?.check()
        }
      default: throw PyError.type("to() received an invalid combination of arguments")
      }
    }
    if case .tuple(let positional) = try a["args"] {
      try checkOrder(positional.items)
      for item in positional.items { try take(item) }
    }
    if case .dict(let keywords) = try a["kwargs"] {
      for (key, value) in keywords.table.pairs {
        switch key.text {
        case "dtype", "device", "tensor": try take(value)
        case "non_blocking", "memory_format": continue
        case "copy":
          if try a.interpreter.truth(value) { throw PyError.runtime(".to() does not accept copy argument") }
        default: throw PyError.type("to() received an invalid combination of arguments")
        }
      }
    }
    return target
  }
}
