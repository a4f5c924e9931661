// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics

/// Why a rule of the grammar gave up.
enum ParseFailure: Error {
  /// The token at the parser's position fits no rule; the text is found afterwards.
  case unexpected
  /// A mistake that has a text of its own: the parser's `found`.
  ///
  /// The error is not in here because every `try` would reserve room for it, and rules nest deeply.
  case mistake
}

/// A recursive-descent parser over the tokens of one text.
///
/// It runs as CPython's does: a first time to read correct text quickly, and, when that fails, a second time with
/// `diagnosing` set, in which the rules look for the well-known mistakes.
final class TokenParser {
  let source: SourceText
  let bytes: [UInt8]
  let tokens: [Token]
  let commands: [CommandText]
  let failure: LexicalFailure?

  /// The index of the next token.
  var position = 0
  /// The furthest token that any rule has looked at: where `invalid syntax` stands.
  var furthest = 0
  /// The token at which the first run failed.
  private(set) var firstFailure = 0
  /// The mistake that a rule has thrown.
  var found: SyntaxError?
  /// Whether this is the second run.
  var diagnosing = false
  /// Whether an expression may end before the token that no rule accepts.
  var lenient = false
  /// How deep rules are nested, and how high the tree of the current expression is; both bounded, so that neither this
  /// parser nor anyone who walks or frees the tree runs out of stack.
  var depth = 0
  var height = 0
  /// How many f-strings enclose this text.
  var stringDepth = 0
  /// Mistakes that CPython finds only after parsing: they count when there is no other.
  var noticed: [SyntaxError] = []
  /// Such mistakes about names.
  var noticedNames: [SyntaxError] = []
  /// Where the next statement stands.
  var context = ParserContext(kind: .module)
  /// How many `yield`s, assignment expressions, and scope declarations there were so far.
  var yields = 0
  var walruses = 0
  var declarations = 0

  /// Where an expression begins after which CPython looks for no forgotten comma: a key that is not the first.
  var commaExempt = -1
  /// The last `except:` without a class, which no other handler may follow.
  var bareExcept: SourceSpan?

  static let deepest = 420
  static let highest = 1000

  init(_ lexer: Lexer) {
    source = lexer.source
    bytes = lexer.bytes
    tokens = lexer.tokens
    commands = lexer.commands
    failure = lexer.failure
  }

  // MARK: Tokens

  /// The next token.
  var token: Token { tokens[position] }
  /// The next token's type.
  var type: TokenType { tokens[position].type }
  /// The type of the token after the next.
  var typeAfter: TokenType { position + 1 < tokens.count ? tokens[position + 1].type : .end }

  /// The index of the last token that stands for characters.
  var lastMeaningful: Int {
    tokens.lastIndex { ![.end, .dedent, .newline, .indent, .error].contains($0.type) } ?? -1
  }

  /// Steps over a token; the last one stays.
  func advance() {
    if position + 1 < tokens.count { position += 1 }
  }

  /// Steps over the next token when it is of this type.
  func take(_ type: TokenType) -> Bool {
    guard self.type == type else { return false }
    advance()
    return true
  }

  /// Steps over a token that must be of this type.
  func expect(_ type: TokenType) throws(ParseFailure) {
    guard take(type) else { throw unexpected() }
  }

  /// The failure that the next token means.
  func unexpected() -> ParseFailure {
    furthest = max(furthest, position)
    if type == .error, let failure { return fail(failure.error) }
    return .unexpected
  }

  /// From the byte `start` to the end of the token before the next.
  func span(from start: Int) -> SourceSpan {
    SourceSpan(start, position > 0 ? tokens[position - 1].end : start)
  }

  /// A token's characters.
  func text(_ token: Token) -> String {
    let text = String(decoding: bytes[token.start..<token.end], as: UTF8.self)
    return token.type == .name ? NormalForms.name(text) : text
  }

  // MARK: Errors

  func error(_ message: String, at span: SourceSpan, kind: SyntaxError.Kind = .syntax) -> ParseFailure {
    fail(SyntaxError(kind, message, at: span, in: source))
  }

  /// Makes an error the one that was found.
  func fail(_ error: SyntaxError) -> ParseFailure {
    found = error
    return .mistake
  }

  /// An error that CPython places at the last token it has read.
  func errorAtFurthest(_ message: String, kind: SyntaxError.Kind = .syntax) -> ParseFailure {
    if type == .error { return unexpected() }
    furthest = max(furthest, position)
    return error(message, at: place(of: tokens[furthest]), kind: kind)
  }

  /// An error that only the second run names; for the first it is a token that does not fit.
  func mistake(_ message: String, at span: SourceSpan) -> ParseFailure {
    guard diagnosing else { return unexpected() }
    return error(message, at: span)
  }

  /// Such an error at the last token that was read.
  func mistakeAtFurthest(_ message: String, kind: SyntaxError.Kind = .syntax) -> ParseFailure {
    guard diagnosing else { return unexpected() }
    return errorAtFurthest(message, kind: kind)
  }

