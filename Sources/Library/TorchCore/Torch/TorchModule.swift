// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Tensors

/// The module `torch`: every attribute is made when it is first asked for.
enum TorchModule {
  private static let submodules: Set<String> = [
    "nn", "optim", "autograd", "utils", "linalg", "special", "cuda", "backends", "version", "random", "distributions",
    "mps", "accelerator", "cpu", "testing", "hub", "return_types", "func", "jit", "fft", "amp", "onnx", "sparse",
    "compiler", "__future__", "_VF", "_C", "distributed", "_utils", "overrides", "fx",
    "functional",
  ]

  static func make(_ interpreter: Interpreter) -> PyModule {
    let module = PyModule("torch")
    module.set("__version__", Value("2.13.0+cpu"))
    module.lazyAttribute = { name in try attribute(name.name, interpreter) }
    module.lazyNames = {
      let names =
        Array(OperationTable.functions.keys) + DTypeObject.allNames
        + ["Tensor", "Size", "device", "dtype", "Generator", "no_grad", "enable_grad", "set_grad_enabled"]
        + [
          "inference_mode", "nn", "optim", "autograd", "utils", "linalg", "cuda", "pi", "e", "inf", "nan", "save",
          "load",
        ] + functionalNames + PythonParts.names(of: "torch")
      return Set(names).sorted().map { Symbol($0) }
    }
    module.missingAttributeMessage = { name in
      TorchNames.torch.contains(name) || submodules.contains(name)
        ? "Gradus has no torch.\(name)" : "module 'torch' has no attribute '\(name)'"
    }
    return module
  }

  /// Functions that `torch` shares with `torch.nn.functional`.
  private static let functionalNames: Set<String> = [
    "conv1d", "conv2d", "conv3d", "conv_transpose1d", "conv_transpose2d", "conv_transpose3d", "dropout",
    "alpha_dropout", "feature_alpha_dropout", "layer_norm", "group_norm", "rms_norm", "cosine_similarity", "cdist",
    "pairwise_distance", "pdist", "selu", "celu", "rrelu", "prelu", "threshold", "hardshrink", "bilinear",
    "pixel_shuffle",
    "pixel_unshuffle", "channel_shuffle", "avg_pool1d", "max_pool1d", "max_pool2d", "max_pool3d",
    "adaptive_avg_pool1d", "poisson_nll_loss", "margin_ranking_loss", "triplet_margin_loss",
    "hinge_embedding_loss", "cosine_embedding_loss", "selu_", "celu_", "threshold_", "rrelu_",
  ]

  private static func attribute(_ name: String, _ interpreter: Interpreter) throws -> Value? {
    if let operation = OperationTable.functions[name] { return .object(operation.function()) }
    let state = TorchState.current
    if let dtype = state.dtypeObjects[name] { return .object(dtype) }
    if submodules.contains(name) {
      guard interpreter.moduleMakers["torch.\(name)"] != nil else { return nil }
      return .object(try interpreter.importModule("torch.\(name)"))
    }
    if let value = object(name, state) { return value }
    if FormerNames.removed.contains(name) { return try FormerNames.value("removed", name) }
    if functionalNames.contains(name) {
      let functional = try interpreter.importModule("torch.nn.functional")
      return try interpreter.attributeIfPresent(.object(functional), Symbol(name))
    }
    if name.hasSuffix("_"), let operation = OperationTable.inPlaceFunctions[name], TorchNames.torch.contains(name) {
      return .object(operation.function())
    }
    return try PythonParts.value("torch", name)
  }

  /// Classes and constants.
  private static func object(_ name: String, _ state: TorchState) -> Value? {
    switch name {
    case "Tensor": return .object(state.tensorClass)
    case "Size": return .object(state.sizeClass)
    case "dtype": return .object(state.dtypeClass)
    case "device": return .object(state.deviceClass)
    case "layout": return .object(state.layoutClass)
    case "memory_format": return .object(state.memoryFormatClass)
    case "Generator": return .object(state.generatorClass)
    case "default_generator": return .object(state.defaultGenerator)
    case "no_grad": return .object(GradModes.cls(.noGrad))
    case "enable_grad": return .object(GradModes.cls(.enableGrad))
    case "set_grad_enabled": return .object(GradModes.cls(.setGrad))
    case "inference_mode": return .object(GradModes.cls(.inference))
    case "strided": return .object(state.strided)
    case "sparse_coo", "sparse_csr": return .object(ConstantObject("torch.\(name)", cls: state.layoutClass))
    case "preserve_format", "contiguous_format", "channels_last", "channels_last_3d":
      return .object(ConstantObject("torch.\(name)", cls: state.memoryFormatClass))
    case "pi": return .float(Double.pi)
    case "e": return .float(2.718281828459045)
    case "inf": return .float(.infinity)
    case "nan": return .float(.nan)
    case "newaxis": return Value.none
    case "autocast", "GradScaler", "vmap":
      guard let module = try? Interpreter.current.importModule(name == "vmap" ? "torch.func" : "torch.amp") else {
        return nil
      }
      return try? Interpreter.current.getAttribute(.object(module), Symbol(name))
    default:
      if name.hasSuffix("Tensor"), let cls = TensorClass.legacyClass(name) { return .object(cls) }
      return nil
    }
  }
}
