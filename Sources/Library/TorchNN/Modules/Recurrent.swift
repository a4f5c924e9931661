// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Tensors
import TorchCore

/// Recurrent layers over whole sequences.
enum RecurrentLayers {
  private static let options =
    "bias=True, batch_first=False, dropout=0.0, bidirectional=False, proj_size=0, device=None, dtype=None"

  // SAFETY: made once and never changed; the bodies run only on the thread that evaluates.
  nonisolated(unsafe) static let all: [Layer] =
    [
      Layer(
        name: "RNNBase", file: "rnn", signature: "(*args, **kwargs)", doc: "The base of recurrent layers.",
        describe: describe,
        methods: [
          ParameterInit.method("Draws all parameters anew.") { module in
            let size = try NumberArgument.double(module.get("hidden_size"))
            let bound = size > 0 ? 1 / size.squareRoot() : 0
            for parameter in try module.allParameters() { try ParameterInit.uniform(parameter, bound) }
          },
          Declaration("flatten_parameters", "(self)", "Does nothing on the CPU.") { _ in .none },
        ],
        properties: [
          GetSetDescriptor(
            "_flat_weights_names", "The names of all parameters in order.",
            get: { Value(list: try weightNames($0).joined().map { Value($0) }) }),
          GetSetDescriptor(
            "_all_weights", "The names of the parameters of each layer and direction.",
            get: { Value(list: try weightNames($0).map { Value(list: $0.map { Value($0) }) }) }),
          GetSetDescriptor(
            "_flat_weights", "All parameters in order.",
            get: { module in Value(list: try weightNames(module).joined().map { try weight(module, $0) }) }),
          GetSetDescriptor(
            "all_weights", "The parameters of each layer and direction.",
            get: { module in
              Value(
                list: try weightNames(module).map { names in Value(list: try names.map { try weight(module, $0) }) })
            }),
        ]),
      Layer(
        name: "RNN", file: "rnn", base: "RNNBase",
        signature: "(input_size, hidden_size, num_layers=1, nonlinearity='tanh', \(options))",
        doc: "h' = tanh(W_ih x + b_ih + W_hh h + b_hh), over a sequence.",
        example: "nn.RNN(3, 4)(torch.zeros(5, 2, 3))[0].shape", inputs: "input, hx=None", forward: .own(forward),
        build: { module, a in
          let kind = try a["nonlinearity"].text ?? ""
          guard ["tanh", "relu"].contains(kind) else {
            throw PyError.value(
              "Unknown nonlinearity '\(try a.interpreter.str(a["nonlinearity"]))'. Select from 'tanh' or 'relu'.")
          }
          try module.set("nonlinearity", a["nonlinearity"])
          try refuseProjection(a["proj_size"])
          try build(module, mode: kind == "tanh" ? "RNN_TANH" : "RNN_RELU", a)
        }),
      Layer(
        name: "GRU", file: "rnn", base: "RNNBase", signature: "(input_size, hidden_size, num_layers=1, \(options))",
        doc: "The gated recurrent unit, over a sequence.", example: "nn.GRU(3, 4)(torch.zeros(5, 2, 3))[0].shape",
        inputs: "input, hx=None", forward: .own(forward),
        build: { module, a in
          try refuseProjection(a["proj_size"])
          try build(module, mode: "GRU", a)
        }),
      Layer(
        name: "LSTM", file: "rnn", base: "RNNBase", signature: "(input_size, hidden_size, num_layers=1, \(options))",
        doc: "The long short-term memory, over a sequence.", example: "nn.LSTM(3, 4)(torch.zeros(5, 2, 3))[0].shape",
        inputs: "input, hx=None", forward: .own(forward),
        build: { module, a in
          try build(module, mode: "LSTM", a)
        }),
    ] + RecurrentCells.all

  private static func weight(_ module: Value, _ name: String) throws -> Value {
    try Interpreter.current.getAttribute(module, Symbol(name))
  }

