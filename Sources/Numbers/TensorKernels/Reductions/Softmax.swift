// SPDX-License-Identifier: GPL-3.0-or-later

import Primitives

/// Softmax along a dimension of dense floats, in the order of operations of PyTorch's vector code.
///
/// The last dimension lies in dense rows. Any other one is computed for many neighbours side by side, and the neighbours that fill no
/// vector go through the C library's exponential.
public enum Softmax {
  /// `e^(x - max) / sum`, or its logarithm.
  public static func forward(
    logarithm: Bool, _ kind: ElementKind, _ g: ReductionGeometry, isLast: Bool, _ input: UnsafeRawPointer,
    _ output: UnsafeMutableRawPointer
  ) {
    guard g.length > 0 else { return }
    // SAFETY (here and below): the caller's elements are described by the geometry; blocks are whole parts of them.
    func run<T: SoftmaxElement>(_: T.Type) {
      let (x, y) = (input.assumingMemoryBound(to: T.self), output.assumingMemoryBound(to: T.self))
      let size = g.length &* g.inner
      guard isLast else {
        return strips(g) { start, width in columns(logarithm, g.length, g.inner, width, x + start, y + start) }
      }
      Workers.shared.split(g.outer, work: g.outer &* size &* 2, pieces: 16) { from, to in
        if logarithm { return logarithmicRows(to &- from, g.length, x + from &* size, y + from &* size) }
        for block in from..<to { row(g.length, x + block &* size, y + block &* size) }
      }
    }
    kind == .float64 ? run(Double.self) : run(Float.self)
  }

  /// The input's gradient: `(g - sum(g y)) y`, or `g - e^y sum(g)` of the logarithm.
  public static func backward(
    logarithm: Bool, _ kind: ElementKind, _ g: ReductionGeometry, isLast: Bool, gradient: UnsafeRawPointer,
    result: UnsafeRawPointer, _ output: UnsafeMutableRawPointer
  ) {
    guard g.length > 0 else { return }
    func run<T: SoftmaxElement>(_: T.Type) {
      let (dy, y) = (gradient.assumingMemoryBound(to: T.self), result.assumingMemoryBound(to: T.self))
      let dx = output.assumingMemoryBound(to: T.self)
      let size = g.length &* g.inner
      guard isLast else {
        return strips(g) { start, width in
          columnGradients(logarithm, g.length, g.inner, width, dy + start, y + start, dx + start)
        }
      }
      Workers.shared.split(g.outer, work: g.outer &* size &* 2, pieces: 16) { from, to in
        for block in from..<to {
          rowGradient(logarithm, g.length, dy + block &* size, y + block &* size, dx + block &* size)
        }
      }
    }
    kind == .float64 ? run(Double.self) : run(Float.self)
  }

  // MARK: Rows

  @inline(never)
  static func row<T: SoftmaxElement>(_ count: Int, _ x: UnsafePointer<T>, _ y: UnsafeMutablePointer<T>) {
    let factor = 1 / T.exponentials(x, count, less: T.largest(x, count), y)
    for i in 0..<count { y[i] *= factor }
  }

  /// Sixteen rows at a time, whose sums have their logarithms together.
  private static func logarithmicRows<T: SoftmaxElement>(
    _ rows: Int, _ count: Int, _ x: UnsafePointer<T>, _ y: UnsafeMutablePointer<T>
  ) {
    withUnsafeTemporaryAllocation(of: T.self, capacity: 32) { room in
      guard let tops = room.baseAddress else { return }
      let logs = tops + 16
      logs.update(repeating: 1, count: 16)
      for first in stride(from: 0, to: rows, by: 16) {
        let size = min(16, rows &- first)
        for r in 0..<size {
          let start = (first &+ r) &* count
          tops[r] = T.largest(x + start, count)
          logs[r] = T.exponentials(x + start, count, less: tops[r], y + start)
        }
        T.kernelLogs(logs, size)
        for r in 0..<size {
          let start = (first &+ r) &* count
          let (source, target, top, log) = (x + start, y + start, tops[r], logs[r])
          for i in 0..<count { target[i] = source[i] - top - log }
        }
      }
    }
  }

  private static func rowGradient<T: SoftmaxElement>(
    _ logarithm: Bool, _ count: Int, _ g: UnsafePointer<T>, _ y: UnsafePointer<T>, _ out: UnsafeMutablePointer<T>
  ) {
    if logarithm {
      let sum = T.rowSum(g, count)
      T.exponentials(y, count, less: 0, out)
      for i in 0..<count { out[i] = g[i].addingProduct(-out[i], sum) }
    } else {
      let sum = T.rowProduct(g, y, count)
      for i in 0..<count { out[i] = (g[i] - sum) * y[i] }
    }
  }

