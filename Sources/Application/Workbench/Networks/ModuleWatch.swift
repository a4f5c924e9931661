// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import TorchNN

/// Looks on while modules are called, through hooks that the command's rolled-back transaction takes away again.
enum ModuleWatch {
  /// Calls `before` with the arguments of each call of a module, and `after` with its arguments and its result.
  static func add(
    to module: ModuleObject, _ interpreter: Interpreter, before: @escaping () throws -> Void,
    after: @escaping (_ arguments: [Value], _ result: Value) throws -> Void
  ) throws {
    let first = Declaration("watch", "(module, arguments)", "Notes that a layer is called.") { _ in
      try before()
      return .none
    }
    let second = Declaration("watch", "(module, arguments, result)", "Notes what a layer gave.") { a in
      guard case .tuple(let arguments) = try a["arguments"] else { return .none }
      try after(arguments.items, a["result"])
      return .none
    }
    _ = try interpreter.callMethod(
      .object(module), "register_forward_pre_hook", [.object(BuiltinFunction(first))])
    _ = try interpreter.callMethod(.object(module), "register_forward_hook", [.object(BuiltinFunction(second))])
  }
}
