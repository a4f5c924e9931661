// SPDX-License-Identifier: GPL-3.0-or-later

/// A function on sixteen float32 values at once.
protocol VectorFunction {
  static func apply(_ x: SIMD16<Float>) -> SIMD16<Float>
  /// Does as much of a dense row as goes faster by itself; gives how many elements that is.
  static func start(_ out: UnsafeMutablePointer<Float>, _ x: UnsafePointer<Float>, _ count: Int) -> Int
}
extension VectorFunction {
  @inline(__always)
  static func start(_ out: UnsafeMutablePointer<Float>, _ x: UnsafePointer<Float>, _ count: Int) -> Int { 0 }
}

enum VectorExp: VectorFunction {
  @inline(__always) static func apply(_ x: SIMD16<Float>) -> SIMD16<Float> { VectorMath.roundedExp(x) }
  @inline(__always)
  static func start(_ out: UnsafeMutablePointer<Float>, _ x: UnsafePointer<Float>, _ count: Int) -> Int {
    VectorMath.roundedExps(out, x, count)
  }
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
      var i = F.start(o, x, count)
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
  @inline(__always) static func anyNegative(_ x: SIMD16<Int32>) -> Bool { anyBit(x, 0x8000_0000) }

  /// Whether any lane has any of the bits.
  @inline(__always) static func anyBit(_ x: SIMD16<Int32>, _ mask: UInt64) -> Bool {
    // SAFETY: both are 64 bytes of plain numbers.
    let pairs = unsafeBitCast(x, to: SIMD8<UInt64>.self)
    let four = pairs.lowHalf | pairs.highHalf
    let two = four.lowHalf | four.highHalf
    return (two.x | two.y) & (mask | mask &<< 32) != 0
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
