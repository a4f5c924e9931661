// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics

/// The frames of the running functions, one for each nested call. Frames are used again, so that a call allocates nothing.
///
/// `Interpreter` owns its stack, the stack owns its frames; frames refer back to both.
final class CallStack {
  /// How many calls run inside each other, counting those of built-in functions.
  var depth = 0
  /// Python's recursion limit for `depth`.
  var limit = 1000
  private var frames: [Frame] = []
  // SAFETY: holds the frames of `frames`, which live as long as the stack; read without counting references.
  private var memory: UnsafeMutablePointer<Unmanaged<Frame>>
  private var capacity = 64
  private var count = 0
  private var used = 0
  private var kept: [PyObject] = []

  init() { memory = .allocate(capacity: capacity) }
  deinit { memory.deallocate() }

  /// Pushes a frame for a call of a code; all its slots are undefined. Frames are popped in the reverse order.
  @inline(__always) func pushFrame(_ code: CodeObject, slots: Int, for caller: Frame) -> Unmanaged<Frame> {
    if used == count { add(caller.interpreter) }
    let calleeFrame = memory[used]
    used &+= 1
    calleeFrame._withUnsafeGuaranteedRef { $0.begin(code, slots) }
    return calleeFrame
  }

  // SAFETY: as above: the stack owns the frame.
  /// The same for calls that do not come from code.
  func pushFrame(_ code: CodeObject, slots: Int, _ interpreter: Interpreter) -> Unmanaged<Frame> {
    if used == count { add(interpreter) }
    let calleeFrame = memory[used]
    used &+= 1
    calleeFrame._withUnsafeGuaranteedRef { $0.begin(code, slots) }
    return calleeFrame
  }

  // SAFETY: as above.
  /// Ends the call whose frame was pushed last.
  @inline(__always) func popFrame(_ calleeFrame: Unmanaged<Frame>) {
    used &-= 1
    calleeFrame._withUnsafeGuaranteedRef { $0.end() }
    if used == 0, !kept.isEmpty { letGo() }
  }

  /// Objects that go may run a `__del__`, which is a call and keeps others.
  @inline(never) private func letGo() {
    let gone = kept
    kept = []
    withExtendedLifetime(gone) {}
  }

  /// Keeps an object as long as any call is running.
  func keepWhileRunning(_ object: PyObject) {
    if used > 0 { kept.append(object) }
  }

  @inline(never) private func add(_ interpreter: Interpreter) {
    if count == capacity {
      // SAFETY: the frames stay in `frames`; the copied words are plain data.
      let larger = UnsafeMutablePointer<Unmanaged<Frame>>.allocate(capacity: capacity * 2)
      larger.update(from: memory, count: capacity)
      memory.deallocate()
      memory = larger
      capacity *= 2
    }
    let frame = Frame(interpreter)
    memory[count] = .passUnretained(frame)
    frames.append(frame)
    count += 1
  }

  /// Counts a nested call; RecursionError beyond the limit.
  @inline(__always) func enter() throws {
    depth &+= 1
    if depth > limit { throw tooDeep() }
  }
  /// Leaves a call counted by `enter`.
  @inline(__always) func leave() { depth &-= 1 }

  @inline(never) private func tooDeep() -> Raised {
    depth -= 1
    return PyError.make(ExceptionClasses.recursionError, "maximum recursion depth exceeded")
  }
}
