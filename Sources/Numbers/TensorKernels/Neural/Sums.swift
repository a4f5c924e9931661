// SPDX-License-Identifier: GPL-3.0-or-later

/// Runs of dense elements, `step` apart: a channel's parts in the images of a batch.
struct StridedRuns {
  var count: Int
  var length: Int
  var step: Int
}

/// Sums in double precision over pieces of dense elements, with several running sums so that they are fast and well
/// rounded.
///
/// Two pieces are read side by side: every piece is a new place in memory that takes a while to come, and the processor
/// fetches ahead only within a piece.
protocol WideSums: NeuralElement {
  /// Eight elements as doubles.
  static func wide(_ x: UnsafePointer<Self>) -> SIMD8<Double>
}

// SAFETY of all of these: vectors below read inside of the pieces only; loads need no alignment.

extension Float: WideSums {
  @inline(__always) static func wide(_ x: UnsafePointer<Float>) -> SIMD8<Double> {
    SIMD8<Double>(UnsafeRawPointer(x).loadUnaligned(as: SIMD8<Float>.self))
  }
}

extension Double: WideSums {
  @inline(__always) static func wide(_ x: UnsafePointer<Double>) -> SIMD8<Double> {
    UnsafeRawPointer(x).loadUnaligned(as: SIMD8<Double>.self)
  }
}

extension WideSums {
  /// Calls `pair` with two places of eight elements, and `single` with each place that is left over.
  @inline(__always)
  private static func walk(_ pieces: StridedRuns, _ pair: (Int, Int) -> Void, _ single: (Int) -> Void) {
    let whole = pieces.length & ~7
    var n = 0
    while n < pieces.count {
      let (a, b) = (n &* pieces.step, (n &+ 1) &* pieces.step)
      if n &+ 1 < pieces.count {
        var i = 0
        while i < whole {
          pair(a &+ i, b &+ i)
          i &+= 8
        }
        while i < pieces.length {
          single(a &+ i)
          single(b &+ i)
          i &+= 1
        }
      } else {
        var i = 0
        while i &+ 16 <= whole {
          pair(a &+ i, a &+ i &+ 8)
          i &+= 16
        }
        while i < pieces.length {
          single(a &+ i)
          i &+= 1
        }
      }
      n &+= 2
    }
  }

  /// The sum of the elements.
  static func sum(_ x: UnsafePointer<Self>, _ pieces: StridedRuns) -> Double {
    var (a, b, rest) = (SIMD8<Double>.zero, SIMD8<Double>.zero, 0.0)
    walk(pieces) { i, j in
      a += wide(x + i)
      b += wide(x + j)
    } _: { i in
      rest += Double(x[i])
    }
    return (a + b).sum() + rest
  }

  /// The sum of the squared deviations from a centre.
  static func deviation(_ x: UnsafePointer<Self>, _ pieces: StridedRuns, from centre: Double) -> Double {
    var (a, b, rest) = (SIMD8<Double>.zero, SIMD8<Double>.zero, 0.0)
    walk(pieces) { i, j in
      let (p, q) = (wide(x + i) - centre, wide(x + j) - centre)
      a += p * p
      b += q * q
    } _: { i in
      rest += (Double(x[i]) - centre) * (Double(x[i]) - centre)
    }
    return (a + b).sum() + rest
  }

  /// The sums of `y` and of `y (x - centre)`.
  static func products(
    _ y: UnsafePointer<Self>, _ x: UnsafePointer<Self>, _ pieces: StridedRuns, from centre: Double
  ) -> (sum: Double, product: Double) {
    var (a, b, c, d) = (SIMD8<Double>.zero, SIMD8<Double>.zero, SIMD8<Double>.zero, SIMD8<Double>.zero)
    var rest = (0.0, 0.0)
    walk(pieces) { i, j in
      let (p, q) = (wide(y + i), wide(y + j))
      a += p
      b += q
      c = c.addingProduct(p, wide(x + i) - centre)
      d = d.addingProduct(q, wide(x + j) - centre)
    } _: { i in
      rest.0 += Double(y[i])
      rest.1 += Double(y[i]) * (Double(x[i]) - centre)
    }
    return ((a + b).sum() + rest.0, (c + d).sum() + rest.1)
  }
}
