// SPDX-License-Identifier: GPL-3.0-or-later

enum VectorSin: VectorFunction {
  @inline(__always) static func apply(_ x: SIMD16<Float>) -> SIMD16<Float> { VectorMath.sin(x) }
}
enum VectorCos: VectorFunction {
  @inline(__always) static func apply(_ x: SIMD16<Float>) -> SIMD16<Float> { VectorMath.cos(x) }
}

// Sines by the SLEEF library's steps, which PyTorch's results are nearer to than the correctly rounded ones.
extension VectorMath {
  /// sin(r), r = high + low from -π/2 to π/2.
  @inline(__always) private static func sine(_ r: DoubleFloat) -> V {
    let s = r.squared
    var u = V(repeating: -0.0001981069071916863322258)
      .addingProduct(s.high, V(repeating: 2.6083159809786593541503e-06))
    u = V(repeating: 0.00833307858556509017944336).addingProduct(u, s.high)
    let cubic = DoubleFloat.ordered(V(repeating: -0.166666597127914428710938), u * s.high).times(s)
    return r.times(DoubleFloat.ordered(V(repeating: 1), cubic)).rounded
  }

  /// Whether an angle is too large (or no number) for the reduction.
  @inline(__always) private static func isFar(_ x: V) -> Bool {
    anyNegative(farthest.bitPattern.signed &- (x.bits & 0x7fff_ffff))
  }
  private static var farthest: Float { 125 }

  @inline(__always) static func sin(_ x: V) -> V { isFar(x) ? farSin(x) : nearSin(x) }
  @inline(__always) static func cos(_ x: V) -> V { isFar(x) ? farCos(x) : nearCos(x) }

  @inline(__always) private static func nearSin(_ x: V) -> V {
    let shifted = x * Float(0.318309886183790671538) + magic
    let n = shifted - magic
    let first = x.addingProduct(n, V(repeating: -3.1414794921875))
    let second = DoubleFloat.sum(first, n * Float(-0.00011315941810607910156))
    let value = sine(DoubleFloat.sum(second, n * Float(-1.9841872589410058936e-09)))
    return V(bits: value.bits ^ (shifted.bits &<< 31)).replacing(with: x, where: x .== 0)
  }
  @inline(__always) private static func nearCos(_ x: V) -> V {
    let shifted = V(repeating: -0.5).addingProduct(x, V(repeating: 0.318309886183790671538)) + magic
    let n = (shifted - magic) * 2 + 1
    let first = DoubleFloat.sum(x, n * Float(-3.1414794921875 * 0.5))
    let second = DoubleFloat.sum(first, n * Float(-0.00011315941810607910156 * 0.5))
    let value = sine(DoubleFloat.sum(second, n * Float(-1.9841872589410058936e-09 * 0.5)))
    return V(bits: value.bits ^ ((shifted.bits &+ 1) &<< 31))
  }

  @inline(__always) private static func near(_ x: V) -> V { x.replacing(with: 0, where: .!(x.magnitude .<= farthest)) }

  // Where some angles are large; apart, so that the usual case is built into loops.
  @inline(never) private static func farSin(_ x: V) -> V {
    patched(x, nearSin(near(x)), { x, y, n in for k in 0..<n { y[k] = Float(WideMath.sin(Double(x[k]))) } }, Double.sin)
  }
  @inline(never) private static func farCos(_ x: V) -> V {
    patched(x, nearCos(near(x)), { x, y, n in for k in 0..<n { y[k] = Float(WideMath.cos(Double(x[k]))) } }, Double.cos)
  }

  /// The values with those of large angles put in: by a loop in double precision, and beyond that one's reach one by one.
  @inline(__always)
  private static func patched(
    _ x: V, _ values: V, _ wide: (UnsafePointer<Float>, UnsafeMutablePointer<Float>, Int) -> Void,
    _ any: (Double) -> Double
  ) -> V {
    let farthest = farthest
    let reach = Float(WideMath.farthestAngle)
    return withUnsafeTemporaryAllocation(byteCount: 128, alignment: 64) { room in
      // SAFETY: room for two vectors.
      guard let memory = room.baseAddress else { return values }
      memory.storeBytes(of: x, as: V.self)
      let angles = memory.assumingMemoryBound(to: Float.self)
      wide(angles, angles + 16, 16)
      let isNear = x.magnitude .<= farthest
      var result = (memory + 64).load(as: V.self).replacing(with: values, where: isNear)
      if anyNegative(reach.bitPattern.signed &- (x.bits & 0x7fff_ffff)) {
        for k in 0..<16 where !(x[k].magnitude <= reach) { result[k] = Float(any(Double(x[k]))) }
      }
      return result
    }
  }
}

/// The inverse sine by the SLEEF library's steps, one value at a time and without branches: the compiler makes vector code of it.
enum ArcSine {
  @inline(__always) static func value(_ x: Float) -> Float {
    let size = x.magnitude
    let isSmall = size < 0.5
    let square = isSmall ? x * x : (1 - size) * 0.5
    // The square root with what its rounding lost.
    let root = square.squareRoot()
    let product = root * root
    let sum = square + product
    let part = sum - square
    let lost = (square - (sum - part)) + (product - part) + (-product).addingProduct(root, root)
    let inverse = 1 / root
    let inverseLost = inverse * Float(1).addingProduct(-root, inverse)
    let half = sum * inverse
    let halfLost = (-half).addingProduct(sum, inverse) + (lost * inverse + sum * inverseLost)
    let high = isSmall ? size : (size == 1 ? 0 : half * 0.5)
    let low = isSmall || size == 1 ? 0 : halfLost * 0.5
    var p = Float(0.2424046025e-1).addingProduct(0.4197454825e-1, square)
    p = Float(0.4547423869e-1).addingProduct(p, square)
    p = Float(0.7495029271e-1).addingProduct(p, square)
    p = Float(0.1666677296).addingProduct(p, square)
    p *= square * high
    // π/4 - root - p.
    let eighth: Float = 0.78539818525314331055
    let first = eighth - high
    let firstLost = (eighth - first) - high - 0.21855695e-7 - low
    let second = first - p
    let secondLost = (first - second) - p + firstLost
    return Float(signOf: x, magnitudeOf: isSmall ? p + high : (second + secondLost) * 2)
  }
}
