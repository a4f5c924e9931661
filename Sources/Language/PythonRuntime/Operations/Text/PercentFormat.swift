// SPDX-License-Identifier: GPL-3.0-or-later

import BigIntegers

/// `format % values`
extension Interpreter {
  /// C-style formatting of one value, a tuple of values, or a dictionary by name.
  public func percentFormat(_ format: String, _ values: Value, ofBytes: Bool = false) throws -> String {
    try TextBuffer.text { try append(format, values, ofBytes: ofBytes, to: &$0) }
  }

  /// The same as a string of the language.
  func percentFormatted(_ format: String, _ values: Value) throws -> Value {
    try TextBuffer.string { try append(format, values, to: &$0) }
  }

  private func append(_ format: String, _ values: Value, ofBytes: Bool = false, to buffer: inout TextBuffer) throws {
    var reader = PercentReader(values, self)
    reader.isOfBytes = ofBytes
    let source = format.utf8.span
    try reader.run(source, &buffer)
  }
}

private struct PercentReader {
  private let interpreter: Interpreter
  private var position = 0
  /// The values in order, or what a `%(name)` gave.
  private var items: [Value]
  private var next = 0
  /// What names are looked up in, if it can be asked for items.
  private var mapping: Value?
  /// Whether the format and the texts among the values are bytes, one for each character.
  var isOfBytes = false

  init(_ values: Value, _ interpreter: Interpreter) {
    self.interpreter = interpreter
    switch values {
    case .tuple(let tuple): items = tuple.items
    case .dict, .list: (items, mapping) = ([values], values)
    case .object(let object):
      items = [values]
      if object.cls.lookup(Special.getitem) != nil { mapping = values }
    default: items = [values]
    }
  }

  private mutating func argument() throws -> Value {
    guard next < items.count else { throw PyError.type("not enough arguments for format string") }
    next += 1
    return items[next - 1]
  }

  mutating func run(_ source: borrowing Span<UInt8>, _ buffer: inout TextBuffer) throws {
    while position < source.count {
      let start = position
      while position < source.count, source[position] != UInt8(ascii: "%") { position += 1 }
      if position > start { buffer.append(source, start..<position) }
      if position == source.count { break }
      position += 1
      try conversion(source, &buffer)
    }
    if next < items.count, mapping == nil {
      throw PyError.type("not all arguments converted during string formatting")
    }
  }

  private func peek(_ source: borrowing Span<UInt8>) throws -> UInt8 {
    guard position < source.count else { throw PyError.value("incomplete format") }
    return source[position]
  }

  /// A number of the format, or of the values for `*`; nil where there is none.
  private mutating func number(_ source: borrowing Span<UInt8>, isWidth: Bool) throws -> Int? {
    if try peek(source) == UInt8(ascii: "*") {
      position += 1
      let value = try argument()
      guard let count = value.smallInteger else {
        guard value.isInteger else { throw PyError.type("* wants int") }
        throw PyError.overflow("Python int too large to convert to C \(isWidth ? "ssize_t" : "int")")
      }
      if !isWidth, Int32(exactly: count) == nil { throw PyError.overflow("Python int too large to convert to C int") }
      return max(count, -Int.max)
    }
    var value: Int?
    while position < source.count, source[position] >= UInt8(ascii: "0"), source[position] <= UInt8(ascii: "9") {
      let (product, overflow) = (value ?? 0).multipliedReportingOverflow(by: 10)
      let (sum, carry) = product.addingReportingOverflow(Int(source[position] - UInt8(ascii: "0")))
      if overflow || carry || !isWidth && sum > Int(Int32.max) {
        throw PyError.value("\(isWidth ? "width" : "precision") too big")
      }
      value = sum
      position += 1
    }
    return value
  }

