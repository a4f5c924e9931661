// SPDX-License-Identifier: GPL-3.0-or-later

import BigIntegers

/// A format such as `*>+12,.3f`. One that has been read serves values of all types.
struct FormatSpec {
  private var fill: Unicode.Scalar = " "
  /// `<`, `>`, `^`, `=`, or 0 where the format does not say.
  private var align: UInt8 = 0
  /// A zero before the width: numbers are filled with zeros after their sign.
  private var isZeroFilled = false
  /// `+`, `-`, a blank, or 0.
  private var sign: UInt8 = 0
  private var coercesNegativeZero = false
  private var alternate = false
  private var width = 0
  /// `,`, `_`, or 0.
  private var grouping: UInt8 = 0
  /// -1 where the format has none.
  private var precision = -1
  private var letter: Unicode.Scalar?
  /// Wider texts would only fill the memory.
  static var largestWidth: Int { 1 << 28 }

  /// Reads a format; `typeName` is the type of the value that error texts name.
  init(_ text: String, _ typeName: @autoclosure () -> String) throws {
    let bytes = text.utf8.span
    try self.init(bytes, 0..<bytes.count, typeName())
  }

  /// Reads a format that is a part of a text.
  init(_ bytes: borrowing Span<UInt8>, _ range: Range<Int>, _ typeName: @autoclosure () -> String) throws {
    var i = range.lowerBound
    let end = range.upperBound
    if i == end { return }
    func isAlign(_ byte: UInt8) -> Bool {
      byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "=") || byte == UInt8(ascii: "^")
    }
    var fillGiven = false
    let (first, length) = UTF8Bytes.scalar(bytes, at: i)
    if i + length < end, isAlign(bytes[i + length]) {
      fill = first
      align = bytes[i + length]
      fillGiven = true
      i += length + 1
    } else if isAlign(bytes[i]) {
      align = bytes[i]
      i += 1
    }
    if i < end, bytes[i] == UInt8(ascii: "+") || bytes[i] == UInt8(ascii: "-") || bytes[i] == UInt8(ascii: " ") {
      sign = bytes[i]
      i += 1
    }
    if i < end, bytes[i] == UInt8(ascii: "z") {
      coercesNegativeZero = true
      i += 1
    }
    if i < end, bytes[i] == UInt8(ascii: "#") {
      alternate = true
      i += 1
    }
    if !fillGiven, i < end, bytes[i] == UInt8(ascii: "0") {
      fill = "0"
      isZeroFilled = align == 0
      i += 1
    }
    width = max(0, try FormatSpec.number(bytes, &i, end))
    if i < end, bytes[i] == UInt8(ascii: ",") {
      grouping = bytes[i]
      i += 1
    }
    if i < end, bytes[i] == UInt8(ascii: "_") {
      if grouping != 0 { throw PyError.value("Cannot specify both ',' and '_'.") }
      grouping = bytes[i]
      i += 1
    }
    if i < end, bytes[i] == UInt8(ascii: ","), grouping == UInt8(ascii: "_") {
      throw PyError.value("Cannot specify both ',' and '_'.")
    }
    if i < end, bytes[i] == UInt8(ascii: ".") {
      i += 1
      precision = try FormatSpec.number(bytes, &i, end)
      if precision < 0 { throw PyError.value("Format specifier missing precision") }
    }
    if i < end {
      let (last, length) = UTF8Bytes.scalar(bytes, at: i)
      if i + length < end {
        throw PyError.value(
          "Invalid format specifier '\(UTF8Bytes.text(bytes, range))' for object of type '\(typeName())'")
      }
      letter = last
    }
    if grouping != 0 { try checkGrouping() }
    if width > FormatSpec.largestWidth { throw PyError.make(ExceptionClasses.memoryError, "") }
  }

  /// A number without a sign, -1 where there is no digit.
  private static func number(_ bytes: borrowing Span<UInt8>, _ i: inout Int, _ end: Int) throws -> Int {
    var value = -1
    while i < end, bytes[i] >= UInt8(ascii: "0"), bytes[i] <= UInt8(ascii: "9") {
      let (product, overflow) = max(0, value).multipliedReportingOverflow(by: 10)
      let (sum, carry) = product.addingReportingOverflow(Int(bytes[i] - UInt8(ascii: "0")))
      if overflow || carry { throw PyError.value("Too many decimal digits in format string") }
      value = sum
      i += 1
    }
    return value
  }

  private func checkGrouping() throws {
    switch letter {
    case nil, "d", "e", "f", "g", "E", "F", "G", "%": return
    case "b", "o", "x", "X": if grouping == UInt8(ascii: "_") { return }
    default: break
    }
    throw cannotGroup(letter ?? "s")
  }

  private func cannotGroup(_ letter: Unicode.Scalar) -> Raised {
    PyError.value("Cannot specify '\(Character(Unicode.Scalar(grouping)))' with '\(FormatSpec.shown(letter))'.")
  }

  /// A character in an error text.
  static func shown(_ letter: Unicode.Scalar) -> String {
    letter.value > 32 && letter.value < 128 ? String(letter) : "\\x" + String(letter.value, radix: 16)
  }

  private func unknown(_ typeName: String) -> Raised {
    PyError.value("Unknown format code '\(FormatSpec.shown(letter ?? "?"))' for object of type '\(typeName)'")
  }

  // MARK: Text

  /// Appends a text in this format.
  func append(text: String, _ typeName: @autoclosure () -> String = "str", to buffer: inout TextBuffer) throws {
    if letter != nil, letter != "s" { throw unknown(typeName()) }
    if grouping != 0 { throw cannotGroup("s") }
    if sign != 0 {
      let what = sign == UInt8(ascii: " ") ? "Space" : "Sign"
      throw PyError.value("\(what) not allowed in string format specifier")
    }
    if coercesNegativeZero { throw PyError.value("Negative zero coercion (z) not allowed in string format specifier") }
    if alternate { throw PyError.value("Alternate form (#) not allowed in string format specifier") }
    if align == UInt8(ascii: "=") { throw PyError.value("'=' alignment not allowed in string format specifier") }
    let start = buffer.count
    if precision >= 0, text.utf8.count > precision {
      let bytes = text.utf8.span
      var end = 0
      var left = precision
      while end < bytes.count {
        if bytes[end] & 0xC0 != 0x80 {
          if left == 0 { break }
          left -= 1
        }
        end += 1
      }
      buffer.append(bytes, 0..<end)
    } else {
      buffer.append(text)
    }
    buffer.pad(from: start, width: width, fill, align == 0 ? UInt8(ascii: "<") : align)
  }

  // MARK: Numbers

  /// Appends the sign of a number, and says where it stands.
  private func appendSign(negative: Bool, to buffer: inout TextBuffer) {
    if negative {
      buffer.append(UInt8(ascii: "-"))
    } else if sign != 0, sign != UInt8(ascii: "-") {
      buffer.append(sign)
    }
  }

  /// Groups and fills a number that begins at `start` and whose digits begin at `digits`.
  private func finish(_ start: Int, digits: Int, digitCount: Int, groupSize: Int, _ buffer: inout TextBuffer) {
    let fillsInside = isZeroFilled || align == UInt8(ascii: "=")
    if grouping != 0, digitCount > 0 {
      let others = buffer.count - start - digitCount
      var count = digitCount
      if fillsInside, fill == "0" {
        while count + (count - 1) / groupSize + others < width { count += 1 }
      }
      if count > groupSize || count > digitCount {
        var grouped: [UInt8] = []
        grouped.reserveCapacity(count + count / groupSize)
        for place in stride(from: count - 1, through: 0, by: -1) {
          grouped.append(place < digitCount ? buffer[digits + digitCount - 1 - place] : UInt8(ascii: "0"))
          if place > 0, place % groupSize == 0 { grouped.append(grouping) }
        }
        buffer.replace(digits..<digits + digitCount, with: grouped)
      }
    }
    if width <= buffer.count - start { return }
    if fillsInside {
      buffer.insert(fill, count: width - (buffer.count - start), at: digits)
    } else {
      buffer.pad(from: start, width: width, fill, align == 0 ? UInt8(ascii: ">") : align)
    }
  }

  // MARK: Integers

  /// Appends an integer in this format.
  func append(integer number: Int, _ typeName: @autoclosure () -> String = "int", to buffer: inout TextBuffer) throws {
    switch letter {
    case nil, "d", "n", "b", "o", "x", "X":
      try checkInteger()
      let start = appendStart(negative: number < 0, to: &buffer)
      let digits = buffer.count
      if radix == 10 {
        buffer.append(digits: UInt64(number.magnitude))
      } else {
        buffer.append(String(number.magnitude, radix: radix, uppercase: letter == "X"))
      }
      finish(start, digits: digits, digitCount: buffer.count - digits, groupSize: radix == 10 ? 3 : 4, &buffer)
    case "e", "E", "f", "F", "g", "G", "%": try append(float: Double(number), typeName(), to: &buffer)
    case "c": try append(character: UInt32(exactly: number), to: &buffer)
    default: throw unknown(typeName())
    }
  }

  /// Appends an integer of any size in this format.
  func append(integer number: BigInt, _ typeName: @autoclosure () -> String, to buffer: inout TextBuffer) throws {
    if let small = Int(exactly: number) { return try append(integer: small, typeName(), to: &buffer) }
    switch letter {
    case nil, "d", "n", "b", "o", "x", "X":
      try checkInteger()
      if radix == 10 { try Numbers.checkDigits(number) }
      let start = appendStart(negative: number.isNegative, to: &buffer)
      let digits = buffer.count
      buffer.append(String(number.magnitude, radix: radix, uppercase: letter == "X"))
      finish(start, digits: digits, digitCount: buffer.count - digits, groupSize: radix == 10 ? 3 : 4, &buffer)
    case "e", "E", "f", "F", "g", "G", "%":
      try append(float: Numbers.checkedDouble(number), typeName(), to: &buffer)
    case "c":
      try checkCharacter()
      throw PyError.overflow("Python int too large to convert to C long")
    default: throw unknown(typeName())
    }
  }

  private var radix: Int { letter == "b" ? 2 : letter == "o" ? 8 : letter == "x" || letter == "X" ? 16 : 10 }

  private func checkInteger() throws {
    if precision >= 0 { throw PyError.value("Precision not allowed in integer format specifier") }
    if coercesNegativeZero { throw PyError.value("Negative zero coercion (z) not allowed in integer format specifier") }
  }

  private func appendStart(negative: Bool, to buffer: inout TextBuffer) -> Int {
    let start = buffer.count
    appendSign(negative: negative, to: &buffer)
    if alternate, radix != 10, let letter {
      buffer.append(UInt8(ascii: "0"))
      buffer.append(letter)
    }
    return start
  }

  private func checkCharacter() throws {
    try checkInteger()
    if sign != 0 { throw PyError.value("Sign not allowed with integer format specifier 'c'") }
    if alternate { throw PyError.value("Alternate form (#) not allowed with integer format specifier 'c'") }
  }

  private func append(character code: UInt32?, to buffer: inout TextBuffer) throws {
    try checkCharacter()
    guard let code, code <= 0x10FFFF else { throw PyError.overflow("%c arg not in range(0x110000)") }
    let start = buffer.count
    buffer.append(Unicode.Scalar(code) ?? "\u{FFFD}")
    let isInside = isZeroFilled || align == UInt8(ascii: "=")
    buffer.pad(from: start, width: width, fill, align == 0 || isInside ? UInt8(ascii: ">") : align)
  }

  // MARK: Floats

  /// Appends a float in this format.
  func append(float number: Double, _ typeName: @autoclosure () -> String = "float", to buffer: inout TextBuffer)
    throws
  {
    if precision > FormatSpec.largestWidth {
      if precision > Int(Int32.max) { throw PyError.value("precision too big") }
      throw PyError.make(ExceptionClasses.memoryError, "")
    }
    let start = buffer.count
    var value = number
    func sign(_ buffer: inout TextBuffer) { appendSign(negative: value.sign == .minus && !value.isNaN, to: &buffer) }
    let digits: Int
    let given = precision >= 0 ? precision : 6
    switch letter {
    case "f", "F":
      sign(&buffer)
      digits = buffer.count
      FloatText.append(value, UInt8(ascii: "f"), precision: given, alternate: alternate, to: &buffer)
    case "e", "E":
      sign(&buffer)
      digits = buffer.count
      FloatText.append(value, UInt8(ascii: "e"), precision: given, alternate: alternate, to: &buffer)
    case "g", "G", "n":
      sign(&buffer)
      digits = buffer.count
      FloatText.append(value, UInt8(ascii: "g"), precision: given, alternate: alternate, to: &buffer)
    case "%":
      value *= 100
      sign(&buffer)
      digits = buffer.count
      FloatText.append(value, UInt8(ascii: "f"), precision: given, alternate: alternate, to: &buffer)
      buffer.append(UInt8(ascii: "%"))
    case nil:
      sign(&buffer)
      digits = buffer.count
      if precision >= 0 {
        FloatText.append(
          value, UInt8(ascii: "g"), precision: precision, alternate: alternate, atLeastOneDecimal: true, to: &buffer)
      } else {
        FloatText.append(repr: value.magnitude, keepPoint: alternate, to: &buffer)
      }
    default: throw unknown(typeName())
    }
    if letter == "E" || letter == "F" || letter == "G" { buffer.uppercaseASCII(from: digits) }
    if coercesNegativeZero, value.sign == .minus, value.isFinite {
      // The exponent of a zero has no other digits either.
      var isZero = true
      for i in digits..<buffer.count where buffer[i] >= UInt8(ascii: "1") && buffer[i] <= UInt8(ascii: "9") {
        isZero = false
      }
      if isZero {
        if self.sign == UInt8(ascii: "+") || self.sign == UInt8(ascii: " ") {
          buffer[start] = self.sign
        } else {
          buffer.remove(at: start)
          return finish(start, digits: start, digitCount: wholeDigits(buffer, start), groupSize: 3, &buffer)
        }
      }
    }
    finish(start, digits: digits, digitCount: wholeDigits(buffer, digits), groupSize: 3, &buffer)
  }

  private func wholeDigits(_ buffer: borrowing TextBuffer, _ start: Int) -> Int {
    grouping == 0 ? 0 : buffer.run(from: start) { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
  }
}
