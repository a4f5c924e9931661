// SPDX-License-Identifier: GPL-3.0-or-later

/// A function on sixteen float32 values at once.
protocol VectorFunction {
  static func apply(_ x: SIMD16<Float>) -> SIMD16<Float>
}

enum VectorExp: VectorFunction {
  @inline(__always) static func apply(_ x: SIMD16<Float>) -> SIMD16<Float> { VectorMath.roundedExp(x) }
}
enum VectorExpm1: VectorFunction {
  @inline(__always) static func apply(_ x: SIMD16<Float>) -> SIMD16<Float> { VectorMath.expm1(x) }
}
enum VectorExp2: VectorFunction {
  @inline(__always) static func apply(_ x: SIMD16<Float>) -> SIMD16<Float> { VectorMath.exp2(x) }
}
enum VectorLog1p: VectorFunction {
  @inline(__always) static func apply(_ x: SIMD16<Float>) -> SIMD16<Float> { VectorMath.log1p(x) }
}
/// Float32 functions on sixteen values at once: the algorithms of the SLEEF library's AVX2 functions with errors below one unit
/// in the last place, step by step, because PyTorch's kernels call these and every step's rounding shows in the result.
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

  /// The largest lane; which of them NaN counts as is left open.
  @inline(__always) static func largest(_ x: V) -> Float {
    let eight = x.lowHalf.replacing(with: x.highHalf, where: x.highHalf .> x.lowHalf)
    let four = eight.lowHalf.replacing(with: eight.highHalf, where: eight.highHalf .> eight.lowHalf)
    let (a, b) = (four.x > four.y ? four.x : four.y, four.z > four.w ? four.z : four.w)
    return a > b ? a : b
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
    // Where 2^n is a normal number, n is simply added to the exponent. Not so if 87 less the size (of NaN too, as bits)
    // is negative in any lane.
    let room = Float(87).bitPattern.signed &- (x.bits & 0x7fff_ffff)
    if !anyNegative(room) {
      let shifted = x * log2e + magic
      let p = polynomial(x, shifted - magic)
      return V(bits: p.bits &+ (shifted.bits &<< 23))
    }
    return extremeExp(x)
  }

  /// e^x for any x; apart, so that the usual case is built into loops.
  @inline(never) private static func extremeExp(_ x: V) -> V {
    let limited = x.replacing(with: 88.8, where: x .> 88.8).replacing(with: -104, where: x .< -104)
    let shifted = limited * log2e + magic
    let p = scaled(polynomial(limited, shifted - magic), shifted)
    let result = p.replacing(with: Float.infinity, where: x .> 88.72284).replacing(with: 0, where: x .< -104)
    return result.replacing(with: x, where: x .!= x)
  }

  /// Added to a number below 2^22, it leaves the nearest integer in the lowest bits.
  static var magic: Float { 12_582_912 }
  static var log2e: Float { 1.44269504088896341 }

  /// `p` times 2^n, where n is in the lowest bits of `shifted`: two factors keep it inside of the exponent's range.
  @inline(__always) static func scaled(_ p: V, _ shifted: V) -> V {
    let whole: SIMD16<Int32> = shifted.bits &- magic.bitPattern.signed
    let half: SIMD16<Int32> = whole &>> 1
    return p * V(bits: (half &+ 127) &<< 23) * V(bits: (whole &- half &+ 127) &<< 23)
  }

  /// e^(x - n ln 2).
  @inline(__always) private static func polynomial(_ x: V, _ n: V) -> V {
    var r = x.addingProduct(n, V(repeating: -0.693145751953125))
    r = r.addingProduct(n, V(repeating: -1.428606765330187045e-06))
    var p = V(repeating: 0.00139304355252534151077271).addingProduct(r, V(repeating: 0.000198527617612853646278381))
    p = V(repeating: 0.00833336077630519866943359).addingProduct(p, r)
    p = V(repeating: 0.0416664853692054748535156).addingProduct(p, r)
    p = V(repeating: 0.166666671633720397949219).addingProduct(p, r)
    p = V(repeating: 0.5).addingProduct(p, r)
    return 1 + r.addingProduct(r * r, p)
  }

  /// 2^x: the same with the powers of 2.
  @inline(__always) static func exp2(_ x: V) -> V {
    let limited = x.replacing(with: 129, where: x .> 129).replacing(with: -151, where: x .< -151)
    let shifted = limited + magic
    let r = limited - (shifted - magic)
    var p = V(repeating: 0.1339262701e-2).addingProduct(r, V(repeating: 0.1535920892e-3))
    p = V(repeating: 0.9618384764e-2).addingProduct(p, r)
    p = V(repeating: 0.5550347269e-1).addingProduct(p, r)
    p = V(repeating: 0.2402264476).addingProduct(p, r)
    p = V(repeating: 0.6931471825).addingProduct(p, r)
    let result = scaled(V(repeating: 1).addingProduct(p, r), shifted)
    return result.replacing(with: Float.infinity, where: x .>= 128).replacing(with: 0, where: x .< -150)
      .replacing(with: x, where: x .!= x)
  }

  /// 1 / (1 + e^-x).
  @inline(__always) static func sigmoid(_ x: V) -> V { 1 / (1 + exp(-x)) }

  /// The error function: a polynomial of 1 / (1 + p |x|) times e^-x².
  @inline(__always) static func erf(_ x: V) -> V {
    let size = x.magnitude
    let t = 1 / V(repeating: 1).addingProduct(size, V(repeating: 0.3275911))
    var r = V(repeating: -1.453152027).addingProduct(t, V(repeating: 1.061405429))
    r = V(repeating: 1.421413741).addingProduct(r, t)
    r = V(repeating: -0.284496736).addingProduct(r, t)
    r = V(repeating: 0.254829592).addingProduct(r, t)
    return V(repeating: 1).addingProduct(-exp(-(x * x)) * t, r).withSign(of: x)
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
  /// The sizes without the signs.
  @inline(__always) var magnitude: Self { Self(bits: bits & 0x7fff_ffff) }
  /// These sizes with the other one's signs; no lane of `self` is negative.
  @inline(__always) func withSign(of other: Self) -> Self {
    Self(bits: bits | (other.bits & Int32.min))
  }
}

extension UInt32 {
  /// The same bits as a signed number.
  @inline(__always) var signed: Int32 { Int32(bitPattern: self) }
}
