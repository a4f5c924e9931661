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
        var value = a[1]
        for layer in try a.interpreter.collect(module.get("layers")) {
          value = try a.interpreter.call(
            layer,
            Arguments(
              [value],
              keywords: [("src_mask", a[2]), ("src_key_padding_mask", a[3]), ("is_causal", causal(a[4]))]))
        }
        return try normalised(module, value)
      }, build: stack),
    Layer(
      name: "TransformerDecoder", file: "transformer", signature: "(decoder_layer, num_layers, norm=None)",
      doc: "Several decoder layers, one after the other.",
      example: "nn.TransformerDecoder(nn.TransformerDecoderLayer(4, 2, 8, batch_first=True), 2)",
      inputs: "tgt, memory, tgt_mask=None, memory_mask=None, tgt_key_padding_mask=None, memory_key_padding_mask=None, "
        + "tgt_is_causal=None, memory_is_causal=False",
      forward: .own { module, a in
        var value = a[1]
        for layer in try a.interpreter.collect(module.get("layers")) {
          value = try a.interpreter.call(
            layer,
            Arguments(
              [value, a[2]],
              keywords: [
                ("tgt_mask", a[3]), ("memory_mask", a[4]), ("tgt_key_padding_mask", a[5]),
                ("memory_key_padding_mask", a[6]), ("tgt_is_causal", causal(a[7])), ("memory_is_causal", a[8]),
              ]))
        }
        return try normalised(module, value)
      }, build: stack),
  ]

  private static func causal(_ value: Value) -> Value { value.isNone ? .bool(false) : value }

  private static func normalised(_ module: ModuleObject, _ value: Value) throws -> Value {
    let norm = try module.get("norm")
    return norm.isNone ? value : try Interpreter.current.call(norm, [value])
  }

  private static func stack(_ module: ModuleObject, _ a: Bound) throws {
    let interpreter = a.interpreter
    let copy = try interpreter.getAttribute(.object(interpreter.importModule("copy")), "deepcopy")
    let layers = try (0..<max(0, NumberArgument.int(a[2]))).map { _ in try interpreter.call(copy, [a[1]]) }
    try module.setModule("layers", NNState.current.make("ModuleList", [Value(list: layers)]))
    module.set("num_layers", a[2])
    try interpreter.setAttribute(module.value, "norm", a[3])
    if a.values.count > 4 {
      module.set("enable_nested_tensor", a[4])
      module.set("use_nested_tensor", .bool(false))
      module.set("mask_check", a[5])
    }
  }

  private static func build(_ module: ModuleObject, _ a: Bound, hasMemory: Bool) throws {
    let state = NNState.current
    let factory: [(name: Symbol, value: Value)] = [("device", a[10]), ("dtype", a[11])]
    func attention() throws -> Value {
      try state.make(
        "MultiheadAttention", [a[1], a[2]],
        [("dropout", a[4]), ("bias", a[9]), ("batch_first", a[7])] + factory)
    }
    func norm() throws -> Value { try state.make("LayerNorm", [a[1]], [("eps", a[6]), ("bias", a[9])] + factory) }
    func dropout() throws -> Value { try state.make("Dropout", [a[4]]) }
    try module.setModule("self_attn", attention())
    if hasMemory { try module.setModule("multihead_attn", attention()) }
    try module.setModule("linear1", state.make("Linear", [a[1], a[3]], [("bias", a[9])] + factory))
    try module.setModule("dropout", dropout())
    try module.setModule("linear2", state.make("Linear", [a[3], a[1]], [("bias", a[9])] + factory))
    module.set("norm_first", a[8])
    let count = hasMemory ? 3 : 2
    for i in 1...count { try module.setModule("norm\(i)", norm()) }
    for i in 1...count { try module.setModule("dropout\(i)", dropout()) }
    var activation = a[5]
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
      try attend(module, "self_attn", x, x, mask: a[2], padding: a[3], causal: a[4], dropout: "dropout1")
    }
    var x = a[1]
    if try a.interpreter.truth(module.get("norm_first")) {
      x = try add(x, attention(call(module, "norm1", x)))
      return try add(x, feedForward(module, call(module, "norm2", x), dropout: "dropout2"))
    }
    x = try call(module, "norm1", add(x, attention(x)))
    return try call(module, "norm2", add(x, feedForward(module, x, dropout: "dropout2")))
  }

  private static func decoderLayer(_ module: ModuleObject, _ a: Bound) throws -> Value {
    let memory = a[2]
    func own(_ x: Value) throws -> Value {
      try attend(module, "self_attn", x, x, mask: a[3], padding: a[5], causal: a[7], dropout: "dropout1")
    }
    func outer(_ x: Value) throws -> Value {
      try attend(module, "multihead_attn", x, memory, mask: a[4], padding: a[6], causal: a[8], dropout: "dropout2")
    }
    var x = a[1]
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
