// SPDX-License-Identifier: GPL-3.0-or-later

import Tensors

/// A convolution whose windows lie side by side, each value of the input in one of them: a window that is the whole image, as in the last layer
/// of LeNet or the first of a generator, or the patches of a vision transformer. The convolution and the maps that belong to it are products of
/// matrices then, up to hundreds of times as fast as windows of which there are only a few.
struct ConvolutionProducts {
  /// The channels of an image and, for each spatial dimension, how many windows there are and how long they are.
  private let channels: Int
  private let counts: [Int]
  private let kernel: [Int]

  /// Nil where windows overlap, leave something out or are small, and where there is little to compute: the kernels keep their order of summation there.
  ///
  /// - Parameters:
  ///   - weight: the shape of the weight, filters first.
  ///   - input: the spatial sizes of an image.
  ///   - output: how many windows there are in each spatial dimension.
  init?(_ settings: ConvolutionSettings, weight: [Int], input: [Int], output: [Int], batch: Int) {
    kernel = Array(weight[2...])
    counts = output
    channels = weight[1]
    let isWhole = output.allSatisfy { $0 == 1 }
    guard settings.groups == 1, isWhole || kernel.reduce(1.0, { $0 * Double($1) }) >= 16,
      (output + weight).reduce(Double(batch), { $0 * Double($1) }) > 16_384
    else { return nil }
    for d in kernel.indices {
      guard settings.padding[d] == 0, settings.dilation[d] == 1 || kernel[d] == 1,
        output[d] == 1 || settings.stride[d] == kernel[d], input[d] == output[d] * kernel[d]
      else { return nil }
    }
  }

  /// From the dimensions (N, C, count, length, count, length …) to (N, count …, C, length …).
  private var order: [Int] {
    let pairs = kernel.indices.map { 2 + 2 * $0 }
    return [0] + pairs + [1] + pairs.map { $0 + 1 }
  }

  /// The windows of images as rows, not recorded.
  private func windows(_ images: Tensor) throws -> Tensor {
    let split = [images.shape[0], channels] + kernel.indices.flatMap { [counts[$0], kernel[$0]] }
    return try images.detach().reshape(split).permute(order).reshape([-1, channels * kernel.reduce(1, *)])
  }

  /// The filters as rows, not recorded.
  private func filters(_ weight: Tensor) throws -> Tensor { try weight.detach().reshape([weight.shape[0], -1]) }

  /// What each filter gave at each window, (N, O, count …), as a row for each window, not recorded.
  private func places(_ output: Tensor) throws -> Tensor {
    try output.detach().movedim([1], [-1]).reshape([-1, output.shape[1]])
  }

  /// The convolution.
  func forward(_ input: Tensor, _ weight: Tensor, _ bias: Tensor?) throws -> Tensor {
    var result = try windows(input).matmul(filters(weight).transpose(0, 1))
    if let bias { result = try result.add(bias.detach()) }
    return try result.reshape([input.shape[0]] + counts + [weight.shape[0]]).movedim([-1], [1]).contiguous()
  }

  /// The map from outputs back to images.
  func transposed(_ output: Tensor, _ weight: Tensor) throws -> Tensor {
    let rows = try places(output).matmul(filters(weight))
    // Where each dimension of (N, C, count, length …) stands in (N, count …, C, length …).
    let order = order
    let back = order.indices.map { d in order.firstIndex(of: d) ?? d }
    return try rows.reshape([output.shape[0]] + counts + [channels] + kernel).permute(back)
      .reshape([output.shape[0], channels] + kernel.indices.map { counts[$0] * kernel[$0] })
  }

  /// The sum over images and windows of outputs times inputs.
  func correlation(_ output: Tensor, _ input: Tensor) throws -> Tensor {
    try places(output).transpose(0, 1).matmul(windows(input)).reshape([output.shape[1], channels] + kernel)
  }
}
