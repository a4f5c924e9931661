// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc
import Tensors

extension Initialization {
  /// `trunc_normal_`: normal numbers within [a, b], drawn again until they are inside.
  @discardableResult
  public static func truncNormal(
    _ tensor: Tensor, mean: Double = 0, std: Double = 1, a: Double = -2, b: Double = 2, generator: Generator? = nil
  ) throws -> Tensor {
    func cdf(_ x: Double) -> Double { (1 + erf(x / 2.0.squareRoot())) / 2 }
    if mean < a - 2 * std || mean > b + 2 * std {
      TensorContext.current.warn?(
        "UserWarning",
        "mean is more than 2 std from [a, b] in nn.init.trunc_normal_. The distribution of values may be incorrect.")
    }
    let inside = cdf((b - mean) / std) - cdf((a - mean) / std)
    return try TensorContext.withoutGrad {
      inside > 0.3
        ? try redrawn(tensor, mean, std, a, b, generator) : try rejected(tensor, mean, std, a, b, generator)
    }
  }

  /// Most of the bell lies inside: whole new tensors are drawn, and those elements taken that were outside.
  private static func redrawn(
    _ tensor: Tensor, _ mean: Double, _ std: Double, _ a: Double, _ b: Double, _ generator: Generator?
  ) throws -> Tensor {
    let low = try Tensor(.double(a), dtype: tensor.dtype).item()
    let high = try Tensor(.double(b), dtype: tensor.dtype).item()
    var result = try tensor.normal_(mean: mean, std: std, generator: generator)
    while true {
      try TensorContext.current.checkInterrupt?()
      let outside = try result.lt(low).logicalOr(result.gt(high))
      if try outside.any().item() != .bool(true) { break }
      let fresh = try result.detach().clone().normal_(mean: mean, std: std, generator: generator)
      result = try Tensor.where(outside, fresh, result)
    }
    return result === tensor ? tensor : try tensor.copy_(result)
  }

  /// Little of it lies inside: uniform candidates are accepted with the bell's probability.
  private static func rejected(
    _ tensor: Tensor, _ mean: Double, _ std: Double, _ a: Double, _ b: Double, _ generator: Generator?
  ) throws -> Tensor {
    let mode = max(a, min(mean, b))
    let peak = -0.5 * ((mode - mean) / std) * ((mode - mean) / std)
    func height(_ x: Tensor) throws -> Tensor {
      try x.sub(.double(mean)).div(.double(std)).pow(.int(2)).mul(.double(-0.5)).sub(.double(peak))
    }
    let noise = try tensor.detach().clone()
    try tensor.uniform_(from: a, to: b, generator: generator)
    var heights = try height(tensor)
    var pending = try noise.uniform_(generator: generator).log().gt(heights)
    var result = tensor
    let candidates = try tensor.detach().clone()
    while try pending.any().item() == .bool(true) {
      try TensorContext.current.checkInterrupt?()
      try candidates.uniform_(from: a, to: b, generator: generator)
      result = try Tensor.where(pending, candidates, result)
      heights = try height(candidates)
      pending = try Tensor.where(pending, noise.uniform_(generator: generator).log().gt(heights), pending)
    }
    return result === tensor ? tensor : try tensor.copy_(result)
  }
}
