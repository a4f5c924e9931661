// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import PythonSyntax

/// What stands before the cursor, with what is inside of strings and comments told apart.
struct TextBeforeCursor {
  /// The text's bytes up to the cursor.
  let bytes: [UInt8]
  /// The same in which a string is nothing but quotes and a comment nothing but blanks.
  let masked: [UInt8]
  /// Where the string begins in which the cursor stands: its first quote, with what is before it.
  let openString: (start: Int, contents: Int, quote: String)?
  let isInComment: Bool
  /// Where the word at the cursor begins.
  let wordStart: Int

  init(_ text: String, _ cursor: Int) {
    bytes = Array(text.utf8.prefix(cursor))
    var masked = bytes
    var openString: (start: Int, contents: Int, quote: String)?
    var isInComment = false
    for (span, kind) in highlightTokens(String(decoding: bytes, as: UTF8.self)) {
      switch kind {
      case .comment:
        for i in span.start..<span.end { masked[i] = 0x20 }
        isInComment = span.end == bytes.count
      case .string:
        if span.end == bytes.count { openString = TextBeforeCursor.opening(of: bytes[span.start..<span.end]) }
        for i in span.start..<span.end where openString == nil { masked[i] = 0x22 }
      default: break
      }
    }
    self.masked = masked
    self.openString = openString
    self.isInComment = isInComment
    var start = bytes.count
    while start > 0, TextBeforeCursor.isNameByte(bytes[start - 1]) { start -= 1 }
    wordStart = start
  }

  /// Where the cursor stands in the braces of an f-string: the lines before, and what is in the braces so far; nil elsewhere.
  var replacementField: String? {
    guard let openString else { return nil }
    let head = bytes[openString.start..<openString.contents]
    guard head.contains(UInt8(ascii: "f")) || head.contains(UInt8(ascii: "F")) else { return nil }
    var depth = 0
    var start: Int?
    var i = openString.contents
    while i < bytes.count {
      let isDouble = i + 1 < bytes.count && bytes[i + 1] == bytes[i]
      switch bytes[i] {
      case UInt8(ascii: "{") where start == nil && isDouble: i += 1
      case UInt8(ascii: "{") where start == nil: start = i + 1
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "}") where depth == 0: start = nil
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): depth = max(0, depth - 1)
      // What follows says how it is written.
      case UInt8(ascii: ":") where depth == 0 && start != nil, UInt8(ascii: "!") where depth == 0 && start != nil:
        return nil
      default: break
      }
      i += 1
    }
    guard let start else { return nil }
    let lineStart = bytes[..<openString.start].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    return self[0..<lineStart] + self[start..<bytes.count]
  }

  /// Where the contents of a string begin that is not closed; nil when it is.
  private static func opening(of piece: ArraySlice<UInt8>) -> (start: Int, contents: Int, quote: String)? {
    guard let first = piece.firstIndex(where: { $0 == 0x22 || $0 == 0x27 }) else { return nil }
    let quote = piece[first]
    let isTriple = piece[first...].prefix(3).allSatisfy { $0 == quote } && piece[first...].count >= 3
    let contents = first + (isTriple ? 3 : 1)
    var i = contents
    while i < piece.endIndex {
      if piece[i] == 0x5C {
        i += 2
        continue
      }
      if piece[i] == quote, !isTriple || piece[i...].prefix(3).filter({ $0 == quote }).count == 3 { return nil }
      i += 1
    }
    return (piece.startIndex, contents, String(decoding: piece[first..<contents], as: UTF8.self))
  }

  subscript(range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// The word at the cursor.
  var word: String { self[wordStart..<bytes.count] }

  /// The line up to a place.
  func line(before end: Int) -> String {
    let start = bytes[..<end].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    return self[start..<end]
  }

  /// Where the innermost bracket stands that is open at a place.
  func openBracket(before end: Int) -> Int? {
    var depth = 0
    var i = end - 1
    while i >= 0 {
      switch masked[i] {
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): depth += 1
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"):
        if depth == 0 { return i }
        depth -= 1
      default: break
      }
      i -= 1
    }
    return nil
  }

  /// The expression that ends at a place, as far as names, dots, calls, indices and strings go: `net.layers[0]`, `f(x)`.
  func expression(endingAt end: Int) -> (expression: Expression, source: SourceText)? {
    var start = end
    scan: while start > 0 {
      switch masked[start - 1] {
      case let byte where TextBeforeCursor.isNameByte(byte):
        while start > 0, TextBeforeCursor.isNameByte(masked[start - 1]) { start -= 1 }
        guard start > 0, masked[start - 1] == UInt8(ascii: ".") else { break scan }
        start -= 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"):
        guard let bracket = openBracket(before: start - 1) else { return nil }
        start = bracket
        guard start > 0, isOperandEnd(masked[start - 1]) else { break scan }
      case 0x22:
        while start > 0, masked[start - 1] == 0x22 { start -= 1 }
        break scan
      default: break scan
      }
    }
    let source = SourceText(name: "completion", text: self[start..<end])
    return (try? Parser.parseExpression(source)).map { ($0, source) }
  }

  private func isOperandEnd(_ byte: UInt8) -> Bool {
    TextBeforeCursor.isNameByte(byte) || byte == UInt8(ascii: ")") || byte == UInt8(ascii: "]") || byte == 0x22
  }

  /// The pieces between the commas of a call's arguments, from its bracket to a place.
  func arguments(from bracket: Int, to end: Int) -> [String] {
    var pieces: [String] = []
    var depth = 0
    var start = bracket + 1
    for i in (bracket + 1)..<max(bracket + 1, end) {
      switch masked[i] {
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): depth -= 1
      case UInt8(ascii: ",") where depth == 0:
        pieces.append(self[start..<i].trimmed)
        start = i + 1
      default: break
      }
    }
    return pieces
  }

  /// The names that the lines above the cursor's mention, and what its own binds: parameters and loop variables.
  var namesInText: [String] {
    let lineStart = bytes.lastIndex(of: 0x0A) ?? 0
    let line = self[lineStart..<wordStart]
    let bindsHere = line.contains("lambda ") || line.contains("for ")
    return highlightTokens(self[0..<(bindsHere ? wordStart : lineStart)]).compactMap { span, kind in
      guard kind == .name, span.start == 0 || bytes[span.start - 1] != UInt8(ascii: ".") else { return nil }
      return self[span.start..<span.end]
    }
  }

  static func isNameByte(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "_") || (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
      || (0x61...0x7A).contains(byte) || byte >= 0x80
  }
}
