// SPDX-License-Identifier: GPL-3.0-or-later

import Tensors
import TestSupport
import Testing

@testable import NeuralNetworks

/// Initial values, from the same random stream as PyTorch's (Fixtures/generate/initial.py).
@Suite(.serialized) struct InitializationTests {
  static let rows = Fixture.lines("initial.txt")

  @Test(arguments: rows) func agreesWithPyTorch(_ row: String) throws {
    let parts = row.split(separator: "|", omittingEmptySubsequences: false)
    let s = Settings(parts[1])
    TensorContext.current = TensorContext(generator: Generator(seed: 5))
    let x = try Tensor.zeros(integers(parts[2]), dtype: .float32)
    let mode = try Initialization.FanMode(named: s.text("mode", "fan_in"))
    let nonlinearity = s.text("nonlinearity", "leaky_relu")
    switch parts[0] {
    case "xavier_uniform_": try Initialization.xavierUniform(x, gain: s.real("gain", 1))
    case "xavier_normal_": try Initialization.xavierNormal(x)
    case "kaiming_uniform_": try Initialization.kaimingUniform(x, a: s.real("a"))
    case "kaiming_normal_": try Initialization.kaimingNormal(x, mode: mode, nonlinearity: nonlinearity)
    case "trunc_normal_":
      try Initialization.truncNormal(
        x, mean: s.real("mean"), std: s.real("std", 1), a: s.real("a", -2), b: s.real("b", 2))
    case "orthogonal_": try Initialization.orthogonal(x, gain: s.real("gain", 1))
    case "sparse_": try Initialization.sparse(x, sparsity: s.real("sparsity"))
    case "eye_": try Initialization.eye(x)
    case "dirac_": try Initialization.dirac(x)
    default: Issue.record("unknown function \(parts[0])")
    }
    let expected = try Tensor.from(doubles: reals(parts[3]), shape: x.shape, dtype: .float32)
    #expect(difference(x, expected) < 5e-6, "\(parts[0]) \(parts[1]) of \(parts[2])")
  }

  @Test func gains() throws {
    #expect(try Initialization.gain("tanh") == 5.0 / 3)
    #expect(try Initialization.gain("leaky_relu", param: 0.2) == (2 / 1.04).squareRoot())
  }
}
