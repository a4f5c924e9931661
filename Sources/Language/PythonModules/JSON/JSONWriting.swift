// SPDX-License-Identifier: GPL-3.0-or-later

import JSON
import PythonBuiltins
import PythonRuntime

/// How values of the language become JSON.
struct JSONWriting {
  private let interpreter = Interpreter.current
  private let skipsKeys: Bool
  private let checksCycles: Bool
  private let allowsNaN: Bool
  private let sortsKeys: Bool
  private let standard: Value?
  private var writer: JSONWriter
  private var checked = 0
  /// What is being written, and must not be met inside of itself.
  private var open: Set<ObjectIdentifier> = []

  /// The options as `json.dumps` has them.
  init(
    skipsKeys: Value, escapesNonASCII: Value, checksCycles: Value, allowsNaN: Value, indent: Value, separators: Value,
    standard: Value, sortsKeys: Value
  ) throws {
    self.skipsKeys = try interpreter.truth(skipsKeys)
    self.checksCycles = try interpreter.truth(checksCycles)
    self.allowsNaN = try interpreter.truth(allowsNaN)
    self.sortsKeys = try interpreter.truth(sortsKeys)
    self.standard = standard.ifGiven
    let step: String?
    switch indent {
    case .none, .undefined: step = nil
    case .string(let string): step = string.text
    default: step = String(repeating: " ", count: max(0, min(try interpreter.requireInt(indent), 1000)))
    }
    var (item, key) = (step == nil ? ", " : ",", ": ")
    if let separators = separators.ifGiven {
      let parts = try interpreter.collect(separators)
      if parts.count > 2 { throw PyError.value("too many values to unpack (expected 2)") }
      if parts.count < 2 { throw PyError.value("not enough values to unpack (expected 2, got \(parts.count))") }
      for (i, part) in parts.enumerated() where part.text == nil {
        let name = interpreter.type(of: part).name
        throw PyError.type("make_encoder() argument \(6 - i) must be str, not \(name)")
      }
      (item, key) = (parts[0].text ?? item, parts[1].text ?? key)
    }
    writer = JSONWriter(
      indent: step, itemSeparator: item, keySeparator: key,
      escapesNonASCII: try interpreter.truth(escapesNonASCII))
  }

  /// The text of a value.
  func text(of value: Value) throws -> Value {
    var copy = self
    try copy.write(value, level: 0)
    return Value(String(decoding: copy.writer.bytes, as: UTF8.self))
  }

  private func check(_ number: Double) throws {
    if !allowsNaN, !number.isFinite { throw PyError.value("Out of range float values are not JSON compliant") }
  }

  /// A key as the text that is written; nil when it is left out.
  private func key(_ value: Value) throws -> String? {
    switch value.unboxed {
    case .string(let string): return string.text
    case .bool(let flag): return flag ? "true" : "false"
    case .none: return "null"
    case .float(let number):
      try check(number)
      return JSONConstant(number)?.rawValue ?? FloatText.repr(number)
    case let plain where plain.isInteger: return try interpreter.repr(plain)
    default:
      if skipsKeys { return nil }
      throw PyError.type("keys must be str, int, float, bool or None, not \(interpreter.type(of: value).name)")
    }
  }

  private mutating func nested(_ object: PyObject, _ body: (inout JSONWriting) throws -> Void) throws {
    let identity = ObjectIdentifier(object)
    if checksCycles, !open.insert(identity).inserted { throw PyError.value("Circular reference detected") }
    do { try interpreter.enter() } catch {
      throw PyError.make(
        ExceptionClasses.recursionError, "maximum recursion depth exceeded while encoding a JSON object")
    }
    defer { interpreter.leave() }
    try body(&self)
    if checksCycles { open.remove(identity) }
  }

  /// Throws MemoryError where the text becomes longer than it may: asked again whenever it has become larger by so much.
  private mutating func checkLength() throws {
    if writer.bytes.count - checked < 1 << 22 { return }
    checked = writer.bytes.count
    try MemoryLimit.check(bytes: 2 * checked)
  }

  private mutating func list(_ items: [Value], level: Int) throws {
    writer.open(UInt8(ascii: "["))
    for (i, item) in items.enumerated() {
      if Interrupt.isRequested { try interpreter.pollInterrupt() }
      writer.next(isFirst: i == 0, level: level)
      try write(item, level: level + 1)
      try checkLength()
    }
    writer.close(UInt8(ascii: "]"), isEmpty: items.isEmpty, level: level)
  }

  private mutating func dict(_ dict: PyDict, level: Int) throws {
    var pairs = dict.table.pairs
    if sortsKeys {
      let keys = try Sorting.sorted(pairs.map(\.key), key: .none, reverse: false)
      pairs = try keys.map { ($0, try dict.get($0) ?? .none) }
    }
    writer.open(UInt8(ascii: "{"))
    var isFirst = true
    for (key, item) in pairs {
      if Interrupt.isRequested { try interpreter.pollInterrupt() }
      guard let name = try self.key(key) else { continue }
      writer.next(isFirst: isFirst, level: level)
      isFirst = false
      writer.name(name)
      try write(item, level: level + 1)
      try checkLength()
    }
    writer.close(UInt8(ascii: "}"), isEmpty: pairs.isEmpty, level: level)
  }

  private mutating func write(_ value: Value, level: Int) throws {
    switch value.unboxed {
    case .none: writer.append("null")
    case .bool(let flag): writer.append(flag ? "true" : "false")
    case .int(let number): writer.append(String(number))
    case .float(let number):
      try check(number)
      writer.append(number) { FloatText.repr($0) }
    case .string(let string): writer.quote(string.text)
    case .list(let list): try nested(list) { try $0.list(list.items, level: level) }
    case .tuple(let tuple): try nested(tuple) { try $0.list(tuple.items, level: level) }
    case .dict(let dict): try nested(dict) { try $0.dict(dict, level: level) }
    case let plain:
      if plain.isInteger {
        writer.append(try interpreter.repr(plain))
      } else if let standard {
        try standIn(standard, value, level: level)
      } else {
        throw PyError.type("Object of type \(interpreter.type(of: value).name) is not JSON serializable")
      }
    }
  }

  /// Writes what `default` makes of a value.
  private mutating func standIn(_ standard: Value, _ value: Value, level: Int) throws {
    guard let object = value.object else { return try write(interpreter.call(standard, [value]), level: level) }
    try nested(object) { try $0.write($0.interpreter.call(standard, [value]), level: level) }
  }
}
