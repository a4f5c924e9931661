// SPDX-License-Identifier: GPL-3.0-or-later

import TensorKernels
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

    let type = input.dtype
    let layout = NormalizationLayout(input)
    let x = try layout.dense(input)
    let kernels = layout.kernels(input.shape)
    let count = Double(kernels.outer * kernels.inner)
    let elements = try Tensor.empty(x.shape, dtype: type)
    var mean = try (runningMean ?? input).plain()
    var invstd: Tensor
    var wide: Tensor?
    if training {
      (mean, invstd) = (try Tensor.empty([channels], dtype: type), try Tensor.empty([channels], dtype: type))
      let deviations = try Tensor.empty([channels], dtype: .float64)
      let (w, b) = (try weight?.plain(), try bias?.plain())
      kernels.train(
        type.kind, input: x.elements, weight: w?.elements, bias: b?.elements, eps: eps,
        output: elements.writableElements(), mean: mean.writableElements(), invstd: invstd.writableElements(),
        deviation: deviations.wideFloats)
      if eps == 0, case let flat = try invstd.eq(.double(.infinity)), try flat.any().item() == .bool(true) {
        // Channels without any spread become their bias.
        try TensorContext.withoutGrad {
          invstd = try invstd.maskedFill(flat, .int(0))
          let scale = try (weight.map { try invstd.mul($0) } ?? invstd).contiguous()
          let shift = try shifts(mean, scale, bias)
          kernels.affine(
            type.kind, input: x.elements, scale: scale.elements, shift: shift.elements,
            output: elements.writableElements())
        }
      }
      if let runningMean {
        let rounded = try mean.to(.float64)
        NormalizationKernels.blend(
          type.kind, running: runningMean.writableElements(), step: runningMean.strides.last ?? 1,
          values: rounded.wideFloats, count: channels, momentum: momentum, areVariances: false)
      }
      if let runningVar {
        let unbiased = try deviations.to(type).div(.double(count - 1)).to(.float64)
        NormalizationKernels.blend(
          type.kind, running: runningVar.writableElements(), step: runningVar.strides.last ?? 1,
          values: unbiased.wideFloats, count: channels, momentum: momentum, areVariances: true)
      }
    } else {
      let variance = (runningVar ?? input).detach()
      invstd = try variance.add(.double(eps)).to(.float64).sqrt().to(type).reciprocal()
      if TensorContext.current.gradEnabled {
        wide = try variance.to(.float64).add(.double(eps)).sqrt().reciprocal().to(type)
      }
      try TensorContext.withoutGrad {
        let scale = try (weight.map { try invstd.mul($0) } ?? invstd).contiguous()
        let shift = try shifts(mean, scale, bias)
        kernels.affine(
          type.kind, input: x.elements, scale: scale.elements, shift: shift.elements,
          output: elements.writableElements())
      }
    }
    let result = try layout.original(elements)
    var inputs = [input]
    if let weight { inputs.append(weight) }
    if let bias { inputs.append(bias) }
    record(
      Derivatives.batchNorm, inputs: inputs, saved: [input, mean, invstd, weight, wide],
      ints: [training ? 1 : 0, weight == nil ? 0 : 1, bias == nil ? 0 : 1], doubles: [eps], outputs: [result])
    return result
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

  /// `bias - mean * scale`, element by element.
  static func shifts(_ mean: Tensor, _ scale: Tensor, _ bias: Tensor?) throws -> Tensor {
    let (m, a, b) = (try mean.plain(), try scale.plain(), try bias?.plain())
    let result = try Tensor.empty(scale.shape, dtype: scale.dtype)
    NormalizationKernels.shifts(
      scale.dtype.kind, mean: m.elements, scale: a.elements, bias: b?.elements, count: scale.numel,
      result.writableElements())
    return result
  }
}
