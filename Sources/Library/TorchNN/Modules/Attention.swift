// SPDX-License-Identifier: GPL-3.0-or-later

import NeuralNetworks
import PythonRuntime
import Tensors
import TorchCore

/// `MultiheadAttention`; the transformer's layers are in TransformerLayers.
enum AttentionLayers {
  // SAFETY: made once and never changed; the bodies run only on the thread that evaluates.
  nonisolated(unsafe) static let all: [Layer] =
    [
      Layer(
        name: "MultiheadAttention", file: "activation",
        signature: "(embed_dim, num_heads, dropout=0.0, bias=True, add_bias_kv=False, add_zero_attn=False, kdim=None, "
          + "vdim=None, batch_first=False, device=None, dtype=None)",
        doc: "Attention with several heads, each over a part of the features.",
        example: "nn.MultiheadAttention(4, 2, batch_first=True)",
        inputs: "query, key, value, key_padding_mask=None, need_weights=True, attn_mask=None, "
          + "average_attn_weights=True, is_causal=False",
        forward: .own(forward), build: build,
        methods: [
          Declaration("_reset_parameters", "(self)", "Draws all parameters anew.") { a in
            try reset(moduleArgument(a))
            return .none
          }
        ])
    ] + TransformerLayers.all

  private static func build(_ module: ModuleObject, _ a: Bound) throws {
    let (size, heads) = (try NumberArgument.int(a["embed_dim"]), try NumberArgument.int(a["num_heads"]))
    if size <= 0 || heads <= 0 {
      throw PyError.value(
        "embed_dim and num_heads must be greater than 0, got embed_dim=\(size) and num_heads=\(heads) instead")
    }
    let dtype = try LayerOptions.dtype(a)
    let keySize = try a["kdim"].ifGiven.map { try NumberArgument.int($0) } ?? size
    let valueSize = try a["vdim"].ifGiven.map { try NumberArgument.int($0) } ?? size
    let isSame = keySize == size && valueSize == size
    try module.set("embed_dim", a["embed_dim"])
    module.set("kdim", .int(keySize))
    module.set("vdim", .int(valueSize))
    module.set("_qkv_same_embed_dim", .bool(isSame))
    try module.set("num_heads", a["num_heads"])
    try module.set("dropout", a["dropout"])
    try module.set("batch_first", a["batch_first"])
    module.set("head_dim", .int(size / heads))
    if size % heads != 0 {
      throw PyError.make(ExceptionClasses.assertionError, "embed_dim must be divisible by num_heads")
    }
    let hasBias = try a.interpreter.truth(a["bias"])
    func matrix(_ name: String, _ shape: [Int], _ exists: Bool) throws {
      try module.setParameter(name, exists ? Tensor.empty(shape, dtype: dtype) : nil)
    }
    if isSame {
      try matrix("in_proj_weight", [3 &* size, size], true)
      for name in ["q_proj_weight", "k_proj_weight", "v_proj_weight"] { try matrix(name, [], false) }
    } else {
      try matrix("q_proj_weight", [size, size], true)
      try matrix("k_proj_weight", [size, keySize], true)
      try matrix("v_proj_weight", [size, valueSize], true)
      try matrix("in_proj_weight", [], false)
    }
    try matrix("in_proj_bias", [3 &* size], hasBias)
    let projection = try NNState.current.make(
      "NonDynamicallyQuantizableLinear", [a["embed_dim"], a["embed_dim"]],
      [("bias", .bool(hasBias)), ("dtype", a["dtype"])])
    try module.setModule("out_proj", projection)
    if try a.interpreter.truth(a["add_bias_kv"]) {
      try matrix("bias_k", [1, 1, size], true)
      try matrix("bias_v", [1, 1, size], true)
    } else {
      module.set("bias_k", .none)
      module.set("bias_v", .none)
    }
    try module.set("add_zero_attn", a["add_zero_attn"])
    try reset(module)
  }

  private static func reset(_ module: ModuleObject) throws {
    for name in ["in_proj_weight", "q_proj_weight", "k_proj_weight", "v_proj_weight"] {
      if let weight = try module.parameters.get(name)?.tensor { try Initialization.xavierUniform(weight) }
    }
    if let bias = try module.parameters.get("in_proj_bias")?.tensor {
      try ParameterInit.constant(bias, 0)
      try ParameterInit.constant(module.modules.get("out_proj")?.module?.tensor(Names.bias), 0)
    }
    for name in ["bias_k", "bias_v"] {
      if let bias = try module.parameters.get(name)?.tensor { try Initialization.xavierNormal(bias) }
    }
  }

  /// A parameter that may be absent.
  private static func optional(_ module: ModuleObject, _ name: String) throws -> Tensor? { try module.get(name).tensor }

  private static func forward(_ module: ModuleObject, _ a: Bound) throws -> Value {
    var (query, key, value) = (try a.tensor("query"), try a.tensor("key"), try a.tensor("value"))
    let isBatched = query.rank == 3
    let swaps = try isBatched && a.interpreter.truth(module.get("batch_first"))
    if swaps {
      // One object stays one object: the projection is then a single product.
      let (q, k, v) = (query, key, value)
      query = try q.transpose(0, 1)
      key = k === q ? query : try k.transpose(0, 1)
      value = v === q ? query : v === k ? key : try v.transpose(0, 1)
    }
    guard let projection = try module.get("out_proj").module else { throw PyError.attribute(module.value, "out_proj") }
    var settings = AttentionComputation(
      heads: try NumberArgument.int(module.get("num_heads")), size: try NumberArgument.int(module.get("embed_dim")))
    settings.inWeight = try optional(module, "in_proj_weight")
    settings.inBias = try optional(module, "in_proj_bias")
    settings.queryWeight = try optional(module, "q_proj_weight")
    settings.keyWeight = try optional(module, "k_proj_weight")
    settings.valueWeight = try optional(module, "v_proj_weight")
    settings.keyBias = try optional(module, "bias_k")
    settings.valueBias = try optional(module, "bias_v")
    settings.outWeight = try projection.tensor(Names.weight)
    settings.outBias = try projection.tensor(Names.bias)
    settings.addsZero = try a.interpreter.truth(module.get("add_zero_attn"))
    let isTraining = try module.isTraining()
    settings.dropout = try isTraining ? NumberArgument.double(module.get("dropout")) : 0
    settings.isEvaluated =
      swaps && !isTraining && query === key && key === value && !TensorContext.current.gradEnabled
    settings.keyPaddingMask = try a.optionalTensor("key_padding_mask")
    settings.needsWeights = try a.truth("need_weights")
    settings.mask = try a.optionalTensor("attn_mask")
    settings.averages = try a.truth("average_attn_weights")
    settings.isCausal = try a.truth("is_causal")
    let (result, weights) = try settings.run(query, key, value)
    let output = swaps ? try result.transpose(0, 1) : result
    return Value(tuple: [output.value, weights?.value ?? .none])
  }
}
