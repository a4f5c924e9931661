extension JSON {
  /// The value as text, without blanks.
  ///
  /// Numbers come in their shortest form that reads back as the same Double; characters stand for themselves except
  /// quotes, backslashes and control characters. NaN and the infinities become `NaN`, `Infinity` and `-Infinity`.
  public func serialized() -> String {
    String(decoding: serializedBytes(), as: UTF8.self)
  }

  /// The value as UTF-8 text; see ``serialized()``.
  public func serializedBytes() -> [UInt8] {
    var writer = JSONWriter()
    writer.write(self)
    return writer.output
  }
}

/// Appends values to an array of bytes.
private struct JSONWriter {
  var output: [UInt8] = []

  mutating func write(_ value: JSON) {
    switch value {
    case .null: output.append(contentsOf: "null".utf8)
    case .bool(let flag): output.append(contentsOf: (flag ? "true" : "false").utf8)
    case .integer(let integer): output.append(contentsOf: integer.description.utf8)
    case .number(let number): write(number)
    case .string(let text): write(text)
    case .array(let elements):
      output.append(UInt8(ascii: "["))
      var isFirst = true
      for element in elements {
        separate(&isFirst)
        write(element)
      }
      output.append(UInt8(ascii: "]"))
    case .object(let members):
      output.append(UInt8(ascii: "{"))
      var isFirst = true
      for member in members {
        separate(&isFirst)
        write(member.name)
        output.append(UInt8(ascii: ":"))
        write(member.value)
      }
      output.append(UInt8(ascii: "}"))
    }
  }

  mutating func separate(_ isFirst: inout Bool) {
    if !isFirst { output.append(UInt8(ascii: ",")) }
    isFirst = false
  }

  mutating func write(_ number: Double) {
    if number.isNaN {
      output.append(contentsOf: "NaN".utf8)
    } else if number.isInfinite {
      output.append(contentsOf: (number < 0 ? "-Infinity" : "Infinity").utf8)
    } else {
      // Swift's description is the shortest text that reads back as the same value, with a point or an exponent always.
      output.append(contentsOf: number.description.utf8)
    }
  }

  mutating func write(_ text: String) {
    output.append(UInt8(ascii: "\""))
    if text.utf8.contains(where: JSONWriter.needsEscape) {
      for byte in text.utf8 {
        if JSONWriter.needsEscape(byte) { escape(byte) } else { output.append(byte) }
      }
    } else {
      output.append(contentsOf: text.utf8)
    }
    output.append(UInt8(ascii: "\""))
  }

  static func needsEscape(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
  }

  mutating func escape(_ byte: UInt8) {
    output.append(UInt8(ascii: "\\"))
    switch byte {
    case 0x08: output.append(UInt8(ascii: "b"))
    case 0x09: output.append(UInt8(ascii: "t"))
    case 0x0A: output.append(UInt8(ascii: "n"))
    case 0x0C: output.append(UInt8(ascii: "f"))
    case 0x0D: output.append(UInt8(ascii: "r"))
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): output.append(byte)
    default:
      output.append(contentsOf: (byte < 16 ? "u000" : "u00").utf8)
      output.append(contentsOf: String(byte, radix: 16).utf8)
    }
  }
}
