// SPDX-License-Identifier: GPL-3.0-or-later

/// Which transaction last remembered an object: four bytes in each object that can change.
///
/// An object that is made in the running transaction begins with its stamp: what did not exist before needs no way back.
public struct ChangeStamp {
  @usableFromInline var transaction: UInt32
  /// The stamp of what is made now.
  @inlinable public init() { transaction = ChangeLog.running }
  /// The stamp of what no transaction has remembered yet.
  public static var never: ChangeStamp { ChangeStamp(transaction: untouchedBit - 1) }

  /// Beside the number: whether the object has never changed since it was made.
  @usableFromInline static var untouchedBit: UInt32 { 1 << 31 }
  /// The stamp of what is made now and wants to know of its first change.
  @inlinable public static var untouched: ChangeStamp { ChangeStamp(transaction: ChangeLog.running | untouchedBit) }
  /// Whether it has never changed.
  @inlinable public var isUntouched: Bool { transaction & ChangeStamp.untouchedBit != 0 }
  /// Whether the running transaction need not remember it, were it not for the first change.
  @inlinable public var isMadeNow: Bool { transaction & ~ChangeStamp.untouchedBit == ChangeLog.running }
  /// Notes that it changes.
  @inlinable public mutating func touch() { transaction &= ~ChangeStamp.untouchedBit }
  @inlinable init(transaction: UInt32) { self.transaction = transaction }
  /// Whether the running transaction knows already what the object held at its beginning.
  @inlinable public var isCurrent: Bool { transaction == ChangeLog.running }
}
