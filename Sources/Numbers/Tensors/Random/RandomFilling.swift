// SPDX-License-Identifier: GPL-3.0-or-later

import TensorKernels

// In-place fills from the random stream. Each advances the generator exactly as PyTorch's does.
extension Tensor {
  /// Does a fill from a stream in pieces, each with its place and number, between which it can be stopped. All but the last have a multiple of sixteen
  /// elements, so that blocks of sixteen are the same as without pieces.
  private static func inPieces(_ count: Int, _ fill: (Int, Int) -> Void) throws {
    let size = 1 << 21
    var place = 0
    while count - place >= 2 * size {
      fill(place, size)
      place += size
      try TensorContext.current.checkInterrupt?()
    }
    fill(place, count - place)
  }

  /// `uniform_(from, to)`: uniform numbers in [from, to).
  @discardableResult
  public func uniform_(from: Double = 0, to: Double = 1, generator: Generator? = nil) throws -> Tensor {
    guard dtype.isFloatingPoint else { throw notImplemented("check_uniform_bounds") }
    let limit = dtype.greatestFinite
    let type = dtype.streamName
    guard from >= -limit, from <= limit else { throw TensorError.runtime("from is out of bounds for \(type)") }
    guard to >= -limit, to <= limit else { throw TensorError.runtime("to is out of bounds for \(type)") }
    guard from <= to else {
      throw TensorError.runtime(
        "uniform_ expects to return a [from, to) range, but found from=\(FormattedNumber.general(from)) > "
          + "to=\(FormattedNumber.general(to))")
    }
    guard to - from <= limit else {
      throw TensorError.runtime(
        "uniform_ expects to-from <= std::numeric_limits<\(dtype.scalarTypeName)>::max(), but found "
          + "to=\(FormattedNumber.general(to)) and from=\(FormattedNumber.general(from)) which result in to-from to "
          + "exceed the limit")
    }
    let generator = generator ?? TensorContext.current.generator
    return try overwrite("UniformBackward0") { dense, count in
      if dense.dtype.isHalf || dense.dtype == .float32 {
        let values = dense.dtype.isHalf ? try Tensor.empty([count], dtype: .float32) : dense
        try Tensor.inPieces(count) {
          RandomFills.uniform(
            &generator.state.twister, values.floats + $0, count: $1, from: Float(from), to: Float(to))
        }
        if values !== dense { try dense.copyElements(from: values) }
      } else {
        try Tensor.inPieces(count) {
          RandomFills.uniform(&generator.state.twister, dense.wideFloats + $0, count: $1, from: from, to: to)
        }
      }
    }
  }

  /// `normal_(mean, std)`: normally distributed numbers, by one of two recipes depending on size and layout.
  @discardableResult
  public func normal_(mean: Double = 0, std: Double = 1, generator: Generator? = nil) throws -> Tensor {
    guard std >= 0 else {
      throw TensorError.runtime("normal expects std >= 0.0, but found std \(FormattedNumber.general(std))")
    }
    guard numel > 0 else { return self }
    guard dtype.isFloatingPoint else { throw notImplemented("normal_kernel_cpu") }
    let generator = generator ?? TensorContext.current.generator
    guard numel >= 16, isContiguous else {
      return try fill(.normal(mean: mean, std: std), "NormalBackward0", generator)
    }
    return try overwrite("NormalBackward0") { dense, count in
      if dense.dtype.isHalf || dense.dtype == .float32 {
        let values = dense.dtype.isHalf ? try Tensor.empty([count], dtype: .float32) : dense
        // 16-bit floats are drawn block by block, so an incomplete last block follows the whole ones in the stream.
        let whole = dense.dtype.isHalf ? count / 16 * 16 : count
        try Tensor.inPieces(whole) {
          RandomFills.normal(
            &generator.state.twister, values.floats + $0, count: $1, mean: Float(mean), std: Float(std))
        }
        if whole < count {
          RandomFills.normal(
            &generator.state.twister, values.floats + (count - 16), count: 16, mean: Float(mean), std: Float(std))
        }
        if values !== dense { try dense.copyElements(from: values) }
      } else {
        try Tensor.inPieces(count) {
          RandomFills.normal(&generator.state.twister, dense.wideFloats + $0, count: $1, mean: mean, std: std)
        }
      }
    }
  }

  /// `exponential_(lambd)`: numbers with density `lambd exp(-lambd x)`.
  @discardableResult
  public func exponential_(lambda: Double = 1, generator: Generator? = nil) throws -> Tensor {
    guard lambda > 0 else {
      throw TensorError.runtime(
        "exponential_ expects lambda > 0.0, but found lambda=\(FormattedNumber.general(lambda))")
    }
    guard dtype.isFloatingPoint else {
      throw TensorError.runtime(
        "Exponential distribution is a continuous probability distribution. dtype must be a floating point but you "
          + "specified \(dtype.scalarTypeName)")
    }
    return try fill(.exponential(lambda: lambda), "ExponentialBackward0", generator)
  }

  /// `geometric_(p)`: the number of trials up to the first success.
  @discardableResult
  public func geometric_(p: Double, generator: Generator? = nil) throws -> Tensor {
    guard p > 0, p < 1 else {
      throw TensorError.runtime("geometric_ expects p to be in (0, 1), but got p=\(FormattedNumber.general(p))")
    }
    guard dtype != .bool else { throw notImplemented("geometric_kernel_cpu") }
    return try fill(.geometric(p: p), "GeometricBackward0", generator)
  }

