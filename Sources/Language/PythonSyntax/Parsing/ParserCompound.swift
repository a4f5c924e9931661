// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics

/// Statements with blocks.
extension TokenParser {
  func parseCompound() throws(ParseFailure) -> Statement {
    switch type {
    case .if: try parseIf()
    case .while: try parseWhile()
    case .for: try parseFor()
    case .try: try parseTry()
    case .with: try parseWith()
    case .def: try parseFunction(decorators: [], from: token.start)
    case .class: try parseClass(decorators: [], from: token.start)
    default: try parseDecorated()
    }
  }

  /// From a keyword to the end of the last statement of the given blocks.
  private func span(from start: Int, _ blocks: [Statement]...) -> SourceSpan {
    for block in blocks.reversed() {
      if let last = block.last { return SourceSpan(start, last.span.end) }
    }
    return SourceSpan(start, start)
  }

  /// `if` with its `elif`s, which nest to the right in the tree but not on the stack.
  private func parseIf() throws(ParseFailure) -> Statement {
    var branches: [(start: Int, test: Expression, body: [Statement])] = []
    repeat {
      let keyword = token
      advance()
      let test = try parseNamedExpression()
      try expectColon()
      let name = keyword.type == .if ? "'if' statement" : "'elif' statement"
      branches.append((keyword.start, test, try parseBlock(after: name, keyword)))
      if branches.count > Self.highest { throw error("too many statically nested blocks", at: keyword.span) }
    } while type == .elif
    var otherwise = try parseElse()
    for branch in branches.dropFirst().reversed() {
      let nested = Statement(
        .if(test: branch.test, body: branch.body, otherwise: otherwise),
        span(from: branch.start, branch.body, otherwise))
      otherwise = [nested]
    }
    let first = branches[0]
    return Statement(
      .if(test: first.test, body: first.body, otherwise: otherwise), span(from: first.start, first.body, otherwise))
  }

  /// The statements after `else:`; none where there is no `else`.
  private func parseElse() throws(ParseFailure) -> [Statement] {
    guard type == .else else { return [] }
    let keyword = token
    advance()
    try expectColon(forced: true)
    return try parseBlock(after: "'else' statement", keyword)
  }

  private func parseWhile() throws(ParseFailure) -> Statement {
    let keyword = token
    advance()
    let test = try parseNamedExpression()
    try expectColon()
    let body = try parseLoop(after: "'while' statement", keyword)
    let otherwise = try parseElse()
    return Statement(
      .while(test: test, body: body, otherwise: otherwise), span(from: keyword.start, body, otherwise))
  }

  private func parseFor() throws(ParseFailure) -> Statement {
    let keyword = token
    advance()
    let target = try parseForTargets()
    try expect(.in)
    let iterable = try parseStarExpressions()
    try expectColon()
    checkBare(iterable)
    let body = try parseLoop(after: "'for' statement", keyword)
    let otherwise = try parseElse()
    return Statement(
      .for(target: target, iterable: iterable, body: body, otherwise: otherwise),
      span(from: keyword.start, body, otherwise))
  }

  /// The body of a loop.
  private func parseLoop(after owner: String, _ keyword: Token) throws(ParseFailure) -> [Statement] {
    context.loops += 1
    defer { context.loops -= 1 }
    return try parseNested(after: owner, keyword)
  }

  /// A body that counts as a nested block.
  private func parseNested(after owner: String, _ keyword: Token) throws(ParseFailure) -> [Statement] {
    context.blocks += 1
    defer { context.blocks -= 1 }
    checkBlocks(keyword)
    return try parseBlock(after: owner, keyword)
  }

  // MARK: try

  private func parseTry() throws(ParseFailure) -> Statement {
    let keyword = token
    advance()
    try expectColon(forced: true)
    let body = try parseNested(after: "'try' statement", keyword)
    var handlers: [ExceptionHandler] = []
    var takesGroups = false
    while type == .except {
      if case nil = handlers.last?.type, !handlers.isEmpty {
        noticeBareExcept()
      }
      let isGroup = typeAfter == .star
      if handlers.isEmpty { takesGroups = isGroup }
      handlers.append(try parseHandler())
      if isGroup != takesGroups {
        throw mistakeAtFurthest("cannot have both 'except' and 'except*' on the same 'try'")
      }
    }
    let otherwise = handlers.isEmpty ? [] : try parseElse()
    var finally: [Statement] = []
    if type == .finally {
      let word = token
      advance()
      try expectColon(forced: true)
      finally = try parseBlock(after: "'finally' statement", word)
    } else if handlers.isEmpty {
      throw mistakeAtFurthest("expected 'except' or 'finally' block")
    }
    let handled = handlers.last?.body ?? []
    return Statement(
      .try(body: body, handlers: handlers, otherwise: otherwise, finally: finally),
      span(from: keyword.start, body, handled, otherwise, finally))
  }

  private func noticeBareExcept() {
    guard let at = bareExcept else { return }
    notice("default 'except:' must be last", at: at)
    bareExcept = nil
  }

