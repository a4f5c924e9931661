// SPDX-License-Identifier: GPL-3.0-or-later

import TensorKernels
import Tensors

extension Functional {
  /// The parameters of a layer of long short-term memory in one direction.
  public struct LSTMWeights {
    /// For the input, (4 hidden, inputs).
    public var input: Tensor
    /// For the hidden state, (4 hidden, hidden).
    public var hidden: Tensor
    /// Both biases (4 hidden), or none.
    public var biases: (Tensor, Tensor)?

    /// Takes parameters.
    public init(input: Tensor, hidden: Tensor, biases: (Tensor, Tensor)?) {
      self.input = input
      self.hidden = hidden
      self.biases = biases
    }
  }

  /// What a layer gives: its hidden states, and the states after the last step.
  public typealias LSTMResult = (output: Tensor, hidden: Tensor, cell: Tensor)

  /// One step's states from the sums of its gates.
  public static func lstmStep(_ sums: Tensor, cell: Tensor) throws -> (hidden: Tensor, cell: Tensor) {
    let gates = try sums.chunk(4, dim: -1)
    let (input, forget) = (try gates[0].sigmoid(), try gates[1].sigmoid())
    let (candidate, output) = (try gates[2].tanh(), try gates[3].sigmoid())
    let next = try forget.mul(cell).add(input.mul(candidate))
    return (try output.mul(next.tanh()), next)
  }

  /// A layer over (length, batch, inputs) in single precision as one operation, as PyTorch has it from oneDNN.
  public static func lstmLayer(
    _ input: Tensor, hidden: Tensor, cell: Tensor, _ weights: LSTMWeights, reversed: Bool
  ) throws -> LSTMResult {
    let (length, batch, size) = (input.shape[0], input.shape[1], hidden.shape[1])
    let kernels = LSTMKernels(
      length: length, batch: batch, inputs: input.shape[2], hidden: size, isReversed: reversed)
    let biases = weights.biases.map { [$0.0, $0.1] } ?? []
    let inputs = [input, weights.input, weights.hidden] + biases + [hidden, cell]
    let isRecorded = TensorContext.current.gradEnabled && inputs.contains { $0.requiresGrad }
    let bias = try weights.biases.map { try $0.0.detach().add($0.1.detach()).plain() }
    let operands = try [input, weights.input, weights.hidden, hidden, cell].map { try $0.plain() }
    let output = try Tensor.empty([length, batch, size], dtype: .float32)
    let lastCell = try Tensor.empty([batch, size], dtype: .float32)
    let kept = try isRecorded ? Tensor.empty([kernels.keptCount], dtype: .float32) : nil
    let isLong = Double(input.numel + output.numel) * Double(4 * size) > 1e9
    let (source, added) = (operands.map(\.elements), bias?.elements)
    let (results, ends, values) = (
      output.writableElements(), lastCell.writableElements(), kept?.writableElements()
    )
    try interruptible(isLong, holding: operands + [output, lastCell] + [bias, kept].compactMap { $0 }) {
      kernels.forward(
        input: source[0], weightInput: source[1], weightHidden: source[2], bias: added, start: source[3],
        startCell: source[4], output: results, lastCell: ends, kept: values)
    }
    let last = try TensorContext.withoutGrad { try output.select(0, reversed ? 0 : length - 1).clone() }
    record(
      Derivatives.lstmLayer, inputs: inputs, saved: inputs + [output, kept], ints: [reversed ? 1 : 0, biases.count],
      outputs: [output, last, lastCell])
    return (output, last, lastCell)
  }

  /// The same, each step written with operations that are recorded; the inputs are those of the layer, with the biases before the states.
  package static func lstmSteps(_ inputs: [Tensor], reversed: Bool) throws -> LSTMResult {
    let hasBias = inputs.count == 7
    var (hidden, cell) = (inputs[inputs.count - 2], inputs[inputs.count - 1])
    let projected = try linear(inputs[0], inputs[1], hasBias ? inputs[3] : nil).unbind(0)
    var outputs: [Tensor] = []
    for given in reversed ? projected.reversed() : projected {
      let sums = try given.add(linear(hidden, inputs[2], hasBias ? inputs[4] : nil))
      (hidden, cell) = try lstmStep(sums, cell: cell)
      outputs.append(hidden)
    }
    if reversed { outputs.reverse() }
    return (try Tensor.stack(outputs, dim: 0), hidden, cell)
  }
}

