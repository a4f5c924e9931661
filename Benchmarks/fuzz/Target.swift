// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Glibc
import PythonBuiltins
import PythonModules
import PythonRuntime
import PythonSyntax
import TorchLibrary

/// What the inputs are given to: the parser, the evaluator, and what shows errors.
enum Target {
  /// Modules and names by which a program would reach the machine; a fuzzer's programs do without.
  private static let hidden = ["os", "os.path", "io", "pathlib", "tempfile", "shutil", "glob", "subprocess", "time"]

  /// Runs one input in a fresh workspace; the limit of time is up to whoever requests the interrupt.
  static func run(_ text: String) {
    let interpreter = Interpreter()
    Interpreter.current = interpreter
    Builtins.install(into: interpreter)
    StandardModules.install(into: interpreter)
    TorchLibrary.install(into: interpreter)
    for name in hidden { interpreter.moduleMakers[name] = nil }
    for name in ["open", "input", "breakpoint"] { interpreter.builtins[Symbol(name)] = nil }
    // What is printed is dropped, but it is made.
    var printed = 0
    interpreter.write = { printed &+= $0.utf8.count }
    interpreter.writeError = { printed &+= $0.utf8.count }
    do {
      try interpreter.run(SourceText(name: "fuzz.py", text: text))
    } catch {
      let exception = interpreter.normalise(error)
      _ = Traceback.text(of: exception, .script)
    }
  }

  /// What the shell does with a text before anything runs.
  static func read(_ text: String) {
    _ = InputCompleteness.state(of: text)
    _ = highlightTokens(text)
    _ = PasteCleaner.clean(text)
  }
}
