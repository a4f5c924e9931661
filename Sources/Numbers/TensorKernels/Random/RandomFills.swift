// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc
import Primitives

/// Fills of dense memory from the random stream, each by PyTorch's recipe, so that the values are PyTorch's.
public enum RandomFills {
  // SAFETY of all of these: the caller gives room for `count` elements, and every index stays below it.

  /// Uniform float32 numbers in [from, to): one draw each.
  public static func uniform(
    _ twister: inout MersenneTwister, _ out: UnsafeMutablePointer<Float>, count: Int, from: Float, to: Float
  ) {
    let width = to - from
    // The draws are as wide as the numbers, so they become numbers in place.
    out.withMemoryRebound(to: UInt32.self, capacity: count) { words in
      var start = 0
      while start < count {
        // Pieces that stay in the cache until they are converted.
        let end = min(start &+ 4096, count)
        twister.fill(words + start, count: end &- start)
        for i in start..<end { words[i] = from.addingProduct(MersenneTwister.unit24(words[i]), width).bitPattern }
        start = end
      }
    }
  }

  /// Uniform float64 numbers in [from, to): two draws each.
  public static func uniform(
    _ twister: inout MersenneTwister, _ out: UnsafeMutablePointer<Double>, count: Int, from: Double, to: Double
  ) {
    let width = to - from
    for i in 0..<count { out[i] = from.addingProduct(twister.uniform53(), width) }
  }

  /// Normal float32 numbers for 16 elements or more: blocks of 8 pairs; an incomplete last block is drawn again.
  public static func normal(
    _ twister: inout MersenneTwister, _ out: UnsafeMutablePointer<Float>, count: Int, mean: Float, std: Float
  ) {
    uniform(&twister, out, count: count, from: 0, to: 1)
    Workers.shared.split(count / 16, work: count &* 4) { from, to in
      for block in from..<to { transform(out + block &* 16, mean, std) }
    }
    guard count % 16 > 0, count >= 16 else { return }
    uniform(&twister, out + (count - 16), count: 16, from: 0, to: 1)
    transform(out + (count - 16), mean, std)
  }

  /// Normal float64 numbers for 16 elements or more.
  public static func normal(
    _ twister: inout MersenneTwister, _ out: UnsafeMutablePointer<Double>, count: Int, mean: Double, std: Double
  ) {
    uniform(&twister, out, count: count, from: 0, to: 1)
    var start = 0
    while start + 16 <= count {
      transform(out + start, mean, std)
      start += 16
    }
    guard start < count, count >= 16 else { return }
    uniform(&twister, out + (count - 16), count: 16, from: 0, to: 1)
    transform(out + (count - 16), mean, std)
  }

  /// Integers `base + r % range`: one draw each, or two when `wide`. A range of 0 stands for 2^64.
  public static func integers(
    _ twister: inout MersenneTwister, _ out: UnsafeMutablePointer<Int64>, count: Int, base: Int64, range: UInt64,
    wide: Bool
  ) {
    for i in 0..<count {
      let bits = wide ? twister.next64() : UInt64(twister.next32())
      out[i] = base &+ Int64(truncatingIfNeeded: range == 0 ? bits : bits % range)
    }
  }

  /// A random order of `0 ..< count`.
  public static func permutation(_ twister: inout MersenneTwister, _ out: UnsafeMutablePointer<Int64>, count: Int) {
    for i in 0..<count { out[i] = Int64(i) }
    guard count > 1 else { return }
    for i in 0..<(count - 1) {
      let z = Int(twister.next32()) % (count - i)
      let kept = out[i]
      out[i] = out[i + z]
      out[i + z] = kept
    }
  }

  /// 1 where a uniform number is below the element's own probability, else 0; float32 probabilities take one draw.
  public static func bernoulli(
    _ twister: inout MersenneTwister, _ out: UnsafeMutablePointer<Double>, _ p: UnsafePointer<Float>, count: Int
  ) {
    for i in 0..<count { out[i] = twister.uniform24() < p[i] ? 1 : 0 }
  }

  /// 1 where a uniform number is below the element's own probability, else 0; float64 probabilities take two draws.
  public static func bernoulli(
    _ twister: inout MersenneTwister, _ out: UnsafeMutablePointer<Double>, _ p: UnsafePointer<Double>, count: Int
  ) {
    for i in 0..<count { out[i] = twister.uniform53() < p[i] ? 1 : 0 }
  }

  /// Eight pairs of uniform numbers become eight pairs of normal ones.
  private static func transform(_ block: UnsafeMutablePointer<Double>, _ mean: Double, _ std: Double) {
    for j in 0..<8 {
      let radius = sqrt(-2 * log(1 - block[j]))
      let angle = 2 * Double.pi * block[j + 8]
      block[j] = mean.addingProduct(radius * cos(angle), std)
      block[j + 8] = mean.addingProduct(radius * sin(angle), std)
    }
  }

  private static func transform(_ block: UnsafeMutablePointer<Float>, _ mean: Float, _ std: Float) {
    typealias V = SinglePrecision.V
    let memory = UnsafeMutableRawPointer(block)
    let (first, second) = (memory.loadUnaligned(as: V.self), (memory + 32).loadUnaligned(as: V.self))
    let radius = (-2 * SinglePrecision.logarithm(1 - first)).squareRoot()
    let (sine, cosine) = SinglePrecision.sineAndCosine(Float(2 * Double.pi) * second)
    let centre = V(repeating: mean)
    memory.storeBytes(of: centre.addingProduct(radius * cosine, V(repeating: std)), as: V.self)
    (memory + 32).storeBytes(of: centre.addingProduct(radius * sine, V(repeating: std)), as: V.self)
  }
}
