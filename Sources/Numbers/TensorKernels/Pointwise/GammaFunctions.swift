// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc

/// Functions around the gamma function and the normal distribution that the C library lacks.
public enum GammaFunctions {
  /// `e^x`.
  public static func exponential(_ x: Double) -> Double { Glibc.exp(x) }
  /// The logarithm of the gamma function.
  public static func logGamma(_ x: Double) -> Double { Glibc.lgamma(x) }

  /// Hurwitz' zeta function: the sum of `(q + k)^-s`, by the formula of Euler and Maclaurin.
  public static func zeta(_ s: Double, _ q: Double) -> Double {
    if s == 1 { return .infinity }
    if s < 1 || s.isNaN || q.isNaN { return .nan }
    if q <= 0 {
      if q == q.rounded(.down) { return .infinity }
      if s != s.rounded(.down) { return .nan }
    }
    var (sum, base) = (0.0, q)
    while base < 10 {
      sum += Glibc.pow(base, -s)
      base += 1
      // Far below zero the terms no longer change the sum; the number of steps stays bounded.
      if base < -1e6 { return .nan }
    }
    sum += Glibc.pow(base, 1 - s) / (s - 1) + Glibc.pow(base, -s) / 2
    // Bernoulli numbers over factorials: B2/2!, B4/4!, …
    let coefficients: [Double] = [
      8.333333333333333e-2, -1.3888888888888889e-3, 3.306878306878307e-5, -8.267195767195768e-7, 2.08767569878681e-8,
      -5.284190138687493e-10, 1.3382536530684679e-11, -3.3896802963225827e-13,
    ]
    var factor = s * Glibc.pow(base, -s - 1)
    for (j, coefficient) in coefficients.enumerated() {
      sum += coefficient * factor
      let next = s + 2 * Double(j)
      factor *= (next + 1) * (next + 2) / (base * base)
    }
    return sum
  }

  /// The derivative of the digamma function as PyTorch computes it: six steps up, then the asymptotic series; reflected below 1/2.
  public static func trigamma(_ x: Double) -> Double {
    if x < 0.5 {
      let sine = Glibc.sin(Double.pi * x)
      return -steps(1 - x, -(Double.pi * Double.pi) / (sine * sine))
    }
    return steps(x, 0)
  }

  /// The same in float32.
  public static func trigamma(_ x: Float) -> Float {
    if x < 0.5 {
      let pi = Float(Double.pi)
      let sine = Glibc.sin(pi * x)
      return -steps(1 - x, -(pi * pi) / (sine * sine))
    }
    return steps(x, 0)
  }

  private static func steps<T: BinaryFloatingPoint>(_ start: T, _ before: T) -> T {
    var (x, result) = (start, before)
    for _ in 0..<6 {
      result += 1 / (x * x)
      x += 1
    }
    let square = 1 / (x * x)
    let series = square * (T(1.0 / 6) - square * (T(1.0 / 30) - square * T(1.0 / 42)))
    return result + (1 + 1 / (2 * x) + series) / x
  }

  /// The n-th derivative of the digamma function.
  public static func polygamma(_ n: Int, _ x: Double) -> Double {
    if n == 0 { return SpecialFunctions.digamma(x) }
    if n == 1 { return trigamma(x) }
    let value = Glibc.exp(Glibc.lgamma(Double(n) + 1)) * zeta(Double(n) + 1, x)
    return n % 2 == 1 ? value : -value
  }

  /// The lower regularised incomplete gamma function: by its series or the continued fraction of its complement.
  public static func lower(_ a: Double, _ x: Double) -> Double {
    if a.isNaN || x.isNaN || a < 0 || x < 0 { return .nan }
    if a == 0 { return x > 0 ? 1 : .nan }
    if x == 0 { return 0 }
    if a.isInfinite { return x.isInfinite ? .nan : 0 }
    if x.isInfinite { return 1 }
    return x < a + 1 ? series(a, x) : 1 - fraction(a, x)
  }

  /// The upper regularised incomplete gamma function.
  public static func upper(_ a: Double, _ x: Double) -> Double {
    if a.isNaN || x.isNaN || a < 0 || x < 0 { return .nan }
    if a == 0 { return x > 0 ? 0 : .nan }
    if x == 0 { return 1 }
    if a.isInfinite { return x.isInfinite ? .nan : 1 }
    if x.isInfinite { return 0 }
    return x < a + 1 ? 1 - series(a, x) : fraction(a, x)
  }

  private static func front(_ a: Double, _ x: Double) -> Double {
    Glibc.exp(a * Glibc.log(x) - x - Glibc.lgamma(a))
  }

  private static func series(_ a: Double, _ x: Double) -> Double {
    var (term, sum, k) = (1 / a, 0.0, a)
    for _ in 0..<10_000 where sum + term != sum {
      sum += term
      k += 1
      term *= x / k
    }
    return sum * front(a, x)
  }

  private static func fraction(_ a: Double, _ x: Double) -> Double {
    let tiny = 1e-300
    var b = x + 1 - a
    var c = 1 / tiny
    var d = 1 / b
    var h = d
    for i in 1..<10_000 {
      let an = -Double(i) * (Double(i) - a)
      b += 2
      d = an * d + b
      if d.magnitude < tiny { d = tiny }
      c = b + an / c
      if c.magnitude < tiny { c = tiny }
      d = 1 / d
      let change = d * c
      h *= change
      if (change - 1).magnitude < 1e-16 { break }
    }
    return h * front(a, x)
  }

  /// `e^(x²) erfc(x)`.
  public static func erfcx(_ x: Double) -> Double {
    if x < 25 { return Glibc.exp(x * x) * Glibc.erfc(x) }
    let square = 1 / (2 * x * x)
    return (1 - square * (1 - 3 * square * (1 - 5 * square))) / (x * Double.pi.squareRoot())
  }

  /// The normal distribution function.
  public static func ndtr(_ x: Double) -> Double { Glibc.erfc(-x * 0.5.squareRoot()) / 2 }

  /// The logarithm of the normal distribution function.
  public static func logNdtr(_ x: Double) -> Double {
    let t = x * 0.5.squareRoot()
    return x < -1 ? Glibc.log(erfcx(-t) / 2) - t * t : Glibc.log1p(-Glibc.erfc(t) / 2)
  }

  /// The inverse of the normal distribution function: a start by `erfinv` or the tail's expansion, and Newton steps.
  public static func ndtri(_ p: Double) -> Double {
    if p.isNaN || p < 0 || p > 1 { return .nan }
    if p == 0 { return -.infinity }
    if p == 1 { return .infinity }
    if p > 0.5 && p < 0.9 || p >= 0.1 && p <= 0.5 { return 2.0.squareRoot() * SpecialFunctions.erfinv(2 * p - 1) }
    if p > 0.5 { return 2.0.squareRoot() * SpecialFunctions.erfinv(2 * p - 1) }
    let t = (-2 * Glibc.log(p)).squareRoot()
    var x = -(t - (Glibc.log(t) + 0.9189385332046727) / t)
    for _ in 0..<8 {
      let slope = Glibc.exp(-x * x / 2) / (2 * Double.pi).squareRoot()
      let value = ndtr(x)
      if slope == 0 || value == 0 { break }
      // Newton's step for the logarithm, which is nearly a parabola in the tail.
      x -= (Glibc.log(value) - Glibc.log(p)) * value / slope
    }
    return x
  }

  /// `-x log x`, 0 at 0.
  public static func entr(_ x: Double) -> Double {
    x.isNaN ? x : x > 0 ? -x * Glibc.log(x) : x == 0 ? 0 : -.infinity
  }
}
