// SPDX-License-Identifier: GPL-3.0-or-later

/// The sum of two float64 values: twice the precision, as `DoubleFloat` has it for float32.
struct TwoDoubles {
  let high: Double
  let low: Double

  @inline(__always) init(_ high: Double, _ low: Double) { (self.high, self.low) = (high, low) }

  @inline(__always) static func sum(_ x: Double, _ y: Double) -> TwoDoubles {
    let s = x + y
    let v = s - x
    return TwoDoubles(s, (x - (s - v)) + (y - v))
  }
  @inline(__always) static func sum(_ x: TwoDoubles, _ y: Double) -> TwoDoubles {
    let exact = sum(x.high, y)
    return TwoDoubles(exact.high, exact.low + x.low)
  }
  @inline(__always) static func sum(_ x: TwoDoubles, _ y: TwoDoubles) -> TwoDoubles {
    let exact = sum(x.high, y.high)
    return TwoDoubles(exact.high, exact.low + (x.low + y.low))
  }
  /// The first operand is the larger one.
  @inline(__always) static func ordered(_ x: Double, _ y: Double) -> TwoDoubles {
    let s = x + y
    return TwoDoubles(s, x - s + y)
  }
  @inline(__always) static func ordered(_ x: Double, _ y: TwoDoubles) -> TwoDoubles {
    let s = x + y.high
    return TwoDoubles(s, x - s + y.high + y.low)
  }
  @inline(__always) static func ordered(_ x: TwoDoubles, _ y: TwoDoubles) -> TwoDoubles {
    let s = x.high + y.high
    return TwoDoubles(s, x.high - s + y.high + x.low + y.low)
  }
  @inline(__always) func times(_ y: Double) -> TwoDoubles {
    let s = high * y
    return TwoDoubles(s, (-s).addingProduct(high, y).addingProduct(low, y))
  }
  @inline(__always) func times(_ y: TwoDoubles) -> TwoDoubles {
    let s = high * y.high
    return TwoDoubles(s, (-s).addingProduct(high, y.high).addingProduct(low, y.high).addingProduct(high, y.low))
  }
  @inline(__always) var squared: TwoDoubles {
    let s = high * high
    return TwoDoubles(s, (-s).addingProduct(high, high).addingProduct(high + high, low))
  }
  @inline(__always) func divided(by d: TwoDoubles) -> TwoDoubles {
    let t = 1 / d.high
    let s = high * t
    let u = (-s).addingProduct(t, high)
    let v = 1.0.addingProduct(-d.high, t).addingProduct(-d.low, t)
    return TwoDoubles(s, u.addingProduct(low, t).addingProduct(s, v))
  }
}

/// Float64 functions of two numbers by the steps of the SLEEF library's AVX2 functions, which PyTorch's kernels call for eight values at once;
/// what is left of a row goes through the C library there as here. Without branches, so that the compiler makes vector code of the loops.
enum WidePairs {
  /// The loop of a function with a loop for the rest.
  @inline(__always)
  static func row(_ rest: BinaryRow, _ function: @escaping (Double, Double) -> Double) -> BinaryRow {
    BinaryRow { out, ostep, a, astep, b, bstep, count in
      let whole = ostep == 1 && (astep == 1 && bstep <= 1 || astep == 0 && bstep == 1) ? count & ~7 : 0
      let o = out.assumingMemoryBound(to: Double.self)
      let (x, y) = (a.assumingMemoryBound(to: Double.self), b.assumingMemoryBound(to: Double.self))
      if astep == 0 {
        let first = x[0]
        for i in 0..<whole { o[i] = function(first, y[i]) }
      } else if bstep == 0 {
        let second = y[0]
        for i in 0..<whole { o[i] = function(x[i], second) }
      } else {
        for i in 0..<whole { o[i] = function(x[i], y[i]) }
      }
      let done = whole &* 8
      rest(out + done, ostep, a + done &* astep, astep, b + done &* bstep, bstep, count &- whole)
    }
  }

