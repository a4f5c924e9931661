// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics

/// What a shell colours alike.
public enum TokenKind: Sendable, Equatable {
  case keyword, name, number, string, comment, `operator`
  /// `%name` at the start of a line.
  case command
}

/// The coloured pieces of a text, in order; blanks and unknown characters are left out.
///
/// It accepts every text, also one that is being typed: an open string reaches to its line's end, or, with three quotes, to the end.
public func highlightTokens(_ text: String) -> [(SourceSpan, TokenKind)] {
  var highlighter = Highlighter(bytes: Array(text.utf8))
  highlighter.run()
  return highlighter.pieces
}

private struct Highlighter {
  let bytes: [UInt8]
  var pieces: [(SourceSpan, TokenKind)] = []
  var cursor = 0

  init(bytes: [UInt8]) { self.bytes = bytes }

  func byte(_ offset: Int) -> UInt8 { offset < bytes.count ? bytes[offset] : 0 }

  mutating func add(_ start: Int, _ kind: TokenKind) { pieces.append((SourceSpan(start, cursor), kind)) }

  mutating func run() {
    var atLineStart = true
    while cursor < bytes.count {
      let start = cursor
      let first = bytes[cursor]
      if Characters.isNewline(first) {
        atLineStart = true
        cursor += 1
        continue
      }
      if first == 0x20 || first == 0x09 || first == 0x0C {
        cursor += 1
        continue
      }
      defer { atLineStart = false }
      if first == 0x25, atLineStart, Characters.isNameStart(byte(cursor + (byte(cursor + 1) == 0x25 ? 2 : 1))) {
        cursor += byte(cursor + 1) == 0x25 ? 2 : 1
        skipName()
        add(start, .command)
      } else if first == 0x21, atLineStart {
        while cursor < bytes.count, !Characters.isNewline(bytes[cursor]) { cursor += 1 }
        add(start, .command)
      } else if first == 0x23 {
        while cursor < bytes.count, !Characters.isNewline(bytes[cursor]) { cursor += 1 }
        add(start, .comment)
      } else if Characters.isNameStart(first) {
        highlightName(start)
      } else if Characters.isDigit(first) || (first == 0x2E && Characters.isDigit(byte(cursor + 1))) {
        highlightNumber(start)
      } else if Characters.isQuote(first) {
        highlightString(start)
      } else {
        highlightOperator(start)
      }
    }
  }

  private mutating func skipName() {
    while cursor < bytes.count, Characters.isNamePart(bytes[cursor]) { cursor += 1 }
  }

  private mutating func highlightName(_ start: Int) {
    skipName()
    if Characters.isQuote(byte(cursor)), Characters.isStringPrefix(bytes, start, cursor) {
      highlightString(start)
      return
    }
    let key = cursor - start <= 8 ? bytes[start..<cursor].reduce(UInt64(0)) { $0 << 8 | UInt64($1) } : 0
    add(start, Keywords.lookUp(key) == nil ? .name : .keyword)
  }

  private mutating func highlightNumber(_ start: Int) {
    let hexadecimal = bytes[cursor] == 0x30 && byte(cursor + 1) | 0x20 == 0x78
    while cursor < bytes.count {
      let here = bytes[cursor]
      let isSign = (here == 0x2B || here == 0x2D) && !hexadecimal && cursor > start && bytes[cursor - 1] | 0x20 == 0x65
      guard Characters.isDigit(here) || here == 0x2E || isSign || (here < 0x80 && Characters.isNamePart(here)) else {
        break
      }
      cursor += 1
    }
    add(start, .number)
  }

  private mutating func highlightString(_ start: Int) {
    if let end = StringScanner.literalEnd(bytes, from: start, limit: bytes.count) {
      cursor = end
    } else if byte(cursor + 1) == bytes[cursor], byte(cursor + 2) == bytes[cursor] {
      cursor = bytes.count
    } else {
      while cursor < bytes.count, !Characters.isNewline(bytes[cursor]) { cursor += 1 }
    }
    add(start, .string)
  }

  private mutating func highlightOperator(_ start: Int) {
    switch bytes[cursor] {
    case 0x28, 0x29, 0x5B, 0x5D, 0x7B, 0x7D:
      cursor += 1
    default:
      let (type, width) = Operators.match(bytes[cursor], byte(cursor + 1), byte(cursor + 2))
      cursor = min(cursor + width, bytes.count)
      if type == .unknown { return }
    }
    add(start, .operator)
  }
}
