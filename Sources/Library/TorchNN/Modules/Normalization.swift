// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Tensors
import TorchCore

/// Layers that normalise.
enum NormalizationLayers {
  // SAFETY (all of them): made once and never changed; the bodies run only on the thread that evaluates.
  nonisolated(unsafe) private static let momentumKey = Key("momentum")
  nonisolated(unsafe) private static let epsKey = Key("eps")
  nonisolated(unsafe) private static let trackKey = Key("track_running_stats")

  nonisolated(unsafe) private static let batchNorm = LayerFunction("batch_norm")
  nonisolated(unsafe) private static let instanceNorm = LayerFunction("instance_norm")

  nonisolated(unsafe) static let all: [Layer] =
    [
      Layer(
        name: "_NormBase", file: "batchnorm", signature: "(*args, **kwargs)", doc: "The base of batch normalisation.",
        describe: { module in
          let bias = try module.get("bias").isNone ? "False" : "True"
          return try Layer.fill(
            "{num_features}, eps={eps}, momentum={momentum}, affine={affine}, bias=\(bias), "
              + "track_running_stats={track_running_stats}", module)
        },
        methods: [
          Declaration(
            "reset_running_stats", "(self)", "Forgets the running statistics.",
            example: "nn.BatchNorm1d(3).reset_running_stats()"
          ) { a in
            try resetStatistics(moduleArgument(a))
            return .none
          },
          ParameterInit.method("Forgets the statistics; weight 1, bias 0.") { module in
            try resetStatistics(module)
            if try Interpreter.current.truth(module.get("affine")) {
              try ParameterInit.constant(module.tensor(Names.weight), 1)
              try ParameterInit.constant(module.tensor(Names.bias), 0)
            }
          },
        ]),
      Layer(
        name: "_BatchNorm", file: "batchnorm", base: "_NormBase", signature: batchSignature,
        doc: "The base of batch normalisation.", forward: .own(batchForward), build: { try build($0, $1) }),
      Layer(
        name: "_InstanceNorm", file: "instancenorm", base: "_NormBase", signature: instanceSignature,
        doc: "The base of instance normalisation.", forward: .own(instanceForward), build: { try build($0, $1) }),
    ] + (1...3).flatMap { [batch($0), instance($0)] } + shaped

  // MARK: Batch and instance normalisation

  private static let batchSignature =
    "(num_features, eps=1e-05, momentum=0.1, affine=True, track_running_stats=True, device=None, dtype=None, *, bias=True)"
  private static let instanceSignature =
    "(num_features, eps=1e-05, momentum=0.1, affine=False, track_running_stats=False, device=None, dtype=None, *, bias=True)"

  private static func build(_ module: ModuleObject, _ a: Bound) throws {
    let dtype = try LayerOptions.dtype(a)
    try buildNorm(module, a, affine: a["affine"], track: a["track_running_stats"], bias: a["bias"], dtype: dtype)
  }

  private static func batch(_ n: Int) -> Layer {
    Layer(
      name: "BatchNorm\(n)d", file: "batchnorm", base: "_BatchNorm",
      signature: batchSignature,
      doc: "Normalises each channel by the mean and variance of the batch, or by running ones in evaluation.",
      example: "nn.BatchNorm\(n)d(3)", build: { try build($0, $1) }, methods: [dimensionCheck(n, isBatch: true)])
  }

  private static func instance(_ n: Int) -> Layer {
    Layer(
      name: "InstanceNorm\(n)d", file: "instancenorm", base: "_InstanceNorm",
      signature: instanceSignature,
      doc: "Normalises each channel of each sample by itself.", example: "nn.InstanceNorm\(n)d(3)",
      build: { try build($0, $1) },
      methods: [
        dimensionCheck(n, isBatch: false),
        Declaration("_get_no_batch_dim", "(self)", "The number of dimensions without a batch.") { _ in .int(n + 1) },
      ])
  }

  private static func dimensionCheck(_ n: Int, isBatch: Bool) -> Declaration {
    Declaration("_check_input_dim", "(self, input)", "Refuses inputs of the wrong number of dimensions.") { a in
      let rank = try a.tensor("input").rank
      if isBatch, n > 1 {
        if rank != n + 2 { throw PyError.value("expected \(n + 2)D input (got \(rank)D input)") }
      } else if rank != n + 1, rank != n + 2 {
        throw PyError.value("expected \(n + 1)D or \(n + 2)D input (got \(rank)D input)")
      }
      return .none
    }
  }

