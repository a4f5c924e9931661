// SPDX-License-Identifier: GPL-3.0-or-later

import Primitives

/// Other sizes of dense images, with the additions and roundings of PyTorch's kernels.
public enum ResamplingKernels {
  // SAFETY of all of these: operands are dense and of the sizes that the axes say; places lie inside of the input.

  /// One dimension at a time: `output[o][i][c]` from `input[o][place][c]` along the axis.
  public static func pass(
    _ kind: ElementKind, outer: Int, _ axis: ResamplingAxis, inner: Int, _ input: UnsafeRawPointer,
    _ output: UnsafeMutableRawPointer
  ) {
    func run<T: VectorElement>(_: T.Type) {
      let (x, y) = (input.assumingMemoryBound(to: T.self), output.assumingMemoryBound(to: T.self))
      axis.withTaps(T.self) { starts, places, weights in
        let work = outer &* max(axis.taps.count, axis.output) &* inner
        Workers.shared.split(outer, work: work) { first, last in
          for o in first..<last {
            let source = x + o &* axis.input &* inner
            var target = y + o &* axis.output &* inner
            if inner == 1, line(source, places, weights, axis, target) { continue }
            for i in 0..<axis.output {
              let (start, count) = (starts[i], starts[i &+ 1] &- starts[i])
              mix(source, places + start, weights + start, count, axis.isOpen, inner, target)
              target += inner
            }
          }
        }
      }
    }
    kind == .float64 ? run(Double.self) : run(Float.self)
  }

  /// A single row, where all outputs have one, two or four taps; whether that was so.
  @inline(__always)
  private static func line<T: VectorElement>(
    _ x: UnsafePointer<T>, _ places: UnsafePointer<Int>, _ weights: UnsafePointer<T>, _ axis: ResamplingAxis,
    _ y: UnsafeMutablePointer<T>
  ) -> Bool {
    let count = axis.output
    if axis.isOpen { return false }
    switch axis.taps.count {
    case count: for i in 0..<count { y[i] = x[places[i]] }
    case 2 &* count:
      for i in 0..<count {
        let (p, w) = (places + 2 &* i, weights + 2 &* i)
        y[i] = (x[p[1]] * w[1]).addingProduct(x[p[0]], w[0])
      }
    case 4 &* count:
      for i in 0..<count {
        let (p, w) = (places + 4 &* i, weights + 4 &* i)
        y[i] = (x[p[1]] * w[1]).addingProduct(x[p[0]], w[0]).addingProduct(x[p[2]], w[2]).addingProduct(x[p[3]], w[3])
      }
    default: return false
    }
    return true
  }

  /// The weighted sum of a few rows. Two or four taps are one expression in PyTorch, whose first product is rounded last; loops over
  /// more begin with a rounded product, take those of half registers rounded, and fuse the rest.
  @inline(__always)
  private static func mix<T: VectorElement>(
    _ x: UnsafePointer<T>, _ places: UnsafePointer<Int>, _ weights: UnsafePointer<T>, _ count: Int, _ isOpen: Bool,
    _ inner: Int, _ y: UnsafeMutablePointer<T>
  ) {
    switch (count, isOpen) {
    case (1, false): y.update(from: x + places[0] &* inner, count: inner)
    case (2, false):
      let (a, b) = (x + places[0] &* inner, x + places[1] &* inner)
      let (u, v) = (weights[0], weights[1])
      for c in 0..<inner { y[c] = (b[c] * v).addingProduct(a[c], u) }
    case (4, false):
      let (a, b) = (x + places[0] &* inner, x + places[1] &* inner)
      let (d, e) = (x + places[2] &* inner, x + places[3] &* inner)
      let (s, t, u, v) = (weights[0], weights[1], weights[2], weights[3])
      for c in 0..<inner {
        y[c] = (b[c] * t).addingProduct(a[c], s).addingProduct(d[c], u).addingProduct(e[c], v)
      }
    default:
      let half = T.width / 2
      let rounded = (count &- 1) / half &* half
      var c = 0
      while c &+ T.width <= inner {
        var sum = T.load(x + (places[0] &* inner &+ c)) * weights[0]
        for k in 1..<max(count, 1) {
          let value = T.load(x + (places[k] &* inner &+ c))
          let factor = T.Lanes(repeating: weights[k])
          sum = k <= rounded ? sum + value * factor : sum.addingProduct(value, factor)
        }
        T.store(sum, y + c)
        c &+= T.width
      }
      while c < inner {
        var sum = x[places[0] &* inner &+ c] * weights[0]
        for k in 1..<max(count, 1) {
          let value = x[places[k] &* inner &+ c]
          sum = k <= rounded ? sum + value * weights[k] : sum.addingProduct(value, weights[k])
        }
        y[c] = sum
        c &+= 1
      }
    }
  }

