// SPDX-License-Identifier: GPL-3.0-or-later

/// The modified Bessel functions of orders 0 and 1, with PyTorch's expansions in the type of the element.
///
/// Of the first kind: up to 8, `e^-x I0(x)` and `e^-x I1(x) / x` are sums of Chebyshev polynomials of `x / 2 - 2`; beyond, `e^-x sqrt(x) I(x)`
/// of `32 / x - 2`. Of the second kind: up to 2, `K0(x) + log(x / 2) I0(x)` and `x (K1(x) - log(x / 2) I1(x))` of `x² - 2`; beyond,
/// `e^x sqrt(x) K(x)` of `8 / x - 2`. `Scripts/expansions.py` computes the coefficients.
enum ModifiedBessel {
  // MARK: The first kind as `i0`, `i0e`, `i1` and `i1e`, which leave out what float32 can't see of order 1

  @inline(__always) static func i0<T: RealNumber>(_ number: T) -> T {
    let x = number.magnitude
    return x <= 8 ? T.exp(x) * near(x, near0) : T.exp(x) * far(x, far0) / x.squareRoot()
  }
  @inline(__always) static func i0e<T: RealNumber>(_ number: T) -> T {
    let x = number.magnitude
    return x <= 8 ? near(x, near0) : far(x, far0) / x.squareRoot()
  }
  @inline(__always) static func i1<T: RealNumber>(_ number: T) -> T {
    let x = number.magnitude
    let size =
      x <= 8
      ? T.exp(x) * x * near(x, near1, from: shortNear(T.self))
      : T.exp(x) * far(x, far1, from: shortFar(T.self)) / x.squareRoot()
    return number < 0 ? -size : size
  }
  @inline(__always) static func i1e<T: RealNumber>(_ number: T) -> T {
    let x = number.magnitude
    let size =
      x <= 8 ? near(x, near1, from: shortNear(T.self)) * x : far(x, far1, from: shortFar(T.self)) / x.squareRoot()
    return number < 0 ? -size : size
  }

  @inline(__always) private static func near<T: RealNumber>(_ x: T, _ terms: [Double], from first: Int = 0) -> T {
    T.chebyshev(x / 2 - 2, terms, from: first)
  }
  @inline(__always) private static func far<T: RealNumber>(_ x: T, _ terms: [Double], from first: Int = 0) -> T {
    T.chebyshev(32 / x - 2, terms, from: first)
  }
  @inline(__always) private static func shortNear<T: RealNumber>(_ type: T.Type) -> Int { type == Float.self ? 12 : 0 }
  @inline(__always) private static func shortFar<T: RealNumber>(_ type: T.Type) -> Int { type == Float.self ? 18 : 0 }

  // MARK: The first kind as `modified_bessel_i1` (`modified_bessel_i0` is `i0`): all terms, and products in another order

  @inline(__always) static func longI1<T: RealNumber>(_ number: T) -> T {
    let x = number.magnitude
    let size = x <= 8 ? near(x, near1) * x * T.exp(x) : T.exp(x) * far(x, far1) / x.squareRoot()
    return number < 0 ? -size : size
  }

  // MARK: The second kind

  @inline(__always) static func k0<T: RealNumber>(_ x: T) -> T {
    if let end = end(x) { return end }
    if x > 2 { return T.exp(-x) * beyond(x, farK0) / x.squareRoot() }
    // PyTorch takes the logarithm in double precision here, and only here.
    let sum = Double(T.chebyshev(T.product(x, x, minus: 2), nearK0))
    return T(Double.difference(sum, Double.log(0.5 * Double(x)), Double(i0(x))))
  }
  @inline(__always) static func scaledK0<T: RealNumber>(_ x: T) -> T {
    if let end = end(x) { return end }
    if x > 2 { return beyond(x, farK0) / x.squareRoot() }
    let sum = T.chebyshev(T.product(x, x, minus: 2), nearK0)
    return T.difference(sum, T.log(x / 2), i0(x)) * T.exp(x)
  }
  @inline(__always) static func k1<T: RealNumber>(_ x: T) -> T {
    if let end = end(x) { return end }
    return x > 2 ? T.exp(-x) * beyond(x, farK1) / x.squareRoot() : nearK1(x)
  }
  @inline(__always) static func scaledK1<T: RealNumber>(_ x: T) -> T {
    if let end = end(x) { return end }
    return x > 2 ? beyond(x, farK1) / x.squareRoot() : nearK1(x) * T.exp(x)
  }

  @inline(__always) private static func nearK1<T: RealNumber>(_ x: T) -> T {
    let sum = T.chebyshev(T.product(x, x, minus: 2), nearK1)
    return (sum / x).addingProduct(T.log(x / 2), longI1(x))
  }
  @inline(__always) private static func beyond<T: RealNumber>(_ x: T, _ terms: [Double]) -> T {
    T.chebyshev(8 / x - 2, terms)
  }
  /// The value at zero and below.
  @inline(__always) private static func end<T: RealNumber>(_ x: T) -> T? { x == 0 ? .infinity : (x < 0 ? .nan : nil) }

  // MARK: Coefficients, the highest polynomial first

