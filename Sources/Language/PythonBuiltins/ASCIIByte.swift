// SPDX-License-Identifier: GPL-3.0-or-later

/// What the bytes that are ASCII characters are.
enum ASCIIByte {
  static func isBlank(_ byte: UInt8) -> Bool { byte == 32 || (9...13).contains(byte) }
  static func isUpper(_ byte: UInt8) -> Bool { (65...90).contains(byte) }
  static func isLower(_ byte: UInt8) -> Bool { (97...122).contains(byte) }
  static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
  static func isLetter(_ byte: UInt8) -> Bool { isUpper(byte) || isLower(byte) }
  static func upper(_ byte: UInt8) -> UInt8 { isLower(byte) ? byte - 32 : byte }
  static func lower(_ byte: UInt8) -> UInt8 { isUpper(byte) ? byte + 32 : byte }
  /// The digits of hexadecimal numbers.
  static let hexDigits = Array("0123456789abcdef".utf8)
  /// The value of such a digit, of either case.
  static func hexDigit(_ byte: UInt8) -> UInt8? {
    if isDigit(byte) { return byte - 48 }
    let letter = byte | 0x20
    return letter >= 97 && letter <= 102 ? letter - 87 : nil
  }
}
