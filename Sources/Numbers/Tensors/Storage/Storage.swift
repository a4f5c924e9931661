// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc
import TensorKernels
import Transactions

/// The elements that a tensor and its views share.
///
/// What holds more than one piece is remembered and kept piece by piece (`StoragePiece`), so that a small change of a large tensor
/// costs little; what is smaller, as a whole.
public final class Storage: Changeable {
  /// The bytes; set only to put remembered contents back (see `Buffer`).
  @exclusivity(unchecked) public private(set) var buffer: Buffer
  /// Counts in-place changes, so that autograd can refuse a saved tensor that was overwritten.
  @exclusivity(unchecked) public var version = 0 { willSet { willChange() } }
  /// The transaction that last remembered the count of changes, and the bytes where there are no pieces.
  @exclusivity(unchecked) public var stamp = ChangeStamp()
  /// The row that keeps it on disk; 0 while none does.
  @exclusivity(unchecked) package var storeRow: UInt32 = 0
  /// The parts of a large storage, made when somebody is about to remember or keep them.
  @exclusivity(unchecked) private var pieces: [StoragePiece] = []

  /// Whether it was made in `torch.inference_mode`: autograd does not follow it, and it may not be changed outside.
  public let isInference: Bool

  /// Whether a program asked that processes share it, which is all that becomes of the wish.
  @exclusivity(unchecked) public var isShared = false

  /// Wraps a buffer.
  public init(_ buffer: Buffer) {
    self.buffer = buffer
    isInference = TensorContext.current.inferenceMode
  }

  /// The bytes for reading.
  public var bytes: UnsafeMutableRawPointer { buffer.pointer }

  /// The bytes for writing into some of them: copies the buffer first when somebody else holds it too.
  func mutableBytes(_ range: @autoclosure () -> Range<Int>) -> UnsafeMutableRawPointer {
    willChange()
    if !pieces.isEmpty { willWrite(range()) }
    return ownBytes()
  }

  /// The bytes for writing into several parts of them.
  func mutableBytes(in ranges: some Sequence<Range<Int>>) -> UnsafeMutableRawPointer {
    willChange()
    if !pieces.isEmpty { for range in ranges { willWrite(range) } }
    return ownBytes()
  }

  // SAFETY: the caller's bytes are as many as the range has, and not of this storage.
  /// Replaces a range of bytes; gives false when there are no pieces. Pieces that hold just these bytes already are left as they are, so that
  /// an operation that computed all elements anew and changed a few costs these only.
  func replace(_ range: Range<Int>, with source: UnsafeRawPointer) -> Bool {
    willChange()
    guard !pieces.isEmpty else { return false }
    var start = range.lowerBound
    while start < range.upperBound {
      let end = min(range.upperBound, (start / StoragePiece.size + 1) * StoragePiece.size)
      let part = source + (start - range.lowerBound)
      if memcmp(buffer.pointer + start, part, end - start) != 0 {
        (mutableBytes(start..<end) + start).copyMemory(from: part, byteCount: end - start)
      }
      start = end
    }
    return true
  }

  private func ownBytes() -> UnsafeMutableRawPointer {
    if !isKnownUniquelyReferenced(&buffer) { buffer = buffer.copy() }
    return buffer.pointer
  }

  /// Remembers the pieces that a range of bytes touches, unless that has happened.
  private func willWrite(_ range: Range<Int>) {
    guard !range.isEmpty else { return }
    for number in (range.lowerBound / StoragePiece.size)...((range.upperBound - 1) / StoragePiece.size) {
      pieces[number].willChange()
      pieces[number].keptAs = 0
    }
  }

  /// Remembers the count of changes, and the buffer, which is copied when somebody writes; pieces are remembered on their own.
  public func captureChange() -> (restore: () -> Void, byteCount: Int)? {
    let version = version
    if !largePieces.isEmpty { return ({ [self] in self.version = version }, 192) }
    let buffer = buffer
    return ({ [self] in (self.buffer, self.version) = (buffer, version) }, 192 + buffer.byteCount)
  }

  /// The pieces of a large storage; none when all of it is one.
  package var largePieces: [StoragePiece] {
    if pieces.isEmpty, buffer.byteCount > StoragePiece.size {
      pieces = stride(from: 0, to: buffer.byteCount, by: StoragePiece.size).map {
        StoragePiece(self, $0..<min(buffer.byteCount, $0 + StoragePiece.size))
      }
    }
    return pieces
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
