// SPDX-License-Identifier: GPL-3.0-or-later

extension Derivatives {
  private static func indices(_ node: GradNode) throws -> [Tensor?] {
    if node.isReleased { _ = try node.savedTensor(0) }
    return try node.saved.indices.map { try node.savedTensorIfAny($0) }
  }
  static let index = Derivative("IndexBackward0") { node, gradients in
    guard let g = gradients[0] else { return [nil] }
    return [try Tensor.zeros(node.inputShape(0), dtype: g.dtype).indexPut(indices(node), g, accumulate: true)]
  }
  /// ints: accumulate.
  static let indexPut = Derivative("IndexPutBackward0") { node, gradients in
    guard let g = gradients[0] else { return [nil, nil] }
    let places = try indices(node)
    let zero = Tensor(.int(0), dtype: g.dtype)
    return [
      node.needs(0) ? (node.flag(.accumulate) ? g : try g.indexPut(places, zero)) : nil,
      node.needs(1) ? try g.advancedIndex(places) : nil,
    ]
  }
  /// ints: dimension; saved: index.
  static let indexSelect = Derivative("IndexSelectBackward0") { node, gradients in
    guard let g = gradients[0] else { return [nil] }
    let zero = try Tensor.zeros(node.inputShape(0), dtype: g.dtype)
    return [try zero.indexAdd(node.int(.dim), node.savedTensor(0), g)]
  }
  static let indexAdd = Derivative("IndexAddBackward0") { node, gradients in
    guard let g = gradients[0] else { return [nil, nil] }
    guard node.needs(1) else { return [g, nil] }
    let part = try g.indexSelect(node.int(.dim), node.savedTensor(0)).reshape(node.inputShape(1))
    return [g, node.scalar(.alpha) == .int(1) ? part : try part.mul(node.scalar(.alpha))]
  }
  static let indexCopy = Derivative("IndexCopyBackward0") { node, gradients in
    guard let g = gradients[0] else { return [nil, nil] }
    let index = try node.savedTensor(0)
    return [
      node.needs(0) ? try g.indexFill(node.int(.dim), index, .int(0)) : nil,
      node.needs(1) ? try g.indexSelect(node.int(.dim), index).reshape(node.inputShape(1)) : nil,
    ]
  }
  static let indexFill = Derivative("IndexFillBackward0") { node, gradients in
    guard let g = gradients[0] else { return [nil] }
    return [try g.indexFill(node.int(.dim), node.savedTensor(0), .int(0))]
  }
  static let take = Derivative("TakeBackward0") { node, gradients in
    guard let g = gradients[0] else { return [nil] }
    let zero = try Tensor.zeros(node.inputShape(0), dtype: g.dtype)
    return [try zero.put(node.savedTensor(0), g, accumulate: true)]
  }
  /// ints: accumulate; saved: index.
  static let put = Derivative("PutBackward0") { node, gradients in
    guard let g = gradients[0] else { return [nil, nil] }
    let index = try node.savedTensor(0)
    let zero = try Tensor.zeros(index.shape, dtype: g.dtype)
    return [
      node.needs(0) ? (node.flag(.accumulate) ? g : try g.put(index, zero)) : nil,
      node.needs(1) ? try g.take(index).reshape(node.inputShape(1)) : nil,
    ]
  }
  static let maskedSelect = Derivative("MaskedSelectBackward0") { node, gradients in
    guard let g = gradients[0] else { return [nil] }
    let mask = try node.savedTensor(0)
    let shape = try Shape.broadcast(node.inputShape(0), mask.shape)
    return [try Tensor.zeros(shape, dtype: g.dtype).maskedScatter(mask.expand(shape), g)]
  }
  /// shapes: the source's shape.
  static let maskedScatter = Derivative("MaskedScatterBackward0") { node, gradients in
    guard let g = gradients[0] else { return [nil, nil] }
    let mask = try node.savedTensor(0)
    var source: Tensor?
    if node.needs(1) {
      let picked = try g.maskedSelect(mask)
      let count = Shape.product(node.sizes(.source))
      source = try picked.padded(0, 0, count - picked.numel, 1).reshape(node.sizes(.source))
    }
    return [node.needs(0) ? try g.maskedFill(mask, .int(0)) : nil, source]
  }
  /// ints: dimension; saved: index.
  static let gather = Derivative("GatherBackward0") { node, gradients in
    guard let g = gradients[0] else { return [nil] }
    let zero = try Tensor.zeros(node.inputShape(0), dtype: g.dtype)
    return [try zero.scatterAdd(node.int(.dim), node.savedTensor(0), g)]
  }
  static let scatter = Derivative("ScatterBackward0") { node, gradients in
    guard let g = gradients[0] else { return [nil, nil] }
    let index = try node.savedTensor(0)
    return [
      node.needs(0) ? try g.scatter(node.int(.dim), index, .int(0)) : nil,
      node.needs(1) ? try g.gather(node.int(.dim), index) : nil,
    ]
  }
  static let scatterValue = Derivative("ScatterBackward1") { node, gradients in
    guard let g = gradients[0] else { return [nil] }
    return [try g.scatter(node.int(.dim), node.savedTensor(0), .int(0))]
  }
  static let scatterAdd = Derivative("ScatterAddBackward0") { node, gradients in
    guard let g = gradients[0] else { return [nil, nil] }
    return [g, node.needs(1) ? try g.gather(node.int(.dim), node.savedTensor(0)) : nil]
  }
  /// ints: dimension, include_self, reduction; saved: self, index, source, result.
  static let scatterReduce = Derivative("ScatterReduceBackward0") { node, gradients in
    guard let g = gradients[0] else { return [nil, nil] }
    let (x, index) = (try node.savedTensor(0), try node.savedTensor(1))
    let (source, y) = (try node.savedTensor(2), try node.savedTensor(3))
    let (d, includes) = (node.int(.dim), node.flag(.includeSelf))
    var own: Tensor
    var other: Tensor
    switch node.int(.scatterReduction) {
    case 0:
      own = g
      other = try g.gather(d, index)
    case 1:
      let base = try includes ? x.detach().onesLike() : x.detach().onesLike().scatter(d, index, .int(0))
      let count = try base.scatterAdd(d, index, source.detach().onesLike()).clamp(min: .int(1))
      own = try g.div(count)
      other = try g.div(count).gather(d, index)
    case 2, 3:
      let ownHit = try x.eq(y).to(g.dtype)
      let hit = try source.eq(y.gather(d, index)).to(g.dtype)
      let shares = try ownHit.scatterAdd(d, index, hit)
      let part = try g.div(shares)
      own = try ownHit.mul(part)
      other = try hit.mul(part.gather(d, index))
    default:
      own = try g.mul(y).div(x)
      other = try g.mul(y).gather(d, index).div(source)
    }
    if !includes { own = try own.scatter(d, index, .int(0)) }
    return [node.needs(0) ? own : nil, node.needs(1) ? other : nil]
  }
}
