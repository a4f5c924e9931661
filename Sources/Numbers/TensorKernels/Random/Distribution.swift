// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc
import Primitives

/// Distributions whose values are drawn one by one in double precision, as PyTorch's serial kernels do.
public enum Distribution: Sendable {
  /// Box-Muller pairs: `r cos t` now, `r sin t` kept for the next call.
  case normal(mean: Double, std: Double)
  /// `exp` of a normal number.
  case logNormal(mean: Double, std: Double)
  /// `-log(1 - u) / lambda`.
  case exponential(lambda: Double)
  /// `ceil(log u / log(1 - p))`.
  case geometric(p: Double)
  /// `median + sigma tan(pi (u - 1/2))`.
  case cauchy(median: Double, sigma: Double)
  /// 1 where a uniform number is below `p`, else 0.
  case bernoulli(p: Double)

  /// Draws `count` values.
  ///
  /// - Parameters:
  ///   - twister: the stream.
  ///   - cached: the second half of the last normal pair, when unused.
  ///   - out: room for `count` values.
  ///   - count: how many.
  public func fill(
    _ twister: inout MersenneTwister, cached: inout Double?, _ out: UnsafeMutablePointer<Double>, count: Int
  ) {
    // SAFETY: the caller gives room for `count` values; every loop stays below it.
    switch self {
    case .normal(let mean, let std):
      for i in 0..<count { out[i] = mean.addingProduct(Self.standardNormal(&twister, &cached), std) }
    case .logNormal(let mean, let std):
      for i in 0..<count { out[i] = exp(mean.addingProduct(Self.standardNormal(&twister, &cached), std)) }
    case .exponential(let lambda):
      for i in 0..<count { out[i] = -1 / lambda * log1p(-twister.uniform53()) }
    case .geometric(let p):
      let scale = log(1 - p)
      for i in 0..<count { out[i] = ceil(log(twister.uniform53()) / scale) }
    case .cauchy(let median, let sigma):
      for i in 0..<count { out[i] = median.addingProduct(sigma, tan(Double.pi * (twister.uniform53() - 0.5))) }
    case .bernoulli(let p):
      for i in 0..<count { out[i] = twister.uniform53() < p ? 1 : 0 }
    }
  }

  /// A number of mean 0 and standard deviation 1.
  private static func standardNormal(_ twister: inout MersenneTwister, _ cached: inout Double?) -> Double {
    if let value = cached {
      cached = nil
      return value
    }
    let first = twister.uniform53()
    let second = twister.uniform53()
    let radius = sqrt(-2 * log1p(-second))
    let angle = 2 * Double.pi * first
    cached = radius * sin(angle)
    return radius * cos(angle)
  }
}
