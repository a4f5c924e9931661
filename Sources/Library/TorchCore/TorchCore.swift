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
    TensorContext.current.reportAnomaly = { node in
      TorchWarnings.warn(
        "Error detected in \(node.name). No forward pass information available. Enable detect anomaly during forward pass for "
          + "more information.")
    }
    NodeHooks.call = NodeObject.callHook
    TensorContext.current.checkInterrupt = { try Interpreter.current.pollInterrupt() }
    TorchSnapshotTypes.register()
  }
}
