// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics

/// The parts of an f-string under construction; neighbouring texts become one.
struct FormattedParts {
  private(set) var parts: [FormattedPart] = []

  mutating func add(_ text: String) {
    guard !text.isEmpty else { return }
    if case .text(let before)? = parts.last {
      parts[parts.count - 1] = .text(before + text)
    } else {
      parts.append(.text(text))
    }
  }

  mutating func add(field: FormattedPart) { parts.append(field) }
}

/// An f-string's body and the place where its reading stands.
struct FormattedBody {
  let isRaw: Bool
  let limit: Int
  let token: SourceSpan
  var cursor: Int

  init(literal: StringLiteral, token: Token, string: SourceSpan) {
    isRaw = literal.isRaw
    limit = literal.body.upperBound
    cursor = literal.body.lowerBound
    self.token = token.span
  }
}

/// f-strings: text, fields, and format specifications that hold fields again.
extension TokenParser {
  /// Reads text and fields up to the end of the body, or, in a format specification, up to its `}`.
  func parseFormatted(
    _ body: inout FormattedBody, into parts: inout FormattedParts, nesting: Int
  ) throws(ParseFailure) {
    var textStart = body.cursor
    while body.cursor < body.limit {
      let byte = bytes[body.cursor]
      let next = body.cursor + 1 < body.limit ? bytes[body.cursor + 1] : 0
      if byte == 0x5C, !body.isRaw {
        // A backslash before a brace stands for itself.
        body.cursor += next == 0x7B || next == 0x7D ? 1 : 2
        body.cursor = min(body.cursor, body.limit)
      } else if byte == 0x7B || byte == 0x7D, nesting == 0, next == byte {
        body.cursor += 1
        parts.add(try decode(textStart..<body.cursor, raw: body.isRaw))
        body.cursor += 1
        textStart = body.cursor
      } else if byte == 0x7B {
        parts.add(try decode(textStart..<body.cursor, raw: body.isRaw))
        parts.add(field: try parseField(&body, nesting: nesting))
        textStart = body.cursor
      } else if byte == 0x7D {
        if nesting > 0 { break }
        throw errorAtFurthest("f-string: single '}' is not allowed")
      } else {
        body.cursor += 1
      }
    }
    parts.add(try decode(textStart..<body.cursor, raw: body.isRaw))
  }

  /// Reads a field whose `{` stands at the cursor.
  private func parseField(_ body: inout FormattedBody, nesting: Int) throws(ParseFailure) -> FormattedPart {
    if nesting >= 2 { throw errorAtFurthest("f-string: expressions nested too deeply") }
    body.cursor += 1
    let start = body.cursor
    try stepOverExpression(&body)
    let end = body.cursor
    guard end < body.limit else { throw errorAtFurthest("f-string: expecting '}'") }
    let expression = try parseFieldExpression(start..<end)

    var debugText: String?
    if bytes[body.cursor] == 0x3D {
      body.cursor += 1
      while body.cursor < body.limit, isBlank(bytes[body.cursor]) { body.cursor += 1 }
      debugText = String(decoding: bytes[start..<body.cursor], as: UTF8.self)
    }
    var conversion: Character?
    if body.cursor < body.limit, bytes[body.cursor] == 0x21 {
      let letter = body.cursor + 1
      guard letter < body.limit else { throw errorAtFurthest("f-string: expecting '}'") }
      switch bytes[letter] {
      case 0x73: conversion = "s"
      case 0x72: conversion = "r"
      case 0x61: conversion = "a"
      default: throw errorAtFurthest("f-string: invalid conversion character: expected 's', 'r', or 'a'")
      }
      body.cursor += 2
    }
    var format = FormattedParts()
    var hasFormat = false
    if body.cursor < body.limit, bytes[body.cursor] == 0x3A {
      body.cursor += 1
      hasFormat = true
      try parseFormatted(&body, into: &format, nesting: nesting + 1)
    }
    guard body.cursor < body.limit, bytes[body.cursor] == 0x7D else {
      throw errorAtFurthest("f-string: expecting '}'")
    }
    body.cursor += 1
    // `{x=}` alone shows the representation, as Python's own parser decides.
    if debugText != nil, conversion == nil, !hasFormat { conversion = "r" }
    return .field(expression: expression, conversion: conversion, format: format.parts, debugText: debugText)
  }

