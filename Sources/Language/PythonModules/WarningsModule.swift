// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime

/// `warnings`
enum WarningsModule {
  static func make(_ interpreter: Interpreter) throws -> PyModule {
    let show = Declaration("_show", "(message, category)", "Writes a warning.") {
      $0.interpreter.showWarning(try $0.interpreter.str($0[0]), category: try $0.cls(1))
      return .none
    }
    return try interpreter.makeModule(
      "warnings",
      natives: [(name: "_show", value: .object(BuiltinFunction(show, module: "warnings")))])
  }
}

extension Interpreter {
  /// Writes a warning as Python does where it has no line to show.
  func showWarning(_ text: String, category: PyClass) { writeError("\(category.name): \(text)\n") }

  /// Warns from native code: by the filters of `warnings` if a program has imported it, else once for each text.
  public func warn(_ text: String, category: PyClass = ExceptionClasses.userWarning) throws {
    let module = try importModule("warnings")
    if let function = module.attributes?["warn"] { _ = try call(function, [Value(text), .object(category)]) }
  }
}
