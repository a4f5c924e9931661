// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics

/// A string literal's parts: its prefix and the bytes between its quotes.
struct StringLiteral {
  let isRaw: Bool
  let isBytes: Bool
  let isFormatted: Bool
  /// The bytes between the quotes.
  let body: Range<Int>

  /// Takes a string token apart.
  init(_ token: Token, _ bytes: [UInt8]) {
    var raw = false
    var bytesLiteral = false
    var formatted = false
    var offset = token.start
    while offset < token.end, !Characters.isQuote(bytes[offset]) {
      switch bytes[offset] | 0x20 {
      case 0x72: raw = true
      case 0x62: bytesLiteral = true
      case 0x66: formatted = true
      default: break
      }
      offset += 1
    }
    let quote = bytes[offset]
    let triple = token.end - offset >= 6 && bytes[offset + 1] == quote && bytes[offset + 2] == quote
    let width = triple ? 3 : 1
    isRaw = raw
    isBytes = bytesLiteral
    isFormatted = formatted
    body = (offset + width)..<max(offset + width, token.end - width)
  }
}

/// String literals: escapes, concatenation of neighbours.
extension TokenParser {
  /// One string literal or several side by side.
  func parseStrings() throws(ParseFailure) -> Expression {
    let start = token.start
    var literals: [(StringLiteral, Token)] = []
    while type == .string {
      literals.append((StringLiteral(token, bytes), token))
      advance()
    }
    let whole = span(from: start)
    let anyBytes = literals.contains { $0.0.isBytes }
    if anyBytes {
      guard literals.allSatisfy({ $0.0.isBytes }) else {
        throw errorAtFurthest("cannot mix bytes and nonbytes literals")
      }
      var value: [UInt8] = []
      for (literal, token) in literals { try decodeBytes(literal, token, into: &value) }
      return Expression(.bytes(value), whole)
    }
    if literals.contains(where: { $0.0.isFormatted }) {
      var parts = FormattedParts()
      for (literal, token) in literals {
        if literal.isFormatted {
          var body = FormattedBody(literal: literal, token: token, string: whole)
          try parseFormatted(&body, into: &parts, nesting: 0)
        } else {
          parts.add(try decode(literal.body, raw: literal.isRaw))
        }
      }
      try grow()
      return Expression(.formatted(parts.parts), whole)
    }
    var value = ""
    for (literal, _) in literals { value += try decode(literal.body, raw: literal.isRaw) }
    return Expression(.string(value), whole)
  }

