// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics

/// Reads Python source text into a syntax tree.
///
/// The language is Python 3.11 without `async` and `except*`; with `allowCommands` also command lines (`%name arguments`).
/// What Python refuses is refused with Python's own text, and marked where Python marks it.
public struct Parser {
  private init() {}

  /// Parses a whole file, cell or paste.
  ///
  /// With `allowCommands` a line that begins with `%name` where a statement could begin is a command.
  public static func parseModule(
    _ source: SourceText, allowCommands: Bool = false
  ) throws(SyntaxError) -> [Statement] {
    var lexer = Lexer(source, allowCommands: allowCommands)
    lexer.run()
    let parser = TokenParser(lexer)
    let statements = try parser.runTwice { (parser) throws(ParseFailure) in try parser.parseModule() }
    if let noticed = parser.noticedNames.first { throw noticed }
    if parser.declarations > 0 { try ScopeChecker.check(statements, source: source) }
    if let noticed = parser.noticed.first { throw noticed }
    return statements
  }

  /// Parses one expression, as `eval` would; blanks before it do not matter.
  public static func parseExpression(_ source: SourceText) throws(SyntaxError) -> Expression {
    var lexer = Lexer(source)
    lexer.skipLeadingBlanks()
    lexer.run()
    let parser = TokenParser(lexer)
    let expression = try parser.runTwice { (parser) throws(ParseFailure) in
      let expression = try parser.parseStarExpressions()
      while parser.type == .newline { parser.advance() }
      guard parser.type == .end else { throw parser.unexpected() }
      return expression
    }
    if let noticed = parser.firstNoticed { throw noticed }
    return expression
  }

  /// Parses the bytes of `span` (all of them when it is nil) as the arguments of a call without its parentheses.
  public static func parseArguments(
    _ source: SourceText, in span: SourceSpan? = nil
  ) throws(SyntaxError) -> [Argument] {
    let start = min(span?.start ?? 0, source.utf8.count)
    let end = min(max(span?.end ?? source.utf8.count, start), source.utf8.count)
    var lexer = Lexer(source, range: start..<end)
    lexer.run()
    let parser = TokenParser(lexer)
    let arguments = try parser.runTwice { (parser) throws(ParseFailure) in try parser.parseArguments(until: .end) }
    if let noticed = parser.firstNoticed { throw noticed }
    return arguments
  }
}
