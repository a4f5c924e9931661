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
  /// Whether sums go element after element, as PyTorch's do: where the elements are doubles themselves, another order is seen.
  static var addsInTurn: Bool { get }
  /// A power as PyTorch's vectors have it.
  static func vectorPower(_ x: Self, _ y: Self) -> Self
}

// SAFETY of all of these: vectors below read inside of the pieces only; loads need no alignment.

extension Float: WideSums {
  static var addsInTurn: Bool { false }
  @inline(__always) static func vectorPower(_ x: Float, _ y: Float) -> Float {
    VectorPairs.power(VectorPairs.V(repeating: x), VectorPairs.V(repeating: y))[0]
  }
  @inline(__always) static func wide(_ x: UnsafePointer<Float>) -> SIMD8<Double> {
    SIMD8<Double>(UnsafeRawPointer(x).loadUnaligned(as: SIMD8<Float>.self))
  }
  @inline(__always) static func wideSquare(_ x: UnsafePointer<Float>, _ centre: Float) -> SIMD8<Double> {
    let distance = UnsafeRawPointer(x).loadUnaligned(as: SIMD8<Float>.self) - centre
    return SIMD8<Double>(distance * distance)
  }
}

extension Double: WideSums {
  static var addsInTurn: Bool { true }
  @inline(__always) static func vectorPower(_ x: Double, _ y: Double) -> Double { WidePairs.power(x, y) }
  @inline(__always) static func wide(_ x: UnsafePointer<Double>) -> SIMD8<Double> {
    UnsafeRawPointer(x).loadUnaligned(as: SIMD8<Double>.self)
  }
  @inline(__always) static func wideSquare(_ x: UnsafePointer<Double>, _ centre: Double) -> SIMD8<Double> {
    let distance = wide(x) - centre
    return distance * distance
  }
}

extension WideSums {
  /// The sum of the elements.
  static func sum(_ x: UnsafePointer<Self>, _ pieces: StridedRuns) -> Double {
    total(x, pieces, squares: false, from: 0)
  }

  /// The sum of the squared deviations from a centre, each square rounded to the element type.
  static func deviation(_ x: UnsafePointer<Self>, _ pieces: StridedRuns, from centre: Self) -> Double {
    total(x, pieces, squares: true, from: centre)
  }

  // Written out: sums that closures share would be stored and loaded again at each step.
  @inline(__always)
  private static func total(
    _ x: UnsafePointer<Self>, _ pieces: StridedRuns, squares: Bool, from centre: Self
  ) -> Double {
    @inline(__always) func eight(_ place: UnsafePointer<Self>) -> SIMD8<Double> {
      squares ? wideSquare(place, centre) : wide(place)
    }
    @inline(__always) func single(_ value: Self) -> Double {
      squares ? Double((value - centre) * (value - centre)) : Double(value)
    }
    if addsInTurn {
      var sum = 0.0
      for n in 0..<pieces.count {
        for i in 0..<pieces.length {
          sum += single(x[n &* pieces.step &+ i])
        }
      }
      return sum
    }
    var (a, b, rest) = (SIMD8<Double>.zero, SIMD8<Double>.zero, 0.0)
    let whole = pieces.length & ~7
    for n in stride(from: 0, to: pieces.count, by: 2) {
      let first = x + n &* pieces.step
      var i = 0
      if n &+ 1 < pieces.count {
        let second = first + pieces.step
        while i < whole {
          a += eight(first + i)
          b += eight(second + i)
          i &+= 8
        }
        while i < pieces.length {
          rest += single(first[i])
          rest += single(second[i])
          i &+= 1
        }
      } else {
        while i &+ 16 <= whole {
          a += eight(first + i)
          b += eight(first + (i &+ 8))
          i &+= 16
        }
        while i < pieces.length {
          rest += single(first[i])
          i &+= 1
        }
      }
    }
    return (a + b).sum() + rest
  }
}
