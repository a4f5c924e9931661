// SPDX-License-Identifier: GPL-3.0-or-later

/// The Bessel functions of orders 0 and 1, of the first and of the second kind, with PyTorch's steps in the type of the element.
///
/// Up to 5, a quotient of polynomials of x² times the first zeros (and for the second kind 2/π log x times the first kind). Beyond, the sine
/// and the cosine of the angle that is left, times quotients of polynomials of 25 / x². The quotients are the Cephes library's.
enum Bessel {
  @inline(__always) static func j0<T: RealNumber>(_ number: T) -> T {
    let x = number < 0 ? -number : number
    if x > 5 || x.isNaN { return far(x, order: 0, second: false) }
    let z = x * x
    if x < T(0.00001) { return 1 - z / 4 }
    let zeros = (z - T(5.78318596294678452118)) * (z - T(30.4712623436620863991))
    return zeros * T.polynomial(z, near0) / T.polynomial(z, nearBelow0)
  }

  @inline(__always) static func j1<T: RealNumber>(_ number: T) -> T {
    number < 0 ? -positiveJ1(-number) : positiveJ1(number)
  }
  @inline(__always) private static func positiveJ1<T: RealNumber>(_ x: T) -> T {
    if x > 5 || x.isNaN { return far(x, order: 1, second: false) }
    let z = x * x
    let quotient = T.polynomial(z, near1) / T.polynomial(z, nearBelow1)
    return quotient * x * (z - T(14.6819706421238932572)) * (z - T(49.2184563216946036703))
  }

  @inline(__always) static func y0<T: RealNumber>(_ x: T) -> T {
    if x > 5 || x.isNaN { return far(x, order: 0, second: true) }
    if x <= 0 { return x == 0 ? -.infinity : .nan }
    let z = x * x
    let quotient = T.polynomial(z, second0) / T.polynomial(z, secondBelow0)
    return quotient.addingProduct(T(2 / Double.pi) * T.log(x), j0(x))
  }

  @inline(__always) static func y1<T: RealNumber>(_ x: T) -> T {
    if x > 5 || x.isNaN { return far(x, order: 1, second: true) }
    if x <= 0 { return x == 0 ? -.infinity : .nan }
    let z = x * x
    let quotient = T.polynomial(z, second1) / T.polynomial(z, secondBelow1)
    let rest = T(2 / Double.pi) * T.product(j1(x), T.log(x), minus: 1 / x)
    return rest.addingProduct(x, quotient)
  }

  /// `sin(x) / x`, near zero by its series.
  @inline(__always) static func sphericalJ0<T: RealNumber>(_ x: T) -> T {
    if x.isInfinite { return 0 }
    if x.magnitude >= T(0.5) || x.isNaN { return T.sin(x) / x }
    let z = x * x
    var sum = 1 / T(6_227_020_800)
    for factorial in [-39_916_800, 362_880, -5040, 120, -6] as [T] { sum = (1 / factorial).addingProduct(z, sum) }
    return (1 as T).addingProduct(z, sum)
  }

  /// Where the function has the shape of a wave.
  @inline(__always) private static func far<T: RealNumber>(_ x: T, order: Int, second: Bool) -> T {
    let inverse = 5 / x
    let z = order == 0 ? 25 / (x * x) : inverse * inverse
    let even = T.polynomial(z, order == 0 ? even0 : even1) / T.polynomial(z, order == 0 ? evenBelow0 : evenBelow1)
    let odd = T.polynomial(z, order == 0 ? odd0 : odd1) / T.polynomial(z, order == 0 ? oddBelow0 : oddBelow1)
    let angle = x - T(order == 0 ? 0.785398163397448309615660845819875721 : 2.356194490192344928846982537459627163)
    let (sine, cosine) = (T.sin(angle), T.cos(angle))
    let wave =
      second ? (inverse * odd * cosine).addingProduct(even, sine) : T.product(even, cosine, minus: inverse * odd * sine)
    return wave * T(0.797884560802865355879892119868763737) / x.squareRoot()
  }

  // MARK: Coefficients, the highest power first: numerators, and below them denominators

  private static let even0 = [
    0.0007969367292973471, 0.08283523921074408, 1.239533716464143, 5.447250030587687, 8.74716500199817,
    5.303240382353949, 1.0,
  ]
  private static let evenBelow0 = [
    0.0009244088105588637, 0.08562884743544745, 1.2535274390105895, 5.470977403304171, 8.761908832370695,
    5.306052882353947, 1.0,
  ]
  private static let odd0 = [
    -0.011366383889846916, -1.2825271867050931, -19.553954425773597, -93.20601521237683, -177.68116798048806,
    -147.07750515495118, -51.41053267665993, -6.050143506007285,
  ]
  private static let oddBelow0 = [
    64.3178256118178, 856.4300259769806, 3882.4018360540163, 7240.467741956525, 5930.727011873169, 2062.0933166032783,
    242.0057402402914,
  ]
  private static let near0 = [
    -4794432209.782018, 1956174919465.5657, -249248344360967.72, 9708622510473064.0,
  ]
  private static let nearBelow0 = [
    499.563147152651, 173785.4016763747, 48440965.83399621, 11185553704.535683, 2112775201154.892, 310518229857422.56,
    3.1812195594320496e+16, 1.7108629408104315e+18,
  ]
  private static let even1 = [
    0.0007621256162081731, 0.07313970569409176, 1.1271960812968493, 5.112079511468076, 8.424045901417724,
    5.214515986823615, 1.0,
  ]
  private static let evenBelow1 = [
    0.0005713231280725487, 0.06884559087544954, 1.105142326340617, 5.073863861286015, 8.399855543276042,
    5.209828486823619, 1.0,
  ]
  private static let odd1 = [
    0.05108625947501766, 4.982138729512334, 75.82382841325453, 366.7796093601508, 710.8563049989261,
    597.4896124006136, 211.68875710057213, 25.207020585802372,
  ]
  private static let oddBelow1 = [
    74.23732770356752, 1056.4488603826283, 4986.410583376536, 9562.318924047562, 7997.041604473507,
    2826.1927851763908, 336.0936078106983,
  ]
  private static let near1 = [
    -899971225.7055594, 452228297998.19403, -72749424522181.83, 3682957328638529.0,
  ]
  private static let nearBelow1 = [
    620.8364781180543, 256987.25675774884, 83514679.14319493, 22151159547.97925, 4749141220799.914, 784369607876235.9,
    8.952223361846274e+16, 5.322786203326801e+18,
  ]
  private static let second0 = [
    15592.436785523574, -14663929.59039716, 5435264770.518765, -982136065717.9115, 87590639439536.7,
    -3466283033847297.0, 4.4273326857256984e+16, -1.8495080043698668e+16,
  ]
  private static let secondBelow0 = [
    1041.2835366425984, 626107.330137135, 268919633.39381415, 86400248710.3935, 20297961275010.555,
    3171577528429750.5, 2.5059625617265306e+17,
  ]
  private static let second1 = [
    1263204747.9017804, -647355876379.1603, 114509511541823.73, -8127702555013251.0, 2.024394757135949e+17,
    -7.788771962659501e+17,
  ]
  private static let secondBelow1 = [
    594.3015923461282, 235564.09294306856, 73481194.44597217, 18760131610.870617, 3882312774962.3857,
    620557727146953.8, 6.871410873553005e+16, 3.9727060811656064e+18,
  ]
}
