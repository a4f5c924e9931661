// SPDX-License-Identifier: GPL-3.0-or-later

/// Float32 functions of two numbers on sixteen pairs at once, by the steps of the SLEEF library's AVX2 functions, which PyTorch's kernels call;
/// what is left of a row goes through the C library there as here.
enum VectorPairs {
  typealias V = SIMD16<Float>

  /// The loop of a vector function with a loop for the rest.
  @inline(__always) static func row(_ rest: BinaryRow, _ function: @escaping (V, V) -> V) -> BinaryRow {
    BinaryRow { out, ostep, a, astep, b, bstep, count in
      let whole = ostep == 1 && (astep == 1 && bstep <= 1 || astep == 0 && bstep == 1) ? (count & ~15) &* 4 : 0
      for i in stride(from: 0, to: whole, by: 64) {
        (out + i).storeBytes(of: function(vector(a, astep, at: i), vector(b, bstep, at: i)), as: V.self)
      }
      rest(out + whole, ostep, a + whole &* astep, astep, b + whole &* bstep, bstep, count &- whole / 4)
    }
  }

  /// Sixteen elements from a byte on, or one element sixteen times.
  @inline(__always) static func vector(_ a: UnsafeRawPointer, _ step: Int, at byte: Int) -> V {
    step == 1 ? (a + byte).loadUnaligned(as: V.self) : V(repeating: a.load(as: Float.self))
  }

  // MARK: Powers

  /// x to the power y: e to the power of y times a logarithm with twice the precision.
  @inline(__always) static func power(_ x: V, _ y: V) -> V {
    let (size, amount) = (x.magnitude, y.magnitude)
    var result = exponential(logarithm(size).times(y))
    result = result.replacing(with: Float.infinity, where: result .!= result)
    // From 2^23 on all numbers are whole, and their last bit says whether they are odd; from 2^24 on none is.
    let isLarge = amount .>= 8_388_608
    let shifted = (amount + 8_388_608).replacing(with: amount, where: isLarge)
    let isWhole = isLarge .| (shifted - 8_388_608 .== amount)
    let isOdd = isWhole .& (amount .< 16_777_216) .& ((shifted.bits & 1) .== 1)
    let sign = V(repeating: .nan).replacing(with: 1, where: isWhole).replacing(with: -1, where: isOdd)
    result *= sign.replacing(with: 1, where: x .> 0)

    // Infinite exponents; zero and infinity.
    let isEndless = amount .== Float.infinity
    if any(isEndless) {
      let growth = V(bits: (size - 1).bits ^ (y.bits & Int32.min))
      let end = V(repeating: .infinity).replacing(with: 1, where: growth .== 0).replacing(with: 0, where: growth .< 0)
      result = result.replacing(with: end, where: isEndless)
    }
    let isEnd = (size .== 0) .| (size .== Float.infinity)
    if any(isEnd) {
      let direction = y.replacing(with: -y, where: size .== 0)
      let end = V(repeating: .infinity).replacing(with: 0, where: direction .< 0)
      let signed = V(bits: end.bits ^ (x.bits & Int32.min))
      result = result.replacing(with: end.replacing(with: signed, where: isOdd), where: isEnd)
    }
    result = result.replacing(with: Float.nan, where: (x .!= x) .| (y .!= y))
    return result.replacing(with: 1, where: (y .== 0) .| (x .== 1))
  }

  @inline(__always) private static func any(_ mask: SIMDMask<SIMD16<Int32>>) -> Bool {
    VectorMath.anyNegative(SIMD16<Int32>(repeating: 0).replacing(with: -1, where: mask))
  }

  @inline(__always) private static func logarithm(_ size: V) -> DoubleFloat {
    let isTiny = size .< Float.leastNormalMagnitude
    let scaled = size.replacing(with: size * Float(0x1p64), where: isTiny)
    let (bits, whole) = VectorMath.exponent(scaled)
    let m = V(bits: scaled.bits &- (bits &<< 23))
    let e = whole.replacing(with: whole - 64, where: isTiny)
    let one = V(repeating: 1)
    let x = DoubleFloat.sum(-one, m).divided(by: DoubleFloat.sum(one, m))
    let square = x.squared
    var t = V(repeating: 0.285112679004669189453125)
      .addingProduct(square.high, V(repeating: 0.240320354700088500976562))
    t = V(repeating: 0.400007992982864379882812).addingProduct(t, square.high)
    let third = DoubleFloat(V(repeating: 0.66666662693023681640625), V(repeating: 3.69183861259614332084311e-09))
    let ln2 = DoubleFloat(V(repeating: 0.69314718246459960938), V(repeating: -1.904654323148236017e-09))
    let sum = DoubleFloat.ordered(ln2.times(e), x.doubled)
    return DoubleFloat.ordered(sum, square.times(x).times(DoubleFloat.sum(square.times(t), third)))
  }

