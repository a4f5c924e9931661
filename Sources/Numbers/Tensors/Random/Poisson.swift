// SPDX-License-Identifier: GPL-3.0-or-later

import TensorKernels

extension Tensor {
  /// `torch.poisson(rates)`: counts drawn with these rates, from PyTorch's stream by PyTorch's recipe.
  public func poisson(generator: Generator? = nil) throws -> Tensor {
    guard dtype.isFloatingPoint else { throw notImplemented("poisson_cpu") }
    let rates = try doubles()
    if rates.contains(where: { $0 < 0 }) {
      throw TensorError.runtime("invalid Poisson rate, expected rate to be non-negative")
    }
    let generator = generator ?? TensorContext.current.generator
    let result = try Tensor.from(doubles: rates.map { generator.poisson($0) }, shape: shape, dtype: dtype)
    record(Derivatives.poisson, inputs: [self], outputs: [result])
    return result
  }
}

extension Derivatives {
  static let poisson = flat("PoissonBackward0")
}

extension Generator {
  /// A count of the Poisson distribution: products of uniform numbers for small rates, else Hörmann's transformed
  /// rejection.
  func poisson(_ rate: Double) -> Double {
    if rate.isNaN { return rate }
    if rate == 0 { return 0 }
    if rate < 10 {
      let limit = GammaFunctions.exponential(-rate)
      var (count, product) = (0.0, uniform53())
      while product > limit {
        count += 1
        product *= uniform53()
      }
      return count
    }
    let (root, logarithm) = (rate.squareRoot(), Double.naturalLogarithm(rate))
    let b = 0.931 + 2.53 * root
    let a = -0.059 + 0.02483 * b
    let inverse = 1.1239 + 1.1328 / (b - 3.4)
    let r = 0.9277 - 3.6224 / (b - 2)
    while true {
      let u = uniform53() - 0.5
      let v = uniform53()
      let s = 0.5 - u.magnitude
      let k = ((2 * a / s + b) * u + rate + 0.43).rounded(.down)
      if s >= 0.07 && v <= r { return k }
      if k < 0 || s < 0.013 && v > s || k.isNaN { continue }
      let left =
        Double.naturalLogarithm(v) + Double.naturalLogarithm(inverse) - Double.naturalLogarithm(a / (s * s) + b)
      if left <= k * logarithm - rate - GammaFunctions.logGamma(k + 1) { return k }
      if rate.isInfinite { return rate }
    }
  }
}
