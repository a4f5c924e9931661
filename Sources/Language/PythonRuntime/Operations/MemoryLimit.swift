// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc

/// How large a single text, list or integer may become: a collection a quarter of the machine's memory, a text one gigabyte at most. A larger one is refused,
/// as memory that runs out would end the process.
package enum MemoryLimit {
  static let bytes: Int = {
    let (pages, size) = (sysconf(Int32(_SC_PHYS_PAGES)), sysconf(Int32(_SC_PAGESIZE)))
    guard pages > 0, size > 0 else { return 1 << 32 }
    let (total, overflow) = pages.multipliedReportingOverflow(by: size)
    return overflow ? Int.max : max(1 << 28, total / 4)
  }()

  /// Throws MemoryError for a collection of so many values.
  package static func check(values count: Int) throws {
    if count > bytes / MemoryLayout<Value>.stride { throw PyError.make(ExceptionClasses.memoryError, "") }
  }

  /// Throws MemoryError for a text of so many bytes.
  package static func check(bytes count: Int) throws {
    if count > min(bytes, 1 << 30) { throw PyError.make(ExceptionClasses.memoryError, "") }
  }

  /// Integers of more bits are refused: they would fill the memory, and an operation on them would take seconds in which
  /// nothing can interrupt it.
  package static let integerBits = 1 << 27

  /// Throws MemoryError for an integer of so many bits.
  package static func check(integerBits count: Int) throws {
    if count > integerBits { throw PyError.make(ExceptionClasses.memoryError, "") }
  }

  /// `a * b` as a size; MemoryError when it does not fit.
  static func product(_ a: Int, _ b: Int) throws -> Int {
    let (total, overflow) = a.multipliedReportingOverflow(by: b)
    if overflow { throw PyError.make(ExceptionClasses.memoryError, "") }
    return total
  }
}
