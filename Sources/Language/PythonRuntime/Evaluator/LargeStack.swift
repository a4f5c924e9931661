// SPDX-License-Identifier: GPL-3.0-or-later

@preconcurrency import Glibc
import SmallBlocks

/// Runs work on a thread whose stack is large enough for Python's recursion limit, waits for its end and gives its result.
package func runOnLargeStack<Result>(_ work: @escaping () -> Result) -> Result {
  var result: Result?
  MemoryHabits.set()
  onLargeStack { result = work() }
  return result ?? work()
}

/// Runs work on a thread whose stack is large enough for Python's recursion limit, and waits for its end.
///
/// Signals go to that thread: the calling one blocks them all meanwhile. If no such thread can be made, the work runs right here.
private func onLargeStack(_ work: @escaping () -> Void) {
  let size = 1 << 30
  let job = Job(work)
  var attributes = pthread_attr_t()
  // The memory is only reserved; pages that are never touched cost nothing.
  let stack = mmap(nil, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_STACK, -1, 0)
  guard let stack, stack != MAP_FAILED, pthread_attr_init(&attributes) == 0 else { return work() }
  // The lowest page is left out, so that a runaway recursion ends in a fault and not in other memory.
  mprotect(stack, 1 << 16, PROT_NONE)
  pthread_attr_setstack(&attributes, stack, size)

  var thread = pthread_t()
  // SAFETY: the job is kept alive until the thread has ended.
  let made = pthread_create(
    &thread, &attributes,
    { pointer in
      guard let pointer else { return nil }
      smallBlocksBegin()
      Unmanaged<Job>.fromOpaque(pointer).takeUnretainedValue().work()
      smallBlocksEnd()
      return nil
    }, Unmanaged.passUnretained(job).toOpaque())
  pthread_attr_destroy(&attributes)
  defer { munmap(stack, size) }
  guard made == 0 else { return work() }
  var all = sigset_t()
  var old = sigset_t()
  sigfillset(&all)
  pthread_sigmask(SIG_BLOCK, &all, &old)
  pthread_join(thread, nil)
  pthread_sigmask(SIG_SETMASK, &old, nil)
  withExtendedLifetime(job) {}
}

/// The work of the thread; only one of the two threads touches it at a time.
private final class Job: @unchecked Sendable {
  let work: () -> Void

  init(_ work: @escaping () -> Void) { self.work = work }
}
