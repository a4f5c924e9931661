// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Tensors
import TorchCore

/// Activations.
enum ActivationLayers {
  @inline(never) private static func layer(
    _ name: String, _ signature: String = "()", _ doc: String, text: String? = nil, function: String,
    _ settings: [String] = [], example: String? = nil, base: String = "Module",
    build: ((ModuleObject, Bound) throws -> Void)? = nil
  ) -> Layer {
    Layer(
      name: name, file: "activation", base: base, signature: signature, doc: doc,
      example: example ?? "nn.\(name)()(torch.tensor([-1.0, 0.0, 2.0]))", text: text,
      forward: .function(function, settings), build: build)
  }

  // SAFETY: made once and never changed; the bodies run only on the thread that evaluates.
  nonisolated(unsafe) static let all: [Layer] = [
    layer("ReLU", "(inplace=False)", "max(0, x)", text: "{inplace}", function: "relu", ["inplace"]),
    layer(
      "LeakyReLU", "(negative_slope=0.01, inplace=False)", "x, or negative_slope * x where x is negative.",
      text: "negative_slope={negative_slope}{,inplace}", function: "leaky_relu", ["negative_slope", "inplace"]),
    layer(
      "RReLU", "(lower=0.125, upper=0.3333333333333333, inplace=False)",
      "Leaky ReLU with a random slope while training.",
      text: "lower={lower}, upper={upper}{,inplace}", function: "rrelu", ["lower", "upper", "training", "inplace"]),
    layer(
      "Threshold", "(threshold, value, inplace=False)", "x where it exceeds threshold, else value.",
      text: "threshold={threshold}, value={value}{,inplace}", function: "threshold", ["threshold", "value", "inplace"],
      example: "nn.Threshold(0.1, 20)(torch.tensor([0.0, 1.0]))"),
    Layer(
      name: "Hardtanh", file: "activation",
      signature: "(min_val=-1.0, max_val=1.0, inplace=False, min_value=None, max_value=None)",
      doc: "x clamped to [min_val, max_val].", example: "nn.Hardtanh()(torch.tensor([-3.0, 0.5]))",
      text: "min_val={min_val}, max_val={max_val}{,inplace}",
      forward: .function("hardtanh", ["min_val", "max_val", "inplace"]),
      build: { module, a in
        try module.set("min_val", a["min_value"].isNone ? a["min_val"] : a["min_value"])
        try module.set("max_val", a["max_value"].isNone ? a["max_val"] : a["max_value"])
        let (low, high) = (try module.get("min_val"), try module.get("max_val"))
        guard try a.interpreter.truth(a.interpreter.compare(.greater, high, low)) else {
          throw try PyError.make(
            ExceptionClasses.assertionError,
            "max_val (\(a.interpreter.str(high))) must be greater than min_val (\(a.interpreter.str(low)))")
        }
        try module.set("inplace", a["inplace"])
      }),
    layer(
      "ReLU6", "(inplace=False)", "x clamped to [0, 6].", text: "{inplace}", function: "relu6", ["inplace"],
      base: "Hardtanh",
      build: { module, a in
        module.set("min_val", .float(0))
        module.set("max_val", .float(6))
        try module.set("inplace", a["inplace"])
      }),
    layer("Sigmoid", "()", "1 / (1 + exp(-x))", function: "sigmoid"),
    layer("Hardsigmoid", "(inplace=False)", "A piecewise linear sigmoid.", function: "hardsigmoid", ["inplace"]),
    layer("Tanh", "()", "The hyperbolic tangent.", function: "tanh"),
    layer("SiLU", "(inplace=False)", "x * sigmoid(x)", text: "{inplace}", function: "silu", ["inplace"]),
    layer("Mish", "(inplace=False)", "x * tanh(softplus(x))", text: "{inplace}", function: "mish", ["inplace"]),
    layer("Hardswish", "(inplace=False)", "x * relu6(x + 3) / 6", function: "hardswish", ["inplace"]),
    layer(
      "ELU", "(alpha=1.0, inplace=False)", "x, or alpha * (exp(x) - 1) where x is negative.",
      text: "alpha={alpha}{,inplace}",
      function: "elu", ["alpha", "inplace"]),
    layer(
      "CELU", "(alpha=1.0, inplace=False)", "max(0, x) + min(0, alpha * (exp(x / alpha) - 1))",
      text: "alpha={alpha}{,inplace}", function: "celu", ["alpha", "inplace"]),
    layer("SELU", "(inplace=False)", "The self-normalising ELU.", text: "{inplace}", function: "selu", ["inplace"]),
    layer(
      "GLU", "(dim=-1)", "The first half times the sigmoid of the second half along dim.", text: "dim={dim}",
      function: "glu",
      ["dim"], example: "nn.GLU()(torch.ones(2, 4))"),
    layer(
      "GELU", "(approximate='none')", "x times the normal distribution function of x.",
      text: "approximate={approximate!r}",
      function: "gelu", ["approximate"]),
    layer(
      "Hardshrink", "(lambd=0.5)", "x, or 0 where |x| <= lambd.", text: "{lambd}", function: "hardshrink", ["lambd"]),
    layer(
      "Softshrink", "(lambd=0.5)", "x moved towards 0 by lambd.", text: "{lambd}", function: "softshrink", ["lambd"]),
    layer("Tanhshrink", "()", "x - tanh(x)", function: "tanhshrink"),
    layer("LogSigmoid", "()", "log(sigmoid(x))", function: "logsigmoid"),
    layer(
      "Softplus", "(beta=1.0, threshold=20.0)", "log(1 + exp(beta * x)) / beta, linear above threshold.",
      text: "beta={beta}, threshold={threshold}", function: "softplus", ["beta", "threshold"]),
    layer("Softsign", "()", "x / (1 + |x|)", function: "softsign"),
    layer(
      "Softmax", "(dim=None)", "exp(x) divided by its sum along dim.", text: "dim={dim}", function: "softmax", ["dim"],
      example: "nn.Softmax(dim=0)(torch.ones(4))"),
    layer(
      "Softmin", "(dim=None)", "softmax(-x)", text: "dim={dim}", function: "softmin", ["dim"],
      example: "nn.Softmin(dim=0)(torch.ones(4))"),
    layer(
      "LogSoftmax", "(dim=None)", "log(softmax(x)), computed stably.", text: "dim={dim}", function: "log_softmax",
      ["dim"], example: "nn.LogSoftmax(dim=0)(torch.ones(4))"),
    Layer(
      name: "Softmax2d", file: "activation", signature: "()", doc: "Softmax over the channels of images.",
      example: "nn.Softmax2d()(torch.ones(1, 2, 2, 2))",
      forward: .own { _, a in
        let input = try a.tensor("input")
        guard input.rank == 3 || input.rank == 4 else {
          throw PyError.value("Softmax2d: expected input to be 3D or 4D, got \(input.rank)D instead")
        }
        return try input.softmax(dim: -3).value
      }),
    Layer(
      name: "PReLU", file: "activation", signature: "(num_parameters=1, init=0.25, device=None, dtype=None)",
      doc: "Leaky ReLU with a learned slope.", example: "nn.PReLU()(torch.tensor([-1.0, 2.0]))",
      text: "num_parameters={num_parameters}", forward: .function("prelu", ["weight"]),
      build: { module, a in
        try module.set("num_parameters", a["num_parameters"])
        try module.set("init", a["init"])
        let dtype = try LayerOptions.dtype(a)
        try module.setParameter(
          "weight", Tensor.full([a.int("num_parameters")], .double(a.double("init")), dtype: dtype))
      },
      methods: [
        Declaration("reset_parameters", "(self)", "Sets the slope to init.") { a in
          let module = try moduleArgument(a)
          let start = try NumberArgument.double(module.get("init"))
          try TensorContext.withoutGrad { _ = try module.requiredTensor(Names.weight).fill_(.double(start)) }
          return .none
        }
      ]),
  ]
}
