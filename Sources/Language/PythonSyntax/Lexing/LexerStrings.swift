// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics

/// Where string literals end.
extension Lexer {
  /// Lexes a string literal whose prefix begins at `start`; the cursor stands at the quote.
  mutating func lexString(start: Int) {
    let quote = bytes[cursor]
    let triple = byte(cursor + 1) == quote && byte(cursor + 2) == quote
    let bodyStart = cursor + (triple ? 3 : 1)
    var formatted = false
    for offset in start..<cursor where bytes[offset] | 0x20 == 0x66 { formatted = true }
    if formatted, !distrustFields {
      // Python 3.12 lets a field hold the quotes that enclose the string; where that reading finds no end, the plain one is
      // used and the parser says what is wrong with the fields.
      var scanner = FormattedScanner(bytes: bytes, cursor: bodyStart, limit: limit, quote: quote, triple: triple)
      if scanner.scanBody() {
        cursor = scanner.cursor
        add(.string, start)
        return
      }
      distrustFields = true
    }
    if let end = StringScanner.end(bytes, from: bodyStart, limit: limit, quote: quote, triple: triple) {
      cursor = end
      add(.string, start)
      return
    }
    let at = SourceSpan(start, start + 1)
    if triple {
      let line = source.line(at: endsWithNewline ? max(0, limit - 1) : limit)
      let text = "unterminated triple-quoted string literal (detected at line \(line))"
      failOpenString(SyntaxError(text, at: at, in: source))
    } else {
      var end = bodyStart
      while end < limit, !Characters.isNewline(bytes[end]) {
        end += bytes[end] == 0x5C && end + 1 < limit ? 2 : 1
      }
      let line = source.line(at: min(end, limit))
      fail("unterminated string literal (detected at line \(line))", at: at)
    }
  }

  private var endsWithNewline: Bool { limit > 0 && bytes[limit - 1] == 0x0A }
}

/// Finds the closing quotes of a plain string.
enum StringScanner {
  /// The offset after the closing quotes; nil when the string stays open.
  static func end(_ bytes: [UInt8], from start: Int, limit: Int, quote: UInt8, triple: Bool) -> Int? {
    var offset = start
    while offset < limit {
      let byte = bytes[offset]
      if byte == 0x5C {
        offset += offset + 2 < limit && bytes[offset + 1] == 0x0D && bytes[offset + 2] == 0x0A ? 3 : 2
      } else if byte == quote {
        if !triple { return offset + 1 }
        if offset + 2 < limit, bytes[offset + 1] == quote, bytes[offset + 2] == quote { return offset + 3 }
        offset += 1
      } else if !triple, Characters.isNewline(byte) {
        return nil
      } else {
        offset += 1
      }
    }
    return nil
  }

  /// The offset after a whole string literal whose prefix or quote is at `start`; nil when it is none or stays open.
  static func literalEnd(_ bytes: [UInt8], from start: Int, limit: Int) -> Int? {
    var offset = start
    while offset < limit, Characters.isNamePart(bytes[offset]) { offset += 1 }
    guard offset < limit, Characters.isQuote(bytes[offset]), Characters.isStringPrefix(bytes, start, offset) else {
      return nil
    }
    let quote = bytes[offset]
    let triple = offset + 2 < limit && bytes[offset + 1] == quote && bytes[offset + 2] == quote
    let body = offset + (triple ? 3 : 1)
    for prefix in start..<offset where bytes[prefix] | 0x20 == 0x66 {
      var scanner = FormattedScanner(bytes: bytes, cursor: body, limit: limit, quote: quote, triple: triple)
      if scanner.scanBody() { return scanner.cursor }
    }
    return end(bytes, from: body, limit: limit, quote: quote, triple: triple)
  }
}

/// Finds the closing quotes of an f-string, whose fields may hold strings and brackets of their own.
struct FormattedScanner {
  let bytes: [UInt8]
  var cursor: Int
  let limit: Int
  let quote: UInt8
  let triple: Bool
  /// How many f-strings may stand in one another's fields.
  static let deepest = 8

