// SPDX-License-Identifier: GPL-3.0-or-later

import NeuralNetworks
import Tensors
import Testing

/// Convolutions and their gradients against sums written out one by one, for windows of all kinds.
@Suite(.serialized) struct ConvolutionTests {
  /// A kind of window: sizes, and (stride, padding, dilation) for each of two axes.
  struct Window: Sendable {
    var batch = 2
    var channels = 4
    var planes = 5
    var groups = 1
    var input = [9, 11]
    var kernel = [3, 3]
    var stride = [1, 1]
    var padding = [0, 0]
    var dilation = [1, 1]

    var output: [Int] {
      (0..<2).map { (input[$0] + 2 * padding[$0] - dilation[$0] * (kernel[$0] - 1) - 1) / stride[$0] + 1 }
    }
  }

  static let windows = [
    Window(), Window(planes: 6, padding: [1, 1]), Window(planes: 7, input: [5, 40], padding: [1, 2]),
    Window(batch: 9, channels: 3, planes: 32, input: [16, 16], padding: [1, 1]),
    Window(batch: 1, channels: 8, planes: 13, input: [4, 4], padding: [1, 1]),
    Window(planes: 4, input: [12, 33], stride: [2, 2], padding: [1, 1]),
    Window(planes: 2, input: [12, 35], stride: [3, 2], padding: [2, 0]),
    Window(planes: 1, input: [7, 70], kernel: [2, 5], dilation: [2, 3]),
    Window(input: [13, 17], kernel: [1, 1], stride: [2, 3]), Window(kernel: [1, 1]),
    Window(channels: 6, planes: 6, groups: 6, padding: [1, 1]),
    Window(channels: 6, planes: 9, groups: 3, input: [10, 24], kernel: [4, 2], stride: [2, 1], padding: [3, 1]),
    Window(input: [6, 8], kernel: [2, 2], stride: [5, 4], padding: [1, 1]),
    Window(planes: 16, input: [3, 3], kernel: [3, 3], padding: [2, 2]),
    // Products of matrices: several images at once, more than one tile, groups, and places that no window covers.
    Window(batch: 5, channels: 16, planes: 32, input: [4, 4], padding: [1, 1]),
    Window(batch: 9, channels: 8, planes: 24, input: [11, 11], padding: [1, 1]),
    Window(channels: 16, planes: 48, groups: 2, input: [9, 13], kernel: [4, 2], stride: [2, 3], padding: [1, 2]),
    Window(batch: 7, channels: 16, planes: 32, input: [8, 15], kernel: [1, 1], stride: [2, 3]),
    Window(batch: 30, channels: 40, planes: 32, input: [2, 3], kernel: [1, 1]),
    Window(batch: 3, channels: 20, planes: 24, input: [9, 8], kernel: [3, 2], padding: [2, 1], dilation: [2, 3]),
    // Images side by side: full registers and not, rest rows, strides, groups.
    Window(batch: 16, channels: 16, planes: 29, input: [4, 4], padding: [1, 1]),
    Window(batch: 37, channels: 40, planes: 24, input: [2, 3], padding: [1, 1]),
    Window(batch: 33, channels: 24, planes: 36, groups: 2, input: [5, 4], stride: [2, 1], padding: [1, 1]),
    Window(batch: 16, channels: 8, planes: 13, input: [3, 5], kernel: [3, 2], padding: [2, 1], dilation: [2, 3]),
    Window(batch: 70, channels: 18, planes: 12, input: [6, 6], kernel: [5, 5], padding: [2, 2]),
    // Windows that are far larger than what they leave of the image.
    Window(channels: 3, planes: 2, input: [40, 42], kernel: [37, 39]),
    Window(
      batch: 3, channels: 4, planes: 6, groups: 2, input: [43, 31], kernel: [40, 30], stride: [3, 1], padding: [1, 1]),
    // Channels by themselves, in wide and in narrow rows.
    Window(channels: 3, planes: 6, groups: 3, input: [6, 21], kernel: [5, 3], stride: [1, 2], padding: [2, 1]),
    Window(batch: 3, channels: 5, planes: 5, groups: 5, input: [4, 4], padding: [1, 1]),
    Window(channels: 4, planes: 4, groups: 4, input: [7, 5], kernel: [4, 4], stride: [2, 2], padding: [1, 1]),
    Window(channels: 4, planes: 4, groups: 4, input: [9, 3], kernel: [2, 2], dilation: [3, 2]),
    Window(channels: 4, planes: 4, groups: 4, input: [40, 150], kernel: [3, 3], padding: [1, 1]),
  ]

