// SPDX-License-Identifier: GPL-3.0-or-later

import TensorKernels
import Tensors

/// How the elements of a batch lie in memory: as their shape says, or with the channels side by side (`channels_last`),
/// which the sums and the result keep to.
struct NormalizationLayout {
  /// The dimensions as they lie in memory; nil when that is their own order.
  private let order: [Int]?

  /// The layout of dense elements; nil where they are scattered.
  init?(_ input: Tensor) {
    let format = input.isContiguous ? MemoryFormat.contiguous : input.suggestedFormat
    guard input.isContiguous(format) else { return nil }
    order = format == .contiguous ? nil : [0] + Array(2..<input.rank) + [1]
  }

  /// The elements in the order in which they lie.
  func dense(_ x: Tensor) throws -> Tensor { try (order.map { try x.detach().permute($0) } ?? x).plain() }

  /// Dense elements in that order, as a tensor of the original shape.
  func original(_ x: Tensor) throws -> Tensor {
    guard let order else { return x }
    return try x.permute(order.indices.map { order.firstIndex(of: $0) ?? 0 })
  }

  /// Kernels for a batch of this shape.
  func kernels(_ shape: [Int]) -> NormalizationKernels {
    let inner = shape[2...].reduce(1, &*)
    return order == nil
      ? NormalizationKernels(outer: shape[0], channels: shape[1], inner: inner)
      : NormalizationKernels(outer: shape[0] &* inner, channels: shape[1], inner: 1)
  }

  /// The layout that PyTorch's vectors for gradients need: that of both, which suggest the same format.
  init?(_ input: Tensor, gradient: Tensor) {
    guard NormalizationLayout(gradient) != nil, gradient.suggestedFormat == input.suggestedFormat else { return nil }
    self.init(input)
  }
}
