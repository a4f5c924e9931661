// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc
import Primitives

/// How large a single text, list or integer may become: a collection a quarter of the machine's memory, a text one gigabyte at most. A larger one is refused,
/// as memory that runs out would end the process.
@usableFromInline package enum MemoryLimit {
  static var refusal: Raised {
    PyError.make(
      ExceptionClasses.memoryError,
      limit == Int.max ? "" : "Gradus gives what runs here \(limit >> 20) MB of memory (--memory)")
  }

  // SAFETY: set between statements, on the one thread that evaluates.
  /// What one text, list or integer may have where memory is limited: behind a fence.
  package nonisolated(unsafe) static var limit = Int.max

  static var bytes: Int { min(limit, ofMachine) }

  private static let ofMachine: Int = {
    let (pages, size) = (sysconf(Int32(_SC_PHYS_PAGES)), sysconf(Int32(_SC_PAGESIZE)))
    guard pages > 0, size > 0 else { return 1 << 32 }
    let (total, overflow) = pages.multipliedReportingOverflow(by: size)
    return overflow ? Int.max : max(1 << 28, total / 4)
  }()

  /// Throws MemoryError for a collection of so many values.
  package static func check(values count: Int) throws {
    let (size, overflow) = count.multipliedReportingOverflow(by: MemoryLayout<Value>.stride)
    if overflow || size > bytes || !MemoryBudget.allows(size) { throw refusal }
  }

  /// Throws MemoryError when a list of so many items that gets more would need more memory than there is: it doubles its size.
  @inlinable @inline(__always) package static func check(growing count: Int) throws {
    if count & 0xFFFF == 0xFFFF { try check(doubling: count) }
  }
  @usableFromInline @inline(never) static func check(doubling count: Int) throws {
    if !MemoryBudget.allows(2 * count * MemoryLayout<Value>.stride) { throw refusal }
  }

  /// Throws MemoryError when a table cannot get so many bytes more.
  @inline(never) package static func check(growth size: Int) throws {
    if size > bytes || !MemoryBudget.allows(size) { throw refusal }
  }

  /// Throws MemoryError for a text of so many bytes.
  package static func check(bytes count: Int) throws {
    if !allows(bytes: count) { throw refusal }
  }
  /// Whether there may be a text of so many bytes.
  static func allows(bytes count: Int) -> Bool {
    count <= min(bytes, 1 << 30) && MemoryBudget.allows(count)
  }

  /// Throws MemoryError where two texts together need more memory than there is: one that grows takes twice its size.
  @inline(__always) static func check(joining first: Int, _ second: Int) throws {
    if (first &+ second) >> 22 != first >> 22 { try check(bytesOfJoined: first + second) }
  }
  /// Whether two texts together surely have the memory that they need: nobody has to ask.
  @inline(__always) static func allows(joining first: Int, _ second: Int) -> Bool {
    (first &+ second) >> 22 == first >> 22
  }
  @inline(never) private static func check(bytesOfJoined count: Int) throws {
    if count > min(bytes, 1 << 30) || !MemoryBudget.allows(2 * count) { throw refusal }
  }

  /// Integers of more bits are refused: they would fill the memory, and an operation on them would take seconds in which
  /// nothing can interrupt it.
  package static let integerBits = 1 << 27

  /// Throws MemoryError for an integer of so many bits.
  package static func check(integerBits count: Int) throws {
    if count > integerBits { throw refusal }
  }

  /// `a * b` as a size; MemoryError when it does not fit.
  static func product(_ a: Int, _ b: Int) throws -> Int {
    let (total, overflow) = a.multipliedReportingOverflow(by: b)
    if overflow { throw refusal }
    return total
  }
}
