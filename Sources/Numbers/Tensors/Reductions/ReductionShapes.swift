// SPDX-License-Identifier: GPL-3.0-or-later

import TensorKernels

/// The shapes of a reduction: what stays, what goes, and dense elements to read.
struct ReductionShapes {
  /// The dimensions that are combined, in rising order.
  let dims: [Int]
  /// The shape of the result with combined dimensions kept as 1.
  let kept: [Int]
  /// The shape of the result.
  let result: [Int]

  init(_ x: Tensor, _ dim: [Int]?, keepdim: Bool) throws {
    dims = try Shape.wrap(dim, rank: x.rank).filter { $0 < x.rank }.sorted()
    var kept = x.shape
    for d in dims { kept[d] = 1 }
    self.kept = kept
    if keepdim {
      result = kept
    } else if dims.count == x.rank {
      result = []
    } else {
      let dims = self.dims
      result = x.shape.indices.filter { !dims.contains($0) }.map { x.shape[$0] }
    }
  }

  /// Dense elements of `x` and how the kernels shall read them.
  func dense(_ x: Tensor) throws -> (Tensor, ReductionGeometry) {
    let rank = x.rank
    guard let first = dims.first, let last = dims.last else {
      return (try x.dense(), ReductionGeometry(outer: x.numel, length: 1, inner: 1))
    }
    if last - first + 1 == dims.count, x.isContiguous || last == rank - 1 || first == 0 {
      let dense = try x.dense()
      let outer = Shape.product(Array(x.shape[..<first]))
      let length = Shape.product(Array(x.shape[first...last]))
      return (
        dense, ReductionGeometry(outer: outer, length: length, inner: Shape.product(Array(x.shape[(last + 1)...])))
      )
    }
    let order = (0..<rank).filter { !dims.contains($0) } + dims
    let moved = x.aliased(order.map { x.shape[$0] }, order.map { x.strides[$0] })
    let length = dims.reduce(1) { $0 * x.shape[$1] }
    let outer = (0..<rank).filter { !dims.contains($0) }.reduce(1) { $0 * x.shape[$1] }
    return (try moved.dense(), ReductionGeometry(outer: outer, length: length, inner: 1))
  }
}

extension Tensor {
  /// Dense elements and geometry for an operation along one dimension that keeps the shape.
  func lanes(_ dim: Int) throws -> (Tensor, ReductionGeometry) {
    let dense = try self.dense()
    if rank == 0 { return (dense, ReductionGeometry(outer: 1, length: 1, inner: 1)) }
    let outer = Shape.product(Array(shape[..<dim]))
    return (
      dense, ReductionGeometry(outer: outer, length: shape[dim], inner: Shape.product(Array(shape[(dim + 1)...])))
    )
  }

  /// Refuses a reduction without a neutral element over nothing.
  func checkReducible(_ dim: [Int]?, _ name: String) throws {
    guard numel == 0 else { return }
    guard let dim, !dim.isEmpty else {
      throw TensorError.runtime(
        "\(name)(): Expected reduction dim to be specified for input.numel() == 0. Specify the reduction dim with the "
          + "'dim' argument.")
    }
    for (d, given) in zip(try Shape.wrap(dim, rank: rank), dim) where rank > 0 && shape[d] == 0 {
      throw TensorError.index("\(name)(): Expected reduction dim \(given) to have non-zero size.")
    }
  }
}