  /// Where an error at a token is shown: the end of the text is at the end of its last line.
  private func place(of token: Token) -> SourceSpan {
    guard token.type == .end || token.type == .dedent, token.start == bytes.count, bytes.last == 0x0A else {
      return token.span
    }
    return SourceSpan(bytes.count - 1, bytes.count)
  }

  /// Refuses a part of Python that Gradus leaves out, once the rest of the text has proved to be Python.
  func refuse(_ what: String) { notice("Gradus has no \(what)", at: token.span) }

  /// Goes one level deeper.
  func enter() throws(ParseFailure) {
    depth += 1
    if depth > Self.deepest { throw tooDeep() }
  }

  /// Makes the tree of the current expression higher by one node.
  func grow() throws(ParseFailure) {
    height += 1
    if height > Self.highest { throw tooDeep() }
  }

  private func tooDeep() -> ParseFailure {
    error("maximum recursion depth exceeded during compilation", at: token.span)
  }

  // MARK: The two runs

  /// Runs a rule; when it fails, runs it again to find out what to say.
  func runTwice<Tree>(
    _ rule: (TokenParser) throws(ParseFailure) -> Tree
  ) throws(SyntaxError) -> Tree {
    let outermost = context
    do throws(ParseFailure) {
      return try rule(self)
    } catch {
      furthest = max(furthest, position)
      firstFailure = furthest
      if error == .mistake, let found { throw found.span == failure?.error.span ? found : override(found) }
    }
    let failed = furthest
    firstFailure = failed
    position = 0
    depth = 0
    height = 0
    noticed = []
    noticedNames = []
    bareExcept = nil
    context = outermost
    diagnosing = true
    do throws(ParseFailure) {
      return try rule(self)
    } catch {
      if error == .mistake, let found { throw found.span == failure?.error.span ? found : override(found) }
    }
    let error = generic(at: tokens[failed])
    throw error.kind == .indentation ? error : override(error)
  }

  /// What CPython says when no rule knows better.
  private func generic(at token: Token) -> SyntaxError {
    switch token.type {
    case .indent: SyntaxError(.indentation, "unexpected indent", at: token.span, in: source)
    case .dedent: SyntaxError(.indentation, "unexpected unindent", at: place(of: token), in: source)
    default: SyntaxError("invalid syntax", at: place(of: token), in: source)
    }
  }

  /// A mistake in the characters further on hides one in the grammar; so does a bracket that was never closed, when it
  /// was opened on an earlier line.
  private func override(_ error: SyntaxError) -> SyntaxError {
    switch failure {
    case .malformed(let lexical), .openString(let lexical): return lexical
    case .openBracket(_, let at), .misplaced(_, let at?):
      guard source.line(at: tokens[furthest].start) > source.line(at: at) else { return error }
      let text = "'\(Character(Unicode.Scalar(bytes[at])))' was never closed"
      return SyntaxError(text, at: SourceSpan(at, at + 1), in: source)
    case .misplaced, .openContinuation, nil: return error
    }
  }

  /// Tries a rule that looks ahead: gives its tree or nil, and stands where it stood.
  ///
  /// As in CPython's grammar an expression then ends where it must: of `a.b(c d` the rule gets `a.b`.
  func lookAhead<Tree>(
    _ rule: (TokenParser) throws(ParseFailure) -> Tree
  ) throws(ParseFailure) -> Tree? {
    let saved = (position, depth, height, diagnosing, noticed.count, noticedNames.count, self.lenient, context)
    diagnosing = false
    lenient = true
    let tree = try? rule(self)
    furthest = max(furthest, position)
    (position, depth, height, diagnosing) = (saved.0, saved.1, saved.2, saved.3)
    (self.lenient, context) = (saved.6, saved.7)
    noticed.removeLast(max(0, noticed.count - saved.4))
    noticedNames.removeLast(max(0, noticedNames.count - saved.5))
    if tokens[furthest].type == .error, let failure { throw fail(failure.error) }
    return tree
  }

  /// Tries a rule and looks for mistakes in what it reads: gives its tree or nil, and stands where it stood.
  func attempt<Tree>(
    _ rule: (TokenParser) throws(ParseFailure) -> Tree
  ) throws(ParseFailure) -> Tree? {
    let saved = (position, depth, height, context)
    let counts = (noticed.count, noticedNames.count)
    defer { (position, depth, height, context) = saved }
    do throws(ParseFailure) {
      return try rule(self)
    } catch .unexpected {
      noticed.removeLast(max(0, noticed.count - counts.0))
      noticedNames.removeLast(max(0, noticedNames.count - counts.1))
      return nil
    }
  }

  /// Runs the rest of a rule. When it fails while a mistake is being looked for, gives nil and stands where it stood.
  func optionally<Tree>(
    _ rule: (TokenParser) throws(ParseFailure) -> Tree
  ) throws(ParseFailure) -> Tree? {
    guard lenient || diagnosing else { return try rule(self) }
    let saved = (position, depth, height, context)
    do throws(ParseFailure) {
      return try rule(self)
    } catch .unexpected {
      (position, depth, height, context) = saved
      return nil
    }
  }
}
