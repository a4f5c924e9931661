// SPDX-License-Identifier: GPL-3.0-or-later

/// Single-precision logarithm, sine and cosine by the Cephes library's polynomials, rounded step by step as the vector
/// code behind PyTorch's normal numbers does, so that these agree to the last bit.
///
/// Both work on the ranges that the Box-Muller transform needs: `x` in (0, 1] and angles in [0, 2 pi).
enum SinglePrecision {
  /// Eight numbers, as many as a block of the transform has pairs.
  typealias V = SIMD8<Float>

  @inline(__always) private static func fma(_ a: V, _ b: V, _ c: V) -> V { c.addingProduct(a, b) }
  @inline(__always) private static func fma(_ a: V, _ b: V, _ c: Float) -> V { V(repeating: c).addingProduct(a, b) }
  @inline(__always) private static func fma(_ a: V, _ b: Float, _ c: V) -> V { c.addingProduct(a, V(repeating: b)) }
  @inline(__always) private static func fma(_ a: V, _ b: Float, _ c: Float) -> V { fma(a, V(repeating: b), c) }

  // SAFETY (all of them): numbers and their bits are 32 bytes of plain data.
  /// The natural logarithm of positive normal numbers.
  @inline(__always) static func logarithm(_ x: V) -> V {
    let bits = unsafeBitCast(x, to: SIMD8<Int32>.self)
    var exponent = number((bits &>> 23) &- 126)
    // The mantissa in [1/2, 1), then moved to [sqrt(1/2), sqrt 2) - 1.
    let half = unsafeBitCast((bits & 0x007F_FFFF) | 0x3F00_0000, to: V.self)
    let isLow = half .< 0.707106781186547524
    let m = (half - 1) + V.zero.replacing(with: half, where: isLow)
    exponent -= V.zero.replacing(with: 1, where: isLow)
    let square = m * m
    var y = fma(m, 7.0376836292E-2, -1.1514610310E-1)
    y = fma(y, m, 1.1676998740E-1)
    y = fma(y, m, -1.2420140846E-1)
    y = fma(y, m, 1.4249322787E-1)
    y = fma(y, m, -1.6668057665E-1)
    y = fma(y, m, 2.0000714765E-1)
    y = fma(y, m, -2.4999993993E-1)
    y = fma(y, m, 3.3333331174E-1)
    y = fma(y * m, square, exponent * -2.12194440E-4)
    y = fma(square, -0.5, y)
    return fma(exponent, 0.693359375, m + y)
  }

  private static let magic: Float = 12_582_912

  /// Small integers as numbers: as the last bits of a large one, that is then subtracted.
  @inline(__always) private static func number(_ x: SIMD8<Int32>) -> V {
    unsafeBitCast(x &+ Int32(bitPattern: magic.bitPattern), to: V.self) - magic
  }

  /// The whole part of numbers that are neither negative nor large: adding a large one rounds them to the nearest.
  @inline(__always) private static func whole(_ x: V) -> SIMD8<Int32> {
    let nearest = (x + magic) - magic
    let floor = nearest - V.zero.replacing(with: 1, where: nearest .> x)
    return unsafeBitCast(floor + magic, to: SIMD8<Int32>.self) &- Int32(bitPattern: magic.bitPattern)
  }

  /// Sines and cosines of angles that are not negative and not large.
  @inline(__always) static func sineAndCosine(_ angle: V) -> (sine: V, cosine: V) {
    // The nearest even eighth of a turn, and what is left of it in extended precision.
    let octant = (whole(angle * 1.27323954473516) &+ 1) & ~1
    let turns = number(octant)
    var x = fma(turns, -0.78515625, angle)
    x = fma(turns, -2.4187564849853515625E-4, x)
    x = fma(turns, -3.77489497744594108E-8, x)
    let z = x * x
    var c = fma(z, 2.443315711809948E-5, -1.388731625493765E-3)
    c = fma(c, z, 4.166664568298827E-2)
    c = fma(c * z, z, -0.5 * z) + 1
    var s = fma(z, -1.9515295891E-4, 8.3321608736E-3)
    s = fma(s, z, -1.6666654611E-1)
    s = fma(s * z, x, x)
    // All bits of a lane where they change places.
    let swap = (octant &<< 30) &>> 31
    let (sbits, cbits) = (unsafeBitCast(s, to: SIMD8<Int32>.self), unsafeBitCast(c, to: SIMD8<Int32>.self))
    let change = (sbits ^ cbits) & swap
    // A sign is the highest bit.
    let (up, right) = ((octant & 4) &<< 29, (~(octant &- 2) & 4) &<< 29)
    return (
      unsafeBitCast(sbits ^ change ^ up, to: V.self),
      unsafeBitCast(cbits ^ change ^ right, to: V.self)
    )
  }
}
