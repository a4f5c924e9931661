// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc

/// Functions that the C library lacks.
public enum SpecialFunctions {
  /// The inverse of the error function.
  ///
  /// A rational starting value (Giles' scheme by polynomials in w = -log((1-x)(1+x))) and two Newton steps.
  public static func erfinv(_ x: Double) -> Double {
    if x != x || x.magnitude > 1 { return .nan }
    if x.magnitude == 1 { return x * .infinity }
    if x == 0 { return x }
    let w = -Glibc.log((1 - x) * (1 + x))
    var y: Double
    if w < 5 {
      let t = w - 2.5
      y = 2.81022636e-08
      for c in [
        3.43273939e-07, -3.5233877e-06, -4.39150654e-06, 0.00021858087, -0.00125372503, -0.00417768164, 0.246640727,
        1.50140941,
      ] { y = c + y * t }
    } else {
      let t = w.squareRoot() - 3
      y = -0.000200214257
      for c in [
        0.000100950558, 0.00134934322, -0.00367342844, 0.00573950773, -0.0076224613, 0.00943887047, 1.00167406,
        2.83297682,
      ] { y = c + y * t }
    }
    y *= x
    for _ in 0..<2 {
      // Near 1 the complement keeps the digits that erf has lost.
      let error = x.magnitude < 0.5 ? Glibc.erf(y) - x : (x > 0 ? (1 - x) - Glibc.erfc(y) : Glibc.erfc(-y) - (1 + x))
      let slope = 2 / Double.pi.squareRoot() * Glibc.exp(-y * y)
      if slope == 0 { break }
      y -= error / slope
    }
    return y
  }

  /// The same in single precision, whose steps show in the result.
  public static func digamma(_ x: Float) -> Float {
    if x == 0 { return x.sign == .minus ? .infinity : -.infinity }
    if x < 0 {
      if x == x.rounded(.towardZero) { return .nan }
      let part = Double(x) - Double(x).rounded(.towardZero)
      return digamma(1 - x) - Float(Double.pi / Glibc.tan(Double.pi * part))
    }
    var (y, result) = (x, 0 as Float)
    while y < 10 {
      result -= 1 / y
      y += 1
    }
    if y == 10 { return result + 2.25175258906672110764 }
    var series: Float = 0
    if y < 1.0e17 {
      let z = 1 / (y * y)
      for c: Float in [
        8.33333333333333333333e-2, -2.10927960927960927961e-2, 7.57575757575757575758e-3, -4.16666666666666666667e-3,
        3.96825396825396825397e-3, -8.33333333333333333333e-3, 8.33333333333333333333e-2,
      ] { series = c.addingProduct(series, z) }
      series *= z
    }
    return result + logf(y) - 0.5 / y - series
  }

  /// The logarithmic derivative of the gamma function.
  public static func digamma(_ x: Double) -> Double {
    if x == 0 { return x.sign == .minus ? .infinity : -.infinity }
    if x < 0 {
      if x == x.rounded(.down) { return .nan }
      let part = x - x.rounded(.towardZero)
      return digamma(1 - x) - Double.pi / Glibc.tan(Double.pi * part)
    }
    var (y, result) = (x, 0.0)
    while y < 10 {
      result -= 1 / y
      y += 1
    }
    if y == 10 { return result + 2.25175258906672110764 }
    let z = 1 / (y * y)
    var series = 8.33333333333333333333e-2
    series = 0.0
    for c in [
      8.33333333333333333333e-2, -2.10927960927960927961e-2, 7.57575757575757575758e-3, -4.16666666666666666667e-3,
      3.96825396825396825397e-3, -8.33333333333333333333e-3, 8.33333333333333333333e-2,
    ] { series = series * z + c }
    return Glibc.log(y) - 0.5 / y - z * series + result
  }
}
