// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics

/// Modules, blocks and the statements that fit on a line.
extension TokenParser {
  /// All statements up to the end of the text.
  func parseModule() throws(ParseFailure) -> [Statement] {
    var statements: [Statement] = []
    while type != .end { try parseStatement(into: &statements) }
    return statements
  }

  /// One compound statement, or a line of simple ones.
  func parseStatement(into statements: inout [Statement]) throws(ParseFailure) {
    switch type {
    case .if, .while, .for, .try, .with, .def, .class, .at:
      try enter()
      statements.append(try parseCompound())
      depth -= 1
    case .async:
      refuse(asyncName)
      advance()
      guard type == .def || type == .for || type == .with else { throw unexpected() }
      try enter()
      statements.append(try parseCompound())
      depth -= 1
    case .command: statements.append(try parseCommand())
    case .name:
      try enter()
      let match = try parseMatch()
      depth -= 1
      if let match { statements.append(match) } else { try parseSimpleLine(into: &statements) }
    default: try parseSimpleLine(into: &statements)
    }
  }

  private var asyncName: String {
    switch typeAfter {
    case .for: "async for"
    case .with: "async with"
    default: "async functions"
    }
  }

  private func parseSimpleLine(into statements: inout [Statement]) throws(ParseFailure) {
    let start = position
    repeat {
      statements.append(try parseSimple())
    } while take(.semicolon) && type != .newline && type != .end
    guard take(.newline) else {
      if diagnosing { try diagnoseMatch(from: start) }
      throw unexpected()
    }
  }

  /// `match x` without its colon.
  private func diagnoseMatch(from start: Int) throws(ParseFailure) {
    guard tokens[start].type == .name, text(tokens[start]) == "match", position == start + 1 else { return }
    let next = try lookAhead { (parser) throws(ParseFailure) -> (TokenType, SourceSpan) in
      _ = try parser.parseStarExpressions()
      return (parser.type, parser.token.span)
    }
    guard let (type, span) = next else { return }
    if type == .newline { throw mistake("expected ':'", at: span) }
  }

  /// The statements after a colon: on the same line, or indented below.
  ///
  /// `owner` is what the error calls the statement: `'if' statement on line 1`.
  func parseBlock(after owner: String, _ keyword: Token) throws(ParseFailure) -> [Statement] {
    var body: [Statement] = []
    guard take(.newline) else {
      switch type {
      case .if, .while, .for, .try, .with, .def, .class, .at, .async, .command: throw unexpected()
      default: try parseSimpleLine(into: &body)
      }
      return body
    }
    guard take(.indent) else {
      let line = source.line(at: keyword.start)
      throw mistakeAtFurthest("expected an indented block after \(owner) on line \(line)", kind: .indentation)
    }
    while type != .dedent, type != .end { try parseStatement(into: &body) }
    _ = take(.dedent)
    return body
  }

  /// The colon that ends the head of a compound statement.
  ///
  /// Where CPython has no text for another token than a newline in its place, it says `invalid syntax`.
  func expectColon(forced: Bool = false) throws(ParseFailure) {
    if take(.colon) { return }
    if forced { throw expectedForced(":") }
    if type == .newline { throw mistakeAtFurthest("expected ':'") }
    throw unexpected()
  }

  // MARK: Simple statements

  private func parseSimple() throws(ParseFailure) -> Statement {
    let start = token.start
    switch type {
    case .pass: return single(.pass)
    case .break:
      if context.loops == 0 { notice("'break' outside loop", at: token.span) }
      return single(.break)
    case .continue:
      if context.loops == 0 { notice("'continue' not properly in loop", at: token.span) }
      return single(.continue)
    case .return: return try parseReturn()
    case .raise: return try parseRaise()
    case .global:
      let names = try parseNames()
      return Statement(.global(names), span(from: start))
    case .nonlocal:
      let names = try parseNames()
      return Statement(.nonlocal(names), span(from: start))
    case .del: return try parseDelete()
    case .assert: return try parseAssert()
    case .import: return try parseImport()
    case .from: return try parseImportFrom()
    default: return try parseExpressionStatement()
    }
  }

