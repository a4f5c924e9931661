// SPDX-License-Identifier: GPL-3.0-or-later

/// Something that writes down which operations a program performs, for explanations of them.
///
/// While one is set in `Recording.current`, calls of built-in functions, operators on tensors and calls of modules go through it. What
/// they compute stays the same.
package protocol CallRecorder: AnyObject {
  /// Performs an operation and notes it. The operands are asked for only where the operation is of interest, before it runs.
  func record(
    _ callee: RecordedCallee, _ operands: () throws -> [(name: String, value: Value)], _ body: () throws -> Value?
  ) throws -> Value?
}

/// What an operation is.
package enum RecordedCallee {
  /// A built-in function or method.
  case function(BuiltinFunction)
  /// An operator by the name of its function, `add` for `+`.
  case symbol(String)
  /// An object that is called, such as a module.
  case object(PyObject)
}

/// Where the recorder is set.
package enum Recording {
  // SAFETY: set and read on the one thread that evaluates.
  /// The recorder; nil while nothing is recorded, which is all that calls look at then.
  package nonisolated(unsafe) static var current: (any CallRecorder)?
}
