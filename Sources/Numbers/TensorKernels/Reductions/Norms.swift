// SPDX-License-Identifier: GPL-3.0-or-later

import Primitives

/// Norms over dense elements, summed in the element type and in PyTorch's order.
public enum Norms {
  /// `(sum |x|^p)^(1/p)`; p = infinity gives the greatest size, -infinity the least, 0 the number of elements that are not zero.
  public static func run(
    _ p: Double, _ kind: ElementKind, _ g: ReductionGeometry, _ input: UnsafeRawPointer,
    _ output: UnsafeMutableRawPointer
  ) {
    // SAFETY: the geometry describes the caller's elements.
    if kind == .float32 {
      run(p, g, input.assumingMemoryBound(to: Float.self), output.assumingMemoryBound(to: Float.self))
    } else {
      run(p, g, input.assumingMemoryBound(to: Double.self), output.assumingMemoryBound(to: Double.self))
    }
  }

  private static func run<T: WideSums>(
    _ p: Double, _ g: ReductionGeometry, _ x: UnsafePointer<T>, _ output: UnsafeMutablePointer<T>
  ) {
    Workers.shared.split(g.outer, work: g.outer &* g.length &* g.inner) { from, to in
      for block in from..<to {
        let (source, target) = (x + block &* g.length &* g.inner, output + block &* g.inner)
        if p == 2, g.isOneRun {
          target[0] = root(source, g.length)
        } else if g.inner == 1, p == 2 || p == 1 || p == 0 {
          // A sum that were stored at each step would have to be loaded again at the next.
          var sum: T = 0
          if p == 2 {
            for r in 0..<g.length { sum += source[r] * source[r] }
          } else if p == 1 {
            for r in 0..<g.length { sum += source[r].magnitude }
          } else {
            for r in 0..<g.length { sum += source[r] == 0 ? 0 : 1 }
          }
          target[0] = p == 2 ? sum.squareRoot() : sum
        } else if p == 2 || p == 1 || p == 0 {
          for i in 0..<g.inner { target[i] = 0 }
          for r in 0..<g.length {
            let line = source + r &* g.inner
            if p == 2 {
              for i in 0..<g.inner { target[i] += line[i] * line[i] }
            } else if p == 1 {
              for i in 0..<g.inner { target[i] += line[i].magnitude }
            } else {
              for i in 0..<g.inner { target[i] += line[i] == 0 ? 0 : 1 }
            }
          }
          if p == 2 { for i in 0..<g.inner { target[i].formSquareRoot() } }
        } else {
          for i in 0..<g.inner { target[i] = other(p, source + i, g.length, g.inner) }
        }
      }
    }
  }

  /// The root of a row's sum of squares: vectors first, their lanes one after the other, then fours whose squares are rounded,
  /// then the rest, where product and sum are rounded at once.
  private static func root<T: WideSums>(_ x: UnsafePointer<T>, _ count: Int) -> T {
    var lanes = T.Lanes.zero
    var i = 0
    while i &+ T.width <= count {
      let values = T.load(x + i)
      lanes += values * values
      i &+= T.width
    }
    var sum = lanes[0]
    for k in 1..<T.width { sum += lanes[k] }
    while i &+ 4 <= count {
      for k in i..<(i &+ 4) { sum += x[k] * x[k] }
      i &+= 4
    }
    while i < count {
      sum = sum.addingProduct(x[i], x[i])
      i &+= 1
    }
    return sum.squareRoot()
  }

  private static func other<T: WideSums>(_ p: Double, _ x: UnsafePointer<T>, _ count: Int, _ step: Int) -> T {
    if p.isInfinite {
      var best: T = p > 0 ? 0 : .infinity
      for r in 0..<count {
        let size = x[r &* step].magnitude
        best = p > 0 ? best.larger(size) : best.smaller(size)
      }
      return best
    }
    var sum: T = 0
    for r in 0..<count { sum += T.pow(x[r &* step].magnitude, T(p)) }
    return T.pow(sum, 1 / T(p))
  }
}
