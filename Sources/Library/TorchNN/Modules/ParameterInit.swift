// SPDX-License-Identifier: GPL-3.0-or-later

import NeuralNetworks
import PythonRuntime
import Tensors

/// How layers fill their parameters, in PyTorch's order of draws.
enum ParameterInit {
  /// The number of inputs of one output: sizes after the first multiplied.
  static func fanIn(_ weight: Tensor) -> Int { weight.shape.dropFirst().reduce(1, &*) }

  /// Uniform in [-bound, bound].
  static func uniform(_ tensor: Tensor, _ bound: Double) throws {
    try Initialization.uniform(tensor, a: -bound, b: bound)
  }

  /// `kaiming_uniform_(weight, a=sqrt(5))`, which layers with weights begin with.
  static func kaiming(_ weight: Tensor) throws { try Initialization.kaimingUniform(weight, a: 5.0.squareRoot()) }

  /// `kaiming_uniform_` for the weight and a uniform bias of the same bound.
  static func kaiming(_ weight: Tensor, bias: Tensor?) throws {
    try kaiming(weight)
    guard let bias else { return }
    let fan = fanIn(weight)
    try uniform(bias, fan > 0 ? 1 / Double(fan).squareRoot() : 0)
  }

  /// Fills with a number.
  static func constant(_ tensor: Tensor?, _ value: Double) throws {
    if let tensor { try Initialization.constant(tensor, .double(value)) }
  }

  /// Calls `reset_parameters()`, which programs may have replaced.
  static func reset(_ module: ModuleObject) throws {
    _ = try Interpreter.current.callMethod(module.value, "reset_parameters")
  }

  /// The method `reset_parameters` of a layer.
  static func method(_ doc: String, _ body: @escaping (ModuleObject) throws -> Void) -> Declaration {
    Declaration("reset_parameters", "(self)", doc, example: "") { a in
      try body(moduleArgument(a))
      return .none
    }
  }
}