  private static func buildNorm(
    _ module: ModuleObject, _ a: Bound, affine: Value, track: Value, bias: Value, dtype: DType
  ) throws {
    let count = try NumberArgument.int(a["num_features"])
    for (name, value) in try [
      ("num_features", a["num_features"]), ("eps", a["eps"]), ("momentum", a["momentum"]), ("affine", affine),
      ("track_running_stats", track),
    ] { module.set(name, value) }
    let isAffine = try a.interpreter.truth(affine)
    let hasBias = try isAffine && a.interpreter.truth(bias)
    try module.setParameter("weight", isAffine ? Tensor.ones([count], dtype: dtype) : nil)
    try module.setParameter("bias", hasBias ? Tensor.zeros([count], dtype: dtype) : nil)
    let tracks = try a.interpreter.truth(track)
    try module.setBuffer("running_mean", tracks ? Tensor.zeros([count], dtype: dtype) : nil)
    try module.setBuffer("running_var", tracks ? Tensor.ones([count], dtype: dtype) : nil)
    try module.setBuffer("num_batches_tracked", tracks ? Tensor.zeros([], dtype: .int64) : nil)
    try ParameterInit.reset(module)
  }

  private static func resetStatistics(_ module: ModuleObject) throws {
    guard try Interpreter.current.truth(module.get("track_running_stats")) else { return }
    try ParameterInit.constant(module.tensor(Names.runningMean), 0)
    try ParameterInit.constant(module.tensor(Names.runningVar), 1)
    if let count = try module.tensor(Names.batchesTracked) {
      try TensorContext.withoutGrad { _ = try count.fill_(.int(0)) }
    }
  }

  private static func attribute(_ module: ModuleObject, _ key: Key) throws -> Value {
    if let value = try module.buffers.get(key.text) { return value }
    if let value = try module.parameters.get(key.text) { return value }
    return try Interpreter.current.getAttribute(module.value, key.symbol)
  }

  private static func batchForward(_ module: ModuleObject, _ a: Bound) throws -> Value {
    let interpreter = Interpreter.current
    _ = try interpreter.callMethod(module.value, "_check_input_dim", [a["input"]])
    var factor = module.setting(momentumKey)
    let cumulative = factor.isNone
    if cumulative { factor = .float(0) }
    let training = try module.isTraining()
    let tracks = try interpreter.truth(module.setting(trackKey))
    let mean = try attribute(module, Names.runningMean)
    let variance = try attribute(module, Names.runningVar)
    if training, tracks, let count = try attribute(module, Names.batchesTracked).tensor {
      try TensorContext.withoutGrad { _ = try count.add_(.int(1)) }
      if cumulative { factor = .float(1 / (try count.item().doubleValue)) }
    }
    let usesBatch = training || (mean.isNone && variance.isNone)
    let passes = !training || tracks
    return try batchNorm(
      [
        a["input"], passes ? mean : .none, passes ? variance : .none, attribute(module, Names.weight),
        attribute(module, Names.bias), .bool(usesBatch), factor, module.setting(epsKey),
      ])
  }

  private static func instanceForward(_ module: ModuleObject, _ a: Bound) throws -> Value {
    let interpreter = Interpreter.current
    _ = try interpreter.callMethod(module.value, "_check_input_dim", [a["input"]])
    let input = try a.tensor("input")
    let lone = try NumberArgument.int(interpreter.callMethod(module.value, "_get_no_batch_dim"))
    let channel = input.rank - lone
    let expected = try NumberArgument.int(module.get("num_features"))
    if channel >= 0, channel < input.rank, input.shape[channel] != expected {
      if try interpreter.truth(module.get("affine")) {
        throw PyError.value(
          "expected input's size at dim=\(channel) to match num_features (\(expected)), but got: "
            + "\(input.shape[channel]).")
      }
      try Warnings.user(
        "input's size at dim=\(channel) does not match num_features. You can silence this warning by not passing in "
          + "num_features, which is not used because affine=False")
    }
    let momentum = module.setting(momentumKey)
    let usesOwn = try module.isTraining() || !interpreter.truth(module.setting(trackKey))
    let batched = input.rank == lone ? try input.unsqueeze(0) : input
    let result = try instanceNorm(
      [
        batched.value, attribute(module, Names.runningMean), attribute(module, Names.runningVar),
        attribute(module, Names.weight), attribute(module, Names.bias), .bool(usesOwn),
        momentum.isNone ? .float(0) : momentum, module.setting(epsKey),
      ])
    guard input.rank == lone, let tensor = result.tensor else { return result }
    return try tensor.squeeze(0).value
  }

  // MARK: Layer, group and root-mean-square normalisation

  private static func shape(_ value: Value) throws -> Value {
    if case .int = value { return Value(tuple: [value]) }
    return Value(tuple: try Interpreter.current.collect(value))
  }

  private static let resetToOne = ParameterInit.method("Weight 1, bias 0.") { module in
    try ParameterInit.constant(module.tensor(Names.weight), 1)
    try ParameterInit.constant(module.tensor(Names.bias), 0)
  }

