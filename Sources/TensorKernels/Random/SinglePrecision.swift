/// Single-precision logarithm, sine and cosine by the Cephes library's polynomials, rounded step by step as the vector
/// code behind PyTorch's normal numbers does, so that these agree to the last bit.
///
/// Both work on the ranges that the Box-Muller transform needs: `x` in (0, 1] and angles in [0, 2 pi).
enum SinglePrecision {
  @inline(__always) private static func fma(_ a: Float, _ b: Float, _ c: Float) -> Float { c.addingProduct(a, b) }

  /// The natural logarithm of a positive normal number.
  @inline(__always) static func logarithm(_ x: Float) -> Float {
    let bits = x.bitPattern
    var exponent = Float(Int32(bits >> 23) - 126)
    // The mantissa in [1/2, 1), then moved to [sqrt(1/2), sqrt 2) - 1.
    let half = Float(bitPattern: (bits & 0x807F_FFFF) | 0x3F00_0000)
    let isLow = half < 0.707106781186547524
    let m = (half - 1) + (isLow ? half : 0)
    exponent -= isLow ? 1 : 0
    let square = m * m
    var y: Float = 7.0376836292E-2
    y = fma(y, m, -1.1514610310E-1)
    y = fma(y, m, 1.1676998740E-1)
    y = fma(y, m, -1.2420140846E-1)
    y = fma(y, m, 1.4249322787E-1)
    y = fma(y, m, -1.6668057665E-1)
    y = fma(y, m, 2.0000714765E-1)
    y = fma(y, m, -2.4999993993E-1)
    y = fma(y, m, 3.3333331174E-1)
    y = fma(y * m, square, exponent * -2.12194440E-4)
    y = fma(-0.5, square, y)
    return fma(exponent, 0.693359375, m + y)
  }

  /// Sine and cosine of an angle that is not negative and not large.
  @inline(__always) static func sineAndCosine(_ angle: Float) -> (sine: Float, cosine: Float) {
    // The nearest even eighth of a turn, and what is left of it in extended precision.
    let octant = (Int32(angle * 1.27323954473516) &+ 1) & ~1
    let turns = Float(octant)
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
    let isSwapped = octant & 2 != 0
    let sine = isSwapped ? c : s
    let cosine = isSwapped ? s : c
    return (
      octant & 4 != 0 ? -sine : sine,
      (octant &- 2) & 4 == 0 ? -cosine : cosine
    )
  }
}
