// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc

/// The inverse of the error function in double precision.
enum InverseErrorFunction {
  /// A rational starting value (Giles' scheme by polynomials in w = -log((1-x)(1+x))) and two Newton steps.
  static func value(_ x: Double) -> Double {
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
}
