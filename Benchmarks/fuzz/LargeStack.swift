import Glibc

/// Runs work on a thread with a stack as large as the shell's, and waits for its end; 0 for the exit status.
func onLargeStack(_ work: @escaping () -> Void) -> Int32 {
  final class Job {
    let work: () -> Void
    init(_ work: @escaping () -> Void) { self.work = work }
  }
  var attributes = pthread_attr_t()
  pthread_attr_init(&attributes)
  pthread_attr_setstacksize(&attributes, 1 << 30)
  var thread = pthread_t()
  // SAFETY: the job is released by the thread itself.
  pthread_create(
    &thread, &attributes,
    { pointer in
      guard let pointer else { return nil }
      Unmanaged<Job>.fromOpaque(pointer).takeRetainedValue().work()
      return nil
    }, Unmanaged.passRetained(Job(work)).toOpaque())
  pthread_join(thread, nil)
  return 0
}