  private func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0C || Characters.isNewline(byte)
  }

  /// Moves the cursor to the `=`, `!`, `:` or `}` that ends the expression of a field.
  private func stepOverExpression(_ body: inout FormattedBody) throws(ParseFailure) {
    var open: [UInt8] = []
    while body.cursor < body.limit {
      let byte = bytes[body.cursor]
      let next = body.cursor + 1 < body.limit ? bytes[body.cursor + 1] : 0
      switch byte {
      case 0x5C: throw errorAtFurthest("f-string expression part cannot include a backslash")
      case 0x23: throw errorAtFurthest("f-string expression part cannot include '#'")
      case 0x28, 0x5B, 0x7B:
        open.append(byte)
        body.cursor += 1
      case 0x21 where open.isEmpty && next == 0x3D, 0x3D where open.isEmpty && next == 0x3D, 0x3C where next == 0x3D,
        0x3E where next == 0x3D:
        body.cursor += 2
      case 0x21 where open.isEmpty, 0x3A where open.isEmpty, 0x3D where open.isEmpty, 0x7D where open.isEmpty: return
      case 0x29, 0x5D, 0x7D:
        let shown = Character(Unicode.Scalar(byte))
        guard let opening = open.popLast() else { throw errorAtFurthest("f-string: unmatched '\(shown)'") }
        let partner: UInt8 = opening == 0x28 ? 0x29 : opening == 0x5B ? 0x5D : 0x7D
        guard partner == byte else {
          let text = Character(Unicode.Scalar(opening))
          throw errorAtFurthest(
            "f-string: closing parenthesis '\(shown)' does not match opening parenthesis '\(text)'")
        }
        body.cursor += 1
      default:
        if Characters.isQuote(byte) || Characters.isNameStart(byte) {
          try stepOverWordOrString(&body)
        } else {
          body.cursor += 1
        }
      }
    }
    if let opening = open.last {
      throw errorAtFurthest("f-string: unmatched '\(Character(Unicode.Scalar(opening)))'")
    }
  }

  private func stepOverWordOrString(_ body: inout FormattedBody) throws(ParseFailure) {
    if let end = StringScanner.literalEnd(bytes, from: body.cursor, limit: body.limit) {
      if bytes[body.cursor..<end].contains(0x5C) {
        throw errorAtFurthest("f-string expression part cannot include a backslash")
      }
      body.cursor = end
      return
    }
    if Characters.isQuote(bytes[body.cursor]) { throw errorAtFurthest("f-string: unterminated string") }
    while body.cursor < body.limit, Characters.isNamePart(bytes[body.cursor]) { body.cursor += 1 }
  }

  /// Parses the expression of a field, as if it stood in parentheses.
  private func parseFieldExpression(_ range: Range<Int>) throws(ParseFailure) -> Expression {
    guard bytes[range].contains(where: { !isBlank($0) }) else {
      let next = range.upperBound < bytes.count ? bytes[range.upperBound] : 0
      throw errorAtFurthest(
        next == 0x7D
          ? "f-string: empty expression not allowed"
          : "f-string: expression required before '\(Character(Unicode.Scalar(next)))'")
    }
    guard stringDepth < FormattedScanner.deepest else {
      throw errorAtFurthest("f-string: expressions nested too deeply")
    }
    var lexer = Lexer(source, range: range)
    lexer.run()
    let inner = TokenParser(lexer)
    let outerDepth = depth
    inner.stringDepth = stringDepth + 1
    inner.context = context
    let expression: Expression
    do throws(SyntaxError) {
      expression = try inner.runTwice { (parser) throws(ParseFailure) in
        parser.depth = outerDepth + 4
        let expression = try parser.parseFieldContents()
        guard parser.type == .end else { throw parser.unexpected() }
        return expression
      }
      height = max(height, inner.height + 1)
      noticed += inner.noticed
      noticedNames += inner.noticedNames
      yields += inner.yields
      walruses += inner.walruses
    } catch {
      // The tokenizer's errors do not say where they come from.
      let isGrammar = inner.failure == nil && !error.message.hasPrefix("f-string") && !error.message.hasPrefix("Gradus")
      let text = isGrammar ? "f-string: " : ""
      throw fail(SyntaxError(error.kind, text + error.message, at: error.span, in: source))
    }
    if case .starred = expression.kind {
      throw error("f-string: cannot use starred expression here", at: expression.span)
    }
    return expression
  }

  private func parseFieldContents() throws(ParseFailure) -> Expression {
    if type == .yield { return try parseYield() }
    if type == .name, typeAfter == .walrus { throw unexpected() }
    return try parseStarExpressions()
  }
}
