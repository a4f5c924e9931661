// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime

/// `traceback`: the texts of exceptions that a program caught.
enum TracebackModule {
  static func make(_ interpreter: Interpreter) throws -> PyModule {
    let text = Declaration("_text", "(exc, /)", "The lines that Python prints for an exception.") {
      guard let exception = $0[0].object as? PyException else {
        throw PyError.type("exception expected, got \($0.interpreter.type(of: $0[0]).name)")
      }
      return Value(Traceback.text(of: exception, .script))
    }
    let natives = [(name: "_text", value: Value.object(BuiltinFunction(text, module: "traceback")))]
    return try interpreter.makeModule("traceback", natives: natives)
  }
}
