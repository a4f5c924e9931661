// SPDX-License-Identifier: GPL-3.0-or-later

/// What a running reduction computes.
public enum ScanOperation: Sendable { case sum, product, logSumExp }

/// Running reductions over dense elements.
public enum Scans {
  /// Running sums and products; floats are accumulated in double precision.
  public static func run(
    _ operation: ScanOperation, _ kind: ElementKind, _ g: ReductionGeometry, _ input: UnsafeRawPointer,
    _ output: UnsafeMutableRawPointer
  ) {
    switch kind {
    case .bool, .uint8: integer(operation, g, input, output, UInt8.self)
    case .int8: integer(operation, g, input, output, Int8.self)
    case .int16: integer(operation, g, input, output, Int16.self)
    case .int32: integer(operation, g, input, output, Int32.self)
    case .int64: integer(operation, g, input, output, Int64.self)
    case .float32: real(operation, g, input, output, Float.self)
    case .float64: real(operation, g, input, output, Double.self)
    case .float16, .bfloat16: break  // Callers widen them.
    }
  }

  private static func integer<T: IntegerNumber>(
    _ operation: ScanOperation, _ g: ReductionGeometry, _ input: UnsafeRawPointer, _ output: UnsafeMutableRawPointer,
    _ type: T.Type
  ) {
    let multiplies = operation == .product
    scan(g, input, output, T.self, multiplies ? 1 : 0 as Int64, { Int64($0) }, { T(truncatingIfNeeded: $0) }) { a, x in
      multiplies ? a &* x : a &+ x
    }
  }

  private static func real<T: RealNumber>(
    _ operation: ScanOperation, _ g: ReductionGeometry, _ input: UnsafeRawPointer, _ output: UnsafeMutableRawPointer,
    _ type: T.Type
  ) {
    switch operation {
    case .sum: scan(g, input, output, T.self, 0.0, { Double($0) }, { T($0) }) { $0 + $1 }
    case .product: scan(g, input, output, T.self, 1.0, { Double($0) }, { T($0) }) { $0 * $1 }
    case .logSumExp:
      scan(g, input, output, T.self, -Double.infinity, { Double($0) }, { T($0) }) { a, x in
        let (low, high) = (a.smaller(x), a.larger(x))
        if low.isInfinite && low == high || high != high { return high }
        return high + Double.log1p(Double.exp(low - high))
      }
    }
  }

  @inline(__always)
  private static func scan<T, A>(
    _ g: ReductionGeometry, _ input: UnsafeRawPointer, _ output: UnsafeMutableRawPointer, _ type: T.Type, _ start: A,
    _ widen: (T) -> A, _ narrow: (A) -> T, _ combine: (A, A) -> A
  ) {
    let x = input.assumingMemoryBound(to: T.self)
    let o = output.assumingMemoryBound(to: T.self)
    for block in 0..<g.outer {
      for i in 0..<g.inner {
        var total = start
        var place = block &* g.length &* g.inner &+ i
        for _ in 0..<g.length {
          total = combine(total, widen(x[place]))
          o[place] = narrow(total)
          place &+= g.inner
        }
      }
    }
  }

  /// Running extremes and where they stand (the last of equals; NaN wins).
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
      for i in 0..<g.inner where g.length > 0 {
        var place = block &* g.length &* g.inner &+ i
        var (best, at) = (x[place], 0)
        for r in 0..<g.length {
          let value = x[place]
          if value.isNotANumber || !best.isNotANumber && (largest ? value >= best : value <= best) {
            (best, at) = (value, r)
          }
          v[place] = best
          indices[place] = Int64(at)
          place &+= g.inner
        }
      }
    }
  }
}
