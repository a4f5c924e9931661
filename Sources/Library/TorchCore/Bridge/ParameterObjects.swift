// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Tensors

/// `torch.nn.Parameter`: a tensor that modules register and that requires a gradient.
package enum ParameterObjects {
  /// A parameter that shares the memory of a tensor.
  package static func make(_ data: Tensor, requiresGrad: Bool) throws -> Value {
    let tensor = data.sharedAlias()
    if requiresGrad {
      guard tensor.dtype.isFloatingPoint else {
        throw PyError.runtime("Only Tensors of floating point and complex dtype can require gradients")
      }
      tensor.leafRequiresGrad = true
    }
    tensor.isParameter = true
    return TensorObject.wrap(tensor)
  }

  private static let declaration = Declaration(
    "Parameter", "(data=None, requires_grad=True)", "A tensor that modules register and that requires a gradient.",
    example: "nn.Parameter(torch.ones(2))"
  ) { a in
    let requiresGrad = try a.interpreter.truth(a["requires_grad"])
    if try a["data"].isNone { return try make(Tensor.empty([0]), requiresGrad: requiresGrad) }
    guard let data = try a["data"].tensor else { throw try PyError.attribute(a["data"], "detach") }
    return try make(data, requiresGrad: requiresGrad)
  }

  /// The class, with its constructor.
  package static var parameterClass: PyClass {
    let cls = TorchState.current.parameterClass
    if cls.construct == nil {
      let function = BuiltinFunction(declaration, module: "torch.nn.parameter")
      cls.construct = { wanted, arguments in
        let made = try function.call(arguments) ?? .none
        if wanted !== cls, let object = made.tensorObject { object.cls = wanted }
        return made
      }
      cls.set("__doc__", Value(declaration.doc))
    }
    return cls
  }
}
