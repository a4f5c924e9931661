// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics

/// `match` statements. `match` and `case` are ordinary names elsewhere.
extension TokenParser {
  /// A `match` statement; nil where the line is something else that begins with the name `match`.
  func parseMatch() throws(ParseFailure) -> Statement? {
    guard type == .name, text(token) == "match", typeAfter.beginsExpression || typeAfter == .star else { return nil }
    let keyword = token
    let head = try lookAhead { (parser) throws(ParseFailure) -> Int? in
      parser.advance()
      _ = try parser.parseSubject()
      return parser.take(.colon) && parser.type == .newline ? parser.position : nil
    }
    guard case let end?? = head else { return nil }
    advance()
    let subject = try parseSubject()
    position = end
    advance()
    guard take(.indent) else {
      let line = source.line(at: keyword.start)
      throw mistakeAtFurthest("expected an indented block after 'match' statement on line \(line)", kind: .indentation)
    }
    var cases: [MatchCase] = []
    var spans: [SourceSpan] = []
    while type == .name, text(token) == "case" {
      spans.append(token.span)
      cases.append(try parseCase())
    }
    guard !cases.isEmpty, type == .dedent || type == .end else { throw unexpected() }
    _ = take(.dedent)
    check(cases)
    let last = cases.last?.body.last?.span.end ?? keyword.end
    return Statement(.match(subject, cases), SourceSpan(keyword.start, last))
  }

  private func parseSubject() throws(ParseFailure) -> Expression {
    let start = token.start
    let first = type == .star ? try parseStarred() : try parseNamedExpression()
    guard type == .comma else {
      if case .starred = first.kind { throw unexpected() }
      return first
    }
    var items = [first]
    while take(.comma), type.beginsExpression || type == .star {
      items.append(type == .star ? try parseStarred() : try parseNamedExpression())
    }
    return Expression(.tuple(items), span(from: start))
  }

  private func parseCase() throws(ParseFailure) -> MatchCase {
    let keyword = token
    advance()
    let pattern = try parseOpenPattern()
    let condition = take(.if) ? try parseNamedExpression() : nil
    try expectColon()
    return MatchCase(pattern: pattern, condition: condition, body: try parseBlock(after: "'case' statement", keyword))
  }

  // MARK: Patterns

  /// A pattern, or several parted by commas.
  private func parseOpenPattern() throws(ParseFailure) -> Pattern {
    let start = token.start
    let first = try parseItem()
    guard type == .comma else {
      if case .star = first.kind { throw unexpected() }
      return first
    }
    var items = [first]
    while take(.comma), type != .colon, type != .if { items.append(try parseItem()) }
    return Pattern(.sequence(items), span(from: start))
  }

  private func parseItem() throws(ParseFailure) -> Pattern {
    guard type == .star else { return try parsePattern() }
    let start = token.start
    advance()
    guard type == .name else { throw unexpected() }
    let name = text(token)
    advance()
    return Pattern(.star(name == "_" ? nil : name), span(from: start))
  }

  private func parsePattern() throws(ParseFailure) -> Pattern {
    try enter()
    defer { depth -= 1 }
    let start = token.start
    var alternatives = [try parseClosedPattern()]
    while take(.bar) { alternatives.append(try parseClosedPattern()) }
    let pattern =
      alternatives.count == 1 ? alternatives[0] : Pattern(.alternatives(alternatives), span(from: start))
    guard take(.as) else { return pattern }
    guard type == .name else {
      let at = token.span
      if diagnosing, let target = try attempt({ (parser) throws(ParseFailure) in try parser.parseExpression() }) {
        throw mistake("invalid pattern target", at: target.span)
      }
      throw mistake("invalid pattern target", at: at)
    }
    let name = token
    advance()
    if text(name) == "_" { throw mistake("cannot use '_' as a target", at: name.span) }
    return Pattern(.named(pattern, text(name)), span(from: start))
  }

  private func parseClosedPattern() throws(ParseFailure) -> Pattern {
    let start = token.start
    switch type {
    case .name: return try parseNamePattern()
    case .number, .minus: return Pattern(.value(try parseSignedNumber()), span(from: start))
    case .string:
      let value = try parseStrings()
      if case .formatted = value.kind {
        notice("patterns may only match literals and attribute lookups", at: value.span)
      }
      return Pattern(.value(value), value.span)
    case .noneKeyword, .trueKeyword, .falseKeyword:
      let kind: Expression.Kind = type == .noneKeyword ? .none : type == .trueKeyword ? .true : .false
      advance()
      return Pattern(.singleton(Expression(kind, span(from: start))), span(from: start))
    case .leftParenthesis:
      advance()
      let items = try parseItems(until: .rightParenthesis)
      let whole = span(from: start)
      if items.patterns.count == 1, !items.endsWithComma, let only = items.patterns.first {
        if case .star = only.kind { return Pattern(.sequence(items.patterns), whole) }
        return only
      }
      return Pattern(.sequence(items.patterns), whole)
    case .leftBracket:
      advance()
      let items = try parseItems(until: .rightBracket)
      return Pattern(.sequence(items.patterns), span(from: start))
    case .leftBrace: return try parseMapping()
    default: throw unexpected()
    }
  }

