// SPDX-License-Identifier: GPL-3.0-or-later

/// Sorting along a dimension of dense elements, always stable; NaN is the greatest.
public enum Sorting {
  /// Sorts every lane; gives the values in order and where each stood.
  public static func sort(
    descending: Bool, _ kind: ElementKind, _ g: ReductionGeometry, _ input: UnsafeRawPointer,
    values: UnsafeMutableRawPointer, indices: UnsafeMutablePointer<Int64>
  ) {
    switch kind {
    case .bool, .uint8: sort(descending, g, input, values, indices, UInt8.self)
    case .int8: sort(descending, g, input, values, indices, Int8.self)
    case .int16: sort(descending, g, input, values, indices, Int16.self)
    case .int32: sort(descending, g, input, values, indices, Int32.self)
    case .int64: sort(descending, g, input, values, indices, Int64.self)
    case .float32: sort(descending, g, input, values, indices, Float.self)
    case .float64: sort(descending, g, input, values, indices, Double.self)
    case .float16, .bfloat16: break  // Callers widen them.
    }
  }

  private static func sort<T: Number>(
    _ descending: Bool, _ g: ReductionGeometry, _ input: UnsafeRawPointer, _ values: UnsafeMutableRawPointer,
    _ indices: UnsafeMutablePointer<Int64>, _ type: T.Type
  ) {
    let x = input.assumingMemoryBound(to: T.self)
    let v = values.assumingMemoryBound(to: T.self)
    var lane: [(value: T, index: Int64)] = []
    lane.reserveCapacity(g.length)
    for block in 0..<g.outer {
      for i in 0..<g.inner {
        let base = block &* g.length &* g.inner &+ i
        lane.removeAll(keepingCapacity: true)
        for r in 0..<g.length { lane.append((x[base &+ r &* g.inner], Int64(r))) }
        if descending {
          lane.sort { isLess($1.value, $0.value) || !isLess($0.value, $1.value) && $0.index < $1.index }
        } else {
          lane.sort { isLess($0.value, $1.value) || !isLess($1.value, $0.value) && $0.index < $1.index }
        }
        for r in 0..<g.length {
          v[base &+ r &* g.inner] = lane[r].value
          indices[base &+ r &* g.inner] = lane[r].index
        }
      }
    }
  }

  @inline(__always) private static func isLess<T: Number>(_ a: T, _ b: T) -> Bool {
    a < b || (b.isNotANumber && !a.isNotANumber)
  }

  /// For each value the place where it would be inserted into its sorted row.
  ///
  /// - Parameters:
  ///   - right: after equal elements instead of before them.
  ///   - rows: how many sorted rows; 1 serves all values.
  public static func search(
    right: Bool, _ kind: ElementKind, sorted: UnsafeRawPointer, length: Int, rows: Int, values: UnsafeRawPointer,
    perRow: Int, _ output: UnsafeMutablePointer<Int64>
  ) {
    switch kind {
    case .bool, .uint8: search(right, sorted, length, rows, values, perRow, output, UInt8.self)
    case .int8: search(right, sorted, length, rows, values, perRow, output, Int8.self)
    case .int16: search(right, sorted, length, rows, values, perRow, output, Int16.self)
    case .int32: search(right, sorted, length, rows, values, perRow, output, Int32.self)
    case .int64: search(right, sorted, length, rows, values, perRow, output, Int64.self)
    case .float32: search(right, sorted, length, rows, values, perRow, output, Float.self)
    case .float64: search(right, sorted, length, rows, values, perRow, output, Double.self)
    case .float16, .bfloat16: break  // Callers widen them.
    }
  }

  private static func search<T: Number>(
    _ right: Bool, _ sorted: UnsafeRawPointer, _ length: Int, _ rows: Int, _ values: UnsafeRawPointer, _ perRow: Int,
    _ output: UnsafeMutablePointer<Int64>, _ type: T.Type
  ) {
    let s = sorted.assumingMemoryBound(to: T.self)
    let v = values.assumingMemoryBound(to: T.self)
    for row in 0..<rows {
      let line = s + row &* length
      for k in 0..<perRow {
        let value = v[row &* perRow &+ k]
        var (low, high) = (0, length)
        while low < high {
          let middle = (low &+ high) / 2
          let goesOn = right ? !(line[middle] > value) : !(line[middle] >= value)
          if goesOn { low = middle &+ 1 } else { high = middle }
        }
        output[row &* perRow &+ k] = Int64(low)
      }
    }
  }
}
