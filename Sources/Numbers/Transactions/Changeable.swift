// SPDX-License-Identifier: GPL-3.0-or-later

/// An object whose contents the change log can put back.
///
/// Whoever is about to change the contents calls `willChange()` first; a comparison is all that it costs when the running
/// transaction has the object already. Stored properties call it from `willSet`, large ones from `_modify`, so that no writer
/// can forget it.
public protocol Changeable: AnyObject {
  /// The transaction that last remembered the object.
  var stamp: ChangeStamp { get set }
  /// The object that counts as changed: itself, unless this stands for a part of another one.
  var owner: AnyObject { get }
  /// Remembers everything that may change: gives what puts it back, nil when there is nothing, and about how many bytes it keeps alive.
  func captureChange() -> (restore: () -> Void, byteCount: Int)?
}

extension Changeable {
  /// The object itself.
  public var owner: AnyObject { self }
  /// To be called before each change.
  @inlinable @inline(__always) public func willChange() {
    if !stamp.isCurrent { ChangeLog.remember(self) }
  }
}
