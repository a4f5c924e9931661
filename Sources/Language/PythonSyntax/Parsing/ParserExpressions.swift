// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics

/// Expressions, from tuples down to operators.
extension TokenParser {
  /// `a, *b`: what stands on the right of `=` or after `return`.
  func parseStarExpressions() throws(ParseFailure) -> Expression {
    let start = token.start
    let first = try parseStarExpression()
    guard type == .comma else { return first }
    var items = [first]
    while take(.comma) {
      guard beginsStarExpression else { break }
      items.append(try parseStarExpression())
    }
    try grow()
    return Expression(.tuple(items), span(from: start))
  }

  /// Whether a comma is followed by one more item and not by the end of the list.
  var beginsStarExpression: Bool {
    if type.beginsExpression || type == .star { return true }
    switch type {
    case .newline, .rightParenthesis, .rightBracket, .rightBrace, .assign, .end, .colon, .semicolon, .in: return false
    default: return type.augmentedOperator == nil
    }
  }

  /// `a` or `*a`.
  func parseStarExpression() throws(ParseFailure) -> Expression {
    guard type == .star else { return try parseExpression() }
    return try parseStarred()
  }

  /// `*a`, whose operand binds like an operand of `|`.
  func parseStarred() throws(ParseFailure) -> Expression {
    let start = token.start
    advance()
    let value = try parseOperators(Precedence.bitOr)
    try grow()
    return Expression(.starred(value), span(from: start))
  }

  /// `yield`, `yield a, b`, `yield from a`.
  func parseYield() throws(ParseFailure) -> Expression {
    let start = token.start
    advance()
    yields += 1
    var kind = Expression.Kind.yield(nil)
    if take(.from) {
      kind = .yieldFrom(try parseExpression())
    } else if type.beginsExpression || type == .star {
      let value = try parseStarExpressions()
      checkBare(value)
      kind = .yield(value)
    }
    try grow()
    let expression = Expression(kind, span(from: start))
    if context.kind != .function { notice("'yield' outside function", at: expression.span) }
    return expression
  }

  /// What may stand on the right of an assignment.
  func parseYieldOrStarExpressions() throws(ParseFailure) -> Expression {
    type == .yield ? try parseYield() : try parseStarExpressions()
  }

  /// `name := value`, or any expression.
  func parseNamedExpression() throws(ParseFailure) -> Expression {
    if type == .name, typeAfter == .walrus { return try parseAssignmentExpression() }
    let start = position
    let expression = try parseExpression()
    if diagnosing { try diagnoseNamed(expression, from: start) }
    return expression
  }

  /// `name := value`, where that is known to follow.
  func parseAssignmentExpression() throws(ParseFailure) -> Expression {
    let name = token
    checkDebug(name)
    advance()
    advance()
    let value = try parseExpression()
    walruses += 1
    try grow()
    return Expression(.namedExpression(text(name), value), span(from: name.start))
  }

  /// `a if b else c`, a lambda, or operators.
  func parseExpression() throws(ParseFailure) -> Expression {
    try enter()
    let saved = height
    height = 0
    defer {
      depth -= 1
      height = max(saved, height)
    }
    if type == .lambda { return try parseLambda() }
    let start = position
    let startOffset = token.start
    let then = try parseOperators(Precedence.or)
    if diagnosing { try diagnoseExpression(then, from: start) }
    guard type == .if else { return then }
    let conditional = try optionally { (parser) throws(ParseFailure) in
      try parser.parseConditional(then, from: startOffset)
    }
    return conditional ?? then
  }

  private func parseConditional(_ then: Expression, from start: Int) throws(ParseFailure) -> Expression {
    advance()
    let test = try parseOperators(Precedence.or)
    try expect(.else)
    let otherwise = try parseExpression()
    try grow()
    return Expression(.conditional(test: test, then: then, otherwise: otherwise), span(from: start))
  }

  private func parseLambda() throws(ParseFailure) -> Expression {
    let start = token.start
    advance()
    let parameters = try parseParameters(until: .colon)
    try expect(.colon)
    let outer = context
    context = ParserContext(kind: .function)
    let body = try parseExpression()
    context = outer
    try grow()
    return Expression(.lambda(parameters, body), span(from: start))
  }

  /// The error of a token that no other could replace.
  func expectedForced(_ text: String) -> ParseFailure {
    if type == .error { return unexpected() }
    furthest = max(furthest, position)
    return error("expected '\(text)'", at: token.span)
  }

  // MARK: Operators

