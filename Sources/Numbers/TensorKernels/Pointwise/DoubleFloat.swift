// SPDX-License-Identifier: GPL-3.0-or-later

/// Sixteen numbers that are each the sum of two float32 values: twice the precision, by sums and products whose rounding
/// errors are computed and carried along.
struct DoubleFloat {
  typealias V = SIMD16<Float>

  var high: V
  var low: V

  @inline(__always) init(_ high: V, _ low: V) {
    self.high = high
    self.low = low
  }

  /// The sum in one number.
  @inline(__always) var rounded: V { high + low }
  @inline(__always) var negated: DoubleFloat { DoubleFloat(-high, -low) }
  @inline(__always) var doubled: DoubleFloat { DoubleFloat(high * 2, low * 2) }

  // Sums. `ordered` ones want the first operand to be the larger one.

  @inline(__always) static func sum(_ x: V, _ y: V) -> DoubleFloat {
    let s = x + y
    let v = s - x
    return DoubleFloat(s, (x - (s - v)) + (y - v))
  }
  @inline(__always) static func sum(_ x: DoubleFloat, _ y: V) -> DoubleFloat {
    let exact = sum(x.high, y)
    return DoubleFloat(exact.high, exact.low + x.low)
  }
  @inline(__always) static func sum(_ x: DoubleFloat, _ y: DoubleFloat) -> DoubleFloat {
    let exact = sum(x.high, y.high)
    return DoubleFloat(exact.high, exact.low + (x.low + y.low))
  }
  @inline(__always) static func ordered(_ x: V, _ y: V) -> DoubleFloat {
    let s = x + y
    return DoubleFloat(s, x - s + y)
  }
  @inline(__always) static func ordered(_ x: V, _ y: DoubleFloat) -> DoubleFloat {
    let s = x + y.high
    return DoubleFloat(s, x - s + y.high + y.low)
  }
  @inline(__always) static func ordered(_ x: DoubleFloat, _ y: V) -> DoubleFloat {
    let s = x.high + y
    return DoubleFloat(s, x.high - s + y + x.low)
  }
  @inline(__always) static func ordered(_ x: DoubleFloat, _ y: DoubleFloat) -> DoubleFloat {
    let s = x.high + y.high
    return DoubleFloat(s, x.high - s + y.high + x.low + y.low)
  }

  // Products and quotients.

  @inline(__always) func times(_ y: V) -> DoubleFloat {
    let s = high * y
    return DoubleFloat(s, (-s).addingProduct(high, y).addingProduct(low, y))
  }
  @inline(__always) func times(_ y: DoubleFloat) -> DoubleFloat {
    let s = high * y.high
    return DoubleFloat(s, (-s).addingProduct(high, y.high).addingProduct(low, y.high).addingProduct(high, y.low))
  }
  @inline(__always) var squared: DoubleFloat {
    let s = high * high
    return DoubleFloat(s, (-s).addingProduct(high, high).addingProduct(high + high, low))
  }
  @inline(__always) var reciprocal: DoubleFloat {
    let s = 1 / high
    return DoubleFloat(s, s * V(repeating: 1).addingProduct(-high, s).addingProduct(-low, s))
  }
  @inline(__always) func divided(by d: DoubleFloat) -> DoubleFloat {
    let t = 1 / d.high
    let s = high * t
    let u = (-s).addingProduct(t, high)
    let v = V(repeating: 1).addingProduct(-d.high, t).addingProduct(-d.low, t)
    return DoubleFloat(s, u.addingProduct(low, t).addingProduct(s, v))
  }
}

extension VectorMath {
  /// e^x to twice the precision.
  @inline(__always) private static func wideExp(_ x: V) -> DoubleFloat {
    let shifted = x * log2e + magic
    let n = shifted - magic
    var r = DoubleFloat.sum(DoubleFloat(x, V(repeating: 0)), n * Float(-0.693145751953125))
    r = DoubleFloat.sum(r, n * Float(-1.428606765330187045e-06))
    var u = V(repeating: 0.1394256484e-2).addingProduct(r.high, V(repeating: 0.1980960224e-3))
    u = V(repeating: 0.8333456703e-2).addingProduct(u, r.high)
    u = V(repeating: 0.4166637361e-1).addingProduct(u, r.high)
    var t = DoubleFloat.sum(r.times(u), V(repeating: 0.166666659414234244790680580464))
    t = DoubleFloat.sum(r.times(t), V(repeating: 0.5))
    t = DoubleFloat.sum(r, r.squared.times(t))
    t = DoubleFloat.ordered(V(repeating: 1), t)
    return DoubleFloat(scaled(t.high, shifted), scaled(t.low, shifted))
  }