  private static func weightNames(_ value: Value) throws -> [[String]] {
    guard let module = value.module else { return [] }
    let interpreter = Interpreter.current
    let kinds = ["weight_ih", "weight_hh"] + (try interpreter.truth(module.get("bias")) ? ["bias_ih", "bias_hh"] : [])
    let projected = try projection(module) > 0 ? ["weight_hr"] : []
    let endings = try interpreter.truth(module.get("bidirectional")) ? ["", "_reverse"] : [""]
    var names: [[String]] = []
    // A program may have changed the number.
    for layer in 0..<max(0, try NumberArgument.int(module.get("num_layers"))) {
      try interpreter.pollInterrupt()
      names += endings.map { ending in (kinds + projected).map { "\($0)_l\(layer)\(ending)" } }
    }
    return names
  }

  /// The size of the projected hidden state of an LSTM; 0 where it is not projected.
  private static func projection(_ module: ModuleObject) throws -> Int {
    guard case .int(let size) = try module.get("proj_size") else { return 0 }
    return size
  }

  private static func refuseProjection(_ value: Value) throws {
    if try NumberArgument.int(value) != 0 {
      throw PyError.value("proj_size argument is only supported for LSTM, not RNN or GRU")
    }
  }

  // MARK: Construction

  private static func build(_ module: ModuleObject, mode: String, _ a: Bound) throws {
    let interpreter = a.interpreter
    let (bias, batchFirst, dropout, bidirectional) = try (a["bias"], a["batch_first"], a["dropout"], a["bidirectional"])
    let rate: Double
    switch dropout {
    case .int, .float: rate = try NumberArgument.double(dropout)
    default: rate = -1
    }
    module.set("mode", Value(mode))
    for (name, value) in try [
      ("input_size", a["input_size"]), ("hidden_size", a["hidden_size"]), ("num_layers", a["num_layers"]),
      ("bias", bias),
    ] {
      module.set(name, value)
    }
    module.set("batch_first", batchFirst)
    module.set("dropout", .float(rate))
    module.set("bidirectional", bidirectional)
    let projected = try NumberArgument.int(a["proj_size"])
    module.set("proj_size", .int(projected))
    guard rate >= 0, rate <= 1 else {
      throw PyError.value(
        "dropout should be a number in range [0, 1] representing the probability of an element being zeroed")
    }
    let layers = try NumberArgument.int(a["num_layers"])
    if rate > 0, layers == 1 {
      try Warnings.user(
        "dropout option adds dropout after all but last recurrent layer, so non-zero dropout expects num_layers greater "
          + "than 1, but got dropout=\(try interpreter.str(dropout)) and num_layers=\(layers)")
    }
    func check(_ value: Value, _ name: String, _ type: String, _ isRight: Bool) throws {
      if !isRight { throw PyError.type("\(name) should be of type \(type), got: \(interpreter.type(of: value).name)") }
    }
    func isBool(_ value: Value) -> Bool { if case .bool = value { true } else { false } }
    func isInt(_ value: Value) -> Bool { if case .int = value { true } else { isBool(value) } }
    try check(bias, "bias", "bool", isBool(bias))
    try check(batchFirst, "batch_first", "bool", isBool(batchFirst))
    try check(a["input_size"], "input_size", "int", isInt(a["input_size"]))
    let (inputs, hidden) = (try NumberArgument.int(a["input_size"]), try NumberArgument.int(a["hidden_size"]))
    if inputs <= 0 { throw PyError.value("input_size must be greater than zero") }
    try check(a["hidden_size"], "hidden_size", "int", isInt(a["hidden_size"]))
    if hidden <= 0 { throw PyError.value("hidden_size must be greater than zero") }
    if layers <= 0 { throw PyError.value("num_layers must be greater than zero") }
    if projected < 0 {
      throw PyError.value("proj_size should be a positive integer or zero to disable projections")
    }
    if projected >= hidden { throw PyError.value("proj_size has to be smaller than hidden_size") }
    let shown = projected > 0 ? projected : hidden
    let (gates, overflow) = hidden.multipliedReportingOverflow(by: mode == "LSTM" ? 4 : mode == "GRU" ? 3 : 1)
    if overflow { throw PyError.overflow("hidden_size is too large") }
    let dtype = try LayerOptions.dtype(a)
    let directions = try interpreter.truth(bidirectional) ? 2 : 1
    let hasBias = try interpreter.truth(bias)
    for layer in 0..<layers {
      for direction in 0..<directions {
        let suffix = "_l\(layer)" + (direction == 1 ? "_reverse" : "")
        let width = layer == 0 ? inputs : shown &* directions
        try module.setParameter("weight_ih" + suffix, Tensor.empty([gates, width], dtype: dtype))
        try module.setParameter("weight_hh" + suffix, Tensor.empty([gates, shown], dtype: dtype))
        if hasBias {
          try module.setParameter("bias_ih" + suffix, Tensor.empty([gates], dtype: dtype))
          try module.setParameter("bias_hh" + suffix, Tensor.empty([gates], dtype: dtype))
        }
        if projected > 0 {
          try module.setParameter("weight_hr" + suffix, Tensor.empty([projected, hidden], dtype: dtype))
        }
      }
    }
    try ParameterInit.reset(module)
  }