  // MARK: Neighbours side by side

  /// Calls with the starts of strips of neighbours, narrow enough that what is known of them stays in the cache, and their widths.
  private static func strips(_ g: ReductionGeometry, _ strip: (Int, Int) -> Void) {
    let widest = 1024
    let count = (g.inner &+ widest &- 1) / widest
    Workers.shared.split(g.outer &* count, work: g.outer &* g.length &* g.inner &* 2, pieces: 16) { from, to in
      for i in from..<to {
        let first = i % count &* widest
        strip(i / count &* g.length &* g.inner &+ first, min(widest, g.inner &- first))
      }
    }
  }

  /// A strip of `inner` neighbours whose elements are `step` apart.
  private static func columns<T: SoftmaxElement>(
    _ logarithm: Bool, _ count: Int, _ step: Int, _ inner: Int, _ x: UnsafePointer<T>, _ y: UnsafeMutablePointer<T>
  ) {
    let whole = inner / T.Lanes.scalarCount &* T.Lanes.scalarCount
    withUnsafeTemporaryAllocation(of: T.self, capacity: 2 &* inner &+ 16) { room in
      guard let tops = room.baseAddress else { return }
      let sums = tops + inner
      // Logarithms are taken of sixteen.
      for i in 0..<16 { sums[inner &+ i] = 1 }
      for i in 0..<inner { (tops[i], sums[i]) = (x[i], 0) }
      for r in 1..<max(count, 1) {
        let source = x + r &* step
        for i in 0..<inner { tops[i] = source[i] > tops[i] || source[i] != source[i] ? source[i] : tops[i] }
      }
      for r in 0..<count {
        let (source, target) = (x + r &* step, y + r &* step)
        for i in 0..<inner { target[i] = source[i] - tops[i] }
        T.exponentials(target, whole, less: 0, target)
        for i in whole..<inner { target[i] = T.exp(target[i]) }
        for i in 0..<inner { sums[i] += target[i] }
      }
      if logarithm {
        for i in stride(from: 0, to: inner, by: 16) { T.kernelLogs(sums + i, min(16, inner &- i)) }
      }
      for r in 0..<count {
        let (source, target) = (x + r &* step, y + r &* step)
        if logarithm {
          for i in 0..<inner { target[i] = source[i] - tops[i] - sums[i] }
        } else {
          for i in 0..<inner { target[i] /= sums[i] }
        }
      }
    }
  }

  private static func columnGradients<T: SoftmaxElement>(
    _ logarithm: Bool, _ count: Int, _ step: Int, _ inner: Int, _ g: UnsafePointer<T>, _ y: UnsafePointer<T>,
    _ out: UnsafeMutablePointer<T>
  ) {
    let whole = inner / T.Lanes.scalarCount &* T.Lanes.scalarCount
    withUnsafeTemporaryAllocation(of: T.self, capacity: inner) { room in
      guard let sums = room.baseAddress else { return }
      for i in 0..<inner { sums[i] = 0 }
      for r in 0..<count {
        let (slope, value) = (g + r &* step, y + r &* step)
        if logarithm {
          for i in 0..<inner { sums[i] += slope[i] }
        } else {
          for i in 0..<inner { sums[i] = sums[i].addingProduct(slope[i], value[i]) }
        }
      }
      for r in 0..<count {
        let (slope, value, target) = (g + r &* step, y + r &* step, out + r &* step)
        if logarithm {
          T.exponentials(value, whole, less: 0, target)
          for i in whole..<inner { target[i] = T.exp(value[i]) }
          for i in 0..<inner { target[i] = slope[i].addingProduct(-target[i], sums[i]) }
        } else {
          for i in 0..<inner { target[i] = (slope[i] - sums[i]) * value[i] }
        }
      }
    }
  }
}

/// The parts of softmax that are vector code of their own for float32.
protocol SoftmaxElement: WideSums {
  /// The largest element; whether a NaN counts is left open (it comes back in the sum).
  static func largest(_ x: UnsafePointer<Self>, _ count: Int) -> Self
  /// `e^(x - top)`; source and target may be the same where `count` is a multiple of eight. Gives their sum, in the order of `rowSum`.
  @discardableResult
  static func exponentials(
    _ x: UnsafePointer<Self>, _ count: Int, less top: Self, _ out: UnsafeMutablePointer<Self>
  ) -> Self
  /// The logarithms of `count` numbers, sixteen at most, of whom there are sixteen in memory.
  static func kernelLogs(_ x: UnsafeMutablePointer<Self>, _ count: Int)
}

