// SPDX-License-Identifier: GPL-3.0-or-later

import BigIntegers
import PythonSyntax

/// An `int` that does not fit in 64 bits. Every result is brought back to `.int` when it fits, so that equal
/// numbers always have one form.
public final class PyBigInt: PyObject {
  /// The number.
  public let number: BigInt
  private init(_ number: BigInt) {
    self.number = number
    super.init(cls: Classes.int)
  }
  /// The value of any integer: `.int` when it fits.
  public static func value(_ number: BigInt) -> Value {
    if let small = Int(exactly: number) { return .int(small) }
    return .object(PyBigInt(number))
  }
  public override func repr() throws -> String {
    try Numbers.checkDigits(number)
    return try LongCall.text(number, poll: Interpreter.current.pollInterrupt)
  }
  public override func truth() throws -> Bool? { true }
}
