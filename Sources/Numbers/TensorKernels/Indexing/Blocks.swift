// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc

/// Blocks of elements picked by number: what indexing with tensors, `index_select` and embeddings read and write.
///
/// The source is seen as `prefix` planes of `planeLength` elements; a block of `block` elements starts in a plane at each
/// of the `starts`. Blocks are dense on the other side, in the order plane, start.
public struct Blocks {
  /// How many planes.
  public var prefix: Int
  /// The elements of a plane.
  public var planeLength: Int
  /// The elements of a block.
  public var block: Int

  /// Makes a geometry.
  public init(prefix: Int, planeLength: Int, block: Int) {
    self.prefix = prefix
    self.planeLength = planeLength
    self.block = block
  }

  /// Copies the blocks out of `source`.
  public func take(
    _ itemSize: Int, _ source: UnsafeRawPointer, _ starts: [Int], _ target: UnsafeMutableRawPointer
  ) {
    let bytes = block &* itemSize
    if bytes == 4 && block == 1 {
      single(source, starts, target, UInt32.self)
    } else if bytes == 8 && block == 1 {
      single(source, starts, target, UInt64.self)
    } else {
      for p in 0..<prefix {
        let plane = source + p &* planeLength &* itemSize
        let out = target + p &* starts.count &* bytes
        for (i, start) in starts.enumerated() { memcpy(out + i &* bytes, plane + start &* itemSize, bytes) }
      }
    }
  }

  private func single<T: BitwiseCopyable>(
    _ source: UnsafeRawPointer, _ starts: [Int], _ target: UnsafeMutableRawPointer, _ type: T.Type
  ) {
    let (s, t) = (source.assumingMemoryBound(to: T.self), target.assumingMemoryBound(to: T.self))
    for p in 0..<prefix {
      let (plane, out) = (s + p &* planeLength, t + p &* starts.count)
      for i in 0..<starts.count { out[i] = plane[starts[i]] }
    }
  }

  /// Copies dense blocks into `target`; of blocks with the same start the last one stays.
  public func put(
    _ itemSize: Int, _ values: UnsafeRawPointer, _ starts: [Int], _ target: UnsafeMutableRawPointer
  ) {
    let bytes = block &* itemSize
    for p in 0..<prefix {
      let plane = target + p &* planeLength &* itemSize
      let from = values + p &* starts.count &* bytes
      for (i, start) in starts.enumerated() { memcpy(plane + start &* itemSize, from + i &* bytes, bytes) }
    }
  }

  /// Adds dense blocks to `target`, one after the other.
  public func add(
    _ kind: ElementKind, _ values: UnsafeRawPointer, _ starts: [Int], _ target: UnsafeMutableRawPointer
  ) {
    guard let row = Binary.row(.add, kind) else { return }
    let size = kind.itemSize
    for p in 0..<prefix {
      let plane = target + p &* planeLength &* size
      let from = values + p &* starts.count &* block &* size
      for (i, start) in starts.enumerated() {
        let place = plane + start &* size
        row(place, 1, UnsafeRawPointer(place), 1, from + i &* block &* size, 1, block)
      }
    }
  }
}

/// How scattered values meet what is there.
public enum ScatterReduction: String, Sendable {
  case assign, sum, prod, amax, amin
}

/// Single elements picked by position.
public enum Positions {
  /// The positions that an index tensor along a dimension means in a source with the given strides.
  public static func along(
    _ dim: Int, indexShape: [Int], index: UnsafePointer<Int64>, strides: [Int]
  ) -> [Int] {
    let count = indexShape.reduce(1, &*)
    let rank = indexShape.count
    var counter = [Int](repeating: 0, count: rank)
    var base = 0
    return [Int](unsafeUninitializedCapacity: count) { buffer, filled in
      for i in 0..<count {
        buffer[i] = base &+ Int(index[i]) &* (rank == 0 ? 1 : strides[dim])
        var d = rank &- 1
        while d >= 0 {
          counter[d] &+= 1
          if d != dim { base &+= strides[d] }
          if counter[d] < indexShape[d] { break }
          if d != dim { base &-= strides[d] &* indexShape[d] }
          counter[d] = 0
          d &-= 1
        }
      }
      filled = count
    }
  }

  /// Combines values into the elements at positions.
  public static func scatter(
    _ reduction: ScatterReduction, _ kind: ElementKind, _ target: UnsafeMutableRawPointer, _ positions: [Int],
    _ values: UnsafeRawPointer
  ) {
    switch kind {
    case .bool, .uint8: scatter(reduction, target, positions, values, UInt8.self)
    case .int8: scatter(reduction, target, positions, values, Int8.self)
    case .int16: scatter(reduction, target, positions, values, Int16.self)
    case .int32: scatter(reduction, target, positions, values, Int32.self)
    case .int64: scatter(reduction, target, positions, values, Int64.self)
    case .float32: scatter(reduction, target, positions, values, Float.self)
    case .float64: scatter(reduction, target, positions, values, Double.self)
    case .float16, .bfloat16: break  // Callers widen them.
    }
  }

  private static func scatter<T: Number>(
    _ reduction: ScatterReduction, _ target: UnsafeMutableRawPointer, _ positions: [Int], _ values: UnsafeRawPointer,
    _ type: T.Type
  ) {
    let t = target.assumingMemoryBound(to: T.self)
    let v = values.assumingMemoryBound(to: T.self)
    switch reduction {
    case .assign: for i in 0..<positions.count { t[positions[i]] = v[i] }
    case .sum: for i in 0..<positions.count { t[positions[i]] = t[positions[i]].plus(v[i]) }
    case .prod: for i in 0..<positions.count { t[positions[i]] = t[positions[i]].times(v[i]) }
    case .amax: for i in 0..<positions.count { t[positions[i]] = t[positions[i]].larger(v[i]) }
    case .amin: for i in 0..<positions.count { t[positions[i]] = t[positions[i]].smaller(v[i]) }
    }
  }
}
