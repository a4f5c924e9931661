// SPDX-License-Identifier: GPL-3.0-or-later

extension JSONParser {
  mutating func parseString() throws(JSONError) -> String {
    position += 1
    let contentStart = position
    while position < end {
      let byte = bytes[position]
      if byte == UInt8(ascii: "\"") {
        let text = try decode(bytes[contentStart..<position], at: contentStart)
        position += 1
        return text
      }
      if byte == UInt8(ascii: "\\") { return try parseEscapedString(from: contentStart) }
      guard byte >= 0x20 else { throw error(.controlCharacter(byte)) }
      position += 1
    }
    throw error(.unexpectedEnd)
  }

  /// The slow path: from the first backslash on, bytes are collected in a buffer.
  mutating func parseEscapedString(from contentStart: Int) throws(JSONError) -> String {
    var buffer = Array(bytes[contentStart..<position])
    while position < end {
      let byte = bytes[position]
      switch byte {
      case UInt8(ascii: "\""):
        let text = try decode(buffer[...], at: contentStart)
        position += 1
        return text
      case UInt8(ascii: "\\"):
        position += 1
        try parseEscape(into: &buffer)
      case 0..<0x20:
        throw error(.controlCharacter(byte))
      default:
        buffer.append(byte)
        position += 1
      }
    }
    throw error(.unexpectedEnd)
  }

  mutating func parseEscape(into buffer: inout [UInt8]) throws(JSONError) {
    guard position < end else { throw error(.unexpectedEnd) }
    switch bytes[position] {
    case UInt8(ascii: "\""): buffer.append(0x22)
    case UInt8(ascii: "\\"): buffer.append(0x5C)
    case UInt8(ascii: "/"): buffer.append(0x2F)
    case UInt8(ascii: "b"): buffer.append(0x08)
    case UInt8(ascii: "f"): buffer.append(0x0C)
    case UInt8(ascii: "n"): buffer.append(0x0A)
    case UInt8(ascii: "r"): buffer.append(0x0D)
    case UInt8(ascii: "t"): buffer.append(0x09)
    case UInt8(ascii: "u"):
      let escapeStart = position - 1
      position += 1
      var code = try parseFourHexDigits()
      if (0xD800..<0xDC00).contains(code) {
        guard current == UInt8(ascii: "\\"), position + 1 < end, bytes[position + 1] == UInt8(ascii: "u") else {
          throw error(.loneSurrogate, at: escapeStart)
        }
        position += 2
        let low = try parseFourHexDigits()
        guard (0xDC00..<0xE000).contains(low) else { throw error(.loneSurrogate, at: escapeStart) }
        code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
      }
      guard let scalar = Unicode.Scalar(code) else { throw error(.loneSurrogate, at: escapeStart) }
      buffer.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      return
    default: throw error(.malformedEscape)
    }
    position += 1
  }

  mutating func parseFourHexDigits() throws(JSONError) -> UInt32 {
    var code: UInt32 = 0
    for _ in 0..<4 {
      guard position < end else { throw error(.unexpectedEnd) }
      let byte = bytes[position]
      let digit: UInt8
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = byte - 0x30
      case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = byte - 0x57
      case UInt8(ascii: "A")...UInt8(ascii: "F"): digit = byte - 0x37
      default: throw error(.malformedEscape)
      }
      code = code << 4 | UInt32(digit)
      position += 1
    }
    return code
  }

  func decode(_ slice: ArraySlice<UInt8>, at position: Int) throws(JSONError) -> String {
    guard let text = String(validating: slice, as: UTF8.self) else { throw error(.invalidUTF8, at: position) }
    return text
  }
}
