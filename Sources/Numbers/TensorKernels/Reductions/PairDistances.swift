// SPDX-License-Identifier: GPL-3.0-or-later

import Primitives

/// Distances `(sum |a - b|^p)^(1/p)` of rows of `columns` elements, with PyTorch's roundings: `cdist` adds one column after the other,
/// `pdist` whole vectors of columns.
public struct PairDistances: Sendable {
  private let columns: Int
  /// 0 counts the columns that differ; infinity takes the greatest difference.
  private let p: Double

  /// Distances of an exponent for rows of so many elements.
  public init(columns: Int, p: Double) {
    self.columns = columns
    self.p = p
  }

  /// `result[i, j]`: every row of `a` with every row of `b`.
  public func all(
    _ kind: ElementKind, _ a: UnsafeRawPointer, rows: Int, _ b: UnsafeRawPointer, others: Int,
    _ result: UnsafeMutableRawPointer
  ) {
    func run<T: WideSums>(_: T.Type) {
      // SAFETY: the caller's rows have `columns` dense elements; the result has one for each pair.
      let (a, b) = (a.assumingMemoryBound(to: T.self), b.assumingMemoryBound(to: T.self))
      let result = result.assumingMemoryBound(to: T.self)
      Workers.shared.split(rows, work: rows &* others &* columns) { first, last in
        specialized { p in
          for i in first..<last {
            for j in 0..<others { result[i &* others &+ j] = inTurn(p, a + i &* columns, b + j &* columns) }
          }
        }
      }
    }
    kind == .float64 ? run(Double.self) : run(Float.self)
  }

  /// The pairs (0, 1), (0, 2) … (1, 2) … of the rows.
  public func own(_ kind: ElementKind, _ a: UnsafeRawPointer, rows: Int, _ result: UnsafeMutableRawPointer) {
    func run<T: WideSums>(_: T.Type) {
      // SAFETY: as above.
      let a = a.assumingMemoryBound(to: T.self)
      let result = result.assumingMemoryBound(to: T.self)
      Workers.shared.split(rows, work: rows &* rows &* columns / 2) { first, last in
        specialized { p in
          for i in first..<last {
            let row = result + Self.firstPair(i, rows)
            for j in (i &+ 1)..<max(rows, i &+ 1) {
              row[j &- i &- 1] = byVectors(p, a + i &* columns, a + j &* columns)
            }
          }
        }
      }
    }
    kind == .float64 ? run(Double.self) : run(Float.self)
  }

  /// Where the pairs of a row with those after it begin.
  private static func firstPair(_ i: Int, _ rows: Int) -> Int { i &* rows &- i &* (i &+ 1) / 2 }

  /// Does the loop of an exponent, which is a constant in it where it is a usual one.
  @inline(__always)
  private func specialized(_ loop: (Double) -> Void) {
    switch p {
    case 1: loop(1)
    case 2: loop(2)
    case .infinity: loop(.infinity)
    default: loop(p)
    }
  }

  /// The size of a difference, as it is summed; its power as the C library or as PyTorch's vectors have it.
  @inline(__always)
  private func term<T: WideSums>(_ p: Double, _ x: T, _ y: T, inVectors: Bool = false) -> T {
    let size = (x - y).magnitude
    switch p {
    case 0: return size == 0 ? 0 : 1
    case 1, .infinity: return size
    case 2: return size * size
    default: return inVectors ? T.vectorPower(size, T(p)) : T.pow(size, T(p))
    }
  }

  /// The distance of a sum.
  @inline(__always)
  private func root<T: WideSums>(_ p: Double, _ sum: T) -> T {
    switch p {
    case 0, 1, .infinity: sum
    case 2: sum.squareRoot()
    default: T(Double.pow(Double(sum), 1 / p))
    }
  }

  @inline(__always)
  private func combined<T: WideSums>(_ p: Double, _ a: T, _ b: T) -> T { p == .infinity ? a.larger(b) : a + b }

  @inline(__always)
  private func inTurn<T: WideSums>(_ p: Double, _ x: UnsafePointer<T>, _ y: UnsafePointer<T>) -> T {
    var sum: T = 0
    // The squares that fill no group of four are added without being rounded before.
    let rounded = p == 2 ? columns & ~3 : columns
    for k in 0..<rounded { sum = combined(p, sum, term(p, x[k], y[k])) }
    for k in rounded..<columns { sum = sum.addingProduct(x[k] - y[k], x[k] - y[k]) }
    return root(p, sum)
  }

