// SPDX-License-Identifier: GPL-3.0-or-later

import NeuralNetworks
import PythonRuntime
import Tensors
import TorchCore

/// Activations.
enum ActivationFunctions {
  /// A function whose slope at the left may be given as negative, so that it has no inverse: PyTorch's name, and the setting.
  private typealias Falling = (name: String, setting: String)

  /// Applies a function to a tensor, or changes the tensor itself when `inplace` says so.
  private static func apply(_ a: Bound, falls: Falling? = nil, _ body: (Tensor) throws -> Tensor) throws -> Value {
    let input = try a.tensor("input")
    guard try a.truth("inplace") else { return try body(input).value }
    if try body(input.detach()).dtype == input.dtype {
      var target = input
      if a.function == "threshold" {
        // Places that are shown several times get the same value each time.
        for d in input.shape.indices where input.strides[d] == 0 && input.shape[d] > 1 {
          target = try target.narrow(d, 0, 1)
        }
      }
      _ = try target.copy_(body(target.clone()))
    }
    if let falls, try a.double(falls.setting) < 0, let node = input.gradFn, TensorContext.current.gradEnabled {
      let name = falls.name
      let rule = Derivative(node.name) { _, _ in
        throw TensorError.runtime(
          "In-place \(name) backward calculation is triggered with a negative slope which is not supported. This is caused by "
            + "calling in-place forward function with a negative slope, please call out-of-place version instead."
            + (name == "elu"
              ? ""
              : " File an issue at https://github.com/pytorch/pytorch if you do require supporting in-place leakRelu backward "
                + "calculation with negative slope"))
      }
      let refusing = GradNode(rule, edges: node.edges)
      refusing.setOutputs([input] as [Tensor?])
      input.gradFn = refusing
    }
    return try a["input"]
  }

  /// A result, or the tensor that `out=` named with it in it.
  private static func stored(_ result: Tensor, _ a: Bound) throws -> Value {
    guard let target = try a["out"].tensor else { return result.value }
    if target.shape != result.shape { target.data = try Tensor.empty(result.shape, dtype: target.dtype) }
    _ = try target.copy_(result)
    return try a["out"]
  }

  private static func plain(
    _ name: String, _ doc: String, _ body: @escaping (Tensor) throws -> Tensor
  ) -> Declaration {
    Declaration(name, "(input)", doc, example: "F.\(name)(torch.tensor([-1.0, 0.0, 2.0]))") { a in
      try body(a.tensor("input")).value
    }
  }

  @inline(never) private static func optional(
    _ name: String, settings: String = "", _ doc: String, example: String? = nil, falls: Falling? = nil,
    _ body: @escaping (Bound, Tensor) throws -> Tensor
  ) -> Declaration {
    let middle = settings.isEmpty ? "" : settings + ", "
    return Declaration(
      name, "(input, \(middle)inplace=False)", doc, example: example ?? "F.\(name)(torch.tensor([-1.0, 0.0, 2.0]))"
    ) { a in try apply(a, falls: falls) { try body(a, $0) } }
  }

  /// The dimension that softmax takes where none is given, with PyTorch's warning.
  private static func dimension(_ a: Bound, _ name: String, rank: Int) throws -> Int {
    if try a.isGiven("dim") { return try a.int("dim") }
    try Warnings.user(
      "Implicit dimension choice for \(name) has been deprecated. Change the call to include dim=X as an argument.")
    return rank == 0 || rank == 1 || rank == 3 ? 0 : 1
  }

  private static func softmaxLike(
    _ name: String, _ doc: String, _ body: @escaping (Tensor, Int, DType?) throws -> Tensor
  ) -> Declaration {
    Declaration(
      name, "(input, dim=None, _stacklevel=3, dtype=None)", doc, example: "F.\(name)(torch.tensor([1.0, 2.0]), dim=0)"
    ) { a in
      let input = try a.tensor("input", asked: name == "log_softmax" ? name : "softmax")
      return try body(input, dimension(a, name, rank: input.rank), a.dtype("dtype")).value
    }
  }

