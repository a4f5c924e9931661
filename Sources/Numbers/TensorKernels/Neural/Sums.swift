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
protocol WideSums: RealNumber, VectorElement {
  /// Eight elements as doubles.
  static func wide(_ x: UnsafePointer<Self>) -> SIMD8<Double>
  /// The squared deviations of eight elements.
  static func wideSquare(_ x: UnsafePointer<Self>, _ centre: Self) -> SIMD8<Double>
}

// SAFETY of all of these: vectors below read inside of the pieces only; loads need no alignment.

extension Float: WideSums {
  @inline(__always) static func wide(_ x: UnsafePointer<Float>) -> SIMD8<Double> {
    SIMD8<Double>(UnsafeRawPointer(x).loadUnaligned(as: SIMD8<Float>.self))
  }
  @inline(__always) static func wideSquare(_ x: UnsafePointer<Float>, _ centre: Float) -> SIMD8<Double> {
    let distance = UnsafeRawPointer(x).loadUnaligned(as: SIMD8<Float>.self) - centre
    return SIMD8<Double>(distance * distance)
  }
}

extension Double: WideSums {
  @inline(__always) static func wide(_ x: UnsafePointer<Double>) -> SIMD8<Double> {
    UnsafeRawPointer(x).loadUnaligned(as: SIMD8<Double>.self)
  }
  @inline(__always) static func wideSquare(_ x: UnsafePointer<Double>, _ centre: Double) -> SIMD8<Double> {
    let distance = wide(x) - centre
    return distance * distance
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

  /// The sum of the squared deviations from a centre, each square rounded to the element type.
  static func deviation(_ x: UnsafePointer<Self>, _ pieces: StridedRuns, from centre: Self) -> Double {
    var (a, b, rest) = (SIMD8<Double>.zero, SIMD8<Double>.zero, 0.0)
    walk(pieces) { i, j in
      a += wideSquare(x + i, centre)
      b += wideSquare(x + j, centre)
    } _: { i in
      let distance = x[i] - centre
      rest += Double(distance * distance)
    }
    return (a + b).sum() + rest
  }
}
