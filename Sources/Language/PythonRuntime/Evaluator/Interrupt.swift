// SPDX-License-Identifier: GPL-3.0-or-later

import Synchronization

/// The wish to stop the running statement: set by the handler of Ctrl-C, polled by the evaluator at loops and calls.
public enum Interrupt {
  private static let flag = Atomic<Bool>(false)
  /// Makes the flag exist, so that a signal handler never runs its initialisation.
  public static func prepare() { _ = (flag.load(ordering: .relaxed), wish.load(ordering: .relaxed)) }
  private static let wish = Atomic<Bool>(false)
  /// Asks the running statement to stop. Safe in a signal handler.
  public static func request() {
    wish.store(true, ordering: .relaxed)
    flag.store(true, ordering: .relaxed)
  }
  /// Has the evaluator look up where it polls, without a wish to stop.
  static func look() { flag.store(true, ordering: .relaxed) }
  /// Whether it should stop, and not only look up; from then on it is as if nobody had asked it to look up.
  static func mustStop() -> Bool {
    if wish.load(ordering: .relaxed) { return true }
    flag.store(false, ordering: .relaxed)
    return wish.load(ordering: .relaxed)
  }
  /// Whether somebody asked.
  @inline(__always) public static var isRequested: Bool { flag.load(ordering: .relaxed) }
  /// Forgets the wish and says whether there was one.
  public static func take() -> Bool {
    flag.store(false, ordering: .relaxed)
    return wish.exchange(false, ordering: .relaxed)
  }
}