  /// e^x - 1.
  @inline(__always) static func expm1(_ x: V) -> V {
    let limited = x.replacing(with: 90, where: x .> 90).replacing(with: -104, where: x .< -104)
    var result = DoubleFloat.sum(wideExp(limited), V(repeating: -1)).rounded
    result = result.replacing(with: Float.infinity, where: x .> 88.72283172607421875)
    result = result.replacing(with: -1, where: x .< -16.635532333438687426013570)
    return result.replacing(with: x, where: (x .== 0) .| (x .!= x))
  }

  /// The hyperbolic tangent.
  @inline(__always) static func tanh(_ x: V) -> V {
    let size = x.magnitude
    let limited = size.replacing(with: 9, where: size .> 9)
    let e = wideExp(limited)
    let inverse = e.reciprocal
    let result = DoubleFloat.ordered(e, inverse.negated).divided(by: DoubleFloat.ordered(e, inverse)).rounded
    let whole = result.replacing(with: 1, where: size .> 8.664339742)
    return whole.withSign(of: x).replacing(with: x, where: (x .!= x) .| (x .== 0))
  }

  /// The part of a logarithm that the exponent `e` and the quotient `x` = (m - 1) / (m + 1) of the mantissa give.
  @inline(__always) private static func logarithm(_ e: V, _ x: DoubleFloat) -> V {
    let square = x.high * x.high
    var t = V(repeating: 0.3996108174).addingProduct(square, V(repeating: 0.3027294874))
    t = V(repeating: 0.6666694880).addingProduct(t, square)
    let ln2 = DoubleFloat(V(repeating: 0.69314718246459960938), V(repeating: -1.904654323148236017e-09))
    let sum = DoubleFloat.ordered(ln2.times(e), x.doubled)
    return DoubleFloat.ordered(sum, square * x.high * t).rounded
  }

  /// The exponent that leaves a mantissa from 3/4 to 3/2: in the bits of a number, and as a number.
  @inline(__always) static func exponent(_ x: V) -> (bits: SIMD16<Int32>, number: V) {
    let biased = ((x * Float(1 / 0.75)).bits &>> 23) & 0xff
    return (biased &- 127, V(small: biased &- 127))
  }

  /// The natural logarithm.
  @inline(__always) static func log(_ x: V) -> V {
    let isTiny = x .< Float.leastNormalMagnitude
    let scaled = x.replacing(with: x * Float(0x1p64), where: isTiny)
    let (bits, whole) = exponent(scaled)
    let m = V(bits: scaled.bits &- (bits &<< 23))
    let e = whole.replacing(with: whole - 64, where: isTiny)
    let one = V(repeating: 1)
    var result = logarithm(e, DoubleFloat.sum(-one, m).divided(by: DoubleFloat.sum(one, m)))
    result = result.replacing(with: Float.infinity, where: x .== Float.infinity)
    result = result.replacing(with: -Float.infinity, where: x .== 0)
    return result.replacing(with: Float.nan, where: (x .< 0) .| (x .!= x))
  }

  /// log(1 + x).
  @inline(__always) static func log1p(_ x: V) -> V {
    // Far beyond 2^64 the 1 counts for nothing, and the exponent could no longer be divided out.
    let isHuge = x .> 1e30
    let x = x.replacing(with: x * Float(0x1p-64), where: isHuge)
    let next = x + 1
    let isTiny = next .< Float.leastNormalMagnitude
    let scaled = next.replacing(with: next * Float(0x1p64), where: isTiny)
    let (bits, whole) = exponent(scaled)
    let power = V(bits: (127 &- bits) &<< 23)
    let m = (power - 1).addingProduct(x, power)
    let e = whole.replacing(with: whole - 64, where: isTiny).replacing(with: whole + 64, where: isHuge)
    let quotient = DoubleFloat(m, V(repeating: 0)).divided(by: DoubleFloat.ordered(V(repeating: 2), m))
    var result = logarithm(e, quotient)
    result = result.replacing(with: Float.infinity, where: x .== Float.infinity)
    result = result.replacing(with: -Float.infinity, where: x .== -1)
    result = result.replacing(with: Float.nan, where: (x .< -1) .| (x .!= x))
    return result.replacing(with: x, where: x .== 0)
  }
}
