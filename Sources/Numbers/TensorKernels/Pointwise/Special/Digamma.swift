// SPDX-License-Identifier: GPL-3.0-or-later

/// The logarithmic derivative of the gamma function, and its derivative, with PyTorch's steps in the type of the element.
enum Digamma {
  @inline(__always) static func value<T: RealNumber>(_ x: T) -> T {
    if x >= 0 || x.isNaN { return positive(x) }
    if x == x.rounded(.towardZero) { return .nan }
    // The tangent is taken in double precision, of the part behind the point.
    let part = Double(x) - Double(x).rounded(.towardZero)
    return positive(1 - x) - T(Double.pi / Double.tan(Double.pi * part))
  }

  /// Steps up to 10, then the asymptotic series.
  private static func positive<T: RealNumber>(_ start: T) -> T {
    if start == 0 { return start.sign == .minus ? .infinity : -.infinity }
    var (x, result): (T, T) = (start, 0)
    while x < 10 {
      result -= 1 / x
      x += 1
    }
    if x == 10 { return result + T(2.25175258906672110764) }
    var rest: T = 0
    if x < T(1.0e17) {
      let z = 1 / (x * x)
      rest = z * T.polynomial(z, series)
    }
    return result + T.log(x) - T(0.5) / x - rest
  }

  /// Bernoulli numbers over twice their order, the highest first.
  private static let series = [
    8.33333333333333333333e-2, -2.10927960927960927961e-2, 7.57575757575757575758e-3, -4.16666666666666666667e-3,
    3.96825396825396825397e-3, -8.33333333333333333333e-3, 8.33333333333333333333e-2,
  ]

  /// The derivative: six steps up, then the asymptotic series; reflected below 1/2.
  @inline(__always) static func derivative<T: RealNumber>(_ start: T) -> T {
    if start >= T(0.5) || start.isNaN { return steps(start, 0) }
    let pi = T(Double.pi)
    let sine = T.sin(pi * start)
    return -steps(1 - start, -(pi * pi) / (sine * sine))
  }

  @inline(__always) private static func steps<T: RealNumber>(_ start: T, _ before: T) -> T {
    var (x, result) = (start, before)
    for _ in 0..<6 {
      result += 1 / (x * x)
      x += 1
    }
    let square = 1 / (x * x)
    let inner = T.difference(1 / T(6), square, T.difference(1 / T(30), square, 1 / T(42)))
    return result + (1 + 1 / (2 * x)).addingProduct(square, inner) / x
  }
}