  /// Two neighbours along each of two or three axes at once, each times the product of its weights, as PyTorch computes small images and
  /// those whose channels lie side by side (`inner` of them). Channels that fill registers are added from the last corner on, others from
  /// the first.
  public static func corners(
    _ kind: ElementKind, outer: Int, _ axes: [ResamplingAxis], channels: Int, inner: Int, _ input: UnsafeRawPointer,
    _ output: UnsafeMutableRawPointer
  ) {
    func run<T: VectorElement>(_: T.Type) {
      let (x, y) = (input.assumingMemoryBound(to: T.self), output.assumingMemoryBound(to: T.self))
      let isFlat = axes.count == 2
      let (depth, height, width) = (isFlat ? .none : axes[0], axes[axes.count - 2], axes[axes.count - 1])
      depth.withTaps(T.self) { _, _, _ in
        height.withTaps(T.self) { _, rows, rowWeights in
          width.withTaps(T.self) { _, columns, columnWeights in
            let (size, made) = (height.input &* width.input, height.output &* width.output)
            if inner == 1, isFlat {
              Workers.shared.split(outer, work: outer &* made &* 4) { first, last in
                let plane = PlaneCorners(
                  rows: rows, rowWeights: rowWeights, columns: columns, columnWeights: columnWeights)
                let whole = channels / T.width &* T.width
                plane.fill(height.output, width.output, width.input) { expand in
                  for o in first..<last { expand(x + o &* size, y + o &* made, o % channels < whole) }
                }
              }
              return
            }
            let lines = outer &* depth.output &* height.output
            let taps = isFlat ? 1 : 2
            Workers.shared.split(lines, work: lines &* width.output &* inner &* 4) { first, last in
              withUnsafeTemporaryAllocation(of: T.self, capacity: 8) { factors in
                withUnsafeTemporaryAllocation(of: Int.self, capacity: 8) { places in
                  for line in first..<last {
                    let (i, j) = (line / height.output, line % height.output)
                    let (image, d) = (i / depth.output, i % depth.output)
                    for k in 0..<width.output {
                      var n = 0
                      for a in 0..<taps {
                        let (slice, share) = depth.taps[d &* taps &+ a]
                        for b in 0..<2 {
                          let row = (image &* depth.input &+ slice) &* height.input &+ rows[2 &* j &+ b]
                          let factor = isFlat ? rowWeights[2 &* j &+ b] : T(share) * rowWeights[2 &* j &+ b]
                          for c in 0..<2 {
                            places[n] = (row &* width.input &+ columns[2 &* k &+ c]) &* inner
                            factors[n] = factor * columnWeights[2 &* k &+ c]
                            n &+= 1
                          }
                        }
                      }
                      sum(x, places, factors, n, y + (line &* width.output &+ k) &* inner, inner)
                    }
                  }
                }
              }
            }
          }
        }
      }
    }
    kind == .float64 ? run(Double.self) : run(Float.self)
  }

