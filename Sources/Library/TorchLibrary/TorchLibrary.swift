// SPDX-License-Identifier: GPL-3.0-or-later

import NumPy
import Pyplot
import PythonRuntime
import TorchCore
import TorchData
import TorchNN
import TorchOptim

/// The library `torch` and what belongs to it.
public enum TorchLibrary {
  /// Says how to make each of its modules; nothing is made before a program asks for it.
  public static func install(into interpreter: Interpreter) {
    TorchCore.install(into: interpreter)
    NNLibrary.install(into: interpreter)
    OptimLibrary.install(into: interpreter)
    DataModule.install(into: interpreter)
    NumpyModule.install(into: interpreter)
    PyplotModule.install(into: interpreter)
    for name in around {
      interpreter.moduleMakers[name] = { interpreter in
        let module = try interpreter.makeModule(name)
        module.lazyAttribute = { part in
          guard interpreter.moduleMakers["\(name).\(part.name)"] != nil else { return nil }
          return .object(try interpreter.importModule("\(name).\(part.name)"))
        }
        module.missingAttributeMessage = { "Gradus has no \(name).\($0)" }
        return module
      }
    }
  }

  /// Small modules that programs around torch import, written in Python.
  private static let around = [
    "IPython", "IPython.display", "einops", "sklearn", "sklearn.datasets", "sklearn.model_selection",
  ]
}
