// SPDX-License-Identifier: GPL-3.0-or-later

/// Numbers as short text, the same on every machine: built on Swift's shortest description of a Double.
public enum NumberText {
  /// A number with at most so many significant digits, without trailing zeros: `0.1`, `1e-05`, `1234567`, `nan`, `inf`.
  ///
  /// Digits before the point are never rounded away below 10^15. Exponents are written as in Python.
  public static func short(_ value: Double, digits: Int = 6) -> String {
    guard value.isFinite else { return value.isNaN ? "nan" : value < 0 ? "-inf" : "inf" }
    guard value != 0 else { return "0" }
    var decimal = Decimal(value.magnitude)
    let integerDigits = decimal.exponent + 1
    let usesFixed = integerDigits > -4 && integerDigits <= 15
    decimal.round(to: max(1, usesFixed ? max(digits, integerDigits) : digits))
    let sign = value < 0 ? "-" : ""
    return sign + (decimal.exponent >= -4 && decimal.exponent < 15 ? decimal.fixed : decimal.scientific)
  }

  /// A whole number times a power of ten, exactly: `decimal(25, exponent: -1)` is `2.5`.
  static func decimal(_ number: Int, exponent: Int) -> String {
    guard number != 0 else { return exponent < 0 ? "0." + String(repeating: "0", count: -exponent) : "0" }
    let sign = number < 0 ? "-" : ""
    var digits = String(number.magnitude)
    guard exponent < 0 else { return sign + digits + String(repeating: "0", count: exponent) }
    if digits.utf8.count <= -exponent {
      digits = String(repeating: "0", count: -exponent - digits.utf8.count + 1) + digits
    }
    let point = digits.index(digits.endIndex, offsetBy: exponent)
    return sign + digits[..<point] + "." + digits[point...]
  }

  /// A power of ten in words for an axis: `10⁻³`, or `10^-3` in ASCII.
  static func powerOfTen(_ exponent: Int, _ glyphs: GlyphSet) -> String {
    glyphs == .ascii ? "10^\(exponent)" : "10" + superscript(exponent)
  }

  private static func superscript(_ number: Int) -> String {
    let digits: [Character] = ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"]
    return String(String(number).map { $0 == "-" ? "⁻" : digits[$0.wholeNumberValue ?? 0] })
  }
}

/// A positive number as its decimal digits: 0.00123 is [1, 2, 3] with exponent -3.
private struct Decimal {
  var digits: [UInt8] = []
  /// The power of ten of the first digit.
  var exponent = 0

  init(_ value: Double) {
    var pointPlace: Int?
    var written = 0
    var isExponent = false
    var exponentIsNegative = false
    for byte in value.description.utf8 {
      switch byte {
      case UInt8(ascii: "."): pointPlace = digits.count
      case UInt8(ascii: "e"): isExponent = true
      case UInt8(ascii: "-"): exponentIsNegative = true
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        if isExponent { written = written * 10 + Int(byte - 0x30) } else { digits.append(byte - 0x30) }
      default: break
      }
    }
    exponent = (pointPlace ?? digits.count) - 1 + (exponentIsNegative ? -written : written)
    while digits.count > 1, digits[0] == 0 {
      digits.removeFirst()
      exponent -= 1
    }
    trim()
  }

  mutating func trim() {
    while digits.count > 1, digits.last == 0 { digits.removeLast() }
  }

  mutating func round(to count: Int) {
    guard digits.count > count else { return }
    let roundsUp = digits[count] >= 5
    digits.removeSubrange(count...)
    if roundsUp {
      var place = count - 1
      while place >= 0, digits[place] == 9 {
        digits[place] = 0
        place -= 1
      }
      if place >= 0 {
        digits[place] += 1
      } else {
        digits = [1]
        exponent += 1
      }
    }
    trim()
  }

  func text(_ range: Range<Int>) -> String {
    String(decoding: range.map { digits.indices.contains($0) ? digits[$0] + 0x30 : 0x30 }, as: UTF8.self)
  }

  var fixed: String {
    if exponent < 0 { return "0." + String(repeating: "0", count: -exponent - 1) + text(0..<digits.count) }
    let whole = text(0..<(exponent + 1))
    return digits.count > exponent + 1 ? whole + "." + text((exponent + 1)..<digits.count) : whole
  }

  var scientific: String {
    let magnitude = exponent.magnitude < 10 ? "0\(exponent.magnitude)" : "\(exponent.magnitude)"
    let fraction = digits.count > 1 ? "." + text(1..<digits.count) : ""
    return text(0..<1) + fraction + "e" + (exponent < 0 ? "-" : "+") + magnitude
  }
}