  /// The weighted sum of some rows of channels.
  @inline(__always)
  private static func sum<T: VectorElement>(
    _ x: UnsafePointer<T>, _ places: UnsafeMutableBufferPointer<Int>, _ factors: UnsafeMutableBufferPointer<T>,
    _ count: Int, _ y: UnsafeMutablePointer<T>, _ inner: Int
  ) {
    var c = 0
    while c &+ T.width <= inner {
      var sum = T.load(x + (places[count &- 2] &+ c)) * factors[count &- 2]
      sum = sum.addingProduct(T.load(x + (places[count &- 1] &+ c)), T.Lanes(repeating: factors[count &- 1]))
      var k = count &- 3
      while k >= 0 {
        sum = sum.addingProduct(T.load(x + (places[k] &+ c)), T.Lanes(repeating: factors[k]))
        k &-= 1
      }
      T.store(sum, y + c)
      c &+= T.width
    }
    while c < inner {
      var sum = (x[places[1] &+ c] * factors[1]).addingProduct(x[places[0] &+ c], factors[0])
      for k in 2..<count { sum = sum.addingProduct(x[places[k] &+ c], factors[k]) }
      y[c] = sum
      c &+= 1
    }
  }
}

/// Corners of single planes: the left and right neighbours of a row's outputs are looked up once for all rows made of them, so that the rest
/// is vectors.
private struct PlaneCorners<T: VectorElement> {
  let rows: UnsafePointer<Int>
  let rowWeights: UnsafePointer<T>
  let columns: UnsafePointer<Int>
  let columnWeights: UnsafePointer<T>

  /// Calls `body` with what fills a plane of the given size.
  func fill(
    _ height: Int, _ width: Int, _ inputWidth: Int,
    _ body: ((UnsafePointer<T>, UnsafeMutablePointer<T>, Bool) -> Void) -> Void
  ) {
    withUnsafeTemporaryAllocation(of: T.self, capacity: 6 &* width) { room in
      guard let start = room.baseAddress else { return }
      // Of even and of odd rows the left and the right neighbours, then the columns' weights.
      let weights = start + 4 &* width
      for i in 0..<width { (weights[i], weights[width &+ i]) = (columnWeights[2 &* i], columnWeights[2 &* i &+ 1]) }
      body { x, y, fromLast in
        var held = (-1, -1)
        func neighbours(_ row: Int) -> UnsafeMutablePointer<T> {
          let isOdd = row & 1 == 1
          let place = start + (isOdd ? 2 &* width : 0)
          if (isOdd ? held.1 : held.0) == row { return place }
          let source = x + row &* inputWidth
          for i in 0..<width {
            place[i] = source[columns[2 &* i]]
            place[width &+ i] = source[columns[2 &* i &+ 1]]
          }
          if isOdd { held.1 = row } else { held.0 = row }
          return place
        }
        for j in 0..<height {
          let (upper, lower) = (neighbours(rows[2 &* j]), neighbours(rows[2 &* j &+ 1]))
          let (v, t) = (rowWeights[2 &* j], rowWeights[2 &* j &+ 1])
          let target = y + j &* width
          let whole = width / T.width &* T.width
          for i in stride(from: 0, to: whole, by: T.width) {
            let (left, right) = (T.load(weights + i), T.load(weights + (width &+ i)))
            let (a, b) = (T.load(upper + i), T.load(upper + (width &+ i)))
            let (c, d) = (T.load(lower + i), T.load(lower + (width &+ i)))
            let sum =
              fromLast
              ? (t * left * c).addingProduct(t * right, d).addingProduct(v * right, b).addingProduct(v * left, a)
              : (v * right * b).addingProduct(v * left, a).addingProduct(t * left, c).addingProduct(t * right, d)
            T.store(sum, target + i)
          }
          for i in whole..<width {
            let (left, right) = (weights[i], weights[width &+ i])
            let (a, b) = (upper[i], upper[width &+ i])
            let (c, d) = (lower[i], lower[width &+ i])
            target[i] =
              fromLast
              ? (t * left * c).addingProduct(t * right, d).addingProduct(v * right, b).addingProduct(v * left, a)
              : (v * right * b).addingProduct(v * left, a).addingProduct(t * left, c).addingProduct(t * right, d)
          }
        }
      }
    }
  }
}