  private static func describe(_ module: ModuleObject) throws -> String {
    let interpreter = Interpreter.current
    var text = "{input_size}, {hidden_size}"
    if try projection(module) != 0 { text += ", proj_size={proj_size}" }
    if try NumberArgument.int(module.get("num_layers")) != 1 { text += ", num_layers={num_layers}" }
    if try !interpreter.truth(module.get("bias")) { text += ", bias={bias}" }
    if try interpreter.truth(module.get("batch_first")) { text += ", batch_first={batch_first}" }
    if try NumberArgument.double(module.get("dropout")) != 0 { text += ", dropout={dropout}" }
    if try interpreter.truth(module.get("bidirectional")) { text += ", bidirectional={bidirectional}" }
    return try Layer.fill(text, module)
  }

  // MARK: Computation

  private static func forward(_ module: ModuleObject, _ a: Bound) throws -> Value {
    let interpreter = Interpreter.current
    let name = module.cls.mro.first { ["RNN", "LSTM", "GRU"].contains($0.name) }?.name ?? module.cls.name
    let mode = try module.get("mode").text ?? ""
    let isLSTM = mode == "LSTM"
    if case .tuple(let packed) = try a["input"], packed.cls.name == "PackedSequence" {
      let sequences = try interpreter.importModule("torch.nn.utils.rnn")
      return try interpreter.call(
        interpreter.getAttribute(.object(sequences), "_run_packed"), [module.value, a["input"], a["hx"]])
    }
    var input = try a.tensor("input")
    guard input.rank == 2 || input.rank == 3 else {
      throw PyError.value(
        "\(name): Expected input to be 2D or 3D, got \(input.rank)D instead".replacingTensorWord(name))
    }
    let batchFirst = try interpreter.truth(module.get("batch_first"))
    let isBatched = input.rank == 3
    let batchDim = batchFirst ? 0 : 1
    if !isBatched { input = try input.unsqueeze(batchDim) }
    let layers = try NumberArgument.int(module.get("num_layers"))
    let directions = try interpreter.truth(module.get("bidirectional")) ? 2 : 1
    let hidden = try NumberArgument.int(module.get("hidden_size"))
    var states = try initialStates(a["hx"], isLSTM: isLSTM, isBatched: isBatched)
    let batch = input.shape[batchDim]
    let projected = try projection(module)
    let expected = [projected > 0 ? projected : hidden, hidden].map { [layers &* directions, batch, $0] }
    if states.isEmpty {
      states = try expected.prefix(isLSTM ? 2 : 1).map { try Tensor.zeros($0, dtype: input.dtype) }
    }
    let weights = try parameters(module, layers: layers, directions: directions)
    if let first = weights.first, first.dtype != input.dtype {
      throw PyError.value(
        "RNN input dtype (torch.\(input.dtype.name)) does not match weight dtype (torch.\(first.dtype.name)). Convert "
          + "input: input.to(torch.\(first.dtype.name)), or convert model: model.to(torch.\(input.dtype.name))")
    }
    let width = try NumberArgument.int(module.get("input_size"))
    guard input.shape[2] == width else {
      throw PyError.runtime(
        "input.size(-1) must be equal to input_size. Expected \(width), got \(input.shape[2])")
    }
    for (i, state) in states.enumerated() where state.shape != expected[i] {
      let what = isLSTM ? "hidden[\(i)]" : "hidden"
      let sizes = expected[i].map(String.init).joined(separator: ", ")
      throw PyError.runtime("Expected \(what) size (\(sizes)), got \(state.shape)")
    }
    var results = try RecurrentFunctions.run(
      mode: mode, input: input, states: states, weights: weights, hasBias: interpreter.truth(module.get("bias")),
      layers: layers, dropout: NumberArgument.double(module.get("dropout")), training: module.isTraining(),
      bidirectional: directions == 2, batchFirst: batchFirst, isProjected: projected > 0)
    if !isBatched {
      results[0] = try results[0].squeeze(batchDim)
      for i in 1..<results.count { results[i] = try results[i].squeeze(1) }
    }
    let last = isLSTM ? Value(tuple: [results[1].value, results[2].value]) : results[1].value
    return Value(tuple: [results[0].value, last])
  }

