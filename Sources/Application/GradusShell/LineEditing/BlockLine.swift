// SPDX-License-Identifier: GPL-3.0-or-later

import PythonSyntax

/// A line of the block being typed with its colours, kept as long as its text stays.
struct BlockLine {
  /// The string with three quotes that a line begins in: its quote, or 0 outside.
  typealias OpenString = UInt8

  let bytes: [UInt8]
  let begins: OpenString
  let ends: OpenString
  /// The coloured pieces, in order.
  let pieces: [Piece]
  /// Where brackets stand outside of strings and comments.
  let brackets: [Int]
  /// Its rows on the screen, drawn when they are first wanted.
  var rows: [ScreenRow] = []

  /// A piece of a line with the parameters of its colour.
  struct Piece {
    let range: Range<Int>
    let code: String
  }

  /// Reads a line that begins in such a string, or outside.
  init(_ bytes: [UInt8], begins: OpenString, code: (TokenKind) -> String?) {
    self.bytes = bytes
    self.begins = begins
    var pieces: [Piece] = []
    var brackets: [Int] = []
    var start = 0
    var open = begins
    func add(_ range: Range<Int>, _ kind: TokenKind) {
      if let code = code(kind), !code.isEmpty { pieces.append(Piece(range: range, code: code)) }
    }
    if begins != 0 {
      let end = BlockLine.end(of: begins, in: bytes, from: 0)
      start = end ?? bytes.count
      if end != nil { open = 0 }
      add(0..<start, .string)
    }
    // Where bytes are no characters (halves of them, in a locale that knows only bytes) places would not be those of the text.
    if open == 0, start < bytes.count, let text = String(validating: bytes[start...], as: UTF8.self) {
      for (span, kind) in highlightTokens(text) {
        let range = (start + span.start)..<min(bytes.count, start + span.end)
        guard !range.isEmpty else { continue }
        add(range, kind)
        if kind == .operator, range.count == 1, BlockLine.isBracket(bytes[range.lowerBound]) {
          brackets.append(range.lowerBound)
        }
        if kind == .string, range.upperBound == bytes.count { open = BlockLine.opened(by: bytes[range]) }
      }
    }
    ends = open
    self.pieces = pieces
    self.brackets = brackets
  }

  static func isBracket(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x28, 0x29, 0x5B, 0x5D, 0x7B, 0x7D: true
    default: false
    }
  }

  /// The quote of a literal with three quotes that has no end; 0 for others.
  private static func opened(by literal: ArraySlice<UInt8>) -> OpenString {
    let body = literal.drop { $0 != 0x22 && $0 != 0x27 }
    guard let quote = body.first, body.prefix(3).count == 3, body.prefix(3).allSatisfy({ $0 == quote }) else {
      return 0
    }
    return end(of: quote, in: Array(body), from: 3) == nil ? quote : 0
  }

  /// The offset after the three quotes that end a string.
  private static func end(of quote: UInt8, in bytes: [UInt8], from start: Int) -> Int? {
    var index = start
    while index < bytes.count {
      if bytes[index] == 0x5C {
        index += 2
      } else if bytes[index] == quote, index + 2 < bytes.count, bytes[index + 1] == quote, bytes[index + 2] == quote {
        return index + 3
      } else {
        index += 1
      }
    }
    return nil
  }
}
