import Glibc
import Synchronization

/// Two threads for large work: the caller and one helper, which spins for a moment after each job and then sleeps.
///
/// A job that finds the helper busy (another thread's tensors, or a job inside a job) simply runs on the caller alone.
public final class Workers: @unchecked Sendable {
  /// The pool of the process. The helper starts with the first large job.
  public static let shared = Workers()
  /// From how many elements on a second thread pays.
  public static let threshold = 32_768

  private let generation = Atomic<Int>(0)
  private let finished = Atomic<Int>(0)
  private let sleeping = Atomic<Bool>(false)
  private let busy = Atomic<Bool>(false)
  // SAFETY: written by the owner of `busy` before the generation is raised, read by the helper after it saw that.
  private nonisolated(unsafe) var job: ((Int) -> Void)?
  private var started = false
  private var available = false
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let wake = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

  private init() {
    // SAFETY: both live as long as the process (the only instance is static).
    pthread_mutex_init(mutex, nil)
    pthread_cond_init(wake, nil)
  }

  /// Calls `body(0)` here and `body(1)` on the helper at the same time when there is one, else one after the other.
  public func both(_ body: (Int) -> Void) {
    guard !busy.exchange(true, ordering: .acquiring) else {
      body(0)
      body(1)
      return
    }
    defer { busy.store(false, ordering: .releasing) }
    if !started { start() }
    guard available else {
      body(0)
      body(1)
      return
    }
    withoutActuallyEscaping(body) { escapable in
      job = escapable
      let ticket = generation.add(1, ordering: .sequentiallyConsistent).newValue
      if sleeping.load(ordering: .sequentiallyConsistent) {
        pthread_mutex_lock(mutex)
        pthread_cond_signal(wake)
        pthread_mutex_unlock(mutex)
      }
      escapable(0)
      var spins = 0
      while finished.load(ordering: .acquiring) != ticket {
        spins &+= 1
        if spins & 0x3ff == 0 { sched_yield() }
      }
      job = nil
    }
  }

  /// Splits `0 ..< count` in two halves at a multiple of `grain` when the work is large enough.
  public func split(_ count: Int, work: Int, grain: Int = 1, _ body: (Int, Int) -> Void) {
    let half = (count / 2 + grain - 1) / grain * grain
    guard work >= Self.threshold, half > 0, half < count else {
      body(0, count)
      return
    }
    both { part in part == 0 ? body(0, half) : body(half, count) }
  }

  private func start() {
    started = true
    guard sysconf(Int32(_SC_NPROCESSORS_ONLN)) > 1 else { return }
    var blocked = sigset_t()
    var old = sigset_t()
    // The helper inherits a mask without any signal, so Ctrl-C always reaches the thread that waits for it.
    sigfillset(&blocked)
    pthread_sigmask(SIG_BLOCK, &blocked, &old)
    var thread = pthread_t()
    let context = Unmanaged.passUnretained(self).toOpaque()
    let result = pthread_create(
      &thread, nil,
      { argument in
        // SAFETY: the argument is the static instance.
        if let argument { Unmanaged<Workers>.fromOpaque(argument).takeUnretainedValue().serve() }
        return nil
      }, context)
    pthread_sigmask(SIG_SETMASK, &old, nil)
    available = result == 0
    if available { pthread_detach(thread) }
  }

  private func serve() {
    var seen = 0
    while true {
      var spins = 0
      while generation.load(ordering: .sequentiallyConsistent) == seen {
        spins &+= 1
        if spins < 20_000 { continue }
        pthread_mutex_lock(mutex)
        sleeping.store(true, ordering: .sequentiallyConsistent)
        while generation.load(ordering: .sequentiallyConsistent) == seen { pthread_cond_wait(wake, mutex) }
        sleeping.store(false, ordering: .sequentiallyConsistent)
        pthread_mutex_unlock(mutex)
      }
      seen = generation.load(ordering: .acquiring)
      job?(1)
      finished.store(seen, ordering: .releasing)
    }
  }
}
