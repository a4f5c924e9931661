// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc
import Primitives
import Synchronization

/// Notices when many small things have nearly filled the memory: a thread looks twenty times a second and asks the running statement to stop, which
/// gets a `MemoryError`. What is large is refused before (`MemoryLimit`).
public enum MemoryWatch {
  // What the thread shares is a flag: it touches no object of the evaluator.
  private static let found = Atomic<Bool>(false)
  private static let growth = Atomic<Bool>(false)
  private static let isRunning = Atomic<Bool>(false)

  /// Begins to look, once in a process.
  public static func begin() {
    guard !isRunning.exchange(true, ordering: .acquiringAndReleasing) else { return }
    DetachedThread.start {
      // Said again only when it has become worse: who handles the error must be able to.
      var said = Int.max
      // How much there was when it asked the collector to look last.
      var known = Watchdog.residentBytes()
      while true {
        usleep(50_000)
        let used = Watchdog.residentBytes()
        if used > known + known / 2 + 64 << 20 {
          known = used
          growth.store(true, ordering: .relaxed)
          Interrupt.look()
        } else if used < known / 2 {
          known = used
        }
        if MemoryBudget.isScarce {
          let left = MemoryBudget.remaining()
          guard left < said / 2 else { continue }
          said = max(left, 2)
          found.store(true, ordering: .relaxed)
          Interrupt.request()
        } else {
          said = Int.max
        }
      }
    }
  }

  /// Takes the wish that circles of objects be looked for, as memory has grown.
  static func takeGrowth() -> Bool { growth.exchange(false, ordering: .relaxed) }
  /// Takes the finding, if there is one.
  static func take() -> Bool { found.exchange(false, ordering: .relaxed) }
}