extension Double: SoftmaxElement {
  static func largest(_ x: UnsafePointer<Double>, _ count: Int) -> Double {
    var top = x[0]
    for i in 1..<max(count, 1) { top = top.larger(x[i]) }
    return top
  }
  static func exponentials(
    _ x: UnsafePointer<Double>, _ count: Int, less top: Double, _ out: UnsafeMutablePointer<Double>
  ) -> Double {
    for i in 0..<count { out[i] = Double.exp(x[i] - top) }
    return rowSum(out, count)
  }
  static func kernelLogs(_ x: UnsafeMutablePointer<Double>, _ count: Int) {
    for i in 0..<count { x[i] = Double.log(x[i]) }
  }
}

extension Float: SoftmaxElement {
  private typealias V = SIMD16<Float>

  // SAFETY of the vector loops: they load and store whole vectors only below `count`, and single elements of shorter rows.

  @inline(__always) private static func load(_ x: UnsafePointer<Float>) -> V {
    UnsafeRawPointer(x).loadUnaligned(as: V.self)
  }
  /// The last elements of a row, fewer than sixteen of them from `start` on. They are read twice, or others before them again, where they
  /// fill no vector; only a row shorter than eight elements leaves lanes, which get `filling`.
  @inline(__always)
  private static func loadEnd(_ x: UnsafePointer<Float>, from start: Int, _ count: Int, filling: Float) -> V {
    if count < 8 {
      var v = V(repeating: filling)
      for i in 0..<count { v[i] = x[i] }
      return v
    }
    let last = UnsafeRawPointer(x + (count &- 8)).loadUnaligned(as: SIMD8<Float>.self)
    let first = UnsafeRawPointer(x + min(start, count &- 8)).loadUnaligned(as: SIMD8<Float>.self)
    return V(lowHalf: first, highHalf: last)
  }

  @inline(__always) static func largest(_ x: UnsafePointer<Float>, _ count: Int) -> Float {
    let whole = count & ~15
    var tops = V(repeating: -.infinity)
    if whole < count { tops = loadEnd(x, from: whole, count, filling: -.infinity) }
    for i in stride(from: 0, to: whole, by: 16) {
      let v = load(x + i)
      tops = tops.replacing(with: v, where: v .> tops)
    }
    return VectorMath.largest(tops)
  }

  @inline(__always) static func exponentials(
    _ x: UnsafePointer<Float>, _ count: Int, less top: Float, _ out: UnsafeMutablePointer<Float>
  ) -> Float {
    // Sums are taken along the way: by themselves they would wait for one addition after the other.
    var sums = SIMD8<Float>.zero
    @inline(__always) func put(_ e: V, _ i: Int) {
      UnsafeMutableRawPointer(out + i).storeBytes(of: e, as: V.self)
      sums += e.lowHalf
      sums += e.highHalf
    }
    var i = 0
    while i &+ 64 <= count {
      let v = UnsafeRawPointer(x + i).loadFour()
      let e = VectorMath.exp((v.0 - top, v.1 - top, v.2 - top, v.3 - top))
      put(e.0, i)
      put(e.1, i &+ 16)
      put(e.2, i &+ 32)
      put(e.3, i &+ 48)
      i &+= 64
    }
    while i &+ 16 <= count {
      put(VectorMath.exp(load(x + i) - top), i)
      i &+= 16
    }
    if i < count {
      let e = VectorMath.exp(loadEnd(x, from: i, count, filling: top) - top)
      if count < 8 {
        for k in 0..<count { out[k] = e[k] }
      } else {
        UnsafeMutableRawPointer(out + min(i, count &- 8)).storeBytes(of: e.lowHalf, as: SIMD8<Float>.self)
        UnsafeMutableRawPointer(out + (count &- 8)).storeBytes(of: e.highHalf, as: SIMD8<Float>.self)
      }
    }
    return laneSum(from: i, sums, out, count)
  }

  static func kernelLogs(_ x: UnsafeMutablePointer<Float>, _ count: Int) {
    let memory = UnsafeMutableRawPointer(x)
    memory.storeBytes(of: VectorMath.log(memory.loadUnaligned(as: V.self)), as: V.self)
  }
}
