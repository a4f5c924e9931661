// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc
import Primitives

/// Copies and fills of rows, with conversion of the element type.
public enum Copying {
  /// A converted copy of a strided row: destination, its step, source, its step, count.
  public typealias Row = (UnsafeMutableRawPointer, Int, UnsafeRawPointer, Int, Int) -> Void

  @inline(__always)
  private static func copy<S: Element, D: Element>(
    _ destination: UnsafeMutableRawPointer, _ dstep: Int, _ source: UnsafeRawPointer, _ sstep: Int, _ count: Int,
    _ from: S.Type, _ to: D.Type
  ) {
    let d = destination.assumingMemoryBound(to: D.self)
    let s = source.assumingMemoryBound(to: S.self)
    if dstep == 1, sstep == 1 {
      if S.kind == D.kind {
        memcpy(destination, source, count &* MemoryLayout<D>.stride)
      } else {
        for i in 0..<count { d[i] = s[i].converted(to: D.self) }
      }
    } else if dstep == 1, sstep == 0 {
      let value = s[0].converted(to: D.self)
      for i in 0..<count { d[i] = value }
    } else {
      for i in 0..<count { d[i &* dstep] = s[i &* sstep].converted(to: D.self) }
    }
  }

  private static func row<S: Element>(from: S.Type, to: ElementKind) -> Row {
    switch to {
    case .bool: { copy($0, $1, $2, $3, $4, S.self, Bool.self) }
    case .uint8: { copy($0, $1, $2, $3, $4, S.self, UInt8.self) }
    case .int8: { copy($0, $1, $2, $3, $4, S.self, Int8.self) }
    case .int16: { copy($0, $1, $2, $3, $4, S.self, Int16.self) }
    case .int32: { copy($0, $1, $2, $3, $4, S.self, Int32.self) }
    case .int64: { copy($0, $1, $2, $3, $4, S.self, Int64.self) }
    case .float32: { copy($0, $1, $2, $3, $4, S.self, Float.self) }
    case .float64: { copy($0, $1, $2, $3, $4, S.self, Double.self) }
    case .float16: { copy($0, $1, $2, $3, $4, S.self, HalfFloat.self) }
    case .bfloat16: { copy($0, $1, $2, $3, $4, S.self, BrainFloat.self) }
    }
  }

  /// The row copy from one element type to another.
  public static func row(from: ElementKind, to: ElementKind) -> Row {
    switch from {
    case .bool: row(from: Bool.self, to: to)
    case .uint8: row(from: UInt8.self, to: to)
    case .int8: row(from: Int8.self, to: to)
    case .int16: row(from: Int16.self, to: to)
    case .int32: row(from: Int32.self, to: to)
    case .int64: row(from: Int64.self, to: to)
    case .float32: row(from: Float.self, to: to)
    case .float64: row(from: Double.self, to: to)
    case .float16: row(from: HalfFloat.self, to: to)
    case .bfloat16: row(from: BrainFloat.self, to: to)
    }
  }

  /// Copies `count` dense elements.
  public static func dense(
    _ destination: UnsafeMutableRawPointer, _ to: ElementKind, _ source: UnsafeRawPointer, _ from: ElementKind,
    count: Int, pause: () throws -> Void
  ) rethrows {
    if from == to, count < Workers.threshold {
      memcpy(destination, source, count &* to.itemSize)
      return
    }
    let copy = row(from: from, to: to)
    try Pauses.each(count, pause: pause) { first, length in
      let (target, origin) = (destination + first &* to.itemSize, source + first &* from.itemSize)
      Workers.shared.split(length, work: length, grain: 64) { start, end in
        copy(target + start &* to.itemSize, 1, origin + start &* from.itemSize, 1, end - start)
      }
    }
  }

  /// Zero-fills bytes.
  public static func zero(_ bytes: UnsafeMutableRawPointer, _ count: Int) {
    Workers.shared.split(count, work: count / 8, grain: 4096) { from, to in memset(bytes + from, 0, to - from) }
  }

  /// Copies between strided operands of one shape; `pause` is called now and then, and what it throws ends the copying.
  public static func strided(
    shape: [Int], _ destination: UnsafeMutableRawPointer, _ to: ElementKind, _ dstrides: [Int],
    _ source: UnsafeRawPointer, _ from: ElementKind, _ sstrides: [Int], pause: () throws -> Void
  ) rethrows {
    let plan = LoopPlan(shape: shape, strides: [dstrides, sstrides])
    let (dstep, sstep) = (plan.rowStrides[0], plan.rowStrides[1])
    if from == to, plan.outerSizes.count == 1, dstep == 1, plan.outerStrides[1][0] == 1, plan.count >= 4096 {
      let (rows, columns) = (plan.outerSizes[0], plan.rowLength)
      let (size, dline) = (to.itemSize, plan.outerStrides[0][0])
      let batch = plan.count > Pauses.long ? max(32, Pauses.piece / columns / 32 * 32) : rows
      for first in stride(from: 0, to: rows, by: batch) {
        try pause()
        transpose(
          size, destination + first &* dline &* size, dline, source + first &* size, sstep, min(batch, rows - first),
          columns)
      }
      return
    }
    let copy = row(from: from, to: to)
    try plan.run(
      [destination, UnsafeMutableRawPointer(mutating: source)], itemSizes: [to.itemSize, from.itemSize], pause: pause
    ) { pointers, count in copy(pointers[0], dstep, UnsafeRawPointer(pointers[1]), sstep, count) }
  }

