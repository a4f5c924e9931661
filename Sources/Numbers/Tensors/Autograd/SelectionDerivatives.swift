// SPDX-License-Identifier: GPL-3.0-or-later

extension Derivatives {
  static let `where` = Derivative("WhereBackward0") { node, gradients in
    guard let g = gradients[0] else { return [nil, nil] }
    let condition = try node.savedTensor(0)
    let zero = Tensor(.int(0), dtype: g.dtype)
    return [
      node.needs(0) ? try Tensor.where(condition, g, zero) : nil,
      node.needs(1) ? try Tensor.where(condition, zero, g) : nil,
    ]
  }
  static let maskedFill = Derivative("MaskedFillBackward0") { node, gradients in
    guard let g = gradients[0] else { return [nil] }
    return [try g.maskedFill(node.savedTensor(0), .int(0))]
  }
  static let maskedFillTensor = Derivative("MaskedFillBackward1") { node, gradients in
    guard let g = gradients[0] else { return [nil, nil] }
    let mask = try node.savedTensor(0)
    return [
      node.needs(0) ? try g.maskedFill(mask, .int(0)) : nil,
      node.needs(1) ? try Tensor.where(mask, g, Tensor(.int(0), dtype: g.dtype)).sum() : nil,
    ]
  }
  /// ints: whether there is a lower and an upper limit; scalars: the limits.
  static let clamp = Derivative("ClampBackward1") { node, gradients in
    guard let g = gradients[0] else { return [nil] }
    let x = try node.savedTensor(0)
    var inside: Tensor?
    if node.flag(.hasMin) { inside = try x.ge(node.scalar(.min)) }
    if node.flag(.hasMax) {
      let below = try x.le(node.scalar(.max))
      inside = try inside?.logicalAnd(below) ?? below
    }
    guard let inside else { return [g] }
    return [try Tensor.where(inside, g, Tensor(.int(0), dtype: g.dtype))]
  }
  static let clampTensor = Derivative("ClampBackward0") { node, gradients in
    guard let g = gradients[0] else { return [nil, nil, nil] }
    let x = try node.savedTensor(0)
    let (low, high) = (try node.savedTensorIfAny(1), try node.savedTensorIfAny(2))
    let zero = Tensor(.int(0), dtype: g.dtype)
    // PyTorch joins the second condition into the first in place, which a bound that is larger than both does not fit into.
    func chosen(_ input: Int, _ conditions: [() throws -> Tensor]) throws -> Tensor? {
      guard node.needs(input) else { return nil }
      let mask = try conditions[0]()
      for condition in conditions.dropFirst() {
        try mask.inPlace { try input == 2 ? $0.logicalOr(condition()) : $0.logicalAnd(condition()) }
      }
      return try Tensor.where(mask, g, zero)
    }
    switch (low, high) {
    case (let low?, let high?):
      return [
        try chosen(0, [{ try x.ge(low) }, { try x.le(high) }]),
        try chosen(1, [{ try x.lt(low) }, { try low.lt(high) }]),
        try chosen(2, [{ try x.gt(high) }, { try high.lt(low) }]),
      ]
    case (let low?, nil): return [try chosen(0, [{ try x.ge(low) }]), try chosen(1, [{ try x.lt(low) }])]
    case (nil, let high?): return [try chosen(0, [{ try x.le(high) }]), try chosen(1, [{ try x.gt(high) }])]
    case (nil, nil): return [nil]
    }
  }
  static let clampMin = Derivative("ClampMinBackward0") { node, gradients in
    guard let g = gradients[0] else { return [nil] }
    return [try Tensor.where(node.savedTensor(0).ge(node.scalar(.limit)), g, Tensor(.int(0), dtype: g.dtype))]
  }
  static let clampMax = Derivative("ClampMaxBackward0") { node, gradients in
    guard let g = gradients[0] else { return [nil] }
    return [try Tensor.where(node.savedTensor(0).le(node.scalar(.limit)), g, Tensor(.int(0), dtype: g.dtype))]
  }
  static let lerp = Derivative("LerpBackward0") { node, gradients in
    guard let g = gradients[0] else { return [nil, nil] }
    let w = node.scalar(.weight).doubleValue
    return [node.needs(0) ? try g.mul(.double(1 - w)) : nil, node.needs(1) ? try g.mul(.double(w)) : nil]
  }
  static let lerpTensor = Derivative("LerpBackward1") { node, gradients in
    guard let g = gradients[0] else { return [nil, nil, nil] }
    let (a, b, w) = (try node.savedTensor(0), try node.savedTensor(1), try node.savedTensor(2))
    return [
      node.needs(0) ? try g.mul(w.rsub(.int(1))) : nil, node.needs(1) ? try g.mul(w) : nil,
      node.needs(2) ? try g.mul(b.sub(a)) : nil,
    ]
  }
  /// scalars: value.
  static let addcmul = Derivative("AddcmulBackward0") { node, gradients in
    guard let g = gradients[0] else { return [nil, nil, nil] }
    let (a, b) = (try node.savedTensor(0), try node.savedTensor(1))
    let value = node.scalar(.value)
    return [
      g, node.needs(1) ? try g.mul(b.mul(value)) : nil, node.needs(2) ? try g.mul(a.mul(value)) : nil,
    ]
  }
  static let addcdiv = Derivative("AddcdivBackward0") { node, gradients in
    guard let g = gradients[0] else { return [nil, nil, nil] }
    let (a, b) = (try node.savedTensor(0), try node.savedTensor(1))
    let value = node.scalar(.value)
    return [
      g, node.needs(1) ? try g.mul(b.reciprocal().mul(value)) : nil,
      node.needs(2) ? try g.neg().mul(a.mul(value).div(b.mul(b))) : nil,
    ]
  }
}
