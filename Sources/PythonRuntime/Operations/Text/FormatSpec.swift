import BigInt

/// A format such as `*>+12,.3f`.
struct FormatSpec {
  var fill: Unicode.Scalar = " "
  var align: Character?
  var sign: Character?
  var coercesNegativeZero = false
  var alternate = false
  var width = 0
  var grouping: Character?
  var precision: Int?
  var letter: Character?
  private let typeName: String

  /// Reads a format for a value of a type.
  init(_ text: String, _ typeName: String) throws {
    self.typeName = typeName
    let all = Array(text.unicodeScalars)
    var i = 0
    func isAlign(_ scalar: Unicode.Scalar) -> Bool { "<>=^".unicodeScalars.contains(scalar) }
    var fillGiven = false
    if all.count >= 2, isAlign(all[1]) {
      fill = all[0]
      align = Character(all[1])
      fillGiven = true
      i = 2
    } else if let first = all.first, isAlign(first) {
      align = Character(first)
      i = 1
    }
    if i < all.count, "+- ".unicodeScalars.contains(all[i]) {
      sign = Character(all[i])
      i += 1
    }
    if i < all.count, all[i] == "z" {
      coercesNegativeZero = true
      i += 1
    }
    if i < all.count, all[i] == "#" {
      alternate = true
      i += 1
    }
    if !fillGiven, i < all.count, all[i] == "0" {
      fill = "0"
      if align == nil { align = typeName == "str" ? "<" : "=" }
      i += 1
    }
    func number() throws -> Int? {
      var value: Int?
      while i < all.count, let digit = Int(String(all[i])), all[i].value < 0x80 {
        value = (value ?? 0) * 10 + digit
        if (value ?? 0) > 1 << 28 { throw PyError.value("Too many decimal digits in format string") }
        i += 1
      }
      return value
    }
    width = try number() ?? 0
    if i < all.count, all[i] == "," || all[i] == "_" {
      grouping = Character(all[i])
      i += 1
      if i < all.count, all[i] == "," || all[i] == "_" {
        throw PyError.value(
          all[i] == all[i - 1] ? "Cannot specify '\(all[i])' with '\(all[i])'." : "Cannot specify both ',' and '_'.")
      }
    }
    if i < all.count, all[i] == "." {
      i += 1
      guard let given = try number() else { throw PyError.value("Format specifier missing precision") }
      precision = given
    }
    if all.count - i > 1 {
      throw PyError.value("Invalid format specifier '\(text)' for object of type '\(typeName)'")
    }
    if i < all.count { letter = Character(all[i]) }
    if let grouping, let letter {
      let allowed = grouping == "," ? "deEfFgG%" : "deEfFgG%boxX"
      if !allowed.contains(letter) { throw PyError.value("Cannot specify '\(grouping)' with '\(letter)'.") }
    }
  }

  private func unknown() -> Raised {
    PyError.value("Unknown format code '\(letter ?? "?")' for object of type '\(typeName)'")
  }

  // MARK: Text

  func format(text: String) throws -> String {
    if let letter, letter != "s" { throw unknown() }
    if let grouping { throw PyError.value("Cannot specify '\(grouping)' with 's'.") }
    if let sign {
      throw PyError.value(
        sign == " " ? "Space not allowed in string format specifier" : "Sign not allowed in string format specifier")
    }
    if coercesNegativeZero { throw PyError.value("Negative zero coercion (z) not allowed in string format specifier") }
    if alternate { throw PyError.value("Alternate form (#) not allowed in string format specifier") }
    if align == "=" { throw PyError.value("'=' alignment not allowed in string format specifier") }
    var shown = text
    if let precision, text.unicodeScalars.count > precision {
      shown = String(text.unicodeScalars.prefix(precision))
    }
    return pad(shown, align ?? "<")
  }

  private func pad(_ text: String, _ align: Character) -> String {
    let missing = width - text.unicodeScalars.count
    if missing <= 0 { return text }
    let left = align == "<" ? 0 : align == "^" ? missing / 2 : missing
    func filling(_ count: Int) -> String { TextRepetition.repeated(String(Character(fill)), count) }
    return filling(left) + text + filling(missing - left)
  }

