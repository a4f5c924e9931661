// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics

/// The values of number literals.
extension TokenParser {
  /// CPython's limit on the digits of a decimal integer literal.
  private static let mostDigits = 4300
  /// The longest hexadecimal, octal or binary literal, in bits.
  private static let mostBits = 65536

  /// The value of a number token.
  func parseNumber(_ token: Token) throws(ParseFailure) -> Expression {
    let digits = bytes[token.start..<token.end].filter { $0 != 0x5F }
    if digits.count > 2, digits[0] == 0x30 {
      switch digits[1] | 0x20 {
      case 0x78: return try radix(digits.dropFirst(2), bits: 4, token)
      case 0x6F: return try radix(digits.dropFirst(2), bits: 3, token)
      case 0x62: return try radix(digits.dropFirst(2), bits: 1, token)
      default: break
      }
    }
    if let last = digits.last, last | 0x20 == 0x6A {
      return Expression(.imaginary(Self.double(digits.dropLast())), token.span)
    }
    guard digits.allSatisfy(Characters.isDigit) else { return Expression(.float(Self.double(digits[...])), token.span) }
    var value = 0
    for digit in digits {
      let (product, overflow) = value.multipliedReportingOverflow(by: 10)
      let (sum, carry) = product.addingReportingOverflow(Int(digit) - 0x30)
      if overflow || carry { return try big(digits, token) }
      value = sum
    }
    return Expression(.integer(value), token.span)
  }

  private func big(_ digits: [UInt8], _ token: Token) throws(ParseFailure) -> Expression {
    guard digits.count <= Self.mostDigits else {
      throw error(
        "Exceeds the limit (\(Self.mostDigits) digits) for integer string conversion: value has \(digits.count) digits; "
          + "use sys.set_int_max_str_digits() to increase the limit - Consider hexadecimal for huge integer literals "
          + "to avoid decimal conversion limits.", at: token.span)
    }
    return Expression(.bigInteger(String(decoding: digits, as: UTF8.self)), token.span)
  }

  private func radix(_ digits: ArraySlice<UInt8>, bits: Int, _ token: Token) throws(ParseFailure) -> Expression {
    let significant = digits.drop { $0 == 0x30 }
    guard significant.count * bits <= Self.mostBits else {
      throw error("Gradus has no integer literals of more than \(Self.mostBits) bits", at: token.span)
    }
    if significant.count * bits <= 60 {
      return Expression(.integer(significant.reduce(0) { $0 << bits | Self.digit($1) }), token.span)
    }
    // Limbs of nine decimal digits, the lowest first.
    var limbs: [Int] = [0]
    for digit in significant {
      var carry = Self.digit(digit)
      for index in limbs.indices {
        let sum = limbs[index] << bits + carry
        limbs[index] = sum % 1_000_000_000
        carry = sum / 1_000_000_000
      }
      if carry > 0 { limbs.append(carry) }
    }
    var text = ""
    for limb in limbs.reversed() {
      let part = String(limb)
      text += text.isEmpty ? part : String(repeating: "0", count: 9 - part.utf8.count) + part
    }
    if let small = Int(text) { return Expression(.integer(small), token.span) }
    return Expression(.bigInteger(text), token.span)
  }

  private static func digit(_ byte: UInt8) -> Int {
    Characters.isDigit(byte) ? Int(byte) - 0x30 : Int(byte | 0x20) - 0x57
  }

  /// The nearest Double, infinity where Python gives infinity.
  private static func double(_ digits: ArraySlice<UInt8>) -> Double {
    // `1.`, `.5` and `1.e5` get the digits that `Double` wants around the point.
    var padded: [UInt8] = []
    for (index, byte) in zip(digits.indices, digits) {
      if byte == 0x2E, padded.isEmpty { padded.append(0x30) }
      padded.append(byte)
      if byte == 0x2E, index + 1 >= digits.endIndex || !Characters.isDigit(digits[index + 1]) { padded.append(0x30) }
    }
    return Double(String(decoding: padded, as: UTF8.self)) ?? .infinity
  }
}
