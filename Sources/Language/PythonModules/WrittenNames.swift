// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime

extension PyModule {
  /// Those names of a native module that are written in Python: they are looked for in that file when somebody asks.
  func addNames(writtenIn source: String) {
    func written() -> PyModule? { try? Interpreter.current.importModule(source) }
    lazyNames = { (written()?.attributes?.names ?? []).filter { !$0.name.hasPrefix("_") } }
    lazyAttribute = { name in
      if name.name.hasPrefix("__"), name.name != "__all__" { return nil }
      return try Interpreter.current.importModule(source).attributes?[name]
    }
  }
}
