// SPDX-License-Identifier: GPL-3.0-or-later

import Transactions

/// That an object got its counting number: what looking at an object leaves, told apart from changes of its contents.
///
/// A look that is rolled back takes the number back. `%undo` does not: numbers that a person has seen are not given to other objects.
public final class SerialChange: Changeable {
  /// The object.
  public let object: PyObject
  /// The transaction that last remembered the number.
  public var stamp = ChangeStamp.never
  init(_ object: PyObject) { self.object = object }
  /// The object whose record holds the number.
  public var owner: AnyObject { object }
  /// Remembers the number and the one that was given out last.
  public func captureChange() -> (restore: () -> Void, byteCount: Int)? {
    let interpreter = Interpreter.current
    let (serial, last) = (object.serial, interpreter.lastSerial)
    return (
      { [object] in
        object.restoreSerial(serial)
        interpreter.lastSerial = last
      }, 256
    )
  }
}
