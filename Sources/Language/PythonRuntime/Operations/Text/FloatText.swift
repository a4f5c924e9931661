// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc

/// Text forms of doubles.
public enum FloatText {
  // MARK: Exact decimals

  private static let powersOfTen: [UInt64] = [
    1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000, 10_000_000_000,
    100_000_000_000, 1_000_000_000_000, 10_000_000_000_000, 100_000_000_000_000, 1_000_000_000_000_000,
    10_000_000_000_000_000, 100_000_000_000_000_000, 1_000_000_000_000_000_000,
  ]

  /// A number that is not negative as a whole part and so many decimals, rounded exactly with halves to the even side; nil
  /// where that does not fit in machine numbers.
  @inline(__always)
  private static func decimals(_ magnitude: Double, _ precision: Int) -> (whole: UInt64, fraction: UInt64)? {
    guard magnitude < 0x1p63, precision >= 0, precision < powersOfTen.count else { return nil }
    let bits = magnitude.bitPattern
    let biased = Int(bits >> 52)
    var mantissa = bits & (1 << 52 - 1)
    if biased > 0 { mantissa |= 1 << 52 }
    // The number is mantissa / 2^shift.
    let shift = 1075 - max(1, biased)
    if shift <= 0 { return (mantissa << UInt64(-shift), 0) }
    var whole: UInt64 = 0
    if shift < 64 {
      whole = mantissa >> UInt64(shift)
      mantissa &= 1 << UInt64(shift) - 1
    }
    let power = powersOfTen[precision]
    let (high, low) = mantissa.multipliedFullWidth(by: power)
    var fraction: UInt64
    // What is cut off, compared with a half.
    let isAbove: Bool
    let isHalf: Bool
    if shift < 64 {
      fraction = high << UInt64(64 - shift) | low >> UInt64(shift)
      let rest = low & (1 << UInt64(shift) - 1)
      let half: UInt64 = 1 << UInt64(shift - 1)
      (isAbove, isHalf) = (rest > half, rest == half)
    } else if shift < 128 {
      let top = UInt64(shift - 64)
      fraction = high >> top
      let rest = high & (1 << top - 1)
      if top == 0 {
        (isAbove, isHalf) = (low > 1 << 63, low == 1 << 63)
      } else {
        let half: UInt64 = 1 << (top - 1)
        (isAbove, isHalf) = (rest > half || rest == half && low > 0, rest == half && low == 0)
      }
    } else {
      // The product has fewer than 118 bits.
      return (whole, 0)
    }
    if isAbove || isHalf && (precision == 0 ? whole : fraction) & 1 == 1 {
      fraction += 1
      if fraction == power {
        fraction = 0
        whole += 1
      }
    }
    return (whole, fraction)
  }

  /// C's `%.*f`, `%.*e`: correctly rounded to a number of digits. No double has more than 1074 decimals.
  private static func printf(_ letter: Character, _ precision: Int, _ number: Double) -> [UInt8] {
    let digits = CInt(truncatingIfNeeded: min(precision, 1100))
    var buffer = [CChar](repeating: 0, count: 400 + Int(digits))
    let format = "%.*\(letter)"
    let written = withVaList([digits, number]) { vsnprintf(&buffer, buffer.count, format, $0) }
    return buffer[..<Int(max(0, written))].map { UInt8(bitPattern: $0) }
  }

  // MARK: Digits and exponent

  /// The decimal digits of a finite number and its exponent: 0.d1d2d3… × 10^point.
  private struct Digits {
    var digits: [UInt8]
    var point: Int
  }

  /// `count` significant digits, correctly rounded.
  private static func rounded(_ magnitude: Double, significant count: Int) -> Digits {
    if magnitude == 0 { return Digits(digits: [UInt8](repeating: UInt8(ascii: "0"), count: count), point: 1) }
    if magnitude >= 1e-5, magnitude < 1e15, count <= 15 {
      // As many decimals as give the wanted digits; one less if rounding makes the number longer.
      var point = 1
      var bound = 10.0
      if magnitude >= 1 {
        while magnitude >= bound {
          point += 1
          bound *= 10
        }
      } else {
        // Too many decimals do no harm to the test: the digits are counted below.
        point = magnitude < 1e-4 ? -4 : magnitude < 1e-3 ? -3 : magnitude < 1e-2 ? -2 : magnitude < 0.1 ? -1 : 0
      }
      while count - point <= 18, count >= point, let exact = decimals(magnitude, count - point) {
        let (all, overflow) = exact.whole.multipliedReportingOverflow(by: powersOfTen[count - point])
        if overflow { break }
        let number = all &+ exact.fraction
        let length = TextBuffer.digitCount(number)
        if length > count {
          point += 1
          continue
        }
        if length < count { break }
        let digits = TextBuffer.shortText { $0.append(digits: number) }
        return Digits(digits: Array(digits.utf8), point: point)
      }
    }
    return parse(printf("e", max(0, count - 1), magnitude))
  }

