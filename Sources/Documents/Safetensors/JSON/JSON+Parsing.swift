// SPDX-License-Identifier: GPL-3.0-or-later

extension JSON {
  /// How many arrays and objects may enclose a value.
  fileprivate static let depthLimit = 512

  /// Reads UTF-8 text. Blanks around the value are allowed, a byte order mark is not.
  ///
  /// Refused beyond the grammar: two members of one name, half surrogates, whole numbers beyond 64 bits, numbers beyond
  /// Double, and nesting deeper than the limit.
  public init(parsing bytes: [UInt8]) throws(JSONError) {
    self = try JSON(parsing: bytes, in: 0..<bytes.count)
  }

  /// Reads text.
  public init(parsing text: String) throws(JSONError) {
    self = try JSON(parsing: Array(text.utf8))
  }

  /// Reads the part of the bytes that the range names; offsets in errors count from the range's beginning.
  init(parsing bytes: [UInt8], in range: Range<Int>) throws(JSONError) {
    var parser = JSONParser(bytes: bytes, range: range)
    self = try parser.parseDocument()
  }
}

/// A recursive-descent reader over an array of bytes. `position` never passes `end`.
struct JSONParser {
  let bytes: [UInt8]
  let start: Int
  let end: Int
  var position: Int

  init(bytes: [UInt8], range: Range<Int>) {
    self.bytes = bytes
    self.start = range.lowerBound
    self.end = range.upperBound
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
    case UInt8(ascii: "N"), UInt8(ascii: "I"): throw error(.nonFiniteNumber)
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

  mutating func parseArray(depth: Int) throws(JSONError) -> JSON {
    guard depth <= JSON.depthLimit else { throw error(.tooDeep(limit: JSON.depthLimit)) }
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
    guard depth <= JSON.depthLimit else { throw error(.tooDeep(limit: JSON.depthLimit)) }
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
}
