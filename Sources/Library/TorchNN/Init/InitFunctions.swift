// SPDX-License-Identifier: GPL-3.0-or-later

import NeuralNetworks
import PythonRuntime
import Tensors
import TorchCore

/// `torch.nn.init`
enum InitFunctions {
  /// The tensor to fill.
  private static func target(_ a: Bound) throws -> Tensor {
    guard let tensor = try a["tensor"].tensor else { throw try PyError.attribute(a["tensor"], "fill_") }
    return tensor
  }

  private static func generator(_ a: Bound, _ parameter: String) throws -> Generator? {
    guard let value = try a[parameter].ifGiven else { return nil }
    guard case .object(let object) = value, let generator = object as? GeneratorObject else {
      throw a.wrongType(parameter, "Generator")
    }
    return generator.generator
  }

  @inline(never) private static func declare(
    _ name: String, _ signature: String, _ doc: String, shape: String = "2, 3", arguments: String = "",
    _ body: @escaping (Bound, Tensor) throws -> Void
  ) -> Declaration {
    Declaration(name, signature, doc, example: "nn.init.\(name)(torch.empty(\(shape))\(arguments)).shape") { a in
      try body(a, target(a))
      return try a["tensor"]
    }
  }

  static let all: [Declaration] = [
    declare("uniform_", "(tensor, a=0.0, b=1.0, generator=None)", "Uniform numbers in [a, b).") { a, tensor in
      try Initialization.uniform(tensor, a: a.double("a"), b: a.double("b"), generator: generator(a, "generator"))
    },
    declare("normal_", "(tensor, mean=0.0, std=1.0, generator=None)", "Normal numbers.") { a, tensor in
      try Initialization.normal(
        tensor, mean: a.double("mean"), std: a.double("std"), generator: generator(a, "generator"))
    },
    declare(
      "trunc_normal_", "(tensor, mean=0.0, std=1.0, a=-2.0, b=2.0, generator=None)", "Normal numbers within [a, b]."
    ) { a, tensor in
      try Initialization.truncNormal(
        tensor, mean: a.double("mean"), std: a.double("std"), a: a.double("a"), b: a.double("b"),
        generator: generator(a, "generator"))
    },
    declare("constant_", "(tensor, val)", "A number everywhere.", arguments: ", 0.5") { a, tensor in
      try Initialization.constant(tensor, a.scalar("val"))
    },
    declare("ones_", "(tensor)", "Ones.") { _, tensor in try Initialization.constant(tensor, .double(1)) },
    declare("zeros_", "(tensor)", "Zeros.") { _, tensor in try Initialization.constant(tensor, .double(0)) },
    declare("eye_", "(tensor)", "The identity matrix.") { _, tensor in try Initialization.eye(tensor) },
    declare("dirac_", "(tensor, groups=1)", "Kernels that pass their input on.", shape: "2, 2, 3") { a, tensor in
      try Initialization.dirac(tensor, groups: a.int("groups"))
    },
    declare(
      "xavier_uniform_", "(tensor, gain=1.0, generator=None)", "Uniform with variance 2 gain² / (fan_in + fan_out)."
    ) { a, tensor in
      try Initialization.xavierUniform(tensor, gain: a.double("gain"), generator: generator(a, "generator"))
    },
    declare(
      "xavier_normal_", "(tensor, gain=1.0, generator=None)", "Normal with variance 2 gain² / (fan_in + fan_out)."
    ) { a, tensor in
      try Initialization.xavierNormal(tensor, gain: a.double("gain"), generator: generator(a, "generator"))
    },
    declare(
      "kaiming_uniform_", "(tensor, a=0, mode='fan_in', nonlinearity='leaky_relu', generator=None)",
      "Uniform with variance gain² / fan."
    ) { a, tensor in
      try Initialization.kaimingUniform(
        tensor, a: a.double("a"), mode: Initialization.FanMode(named: a.text("mode")),
        nonlinearity: a.text("nonlinearity"),
        generator: generator(a, "generator"))
    },
    declare(
      "kaiming_normal_", "(tensor, a=0, mode='fan_in', nonlinearity='leaky_relu', generator=None)",
      "Normal with variance gain² / fan."
    ) { a, tensor in
      try Initialization.kaimingNormal(
        tensor, a: a.double("a"), mode: Initialization.FanMode(named: a.text("mode")),
        nonlinearity: a.text("nonlinearity"),
        generator: generator(a, "generator"))
    },
    declare("orthogonal_", "(tensor, gain=1, generator=None)", "Orthonormal rows or columns.") { a, tensor in
      try Initialization.orthogonal(tensor, gain: a.double("gain"), generator: generator(a, "generator"))
    },
    declare(
      "sparse_", "(tensor, sparsity, std=0.01, generator=None)", "Normal columns with a share of zeros.",
      arguments: ", 0.5"
    ) { a, tensor in
      try Initialization.sparse(
        tensor, sparsity: a.double("sparsity"), std: a.double("std"), generator: generator(a, "generator"))
    },
    Declaration(
      "calculate_gain", "(nonlinearity, param=None)", "The factor that an activation wants.",
      example: "nn.init.calculate_gain('relu')"
    ) { a in
      let name = try a.text("nonlinearity")
      switch try a["param"] {
      case .none: break
      case .int, .float: break
      default:
        if name == "leaky_relu" {
          throw PyError.value("negative_slope \(try a.interpreter.str(a["param"])) not a valid number")
        }
      }
      // Whole gains are integers, as in PyTorch.
      let gain = try Initialization.gain(name, param: a.isGiven("param") ? a.double("param") : nil)
      return gain == 1 ? .int(1) : .float(gain)
    },
    Declaration(
      "_calculate_fan_in_and_fan_out", "(tensor)", "How many inputs an output has and how many outputs an input has.",
      example: "nn.init._calculate_fan_in_and_fan_out(torch.empty(3, 5))"
    ) { a in
      let fans = try Initialization.fans(a.tensor("tensor"))
      return Value(tuple: [.int(fans.fanIn), .int(fans.fanOut)])
    },
    Declaration(
      "_calculate_correct_fan", "(tensor, mode)", "fan_in or fan_out.",
      example: "nn.init._calculate_correct_fan(torch.empty(3, 5), 'fan_in')"
    ) { a in
      let fans = try Initialization.fans(a.tensor("tensor"))
      return .int(try Initialization.FanMode(named: a.text("mode")) == .fanIn ? fans.fanIn : fans.fanOut)
    },
  ]
}
