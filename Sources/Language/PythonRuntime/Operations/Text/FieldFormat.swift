// SPDX-License-Identifier: GPL-3.0-or-later

/// `format.format(*positional, **keywords)`
extension Interpreter {
  /// Text with replacement fields `{0.name[key]!r:spec}`; without positional values where only names are allowed.
  public func fieldFormat(_ format: String, _ positional: [Value]?, _ keywords: PyDict?) throws -> String {
    try TextBuffer.text { try append(format, positional, keywords, to: &$0) }
  }

  /// The same as a string of the language.
  package func fieldFormatted(_ format: String, _ positional: [Value]?, _ keywords: PyDict?) throws -> Value {
    try TextBuffer.string { try append(format, positional, keywords, to: &$0) }
  }

  private func append(_ format: String, _ positional: [Value]?, _ keywords: PyDict?, to buffer: inout TextBuffer) throws
  {
    var reader = FieldReader(positional: positional, keywords: keywords, interpreter: self)
    let source = format.utf8.span
    try reader.run(source, 0..<source.count, depth: 2, &buffer)
  }
}

private struct FieldReader {
  let positional: [Value]?
  let keywords: PyDict?
  let interpreter: Interpreter
  private var nextIndex = 0
  /// Whether fields are numbered by themselves; nil before the first field that says.
  private var automatic: Bool?

  init(positional: [Value]?, keywords: PyDict?, interpreter: Interpreter) {
    self.positional = positional
    self.keywords = keywords
    self.interpreter = interpreter
  }

  mutating func run(
    _ source: borrowing Span<UInt8>, _ range: Range<Int>, depth: Int, _ buffer: inout TextBuffer
  ) throws {
    if depth <= 0 { throw PyError.value("Max string recursion exceeded") }
    let (open, close) = (UInt8(ascii: "{"), UInt8(ascii: "}"))
    var i = range.lowerBound
    let end = range.upperBound
    while i < end {
      let start = i
      while i < end, source[i] != open, source[i] != close { i += 1 }
      if i > start { buffer.append(source, start..<i) }
      if i == end { return }
      let mark = source[i]
      i += 1
      if i < end, source[i] == mark {
        buffer.append(mark)
        i += 1
      } else if mark == close {
        throw PyError.value("Single '}' encountered in format string")
      } else if i == end {
        throw PyError.value("Single '{' encountered in format string")
      } else {
        try field(source, &i, end, depth: depth, &buffer)
      }
    }
  }

  private mutating func field(
    _ source: borrowing Span<UInt8>, _ i: inout Int, _ end: Int, depth: Int, _ buffer: inout TextBuffer
  ) throws {
    let start = i
    var mark: UInt8 = 0
    scan: while i < end {
      mark = source[i]
      i += 1
      switch mark {
      case UInt8(ascii: "{"): throw PyError.value("unexpected '{' in field name")
      case UInt8(ascii: "["): while i < end, source[i] != UInt8(ascii: "]") { i += 1 }
      case UInt8(ascii: "}"), UInt8(ascii: ":"), UInt8(ascii: "!"): break scan
      default: break
      }
    }
    let isEnded = mark == UInt8(ascii: "}") || mark == UInt8(ascii: ":") || mark == UInt8(ascii: "!")
    guard isEnded else { throw PyError.value("expected '}' before end of string") }
    let path = start..<(i - 1)
    var conversion: Unicode.Scalar?
    if mark == UInt8(ascii: "!") {
      guard i < end else { throw PyError.value("end of string while looking for conversion specifier") }
      let (letter, length) = UTF8Bytes.scalar(source, at: i)
      conversion = letter
      i += length
      guard i < end else { throw PyError.value("unmatched '{' in format spec") }
      mark = source[i]
      i += 1
      guard mark == UInt8(ascii: "}") || mark == UInt8(ascii: ":") else {
        throw PyError.value("expected ':' after conversion specifier")
      }
    }
    var spec = i..<i
    var isNested = false
    if mark == UInt8(ascii: ":") {
      let start = i
      var level = 1
      while true {
        guard i < end else { throw PyError.value("unmatched '{' in format spec") }
        if source[i] == UInt8(ascii: "{") {
          isNested = true
          level += 1
        } else if source[i] == UInt8(ascii: "}") {
          level -= 1
        }
        i += 1
        if level == 0 { break }
      }
      spec = start..<(i - 1)
    }
    var value = try lookUp(source, path)
    if let conversion { value = try convert(value, conversion) }
    if isNested {
      var text = TextBuffer()
      try run(source, spec, depth: depth - 1, &text)
      buffer.append(try interpreter.format(value, try text.text))
    } else if spec.isEmpty {
      try interpreter.append(format: value, to: &buffer)
    } else {
      switch value {
      case .int(let number): try FormatSpec(source, spec, "int").append(integer: number, to: &buffer)
      case .float(let number): try FormatSpec(source, spec, "float").append(float: number, to: &buffer)
      case .string(let string) where !string.cls.isUserDefined:
        try FormatSpec(source, spec, "str").append(text: string.text, to: &buffer)
      default: buffer.append(try interpreter.format(value, UTF8Bytes.text(source, spec)))
      }
    }
  }

