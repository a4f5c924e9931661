// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc

/// The functions that printed equations use.
enum MathFunctions {
  static func power(_ base: Double, _ exponent: Double) -> Double { pow(base, exponent) }

  /// The value of a function; nan for one that is unknown.
  static func apply(_ name: String, _ a: [Double]) -> Double {
    guard let x = a.first else { return .nan }
    switch name {
    case "exp": return exp(x)
    case "log": return log(x)
    case "log1p": return log1p(x)
    case "sqrt": return x.squareRoot()
    case "tanh": return tanh(x)
    case "erf": return erf(x)
    case "erfc": return erfc(x)
    case "sin": return sin(x)
    case "cos": return cos(x)
    case "tan": return tan(x)
    case "asin": return asin(x)
    case "acos": return acos(x)
    case "atan": return atan(x)
    case "sinh": return sinh(x)
    case "cosh": return cosh(x)
    case "acosh": return acosh(x)
    case "asinh": return asinh(x)
    case "atanh": return atanh(x)
    case "lgamma": return lgamma(x)
    case "sign": return x.isNaN ? x : x > 0 ? 1 : x < 0 ? -1 : 0
    case "atan2": return a.count > 1 ? atan2(x, a[1]) : .nan
    case "expm1": return expm1(x)
    case "log2": return log2(x)
    case "log10": return log10(x)
    case "abs": return abs(x)
    case "floor": return x.rounded(.down)
    case "ceil": return x.rounded(.up)
    case "round": return x.rounded(.toNearestOrEven)
    case "trunc": return x.rounded(.towardZero)
    // Like PyTorch's, these keep nan.
    case "max": return a.contains { $0.isNaN } ? .nan : a.reduce(x) { $1 > $0 ? $1 : $0 }
    case "min": return a.contains { $0.isNaN } ? .nan : a.reduce(x) { $1 < $0 ? $1 : $0 }
    default: return .nan
    }
  }
}
