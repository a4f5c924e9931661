// SPDX-License-Identifier: GPL-3.0-or-later

import NeuralNetworks
import PythonRuntime
import Tensors

/// What recurrent layers compute: one step, and steps over sequences, layers and directions.
enum RecurrentFunctions {
  /// The parameters of one layer in one direction.
  struct Weights {
    let input: Tensor
    let hidden: Tensor
    let inputBias: Tensor?
    let hiddenBias: Tensor?
    /// What the hidden state of an LSTM is multiplied with, where it is smaller than the cell's.
    var projection: Tensor?
  }

  /// One step; `projected` is the input times its weights plus its bias.
  private static func step(
    _ mode: String, projected: Tensor, states: [Tensor], _ weights: Weights
  ) throws -> [Tensor] {
    let recurrent = try Functional.linear(states[0], weights.hidden, weights.hiddenBias)
    switch mode {
    case "LSTM":
      let (shown, cell) = try Functional.lstmStep(projected.add(recurrent), cell: states[1])
      return [try weights.projection.map { try Functional.linear(shown, $0, nil) } ?? shown, cell]
    case "GRU": return [try Functional.gruStep(projected, recurrent, state: states[0])]
    case "RNN_RELU": return [try projected.add(recurrent).relu()]
    default: return [try projected.add(recurrent).tanh()]
    }
  }

  /// One step of a cell; gives the new hidden state, and the new cell state of an LSTM.
  static func cell(
    mode: String, input: Tensor, states: [Tensor], weightInput: Tensor, weightHidden: Tensor, biasInput: Tensor?,
    biasHidden: Tensor?
  ) throws -> [Tensor] {
    let weights = Weights(input: weightInput, hidden: weightHidden, inputBias: biasInput, hiddenBias: biasHidden)
    return try step(
      mode, projected: Functional.linear(input, weightInput, biasInput), states: states, weights)
  }

  /// All steps of one layer in one direction over [length, batch, features]; the outputs and the last states.
  private static func layer(
    _ mode: String, _ input: Tensor, _ start: [Tensor], _ weights: Weights, reversed: Bool
  ) throws -> (output: Tensor, states: [Tensor]) {
    // Without samples there is nothing to share out.
    if mode == "LSTM", weights.projection == nil, input.numel > 0,
      ([input, weights.input, weights.hidden] + start).allSatisfy({ $0.dtype == .float32 })
    {
      var biases: (Tensor, Tensor)?
      if let first = weights.inputBias, let second = weights.hiddenBias { biases = (first, second) }
      let result = try Functional.lstmLayer(
        input, hidden: start[0], cell: start[1],
        .init(input: weights.input, hidden: weights.hidden, biases: biases), reversed: reversed)
      return (result.output, [result.hidden, result.cell])
    }
    // One product for the whole sequence, then a small one for each step.
    let given = try Functional.linear(input, weights.input, weights.inputBias)
    if let output = try Functional.recurrentLayer(
      mode, given: given, state: start[0], weight: weights.hidden, bias: weights.hiddenBias, reversed: reversed)
    {
      return (output, [try output.select(0, reversed ? 0 : output.shape[0] - 1)])
    }
    let projected = try given.unbind(0)
    let length = projected.count
    var states = start
    var outputs: [Tensor] = []
    outputs.reserveCapacity(length)
    for t in 0..<length {
      states = try step(mode, projected: projected[reversed ? length - 1 - t : t], states: states, weights)
      outputs.append(states[0])
      try Interpreter.current.pollInterrupt()
    }
    if reversed { outputs.reverse() }
    return (try Tensor.stack(outputs, dim: 0), states)
  }

  /// A recurrent network; gives the outputs and the last states.
  static func run(
    mode: String, input: Tensor, states: [Tensor], weights: [Tensor], hasBias: Bool, layers: Int, dropout: Double,
    training: Bool, bidirectional: Bool, batchFirst: Bool, isProjected: Bool = false
  ) throws -> [Tensor] {
    var current = batchFirst ? try input.transpose(0, 1) : input
    guard current.shape[0] > 0 else { throw PyError.runtime("Expected sequence length to be larger than 0 in RNN") }
    let directions = bidirectional ? 2 : 1
    let size = (hasBias ? 4 : 2) + (isProjected ? 1 : 0)
    var last = [[Tensor]](repeating: [], count: states.count)
    for i in 0..<layers {
      var outputs: [Tensor] = []
      for direction in 0..<directions {
        let index = i * directions + direction
        let own = Array(weights[(index * size)..<((index + 1) * size)])
        let result = try layer(
          mode, current, states.map { try $0.select(0, index) },
          Weights(
            input: own[0], hidden: own[1], inputBias: hasBias ? own[2] : nil, hiddenBias: hasBias ? own[3] : nil,
            projection: isProjected ? own.last : nil),
          reversed: direction == 1)
        outputs.append(result.output)
        for (j, state) in result.states.enumerated() { last[j].append(state) }
      }
      current = outputs.count == 1 ? outputs[0] : try Tensor.cat(outputs, dim: -1)
      if dropout > 0, training, i < layers - 1 { current = try Functional.dropout(current, p: dropout, training: true) }
    }
    guard batchFirst else { return try [current] + last.map { try Tensor.stack($0, dim: 0) } }
    // PyTorch turns all but an LSTM's in place, as the name of the node says.
    let output = try mode == "LSTM" ? current.transpose(0, 1) : current.transpose_(0, 1)
    return try [output] + last.map { try Tensor.stack($0, dim: 0) }
  }
}
