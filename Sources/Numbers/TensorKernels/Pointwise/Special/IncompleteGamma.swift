// SPDX-License-Identifier: GPL-3.0-or-later

/// How products and sums are rounded: PyTorch's program has the lower incomplete gamma function, and the upper one that it is computed with,
/// without fused products, but the upper one by itself with them.
protocol ProductRounding {
  /// `x y + z`.
  static func sum<T: RealNumber>(_ x: T, _ y: T, _ z: T) -> T
}
enum FusedProducts: ProductRounding {
  @inline(__always) static func sum<T: RealNumber>(_ x: T, _ y: T, _ z: T) -> T { z.addingProduct(x, y) }
}
enum SeparateProducts: ProductRounding {
  @inline(__always) static func sum<T: RealNumber>(_ x: T, _ y: T, _ z: T) -> T { x * y + z }
}

/// The regularised incomplete gamma functions with PyTorch's steps in the type of the element: a power series, the series or the continued
/// fraction of the complement, and Temme's uniform expansion where a large `a` is near x.
enum IncompleteGamma<Rounding: ProductRounding> {
  static func lower<T: RealNumber>(_ a: T, _ x: T) -> T {
    if x < 0 || a < 0 { return .nan }
    if a == 0 { return x > 0 ? 1 : .nan }
    if x == 0 { return 0 }
    if a.isInfinite { return x.isInfinite ? .nan : 0 }
    if x.isInfinite { return 1 }
    if isUniform(a, x) { return uniform(a, x, sign: -1) }
    return x > 1 && x > a ? T(1 - Double(upper(a, x))) : series(a, x)
  }

  static func upper<T: RealNumber>(_ a: T, _ x: T) -> T {
    if x < 0 || a < 0 { return .nan }
    if a == 0 { return x > 0 ? 0 : .nan }
    if x == 0 { return 1 }
    if a.isInfinite { return x.isInfinite ? .nan : 1 }
    if x.isInfinite { return 0 }
    if isUniform(a, x) { return uniform(a, x, sign: 1) }
    // Decisions are made in double precision.
    let (wideA, wideX) = (Double(a), Double(x))
    if wideX > 1.1 { return x < a ? complement(a, x) : fraction(a, x) }
    if wideX <= 0.5 { return -0.4 / Double(T.log(x)) < wideA ? complement(a, x) : upperSeries(a, x) }
    return wideX * 1.1 < wideA ? complement(a, x) : upperSeries(a, x)
  }

  private static func complement<T: RealNumber>(_ a: T, _ x: T) -> T { T(1 - Double(series(a, x))) }

  private static func isUniform<T: RealNumber>(_ a: T, _ x: T) -> Bool {
    let distance = (x - a).magnitude / a
    return a > 20 && a < 200 && distance < T(0.3) || a > 200 && distance < T(4.5) / a.squareRoot()
  }

  /// The precision at which sums end.
  private static func epsilon<T: RealNumber>(_ type: T.Type) -> T { T.ulpOfOne / 2 }

  /// `x^a e^-x / gamma(a)`.
  private static func front<T: RealNumber>(_ a: T, _ x: T) -> T {
    if Double((a - x).magnitude) > 0.4 * Double(a.magnitude) {
      let logarithm = Rounding.sum(a, T.log(x), -x) - T.lgamma(a)
      let lowest = T(T.self == Double.self ? 709.782712893383996843 : 88.72283905206835)
      return logarithm < -lowest ? 0 : T.exp(logarithm)
    }
    let g = T(6.024680040776729583740234375)
    let factor = T(Double(a + g) - 0.5)
    let root = (factor / T(2.718281828459045)).squareRoot() / lanczos(a)
    if a < 200 && x < 200 { return root * (T.exp(a - x) * T.pow(x / factor, a)) }
    let part = T(Double(x - a - g) + 0.5) / factor
    let rest = Double(x) * (0.5 - Double(g)) / Double(factor)
    let power =
      T.self == Double.self
      ? Rounding.sum(Double(a), Double(T.log1p(part) - part), rest) : Double(a * (T.log1p(part) - part)) + rest
    return T(Double(root) * Double.exp(power))
  }

  /// Lanczos' sum for the gamma function, scaled by a power of e.
  private static func lanczos<T: RealNumber>(_ x: T) -> T {
    let y = x.magnitude > 1 ? 1 / x : x
    var (above, below): (T, T) = (0, 0)
    for k in 0..<13 {
      let place = x.magnitude > 1 ? 12 &- k : k
      above = Rounding.sum(above, y, T(LanczosSum.above[place]))
      below = Rounding.sum(below, y, T(LanczosSum.below[place]))
    }
    return above / below
  }

