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

  /// Dense elements of `x` and how the kernels shall read them: combined ones in the order in which PyTorch visits them.
  func dense(_ x: Tensor) throws -> (Tensor, ReductionGeometry) {
    guard let first = dims.first, let last = dims.last else {
      return (try x.dense(), ReductionGeometry(outer: x.numel, length: 1, inner: 1))
    }
    if x.isContiguous, last - first + 1 == dims.count {
      let outer = Shape.product(Array(x.shape[..<first]))
      let length = Shape.product(Array(x.shape[first...last]))
      return (x, ReductionGeometry(outer: outer, length: length, inner: Shape.product(Array(x.shape[(last + 1)...]))))
    }
    let walk = ReductionWalk(x, self)
    let order = x.shape.indices.filter { !dims.contains($0) } + walk.order.filter(dims.contains).reversed()
    let moved = x.aliased(order.map { x.shape[$0] }, order.map { x.strides[$0] })
    let length = dims.reduce(1) { $0 * x.shape[$1] }
    var geometry = ReductionGeometry(outer: length == 0 ? 0 : x.numel / length, length: length, inner: 1)
    if length == 0 { geometry.outer = Shape.product(result) }
    geometry.run = walk.run
    return (try moved.dense(), geometry)
  }
}

/// How PyTorch's iterator walks through the elements of a reduction: the dimensions fastest first, combined ones before the others, and
/// neighbours merged where they are one run of memory.
struct ReductionWalk {
  /// The dimensions of the operand.
  let order: [Int]
  /// The merged ones: numbers of elements, and steps in the result (0 where elements are combined) and the operand.
  private(set) var sizes: [Int] = []
  private(set) var outSteps: [Int] = []
  private(set) var inSteps: [Int] = []

  init(_ x: Tensor, _ shapes: ReductionShapes) {
    var strides = Shape.contiguousStrides(shapes.kept)
    for d in shapes.dims { strides[d] = 0 }
    let natural = Layout.order(shape: x.shape, strides: [strides, x.strides])
    order = natural.filter(shapes.dims.contains) + natural.filter { !shapes.dims.contains($0) }
    for d in order where x.shape[d] != 1 {
      let last = sizes.count - 1
      if last >= 0, x.strides[d] == inSteps[last] &* sizes[last], strides[d] == outSteps[last] &* sizes[last] {
        sizes[last] = sizes[last] &* x.shape[d]
      } else {
        sizes.append(x.shape[d])
        outSteps.append(strides[d])
        inSteps.append(x.strides[d])
      }
    }
  }

  /// How many elements that are combined lie side by side; 1 where they do not.
  var run: Int { outSteps.first == 0 && inSteps.first == 1 ? sizes[0] : 1 }
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
