// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc
import Primitives

/// A long call of a library that asks nobody whether to go on, on a thread of its own: whoever waits for it may give it up. Then it goes on
/// to its end and its result is thrown away, so it must work on what it holds alone.
public final class BackgroundCall<Result: Sendable>: Sendable {
  private let thread: BackgroundThread
  private let box: ResultBox<Result>

  /// Begins the call; where there is no thread for it, it is over when this returns.
  public init(_ body: @escaping @Sendable () -> Result) {
    let box = ResultBox<Result>()
    self.box = box
    thread = BackgroundThread { box.value = body() }
  }

  /// Waits, for about so many milliseconds at most; gives the result when there is one.
  public func wait(milliseconds: Int) -> Result? { thread.wait(milliseconds: milliseconds) ? box.value : nil }
}

// SAFETY: written by the thread before it says that it is done, and read after that.
private final class ResultBox<Value>: @unchecked Sendable {
  var value: Value?
}

/// A thread that does one thing.
private final class BackgroundThread: @unchecked Sendable {
  private let done: UnsafeMutablePointer<sem_t>
  /// LAPACK divides large problems in two again and again.
  private static let stackSize = 64 << 20

  init(_ body: @escaping @Sendable () -> Void) {
    done = .allocate(capacity: 1)
    sem_init(done, 0, 0)
    // The thread holds this object until it is done.
    let work: @Sendable () -> Void = {
      body()
      sem_post(self.done)
    }
    if !DetachedThread.start(stackSize: Self.stackSize, work) { work() }
  }

  // SAFETY: whoever holds the object may still post or wait; then it is gone.
  deinit {
    sem_destroy(done)
    done.deallocate()
  }

  /// Whether the thread is done, at the latest after so many milliseconds.
  func wait(milliseconds: Int) -> Bool {
    var moment = timespec()
    clock_gettime(CLOCK_REALTIME, &moment)
    let nanoseconds = moment.tv_nsec &+ milliseconds &* 1_000_000
    moment.tv_sec &+= nanoseconds / 1_000_000_000
    moment.tv_nsec = nanoseconds % 1_000_000_000
    guard sem_timedwait(done, &moment) == 0 else { return false }
    // Somebody may ask again.
    sem_post(done)
    return true
  }
}