  /// Whether a simple statement ends at the next token.
  var endsSimple: Bool { type == .newline || type == .semicolon || type == .end }

  private func single(_ kind: Statement.Kind) -> Statement {
    let span = token.span
    advance()
    return Statement(kind, span)
  }

  private func parseReturn() throws(ParseFailure) -> Statement {
    let start = token.start
    advance()
    let value = endsSimple ? nil : try parseStarExpressions()
    if context.kind != .function { notice("'return' outside function", at: span(from: start)) }
    if let value { checkBare(value) }
    return Statement(.return(value), span(from: start))
  }

  private func parseRaise() throws(ParseFailure) -> Statement {
    let start = token.start
    advance()
    if endsSimple { return Statement(.raise(nil, cause: nil), span(from: start)) }
    let exception = try parseExpression()
    let cause = take(.from) ? try parseExpression() : nil
    return Statement(.raise(exception, cause: cause), span(from: start))
  }

  private func parseNames() throws(ParseFailure) -> [String] {
    advance()
    declarations += 1
    var names: [String] = []
    repeat {
      guard type == .name else { throw unexpected() }
      names.append(text(token))
      advance()
    } while take(.comma)
    return names
  }

  private func parseDelete() throws(ParseFailure) -> Statement {
    let start = token.start
    advance()
    let targets = try parseStarExpressions()
    if let wrong = Targets.invalid(targets, deleting: true) {
      throw mistake("cannot delete \(Targets.describe(wrong))", at: wrong.span)
    }
    checkDeleted(targets)
    var items = [targets]
    // `del a, b` has two targets; `del (a, b)` has one, which begins with its parenthesis.
    if case .tuple(let parts) = targets.kind, let first = parts.first, first.span.start == targets.span.start {
      items = parts
    } else if case .tuple(let parts) = targets.kind, !isParenthesised(targets) {
      items = parts
    }
    return Statement(.delete(items), span(from: start))
  }

  /// Whether a tuple's own span begins with the parenthesis that encloses all of it.
  func isParenthesised(_ tuple: Expression) -> Bool {
    guard bytes[tuple.span.start] == 0x28, tuple.span.end > 0, bytes[tuple.span.end - 1] == 0x29 else { return false }
    var level = 0
    var index = position - 1
    while index >= 0, tokens[index].start >= tuple.span.start {
      switch tokens[index].type {
      case .rightParenthesis, .rightBracket, .rightBrace: level += 1
      case .leftParenthesis, .leftBracket, .leftBrace: level -= 1
      default: break
      }
      if level == 0 { return tokens[index].start == tuple.span.start }
      index -= 1
    }
    return false
  }

  private func parseAssert() throws(ParseFailure) -> Statement {
    let start = token.start
    advance()
    let test = try parseExpression()
    let message = take(.comma) ? try parseExpression() : nil
    return Statement(.assert(test, message: message), span(from: start))
  }

  // MARK: Commands

  /// `%name arguments`.
  private func parseCommand() throws(ParseFailure) -> Statement {
    let token = self.token
    advance()
    let index = commands.firstIndex(startingAt: token.start + 1)
    guard let index else { throw unexpected() }
    let command = commands[index]
    let name = source[command.name]
    let text = source[command.arguments]
    let isFree = name.isEmpty || name.hasPrefix("%")
    // Whoever silences lines by habit writes `;` behind a command, too.
    let isSilenced = text.hasSuffix(";")
    let inner = SourceSpan(command.arguments.start, command.arguments.end - (isSilenced ? 1 : 0))
    let arguments = isFree ? nil : try? Parser.parseArguments(source, in: inner)
    let line = CommandLine(
      name: name.isEmpty ? CommandLine.shellName : name, arguments: arguments ?? [], text: text,
      hasArguments: arguments != nil)
    try expect(.newline)
    return Statement(.command(line), token.span)
  }
}

extension [CommandText] {
  /// The command whose name begins at an offset, by bisection.
  fileprivate func firstIndex(startingAt offset: Int) -> Int? {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self[middle].name.start < offset { low = middle + 1 } else { high = middle }
    }
    return low < count && self[low].name.start == offset ? low : nil
  }
}
