// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Tensors

/// What a cell may have of the machine, where that is limited.
extension Session {
  /// Begins to watch a cell.
  func watch() {
    guard let limits else { return }
    output.limit = Watchdog.outputLimit
    Buffer.limit = limits.bytes
    MemoryLimit.limit = limits.bytes
    Watchdog.begin(limits)
  }

  /// Ends the watch; what it found is for `takeStop()`.
  func endWatch() {
    guard limits != nil else { return }
    lastStop = Watchdog.end()
    output.limit = Int.max
    Buffer.limit = Int.max
    MemoryLimit.limit = Int.max
  }

  /// Why the last cell was stopped; nil when it ended by itself.
  func takeStop() -> Watchdog.Reason? {
    defer { lastStop = nil }
    return lastStop
  }
}