  /// Calls `body` with the indices of an output, an input and a weight for every product of the convolution.
  private func products(_ w: Window, _ body: (Int, Int, Int) -> Void) {
    let (perGroup, out) = (w.channels / w.groups, w.output)
    for n in 0..<w.batch {
      for o in 0..<w.planes {
        for c in 0..<perGroup {
          let channel = o / (w.planes / w.groups) * perGroup + c
          for (y, x) in (0..<out[0]).flatMap({ y in (0..<out[1]).map { (y, $0) } }) {
            for (i, j) in (0..<w.kernel[0]).flatMap({ i in (0..<w.kernel[1]).map { (i, $0) } }) {
              let row = y * w.stride[0] - w.padding[0] + i * w.dilation[0]
              let column = x * w.stride[1] - w.padding[1] + j * w.dilation[1]
              guard (0..<w.input[0]).contains(row), (0..<w.input[1]).contains(column) else { continue }
              body(
                ((n * w.planes + o) * out[0] + y) * out[1] + x,
                ((n * w.channels + channel) * w.input[0] + row) * w.input[1] + column,
                ((o * perGroup + c) * w.kernel[0] + i) * w.kernel[1] + j)
            }
          }
        }
      }
    }
  }

  @Test(arguments: windows, [DType.float32, .float64]) func areSumsOfProducts(_ w: Window, _ dtype: DType) throws {
    TensorContext.current = TensorContext(generator: Generator(seed: 3))
    let input = try Tensor.randn([w.batch, w.channels] + w.input, dtype: dtype)
    let weight = try Tensor.randn([w.planes, w.channels / w.groups] + w.kernel, dtype: dtype)
    let bias = try Tensor.randn([w.planes], dtype: dtype)
    for tensor in [input, weight, bias] { tensor.leafRequiresGrad = true }
    let output = try Functional.conv2d(
      input, weight, bias, stride: w.stride, padding: .amounts(w.padding), dilation: w.dilation, groups: w.groups)
    let gradient = try Tensor.randn(output.shape, dtype: dtype)
    let gradients = try Autograd.grad(outputs: [output], inputs: [input, weight], gradOutputs: [gradient])
    #expect(output.shape == [w.batch, w.planes] + w.output)

    let (x, k, b, g) = try (input.doubles(), weight.doubles(), bias.doubles(), gradient.doubles())
    let plane = w.output[0] * w.output[1]
    var sums = (0..<output.numel).map { b[$0 / plane % w.planes] }
    var (dx, dk) = ([Double](repeating: 0, count: x.count), [Double](repeating: 0, count: k.count))
    products(w) { o, i, t in
      sums[o] += x[i] * k[t]
      dx[i] += g[o] * k[t]
      dk[t] += g[o] * x[i]
    }
    let bound = dtype == .float64 ? 1e-12 : 3e-6
    for (name, ours, exact) in [
      ("output", output, sums), ("gradient of the input", try #require(gradients[0]), dx),
      ("gradient of the weight", try #require(gradients[1]), dk),
    ] {
      let scale = exact.map(\.magnitude).max() ?? 1
      let worst = try zip(ours.doubles(), exact).map { ($0 - $1).magnitude }.max() ?? 0
      #expect(worst <= bound * scale, "\(name), \(w), \(dtype.name)")
    }
  }

  /// Windows whose elements lie far apart need no more memory than those that are close.
  @Test func farTaps() throws {
    TensorContext.current = TensorContext(generator: Generator(seed: 6))
    let (far, large) = (1 << 29, 1_000_000_007)
    let x = try Tensor.randn([1, 2, 10])
    let weight = try Tensor.randn([3, 2, 2])
    for tensor in [x, weight] { tensor.leafRequiresGrad = true }
    for (stride, padding, dilation) in [(1, far, 2 * far), (large, 0, 3), (large, 4, 1)] {
      let output = try Functional.conv1d(
        x, weight, stride: [stride], padding: .amounts([padding]), dilation: [dilation])
      #expect(output.numel <= 3 * 10)
      let gradients = try Autograd.grad(
        outputs: [output], inputs: [x, weight], gradOutputs: [Tensor.ones(output.shape)])
      #expect(gradients.compactMap { $0 }.count == 2)
    }
  }

  /// What lies behind the end of a row must not get into a sum, not even times zero.
  @Test func infinityStaysInItsPlace() throws {
    TensorContext.current = TensorContext(generator: Generator(seed: 4))
    let input = try Tensor.ones([1, 1, 4, 5])
    try input.select(2, 1).select(2, 0).fill_(.double(.infinity))
    let weight = try Tensor.ones([1, 1, 1, 2])
    weight.leafRequiresGrad = true
    let output = try Functional.conv2d(input, weight)
    let gradient = try #require(
      try Autograd.grad(outputs: [output], inputs: [weight], gradOutputs: [Tensor.ones(output.shape)])[0])
    // The first column is under the first element of the window only.
    #expect(try gradient.doubles() == [.infinity, 16])
    // The same for channels by themselves.
    let both = try Tensor.cat([input, Tensor.ones([1, 1, 4, 5])], dim: 1)
    let weights = try Tensor.ones([2, 1, 1, 2])
    weights.leafRequiresGrad = true
    let outputs = try Functional.conv2d(both, weights, groups: 2)
    let gradients = try #require(
      try Autograd.grad(outputs: [outputs], inputs: [weights], gradOutputs: [Tensor.ones(outputs.shape)])[0])
    #expect(try gradients.doubles() == [.infinity, 16, 16, 16])
  }
}
