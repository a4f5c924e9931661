// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import PythonBuiltins
import PythonModules
import PythonRuntime

/// Runs programs of the language in a fresh workspace on a thread with a large stack, as the shell does.
package enum LanguageThread {
  /// What a program printed, and the error that ended it.
  package struct Result: Sendable {
    package var output = ""
    package var errorOutput = ""
    package var error: String?
  }

  /// Runs a program.
  ///
  /// - Parameters:
  ///   - source: the program.
  ///   - name: the name of its file in tracebacks.
  ///   - library: puts more modules than the standard ones into the workspace.
  package static func run(
    _ source: String, name: String = "test.py", library: @escaping (Interpreter) -> Void = { _ in }
  ) -> Result {
    run(library: library) {
      $0.globals["__file__"] = Value(name)
      try $0.run(SourceText(name: name, text: source))
    }
  }

  /// Runs work in a fresh workspace.
  package static func run(
    library: @escaping (Interpreter) -> Void = { _ in }, _ work: @escaping (Interpreter) throws -> Void
  ) -> Result {
    runOnLargeStack {
      var result = Result()
      let interpreter = Interpreter()
      Interpreter.current = interpreter
      Builtins.install(into: interpreter)
      StandardModules.install(into: interpreter)
      library(interpreter)
      interpreter.write = { result.output += $0 }
      interpreter.writeError = { result.errorOutput += $0 }
      do {
        try work(interpreter)
      } catch {
        let exception = interpreter.normalise(error)
        result.error = "\(exception.cls.name): \(exception.message)"
      }
      return result
    }
  }
}
