// SPDX-License-Identifier: GPL-3.0-or-later

/// Float32 functions computed in double precision and rounded once: without branches and calls, so that the compiler makes vector
/// code of their loops. The polynomials are minimax approximations with relative errors of 1e-11 and less (`Scripts/approximations.py`
/// computes them), so all but one in a thousand results are the correctly rounded ones.
enum WideMath {
  /// A step of Horner's scheme, rounded once.
  @inline(__always) private static func next(_ sum: Double, _ z: Double, _ c: Double) -> Double {
    c.addingProduct(sum, z)
  }

  /// sin(r) and cos(r) for r from -π/4 to π/4.
  @inline(__always) private static func sine(_ r: Double) -> Double {
    let z = r * r
    var p = next(2.71711428480320345e-6, z, -0.000198391741652126341)
    p = next(p, z, 0.00833332867616591895)
    p = next(p, z, -0.166666666303004696)
    return r * next(p, z, 0.999999999995427524)
  }
  @inline(__always) private static func cosine(_ r: Double) -> Double {
    let z = r * r
    var p = next(-2.71675838292524389e-7, z, 0.000024798838631515705)
    p = next(p, z, -0.00138888799067547571)
    p = next(p, z, 0.041666666533144454)
    p = next(p, z, -0.499999999992675028)
    return next(p, z, 0.999999999999933959)
  }

  /// Added to a number below 2^51, it leaves the nearest integer in the lowest bits.
  @inline(__always) static var magic: Double { 6_755_399_441_055_744 }

  /// What is left of `x` beyond the nearest multiple of π/2, and which multiple that is (in the lowest bits).
  @inline(__always) private static func quarters(_ x: Double) -> (rest: Double, count: UInt64) {
    let shifted = magic.addingProduct(x, 0.636619772367581343)
    let n = shifted - magic
    let rest = x.addingProduct(n, -1.57079632679489656).addingProduct(n, -6.12323399573676604e-17)
    return (rest, shifted.bitPattern)
  }

  /// Up to what size angles are taken apart well enough.
  static var farthestAngle: Double { 100_000 }

  @inline(__always) static func tan(_ x: Double) -> Double {
    let (r, n) = quarters(x)
    let (s, c) = (sine(r), cosine(r))
    return (n & 1 == 0 ? s : -c) / (n & 1 == 0 ? c : s)
  }
  @inline(__always) static func sin(_ x: Double) -> Double {
    let (r, n) = quarters(x)
    let value = n & 1 == 0 ? sine(r) : cosine(r)
    return Double(bitPattern: value.bitPattern ^ ((n & 2) &<< 62))
  }
  @inline(__always) static func cos(_ x: Double) -> Double {
    let (r, n) = quarters(x)
    let value = n & 1 == 0 ? cosine(r) : sine(r)
    return Double(bitPattern: value.bitPattern ^ (((n &+ 1) & 2) &<< 62))
  }

  /// The arc of the tangent `y / x`; both are at least zero.
  @inline(__always) private static func arc(_ y: Double, _ x: Double) -> Double {
    let isLow = y < 0.41421356237309505 * x
    let isHigh = y > 2.41421356237309505 * x
    let numerator = isLow ? y : (isHigh ? -x : y - x)
    let denominator = isLow ? x : (isHigh ? y : y + x)
    let t = numerator / denominator
    let z = t * t
    var p = next(-0.0376930405233494098, z, 0.0697657111397394943)
    p = next(p, z, -0.0899313573828719088)
    p = next(p, z, 0.111035278314821975)
    p = next(p, z, -0.142853909825920683)
    p = next(p, z, 0.199999931852880548)
    p = next(p, z, -0.333333332783938394)
    p = next(p, z, 0.99999999999927167)
    return (isLow ? 0 : (isHigh ? Double.pi / 2 : Double.pi / 4)).addingProduct(t, p)
  }
  @inline(__always) static func atan(_ x: Double) -> Double {
    let size = x.magnitude < 1e30 ? x.magnitude : 1e30
    let value = Double(signOf: x, magnitudeOf: arc(size, 1))
    return x == x ? value : x
  }
  /// The square root of a number from 0 to 1, by one in single precision and a step of Newton's method: in half the time.
  @inline(__always) private static func root(_ x: Double) -> Double {
    let first = Float(x).squareRoot()
    let rest = Float(x.addingProduct(-Double(first), Double(first)))
    return Double(first) + Double(first > 0 ? rest / (first + first) : 0)
  }
  /// The arc of the sine x, from 0 to 1/2.
  @inline(__always) private static func arcSine(_ x: Double) -> Double {
    let z = x * x
    var p = next(0.0332370443100193513, z, 0.00164135639503790504)
    p = next(p, z, 0.020790594188501276)
    p = next(p, z, 0.0218330930179213964)
    p = next(p, z, 0.0304307173662772604)
    p = next(p, z, 0.0446404030181309159)
    p = next(p, z, 0.0750000614908818927)
    p = next(p, z, 0.166666666075562225)
    return x * next(p, z, 1.00000000000093366)
  }
  /// The arc of a cosine, in single precision's steps at the end, as PyTorch has it: half a turn is subtracted from when the arc is
  /// already rounded.
  @inline(__always) static func acos(_ x: Float) -> Float {
    let wide = Double(x)
    let size = wide.magnitude
    let isSmall = size <= 0.5
    let arc = arcSine(isSmall ? size : root(0.5 - 0.5 * size))
    let quarter: Float = 1.57079637050628662109375
    // What a quarter turn is less than `quarter`.
    let excess = 4.37113900018624283e-8
    let rounded = Float((isSmall ? Double(signOf: wide, magnitudeOf: arc) : arc) + (isSmall || x < 0 ? excess : 0))
    let value = isSmall ? quarter - rounded : (x < 0 ? 2 * (quarter - rounded) : 2 * rounded)
    return size <= 1 ? value : .nan
  }

