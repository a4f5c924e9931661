// SPDX-License-Identifier: GPL-3.0-or-later

import Tensors

extension Functional {
  /// `F.margin_ranking_loss`: `max(0, -y (x1 - x2) + margin)`.
  public static func marginRankingLoss(
    _ first: Tensor, _ second: Tensor, _ target: Tensor, margin: Double = 0, reduction: Reduction = .mean
  ) throws -> Tensor {
    guard first.rank == second.rank, first.rank == target.rank else {
      throw TensorError.runtime(
        "margin_ranking_loss : All input tensors should have same dimension but got sizes: input1: "
          + "\(size(first.shape)), input2: \(size(second.shape)), target: \(size(target.shape)) ")
    }
    return try reduction.apply(
      target.neg().mul(first.sub(second)).add(.double(margin)).clampMin(.int(0)))
  }

  /// `F.hinge_embedding_loss`: x where y is 1, `max(0, margin - x)` where y is -1.
  public static func hingeEmbeddingLoss(
    _ input: Tensor, _ target: Tensor, margin: Double = 1, reduction: Reduction = .mean
  ) throws -> Tensor {
    let zeros = try Tensor.zeros(input.shape, dtype: input.dtype)
    let far = try input.rsub(.double(margin)).clampMin(.int(0))
    let negative = try Tensor.where(target.ne(.int(1)), far, zeros)
    let positive = try Tensor.where(target.ne(.int(-1)), input, zeros)
    return try reduction.apply(negative.add(positive))
  }

  /// `F.cosine_embedding_loss`: `1 - cos` where y is 1, `max(0, cos - margin)` where y is -1.
  public static func cosineEmbeddingLoss(
    _ first: Tensor, _ second: Tensor, _ target: Tensor, margin: Double = 0, reduction: Reduction = .mean
  ) throws -> Tensor {
    guard target.rank <= 1 else {
      throw TensorError.runtime("0D or 1D target tensor expected, multi-target not supported")
    }
    guard first.rank == target.rank + 1, second.rank == target.rank + 1 else {
      throw TensorError.runtime(
        "\(target.rank)D target tensor expects \(target.rank + 1)D input tensors, but found inputs with sizes "
          + "\(text(first.shape)) and \(text(second.shape)).")
    }
    let axis = target.rank
    let epsilon = 1e-12
    let product = try first.mul(second).sum(dim: [axis])
    let squares = try first.mul(first).sum(dim: [axis]).add(.double(epsilon))
    let others = try second.mul(second).sum(dim: [axis]).add(.double(epsilon))
    let cosine = try product.div(squares.mul(others).sqrt())
    let zeros = try Tensor.zeros(cosine.shape, dtype: cosine.dtype)
    let positive = try Tensor.where(target.eq(.int(1)), cosine.rsub(.int(1)), zeros)
    let negative = try Tensor.where(
      target.eq(.int(-1)), cosine.sub(.double(margin)).clampMin(.int(0)), zeros)
    return try reduction.apply(positive.add(negative))
  }

  /// `F.triplet_margin_loss`: `max(0, d(anchor, positive) - d(anchor, negative) + margin)`.
  public static func tripletMarginLoss(
    _ anchor: Tensor, _ positive: Tensor, _ negative: Tensor, margin: Double = 1, p: Double = 2, eps: Double = 1e-6,
    swap: Bool = false, reduction: Reduction = .mean
  ) throws -> Tensor {
    guard anchor.rank == positive.rank, anchor.rank == negative.rank else {
      throw TensorError.runtime(
        "The anchor, positive, and negative tensors are expected to have the same number of dimensions, but got: "
          + "anchor \(anchor.rank)D, positive \(positive.rank)D, and negative \(negative.rank)D inputs")
    }
    if margin <= 0 { throw TensorError.value("margin must be greater than 0, got \(margin)") }
    let near = try pairwiseDistance(anchor, positive, p: p, eps: eps)
    var far = try pairwiseDistance(anchor, negative, p: p, eps: eps)
    if swap { far = try far.minimum(pairwiseDistance(positive, negative, p: p, eps: eps)) }
    return try reduction.apply(near.add(.double(margin)).sub(far).clampMin(.int(0)))
  }

  /// `F.pairwise_distance`: `|x1 - x2 + eps|_p` over the last dimension.
  public static func pairwiseDistance(
    _ first: Tensor, _ second: Tensor, p: Double = 2, eps: Double = 1e-6, keepdim: Bool = false
  ) throws -> Tensor {
    let difference = try first.sub(second).add(.double(eps))
    let axis = difference.rank - 1
    let result = try TensorContext.withoutGrad { try difference.norm(p, dim: [axis], keepdim: keepdim) }
    record(
      Derivatives.distanceNorm, inputs: [difference], saved: [difference, result], ints: [keepdim ? 1 : 0],
      doubles: [p], outputs: [result])
    return result
  }

  /// `F.cosine_similarity`: `x1 · x2 / (max(|x1|, eps) max(|x2|, eps))` along a dimension.
  public static func cosineSimilarity(
    _ first: Tensor, _ second: Tensor, dim: Int = 1, eps: Double = 1e-8
  ) throws -> Tensor {
    let common = Promotion.common(first, second)
    guard common.isFloatingPoint else {
      throw TensorError.runtime(
        "expected common dtype to be floating point, yet common dtype is \(common.scalarTypeName)")
    }
    let shape = try Shape.broadcast(first.shape, second.shape)
    // Each keeps its type until the product: a 16-bit float is divided by its norm in 16 bits.
    let (a, b) = (try first.expand(shape), try second.expand(shape))
    let axis = try Shape.wrap(dim, rank: shape.count)
    let (left, right) = (try a.norm(2, dim: [axis], keepdim: true), try b.norm(2, dim: [axis], keepdim: true))
    return try a.div(left.clampMin(.double(eps))).mul(b.div(right.clampMin(.double(eps)))).sum(dim: [axis])
  }
}

extension Derivatives {
  /// Saved: the differences, their norms along the last dimension; ints: whether that was kept; doubles: p.
  static let distanceNorm = Derivative("NormBackward1") { node, gradients in
    guard var g = gradients[0] else { return [nil] }
    let x = try node.savedTensor(0)
    var norm = try node.savedTensor(1)
    let p = node.double(.p)
    if !node.flag(.keepsLast) {
      g = try g.unsqueeze(-1)
      norm = try norm.unsqueeze(-1)
    }
    return [try normGradient(g, x, norm, p, [-1]) ?? x.mul(.int(0))]
  }
}