  // SAFETY: made once and never changed; the bodies run only on the thread that evaluates.
  nonisolated(unsafe) private static let shaped: [Layer] = [
    Layer(
      name: "LayerNorm", file: "normalization",
      signature: "(normalized_shape, eps=1e-05, elementwise_affine=True, bias=True, device=None, dtype=None)",
      doc: "Normalises the last dimensions of each sample.", example: "nn.LayerNorm(4)(torch.ones(2, 4))",
      forward: .function("layer_norm", ["normalized_shape", "weight", "bias", "eps"]),
      build: { module, a in
        let shape = try shape(a["normalized_shape"])
        module.set("normalized_shape", shape)
        try module.set("eps", a["eps"])
        try module.set("elementwise_affine", a["elementwise_affine"])
        let isAffine = try a.interpreter.truth(a["elementwise_affine"])
        let dtype = try LayerOptions.dtype(a)
        let sizes = try LayerOptions.ints(shape)
        let hasBias = try isAffine && a.interpreter.truth(a["bias"])
        try module.setParameter("weight", isAffine ? Tensor.ones(sizes, dtype: dtype) : nil)
        try module.setParameter("bias", hasBias ? Tensor.zeros(sizes, dtype: dtype) : nil)
        try ParameterInit.reset(module)
      },
      describe: { module in
        let bias = try module.get("bias").isNone ? "False" : "True"
        return try Layer.fill(
          "{normalized_shape}, eps={eps}, elementwise_affine={elementwise_affine}, bias=\(bias)", module)
      }, methods: [resetToOne]),
    Layer(
      name: "GroupNorm", file: "normalization",
      signature: "(num_groups, num_channels, eps=1e-05, affine=True, device=None, dtype=None, *, bias=True)",
      doc: "Normalises groups of channels of each sample.", example: "nn.GroupNorm(2, 4)(torch.ones(1, 4, 3)).shape",
      forward: .function("group_norm", ["num_groups", "weight", "bias", "eps"]),
      build: { module, a in
        let (groups, channels) = (try NumberArgument.int(a["num_groups"]), try NumberArgument.int(a["num_channels"]))
        if groups == 0 { throw PyError.zeroDivision("integer modulo by zero") }
        // The remainder of the least integer by -1 is none, and its quotient fits into no integer.
        if groups != -1, channels % groups != 0 {
          throw PyError.value("num_channels (\(channels)) must be divisible by num_groups (\(groups))")
        }
        for name in ["num_groups", "num_channels", "eps", "affine"] { try module.set(name, a[name]) }
        let isAffine = try a.interpreter.truth(a["affine"])
        let dtype = try LayerOptions.dtype(a)
        let hasBias = try isAffine && a.interpreter.truth(a["bias"])
        try module.setParameter("weight", isAffine ? Tensor.ones([channels], dtype: dtype) : nil)
        try module.setParameter("bias", hasBias ? Tensor.zeros([channels], dtype: dtype) : nil)
        try ParameterInit.reset(module)
      },
      describe: { module in
        let bias = try module.get("bias").isNone ? "False" : "True"
        return try Layer.fill("{num_groups}, {num_channels}, eps={eps}, affine={affine}, bias=\(bias)", module)
      }, methods: [resetToOne]),
    Layer(
      name: "RMSNorm", file: "normalization",
      signature: "(normalized_shape, eps=None, elementwise_affine=True, device=None, dtype=None)",
      doc: "Divides by the root of the mean square of the last dimensions.", example: "nn.RMSNorm(4)(torch.ones(2, 4))",
      text: "{normalized_shape}, eps={eps}, elementwise_affine={elementwise_affine}", inputs: "x",
      forward: .function("rms_norm", ["normalized_shape", "weight", "eps"]),
      build: { module, a in
        let shape = try shape(a["normalized_shape"])
        module.set("normalized_shape", shape)
        try module.set("eps", a["eps"])
        try module.set("elementwise_affine", a["elementwise_affine"])
        let dtype = try LayerOptions.dtype(a)
        let sizes = try LayerOptions.ints(shape)
        try module.setParameter(
          "weight", a.interpreter.truth(a["elementwise_affine"]) ? Tensor.ones(sizes, dtype: dtype) : nil)
        try ParameterInit.reset(module)
      },
      methods: [
        ParameterInit.method("Weight 1.") { try ParameterInit.constant($0.tensor(Names.weight), 1) }
      ]),
    Layer(
      name: "LocalResponseNorm", file: "normalization", signature: "(size, alpha=0.0001, beta=0.75, k=1.0)",
      doc: "Divides by the activity of neighbouring channels.", example: "nn.LocalResponseNorm(2)",
      text: "{size}, alpha={alpha}, beta={beta}, k={k}",
      forward: .function("local_response_norm", ["size", "alpha", "beta", "k"])),
  ]
}
