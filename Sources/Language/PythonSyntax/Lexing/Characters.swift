// SPDX-License-Identifier: GPL-3.0-or-later

/// Questions about single bytes and scalars that the lexer, the highlighter and the paste cleaner ask alike.
enum Characters {
  static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  static func isHexDigit(_ byte: UInt8) -> Bool {
    isDigit(byte) || (byte >= 0x41 && byte <= 0x46) || (byte >= 0x61 && byte <= 0x66)
  }

  /// A letter, `_`, or any byte of a character beyond ASCII.
  static func isNameStart(_ byte: UInt8) -> Bool {
    (byte >= 0x61 && byte <= 0x7A) || (byte >= 0x41 && byte <= 0x5A) || byte == 0x5F || byte >= 0x80
  }

  static func isNamePart(_ byte: UInt8) -> Bool { isNameStart(byte) || isDigit(byte) }

  static func isQuote(_ byte: UInt8) -> Bool { byte == 0x22 || byte == 0x27 }

  static func isNewline(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

  /// Whether a word before a quote makes a string literal of it: `r`, `b`, `f`, `u` and the pairs Python allows.
  static func isStringPrefix(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Bool {
    guard end > start, end - start <= 2 else { return end == start }
    let first = bytes[start] | 0x20
    if end - start == 1 { return first == 0x72 || first == 0x62 || first == 0x66 || first == 0x75 }
    let second = bytes[start + 1] | 0x20
    switch (first, second) {
    case (0x72, 0x62), (0x62, 0x72), (0x72, 0x66), (0x66, 0x72): return true
    default: return false
    }
  }

  /// Whether Python allows a character at the start of a name.
  static func isIdentifierStart(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isXIDStart || scalar == "_"
  }

  /// Whether Python allows a character inside a name.
  static func isIdentifierPart(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isXIDContinue }

  /// Whether Python's `str.isprintable` holds for a character.
  static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: false
    case .spaceSeparator: scalar == " "
    default: true
    }
  }

  /// `U+00A0`, with four digits at least.
  static func codePoint(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
