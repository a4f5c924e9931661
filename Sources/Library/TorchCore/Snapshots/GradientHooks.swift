// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Tensors

/// Functions of the language as hooks of the engine.
enum GradientHooks {
  /// A hook that may replace the gradient.
  static func call(_ function: Value) -> (Tensor?) throws -> Tensor? {
    { gradient in
      let result = try Interpreter.current.call(function, [gradient?.value ?? .none])
      if result.isNone { return nil }
      guard let changed = result.tensor else {
        throw PyError.type("hook should return a Tensor or None, got \(Conversions.typeName(result))")
      }
      return changed
    }
  }
  /// A hook that gets the leaf and changes nothing.
  static func callAfter(_ function: Value) -> (Tensor?) throws -> Tensor? {
    { leaf in
      guard let leaf, try Interpreter.current.call(function, [leaf.value]).isNone else {
        throw PyError.runtime("Tensor post accumulate grad hooks should return None.")
      }
      return nil
    }
  }
}
