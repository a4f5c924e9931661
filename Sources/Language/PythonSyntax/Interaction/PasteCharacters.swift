// SPDX-License-Identifier: GPL-3.0-or-later

/// Characters that pages and word processors put in the place of those that Python knows.
enum PasteCharacters {
  typealias Scalar = Unicode.Scalar

  // MARK: Quotes

  /// Makes straight quotes of the typographic ones that stand outside of string literals.
  static func straightenQuotes(_ lines: [String]) -> (lines: [String], note: String)? {
    var walker = PasteWalker(lines)
    var changed = false
    while let scalar = walker.next() {
      guard let straight = straightened(scalar) else {
        walker.keep()
        continue
      }
      changed = true
      walker.replaceString(straight) { straightened($0) == straight || $0 == straight }
    }
    return changed ? (walker.lines, "straightened quotes") : nil
  }

  private static func straightened(_ scalar: Scalar) -> Scalar? {
    switch scalar {
    case "\u{2018}", "\u{2019}", "\u{201A}", "\u{201B}", "\u{2032}", "\u{00B4}", "\u{FF07}": "'"
    case "\u{201C}", "\u{201D}", "\u{201E}", "\u{201F}", "\u{2033}", "\u{FF02}", "\u{00AB}", "\u{00BB}": "\""
    default: nil
    }
  }

  // MARK: Blanks and punctuation

  /// Makes plain blanks of no-break spaces and the other widths of space outside of string literals.
  static func replaceBlanks(_ lines: [String]) -> (lines: [String], note: String)? {
    replace(lines, "replaced no-break spaces") { scalar in
      switch scalar.value {
      case 0xA0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: " "
      default: nil
      }
    }
  }

  /// Takes zero-width characters and other invisible marks away outside of string literals.
  static func removeInvisible(_ lines: [String]) -> (lines: [String], note: String)? {
    replace(lines, "removed invisible characters") { scalar in
      switch scalar.value {
      case 0xAD, 0x180E, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0xFEFF, 0x0...0x8, 0xB, 0xE...0x1F, 0x7F: ""
      default: nil
      }
    }
  }

  /// Makes ASCII of full-width punctuation and digits, of dashes and the like, outside of string literals.
  static func replacePunctuation(_ lines: [String]) -> (lines: [String], note: String)? {
    replace(lines, "replaced full-width punctuation") { scalar in
      switch scalar.value {
      case 0xFF01...0xFF20, 0xFF3B...0xFF40, 0xFF5B...0xFF5E:
        Scalar(scalar.value - 0xFEE0).map { String(Character($0)) }
      case 0x3001: ","
      case 0x3002: "."
      case 0x3010: "["
      case 0x3011: "]"
      case 0x2010...0x2015, 0x2212: "-"
      case 0x2026: "..."
      case 0x2217: "*"
      case 0x2264: "<="
      case 0x2265: ">="
      case 0x2260: "!="
      default: nil
      }
    }
  }

  private static func replace(
    _ lines: [String], _ note: String, _ substitute: (Scalar) -> String?
  ) -> (lines: [String], note: String)? {
    var walker = PasteWalker(lines)
    var changed = false
    while let scalar = walker.next() {
      if let text = substitute(scalar) {
        walker.substitute(text)
        changed = true
      } else {
        walker.keep()
      }
    }
    return changed ? (walker.lines, note) : nil
  }
}

/// Walks over the characters of a text that are outside of strings and comments; those inside are kept as they are.
struct PasteWalker {
  private let scalars: [Unicode.Scalar]
  private var cursor = 0
  private var output = String.UnicodeScalarView()

  init(_ lines: [String]) { scalars = Array(PasteCleaner.joined(lines).unicodeScalars) }

  /// The text so far, as lines.
  var lines: [String] { String(output).split(separator: "\n", omittingEmptySubsequences: false).map(String.init) }

  private func scalar(_ offset: Int) -> Unicode.Scalar? { offset < scalars.count ? scalars[offset] : nil }

  /// The next character outside of strings and comments; nil at the end.
  mutating func next() -> Unicode.Scalar? {
    while cursor < scalars.count {
      let here = scalars[cursor]
      if here == "#" {
        while cursor < scalars.count, scalars[cursor] != "\n" { keep() }
      } else if here == "'" || here == "\"" {
        let end = stringEnd(quote: here)
        repeat { keep() } while cursor < end
      } else {
        return here
      }
    }
    return nil
  }

  /// The offset after the string literal at the cursor; the next offset when it has no end (an apostrophe).
  private func stringEnd(quote: Unicode.Scalar) -> Int {
    let triple = scalar(cursor + 1) == quote && scalar(cursor + 2) == quote
    var offset = cursor + (triple ? 3 : 1)
    while let here = scalar(offset) {
      if here == "\\" {
        offset += 2
      } else if here == quote {
        if !triple { return offset + 1 }
        if scalar(offset + 1) == quote, scalar(offset + 2) == quote { return offset + 3 }
        offset += 1
      } else if here == "\n", !triple {
        return cursor + 1
      } else {
        offset += 1
      }
    }
    return cursor + 1
  }

  /// Keeps the character at the cursor.
  mutating func keep() {
    guard cursor < scalars.count else { return }
    output.append(scalars[cursor])
    cursor += 1
  }

  /// Writes a text in place of the character at the cursor.
  mutating func substitute(_ text: String) {
    output.append(contentsOf: text.unicodeScalars)
    cursor += 1
  }

  /// Writes the string whose typographic opening quote stands at the cursor with straight quotes; without a closing one
  /// only the quote itself is replaced.
  mutating func replaceString(_ quote: Unicode.Scalar, _ closes: (Unicode.Scalar) -> Bool) {
    let triple = isTriple(cursor, closes)
    var end = cursor + (triple ? 3 : 1)
    let start = end
    while let here = scalar(end) {
      if here == "\n", !triple {
        substitute(String(Character(quote)))
        return
      }
      if closes(here), !isApostrophe(end), !triple || isTriple(end, closes) { break }
      end += 1
    }
    guard end < scalars.count else {
      substitute(String(Character(quote)))
      return
    }
    let body = scalars[start..<end]
    var mark = quote
    let other: Unicode.Scalar = quote == "'" ? "\"" : "'"
    if body.contains(quote), !body.contains(other) { mark = other }
    let marks = String(repeating: String(Character(mark)), count: triple ? 3 : 1)
    output.append(contentsOf: marks.unicodeScalars)
    for (index, scalar) in zip(body.indices, body) {
      if scalar == mark, !triple, index == body.startIndex || body[index - 1] != "\\" { output.append("\\") }
      output.append(scalar)
    }
    output.append(contentsOf: marks.unicodeScalars)
    cursor = end + (triple ? 3 : 1)
  }

  private func isTriple(_ offset: Int, _ closes: (Unicode.Scalar) -> Bool) -> Bool {
    for step in 0..<3 {
      guard let here = scalar(offset + step), closes(here) else { return false }
    }
    return true
  }

  /// Whether a quote stands between two letters, as in `don’t`.
  private func isApostrophe(_ offset: Int) -> Bool {
    guard offset > 0, let after = scalar(offset + 1), scalars[offset] == "\u{2019}" || scalars[offset] == "'" else {
      return false
    }
    return scalars[offset - 1].properties.isAlphabetic && after.properties.isAlphabetic
  }
}
