// SPDX-License-Identifier: GPL-3.0-or-later

import TensorKernels
import Tensors

// Update rules of optimizers: pure functions of one parameter, its gradient and its state, in the very order of float
// operations of PyTorch. Parameters and state change in place; nothing is recorded.

/// `torch.optim.SGD`: `p -= lr * d`, where d is the gradient, with momentum `d = momentum * d + (1 - dampening) * g`.
public struct DescentRule: Sendable {
  /// The learning rate.
  public var rate: Double
  /// The part of the old direction that is kept.
  public var momentum: Double
  /// The part of the gradient that is left out of the direction.
  public var dampening: Double
  /// `weight_decay * p` is added to the gradient.
  public var weightDecay: Double
  /// Whether the gradient is corrected by the new direction instead of replaced.
  public var nesterov: Bool
  /// Whether to climb.
  public var maximize: Bool

  /// PyTorch's defaults.
  public init(
    rate: Double = 1e-3, momentum: Double = 0, dampening: Double = 0, weightDecay: Double = 0,
    nesterov: Bool = false, maximize: Bool = false
  ) {
    self.rate = rate
    self.momentum = momentum
    self.dampening = dampening
    self.weightDecay = weightDecay
    self.nesterov = nesterov
    self.maximize = maximize
  }

  /// One step; gives the momentum buffer to remember (nil without momentum).
  public func step(_ parameter: Tensor, _ gradient: Tensor, buffer: Tensor?) throws -> Tensor? {
    if areUniform([parameter, gradient, buffer]) {
      let direction =
        momentum == 0 ? nil : try buffer ?? Tensor.empty(parameter.shape, dtype: parameter.dtype)
      let numbers = UpdateKernels.Descent(
        rate: rate, momentum: momentum, share: 1 - dampening, weightDecay: weightDecay, nesterov: nesterov,
        maximize: maximize, isFirst: buffer == nil)
      UpdateKernels.descend(
        parameter.dtype.kind, numbers, parameter: parameter.writableElements(), gradient: gradient.elements,
        buffer: direction?.writableElements(), count: parameter.numel)
      parameter.bumpVersion()
      direction?.bumpVersion()
      return direction
    }
    return try TensorContext.withoutGrad {
      var gradient = try decayed(parameter, gradient, weightDecay, maximize: maximize)
      var kept: Tensor?
      if momentum != 0 {
        if let buffer {
          try buffer.mul_(.double(momentum)).add_(gradient, alpha: .double(1 - dampening))
          kept = buffer
        } else {
          kept = try gradient.detach().clone()
        }
        if let kept { gradient = nesterov ? try gradient.add(kept, alpha: .double(momentum)) : kept }
      }
      try parameter.add_(gradient, alpha: .double(-rate))
      return kept
    }
  }
}

/// `torch.optim.ASGD`: descent with a decaying rate, and the average of the parameters.
public struct AveragedDescentRule: Sendable {
  /// The learning rate at the beginning.
  public var rate: Double
  /// The decay of the parameters.
  public var lambda: Double
  /// The exponent of the rate's decay.
  public var alpha: Double
  /// The step at which averaging begins.
  public var t0: Double
  /// `weight_decay * p` is added to the gradient.
  public var weightDecay: Double
  /// Whether to climb.
  public var maximize: Bool

  /// PyTorch's defaults.
  public init(
    rate: Double = 1e-2, lambda: Double = 1e-4, alpha: Double = 0.75, t0: Double = 1e6, weightDecay: Double = 0,
    maximize: Bool = false
  ) {
    self.rate = rate
    self.lambda = lambda
    self.alpha = alpha
    self.t0 = t0
    self.weightDecay = weightDecay
    self.maximize = maximize
  }

  /// One step, `step` counted from 1; `eta` and `mu` are the one-element state tensors (begin: rate and 1), `average`
  /// is `ax`.
  public func step(
    _ parameter: Tensor, _ gradient: Tensor, average: Tensor, eta: Tensor, mu: Tensor, step: Double
  ) throws {
    try TensorContext.withoutGrad {
      let gradient = try decayed(parameter, gradient, weightDecay, maximize: maximize)
      let rateNow = try eta.item().doubleValue
      try parameter.mul_(.double(1 - lambda * rateNow))
      try parameter.add_(gradient, alpha: .double(-rateNow))
      if try mu.item().doubleValue != 1 {
        try average.add_(parameter.sub(average).mul(mu))
      } else {
        try average.copy_(parameter)
      }
      try eta.fill_(.double(rate / power(1 + lambda * rate * step, alpha)))
      try mu.fill_(.double(1 / max(1, step - t0)))
    }
  }
}

/// `torch.optim.Rprop`: steps that grow while the gradient keeps its sign and shrink when it turns.
public struct ResilientRule: Sendable {
  /// The factors of the step size when the sign turned and when it stayed.
  public var etas: (minus: Double, plus: Double)
  /// The bounds of the step size.
  public var stepSizes: (min: Double, max: Double)
  /// Whether to climb.
  public var maximize: Bool

  /// PyTorch's defaults.
  public init(
    etas: (minus: Double, plus: Double) = (0.5, 1.2), stepSizes: (min: Double, max: Double) = (1e-6, 50),
    maximize: Bool = false
  ) {
    self.etas = etas
    self.stepSizes = stepSizes
    self.maximize = maximize
  }

  /// One step; `previous` is the last gradient (begin: zeros), `stepSize` the element's own rate (begin: lr).
  public func step(_ parameter: Tensor, _ gradient: Tensor, previous: Tensor, stepSize: Tensor) throws {
    try TensorContext.withoutGrad {
      let gradient = maximize ? try gradient.neg() : gradient
      let sign = try gradient.mul(previous).sign()
      let turned = try sign.lt(.int(0))
      var factor = try Tensor.where(sign.gt(.int(0)), .double(etas.plus), .double(1)).to(gradient.dtype)
      factor = try factor.maskedFill(turned, .double(etas.minus))
      try stepSize.mul_(factor).clamp_(min: .double(stepSizes.min), max: .double(stepSizes.max))
      let kept = try gradient.maskedFill(turned, .int(0))
      try parameter.addcmul_(kept.sign(), stepSize, value: .int(-1))
      try previous.copy_(kept)
    }
  }
}
