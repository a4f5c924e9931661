// SPDX-License-Identifier: GPL-3.0-or-later

import JSON
import PythonBuiltins
import PythonRuntime

/// How a JSON text becomes values of the language.
struct JSONReading {
  /// What makes a value of each object's dictionary, or of its pairs.
  var objectHook: Value?
  var pairsHook: Value?
  /// What makes numbers of their texts.
  var parseFloat: Value?
  var parseInteger: Value?
  var parseConstant: Value?
  /// Whether control characters may stand in texts.
  var allowsControls: Bool

  /// The value of a whole text.
  func document(_ text: PyString) throws -> Value {
    let bytes = Array(text.text.utf8)
    return try scan(bytes, 0, text) { scanner throws(any Error) in try scanner.document() }.value
  }

  /// The value that begins at a character, and the place of the character after it.
  func value(of text: PyString, from start: Int) throws -> (value: Value, end: Int) {
    let bytes = Array(text.text.utf8)
    var place = start
    if !text.isASCII { place = text.codePoints.prefix(start).reduce(0) { $0 + UTF8.width($1) } }
    if place > bytes.count || start > text.count { throw JSONModule.decodeError("Expecting value", text, at: start) }
    let (value, end) = try scan(bytes, place, text) { scanner throws(any Error) in try scanner.value() }
    return (value, PythonJSONBuilder.characters(bytes, before: end))
  }

  private func scan(
    _ bytes: [UInt8], _ start: Int, _ text: PyString,
    _ body: (inout JSONScanner<PythonJSONBuilder>) throws -> Value
  ) throws -> (value: Value, end: Int) {
    var scanner = JSONScanner(
      bytes, in: start..<bytes.count, builder: PythonJSONBuilder(options: self, text: text, bytes: bytes))
    // After an error the arrays and objects that were open have not been left.
    defer { for _ in 0..<scanner.builder.depth { scanner.builder.interpreter.leave() } }
    return (try body(&scanner), scanner.position)
  }
}

/// Makes the values.
struct PythonJSONBuilder: JSONBuilder {
  let interpreter = Interpreter.current
  let options: JSONReading
  /// The text, for errors.
  let text: PyString
  let bytes: [UInt8]
  /// How many arrays and objects are open.
  private(set) var depth = 0

  init(options: JSONReading, text: PyString, bytes: [UInt8]) {
    self.options = options
    self.text = text
    self.bytes = bytes
  }

  /// The members of an object: a dictionary, or pairs where a hook wants them.
  struct Members {
    let dict: PyDict?
    var pairs: [Value] = []
  }

  static var isStrict: Bool { false }
  var allowsControls: Bool { options.allowsControls }

  /// How many characters stand before a byte.
  static func characters(_ bytes: [UInt8], before place: Int) -> Int {
    bytes[..<place].reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
  }

  func failure(_ fault: JSONFault, at position: Int, from start: Int, byte: UInt8?) -> any Error {
    let (message, place) =
      switch fault {
      case .value, .number, .nonFinite: ("Expecting value", start)
      case .name: ("Expecting property name enclosed in double quotes", position)
      case .colon: ("Expecting ':' delimiter", position)
      case .comma: ("Expecting ',' delimiter", position)
      case .extra: ("Extra data", position)
      case .escape: ("Invalid \\escape", start)
      case .unicodeEscape, .surrogate: ("Invalid \\uXXXX escape", start)
      case .control: ("Invalid control character at", position)
      case .unterminated: ("Unterminated string starting at", start)
      }
    return JSONModule.decodeError(message, text, at: PythonJSONBuilder.characters(bytes, before: place))
  }

  mutating func enter(at position: Int) throws(any Error) {
    do { try interpreter.enter() } catch {
      let kind = bytes[position] == UInt8(ascii: "[") ? "array" : "object"
      throw PyError.make(
        ExceptionClasses.recursionError,
        "maximum recursion depth exceeded while decoding a JSON \(kind) from a unicode string")
    }
    depth += 1
  }
  mutating func leave() {
    interpreter.leave()
    depth -= 1
  }

  func null() -> Value { .none }
  func truth(_ value: Bool) -> Value { .bool(value) }
  func constant(_ constant: JSONConstant) throws(any Error) -> Value {
    try options.parseConstant.map { try interpreter.call($0, [Value(constant.rawValue)]) } ?? .float(constant.double)
  }
  func number(_ number: JSONNumber, of bytes: [UInt8]) throws(any Error) -> Value {
    if let hook = number.isWhole ? options.parseInteger : options.parseFloat {
      return try interpreter.call(hook, [Value(number.text(of: bytes))])
    }
    if let integer = number.integer { return .int(integer) }
    if number.isWhole { return try Builtins.parseInteger(number.text(of: bytes), base: 10) ?? .int(0) }
    return .float(number.double(of: bytes))
  }
  func text(_ bytes: ArraySlice<UInt8>, isASCII: Bool, at position: Int) throws(any Error) -> Value {
    guard isASCII else { return Value(String(decoding: bytes, as: UTF8.self)) }
    return .string(
      PyString(asciiCount: bytes.count) { target in
        // SAFETY: there is room for as many bytes.
        bytes.withUnsafeBufferPointer {
          if let source = $0.baseAddress { target.update(from: source, count: $0.count) }
        }
      })
  }
  func value(of text: Value) -> Value { text }

  func items() -> [Value] { [] }
  func append(_ value: Value, to items: inout [Value]) throws(any Error) {
    if Interrupt.isRequested { try interpreter.pollInterrupt() }
    items.append(value)
  }
  func array(_ items: [Value]) throws(any Error) -> Value { Value(list: items) }

  func members() -> Members { Members(dict: options.pairsHook == nil ? PyDict() : nil) }
  func check(_ name: Value, at position: Int, in members: inout Members) throws(any Error) {}
  func add(_ value: Value, named name: Value, to members: inout Members) throws(any Error) {
    if Interrupt.isRequested { try interpreter.pollInterrupt() }
    if let dict = members.dict { try dict.set(name, value) } else { members.pairs.append(Value(tuple: [name, value])) }
  }
  func object(_ members: Members) throws(any Error) -> Value {
    guard let dict = members.dict else {
      return try options.pairsHook.map { try interpreter.call($0, [Value(list: members.pairs)]) } ?? .none
    }
    return try options.objectHook.map { try interpreter.call($0, [.dict(dict)]) } ?? .dict(dict)
  }
}
