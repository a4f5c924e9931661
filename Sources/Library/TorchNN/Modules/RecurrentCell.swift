// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Tensors
import TorchCore

/// Single steps of recurrent layers.
enum RecurrentCells {
  @inline(never) private static func layer(_ name: String, gates: Int, _ doc: String, isRNN: Bool = false) -> Layer {
    let kind = isRNN ? ", nonlinearity='tanh'" : ""
    return Layer(
      name: name, file: "rnn", base: "RNNCellBase",
      signature: "(input_size, hidden_size, bias=True\(kind), device=None, dtype=None)", doc: doc,
      example: "nn.\(name)(3, 4)(torch.zeros(2, 3))", inputs: "input, hx=None",
      forward: .own { try forward($0, $1, name) },
      build: { module, a in
        try module.set("input_size", a["input_size"])
        try module.set("hidden_size", a["hidden_size"])
        try module.set("bias", a["bias"])
        let (inputs, hidden) = (try NumberArgument.int(a["input_size"]), try NumberArgument.int(a["hidden_size"]))
        let dtype = try LayerOptions.dtype(a)
        let (rows, overflow) = hidden.multipliedReportingOverflow(by: gates)
        if overflow { throw PyError.overflow("hidden_size is too large") }
        let hasBias = try a.interpreter.truth(a["bias"])
        try module.setParameter("weight_ih", Tensor.empty([rows, inputs], dtype: dtype))
        try module.setParameter("weight_hh", Tensor.empty([rows, hidden], dtype: dtype))
        try module.setParameter("bias_ih", hasBias ? Tensor.empty([rows], dtype: dtype) : nil)
        try module.setParameter("bias_hh", hasBias ? Tensor.empty([rows], dtype: dtype) : nil)
        try ParameterInit.reset(module)
        if isRNN { try module.set("nonlinearity", a["nonlinearity"]) }
      })
  }

  // SAFETY: made once and never changed; the bodies run only on the thread that evaluates.
  nonisolated(unsafe) static let all: [Layer] = [
    Layer(
      name: "RNNCellBase", file: "rnn", signature: "(*args, **kwargs)", doc: "The base of recurrent cells.",
      describe: { module in
        var text = "{input_size}, {hidden_size}"
        if try !Interpreter.current.truth(module.get("bias")) { text += ", bias={bias}" }
        if let kind = module.attributes?["nonlinearity"]?.text, kind != "tanh" {
          text += ", nonlinearity={nonlinearity}"
        }
        return try Layer.fill(text, module)
      },
      methods: [
        ParameterInit.method("Draws all parameters anew.") { module in
          let size = try NumberArgument.double(module.get("hidden_size"))
          let bound = size > 0 ? 1 / size.squareRoot() : 0
          for parameter in try module.allParameters() { try ParameterInit.uniform(parameter, bound) }
        }
      ]),
    layer("RNNCell", gates: 1, "One step of a recurrent network.", isRNN: true),
    layer("LSTMCell", gates: 4, "One step of a long short-term memory."),
    layer("GRUCell", gates: 3, "One step of a gated recurrent unit."),
  ]

  /// Refuses sizes that do not fit; nothing is broadcast.
  private static func check(_ input: Tensor, _ states: [Tensor], _ module: ModuleObject, _ hidden: Int) throws {
    let size = try NumberArgument.int(module.get("input_size"))
    guard input.shape[1] == size else {
      throw PyError.runtime("input has inconsistent input_size: got \(input.shape[1]) expected \(size)")
    }
    for (i, state) in states.enumerated() where state.rank == 2 {
      if state.shape[0] != input.shape[0] {
        throw PyError.runtime(
          "Input batch size \(input.shape[0]) doesn't match hidden\(i) batch size \(state.shape[0])")
      }
      if state.shape[1] != hidden {
        throw PyError.runtime("hidden\(i) has inconsistent hidden_size: got \(state.shape[1]), expected \(hidden)")
      }
    }
  }

  private static func forward(_ module: ModuleObject, _ a: Bound, _ name: String) throws -> Value {
    var input = try a.tensor("input")
    guard input.rank == 1 || input.rank == 2 else {
      throw PyError.value("\(name): Expected input to be 1D or 2D, got \(input.rank)D instead")
    }
    let isBatched = input.rank == 2
    if !isBatched { input = try input.unsqueeze(0) }
    let hidden = try NumberArgument.int(module.get("hidden_size"))
    let isLSTM = name == "LSTMCell"
    var states: [Tensor] = []
    if let given = try a["hx"].ifGiven {
      states = isLSTM ? try a.interpreter.collect(given).compactMap { $0.tensor } : [try a.tensor("hx")]
      if !isBatched { states = try states.map { try $0.unsqueeze(0) } }
    }
    try check(input, states, module, hidden)
    if states.isEmpty {
      states = try (0..<(isLSTM ? 2 : 1)).map { _ in try Tensor.zeros([input.shape[0], hidden], dtype: input.dtype) }
    }
    let mode: String
    switch name {
    case "LSTMCell": mode = "LSTM"
    case "GRUCell": mode = "GRU"
    default:
      switch try module.get("nonlinearity").text {
      case "tanh": mode = "RNN_TANH"
      case "relu": mode = "RNN_RELU"
      default:
        throw PyError.runtime("Unknown nonlinearity: \(try a.interpreter.str(module.get("nonlinearity")))")
      }
    }
    var results = try RecurrentFunctions.cell(
      mode: mode, input: input, states: states, weightInput: module.requiredTensor(Key("weight_ih")),
      weightHidden: module.requiredTensor(Key("weight_hh")), biasInput: module.tensor(Key("bias_ih")),
      biasHidden: module.tensor(Key("bias_hh")))
    if !isBatched { results = try results.map { try $0.squeeze(0) } }
    return isLSTM ? Value(tuple: results.map(\.value)) : results[0].value
  }
}
