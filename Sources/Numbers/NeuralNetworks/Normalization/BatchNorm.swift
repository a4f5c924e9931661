// SPDX-License-Identifier: GPL-3.0-or-later

import Tensors

extension Functional {
  /// `F.batch_norm`: `(x - mean) / sqrt(var + eps) * weight + bias` for each channel of (N, C) or (N, C, …).
  ///
  /// In training the batch's own mean and *biased* variance normalise, and the running statistics learn
  /// `(1 - momentum) * running + momentum * batch` with the *unbiased* variance. Otherwise the running ones normalise.
  /// A momentum of None (the cumulative average) is `1 / num_batches_tracked`, which the caller computes.
  public static func batchNorm(
    _ input: Tensor, runningMean: Tensor?, runningVar: Tensor?, weight: Tensor? = nil, bias: Tensor? = nil,
    training: Bool = false, momentum: Double = 0.1, eps: Double = 1e-5
  ) throws -> Tensor {
    if training { try checkBatchSize(input) }
    if input.rank < 2, runningMean == nil, runningVar == nil {
      throw TensorError.index("Dimension out of range (expected to be in range of [-1, 0], but got 1)")
    }
    let channels = input.rank < 2 ? 0 : input.shape[1]
    if !training {
      if runningMean == nil { throw TensorError.runtime("running_mean must be defined in evaluation mode") }
      if runningVar == nil { throw TensorError.runtime("running_var must be defined in evaluation mode") }
    }
    let named = [
      ("running_mean", runningMean), ("running_var", runningVar), ("weight", weight), ("bias", bias),
    ]
    for case (let name, let tensor?) in named where tensor.numel != channels {
      throw TensorError.runtime(
        "\(name) should contain \(channels) elements not \(tensor.numel)",
        facts: .channels(expected: tensor.numel, actual: channels))
    }
    try input.requireFloat("batch_norm")
    for case (_, let tensor?) in named where tensor.dtype != input.dtype {
      throw TensorError.runtime("mixed dtype (CPU): all inputs must share same datatype.")
    }
    guard input.numel > 0 else { return try input.mul(.int(1)) }

    let rule = BatchNormalization(
      input: input, weight: weight, bias: bias, runningMean: runningMean, runningVar: runningVar, momentum: momentum,
      eps: eps)
    let parts = training ? try rule.byBatch() : try rule.byRunningStatistics()
    var inputs = [input]
    if let weight { inputs.append(weight) }
    if let bias { inputs.append(bias) }
    record(
      Derivatives.batchNorm, inputs: inputs, saved: [input, parts.mean, parts.invstd, weight, parts.wideInvstd],
      ints: [training ? 1 : 0, weight == nil ? 0 : 1, bias == nil ? 0 : 1], doubles: [eps], outputs: [parts.output])
    return parts.output
  }

  /// `F.instance_norm`: batch normalisation of each image by itself.
  public static func instanceNorm(
    _ input: Tensor, runningMean: Tensor? = nil, runningVar: Tensor? = nil, weight: Tensor? = nil,
    bias: Tensor? = nil, useInputStats: Bool = true, momentum: Double = 0.1, eps: Double = 1e-5
  ) throws -> Tensor {
    if useInputStats, input.shape.dropFirst(2).reduce(1, &*) == 1 {
      throw TensorError.value(
        "Expected more than 1 spatial element when training, got input size \(size(input.shape))",
        facts: .singleValue(input: input.shape))
    }
    guard useInputStats || (runningMean != nil && runningVar != nil) else {
      throw TensorError.runtime("Expected running_mean and running_var to be defined when use_input_stats is false")
    }
    guard input.rank >= 2 else {
      throw TensorError.index("Dimension out of range (expected to be in range of [-1, 0], but got 1)")
    }
    let (batch, channels) = (input.shape[0], input.shape[1])
    let means = try runningMean?.detach().repeat([batch])
    let variances = try runningVar?.detach().repeat([batch])
    let flat = try input.contiguous().view([1, batch * channels] + Array(input.shape[2...]))
    let output = try batchNorm(
      flat, runningMean: means, runningVar: variances, weight: weight?.repeat([batch]), bias: bias?.repeat([batch]),
      training: useInputStats, momentum: momentum, eps: eps)
    if useInputStats {
      try TensorContext.withoutGrad {
        if let runningMean, let means { try runningMean.copy_(means.view([batch, channels]).mean(dim: [0])) }
        if let runningVar, let variances {
          try runningVar.copy_(variances.view([batch, channels]).mean(dim: [0]))
        }
      }
    }
    return try output.view(input.shape)
  }

  /// PyTorch's check that training sees more than one value a channel.
  static func checkBatchSize(_ input: Tensor) throws {
    let count = input.shape.first.map { $0 * input.shape.dropFirst(2).reduce(1, &*) }
    if count == 1 {
      throw TensorError.value(
        "Expected more than 1 value per channel when training, got input size \(size(input.shape))",
        facts: .singleValue(input: input.shape))
    }
  }
}
