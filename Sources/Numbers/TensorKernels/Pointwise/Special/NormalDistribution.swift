// SPDX-License-Identifier: GPL-3.0-or-later

/// Functions of the normal distribution and the scaled error function, with PyTorch's steps in the type of the element.
enum NormalDistribution {
  /// `e^(x²) erfc(x)`: for positive numbers a polynomial on each of a hundred pieces of `4 / (4 + x)`, and far out a continued fraction.
  /// These few lines are the ones that PyTorch's program has without fused products.
  @inline(__always) static func erfcx<T: RealNumber>(_ x: T) -> T {
    if x.isNaN { return x }
    if x >= 0 {
      if x <= 50 { return piece(400 / (4 + x)) }
      let root = T(0.564189583547756286948)
      if x > T(5e7) { return root / x }
      let square = x * x
      let above = Double(root) * (Double(square) * (Double(square) + 4.5) + 2)
      return T(above / (Double(x) * (Double(square * (square + 5)) + 3.75)))
    }
    if Double(x) < -26.7 { return .infinity }
    // The exponential is one of doubles whatever the type is; so are the logarithms of `ndtri`.
    let twice = 2 * Double.exp(Double(x * x))
    return T(Double(x) < -6.1 ? twice : twice - Double(piece(400 / (4 - x))))
  }

  /// The polynomial is added up in double precision whatever the type is.
  @inline(__always) private static func piece<T: RealNumber>(_ y: T) -> T {
    let index = Int(y)
    if index >= 100 { return 1 }
    let t = Double(2 * y - T(2 * index + 1))
    let start = index &* 7
    var sum = ScaledErrorPieces.coefficients[start]
    for k in 1..<7 { sum = ScaledErrorPieces.coefficients[start &+ k] + sum * t }
    return T(sum)
  }

  /// The logarithm of the distribution function.
  @inline(__always) static func logNdtr<T: RealNumber>(_ x: T) -> T {
    let t = x * T(0.70710678118654752440)
    return x < -1 ? T.log(erfcx(-t) / 2) - t * t : T.log1p(-T.erfc(t) / 2)
  }

  /// The inverse of the distribution function: quotients of polynomials (the Cephes library's).
  @inline(__always) static func ndtri<T: RealNumber>(_ p: T) -> T {
    if p == 0 { return -.infinity }
    if p == 1 { return .infinity }
    if p < 0 || p > 1 { return .nan }
    let edge = T(0.13533528323661269189)
    let isHigh = p > 1 - edge
    let y = isHigh ? 1 - p : p
    if y > edge {
      let middleY = y - T(0.5)
      let square = middleY * middleY
      let rest = square * T.polynomial(square, middle) / T.polynomial(square, middleBelow)
      return middleY.addingProduct(middleY, rest) * T(2.50662827463100050242)
    }
    let x = T((-2 * Double.log(Double(y))).squareRoot())
    let z = 1 / x
    let rest =
      x < 8
      ? z * T.polynomial(z, outer) / T.polynomial(z, outerBelow)
      : z * T.polynomial(z, outermost) / T.polynomial(z, outermostBelow)
    let size = T(Double(x) - Double.log(Double(x)) / Double(x)) - rest
    return isHigh ? size : -size
  }

  /// `-x log x`, 0 at 0.
  @inline(__always) static func entr<T: RealNumber>(_ x: T) -> T {
    x.isNaN ? x : x > 0 ? -x * T.log(x) : x == 0 ? 0 : -.infinity
  }

  // MARK: Coefficients, the highest power first: numerators, and below them denominators

  private static let middle = [
    -59.96335010141079, 98.00107541859997, -56.67628574690703, 13.931260938727968, -1.2391658386738125,
  ]
  private static let middleBelow = [
    1.0, 1.9544885833814176, 4.676279128988815, 86.36024213908905, -225.46268785411937, 200.26021238006066,
    -82.03722561683334, 15.90562251262117, -1.1833162112133,
  ]
  private static let outer = [
    4.0554489230596245, 31.525109459989388, 57.16281922464213, 44.08050738932008, 14.684956192885803,
    2.1866330685079025, -0.1402560791713545, -0.03504246268278482, -0.0008574567851546854,
  ]
  private static let outerBelow = [
    1.0, 15.779988325646675, 45.39076351288792, 41.3172038254672, 15.04253856929075, 2.504649462083094,
    -0.14218292285478779, -0.03808064076915783, -0.0009332594808954574,
  ]
  private static let outermost = [
    3.2377489177694603, 6.915228890689842, 3.9388102529247444, 1.3330346081580755, 0.20148538954917908,
    0.012371663481782003, 0.00030158155350823543, 2.6580697468673755e-06, 6.239745391849833e-09,
  ]
  private static let outermostBelow = [
    1.0, 6.02427039364742, 3.6798356385616087, 1.3770209948908132, 0.21623699359449663, 0.013420400608854318,
    0.00032801446468212774, 2.8924786474538068e-06, 6.790194080099813e-09,
  ]
}
