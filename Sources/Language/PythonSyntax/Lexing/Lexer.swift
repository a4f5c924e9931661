// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics

/// Why the lexer stopped before the end.
enum LexicalFailure {
  /// A character or literal that no rule allows.
  case malformed(SyntaxError)
  /// Bad indentation or a stray backslash, which CPython notices only when its parser gets there; with the innermost
  /// open bracket.
  case misplaced(SyntaxError, openBracket: Int?)
  /// The text ends inside of brackets; the error is about the innermost one.
  case openBracket(SyntaxError, at: Int)
  /// The text ends inside of a triple-quoted string.
  case openString(SyntaxError)
  /// The text ends after a backslash.
  case openContinuation(SyntaxError)

  /// What Python would raise.
  var error: SyntaxError {
    switch self {
    case .malformed(let error), .openString(let error), .openContinuation(let error): error
    case .openBracket(let error, _), .misplaced(let error, _): error
    }
  }
}

/// The text of a command line: where its name ends and where its arguments stand.
struct CommandText {
  let name: SourceSpan
  let arguments: SourceSpan
}

/// Cuts UTF-8 source into tokens, with INDENT and DEDENT for the blocks.
///
/// The whole text is cut at once; an error becomes the last token and is thrown only when the parser gets there, because
/// CPython reports whichever of both comes first.
struct Lexer {
  /// The tokens so far; the last one is `end` or `error`.
  var tokens: [Token] = []
  /// The commands, in the order of their tokens.
  var commands: [CommandText] = []
  /// Why the last token is `error`.
  var failure: LexicalFailure?

  let source: SourceText
  let bytes: [UInt8]
  let limit: Int
  let allowCommands: Bool
  /// 1 for the inside of an f-string field or of a command's arguments: newlines do not end anything there.
  private let outerLevel: Int

  var cursor: Int
  /// The opening brackets that wait for their partners: the byte and its place.
  private var brackets: [(byte: UInt8, at: Int)] = []
  var indents: [(column: Int, alternate: Int)] = [(0, 0)]
  /// Set once an f-string's fields did not close, so that a hopeless text is not searched again and again.
  var distrustFields = false

  /// CPython's limits.
  private static let deepestBrackets = 200
  static let deepestIndents = 100

  /// Prepares to cut a text, or the part of it in `range` as if it stood in brackets.
  init(_ source: SourceText, range: Range<Int>? = nil, allowCommands: Bool = false) {
    self.source = source
    bytes = source.utf8
    cursor = range?.lowerBound ?? 0
    limit = range?.upperBound ?? bytes.count
    outerLevel = range == nil ? 0 : 1
    self.allowCommands = allowCommands
    tokens.reserveCapacity((limit - cursor) / 4 + 4)
  }

  /// The byte at an offset; 0 beyond the end.
  func byte(_ offset: Int) -> UInt8 { offset < limit ? bytes[offset] : 0 }

  private var level: Int { brackets.count + outerLevel }

  /// Cuts the whole text.
  mutating func run() {
    if outerLevel == 0, limit >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF { cursor = 3 }
    var atLineStart = outerLevel == 0
    while failure == nil {
      if atLineStart {
        atLineStart = false
        beginLine()
        if failure != nil { break }
      }
      skipBlanks()
      if failure != nil { break }
      guard cursor < limit else {
        finish()
        return
      }
      let first = bytes[cursor]
      if Characters.isNewline(first) {
        let start = cursor
        cursor += first == 0x0D && byte(cursor + 1) == 0x0A ? 2 : 1
        if level == 0 {
          if endsStatement { add(.newline, start) }
          atLineStart = true
        }
        continue
      }
      lexToken(first)
    }
    tokens.append(Token(.error, cursor, cursor, level: level))
  }

  /// Whether a newline here ends a statement: there is something on the line.
  private var endsStatement: Bool {
    guard let last = tokens.last?.type else { return false }
    return last != .newline && last != .indent && last != .dedent
  }

  /// Skips spaces, comments and continued lines.
  mutating func skipBlanks() {
    while cursor < limit {
      switch bytes[cursor] {
      case 0x20, 0x09, 0x0C: cursor += 1
      case 0x23: skipComment()
      case 0x5C: if !continueLine() { return }
      default: return
      }
    }
  }

  mutating func skipComment() {
    while cursor < limit, !Characters.isNewline(bytes[cursor]) { cursor += 1 }
  }

  /// Steps over a backslash and its newline; false (and a failure) where something else follows.
  mutating func continueLine() -> Bool {
    let next = byte(cursor + 1)
    guard cursor + 1 < limit, Characters.isNewline(next) else {
      if cursor + 1 >= limit {
        failOpenContinuation()
      } else {
        let text = "unexpected character after line continuation character"
        misplace(SyntaxError(text, at: SourceSpan(cursor + 1, cursor + 2), in: source))
      }
      return false
    }
    let width = next == 0x0D && byte(cursor + 2) == 0x0A ? 3 : 2
    if cursor + width >= limit {
      failOpenContinuation()
      return false
    }
    cursor += width
    return true
  }

  /// Ends the lexing because a line goes on where the text ends.
  private mutating func failOpenContinuation() {
    let error = SyntaxError("unexpected EOF while parsing", at: SourceSpan(cursor + 1, cursor + 2), in: source)
    failure = brackets.last.map { .openBracket(neverClosed($0.at), at: $0.at) } ?? .openContinuation(error)
  }

