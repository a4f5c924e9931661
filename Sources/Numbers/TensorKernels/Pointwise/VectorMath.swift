// SPDX-License-Identifier: GPL-3.0-or-later

/// A function on sixteen float32 values at once.
protocol VectorFunction {
  static func apply(_ x: SIMD16<Float>) -> SIMD16<Float>
}

enum VectorExp: VectorFunction {
  @inline(__always) static func apply(_ x: SIMD16<Float>) -> SIMD16<Float> { VectorMath.exp(x) }
}
enum VectorSigmoid: VectorFunction {
  @inline(__always) static func apply(_ x: SIMD16<Float>) -> SIMD16<Float> { VectorMath.sigmoid(x) }
}
enum VectorTanh: VectorFunction {
  @inline(__always) static func apply(_ x: SIMD16<Float>) -> SIMD16<Float> { VectorMath.tanh(x) }
}
enum VectorLog: VectorFunction {
  @inline(__always) static func apply(_ x: SIMD16<Float>) -> SIMD16<Float> { VectorMath.log(x) }
}

/// Float32 functions on sixteen values at once, within one or two units in the last place.
enum VectorMath {
  typealias V = SIMD16<Float>

  /// Applies a vector function along a row; it is a type, so that its code is built into the loop.
  @inline(__always)
  static func map<F: VectorFunction>(
    _ function: F.Type, _ out: UnsafeMutableRawPointer, _ ostep: Int, _ a: UnsafeRawPointer, _ astep: Int,
    _ count: Int
  ) {
    let o = out.assumingMemoryBound(to: Float.self)
    let x = a.assumingMemoryBound(to: Float.self)
    if ostep == 1, astep == 1 {
      var i = 0
      while i &+ 16 <= count {
        let value = UnsafeRawPointer(x + i).loadUnaligned(as: V.self)
        UnsafeMutableRawPointer(o + i).storeBytes(of: F.apply(value), as: V.self)
        i &+= 16
      }
      if i == count { return }
      // The rest goes through the same vector code, so that a value does not depend on its place.
      var rest = V(repeating: 0)
      for k in 0..<(count &- i) { rest[k] = x[i &+ k] }
      let value = F.apply(rest)
      for k in 0..<(count &- i) { o[i &+ k] = value[k] }
      return
    }
    var i = 0
    while i < count {
      let width = min(16, count &- i)
      var piece = V(repeating: 0)
      for k in 0..<width { piece[k] = x[(i &+ k) &* astep] }
      let value = F.apply(piece)
      for k in 0..<width { o[(i &+ k) &* ostep] = value[k] }
      i &+= width
    }
  }

  /// Which lanes are among the first `count`.
  @inline(__always) static func firstLanes(_ count: Int) -> SIMDMask<SIMD16<Int32>> {
    // Comparisons of integers would be made lane by lane.
    V(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15) .< Float(count)
  }

  /// The largest lane; which of them NaN counts as is left open.
  @inline(__always) static func largest(_ x: V) -> Float {
    let eight = x.lowHalf.replacing(with: x.highHalf, where: x.highHalf .> x.lowHalf)
    let four = eight.lowHalf.replacing(with: eight.highHalf, where: eight.highHalf .> eight.lowHalf)
    let (a, b) = (four.x > four.y ? four.x : four.y, four.z > four.w ? four.z : four.w)
    return a > b ? a : b
  }

  /// The sum of the lanes, in pairs of halves.
  @inline(__always) static func total(_ x: V) -> Float {
    let eight = x.lowHalf + x.highHalf
    let four = eight.lowHalf + eight.highHalf
    let two = four.lowHalf + four.highHalf
    return two.x + two.y
  }

  /// Whether any lane is negative; the library's `any` looks at each lane by itself.
  @inline(__always) static func anyNegative(_ x: SIMD16<Int32>) -> Bool {
    // SAFETY: both are 64 bytes of plain numbers.
    let pairs = unsafeBitCast(x, to: SIMD8<UInt64>.self)
    let four = pairs.lowHalf | pairs.highHalf
    let two = four.lowHalf | four.highHalf
    return (two.x | two.y) & 0x8000_0000_8000_0000 != 0
  }

  /// e^x: 2^n times a polynomial on the rest, |rest| <= ln 2 / 2.
  @inline(__always) static func exp(_ x: V) -> V {
    let magic = V(repeating: 12_582_912)
    // Where 2^n is a normal number, n is simply added to the exponent. Not so if 87 less the size (of NaN too, as bits)
    // is negative in any lane.
    let room = Float(87).bitPattern.signed &- (x.bits & 0x7fff_ffff)
    if !anyNegative(room) {
      let shifted = magic.addingProduct(x, V(repeating: 1.44269504088896341))
      let p = polynomial(x, shifted - magic)
      return V(bits: p.bits &+ (shifted.bits &<< 23))
    }
    return extremeExp(x)
  }

