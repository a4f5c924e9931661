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
  }
}