  private static func series<T: RealNumber>(_ a: T, _ x: T) -> T {
    let front = front(a, x)
    if front == 0 { return 0 }
    var (k, term, sum): (T, T, T) = (a, 1, 1)
    for _ in 0..<2000 {
      k += 1
      term *= x / k
      sum += term
      if term <= epsilon(T.self) * sum { break }
    }
    return sum * front / a
  }

  private static func upperSeries<T: RealNumber>(_ a: T, _ x: T) -> T {
    var (factor, sum): (T, T) = (1, 0)
    for n in 1..<2000 {
      factor *= -x / T(n)
      let term = factor / (a + T(n))
      sum += term
      if term.magnitude <= epsilon(T.self) * sum.magnitude { break }
    }
    let logarithm = T.log(x)
    let first = -T.expm1(Rounding.sum(a, logarithm, -T.lgamma(1 + a)))
    return Rounding.sum(-T.exp(Rounding.sum(a, logarithm, -T.lgamma(a))), sum, first)
  }

  private static func fraction<T: RealNumber>(_ a: T, _ x: T) -> T {
    let front = front(a, x)
    if front == 0 { return 0 }
    let big = T(T.self == Double.self ? 4.503599627370496e15 : 16_777_216)
    var y = 1 - a
    var z = x + y + 1
    var c: T = 0
    var (p, earlierP, q, earlierQ) = (x + 1, 1 as T, z * x, x)
    var value = p / q
    for _ in 0..<2000 {
      c += 1
      y += 1
      z += 2
      let product = y * c
      let nextP = Rounding.sum(p, z, -(earlierP * product))
      let nextQ = Rounding.sum(q, z, -(earlierQ * product))
      var change: T = 1
      if nextQ != 0 {
        let next = nextP / nextQ
        change = ((value - next) / next).magnitude
        value = next
      }
      (earlierP, p, earlierQ, q) = (p, nextP, q, nextQ)
      if nextP.magnitude > big {
        earlierP /= big
        p /= big
        earlierQ /= big
        q /= big
      }
      if change <= epsilon(T.self) { break }
    }
    return value * front
  }

  /// Temme's expansion; the sign is that of the upper function.
  private static func uniform<T: RealNumber>(_ a: T, _ x: T, sign: T) -> T {
    let sigma = (x - a) / a
    let size = (-2 * (T.log1p(sigma) - sigma)).squareRoot()
    let ratio = x / a
    let eta = ratio > 1 ? size : (ratio < 1 ? -size : 0)
    let start = T(0.5) * T.erfc(sign * eta * (a / 2).squareRoot())
    var (sum, scale, before): (T, T, T) = (0, 1, .infinity)
    for k in 0..<25 {
      var coefficient = T(TemmeCoefficients.all[k &* 25])
      var power: T = 1
      for n in 1..<25 {
        power = eta * power
        let term = T(TemmeCoefficients.all[k &* 25 &+ n]) * power
        coefficient += term
        if term.magnitude < epsilon(T.self) * coefficient.magnitude { break }
      }
      let term = coefficient * scale
      if term.magnitude > before { break }
      sum += term
      if term.magnitude < epsilon(T.self) * sum.magnitude { break }
      before = term.magnitude
      scale /= a
    }
    // The number π is that of float32 in every type.
    let root = T(2 * Float(Double.pi)) * a
    let wide = Double.exp(-0.5 * Double(a) * Double(eta) * Double(eta))
    return T(Double(start) + Double(sign) * wide * Double(sum) / Double(root.squareRoot()))
  }
}

/// The coefficients of Lanczos' sum of 13 terms, the constant first, as the Boost library has them.
private enum LanczosSum {
  static let above = [
    0.006061842346248907, 0.5098416655656676, 19.519927882476175, 449.9445569063168, 6955.999602515376,
    75999.29304014542, 601859.6171681099, 3481712.154980646, 14605578.087685067, 43338889.32467614, 86363131.2881386,
    103794043.11634454, 56906521.913471565,
  ]
  static let below = [
    1.0, 66.0, 1925.0, 32670.0, 357423.0, 2637558.0, 13339535.0, 45995730.0, 105258076.0, 150917976.0, 120543840.0,
    39916800.0, 0.0,
  ]
}
