// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc

/// The modified Bessel functions of orders 0 and 1, times e^-|x| or plain.
public enum BesselFunctions {
  /// `I0(x) e^-|x|`.
  public static func i0e(_ x: Double) -> Double { scaled(x.magnitude, order: 0) }
  /// `I1(x) e^-|x|`.
  public static func i1e(_ x: Double) -> Double { x < 0 ? -scaled(-x, order: 1) : scaled(x, order: 1) }
  /// `I0(x)`.
  public static func i0(_ x: Double) -> Double { plain(x.magnitude, order: 0) }
  /// `I1(x)`.
  public static func i1(_ x: Double) -> Double { x < 0 ? -plain(-x, order: 1) : plain(x, order: 1) }

  private static func plain(_ x: Double, order: Int) -> Double {
    // No term of nan ends a series.
    if x.isNaN { return x }
    return x <= 30 ? series(x, order) : scaled(x, order: order) * Glibc.exp(x)
  }

  private static func scaled(_ x: Double, order: Int) -> Double {
    if x.isNaN { return x }
    if x.isInfinite { return 0 }
    return x <= 30 ? series(x, order) * Glibc.exp(-x) : asymptotic(x, order)
  }

  /// `(x/2)^order * sum of (x²/4)^k / (k! (k + order)!)`: all terms are positive.
  private static func series(_ x: Double, _ order: Int) -> Double {
    let quarter = x * x / 4
    var (term, sum, k) = (order == 0 ? 1 : x / 2, 0.0, 1.0)
    while sum + term != sum {
      sum += term
      term *= quarter / (k * (k + Double(order)))
      k += 1
    }
    return sum
  }

  /// `(2 pi x)^(-1/2) * sum of (-1)^k (m - 1)(m - 9)… / (k! (8x)^k)`, m = 4 order²: enough digits beyond 30.
  private static func asymptotic(_ x: Double, _ order: Int) -> Double {
    let m = Double(4 * order * order)
    var (term, sum, k) = (1.0, 0.0, 1.0)
    while sum + term != sum, k < 60 {
      sum += term
      let odd = 2 * k - 1
      term *= (odd * odd - m) / (k * 8 * x)
      k += 1
    }
    return sum / (2 * Double.pi * x).squareRoot()
  }
}
