// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc
import PythonRuntime
import Tensors
import TorchCore

/// Linear maps.
enum LinearLayers {
  private static let factory = "device=None, dtype=None"

  // SAFETY: made once and never changed; the bodies run only on the thread that evaluates.
  nonisolated(unsafe) static let all: [Layer] = [
    Layer(
      name: "Identity", file: "linear", signature: "(*args, **kwargs)", doc: "Gives its input back.",
      example: "nn.Identity()(torch.ones(2))", forward: .own { _, a in try a["input"] }, build: { _, _ in }),
    Layer(
      name: "Linear", file: "linear", signature: "(in_features, out_features, bias=True, \(factory))",
      doc: "input @ weight.T + bias", example: "nn.Linear(3, 2)(torch.ones(4, 3)).shape",
      forward: .function("linear", ["weight", "bias"]), build: buildLinear, describe: describeLinear,
      methods: [
        ParameterInit.method("Draws weight and bias anew.") { module in
          try ParameterInit.kaiming(module.requiredTensor(Names.weight), bias: module.tensor(Names.bias))
        }
      ]),
    Layer(
      name: "NonDynamicallyQuantizableLinear", file: "linear", base: "Linear",
      signature: "(in_features, out_features, bias=True, \(factory))", doc: "The Linear inside of attention.",
      build: buildLinear),
    Layer(
      name: "Bilinear", file: "linear", signature: "(in1_features, in2_features, out_features, bias=True, \(factory))",
      doc: "x1 @ weight[k] @ x2 + bias[k] for each output k.", example: "nn.Bilinear(2, 3, 4)",
      inputs: "input1, input2",
      forward: .function("bilinear", ["weight", "bias"]),
      build: { module, a in
        let (first, second, out) = (
          try NumberArgument.int(a["in1_features"]), try NumberArgument.int(a["in2_features"]),
          try NumberArgument.int(a["out_features"])
        )
        if first <= 0 { throw PyError.value("in1_features must be > 0, but got (in1_features=\(first))") }
        try module.set("in1_features", a["in1_features"])
        try module.set("in2_features", a["in2_features"])
        try module.set("out_features", a["out_features"])
        let dtype = try LayerOptions.dtype(a)
        try module.setParameter("weight", Tensor.empty([out, first, second], dtype: dtype))
        try module.setParameter("bias", a.interpreter.truth(a["bias"]) ? Tensor.empty([out], dtype: dtype) : nil)
        try ParameterInit.reset(module)
      },
      describe: { module in
        let bias = try module.tensor(Names.bias) == nil ? "False" : "True"
        return try Layer.fill(
          "in1_features={in1_features}, in2_features={in2_features}, out_features={out_features}, bias=\(bias)", module)
      },
      methods: [
        ParameterInit.method("Draws weight and bias anew.") { module in
          let weight = try module.requiredTensor(Names.weight)
          let bound = 1 / sqrt(Double(max(1, weight.shape.count > 1 ? weight.shape[1] : 1)))
          try ParameterInit.uniform(weight, bound)
          if let bias = try module.tensor(Names.bias) { try ParameterInit.uniform(bias, bound) }
        }
      ]),
  ]

  private static func buildLinear(_ module: ModuleObject, _ a: Bound) throws {
    let sizes = try LayerOptions.sizes([a["out_features"], a["in_features"]])
    try module.set("in_features", a["in_features"])
    try module.set("out_features", a["out_features"])
    let dtype = try LayerOptions.dtype(a)
    try module.setParameter("weight", Tensor.empty(sizes, dtype: dtype))
    try module.setParameter("bias", a.interpreter.truth(a["bias"]) ? Tensor.empty([sizes[0]], dtype: dtype) : nil)
    try ParameterInit.reset(module)
  }

  /// `in_features=3, out_features=2, bias=True`
  static func describeLinear(_ module: ModuleObject) throws -> String {
    let bias = try module.get("bias").isNone ? "False" : "True"
    return try Layer.fill("in_features={in_features}, out_features={out_features}, bias=\(bias)", module)
  }
}
