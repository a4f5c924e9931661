import Diagnostics

/// Names, literals, brackets, and what may follow them: calls, attributes, subscripts.
extension TokenParser {
  /// An atom with its attributes, calls and subscripts.
  mutating func parsePrimary() throws(ParseFailure) -> Expression {
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

  private mutating func parseCall(_ callee: Expression, from start: Int) throws(ParseFailure) -> Expression {
    advance()
    let arguments = try parseArguments(until: .rightParenthesis)
    try grow()
    return Expression(.call(callee, arguments), span(from: start))
  }

  private mutating func parseSubscript(_ value: Expression, from start: Int) throws(ParseFailure) -> Expression {
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
  private mutating func parseIndex() throws(ParseFailure) -> Expression {
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
  mutating func parseStarArgument() throws(ParseFailure) -> Expression {
    let start = token.start
    advance()
    let value = try parseExpression()
    try grow()
    return Expression(.starred(value), span(from: start))
  }

  // MARK: Atoms

  private mutating func parseAtom() throws(ParseFailure) -> Expression {
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
    case .await: throw refuse("async functions")
    default: throw unexpected()
    }
  }

  private mutating func constant(_ kind: Expression.Kind) -> Expression {
    let span = token.span
    advance()
    return Expression(kind, span)
  }

  /// `(a)`, `(a, b)`, `(a for …)`, `(yield a)`.
  private mutating func parseParenthesised() throws(ParseFailure) -> Expression {
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
  private mutating func parseRest(
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
  private mutating func checkForgottenTarget(_ first: Expression, to last: SourceSpan) throws(ParseFailure) {
    guard type == .for, diagnosing else { return }
    let clauses = try attempt { (parser) throws(ParseFailure) in try parser.parseClauses() }
    guard clauses != nil else { return }
    throw error("did you forget parentheses around the comprehension target?", at: first.span.union(last))
  }

  /// `*a` or `name := a` or `a`, as the items of displays are.
  private mutating func parseStarNamed() throws(ParseFailure) -> Expression {
    type == .star ? try parseStarred() : try parseNamedExpression()
  }

  private mutating func refuseStarred(_ element: Expression) throws(ParseFailure) {
    if case .starred = element.kind {
      throw mistake("iterable unpacking cannot be used in comprehension", at: element.span)
    }
  }

  /// `[a, b]`, `[a for …]`.
  private mutating func parseList() throws(ParseFailure) -> Expression {
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
  private mutating func parseBraces() throws(ParseFailure) -> Expression {
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
  private mutating func parseDictionary(
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
  private mutating func parseDictionaryItem() throws(ParseFailure) -> DictionaryItem {
    if take(.doubleStar) { return DictionaryItem(key: nil, value: try parseOperators(Precedence.bitOr)) }
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
  private mutating func parseDictionaryValue() throws(ParseFailure) -> Expression {
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

  // MARK: Comprehensions

  /// `for target in iterable if condition …`, one clause or more.
  mutating func parseClauses() throws(ParseFailure) -> [ComprehensionClause] {
    var clauses: [ComprehensionClause] = []
    while true {
      if type == .async, typeAfter == .for { throw refuse("async comprehensions") }
      guard take(.for) else { break }
      let target = try parseForTargets()
      try expect(.in)
      let iterable = try parseOperators(Precedence.or)
      var conditions: [Expression] = []
      while take(.if) { conditions.append(try parseOperators(Precedence.or)) }
      clauses.append(ComprehensionClause(target: target, iterable: iterable, conditions: conditions))
      try grow()
    }
    return clauses
  }

  /// The targets of a `for`: items up to `in`, checked.
  mutating func parseForTargets() throws(ParseFailure) -> Expression {
    let start = token.start
    let first = try parseForTarget()
    var target = first
    if type == .comma {
      var items = [first]
      while take(.comma), type != .in, type.beginsExpression || type == .star { items.append(try parseForTarget()) }
      target = Expression(.tuple(items), span(from: start))
    }
    if let wrong = Targets.invalid(target) {
      guard diagnosing, let named = Targets.invalid(target, looping: true) else { throw unexpected() }
      throw mistake("cannot assign to \(Targets.describe(named))", at: (wrong.span == named.span ? wrong : named).span)
    }
    checkStars(target)
    return target
  }

  private mutating func parseForTarget() throws(ParseFailure) -> Expression {
    if type == .star { return try parseStarred() }
    let start = position
    let target = try parseOperators(Precedence.bitOr)
    if diagnosing, type != .in { try diagnoseExpression(target, from: start) }
    return target
  }
}
