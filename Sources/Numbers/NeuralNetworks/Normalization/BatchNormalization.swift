// SPDX-License-Identifier: GPL-3.0-or-later

import TensorKernels
import Tensors

/// One call of batch normalisation: by the batch's own statistics, or by running ones.
///
/// PyTorch has two programs for it, which round differently: vectors where the elements lie dense (`layout`), and one element after
/// the other where they are scattered (transposed, sliced, expanded), or where weight, bias or the running mean are.
struct BatchNormalization {
  /// What a call gives, and what its derivative needs.
  struct Parts {
    let output: Tensor
    /// The means of the channels.
    let mean: Tensor
    /// One over the standard deviations of the channels.
    let invstd: Tensor
    /// The same rounded from double precision, if running statistics were used: PyTorch takes their square root once more for gradients.
    var wideInvstd: Tensor?
  }

  private let input: Tensor
  private let weight: Tensor?
  private let bias: Tensor?
  private let runningMean: Tensor?
  private let runningVar: Tensor?
  private let momentum: Double
  private let eps: Double
  /// How the input lies; nil where it is scattered.
  private let layout: NormalizationLayout?

  init(
    input: Tensor, weight: Tensor?, bias: Tensor?, runningMean: Tensor?, runningVar: Tensor?, momentum: Double,
    eps: Double
  ) {
    self.input = input
    self.weight = weight
    self.bias = bias
    self.runningMean = runningMean
    self.runningVar = runningVar
    self.momentum = momentum
    self.eps = eps
    layout = NormalizationLayout(input)
  }

  /// `(x - mean) / sqrt(var + eps) * weight + bias` with the batch's own mean and biased variance, from which the running statistics learn.
  func byBatch() throws -> Parts {
    try TensorContext.withoutGrad {
      guard let layout else { return try scatteredByBatch() }
      let x = try layout.dense(input)
      let kernels = layout.kernels(input.shape)
      let channels = [kernels.channels]
      let elements = try Tensor.empty(x.shape, dtype: input.dtype)
      let (mean, deviations) = (
        try Tensor.empty(channels, dtype: input.dtype), try Tensor.empty(channels, dtype: .float64)
      )
      var invstd = try Tensor.empty(channels, dtype: input.dtype)
      let (w, b) = (try weight?.plain(), try bias?.plain())
      kernels.train(
        input.dtype.kind, input: x.elements, weight: w?.elements, bias: b?.elements, eps: eps,
        output: elements.writableElements(), mean: mean.writableElements(), invstd: invstd.writableElements(),
        deviation: deviations.wideFloats)
      var output: Tensor?
      if eps == 0, case let flat = try invstd.eq(.double(.infinity)), try flat.any().item() == .bool(true) {
        // Channels without any spread become their bias.
        invstd = try invstd.maskedFill(flat, .int(0))
        output = try normalized(mean, invstd)
      }
      let count = Double(kernels.outer * kernels.inner)
      try learn(mean, try deviations.to(input.dtype).div(.double(count - 1)), inDoubles: false)
      if !hasDenseStatistics { output = try normalized(mean, invstd) }
      return Parts(output: try output ?? layout.original(elements), mean: mean, invstd: invstd)
    }
  }

  /// The same by the running statistics, which stay as they are.
  func byRunningStatistics() throws -> Parts {
    let recorded = TensorContext.current.gradEnabled
    return try TensorContext.withoutGrad {
      let mean = try (runningMean ?? input).plain()
      let variance = (runningVar ?? input).detach()
      let invstd = try variance.add(.double(eps)).to(.float64).sqrt().to(input.dtype).reciprocal()
      var parts = Parts(output: try normalized(mean, invstd), mean: mean, invstd: invstd)
      if recorded {
        parts.wideInvstd = try variance.to(.float64).add(.double(eps)).sqrt().reciprocal().to(input.dtype)
      }
      return parts
    }
  }

