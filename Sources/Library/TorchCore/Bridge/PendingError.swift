// SPDX-License-Identifier: GPL-3.0-or-later

import Tensors

/// What a function of the program threw while an operation was recorded, such as a hook on saved tensors: thrown when the
/// operation is over.
package enum PendingError {
  /// Throws it.
  @inline(__always) package static func check() throws {
    if TensorContext.current.pendingError != nil { try throwIt() }
  }

  @inline(never) private static func throwIt() throws {
    let error = TensorContext.current.pendingError
    TensorContext.current.pendingError = nil
    if let error { throw error }
  }

  /// The result of an operation, unless something was thrown meanwhile.
  @inline(__always) package static func checked<Result>(_ result: Result) throws -> Result {
    try check()
    return result
  }
}
