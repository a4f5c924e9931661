// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc
import Primitives
import Synchronization

/// What waits on its way to the terminal: a statement that ends quickly is shown only when its record is on disk, so that nothing a
/// person has seen can be lost; what a long one prints is let through as it comes, by a thread.
///
/// An object of its own, which only `Output` and that thread know: the evaluator counts references without atomic instructions,
/// so a thread beside it can neither hold nor let go of anything that the evaluator holds too.
final class HeldOutput: Sendable {
  // What waits is kept as bytes of its own, never as a `String` that the evaluator has seen: appending to an empty string may share
  // the other one's storage, whose count the thread would then change at the same time.
  private struct State {
    var pending: [UInt8] = []
    var isHolding = false
    var heldSince = 0.0
    var flood = Flood()
    var isFlusherRunning = false

    /// Whether what was shown last, or waits to be, ends in an unfinished line.
    func endsInLine(_ wasShown: Bool) -> Bool { pending.last.map { $0 != 0x0A } ?? wasShown }
    /// Adds what is no text of a program: behind it nothing is missing.
    mutating func append(_ text: String, _ endsInLine: Bool) {
      pending += flood.settle(endsInLine: self.endsInLine(endsInLine))
      pending.append(contentsOf: text.utf8)
    }
    /// Gives what waits away.
    mutating func takeAll() -> [UInt8] {
      defer { pending = [] }
      return pending
    }
  }
  private let state = Mutex(State())
  private let sink: @Sendable (String) -> Void
  /// Held from taking what waits until it has been shown, so that nothing that comes later overtakes it.
  private let passing = Mutex(())
  private let lineEnd = Mutex(false)

  init(sink: @escaping @Sendable (String) -> Void) { self.sink = sink }

  /// Whether what was shown last stands in an unfinished line.
  var endsInLine: Bool {
    get { lineEnd.withLock { $0 } }
    set { lineEnd.withLock { $0 = newValue } }
  }

  /// Whether what was shown last, or waits to be, ends in an unfinished line.
  var standsInLine: Bool { state.withLock { $0.endsInLine(endsInLine) } }

  /// Begins to hold back; `prepare` says how much is shown of what a program prints.
  func begin(_ prepare: (inout Flood) -> Void) {
    let needsFlusher = state.withLock { state -> Bool in
      prepare(&state.flood)
      state.isHolding = true
      state.heldSince = Output.now
      defer { state.isFlusherRunning = true }
      return !state.isFlusherRunning
    }
    if needsFlusher, !DetachedThread.start({ self.letThroughWhileHolding() }) {
      // Without a thread everything is shown at the statement's end; the next one tries again.
      state.withLock { $0.isFlusherRunning = false }
    }
  }

  /// Shows a text, or lets it wait; `isPrinted` where it is a program's.
  func show(_ text: String, isPrinted: Bool) {
    let isHeld = state.withLock { state -> Bool in
      guard state.isHolding else { return false }
      if isPrinted { state.flood.add(text, to: &state.pending) } else { state.append(text, endsInLine) }
      return true
    }
    if !isHeld { pass(Array(text.utf8)) }
  }

  /// Shows bytes at once.
  func pass(_ text: [UInt8]) {
    guard let last = text.last else { return }
    endsInLine = last != 0x0A
    sink(String(decoding: text, as: UTF8.self))
  }

  /// Shows at once what waits.
  func flush() {
    passing.withLock { _ in pass(state.withLock { $0.takeAll() }) }
  }

  /// Shows what waits, and holds nothing back any more.
  func release() {
    passing.withLock { _ in
      let text = state.withLock { state -> [UInt8] in
        state.append("", endsInLine)
        state.isHolding = false
        return state.takeAll()
      }
      pass(text)
    }
  }

  // MARK: The thread

  /// Lets the output of long statements through, ten times a second, until no statement has run for a second.
  private func letThroughWhileHolding() {
    repeat {
      var idle = 0
      while idle < 10 {
        usleep(100_000)
        idle = letThrough() ? 0 : idle + 1
      }
    } while !endFlusher()
  }

  /// Under the lock: a statement that begins now either keeps the thread or starts another one.
  private func endFlusher() -> Bool {
    state.withLock { state in
      state.isFlusherRunning = state.isHolding
      return !state.isHolding
    }
  }

  /// Shows what has waited long enough; false where nothing is held back.
  private func letThrough() -> Bool {
    passing.withLock { _ in
      let (text, isHolding) = state.withLock { state -> ([UInt8], Bool) in
        guard state.isHolding, Output.now - state.heldSince > 0.1 else { return ([], state.isHolding) }
        state.pending += state.flood.tick(endsInLine: state.endsInLine(endsInLine))
        return (state.takeAll(), true)
      }
      pass(text)
      return isHolding
    }
  }
}
