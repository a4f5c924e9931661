// SPDX-License-Identifier: GPL-3.0-or-later

import TensorKernels
import Tensors

/// The dense elements of images, as planes or with their channels side by side, whichever they suggest.
struct ImageLayout {
  /// Dense, in the order of the dimensions in memory.
  let elements: Tensor
  /// Planes, or images.
  let outer: Int
  /// How many channels lie side by side.
  let inner: Int
  private let format: MemoryFormat

  init(_ x: Tensor) throws {
    format = x.isContiguous ? .contiguous : x.suggestedFormat
    elements = try Self.dense(x, format)
    (outer, inner) = format == .contiguous ? (x.shape[..<2].reduce(1, &*), 1) : (x.shape[0], x.shape[1])
  }

  /// Whether the channels lie side by side.
  var hasChannelsLast: Bool { format != .contiguous }

  /// Another tensor's elements in the same order.
  func dense(_ x: Tensor) throws -> Tensor { try Self.dense(x, format) }

  private static func dense(_ x: Tensor, _ format: MemoryFormat) throws -> Tensor {
    try format == .contiguous ? x.plain() : x.detach().permute([0] + Array(2..<x.rank) + [1]).plain()
  }

  /// Room for other images that lie likewise.
  func empty(_ shape: [Int], dtype: DType) throws -> Tensor {
    try Tensor.empty(shape, strides: Tensor.strides(shape, in: format), dtype: dtype)
  }

  /// One dimension after the other along axes, from the last to the first.
  func pass(_ axes: [ResamplingAxis], to result: Tensor) throws {
    if result.numel == 0 { return }
    var source = elements
    var inner = inner
    for d in axes.indices.reversed() {
      let outer = outer &* axes[..<d].reduce(1) { $0 &* $1.input }
      let target = try d == 0 ? result : Tensor.empty([outer, axes[d].output, inner], dtype: source.dtype)
      let (kind, axis, width) = (source.dtype.kind, axes[d], inner)
      let (elements, place) = (source.elements, target.writableElements())
      try interruptible(target.numel > 1 << 20, holding: [source, target]) {
        ResamplingKernels.pass(kind, outer: outer, axis, inner: width, elements, place)
      }
      source = target
      inner = inner &* axes[d].output
    }
  }
}
