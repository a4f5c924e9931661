// SPDX-License-Identifier: GPL-3.0-or-later

import NeuralNetworks
import Tensors
import Testing

/// Images of a batch are read two by two: their sums are those of each image by itself, for odd and even batches and for rows
/// that fill no vectors.
@Suite(.serialized) struct BatchNormTests {
  /// The gradients of weight and bias where the output's gradient is `slopes`.
  private func gradients(_ x: Tensor, _ slopes: Tensor, _ mean: Tensor, _ variance: Tensor) throws -> [[Double]] {
    let parameters = [try Tensor.ones([x.shape[1]]), try Tensor.zeros([x.shape[1]])]
    for parameter in parameters { parameter.leafRequiresGrad = true }
    let y = try Functional.batchNorm(
      x, runningMean: mean, runningVar: variance, weight: parameters[0], bias: parameters[1])
    return try Autograd.grad(outputs: [y], inputs: parameters, gradOutputs: [slopes]).map {
      try $0?.doubles() ?? []
    }
  }

  @Test(arguments: [1, 2, 3, 6], [3, 8, 21, 64]) func sumsOfImages(_ images: Int, _ size: Int) throws {
    TensorContext.current = TensorContext(generator: Generator(seed: 3))
    let (x, slopes) = (try Tensor.randn([images, 4, size]), try Tensor.randn([images, 4, size]))
    let (mean, variance) = (try Tensor.randn([4]), try Tensor.ones([4]))
    let together = try gradients(x, slopes, mean, variance)
    var (weights, biases) = ([Double](repeating: 0, count: 4), [Double](repeating: 0, count: 4))
    for n in 0..<images {
      let alone = try gradients(x.narrow(0, n, 1), slopes.narrow(0, n, 1), mean, variance)
      for c in 0..<4 {
        weights[c] += alone[0][c]
        biases[c] += alone[1][c]
      }
    }
    for c in 0..<4 {
      #expect((together[0][c] - weights[c]).magnitude < 1e-4)
      #expect(Float(together[1][c]) == Float(biases[c]))
    }
  }
}