extension Derivatives {
  /// Saved: the inputs, the output, and what the kernel kept; ints: whether it goes backwards, how many biases there are.
  static let lstmLayer = Derivative("MkldnnRnnLayerBackward0") { node, gradients in
    let (isReversed, count) = (node.ints[0] == 1, 5 + node.ints[1])
    guard gradients.contains(where: { $0 != nil }) else { return node.edges.map { _ in nil } }
    let inputs = try (0..<count).map { try node.savedTensor($0) }
    if TensorContext.current.gradEnabled { return try recordedLSTM(node, inputs, gradients, isReversed) }
    let (input, weight, start, cell) = (inputs[0], inputs[2], inputs[count - 2], inputs[count - 1])
    let (output, kept) = (try node.savedTensor(count), try node.savedTensor(count + 1))
    let (length, batch, size) = (input.shape[0], input.shape[1], start.shape[1])
    let kernels = LSTMKernels(
      length: length, batch: batch, inputs: input.shape[2], hidden: size, isReversed: isReversed)
    let operands = try [weight.t(), kept, cell].map { try $0.plain() }
    let arriving = try gradients.map { try $0?.plain() }
    let sums = try Tensor.empty([length * batch, 4 * size], dtype: .float32)
    let (first, firstCell) = (
      try Tensor.empty([batch, size], dtype: .float32), try Tensor.empty([batch, size], dtype: .float32)
    )
    let (source, given) = (operands.map(\.elements), arriving.map { $0?.elements })
    let (gates, starts, cells) = (sums.writableElements(), first.writableElements(), firstCell.writableElements())
    let isLong = Double(output.numel) * Double(4 * size) > 1e9
    try interruptible(isLong, holding: operands + arriving.compactMap { $0 } + [sums, first, firstCell]) {
      kernels.backward(
        weightHidden: source[0], kept: source[1], cellBefore: source[2], output: given[0], last: given[1],
        lastCell: given[2], gates: gates, start: starts, startCell: cells)
    }
    /// The hidden state before each step.
    func before() throws -> Tensor {
      let others = try output.detach().narrow(0, isReversed ? 1 : 0, length - 1)
      let own = try start.detach().unsqueeze(0)
      return try Tensor.cat(isReversed ? [others, own] : [own, others], dim: 0).view([length * batch, size])
    }
    var result: [Tensor?] = [
      node.needs(0) ? try sums.matmul(inputs[1].detach()).view(input.shape) : nil,
      node.needs(1) ? try sums.t().matmul(input.detach().reshape([length * batch, input.shape[2]])) : nil,
      node.needs(2) ? try sums.t().matmul(before()) : nil,
    ]
    for place in 3..<(count - 2) { result.append(node.needs(place) ? try sums.sum(dim: [0]) : nil) }
    return result + [node.needs(count - 2) ? first : nil, node.needs(count - 1) ? firstCell : nil]
  }

  /// The gradients with a graph of their own, for second derivatives.
  private static func recordedLSTM(
    _ node: GradNode, _ saved: [Tensor], _ gradients: [Tensor?], _ isReversed: Bool
  ) throws -> [Tensor?] {
    // Views, so that the inner pass ends at them and its results still know where they came from.
    let inputs = try saved.enumerated().map { try node.needs($0) ? $1.view($1.shape) : $1.detach() }
    let all = try Functional.lstmSteps(inputs, reversed: isReversed)
    let pairs = zip([all.output, all.hidden, all.cell], gradients).compactMap { output, gradient in
      gradient.map { (output, $0) }
    }
    let wanted = saved.indices.filter { node.needs($0) }
    let found = try Autograd.grad(
      outputs: pairs.map(\.0), inputs: wanted.map { inputs[$0] }, gradOutputs: pairs.map(\.1), createGraph: true,
      allowUnused: true)
    var result = [Tensor?](repeating: nil, count: node.edges.count)
    for (place, gradient) in zip(wanted, found) { result[place] = gradient }
    return result
  }
}
