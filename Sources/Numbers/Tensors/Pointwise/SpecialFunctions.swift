// SPDX-License-Identifier: GPL-3.0-or-later

import TensorKernels

/// A special function of one number.
public typealias SpecialFunction = TensorKernels.SpecialFunction
/// A family of polynomials.
public typealias OrthogonalPolynomial = TensorKernels.OrthogonalPolynomial

extension Tensor {
  /// The result of a row loop on this tensor in a floating-point type.
  private func special(_ row: (ElementKind) -> UnaryRow?, name: String) throws -> Tensor {
    let dtype = Promotion.real(self.dtype)
    guard let row = row(dtype.kind) else { throw TensorError.notImplemented("\(name)_cpu", dtype) }
    return try Elementwise.unary(row, converted(dtype), dtype, isCostly: true)
  }

  /// One of `torch.special`'s functions of one number; most of those that are only there have no derivative in PyTorch.
  public func special(_ function: SpecialFunction) throws -> Tensor {
    let result =
      function == .entr && dtype.isHalf
      ? try halfEntropy() : try special(function.row, name: function.rawValue)
    if let rule = Derivatives.special(function) {
      record(rule, inputs: [self], saved: [self, result], outputs: [result])
    }
    return result
  }

  /// `-x log x` of 16-bit floats, whose logarithm is rounded before the product is.
  private func halfEntropy() throws -> Tensor {
    try TensorContext.withoutGrad {
      let value = try neg().mul(log()).maskedFill(eq(.int(0)), .int(0))
      return try value.maskedFill(lt(.int(0)), .double(-.infinity))
    }
  }

  /// `special.ndtr()`: the normal distribution function, which PyTorch makes of the error function; in the lower tail little is left of the sum.
  public func ndtr() throws -> Tensor {
    try mul(.double(0.5.squareRoot())).erf().add(.int(1)).mul(.double(0.5)).renamed("MulBackward1")
  }

  /// `polygamma(n, x)`: the n-th derivative of `digamma`.
  public func polygamma(_ n: Int) throws -> Tensor {
    guard n >= 0 else { throw TensorError.runtime("polygamma(n, x) does not support negative n.") }
    let result = try special({ SpecialFunction.polygamma(n, $0) }, name: "polygamma")
    record(Derivatives.polygamma, inputs: [self], saved: [self], ints: [n], outputs: [result])
    return result
  }

  /// `mvlgamma(p)`: the logarithm of the multivariate gamma function.
  public func mvlgamma(_ p: Int) throws -> Tensor {
    let result = try TensorContext.withoutGrad {
      let sum = try gammaArguments(p).lgamma().sum(dim: [-1])
      return try sum.add(.double(Double(p) * Double(p - 1) * 1.1447298858494002 / 4))
    }
    record(Derivatives.mvlgamma, inputs: [self], saved: [self], ints: [p], outputs: [result])
    return result
  }

  /// `x - (p - 1) / 2`, …, `x - 1 / 2`, `x` along a last dimension.
  func gammaArguments(_ p: Int) throws -> Tensor {
    let steps = try Tensor.arange(.int(1 - p), .int(1)).to(Promotion.real(dtype)).mul(.double(0.5))
    return try steps.add(unsqueeze(-1))
  }

  /// `special.zeta(s, q)`, differentiable in q.
  public static func zeta(_ s: Tensor, _ q: Tensor) throws -> Tensor {
    let dtype = Promotion.real(Promotion.common(s, q))
    if dtype.isHalf { throw TensorError.notImplemented("zeta_cpu", dtype) }
    return try s.realBinary(.zeta, q, Derivatives.zeta)
  }

  /// `special.gammainc(a, x)` (or its complement), differentiable in x.
  public static func incompleteGamma(_ a: Tensor, _ x: Tensor, upper: Bool) throws -> Tensor {
    try a.realBinary(upper ? .igammac : .igamma, x, upper ? Derivatives.igammac : Derivatives.igamma)
  }

  /// `special.xlog1py(other)`: `self * log1p(other)`, 0 where `self` is 0.
  public func xlog1py(_ other: Tensor) throws -> Tensor { try realBinary(.xlog1py, other, Derivatives.xlog1py) }

  /// One of the orthogonal polynomials; the degree may differ from place to place. PyTorch has no derivatives of them.
  public func polynomial(_ family: OrthogonalPolynomial, _ degree: Tensor) throws -> Tensor {
    let dtype = Promotion.real(Promotion.common(self, degree))
    guard let row = family.row(dtype.kind) else { throw TensorError.notImplemented("\(family.rawValue)_cpu", dtype) }
    let (x, n) = (try converted(dtype), try degree.converted(dtype))
    let steps = try n.doubles().reduce(0) { $1.isFinite ? Swift.max($0, $1) : $0 }
    guard steps > 1e5 else { return try Elementwise.binary(row, x, n, dtype) }
    // A step for each degree: nobody knows how long it takes, so it can be stopped.
    let shape = try Shape.broadcast(x.shape, n.shape)
    let (places, degrees) = (try x.expand(shape).contiguous(), try n.expand(shape).contiguous())
    let result = try Tensor.empty(shape, dtype: dtype)
    let (target, count) = (result.writableElements(), result.numel)
    try interruptible(true, holding: [places, degrees, result]) {
      row(target, 1, places.elements, 1, degrees.elements, 1, count)
    }
    return result
  }
}

