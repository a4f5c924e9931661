// SPDX-License-Identifier: GPL-3.0-or-later

extension JSONScanner {
  @inlinable
  mutating func text() throws(Builder.Failure) -> Builder.Text {
    let start = position
    position += 1
    let contentStart = position
    var seen: UInt8 = 0
    while position < end {
      let byte = bytes[position]
      if byte == UInt8(ascii: "\"") {
        let text = try builder.text(bytes[contentStart..<position], isASCII: seen < 0x80, at: contentStart)
        position += 1
        return text
      }
      if byte == UInt8(ascii: "\\") { return try escapedText(from: start) }
      guard byte >= 0x20 || builder.allowsControls else { throw failure(.control, from: start) }
      seen |= byte
      position += 1
    }
    throw failure(.unterminated, from: start)
  }

  /// The slow path: from the first backslash on, bytes are collected in a buffer.
  @inlinable
  mutating func escapedText(from start: Int) throws(Builder.Failure) -> Builder.Text {
    var buffer = Array(bytes[(start + 1)..<position])
    while position < end {
      let byte = bytes[position]
      switch byte {
      case UInt8(ascii: "\""):
        let isASCII = buffer.allSatisfy { $0 < 0x80 }
        let text = try builder.text(buffer[...], isASCII: isASCII, at: start + 1)
        position += 1
        return text
      case UInt8(ascii: "\\"):
        let escapeStart = position
        position += 1
        guard position < end else { throw failure(.unterminated, from: start) }
        try escape(from: escapeStart, into: &buffer)
      case 0..<0x20 where !builder.allowsControls:
        throw failure(.control, from: start)
      default:
        buffer.append(byte)
        position += 1
      }
    }
    throw failure(.unterminated, from: start)
  }

  @inlinable
  mutating func escape(from start: Int, into buffer: inout [UInt8]) throws(Builder.Failure) {
    let byte: UInt8
    switch bytes[position] {
    case UInt8(ascii: "\""): byte = 0x22
    case UInt8(ascii: "\\"): byte = 0x5C
    case UInt8(ascii: "/"): byte = 0x2F
    case UInt8(ascii: "b"): byte = 0x08
    case UInt8(ascii: "f"): byte = 0x0C
    case UInt8(ascii: "n"): byte = 0x0A
    case UInt8(ascii: "r"): byte = 0x0D
    case UInt8(ascii: "t"): byte = 0x09
    case UInt8(ascii: "u"): return try unicodeEscape(from: start, into: &buffer)
    default: throw failure(.escape, from: start)
    }
    buffer.append(byte)
    position += 1
  }

  /// An escape by number, or a pair of them for a character beyond 16 bits; half of a pair is U+FFFD where it is no fault.
  @inlinable
  mutating func unicodeEscape(from start: Int, into buffer: inout [UInt8]) throws(Builder.Failure) {
    var code = try fourHexDigits()
    if code >> 10 == 0xD800 >> 10 {
      let afterHigh = position
      if current == UInt8(ascii: "\\"), position + 1 < end, bytes[position + 1] == UInt8(ascii: "u") {
        position += 1
        let low = try fourHexDigits()
        if low >> 10 == 0xDC00 >> 10 {
          code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
        } else {
          position = afterHigh
        }
      }
    }
    let scalar = Unicode.Scalar(code)
    if scalar == nil, Builder.isStrict {
      position = start
      throw failure(.surrogate)
    }
    buffer.append(contentsOf: scalar.flatMap { UTF8.encode($0) } ?? UTF8.encodedReplacementCharacter)
  }

  /// The four digits after the `u` at the position.
  @inlinable
  mutating func fourHexDigits() throws(Builder.Failure) -> UInt32 {
    let start = position
    position += 1
    var code: UInt32 = 0
    for _ in 0..<4 {
      let byte = current
      let digit: UInt8
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = byte - 0x30
      case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = byte - 0x57
      case UInt8(ascii: "A")...UInt8(ascii: "F"): digit = byte - 0x37
      default: throw failure(.unicodeEscape, from: start)
      }
      code = code << 4 | UInt32(digit)
      position += 1
    }
    // Python wants to see what comes after the digits.
    if !Builder.isStrict, position == end { throw failure(.unicodeEscape, from: start) }
    return code
  }
}
