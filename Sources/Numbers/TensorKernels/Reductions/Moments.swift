// SPDX-License-Identifier: GPL-3.0-or-later

import Primitives

extension Reductions {
  /// Mean and sum of squared distances from it, in double precision. Of doubles element after element, by Welford's recurrence, whose
  /// roundings are seen there.
  public static func moments(
    _ kind: ElementKind, _ g: ReductionGeometry, _ input: UnsafeRawPointer, means: UnsafeMutablePointer<Double>,
    squares: UnsafeMutablePointer<Double>
  ) {
    if kind == .float32 {
      moments(g, input.assumingMemoryBound(to: Float.self), means, squares)
    } else {
      welford(g, input.assumingMemoryBound(to: Double.self), means, squares)
    }
  }

  /// The sum of squared distances of doubles from a mean that is known, one after the other.
  public static func squares(_ input: UnsafeRawPointer, count: Int, from mean: Double) -> Double {
    // SAFETY: the caller's doubles.
    let x = input.assumingMemoryBound(to: Double.self)
    var sum = 0.0
    for i in 0..<count {
      let distance = x[i] - mean
      sum += distance * distance
    }
    return sum
  }

  private static func welford(
    _ g: ReductionGeometry, _ x: UnsafePointer<Double>, _ means: UnsafeMutablePointer<Double>,
    _ squares: UnsafeMutablePointer<Double>
  ) {
    Workers.shared.split(g.outer, work: g.outer &* g.length &* g.inner) { from, to in
      if g.inner == 1 {
        // Eight rows side by side: each step of one waits for the last.
        for first in stride(from: from, to: to, by: 8) {
          let rows = min(8, to &- first)
          var (m, s) = (SIMD8<Double>.zero, SIMD8<Double>.zero)
          for r in 0..<g.length {
            var values = SIMD8<Double>.zero
            for k in 0..<rows { values[k] = x[(first &+ k) &* g.length &+ r] }
            let distance = values - m
            m += distance / Double(r &+ 1)
            s += distance * (values - m)
          }
          for k in 0..<rows { (means[first &+ k], squares[first &+ k]) = (m[k], s[k]) }
        }
        return
      }
      for block in from..<to {
        let (m, s) = (means + block &* g.inner, squares + block &* g.inner)
        for i in 0..<g.inner { (m[i], s[i]) = (0, 0) }
        for r in 0..<g.length {
          let line = x + (block &* g.length &+ r) &* g.inner
          for i in 0..<g.inner {
            let distance = line[i] - m[i]
            m[i] += distance / Double(r &+ 1)
            s[i] += distance * (line[i] - m[i])
          }
        }
      }
    }
  }

  private static func moments<T: RealNumber>(
    _ g: ReductionGeometry, _ x: UnsafePointer<T>, _ means: UnsafeMutablePointer<Double>,
    _ squares: UnsafeMutablePointer<Double>
  ) {
    Workers.shared.split(g.outer, work: g.outer &* g.length &* g.inner) { from, to in
      for block in from..<to {
        let base = x + block &* g.length &* g.inner
        let (m, s) = (means + block &* g.inner, squares + block &* g.inner)
        if g.inner == 1 {
          let mean = accumulate(g.length) { Double(base[$0]) } / Double(g.length)
          m[0] = mean
          s[0] = accumulate(g.length) {
            let d = Double(base[$0]) - mean
            return d * d
          }
          continue
        }
        for i in 0..<g.inner { (m[i], s[i]) = (0, 0) }
        for r in 0..<g.length {
          let line = base + r &* g.inner
          for i in 0..<g.inner { m[i] += Double(line[i]) }
        }
        for i in 0..<g.inner { m[i] /= Double(g.length) }
        for r in 0..<g.length {
          let line = base + r &* g.inner
          for i in 0..<g.inner {
            let d = Double(line[i]) - m[i]
            s[i] += d * d
          }
        }
      }
    }
  }

  /// A sum of doubles in eight chains.
  @inline(__always)
  private static func accumulate(_ count: Int, _ term: (Int) -> Double) -> Double {
    var sums = SIMD8<Double>(repeating: 0)
    var i = 0
    while i &+ 8 <= count {
      var terms = SIMD8<Double>()
      for k in 0..<8 { terms[k] = term(i &+ k) }
      sums += terms
      i &+= 8
    }
    var total = sums.sum()
    while i < count {
      total += term(i)
      i &+= 1
    }
    return total
  }
}
