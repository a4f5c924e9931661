// SPDX-License-Identifier: GPL-3.0-or-later

import Synchronization

/// The wish to stop the running statement: set by the handler of Ctrl-C, polled by the evaluator at loops and calls.
public enum Interrupt {
  private static let flag = Atomic<Bool>(false)
  /// Makes the flag exist, so that a signal handler never runs its initialisation.
  public static func prepare() { _ = flag.load(ordering: .relaxed) }
  /// Asks the running statement to stop. Safe in a signal handler.
  public static func request() { flag.store(true, ordering: .relaxed) }
  /// Whether somebody asked.
  @inline(__always) public static var isRequested: Bool { flag.load(ordering: .relaxed) }
  /// Forgets the wish and says whether there was one.
  public static func take() -> Bool { flag.exchange(false, ordering: .relaxed) }
}
