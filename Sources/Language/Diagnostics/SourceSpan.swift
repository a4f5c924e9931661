// SPDX-License-Identifier: GPL-3.0-or-later

/// A range of UTF-8 bytes in a `SourceText`: `start` inclusive, `end` exclusive.
public struct SourceSpan: Sendable, Equatable {
  private let packedStart: UInt32
  private let packedEnd: UInt32

  /// The first byte.
  public var start: Int { Int(packedStart) }
  /// One past the last byte.
  public var end: Int { Int(packedEnd) }

  /// Makes a span; offsets beyond 4 GiB are clamped.
  public init(_ start: Int, _ end: Int) {
    packedStart = UInt32(clamping: start)
    packedEnd = UInt32(clamping: max(start, end))
  }

  /// The smallest span that covers both.
  public func union(_ other: SourceSpan) -> SourceSpan {
    SourceSpan(min(start, other.start), max(end, other.end))
  }
}
