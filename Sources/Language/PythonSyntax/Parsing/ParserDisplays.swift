// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics

/// Parentheses, lists, sets and dictionaries.
extension TokenParser {
  /// `(a)`, `(a, b)`, `(a for …)`, `(yield a)`.
  func parseParenthesised() throws(ParseFailure) -> Expression {
    let open = token
    advance()
    if take(.rightParenthesis) { return Expression(.tuple([]), span(from: open.start)) }
    if type == .yield {
      let value = try parseYield()
      try expect(.rightParenthesis)
      return value
    }
    if type == .doubleStar, diagnosing { try diagnoseDoubleStarGroup() }
    let counts = (yields, walruses)
    let first = try parseStarNamed()
    if type == .for || type == .async {
      try refuseStarred(first)
      let clauses = try parseClauses()
      checkComprehension([first], clauses, "generator expression", since: counts)
      try expect(.rightParenthesis)
      try grow()
      return Expression(.generator(first, clauses), span(from: open.start))
    }
    if type == .comma {
      let items = try parseRest(after: first, until: .rightParenthesis)
      return Expression(.tuple(items), span(from: open.start))
    }
    if case .starred = first.kind {
      if type == .rightParenthesis { throw mistake("cannot use starred expression here", at: first.span) }
      throw unexpected()
    }
    try expect(.rightParenthesis)
    return first
  }

  /// The items after the first and the closing bracket.
  private func parseRest(
    after first: Expression, until closing: TokenType
  ) throws(ParseFailure) -> [Expression] {
    var items = [first]
    while take(.comma), type != closing {
      if closing != .rightParenthesis { try checkForgottenTarget(first, to: tokens[position - 1].span) }
      items.append(try parseStarNamed())
    }
    if items.count > 1, closing != .rightParenthesis {
      try checkForgottenTarget(first, to: items[items.count - 1].span)
    }
    try expect(closing)
    try grow()
    return items
  }

  /// `[a, b for …]`.
  private func checkForgottenTarget(_ first: Expression, to last: SourceSpan) throws(ParseFailure) {
    guard type == .for, diagnosing else { return }
    let clauses = try attempt { (parser) throws(ParseFailure) in try parser.parseClauses() }
    guard clauses != nil else { return }
    throw error("did you forget parentheses around the comprehension target?", at: first.span.union(last))
  }

  /// `*a` or `name := a` or `a`, as the items of displays are.
  private func parseStarNamed() throws(ParseFailure) -> Expression {
    type == .star ? try parseStarred() : try parseNamedExpression()
  }

  private func refuseStarred(_ element: Expression) throws(ParseFailure) {
    if case .starred = element.kind {
      throw mistake("iterable unpacking cannot be used in comprehension", at: element.span)
    }
  }

  /// `[a, b]`, `[a for …]`.
  func parseList() throws(ParseFailure) -> Expression {
    let start = token.start
    advance()
    if take(.rightBracket) { return Expression(.list([]), span(from: start)) }
    let counts = (yields, walruses)
    let first = try parseStarNamed()
    if type == .for || type == .async {
      try refuseStarred(first)
      let clauses = try parseClauses()
      checkComprehension([first], clauses, "list comprehension", since: counts)
      try expect(.rightBracket)
      try grow()
      return Expression(.listComprehension(first, clauses), span(from: start))
    }
    let items = try parseRest(after: first, until: .rightBracket)
    return Expression(.list(items), span(from: start))
  }

  /// Sets, dictionaries and their comprehensions.
  func parseBraces() throws(ParseFailure) -> Expression {
    let start = token.start
    advance()
    if take(.rightBrace) { return Expression(.dictionary([]), span(from: start)) }
    if type == .doubleStar { return try parseDictionary(from: start, first: nil, since: (yields, walruses)) }
    let firstStart = token.start
    let counts = (yields, walruses)
    let first = try parseStarNamed()
    if type == .colon {
      switch first.kind {
      case .starred: throw unexpected()
      // `{x := 1: 2}`; in parentheses the name would begin later.
      case .namedExpression where first.span.start == firstStart: throw unexpected()
      default: return try parseDictionary(from: start, first: first, since: counts)
      }
    }
    if type == .for || type == .async {
      try refuseStarred(first)
      let clauses = try parseClauses()
      checkComprehension([first], clauses, "set comprehension", since: counts)
      try expect(.rightBrace)
      try grow()
      return Expression(.setComprehension(first, clauses), span(from: start))
    }
    let items = try parseRest(after: first, until: .rightBrace)
    return Expression(.set(items), span(from: start))
  }

  /// A dictionary whose first key was read, or that begins with `**`.
  private func parseDictionary(
    from start: Int, first: Expression?, since counts: (Int, Int)
  ) throws(ParseFailure) -> Expression {
    var items: [DictionaryItem] = []
    if let first {
      let value = try parseDictionaryValue()
      if type == .for || type == .async {
        let clauses = try parseClauses()
        checkComprehension([first, value], clauses, "dict comprehension", since: counts)
        try expect(.rightBrace)
        try grow()
        return Expression(.dictionaryComprehension(key: first, value: value, clauses), span(from: start))
      }
      items.append(DictionaryItem(key: first, value: value))
    } else {
      let stars = token
      items.append(try parseDictionaryItem())
      if type == .for { throw mistake("dict unpacking cannot be used in dict comprehension", at: stars.span) }
    }
    while take(.comma), type != .rightBrace { items.append(try parseDictionaryItem()) }
    try expect(.rightBrace)
    try grow()
    return Expression(.dictionary(items), span(from: start))
  }

  /// `key: value` or `**mapping`.
  private func parseDictionaryItem() throws(ParseFailure) -> DictionaryItem {
    if take(.doubleStar) {
      let saved = height
      height = 0
      defer { height = max(saved, height) }
      return DictionaryItem(key: nil, value: try parseOperators(Precedence.bitOr))
    }
    commaExempt = position
    let key = try parseExpression()
    if type != .colon, diagnosing {
      let end = key.span.end
      throw mistake("':' expected after dictionary key", at: SourceSpan(end - 1, end))
    }
    guard type == .colon else { throw unexpected() }
    return DictionaryItem(key: key, value: try parseDictionaryValue())
  }

  /// `: value`.
  private func parseDictionaryValue() throws(ParseFailure) -> Expression {
    let colon = token
    advance()
    if diagnosing {
      if type == .rightBrace || type == .comma {
        throw mistake("expression expected after dictionary key and ':'", at: colon.span)
      }
      if type == .star { try diagnoseStarredValue() }
    }
    return try parseExpression()
  }
}
