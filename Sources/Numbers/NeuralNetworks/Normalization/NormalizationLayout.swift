// SPDX-License-Identifier: GPL-3.0-or-later

import TensorKernels
import Tensors

/// How the elements of a batch lie in memory: as their shape says, or with the channels side by side (`channels_last`),
/// which the sums and the result keep to.
struct NormalizationLayout {
  /// The dimensions as they lie in memory; nil when that is their own order.
  private let order: [Int]?

  init(_ input: Tensor) { self.init(order: Self.channelsLast(input)) }

  private init(order: [Int]?) { self.order = order }

  /// Elements as their shape says.
  static let ordinary = NormalizationLayout(order: nil)

  /// The order with the channels last, if the elements lie dense in it and not in their own order.
  private static func channelsLast(_ x: Tensor) -> [Int]? {
    guard x.rank == 4 || x.rank == 5, !x.isContiguous else { return nil }
    let order = [0] + Array(2..<x.rank) + [1]
    let moved = try? x.detach().permute(order)
    return moved?.isContiguous == true ? order : nil
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

  /// Whether another tensor lies in the same order.
  func matches(_ x: Tensor) -> Bool { Self.channelsLast(x) == order }
}
