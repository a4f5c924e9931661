// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc
import Synchronization

/// Two threads for large work: the caller and one helper, which spins for a millisecond after each job and then sleeps. To wake it takes as long
/// as half a million products; what a network does between two large operations is mostly shorter than the millisecond. Whoever else waits for
/// the processor gets it meanwhile.
///
/// Work is cut into pieces that depend on its size alone, and whoever is free takes the next one: the caller from the front, the helper
/// from the back, so that one operation after the other finds its pieces in the same processor's cache. Results are the same
/// for any number of threads, and a helper that the system does not let run (the machine is busy) holds nothing up.
/// A job that finds the helper taken (another thread's tensors, or a job inside a job) runs on the caller alone.
public final class Workers: @unchecked Sendable {
  /// The pool of the process. The helper starts with the first large job.
  public static let shared = Workers()
  /// From how many elements on a second thread pays.
  public static let threshold = 32_768
  /// How often the helper looks for the next job before it sleeps.
  private static let patience = 1_000_000
  /// How many threads work at most: 1 or 2. Only the time depends on it.
  public var limit: Int {
    get { isAlone.load(ordering: .relaxed) ? 1 : 2 }
    set { isAlone.store(newValue < 2, ordering: .relaxed) }
  }

  private let isAlone = Atomic<Bool>(false)
  private let generation = Atomic<Int>(0)
  private let sleeping = Atomic<Bool>(false)
  private let busy = Atomic<Bool>(false)
  /// Whether there may be pieces of the job left, and whether the helper is looking at it.
  private let isOpen = Atomic<Bool>(false)
  private let isInside = Atomic<Bool>(false)
  /// How many pieces were taken from the front (the lower 32 bits) and from the back.
  private let taken = Atomic<Int>(0)
  // SAFETY: written by the owner of `busy` before `isOpen` is set; the helper reads them only while it is inside of an
  // open job, and the owner waits for it to leave.
  private nonisolated(unsafe) var job: ((Int) -> Void)?
  private nonisolated(unsafe) var pieces = 0
  private var started = false
  private var available = false
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let wake = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

  private init() {
    // SAFETY: both live as long as the process (the only instance is static).
    pthread_mutex_init(mutex, nil)
    pthread_cond_init(wake, nil)
  }

  /// Calls `body` once for each number below `count`, on both threads.
  public func each(_ count: Int, _ body: (Int) -> Void) {
    let isAlone = count < 2 || isAlone.load(ordering: .relaxed)
    guard !isAlone, !busy.exchange(true, ordering: .acquiring) else {
      for i in 0..<count { body(i) }
      return
    }
    defer { busy.store(false, ordering: .releasing) }
    if !started { start() }
    guard available else {
      for i in 0..<count { body(i) }
      return
    }
    withoutActuallyEscaping(body) { escapable in
      job = escapable
      pieces = count
      taken.store(0, ordering: .relaxed)
      isOpen.store(true, ordering: .sequentiallyConsistent)
      generation.add(1, ordering: .sequentiallyConsistent)
      if sleeping.load(ordering: .sequentiallyConsistent) {
        pthread_mutex_lock(mutex)
        pthread_cond_signal(wake)
        pthread_mutex_unlock(mutex)
      }
      work(escapable, count, fromBack: false)
      // Either the helper sees that the job is closed, or this sees that the helper is inside.
      isOpen.store(false, ordering: .sequentiallyConsistent)
      var spins = 0
      while isInside.load(ordering: .sequentiallyConsistent) {
        spins &+= 1
        if spins & 0x3ff == 0 { sched_yield() }
      }
      job = nil
    }
  }

  /// Takes pieces until there are none.
  @inline(__always) private func work(_ body: (Int) -> Void, _ count: Int, fromBack: Bool) {
    while true {
      let before = taken.add(fromBack ? 1 << 32 : 1, ordering: .relaxed).oldValue
      let (front, back) = (before & 0xffff_ffff, before >> 32)
      if front &+ back >= count { return }
      body(fromBack ? count &- 1 &- back : front)
    }
  }

  /// Splits `0 ..< count` into up to `pieces` parts at multiples of `grain` when the work is large enough.
  ///
  /// - Parameters:
  ///   - work: how long it takes, in elements of a cheap operation.
  ///   - pieces: more of them balance better; fewer where each costs something to begin.
  public func split(_ count: Int, work: Int, grain: Int = 1, pieces: Int = 8, _ body: (Int, Int) -> Void) {
    let wanted = min(pieces, max(work / (Self.threshold / 2), 1), max(count, 1))
    let size = ((count &+ wanted &- 1) / wanted &+ grain &- 1) / grain &* grain
    guard work >= Self.threshold, size > 0, size < count else {
      body(0, count)
      return
    }
    each((count &+ size &- 1) / size) { piece in body(piece &* size, min((piece &+ 1) &* size, count)) }
  }

  private func start() {
    started = true
    guard sysconf(Int32(_SC_NPROCESSORS_ONLN)) > 1 else { return }
    available = DetachedThread.start { self.serve() }
  }

  private func serve() {
    var seen = 0
    while true {
      var spins = 0
      while generation.load(ordering: .sequentiallyConsistent) == seen {
        spins &+= 1
        if spins & 0x3ff == 0, spins > 16_384 { sched_yield() }
        if spins < Self.patience { continue }
        pthread_mutex_lock(mutex)
        sleeping.store(true, ordering: .sequentiallyConsistent)
        while generation.load(ordering: .sequentiallyConsistent) == seen { pthread_cond_wait(wake, mutex) }
        sleeping.store(false, ordering: .sequentiallyConsistent)
        pthread_mutex_unlock(mutex)
      }
      seen = generation.load(ordering: .sequentiallyConsistent)
      isInside.store(true, ordering: .sequentiallyConsistent)
      if isOpen.load(ordering: .sequentiallyConsistent), let job { work(job, pieces, fromBack: true) }
      isInside.store(false, ordering: .sequentiallyConsistent)
    }
  }
}
