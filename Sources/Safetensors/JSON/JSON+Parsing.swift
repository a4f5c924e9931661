extension JSON {
  /// What a reader accepts beyond the format, and how deep it goes.
  public struct ParsingOptions: Equatable, Sendable {
    /// Whether `NaN`, `Infinity` and `-Infinity` are numbers, as in Python's `json`.
    public var allowsNonFiniteNumbers: Bool
    /// How many arrays and objects may enclose a value.
    public var depthLimit: Int

    /// Strict JSON, 512 levels deep, unless told otherwise.
    public init(allowsNonFiniteNumbers: Bool = false, depthLimit: Int = 512) {
      self.allowsNonFiniteNumbers = allowsNonFiniteNumbers
      self.depthLimit = depthLimit
    }

    /// The format and nothing else.
    public static let strict = ParsingOptions()
    /// The format and the numbers that are not finite: what ``JSON/serialized(indent:)`` writes.
    public static let withNonFiniteNumbers = ParsingOptions(allowsNonFiniteNumbers: true)
  }

  /// Reads UTF-8 text. Blanks around the value are allowed, a byte order mark is not.
  ///
  /// Refused beyond the grammar: two members of one name, half surrogates, whole numbers beyond 64 bits, numbers beyond
  /// Double, and nesting deeper than the limit.
  public init(parsing bytes: [UInt8], options: ParsingOptions = .strict) throws(JSONError) {
    self = try JSON(parsing: bytes, in: 0..<bytes.count, options: options)
  }

  /// Reads text.
  public init(parsing text: String, options: ParsingOptions = .strict) throws(JSONError) {
    self = try JSON(parsing: Array(text.utf8), options: options)
  }

  /// Reads the part of the bytes that the range names; offsets in errors count from the range's beginning.
  init(parsing bytes: [UInt8], in range: Range<Int>, options: ParsingOptions) throws(JSONError) {
    var parser = JSONParser(bytes: bytes, range: range, options: options)
    self = try parser.parseDocument()
  }
}

/// A recursive-descent reader over an array of bytes. `position` never passes `end`.
private struct JSONParser {
  let bytes: [UInt8]
  let start: Int
  let end: Int
  let options: JSON.ParsingOptions
  var position: Int

  init(bytes: [UInt8], range: Range<Int>, options: JSON.ParsingOptions) {
    self.bytes = bytes
    self.start = range.lowerBound
    self.end = range.upperBound
    self.options = options
    self.position = range.lowerBound
  }

  /// The byte at the position; 0, which can stand nowhere in a JSON text, at the end.
  @inline(__always)
  var current: UInt8 { position < end ? bytes[position] : 0 }

  func error(_ reason: JSONError.Reason, at position: Int? = nil) -> JSONError {
    JSONError(reason, at: (position ?? self.position) - start)
  }

  func unexpected() -> JSONError {
    position < end ? error(.unexpectedByte(bytes[position])) : error(.unexpectedEnd)
  }

  mutating func skipBlanks() {
    while position < end {
      switch bytes[position] {
      case 0x20, 0x09, 0x0A, 0x0D: position += 1
      default: return
      }
    }
  }

  mutating func parseDocument() throws(JSONError) -> JSON {
    skipBlanks()
    let value = try parseValue(depth: 0)
    skipBlanks()
    guard position == end else { throw error(.trailingContent) }
    return value
  }

  mutating func parseValue(depth: Int) throws(JSONError) -> JSON {
    switch current {
    case UInt8(ascii: "{"): return try parseObject(depth: depth + 1)
    case UInt8(ascii: "["): return try parseArray(depth: depth + 1)
    case UInt8(ascii: "\""): return .string(try parseString())
    case UInt8(ascii: "t"):
      try expect("true")
      return .bool(true)
    case UInt8(ascii: "f"):
      try expect("false")
      return .bool(false)
    case UInt8(ascii: "n"):
      try expect("null")
      return .null
    case UInt8(ascii: "N"): return try parseNonFinite("NaN", .nan)
    case UInt8(ascii: "I"): return try parseNonFinite("Infinity", .infinity)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try parseNumber()
    default: throw unexpected()
    }
  }

  mutating func expect(_ word: StaticString) throws(JSONError) {
    for byte in word.description.utf8 {
      guard current == byte else { throw unexpected() }
      position += 1
    }
  }

  mutating func parseNonFinite(_ word: StaticString, _ value: Double) throws(JSONError) -> JSON {
    guard options.allowsNonFiniteNumbers else { throw error(.nonFiniteNumber) }
    try expect(word)
    return .number(value)
  }

  mutating func parseArray(depth: Int) throws(JSONError) -> JSON {
    guard depth <= options.depthLimit else { throw error(.tooDeep(limit: options.depthLimit)) }
    position += 1
    var elements: [JSON] = []
    skipBlanks()
    if current == UInt8(ascii: "]") {
      position += 1
      return .array(elements)
    }
    while true {
      skipBlanks()
      elements.append(try parseValue(depth: depth))
      skipBlanks()
      switch current {
      case UInt8(ascii: ","): position += 1
      case UInt8(ascii: "]"):
        position += 1
        return .array(elements)
      default: throw unexpected()
      }
    }
  }

