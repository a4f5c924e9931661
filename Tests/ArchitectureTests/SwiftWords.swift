// SPDX-License-Identifier: GPL-3.0-or-later

/// The words and signs of a Swift file without comments and texts; what stands in `\(…)` of a text is code.
struct SwiftWords {
  /// Words as they stand, other characters one by one.
  private(set) var all: [Substring.UTF8View] = []

  private var rest: Substring.UTF8View

  init(_ text: String) {
    rest = Substring(text).utf8
    while let byte = rest.first { read(byte) }
  }

  /// The words as texts.
  var texts: [String] { all.map { String(Substring($0)) } }

  private static func isLetter(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"),
      UInt8(ascii: "_"), 0x80...:
      true
    default: false
    }
  }

  private func starts(_ text: StaticString) -> Bool {
    rest.starts(with: text.description.utf8)
  }

  private mutating func read(_ byte: UInt8) {
    if Self.isLetter(byte) {
      let word = rest.prefix(while: Self.isLetter)
      all.append(word)
      rest = rest[word.endIndex...]
    } else if starts("//") {
      rest = rest.drop { $0 != 0x0A }
    } else if byte == UInt8(ascii: "\"") || (byte == UInt8(ascii: "#") && isRawText) {
      readText()
    } else {
      if byte > 0x20, byte != UInt8(ascii: "`") { all.append(rest.prefix(1)) }
      rest = rest.dropFirst()
    }
  }

  private var isRawText: Bool { rest.drop { $0 == UInt8(ascii: "#") }.first == UInt8(ascii: "\"") }

  private mutating func readText() {
    let marks = rest.prefix { $0 == UInt8(ascii: "#") }.count
    rest = rest.dropFirst(marks)
    let isLong = starts("\"\"\"")
    rest = rest.dropFirst(isLong ? 3 : 1)
    let end = Array((isLong ? "\"\"\"" : "\"").utf8) + [UInt8](repeating: UInt8(ascii: "#"), count: marks)
    let escape = [UInt8(ascii: "\\")] + [UInt8](repeating: UInt8(ascii: "#"), count: marks)
    while !rest.isEmpty, !rest.starts(with: end) {
      guard rest.starts(with: escape) else {
        rest = rest.dropFirst()
        continue
      }
      rest = rest.dropFirst(escape.count)
      let isCode = rest.first == UInt8(ascii: "(")
      rest = rest.dropFirst()
      if isCode { readCode() }
    }
    rest = rest.dropFirst(end.count)
  }

  /// Code up to the bracket that closes it.
  private mutating func readCode() {
    var depth = 1
    while let byte = rest.first {
      if byte == UInt8(ascii: "(") { depth += 1 }
      if byte == UInt8(ascii: ")") { depth -= 1 }
      if depth == 0 { break }
      read(byte)
    }
    rest = rest.dropFirst()
  }
}
