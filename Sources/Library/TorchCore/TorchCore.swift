// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Tensors

/// `torch` itself and the modules below it that need no layers: functions, the class Tensor, autograd, checkpoints.
public enum TorchCore {
  /// Makes the modules known to a workspace.
  public static func install(into interpreter: Interpreter) {
    BuiltinFunction.refinedRefusal = OverloadRefusal.refine
    BuiltinFunction.formerOverload = FormerOverloads.call
    Submodules.install(into: interpreter)
    FunctionTransforms.install(into: interpreter)
    MixedPrecision.install(into: interpreter)
    PythonParts.install(into: interpreter)
    TorchWarnings.install()
    NodeHooks.call = NodeObject.callHook
    TensorContext.current.checkInterrupt = { try Interpreter.current.pollInterrupt() }
    TorchSnapshotTypes.register()
  }
}