  @inline(__always)
  private func byVectors<T: WideSums>(_ p: Double, _ x: UnsafePointer<T>, _ y: UnsafePointer<T>) -> T {
    guard columns >= T.width else {
      var sum = columns > 0 ? term(p, x[0], y[0], inVectors: true) : 0
      for k in 1..<max(columns, 1) { sum = combined(p, sum, term(p, x[k], y[k], inVectors: true)) }
      return root(p, sum)
    }
    func terms(_ i: Int) -> T.Lanes {
      let difference = T.load(x + i) - T.load(y + i)
      if p == 2 { return difference * difference }
      var lanes = difference
      for k in 0..<T.width { lanes[k] = term(p, difference[k], 0, inVectors: true) }
      return lanes
    }
    var lanes = terms(0)
    var i = T.width
    while i &+ T.width <= columns {
      let next = terms(i)
      if p == .infinity {
        for k in 0..<T.width { lanes[k] = lanes[k].larger(next[k]) }
      } else {
        lanes += next
      }
      i &+= T.width
    }
    for k in 0..<(columns &- i) { lanes[k] = combined(p, lanes[k], term(p, x[i &+ k], y[i &+ k], inVectors: true)) }
    guard p == .infinity else { return root(p, T.total(lanes)) }
    var best = lanes[0]
    for k in 1..<T.width { best = best.larger(lanes[k]) }
    return best
  }
}

// Gradients.
extension PairDistances {
  /// What a pair adds to the gradient of its first row: `g sign(d) (|d| / distance)^(p - 1)`.
  @inline(__always)
  private func slope<T: WideSums>(_ p: Double, _ difference: T, _ g: T, _ distance: T) -> T {
    let sign: T = difference > 0 ? 1 : difference < 0 ? -1 : difference
    switch p {
    case 0: return 0
    case 1: return g * sign
    case .infinity:
      let miss = (difference.magnitude - distance).magnitude.rounded(.up)
      return g * sign * (1 - (miss < 1 ? miss : 1))
    default:
      if p == 2 { return distance == 0 ? 0 : g * difference / distance }
      if distance == 0 { return 0 }
      if p < 1, difference == 0 { return 0 }
      let size = difference.magnitude
      return p < 2
        ? sign * T.vectorPower(size, T(p - 1)) * g / T.vectorPower(distance, T(p - 1))
        : difference * T.vectorPower(size, T(p - 2)) * g / T.vectorPower(distance, T(p - 1))
    }
  }

  /// The gradient of `all` for the rows of `a`, added up over those of `b`.
  ///
  /// - Parameter step: how far a row's gradients and distances lie from the next one's, and from each other.
  public func gradient(
    _ kind: ElementKind, _ a: UnsafeRawPointer, rows: Int, _ b: UnsafeRawPointer, others: Int,
    _ gradient: UnsafeRawPointer, _ distances: UnsafeRawPointer, step: (row: Int, other: Int),
    _ result: UnsafeMutableRawPointer
  ) {
    func run<T: WideSums>(_: T.Type) {
      // SAFETY: as above; gradients and distances have one element for each pair.
      let (a, b) = (a.assumingMemoryBound(to: T.self), b.assumingMemoryBound(to: T.self))
      let (g, y) = (gradient.assumingMemoryBound(to: T.self), distances.assumingMemoryBound(to: T.self))
      let result = result.assumingMemoryBound(to: T.self)
      Workers.shared.split(rows, work: rows &* others &* columns) { first, last in
        specialized { p in
          for i in first..<last {
            let (row, target) = (a + i &* columns, result + i &* columns)
            for k in 0..<columns { target[k] = 0 }
            for j in 0..<others {
              let place = i &* step.row &+ j &* step.other
              let other = b + j &* columns
              for k in 0..<columns { target[k] += slope(p, row[k] - other[k], g[place], y[place]) }
            }
          }
        }
      }
    }
    kind == .float64 ? run(Double.self) : run(Float.self)
  }

  /// The gradient of `own`.
  public func ownGradient(
    _ kind: ElementKind, _ a: UnsafeRawPointer, rows: Int, _ gradient: UnsafeRawPointer, _ distances: UnsafeRawPointer,
    _ result: UnsafeMutableRawPointer
  ) {
    func run<T: WideSums>(_: T.Type) {
      // SAFETY: as above.
      let a = a.assumingMemoryBound(to: T.self)
      let (g, y) = (gradient.assumingMemoryBound(to: T.self), distances.assumingMemoryBound(to: T.self))
      let result = result.assumingMemoryBound(to: T.self)
      for k in 0..<(rows &* columns) { result[k] = 0 }
      // Each pair adds to two rows: the columns are what threads can share out.
      Workers.shared.split(columns, work: rows &* rows &* columns / 2, grain: 16) { first, last in
        specialized { p in
          for i in 0..<rows {
            let (row, own) = (a + i &* columns, result + i &* columns)
            for j in (i &+ 1)..<max(rows, i &+ 1) {
              let place = Self.firstPair(i, rows) &+ j &- i &- 1
              let (slope, distance) = (g[place], y[place])
              let (other, theirs) = (a + j &* columns, result + j &* columns)
              for k in first..<last {
                let part = self.slope(p, row[k] - other[k], slope, distance)
                own[k] += part
                theirs[k] -= part
              }
            }
          }
        }
      }
    }
    kind == .float64 ? run(Double.self) : run(Float.self)
  }
}
