// SPDX-License-Identifier: GPL-3.0-or-later

/// Source code that cannot be read, with Python's own type and wording.
public struct SyntaxError: Error {
  /// Which of Python's classes it is.
  public enum Kind: String, Sendable {
    case syntax = "SyntaxError"
    case indentation = "IndentationError"
    case tab = "TabError"
  }
  /// The class that Python would raise.
  public let kind: Kind
  /// Python's text, such as `invalid syntax`.
  public let message: String
  /// Where it is.
  public let span: SourceSpan
  /// The text it is in.
  public let source: SourceText

  /// Makes an error from its facts.
  public init(_ kind: Kind, _ message: String, at span: SourceSpan, in source: SourceText) {
    self.kind = kind
    self.message = message
    self.span = span
    self.source = source
  }

  /// Makes an error of the class `SyntaxError`.
  public init(_ message: String, at span: SourceSpan, in source: SourceText) {
    self.init(.syntax, message, at: span, in: source)
  }
}