  static let all: [Declaration] = [
    Declaration(
      "relu", "(input, inplace=False)", "max(0, x)", example: "F.relu(torch.tensor([-1.0, 0.0, 2.0]))"
    ) { a in
      let input = try a.tensor("input")
      if try a.truth("inplace") {
        _ = try input.relu_()
        return try a["input"]
      }
      return try input.relu().value
    },
    Declaration("relu_", "(input)", "max(0, x), in place.", example: "F.relu_(torch.tensor([-1.0, 2.0]))") { a in
      _ = try a.tensor("input").relu_()
      return try a["input"]
    },
    optional("relu6", "x clamped to [0, 6].") { try Functional.relu6($1) },
    optional(
      "leaky_relu", settings: "negative_slope=0.01", "x, or negative_slope * x where x is negative.",
      falls: ("leakyReLu", "negative_slope")
    ) {
      try Functional.leakyRelu($1, negativeSlope: $0.double("negative_slope"))
    },
    optional("hardtanh", settings: "min_val=-1.0, max_val=1.0", "x clamped to [min_val, max_val].") {
      let (low, high) = (try $0.scalar("min_val"), try $0.scalar("max_val"))
      if $1.dtype.isFloatingPoint { return try Functional.hardtanh($1, minVal: low, maxVal: high) }
      // The bounds are taken in the type of whole numbers.
      let bounds = (low.doubleValue.rounded(.towardZero), high.doubleValue.rounded(.towardZero))
      guard let first = Int(exactly: bounds.0), let last = Int(exactly: bounds.1) else {
        return try Functional.hardtanh($1, minVal: low, maxVal: high)
      }
      return try Functional.hardtanh($1, minVal: .int(first), maxVal: .int(last))
    },
    optional(
      "threshold", settings: "threshold, value", "x where it exceeds threshold, else value.",
      example: "F.threshold(torch.tensor([0.0, 1.0]), 0.5, 9.0)"
    ) { try Functional.threshold($1, threshold: $0.scalar("threshold"), value: $0.scalar("value")) },
    Declaration(
      "rrelu", "(input, lower=0.125, upper=0.3333333333333333, training=False, inplace=False)",
      "Leaky ReLU, with a random slope while training.", example: "F.rrelu(torch.tensor([-1.0, 2.0]))"
    ) { a in
      let (lower, upper, training) = (try a.double("lower"), try a.double("upper"), try a.truth("training"))
      return try apply(a, falls: ("leakyReLu", "lower")) {
        try Functional.rrelu($0, lower: lower, upper: upper, training: training)
      }
    },
    optional("elu", settings: "alpha=1.0", "x, or alpha * (exp(x) - 1) where x is negative.", falls: ("elu", "alpha")) {
      try Functional.elu($1, alpha: $0.double("alpha"))
    },
    optional("celu", settings: "alpha=1.0", "max(0, x) + min(0, alpha * (exp(x / alpha) - 1))", falls: ("elu", "alpha"))
    {
      try Functional.celu($1, alpha: $0.double("alpha"))
    },
    optional("selu", "The self-normalising ELU.") { try Functional.selu($1) },
    optional("silu", "x * sigmoid(x)") { try Functional.silu($1) },
    optional("mish", "x * tanh(softplus(x))") { try Functional.mish($1) },
    optional("hardswish", "x * relu6(x + 3) / 6") { try Functional.hardswish($1) },
    optional("hardsigmoid", "A piecewise linear sigmoid.") { try Functional.hardsigmoid($1) },
    plain("sigmoid", "1 / (1 + exp(-x))") { try $0.sigmoid() },
    plain("tanh", "The hyperbolic tangent.") { try $0.tanh() },
    plain("softsign", "x / (1 + |x|)") { try Functional.softsign($0) },
    plain("tanhshrink", "x - tanh(x)") { try Functional.tanhshrink($0) },
    Declaration(
      "logsigmoid", "(input, *, out=None)", "log(sigmoid(x))", example: "F.logsigmoid(torch.tensor([-1.0, 0.0, 2.0]))"
    ) { a in try stored(Functional.logsigmoid(a.tensor("input")), a) },
    Declaration(
      "gelu", "(input, *, approximate='none')", "x times the normal distribution function of x.",
      example: "F.gelu(torch.tensor([-1.0, 0.0, 2.0]))"
    ) { a in try Functional.gelu(a.tensor("input"), approximate: a.text("approximate")).value },
    Declaration(
      "softplus", "(input, beta=1.0, threshold=20.0, *, out=None)",
      "log(1 + exp(beta * x)) / beta, linear above threshold.",
      example: "F.softplus(torch.tensor([-1.0, 0.0, 2.0]))"
    ) { a in
      try stored(Functional.softplus(a.tensor("input"), beta: a.double("beta"), threshold: a.double("threshold")), a)
    },
    Declaration(
      "hardshrink", "(input, lambd=0.5)", "x, or 0 where |x| <= lambd.",
      example: "F.hardshrink(torch.tensor([-0.2, 2.0]))"
    ) { a in try Functional.hardshrink(a.tensor("input"), lambda: a.double("lambd")).value },
    Declaration(
      "softshrink", "(input, lambd=0.5, *, out=None)", "x moved towards 0 by lambd.",
      example: "F.softshrink(torch.tensor([-0.2, 2.0]))"
    ) { a in try stored(Functional.softshrink(a.tensor("input"), lambda: a.double("lambd")), a) },
    Declaration(
      "prelu", "(input, weight)", "x, or weight * x where x is negative.",
      example: "F.prelu(torch.tensor([-1.0, 2.0]), torch.tensor([0.25]))"
    ) { a in try Functional.prelu(a.tensor("input"), a.tensor("weight")).value },
    Declaration(
      "glu", "(input, dim=-1)", "The first half times the sigmoid of the second half.",
      example: "F.glu(torch.ones(2, 4))"
    ) { a in try Functional.glu(a.tensor("input"), dim: a.int("dim")).value },
    softmaxLike("softmax", "exp(x) divided by its sum along dim.") { try $0.softmax(dim: $1, dtype: $2) },
    softmaxLike("softmin", "softmax(-x)") { try Functional.softmin($0, dim: $1, dtype: $2) },
    softmaxLike("log_softmax", "log(softmax(x)), computed stably.") { try $0.logSoftmax(dim: $1, dtype: $2) },
    Declaration(
      "gumbel_softmax", "(logits, tau=1, hard=False, eps=1e-10, dim=-1)",
      "A sample of the Gumbel-softmax distribution.",
      example: "F.gumbel_softmax(torch.zeros(3)).sum()"
    ) { a in
      try Functional.gumbelSoftmax(a.tensor("logits"), tau: a.double("tau"), hard: a.truth("hard"), dim: a.int("dim"))
        .value
    },
  ]
}