extension Derivatives {
  /// Names as PyTorch has them; saved: x and the result y.
  static func special(_ function: SpecialFunction) -> Derivative? {
    switch function {
    case .i0: unary("I0Backward0") { g, x in try g.mul(x.special(.i1)) }
    case .i0e: specialRule("SpecialI0EBackward0") { g, x, y in try g.mul(x.special(.i1e).sub(x.sgn().mul(y))) }
    case .i1:
      specialRule("SpecialI1Backward0") { g, x, y in
        // PyTorch's kernels of these two derivatives have no 16-bit floats.
        if x.dtype.isHalf { throw TensorError.notImplemented("i1_backward", x.dtype) }
        return try g.mul(awayFromZero(x) { try $0.special(.i0).sub(y.mul($0.reciprocal())) })
      }
    case .i1e:
      specialRule("SpecialI1EBackward0") { g, x, y in
        if x.dtype.isHalf { throw TensorError.notImplemented("i1e_backward", x.dtype) }
        return try g.mul(awayFromZero(x) { try $0.special(.i0e).sub(y.mul($0.sgn().add($0.reciprocal()))) })
      }
    case .ndtri:
      specialRule("SpecialNdtriBackward0") { g, _, y in
        try g.mul(.double(2.5066282746310002)).mul(y.square().div(.int(2)).exp())
      }
    case .erfcx:
      specialRule("SpecialErfcxBackward0") { g, x, y in
        try x.mul(.int(2)).mul(y).sub(.double(1.1283791670955126)).mul(g)
      }
    case .entr: specialRule("SpecialEntrBackward0") { g, x, _ in try g.mul(x.log().add(.int(1)).neg()) }
    case .logNdtr:
      specialRule("SpecialLogNdtrBackward0") { g, x, y in
        try g.div(.double(2.5066282746310002)).mul(y.add(x.square().div(.int(2))).neg().exp())
      }
    case .sinc: sinc
    default: nil
    }
  }

  private static func specialRule(
    _ name: String, _ rule: @escaping @Sendable (Tensor, Tensor, Tensor) throws -> Tensor
  ) -> Derivative {
    Derivative(name) { node, gradients in
      guard let g = gradients[0] else { return [nil] }
      return [try rule(g, node.savedTensor(0), node.savedTensor(1))]
    }
  }

  /// `f(x)`, and 1/2 where x is about 0.
  private static func awayFromZero(_ x: Tensor, _ f: (Tensor) throws -> Tensor) throws -> Tensor {
    let epsilon = x.dtype == .float64 ? Double.ulpOfOne : Double(Float.ulpOfOne)
    let isTiny = try x.abs().gt(.double(epsilon)).logicalNot()
    return try f(x.maskedFill(isTiny, .double(epsilon))).maskedFill(isTiny, .double(0.5))
  }

  /// ints: the order.
  static let polygamma = Derivative("PolygammaBackward0") { node, gradients in
    guard let g = gradients[0] else { return [nil] }
    return [try g.mul(node.savedTensor(0).polygamma(node.int(.order) + 1))]
  }
  /// ints: the order.
  static let mvlgamma = Derivative("MvlgammaBackward0") { node, gradients in
    guard let g = gradients[0] else { return [nil] }
    return [try g.mul(node.savedTensor(0).gammaArguments(node.int(.order)).digamma().sum(dim: [-1]))]
  }
  static let xlog1py = Derivative("SpecialXlog1PyBackward0") { node, gradients in
    guard let g = gradients[0] else { return [nil, nil] }
    let (a, b) = (try node.savedTensor(0), try node.savedTensor(1))
    let hidden = try a.eq(.int(0)).logicalAnd(b.le(.int(-1)))
    return [
      node.needs(0) ? try g.xlog1py(b).maskedFill(hidden, .int(0)) : nil,
      node.needs(1) ? try g.mul(a).div(b.add(.int(1))) : nil,
    ]
  }
  static let zeta = Derivative("SpecialZetaBackward0") { node, gradients in
    guard let g = gradients[0] else { return [nil, nil] }
    if node.needs(0) { throw TensorError(.notImplemented, "the derivative for 'zeta' is not implemented.") }
    let (s, q) = (try node.savedTensor(0), try node.savedTensor(1))
    return [nil, try g.mul(s.neg()).mul(Tensor.zeta(s.add(.int(1)), q))]
  }
  static let igamma = incomplete("IgammaBackward0", sign: 1)
  static let igammac = incomplete("IgammacBackward0", sign: -1)
  private static func incomplete(_ name: String, sign: Int) -> Derivative {
    Derivative(name) { node, gradients in
      guard let g = gradients[0] else { return [nil, nil] }
      if node.needs(0) {
        throw TensorError(
          .notImplemented, "the derivative for '\(sign > 0 ? "igamma" : "igammac"): input' is not implemented.")
      }
      let (a, x) = (try node.savedTensor(0), try node.savedTensor(1))
      let density = try a.sub(.int(1)).mul(x.log()).sub(x).sub(a.lgamma()).exp()
      return [nil, try g.mul(density).mul(.int(sign))]
    }
  }
}