  @inline(__always) private static func exponential(_ power: DoubleFloat) -> V {
    // Beyond these limits the result is infinite, or forced to be zero.
    let (isLow, isHigh) = (power.high .< -104, power.high .> 104)
    let high = power.high.replacing(with: -104, where: isLow).replacing(with: 104, where: isHigh)
    let d = DoubleFloat(high, power.low.replacing(with: 0, where: isLow .| isHigh))
    let shifted = (d.high + d.low) * VectorMath.log2e + VectorMath.magic
    let n = shifted - VectorMath.magic
    var s = DoubleFloat.sum(d, n * Float(-0.693145751953125))
    s = DoubleFloat.sum(s, n * Float(-1.428606765330187045e-06))
    s = DoubleFloat.ordered(s.high, s.low)
    var u = V(repeating: 0.00836596917361021041870117)
      .addingProduct(s.high, V(repeating: 0.00136324646882712841033936))
    u = V(repeating: 0.0416710823774337768554688).addingProduct(u, s.high)
    u = V(repeating: 0.166665524244308471679688).addingProduct(u, s.high)
    u = V(repeating: 0.499999850988388061523438).addingProduct(u, s.high)
    let rest = DoubleFloat.ordered(s, s.squared.times(u))
    let value = DoubleFloat.ordered(V(repeating: 1), rest).rounded
    return scaled(value, shifted.bits &- VectorMath.magic.bitPattern.signed).replacing(with: 0, where: isLow)
  }

  /// `value` times 2^n in five factors, of which the first four are equal: where the result has few digits, each factor rounds.
  @inline(__always) private static func scaled(_ value: V, _ n: SIMD16<Int32>) -> V {
    let sign = n &>> 31
    let quarter = (((sign &+ n) &>> 6) &- sign) &<< 4
    let factor = V(bits: (quarter &+ 127) &<< 23)
    return value * factor * factor * factor * factor * V(bits: (n &- (quarter &<< 2) &+ 127) &<< 23)
  }

  // MARK: Angles

  /// The angle of the point (x, y).
  @inline(__always) static func angle(_ height: V, _ width: V) -> V {
    let isTiny = width.magnitude .< Float(2.9387372783541830947e-39)
    let x = width.replacing(with: width * 16_777_216, where: isTiny)
    let y = height.replacing(with: height * 16_777_216, where: isTiny)
    let (size, top) = (x.magnitude, y.magnitude)
    let isLeft = x .< 0
    let isSteep = size .< top
    let quarters = V(repeating: 0).replacing(with: -2, where: isLeft)
    let n = quarters.replacing(with: quarters + 1, where: isSteep)
    let zero = V(repeating: 0)
    let s = DoubleFloat(top.replacing(with: -size, where: isSteep), zero)
      .divided(by: DoubleFloat(size.replacing(with: top, where: isSteep), zero))
    let squared = s.squared
    let t = DoubleFloat.ordered(squared.high, squared.low)
    var u = V(repeating: 0.0107900900766253471374512)
      .addingProduct(t.high, V(repeating: -0.00176397908944636583328247))
    u = V(repeating: -0.0309564601629972457885742).addingProduct(u, t.high)
    u = V(repeating: 0.0577365085482597351074219).addingProduct(u, t.high)
    u = V(repeating: -0.0838950723409652709960938).addingProduct(u, t.high)
    u = V(repeating: 0.109463557600975036621094).addingProduct(u, t.high)
    u = V(repeating: -0.142626821994781494140625).addingProduct(u, t.high)
    u = V(repeating: 0.199983194470405578613281).addingProduct(u, t.high)
    let cubic = t.times(DoubleFloat.ordered(V(repeating: -0.333332866430282592773438), u * t.high))
    let arc = s.times(DoubleFloat.ordered(V(repeating: 1), cubic))
    let quarter = DoubleFloat(V(repeating: 1.5707963705062866211), V(repeating: -4.3711388286737928865e-08))
    var angle = DoubleFloat.ordered(quarter.times(n), arc).rounded

    let isNegative = (x.bits & Int32.min) .!= 0
    angle = V(bits: angle.bits ^ (x.bits & Int32.min))
    let half = Float.pi.nextUp / 2
    let isWide = size .== Float.infinity
    let sideways = V(repeating: 0).replacing(with: V(repeating: half + half), where: isNegative)
    angle = angle.replacing(with: half, where: size .== 0).replacing(with: sideways, where: isWide)
    let diagonal = V(repeating: half / 2).replacing(with: half + half / 2, where: isNegative)
    let upwards = V(repeating: half).replacing(with: diagonal, where: isWide)
    angle = angle.replacing(with: upwards, where: top .== Float.infinity)
    angle = angle.replacing(with: sideways, where: top .== 0)
    angle = V(bits: angle.bits ^ (y.bits & Int32.min))
    return angle.replacing(with: Float.nan, where: (x .!= x) .| (y .!= y))
  }
}