  /// Whether what belongs to the channels lets PyTorch use vectors.
  private var hasDenseStatistics: Bool {
    [weight, bias, runningMean].allSatisfy { $0?.isContiguous ?? true }
  }

  /// The input normalised by such statistics.
  private func normalized(_ mean: Tensor, _ invstd: Tensor) throws -> Tensor {
    guard let layout, hasDenseStatistics else { return try scatteredNormalized(mean, invstd) }
    let x = try layout.dense(input)
    let elements = try Tensor.empty(x.shape, dtype: input.dtype)
    let scale = try (weight.map { try invstd.mul($0) } ?? invstd).plain()
    let (m, b) = (try mean.plain(), try bias?.plain())
    let shift = try Tensor.empty(scale.shape, dtype: scale.dtype)
    NormalizationKernels.shifts(
      scale.dtype.kind, mean: m.elements, scale: scale.elements, bias: b?.elements, count: scale.numel,
      shift.writableElements())
    layout.kernels(input.shape).affine(
      input.dtype.kind, input: x.elements, scale: scale.elements, shift: shift.elements,
      output: elements.writableElements())
    return try layout.original(elements)
  }

  /// `(1 - momentum) * running + momentum * batch`, with the unbiased variances.
  private func learn(_ means: Tensor, _ variances: Tensor, inDoubles: Bool) throws {
    for (running, batch, areVariances) in [(runningMean, means, false), (runningVar, variances, true)] {
      guard let running else { continue }
      let values = try batch.to(.float64)
      NormalizationKernels.blend(
        input.dtype.kind, running: running.writableElements(), step: running.strides.last ?? 1,
        values: values.wideFloats,
        count: values.numel, momentum: momentum, areVariances: areVariances, inDoubles: inDoubles)
    }
  }
}

// Scattered elements.
extension BatchNormalization {
  private func scatteredByBatch() throws -> Parts {
    let dims = [0] + Array(2..<input.rank)
    let mean = try input.mean(dim: dims).plain()
    let deviations = try Tensor.empty(mean.shape, dtype: .float64)
    ScatteredBatchNorm(input).deviations(
      input.dtype.kind, input: input.elements, mean: mean.elements, deviations.wideFloats)
    let count = Double(input.numel / mean.numel)
    let variances = try deviations.div(.double(count))
    var invstd = try variances.add(.double(eps)).sqrt().reciprocal()
    if eps == 0 { invstd = try invstd.maskedFill(variances.eq(.int(0)), .int(0)) }
    try learn(mean, deviations.div(.double(count - 1)), inDoubles: true)
    let rounded = try invstd.to(input.dtype)
    return Parts(output: try scatteredNormalized(mean, rounded), mean: mean, invstd: rounded)
  }

  /// Every step rounded by itself.
  private func scatteredNormalized(_ mean: Tensor, _ invstd: Tensor) throws -> Tensor {
    let column = [1, mean.numel] + [Int](repeating: 1, count: input.rank - 2)
    func along(_ statistic: Tensor) throws -> Tensor { try statistic.plain().view(column) }
    var y = try input.detach().sub(along(mean)).mul(along(invstd))
    if let weight { y = try y.mul(along(weight)) }
    y = try bias.map { try y.add(along($0)) } ?? y.add(.int(0))
    let format = input.suggestedFormat
    return y.isContiguous(format) ? y : try y.copied(in: format, asClone: true)
  }
}

extension ScatteredBatchNorm {
  /// The elements of an input, of a gradient of its shape and of a result, in the order of memory.
  init(_ input: Tensor, gradient: Tensor? = nil, output: Tensor? = nil) {
    let dimensions = input.shape.indices.map { d in
      Dimension(
        count: input.shape[d], input: input.strides[d], gradient: gradient?.strides[d] ?? 0,
        output: output?.strides[d] ?? 0)
    }
    let order = Layout.order(shape: input.shape, strides: [input.strides, gradient?.strides ?? input.strides])
    self.init(channels: dimensions[1], others: order.reversed().filter { $0 != 1 }.map { dimensions[$0] })
  }
}
