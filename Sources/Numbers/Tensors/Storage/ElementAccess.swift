// SPDX-License-Identifier: GPL-3.0-or-later

import TensorKernels

// Pointers leave these functions; whoever takes one keeps the tensor alive (as a parameter or a `let`) while using it.
extension Tensor {
  /// The first element, for reading.
  public var elements: UnsafeMutableRawPointer { storage.buffer.pointer + offset &* dtype.itemSize }

  /// The first element, for writing: take it before any pointer for reading, since it may move the storage's bytes.
  @inline(never) public func writableElements() -> UnsafeMutableRawPointer {
    storage.mutableBytes(byteRange) + offset &* dtype.itemSize
  }

  /// Where the elements lie in the storage, from the first to the last.
  var byteRange: Range<Int> {
    guard numel > 0 else { return 0..<0 }
    var last = offset
    for (size, step) in zip(shape, strides) { last += (size - 1) * step }
    return (offset * dtype.itemSize)..<((last + 1) * dtype.itemSize)
  }

  /// The first element of a dense float32 tensor, for reading.
  public var floats: UnsafeMutablePointer<Float> { elements.assumingMemoryBound(to: Float.self) }

  /// The first element of a dense float64 tensor, for reading.
  public var wideFloats: UnsafeMutablePointer<Double> { elements.assumingMemoryBound(to: Double.self) }

  /// The first element of a dense int64 tensor, for reading.
  public var longs: UnsafeMutablePointer<Int64> { elements.assumingMemoryBound(to: Int64.self) }

  /// The element at a position counted in the tensor's storage.
  package func scalar(atStorageIndex index: Int) -> Scalar {
    // SAFETY: callers compute the index from the shape and strides, which stay inside of the storage.
    let pointer = storage.buffer.pointer + index &* dtype.itemSize
    switch Copying.Number.load(from: pointer, dtype.kind) {
    case .integer(let value): return dtype == .bool ? .bool(value != 0) : .int(Int(value))
    case .real(let value): return .double(value)
    }
  }

  /// Writes such an element: what `a[i] = number` is for arrays, which no graph knows.
  package func setScalar(atStorageIndex index: Int, _ value: Scalar) throws {
    try checkInPlace()
    let start = index &* dtype.itemSize
    value.number.store(to: storage.mutableBytes(start..<(start &+ dtype.itemSize)) + start, dtype.kind)
    bumpVersion()
  }

  // A view may have far more elements than its storage, and memory for a copy of them; so all of these ask first.

  /// All elements in row order, as doubles.
  public func doubles() throws -> [Double] { try values(.float64) }

  /// All elements in row order, as integers (floats are truncated).
  public func int64s() throws -> [Int] { try values(.int64) }

  /// All elements in row order, as truth values.
  public func bools() throws -> [Bool] { try values(.bool) }

  /// All elements in row order, as scalars.
  public func scalars() throws -> [Scalar] {
    // The numbers lie beside the scalars that they become.
    try Buffer.checkMemory(numel &* (MemoryLayout<Scalar>.stride + MemoryLayout<Double>.stride))
    return switch dtype {
    case .bool: try bools().map { .bool($0) }
    case .float32, .float64, .float16, .bfloat16: try doubles().map { .double($0) }
    default: try int64s().map { .int($0) }
    }
  }

  /// The bytes of all elements in row order: what a file holds.
  public func rawBytes() throws -> [UInt8] { try values(dtype.kind) }

  /// All elements of a kind in row order, in an array of anything that is as large, or of bytes.
  private func values<T: BitwiseCopyable>(_ kind: ElementKind) throws -> [T] {
    let size = numel &* kind.itemSize
    try Buffer.checkMemory(size)
    return try [T](unsafeUninitializedCapacity: size / MemoryLayout<T>.stride) { buffer, count in
      if size > 0, let base = buffer.baseAddress { try copyElements(to: base, kind) }
      count = size / MemoryLayout<T>.stride
    }
  }

  private func copyElements(to destination: UnsafeMutableRawPointer, _ kind: ElementKind) throws {
    if isContiguous {
      try Copying.dense(destination, kind, elements, dtype.kind, count: numel, pause: TensorContext.pause)
    } else {
      let dense = Shape.contiguousStrides(shape)
      try Copying.strided(
        shape: shape, destination, kind, dense, elements, dtype.kind, strides, pause: TensorContext.pause)
    }
  }

  /// A dense tensor of the given doubles.
  public static func from(doubles: [Double], shape: [Int], dtype: DType = .float32) throws -> Tensor {
    try from(doubles, .float64, shape, dtype)
  }

  /// A dense tensor of the given integers.
  public static func from(ints: [Int], shape: [Int], dtype: DType = .int64) throws -> Tensor {
    try from(ints, .int64, shape, dtype)
  }

  /// A dense tensor of an element type from the bytes a file holds.
  public static func from(bytes: some Collection<UInt8>, shape: [Int], dtype: DType) throws -> Tensor {
    try from(Array(bytes), dtype.kind, shape, dtype)
  }

  private static func from<T>(_ values: [T], _ kind: ElementKind, _ shape: [Int], _ dtype: DType) throws -> Tensor {
    let result = try empty(shape, dtype: dtype)
    let size = MemoryLayout<T>.size
    guard values.count * size == result.numel * kind.itemSize else {
      throw TensorError.runtime("shape '\(Shape.text(shape))' is invalid for input of size \(values.count)")
    }
    let target = result.writableElements()
    let count = result.numel
    try values.withUnsafeBytes { source in
      guard let base = source.baseAddress, count > 0 else { return }
      try Copying.dense(target, dtype.kind, base, kind, count: count, pause: TensorContext.pause)
    }
    return result
  }
}

extension Scalar {
  /// The scalar as the kernels take it.
  public var number: Copying.Number {
    switch self {
    case .bool(let value): .integer(value ? 1 : 0)
    case .int(let value): .integer(Int64(value))
    case .double(let value): .real(value)
    }
  }
}
