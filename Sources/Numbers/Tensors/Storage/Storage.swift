// SPDX-License-Identifier: GPL-3.0-or-later

import TensorKernels

/// The elements that a tensor and its views share.
public final class Storage {
  /// The bytes. Setting it puts back remembered contents (see `Buffer`).
  @exclusivity(unchecked) public var buffer: Buffer
  /// Counts in-place changes, so that autograd can refuse a saved tensor that was overwritten.
  @exclusivity(unchecked) public var version = 0
  /// The row that keeps it on disk; 0 while none does.
  @exclusivity(unchecked) package var storeRow: UInt32 = 0

  /// Wraps a buffer.
  public init(_ buffer: Buffer) { self.buffer = buffer }

  /// The bytes for reading.
  public var bytes: UnsafeMutableRawPointer { buffer.pointer }

  /// The bytes for writing: copies the buffer first when a memento holds it too.
  public func mutableBytes() -> UnsafeMutableRawPointer {
    if !isKnownUniquelyReferenced(&buffer) { buffer = buffer.copy() }
    return buffer.pointer
  }
}

extension DType {
  /// The kernels' name of this element type.
  public var kind: ElementKind {
    switch self {
    case .bool: .bool
    case .uint8: .uint8
    case .int8: .int8
    case .int16: .int16
    case .int32: .int32
    case .int64: .int64
    case .float32: .float32
    case .float64: .float64
    case .float16: .float16
    case .bfloat16: .bfloat16
    }
  }
}
