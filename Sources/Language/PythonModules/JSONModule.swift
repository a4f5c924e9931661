// SPDX-License-Identifier: GPL-3.0-or-later

import PythonBuiltins
import PythonRuntime

/// `json`
enum JSONModule {
  // SAFETY: made once, immutable afterwards, used on one thread.
  private nonisolated(unsafe) static let decodeError = PyClass(
    builtin: "JSONDecodeError", module: "json.decoder", base: ExceptionClasses.valueError, attributes: true)

  static func make() -> PyModule {
    let module = PyModule("json")
    module.set("JSONDecodeError", .object(decodeError))
    let options =
      "*, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, cls=None, indent=None, separators=None, default=None, sort_keys=False"
    module.add([
      Declaration(
        "dumps", "(obj, \(options))", "A value as JSON.",
        example: "import json; json.dumps({'a': [1, None]})"
      ) {
        Value(try write($0, first: 1, $0[0]))
      },
      Declaration("dump", "(obj, fp, \(options))", "Writes a value as JSON to a file.") {
        let text = try write($0, first: 2, $0[0])
        try $0.interpreter.writeText(text, to: $0[1])
        return .none
      },
      Declaration(
        "loads", "(s, \(readingOptions))", "The value of a JSON text.",
        example: "import json; json.loads('[1, 2.5]')"
      ) {
        guard $0[0].text != nil || $0[0].object is PyBytes else {
          let given = $0.interpreter.type(of: $0[0]).name
          throw PyError.type("the JSON object must be str, bytes or bytearray, not \(given)")
        }
        let bytes = ($0[0].object as? PyBytes)?.bytes
        let text = try bytes.map { try TextCodec.decode($0, "utf-8", errors: "strict") } ?? $0.text(0)
        return try parse(text, hook: $0[1].ifGiven, pairsHook: $0[2].ifGiven)
      },
      Declaration("load", "(fp, \(readingOptions))", "The value of a JSON file.") {
        let text = try $0.interpreter.callMethod($0[0], "read")
        return try parse(text.text ?? "", hook: $0[1].ifGiven, pairsHook: $0[2].ifGiven)
      },
    ])
    return module
  }

  private static func write(_ bound: Bound, first: Int, _ value: Value) throws -> String {
    var writer = Writer(interpreter: bound.interpreter)
    writer.escapesNonASCII = try bound.flag(first + 1)
    writer.allowsNaN = try bound.flag(first + 3)
    switch bound[first + 5] {
    case .none, .undefined: break
    case .string(let string): writer.indent = string.text
    default: writer.indent = String(repeating: " ", count: max(0, min(try bound.int(first + 5), 1000)))
    }
    if writer.indent != nil { writer.itemSeparator = "," }
    if let separators = bound[first + 6].ifGiven {
      let parts = try bound.interpreter.collect(separators).compactMap(\.text)
      if parts.count == 2 { (writer.itemSeparator, writer.keySeparator) = (parts[0], parts[1]) }
    }
    writer.standard = bound[first + 7]
    writer.sortsKeys = try bound.flag(first + 8)
    writer.skipsKeys = try bound.flag(first)
    try writer.write(value, level: 0)
    return writer.text
  }

  private struct Writer {
    let interpreter: Interpreter
    var text = ""
    var escapesNonASCII = true
    var allowsNaN = true
    var indent: String?
    var itemSeparator = ", "
    var keySeparator = ": "
    var standard: Value = .none
    var sortsKeys = false
    var skipsKeys = false
    var open: [PyObject] = []

    init(interpreter: Interpreter) { self.interpreter = interpreter }

    func number(_ value: Double) throws -> String {
      if value.isFinite { return FloatText.repr(value) }
      if !allowsNaN { throw PyError.value("Out of range float values are not JSON compliant") }
      return value.isNaN ? "NaN" : value > 0 ? "Infinity" : "-Infinity"
    }

    func quoted(_ text: String) -> String {
      var result = "\""
      for scalar in text.unicodeScalars {
        switch scalar {
        case "\"": result += "\\\""
        case "\\": result += "\\\\"
        case "\n": result += "\\n"
        case "\r": result += "\\r"
        case "\t": result += "\\t"
        case "\u{08}": result += "\\b"
        case "\u{0C}": result += "\\f"
        default:
          if scalar.value < 0x20 || (escapesNonASCII && scalar.value > 0x7E) {
            for unit in String(Character(scalar)).utf16 {
              let digits = String(unit, radix: 16)
              result += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
            }
          } else {
            result.unicodeScalars.append(scalar)
          }
        }
      }
      return result + "\""
    }

