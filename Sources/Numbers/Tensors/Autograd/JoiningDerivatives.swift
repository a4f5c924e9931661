// SPDX-License-Identifier: GPL-3.0-or-later

extension Derivatives {
  /// ints: dimension; shapes: the sizes along it.
  static let cat = Derivative("CatBackward0") { node, gradients in
    guard let g = gradients[0] else { return node.edges.map { _ in nil } }
    var start = 0
    return try node.edges.indices.map { i in
      let size = node.sizes(.sizes)[i]
      defer { start += size }
      if !node.needs(i) { return nil }
      if node.inputShape(i) == [0] { return try Tensor.zeros([0], dtype: g.dtype) }
      return try g.narrow(node.int(.dim), start, size)
    }
  }
  /// shapes: the blocks' shapes.
  static let blockDiag = Derivative("BlockDiagBackward0") { node, gradients in
    guard let g = gradients[0] else { return node.edges.map { _ in nil } }
    var (top, left) = (0, 0)
    return try node.edges.indices.map { i in
      let own = node.shapes[i]
      // As in PyTorch a list of no elements has a row in the result and none here.
      if own == [0] { return node.needs(i) ? try Tensor.zeros([0], dtype: g.dtype) : nil }
      let (rows, columns) = (own.count == 2 ? own[0] : 1, own.last ?? 1)
      defer {
        top += rows
        left += columns
      }
      if !node.needs(i) { return nil }
      return try g.narrow(0, top, rows).narrow(1, left, columns).reshape(own)
    }
  }
  static let stack = Derivative("StackBackward0") { node, gradients in
    guard let g = gradients[0] else { return node.edges.map { _ in nil } }
    return try node.edges.indices.map { node.needs($0) ? try g.select(node.int(.dim), $0) : nil }
  }
  /// shapes: dimensions.
  static let flip = Derivative("FlipBackward0") { node, gradients in [try gradients[0]?.flip(node.sizes(.axes))] }
  /// shapes: shifts, dimensions.
  static let roll = Derivative("RollBackward0") { node, gradients in
    [try gradients[0]?.roll(node.sizes(.shifts).reversed().map { 0 &- $0 }, node.sizes(.dims).reversed())]
  }
  static let rot90 = Derivative("Rot90Backward0") { node, gradients in
    [try gradients[0]?.rot90(-node.int(.turns), node.sizes(.axes))]
  }
  /// shapes: counts.
  static let `repeat` = Derivative("RepeatBackward0") { node, gradients in
    guard let g = gradients[0] else { return [nil] }
    let counts = node.sizes(.counts)
    let shape = node.inputShape(0)
    if counts.contains(0) { return [try Tensor.zeros(shape, dtype: g.dtype)] }
    let padded = [Int](repeating: 1, count: counts.count - shape.count) + shape
    var split: [Int] = []
    for (count, size) in zip(counts, padded) { split += [count, size] }
    let summed = try g.reshape(split).sum(dim: counts.indices.map { $0 * 2 })
    return [try summed.reshape(shape)]
  }
  /// ints: diagonal.
  static let tril = Derivative("TrilBackward0") { node, gradients in [try gradients[0]?.tril(node.int(.diagonal))] }
  static let triu = Derivative("TriuBackward0") { node, gradients in [try gradients[0]?.triu(node.int(.diagonal))] }
  /// ints: offset, the two dimensions.
  static let diagEmbed = Derivative("DiagEmbedBackward0") { node, gradients in
    [try gradients[0]?.diagonal(node.int(.offset), node.int(.dim1), node.int(.dim2))]
  }
}
