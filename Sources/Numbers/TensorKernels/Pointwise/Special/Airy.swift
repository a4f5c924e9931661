// SPDX-License-Identifier: GPL-3.0-or-later

/// The Airy function Ai with PyTorch's steps in the type of the element: its power series around zero, quotients of polynomials (the Cephes
/// library's) of what is left of the exponential above 2.09 and of the waves below -2.09.
enum Airy {
  @inline(__always) static func ai<T: RealNumber>(_ x: T) -> T {
    if x.isInfinite { return .nan }
    if x > T(103.892) { return 0 }
    if x < T(-2.09) { return wave(x) }
    if x >= T(2.09) {
      let zeta = 2 * x * x.squareRoot() / 3
      let quotient = T.polynomial(1 / zeta, high) / T.polynomial(1 / zeta, highBelow)
      return T(rootOfPi) * quotient / (2 * x.squareRoot().squareRoot() * T.exp(zeta))
    }
    return series(x)
  }

  /// `1 / sqrt(pi)`.
  private static let rootOfPi = 0.564189583547756286948

  @inline(__always) private static func wave<T: RealNumber>(_ x: T) -> T {
    let z = 1 / (-2 * x * (-x).squareRoot() / 3)
    let square = z * z
    let even = square * T.polynomial(square, even) / T.polynomial(square, evenBelow)
    let odd = z * T.polynomial(square, odd) / T.polynomial(square, oddBelow)
    let angle = -2 * x * (-x).squareRoot() / 3 + T(0.25) * T(Double.pi)
    let sum = T.product(T.sin(angle), 1 + even, minus: T.cos(angle) * odd)
    return T(rootOfPi) / (-x).squareRoot().squareRoot() * sum
  }

  @inline(__always) private static func series<T: RealNumber>(_ x: T) -> T {
    var (first, second, k) = (1 as T, x, 1 as T)
    var (m, n, change) = (1 as T, x, 1 as T)
    let cube = x * x * x
    while change > T.ulpOfOne {
      m *= cube
      k += 1
      m /= k
      n *= cube
      k += 1
      n /= k
      m /= k
      first += m
      k += 1
      n /= k
      second += n
      change = (m / first).magnitude
    }
    return T.product(T(0.355028053887817239260), first, minus: T(0.258819403792806798405) * second)
  }

  // MARK: Coefficients, the highest power first: numerators, and below them denominators

  private static let high = [
    0.346538101525629, 12.007595273964581, 76.27960536152345, 168.08922493463058, 159.75639135016442,
    70.53609068404442, 14.026469116338967, 1.0,
  ]
  private static let highBelow = [
    0.5675945326387702, 14.75625625848472, 84.51389701414746, 177.31808814540045, 164.2346928715297,
    71.47784008255756, 14.095913560783403, 1.0,
  ]
  private static let even = [
    -0.1316963234183318, -0.6264565444319123, -0.6931580360369335, -0.2797799815451191, -0.04919001326095003,
    -0.004062659235948854, -0.0001592764962392621, -2.776491081552329e-06, -1.6778769848911465e-08,
  ]
  private static let evenBelow = [
    13.356042070655324, 32.682503279522464, 26.736704094149957, 9.187074029072596, 1.4752914677166642,
    0.11568717379518804, 0.004402916416152112, 7.547203482874142e-05, 4.5185009297058035e-07,
  ]
  private static let odd = [
    0.01973399320916857, 0.39110302961568827, 1.0657989759959559, 0.9391692298166502, 0.35146565610554764,
    0.06338889196289255, 0.005858041130483885, 0.000282851600836737, 6.98793669997261e-06, 8.117892395543892e-08,
    3.415517847659236e-10,
  ]
  private static let oddBelow = [
    9.30892908077442, 19.835292871831214, 15.564662893286462, 5.476860694229755, 0.9542936116189619,
    0.08645808263523921, 0.004126565238242226, 0.00010125908511650914, 1.1716673321441352e-06, 4.9183457006293e-09,
  ]
}
