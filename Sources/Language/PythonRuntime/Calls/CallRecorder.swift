// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics

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
  // SAFETY: as above.
  /// Where in a person's program the operation stands that comes next; noted while something is recorded only.
  package nonisolated(unsafe) static var place: CodePlace?
}

/// A place in a program.
package struct CodePlace {
  /// The text of the cell or file.
  package let source: SourceText
  /// The expression.
  package let span: SourceSpan
  /// The function that it stands in.
  package let function: String
  /// The line, counted from 1.
  package var line: Int { source.line(at: span.start) }
  /// The text of the line without the blanks around it.
  package var text: String {
    let line = source.lineText(line)
    let first = line.utf8.prefix { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }.count
    return String(line.dropFirst(first))
  }
}

/// Tells whoever records where the operation stands that a node performs next.
@inline(__always) func notePlace(_ span: SourceSpan, _ frame: Frame) {
  if Recording.current != nil { setPlace(span, frame) }
}

@inline(never) private func setPlace(_ span: SourceSpan, _ frame: Frame) {
  // What the library does inside belongs to the line that called it.
  let source = frame.code.source
  if source.name.hasPrefix("<") {
    let module = String(source.name.dropFirst().dropLast())
    if frame.interpreter.isLibrary(source) || frame.interpreter.moduleMakers[module] != nil { return }
  }
  Recording.place = CodePlace(source: source, span: span, function: frame.code.qualname)
}
