// SPDX-License-Identifier: GPL-3.0-or-later

// SAFETY: an unmanaged reference is the address of its object.
extension Unmanaged {
  /// The object, counted as the module counts: `takeUnretainedValue` and `unowned(unsafe)` count with atomic instructions, whatever the compiler
  /// is told of threads.
  @inlinable @inline(__always) var counted: Instance { unsafeBitCast(toOpaque(), to: Instance.self) }
}
