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
  package init(parsing bytes: [UInt8], in range: Range<Int>) throws(JSONError) {
    var scanner = JSONScanner(bytes, in: range, builder: StrictBuilder(start: range.lowerBound))
    self = try scanner.document()
  }
}

/// Makes the values of files: exact, or refused.
private struct StrictBuilder: JSONBuilder {
  /// Where the text begins.
  let start: Int
  private var depth = 0

  init(start: Int) { self.start = start }

  /// The members of an object, and their names when there are more than a few.
  struct Members {
    var list: [JSON.Member] = []
    var names: Set<UTF8Name> = []
  }

  static var isStrict: Bool { true }
  var allowsControls: Bool { false }

  func failure(_ fault: JSONFault, at position: Int, from start: Int, byte: UInt8?) -> JSONError {
    let reason: JSONError.Reason
    switch fault {
    case .extra: reason = .trailingContent
    case .number: reason = .malformedNumber
    case .nonFinite: reason = .nonFiniteNumber
    case .surrogate: reason = .loneSurrogate
    case .escape, .unicodeEscape: reason = byte == nil ? .unexpectedEnd : .malformedEscape
    case .control: reason = byte.map { .controlCharacter($0) } ?? .unexpectedEnd
    case .value, .name, .colon, .comma, .unterminated: reason = byte.map { .unexpectedByte($0) } ?? .unexpectedEnd
    }
    return error(reason, at: position)
  }

  private func error(_ reason: JSONError.Reason, at position: Int) -> JSONError {
    JSONError(reason, at: position - start)
  }

  mutating func enter(at position: Int) throws(JSONError) {
    depth += 1
    guard depth <= JSON.depthLimit else { throw error(.tooDeep(limit: JSON.depthLimit), at: position) }
  }
  mutating func leave() { depth -= 1 }

  func null() -> JSON { .null }
  func truth(_ value: Bool) -> JSON { .bool(value) }
  func constant(_ constant: JSONConstant) throws(JSONError) -> JSON { .number(constant.double) }
  func number(_ number: JSONNumber, of bytes: [UInt8]) throws(JSONError) -> JSON {
    if let integer = number.integer { return .integer(integer) }
    let double = number.double(of: bytes)
    guard !number.isWhole, double.isFinite else { throw error(.numberOutOfRange, at: number.range.lowerBound) }
    return .number(double)
  }
  func text(_ bytes: ArraySlice<UInt8>, isASCII: Bool, at position: Int) throws(JSONError) -> String {
    guard let text = String(validating: bytes, as: UTF8.self) else { throw error(.invalidUTF8, at: position) }
    return text
  }
  func value(of text: String) -> JSON { .string(text) }

  func items() -> [JSON] { [] }
  func append(_ value: JSON, to items: inout [JSON]) throws(JSONError) { items.append(value) }
  func array(_ items: [JSON]) throws(JSONError) -> JSON { .array(items) }

  func members() -> Members { Members() }
  func check(_ name: String, at position: Int, in members: inout Members) throws(JSONError) {
    // Most objects are small: comparing is cheaper than hashing until there are a few.
    let isNew: Bool
    if members.list.count < 8 {
      isNew = !members.list.contains { UTF8Name($0.name) == UTF8Name(name) }
    } else {
      if members.names.isEmpty { members.names = Set(members.list.map { UTF8Name($0.name) }) }
      isNew = members.names.insert(UTF8Name(name)).inserted
    }
    guard isNew else { throw error(.duplicateName(name), at: position) }
  }
  func add(_ value: JSON, named name: String, to members: inout Members) throws(JSONError) {
    members.list.append(JSON.Member(name, value))
  }
  func object(_ members: Members) throws(JSONError) -> JSON { .object(members.list) }
}
