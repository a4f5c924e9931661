// SPDX-License-Identifier: GPL-3.0-or-later

extension Tensor {
  /// `select_scatter(source, dim, index)`: a copy with one slice replaced.
  public func selectScatter(_ source: Tensor, _ dim: Int, _ index: Int) throws -> Tensor {
    let result = try Tensor.empty(shape, dtype: dtype)
    try result.copyElements(from: self)
    let target = try TensorContext.withoutGrad { try result.select(dim, index) }
    try checkSlice(source, target)
    try target.copyElements(from: source)
    let d = try Shape.wrap(dim, rank: rank)
    record(
      Derivatives.selectScatter, inputs: [self, source], ints: [d, index < 0 ? index + shape[d] : index],
      outputs: [result])
    return result
  }

  /// `slice_scatter(source, dim, start, end, step)`: a copy with a stretch replaced.
  public func sliceScatter(
    _ source: Tensor, _ dim: Int = 0, _ start: Int? = nil, _ end: Int? = nil, _ step: Int = 1
  ) throws -> Tensor {
    let result = try Tensor.empty(shape, dtype: dtype)
    try result.copyElements(from: self)
    let target = try TensorContext.withoutGrad { try result.slice(dim, start, end, step) }
    try checkSlice(source, target)
    try target.copyElements(from: source)
    record(
      Derivatives.sliceScatter, inputs: [self, source],
      ints: [try Shape.wrap(dim, rank: rank), start ?? 0, end ?? Int.max, step], outputs: [result])
    return result
  }

  private func checkSlice(_ source: Tensor, _ slice: Tensor) throws {
    guard slice.shape == source.shape else {
      throw TensorError.runtime(
        "expected src to have a size equal to the slice of self. src size = \(Shape.text(source.shape)), slice size = "
          + Shape.text(slice.shape))
    }
  }
}

extension Derivatives {
  /// ints: dimension, index.
  static let selectScatter = Derivative("SelectScatterBackward0") { node, gradients in
    guard let g = gradients[0] else { return [nil, nil] }
    let part = try g.select(node.int(.dim), node.int(.index))
    return [node.needs(0) ? try g.selectScatter(part.zerosLike(), node.int(.dim), node.int(.index)) : nil, part]
  }
  /// ints: dimension, start, end, step.
  static let sliceScatter = Derivative("SliceScatterBackward0") { node, gradients in
    guard let g = gradients[0] else { return [nil, nil] }
    let (d, start, end, step) = (node.int(.dim), node.int(.start), node.int(.end), node.int(.step))
    let part = try g.slice(d, start, end, step)
    return [node.needs(0) ? try g.sliceScatter(part.zerosLike(), d, start, end, step) : nil, part]
  }
}
