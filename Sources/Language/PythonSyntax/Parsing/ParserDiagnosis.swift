// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics

/// The well-known mistakes in expressions, looked for in the second run only.
extension TokenParser {
  /// After the operators of an expression: a forgotten comma, a missing `else`, Python 2's `print`.
  func diagnoseExpression(_ left: Expression, from start: Int) throws(ParseFailure) {
    let first = tokens[start]
    let next = start + 1 < tokens.count ? tokens[start + 1].type : .end
    let nameBeforeString = first.type == .name && next == .string
    // CPython compares only as many letters as the name has, so that `c d` counts as the beginning of `case`.
    let isSoftKeyword = first.type == .name && ["_", "case", "match"].contains { $0.hasPrefix(text(first)) }
    let isLegacy = Self.legacyStatement(left)
    if start != commaExempt, !nameBeforeString, !isSoftKeyword, type.beginsExpression, !isLegacy {
      let after = try lookAhead { (parser) throws(ParseFailure) -> (SourceSpan, Bool) in
        let start = parser.token.start
        _ = try parser.parseExpression()
        return (parser.span(from: start), parser.tokens[parser.position - 1].level == 0)
      }
      if let (span, isOutside) = after, !isOutside {
        throw error(
          "invalid syntax. Perhaps you forgot a comma?", at: SourceSpan(left.span.start, span.end))
      }
    }
    if type == .if { try diagnoseElse(from: first.start) }
    try diagnoseLegacy(from: start)
  }

  /// `print x`; CPython reads on after any name, and finds the mistakes there first (prose is not followed to its end).
  private func diagnoseLegacy(from start: Int) throws(ParseFailure) {
    let first = tokens[start]
    guard first.type == .name, start + 1 < tokens.count else { return }
    let next = tokens[start + 1].type
    let name = text(first)
    let isLegacy = name == "print" || name == "exec"
    guard next != .leftParenthesis, next.beginsExpression || next == .star else { return }
    guard isLegacy || (position == start + 1 && depth < Self.deepest / 8) else { return }
    try enter()
    defer { depth -= 1 }
    let after = try attempt { (parser) throws(ParseFailure) -> SourceSpan in
      parser.position = start + 1
      let start = parser.token.start
      _ = try parser.parseStarExpressions()
      return parser.span(from: start)
    }
    guard isLegacy, let after else { return }
    throw error("Missing parentheses in call to '\(name)'. Did you mean \(name)(...)?", at: first.span.union(after))
  }

  private func diagnoseElse(from start: Int) throws(ParseFailure) {
    let lacking = try attempt { (parser) throws(ParseFailure) -> SourceSpan? in
      parser.advance()
      _ = try parser.parseOperators(Precedence.or)
      guard parser.type != .else, parser.type != .colon else { return nil }
      return parser.span(from: start)
    }
    if let span = lacking ?? nil { throw error("expected 'else' after 'if' expression", at: span) }
  }

  private static func legacyStatement(_ expression: Expression) -> Bool {
    if case .name(let name) = expression.kind { return name == "print" || name == "exec" }
    return false
  }

  /// After an expression that could have been `name := value`: `=` for `==` or `:=`, or `:=` after something else.
  func diagnoseNamed(_ left: Expression, from start: Int) throws(ParseFailure) {
    if type == .walrus {
      let follows = try attempt { (parser) throws(ParseFailure) -> Bool in
        parser.advance()
        _ = try parser.parseExpression()
        return true
      }
      if follows != nil {
        throw error("cannot use assignment expressions with \(Targets.describe(left))", at: left.span)
      }
      return
    }
    guard type == .assign else { return }
    let isName = tokens[start].type == .name && position == start + 1
    let startOffset = tokens[start].start
    let right = try attempt { (parser) throws(ParseFailure) -> SourceSpan? in
      // The left side must be whole already as an operand of `|`.
      let assign = parser.position
      parser.position = start
      _ = try parser.parseOperators(Precedence.bitOr)
      guard parser.position == assign else { return nil }
      parser.advance()
      _ = try parser.parseOperators(Precedence.bitOr)
      guard parser.type != .assign, parser.type != .walrus else { return nil }
      return parser.span(from: startOffset)
    }
    guard let span = right ?? nil else { return }
    if isName { throw error("invalid syntax. Maybe you meant '==' or ':=' instead of '='?", at: span) }
    switch left.kind {
    case .list, .tuple, .generator, .true, .none, .false: return
    default:
      let what = Targets.describe(left)
      throw error("cannot assign to \(what) here. Maybe you meant '==' instead of '='?", at: left.span)
    }
  }

  /// `(**a)`.
  func diagnoseDoubleStarGroup() throws(ParseFailure) {
    let stars = token
    let closes = try attempt { (parser) throws(ParseFailure) -> Bool in
      parser.advance()
      _ = try parser.parseExpression()
      return parser.type == .rightParenthesis
    }
    if closes == true { throw error("cannot use double starred expression here", at: stars.span) }
  }

  /// `{key: *value}`.
  func diagnoseStarredValue() throws(ParseFailure) {
    let start = token.start
    let after = try attempt { (parser) throws(ParseFailure) -> Token in
      parser.advance()
      _ = try parser.parseOperators(Precedence.bitOr)
      return parser.token
    }
    // CPython marks everything up to the last character of the token it has read.
    if let after {
      throw error(
        "cannot use a starred expression in a dictionary value", at: SourceSpan(start, max(start, after.end - 1)))
    }
  }
}
