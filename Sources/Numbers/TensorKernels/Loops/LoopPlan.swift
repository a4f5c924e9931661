// SPDX-License-Identifier: GPL-3.0-or-later

import Primitives

/// A row of elements for each operand: where it starts, and how many elements it has.
public typealias RowBody = (UnsafePointer<UnsafeMutableRawPointer>, Int) -> Void

/// How to walk several strided operands of one shape together: an inner row, and outer dimensions around it.
///
/// Dimensions are ordered by the strides of the first operands and merged where memory allows, so that
/// dense operands become one single row.
public struct LoopPlan {
  /// The elements of a row.
  public private(set) var rowLength = 1
  /// The step of each operand inside a row, in elements.
  public private(set) var rowStrides: [Int]
  private(set) var outerSizes: [Int] = []
  private(set) var outerStrides: [[Int]]
  private var rows = 1

  /// Plans a walk over `shape`; `strides[k]` are the steps of operand `k`, 0 where it is broadcast.
  public init(shape: [Int], strides: [[Int]]) {
    let operands = strides.count
    rowStrides = [Int](repeating: 1, count: operands)
    outerStrides = [[Int]](repeating: [], count: operands)
    var order: [Int] = []
    order.reserveCapacity(shape.count)
    // Fastest dimension first; insertion keeps the natural order of equals.
    for dimension in shape.indices.reversed() where shape[dimension] != 1 {
      var position = order.count
      while position > 0, Self.isFaster(dimension, than: order[position - 1], shape, strides) { position -= 1 }
      order.insert(dimension, at: position)
    }
    var sizes: [Int] = []
    var steps = [[Int]](repeating: [], count: operands)
    for dimension in order {
      let last = sizes.count - 1
      var merges = last >= 0
      if merges {
        for k in 0..<operands where strides[k][dimension] != steps[k][last] &* sizes[last] {
          merges = false
          break
        }
      }
      if merges {
        sizes[last] = sizes[last] &* shape[dimension]
      } else {
        sizes.append(shape[dimension])
        for k in 0..<operands { steps[k].append(strides[k][dimension]) }
      }
    }
    // Each row costs a call: short ones change places with the next dimension, where that makes no dense row and is one thread's work.
    if sizes.count >= 2, sizes[0] < 8, sizes[1] > 4 &* sizes[0], !steps.contains(where: { $0[1] == 1 }),
      sizes.reduce(1, &*) < Workers.threshold
    {
      sizes.swapAt(0, 1)
      for k in 0..<operands { steps[k].swapAt(0, 1) }
    }
    if let first = sizes.first {
      rowLength = first
      outerSizes = Array(sizes.dropFirst())
      for k in 0..<operands {
        rowStrides[k] = steps[k][0]
        outerStrides[k] = Array(steps[k].dropFirst())
      }
      rows = outerSizes.reduce(1, &*)
    }
  }

  private static func isFaster(_ a: Int, than b: Int, _ shape: [Int], _ strides: [[Int]]) -> Bool {
    for operand in strides {
      let (x, y) = (operand[a], operand[b])
      if x == 0 || y == 0 || x == y { continue }
      return x < y
    }
    return false
  }

  /// The number of elements of the walk.
  public var count: Int { rows &* rowLength }

