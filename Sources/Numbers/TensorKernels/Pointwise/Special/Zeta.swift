// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc

/// Hurwitz' zeta function and the derivatives of the digamma function that are made of it.
enum Zeta {
  /// The sum of `(q + k)^-s`, by the formula of Euler and Maclaurin: in double precision but for the first power, as PyTorch has it.
  static func hurwitz<T: RealNumber>(_ s: T, _ q: T) -> T {
    if s == 1 { return .infinity }
    if s < 1 { return .nan }
    if q <= 0 {
      if q == q.rounded(.down) { return .infinity }
      if s != s.rounded(.down) { return .nan }
    }
    let (order, least) = (Double(s), 1.11022302462515654042e-16)
    var (sum, base, term, steps) = (Double(T.pow(q, -s)), Double(q), 0.0, 0)
    while steps < 9 || base <= 9 {
      steps += 1
      base += 1
      term = Glibc.pow(base, -order)
      sum += term
      if -least * sum < term && term < least * sum { return T(sum) }
      // Far below zero the terms no longer change the sum; the number of steps stays bounded.
      if base < -1e6 { return .nan }
    }
    sum += term * base / (order - 1)
    sum -= 0.5 * term
    var (factor, k) = (1.0, 0.0)
    for divisor in divisors {
      factor *= order + k
      term /= base
      let part = factor * term / divisor
      sum += part
      if (part / sum).magnitude < least { break }
      k += 1
      factor *= order + k
      term /= base
      k += 1
    }
    return T(sum)
  }

  /// Factorials over Bernoulli numbers: 2!/B2, 4!/B4, …
  private static let divisors: [Double] = [
    12, -720, 30240, -1_209_600, 47_900_160, -1.8924375803183791606e9, 7.47242496e10, -2.950130727918164224e12,
    1.1646782814350067249e14, -4.5979787224074726105e15, 1.8152105401943546773e17, -7.1661652561756670113e18,
  ]

  /// The n-th derivative of the digamma function.
  static func polygamma<T: RealNumber>(_ n: Int, _ x: T) -> T {
    if n == 0 { return Digamma.value(x) }
    if n == 1 { return Digamma.derivative(x) }
    let factorial = T.exp(T.lgamma(T(n) + 1))
    return (n % 2 == 1 ? factorial : -factorial) * hurwitz(T(n + 1), x)
  }

  /// The same of 16-bit floats: PyTorch rounds both factors before their product.
  static func polygamma(_ n: Int, _ x: Float, rounding round: (Float) -> Float) -> Float {
    if n < 2 { return polygamma(n, x) }
    let factorial = round(Float.exp(Float.lgamma(Float(n) + 1)))
    return (n % 2 == 1 ? factorial : -factorial) * round(hurwitz(Float(n + 1), x))
  }
}

/// What random numbers of Poisson's distribution need.
public enum GammaFunctions {
  /// `e^x`.
  public static func exponential(_ x: Double) -> Double { Glibc.exp(x) }
  /// The logarithm of the gamma function.
  public static func logGamma(_ x: Double) -> Double { Glibc.lgamma(x) }
}