  mutating func parseObject(depth: Int) throws(JSONError) -> JSON {
    guard depth <= options.depthLimit else { throw error(.tooDeep(limit: options.depthLimit)) }
    position += 1
    var members: [JSON.Member] = []
    var names: Set<UTF8Name> = []
    skipBlanks()
    if current == UInt8(ascii: "}") {
      position += 1
      return .object(members)
    }
    while true {
      skipBlanks()
      guard current == UInt8(ascii: "\"") else { throw unexpected() }
      let nameStart = position
      let name = try parseString()
      // Most objects are small: comparing is cheaper than hashing until there are a few.
      let isNew: Bool
      if members.count < 8 {
        isNew = !members.contains { UTF8Name($0.name) == UTF8Name(name) }
      } else {
        if names.isEmpty { names = Set(members.map { UTF8Name($0.name) }) }
        isNew = names.insert(UTF8Name(name)).inserted
      }
      guard isNew else { throw error(.duplicateName(name), at: nameStart) }
      skipBlanks()
      guard current == UInt8(ascii: ":") else { throw unexpected() }
      position += 1
      skipBlanks()
      members.append(JSON.Member(name, try parseValue(depth: depth)))
      skipBlanks()
      switch current {
      case UInt8(ascii: ","): position += 1
      case UInt8(ascii: "}"):
        position += 1
        return .object(members)
      default: throw unexpected()
      }
    }
  }

  // MARK: Strings

  mutating func parseString() throws(JSONError) -> String {
    position += 1
    let contentStart = position
    while position < end {
      let byte = bytes[position]
      if byte == UInt8(ascii: "\"") {
        let text = try decode(bytes[contentStart..<position], at: contentStart)
        position += 1
        return text
      }
      if byte == UInt8(ascii: "\\") { return try parseEscapedString(from: contentStart) }
      guard byte >= 0x20 else { throw error(.controlCharacter(byte)) }
      position += 1
    }
    throw error(.unexpectedEnd)
  }

  /// The slow path: from the first backslash on, bytes are collected in a buffer.
  mutating func parseEscapedString(from contentStart: Int) throws(JSONError) -> String {
    var buffer = Array(bytes[contentStart..<position])
    while position < end {
      let byte = bytes[position]
      switch byte {
      case UInt8(ascii: "\""):
        let text = try decode(buffer[...], at: contentStart)
        position += 1
        return text
      case UInt8(ascii: "\\"):
        position += 1
        try parseEscape(into: &buffer)
      case 0..<0x20:
        throw error(.controlCharacter(byte))
      default:
        buffer.append(byte)
        position += 1
      }
    }
    throw error(.unexpectedEnd)
  }

  mutating func parseEscape(into buffer: inout [UInt8]) throws(JSONError) {
    guard position < end else { throw error(.unexpectedEnd) }
    switch bytes[position] {
    case UInt8(ascii: "\""): buffer.append(0x22)
    case UInt8(ascii: "\\"): buffer.append(0x5C)
    case UInt8(ascii: "/"): buffer.append(0x2F)
    case UInt8(ascii: "b"): buffer.append(0x08)
    case UInt8(ascii: "f"): buffer.append(0x0C)
    case UInt8(ascii: "n"): buffer.append(0x0A)
    case UInt8(ascii: "r"): buffer.append(0x0D)
    case UInt8(ascii: "t"): buffer.append(0x09)
    case UInt8(ascii: "u"):
      let escapeStart = position - 1
      position += 1
      var code = try parseFourHexDigits()
      if (0xD800..<0xDC00).contains(code) {
        guard current == UInt8(ascii: "\\"), position + 1 < end, bytes[position + 1] == UInt8(ascii: "u") else {
          throw error(.loneSurrogate, at: escapeStart)
        }
        position += 2
        let low = try parseFourHexDigits()
        guard (0xDC00..<0xE000).contains(low) else { throw error(.loneSurrogate, at: escapeStart) }
        code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
      }
      guard let scalar = Unicode.Scalar(code) else { throw error(.loneSurrogate, at: escapeStart) }
      buffer.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      return
    default: throw error(.malformedEscape)
    }
    position += 1
  }

  mutating func parseFourHexDigits() throws(JSONError) -> UInt32 {
    var code: UInt32 = 0
    for _ in 0..<4 {
      guard position < end else { throw error(.unexpectedEnd) }
      let byte = bytes[position]
      let digit: UInt8
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = byte - 0x30
      case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = byte - 0x57
      case UInt8(ascii: "A")...UInt8(ascii: "F"): digit = byte - 0x37
      default: throw error(.malformedEscape)
      }
      code = code << 4 | UInt32(digit)
      position += 1
    }
    return code
  }

  func decode(_ slice: ArraySlice<UInt8>, at position: Int) throws(JSONError) -> String {
    guard let text = String(validating: slice, as: UTF8.self) else { throw error(.invalidUTF8, at: position) }
    return text
  }

  // MARK: Numbers

  @inline(__always)
  var currentIsDigit: Bool { current >= UInt8(ascii: "0") && current <= UInt8(ascii: "9") }

  mutating func parseNumber() throws(JSONError) -> JSON {
    let numberStart = position
    let isNegative = current == UInt8(ascii: "-")
    if isNegative { position += 1 }
    if isNegative, current == UInt8(ascii: "I") { return try parseNonFinite("Infinity", -.infinity) }
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
