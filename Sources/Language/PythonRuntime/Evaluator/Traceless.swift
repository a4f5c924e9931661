// SPDX-License-Identifier: GPL-3.0-or-later

import Transactions

extension Interpreter {
  /// Runs something and puts back whatever it changed, whatever happens: how a look leaves no trace.
  public func withoutTrace<Result>(_ body: () throws -> Result) rethrows -> Result {
    let handled = handledExceptions
    defer { handledExceptions = handled }
    return try ChangeLog.withoutTrace(body)
  }
}
