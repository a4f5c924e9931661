// SPDX-License-Identifier: GPL-3.0-or-later

/// `repr` of texts.
public enum StringText {
  /// Whether Python shows a character as it is.
  package static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x7F { return scalar.value >= 0x20 }
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator, .spaceSeparator:
      return false
    default: return true
    }
  }

  package static func hex(_ value: UInt32, _ width: Int) -> String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }

  /// `\x00`, `\u2028`, `\U0001f600`
  static func escape(_ scalar: Unicode.Scalar) -> String {
    if scalar.value < 0x100 { return "\\x" + hex(scalar.value, 2) }
    return scalar.value < 0x10000 ? "\\u" + hex(scalar.value, 4) : "\\U" + hex(scalar.value, 8)
  }

  /// `repr(text)`; `asciiOnly` is `ascii(text)`.
  public static func repr(_ text: String, asciiOnly: Bool = false) -> String {
    TextBuffer.shortText { append(repr: text, asciiOnly: asciiOnly, to: &$0) }
  }

  /// Appends `repr(text)`.
  static func append(repr text: String, asciiOnly: Bool = false, to buffer: inout TextBuffer) {
    var hasSingle = false
    var hasDouble = false
    var isPlain = true
    for byte in text.utf8 {
      if byte == UInt8(ascii: "'") { hasSingle = true }
      if byte == UInt8(ascii: "\"") { hasDouble = true }
      if byte < 0x20 || byte >= 0x7F || byte == UInt8(ascii: "\\") { isPlain = false }
    }
    let quote = UInt8(ascii: hasSingle && !hasDouble ? "\"" : "'")
    buffer.append(quote)
    defer { buffer.append(quote) }
    if isPlain, !hasSingle || !hasDouble {
      buffer.append(text)
      return
    }
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n": buffer.append("\\n")
      case "\r": buffer.append("\\r")
      case "\t": buffer.append("\\t")
      case "\\": buffer.append("\\\\")
      case Unicode.Scalar(quote):
        buffer.append(UInt8(ascii: "\\"))
        buffer.append(quote)
      default:
        if isPrintable(scalar), !asciiOnly || scalar.value < 0x80 {
          buffer.append(scalar)
        } else {
          buffer.append(escape(scalar))
        }
      }
    }
  }

  /// A text with everything beyond ASCII escaped: `ascii(x)`.
  package static func ascii(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      if scalar.value < 0x80 { result.unicodeScalars.append(scalar) } else { result += escape(scalar) }
    }
    return result
  }

  /// `repr` of bytes.
  package static func repr(bytes: [UInt8]) -> String {
    let quote =
      bytes.contains(UInt8(ascii: "'")) && !bytes.contains(UInt8(ascii: "\"")) ? UInt8(ascii: "\"") : UInt8(ascii: "'")
    let mark = Character(Unicode.Scalar(quote))
    var result = "b\(mark)"
    for byte in bytes {
      switch byte {
      case quote, UInt8(ascii: "\\"): result += "\\" + String(Character(Unicode.Scalar(byte)))
      case 9: result += "\\t"
      case 10: result += "\\n"
      case 13: result += "\\r"
      case 0x20..<0x7F: result.append(Character(Unicode.Scalar(byte)))
      default: result += "\\x" + hex(UInt32(byte), 2)
      }
    }
    result.append(mark)
    return result
  }
}
