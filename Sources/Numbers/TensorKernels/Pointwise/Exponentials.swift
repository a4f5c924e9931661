// SPDX-License-Identifier: GPL-3.0-or-later

// e^x: 2^n times a polynomial on the rest, |rest| <= ln 2 / 2. Long rows take four vectors at a time: whether any lane needs care is
// asked once for all of them, and what needs none goes the shortest way. The results are the same on all ways.
extension VectorMath {
  typealias Four = (V, V, V, V)

  /// Added to a number below 2^22, it leaves the nearest integer in the lowest bits.
  static var magic: Float { 12_582_912 }
  static var log2e: Float { 1.44269504088896341 }

  /// The power n of 2 that is nearest to e^x, in the lowest bits.
  @inline(__always) private static func nearestPower(_ x: V) -> V { x * log2e + magic }

  /// Whether all powers are in -64 ..< 64, so that 2^n can simply be added to an exponent; not so for NaN.
  @inline(__always) private static func areNear(_ p: Four) -> Bool {
    let lowest = magic.bitPattern.signed &- 64
    let places = ((p.0.bits &- lowest) | (p.1.bits &- lowest)) | ((p.2.bits &- lowest) | (p.3.bits &- lowest))
    return !anyBit(places, 0xffff_ff80)
  }

  /// `p` times 2^n, where n is in the lowest bits of `power`: two factors keep it inside of the exponent's range.
  @inline(__always) static func scaled(_ p: V, _ power: V) -> V {
    let whole: SIMD16<Int32> = power.bits &- magic.bitPattern.signed
    let half: SIMD16<Int32> = whole &>> 1
    return p * V(bits: (half &+ 127) &<< 23) * V(bits: (whole &- half &+ 127) &<< 23)
  }
  /// The same where it is known that the result is a normal number.
  @inline(__always) private static func shifted(_ p: V, _ power: V) -> V { V(bits: p.bits &+ (power.bits &<< 23)) }

  // MARK: As PyTorch's kernels have it

  /// e^x.
  @inline(__always) static func exp(_ x: V) -> V {
    // Where 2^n is a normal number, n is simply added to the exponent. Not so if 87 less the size (of NaN too, as bits)
    // is negative in any lane.
    let room = Float(87).bitPattern.signed &- (x.bits & 0x7fff_ffff)
    if !anyNegative(room) {
      let power = nearestPower(x)
      return shifted(polynomial(x, power - magic), power)
    }
    return extremeExp(x)
  }

  /// e^x of four vectors.
  @inline(__always) static func exp(_ x: Four) -> Four {
    let p = (nearestPower(x.0), nearestPower(x.1), nearestPower(x.2), nearestPower(x.3))
    if !areNear(p) { return (exp(x.0), exp(x.1), exp(x.2), exp(x.3)) }
    return (
      shifted(polynomial(x.0, p.0 - magic), p.0), shifted(polynomial(x.1, p.1 - magic), p.1),
      shifted(polynomial(x.2, p.2 - magic), p.2), shifted(polynomial(x.3, p.3 - magic), p.3)
    )
  }