  private static func parse(_ text: [UInt8]) -> Digits {
    var digits: [UInt8] = []
    var point: Int?
    var exponent = 0
    var i = 0
    while i < text.count {
      switch text[i] {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digits.append(text[i])
      case UInt8(ascii: "."): point = digits.count
      case UInt8(ascii: "e"):
        exponent = Int(String(decoding: text[(i + 1)...], as: UTF8.self)) ?? 0
        i = text.count
      default: break
      }
      i += 1
    }
    var place = (point ?? digits.count) + exponent
    let leading = digits.prefix { $0 == UInt8(ascii: "0") }.count
    if leading == digits.count { return Digits(digits: Array(digits.prefix(1)), point: 1) }
    digits.removeFirst(leading)
    place -= leading
    return Digits(digits: digits, point: place)
  }

  /// Digits as `1.5`, `0.001`, `100.0`, or `1e-05` with an exponent of two digits at least.
  private static func append(
    _ parts: Digits, exponent: Bool, trailingZero: Bool, keepPoint: Bool, to buffer: inout TextBuffer
  ) {
    let digits = parts.digits
    if exponent {
      buffer.append(digits[0])
      if digits.count > 1 || keepPoint { buffer.append(UInt8(ascii: ".")) }
      for i in 1..<max(1, digits.count) { buffer.append(digits[i]) }
      let power = parts.point - 1
      buffer.append(UInt8(ascii: "e"))
      buffer.append(UInt8(ascii: power < 0 ? "-" : "+"))
      buffer.append(digits: UInt64(power.magnitude), least: 2)
    } else if parts.point <= 0 {
      buffer.append(UInt8(ascii: "0"))
      buffer.append(UInt8(ascii: "."))
      buffer.append(UInt8(ascii: "0"), count: -parts.point)
      buffer.append(digits)
    } else {
      for i in 0..<min(parts.point, digits.count) { buffer.append(digits[i]) }
      buffer.append(UInt8(ascii: "0"), count: parts.point - digits.count)
      if parts.point < digits.count {
        buffer.append(UInt8(ascii: "."))
        for i in parts.point..<digits.count { buffer.append(digits[i]) }
      } else if trailingZero {
        buffer.append(".0")
      } else if keepPoint {
        buffer.append(UInt8(ascii: "."))
      }
    }
  }

  // MARK: Forms

  /// `repr(number)`
  public static func repr(_ number: Double) -> String {
    if let short = plainDescription(number) { return short }
    return TextBuffer.shortText { append(repr: number, to: &$0) }
  }

  /// Swift's text where that is Python's: the fewest digits that read back as the same number, without an exponent.
  private static func plainDescription(_ number: Double) -> String? {
    let magnitude = number.magnitude
    return magnitude >= 1e-4 && magnitude < 1e15 || magnitude == 0 ? number.description : nil
  }

  /// Appends `repr(number)`; `keepPoint` shows a point also where there are no decimals: `1.e+16`.
  static func append(repr number: Double, keepPoint: Bool = false, to buffer: inout TextBuffer) {
    if let short = plainDescription(number) {
      buffer.append(short)
      return
    }
    if number.sign == .minus, !number.isNaN { buffer.append(UInt8(ascii: "-")) }
    guard number.isFinite else {
      buffer.append(number.isNaN ? "nan" : "inf")
      return
    }
    var parts = parse(Array(number.magnitude.description.utf8))
    while parts.digits.count > 1, parts.digits.last == UInt8(ascii: "0") { parts.digits.removeLast() }
    append(
      parts, exponent: parts.point > 16 || parts.point < -3, trailingZero: true, keepPoint: keepPoint, to: &buffer)
  }

