// SPDX-License-Identifier: GPL-3.0-or-later

import Tensors

extension Functional {
  /// `F.mse_loss`: the squares of the differences.
  public static func mseLoss(_ input: Tensor, _ target: Tensor, reduction: Reduction = .mean) throws -> Tensor {
    try elementwise("mse_cpu", Derivatives.mseLoss, input, target, reduction, 0) { difference in
      try difference.mul(difference)
    }
  }

  /// `F.l1_loss`: the absolute differences.
  public static func l1Loss(_ input: Tensor, _ target: Tensor, reduction: Reduction = .mean) throws -> Tensor {
    try warnAboutSizes(input, target)
    return try reduction.apply(input.sub(target).abs())
  }

  /// `F.smooth_l1_loss`: half the square over beta for differences below beta, else the difference less beta / 2.
  public static func smoothL1Loss(
    _ input: Tensor, _ target: Tensor, reduction: Reduction = .mean, beta: Double = 1
  ) throws -> Tensor {
    if beta < 0 { throw TensorError.runtime("smooth_l1_loss does not support negative values for beta.") }
    if beta == 0 { return try l1Loss(input, target, reduction: reduction) }
    return try elementwise("smooth_l1_cpu", Derivatives.smoothL1Loss, input, target, reduction, beta) { difference in
      let size = try difference.abs()
      return try Tensor.where(
        size.lt(.double(beta)), size.mul(.double(0.5)).mul(size).div(.double(beta)), size.sub(.double(0.5 * beta)))
    }
  }

  /// `F.huber_loss`: half the square for differences up to delta, else `delta (difference - delta / 2)`.
  public static func huberLoss(
    _ input: Tensor, _ target: Tensor, reduction: Reduction = .mean, delta: Double = 1
  ) throws -> Tensor {
    if delta <= 0 { throw TensorError.runtime("huber_loss does not support non-positive values for delta.") }
    return try elementwise("huber_cpu", Derivatives.huberLoss, input, target, reduction, delta) { difference in
      let size = try difference.abs()
      return try Tensor.where(
        size.le(.double(delta)), size.mul(.double(0.5)).mul(size),
        size.sub(.double(0.5 * delta)).mul(.double(delta)))
    }
  }

  /// `F.kl_div`: `target (log target - input)`, where the input is in log space; `batchMean` divides by the batch.
  public static func klDiv(
    _ input: Tensor, _ target: Tensor, reduction: Reduction = .mean, batchMean: Bool = false, logTarget: Bool = false
  ) throws -> Tensor {
    let elements =
      logTarget
      ? try target.exp().mul(target.sub(input)) : try target.xlogy(target).sub(target.mul(input))
    if batchMean {
      let total = try elements.sum()
      return input.rank == 0 ? total : try total.div(.int(input.shape[0]))
    }
    return try reduction.apply(elements)
  }

  /// `F.poisson_nll_loss`: `exp(input) - target input`, or without the logarithm `input - target log(input + eps)`.
  public static func poissonNllLoss(
    _ input: Tensor, _ target: Tensor, logInput: Bool = true, full: Bool = false, eps: Double = 1e-8,
    reduction: Reduction = .mean
  ) throws -> Tensor {
    var loss =
      logInput
      ? try input.exp().sub(target.mul(input)) : try input.sub(target.mul(input.add(.double(eps)).log()))
    if full {
      let stirling = try target.mul(target.log()).sub(target).add(
        target.mul(.double(2 * Double.pi)).log().mul(.double(0.5)))
      loss = try loss.add(stirling.maskedFill(target.le(.int(1)), .int(0)))
    }
    return try reduction.apply(loss)
  }

  /// `F.gaussian_nll_loss`: `(log var + (input - target)² / var) / 2`.
  public static func gaussianNllLoss(
    _ input: Tensor, _ target: Tensor, _ variance: Tensor, full: Bool = false, eps: Double = 1e-6,
    reduction: Reduction = .mean
  ) throws -> Tensor {
    var variance = variance
    if variance.shape != input.shape {
      if Array(input.shape.dropLast()) == variance.shape {
        variance = try variance.unsqueeze(-1)
      } else if !(input.shape.dropLast() == variance.shape.dropLast() && variance.shape.last == 1),
        variance.rank > 0
      {
        throw TensorError.value("var is of incorrect size")
      }
    }
    if try variance.detach().lt(.int(0)).any().item() == .bool(true) {
      throw TensorError.value("var has negative entry/entries")
    }
    let safe = try variance.clone()
    let floor = try TensorContext.withoutGrad { try variance.detach().clamp(min: .double(eps)) }
    _ = try TensorContext.withoutGrad { try safe.detach().copy_(floor) }
    let difference = try input.sub(target).pow(.int(2))
    var loss = try safe.log().add(difference.div(safe)).mul(.double(0.5))
    if full { loss = try loss.add(.double(0.5 * 1.8378770664093453)) }
    return try reduction.apply(loss)
  }

  /// A loss of the differences of two tensors, as one node of the graph.
  private static func elementwise(
    _ kernel: String, _ derivative: Derivative, _ input: Tensor, _ target: Tensor, _ reduction: Reduction,
    _ setting: Double, _ body: (Tensor) throws -> Tensor
  ) throws -> Tensor {
    try warnAboutSizes(input, target)
    let shape = try Shape.broadcast(input.shape, target.shape)
    let x = input.shape == shape ? input : try input.expand(shape)
    let y = target.shape == shape ? target : try target.expand(shape)
    let result = try TensorContext.withoutGrad {
      let difference = try x.sub(y)
      try difference.requireFloat(kernel)
      return try reduction.apply(body(difference))
    }
    record(
      derivative, inputs: [x, y], saved: [x, y], ints: [reduction == .mean ? 1 : 0], doubles: [setting],
      outputs: [result])
    return result
  }

  /// PyTorch's warning about sizes that broadcast.
  private static func warnAboutSizes(_ input: Tensor, _ target: Tensor) throws {
    guard input.shape != target.shape else { return }
    TensorContext.current.warn?(
      "UserWarning",
      "Using a target size (\(size(target.shape))) that is different to the input size (\(size(input.shape))). This "
        + "will likely lead to incorrect results due to broadcasting. Please ensure they have the same size.")
  }
}

extension Derivatives {
  /// The rule of a loss of differences: the slope at the difference, times the gradient, over the count for a mean.
  private static func difference(
    _ name: String, _ slope: @escaping @Sendable (Tensor, Double) throws -> Tensor
  ) -> Derivative {
    Derivative(name) { node, gradients in
      guard let g = gradients[0] else { return [nil, nil] }
      let (x, y) = (try node.savedTensor(0), try node.savedTensor(1))
      var scaled = try slope(x.sub(y), node.double(.setting))
      if node.flag(.isMean) { scaled = try scaled.mul(.double(1 / Double(x.numel))) }
      scaled = try scaled.mul(g)
      return [node.needs(0) ? scaled : nil, node.needs(1) ? try scaled.neg() : nil]
    }
  }
  static let mseLoss = difference("MseLossBackward0") { d, _ in try d.mul(.int(2)) }
  static let smoothL1Loss = difference("SmoothL1LossBackward0") { d, beta in
    try d.div(.double(beta)).clamp(min: .int(-1), max: .int(1))
  }
  static let huberLoss = difference("HuberLossBackward0") { d, delta in
    try d.clamp(min: .double(-delta), max: .double(delta))
  }
}