  /// A transposed copy in tiles that fit the cache: row `i` of the result is column `i` of the source.
  private static func transpose(
    _ itemSize: Int, _ destination: UnsafeMutableRawPointer, _ dstep: Int, _ source: UnsafeRawPointer, _ sstep: Int,
    _ rows: Int, _ columns: Int
  ) {
    switch itemSize {
    case 1: tiles(UInt8.self, destination, dstep, source, sstep, rows, columns)
    case 2: tiles(UInt16.self, destination, dstep, source, sstep, rows, columns)
    case 4: tiles(UInt32.self, destination, dstep, source, sstep, rows, columns)
    default: tiles(UInt64.self, destination, dstep, source, sstep, rows, columns)
    }
  }

  private static func tiles<T: BitwiseCopyable>(
    _ type: T.Type, _ destination: UnsafeMutableRawPointer, _ dstep: Int, _ source: UnsafeRawPointer, _ sstep: Int,
    _ rows: Int, _ columns: Int
  ) {
    let d = destination.assumingMemoryBound(to: T.self)
    let s = source.assumingMemoryBound(to: T.self)
    Workers.shared.split(rows, work: rows &* columns, grain: 32) { from, to in
      var i0 = from
      while i0 < to {
        let i1 = min(i0 &+ 32, to)
        var j0 = 0
        while j0 < columns {
          let j1 = min(j0 &+ 32, columns)
          for i in i0..<i1 { for j in j0..<j1 { d[i &* dstep &+ j] = s[j &* sstep &+ i] } }
          j0 = j1
        }
        i0 = i1
      }
    }
  }

  /// Fills a strided operand with one number.
  public static func fill(
    shape: [Int], _ destination: UnsafeMutableRawPointer, _ kind: ElementKind, _ strides: [Int], value: Number,
    pause: () throws -> Void
  ) rethrows {
    try withUnsafeTemporaryAllocation(byteCount: 8, alignment: 8) { buffer in
      // SAFETY: eight bytes hold one element of any kind.
      guard let source = buffer.baseAddress else { return }
      value.store(to: source, kind)
      let zeros = [Int](repeating: 0, count: shape.count)
      try strided(shape: shape, destination, kind, strides, source, kind, zeros, pause: pause)
    }
  }

  /// A number on its way into an element: integers stay exact.
  public enum Number: Sendable {
    case integer(Int64)
    case real(Double)

    /// Writes the number as an element.
    public func store(to pointer: UnsafeMutableRawPointer, _ kind: ElementKind) {
      switch kind {
      case .bool: put(Bool.self, pointer)
      case .uint8: put(UInt8.self, pointer)
      case .int8: put(Int8.self, pointer)
      case .int16: put(Int16.self, pointer)
      case .int32: put(Int32.self, pointer)
      case .int64: put(Int64.self, pointer)
      case .float32: put(Float.self, pointer)
      case .float64: put(Double.self, pointer)
      case .float16: put(HalfFloat.self, pointer)
      case .bfloat16: put(BrainFloat.self, pointer)
      }
    }

    @inline(__always) private func put<T: Element>(_ type: T.Type, _ pointer: UnsafeMutableRawPointer) {
      switch self {
      case .integer(let value): pointer.storeBytes(of: T(integer: value), as: T.self)
      case .real(let value): pointer.storeBytes(of: T(wide: value), as: T.self)
      }
    }

    /// Reads an element.
    public static func load(from pointer: UnsafeRawPointer, _ kind: ElementKind) -> Number {
      switch kind {
      case .bool: .integer(pointer.load(as: Bool.self) ? 1 : 0)
      case .uint8: .integer(Int64(pointer.load(as: UInt8.self)))
      case .int8: .integer(Int64(pointer.load(as: Int8.self)))
      case .int16: .integer(Int64(pointer.load(as: Int16.self)))
      case .int32: .integer(Int64(pointer.load(as: Int32.self)))
      case .int64: .integer(pointer.load(as: Int64.self))
      case .float32: .real(Double(pointer.load(as: Float.self)))
      case .float64: .real(pointer.load(as: Double.self))
      case .float16: .real(pointer.load(as: HalfFloat.self).wide)
      case .bfloat16: .real(pointer.load(as: BrainFloat.self).wide)
      }
    }
  }
}