  /// A polynomial with eight coefficients, the constant last, by Estrin's scheme: pairs of terms, and pairs of pairs.
  @inline(__always)
  private static func eight(
    _ x: Double, _ x2: Double, _ x4: Double, _ a: Double, _ b: Double, _ c: Double, _ d: Double, _ e: Double,
    _ f: Double, _ g: Double, _ h: Double
  ) -> Double {
    let high = d.addingProduct(x, c).addingProduct(x2, b.addingProduct(x, a))
    let low = h.addingProduct(x, g).addingProduct(x2, f.addingProduct(x, e))
    return low.addingProduct(x4, high)
  }

  // MARK: Powers

  /// x to the power y: e to the power of y times a logarithm with twice the precision.
  @inline(__always) static func power(_ x: Double, _ y: Double) -> Double {
    let (size, amount) = (x.magnitude, y.magnitude)
    let exponent = logarithm(size).times(y)
    let plain = exponent.high > 709.78271114955742909217217426 ? .infinity : exponential(exponent)
    // From 2^52 on all numbers are whole, and their last bit says whether they are odd; from 2^53 on none is.
    let isLarge = amount >= 0x1p52
    let shifted = isLarge ? amount : amount + 0x1p52
    let whole = isLarge ? amount : shifted - 0x1p52
    // The sign of an odd power, in the sign's place.
    let odd = (whole == amount ? (amount < 0x1p53 ? shifted.bitPattern & 1 : 0) : 0) &<< 63
    let sign = Double(bitPattern: (1.0).bitPattern | odd)
    var result = plain * (x > 0 ? 1 : (whole == amount ? sign : .nan))
    let growth = Double(bitPattern: (size - 1).bitPattern ^ (y.bitPattern & 1 &<< 63))
    result = amount == .infinity ? (growth < 0 ? 0 : (growth == 0 ? 1 : .infinity)) : result
    let end = (size == 0 ? -y : y) < 0 ? 0 : Double.infinity
    let signed = Double(bitPattern: end.bitPattern ^ (x.bitPattern & odd))
    result = size == 0 ? signed : (size == .infinity ? signed : result)
    // The sum is no number where either is none.
    let sum = size + amount
    result = sum == sum ? result : sum
    return y == 0 ? 1 : (x == 1 ? 1 : result)
  }

  @inline(__always) private static func logarithm(_ size: Double) -> TwoDoubles {
    let isTiny = size < Double.leastNormalMagnitude
    let scaled = isTiny ? size * 0x1p64 : size
    let biased = ((scaled * (1 / 0.75)).bitPattern &>> 52) & 0x7ff
    let m = Double(bitPattern: scaled.bitPattern &- ((biased &- 1023) &<< 52))
    // Moved into the mantissa of 2^52, the exponent is a number.
    let whole = Double(bitPattern: 0x4330_0000_0000_0000 | biased) - (0x1p52 + 1023)
    let e = isTiny ? whole - 64 : whole
    let x = TwoDoubles.sum(-1, m).divided(by: TwoDoubles.sum(1, m))
    let square = x.squared
    let z = square.high
    let (z2, z4) = (z * z, (z * z) * (z * z))
    let t = eight(
      z, z2, z4, 0.103239680901072952701192, 0.117754809412463995466069, 0.13332981086846273921509,
      0.153846227114512262845736, 0.181818180850050775676507, 0.222222222230083560345903, 0.285714285714249172087875,
      0.400000000000000077715612
    ).addingProduct(z4 * z4, 0.116255524079935043668677)
    let third = TwoDoubles(0.666666666666666629659233, 3.80554962542412056336616e-17)
    let ln2 = TwoDoubles(0.693147180559945286226764, 2.319046813846299558417771e-17)
    let cubic = square.times(x).times(TwoDoubles.sum(square.times(t), third))
    return TwoDoubles.sum(ln2.times(e), TwoDoubles.sum(TwoDoubles(x.high * 2, x.low * 2), cubic))
  }