  init(bytes: [UInt8], cursor: Int, limit: Int, quote: UInt8, triple: Bool, depth: Int = 0) {
    self.bytes = bytes
    self.cursor = cursor
    self.limit = limit
    self.quote = quote
    self.triple = triple
    self.depth = depth
  }

  private let depth: Int

  private var closes: Bool {
    guard bytes[cursor] == quote else { return false }
    return !triple || (cursor + 2 < limit && bytes[cursor + 1] == quote && bytes[cursor + 2] == quote)
  }

  /// Steps over the body and the closing quotes; false when there is no end.
  mutating func scanBody() -> Bool {
    guard depth < Self.deepest else { return false }
    while cursor < limit {
      let byte = bytes[cursor]
      if closes {
        cursor += triple ? 3 : 1
        return true
      }
      if byte == 0x5C {
        cursor += byte2 == 0x7B || byte2 == 0x7D ? 1 : 2
      } else if byte == 0x7B {
        if byte2 == 0x7B {
          cursor += 2
        } else {
          cursor += 1
          guard scanField(nesting: 0) else { return false }
        }
      } else if Characters.isNewline(byte), !triple {
        return false
      } else {
        cursor += 1
      }
    }
    return false
  }

  private var byte2: UInt8 { cursor + 1 < limit ? bytes[cursor + 1] : 0 }

  /// Steps over a field whose `{` was taken, up to and including its `}`.
  private mutating func scanField(nesting: Int) -> Bool {
    guard nesting < 4 else { return false }
    var depth = 0
    while cursor < limit {
      let byte = bytes[cursor]
      switch byte {
      case 0x28, 0x5B, 0x7B:
        depth += 1
        cursor += 1
      case 0x29, 0x5D:
        depth -= 1
        cursor += 1
      case 0x7D:
        cursor += 1
        if depth <= 0 { return true }
        depth -= 1
      case 0x3A where depth <= 0: return scanFormat(nesting: nesting)
      case 0x0A, 0x0D:
        if !triple { return false }
        cursor += 1
      case 0x23:
        if !triple { return false }
        while cursor < limit, !Characters.isNewline(bytes[cursor]) { cursor += 1 }
      default:
        if Characters.isQuote(byte) || Characters.isNameStart(byte) {
          if !scanWordOrString() { return false }
        } else {
          cursor += 1
        }
      }
    }
    return false
  }

  private mutating func scanWordOrString() -> Bool {
    let start = cursor
    while cursor < limit, Characters.isNamePart(bytes[cursor]) { cursor += 1 }
    guard cursor < limit, Characters.isQuote(bytes[cursor]) else { return true }
    let isPrefix = Characters.isStringPrefix(bytes, start, cursor)
    let inner = bytes[cursor]
    let innerTriple = cursor + 2 < limit && bytes[cursor + 1] == inner && bytes[cursor + 2] == inner
    let body = cursor + (innerTriple ? 3 : 1)
    var formatted = false
    if isPrefix { for offset in start..<cursor where bytes[offset] | 0x20 == 0x66 { formatted = true } }
    if formatted {
      var scanner = FormattedScanner(
        bytes: bytes, cursor: body, limit: limit, quote: inner, triple: innerTriple, depth: depth + 1)
      guard scanner.scanBody() else { return false }
      cursor = scanner.cursor
    } else {
      guard let end = StringScanner.end(bytes, from: body, limit: limit, quote: inner, triple: innerTriple) else {
        return false
      }
      cursor = end
    }
    return true
  }

  /// Steps over `:format` up to and including the `}` of the field.
  private mutating func scanFormat(nesting: Int) -> Bool {
    cursor += 1
    while cursor < limit {
      let byte = bytes[cursor]
      if byte == 0x7D {
        cursor += 1
        return true
      }
      if closes { return false }
      if byte == 0x7B {
        cursor += 1
        guard scanField(nesting: nesting + 1) else { return false }
      } else if byte == 0x5C {
        cursor += 2
      } else if Characters.isNewline(byte), !triple {
        return false
      } else {
        cursor += 1
      }
    }
    return false
  }
}
