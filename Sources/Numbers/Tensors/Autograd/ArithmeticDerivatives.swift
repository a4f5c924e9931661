// SPDX-License-Identifier: GPL-3.0-or-later

extension Derivatives {
  /// scalars: alpha.
  static let add = Derivative("AddBackward0") { node, gradients in
    guard let g = gradients[0] else { return [nil, nil] }
    let alpha = node.scalar(.alpha)
    return [node.needs(0) ? g : nil, node.needs(1) ? (alpha == .int(1) ? g : try g.mul(alpha)) : nil]
  }
  static let sub = Derivative("SubBackward0") { node, gradients in
    guard let g = gradients[0] else { return [nil, nil] }
    let alpha = node.scalar(.alpha)
    return [node.needs(0) ? g : nil, node.needs(1) ? (alpha == .int(1) ? try g.neg() : try g.mul(alpha.negated)) : nil]
  }
  static let rsub = Derivative("RsubBackward1") { node, gradients in
    guard let g = gradients[0] else { return [nil] }
    let alpha = node.scalar(.alpha)
    return [alpha == .int(1) ? try g.neg() : try g.mul(alpha.negated)]
  }
  static let mul = Derivative("MulBackward0") { node, gradients in
    guard let g = gradients[0] else { return [nil, nil] }
    return [
      node.needs(0) ? try g.mul(node.savedTensor(1)) : nil, node.needs(1) ? try g.mul(node.savedTensor(0)) : nil,
    ]
  }
  static let div = Derivative("DivBackward0") { node, gradients in
    guard let g = gradients[0] else { return [nil, nil] }
    let b = try node.savedTensor(1)
    return [
      node.needs(0) ? try g.div(b) : nil,
      node.needs(1) ? try g.neg().mul(node.savedTensor(0).div(b).div(b)) : nil,
    ]
  }
  static let divRounded = Derivative("DivBackward2") { node, gradients in try zeros(node, gradients) }
  /// An operation that PyTorch cannot differentiate.
  static let notImplemented = refusing(.floorDivide)
  /// `number % tensor`, likewise.
  static let remainderNotImplemented = refusing(.remainder)
  static let remainder = Derivative("RemainderBackward1") { node, gradients in
    guard let g = gradients[0] else { return [nil, nil] }
    if !node.needs(1) { return [g, nil] }
    return [g, try g.neg().mul(node.savedTensor(0).div(node.savedTensor(1), rounding: .floor))]
  }
  static let remainderNumber = Derivative("RemainderBackward0") { _, gradients in gradients }
  static let fmod = Derivative("FmodBackward1") { node, gradients in
    guard let g = gradients[0] else { return [nil, nil] }
    if !node.needs(1) { return [g, nil] }
    return [g, try g.neg().mul(node.savedTensor(0).div(node.savedTensor(1), rounding: .trunc))]
  }
  static let fmodNumber = Derivative("FmodBackward0") { _, gradients in gradients }

  /// Zero gradients for all inputs that want one.
  static func zeros(_ node: GradNode, _ gradients: [Tensor?]) throws -> [Tensor?] {
    try node.edges.indices.map {
      node.needs($0) && gradients.contains { $0 != nil }
        ? try Tensor.zeros(node.inputShape($0), dtype: node.inputDType($0)) : nil
    }
  }

  /// scalars: exponent.
  static let pow = Derivative("PowBackward0") { node, gradients in
    guard let g = gradients[0] else { return [nil] }
    let x = try node.savedTensor(0)
    switch node.scalar(.exponent) {
    case .double(let p):
      if p == 0 { return [try x.zerosLike()] }
      return [try g.mul(x.pow(.double(p - 1)).mul(.double(p)))]
    default:
      let p = node.scalar(.exponent).intValue
      if p == 0 { return [try x.zerosLike()] }
      return [try g.mul(x.pow(.int(p &- 1)).mul(.int(p)))]
    }
  }
  static let powTensor = Derivative("PowBackward1") { node, gradients in
    guard let g = gradients[0] else { return [nil, nil] }
    let (x, p) = (try node.savedTensor(0), try node.savedTensor(1))
    var result: [Tensor?] = [nil, nil]
    if node.needs(0) {
      let slope = try p.mul(x.pow(p.sub(.int(1))))
      result[0] = try g.mul(Tensor.where(p.eq(.int(0)), slope.zerosLike(), slope))
    }
    if node.needs(1) {
      let value = try node.savedTensor(2)
      let rate = try value.mul(x.to(Promotion.common(x, p)).log())
      result[1] = try g.mul(Tensor.where(x.eq(.int(0)).logicalAnd(p.ge(.int(0))), rate.zerosLike(), rate))
    }
    return result
  }
  /// scalars: base.
  static let powNumber = Derivative("PowBackward2") { node, gradients in
    guard let g = gradients[0] else { return [nil] }
    let (p, value) = (try node.savedTensor(0), try node.savedTensor(1))
    let base = node.scalar(.base).doubleValue
    if base == 0 { return [try Tensor.where(p.ge(.int(0)), g.zerosLike(), g.mul(value).mul(.double(-.infinity)))] }
    return [try g.mul(value.mul(.double(naturalLog(base))))]
  }
  static func naturalLog(_ x: Double) -> Double {
    (try? Tensor(.double(x), dtype: .float64).mapped(.log).item().doubleValue) ?? .nan
  }