  /// `log_normal_(mean, std)`: numbers whose logarithm is normally distributed.
  @discardableResult
  public func logNormal_(mean: Double = 1, std: Double = 2, generator: Generator? = nil) throws -> Tensor {
    guard std > 0 else {
      throw TensorError.runtime("log_normal_ expects std > 0.0, but found std=\(FormattedNumber.general(std))")
    }
    guard dtype.isFloatingPoint else { throw notImplemented("log_normal_cpu") }
    return try fill(.logNormal(mean: mean, std: std), "LogNormalBackward0", generator)
  }

  /// `cauchy_(median, sigma)`: numbers of the Cauchy distribution.
  @discardableResult
  public func cauchy_(median: Double = 0, sigma: Double = 1, generator: Generator? = nil) throws -> Tensor {
    guard sigma > 0 else {
      throw TensorError.runtime("cauchy_ expects sigma > 0.0, but found sigma=\(FormattedNumber.general(sigma))")
    }
    guard dtype.isFloatingPoint else {
      throw TensorError.runtime(
        "Cauchy distribution is a continuous probability distribution. dtype must be a floating point but you "
          + "specified \(dtype.streamName)")
    }
    return try fill(.cauchy(median: median, sigma: sigma), "CauchyBackward0", generator)
  }

  /// `bernoulli_(p)`: 1 with probability p, else 0. Dropout masks are made of it.
  @discardableResult
  public func bernoulli_(p: Double = 0.5, generator: Generator? = nil) throws -> Tensor {
    guard p >= 0, p <= 1 else {
      throw TensorError.runtime("bernoulli_ expects p to be in [0, 1], but got p=\(FormattedNumber.general(p))")
    }
    return try fill(.bernoulli(p: p), "BernoulliBackward0", generator)
  }

  /// `bernoulli_(p)` with a probability for each element, which broadcasts to this shape.
  @discardableResult
  public func bernoulli_(p: Tensor, generator: Generator? = nil) throws -> Tensor {
    guard p.dtype.isFloatingPoint else { throw p.notImplemented("bernoulli_tensor_cpu_self_") }
    guard try Shape.broadcast(shape, p.shape) == shape else {
      throw TensorError.runtime(
        "output with shape \(Shape.text(shape)) doesn't match the broadcast shape "
          + Shape.text(try Shape.broadcast(shape, p.shape)))
    }
    guard try !p.doubles().contains(where: { !($0 >= 0 && $0 <= 1) }) else {
      throw TensorError.runtime(
        "Expected p_in >= 0 && p_in <= 1 to be true, but got false.  (Could this error message be improved?  If so, "
          + "please report an enhancement request to PyTorch.)")
    }
    let expanded = p.aliased(shape, Shape.expandedStrides(p.shape, p.strides, to: shape))
    let order = memoryOrder
    let chances = try expanded.permutedAlias(order).dense(p.dtype.computing)
    let generator = generator ?? TensorContext.current.generator
    return try overwrite("BernoulliBackward0") { dense, count in
      let values = try Tensor.empty([count], dtype: .float64)
      if chances.dtype == .float32 {
        RandomFills.bernoulli(&generator.state.twister, values.wideFloats, chances.floats, count: count)
      } else {
        RandomFills.bernoulli(&generator.state.twister, values.wideFloats, chances.wideFloats, count: count)
      }
      try dense.copyElements(from: values)
    }
  }

  /// Draws values one by one in double precision and converts them.
  private func fill(_ distribution: Distribution, _ name: String, _ generator: Generator?) throws -> Tensor {
    let generator = generator ?? TensorContext.current.generator
    return try overwrite(name) { dense, count in
      let values = dense.dtype == .float64 ? dense : try Tensor.empty([count], dtype: .float64)
      var cached = generator.state.cachedNormal
      distribution.fill(&generator.state.twister, cached: &cached, values.wideFloats, count: count)
      generator.state.cachedNormal = cached
      if values !== dense { try dense.copyElements(from: values) }
    }
  }

  /// The dimensions from the slowest to the fastest in memory: the order in which PyTorch visits elements.
  private var memoryOrder: [Int] {
    isContiguous ? Array(shape.indices) : Layout.order(shape: shape, strides: [strides]).reversed()
  }

  private func permutedAlias(_ order: [Int]) -> Tensor {
    aliased(order.map { shape[$0] }, order.map { strides[$0] })
  }

  /// Runs a fill on a dense flat tensor and puts the result into this tensor in the order of its memory.
  func overwrite(_ name: String, _ body: (_ dense: Tensor, _ count: Int) throws -> Void) throws -> Tensor {
    if TensorContext.current.gradEnabled {
      if leafRequiresGrad {
        throw TensorError.runtime(
          "a leaf Variable that requires grad is being used in an in-place operation.")
      }
      if let base, base.leafRequiresGrad, viewKind == .normal {
        throw TensorError.runtime(
          "a view of a leaf Variable that requires grad is being used in an in-place operation.")
      }
    }
    let count = numel
    guard count > 0 else { return self }
    if isContiguous {
      _ = writableElements()
      try body(aliased([count], [1]), count)
    } else {
      let order = memoryOrder
      let dense = try Tensor.empty([count], dtype: dtype)
      try body(dense, count)
      let target = permutedAlias(order)
      try target.copyElements(from: dense.aliased(target.shape, Shape.contiguousStrides(target.shape)))
    }
    bumpVersion()
    return self
  }

  func notImplemented(_ kernel: String) -> TensorError {
    TensorError(.notImplemented, "\"\(kernel)\" not implemented for '\(dtype.scalarTypeName)'")
  }
}