  /// Puts sign, prefix, digits and the rest together, grouped and padded.
  private func number(negative: Bool, prefix: String, digits: String, rest: String, groupSize: Int) -> String {
    let signText = negative ? "-" : sign == "+" ? "+" : sign == " " ? " " : ""
    let align = align ?? ">"
    var shown = digits
    if let grouping, !digits.isEmpty {
      let fixed = signText.utf8.count + prefix.utf8.count + rest.utf8.count
      shown = FormatSpec.group(digits, grouping, groupSize)
      if fill == "0", align == "=" {
        // The fewest digits that fill the width together with their separators.
        let wanted = width - fixed
        var count = max(digits.utf8.count, wanted / (groupSize + 1) * groupSize - groupSize)
        while count + (count - 1) / groupSize < wanted { count += 1 }
        if count > digits.utf8.count {
          let padded = TextRepetition.repeated("0", count - digits.utf8.count) + digits
          shown = FormatSpec.group(padded, grouping, groupSize)
        }
      }
    }
    if align == "=" {
      let length = signText.utf8.count + prefix.utf8.count + shown.utf8.count + rest.utf8.count
      let filling = String(String.UnicodeScalarView(repeatElement(fill, count: max(0, width - length))))
      return signText + prefix + filling + shown + rest
    }
    return pad(signText + prefix + shown + rest, align)
  }

  static func group(_ digits: String, _ separator: Character, _ size: Int) -> String {
    var result: [Character] = []
    for (i, digit) in digits.reversed().enumerated() {
      if i > 0, i % size == 0 { result.append(separator) }
      result.append(digit)
    }
    return String(result.reversed())
  }

  // MARK: Integers

  func format(integer value: BigInt) throws -> String {
    let letter = letter ?? "d"
    switch letter {
    case "e", "E", "f", "F", "g", "G", "%":
      return try format(float: Numbers.checkedDouble(value))
    case "d", "n", "b", "o", "x", "X", "c": break
    default: throw unknown()
    }
    if precision != nil { throw PyError.value("Precision not allowed in integer format specifier") }
    if coercesNegativeZero { throw PyError.value("Negative zero coercion (z) not allowed in integer format specifier") }
    if letter == "c" {
      if sign != nil { throw PyError.value("Sign not allowed with integer format specifier 'c'") }
      if alternate { throw PyError.value("Alternate form (#) not allowed with integer format specifier 'c'") }
      guard let code = UInt32(exactly: value), code <= 0x10FFFF else {
        throw PyError.overflow("%c arg not in range(0x110000)")
      }
      return pad(String(Character(Unicode.Scalar(code) ?? "\u{FFFD}")), align ?? "<")
    }
    let radix = letter == "b" ? 2 : letter == "o" ? 8 : letter == "x" || letter == "X" ? 16 : 10
    let digits = String(value.magnitude, radix: radix, uppercase: letter == "X")
    let prefix = alternate && radix != 10 ? "0\(letter)" : ""
    return number(
      negative: value.sign == .minus, prefix: prefix, digits: digits, rest: "", groupSize: radix == 10 ? 3 : 4)
  }

  // MARK: Floats

  func format(float given: Double) throws -> String {
    var value = given
    var text: String
    switch letter {
    case "e", "E": text = FloatText.format(value, "e", precision: precision ?? 6, alternate: alternate)
    case "f", "F": text = FloatText.format(value, "f", precision: precision ?? 6, alternate: alternate)
    case "g", "G", "n": text = FloatText.format(value, "g", precision: precision ?? 6, alternate: alternate)
    case "%":
      value *= 100
      text = FloatText.format(value, "f", precision: precision ?? 6, alternate: alternate) + "%"
    case nil:
      if let precision {
        text = FloatText.format(value, "g", precision: precision, alternate: alternate, atLeastOneDecimal: true)
      } else {
        text = FloatText.repr(value.magnitude)
      }
    default: throw unknown()
    }
    if let letter, letter == "E" || letter == "F" || letter == "G" { text = text.uppercased() }
    var negative = value.sign == .minus && !value.isNaN
    if coercesNegativeZero, negative, !text.utf8.contains(where: { $0 >= 0x31 && $0 <= 0x39 }), value.isFinite {
      negative = false
    }
    let digits = text.utf8.prefix { $0 >= 0x30 && $0 <= 0x39 }.count
    return number(
      negative: negative, prefix: "", digits: String(text.prefix(digits)), rest: String(text.dropFirst(digits)),
      groupSize: 3)
  }
}
