// SPDX-License-Identifier: GPL-3.0-or-later

import TensorKernels
import Tensors

/// `torch.optim.Adam` and `AdamW`: `p -= lr * m / (sqrt(v) + eps)` with bias-corrected means m and v of the gradient and
/// its square.
public struct AdamRule: Sendable {
  /// The learning rate.
  public var rate: Double
  /// How much of the old means is kept.
  public var betas: (Double, Double)
  /// Keeps the division from exploding.
  public var eps: Double
  /// The decay of the parameters.
  public var weightDecay: Double
  /// Whether the decay acts on the parameter itself (AdamW) and not through the gradient.
  public var isDecoupled: Bool
  /// Whether to use the largest v so far.
  public var amsgrad: Bool
  /// Whether to climb.
  public var maximize: Bool

  /// PyTorch's defaults for Adam; AdamW has `weightDecay` 0.01 and `isDecoupled`.
  public init(
    rate: Double = 1e-3, betas: (Double, Double) = (0.9, 0.999), eps: Double = 1e-8, weightDecay: Double = 0,
    isDecoupled: Bool = false, amsgrad: Bool = false, maximize: Bool = false
  ) {
    self.rate = rate
    self.betas = betas
    self.eps = eps
    self.weightDecay = weightDecay
    self.isDecoupled = isDecoupled
    self.amsgrad = amsgrad
    self.maximize = maximize
  }

  /// One step, `step` counted from 1; the means begin as zeros, `largest` is there with `amsgrad`.
  public func step(
    _ parameter: Tensor, _ gradient: Tensor, mean: Tensor, square: Tensor, largest: Tensor? = nil, step: Double
  ) throws {
    let largest = amsgrad ? largest : nil
    if areUniform([parameter, gradient, mean, square, largest]) {
      let numbers = UpdateKernels.Adam(
        rate: rate / (1 - power(betas.0, step)), betas: betas, root: power(1 - power(betas.1, step), 0.5), eps: eps,
        weightDecay: isDecoupled ? 0 : weightDecay, shrink: isDecoupled ? 1 - rate * weightDecay : 1,
        maximize: maximize)
      UpdateKernels.adam(
        parameter.dtype.kind, numbers, parameter: parameter.writableElements(), gradient: gradient.elements,
        mean: mean.writableElements(), square: square.writableElements(), largest: largest?.writableElements(),
        count: parameter.numel)
      for tensor in [parameter, mean, square] { tensor.bumpVersion() }
      largest?.bumpVersion()
      return
    }
    try TensorContext.withoutGrad {
      if weightDecay != 0, isDecoupled { try parameter.mul_(.double(1 - rate * weightDecay)) }
      let gradient = try decayed(parameter, gradient, isDecoupled ? 0 : weightDecay, maximize: maximize)
      try mean.lerp_(gradient, .double(1 - betas.0))
      try square.mul_(.double(betas.1)).addProduct_(gradient, gradient, value: 1 - betas.1)
      let correction = 1 - power(betas.0, step)
      let squareCorrection = power(1 - power(betas.1, step), 0.5)
      var denominator = square
      if amsgrad, let largest {
        try largest.copy_(largest.maximum(square))
        denominator = largest
      }
      denominator = try denominator.sqrt().div(.double(squareCorrection)).add_(.double(eps))
      try parameter.addcdiv_(mean, denominator, value: .double(-(rate / correction)))
    }
  }
}

/// `torch.optim.Adamax`: Adam with the largest (decayed) gradient in place of the mean square.
public struct AdamaxRule: Sendable {
  /// The learning rate.
  public var rate: Double
  /// How much of the old mean and maximum is kept.
  public var betas: (Double, Double)
  /// Keeps the division from exploding.
  public var eps: Double
  /// `weight_decay * p` is added to the gradient.
  public var weightDecay: Double
  /// Whether to climb.
  public var maximize: Bool

  /// PyTorch's defaults.
  public init(
    rate: Double = 2e-3, betas: (Double, Double) = (0.9, 0.999), eps: Double = 1e-8, weightDecay: Double = 0,
    maximize: Bool = false
  ) {
    self.rate = rate
    self.betas = betas
    self.eps = eps
    self.weightDecay = weightDecay
    self.maximize = maximize
  }

  /// One step, `step` counted from 1; mean and largest begin as zeros.
  public func step(_ parameter: Tensor, _ gradient: Tensor, mean: Tensor, largest: Tensor, step: Double) throws {
    try TensorContext.withoutGrad {
      let gradient = try decayed(parameter, gradient, weightDecay, maximize: maximize)
      try mean.lerp_(gradient, .double(1 - betas.0))
      try largest.copy_(largest.mul(.double(betas.1)).maximum(gradient.abs().add(.double(eps))))
      try parameter.addcdiv_(mean, largest, value: .double(-(rate / (1 - power(betas.0, step)))))
    }
  }
}