  /// `(name)`: what follows is about the item with this name.
  private mutating func name(_ source: borrowing Span<UInt8>) throws {
    guard let mapping else { throw PyError.type("format requires a mapping") }
    position += 1
    let start = position
    var level = 1
    while position < source.count {
      if source[position] == UInt8(ascii: "(") { level += 1 }
      if source[position] == UInt8(ascii: ")") { level -= 1 }
      if level == 0 { break }
      position += 1
    }
    guard position < source.count else { throw PyError.value("incomplete format key") }
    let name = UTF8Bytes.text(source, start..<position)
    position += 1
    let key: Value =
      isOfBytes ? .object(PyBytes(name.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) })) : Value(name)
    items = [try interpreter.getItem(mapping, key)]
    next = 0
  }

  private mutating func conversion(_ source: borrowing Span<UInt8>, _ buffer: inout TextBuffer) throws {
    if try peek(source) == UInt8(ascii: "%") {
      position += 1
      buffer.append(UInt8(ascii: "%"))
      return
    }
    if try peek(source) == UInt8(ascii: "(") { try name(source) }
    var left = false
    var zero = false
    var alternate = false
    var sign: UInt8 = 0
    flags: while true {
      switch try peek(source) {
      case UInt8(ascii: "-"): left = true
      case UInt8(ascii: "+"): sign = UInt8(ascii: "+")
      case UInt8(ascii: " "): if sign == 0 { sign = UInt8(ascii: " ") }
      case UInt8(ascii: "#"): alternate = true
      case UInt8(ascii: "0"): zero = true
      default: break flags
      }
      position += 1
    }
    var width = try number(source, isWidth: true) ?? 0
    if width < 0 {
      left = true
      width = -width
    }
    var precision: Int?
    if position < source.count, source[position] == UInt8(ascii: ".") {
      position += 1
      precision = position < source.count ? max(0, try number(source, isWidth: false) ?? 0) : 0
    }
    let prefix = try peek(source)
    if prefix == UInt8(ascii: "h") || prefix == UInt8(ascii: "l") || prefix == UInt8(ascii: "L") { position += 1 }
    let (scalar, length) =
      try peek(source) < 0x80
      ? (Unicode.Scalar(source[position]), 1) : UTF8Bytes.scalar(source, at: position)
    position += length
    let value = try argument()
    if max(width, scalar == "s" || scalar == "r" || scalar == "a" ? 0 : precision ?? 0) > FormatSpec.largestWidth {
      throw PyError.make(ExceptionClasses.memoryError, "")
    }
    let letter = UInt8(truncatingIfNeeded: scalar.value)
    let start = buffer.count
    var digits = start
    switch scalar {
    case "s" where isOfBytes, "b" where isOfBytes:
      try append(text: bytes(of: value), UInt8(ascii: "s"), precision, to: &buffer)
      zero = false
    case "r" where isOfBytes:
      try append(text: value, UInt8(ascii: "a"), precision, to: &buffer)
      zero = false
    case "s", "r", "a":
      try append(text: value, letter, precision, to: &buffer)
      zero = false
    case "c":
      try append(character: value, to: &buffer)
      zero = false
    case "d", "i", "u", "o", "x", "X":
      digits = try append(integer: value, letter, precision, alternate: alternate, sign, to: &buffer)
    case "e", "E", "f", "F", "g", "G":
      let number = try interpreter.requireDouble(value)
      if number.sign == .minus, !number.isNaN {
        buffer.append(UInt8(ascii: "-"))
      } else if sign != 0 {
        buffer.append(sign)
      }
      digits = buffer.count
      FloatText.append(number, letter | 0x20, precision: precision ?? 6, alternate: alternate, to: &buffer)
      if letter & 0x20 == 0 { buffer.uppercaseASCII(from: digits) }
    default:
      let shown = scalar.value >= 31 && scalar.value < 126 ? String(scalar) : "?"
      let index = UTF8Bytes.characters(source, before: position) - 1
      throw PyError.value(
        "unsupported format character '\(shown)' (0x\(String(scalar.value, radix: 16))) at index \(index)")
    }
    if width == 0 { return }
    if left {
      buffer.pad(from: start, width: width, " ", UInt8(ascii: "<"))
    } else if zero {
      buffer.insert("0", count: width - (buffer.count - start), at: digits)
    } else {
      buffer.pad(from: start, width: width, " ", UInt8(ascii: ">"))
    }
  }

  /// The operand of `%b`, a character for each byte.
  private func bytes(of value: Value) throws -> Value {
    if let bytes = value.object as? PyBytes { return Value(bytes.text) }
    if let method = value.object?.cls.lookup("__bytes__"),
      let made = try interpreter.call(method, [value]).object as? PyBytes
    {
      return Value(made.text)
    }
    throw PyError.type(
      "%b requires a bytes-like object, or an object that implements __bytes__, not '\(interpreter.type(of: value).messageName)'"
    )
  }

  private func append(text value: Value, _ letter: UInt8, _ precision: Int?, to buffer: inout TextBuffer) throws {
    if let precision {
      let text =
        letter == UInt8(ascii: "s")
        ? try interpreter.str(value)
        : letter == UInt8(ascii: "r") ? try interpreter.repr(value) : StringText.ascii(try interpreter.repr(value))
      buffer.append(text.unicodeScalars.count > precision ? String(text.unicodeScalars.prefix(precision)) : text)
    } else if letter == UInt8(ascii: "s") {
      try interpreter.append(str: value, to: &buffer)
    } else if letter == UInt8(ascii: "r") {
      try interpreter.append(repr: value, to: &buffer)
    } else {
      buffer.append(StringText.ascii(try interpreter.repr(value)))
    }
  }

  private func append(character value: Value, to buffer: inout TextBuffer) throws {
    if isOfBytes {
      if let bytes = value.object as? PyBytes, bytes.bytes.count == 1 { return buffer.append(bytes.text) }
      guard let code = try? interpreter.index(value) else {
        throw PyError.type("%c requires an integer in range(256) or a single byte")
      }
      guard let byte = Int(exactly: code).flatMap({ UInt8(exactly: $0) }) else {
        throw PyError.overflow("%c arg not in range(256)")
      }
      return buffer.append(String(Unicode.Scalar(byte)))
    }
    if let text = value.text {
      guard text.unicodeScalars.count == 1 else { throw PyError.type("%c requires int or char") }
      buffer.append(text)
      return
    }
    guard let code = try? interpreter.index(value) else { throw PyError.type("%c requires int or char") }
    guard let small = Int(exactly: code).flatMap(UInt32.init(exactly:)), small <= 0x10FFFF else {
      throw PyError.overflow("%c arg not in range(0x110000)")
    }
    buffer.append(Unicode.Scalar(small) ?? "\u{FFFD}")
  }

  /// Gives the place after sign and prefix, where zeros go.
  private func append(
    integer value: Value, _ letter: UInt8, _ precision: Int?, alternate: Bool, _ sign: UInt8,
    to buffer: inout TextBuffer
  ) throws -> Int {
    let radix =
      letter == UInt8(ascii: "o") ? 8 : letter == UInt8(ascii: "x") || letter == UInt8(ascii: "X") ? 16 : 10
    func start(_ negative: Bool) -> Int {
      if negative { buffer.append(UInt8(ascii: "-")) } else if sign != 0 { buffer.append(sign) }
      if alternate, radix != 10 {
        buffer.append(UInt8(ascii: "0"))
        buffer.append(letter)
      }
      return buffer.count
    }
    let digits: Int
    if case .int(let number) = value, radix == 10 {
      digits = start(number < 0)
      buffer.append(digits: UInt64(number.magnitude), least: precision ?? 1)
    } else {
      let number = try integer(value, letter)
      if radix == 10 { try Numbers.checkDigits(number) }
      digits = start(number.isNegative)
      buffer.append(String(number.magnitude, radix: radix, uppercase: letter == UInt8(ascii: "X")))
      if let precision { buffer.insert("0", count: precision - (buffer.count - digits), at: digits) }
    }
    return digits
  }

  private func integer(_ value: Value, _ letter: UInt8) throws -> BigInt {
    if let number = value.bigInteger { return number }
    let isDecimal = letter != UInt8(ascii: "o") && letter | 0x20 != UInt8(ascii: "x")
    if isDecimal, let number = try Numbers.asDouble(value) {
      return try interpreter.truncate(number)
    }
    if isDecimal, let method = value.object?.cls.lookup("__int__"),
      let number = try interpreter.call(method, [value]).bigInteger
    {
      return number
    }
    if let number = try interpreter.index(value) { return number }
    let name = interpreter.type(of: value).name
    let wanted = isDecimal ? "a real number" : "an integer"
    throw PyError.type("%\(Character(Unicode.Scalar(letter))) format: \(wanted) is required, not \(name)")
  }
}

extension Interpreter {
  /// `int(number)` of a double.
  package func truncate(_ number: Double) throws -> BigInt {
    if number.isNaN { throw PyError.value("cannot convert float NaN to integer") }
    if number.isInfinite { throw PyError.overflow("cannot convert float infinity to integer") }
    return BigInt(exactly: number.rounded(.towardZero)) ?? 0
  }
}
