// SPDX-License-Identifier: GPL-3.0-or-later

import TensorKernels

/// A special function of one number, computed element by element: in double precision where PyTorch's own precision is not needed.
public enum SpecialFunction: String, CaseIterable, Sendable {
  case i0, i0e, i1, i1e, ndtr, ndtri, erfcx, entr
  case logNdtr = "log_ndtr"

  var value: (Double) -> Double {
    switch self {
    case .i0: BesselFunctions.i0
    case .i0e: BesselFunctions.i0e
    case .i1: BesselFunctions.i1
    case .i1e: BesselFunctions.i1e
    case .ndtr: GammaFunctions.ndtr
    case .ndtri: GammaFunctions.ndtri
    case .erfcx: GammaFunctions.erfcx
    case .entr: GammaFunctions.entr
    case .logNdtr: GammaFunctions.logNdtr
    }
  }

  /// The function in the precision of float32, in which 16-bit floats are computed too.
  var single: ((Float) -> Float)? {
    switch self {
    case .i0: BesselFunctions.i0
    case .i0e: BesselFunctions.i0e
    case .i1: BesselFunctions.i1
    case .i1e: BesselFunctions.i1e
    default: nil
    }
  }
}

extension Tensor {
  /// A function of doubles applied to every element of one tensor or of two that broadcast.
  func mappedWide(_ f: (Double) -> Double) throws -> Tensor {
    let dtype = Promotion.real(self.dtype)
    return try Tensor.from(doubles: dense(dtype).doubles().map(f), shape: shape, dtype: dtype)
  }

  /// The same with a function of its own for the other floating-point types.
  private func mapped(_ wide: (Double) -> Double, _ single: ((Float) -> Float)?) throws -> Tensor {
    guard let single, Promotion.real(dtype) != .float64 else { return try mappedWide(wide) }
    return try mappedWide { Double(single(Float($0))) }
  }

  private static func zippedWide(_ a: Tensor, _ b: Tensor, _ f: (Double, Double) -> Double) throws -> Tensor {
    let dtype = Promotion.real(Promotion.common(a, b))
    let shape = try Shape.broadcast(a.shape, b.shape)
    try Buffer.checkMemory(Shape.count(shape + [32]))
    let (x, y) = try TensorContext.withoutGrad {
      (try a.to(dtype).expand(shape).doubles(), try b.to(dtype).expand(shape).doubles())
    }
    return try Tensor.from(doubles: zip(x, y).map(f), shape: shape, dtype: dtype)
  }

  /// One of `torch.special`'s functions of one number.
  public func special(_ function: SpecialFunction) throws -> Tensor {
    let result = try mapped(function.value, function.single)
    record(Derivatives.special(function), inputs: [self], saved: [self, result], outputs: [result])
    return result
  }

  /// `polygamma(n, x)`: the n-th derivative of `digamma`.
  public func polygamma(_ n: Int) throws -> Tensor {
    guard n >= 0 else { throw TensorError.runtime("polygamma(n, x) does not support negative n.") }
    let single: (Float) -> Float = { GammaFunctions.trigamma($0) }
    let result = try mapped({ GammaFunctions.polygamma(n, $0) }, n == 1 ? single : nil)
    record(Derivatives.polygamma, inputs: [self], saved: [self], ints: [n], outputs: [result])
    return result
  }

  /// `special.zeta(s, q)`, differentiable in q.
  public static func zeta(_ s: Tensor, _ q: Tensor) throws -> Tensor {
    let result = try zippedWide(s, q, GammaFunctions.zeta)
    record(Derivatives.zeta, inputs: [s, q], saved: [s, q], outputs: [result])
    return result
  }

  /// `special.gammainc(a, x)` (or its complement), differentiable in x.
  public static func incompleteGamma(_ a: Tensor, _ x: Tensor, upper: Bool) throws -> Tensor {
    let result = try zippedWide(a, x, upper ? GammaFunctions.upper : GammaFunctions.lower)
    record(upper ? Derivatives.igammac : Derivatives.igamma, inputs: [a, x], saved: [a, x], outputs: [result])
    return result
  }
}

extension Derivatives {
  /// Names as PyTorch has them; saved: x and the result y.
  static func special(_ function: SpecialFunction) -> Derivative {
    switch function {
    case .i0: unary("I0Backward0") { g, x in try g.mul(x.special(.i1)) }
    case .i0e: specialRule("SpecialI0EBackward0") { x, y in try x.special(.i1e).sub(x.sgn().mul(y)) }
    case .i1:
      specialRule("SpecialI1Backward0") { x, y in
        // PyTorch's kernels of these two derivatives have no 16-bit floats.
        if x.dtype.isHalf { throw TensorError.notImplemented("i1_backward", x.dtype) }
        return try ratio(x, y) { try x.special(.i0).sub($0) }
      }
    case .i1e:
      specialRule("SpecialI1EBackward0") { x, y in
        if x.dtype.isHalf { throw TensorError.notImplemented("i1e_backward", x.dtype) }
        return try ratio(x, y) { try x.special(.i0e).sub($0).sub(x.sgn().mul(y)) }
      }
    case .ndtr:
      specialRule("SpecialNdtrBackward0") { x, _ in
        try x.mul(x).div(.int(-2)).exp().mul(.double(0.3989422804014327))
      }
    case .ndtri:
      specialRule("SpecialNdtriBackward0") { _, y in try y.mul(y).div(.int(2)).exp().mul(.double(2.5066282746310002)) }
    case .erfcx:
      specialRule("SpecialErfcxBackward0") { x, y in try x.mul(y).mul(.int(2)).sub(.double(1.1283791670955126)) }
    case .entr: specialRule("SpecialEntrBackward0") { x, _ in try x.log().add(.int(1)).neg() }
    case .logNdtr:
      specialRule("SpecialLogNdtrBackward0") { x, _ in
        try x.mul(.double(-0.7071067811865476)).special(.erfcx).reciprocal().mul(.double(0.7978845608028654))
      }
    }
  }

  private static func specialRule(
    _ name: String, _ slope: @escaping @Sendable (Tensor, Tensor) throws -> Tensor
  ) -> Derivative {
    Derivative(name) { node, gradients in
      guard let g = gradients[0] else { return [nil] }
      return [try g.mul(slope(node.savedTensor(0), node.savedTensor(1)))]
    }
  }

  /// `f(y / x)`, and 1/2 where x is 0.
  private static func ratio(_ x: Tensor, _ y: Tensor, _ f: (Tensor) throws -> Tensor) throws -> Tensor {
    let isZero = try x.eq(.int(0))
    return try f(y.div(x.maskedFill(isZero, .int(1)))).maskedFill(isZero, .double(0.5))
  }

  /// ints: the order.
  static let polygamma = Derivative("PolygammaBackward0") { node, gradients in
    guard let g = gradients[0] else { return [nil] }
    return [try g.mul(node.savedTensor(0).polygamma(node.int(.order) + 1))]
  }
  static let zeta = Derivative("SpecialZetaBackward0") { node, gradients in
    guard let g = gradients[0] else { return [nil, nil] }
    if node.needs(0) { throw TensorError.runtime("the derivative for 'self' is not implemented.") }
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