  /// Appends the magnitude of a number in the form `e`, `f` or `g` with a precision.
  ///
  /// `alternate` keeps the point and trailing zeros of `g`; `atLeastOneDecimal` is the form without a letter, which always
  /// looks like a float.
  static func append(
    _ number: Double, _ letter: UInt8, precision: Int, alternate: Bool, atLeastOneDecimal: Bool = false,
    to buffer: inout TextBuffer
  ) {
    let magnitude = number.magnitude
    guard magnitude.isFinite else {
      buffer.append(number.isNaN ? "nan" : "inf")
      return
    }
    switch letter {
    case UInt8(ascii: "f"):
      if let exact = decimals(magnitude, precision) {
        buffer.append(digits: exact.whole)
        if precision > 0 || alternate { buffer.append(UInt8(ascii: ".")) }
        if precision > 0 { buffer.append(digits: exact.fraction, least: precision) }
      } else {
        buffer.append(printf("f", precision, magnitude))
        if precision == 0, alternate { buffer.append(UInt8(ascii: ".")) }
        buffer.append(UInt8(ascii: "0"), count: precision - 1100)
      }
    case UInt8(ascii: "e"):
      var parts = rounded(magnitude, significant: min(precision, 1100) + 1)
      let missing = precision + 1 - parts.digits.count
      if missing > 0 { parts.digits.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: missing)) }
      append(parts, exponent: true, trailingZero: false, keepPoint: alternate, to: &buffer)
    default:
      let significant = max(1, precision)
      var parts = rounded(magnitude, significant: min(significant, 1101))
      if alternate {
        let missing = significant - parts.digits.count
        if missing > 0 { parts.digits.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: missing)) }
      } else {
        while parts.digits.count > 1, parts.digits.last == UInt8(ascii: "0") { parts.digits.removeLast() }
      }
      let useExponent = parts.point <= -4 || parts.point > significant - (atLeastOneDecimal ? 1 : 0)
      append(parts, exponent: useExponent, trailingZero: atLeastOneDecimal, keepPoint: alternate, to: &buffer)
    }
  }

  // MARK: Reading

  /// The number of at most 15 digits with or without a point, and nothing else: the quotient of two numbers that are exact as
  /// doubles is the nearest double.
  package static func plainDecimal(_ text: String) -> Double? {
    let bytes = text.utf8.span
    if bytes.count == 0 || bytes.count > 16 { return nil }
    var number: UInt64 = 0
    var digits = 0
    var decimals = -1
    for i in 0..<bytes.count {
      let byte = bytes[i]
      if byte == UInt8(ascii: "."), decimals < 0 {
        decimals = 0
        continue
      }
      guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
      number = number * 10 + UInt64(byte - UInt8(ascii: "0"))
      digits += 1
      if decimals >= 0 { decimals += 1 }
    }
    if digits == 0 || digits > 15 { return nil }
    return Double(number) / Double(powersOfTen[max(0, decimals)])
  }

  // MARK: Rounding

  /// `round(number, digits)`: to the nearest multiple of a power of ten, half to even, exactly.
  package static func round(_ number: Double, _ digits: Int) -> Double {
    if !number.isFinite || number == 0 || digits > 323 { return number }
    if digits >= 0 {
      if let exact = decimals(number.magnitude, digits) {
        // Both are exact as doubles, so the quotient is the nearest double.
        let (all, overflow) = exact.whole.multipliedReportingOverflow(by: powersOfTen[digits])
        if !overflow, all < 1 << 52, exact.fraction < 1 << 52 {
          let result = Double(all + exact.fraction) / Double(powersOfTen[digits])
          return number < 0 ? -result : result
        }
      }
      return strtod(String(decoding: printf("f", digits, number), as: UTF8.self), nil)
    }
    if digits < -309 { return copysign(0, number) }
    // The exact decimal expansion is cut by hand: rounding twice would move halves.
    let text = printf("f", 1074, number.magnitude)
    guard let dot = text.firstIndex(of: UInt8(ascii: ".")) else { return number }
    let whole = Array(text[..<dot])
    let kept = whole.count + digits
    if kept < 0 { return copysign(0, number) }
    let rest = whole[kept...]
    let first = rest.first ?? UInt8(ascii: "0")
    let exact =
      rest.dropFirst().allSatisfy { $0 == UInt8(ascii: "0") }
      && text[(dot + 1)...].allSatisfy { $0 == UInt8(ascii: "0") }
    let last = kept > 0 ? whole[kept - 1] : UInt8(ascii: "0")
    let up = first > UInt8(ascii: "5") || (first == UInt8(ascii: "5") && (!exact || last & 1 == 1))
    var head = kept > 0 ? Array(whole[..<kept]) : [UInt8(ascii: "0")]
    if up {
      var i = head.count - 1
      while i >= 0, head[i] == UInt8(ascii: "9") {
        head[i] = UInt8(ascii: "0")
        i -= 1
      }
      if i >= 0 { head[i] += 1 } else { head.insert(UInt8(ascii: "1"), at: 0) }
    }
    let result = strtod(String(decoding: head, as: UTF8.self) + "e\(-digits)", nil)
    return number < 0 ? -result : result
  }
}
