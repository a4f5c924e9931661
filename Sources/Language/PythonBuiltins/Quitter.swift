// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime

/// `exit` and `quit`: to be called, and to say so when somebody forgets the parentheses.
final class Quitter: PyObject {
  private let name: String
  // SAFETY: made once, immutable afterwards, used on one thread.
  private nonisolated(unsafe) static let quitterClass = PyClass(builtin: "Quitter", module: "_sitebuiltins")

  init(_ name: String) {
    self.name = name
    super.init(cls: Quitter.quitterClass)
  }

  override func call(_ arguments: Arguments) throws -> Value? {
    let status = try Signature("(code=None)").bind(arguments, function: "Quitter.__call__", style: .python)[0]
    throw Raised(PyException(cls: ExceptionClasses.systemExit, arguments: status.isNone ? [] : [status]))
  }

  override func repr() throws -> String { "Use \(name)() or Ctrl-D (i.e. EOF) to exit" }
}