  /// e^x for any x; apart, so that the usual case is built into loops.
  @inline(never) private static func extremeExp(_ x: V) -> V {
    let limited = x.replacing(with: 88.8, where: x .> 88.8).replacing(with: -104, where: x .< -104)
    let power = nearestPower(limited)
    let p = scaled(polynomial(limited, power - magic), power)
    let result = p.replacing(with: Float.infinity, where: x .> 88.72284).replacing(with: 0, where: x .< -104)
    return result.replacing(with: x, where: x .!= x)
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

  // MARK: Rounded once, as MKL's results are

  /// e^x with one rounding: what the sums on the way lose is carried along.
  @inline(__always) static func roundedExp(_ x: V) -> V {
    let limited = x.replacing(with: 89, where: x .> 89).replacing(with: -105, where: x .< -105)
    let power = powerOfHalf(limited)
    let result = scaled(doubledPolynomial(limited, power - magicOfHalf), power)
    return result.replacing(with: x, where: x .!= x)
  }

  /// Added to a number below 2^22, it leaves the nearest integer less one in the lowest bits.
  private static var magicOfHalf: Float { magic - 1 }

  /// One less than the power n of 2 that is nearest to e^x, in the lowest bits.
  @inline(__always) private static func powerOfHalf(_ x: V) -> V {
    V(repeating: magicOfHalf).addingProduct(x, V(repeating: log2e))
  }

  /// 2 e^(x - n ln 2), rounded once. Twice the result, so that r², and not its half, is the third term: one multiplication less.
  @inline(__always) private static func doubledPolynomial(_ x: V, _ n: V) -> V {
    // The rest beside n times the float32 number next to ln 2 has no rounding error: both are multiples of a unit that leaves it 24 bits.
    // What n ln 2 has less than that is so small that e^ of it is 1 more.
    let r = x.addingProduct(n, V(repeating: -0.693147182464599609375))
    let missing = n * 1.904654299957767e-09
    // What r³ is multiplied by, in two halves side by side.
    let square = r * r
    let end = V(repeating: 0.00278608710505068302154542).addingProduct(r, V(repeating: 0.000397055235225707292556762))
    let start = V(repeating: 0.333333343267440795898438).addingProduct(r, V(repeating: 0.0833329707384109497070312))
    let p = start.addingProduct(V(repeating: 0.01666672155261039733886718).addingProduct(end, r), square)
    // 2 + 2 r + r²; what is missing in the sum is found exactly, since `whole - 2` and 2 r less that are exact.
    let double = r + r
    let whole = 2 + (double + square)
    let errors = (double - (whole - 2)).addingProduct(r, r).addingProduct(missing, whole)
    return whole + errors.addingProduct(square * r, p)
  }

  /// Writes the rounded e^x of the first ones of `count` dense elements, as many as fill four vectors again and again; gives how many.
  @inline(__always)
  static func roundedExps(_ out: UnsafeMutablePointer<Float>, _ x: UnsafePointer<Float>, _ count: Int) -> Int {
    // SAFETY: 64 elements are read and written only where as many are left.
    var i = 0
    while i &+ 64 <= count {
      let (memory, target) = (UnsafeRawPointer(x + i), UnsafeMutableRawPointer(out + i))
      let v = memory.loadFour()
      let p = (powerOfHalf(v.0), powerOfHalf(v.1), powerOfHalf(v.2), powerOfHalf(v.3))
      if areNear(p) {
        target.storeBytes(of: shifted(doubledPolynomial(v.0, p.0 - magicOfHalf), p.0), as: V.self)
        target.storeBytes(of: shifted(doubledPolynomial(v.1, p.1 - magicOfHalf), p.1), toByteOffset: 64, as: V.self)
        target.storeBytes(of: shifted(doubledPolynomial(v.2, p.2 - magicOfHalf), p.2), toByteOffset: 128, as: V.self)
        target.storeBytes(of: shifted(doubledPolynomial(v.3, p.3 - magicOfHalf), p.3), toByteOffset: 192, as: V.self)
      } else {
        for k in 0..<4 {
          let value = memory.loadUnaligned(fromByteOffset: k &* 64, as: V.self)
          target.storeBytes(of: roundedExp(value), toByteOffset: k &* 64, as: V.self)
        }
      }
      i &+= 64
    }
    return i
  }
}

extension UnsafeRawPointer {
  /// Four vectors in a row; no alignment is needed.
  @inline(__always) func loadFour() -> VectorMath.Four {
    (
      loadUnaligned(as: VectorMath.V.self), loadUnaligned(fromByteOffset: 64, as: VectorMath.V.self),
      loadUnaligned(fromByteOffset: 128, as: VectorMath.V.self),
      loadUnaligned(fromByteOffset: 192, as: VectorMath.V.self)
    )
  }
}
