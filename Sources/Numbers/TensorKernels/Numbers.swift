// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc

/// An element type with arithmetic that wraps (integers) or rounds (floats).
protocol Number: Element, Comparable {
  func plus(_ other: Self) -> Self
  func minus(_ other: Self) -> Self
  func times(_ other: Self) -> Self
  /// `self + factor * other`, with one rounding where floats have that.
  func plus(_ factor: Self, times other: Self) -> Self
  /// The larger one; NaN wins.
  func larger(_ other: Self) -> Self
  /// The smaller one; NaN wins.
  func smaller(_ other: Self) -> Self
  var isNotANumber: Bool { get }
  static var zeroValue: Self { get }
  static var oneValue: Self { get }
  /// The least value: minus infinity for floats.
  static var lowest: Self { get }
  /// The greatest value: infinity for floats.
  static var highest: Self { get }
}

/// An integer element.
protocol IntegerNumber: Number, FixedWidthInteger {}

extension IntegerNumber {
  @inline(__always) func plus(_ other: Self) -> Self { self &+ other }
  @inline(__always) func minus(_ other: Self) -> Self { self &- other }
  @inline(__always) func times(_ other: Self) -> Self { self &* other }
  @inline(__always) func plus(_ factor: Self, times other: Self) -> Self { self &+ factor &* other }
  @inline(__always) func larger(_ other: Self) -> Self { self > other ? self : other }
  @inline(__always) func smaller(_ other: Self) -> Self { self < other ? self : other }
  @inline(__always) var isNotANumber: Bool { false }
  static var zeroValue: Self { 0 }
  static var oneValue: Self { 1 }
  static var lowest: Self { min }
  static var highest: Self { max }

  /// Division toward zero; the divisor is not zero.
  @inline(__always) func truncatedQuotient(_ divisor: Self) -> Self {
    Self.isSigned && divisor == 0 &- 1 ? 0 &- self : self / divisor
  }
  /// The remainder with the sign of `self`; the divisor is not zero.
  @inline(__always) func truncatedRemainder(_ divisor: Self) -> Self {
    Self.isSigned && divisor == 0 &- 1 ? 0 : self % divisor
  }
  /// Division toward minus infinity.
  @inline(__always) func flooredQuotient(_ divisor: Self) -> Self {
    let quotient = truncatedQuotient(divisor)
    let rest = truncatedRemainder(divisor)
    return rest != 0 && (rest < 0) != (divisor < 0) ? quotient &- 1 : quotient
  }
  /// The remainder with the sign of the divisor.
  @inline(__always) func flooredRemainder(_ divisor: Self) -> Self {
    let rest = truncatedRemainder(divisor)
    return rest != 0 && (rest < 0) != (divisor < 0) ? rest &+ divisor : rest
  }
  /// Integer power; negative exponents give 0, save for the bases 1 and -1.
  @inline(__always) func raised(to exponent: Self) -> Self {
    if exponent < 0 {
      if self == 1 { return 1 }
      if self == 0 &- 1 { return exponent & 1 == 0 ? 1 : self }
      return 0
    }
    var (base, rest, result) = (self, exponent, 1 as Self)
    while rest != 0 {
      if rest & 1 == 1 { result = result &* base }
      rest >>= 1
      base = base &* base
    }
    return result
  }
}

extension UInt8: IntegerNumber {}
extension Int8: IntegerNumber {}
extension Int16: IntegerNumber {}
extension Int32: IntegerNumber {}
extension Int64: IntegerNumber {}