  /// Adds the tokens that the end of the text stands for.
  private mutating func finish() {
    if let open = brackets.last {
      failure = .openBracket(neverClosed(open.at), at: open.at)
      tokens.append(Token(.error, cursor, cursor, level: level))
      return
    }
    if outerLevel == 0 {
      if endsStatement { add(.newline, limit) }
      for _ in 1..<indents.count { tokens.append(Token(.dedent, limit, limit, level: 0)) }
    }
    tokens.append(Token(.end, limit, limit, level: level))
  }

  // MARK: Tokens

  /// Adds a token from `start` to the cursor.
  mutating func add(_ type: TokenType, _ start: Int) {
    tokens.append(Token(type, start, cursor, level: level))
  }

  /// Ends the lexing with an error.
  mutating func fail(_ message: String, at span: SourceSpan) {
    if failure == nil { failure = .malformed(SyntaxError(message, at: span, in: source)) }
  }

  mutating func misplace(_ error: SyntaxError) {
    if failure == nil { failure = .misplaced(error, openBracket: brackets.last?.at) }
  }

  func neverClosed(_ offset: Int) -> SyntaxError {
    let text = "'\(Character(Unicode.Scalar(bytes[offset])))' was never closed"
    return SyntaxError(text, at: SourceSpan(offset, offset + 1), in: source)
  }

  /// Ends the lexing because a triple-quoted string stays open.
  mutating func failOpenString(_ error: SyntaxError) {
    if failure == nil { failure = .openString(error) }
  }

  private mutating func lexToken(_ first: UInt8) {
    if Characters.isNameStart(first) {
      lexName()
    } else if Characters.isDigit(first) || (first == 0x2E && Characters.isDigit(byte(cursor + 1))) {
      lexNumber()
    } else if Characters.isQuote(first) {
      lexString(start: cursor)
    } else {
      lexOperator(first)
    }
  }

  private mutating func lexName() {
    let start = cursor
    var key: UInt64 = 0
    var ascii = true
    while cursor < limit, Characters.isNamePart(bytes[cursor]) {
      if bytes[cursor] >= 0x80 { ascii = false }
      key = key << 8 | UInt64(bytes[cursor])
      cursor += 1
    }
    if Characters.isQuote(byte(cursor)), Characters.isStringPrefix(bytes, start, cursor) {
      lexString(start: start)
      return
    }
    if !ascii, !verifyName(start, cursor) { return }
    if cursor - start <= 8, let keyword = Keywords.lookUp(key) {
      add(keyword, start)
    } else {
      add(.name, start)
    }
  }

  /// Refuses names with characters that Python does not allow there.
  private mutating func verifyName(_ start: Int, _ end: Int) -> Bool {
    var offset = start
    for scalar in String(decoding: bytes[start..<end], as: UTF8.self).unicodeScalars {
      let width = UTF8.width(scalar)
      let allowed =
        offset == start ? Characters.isIdentifierStart(scalar) : Characters.isIdentifierPart(scalar)
      if !allowed {
        let text =
          Characters.isPrintable(scalar)
          ? "invalid character '\(scalar)' (\(Characters.codePoint(scalar)))"
          : "invalid non-printable character \(Characters.codePoint(scalar))"
        fail(text, at: SourceSpan(offset, offset + width))
        return false
      }
      offset += width
    }
    return true
  }

  private mutating func lexOperator(_ first: UInt8) {
    let start = cursor
    switch first {
    case 0x28, 0x5B, 0x7B:
      guard brackets.count < Self.deepestBrackets else {
        fail("too many nested parentheses", at: SourceSpan(start, start + 1))
        return
      }
      brackets.append((first, start))
      cursor += 1
      add(first == 0x28 ? .leftParenthesis : first == 0x5B ? .leftBracket : .leftBrace, start)
    case 0x29, 0x5D, 0x7D:
      guard close(first) else { return }
      cursor += 1
      add(first == 0x29 ? .rightParenthesis : first == 0x5D ? .rightBracket : .rightBrace, start)
    case 0:
      fail("source code cannot contain null bytes", at: SourceSpan(start, start + 1))
    default:
      let (type, width) = Operators.match(first, byte(cursor + 1), byte(cursor + 2))
      cursor = min(cursor + width, limit)
      add(type, start)
    }
  }

  /// Takes the partner of a closing bracket off the stack.
  private mutating func close(_ closing: UInt8) -> Bool {
    let at = SourceSpan(cursor, cursor + 1)
    let shown = Character(Unicode.Scalar(closing))
    guard let open = brackets.popLast() else {
      fail("unmatched '\(shown)'", at: at)
      return false
    }
    let partner: UInt8 = open.byte == 0x28 ? 0x29 : open.byte == 0x5B ? 0x5D : 0x7D
    guard partner == closing else {
      let opening = Character(Unicode.Scalar(open.byte))
      let line = source.line(at: open.at)
      let place = line == source.line(at: cursor) ? "" : " on line \(line)"
      fail("closing parenthesis '\(shown)' does not match opening parenthesis '\(opening)'\(place)", at: at)
      return false
    }
    return true
  }
}
