// SPDX-License-Identifier: GPL-3.0-or-later

enum WideExp: VectorFunction {
  @inline(__always) static func apply(_ x: SIMD16<Float>) -> SIMD16<Float> { WideMath.exp(x) }
}
enum WideTanh: VectorFunction {
  @inline(__always) static func apply(_ x: SIMD16<Float>) -> SIMD16<Float> { WideMath.tanh(x) }
}
enum WideLog: VectorFunction {
  @inline(__always) static func apply(_ x: SIMD16<Float>) -> SIMD16<Float> { WideMath.log(x) }
}

/// Float32 functions computed in double precision and rounded once: nearly always the correctly rounded result, which is
/// what MKL's vector functions, behind PyTorch's own `exp`, `log` and `tanh`, give in about 99 of 100 cases.
enum WideMath {
  typealias V = SIMD16<Float>
  typealias D = SIMD8<Double>

  /// Applies a function of doubles to both halves.
  @inline(__always) private static func halves(_ x: V, _ function: (D) -> D) -> V {
    V(
      lowHalf: SIMD8<Float>(function(D(x.lowHalf))), highHalf: SIMD8<Float>(function(D(x.highHalf))))
  }

  /// e^x for sizes below 700.
  @inline(__always) private static func exp(_ x: D) -> D {
    let magic = 6_755_399_441_055_744.0
    let shifted = D(repeating: magic).addingProduct(x, D(repeating: 1.4426950408889634))
    let n = shifted - magic
    var r = x.addingProduct(n, D(repeating: -0.6931471805598903))
    r = r.addingProduct(n, D(repeating: -5.497923018708371e-14))
    // The series of e^r, |r| <= ln 2 / 2, to 2^-36.
    var p = D(repeating: 1 / 40320.0).addingProduct(r, D(repeating: 1 / 362880.0))
    p = D(repeating: 1 / 5040.0).addingProduct(p, r)
    p = D(repeating: 1 / 720.0).addingProduct(p, r)
    p = D(repeating: 1 / 120.0).addingProduct(p, r)
    p = D(repeating: 1 / 24.0).addingProduct(p, r)
    p = D(repeating: 1 / 6.0).addingProduct(p, r)
    p = D(repeating: 0.5).addingProduct(p, r)
    p = D(repeating: 1).addingProduct(p, r)
    p = D(repeating: 1).addingProduct(p, r)
    // SAFETY: both are 64 bytes of plain numbers.
    let bits = unsafeBitCast(p, to: SIMD8<Int64>.self) &+ (unsafeBitCast(shifted, to: SIMD8<Int64>.self) &<< 52)
    return unsafeBitCast(bits, to: D.self)
  }

  /// e^x.
  @inline(__always) static func exp(_ x: V) -> V {
    let limited = x.replacing(with: 100, where: x .> 100).replacing(with: -110, where: x .< -110)
    return halves(limited) { exp($0) }.replacing(with: x, where: x .!= x)
  }

  /// The hyperbolic tangent.
  @inline(__always) static func tanh(_ x: V) -> V {
    let limited = x.replacing(with: 10, where: x .> 10).replacing(with: -10, where: x .< -10)
    let result = halves(limited) { x in
      let e = exp(x + x)
      return (e - 1) / (e + 1)
    }
    return result.replacing(with: x, where: (x.magnitude .< 0x1p-13) .| (x .!= x))
  }

  /// The natural logarithm: exponent, and the series of the mantissa's (m - 1) / (m + 1).
  @inline(__always) static func log(_ x: V) -> V {
    var result = halves(x) { x in
      // SAFETY (here and below): both are 64 bytes of plain numbers.
      let bits = unsafeBitCast(x, to: SIMD8<UInt64>.self)
      // The mantissa from sqrt(1/2) to sqrt 2.
      let moved = bits &+ (0x3ff0_0000_0000_0000 &- 0x3fe6_a09e_0000_0000)
      let biased = moved &>> 52
      // SAFETY: as above.
      let m = unsafeBitCast(bits &- ((biased &- 1023) &<< 52), to: D.self)
      let magic = 4_503_599_627_370_496.0
      // SAFETY: as above.
      let n = unsafeBitCast(biased | magic.bitPattern, to: D.self) - (magic + 1023)
      let f = (m - 1) / (m + 1)
      let s = f * f
      var p = D(repeating: 2 / 11.0).addingProduct(s, D(repeating: 2 / 13.0))
      p = D(repeating: 2 / 9.0).addingProduct(p, s)
      p = D(repeating: 2 / 7.0).addingProduct(p, s)
      p = D(repeating: 2 / 5.0).addingProduct(p, s)
      p = D(repeating: 2 / 3.0).addingProduct(p, s)
      p = D(repeating: 2).addingProduct(p, s)
      return (f * p).addingProduct(n, D(repeating: 0.6931471805599453))
    }
    result = result.replacing(with: Float.infinity, where: x .== Float.infinity)
    result = result.replacing(with: -Float.infinity, where: x .== 0)
    return result.replacing(with: Float.nan, where: (x .< 0) .| (x .!= x))
  }
}
