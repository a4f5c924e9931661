// SPDX-License-Identifier: GPL-3.0-or-later

import TensorKernels

extension Tensor {
  /// Fills a new tensor by places, in pieces between which it asks whether to go on.
  private static func pieces(_ count: Int, _ body: (Range<Int>) -> Void) throws {
    try Pauses.each(count, pause: TensorContext.pause) { first, length in body(first..<(first + length)) }
  }

  /// `torch.arange(start, end, step)`: int64 when all three are integers, else the default type.
  public static func arange(_ start: Scalar, _ end: Scalar, _ step: Scalar = .int(1), dtype: DType? = nil) throws
    -> Tensor
  {
    let allIntegers = !start.isDouble && !end.isDouble && !step.isDouble
    let dtype = dtype ?? (allIntegers ? .int64 : TensorContext.current.defaultDType)
    if dtype == .bool { throw TensorError.notImplemented("arange_cpu", dtype) }
    if step.doubleValue == 0 { throw TensorError.runtime("step must be nonzero") }
    let (a, b, s) = (start.doubleValue, end.doubleValue, step.doubleValue)
    guard a.isFinite && b.isFinite else {
      throw TensorError.runtime("unsupported range: \(text(start)) -> \(text(end))")
    }
    guard s > 0 && b >= a || s < 0 && b <= a else {
      throw TensorError.runtime("upper bound and lower bound inconsistent with step sign")
    }
    if !dtype.isFloatingPoint {
      // As in PyTorch, only int64 measures the range in whole numbers; the others do before they cut the step.
      if dtype == .int64, step.intValue == 0 { throw TensorError.value("step must be nonzero") }
      let (first, last, stride) = (start.intValue, end.intValue, step.intValue)
      let span = stride > 0 ? last.subtractingReportingOverflow(first) : first.subtractingReportingOverflow(last)
      if span.overflow { throw TensorError.runtime("invalid size, possible overflow?") }
      let size = Int(bitPattern: stride.magnitude)
      var count = span.partialValue == 0 ? 0 : (span.partialValue - 1) / Swift.max(size, 1) + 1
      if dtype != .int64 {
        let length = ((b - a) / s).rounded(.up)
        guard length >= 0, length < 9e18 else { throw TensorError.runtime("invalid size, possible overflow?") }
        count = Int(length)
      }
      let result = try empty([count], dtype: .int64)
      let values = result.longs
      try pieces(count) { for i in $0 { values[i] = Int64(first &+ i &* stride) } }
      return try result.converted(dtype)
    }
    let size = ((b - a) / s).rounded(.up)
    guard size.isFinite, size >= 0, size < 9e18 else {
      throw TensorError.runtime("invalid size, possible overflow?")
    }
    let count = Int(size)
    let result = try empty([count], dtype: dtype.computing)
    switch dtype.computing {
    case .float64:
      let values = result.wideFloats
      try pieces(count) { for i in $0 { values[i] = a + s * Double(i) } }
    case .float32:
      // Eight at a time from a start that is rounded once, as PyTorch's vectors are filled.
      let values = result.floats
      let stride = Float(s)
      try pieces(count) { places in
        var i = places.lowerBound
        while i < places.upperBound {
          let base = Float(a + s * Double(i))
          let width = count - i >= 8 ? 8 : 1
          for k in 0..<width { values[i + k] = base + stride * Float(k) }
          i += width
        }
      }
    default: break
    }
    return try result.converted(dtype)
  }

  private static func text(_ value: Scalar) -> String {
    switch value {
    case .double(let x): x.isNaN ? "nan" : x.isInfinite ? (x > 0 ? "inf" : "-inf") : String(x)
    default: String(value.intValue)
    }
  }

  /// `torch.linspace(start, end, steps)`: evenly spaced, both ends included.
  public static func linspace(_ start: Double, _ end: Double, _ steps: Int, dtype: DType? = nil) throws -> Tensor {
    let dtype = dtype ?? TensorContext.current.defaultDType
    guard steps >= 0 else { throw TensorError.runtime("number of steps must be non-negative") }
    if dtype.isHalf { return try halfLinspace(start, end, steps, dtype) }
    let result = try empty([steps], dtype: dtype.isFloatingPoint ? dtype : .float64)
    if steps == 1 {
      try result.fillElements(.double(start))
    } else if dtype == .float32 {
      let (a, b) = (Float(start), Float(end))
      let step = (b - a) / Float(steps - 1)
      let values = result.floats
      try pieces(steps) {
        for i in $0 {
          values[i] = i < steps / 2 ? a.addingProduct(step, Float(i)) : b.addingProduct(-step, Float(steps - i - 1))
        }
      }
    } else if steps > 0 {
      let integral = !dtype.isFloatingPoint
      let (a, b) = integral ? (start.rounded(.towardZero), end.rounded(.towardZero)) : (start, end)
      // Integers step in float32, as PyTorch computes them.
      let step = integral ? Double(Float(b - a) / Float(steps - 1)) : (b - a) / Double(steps - 1)
      let values = result.wideFloats
      try pieces(steps) {
        for i in $0 {
          values[i] = i < steps / 2 ? a.addingProduct(step, Double(i)) : b.addingProduct(-step, Double(steps - i - 1))
        }
      }
    }
    return try result.converted(dtype)
  }

