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

  /// Ends the watch of the cell's own code; what it found is for `takeStop()`. The time for a traceback and the cards under it, which
  /// may call methods of the notebook's classes, is watched anew.
  func endWatch() {
    guard let limits else { return }
    lastStop = Watchdog.end()
    Watchdog.begin(limits)
  }

  /// Ends all watching.
  func endReport() {
    guard limits != nil else { return }
    // A message of an exception can be too long as well.
    if Watchdog.end() == .output, lastStop == nil { lastStop = .output }
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
