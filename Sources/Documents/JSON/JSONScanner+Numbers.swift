// SPDX-License-Identifier: GPL-3.0-or-later

/// A number as it stands in a text.
public struct JSONNumber: Sendable {
  /// Its place.
  public var range: Range<Int>
  /// Whether it has neither fraction nor exponent.
  public var isWhole = true
  @usableFromInline var isNegative: Bool
  /// The digits as one whole number, as long as they fit; `exponent` is the power of ten it is to be multiplied by.
  @usableFromInline var digits: UInt64 = 0
  @usableFromInline var fits = true
  @usableFromInline var exponent = 0

  @usableFromInline
  init(at position: Int, isNegative: Bool) {
    range = position..<position
    self.isNegative = isNegative
  }

  @inlinable @inline(__always)
  mutating func append(_ digit: UInt8) {
    let (shifted, overflow) = digits.multipliedReportingOverflow(by: 10)
    let (sum, carry) = shifted.addingReportingOverflow(UInt64(digit &- 0x30))
    fits = fits && !overflow && !carry
    digits = sum
  }

  /// The whole number; nil when it is none or does not fit into 64 bits.
  @inlinable
  public var integer: Int? {
    guard isWhole, fits, digits <= UInt64(Int.max) + (isNegative ? 1 : 0) else { return nil }
    return isNegative ? Int(truncatingIfNeeded: 0 &- digits) : Int(digits)
  }

  /// The nearest Double, which is infinite beyond the range.
  public func double(of bytes: [UInt8]) -> Double {
    // Both operands are exact Doubles here, so one rounding gives the nearest one.
    if fits, digits <= 1 << 53, abs(exponent) <= 22 {
      let power = JSONNumber.powersOfTen[abs(exponent)]
      let magnitude = exponent < 0 ? Double(digits) / power : Double(digits) * power
      return isNegative ? -magnitude : magnitude
    }
    return Double(text(of: bytes)) ?? .nan
  }

  /// The number as it is written.
  public func text(of bytes: [UInt8]) -> String { String(decoding: bytes[range], as: UTF8.self) }

  private static let powersOfTen: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20,
    1e21, 1e22,
  ]
}

extension JSONScanner {
  @inlinable @inline(__always)
  var currentIsDigit: Bool { current >= UInt8(ascii: "0") && current <= UInt8(ascii: "9") }

  @inlinable
  mutating func number() throws(Builder.Failure) -> JSONNumber {
    let start = position
    var number = JSONNumber(at: start, isNegative: current == UInt8(ascii: "-"))
    if number.isNegative { position += 1 }
    guard currentIsDigit else { throw failure(.number, from: start) }
    let hasLeadingZero = current == UInt8(ascii: "0")
    let firstDigit = position
    repeat { takeDigit(&number) } while currentIsDigit && (Builder.isStrict || !hasLeadingZero)
    if hasLeadingZero, position > firstDigit + 1 { throw failure(.number, from: start) }
    if current == UInt8(ascii: "."), Builder.isStrict || isDigit(at: position + 1) {
      number.isWhole = false
      position += 1
      guard currentIsDigit else { throw failure(.number, from: start) }
      let fractionStart = position
      while currentIsDigit { takeDigit(&number) }
      number.exponent = fractionStart - position
    }
    if current | 0x20 == UInt8(ascii: "e"), Builder.isStrict || hasExponent {
      number.isWhole = false
      position += 1
      let isNegative = current == UInt8(ascii: "-")
      if isNegative || current == UInt8(ascii: "+") { position += 1 }
      guard currentIsDigit else { throw failure(.number, from: start) }
      var written = 0
      while currentIsDigit {
        written = min(written * 10 + Int(current - 0x30), 1_000_000)
        position += 1
      }
      number.exponent += isNegative ? -written : written
    }
    number.range = start..<position
    return number
  }

  @inlinable @inline(__always)
  mutating func takeDigit(_ number: inout JSONNumber) {
    number.append(current)
    position += 1
  }

  @inlinable
  func isDigit(at place: Int) -> Bool { place < end && bytes[place] >= 0x30 && bytes[place] <= 0x39 }

  /// Whether the letter at the position begins an exponent.
  @inlinable
  var hasExponent: Bool {
    let next = position + 1
    if isDigit(at: next) { return true }
    return next < end && (bytes[next] == UInt8(ascii: "-") || bytes[next] == UInt8(ascii: "+")) && isDigit(at: next + 1)
  }
}
