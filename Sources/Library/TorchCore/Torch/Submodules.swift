// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime

/// The small modules under `torch`: autograd, linalg, utils …
package enum Submodules {
  /// Says how to make each of them.
  static func install(into interpreter: Interpreter) {
    interpreter.moduleMakers["torch"] = { TorchModule.make($0) }
    interpreter.moduleMakers["torch.autograd"] = { _ in autograd() }
    interpreter.moduleMakers["torch.autograd.functional"] = { _ in
      table("torch.autograd.functional", AutogradFunctions.functional)
    }
    interpreter.moduleMakers["torch.linalg"] = { _ in
      let module = table("torch.linalg", LinearAlgebraFunctions.module, known: TorchNames.linalg)
      module.set("LinAlgError", .object(Decompositions.errorClass))
      return module
    }
    interpreter.moduleMakers["torch.special"] = { _ in
      table("torch.special", LinearAlgebraFunctions.special, known: TorchNames.special)
    }
    interpreter.moduleMakers["torch.version"] = { _ in
      let module = PyModule("torch.version")
      module.set("__version__", Value("2.13.0+cpu"))
      module.set("cuda", .none)
      module.set("hip", .none)
      module.set("debug", .bool(false))
      return module
    }
    interpreter.moduleMakers["torch.random"] = { interpreter in
      let module = PyModule("torch.random")
      let torch = try interpreter.importModule("torch")
      for name in ["manual_seed", "seed", "initial_seed", "get_rng_state", "set_rng_state", "default_generator"] {
        module.set(name, try interpreter.getAttribute(.object(torch), Symbol(name)))
      }
      module.lazyAttribute = { try PythonParts.value("torch.random", $0.name) }
      module.lazyNames = { PythonParts.names(of: "torch.random").map { Symbol($0) } }
      return module
    }
    interpreter.moduleMakers["torch.utils"] = { interpreter in
      let module = PyModule("torch.utils")
      module.lazyAttribute = { name in
        guard interpreter.moduleMakers["torch.utils.\(name.name)"] != nil else { return nil }
        return .object(try interpreter.importModule("torch.utils.\(name.name)"))
      }
      refuseOthers(module, known: TorchNames.utils)
      return module
    }
    Devices.install(into: interpreter)
    FormerNames.install(into: interpreter)
    DistributionsModule.install(into: interpreter)
  }

  /// The message for a missing name: whether PyTorch has it.
  package static func refuseOthers(_ module: PyModule, known: Set<String>) {
    let path = module.name
    module.missingAttributeMessage = { name in
      known.contains(name) ? "Gradus has no \(path).\(name)" : "module '\(path)' has no attribute '\(name)'"
    }
  }

  /// A module of operations.
  static func table(_ path: String, _ operations: [Operation], known: Set<String> = []) -> PyModule {
    let module = PyModule(path)
    module.lazyAttribute = { name in
      try operations.first { $0.name == name.name }.map { .object($0.function(module: path)) }
        ?? PythonParts.value(path, name.name)
    }
    module.lazyNames = { (operations.map(\.name) + PythonParts.names(of: path)).map { Symbol($0) } }
    refuseOthers(module, known: known)
    return module
  }

  private static func autograd() -> PyModule {
    let module = PyModule("torch.autograd")
    module.lazyAttribute = { name in
      if let operation = AutogradFunctions.all.first(where: { $0.name == name.name }) {
        return .object(operation.function(module: "torch.autograd"))
      }
      switch name {
      case "Function": return .object(TorchState.current.functionClass)
      case "no_grad": return .object(GradModes.cls(.noGrad))
      case "enable_grad": return .object(GradModes.cls(.enableGrad))
      case "set_grad_enabled": return .object(GradModes.cls(.setGrad))
      case "inference_mode": return .object(GradModes.cls(.inference))
      case "set_detect_anomaly": return .object(GradModes.cls(.anomaly))
      case "detect_anomaly": return .object(GradModes.cls(.detection))
      case "gradgradcheck":
        let module = try Interpreter.current.importModule("torch.autograd._gradgradcheck")
        return try Interpreter.current.getAttribute(.object(module), name)
      case "Variable": return try FormerNames.value("classes", "Variable")
      case "functional", "graph", "forward_ad", "profiler", "_functions":
        return .object(try Interpreter.current.importModule("torch.autograd.\(name.name)"))
      case "kineto_available", "set_multithreading_enabled", "is_multithreading_enabled", "SavedTensor",
        "_force_original_view_tracking", "is_view_replay_enabled":
        let module = try Interpreter.current.importModule("torch.autograd.profiler")
        return try Interpreter.current.attributeIfPresent(.object(module), name)
      case "function":
        return .object(try Interpreter.current.importModule("torch.autograd.function"))
      case "torch": return .object(try Interpreter.current.importModule("torch"))
      case "variable", "grad_mode": return .object(try Interpreter.current.importModule("torch.autograd"))
      default: return nil
      }
    }
    module.lazyNames = {
      (AutogradFunctions.all.map(\.name) + ["Variable", "Function", "no_grad", "enable_grad", "functional"]).map {
        Symbol($0)
      }
    }
    refuseOthers(module, known: TorchNames.autograd)
    return module
  }
}

