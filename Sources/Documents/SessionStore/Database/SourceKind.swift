// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import PythonRuntime

/// Whose text a source is, as it stands in the column `library`.
enum SourceKind: Int {
  /// A cell's.
  case cell = 0
  /// The library's own Python.
  case library = 1
  /// A person's file that was imported.
  case module = 2

  init(of source: SourceText, _ interpreter: Interpreter) {
    self = interpreter.isLibrary(source) ? .library : interpreter.moduleFile(of: source) != nil ? .module : .cell
  }
}
