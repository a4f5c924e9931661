// SPDX-License-Identifier: GPL-3.0-or-later

/// A function and its derivative, written once for vectors and for single numbers.
protocol ActivationRule: Sendable {
  /// Whether PyTorch's vector code does the ends of rows, too.
  static var isVectorOnly: Bool { get }
  func value<N: ActivationNumber>(_ x: N) -> N
  /// The output's gradient times the derivative at the input `x`.
  func gradient<N: ActivationNumber>(_ g: N, _ x: N) -> N
}

extension ActivationRule {
  static var isVectorOnly: Bool { false }
}

/// What rules are made of. Products and sums are rounded one by one; `plus(_:times:)` is rounded once, where the compiled
/// kernels of PyTorch have such an instruction.
protocol ActivationNumber {
  associatedtype Choice
  init(constant: Double)
  static func + (a: Self, b: Self) -> Self
  static func - (a: Self, b: Self) -> Self
  static func * (a: Self, b: Self) -> Self
  static func / (a: Self, b: Self) -> Self
  static prefix func - (a: Self) -> Self
  func plus(_ a: Self, times b: Self) -> Self
  var exponential: Self { get }
  var expm1: Self { get }
  var log1p: Self { get }
  var hyperbolicTangent: Self { get }
  var errorFunction: Self { get }
  var size: Self { get }
  func isAbove(_ other: Self) -> Choice
  func isAtLeast(_ other: Self) -> Choice
  static func choose(_ choice: Choice, _ a: Self, _ b: Self) -> Self
}

extension ActivationNumber where Self: RealNumber, Choice == Bool {
  @inline(__always) init(constant: Double) { self.init(constant) }
  @inline(__always) var exponential: Self { Self.exp(self) }
  @inline(__always) var expm1: Self { Self.expm1(self) }
  @inline(__always) var log1p: Self { Self.log1p(self) }
  @inline(__always) var hyperbolicTangent: Self { Self.tanh(self) }
  @inline(__always) var errorFunction: Self { Self.erf(self) }
  @inline(__always) var size: Self { Self.zeroValue - self > self ? -self : self }
  @inline(__always) func isAbove(_ other: Self) -> Bool { self > other }
  @inline(__always) func isAtLeast(_ other: Self) -> Bool { self >= other }
  @inline(__always) static func choose(_ choice: Bool, _ a: Self, _ b: Self) -> Self { choice ? a : b }
}

extension Float: ActivationNumber {}
extension Double: ActivationNumber {}

extension SIMD16<Float>: ActivationNumber {
  @inline(__always) init(constant: Double) { self.init(repeating: Float(constant)) }
  @inline(__always) func plus(_ a: Self, times b: Self) -> Self { addingProduct(a, b) }
  @inline(__always) var exponential: Self { VectorMath.exp(self) }
  @inline(__always) var expm1: Self { VectorMath.expm1(self) }
  @inline(__always) var log1p: Self { VectorMath.log1p(self) }
  @inline(__always) var hyperbolicTangent: Self { VectorMath.tanh(self) }
  @inline(__always) var errorFunction: Self { VectorMath.erf(self) }
  @inline(__always) var size: Self { magnitude }
  @inline(__always) func isAbove(_ other: Self) -> SIMDMask<SIMD16<Int32>> { self .> other }
  @inline(__always) func isAtLeast(_ other: Self) -> SIMDMask<SIMD16<Int32>> { self .>= other }
  @inline(__always) static func choose(_ choice: SIMDMask<SIMD16<Int32>>, _ a: Self, _ b: Self) -> Self {
    b.replacing(with: a, where: choice)
  }
}

extension ActivationNumber {
  @inline(__always) static var one: Self { Self(constant: 1) }
  @inline(__always) static var half: Self { Self(constant: 0.5) }
  @inline(__always) static var zero: Self { Self(constant: 0) }
  /// 1 / (1 + e^-x).
  @inline(__always) var sigmoid: Self { .one / (.one + (-self).exponential) }
}

struct Sigmoid: ActivationRule {
  @inline(__always) func value<N: ActivationNumber>(_ x: N) -> N { x.sigmoid }
  @inline(__always) func gradient<N: ActivationNumber>(_ g: N, _ x: N) -> N {
    let y = x.sigmoid
    return g * (.one - y) * y
  }
}