  /// The given states, checked; none when `hx` is None.
  private static func initialStates(_ given: Value, isLSTM: Bool, isBatched: Bool) throws -> [Tensor] {
    guard let value = given.ifGiven else { return [] }
    var states: [Tensor]
    if isLSTM {
      if let alone = value.tensor {
        // Indexed as the pair that it should have been.
        guard let count = alone.shape.first, count >= 2 else {
          throw PyError.make(
            ExceptionClasses.indexError,
            "index 1 is out of bounds for dimension 0 with size \(alone.shape.first ?? 0)")
        }
      }
      states = try Interpreter.current.collect(value).compactMap { $0.tensor }
      guard states.count == 2 else {
        throw PyError.value("not enough values to unpack (expected 2, got \(states.count))")
      }
    } else {
      guard let state = value.tensor else { throw PyError.type("hx must be Tensor, not \(typeName(value))") }
      states = [state]
    }
    let rank = isBatched ? 3 : 2
    if states.contains(where: { $0.rank != rank }) {
      let found = states.map { "\($0.rank)-D" }
      let kind = isBatched ? "batched 3-D" : "unbatched 2-D"
      throw PyError.runtime(
        isLSTM
          ? "For \(kind) input, hx and cx should also be \(rank)-D but got (\(found.joined(separator: ", "))) tensors"
          : "For \(kind) input, hx should also be \(rank)-D but got \(found[0]) tensor")
    }
    if !isBatched { states = try states.map { try $0.unsqueeze(1) } }
    return states
  }

  /// The parameters in the order that the computation takes them.
  private static func parameters(_ module: ModuleObject, layers: Int, directions: Int) throws -> [Tensor] {
    let hasBias = try Interpreter.current.truth(module.get("bias"))
    let kinds =
      ["weight_ih", "weight_hh"] + (hasBias ? ["bias_ih", "bias_hh"] : [])
      + (try projection(module) > 0 ? ["weight_hr"] : [])
    var all: [Tensor] = []
    for layer in 0..<layers {
      for direction in 0..<directions {
        for kind in kinds {
          all.append(try module.requiredTensor(Key(kind + "_l\(layer)" + (direction == 1 ? "_reverse" : ""))))
        }
      }
    }
    return all
  }
}

extension String {
  /// `RNN` says "2D tensor instead" where the gated layers say "2D instead".
  fileprivate func replacingTensorWord(_ name: String) -> String {
    name == "RNN" && hasSuffix("D instead") ? String(dropLast(8)) + " tensor instead" : self
  }
}