  /// Operators that bind at least as strongly as `minimum`.
  func parseOperators(_ minimum: Int) throws(ParseFailure) -> Expression {
    let start = token.start
    var left = try parsePrefix(minimum)
    while true {
      let type = self.type
      let precedence = Precedence.infix(type)
      guard precedence >= minimum, precedence > 0 else { return left }
      if precedence == Precedence.comparison {
        let first = left
        let chain = try optionally { (parser) throws(ParseFailure) in
          try parser.parseComparisons(first, from: start)
        }
        guard let chain = chain ?? nil else { return left }
        left = chain
      } else if precedence <= Precedence.and {
        let first = left
        let chain = try optionally { (parser) throws(ParseFailure) in
          try parser.parseBoolean(first, type, precedence, from: start)
        }
        guard let chain else { return left }
        left = chain
      } else {
        guard let op = Precedence.binary(type) else { return left }
        let right = try optionally { (parser) throws(ParseFailure) in
          parser.advance()
          return try parser.parseOperators(precedence + 1)
        }
        guard let right else { return left }
        try grow()
        left = Expression(.binary(op, left, right), span(from: start))
      }
    }
  }

  private func parseBoolean(
    _ first: Expression, _ type: TokenType, _ precedence: Int, from start: Int
  ) throws(ParseFailure) -> Expression {
    var operands = [first]
    while take(type) { operands.append(try parseOperators(precedence + 1)) }
    try grow()
    return Expression(.boolean(type == .and ? .and : .or, operands), span(from: start))
  }

  /// `first < b <= c`; nil when the operator is none after all (`a not b`).
  private func parseComparisons(
    _ first: Expression, from start: Int
  ) throws(ParseFailure) -> Expression? {
    var parts: [ComparisonPart] = []
    while let (op, width) = comparisonOperator {
      for _ in 0..<width { advance() }
      parts.append(ComparisonPart(op: op, right: try parseOperators(Precedence.comparison + 1)))
    }
    guard !parts.isEmpty else {
      // `a not b`: CPython has looked at the token after `not`.
      furthest = max(furthest, min(position + 1, tokens.count - 1))
      return nil
    }
    try grow()
    return Expression(.comparison(first, parts), span(from: start))
  }

  private var comparisonOperator: (ComparisonOperator, Int)? {
    switch type {
    case .equal: (.equal, 1)
    case .notEqual: (.notEqual, 1)
    case .less: (.less, 1)
    case .lessEqual: (.lessEqual, 1)
    case .greater: (.greater, 1)
    case .greaterEqual: (.greaterEqual, 1)
    case .in: (.in, 1)
    case .is: typeAfter == .not ? (.isNot, 2) : (.is, 1)
    case .not: typeAfter == .in ? (.notIn, 2) : nil
    default: nil
    }
  }

  /// Prefix operators and powers.
  private func parsePrefix(_ minimum: Int) throws(ParseFailure) -> Expression {
    let op: UnaryOperator
    switch type {
    case .not where minimum <= Precedence.not: op = .not
    case .minus: op = .negative
    case .plus: op = .positive
    case .tilde: op = .invert
    default: return try parsePower()
    }
    try enter()
    defer { depth -= 1 }
    let start = token.start
    advance()
    let operand = op == .not ? try parseOperators(Precedence.not) : try parsePrefix(Precedence.unary)
    try grow()
    return Expression(.unary(op, operand), span(from: start))
  }

  private func parsePower() throws(ParseFailure) -> Expression {
    let start = token.start
    let base = try parsePrimary()
    guard type == .doubleStar else { return base }
    advance()
    try enter()
    defer { depth -= 1 }
    let exponent = try parsePrefix(Precedence.unary)
    try grow()
    return Expression(.binary(.power, base, exponent), span(from: start))
  }
}

/// How strongly operators bind; a higher number binds more.
enum Precedence {
  static let or = 1
  static let and = 2
  static let not = 3
  static let comparison = 4
  static let bitOr = 5
  static let unary = 11

  /// The precedence of an operator between operands; 0 when it is none.
  static func infix(_ type: TokenType) -> Int {
    switch type {
    case .or: or
    case .and: and
    case .equal, .notEqual, .less, .lessEqual, .greater, .greaterEqual, .in, .is, .not: comparison
    case .bar: bitOr
    case .caret: 6
    case .ampersand: 7
    case .leftShift, .rightShift: 8
    case .plus, .minus: 9
    case .star, .slash, .doubleSlash, .percent, .at: 10
    default: 0
    }
  }

  /// The operator of the tree.
  static func binary(_ type: TokenType) -> BinaryOperator? {
    switch type {
    case .bar: .bitOr
    case .caret: .bitXor
    case .ampersand: .bitAnd
    case .leftShift: .leftShift
    case .rightShift: .rightShift
    case .plus: .add
    case .minus: .subtract
    case .star: .multiply
    case .slash: .divide
    case .doubleSlash: .floorDivide
    case .percent: .modulo
    case .at: .matrixMultiply
    default: nil
    }
  }
}
