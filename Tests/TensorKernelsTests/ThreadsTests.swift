// SPDX-License-Identifier: GPL-3.0-or-later

import NeuralNetworks
import Primitives
import TensorKernels
import Tensors
import Testing

/// Results are the same to the last bit for any number of threads.
@Suite(.serialized) struct ThreadsTests {
  typealias Work = () throws -> [Tensor]

  /// The bytes of a work's results with so many threads, always from the same random stream.
  private func bytes(threads: Int, _ work: Work) throws -> [[UInt8]] {
    TensorContext.current = TensorContext(generator: Generator(seed: 5))
    Workers.shared.limit = threads
    defer { Workers.shared.limit = 2 }
    return try work().map { try $0.contiguous().storage.contents }
  }

  private func expectSame(_ work: Work) throws {
    let alone = try bytes(threads: 1, work)
    #expect(!alone.isEmpty)
    // The helper takes other pieces each time.
    for _ in 0..<5 { #expect(try bytes(threads: 2, work) == alone) }
  }

  /// The result and the gradients of all inputs.
  private func withGradients(_ inputs: [Tensor], _ body: ([Tensor]) throws -> Tensor) throws -> [Tensor] {
    for input in inputs { input.leafRequiresGrad = true }
    let output = try body(inputs)
    let direction = try Tensor.randn(output.shape)
    let gradients = try Autograd.grad(outputs: [output], inputs: inputs, gradOutputs: [direction])
    return [output.detach()] + gradients.compactMap { $0 }
  }

  /// The caller takes pieces from the front and the helper from the back: they meet without leaving or doing twice any of them.
  @Test(arguments: [1, 2, 3, 8, 1001]) func everyPieceOnce(_ count: Int) {
    let seen = UnsafeMutablePointer<Int>.allocate(capacity: count)
    defer { seen.deallocate() }
    for _ in 0..<300 {
      seen.initialize(repeating: 0, count: count)
      // SAFETY: each piece writes to a place of its own.
      nonisolated(unsafe) let places = seen
      Workers.shared.each(count) { places[$0] += 1 }
      #expect((0..<count).allSatisfy { seen[$0] == 1 })
    }
  }

  @Test(arguments: [(1, 16, 24, 40), (9, 3, 20, 31), (16, 8, 8, 12), (3, 6, 1, 33)])
  func convolutions(_ batch: Int, _ channels: Int, _ planes: Int, _ size: Int) throws {
    for stride in 1...2 {
      try expectSame {
        try withGradients([
          Tensor.randn([batch, channels, size, size]), Tensor.randn([planes, channels, 3, 3]), Tensor.randn([planes]),
        ]) { try Functional.conv2d($0[0], $0[1], $0[2], stride: [stride], padding: .amounts([1])) }
      }
    }
    try expectSame {
      try withGradients([Tensor.randn([batch, channels, size, size]), Tensor.randn([planes, channels, 1, 1])]) {
        try Functional.conv2d($0[0], $0[1])
      }
    }
  }

  @Test(arguments: [[32, 5, 40, 40], [512, 200], [700, 96]]) func batchNormalisation(_ shape: [Int]) throws {
    try expectSame {
      let (mean, variance) = (try Tensor.zeros([shape[1]]), try Tensor.ones([shape[1]]))
      let results = try withGradients([Tensor.randn(shape), Tensor.randn([shape[1]]), Tensor.randn([shape[1]])]) {
        try Functional.batchNorm(
          $0[0], runningMean: mean, runningVar: variance, weight: $0[1], bias: $0[2], training: true)
      }
      return results + [mean, variance]
    }
  }

  @Test func pooling() throws {
    try expectSame {
      try withGradients([Tensor.randn([8, 16, 33, 34])]) {
        try Functional.maxPool2d($0[0], kernelSize: [3], stride: [2], padding: [1]).values
      }
    }
  }

  @Test func productsOfMatrices() throws {
    for (n, k, m) in [(300, 200, 250), (8, 3000, 400), (129, 257, 131)] {
      try expectSame { try withGradients([Tensor.randn([n, k]), Tensor.randn([k, m])]) { try $0[0].matmul($0[1]) } }
    }
  }

  @Test func sumsAndSoftmax() throws {
    try expectSame {
      let x = try Tensor.randn([301, 1003])
      return try [
        x.sum(), x.sum(dim: [0]), x.sum(dim: [1]), x.mean(), x.softmax(dim: 0), x.softmax(dim: 1), x.logSoftmax(dim: 1),
      ]
    }
  }

  @Test func pointwiseAndRandom() throws {
    try expectSame {
      let x = try Tensor.randn([100_003])
      return try [x, x.exp(), x.tanh(), x.sigmoid(), x.abs().log(), x.add(x), x.mul(x).sqrt(), Tensor.rand([70_001])]
    }
  }
}
