// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import TorchCore

/// The transformer's encoder and decoder.
enum TransformerLayers {
  private static let options =
    "d_model, nhead, dim_feedforward=2048, dropout=0.1, activation='relu', layer_norm_eps=1e-05, batch_first=False, "
    + "norm_first=False, bias=True, device=None, dtype=None"

  // SAFETY: made once and never changed; the bodies run only on the thread that evaluates.
  nonisolated(unsafe) static let all: [Layer] = [
    Layer(
      name: "TransformerEncoderLayer", file: "transformer", signature: "(\(options))",
      doc: "Self-attention and a small network, each with a shortcut and normalisation.",
      example: "nn.TransformerEncoderLayer(4, 2, 8, batch_first=True)",
      inputs: "src, src_mask=None, src_key_padding_mask=None, is_causal=False", forward: .own(encoderLayer),
      build: { try build($0, $1, hasMemory: false) }),
    Layer(
      name: "TransformerDecoderLayer", file: "transformer", signature: "(\(options))",
      doc: "Self-attention, attention to a memory and a small network, each with a shortcut and normalisation.",
      example: "nn.TransformerDecoderLayer(4, 2, 8, batch_first=True)",
      inputs: "tgt, memory, tgt_mask=None, memory_mask=None, tgt_key_padding_mask=None, memory_key_padding_mask=None, "
        + "tgt_is_causal=False, memory_is_causal=False",
      forward: .own(decoderLayer), build: { try build($0, $1, hasMemory: true) }),
    Layer(
      name: "TransformerEncoder", file: "transformer",
      signature: "(encoder_layer, num_layers, norm=None, enable_nested_tensor=True, mask_check=True)",
      doc: "Several encoder layers, one after the other.",
      example: "nn.TransformerEncoder(nn.TransformerEncoderLayer(4, 2, 8, batch_first=True), 2)",
      inputs: "src, mask=None, src_key_padding_mask=None, is_causal=None",
      forward: .own { module, a in
        var value = try a["src"]
        for layer in try a.interpreter.collect(module.get("layers")) {
          value = try a.interpreter.call(
            layer,
            Arguments(
              [value],
              keywords: [
                ("src_mask", a["mask"]), ("src_key_padding_mask", a["src_key_padding_mask"]),
                ("is_causal", causal(a["is_causal"])),
              ]))
        }
        return try normalised(module, value)
      },
      build: { module, a in
        try stack(module, a, of: "encoder_layer")
        try module.set("enable_nested_tensor", a["enable_nested_tensor"])
        module.set("use_nested_tensor", .bool(false))
        try module.set("mask_check", a["mask_check"])
      }),
    Layer(
      name: "TransformerDecoder", file: "transformer", signature: "(decoder_layer, num_layers, norm=None)",
      doc: "Several decoder layers, one after the other.",
      example: "nn.TransformerDecoder(nn.TransformerDecoderLayer(4, 2, 8, batch_first=True), 2)",
      inputs: "tgt, memory, tgt_mask=None, memory_mask=None, tgt_key_padding_mask=None, memory_key_padding_mask=None, "
        + "tgt_is_causal=None, memory_is_causal=False",
      forward: .own { module, a in
        var value = try a["tgt"]
        for layer in try a.interpreter.collect(module.get("layers")) {
          value = try a.interpreter.call(
            layer,
            Arguments(
              [value, a["memory"]],
              keywords: [
                ("tgt_mask", a["tgt_mask"]), ("memory_mask", a["memory_mask"]),
                ("tgt_key_padding_mask", a["tgt_key_padding_mask"]),
                ("memory_key_padding_mask", a["memory_key_padding_mask"]),
                ("tgt_is_causal", causal(a["tgt_is_causal"])), ("memory_is_causal", a["memory_is_causal"]),
              ]))
        }
        return try normalised(module, value)
      }, build: { try stack($0, $1, of: "decoder_layer") }),
  ]

  private static func causal(_ value: Value) -> Value { value.isNone ? .bool(false) : value }

  private static func normalised(_ module: ModuleObject, _ value: Value) throws -> Value {
    let norm = try module.get("norm")
    return norm.isNone ? value : try Interpreter.current.call(norm, [value])
  }

  private static func stack(_ module: ModuleObject, _ a: Bound, of layer: String) throws {
    let interpreter = a.interpreter
    let copy = try interpreter.getAttribute(.object(interpreter.importModule("copy")), "deepcopy")
    // One by one: nobody knows how many fit into the memory before the copies are made.
    var layers: [Value] = []
    for _ in 0..<max(0, try NumberArgument.int(a["num_layers"])) {
      try interpreter.pollInterrupt()
      layers.append(try interpreter.call(copy, [a[layer]]))
    }
    try module.setModule("layers", NNState.current.make("ModuleList", [Value(list: layers)]))
    try module.set("num_layers", a["num_layers"])
    try interpreter.setAttribute(module.value, "norm", a["norm"])
  }