  private func parseItems(until end: TokenType) throws(ParseFailure) -> (patterns: [Pattern], endsWithComma: Bool) {
    var patterns: [Pattern] = []
    var comma = false
    while type != end {
      patterns.append(try parseItem())
      comma = take(.comma)
      if !comma { break }
    }
    try expect(end)
    return (patterns, comma)
  }

  private func parseSignedNumber() throws(ParseFailure) -> Expression {
    let start = token.start
    let isNegative = take(.minus)
    guard type == .number else { throw unexpected() }
    let number = try parseNumber(token)
    advance()
    if type == .plus || type == .minus {
      advance()
      guard type == .number else { throw unexpected() }
      throw error("imaginary number required in complex literal", at: token.span)
    }
    return isNegative ? Expression(.unary(.negative, number), span(from: start)) : number
  }

  /// A capture, `_`, a dotted name, or a class with parentheses.
  private func parseNamePattern() throws(ParseFailure) -> Pattern {
    let start = token.start
    let name = text(token)
    var value = Expression(.name(name), token.span)
    var isDotted = false
    advance()
    while take(.dot) {
      guard type == .name else { throw unexpected() }
      isDotted = true
      let attribute = token
      advance()
      try grow()
      value = Expression(.attribute(value, text(attribute), nameSpan: attribute.span), span(from: start))
    }
    if type == .leftParenthesis { return try parseInstance(value, from: start) }
    if isDotted { return Pattern(.value(value), value.span) }
    return Pattern(.capture(name == "_" ? nil : name), value.span)
  }

  private func parseInstance(_ cls: Expression, from start: Int) throws(ParseFailure) -> Pattern {
    advance()
    var positional: [Pattern] = []
    var keywords: [(name: String, pattern: Pattern)] = []
    while type != .rightParenthesis {
      if type == .name, typeAfter == .assign {
        let name = token
        advance()
        advance()
        if keywords.contains(where: { $0.name == text(name) }) {
          notice("attribute name repeated in class pattern: \(text(name))", at: name.span)
        }
        keywords.append((text(name), try parsePattern()))
      } else {
        let pattern = try parsePattern()
        if !keywords.isEmpty { throw mistake("positional patterns follow keyword patterns", at: pattern.span) }
        positional.append(pattern)
      }
      if !take(.comma) { break }
    }
    try expect(.rightParenthesis)
    return Pattern(.instance(cls, positional: positional, keywords: keywords), span(from: start))
  }

  private func parseMapping() throws(ParseFailure) -> Pattern {
    let start = token.start
    advance()
    var items: [(key: Expression, value: Pattern)] = []
    var rest: String?
    while type != .rightBrace {
      if take(.doubleStar) {
        guard type == .name, text(token) != "_" else { throw unexpected() }
        rest = text(token)
        advance()
        _ = take(.comma)
        break
      }
      let key = try parseKey()
      try expect(.colon)
      items.append((key, try parsePattern()))
      if !take(.comma) { break }
    }
    try expect(.rightBrace)
    return Pattern(.mapping(items, rest: rest), span(from: start))
  }

  private func parseKey() throws(ParseFailure) -> Expression {
    let key = try parseClosedPattern()
    switch key.kind {
    case .value(let expression), .singleton(let expression): return expression
    default: throw unexpected()
    }
  }

  // MARK: What CPython finds after parsing

  private func check(_ cases: [MatchCase]) {
    for (index, item) in cases.enumerated() {
      let isLast = index == cases.count - 1
      var seen: Set<String> = []
      check(item.pattern, mayTakeAll: isLast || item.condition != nil, &seen)
    }
  }

  private func check(_ pattern: Pattern, mayTakeAll: Bool, _ seen: inout Set<String>) {
    func bind(_ name: String) {
      if !seen.insert(name).inserted {
        notice("multiple assignments to name '\(name)' in pattern", at: pattern.span)
      }
    }
    switch pattern.kind {
    case .value, .singleton: break
    case .capture(let name):
      if !mayTakeAll {
        let what = name.map { "name capture '\($0)'" } ?? "wildcard"
        notice("\(what) makes remaining patterns unreachable", at: pattern.span)
      }
      if let name { bind(name) }
    case .star(let name): if let name { bind(name) }
    case .sequence(let items):
      let stars = items.count { if case .star = $0.kind { true } else { false } }
      if stars > 1 { notice("multiple starred names in sequence pattern", at: pattern.span) }
      for item in items { check(item, mayTakeAll: true, &seen) }
    case .mapping(let items, let rest):
      for item in items { check(item.value, mayTakeAll: true, &seen) }
      if let rest { bind(rest) }
    case .instance(_, let positional, let keywords):
      for item in positional { check(item, mayTakeAll: true, &seen) }
      for item in keywords { check(item.pattern, mayTakeAll: true, &seen) }
    case .named(let inner, let name):
      check(inner, mayTakeAll: mayTakeAll, &seen)
      bind(name)
    case .alternatives(let patterns):
      let before = seen
      var bound: Set<String>?
      for (index, alternative) in patterns.enumerated() {
        var own = before
        check(alternative, mayTakeAll: mayTakeAll && index == patterns.count - 1, &own)
        if let bound, bound != own {
          notice("alternative patterns bind different names", at: alternative.span)
        }
        bound = bound ?? own
        seen.formUnion(own)
      }
    }
  }
}
