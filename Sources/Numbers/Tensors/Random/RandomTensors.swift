// SPDX-License-Identifier: GPL-3.0-or-later

import TensorKernels

extension Tensor {
  /// `torch.rand(size)`: uniform numbers in [0, 1).
  public static func rand(_ shape: [Int], dtype: DType? = nil, generator: Generator? = nil) throws -> Tensor {
    try Tensor.empty(shape, dtype: dtype).uniform_(generator: generator)
  }

  /// `torch.randn(size)`: normal numbers of mean 0 and standard deviation 1.
  public static func randn(_ shape: [Int], dtype: DType? = nil, generator: Generator? = nil) throws -> Tensor {
    let result = try Tensor.empty(shape, dtype: dtype)
    guard result.dtype.isFloatingPoint else { throw result.notImplemented("normal_kernel_cpu") }
    return try result.normal_(generator: generator)
  }

  /// `torch.rand_like(x)`.
  public func randLike(dtype: DType? = nil) throws -> Tensor { try emptyLike(dtype: dtype).uniform_() }

  /// `torch.randn_like(x)`.
  public func randnLike(dtype: DType? = nil) throws -> Tensor { try emptyLike(dtype: dtype).normal_() }

  /// `torch.bernoulli(p)`: 1 with each element's own probability, else 0.
  public func bernoulli(generator: Generator? = nil) throws -> Tensor {
    guard dtype.isFloatingPoint else { throw notImplemented("bernoulli_tensor_cpu_p_") }
    return try Tensor.empty(shape, dtype: dtype).bernoulli_(p: self, generator: generator)
  }

  /// `torch.multinomial(weights, num_samples, replacement)`: indices drawn with these (unnormalised) probabilities.
  ///
  /// Weights of shape (n) give (num_samples), those of shape (m, n) give (m, num_samples).
  public func multinomial(
    _ samples: Int, replacement: Bool = false, generator: Generator? = nil
  ) throws -> Tensor {
    guard rank == 1 || rank == 2 else { throw TensorError.runtime("prob_dist must be 1 or 2 dim") }
    guard dtype.isFloatingPoint else {
      throw TensorError.runtime(
        "multinomial only supports floating-point dtypes for input, got: \(dtype.scalarTypeName)")
    }
    guard samples > 0 else { throw TensorError.runtime("cannot sample n_sample <= 0 samples") }
    let categories = shape[rank - 1]
    guard replacement || samples <= categories else {
      throw TensorError.runtime("cannot sample n_sample > prob_dist.size(-1) samples without replacement")
    }
    let weights = try doubles()
    guard !weights.contains(where: { !$0.isFinite || $0 < 0 }) else {
      throw TensorError.runtime("probability tensor contains either `inf`, `nan` or element < 0")
    }
    let rows = rank == 2 ? shape[0] : 1
    let (size, overflow) = Swift.max(rows, 1).multipliedReportingOverflow(by: samples)
    try Buffer.checkMemory(overflow || size > Int.max / 16 ? Int.max : size * 16)
    for row in 0..<rows where !weights[(row * categories)..<((row + 1) * categories)].contains(where: { $0 > 0 }) {
      throw TensorError.runtime("invalid multinomial distribution (sum of probabilities <= 0)")
    }
    let drawn =
      replacement && samples > 1
      ? withReplacement(weights, rows, categories, samples, generator ?? TensorContext.current.generator)
      : try withoutReplacement(weights, rows, categories, samples, generator)
    return try Tensor.from(ints: drawn, shape: rank == 2 ? [rows, samples] : [samples])
  }

  /// The largest quotients of weight and exponential noise: each row is one draw without replacement.
  private func withoutReplacement(
    _ weights: [Double], _ rows: Int, _ categories: Int, _ samples: Int, _ generator: Generator?
  ) throws -> [Int] {
    let noise = try emptyLike().exponential_(generator: generator).doubles()
    let isSingle = dtype == .float32
    var result: [Int] = []
    for row in 0..<rows {
      let start = row * categories
      let scores = (0..<categories).map { i in
        let quotient = weights[start + i] / noise[start + i]
        return isSingle ? Double(Float(quotient)) : quotient
      }
      let order = (0..<categories).sorted { (a: Int, b: Int) -> Bool in
        scores[a] != scores[b] ? scores[a] > scores[b] : a < b
      }
      result += order.prefix(samples)
    }
    return result
  }

  /// For each sample the first category whose cumulated probability is not below a uniform number.
  private func withReplacement(
    _ weights: [Double], _ rows: Int, _ categories: Int, _ samples: Int, _ generator: Generator
  ) -> [Int] {
    let isSingle = dtype == .float32
    func rounded(_ value: Double) -> Double { isSingle ? Double(Float(value)) : value }
    var result: [Int] = []
    for row in 0..<rows {
      var sum = 0.0
      var cumulated: [Double] = []
      for weight in weights[(row * categories)..<((row + 1) * categories)] {
        sum = rounded(sum + weight)
        cumulated.append(sum)
      }
      cumulated = cumulated.map { rounded($0 / sum) }
      for _ in 0..<samples {
        let level = generator.uniform53()
        var (low, high) = (0, categories)
        while low < high {
          let middle = low + (high - low) / 2
          if cumulated[middle] < level { low = middle + 1 } else { high = middle }
        }
        result.append(Swift.min(low, categories - 1))
      }
    }
    return result
  }
}
