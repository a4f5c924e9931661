// SPDX-License-Identifier: GPL-3.0-or-later

extension JSONParser {
  @inline(__always)
  var currentIsDigit: Bool { current >= UInt8(ascii: "0") && current <= UInt8(ascii: "9") }

  mutating func parseNumber() throws(JSONError) -> JSON {
    let numberStart = position
    let isNegative = current == UInt8(ascii: "-")
    if isNegative { position += 1 }
    if isNegative, current == UInt8(ascii: "I") { throw error(.nonFiniteNumber) }
    // The digits as one whole number, as long as they fit; `exponent` is the power of ten it is to be multiplied by.
    var digits: UInt64 = 0
    var fits = true
    var exponent = 0
    guard currentIsDigit else { throw error(.malformedNumber) }
    let hasLeadingZero = current == UInt8(ascii: "0")
    let firstDigit = position
    while currentIsDigit { append(&digits, &fits) }
    if hasLeadingZero, position > firstDigit + 1 { throw error(.malformedNumber) }
    var isWhole = true
    if current == UInt8(ascii: ".") {
      isWhole = false
      position += 1
      let fractionStart = position
      while currentIsDigit { append(&digits, &fits) }
      guard position > fractionStart else { throw error(.malformedNumber) }
      exponent = fractionStart - position
    }
    if current == UInt8(ascii: "e") || current == UInt8(ascii: "E") {
      isWhole = false
      position += 1
      let exponentIsNegative = current == UInt8(ascii: "-")
      if exponentIsNegative || current == UInt8(ascii: "+") { position += 1 }
      guard currentIsDigit else { throw error(.malformedNumber) }
      var written = 0
      while currentIsDigit {
        written = min(written * 10 + Int(current - 0x30), 1_000_000)
        position += 1
      }
      exponent += exponentIsNegative ? -written : written
    }
    if isWhole {
      let limit = UInt64(Int.max) + (isNegative ? 1 : 0)
      guard fits, digits <= limit else { throw error(.numberOutOfRange, at: numberStart) }
      return .integer(isNegative ? Int(truncatingIfNeeded: 0 &- digits) : Int(digits))
    }
    // Both operands are exact Doubles here, so one rounding gives the nearest one.
    if fits, digits <= 1 << 53, abs(exponent) <= 22 {
      let power = JSONParser.powersOfTen[abs(exponent)]
      let magnitude = exponent < 0 ? Double(digits) / power : Double(digits) * power
      return .number(isNegative ? -magnitude : magnitude)
    }
    let text = String(decoding: bytes[numberStart..<position], as: UTF8.self)
    guard let value = Double(text), value.isFinite else { throw error(.numberOutOfRange, at: numberStart) }
    return .number(value)
  }

  mutating func append(_ digits: inout UInt64, _ fits: inout Bool) {
    let (shifted, overflow) = digits.multipliedReportingOverflow(by: 10)
    let (sum, carry) = shifted.addingReportingOverflow(UInt64(current - 0x30))
    fits = fits && !overflow && !carry
    digits = sum
    position += 1
  }

  static let powersOfTen: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20,
    1e21, 1e22,
  ]
}