    func newline(_ level: Int) -> String { indent.map { "\n" + String(repeating: $0, count: level) } ?? "" }

    func key(_ value: Value) throws -> String? {
      switch value.unboxed {
      case .string(let string): return quoted(string.text)
      case .bool(let flag): return flag ? "\"true\"" : "\"false\""
      case .none: return "\"null\""
      case .float(let number): return "\"" + (try self.number(number)) + "\""
      case let plain where plain.isInteger: return "\"" + (try interpreter.repr(plain)) + "\""
      default:
        if skipsKeys { return nil }
        throw PyError.type(
          "keys must be str, int, float, bool or None, not \(interpreter.type(of: value).name)")
      }
    }

    mutating func nested(_ object: PyObject, _ body: (inout Writer) throws -> Void) throws {
      if open.contains(where: { $0 === object }) { throw PyError.value("Circular reference detected") }
      try interpreter.enter()
      defer { interpreter.leave() }
      open.append(object)
      try body(&self)
      open.removeLast()
    }

    mutating func list(_ items: [Value], level: Int) throws {
      if items.isEmpty {
        text += "[]"
        return
      }
      text += "["
      for (i, item) in items.enumerated() {
        if Interrupt.isRequested { try Interpreter.current.pollInterrupt() }
        if i > 0 { text += itemSeparator }
        text += newline(level + 1)
        try write(item, level: level + 1)
      }
      text += newline(level) + "]"
    }

    mutating func write(_ value: Value, level: Int) throws {
      switch value.unboxed {
      case .none: text += "null"
      case .bool(let flag): text += flag ? "true" : "false"
      case .float(let number): text += try self.number(number)
      case .string(let string): text += quoted(string.text)
      case .list(let list): try nested(list) { try $0.list(list.items, level: level) }
      case .tuple(let tuple): try nested(tuple) { try $0.list(tuple.items, level: level) }
      case .dict(let dict):
        var pairs = dict.table.pairs
        if pairs.isEmpty {
          text += "{}"
          return
        }
        if sortsKeys {
          let keys = try Sorting.sorted(pairs.map(\.key), key: .none, reverse: false)
          pairs = try keys.map { ($0, try dict.table.get($0) ?? .none) }
        }
        try nested(dict) { writer in
          writer.text += "{"
          var isFirst = true
          for (key, item) in pairs {
            guard let name = try writer.key(key) else { continue }
            if !isFirst { writer.text += writer.itemSeparator }
            isFirst = false
            writer.text += writer.newline(level + 1) + name + writer.keySeparator
            try writer.write(item, level: level + 1)
          }
          writer.text += writer.newline(level) + "}"
        }
      case let plain:
        if plain.isInteger {
          text += try interpreter.repr(plain)
        } else if let standard = standard.ifGiven, let object = value.object {
          let replacement = try interpreter.call(standard, [value])
          try nested(object) { try $0.write(replacement, level: level) }
        } else {
          throw PyError.type("Object of type \(interpreter.type(of: value).name) is not JSON serializable")
        }
      }
    }
  }

  // MARK: Reading

  private static let readingOptions = "*, object_hook=None, object_pairs_hook=None"

  private static func parse(_ text: String, hook: Value? = nil, pairsHook: Value? = nil) throws -> Value {
    var reader = Reader(text: Array(text.unicodeScalars), hook: hook, pairsHook: pairsHook)
    reader.skipSpace()
    let value = try reader.value()
    reader.skipSpace()
    if reader.position < reader.text.count { throw reader.error("Extra data", at: reader.position) }
    return value
  }

  private struct Reader {
    let text: [Unicode.Scalar]
    /// What makes a value of each object's dictionary, or of its pairs.
    let hook: Value?
    let pairsHook: Value?
    var position = 0

    func error(_ message: String, at place: Int) -> Raised {
      let before = text[..<min(place, text.count)]
      let line = before.count { $0 == "\n" } + 1
      let column = place - (before.lastIndex(of: "\n").map { $0 + 1 } ?? 0) + 1
      return PyError.make(decodeError, "\(message): line \(line) column \(column) (char \(place))")
    }

    var current: Unicode.Scalar? { position < text.count ? text[position] : nil }

    mutating func skipSpace() {
      while let scalar = current, [" ", "\n", "\r", "\t"].contains(scalar) { position += 1 }
    }

    mutating func take(_ word: String) -> Bool {
      let scalars = Array(word.unicodeScalars)
      guard position + scalars.count <= text.count, Array(text[position..<position + scalars.count]) == scalars else {
        return false
      }
      position += scalars.count
      return true
    }

