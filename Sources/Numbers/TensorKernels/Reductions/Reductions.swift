// SPDX-License-Identifier: GPL-3.0-or-later

import Primitives

/// The geometry of a reduction over dense elements: `outer` blocks of `length` rows of `inner` elements, where the rows
/// of a block are combined.
public struct ReductionGeometry: Sendable {
  /// How many blocks.
  public var outer: Int
  /// How many elements are combined.
  public var length: Int
  /// How many neighbours each has.
  public var inner: Int
  /// How many of the combined elements lie side by side in the operand that these were taken from, where PyTorch goes through vectors;
  /// 1 where it takes one after the other.
  public var run: Int

  /// Makes a geometry.
  public init(outer: Int, length: Int, inner: Int) {
    // Without neighbours there is nothing in a block, however many there are.
    self.outer = inner == 0 ? 0 : outer
    self.length = length
    self.inner = inner
    run = inner == 1 ? length : 1
  }

  /// Whether what is combined was one row of memory.
  var isOneRun: Bool { inner == 1 && run == length }
}

/// What a reduction computes.
public enum ReductionOperation: Sendable { case product, maximum, minimum, any, all }

/// Reductions other than sums, over dense elements.
public enum Reductions {
  /// Combines elements; the output has the type of the input, save for `any` and `all` (truth values).
  public static func reduce(
    _ operation: ReductionOperation, _ kind: ElementKind, _ g: ReductionGeometry, _ input: UnsafeRawPointer,
    _ output: UnsafeMutableRawPointer
  ) {
    switch kind {
    case .bool, .uint8: number(operation, g, input, output, UInt8.self)
    case .int8: number(operation, g, input, output, Int8.self)
    case .int16: number(operation, g, input, output, Int16.self)
    case .int32: number(operation, g, input, output, Int32.self)
    case .int64: number(operation, g, input, output, Int64.self)
    case .float32: number(operation, g, input, output, Float.self)
    case .float64: number(operation, g, input, output, Double.self)
    case .float16, .bfloat16: break  // Callers widen them.
    }
  }

  private static func number<T: Number>(
    _ operation: ReductionOperation, _ g: ReductionGeometry, _ input: UnsafeRawPointer,
    _ output: UnsafeMutableRawPointer, _ type: T.Type
  ) {
    switch operation {
    case .product: product(g, input.assumingMemoryBound(to: T.self), output.assumingMemoryBound(to: T.self))
    case .maximum: fold(g, input, output, T.lowest, { (a: T, x: T) in a.larger(x) }, { $0.larger($1) })
    case .minimum: fold(g, input, output, T.highest, { (a: T, x: T) in a.smaller(x) }, { $0.smaller($1) })
    case .any:
      fold(g, input, output, 0 as UInt8, { (a: UInt8, x: T) in x != T.zeroValue ? 1 : a }, { $0 | $1 })
    case .all:
      fold(g, input, output, 1 as UInt8, { (a: UInt8, x: T) in x == T.zeroValue ? 0 : a }, { $0 & $1 })
    }
  }

  @inline(__always)
  private static func fold<T, R>(
    _ g: ReductionGeometry, _ input: UnsafeRawPointer, _ output: UnsafeMutableRawPointer, _ start: R,
    _ combine: (R, T) -> R, _ merge: (R, R) -> R
  ) {
    let x = input.assumingMemoryBound(to: T.self)
    let o = output.assumingMemoryBound(to: R.self)
    Workers.shared.split(g.outer, work: g.outer &* g.length &* g.inner) { from, to in
      for block in from..<to {
        let base = x + block &* g.length &* g.inner
        if g.inner == 1 {
          o[block] = chain(base, g.length, start, combine, merge)
        } else {
          let row = o + block &* g.inner
          for i in 0..<g.inner { row[i] = start }
          for r in 0..<g.length {
            let line = base + r &* g.inner
            for i in 0..<g.inner { row[i] = combine(row[i], line[i]) }
          }
        }
      }
    }
  }

  /// Combines a row in sixteen chains side by side, which the compiler turns into vectors.
  @inline(__always)
  private static func chain<T, R>(
    _ row: UnsafePointer<T>, _ count: Int, _ start: R, _ combine: (R, T) -> R, _ merge: (R, R) -> R
  ) -> R {
    var result = start
    var i = 0
    if count >= 64 {
      withUnsafeTemporaryAllocation(of: R.self, capacity: 16) { chains in
        for k in 0..<16 { chains[k] = start }
        while i &+ 16 <= count {
          for k in 0..<16 { chains[k] = combine(chains[k], row[i &+ k]) }
          i &+= 16
        }
        for k in 0..<16 { result = merge(result, chains[k]) }
      }
    }
    while i < count {
      result = combine(result, row[i])
      i &+= 1
    }
    return result
  }

  /// The largest (or smallest) element and where it first stands; NaN counts as the most extreme.
  public static func extremes(
    largest: Bool, _ kind: ElementKind, _ g: ReductionGeometry, _ input: UnsafeRawPointer,
    values: UnsafeMutableRawPointer, indices: UnsafeMutablePointer<Int64>
  ) {
    switch kind {
    case .bool, .uint8: extremes(largest, g, input, values, indices, UInt8.self)
    case .int8: extremes(largest, g, input, values, indices, Int8.self)
    case .int16: extremes(largest, g, input, values, indices, Int16.self)
    case .int32: extremes(largest, g, input, values, indices, Int32.self)
    case .int64: extremes(largest, g, input, values, indices, Int64.self)
    case .float32: extremes(largest, g, input, values, indices, Float.self)
    case .float64: extremes(largest, g, input, values, indices, Double.self)
    case .float16, .bfloat16: break  // Callers widen them.
    }
  }

  private static func extremes<T: Number>(
    _ largest: Bool, _ g: ReductionGeometry, _ input: UnsafeRawPointer, _ values: UnsafeMutableRawPointer,
    _ indices: UnsafeMutablePointer<Int64>, _ type: T.Type
  ) {
    let x = input.assumingMemoryBound(to: T.self)
    let v = values.assumingMemoryBound(to: T.self)
    for block in 0..<g.outer {
      for i in 0..<g.inner {
        let base = x + (block &* g.length &* g.inner &+ i)
        var (best, place) = (base[0], 0)
        if !best.isNotANumber {
          for r in 1..<max(g.length, 1) {
            let value = base[r &* g.inner]
            if value.isNotANumber {
              (best, place) = (value, r)
              break
            }
            if largest ? value > best : value < best { (best, place) = (value, r) }
          }
        }
        v[block &* g.inner &+ i] = best
        indices[block &* g.inner &+ i] = Int64(place)
      }
    }
  }
}
