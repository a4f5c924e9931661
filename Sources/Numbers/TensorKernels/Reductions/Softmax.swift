// SPDX-License-Identifier: GPL-3.0-or-later

/// Softmax along a dimension of dense floats.
public enum Softmax {
  /// `e^(x - max) / sum`, or its logarithm.
  public static func forward(
    logarithm: Bool, _ kind: ElementKind, _ g: ReductionGeometry, _ input: UnsafeRawPointer,
    _ output: UnsafeMutableRawPointer
  ) {
    guard g.length > 0 else { return }
    let (x, y) = (input, output)
    Workers.shared.split(g.outer, work: g.outer &* g.length &* g.inner &* 2) { from, to in
      for block in from..<to {
        let start = block &* g.length &* g.inner &* kind.itemSize
        if kind == .float32 {
          let (a, b) = (
            (x + start).assumingMemoryBound(to: Float.self), (y + start).assumingMemoryBound(to: Float.self)
          )
          if g.inner == 1 { row(logarithm, g.length, a, b) } else { columns(logarithm, g.length, g.inner, a, b) }
        } else {
          let a = (x + start).assumingMemoryBound(to: Double.self)
          let b = (y + start).assumingMemoryBound(to: Double.self)
          for i in 0..<g.inner { scalars(logarithm, g.length, g.inner, a + i, b + i) }
        }
      }
    }
  }

  private typealias V = SIMD16<Float>

  // SAFETY of the vector loops: they load and store whole vectors only below `count`, and single elements after that.

  @inline(__always) private static func load(_ x: UnsafePointer<Float>) -> V {
    UnsafeRawPointer(x).loadUnaligned(as: V.self)
  }
  @inline(__always) private static func store(_ v: V, _ x: UnsafeMutablePointer<Float>) {
    UnsafeMutableRawPointer(x).storeBytes(of: v, as: V.self)
  }
  /// The first `count` elements; the others are minus infinity, whose exponential adds nothing.
  @inline(__always) private static func load(_ x: UnsafePointer<Float>, first count: Int) -> V {
    var v = V(repeating: -.infinity)
    for i in 0..<count { v[i] = x[i] }
    return v
  }
  @inline(__always) private static func store(_ v: V, _ x: UnsafeMutablePointer<Float>, first count: Int) {
    for i in 0..<count { x[i] = v[i] }
  }

  /// One dense row.
  private static func row(
    _ logarithm: Bool, _ count: Int, _ a: UnsafePointer<Float>, _ b: UnsafeMutablePointer<Float>
  ) {
    let whole = count & ~15
    let rest = count - whole
    // A NaN need not win: it comes back in the sum.
    var tops = rest > 0 ? load(a + whole, first: rest) : V(repeating: -.infinity)
    for i in stride(from: 0, to: whole, by: 16) {
      let v = load(a + i)
      tops = tops.replacing(with: v, where: v .> tops)
    }
    let top = VectorMath.largest(tops)
    var sums = V.zero
    for i in stride(from: 0, to: whole, by: 16) {
      let e = VectorMath.exp(load(a + i) - top)
      sums += e
      if !logarithm { store(e, b + i) }
    }
    if rest > 0 {
      let e = VectorMath.exp(load(a + whole, first: rest) - top)
      sums += V.zero.replacing(with: e, where: VectorMath.firstLanes(rest))
      if !logarithm { store(e, b + whole, first: rest) }
    }
    let sum = VectorMath.total(sums)
    if logarithm {
      let log = Float.log(sum)
      for i in stride(from: 0, to: whole, by: 16) { store(load(a + i) - top - log, b + i) }
      for i in whole..<count { b[i] = a[i] - top - log }
    } else {
      for i in stride(from: 0, to: whole, by: 16) { store(load(b + i) / sum, b + i) }
      for i in whole..<count { b[i] /= sum }
    }
  }

  /// Rows that lie `inner` apart, sixteen neighbours at a time.
  private static func columns(
    _ logarithm: Bool, _ count: Int, _ inner: Int, _ a: UnsafePointer<Float>, _ b: UnsafeMutablePointer<Float>
  ) {
    var i = 0
    while i &+ 16 <= inner {
      let (a, b) = (a + i, b + i)
      var top = load(a)
      for r in 1..<max(count, 1) {
        let v = load(a + r &* inner)
        top = top.replacing(with: v, where: v .> top)
      }
      var sum = V.zero
      for r in 0..<count {
        let e = VectorMath.exp(load(a + r &* inner) - top)
        sum += e
        if !logarithm { store(e, b + r &* inner) }
      }
      if logarithm {
        let log = VectorMath.log(sum)
        for r in 0..<count { store(load(a + r &* inner) - top - log, b + r &* inner) }
      } else {
        for r in 0..<count { store(load(b + r &* inner) / sum, b + r &* inner) }
      }
      i &+= 16
    }
    while i < inner {
      scalars(logarithm, count, inner, a + i, b + i)
      i &+= 1
    }
  }

  /// One row of elements `step` apart.
  private static func scalars<T: RealNumber>(
    _ logarithm: Bool, _ count: Int, _ step: Int, _ a: UnsafePointer<T>, _ b: UnsafeMutablePointer<T>
  ) {
    var top = a[0]
    for r in 1..<max(count, 1) { top = top.larger(a[r &* step]) }
    var sum: T = 0
    for r in 0..<count {
      let e = T.exp(a[r &* step] - top)
      sum += e
      if !logarithm { b[r &* step] = e }
    }
    let log = T.log(sum)
    for r in 0..<count { b[r &* step] = logarithm ? a[r &* step] - top - log : b[r &* step] / sum }
  }
}
