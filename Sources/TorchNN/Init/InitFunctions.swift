import NeuralNetworks
import PythonRuntime
import Tensors
import TorchCore

/// `torch.nn.init`
enum InitFunctions {
  /// The tensor to fill.
  private static func target(_ a: Bound) throws -> Tensor {
    guard let tensor = a[0].tensor else { throw PyError.attribute(a[0], "fill_") }
    return tensor
  }

  private static func generator(_ a: Bound, _ i: Int) throws -> Generator? {
    guard let value = a[i].ifGiven else { return nil }
    guard case .object(let object) = value, let generator = object as? GeneratorObject else {
      throw a.wrongType(i, "Generator")
    }
    return generator.generator
  }

  private static func declare(
    _ name: String, _ signature: String, _ doc: String, shape: String = "2, 3", arguments: String = "",
    _ body: @escaping (Bound, Tensor) throws -> Void
  ) -> Declaration {
    Declaration(name, signature, doc, example: "nn.init.\(name)(torch.empty(\(shape))\(arguments)).shape") { a in
      try body(a, target(a))
      return a[0]
    }
  }

  static let all: [Declaration] = [
    declare("uniform_", "(tensor, a=0.0, b=1.0, generator=None)", "Uniform numbers in [a, b).") { a, tensor in
      try Initialization.uniform(tensor, a: a.double(1), b: a.double(2), generator: generator(a, 3))
    },
    declare("normal_", "(tensor, mean=0.0, std=1.0, generator=None)", "Normal numbers.") { a, tensor in
      try Initialization.normal(tensor, mean: a.double(1), std: a.double(2), generator: generator(a, 3))
    },
    declare(
      "trunc_normal_", "(tensor, mean=0.0, std=1.0, a=-2.0, b=2.0, generator=None)", "Normal numbers within [a, b]."
    ) { a, tensor in
      try Initialization.truncNormal(
        tensor, mean: a.double(1), std: a.double(2), a: a.double(3), b: a.double(4), generator: generator(a, 5))
    },
    declare("constant_", "(tensor, val)", "A number everywhere.", arguments: ", 0.5") { a, tensor in
      try Initialization.constant(tensor, a.scalar(1))
    },
    declare("ones_", "(tensor)", "Ones.") { _, tensor in try Initialization.constant(tensor, .double(1)) },
    declare("zeros_", "(tensor)", "Zeros.") { _, tensor in try Initialization.constant(tensor, .double(0)) },
    declare("eye_", "(tensor)", "The identity matrix.") { _, tensor in try Initialization.eye(tensor) },
    declare("dirac_", "(tensor, groups=1)", "Kernels that pass their input on.", shape: "2, 2, 3") { a, tensor in
      try Initialization.dirac(tensor, groups: a.int(1))
    },
    declare(
      "xavier_uniform_", "(tensor, gain=1.0, generator=None)", "Uniform with variance 2 gain² / (fan_in + fan_out)."
    ) { a, tensor in try Initialization.xavierUniform(tensor, gain: a.double(1), generator: generator(a, 2)) },
    declare(
      "xavier_normal_", "(tensor, gain=1.0, generator=None)", "Normal with variance 2 gain² / (fan_in + fan_out)."
    ) { a, tensor in try Initialization.xavierNormal(tensor, gain: a.double(1), generator: generator(a, 2)) },
    declare(
      "kaiming_uniform_", "(tensor, a=0, mode='fan_in', nonlinearity='leaky_relu', generator=None)",
      "Uniform with variance gain² / fan."
    ) { a, tensor in
      try Initialization.kaimingUniform(
        tensor, a: a.double(1), mode: Initialization.FanMode(named: a.text(2)), nonlinearity: a.text(3),
        generator: generator(a, 4))
    },
    declare(
      "kaiming_normal_", "(tensor, a=0, mode='fan_in', nonlinearity='leaky_relu', generator=None)",
      "Normal with variance gain² / fan."
    ) { a, tensor in
      try Initialization.kaimingNormal(
        tensor, a: a.double(1), mode: Initialization.FanMode(named: a.text(2)), nonlinearity: a.text(3),
        generator: generator(a, 4))
    },
    declare("orthogonal_", "(tensor, gain=1, generator=None)", "Orthonormal rows or columns.") { a, tensor in
      try Initialization.orthogonal(tensor, gain: a.double(1), generator: generator(a, 2))
    },
    declare(
      "sparse_", "(tensor, sparsity, std=0.01, generator=None)", "Normal columns with a share of zeros.",
      arguments: ", 0.5"
    ) { a, tensor in
      try Initialization.sparse(tensor, sparsity: a.double(1), std: a.double(2), generator: generator(a, 3))
    },
    Declaration(
      "calculate_gain", "(nonlinearity, param=None)", "The factor that an activation wants.",
      example: "nn.init.calculate_gain('relu')"
    ) { a in
      let name = try a.text(0)
      switch a[1] {
      case .none: break
      case .int, .float: break
      default:
        if name == "leaky_relu" {
          throw PyError.value("negative_slope \(try a.interpreter.str(a[1])) not a valid number")
        }
      }
      // Whole gains are integers, as in PyTorch.
      let gain = try Initialization.gain(name, param: a.isGiven(1) ? a.double(1) : nil)
      return gain == 1 ? .int(1) : .float(gain)
    },
    Declaration(
      "_calculate_fan_in_and_fan_out", "(tensor)", "How many inputs an output has and how many outputs an input has.",
      example: "nn.init._calculate_fan_in_and_fan_out(torch.empty(3, 5))"
    ) { a in
      let fans = try Initialization.fans(a.tensor(0))
      return Value(tuple: [.int(fans.fanIn), .int(fans.fanOut)])
    },
    Declaration(
      "_calculate_correct_fan", "(tensor, mode)", "fan_in or fan_out.",
      example: "nn.init._calculate_correct_fan(torch.empty(3, 5), 'fan_in')"
    ) { a in
      let fans = try Initialization.fans(a.tensor(0))
      return .int(try Initialization.FanMode(named: a.text(1)) == .fanIn ? fans.fanIn : fans.fanOut)
    },
  ]
}
