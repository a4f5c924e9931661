import Glibc

/// Text forms of doubles.
public enum FloatText {
  /// C's `%.*f`, `%.*e`: correctly rounded to a number of digits.
  static func printf(_ letter: Character, _ precision: Int, _ number: Double) -> String {
    let digits = CInt(truncatingIfNeeded: min(precision, 5000))
    var buffer = [CChar](repeating: 0, count: 512 + Int(digits))
    let format = "%.*\(letter)"
    let written = withVaList([digits, number]) { vsnprintf(&buffer, buffer.count, format, $0) }
    return String(decoding: buffer[..<Int(max(0, written))].map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// The decimal digits of a finite number and its exponent: 0.d1d2d3… × 10^point.
  struct Digits {
    var digits: [UInt8]
    var point: Int
  }

  /// The fewest digits that read back as the same number.
  static func shortest(_ number: Double) -> Digits {
    parse("\(number.magnitude)")
  }

  /// `count` significant digits, correctly rounded.
  static func rounded(_ number: Double, significant count: Int) -> Digits {
    parse(printf("e", max(0, count - 1), number.magnitude))
  }

  private static func parse(_ text: String) -> Digits {
    var digits: [UInt8] = []
    var point: Int?
    var exponent = 0
    var bytes = Array(text.utf8)[...]
    while let byte = bytes.popFirst() {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digits.append(byte)
      case UInt8(ascii: "."): point = digits.count
      case UInt8(ascii: "e"), UInt8(ascii: "E"):
        exponent = Int(String(decoding: bytes, as: UTF8.self)) ?? 0
        bytes = []
      default: break
      }
    }
    var place = (point ?? digits.count) + exponent
    let leading = digits.prefix { $0 == UInt8(ascii: "0") }.count
    if leading == digits.count { return Digits(digits: Array(digits.prefix(1)), point: 1) }
    digits.removeFirst(leading)
    place -= leading
    return Digits(digits: digits, point: place)
  }

  private static func special(_ number: Double) -> String? {
    if number.isNaN { return "nan" }
    if number.isInfinite { return number < 0 ? "-inf" : "inf" }
    return nil
  }

  /// `repr(number)`
  public static func repr(_ number: Double) -> String {
    if let special = special(number) { return special }
    let sign = number.sign == .minus ? "-" : ""
    var parts = shortest(number)
    while parts.digits.count > 1, parts.digits.last == UInt8(ascii: "0") { parts.digits.removeLast() }
    if number == 0 { return sign + "0.0" }
    let useExponent = parts.point > 16 || parts.point < -3
    return sign + assemble(parts, exponent: useExponent, trailingZero: true)
  }

  /// Digits as `1.5`, `0.001`, `100.0`, or `1e-05` with an exponent of two digits at least.
  static func assemble(_ parts: Digits, exponent: Bool, trailingZero: Bool, keepPoint: Bool = false) -> String {
    let digits = String(decoding: parts.digits, as: UTF8.self)
    if exponent {
      var text = String(digits.prefix(1))
      if parts.digits.count > 1 { text += "." + digits.dropFirst() } else if keepPoint { text += "." }
      return text + exponentText(parts.point - 1)
    }
    if parts.point <= 0 { return "0." + String(repeating: "0", count: -parts.point) + digits }
    if parts.point >= parts.digits.count {
      let whole = digits + String(repeating: "0", count: parts.point - parts.digits.count)
      return whole + (trailingZero ? ".0" : keepPoint ? "." : "")
    }
    return digits.prefix(parts.point) + "." + digits.dropFirst(parts.point)
  }

  /// `e-05`
  static func exponentText(_ exponent: Int) -> String {
    let magnitude = exponent.magnitude
    return "e" + (exponent < 0 ? "-" : "+") + (magnitude < 10 ? "0" : "") + String(magnitude)
  }

  /// The magnitude of a finite number in the form `e`, `f` or `g` with a precision.
  ///
  /// `alternate` keeps the point and trailing zeros of `g`; `atLeastOneDecimal` is the form without a letter, which always
  /// looks like a float.
  static func format(
    _ number: Double, _ letter: Character, precision: Int, alternate: Bool, atLeastOneDecimal: Bool = false
  ) -> String {
    if let special = special(number.magnitude) { return special }
    switch letter {
    case "f":
      let text = printf("f", precision, number.magnitude)
      return alternate && precision == 0 ? text + "." : text
    case "e":
      var parts = rounded(number, significant: precision + 1)
      while parts.digits.count < precision + 1 { parts.digits.append(UInt8(ascii: "0")) }
      return assemble(parts, exponent: true, trailingZero: false, keepPoint: alternate)
    default:
      let significant = max(1, precision)
      var parts = rounded(number, significant: significant)
      if number == 0 { parts.point = 1 }
      if alternate {
        while parts.digits.count < significant { parts.digits.append(UInt8(ascii: "0")) }
      } else {
        while parts.digits.count > 1, parts.digits.last == UInt8(ascii: "0") { parts.digits.removeLast() }
      }
      let useExponent = parts.point <= -4 || parts.point > significant - (atLeastOneDecimal ? 1 : 0)
      return assemble(
        parts, exponent: useExponent, trailingZero: atLeastOneDecimal, keepPoint: alternate)
    }
  }

  /// `round(number, digits)`: to the nearest multiple of a power of ten, half to even, exactly.
  static func round(_ number: Double, _ digits: Int) -> Double {
    if !number.isFinite || number == 0 || digits > 323 { return number }
    if digits >= 0 { return strtod(printf("f", digits, number), nil) }
    if digits < -309 { return copysign(0, number) }
    // The exact decimal expansion is cut by hand: rounding twice would move halves.
    let text = printf("f", 1074, number.magnitude)
    guard let dot = text.firstIndex(of: ".") else { return number }
    let whole = Array(text[..<dot].utf8)
    let kept = whole.count + digits
    if kept < 0 { return copysign(0, number) }
    let rest = whole[kept...]
    let first = rest.first ?? UInt8(ascii: "0")
    let exact =
      rest.dropFirst().allSatisfy { $0 == UInt8(ascii: "0") }
      && text[text.index(after: dot)...].utf8.allSatisfy { $0 == UInt8(ascii: "0") }
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
