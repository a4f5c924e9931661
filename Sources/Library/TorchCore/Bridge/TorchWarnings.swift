// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Tensors

/// PyTorch's warnings, through Python's `warnings` module.
public enum TorchWarnings {
  /// Warns; a program may turn the warning into an exception.
  public static func warn(_ text: String, category: String = "UserWarning") {
    let interpreter = Interpreter.current
    guard let module = try? interpreter.importModule("warnings"),
      let warn = try? interpreter.getAttribute(.object(module), "warn")
    else { return }
    _ = try? interpreter.call(warn, [Value(text), .object(ExceptionClasses.named(category))])
  }

  /// Passes the tensor engine's warnings on.
  static func install() {
    TensorContext.current.warn = { category, text in warn(text, category: category) }
  }
}