  private func convert(_ value: Value, _ conversion: Unicode.Scalar) throws -> Value {
    switch conversion {
    case "r": return Value(try interpreter.repr(value))
    case "s": return Value(try interpreter.str(value))
    case "a": return Value(StringText.ascii(try interpreter.repr(value)))
    default:
      let isShown = conversion.value > 32 && conversion.value < 127
      let shown = isShown ? String(conversion) : "\\x" + String(conversion.value, radix: 16)
      throw PyError.value("Unknown conversion specifier \(shown)")
    }
  }

  /// The number that a part of the source stands for, nil when it is none.
  private func index(_ source: borrowing Span<UInt8>, _ range: Range<Int>) throws -> Int? {
    if range.isEmpty { return nil }
    var value = 0
    for i in range {
      guard source[i] >= UInt8(ascii: "0"), source[i] <= UInt8(ascii: "9") else { return nil }
      let (product, overflow) = value.multipliedReportingOverflow(by: 10)
      let (sum, carry) = product.addingReportingOverflow(Int(source[i] - UInt8(ascii: "0")))
      if overflow || carry { throw PyError.value("Too many decimal digits in format string") }
      value = sum
    }
    return value
  }

  private mutating func lookUp(_ source: borrowing Span<UInt8>, _ path: Range<Int>) throws -> Value {
    let (dot, bracket) = (UInt8(ascii: "."), UInt8(ascii: "["))
    var i = path.lowerBound
    while i < path.upperBound, source[i] != dot, source[i] != bracket { i += 1 }
    var value = try first(source, path.lowerBound..<i)
    while i < path.upperBound {
      let mark = source[i]
      i += 1
      let start = i
      if mark == dot {
        while i < path.upperBound, source[i] != dot, source[i] != bracket { i += 1 }
        if i == start { throw PyError.value("Empty attribute in format string") }
        value = try interpreter.getAttribute(value, Symbol(UTF8Bytes.text(source, start..<i)))
      } else {
        guard mark == bracket else {
          throw PyError.value("Only '.' or '[' may follow ']' in format field specifier")
        }
        while i < path.upperBound, source[i] != UInt8(ascii: "]") { i += 1 }
        guard i < path.upperBound else { throw PyError.value("Missing ']' in format string") }
        let number = try index(source, start..<i)
        if i == start { throw PyError.value("Empty attribute in format string") }
        value = try interpreter.getItem(value, number.map { .int($0) } ?? Value(UTF8Bytes.text(source, start..<i)))
        i += 1
      }
    }
    return value
  }

  private mutating func first(_ source: borrowing Span<UInt8>, _ head: Range<Int>) throws -> Value {
    let number = try index(source, head)
    guard head.isEmpty || number != nil else {
      let key = Value(UTF8Bytes.text(source, head))
      guard let value = try keywords?.get(key) else { throw PyError.key(key) }
      return value
    }
    if let automatic, automatic != head.isEmpty {
      throw PyError.value(
        head.isEmpty
          ? "cannot switch from manual field specification to automatic field numbering"
          : "cannot switch from automatic field numbering to manual field specification")
    }
    automatic = head.isEmpty
    let index = number ?? nextIndex
    if head.isEmpty { nextIndex += 1 }
    guard let positional else { throw PyError.value("Format string contains positional fields") }
    guard index < positional.count else {
      throw PyError.index("Replacement index \(index) out of range for positional args tuple")
    }
    return positional[index]
  }
}