  /// 2^n and e^r - 1, of which e^x is made; x from -700 to 700.
  @inline(__always) private static func factors(_ x: Double) -> (power: Double, rest: Double) {
    let shifted = magic.addingProduct(x, 1.44269504088896341)
    let r = x.addingProduct(shifted - magic, -0.693147180559945286)
    var p = next(0.0000248015911879120758, r, 0.000199075836092500352)
    p = next(p, r, 0.00138889786397882699)
    p = next(p, r, 0.00833328355336149402)
    p = next(p, r, 0.0416666659474581779)
    p = next(p, r, 0.166666667860596026)
    p = next(p, r, 0.500000000012145202)
    p = next(p, r, 0.999999999995537497)
    return (Double(bitPattern: (shifted.bitPattern &+ 1023) &<< 52), p * r)
  }
  @inline(__always) private static func exp(_ x: Double) -> Double {
    let (power, rest) = factors(x)
    return power.addingProduct(power, rest)
  }
  @inline(__always) private static func expm1(_ x: Double) -> Double {
    let (power, rest) = factors(x)
    return (power - 1).addingProduct(power, rest)
  }
  @inline(__always) static func sinh(_ x: Double) -> Double {
    let e = expm1(x.magnitude < 200 ? x.magnitude : 200)
    let value = 0.5 * (e + e / (e + 1))
    return x == x ? Double(signOf: x, magnitudeOf: value) : x
  }
  @inline(__always) static func cosh(_ x: Double) -> Double {
    let e = exp(x.magnitude < 200 ? x.magnitude : 200)
    let value = 0.5 * (e + 1 / (e < 1e30 ? e : 1e30))
    return x == x ? value : x
  }
  @inline(__always) static func tanh(_ x: Double) -> Double {
    let e = expm1(x.magnitude < 20 ? 2 * x.magnitude : 40)
    return x == x ? Double(signOf: x, magnitudeOf: e / (e + 2)) : x
  }

  /// Where a number is 2^e (1 + t), t from sqrt(1/2) - 1 to sqrt(2) - 1: e, and log(1 + t).
  @inline(__always) private static func parts(_ x: Double) -> (exponent: Double, rest: Double) {
    // The bits beyond those of sqrt(1/2): where they carry into the exponent, e begins.
    let bits = (x.bitPattern &- 0x3fe6_a09e_667f_3bcd) & 0xfff0_0000_0000_0000
    // Moved into the mantissa of 3 * 2^51, the exponent with its sign is a number.
    let biased = 0x4338_0000_0000_0000 &+ UInt64(bitPattern: Int64(bitPattern: bits) &>> 52)
    let t = Double(bitPattern: x.bitPattern &- bits) - 1
    return (Double(bitPattern: biased) - magic, logarithm(t))
  }
  @inline(__always) private static func logarithm(_ t: Double) -> Double {
    var p = next(-0.048339452136910886, t, 0.0918542208469250224)
    p = next(p, t, -0.0933208009661984947)
    p = next(p, t, 0.090299804195316464)
    p = next(p, t, -0.0987718995814172093)
    p = next(p, t, 0.111053702268091494)
    p = next(p, t, -0.125069275355745803)
    p = next(p, t, 0.142862575647256432)
    p = next(p, t, -0.16666476572493463)
    p = next(p, t, 0.199999852584476012)
    p = next(p, t, -0.25000002284108217)
    p = next(p, t, 0.333333334610294192)
    p = next(p, t, -0.499999999918849462)
    return t * next(p, t, 0.99999999999834266)
  }
  /// The value, or what logarithms are of infinity and of what is not positive.
  @inline(__always) private static func ended(_ value: Double, _ x: Double) -> Double {
    let positive = x < .infinity ? value : x
    return x > 0 ? positive : (x == 0 ? -.infinity : .nan)
  }
  @inline(__always) static func log(_ x: Double) -> Double {
    let (e, rest) = parts(x)
    return ended(rest.addingProduct(e, 0.693147180559945309), x)
  }
  @inline(__always) static func log2(_ x: Double) -> Double {
    let (e, rest) = parts(x)
    return ended(e.addingProduct(rest, 1.44269504088896341), x)
  }
  @inline(__always) static func log10(_ x: Double) -> Double {
    let (e, rest) = parts(x)
    return ended((rest * 0.434294481903251828).addingProduct(e, 0.301029995663981195), x)
  }
  @inline(__always) static func atanh(_ x: Double) -> Double {
    // (1 + x) / (1 - x) = 1 + t, so that small numbers keep their digits.
    let t = (x + x) / (1 - x)
    let (e, rest) = parts(1 + t)
    let value = 0.5 * (x.magnitude < 0.125 ? logarithm(t) : rest.addingProduct(e, 0.693147180559945309))
    return x.magnitude < 1 ? value : (x.magnitude == 1 ? x * .infinity : .nan)
  }

