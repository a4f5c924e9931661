// SPDX-License-Identifier: GPL-3.0-or-later

/// Puts JSON together: quotes and escapes of texts, and the layout. What the values are is its user's affair.
public struct JSONWriter {
  /// The text so far, in UTF-8.
  public private(set) var bytes: [UInt8] = []
  /// What stands at the beginning of a line for each level; nil when all is one line.
  private let indent: [UInt8]?
  private let itemSeparator: [UInt8]
  private let keySeparator: [UInt8]
  /// Whether characters beyond ASCII are escaped.
  private let escapesNonASCII: Bool

  /// A writer of a layout.
  public init(indent: String?, itemSeparator: String, keySeparator: String, escapesNonASCII: Bool) {
    self.indent = indent.map { Array($0.utf8) }
    self.itemSeparator = Array(itemSeparator.utf8)
    self.keySeparator = Array(keySeparator.utf8)
    self.escapesNonASCII = escapesNonASCII
  }

  /// Adds a word or number as it is.
  public mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

  /// Adds a number, which `form` writes if it is finite.
  public mutating func append(_ number: Double, form: (Double) -> String) {
    append(JSONConstant(number)?.rawValue ?? form(number))
  }

  // MARK: Layout

  /// Begins an array or object.
  public mutating func open(_ bracket: UInt8) { bytes.append(bracket) }

  /// Goes to the next element or member of an array or object that stands on a level.
  public mutating func next(isFirst: Bool, level: Int) {
    if !isFirst { bytes.append(contentsOf: itemSeparator) }
    breakLine(level + 1)
  }

  /// Adds the name of a member and what separates it from its value.
  public mutating func name(_ text: String) {
    quote(text)
    bytes.append(contentsOf: keySeparator)
  }

  /// Ends an array or object.
  public mutating func close(_ bracket: UInt8, isEmpty: Bool, level: Int) {
    if !isEmpty { breakLine(level) }
    bytes.append(bracket)
  }

  private mutating func breakLine(_ level: Int) {
    guard let indent else { return }
    bytes.append(0x0A)
    for _ in 0..<level { bytes.append(contentsOf: indent) }
  }

  // MARK: Texts

  /// Adds a text in quotes: characters stand for themselves except quotes, backslashes, control characters and, if so
  /// wished, those beyond ASCII.
  public mutating func quote(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    if isPlain(text) {
      bytes.append(contentsOf: text.utf8)
    } else if escapesNonASCII {
      for unit in text.utf16 { append(unit) }
    } else {
      for byte in text.utf8 { if byte < 0x80 { append(UInt16(byte)) } else { bytes.append(byte) } }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private func isPlain(_ text: String) -> Bool {
    let span = text.utf8.span
    let highest: UInt8 = escapesNonASCII ? 0x7E : 0xFF
    for i in 0..<span.count {
      let byte = span[i]
      if byte < 0x20 || byte > highest || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { return false }
    }
    return true
  }

  /// Adds an ASCII character, or a unit of UTF-16 that is to be escaped.
  private mutating func append(_ unit: UInt16) {
    let letter: UInt8
    switch unit {
    case 0x22, 0x5C: letter = UInt8(truncatingIfNeeded: unit)
    case 0x08: letter = UInt8(ascii: "b")
    case 0x09: letter = UInt8(ascii: "t")
    case 0x0A: letter = UInt8(ascii: "n")
    case 0x0C: letter = UInt8(ascii: "f")
    case 0x0D: letter = UInt8(ascii: "r")
    case 0x20...0x7E: return bytes.append(UInt8(truncatingIfNeeded: unit))
    case 0x7F where !escapesNonASCII: return bytes.append(0x7F)
    default:
      append("\\u")
      for shift in [12, 8, 4, 0] {
        let digit = UInt8(truncatingIfNeeded: unit >> UInt16(shift)) & 0xF
        bytes.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
      }
      return
    }
    bytes.append(UInt8(ascii: "\\"))
    bytes.append(letter)
  }
}
