// SPDX-License-Identifier: GPL-3.0-or-later

import Tensors
import TestSupport
import Testing

@testable import NeuralNetworks

/// Every function's value, node name and gradients against PyTorch's (Fixtures/generate/layers.py).
@Suite(.serialized) struct LayersTests {
  struct Row: CustomTestStringConvertible, Sendable {
    let text: String
    var testDescription: String { text.split(separator: "|").prefix(2).joined(separator: " ") }
  }

  static let rows = Fixture.lines("layers.txt").map(Row.init)

  @Test(arguments: rows) func agreesWithPyTorch(_ row: Row) throws {
    let parts = row.text.split(separator: "|", omittingEmptySubsequences: false)
    TensorContext.current = TensorContext()
    TensorContext.current.generator.manualSeed(3)
    let inputs = try parts[3].split(separator: ";").map(tensor)
    for (input, flag) in zip(inputs, parts[2]) { input.leafRequiresGrad = flag == "1" }
    let wanted = inputs.filter(\.leafRequiresGrad)
    let output = try LayerCall(Settings(parts[1]), inputs).run(String(parts[0]))
    #expect(output.gradFn?.name == String(parts[5]), "\(row.testDescription)")
    let bound = output.dtype == .float64 ? 1e-11 : 5e-6
    #expect(try difference(output, tensor(parts[6])) < bound, "\(row.testDescription)")
    let gradients = try Autograd.grad(
      outputs: [output.mul(tensor(parts[4])).sum()], inputs: wanted, allowUnused: true)
    for (i, (gradient, text)) in zip(gradients, parts[7].split(separator: ";")).enumerated() {
      #expect(
        try difference(try #require(gradient), tensor(text)) < 10 * bound,
        "\(row.testDescription): the gradient of input \(i)")
    }
  }

  /// The double backward of recorded kernels, against the derivative by differences of the first one.
  @Test(arguments: ["conv2d", "avg_pool2d", "max_pool2d", "layer_norm", "batch_norm", "conv_transpose2d"])
  func differentiatesTwice(_ name: String) throws {
    TensorContext.current = TensorContext(generator: Generator(seed: 9))
    let x = try Tensor.randn([2, 3, 5, 5], dtype: .float64)
    let weight = try Tensor.randn([3, 3, 2, 2], dtype: .float64)
    let parameters: [Tensor] = name.hasPrefix("conv") ? [weight] : []
    let direction = try Tensor.randn(x.shape, dtype: .float64)
    func slope(_ point: Tensor, creating: Bool) throws -> (Tensor, Tensor) {
      let leaf = point.detach()
      leaf.leafRequiresGrad = true
      let call = LayerCall(
        Settings("kernel_size=2,2;normalized_shape=5,5;training=True"),
        name == "batch_norm"
          ? [leaf, try Tensor.zeros([3], dtype: .float64), try Tensor.ones([3], dtype: .float64)]
          : [leaf] + parameters)
      let value = try call.run(name).pow(.int(3)).sum()
      let gradient = try Autograd.grad(outputs: [value], inputs: [leaf], createGraph: creating)[0]
      return (leaf, try #require(gradient))
    }
    let (leaf, first) = try slope(x, creating: true)
    let second = try Autograd.grad(outputs: [first.mul(direction).sum()], inputs: [leaf])[0]
    let step = 1e-6
    let ahead = try slope(x.add(direction, alpha: .double(step)), creating: false).1
    let behind = try slope(x.sub(direction, alpha: .double(step)), creating: false).1
    let expected = try ahead.sub(behind).div(.double(2 * step))
    #expect(difference(try #require(second), expected) < 1e-5, "\(name)")
  }
}