/// `torch.cuda`, `torch.backends` and their like: they exist, so that programs can ask, and say that there is nothing.
enum Devices {
  private static func constant(_ name: String, _ value: Value) -> Declaration {
    Declaration(name, "(*args, **kwargs)", "Gradus computes on the processor.") { _ in value }
  }

  static func install(into interpreter: Interpreter) {
    interpreter.moduleMakers["torch.cuda"] = { _ in cuda() }
    interpreter.moduleMakers["torch.backends"] = { _ in backends() }
    for name in ["mps", "accelerator"] {
      interpreter.moduleMakers["torch.\(name)"] = { _ in
        let module = PyModule("torch.\(name)")
        module.add([
          constant("is_available", .bool(false)), constant("device_count", .int(0)),
          constant("current_accelerator", .none), constant("empty_cache", .none),
        ])
        return module
      }
    }
  }

  private static func cuda() -> PyModule {
    let module = PyModule("torch.cuda")
    module.add([
      constant("is_available", .bool(false)), constant("device_count", .int(0)), constant("manual_seed", .none),
      constant("manual_seed_all", .none), constant("seed", .none), constant("seed_all", .none),
      constant("empty_cache", .none), constant("is_initialized", .bool(false)), constant("ipc_collect", .none),
      constant("is_bf16_supported", .bool(false)), constant("memory_allocated", .int(0)),
      constant("max_memory_allocated", .int(0)), constant("memory_reserved", .int(0)),
      constant("max_memory_reserved", .int(0)), constant("reset_peak_memory_stats", .none),
    ])
    let absent = [
      "synchronize", "current_device", "get_device_name", "get_device_properties", "get_device_capability",
      "set_device", "current_stream", "init", "mem_get_info",
    ]
    module.add(
      absent.map { name in
        Declaration(name, "(*args, **kwargs)", "Refused: there is no CUDA here.") { _ in
          throw PyError.make(ExceptionClasses.assertionError, "Torch not compiled with CUDA enabled")
        }
      })
    module.lazyAttribute = { $0.name.hasSuffix("Tensor") ? TensorClass.absentClass($0.name).map { .object($0) } : nil }
    Submodules.refuseOthers(module, known: TorchNames.cuda)
    return module
  }

  private static func backends() -> PyModule {
    let module = PyModule("torch.backends")
    let parts: [(String, [(String, Value)], Bool)] = [
      ("cudnn", [("deterministic", .bool(false)), ("benchmark", .bool(false)), ("enabled", .bool(true))], false),
      ("mps", [], false), ("cuda", [], false), ("mkl", [], false), ("mkldnn", [("enabled", .bool(true))], false),
      ("openmp", [], true), ("opt_einsum", [("enabled", .bool(false)), ("strategy", .none)], false),
      (
        "quantized", [("engine", Value("none")), ("supported_engines", Value(list: [Value("none")]))], false
      ),
    ]
    for (name, settings, available) in parts {
      let part = PyModule("torch.backends.\(name)")
      for (key, value) in settings { part.set(key, value) }
      part.add([
        constant("is_available", .bool(available)), constant("is_built", .bool(false)), constant("version", .none),
      ])
      part.add([
        Declaration("flags", "(*args, **kwargs)", "Settings for a block, which change nothing here.") { b in
          let contexts = try b.interpreter.importModule("contextlib")
          return try b.interpreter.call(b.interpreter.getAttribute(.object(contexts), "nullcontext"), [])
        }
      ])
      if name == "cuda" {
        let matmul = PyModule("torch.backends.cuda.matmul")
        matmul.set("allow_tf32", .bool(false))
        part.set("matmul", .object(matmul))
      }
      module.set(name, .object(part))
    }
    return module
  }
}
