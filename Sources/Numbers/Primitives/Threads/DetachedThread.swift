// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc

/// A thread beside the one that works for the person: nobody waits for its end, and it gets no signal, so Ctrl-C always reaches
/// the other one.
public enum DetachedThread {
  /// Starts a thread that does this.
  ///
  /// - Parameter stackSize: in bytes; the system's own where nothing is said.
  /// - Returns: false where the system has no thread for it; then nothing was done.
  @discardableResult
  public static func start(stackSize: Int? = nil, _ body: @escaping @Sendable () -> Void) -> Bool {
    var attributes = pthread_attr_t()
    guard pthread_attr_init(&attributes) == 0 else { return false }
    defer { pthread_attr_destroy(&attributes) }
    pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
    if let stackSize { pthread_attr_setstacksize(&attributes, stackSize) }
    // The thread inherits a mask without any signal: not even in its first moment does it take one.
    var (all, old) = (sigset_t(), sigset_t())
    sigfillset(&all)
    pthread_sigmask(SIG_BLOCK, &all, &old)
    defer { pthread_sigmask(SIG_SETMASK, &old, nil) }
    var thread = pthread_t()
    // SAFETY: the thread takes over this reference, or, where there is no thread, it is given back here.
    let job = Unmanaged.passRetained(Job(body))
    let status = pthread_create(
      &thread, &attributes,
      { argument in
        guard let argument else { return nil }
        Unmanaged<Job>.fromOpaque(argument).takeRetainedValue().body()
        return nil
      }, job.toOpaque())
    if status != 0 { job.release() }
    return status == 0
  }
}

/// What a thread does.
private final class Job: Sendable {
  let body: @Sendable () -> Void

  init(_ body: @escaping @Sendable () -> Void) { self.body = body }
}