  /// e^x for any x; apart, so that the usual case is built into loops.
  @inline(never) private static func extremeExp(_ x: V) -> V {
    let magic = V(repeating: 12_582_912)
    let limited = x.replacing(with: 88.8, where: x .> 88.8).replacing(with: -104, where: x .< -104)
    let shifted = magic.addingProduct(limited, V(repeating: 1.44269504088896341))
    let p = polynomial(limited, shifted - magic)
    // Two factors keep 2^n inside of the exponent's range at both ends.
    let whole: SIMD16<Int32> = shifted.bits &- magic.bits
    let half: SIMD16<Int32> = whole &>> 1
    let first = V(bits: (half &+ 127) &<< 23)
    let second = V(bits: (whole &- half &+ 127) &<< 23)
    var result = p * first * second
    result = result.replacing(with: Float.infinity, where: x .> 88.72284)
    result = result.replacing(with: 0, where: x .< -103.97208)
    return result.replacing(with: x, where: x .!= x)
  }

  /// e^(x - n ln 2).
  @inline(__always) private static func polynomial(_ x: V, _ n: V) -> V {
    var r = x.addingProduct(n, V(repeating: -0.693145751953125))
    r = r.addingProduct(n, V(repeating: -1.428606765330187e-06))
    // (e^r - 1 - r) / r^2 with the least error (3e-9) on the interval.
    var p = V(repeating: 8.3689635973e-3).addingProduct(r, V(repeating: 1.3950610776e-3))
    p = V(repeating: 4.1666204084e-2).addingProduct(p, r)
    p = V(repeating: 1.6666518238e-1).addingProduct(p, r)
    p = V(repeating: 5.0000000957e-1).addingProduct(p, r)
    return (r * r).multipliedAdding(p, r) + 1
  }

  /// 1 / (1 + e^-x).
  @inline(__always) static func sigmoid(_ x: V) -> V { 1 / (1 + exp(-x)) }

  /// The hyperbolic tangent: a polynomial near 0, (1 - e^-2x) / (1 + e^-2x) elsewhere.
  @inline(__always) static func tanh(_ x: V) -> V {
    let size = x.replacing(with: -x, where: x .< 0)
    let e = exp(-2 * size)
    let far = (1 - e) / (1 + e)
    let s = x * x
    var p = V(repeating: -0.00570498872745)
    p = V(repeating: 0.0206390887954).addingProduct(p, s)
    p = V(repeating: -0.0537397155531).addingProduct(p, s)
    p = V(repeating: 0.133314422036).addingProduct(p, s)
    p = V(repeating: -0.333332819422).addingProduct(p, s)
    let near = x.addingProduct(x * s, p)
    let signed = far.replacing(with: -far, where: x .< 0)
    return signed.replacing(with: near, where: size .< 0.625).replacing(with: x, where: x .!= x)
  }

  /// The natural logarithm: exponent plus the series of log(1 + f), f from sqrt(1/2) - 1 to sqrt 2 - 1.
  @inline(__always) static func log(_ x: V) -> V {
    let tiny = x .< Float.leastNormalMagnitude
    let scaled = x.replacing(with: x * 8_388_608, where: tiny)
    let bits = scaled.bits
    var exponent = V(small: (bits &>> 23) &- 126)
    exponent = exponent.replacing(with: exponent - 23, where: tiny)
    var m = V(bits: (bits & 0x007f_ffff) | 0x3f00_0000)
    let low = m .< 0.707106781186547524
    exponent = exponent.replacing(with: exponent - 1, where: low)
    m = m.replacing(with: m + m, where: low) - 1
    let z = m * m
    var p = V(repeating: -1.1514610310e-1).addingProduct(m, V(repeating: 7.0376836292e-2))
    p = V(repeating: 1.1676998740e-1).addingProduct(p, m)
    p = V(repeating: -1.2420140846e-1).addingProduct(p, m)
    p = V(repeating: 1.4249322787e-1).addingProduct(p, m)
    p = V(repeating: -1.6668057665e-1).addingProduct(p, m)
    p = V(repeating: 2.0000714765e-1).addingProduct(p, m)
    p = V(repeating: -2.4999993993e-1).addingProduct(p, m)
    p = V(repeating: 3.3333331174e-1).addingProduct(p, m)
    var y = m * z * p
    y = y.addingProduct(exponent, V(repeating: -2.12194440e-4))
    y = y.addingProduct(z, V(repeating: -0.5))
    var result = m + y
    result = result.addingProduct(exponent, V(repeating: 0.693359375))
    result = result.replacing(with: Float.infinity, where: x .== Float.infinity)
    result = result.replacing(with: -Float.infinity, where: x .== 0)
    return result.replacing(with: Float.nan, where: (x .< 0) .| (x .!= x))
  }
}

extension SIMD16<Float> {
  // SAFETY (all of them): both are 64 bytes of plain numbers.
  @inline(__always) init(bits: SIMD16<Int32>) { self = unsafeBitCast(bits, to: SIMD16<Float>.self) }
  @inline(__always) var bits: SIMD16<Int32> { unsafeBitCast(self, to: SIMD16<Int32>.self) }
  /// Numbers whose size is below 2^22; the library's conversion goes lane by lane.
  @inline(__always) init(small x: SIMD16<Int32>) {
    let magic = SIMD16<Float>(repeating: 12_582_912)
    self = SIMD16<Float>(bits: x &+ magic.bits) - magic
  }
  /// `self * factor + summand`.
  @inline(__always) func multipliedAdding(_ factor: Self, _ summand: Self) -> Self {
    summand.addingProduct(self, factor)
  }
}

extension UInt32 {
  /// The same bits as a signed number.
  @inline(__always) var signed: Int32 { Int32(bitPattern: self) }
}