  /// Calls `body` for every row, on two threads when the work is large.
  ///
  /// - Parameters:
  ///   - pointers: the first element of each operand.
  ///   - itemSizes: the bytes per element of each operand.
  ///   - parallel: false keeps it on one thread, for bodies that write to shared places.
  ///   - pause: called now and then while a long walk goes on; what it throws ends the walk.
  public func run(
    _ pointers: [UnsafeMutableRawPointer], itemSizes: [Int], parallel: Bool = true, pause: () throws -> Void,
    _ body: RowBody
  ) rethrows {
    guard rowLength > 0, rows > 0 else { return }
    guard count > Pauses.long else {
      run(pointers, itemSizes: itemSizes, parallel: parallel, body)
      return
    }
    // A few rows, or a part of a long row, at a time.
    let batch = max(1, Pauses.piece / rowLength)
    for first in stride(from: 0, to: rows, by: batch) {
      let last = min(first + batch, rows)
      if rowLength <= Pauses.piece {
        try pause()
        if parallel {
          Workers.shared.split(last - first, work: (last - first) &* rowLength) { from, to in
            run(pointers, itemSizes, from: first + from, to: first + to, body)
          }
        } else {
          run(pointers, itemSizes, from: first, to: last, body)
        }
        continue
      }
      var row = pointers
      advance(&row, to: first, itemSizes)
      for start in stride(from: 0, to: rowLength, by: Pauses.piece) {
        try pause()
        var part = row
        for k in part.indices { part[k] += start &* rowStrides[k] &* itemSizes[k] }
        runRow(part, itemSizes, min(Pauses.piece, rowLength - start), parallel, body)
      }
    }
  }

  /// Calls `body` for every row, without a pause.
  public func run(
    _ pointers: [UnsafeMutableRawPointer], itemSizes: [Int], parallel: Bool = true, _ body: RowBody
  ) {
    guard rowLength > 0, rows > 0 else { return }
    guard parallel, count >= Workers.threshold else {
      run(pointers, itemSizes, from: 0, to: rows, body)
      return
    }
    if rows >= 2 {
      Workers.shared.split(rows, work: count) { run(pointers, itemSizes, from: $0, to: $1, body) }
      return
    }
    runRow(pointers, itemSizes, rowLength, parallel, body)
  }

  /// Calls `body` for a row, or a part of one, from where the pointers are.
  private func runRow(
    _ pointers: [UnsafeMutableRawPointer], _ itemSizes: [Int], _ length: Int, _ parallel: Bool, _ body: RowBody
  ) {
    guard parallel else {
      var starts = pointers
      body(&starts, length)
      return
    }
    Workers.shared.split(length, work: length, grain: 64, pieces: 16) { from, to in
      var starts = pointers
      for k in starts.indices { starts[k] += from &* rowStrides[k] &* itemSizes[k] }
      body(&starts, to - from)
    }
  }

  /// Moves the pointers to a row; gives its place in the outer dimensions.
  @discardableResult
  private func advance(_ pointers: inout [UnsafeMutableRawPointer], to row: Int, _ itemSizes: [Int]) -> [Int] {
    var index = [Int](repeating: 0, count: outerSizes.count)
    var rest = row
    for d in index.indices {
      index[d] = rest % outerSizes[d]
      rest /= outerSizes[d]
      for k in pointers.indices { pointers[k] += index[d] &* outerStrides[k][d] &* itemSizes[k] }
    }
    return index
  }

  private func run(
    _ pointers: [UnsafeMutableRawPointer], _ itemSizes: [Int], from: Int, to: Int, _ body: RowBody
  ) {
    let operands = pointers.count
    var current = pointers
    let dimensions = outerSizes.count
    if dimensions == 0 {
      body(&current, rowLength)
      return
    }
    var index = advance(&current, to: from, itemSizes)
    // Byte steps, flattened to [dimension][operand], and the way back from a dimension's end.
    var steps = [Int](repeating: 0, count: dimensions &* operands)
    for d in 0..<dimensions {
      for k in 0..<operands { steps[d &* operands &+ k] = outerStrides[k][d] &* itemSizes[k] }
    }
    current.withUnsafeMutableBufferPointer { current in
      guard let base = current.baseAddress else { return }
      for _ in from..<to {
        body(base, rowLength)
        var d = 0
        while d < dimensions {
          index[d] &+= 1
          if index[d] < outerSizes[d] {
            for k in 0..<operands { base[k] += steps[d &* operands &+ k] }
            break
          }
          let back = outerSizes[d] &- 1
          index[d] = 0
          for k in 0..<operands { base[k] -= back &* steps[d &* operands &+ k] }
          d &+= 1
        }
      }
    }
  }
}
