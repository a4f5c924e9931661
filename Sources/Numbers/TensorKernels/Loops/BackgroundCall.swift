// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc

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
  private let body: @Sendable () -> Void
  private let done: UnsafeMutablePointer<sem_t>
  /// LAPACK divides large problems in two again and again.
  private static let stackSize = 64 << 20

  init(_ body: @escaping @Sendable () -> Void) {
    self.body = body
    done = .allocate(capacity: 1)
    sem_init(done, 0, 0)
    var attributes = pthread_attr_t()
    var (all, old) = (sigset_t(), sigset_t())
    pthread_attr_init(&attributes)
    pthread_attr_setstacksize(&attributes, Self.stackSize)
    pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
    // The thread inherits a mask without any signal, so Ctrl-C always reaches the thread that waits for it.
    sigfillset(&all)
    pthread_sigmask(SIG_BLOCK, &all, &old)
    var thread = pthread_t()
    // SAFETY: the thread holds this object until it is done.
    let held = Unmanaged.passRetained(self)
    let status = pthread_create(
      &thread, &attributes,
      { argument in
        guard let argument else { return nil }
        let call = Unmanaged<BackgroundThread>.fromOpaque(argument).takeRetainedValue()
        call.body()
        sem_post(call.done)
        return nil
      }, held.toOpaque())
    pthread_sigmask(SIG_SETMASK, &old, nil)
    pthread_attr_destroy(&attributes)
    if status != 0 {
      held.release()
      body()
      sem_post(done)
    }
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
