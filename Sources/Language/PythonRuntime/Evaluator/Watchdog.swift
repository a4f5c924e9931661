// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc
import Primitives
import Synchronization

/// Stops a statement that runs too long, takes too much memory or prints too much: behind a fence nobody sits before the terminal
/// to press Ctrl-C.
///
/// A thread looks fifty times a second while something is watched. What it finds stands until the statement has ended, and no program can catch it:
/// `except`, `finally` and `with` let it pass. A statement that does not see it for `grace` seconds (one call of a library
/// that asks nobody) ends the process, if `onStubborn` says how.
public enum Watchdog {
  /// Why a statement was stopped.
  public enum Reason: Int, Sendable, CustomStringConvertible {
    /// It ran too long.
    case time = 1
    /// It took too much memory.
    case memory
    /// It printed too much.
    case output

    /// The sentence that the user reads.
    public var description: String {
      switch self {
      case .time:
        "Gradus stopped this cell: it ran longer than \(Watchdog.seconds.load(ordering: .relaxed)) s (--timeout)"
      case .memory:
        "Gradus stopped this cell: it took more than \(Watchdog.bytes.load(ordering: .relaxed) >> 20) MB of memory (--memory)"
      case .output: "Gradus stopped this cell: it printed more than \(Watchdog.outputLimit >> 20) MB"
      }
    }
  }

  /// What a statement may have.
  public struct Limits: Sendable, Equatable {
    /// Seconds for each cell.
    public var seconds: Int
    /// Bytes beyond what the process had when it was measured.
    public var bytes: Int

    /// Limits; by default a minute, and half of the machine's memory.
    public init(seconds: Int = 60, bytes: Int = Limits.halfOfMemory) {
      self.seconds = seconds
      self.bytes = bytes
    }

    /// Half of the machine's memory.
    public static var halfOfMemory: Int {
      let (pages, size) = (sysconf(Int32(_SC_PHYS_PAGES)), sysconf(Int32(_SC_PAGESIZE)))
      guard pages > 0, size > 0 else { return 1 << 31 }
      return pages / 2 * size
    }
  }

  /// How much a cell may print.
  public static let outputLimit = 16 << 20
  private static let grace = 10.0

  // What the thread shares is numbers: it touches no object of the evaluator, whose references are counted without atomics.
  private static let found = Atomic<Int>(0)
  private static let seconds = Atomic<Int>(0)
  private static let bytes = Atomic<Int>(0)
  private static let base = Atomic<Int>(0)
  /// The moment of the monotonic clock at which the statement is over, in nanoseconds; 0 while none is watched.
  private static let deadline = Atomic<Int>(0)
  /// One thread at a time says that a statement is over, or has to be.
  private static let turn = Mutex(())
  private static let isRunning = Atomic<Bool>(false)
  // SAFETY: set once, before anything is watched.
  /// What ends the process when a statement does not hear: it gets the reason.
  public nonisolated(unsafe) static var onStubborn: (@convention(c) (Int) -> Void)?

  /// Whether the running statement has to end, whatever it catches.
  static var isFinal: Bool { found.load(ordering: .relaxed) != 0 }
  /// Why the running statement has to end; nil while it need not.
  public static var verdict: Reason? { Reason(rawValue: found.load(ordering: .relaxed)) }

  /// Takes what the process has now for what nobody has to answer for: memory is counted from here.
  public static func measure() { base.store(residentBytes(), ordering: .relaxed) }

  /// Watches a statement with these limits, from now on, until `end()`.
  public static func begin(_ limits: Limits) {
    seconds.store(limits.seconds, ordering: .relaxed)
    bytes.store(limits.bytes, ordering: .relaxed)
    deadline.store(now &+ limits.seconds &* 1_000_000_000, ordering: .releasing)
    guard !isRunning.exchange(true, ordering: .acquiringAndReleasing) else { return }
    let isThere = DetachedThread.start {
      while true {
        usleep(deadline.load(ordering: .relaxed) == 0 ? 100_000 : 20_000)
        look()
      }
    }
    if !isThere { isRunning.store(false, ordering: .releasing) }
  }

  /// Ends the watch; gives the reason if the statement was stopped.
  @discardableResult
  public static func end() -> Reason? {
    turn.withLock { _ in
      deadline.store(0, ordering: .releasing)
      guard let reason = Reason(rawValue: found.exchange(0, ordering: .acquiringAndReleasing)) else { return nil }
      _ = Interrupt.take()
      return reason
    }
  }

  /// Stops the running statement, if it is watched.
  public static func stop(_ reason: Reason) {
    // Not in the moment in which the statement ends by itself.
    turn.withLock { _ in
      guard deadline.load(ordering: .acquiring) != 0 else { return }
      _ = found.compareExchange(expected: 0, desired: reason.rawValue, ordering: .acquiringAndReleasing)
      Interrupt.request()
    }
  }

  private static func look() {
    let end = deadline.load(ordering: .acquiring)
    guard end != 0 else { return }
    let used = residentBytes() - base.load(ordering: .relaxed)
    let limit = bytes.load(ordering: .relaxed)
    if now > end { stop(.time) }
    if used > limit { stop(.memory) }
    let isLate = now > end &+ Int(grace * 1e9) || used > limit &+ limit / 2 &+ (256 << 20)
    if isLate, deadline.load(ordering: .acquiring) == end { onStubborn?(found.load(ordering: .relaxed)) }
  }

  private static var now: Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec &* 1_000_000_000 &+ time.tv_nsec
  }

  /// The memory of the process that is in the machine's memory.
  static func residentBytes() -> Int {
    let file = open("/proc/self/statm", O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return 0 }
    defer { close(file) }
    return withUnsafeTemporaryAllocation(byteCount: 128, alignment: 1) { room in
      // SAFETY: the system writes at most as many bytes as there is room.
      let count = read(file, room.baseAddress, 128)
      var fields = 0
      var pages = 0
      for byte in room.prefix(max(0, count)) {
        if byte == UInt8(ascii: " ") {
          fields += 1
          if fields == 2 { break }
        } else if fields == 1, byte >= 0x30, byte <= 0x39 {
          pages = pages &* 10 &+ Int(byte - 0x30)
        }
      }
      return pages &* Int(sysconf(Int32(_SC_PAGESIZE)))
    }
  }
}