  static let maximum = extremum("MaximumBackward0") { try $0.ge($1) }
  static let minimum = extremum("MinimumBackward0") { try $0.le($1) }
  private static func extremum(
    _ name: String, _ wins: @escaping @Sendable (Tensor, Tensor) throws -> Tensor
  ) -> Derivative {
    Derivative(name) { node, gradients in
      guard let g = gradients[0] else { return [nil, nil] }
      let (a, b) = (try node.savedTensor(0), try node.savedTensor(1))
      // Equal elements share the gradient half and half.
      let shared = try g.maskedFill(a.eq(b).logicalNot(), .int(0)).div(.int(2))
      let first = try wins(a, b).logicalAnd(a.ne(b))
      let second = try wins(b, a).logicalAnd(a.ne(b))
      return [
        node.needs(0) ? try g.maskedFill(first.logicalNot(), .int(0)).add(shared) : nil,
        node.needs(1) ? try g.maskedFill(second.logicalNot(), .int(0)).add(shared) : nil,
      ]
    }
  }
  static let fmax = chosen("FmaxBackward0") { try $0.ge($1).logicalOr($1.isnan()) }
  static let fmin = chosen("FminBackward0") { try $0.le($1).logicalOr($1.isnan()) }
  private static func chosen(
    _ name: String, _ first: @escaping @Sendable (Tensor, Tensor) throws -> Tensor
  ) -> Derivative {
    Derivative(name) { node, gradients in
      guard let g = gradients[0] else { return [nil, nil] }
      let mask = try first(node.savedTensor(0), node.savedTensor(1))
      return [
        node.needs(0) ? try g.maskedFill(mask.logicalNot(), .int(0)) : nil,
        node.needs(1) ? try g.maskedFill(mask, .int(0)) : nil,
      ]
    }
  }
  static let atan2 = Derivative("Atan2Backward0") { node, gradients in
    guard let g = gradients[0] else { return [nil, nil] }
    let (a, b) = (try node.savedTensor(0), try node.savedTensor(1))
    let r = try a.mul(a).add(b.mul(b)).reciprocal()
    return [node.needs(0) ? try g.mul(b).mul(r) : nil, node.needs(1) ? try g.mul(a.neg()).mul(r) : nil]
  }
  static let hypot = Derivative("HypotBackward0") { node, gradients in
    guard let g = gradients[0] else { return [nil, nil] }
    let (a, b, y) = (try node.savedTensor(0), try node.savedTensor(1), try node.savedTensor(2))
    return [node.needs(0) ? try g.mul(a).div(y) : nil, node.needs(1) ? try g.mul(b).div(y) : nil]
  }
  static let logaddexp = Derivative("LogaddexpBackward0") { node, gradients in
    guard let g = gradients[0] else { return [nil, nil] }
    let (a, b) = (try node.savedTensor(0), try node.savedTensor(1))
    return [
      node.needs(0) ? try g.div(b.sub(a).exp().add(.int(1))) : nil,
      node.needs(1) ? try g.div(a.sub(b).exp().add(.int(1))) : nil,
    ]
  }
  static let logaddexp2 = Derivative("Logaddexp2Backward0") { node, gradients in
    guard let g = gradients[0] else { return [nil, nil] }
    let (a, b) = (try node.savedTensor(0), try node.savedTensor(1))
    return [
      node.needs(0) ? try g.div(b.sub(a).rpow(.double(2)).add(.int(1))) : nil,
      node.needs(1) ? try g.div(a.sub(b).rpow(.double(2)).add(.int(1))) : nil,
    ]
  }
  static let copysign = Derivative("CopysignBackward0") { node, gradients in
    guard let g = gradients[0] else { return [nil, nil] }
    let (a, y) = (try node.savedTensor(0), try node.savedTensor(2))
    let ratio = try Tensor.where(a.eq(.int(0)), a.zerosLike(), y.div(a))
    return [node.needs(0) ? try g.mul(ratio) : nil, node.needs(1) ? try g.zerosLike() : nil]
  }
  static let xlogy = Derivative("XlogyBackward0") { node, gradients in
    guard let g = gradients[0] else { return [nil, nil] }
    let (a, b) = (try node.savedTensor(0), try node.savedTensor(1))
    let hidden = try a.eq(.int(0)).logicalAnd(b.le(.int(0)))
    return [
      node.needs(0) ? try g.xlogy(b).maskedFill(hidden, .int(0)) : nil, node.needs(1) ? try g.mul(a).div(b) : nil,
    ]
  }
  static let nextafter = Derivative("NextafterBackward0") { node, gradients in
    [gradients[0], try gradients[0]?.zerosLike()]
  }
  static let ldexp = Derivative("LdexpBackward0") { node, gradients in
    guard let g = gradients[0] else { return [nil, nil] }
    return [
      node.needs(0) ? try g.mul(node.savedTensor(0).rpow(.double(2))) : nil,
      node.needs(1) ? try g.mul(node.savedTensor(1)).mul(.double(0.693147180559945309417)) : nil,
    ]
  }
  /// A tensor times a number, where PyTorch itself calls that form.
  static let mulNumber = Derivative("MulBackward1") { node, gradients in [try gradients[0]?.mul(node.scalar(.factor))] }
  static let heaviside = refusing(.heaviside)
}
