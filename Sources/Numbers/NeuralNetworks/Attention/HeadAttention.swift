// SPDX-License-Identifier: GPL-3.0-or-later

import TensorKernels
import Tensors

extension Functional {
  /// How the results of attention, (N, heads, L, width), lie in memory.
  package enum HeadOrder {
    /// (N, heads, L, width).
    case heads
    /// (N, L, heads, width).
    case rows
    /// (L, N, heads, width).
    case sequences
  }

  /// `softmax(q kT + mask) v` over (N, heads, L, width) as one operation that is not recorded; nil where the kernel does not serve: for
  /// other types than float32, other shapes, and rows that are not dense.
  ///
  /// - Parameters:
  ///   - factors: what queries and keys are multiplied with first.
  ///   - mask: numbers to add, of a shape that expands to (N, heads, L, S).
  ///   - hidesRows: whether rows without anything to see give zeros.
  ///   - order: how the result lies in memory.
  package static func headAttention(
    _ query: Tensor, _ key: Tensor, _ value: Tensor, factors: (query: Double, key: Double), mask: Tensor?,
    isCausal: Bool, hidesRows: Bool, order: HeadOrder
  ) throws -> Tensor? {
    let operands = [query, key, value]
    let (batch, heads, length, width) = (query.shape[0], query.shape[1], query.shape[2], query.shape[3])
    let sources = key.shape[2]
    guard operands.allSatisfy({ $0.dtype == .float32 && $0.numel > 0 && $0.strides[3] == 1 && $0.strides[2] >= width }),
      key.shape == [batch, heads, sources, width], value.shape == key.shape, mask.map({ $0.dtype == .float32 }) ?? true
    else { return nil }
    let added = mask.flatMap { try? $0.detach().expand([batch, heads, length, sources]) }
    if mask != nil, added == nil { return nil }
    if let added, sources > 1, added.strides[3] != 1 { return nil }
    let size = heads * width
    let result = try Tensor.empty([batch * length * size], dtype: .float32)
    let steps =
      switch order {
      case .heads: [length * size, length * width, width, 1]
      case .rows: [length * size, width, size, 1]
      case .sequences: [size, width, batch * size, 1]
      }
    let kernels = AttentionKernels(
      batches: batch, heads: heads, queries: length, keys: sources, width: width,
      factors: (Float(factors.query), Float(factors.key)), isCausal: isCausal, hidesRows: hidesRows)
    func matrices(_ tensor: Tensor) -> AttentionKernels.Heads {
      .init(tensor.elements, batch: tensor.strides[0], head: tensor.strides[1], row: tensor.strides[2])
    }
    let target = AttentionKernels.Heads(result.writableElements(), batch: steps[0], head: steps[1], row: steps[2])
    let source = operands.map(matrices)
    let isLong = Double(batch * heads) * Double(length) * Double(sources) * Double(width) > 5e8
    try interruptible(isLong, holding: operands + [result] + (added.map { [$0] } ?? [])) {
      kernels.forward(source[0], source[1], source[2], mask: added.map(matrices), target)
    }
    return result.aliased([batch, heads, length, width], steps)
  }
}
