// SPDX-License-Identifier: GPL-3.0-or-later

import Tensors

/// `torch.optim.Adagrad`: rates that fall with the sum of the squared gradients.
public struct AdagradRule: Sendable {
  /// The learning rate.
  public var rate: Double
  /// The decay of the rate with the steps.
  public var rateDecay: Double
  /// `weight_decay * p` is added to the gradient.
  public var weightDecay: Double
  /// Keeps the division from exploding.
  public var eps: Double
  /// Whether to climb.
  public var maximize: Bool

  /// PyTorch's defaults.
  public init(
    rate: Double = 1e-2, rateDecay: Double = 0, weightDecay: Double = 0, eps: Double = 1e-10, maximize: Bool = false
  ) {
    self.rate = rate
    self.rateDecay = rateDecay
    self.weightDecay = weightDecay
    self.eps = eps
    self.maximize = maximize
  }

  /// One step, `step` counted from 1; `sum` begins as `initial_accumulator_value`.
  public func step(_ parameter: Tensor, _ gradient: Tensor, sum: Tensor, step: Double) throws {
    try TensorContext.withoutGrad {
      let gradient = try decayed(parameter, gradient, weightDecay, maximize: maximize)
      let rateNow = rate / (1 + (step - 1) * rateDecay)
      try sum.addProduct_(gradient, gradient, value: 1)
      try parameter.addcdiv_(gradient, sum.sqrt().add_(.double(eps)), value: .double(-rateNow))
    }
  }
}

/// `torch.optim.RMSprop`: rates that fall with the mean of the squared gradients.
public struct MeanSquareRule: Sendable {
  /// The learning rate.
  public var rate: Double
  /// How much of the old mean square is kept.
  public var alpha: Double
  /// Keeps the division from exploding.
  public var eps: Double
  /// `weight_decay * p` is added to the gradient.
  public var weightDecay: Double
  /// The part of the old direction that is kept.
  public var momentum: Double
  /// Whether to divide by the standard deviation instead.
  public var centered: Bool
  /// Whether to climb.
  public var maximize: Bool

  /// PyTorch's defaults.
  public init(
    rate: Double = 1e-2, alpha: Double = 0.99, eps: Double = 1e-8, weightDecay: Double = 0, momentum: Double = 0,
    centered: Bool = false, maximize: Bool = false
  ) {
    self.rate = rate
    self.alpha = alpha
    self.eps = eps
    self.weightDecay = weightDecay
    self.momentum = momentum
    self.centered = centered
    self.maximize = maximize
  }

  /// One step; `square` begins as zeros, and so do `buffer` (with momentum) and `mean` (when centered).
  public func step(
    _ parameter: Tensor, _ gradient: Tensor, square: Tensor, buffer: Tensor? = nil, mean: Tensor? = nil
  ) throws {
    try TensorContext.withoutGrad {
      let gradient = try decayed(parameter, gradient, weightDecay, maximize: maximize)
      try square.mul_(.double(alpha)).addProduct_(gradient, gradient, value: 1 - alpha)
      var size: Tensor
      if centered, let mean {
        try mean.lerp_(gradient, .double(1 - alpha))
        size = try square.clone()
        try size.addProduct_(mean, mean, value: -1)
        size = try size.sqrt()
      } else {
        size = try square.sqrt()
      }
      size = try size.add_(.double(eps))
      if momentum > 0, let buffer {
        try buffer.mul_(.double(momentum)).addcdiv_(gradient, size)
        try parameter.add_(buffer, alpha: .double(-rate))
      } else {
        try parameter.addcdiv_(gradient, size, value: .double(-rate))
      }
    }
  }
}

/// `torch.optim.Adadelta`: rates from the mean squares of gradients and of updates.
public struct AdadeltaRule: Sendable {
  /// The learning rate.
  public var rate: Double
  /// How much of the old mean squares is kept.
  public var rho: Double
  /// Keeps the division from exploding.
  public var eps: Double
  /// `weight_decay * p` is added to the gradient.
  public var weightDecay: Double
  /// Whether to climb.
  public var maximize: Bool

  /// PyTorch's defaults.
  public init(
    rate: Double = 1, rho: Double = 0.9, eps: Double = 1e-6, weightDecay: Double = 0, maximize: Bool = false
  ) {
    self.rate = rate
    self.rho = rho
    self.eps = eps
    self.weightDecay = weightDecay
    self.maximize = maximize
  }

  /// One step; both mean squares begin as zeros.
  public func step(_ parameter: Tensor, _ gradient: Tensor, square: Tensor, updates: Tensor) throws {
    try TensorContext.withoutGrad {
      let gradient = try decayed(parameter, gradient, weightDecay, maximize: maximize)
      try square.mul_(.double(rho)).addProduct_(gradient, gradient, value: 1 - rho)
      let size = try square.add(.double(eps)).sqrt_()
      let delta = try updates.add(.double(eps)).sqrt_().div_(size).mul_(gradient)
      try updates.mul_(.double(rho)).addProduct_(delta, delta, value: 1 - rho)
      try parameter.add_(delta, alpha: .double(-rate))
    }
  }
}