  /// The characters that a range of a literal's body stands for.
  func decode(_ range: Range<Int>, raw: Bool) throws(ParseFailure) -> String {
    let slice = bytes[range]
    let plain = !slice.contains(0x0D) && (raw || !slice.contains(0x5C))
    if plain { return String(decoding: slice, as: UTF8.self) }
    var result: [UInt8] = []
    result.reserveCapacity(range.count)
    var offset = range.lowerBound
    while offset < range.upperBound {
      let byte = bytes[offset]
      if byte == 0x0D {
        result.append(0x0A)
        offset += offset + 1 < range.upperBound && bytes[offset + 1] == 0x0A ? 2 : 1
      } else if byte == 0x5C, !raw {
        offset = try decodeEscape(offset, range, into: &result)
      } else {
        result.append(byte)
        offset += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// Decodes the escape at `offset`; gives the offset after it.
  private func decodeEscape(
    _ offset: Int, _ range: Range<Int>, into result: inout [UInt8]
  ) throws(ParseFailure) -> Int {
    let next = offset + 1
    guard next < range.upperBound else {
      result.append(0x5C)
      return next
    }
    let byte = bytes[next]
    if let simple = Escapes.simple(byte) {
      result.append(simple)
      return next + 1
    }
    switch byte {
    case 0x0A: return next + 1
    case 0x0D: return next + 1 < range.upperBound && bytes[next + 1] == 0x0A ? next + 2 : next + 1
    case 0x30...0x37:
      let (value, end) = octal(next, range.upperBound)
      append(UInt32(value), to: &result)
      return end
    case 0x78: return try decodeHex(offset, digits: 2, "\\xXX", range, into: &result)
    case 0x75: return try decodeHex(offset, digits: 4, "\\uXXXX", range, into: &result)
    case 0x55: return try decodeHex(offset, digits: 8, "\\UXXXXXXXX", range, into: &result)
    case 0x4E: return try decodeName(offset, range, into: &result)
    default:
      result.append(0x5C)
      return next
    }
  }

  private func octal(_ start: Int, _ limit: Int) -> (Int, Int) {
    var value = 0
    var offset = start
    while offset < min(start + 3, limit), bytes[offset] >= 0x30, bytes[offset] < 0x38 {
      value = value * 8 + Int(bytes[offset]) - 0x30
      offset += 1
    }
    return (value, offset)
  }

  private func hex(_ start: Int, digits: Int, _ limit: Int) -> (UInt32, Int) {
    var value: UInt32 = 0
    var offset = start
    while offset < min(start + digits, limit), Characters.isHexDigit(bytes[offset]) {
      let byte = bytes[offset]
      value = value << 4 | UInt32(Characters.isDigit(byte) ? byte - 0x30 : (byte | 0x20) - 0x57)
      offset += 1
    }
    return (value, offset)
  }

  private func decodeHex(
    _ offset: Int, digits: Int, _ form: String, _ range: Range<Int>, into result: inout [UInt8]
  ) throws(ParseFailure) -> Int {
    let (value, end) = hex(offset + 2, digits: digits, range.upperBound)
    let place = "(unicode error) 'unicodeescape' codec can't decode bytes in position"
    let first = offset - range.lowerBound
    guard end == offset + 2 + digits else {
      let last = max(first + 1, end - 1 - range.lowerBound)
      throw errorAtFurthest("\(place) \(first)-\(last): truncated \(form) escape")
    }
    guard value <= 0x10FFFF else {
      throw errorAtFurthest("\(place) \(first)-\(end - 1 - range.lowerBound): illegal Unicode character")
    }
    guard Unicode.Scalar(value) != nil else {
      throw errorAtFurthest("Gradus has no surrogates in strings")
    }
    append(value, to: &result)
    return end
  }

  /// `\N{GREEK SMALL LETTER ALPHA}`
  private func decodeName(
    _ offset: Int, _ range: Range<Int>, into result: inout [UInt8]
  ) throws(ParseFailure) -> Int {
    let place = "(unicode error) 'unicodeescape' codec can't decode bytes in position \(offset - range.lowerBound)"
    let open = offset + 2
    guard open < range.upperBound, bytes[open] == 0x7B,
      let close = bytes[open..<range.upperBound].firstIndex(of: 0x7D), close > open + 1
    else {
      let last = min(open, range.upperBound - 1) - range.lowerBound
      throw errorAtFurthest("\(place)-\(last): malformed \\N character escape")
    }
    let name = String(decoding: bytes[(open + 1)..<close], as: UTF8.self)
    guard let scalar = CharacterNames.scalar(named: name) else {
      throw errorAtFurthest("\(place)-\(close - range.lowerBound): unknown Unicode character name")
    }
    append(scalar.value, to: &result)
    return close + 1
  }

  private func append(_ value: UInt32, to result: inout [UInt8]) {
    if let scalar = Unicode.Scalar(value) { result.append(contentsOf: UTF8.encode(scalar) ?? .init()) }
  }

  private func decodeBytes(
    _ literal: StringLiteral, _ token: Token, into value: inout [UInt8]
  ) throws(ParseFailure) {
    let range = literal.body
    var offset = range.lowerBound
    while offset < range.upperBound {
      let byte = bytes[offset]
      offset += 1
      if byte >= 0x80 { throw error("bytes can only contain ASCII literal characters", at: token.span) }
      if byte == 0x0D {
        value.append(0x0A)
        if offset < range.upperBound, bytes[offset] == 0x0A { offset += 1 }
        continue
      }
      guard byte == 0x5C, !literal.isRaw, offset < range.upperBound else {
        value.append(byte)
        continue
      }
      let next = bytes[offset]
      if let simple = Escapes.simple(next) {
        value.append(simple)
        offset += 1
      } else if next == 0x0A {
        offset += 1
      } else if next == 0x0D {
        offset += offset + 1 < range.upperBound && bytes[offset + 1] == 0x0A ? 2 : 1
      } else if next >= 0x30, next < 0x38 {
        let (code, end) = octal(offset, range.upperBound)
        value.append(UInt8(truncatingIfNeeded: code))
        offset = end
      } else if next == 0x78 {
        let (code, end) = hex(offset + 1, digits: 2, range.upperBound)
        guard end == offset + 3 else {
          let place = offset - 1 - range.lowerBound
          throw errorAtFurthest("(value error) invalid \\x escape at position \(place)")
        }
        value.append(UInt8(truncatingIfNeeded: code))
        offset = end
      } else {
        value.append(0x5C)
      }
    }
  }
}

/// The one-letter escapes.
enum Escapes {
  /// The byte that a letter after a backslash stands for.
  static func simple(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x5C, 0x27, 0x22: byte
    case 0x61: 7
    case 0x62: 8
    case 0x66: 12
    case 0x6E: 10
    case 0x72: 13
    case 0x74: 9
    case 0x76: 11
    default: nil
    }
  }
}
