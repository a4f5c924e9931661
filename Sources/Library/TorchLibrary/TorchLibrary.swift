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
          if interpreter.moduleMakers["\(name).\(part.name)"] != nil {
            return .object(try interpreter.importModule("\(name).\(part.name)"))
          }
          guard let answer = module.attributes?["__getattr__"], !part.name.hasPrefix("__") else { return nil }
          return try interpreter.call(answer, [Value(part.name)])
        }
        module.missingAttributeMessage = { "Gradus has no \(name).\($0)" }
        return module
      }
    }
  }

  /// Small modules that programs around torch import, written in Python.
  private static let around = [
    "IPython", "IPython.display", "PIL", "PIL.Image", "PIL.ImageOps", "PIL._png", "PIL._resample", "einops",
    "einops.layers", "einops.layers.torch",
    "fsspec", "matplotlib_inline", "matplotlib_inline.backend_inline", "packaging", "packaging.version", "pandas",
    "pandas._frame", "pandas._groups", "pandas._methods", "pandas._reading", "pandas._series", "pandas._text", "scipy",
    "scipy.linalg",
    "scipy.signal",
    "scipy.spatial", "scipy.spatial.distance", "scipy.special", "scipy.stats", "scipy.stats._continuous",
    "scipy.stats._describing", "scipy.stats._discrete", "scipy.stats._frame", "scipy.stats._multivariate",
    "sklearn", "sklearn._digits", "sklearn._iris", "sklearn._models", "sklearn.cluster", "sklearn.decomposition",
    "sklearn.datasets", "sklearn.linear_model", "sklearn.metrics", "sklearn.model_selection", "sklearn.preprocessing",
    "torchinfo",
    "torchvision", "torchvision.datasets", "torchvision.io", "torchvision.models", "torchvision.models._nets",
    "torchvision.models._patches", "torchvision.models._residual", "torchvision.models._start",
    "torchvision.models._weights", "torchvision.ops",
    "torchvision.transforms", "torchvision.transforms._random", "torchvision.transforms.functional",
    "torchvision.transforms.v2", "torchvision.utils",
  ]
}