  /// The error function: a quotient of polynomials of x² up to 4, where it is 1 in single precision.
  @inline(__always) static func erf(_ x: Double) -> Double {
    let y = x > 4 ? 4 : (x < -4 ? -4 : x)
    let z = y * y
    var p = next(3.00602519753010554e-9, z, 7.52210210685434567e-7)
    p = next(p, z, 0.0000217465605097562615)
    p = next(p, z, 0.000512651723294011712)
    p = next(p, z, 0.00495663144211953713)
    p = next(p, z, 0.0580998004805285119)
    p = next(p, z, 0.200229483150929996)
    p = next(p, z, 1.12837916708690109)
    var q = next(7.32925815937576923e-8, z, 4.51202205805158624e-6)
    q = next(q, z, 0.000111380170972974536)
    q = next(q, z, 0.00171364517181948637)
    q = next(q, z, 0.01770743885495169)
    q = next(q, z, 0.121750308475578697)
    q = next(q, z, 0.510782092166665903)
    q = next(q, z, 1)
    return y * p / q
  }
  /// What the error function lacks of 1: e^-x² times a quotient of polynomials.
  @inline(__always) static func erfc(_ x: Double) -> Double {
    let y = x.magnitude > 11 ? 11 : x.magnitude
    var p = next(0.00277922189924076255, y, 0.0327555873136967795)
    p = next(p, y, 0.183072648933312606)
    p = next(p, y, 0.610669739273912121)
    p = next(p, y, 1.27955534845947856)
    p = next(p, y, 1.6134793496537857)
    p = next(p, y, 1.00000000000097224)
    var q = next(0.0049260418168340797, y, 0.0580578088508630017)
    q = next(q, y, 0.326949759658132498)
    q = next(q, y, 1.11142980850936191)
    q = next(q, y, 2.42755117073887202)
    q = next(q, y, 3.37341137315371493)
    q = next(q, y, 2.74185851692116829)
    q = next(q, y, 1)
    let tail = exp(-y * y) * p / q
    let value = x < 0 ? 2 - tail : tail
    return x == x ? value : x
  }
  /// The inverse of the error function: x times a polynomial of w = -log(1 - x²), or beyond 5 of its root.
  @inline(__always) static func erfinv(_ x: Double) -> Double {
    let (e, rest) = parts((1 - x) * (1 + x))
    let w = -rest.addingProduct(e, 0.693147180559945309)
    let t = w - 2.5
    var p = next(-6.20826336706381559e-13, t, -2.06037147506105407e-11)
    p = next(p, t, 1.35543114880204877e-10)
    p = next(p, t, 8.2143420499195716e-10)
    p = next(p, t, -1.09512544425841765e-8)
    p = next(p, t, 1.37708702184012239e-8)
    p = next(p, t, 4.79003827636294954e-7)
    p = next(p, t, -3.41737311884545481e-6)
    p = next(p, t, -4.99652616512639611e-6)
    p = next(p, t, 0.000218251028405354348)
    p = next(p, t, -0.00125270758985904974)
    p = next(p, t, -0.00417731801408340117)
    p = next(p, t, 0.246640276678070542)
    p = next(p, t, 1.50140935112861628)
    let v = Double(Float(w > 0 ? w : 0).squareRoot()) - 3
    var q = next(8.03291919445267605e-6, v, -0.0000227257893152769012)
    q = next(q, v, -0.0000265146024652258459)
    q = next(q, v, 0.000197334499182578126)
    q = next(q, v, -0.000295206705982726076)
    q = next(q, v, -0.000142424831931529323)
    q = next(q, v, 0.00148734560404897183)
    q = next(q, v, -0.00356074262632714727)
    q = next(q, v, 0.00568465323921029646)
    q = next(q, v, -0.00764357613963700536)
    q = next(q, v, 0.00944555381851863591)
    q = next(q, v, 1.00167526937712069)
    q = next(q, v, 2.83297679837725442)
    let value = x * (w < 5 ? p : q)
    return x.magnitude < 1 ? value : (x.magnitude == 1 ? x * .infinity : .nan)
  }
}
