// SPDX-License-Identifier: GPL-3.0-or-later

import NeuralNetworks
import Tensors
import Testing

/// The layer of long short-term memory that is one operation, against its steps written one by one in double precision.
@Suite(.serialized) struct LSTMTests {
  /// Sizes: sequences that fill a panel, and those that leave a part of one.
  struct Sizes: Sendable {
    var length = 4
    var batch = 17
    var inputs = 3
    var hidden = 5
    var hasBias = true
    var isReversed = false
  }

  static let sizes = [
    Sizes(), Sizes(isReversed: true), Sizes(length: 1, batch: 1), Sizes(batch: 16, hasBias: false, isReversed: true),
    Sizes(length: 3, batch: 33, inputs: 20, hidden: 13), Sizes(length: 2, batch: 2, inputs: 300, hidden: 40),
  ]

  private func inputs(_ sizes: Sizes) throws -> [Tensor] {
    let gates = 4 * sizes.hidden
    var shapes = [[sizes.length, sizes.batch, sizes.inputs], [gates, sizes.inputs], [gates, sizes.hidden]]
    if sizes.hasBias { shapes += [[gates], [gates]] }
    shapes += [[sizes.batch, sizes.hidden], [sizes.batch, sizes.hidden]]
    return try shapes.map { try Tensor.randn($0, dtype: .float32).mul(.double(0.5)) }
  }

  private func layer(_ inputs: [Tensor], _ sizes: Sizes) throws -> [Tensor] {
    let end = inputs.count
    let result = try Functional.lstmLayer(
      inputs[0], hidden: inputs[end - 2], cell: inputs[end - 1],
      .init(input: inputs[1], hidden: inputs[2], biases: sizes.hasBias ? (inputs[3], inputs[4]) : nil),
      reversed: sizes.isReversed)
    return [result.output, result.hidden, result.cell]
  }

  private func steps(_ inputs: [Tensor], _ sizes: Sizes) throws -> [Tensor] {
    let result = try Functional.lstmSteps(inputs, reversed: sizes.isReversed)
    return [result.output, result.hidden, result.cell]
  }

  private func expectClose(_ ours: [Tensor?], _ exact: [Tensor?], _ sizes: Sizes) throws {
    for (a, b) in zip(ours, exact) {
      let (a, b) = (try #require(a).doubles(), try #require(b).doubles())
      #expect(a.count == b.count)
      let scale = b.map(\.magnitude).max() ?? 1
      #expect(zip(a, b).allSatisfy { ($0 - $1).magnitude <= 1e-5 * max(scale, 1) }, "\(sizes)")
    }
  }

  @Test(arguments: sizes) func layerIsItsSteps(_ sizes: Sizes) throws {
    TensorContext.current = TensorContext(generator: Generator(seed: 5))
    let single = try inputs(sizes)
    let double = try single.map { try $0.to(.float64) }
    for tensor in single + double { tensor.leafRequiresGrad = true }
    let (ours, exact) = (try layer(single, sizes), try steps(double, sizes))
    try expectClose(ours, exact, sizes)
    let seeds = try ours.map { try Tensor.randn($0.shape, dtype: .float32) }
    let wide = try seeds.map { try $0.to(.float64) }
    try expectClose(
      try Autograd.grad(outputs: ours, inputs: single, gradOutputs: seeds),
      try Autograd.grad(outputs: exact, inputs: double, gradOutputs: wide), sizes)
  }

  /// Gradients that are differentiated again, and outputs of which only one is used.
  @Test func secondDerivatives() throws {
    TensorContext.current = TensorContext(generator: Generator(seed: 7))
    let sizes = Sizes(length: 3, batch: 2)
    let single = try inputs(sizes)
    let double = try single.map { try $0.to(.float64) }
    for tensor in single + double { tensor.leafRequiresGrad = true }
    func second(_ inputs: [Tensor], _ output: Tensor) throws -> [Tensor?] {
      let first = try Autograd.grad(
        outputs: [output.mul(output).sum()], inputs: [inputs[0]], createGraph: true)
      let slope = try #require(first[0])
      return try Autograd.grad(outputs: [slope.mul(slope).sum()], inputs: inputs, allowUnused: true)
    }
    try expectClose(try second(single, layer(single, sizes)[1]), try second(double, steps(double, sizes)[1]), sizes)
  }
}
