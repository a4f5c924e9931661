// SPDX-License-Identifier: GPL-3.0-or-later

import Primitives

/// Attention of several heads in single precision: `softmax(q kT + mask) v`, as its operations compute it one after the other, with their
/// roundings. Some rows of one head at a time stay in the cache; operands are read where a projection left them.
public struct AttentionKernels: Sendable {
  /// The matrices of all heads: where the first begins and the steps between batches, heads and rows; a row is dense.
  public struct Heads {
    let pointer: UnsafeMutableRawPointer
    let batch: Int
    let head: Int
    let row: Int

    /// Describes matrices.
    public init(_ pointer: UnsafeMutableRawPointer, batch: Int, head: Int, row: Int) {
      self.pointer = pointer
      self.batch = batch
      self.head = head
      self.row = row
    }

    fileprivate func matrix(_ b: Int, _ h: Int) -> UnsafeMutablePointer<Float> {
      pointer.assumingMemoryBound(to: Float.self) + (b &* batch &+ h &* head)
    }
  }

  /// Queries, keys and features of a head.
  let sizes: (queries: Int, keys: Int, width: Int)
  /// Batches and heads.
  let counts: (batches: Int, heads: Int)
  /// What queries and keys are multiplied with first.
  let factors: (query: Float, key: Float)
  /// Whether a query sees only keys that are not later.
  let isCausal: Bool
  /// Whether a query from which everything is hidden gets zeros, and not NaN.
  let hidesRows: Bool

  /// Describes the computation.
  public init(
    batches: Int, heads: Int, queries: Int, keys: Int, width: Int, factors: (query: Float, key: Float), isCausal: Bool,
    hidesRows: Bool
  ) {
    sizes = (queries, keys, width)
    counts = (batches, heads)
    self.factors = factors
    self.isCausal = isCausal
    self.hidesRows = hidesRows
  }

  /// How many queries are worked on at once.
  private var block: Int { min(sizes.queries, max(32_768 / max(sizes.keys, 1), 16)) }

  /// All heads; a mask is added to the products.
  public func forward(_ query: Heads, _ key: Heads, _ value: Heads, mask: Heads?, _ output: Heads) {
    // SAFETY: operands are as described; every head has results of its own.
    let units = counts.batches &* counts.heads
    let work = units &* sizes.queries &* sizes.keys &* (sizes.width / 8 &+ 4)
    let (scores, keys) = (block &* sizes.keys, factors.key == 1 ? 0 : sizes.keys &* sizes.width)
    Workers.shared.split(units, work: work) { first, last in
      BlockCache.shared.withRoom(for: Float.self, 2 &* scores &+ keys &+ block &* sizes.width) { room in
        for unit in first..<last {
          let (b, h) = (unit / counts.heads, unit % counts.heads)
          let (k, kstep) = scaled(key.matrix(b, h), key.row, sizes.keys, factors.key, room + 2 &* scores)
          for from in stride(from: 0, to: sizes.queries, by: block) {
            let rows = min(block, sizes.queries &- from)
            let (q, qstep) = scaled(
              query.matrix(b, h) + from &* query.row, query.row, rows, factors.query, room + (2 &* scores &+ keys))
            Float.multiply(
              rows, sizes.keys, sizes.width, q, qstep, transposed: false, k, kstep, transposed: true, beta: 0, room,
              sizes.keys)
            weigh(room, from, rows, mask.map { $0.matrix(b, h) }, mask?.row ?? 0, room + scores)
            Float.multiply(
              rows, sizes.width, sizes.keys, room + scores, sizes.keys, transposed: false, value.matrix(b, h),
              value.row,
              transposed: false, beta: 0, output.matrix(b, h) + from &* output.row, output.row)
          }
        }
      }
    }
  }

  @inline(never)
  private func scaled(
    _ rows: UnsafePointer<Float>, _ step: Int, _ count: Int, _ factor: Float, _ room: UnsafeMutablePointer<Float>
  ) -> (UnsafePointer<Float>, Int) {
    if factor == 1 { return (rows, step) }
    for r in 0..<count {
      let (source, target) = (rows + r &* step, room + r &* sizes.width)
      for i in 0..<sizes.width { target[i] = source[i] * factor }
    }
    return (UnsafePointer(room), sizes.width)
  }

  /// From products to weights.
  @inline(never)
  private func weigh(
    _ scores: UnsafeMutablePointer<Float>, _ first: Int, _ rows: Int, _ mask: UnsafePointer<Float>?, _ step: Int,
    _ weights: UnsafeMutablePointer<Float>
  ) {
    for r in 0..<rows {
      let (row, target) = (scores + r &* sizes.keys, weights + r &* sizes.keys)
      if let mask {
        let added = mask + (first &+ r) &* step
        for i in 0..<sizes.keys { row[i] += added[i] }
      }
      if isCausal { for i in min(first &+ r &+ 1, sizes.keys)..<sizes.keys { row[i] = -.infinity } }
      if hidesRows, Float.largest(row, sizes.keys) == -.infinity {
        target.update(repeating: 0, count: sizes.keys)
      } else {
        Softmax.row(sizes.keys, row, target)
      }
    }
  }
}
