// SPDX-License-Identifier: GPL-3.0-or-later

import TensorKernels

extension Tensor {
  /// `random_()`: integers over the whole range of the type (for floats, those that are exact).
  @discardableResult
  public func random_(generator: Generator? = nil) throws -> Tensor {
    switch dtype {
    case .bool: try integers(base: 0, range: 2, wide: false, generator)
    case .uint8: try integers(base: 0, range: 1 << 8, wide: false, generator)
    case .int8: try integers(base: 0, range: 1 << 7, wide: false, generator)
    case .int16: try integers(base: 0, range: 1 << 15, wide: false, generator)
    case .int32: try integers(base: 0, range: 1 << 31, wide: false, generator)
    case .int64: try integers(base: 0, range: 1 << 63, wide: true, generator)
    case .float32: try integers(base: 0, range: 1 << 24 + 1, wide: false, generator)
    case .float64: try integers(base: 0, range: 1 << 53 + 1, wide: true, generator)
    case .float16: try integers(base: 0, range: 1 << 11 + 1, wide: false, generator)
    case .bfloat16: try integers(base: 0, range: 1 << 8 + 1, wide: false, generator)
    }
  }

  /// `random_(from, to)`: integers in [from, to); `to` nil means up to the largest of the type.
  @discardableResult
  public func random_(from: Int = 0, to: Int?, generator: Generator? = nil) throws -> Tensor {
    let (lowest, highest) = exactIntegers
    let type = dtype.streamName
    if let to {
      guard from < to else {
        throw TensorError.runtime(
          "random_ expects 'from' to be less than 'to', but got from=\(from) >= to=\(to)")
      }
    }
    if !dtype.isFloatingPoint || to == nil {
      guard from >= lowest, from <= highest else { throw TensorError.runtime("from is out of bounds for \(type)") }
      if let to {
        guard to - 1 <= highest else { throw TensorError.runtime("to - 1 is out of bounds for \(type)") }
      }
    }
    if dtype.isFloatingPoint, let to, Double(to - 1) > dtype.greatestFinite {
      throw TensorError.runtime("to - 1 is out of bounds for \(type)")
    }
    let (from, to) = try dtype.isFloatingPoint && to != nil ? exactBounds(from, to ?? 0) : (from, to)
    // Without an upper bound the largest number itself is included; 0 stands for all of the 2^64.
    let range =
      to.map { UInt64(bitPattern: Int64($0)) &- UInt64(bitPattern: Int64(from)) }
      ?? (UInt64(bitPattern: Int64(highest)) &- UInt64(bitPattern: Int64(from)) &+ 1)
    return try integers(base: Int64(from), range: range, wide: range == 0 || range >= 1 << 28, generator)
  }

  /// The integers that the type holds exactly.
  private var exactIntegers: (Int, Int) {
    switch dtype {
    case .bool: (0, 1)
    case .uint8: (0, 255)
    case .int8: (-128, 127)
    case .int16: (Int(Int16.min), Int(Int16.max))
    case .int32: (Int(Int32.min), Int(Int32.max))
    case .int64: (Int.min, Int.max)
    case .float32: (-(1 << 24), 1 << 24)
    case .float64: (-(1 << 53), 1 << 53)
    case .float16: (-(1 << 11), 1 << 11)
    case .bfloat16: (-(1 << 8), 1 << 8)
    }
  }

  /// Bounds beyond the exact integers of a float type, moved inwards to numbers that the type holds.
  private func exactBounds(_ from: Int, _ to: Int) throws -> (Int, Int?) {
    func rounded(_ value: Int) -> Int {
      let wide = Tensor(.int(value), dtype: dtype).scalar(atStorageIndex: 0).doubleValue
      return Int(exactly: wide) ?? (wide < 0 ? Int.min : Int.max)
    }
    let digits = exactIntegers.1.trailingZeroBitCount
    func spacing(_ value: Int) -> Int {
      let topBit = 63 - value.magnitude.leadingZeroBitCount
      return 1 << Swift.max(topBit - digits + 1, 0)
    }
    var (lower, upper) = (from, to)
    let afterFrom = rounded(from &+ 1)
    if afterFrom < from { lower = afterFrom + spacing(from &+ 1) }
    let beforeTo = rounded(to &- 1)
    if beforeTo >= to { upper = beforeTo - spacing(to &- 1) }
    guard lower < upper else {
      throw TensorError.runtime(
        "random_ expects 'from' casted to dtype to be less than 'to' casted to dtype, but got from=\(lower) >= "
          + "to=\(upper)")
    }
    return (lower, upper)
  }

  private func integers(base: Int64, range: UInt64, wide: Bool, _ generator: Generator?) throws -> Tensor {
    let generator = generator ?? TensorContext.current.generator
    return try overwrite("RandomBackward0") { dense, count in
      let values = dense.dtype == .int64 ? dense : try Tensor.empty([count], dtype: .int64)
      RandomFills.integers(
        &generator.state.twister, values.longs, count: count, base: base, range: range, wide: wide)
      if values !== dense { try dense.copyElements(from: values) }
    }
  }

  /// `torch.randint(low, high, size)`: integers in [low, high).
  public static func randint(
    low: Int = 0, high: Int, _ shape: [Int], dtype: DType = .int64, generator: Generator? = nil
  ) throws -> Tensor {
    try Tensor.empty(shape, dtype: dtype).random_(from: low, to: high, generator: generator)
  }

  /// `torch.randint_like(x, low, high)`.
  public func randintLike(low: Int = 0, high: Int, dtype: DType? = nil) throws -> Tensor {
    try emptyLike(dtype: dtype).random_(from: low, to: high)
  }

  /// `torch.randperm(n)`: the numbers 0 to n - 1 in random order.
  public static func randperm(_ count: Int, dtype: DType = .int64, generator: Generator? = nil) throws -> Tensor {
    let result = try Tensor.empty([count], dtype: .int64)
    let generator = generator ?? TensorContext.current.generator
    if count > 0 {
      let target = result.writableElements().assumingMemoryBound(to: Int64.self)
      // The stream goes on only when the permutation is there.
      var twister = generator.state.twister
      try interruptible(count > 1 << 21, holding: [result]) {
        RandomFills.permutation(&twister, target, count: count)
      }
      generator.state.twister = twister
    }
    return try result.to(dtype)
  }
}
