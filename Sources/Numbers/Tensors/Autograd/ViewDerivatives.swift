// SPDX-License-Identifier: GPL-3.0-or-later

extension Derivatives {
  /// A rule that gives the gradient the shape of the input.
  private static func reshaping(_ name: String) -> Derivative {
    Derivative(name) { node, gradients in
      guard let g = gradients[0] else { return [nil] }
      return [try g.reshape(node.inputShape(0))]
    }
  }
  static let view = reshaping("ViewBackward0")
  static let reshapeAlias = reshaping("ReshapeAliasBackward0")
  static let unsafeView = reshaping("UnsafeViewBackward0")
  static let squeeze = reshaping("SqueezeBackward0")
  static let squeezeDim = reshaping("SqueezeBackward1")
  static let squeezeDims = reshaping("SqueezeBackward2")
  static let squeezeFourth = reshaping("SqueezeBackward4")
  static let unsqueeze = reshaping("UnsqueezeBackward0")
  static let alias = Derivative("AliasBackward0") { _, gradients in gradients }
  static let t = Derivative("TBackward0") { _, gradients in [try gradients[0]?.t()] }
  /// ints: the two dimensions.
  static let transpose = Derivative("TransposeBackward0") { node, gradients in
    [try gradients[0]?.transpose(node.int(.dim0), node.int(.dim1))]
  }
  /// shapes: the order of dimensions.
  static let permute = Derivative("PermuteBackward0") { node, gradients in
    var inverse = node.sizes(.order)
    for (i, d) in node.sizes(.order).enumerated() { inverse[d] = i }
    return [try gradients[0]?.permute(inverse)]
  }
  static let expand = Derivative("ExpandBackward0") { node, gradients in
    [try gradients[0]?.sumToSize(node.inputShape(0))]
  }
  /// ints: dimension, index.
  static let select = Derivative("SelectBackward0") { node, gradients in
    guard let g = gradients[0] else { return [nil] }
    let shape = node.inputShape(0)
    let (d, index) = (node.int(.dim), node.int(.index))
    return [try g.unsqueeze(d).padded(d, index, shape[d] - index - 1, 1)]
  }
  /// ints: dimension, start, end, step.
  static let slice = Derivative("SliceBackward0") { node, gradients in
    guard let g = gradients[0] else { return [nil] }
    let d = node.int(.dim)
    let size = node.inputShape(0)[d]
    let used = g.shape[d] == 0 ? 0 : (g.shape[d] - 1) * node.int(.step) + 1
    let first = g.shape[d] == 0 ? 0 : node.int(.start)
    return [try g.padded(d, first, size - first - used, node.int(.step))]
  }
  /// ints: dimension, before, after, step.
  static let padding = Derivative("SliceBackward") { node, gradients in
    guard let g = gradients[0] else { return [nil] }
    return [try g.slice(node.int(.dim), node.int(.before), g.shape[node.int(.dim)] - node.int(.after), node.int(.step))]
  }
  /// ints: dimension.
  static let unbind = Derivative("UnbindBackward0") { node, gradients in
    let zero = try Tensor.zeros(node.output(0).shape, dtype: node.output(0).dtype)
    return [try Tensor.stack(gradients.map { $0 ?? zero }, dim: node.int(.dim))]
  }
  private static func joining(_ name: String) -> Derivative {
    Derivative(name) { node, gradients in
      let parts = try gradients.enumerated().map { i, g in
        try g ?? Tensor.zeros(node.output(i).shape, dtype: node.output(i).dtype)
      }
      return [try Tensor.cat(parts, dim: node.int(.dim))]
    }
  }
  static let split = joining("SplitBackward0")
  static let splitWithSizes = joining("SplitWithSizesBackward0")
  /// ints: dimension, size, step.
  static let unfold = Derivative("UnfoldBackward0") { node, gradients in
    guard let g = gradients[0] else { return [nil] }
    let shape = node.inputShape(0)
    if shape.isEmpty { return [try g.reshape([])] }
    let (d, size, step) = (node.int(.dim), node.int(.size), node.int(.windowStep))
    let windows = (shape[d] - size) / step + 1
    var places: [Int] = []
    for w in 0..<windows { for k in 0..<size { places.append(w * step + k) } }
    let moved = try g.movedim([g.rank - 1], [d + 1]).flatten(d, d + 1)
    let index = try Tensor.from(ints: places, shape: [places.count])
    return [try Tensor.zeros(shape, dtype: g.dtype).indexAdd(d, index, moved)]
  }
  /// ints: offset, the two dimensions.
  static let diagonal = Derivative("DiagonalBackward0") { node, gradients in
    guard let g = gradients[0] else { return [nil] }
    let zero = try Tensor.zeros(node.inputShape(0), dtype: g.dtype)
    return [try zero.diagonalScatter(g, node.int(.offset), node.int(.dim1), node.int(.dim2))]
  }
  static let diagonalCopy = Derivative("DiagonalBackward0_copy", diagonal.apply)
  static let diagonalScatter = Derivative("DiagonalScatterBackward0") { node, gradients in
    guard let g = gradients[0] else { return [nil, nil] }
    let part = try g.diagonal(node.int(.offset), node.int(.dim1), node.int(.dim2))
    return [
      node.needs(0)
        ? try g.diagonalScatter(part.zerosLike(), node.int(.offset), node.int(.dim1), node.int(.dim2)) : nil, part,
    ]
  }
}

extension Tensor {
  /// The elements spread along a dimension with zeros before, after and (step > 1) between them.
  func padded(_ d: Int, _ before: Int, _ after: Int, _ step: Int) throws -> Tensor {
    var size = shape
    let used = shape[d] == 0 ? 0 : (shape[d] - 1) * step + 1
    size[d] = before + used + after
    let result = try Tensor.empty(size, dtype: dtype, zeroed: true)
    var steps = result.strides
    steps[d] = steps[d] &* step
    try result.aliased(shape, steps, offset: before * result.strides[d]).copyElements(from: self)
    record(Derivatives.padding, inputs: [self], ints: [d, before, after, step], outputs: [result])
    return result
  }

  /// `diagonal_scatter(source, offset, dim1, dim2)`: a copy with another diagonal.
  public func diagonalScatter(_ source: Tensor, _ offset: Int = 0, _ dim1: Int = 0, _ dim2: Int = 1) throws -> Tensor {
    let result = try Tensor.empty(shape, dtype: dtype)
    try result.copyElements(from: self)
    let target = try TensorContext.withoutGrad { try result.diagonal(offset, dim1, dim2) }
    guard target.shape == source.shape else {
      throw TensorError.runtime(
        "expected src to have a size equal to the slice of self. src size = \(Shape.text(source.shape)), slice size = "
          + Shape.text(target.shape))
    }
    try target.copyElements(from: source)
    record(
      Derivatives.diagonalScatter, inputs: [self, source],
      ints: [offset, try Shape.wrap(dim1, rank: rank), try Shape.wrap(dim2, rank: rank)], outputs: [result])
    return result
  }
}