  @inline(__always) private static func exponential(_ d: TwoDoubles) -> Double {
    let shifted = (d.high + d.low) * 1.442695040888963407359924681001892137 + WideMath.magic
    let n = shifted - WideMath.magic
    var s = TwoDoubles.sum(d, n * -0.69314718055966295651160180568695068359375)
    s = TwoDoubles.sum(s, n * -0.28235290563031577122588448175013436025525412068e-12)
    s = TwoDoubles.ordered(s.high, s.low)
    let (z, z2) = (s.high, s.high * s.high)
    let z4 = z2 * z2
    let u = eight(
      z, z2, z4, 2.75572496725023574143864e-06, 2.48014973989819794114153e-05, 0.000198412698809069797676111,
      0.0013888888939977128960529, 0.00833333333332371417601081, 0.0416666666665409524128449,
      0.166666666666666740681535, 0.500000000000000999200722
    ).addingProduct(z4 * z4, 2.76286166770270649116855e-07.addingProduct(z, 2.51069683420950419527139e-08))
    let rest = TwoDoubles.ordered(1, TwoDoubles.ordered(s, s.squared.times(u)))
    let whole = Int64(bitPattern: shifted.bitPattern &- WideMath.magic.bitPattern)
    let half = whole &>> 1
    let first = Double(bitPattern: UInt64(bitPattern: half &+ 1023) &<< 52)
    let second = Double(bitPattern: UInt64(bitPattern: whole &- half &+ 1023) &<< 52)
    return d.high < -1000 ? 0 : (rest.high + rest.low) * first * second
  }

  // MARK: Angles

  /// The angle of the point (x, y).
  @inline(__always) static func angle(_ height: Double, _ width: Double) -> Double {
    let isTiny = width.magnitude <= 0x1p-1024
    let (x, y) = (isTiny ? width * 0x1p53 : width, isTiny ? height * 0x1p53 : height)
    let (size, top) = (x.magnitude, y.magnitude)
    let isSteep = size < top
    let n = (x < 0 ? -2.0 : 0) + (isSteep ? 1 : 0)
    let s = TwoDoubles(isSteep ? -size : top, 0).divided(by: TwoDoubles(isSteep ? top : size, 0))
    let squared = s.squared
    let t = TwoDoubles.ordered(squared.high, squared.low)
    let z = t.high
    let (z2, z4) = (z * z, (z * z) * (z * z))
    let high = eight(
      z, z2, z4, 1.06298484191448746607415e-05, -0.000125620649967286867384336, 0.00070557664296393412389774,
      -0.00251865614498713360352999, 0.00646262899036991172313504, -0.0128281333663399031014274,
      0.0208024799924145797902497, -0.0289002344784740315686289)
    let middle = eight(
      z, z2, z4, 0.0359785005035104590853656, -0.041848579703592507506027, 0.0470843011653283988193763,
      -0.0524914210588448421068719, 0.0587946590969581003860434, -0.0666620884778795497194182,
      0.0769225330296203768654095, -0.0909090442773387574781907)
    var u = middle.addingProduct(z4 * z4, high)
    u = 0.111111108376896236538123.addingProduct(u, z)
    u = (-0.142857142756268568062339).addingProduct(u, z)
    u = 0.199999999997977351284817.addingProduct(u, z)
    u = (-0.333333333333317605173818).addingProduct(u, z)
    let arc = s.times(TwoDoubles.ordered(1, t.times(u)))
    let quarter = TwoDoubles(1.570796326794896557998982, 6.12323399573676603586882e-17)
    let whole = TwoDoubles.sum(quarter.times(n), arc)
    let signOfX = x.bitPattern & 1 &<< 63
    var angle = Double(bitPattern: (whole.high + whole.low).bitPattern ^ signOfX)
    let half = Double.pi / 2
    let isNegative = signOfX != 0
    let isWide = size == .infinity
    let sideways = isNegative ? half + half : 0
    angle = isWide ? sideways : (size == 0 ? half : angle)
    angle = top == .infinity ? (isWide ? (isNegative ? half + half / 2 : half / 2) : half) : angle
    angle = top == 0 ? sideways : angle
    let signed = Double(bitPattern: angle.bitPattern ^ (y.bitPattern & 1 &<< 63))
    return x == x && y == y ? signed : .nan
  }
}