  static let near0 = [
    -4.4153416464793395e-18, 3.3307945188222384e-17, -2.431279846547955e-16, 1.715391285555133e-15,
    -1.1685332877993451e-14, 7.676185498604936e-14, -4.856446783111929e-13, 2.95505266312964e-12,
    -1.726826291441556e-11, 9.675809035373237e-11, -5.189795601635263e-10, 2.6598237246823866e-09,
    -1.300025009986248e-08, 6.046995022541919e-08, -2.670793853940612e-07, 1.1173875391201037e-06,
    -4.4167383584587505e-06, 1.6448448070728896e-05, -5.754195010082104e-05, 0.00018850288509584165,
    -0.0005763755745385824, 0.0016394756169413357, -0.004324309995050576, 0.010546460394594998, -0.02373741480589947,
    0.04930528423967071, -0.09490109704804764, 0.17162090152220877, -0.3046826723431984, 0.6767952744094761,
  ]
  static let far0 = [
    -7.233180487874754e-18, -4.830504485944182e-18, 4.46562142029676e-17, 3.461222867697461e-17,
    -2.8276239805165836e-16, -3.425485619677219e-16, 1.7725601330565263e-15, 3.8116806693526224e-15,
    -9.554846698828307e-15, -4.150569347287222e-14, 1.54008621752141e-14, 3.8527783827421426e-13, 7.180124451383666e-13,
    -1.7941785315068062e-12, -1.3215811840447713e-11, -3.1499165279632416e-11, 1.1889147107846439e-11,
    4.94060238822497e-10, 3.3962320257083865e-09, 2.266668990498178e-08, 2.0489185894690638e-07, 2.8913705208347567e-06,
    6.889758346916825e-05, 0.0033691164782556943, 0.8044904110141088,
  ]
  static let near1 = [
    2.7779141127610464e-18, -2.111421214358166e-17, 1.5536319577362005e-16, -1.1055969477353862e-15,
    7.600684294735408e-15, -5.042185504727912e-14, 3.223793365945575e-13, -1.9839743977649436e-12,
    1.1736186298890901e-11, -6.663489723502027e-11, 3.625590281552117e-10, -1.8872497517228294e-09,
    9.381537386495773e-09, -4.445059128796328e-08, 2.0032947535521353e-07, -8.568720264695455e-07,
    3.4702513081376785e-06, -1.3273163656039436e-05, 4.781565107550054e-05, -0.00016176081582589674,
    0.0005122859561685758, -0.0015135724506312532, 0.004156422944312888, -0.010564084894626197, 0.024726449030626516,
    -0.05294598120809499, 0.1026436586898471, -0.17641651835783406, 0.25258718644363365,
  ]
  static let far1 = [
    7.517296310842105e-18, 4.414348323071708e-18, -4.6503053684893586e-17, -3.209525921993424e-17, 2.96262899764595e-16,
    3.3082023109209285e-16, -1.8803547755107825e-15, -3.8144030724370075e-15, 1.0420276984128802e-14,
    4.272440016711951e-14, -2.1015418427726643e-14, -4.0835511110921974e-13, -7.198551776245908e-13,
    2.0356285441470896e-12, 1.4125807436613782e-11, 3.2526035830154884e-11, -1.8974958123505413e-11,
    -5.589743462196584e-10, -3.835380385964237e-09, -2.6314688468895196e-08, -2.512236237870209e-07,
    -3.882564808877691e-06, -0.00011058893876262371, -0.009761097491361469, 0.7785762350182801,
  ]
  private static let nearK0 = [
    1.3744654358807508e-16, 4.2598161427910826e-14, 1.0349695257633625e-11, 1.904516377220209e-09,
    2.5347910790261494e-07, 2.286212103119452e-05, 0.001264615411446926, 0.0359799365153615, 0.3442898999246285,
    -0.5353273932339028,
  ]
  private static let farK0 = [
    5.3004337711773354e-18, -1.6475805939842632e-17, 5.2103917776435543e-17, -1.6782311257549006e-16,
    5.5120559994043335e-16, -1.848593377920907e-15, 6.340076476276646e-15, -2.2275133267462965e-14,
    8.032890775068375e-14, -2.9800969231481784e-13, 1.1403405882073441e-12, -4.514597883374519e-12,
    1.8559491149549264e-11, -7.957489244477396e-11, 3.5773972814003283e-10, -1.6975345093890614e-09,
    8.574034017414225e-09, -4.660489897687948e-08, 2.766813639445015e-07, -1.8317555227191195e-06,
    1.39498137188765e-05, -0.00012849549581627802, 0.0015698838857300533, -0.0314481013119645, 2.4403030820659555,
  ]
  private static let nearK1 = [
    -7.023863479386288e-18, -2.427449850519366e-15, -6.666901694199329e-13, -1.4114883926335278e-10,
    -2.213387630734726e-08, -2.4334061415659684e-06, -0.0001730288957513052, -0.006975723859639864,
    -0.12261118082265715, -0.3531559607765449, 1.5253002273389478,
  ]
  private static let farK1 = [
    -5.7567444820733025e-18, 1.7940510478863572e-17, -5.689462849193648e-17, 1.8380935752430455e-16,
    -6.057047270643018e-16, 2.038703166239861e-15, -7.0198370892147685e-15, 2.4771544242195988e-14,
    -8.976705182010146e-14, 3.348419666052243e-13, -1.2891739609498229e-12, 5.139639673482343e-12,
    -2.129967838427791e-11, 9.218315187605315e-11, -4.1903547593419254e-10, 2.0150497551970347e-09,
    -1.0345762465678097e-08, 5.7410841254500495e-08, -3.5019606030878126e-07, 2.406484947837217e-06,
    -1.936197974166083e-05, 0.00019521551847135162, -0.002857816859622779, 0.10392373657681724, 2.7206261904844427,
  ]
}
