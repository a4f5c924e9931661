// SPDX-License-Identifier: GPL-3.0-or-later

extension JSON {
  /// The value as text: without blanks, or, with `indent`, one element a line and as many blanks a level.
  ///
  /// Numbers come in their shortest form that reads back as the same Double; characters stand for themselves except
  /// quotes, backslashes and control characters. NaN and the infinities become `NaN`, `Infinity` and `-Infinity`.
  public func serialized(indent: Int? = nil) -> String {
    String(decoding: serializedBytes(indent: indent), as: UTF8.self)
  }

  /// The value as UTF-8 text; see ``serialized(indent:)``.
  public func serializedBytes(indent: Int? = nil) -> [UInt8] {
    var writer = JSONWriter(indent: indent)
    writer.write(self, level: 0)
    return writer.output
  }
}

/// Appends values to an array of bytes.
private struct JSONWriter {
  let indent: Int?
  var output: [UInt8] = []

  init(indent: Int?) {
    self.indent = indent
  }

  mutating func write(_ value: JSON, level: Int) {
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
        separate(&isFirst, level: level + 1)
        write(element, level: level + 1)
      }
      if !isFirst { breakLine(level: level) }
      output.append(UInt8(ascii: "]"))
    case .object(let members):
      output.append(UInt8(ascii: "{"))
      var isFirst = true
      for member in members {
        separate(&isFirst, level: level + 1)
        write(member.name)
        output.append(UInt8(ascii: ":"))
        if indent != nil { output.append(UInt8(ascii: " ")) }
        write(member.value, level: level + 1)
      }
      if !isFirst { breakLine(level: level) }
      output.append(UInt8(ascii: "}"))
    }
  }

  mutating func separate(_ isFirst: inout Bool, level: Int) {
    if !isFirst { output.append(UInt8(ascii: ",")) }
    isFirst = false
    breakLine(level: level)
  }

  mutating func breakLine(level: Int) {
    guard let indent else { return }
    output.append(0x0A)
    output.append(contentsOf: repeatElement(0x20, count: max(0, indent) * level))
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