  private static func build(_ module: ModuleObject, _ a: Bound, hasMemory: Bool) throws {
    let state = NNState.current
    let factory: [(name: Symbol, value: Value)] = try [("device", a["device"]), ("dtype", a["dtype"])]
    func attention() throws -> Value {
      try state.make(
        "MultiheadAttention", [a["d_model"], a["nhead"]],
        [("dropout", a["dropout"]), ("bias", a["bias"]), ("batch_first", a["batch_first"])] + factory)
    }
    func norm() throws -> Value {
      try state.make("LayerNorm", [a["d_model"]], [("eps", a["layer_norm_eps"]), ("bias", a["bias"])] + factory)
    }
    func dropout() throws -> Value { try state.make("Dropout", [a["dropout"]]) }
    try module.setModule("self_attn", attention())
    if hasMemory { try module.setModule("multihead_attn", attention()) }
    try module.setModule(
      "linear1", state.make("Linear", [a["d_model"], a["dim_feedforward"]], [("bias", a["bias"])] + factory))
    try module.setModule("dropout", dropout())
    try module.setModule(
      "linear2", state.make("Linear", [a["dim_feedforward"], a["d_model"]], [("bias", a["bias"])] + factory))
    try module.set("norm_first", a["norm_first"])
    let count = hasMemory ? 3 : 2
    for i in 1...count { try module.setModule("norm\(i)", norm()) }
    for i in 1...count { try module.setModule("dropout\(i)", dropout()) }
    var activation = try a["activation"]
    if let name = activation.text {
      guard ["relu", "gelu"].contains(name) else {
        throw PyError.runtime("activation should be relu/gelu, not \(name)")
      }
      activation = .object(try FunctionTable.function(name))
    }
    try a.interpreter.setAttribute(module.value, "activation", activation)
  }

  private static func call(_ module: ModuleObject, _ name: String, _ arguments: Value...) throws -> Value {
    try Interpreter.current.call(module.get(name), arguments)
  }

  private static func add(_ a: Value, _ b: Value) throws -> Value { try Interpreter.current.binary(.add, a, b) }

  private static func attend(
    _ module: ModuleObject, _ name: String, _ query: Value, _ memory: Value, mask: Value, padding: Value, causal: Value,
    dropout: String
  ) throws -> Value {
    let interpreter = Interpreter.current
    let result = try interpreter.call(
      module.get(name),
      Arguments(
        [query, memory, memory],
        keywords: [
          ("attn_mask", mask), ("key_padding_mask", padding), ("need_weights", .bool(false)), ("is_causal", causal),
        ]))
    return try call(module, dropout, interpreter.getItem(result, .int(0)))
  }

  private static func feedForward(_ module: ModuleObject, _ x: Value, dropout: String) throws -> Value {
    let hidden = try call(module, "activation", call(module, "linear1", x))
    return try call(module, dropout, call(module, "linear2", call(module, "dropout", hidden)))
  }

  private static func encoderLayer(_ module: ModuleObject, _ a: Bound) throws -> Value {
    func attention(_ x: Value) throws -> Value {
      try attend(
        module, "self_attn", x, x, mask: a["src_mask"], padding: a["src_key_padding_mask"], causal: a["is_causal"],
        dropout: "dropout1")
    }
    var x = try a["src"]
    if try a.interpreter.truth(module.get("norm_first")) {
      x = try add(x, attention(call(module, "norm1", x)))
      return try add(x, feedForward(module, call(module, "norm2", x), dropout: "dropout2"))
    }
    x = try call(module, "norm1", add(x, attention(x)))
    return try call(module, "norm2", add(x, feedForward(module, x, dropout: "dropout2")))
  }

  private static func decoderLayer(_ module: ModuleObject, _ a: Bound) throws -> Value {
    let memory = try a["memory"]
    func own(_ x: Value) throws -> Value {
      try attend(
        module, "self_attn", x, x, mask: a["tgt_mask"], padding: a["tgt_key_padding_mask"], causal: a["tgt_is_causal"],
        dropout: "dropout1")
    }
    func outer(_ x: Value) throws -> Value {
      try attend(
        module, "multihead_attn", x, memory, mask: a["memory_mask"], padding: a["memory_key_padding_mask"],
        causal: a["memory_is_causal"], dropout: "dropout2")
    }
    var x = try a["tgt"]
    if try a.interpreter.truth(module.get("norm_first")) {
      x = try add(x, own(call(module, "norm1", x)))
      x = try add(x, outer(call(module, "norm2", x)))
      return try add(x, feedForward(module, call(module, "norm3", x), dropout: "dropout3"))
    }
    x = try call(module, "norm1", add(x, own(x)))
    x = try call(module, "norm2", add(x, outer(x)))
    return try call(module, "norm3", add(x, feedForward(module, x, dropout: "dropout3")))
  }
}
