// SPDX-License-Identifier: GPL-3.0-or-later

/// A stable merge sort that asks only whether a later item is less than an earlier one; runs that are in order already,
/// or exactly the other way round, are taken as they are.
///
/// The items are plain data in two pieces of memory of this file alone, so a comparison that runs code of a program cannot change
/// them.
extension Sorting {
  // SAFETY: all places lie below the number of items.
  @inline(__always)
  static func mergeSort<T: BitwiseCopyable>(_ items: inout [T], _ isLess: (T, T) throws -> Bool) throws {
    try items.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress, buffer.count > 1 else { return }
      try mergeSort(base, buffer.count, isLess)
    }
  }

  // SAFETY: all places lie below the number of items.
  @inline(__always)
  private static func mergeSort<T: BitwiseCopyable>(
    _ items: UnsafeMutablePointer<T>, _ count: Int, _ isLess: (T, T) throws -> Bool
  ) throws {
    let least = 24
    /// Where each run begins; the last entry is the end of what has been looked at.
    var ends: [Int] = [0]
    var start = 0
    while start < count {
      var end = try run(items, count, from: start, isLess)
      let wanted = min(start + least, count)
      while end < wanted {
        try insert(items, end, from: start, isLess)
        end += 1
      }
      ends.append(end)
      start = end
      if ends.count & 0xFFF == 0 { try Interpreter.current.pollInterrupt() }
    }
    if ends.count <= 2 { return }
    let spare = UnsafeMutablePointer<T>.allocate(capacity: count)
    defer { spare.deallocate() }
    var (source, target) = (items, spare)
    while ends.count > 2 {
      try Interpreter.current.pollInterrupt()
      var next: [Int] = [0]
      var k = 0
      while k + 1 < ends.count {
        if k & 0xFF == 0 || ends[k + 1] - ends[k] > 1 << 14 { try Interpreter.current.pollInterrupt() }
        if k + 2 < ends.count {
          try merge(source, ends[k], ends[k + 1], ends[k + 2], into: target, isLess)
          next.append(ends[k + 2])
          k += 2
        } else {
          (target + ends[k]).update(from: source + ends[k], count: ends[k + 1] - ends[k])
          next.append(ends[k + 1])
          k += 1
        }
      }
      swap(&source, &target)
      ends = next
    }
    if source != items { items.update(from: source, count: count) }
  }

  // SAFETY: all places lie below the number of items.
  /// The end of the run that begins at a place; one that descends is turned round.
  @inline(__always)
  private static func run<T: BitwiseCopyable>(
    _ items: UnsafeMutablePointer<T>, _ count: Int, from start: Int, _ isLess: (T, T) throws -> Bool
  ) throws -> Int {
    var end = start + 1
    if end == count { return end }
    if try isLess(items[end], items[end - 1]) {
      end += 1
      while end < count, try isLess(items[end], items[end - 1]) { end += 1 }
      var (low, high) = (start, end - 1)
      while low < high {
        (items[low], items[high]) = (items[high], items[low])
        low += 1
        high -= 1
      }
    } else {
      end += 1
      while end < count, try !isLess(items[end], items[end - 1]) { end += 1 }
    }
    return end
  }

  // SAFETY: all places lie below the number of items.
  /// Puts the item at a place where it belongs among those from `start` on, which are in order.
  @inline(__always)
  private static func insert<T: BitwiseCopyable>(
    _ items: UnsafeMutablePointer<T>, _ place: Int, from start: Int, _ isLess: (T, T) throws -> Bool
  ) throws {
    let item = items[place]
    var (low, high) = (start, place)
    while low < high {
      let middle = (low + high) / 2
      if try isLess(item, items[middle]) { high = middle } else { low = middle + 1 }
    }
    var i = place
    while i > low {
      items[i] = items[i - 1]
      i -= 1
    }
    items[low] = item
  }

  // SAFETY: all places lie below the number of items.
  @inline(__always)
  private static func merge<T: BitwiseCopyable>(
    _ items: UnsafeMutablePointer<T>, _ start: Int, _ middle: Int, _ end: Int, into target: UnsafeMutablePointer<T>,
    _ isLess: (T, T) throws -> Bool
  ) throws {
    if try !isLess(items[middle], items[middle - 1]) {
      (target + start).update(from: items + start, count: end - start)
      return
    }
    var (i, j, k) = (start, middle, start)
    while i < middle, j < end {
      if try isLess(items[j], items[i]) {
        target[k] = items[j]
        j += 1
      } else {
        target[k] = items[i]
        i += 1
      }
      k += 1
    }
    (target + k).update(from: items + i, count: middle - i)
    (target + k + middle - i).update(from: items + j, count: end - j)
  }
}
