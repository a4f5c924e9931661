// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime

/// Small functions that are clearest in Python itself; each is compiled when it is first needed.
enum PythonHelpers {
  /// What makes a function that runs in a context: `torch.no_grad()` as a decorator.
  static func decorateContext(_ interpreter: Interpreter) throws -> Value {
    let state = TorchState.current
    if let known = state.helpers["decorate_context"] { return known }
    let made = try interpreter.definition(
      named: "decorate_context", in: try interpreter.embeddedSource("torch.utils._contextlib"))
    state.helpers["decorate_context"] = made
    return made
  }
}
