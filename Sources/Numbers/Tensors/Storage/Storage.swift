// SPDX-License-Identifier: GPL-3.0-or-later

import TensorKernels
import Transactions

/// The elements that a tensor and its views share.
public final class Storage: Changeable {
  @exclusivity(unchecked) private var stored: Buffer
  /// The bytes. Setting it puts back remembered contents (see `Buffer`).
  public var buffer: Buffer {
    get { stored }
    set {
      willChange()
      stored = newValue
    }
  }
  /// Counts in-place changes, so that autograd can refuse a saved tensor that was overwritten.
  @exclusivity(unchecked) public var version = 0 { willSet { willChange() } }
  /// The transaction that last remembered the bytes.
  @exclusivity(unchecked) public var stamp = ChangeStamp()
  /// The row that keeps it on disk; 0 while none does.
  @exclusivity(unchecked) package var storeRow: UInt32 = 0

  /// Wraps a buffer.
  public init(_ buffer: Buffer) { stored = buffer }

  /// The bytes for reading.
  public var bytes: UnsafeMutableRawPointer { stored.pointer }

  /// The bytes for writing: copies the buffer first when the change log holds it too.
  public func mutableBytes() -> UnsafeMutableRawPointer {
    willChange()
    if !isKnownUniquelyReferenced(&stored) { stored = stored.copy() }
    return stored.pointer
  }

  /// Remembers the buffer, which is copied when somebody writes, and the count of changes.
  public func captureChange() -> (restore: () -> Void, byteCount: Int)? {
    let (buffer, version) = (buffer, version)
    return ({ [self] in (self.buffer, self.version) = (buffer, version) }, 192 + buffer.byteCount)
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
