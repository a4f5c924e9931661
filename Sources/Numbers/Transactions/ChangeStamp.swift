// SPDX-License-Identifier: GPL-3.0-or-later

/// Which transaction last remembered an object: four bytes in each object that can change.
///
/// An object that is made in the running transaction begins with its stamp: what did not exist before needs no way back.
public struct ChangeStamp {
  @usableFromInline var transaction: UInt32
  /// The stamp of what is made now.
  @inlinable public init() { transaction = ChangeLog.running }
  /// The stamp of what no transaction has remembered yet.
  public static var never: ChangeStamp { ChangeStamp(transaction: .max) }
  private init(transaction: UInt32) { self.transaction = transaction }
  /// Whether the running transaction knows already what the object held at its beginning.
  @inlinable public var isCurrent: Bool { transaction == ChangeLog.running }
}
