// SPDX-License-Identifier: GPL-3.0-or-later

import Tensors

extension Functional {
  /// `F.dropout`: in training each element is 0 with probability p, and the others are divided by `1 - p`.
  public static func dropout(_ input: Tensor, p: Double = 0.5, training: Bool = true) throws -> Tensor {
    try checkProbability(p)
    return try dropped(input, p, training, noiseShape: nil)
  }

  /// `F.dropout1d`: whole channels of (N, C, L) or (C, L).
  public static func dropout1d(_ input: Tensor, p: Double = 0.5, training: Bool = true) throws -> Tensor {
    try checkProbability(p)
    guard input.rank == 2 || input.rank == 3 else {
      throw TensorError.runtime(
        "dropout1d: Expected 2D or 3D input, but received a \(input.rank)D input. Note that dropout1d exists to "
          + "provide channel-wise dropout on inputs with 1 spatial dimension, a channel dimension, and an optional "
          + "batch dimension (i.e. 2D or 3D inputs).")
    }
    return input.rank == 3
      ? try featureDropout(input, p, training) : try featureDropout(input.unsqueeze(0), p, training).squeeze(0)
  }

  /// `F.dropout2d`: whole channels of (N, C, H, W).
  public static func dropout2d(_ input: Tensor, p: Double = 0.5, training: Bool = true) throws -> Tensor {
    try checkProbability(p)
    return try featureDropout(input, p, training)
  }

  /// `F.dropout3d`: whole channels of (N, C, D, H, W) or (C, D, H, W).
  public static func dropout3d(_ input: Tensor, p: Double = 0.5, training: Bool = true) throws -> Tensor {
    try checkProbability(p)
    return input.rank == 5
      ? try featureDropout(input, p, training) : try featureDropout(input.unsqueeze(0), p, training).squeeze(0)
  }

  /// `F.alpha_dropout`: dropout that keeps mean 0 and variance 1 of SELU networks.
  public static func alphaDropout(_ input: Tensor, p: Double = 0.5, training: Bool = false) throws -> Tensor {
    try checkProbability(p)
    return try alphaDropped(input, p, training, noiseShape: nil)
  }

  /// `F.feature_alpha_dropout`: alpha dropout of whole channels.
  public static func featureAlphaDropout(_ input: Tensor, p: Double = 0.5, training: Bool = false) throws -> Tensor {
    try checkProbability(p)
    return try alphaDropped(input, p, training, noiseShape: featureShape(input))
  }

  private static func featureDropout(_ input: Tensor, _ p: Double, _ training: Bool) throws -> Tensor {
    try dropped(input, p, training, noiseShape: featureShape(input))
  }

  private static func featureShape(_ input: Tensor) throws -> [Int] {
    guard input.rank >= 2 else {
      throw TensorError.runtime("Feature dropout requires at least 2 dimensions in the input")
    }
    return Array(input.shape[..<2]) + [Int](repeating: 1, count: input.rank - 2)
  }

  /// Noise of ones and zeros: of a shape, or like the input in shape and layout.
  private static func noise(_ input: Tensor, _ shape: [Int]?, _ p: Double) throws -> Tensor {
    let noise = try TensorContext.withoutGrad {
      try shape.map { try Tensor.empty($0, dtype: input.dtype) } ?? input.detach().clone()
    }
    return try noise.bernoulli_(p: 1 - p)
  }

  private static func dropped(
    _ input: Tensor, _ p: Double, _ training: Bool, noiseShape: @autoclosure () throws -> [Int]?
  ) throws -> Tensor {
    if p == 0 || !training || input.numel == 0 { return input }
    if p == 1 { return try input.mul(Tensor.zeros([], dtype: input.dtype)) }
    try input.requireFloat("dropout")
    return try input.mul(noise(input, noiseShape(), p).div(.double(1 - p)))
  }

  private static func alphaDropped(
    _ input: Tensor, _ p: Double, _ training: Bool, noiseShape: @autoclosure () throws -> [Int]?
  ) throws -> Tensor {
    if p == 0 || !training || input.numel == 0 { return input }
    if p == 1 { return try input.mul(Tensor.zeros([], dtype: input.dtype)) }
    try input.requireFloat("dropout")
    let alpha = 1.7580993408473766
    let a = 1 / ((alpha * alpha * p + 1) * (1 - p)).squareRoot()
    let mask = try noise(input, noiseShape(), p)
    let shift = try mask.add(.int(-1)).mul(.double(alpha * a)).add(.double(alpha * a * p))
    return try input.mul(mask.mul(.double(a))).add(shift)
  }

  private static func checkProbability(_ p: Double) throws {
    guard p >= 0, p <= 1 else {
      throw TensorError.value("dropout probability has to be between 0 and 1, but got \(p)")
    }
  }
}
