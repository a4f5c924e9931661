// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime

/// Layers that learn the size of their input from the first input they see, and then are ordinary ones.
enum LazyLayers {
  // SAFETY: made once and never changed; the bodies run only on the thread that evaluates.
  nonisolated(unsafe) static let all: [Layer] =
    [
      Layer(
        name: "LazyLinear", file: "linear", base: "Linear",
        signature: "(out_features, bias=True, device=None, dtype=None)",
        doc: "A Linear that takes in_features from its first input.",
        example: "nn.LazyLinear(3)(torch.ones(2, 5)).shape",
        forward: .own { module, a in
          let input = try a.tensor("input")
          try become(
            module, "Linear",
            [.int(input.shape.last ?? 1), module.get("out_features"), module.get("_lazy_bias")])
          return try module.callForward(Arguments([a["input"]]))
        },
        build: { module, a in
          module.set("in_features", .int(0))
          try module.set("out_features", a["out_features"])
          try remember(module, bias: a["bias"])
        },
        describe: { module in
          let bias = try Interpreter.current.truth(module.get("_lazy_bias")) ? "True" : "False"
          return try Layer.fill("in_features=0, out_features={out_features}, bias=\(bias)", module)
        })
    ] + (1...3).flatMap { [convolution($0, transposed: false), convolution($0, transposed: true), batchNorm($0)] }

  private static func remember(_ module: ModuleObject, bias: Value) throws {
    module.set("_lazy_bias", bias)
    try module.parameters.set("weight", .none)
    try module.parameters.set("bias", .none)
  }

  /// Makes the module an ordinary one of a class of the library, as if it had been constructed with these arguments.
  private static func become(_ module: ModuleObject, _ name: String, _ arguments: [Value]) throws {
    guard let cls = try NNState.current.layerClass(name), let initialise = cls.lookup("__init__") else { return }
    let training = module.setting(Names.training)
    let hooks = module.hooks
    module.attributes?["_lazy_bias"] = nil
    module.attributes?["_lazy_arguments"] = nil
    module.cls = cls
    _ = try Interpreter.current.call(initialise, [module.value] + arguments)
    module.attributes?[Names.training.symbol] = training
    module.hooks = hooks
  }

  private static func convolution(_ n: Int, transposed: Bool) -> Layer {
    let name = transposed ? "ConvTranspose\(n)d" : "Conv\(n)d"
    let more =
      transposed
      ? "padding=0, output_padding=0, groups=1, bias=True, dilation=1" : "padding=0, dilation=1, groups=1, bias=True"
    return Layer(
      name: "Lazy" + name, file: "conv", base: name,
      signature: "(out_channels, kernel_size, stride=1, \(more), padding_mode='zeros', device=None, dtype=None)",
      doc: "A \(name) that takes in_channels from its first input.", example: "nn.Lazy\(name)(8, 3)",
      forward: .own { module, a in
        let input = try a.tensor("input")
        guard input.rank == n + 1 || input.rank == n + 2 else {
          throw PyError.runtime(
            "Expected \(n + 1)D (unbatched) or \(n + 2)D (batched) input to Lazy\(name), but got input of size: "
              + "\(input.shape)")
        }
        let arguments = try a.interpreter.collect(module.get("_lazy_arguments"))
        try become(module, name, [.int(input.shape[input.rank - n - 1])] + arguments)
        return try module.callForward(Arguments([a["input"]]))
      },
      build: { module, a in
        module.set("_lazy_arguments", Value(tuple: Array(a.values.dropFirst())))
        module.set("in_channels", .int(0))
        try module.set("out_channels", a["out_channels"])
        module.set("kernel_size", try LayerOptions.tuple(a["kernel_size"], n))
        module.set("stride", try LayerOptions.tuple(a["stride"], n))
        try remember(module, bias: .bool(true))
      },
      describe: { try Layer.fill("0, {out_channels}, kernel_size={kernel_size}, stride={stride}", $0) })
  }

  private static func batchNorm(_ n: Int) -> Layer {
    Layer(
      name: "LazyBatchNorm\(n)d", file: "batchnorm", base: "BatchNorm\(n)d",
      signature: "(eps=1e-05, momentum=0.1, affine=True, track_running_stats=True, device=None, dtype=None)",
      doc: "A BatchNorm\(n)d that takes num_features from its first input.", example: "nn.LazyBatchNorm\(n)d()",
      forward: .own { module, a in
        let input = try a.tensor("input")
        guard input.rank > 1 else { throw PyError.value("expected \(n + 2)D input (got \(input.rank)D input)") }
        let arguments = try a.interpreter.collect(module.get("_lazy_arguments"))
        try become(module, "BatchNorm\(n)d", [.int(input.shape[1])] + arguments)
        return try module.callForward(Arguments([a["input"]]))
      },
      build: { module, a in
        module.set("_lazy_arguments", Value(tuple: Array(a.values.dropFirst())))
        module.set("num_features", .int(0))
        for name in ["eps", "momentum", "affine", "track_running_stats"] {
          try module.set(name, a[name])
        }
        try remember(module, bias: .bool(true))
      },
      describe: {
        try Layer.fill(
          "0, eps={eps}, momentum={momentum}, affine={affine}, bias=True, track_running_stats={track_running_stats}", $0
        )
      })
  }
}