/// A floating-point element with the functions of the C library.
protocol RealNumber: Number, BinaryFloatingPoint {
  static func exp(_ x: Self) -> Self
  static func exp2(_ x: Self) -> Self
  static func expm1(_ x: Self) -> Self
  static func log(_ x: Self) -> Self
  static func log2(_ x: Self) -> Self
  static func log10(_ x: Self) -> Self
  static func log1p(_ x: Self) -> Self
  static func sin(_ x: Self) -> Self
  static func cos(_ x: Self) -> Self
  static func tan(_ x: Self) -> Self
  static func asin(_ x: Self) -> Self
  static func acos(_ x: Self) -> Self
  static func atan(_ x: Self) -> Self
  static func sinh(_ x: Self) -> Self
  static func cosh(_ x: Self) -> Self
  static func tanh(_ x: Self) -> Self
  static func asinh(_ x: Self) -> Self
  static func acosh(_ x: Self) -> Self
  static func atanh(_ x: Self) -> Self
  static func erf(_ x: Self) -> Self
  static func erfc(_ x: Self) -> Self
  static func lgamma(_ x: Self) -> Self
  static func pow(_ x: Self, _ y: Self) -> Self
  static func atan2(_ x: Self, _ y: Self) -> Self
  static func fmod(_ x: Self, _ y: Self) -> Self
  static func hypot(_ x: Self, _ y: Self) -> Self
  static func nextafter(_ x: Self, _ y: Self) -> Self
}

extension RealNumber {
  @inline(__always) func plus(_ other: Self) -> Self { self + other }
  @inline(__always) func minus(_ other: Self) -> Self { self - other }
  @inline(__always) func times(_ other: Self) -> Self { self * other }
  @inline(__always) func plus(_ factor: Self, times other: Self) -> Self { addingProduct(factor, other) }
  @inline(__always) func larger(_ other: Self) -> Self { self > other || self != self ? self : other }
  @inline(__always) func smaller(_ other: Self) -> Self { self < other || self != self ? self : other }
  @inline(__always) var isNotANumber: Bool { self != self }
  static var zeroValue: Self { 0 }
  static var oneValue: Self { 1 }
  static var lowest: Self { -.infinity }
  static var highest: Self { .infinity }

  /// The remainder with the sign of the divisor.
  @inline(__always) func flooredRemainder(_ divisor: Self) -> Self {
    let rest = Self.fmod(self, divisor)
    return rest != 0 && (divisor < 0) != (rest < 0) ? rest + divisor : rest
  }
  /// Python's `//` on floats.
  @inline(__always) func flooredQuotient(_ divisor: Self) -> Self {
    if divisor == 0 { return self / divisor }
    let rest = Self.fmod(self, divisor)
    var quotient = (self - rest) / divisor
    if rest != 0 && (divisor < 0) != (rest < 0) { quotient -= 1 }
    if quotient == 0 { return Self(signOf: self / divisor, magnitudeOf: 0) }
    let floor = quotient.rounded(.down)
    return quotient - floor > 0.5 ? floor + 1 : floor
  }
}

extension Float: RealNumber {
  @inline(__always) static func exp(_ x: Float) -> Float { expf(x) }
  @inline(__always) static func exp2(_ x: Float) -> Float { exp2f(x) }
  @inline(__always) static func expm1(_ x: Float) -> Float { expm1f(x) }
  @inline(__always) static func log(_ x: Float) -> Float { logf(x) }
  @inline(__always) static func log2(_ x: Float) -> Float { log2f(x) }
  @inline(__always) static func log10(_ x: Float) -> Float { log10f(x) }
  @inline(__always) static func log1p(_ x: Float) -> Float { log1pf(x) }
  @inline(__always) static func sin(_ x: Float) -> Float { sinf(x) }
  @inline(__always) static func cos(_ x: Float) -> Float { cosf(x) }
  @inline(__always) static func tan(_ x: Float) -> Float { tanf(x) }
  @inline(__always) static func asin(_ x: Float) -> Float { asinf(x) }
  @inline(__always) static func acos(_ x: Float) -> Float { acosf(x) }
  @inline(__always) static func atan(_ x: Float) -> Float { atanf(x) }
  @inline(__always) static func sinh(_ x: Float) -> Float { sinhf(x) }
  @inline(__always) static func cosh(_ x: Float) -> Float { coshf(x) }
  @inline(__always) static func tanh(_ x: Float) -> Float { tanhf(x) }
  @inline(__always) static func asinh(_ x: Float) -> Float { asinhf(x) }
  @inline(__always) static func acosh(_ x: Float) -> Float { acoshf(x) }
  @inline(__always) static func atanh(_ x: Float) -> Float { atanhf(x) }
  @inline(__always) static func erf(_ x: Float) -> Float { erff(x) }
  @inline(__always) static func erfc(_ x: Float) -> Float { erfcf(x) }
  @inline(__always) static func lgamma(_ x: Float) -> Float { lgammaf(x) }
  @inline(__always) static func pow(_ x: Float, _ y: Float) -> Float { powf(x, y) }
  @inline(__always) static func atan2(_ x: Float, _ y: Float) -> Float { atan2f(x, y) }
  @inline(__always) static func fmod(_ x: Float, _ y: Float) -> Float {
    // Exact in double precision as well; fmodf is expanded into a division, which an infinite divisor breaks.
    Float(Glibc.fmod(Double(x), Double(y)))
  }
  @inline(__always) static func hypot(_ x: Float, _ y: Float) -> Float { hypotf(x, y) }
  @inline(__always) static func nextafter(_ x: Float, _ y: Float) -> Float { nextafterf(x, y) }
}