struct Elu: ActivationRule {
  let alpha: Double
  let scale: Double
  let inputScale: Double

  @inline(__always) func value<N: ActivationNumber>(_ x: N) -> N {
    let below = (x * N(constant: inputScale)).expm1 * (N(constant: alpha) * N(constant: scale))
    return N.choose(x.isAtLeast(.zero), x * N(constant: scale), below)
  }
  @inline(__always) func gradient<N: ActivationNumber>(_ g: N, _ x: N) -> N {
    let slope = N(constant: inputScale)
    let below = g * slope * (N(constant: alpha) * N(constant: scale)) * (x * slope).exponential
    return N.choose(x.isAbove(.zero), g * N(constant: scale), below)
  }
}

struct Gelu: ActivationRule {
  @inline(__always) func value<N: ActivationNumber>(_ x: N) -> N {
    x * .half * (.one + (x * N(constant: 0.5.squareRoot())).errorFunction)
  }
  @inline(__always) func gradient<N: ActivationNumber>(_ g: N, _ x: N) -> N {
    let chance = N.half * (.one + (x * N(constant: 0.5.squareRoot())).errorFunction)
    let density = N(constant: 1 / (2 * Double.pi).squareRoot()) * (x * x * N(constant: -0.5)).exponential
    return g * chance.plus(x, times: density)
  }
}

struct GeluTanh: ActivationRule {
  private var beta: Double { (2 / Double.pi).squareRoot() }
  private var kappa: Double { 0.044715 }

  @inline(__always) private func inner<N: ActivationNumber>(_ x: N) -> N {
    (N(constant: beta) * x.plus(N(constant: kappa), times: x * x * x)).hyperbolicTangent
  }
  @inline(__always) func value<N: ActivationNumber>(_ x: N) -> N { .half * x * (.one + inner(x)) }
  @inline(__always) func gradient<N: ActivationNumber>(_ g: N, _ x: N) -> N {
    let t = inner(x)
    let slope = N(constant: beta) * N.one.plus(N(constant: 3) * N(constant: kappa), times: x * x)
    let right = N.half * x * N.one.plus(-t, times: t) * slope
    return g * right.plus(.half, times: .one + t)
  }
}

struct Silu: ActivationRule {
  @inline(__always) func value<N: ActivationNumber>(_ x: N) -> N { x / (.one + (-x).exponential) }
  @inline(__always) func gradient<N: ActivationNumber>(_ g: N, _ x: N) -> N {
    let s = x.sigmoid
    return g * s * N.one.plus(x, times: .one - s)
  }
}

struct Mish: ActivationRule {
  @inline(__always) func value<N: ActivationNumber>(_ x: N) -> N { x * x.exponential.log1p.hyperbolicTangent }
  @inline(__always) func gradient<N: ActivationNumber>(_ g: N, _ x: N) -> N {
    let s = x.sigmoid
    let t = x.exponential.log1p.hyperbolicTangent
    return g * t.plus(x * s, times: N.one.plus(-t, times: t))
  }
}

struct LogSigmoid: ActivationRule {
  static var isVectorOnly: Bool { true }

  @inline(__always) func value<N: ActivationNumber>(_ x: N) -> N {
    N.choose(x.isAbove(.zero), .zero, x) - (-x.size).exponential.log1p
  }
  @inline(__always) func gradient<N: ActivationNumber>(_ g: N, _ x: N) -> N {
    let e = (-x.size).exponential
    let quotient = e / (.one + e)
    return N.choose(N.zero.isAbove(x), .one - quotient, quotient) * g
  }
}

struct Softplus: ActivationRule {
  let beta: Double
  let threshold: Double

  @inline(__always) func value<N: ActivationNumber>(_ x: N) -> N {
    let scaled = x * N(constant: beta)
    return N.choose(scaled.isAbove(N(constant: threshold)), x, scaled.exponential.log1p / N(constant: beta))
  }
  @inline(__always) func gradient<N: ActivationNumber>(_ g: N, _ x: N) -> N {
    let scaled = x * N(constant: beta)
    let z = scaled.exponential
    return N.choose(scaled.isAbove(N(constant: threshold)), g, g * z / (z + .one))
  }
}
