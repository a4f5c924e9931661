// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime

/// What several commands refuse in the same words.
enum CommandFailure {
  static func noCell(_ number: Int, _ count: Int) -> Raised {
    PyError.value("there is no cell \(number)" + (count == 0 ? " yet" : "; the last one is \(count)"))
  }
}