/// `torch.optim.NAdam`: Adam with Nesterov's momentum.
public struct NesterovAdamRule: Sendable {
  /// The learning rate.
  public var rate: Double
  /// How much of the old means is kept.
  public var betas: (Double, Double)
  /// Keeps the division from exploding.
  public var eps: Double
  /// The decay of the parameters.
  public var weightDecay: Double
  /// The growth of the momentum.
  public var momentumDecay: Double
  /// Whether the decay acts on the parameter itself.
  public var isDecoupled: Bool
  /// Whether to climb.
  public var maximize: Bool

  /// PyTorch's defaults.
  public init(
    rate: Double = 2e-3, betas: (Double, Double) = (0.9, 0.999), eps: Double = 1e-8, weightDecay: Double = 0,
    momentumDecay: Double = 4e-3, isDecoupled: Bool = false, maximize: Bool = false
  ) {
    self.rate = rate
    self.betas = betas
    self.eps = eps
    self.weightDecay = weightDecay
    self.momentumDecay = momentumDecay
    self.isDecoupled = isDecoupled
    self.maximize = maximize
  }

  /// One step, `step` counted from 1; means begin as zeros, `momentumProduct` (`mu_product`, one element) as 1.
  public func step(
    _ parameter: Tensor, _ gradient: Tensor, mean: Tensor, square: Tensor, momentumProduct: Tensor, step: Double
  ) throws {
    try TensorContext.withoutGrad {
      if weightDecay != 0, isDecoupled { try parameter.mul_(.double(1 - rate * weightDecay)) }
      let gradient = try decayed(parameter, gradient, isDecoupled ? 0 : weightDecay, maximize: maximize)
      let squareCorrection = 1 - power(betas.1, step)
      let momentum = betas.0 * (1 - 0.5 * power(0.96, step * momentumDecay))
      let next = betas.0 * (1 - 0.5 * power(0.96, (step + 1) * momentumDecay))
      try momentumProduct.mul_(.double(momentum))
      try mean.lerp_(gradient, .double(1 - betas.0))
      try square.mul_(.double(betas.1)).addProduct_(gradient, gradient, value: 1 - betas.1)
      let denominator = try square.div(.double(squareCorrection)).sqrt().add_(.double(eps))
      let product = try momentumProduct.item().doubleValue
      try parameter.addcdiv_(gradient, denominator, value: .double(-rate * (1 - momentum) / (1 - product)))
      try parameter.addcdiv_(mean, denominator, value: .double(-rate * next / (1 - product * next)))
    }
  }
}

/// `torch.optim.RAdam`: Adam that waits with its division until the mean square is reliable.
public struct RectifiedAdamRule: Sendable {
  /// The learning rate.
  public var rate: Double
  /// How much of the old means is kept.
  public var betas: (Double, Double)
  /// Keeps the division from exploding.
  public var eps: Double
  /// The decay of the parameters.
  public var weightDecay: Double
  /// Whether the decay acts on the parameter itself.
  public var isDecoupled: Bool
  /// Whether to climb.
  public var maximize: Bool

  /// PyTorch's defaults.
  public init(
    rate: Double = 1e-3, betas: (Double, Double) = (0.9, 0.999), eps: Double = 1e-8, weightDecay: Double = 0,
    isDecoupled: Bool = false, maximize: Bool = false
  ) {
    self.rate = rate
    self.betas = betas
    self.eps = eps
    self.weightDecay = weightDecay
    self.isDecoupled = isDecoupled
    self.maximize = maximize
  }

  /// One step, `step` counted from 1; the means begin as zeros.
  public func step(_ parameter: Tensor, _ gradient: Tensor, mean: Tensor, square: Tensor, step: Double) throws {
    try TensorContext.withoutGrad {
      if weightDecay != 0, isDecoupled { try parameter.mul_(.double(1 - rate * weightDecay)) }
      let gradient = try decayed(parameter, gradient, isDecoupled ? 0 : weightDecay, maximize: maximize)
      try mean.lerp_(gradient, .double(1 - betas.0))
      try square.mul_(.double(betas.1)).addProduct_(gradient, gradient, value: 1 - betas.1)
      let correction = 1 - power(betas.0, step)
      let squareCorrection = 1 - power(betas.1, step)
      let corrected = try mean.div(.double(correction))
      let limit = 2 / (1 - betas.1) - 1
      let length = limit - 2 * step * power(betas.1, step) / squareCorrection
      var update = try corrected.mul(.double(rate))
      if length > 5 {
        let ratio = (length - 4) * (length - 2) * limit / ((limit - 4) * (limit - 2) * length)
        let adaptive = try square.sqrt().add_(.double(eps)).reciprocal().mul(.double(power(squareCorrection, 0.5)))
        update = try update.mul(adaptive).mul(.double(power(ratio, 0.5)))
      }
      try parameter.add_(update, alpha: .int(-1))
    }
  }
}