  private func parseHandler() throws(ParseFailure) -> ExceptionHandler {
    let keyword = token
    advance()
    let isGroup = type == .star
    if isGroup {
      refuse("except*")
      advance()
      if type == .newline || type == .colon { throw mistake("expected one or more exception types", at: token.span) }
    }
    var type: Expression?
    var name: String?
    if self.type != .colon {
      if self.type == .newline { throw mistakeAtFurthest("expected ':'") }
      let expression = try parseExpression()
      if self.type == .comma, diagnosing { try diagnoseUnparenthesised(expression) }
      if take(.as) {
        guard self.type == .name else { throw unexpected() }
        name = text(token)
        checkDebug(token)
        advance()
      }
      type = expression
    }
    let head = SourceSpan(keyword.start, keyword.end)
    try expectColon()
    let body = try parseBlock(after: isGroup ? "'except*' statement" : "'except' statement", keyword)
    if type == nil { bareExcept = SourceSpan(head.start, body.last?.span.end ?? head.end) }
    return ExceptionHandler(type: type, name: name, body: body)
  }

  /// `except A, B:`
  private func diagnoseUnparenthesised(_ first: Expression) throws(ParseFailure) {
    let after = try attempt { (parser) throws(ParseFailure) -> Token in
      parser.advance()
      _ = try parser.parseStarExpressions()
      if parser.take(.as) { parser.advance() }
      return parser.token
    }
    if let after, after.type == .colon {
      throw mistake(
        "multiple exception types must be parenthesized", at: SourceSpan(first.span.start, after.end - 1))
    }
  }

  // MARK: with

  private func parseWith() throws(ParseFailure) -> Statement {
    let keyword = token
    advance()
    var items: [WithItem]
    if let (enclosed, end) = try parseEnclosedItems() {
      items = enclosed
      position = end
    } else {
      items = []
      repeat { items.append(try parseWithItem()) } while take(.comma)
    }
    try expectColon()
    let body = try parseNested(after: "'with' statement", keyword)
    return Statement(.with(items, body: body), span(from: keyword.start, body))
  }

  /// `(a as b, c as d):` with the place after the parenthesis; nil where that is one expression or part of one.
  private func parseEnclosedItems() throws(ParseFailure) -> ([WithItem], Int)? {
    guard type == .leftParenthesis else { return nil }
    return try attempt { (parser) throws(ParseFailure) -> ([WithItem], Int) in
      parser.advance()
      var items: [WithItem] = []
      repeat {
        if parser.type == .rightParenthesis, !items.isEmpty { break }
        items.append(try parser.parseWithItem())
      } while parser.take(.comma)
      try parser.expect(.rightParenthesis)
      guard parser.type == .colon || (parser.type == .newline && items.contains { $0.target != nil }) else {
        throw parser.unexpected()
      }
      return (items, parser.position)
    }
  }

  private func parseWithItem() throws(ParseFailure) -> WithItem {
    let context = try parseExpression()
    guard take(.as) else { return WithItem(context: context, target: nil) }
    let target = type == .star ? try parseStarred() : try parseOperators(Precedence.or)
    if let wrong = Targets.invalid(target, deleting: false) {
      throw mistake("cannot assign to \(Targets.describe(wrong))", at: wrong.span)
    }
    checkStars(target)
    return WithItem(context: context, target: target)
  }

  // MARK: Definitions

  private func parseDecorated() throws(ParseFailure) -> Statement {
    let start = token.start
    var decorators: [Expression] = []
    while take(.at) {
      decorators.append(try parseNamedExpression())
      try expect(.newline)
    }
    switch type {
    case .def: return try parseFunction(decorators: decorators, from: start)
    case .class: return try parseClass(decorators: decorators, from: start)
    case .async where typeAfter == .def:
      refuse("async functions")
      advance()
      return try parseFunction(decorators: decorators, from: start)
    default: throw unexpected()
    }
  }

  private func parseFunction(
    decorators: [Expression], from start: Int
  ) throws(ParseFailure) -> Statement {
    let keyword = token
    advance()
    guard type == .name else { throw unexpected() }
    let name = token
    checkDebug(name)
    advance()
    guard type == .leftParenthesis else { throw expectedForced("(") }
    advance()
    let parameters = try parseParameters(until: .rightParenthesis)
    try expect(.rightParenthesis)
    let returns = try parseReturns()
    try expectColon(forced: true)
    let outer = context
    context = ParserContext(kind: .function)
    let body = try parseBlock(after: "function definition", keyword)
    context = outer
    let definition = FunctionDefinition(
      name: text(name), nameSpan: name.span, parameters: parameters, body: body, decorators: decorators,
      returns: returns)
    return Statement(.function(definition), span(from: start, body))
  }

  /// `-> annotation`; where no expression follows, CPython wants the colon in place of the arrow.
  private func parseReturns() throws(ParseFailure) -> Expression? {
    guard type == .arrow else { return nil }
    let arrow = token
    advance()
    do throws(ParseFailure) {
      return try parseExpression()
    } catch .unexpected {
      throw error("expected ':'", at: arrow.span)
    }
  }

  private func parseClass(decorators: [Expression], from start: Int) throws(ParseFailure) -> Statement {
    let keyword = token
    advance()
    guard type == .name else { throw unexpected() }
    let name = token
    checkDebug(name)
    advance()
    let arguments =
      take(.leftParenthesis) ? try parseArguments(until: .rightParenthesis, allowsGenerator: false) : []
    try expectColon()
    let outer = context
    context = ParserContext(kind: .class)
    let body = try parseBlock(after: "class definition", keyword)
    context = outer
    let definition = ClassDefinition(
      name: text(name), arguments: arguments, body: body, decorators: decorators)
    return Statement(.class(definition), span(from: start, body))
  }
}