extension Double: RealNumber {
  @inline(__always) static func exp(_ x: Double) -> Double { Glibc.exp(x) }
  @inline(__always) static func exp2(_ x: Double) -> Double { Glibc.exp2(x) }
  @inline(__always) static func expm1(_ x: Double) -> Double { Glibc.expm1(x) }
  @inline(__always) static func log(_ x: Double) -> Double { Glibc.log(x) }
  @inline(__always) static func log2(_ x: Double) -> Double { Glibc.log2(x) }
  @inline(__always) static func log10(_ x: Double) -> Double { Glibc.log10(x) }
  @inline(__always) static func log1p(_ x: Double) -> Double { Glibc.log1p(x) }
  @inline(__always) static func sin(_ x: Double) -> Double { Glibc.sin(x) }
  @inline(__always) static func cos(_ x: Double) -> Double { Glibc.cos(x) }
  @inline(__always) static func tan(_ x: Double) -> Double { Glibc.tan(x) }
  @inline(__always) static func asin(_ x: Double) -> Double { Glibc.asin(x) }
  @inline(__always) static func acos(_ x: Double) -> Double { Glibc.acos(x) }
  @inline(__always) static func atan(_ x: Double) -> Double { Glibc.atan(x) }
  @inline(__always) static func sinh(_ x: Double) -> Double { Glibc.sinh(x) }
  @inline(__always) static func cosh(_ x: Double) -> Double { Glibc.cosh(x) }
  @inline(__always) static func tanh(_ x: Double) -> Double { Glibc.tanh(x) }
  @inline(__always) static func asinh(_ x: Double) -> Double { Glibc.asinh(x) }
  @inline(__always) static func acosh(_ x: Double) -> Double { Glibc.acosh(x) }
  @inline(__always) static func atanh(_ x: Double) -> Double { Glibc.atanh(x) }
  @inline(__always) static func erf(_ x: Double) -> Double { Glibc.erf(x) }
  @inline(__always) static func erfc(_ x: Double) -> Double { Glibc.erfc(x) }
  @inline(__always) static func lgamma(_ x: Double) -> Double { Glibc.lgamma(x) }
  @inline(__always) static func pow(_ x: Double, _ y: Double) -> Double { Glibc.pow(x, y) }
  @inline(__always) static func atan2(_ x: Double, _ y: Double) -> Double { Glibc.atan2(x, y) }
  @inline(__always) static func fmod(_ x: Double, _ y: Double) -> Double { Glibc.fmod(x, y) }
  @inline(__always) static func hypot(_ x: Double, _ y: Double) -> Double { Glibc.hypot(x, y) }
  @inline(__always) static func nextafter(_ x: Double, _ y: Double) -> Double { Glibc.nextafter(x, y) }
}
