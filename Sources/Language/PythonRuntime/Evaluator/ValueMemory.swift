// SPDX-License-Identifier: GPL-3.0-or-later

/// One value in memory of its own, which operands read in place (see `OperandLocation`). Whoever makes it frees it.
struct ValueMemory {
  // SAFETY: initialised from init to `free`.
  private let mutable: UnsafeMutablePointer<Value>

  init(_ value: Value) {
    mutable = .allocate(capacity: 1)
    mutable.initialize(to: value)
  }

  func free() {
    mutable.deinitialize(count: 1)
    mutable.deallocate()
  }

  /// Where the value lies.
  var pointer: UnsafePointer<Value> { UnsafePointer(mutable) }

  /// Puts a number where a number is: nothing is given up.
  @inline(__always) func replaceNumber(with number: Value) { mutable.initialize(to: number) }

  var value: Value {
    @inline(__always) get { mutable.pointee }
    nonmutating set { mutable.pointee = newValue }
  }
}