    mutating func value() throws -> Value {
      guard let scalar = current else { throw error("Expecting value", at: position) }
      let interpreter = Interpreter.current
      try interpreter.enter()
      defer { interpreter.leave() }
      switch scalar {
      case "\"": return Value(try string())
      case "[": return try list()
      case "{":
        let made = try object()
        if let pairsHook {
          guard case .dict(let dict) = made else { return made }
          let pairs = dict.table.pairs.map { Value(tuple: [$0.key, $0.value]) }
          return try interpreter.call(pairsHook, [Value(list: pairs)])
        }
        return try hook.map { try interpreter.call($0, [made]) } ?? made
      case "n" where take("null"): return .none
      case "t" where take("true"): return .bool(true)
      case "f" where take("false"): return .bool(false)
      case "N" where take("NaN"): return .float(.nan)
      case "I" where take("Infinity"): return .float(.infinity)
      case "-" where take("-Infinity"): return .float(-.infinity)
      default: return try number()
      }
    }

    mutating func number() throws -> Value {
      let start = position
      if current == "-" { position += 1 }
      func isDigit(_ scalar: Unicode.Scalar?) -> Bool { scalar.map { $0.value >= 0x30 && $0.value <= 0x39 } ?? false }
      guard isDigit(current) else {
        position = start
        throw error("Expecting value", at: start)
      }
      if current == "0" { position += 1 } else { while isDigit(current) { position += 1 } }
      var isFloat = false
      if current == ".", position + 1 < text.count, isDigit(text[position + 1]) {
        isFloat = true
        position += 1
        while isDigit(current) { position += 1 }
      }
      if current == "e" || current == "E" {
        let mark = position
        position += 1
        if current == "-" || current == "+" { position += 1 }
        if isDigit(current) {
          isFloat = true
          while isDigit(current) { position += 1 }
        } else {
          position = mark
        }
      }
      let digits = String(String.UnicodeScalarView(text[start..<position]))
      if isFloat { return .float(Builtins.parseFloat(digits) ?? 0) }
      return try Builtins.parseInteger(digits, base: 10) ?? .int(0)
    }

    mutating func string() throws -> String {
      let begin = position
      position += 1
      var units: [UInt16] = []
      while true {
        guard let scalar = current else { throw error("Unterminated string starting at", at: begin) }
        position += 1
        if scalar == "\"" { return String(decoding: units, as: UTF16.self) }
        if scalar != "\\" {
          if scalar.value < 0x20 { throw error("Invalid control character at", at: position - 1) }
          units += Array(String(Character(scalar)).utf16)
          continue
        }
        guard let escape = current else { throw error("Unterminated string starting at", at: begin) }
        position += 1
        switch escape {
        case "\"", "\\", "/": units.append(UInt16(escape.value))
        case "b": units.append(8)
        case "f": units.append(12)
        case "n": units.append(10)
        case "r": units.append(13)
        case "t": units.append(9)
        case "u":
          guard position + 4 <= text.count,
            let unit = UInt16(String(String.UnicodeScalarView(text[position..<position + 4])), radix: 16)
          else { throw error("Invalid \\uXXXX escape", at: position - 1) }
          units.append(unit)
          position += 4
        default: throw error("Invalid \\escape", at: position - 2)
        }
      }
    }

    mutating func list() throws -> Value {
      position += 1
      var items: [Value] = []
      skipSpace()
      if current == "]" {
        position += 1
        return Value(list: items)
      }
      while true {
        skipSpace()
        if Interrupt.isRequested { try Interpreter.current.pollInterrupt() }
        items.append(try value())
        skipSpace()
        if current == "]" {
          position += 1
          return Value(list: items)
        }
        guard current == "," else { throw error("Expecting ',' delimiter", at: position) }
        position += 1
      }
    }

    mutating func object() throws -> Value {
      position += 1
      let dict = PyDict()
      skipSpace()
      if current == "}" {
        position += 1
        return .dict(dict)
      }
      while true {
        skipSpace()
        guard current == "\"" else {
          throw error("Expecting property name enclosed in double quotes", at: position)
        }
        let key = try string()
        skipSpace()
        guard current == ":" else { throw error("Expecting ':' delimiter", at: position) }
        position += 1
        skipSpace()
        try dict.set(key, value())
        skipSpace()
        if current == "}" {
          position += 1
          return .dict(dict)
        }
        guard current == "," else { throw error("Expecting ',' delimiter", at: position) }
        position += 1
      }
    }
  }
}
