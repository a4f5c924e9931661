// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics

/// Names, literals, brackets, and what may follow them: calls, attributes, subscripts.
extension TokenParser {
  /// An atom with its attributes, calls and subscripts.
  func parsePrimary() throws(ParseFailure) -> Expression {
    let start = token.start
    var value = try parseAtom()
    while true {
      switch type {
      case .dot:
        if lenient || diagnosing, typeAfter != .name {
          furthest = max(furthest, position + 1)
          return value
        }
        advance()
        guard type == .name else { throw unexpected() }
        let name = token
        advance()
        try grow()
        value = Expression(.attribute(value, text(name), nameSpan: name.span), span(from: start))
      case .leftParenthesis:
        let callee = value
        guard
          let call = try optionally({ (parser) throws(ParseFailure) in try parser.parseCall(callee, from: start) })
        else { return value }
        value = call
      case .leftBracket:
        let base = value
        guard
          let item = try optionally({ (parser) throws(ParseFailure) in try parser.parseSubscript(base, from: start) })
        else { return value }
        value = item
      default:
        return value
      }
    }
  }

  private func parseCall(_ callee: Expression, from start: Int) throws(ParseFailure) -> Expression {
    advance()
    let arguments = try parseArguments(until: .rightParenthesis)
    try grow()
    return Expression(.call(callee, arguments), span(from: start))
  }

  private func parseSubscript(_ value: Expression, from start: Int) throws(ParseFailure) -> Expression {
    advance()
    let indexStart = token.start
    let first = try parseIndex()
    var index = first
    if type == .comma {
      var items = [first]
      while take(.comma), type != .rightBracket { items.append(try parseIndex()) }
      index = Expression(.tuple(items), span(from: indexStart))
      try grow()
    } else if case .starred = first.kind {
      index = Expression(.tuple([first]), first.span)
    }
    try expect(.rightBracket)
    try grow()
    return Expression(.subscript(value, index), span(from: start))
  }

  /// One index: an expression, a slice, or `*a`.
  private func parseIndex() throws(ParseFailure) -> Expression {
    let start = token.start
    if type == .star { return try parseStarArgument() }
    var lower: Expression?
    if type != .colon {
      let expression = try parseNamedExpression()
      guard type == .colon else { return expression }
      if case .namedExpression = expression.kind, expression.span.start == start { throw unexpected() }
      lower = expression
    }
    try expect(.colon)
    var upper: Expression?
    var step: Expression?
    if type.beginsExpression { upper = try parseExpression() }
    if take(.colon), type.beginsExpression { step = try parseExpression() }
    try grow()
    return Expression(.slice(lower, upper, step), span(from: start))
  }

  /// `*a` as an argument or index, whose operand is any expression.
  func parseStarArgument() throws(ParseFailure) -> Expression {
    let start = token.start
    advance()
    let value = try parseExpression()
    try grow()
    return Expression(.starred(value), span(from: start))
  }

  // MARK: Atoms

  private func parseAtom() throws(ParseFailure) -> Expression {
    let token = self.token
    switch token.type {
    case .name:
      advance()
      return Expression(.name(text(token)), token.span)
    case .number:
      let value = try parseNumber(token)
      advance()
      return value
    case .string: return try parseStrings()
    case .leftParenthesis: return try parseParenthesised()
    case .leftBracket: return try parseList()
    case .leftBrace: return try parseBraces()
    case .trueKeyword: return constant(.true)
    case .falseKeyword: return constant(.false)
    case .noneKeyword: return constant(.none)
    case .ellipsis: return constant(.ellipsis)
    case .await:
      refuse("async functions")
      advance()
      try enter()
      defer { depth -= 1 }
      return try parsePrimary()
    default: throw unexpected()
    }
  }

  private func constant(_ kind: Expression.Kind) -> Expression {
    let span = token.span
    advance()
    return Expression(kind, span)
  }
}
