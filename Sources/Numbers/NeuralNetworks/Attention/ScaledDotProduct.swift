// SPDX-License-Identifier: GPL-3.0-or-later

import Tensors

extension Functional {
  /// `F.scaled_dot_product_attention`: `softmax(Q Kᵀ scale + mask) V`, with `scale` 1 / sqrt(last size) by default.
  ///
  /// A mask of truth values keeps where it is true; `isCausal` keeps what is not later.
  public static func scaledDotProductAttention(
    _ query: Tensor, _ key: Tensor, _ value: Tensor, mask: Tensor? = nil, dropout: Double = 0, isCausal: Bool = false,
    scale: Double? = nil
  ) throws -> Tensor {
    guard query.rank >= 2, key.rank >= 2, value.rank >= 2 else {
      throw TensorError.runtime(
        "scaled_dot_product_attention: Expected query, key, and value to all be  at least 2 dimensional, but got Query "
          + "dim: \(query.rank), key dim: \(key.rank) and value dim: \(value.rank) instead.")
    }
    guard query.dtype == key.dtype, query.dtype == value.dtype else {
      throw TensorError.runtime(
        "Expected query, key, and value to have the same dtype, but got query.dtype: \(query.dtype.streamName) key.dtype: "
          + "\(key.dtype.streamName) and value.dtype: \(value.dtype.streamName) instead.")
    }
    let factor = scale ?? 1 / Double(query.shape[query.rank - 1]).squareRoot()
    // PyTorch takes one fused node for (N, heads, L, E) without dropout, and plain operations otherwise.
    let isFused =
      query.rank == 4 && key.rank == 4 && value.rank == 4 && dropout == 0 && query.shape[3] == value.shape[3]
      && [query, key, value].allSatisfy { $0.strides[3] == 1 }
    if let mask, isCausal {
      guard isFused, !mask.requiresGrad else {
        throw TensorError.runtime(
          "_scaled_dot_product_attention: Explicit attn_mask should not be set when is_causal=True")
      }
      // Both count in the fused one.
      let earlier = try Tensor.ones([query.shape[2], key.shape[2]], dtype: .bool).tril()
      let both =
        mask.dtype == .bool
        ? try mask.logicalAnd(earlier) : try Tensor.where(earlier, mask, Tensor(.double(-.infinity), dtype: mask.dtype))
      return try scaledDotProductAttention(query, key, value, mask: both, dropout: dropout, scale: scale)
    }
    guard isFused, mask?.requiresGrad != true else {
      return try attention(query, key, value, mask, dropout, isCausal, factor)
    }
    let root = factor.squareRoot()
    // The result lies in memory as the queries do.
    let isHeadFirst = query.strides[1] >= query.strides[2]
    let result = try TensorContext.withoutGrad {
      try headAttention(
        query, key, value, factors: (root, root), mask: mask, isCausal: isCausal, hidesRows: mask != nil,
        order: isHeadFirst ? .heads : .rows) ?? attention(query, key, value, mask, 0, isCausal, factor)
    }
    record(
      Derivatives.attention, inputs: [query, key, value], saved: [query, key, value, mask],
      ints: [isCausal ? 1 : 0], doubles: [factor], outputs: [result])
    return result
  }

  /// Attention in recordable operations.
  static func attention(
    _ query: Tensor, _ key: Tensor, _ value: Tensor, _ mask: Tensor?, _ dropout: Double, _ isCausal: Bool,
    _ factor: Double
  ) throws -> Tensor {
    if query.dtype.isHalf {
      // 16-bit floats are widened for the whole of it, and the result is rounded.
      let wide = try [query, key, value].map { try $0.to(.float32) }
      let mask = try mask.map { $0.dtype == .bool ? $0 : try $0.to(.float32) }
      return try attention(wide[0], wide[1], wide[2], mask, dropout, isCausal, factor).to(query.dtype)
    }
    let root = Scalar.double(factor.squareRoot())
    var scores = try query.mul(root).matmul(key.transpose(-2, -1).mul(root))
    if isCausal {
      let (rows, columns) = (query.shape[query.rank - 2], key.shape[key.rank - 2])
      let later = try Tensor.ones([rows, columns], dtype: .bool).tril().logicalNot()
      scores = try scores.maskedFill(later, .double(-.infinity))
    } else if let mask {
      scores =
        mask.dtype == .bool
        ? try scores.maskedFill(mask.logicalNot(), .double(-.infinity)) : try scores.add(mask)
    }
    var weights = try scores.softmax(dim: -1)
    if mask != nil {
      // Rows that are masked altogether give zeros, not NaN.
      let hidden = try scores.detach().eq(.double(-.infinity)).all(dim: [scores.rank - 1], keepdim: true)
      if try hidden.any().item() == .bool(true) { weights = try weights.maskedFill(hidden, .int(0)) }
    }
    if dropout > 0 { weights = try self.dropout(weights, p: dropout) }
    return try weights.matmul(value)
  }
}

extension Derivatives {
  /// Saved: query, key, value, mask; ints: whether causal; doubles: scale.
  static let attention = recomputed("ScaledDotProductFlashAttentionForCpuBackward0", .attentionBackward, inputs: 3) {
    node, x in
    try Functional.attention(
      x[0], x[1], x[2], node.savedTensorIfAny(3), 0, node.flag(.isCausal), node.double(.scale))
  }
}
