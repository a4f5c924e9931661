// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime

/// Warnings as `warnings.warn` gives them, filters and all.
package enum Warnings {
  /// A warning of a category; `level` counts from the program's line that called the library.
  static func warn(_ message: String, _ category: PyClass, level: Int = 1) throws {
    let interpreter = Interpreter.current
    let warn = try interpreter.getAttribute(.object(interpreter.importModule("warnings")), "warn")
    _ = try interpreter.call(
      warn, Arguments([Value(message), .object(category)], keywords: [("stacklevel", .int(level))]))
  }
  /// A `UserWarning`.
  package static func user(_ message: String) throws { try warn(message, ExceptionClasses.userWarning) }
}