  /// 16-bit floats: ends and step are rounded to the type, the elements once more.
  private static func halfLinspace(_ start: Double, _ end: Double, _ steps: Int, _ dtype: DType) throws -> Tensor {
    func rounded(_ value: Double) throws -> Double { try Tensor(.double(value), dtype: dtype).item().doubleValue }
    let (a, b) = (try rounded(start), try rounded(end))
    let step = steps > 1 ? try rounded(rounded(b - a) / Double(steps - 1)) : 0
    try Buffer.checkMemory(Shape.count([steps, 8]))
    let values = (0..<steps).map { i in
      i < steps / 2 || steps == 1 ? a + step * Double(i) : b - step * Double(steps - i - 1)
    }
    return try from(doubles: values, shape: [steps], dtype: dtype)
  }

  /// `torch.logspace(start, end, steps, base)`: powers of the base.
  public static func logspace(
    _ start: Double, _ end: Double, _ steps: Int, base: Double = 10, dtype: DType? = nil
  ) throws -> Tensor {
    let dtype = dtype ?? TensorContext.current.defaultDType
    guard steps >= 0 else { throw TensorError.runtime("number of steps must be non-negative") }
    let exponents = try linspace(start, end, steps, dtype: dtype.isFloatingPoint ? dtype : .float64)
    return try TensorContext.withoutGrad { try exponents.rpow(.double(base)).to(dtype) }
  }

  /// `torch.tril_indices(rows, columns, offset)`: two rows of coordinates.
  public static func trilIndices(_ rows: Int, _ columns: Int, _ offset: Int = 0) throws -> Tensor {
    try triangleIndices(rows, columns, offset, isLower: true)
  }

  /// `torch.triu_indices(rows, columns, offset)`.
  public static func triuIndices(_ rows: Int, _ columns: Int, _ offset: Int = 0) throws -> Tensor {
    try triangleIndices(rows, columns, offset, isLower: false)
  }

  private static func triangleIndices(
    _ rows: Int, _ columns: Int, _ offset: Int, isLower: Bool
  ) throws -> Tensor {
    if rows < 0 { throw TensorError.runtime("row must be non-negative, got\(rows)") }
    if columns < 0 { throw TensorError.runtime("col must be non-negative, got\(columns)") }
    if rows == 0 || columns == 0 { return try empty([2, 0], dtype: .int64) }
    // Diagonals beyond the corners leave out nothing more.
    let offset = Swift.min(Swift.max(offset, -rows), columns)
    // The rows of which something is in the triangle, and the widest of them: the matrix itself may be larger than anything.
    let firstRow = isLower ? Swift.max(0, -offset) : 0
    let lastRow = Swift.max(firstRow, isLower ? rows : Swift.min(rows, columns - offset))
    let width = isLower ? Swift.min(columns - offset, lastRow) + offset : columns - Swift.max(0, offset)
    try Buffer.checkMemory(Shape.count([lastRow - firstRow, width, 32]))
    var (first, second): ([Int], [Int]) = ([], [])
    for i in firstRow..<lastRow {
      if i & 0xfff == 0 { try TensorContext.pause() }
      for j in isLower ? 0..<Swift.min(columns, i + offset + 1) : Swift.max(0, i + offset)..<columns {
        first.append(i)
        second.append(j)
      }
    }
    return try from(ints: first + second, shape: [2, first.count])
  }

  /// `torch.vander(x, N, increasing)`: powers of a vector as columns.
  public func vander(_ columns: Int? = nil, increasing: Bool = false) throws -> Tensor {
    guard rank == 1 else { throw TensorError.runtime("x must be a one-dimensional tensor.") }
    let count = columns ?? shape[0]
    guard count >= 0 else { throw TensorError.runtime("N must be non-negative.") }
    try Buffer.checkMemory(Shape.count([count, shape[0] + 64, 8]))
    // As in PyTorch the powers are running products that are written over their own factors, so that they have no gradient
    // (a rule needs what was overwritten).
    let result = try Tensor.empty([shape[0], count], dtype: dtype.isFloatingPoint ? dtype : .int64)
    if count > 0 { _ = try result.select(1, 0).fill_(.int(1)) }
    if count > 1 {
      let factors = try result.narrow(1, 1, count - 1)
      _ = try factors.copy_(unsqueeze(1))
      _ = try factors.copy_(factors.cumprod(1))
    }
    return increasing ? result : try result.flip([1])
  }
}
