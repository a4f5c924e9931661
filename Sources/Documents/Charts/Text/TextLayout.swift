// SPDX-License-Identifier: GPL-3.0-or-later

import Primitives

/// Fitting user's text into columns.
public enum TextLayout {
  /// The text on one line: line breaks and tabs become blanks, other control characters `?`.
  public static func oneLine(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control: result.append(scalar == "\n" || scalar == "\t" || scalar == "\r" ? " " : "?")
      case .lineSeparator, .paragraphSeparator: result.append(" ")
      // Marks that turn the writing direction would turn the rest of the line too.
      case .format where (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value): continue
      default: result.append(scalar)
      }
    }
    return String(result)
  }

  /// The text cut to a width, with a sign of the cut (`…`, in ASCII `~`) as its last column.
  public static func truncated(_ text: String, to width: Int, _ glyphs: GlyphSet = .unicode) -> String {
    guard DisplayWidth.of(text) > width else { return text }
    guard width > 0 else { return "" }
    var result = ""
    var used = 0
    for character in text {
      let next = DisplayWidth.of(String(character))
      if used + next > width - 1 { break }
      result.append(character)
      used += next
    }
    return result + (glyphs == .ascii ? "~" : "…")
  }

  /// Lines as one text, each without blanks at its end.
  static func joined(_ lines: [String]) -> String {
    lines.map { line in
      guard line.utf8.last == UInt8(ascii: " ") else { return line }
      var line = line[...]
      while line.last == " " { line.removeLast() }
      return String(line)
    }.joined(separator: "\n")
  }

  /// The text padded with blanks on the right, or on the left when `right` is set.
  public static func padded(_ text: String, to width: Int, right: Bool = false) -> String {
    let blanks = String(repeating: " ", count: max(0, width - DisplayWidth.of(text)))
    return right ? blanks + text : text + blanks
  }

  /// The text broken at blanks, and between characters of two columns, into lines no wider than the width; later lines begin with `indent`
  /// blanks. A word that is too wide is broken where it must be. No line begins with a closing sign or ends with an opening one.
  public static func wrapped(_ text: String, to width: Int, indent: Int = 0) -> [String] {
    let width = max(width, 1)
    let indent = max(0, min(indent, width / 2))
    var lines: [String] = []
    var line = ""
    var used = 0
    func start() -> (String, Int) {
      lines.isEmpty ? ("", 0) : (String(repeating: " ", count: indent), indent)
    }
    var isFirstWord = true
    for (word, blanks) in units(text) {
      let wordWidth = DisplayWidth.of(word)
      if !isFirstWord, used + blanks + wordWidth <= width {
        line += blanks > 0 ? " " + word : word
        used += blanks + wordWidth
        continue
      }
      if !isFirstWord {
        lines.append(line)
        (line, used) = start()
      }
      isFirstWord = false
      for character in word {
        let next = DisplayWidth.of(String(character))
        if used + next > width, used > (lines.isEmpty ? 0 : indent) {
          lines.append(line)
          (line, used) = start()
        }
        line.append(character)
        used += next
      }
    }
    lines.append(line)
    return lines
  }

  /// What stays together, each with the blank before it.
  private static func units(_ text: String) -> [(text: String, blanks: Int)] {
    let words = text.split(separator: " ", omittingEmptySubsequences: true)
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return words.map { (String($0), 1) } }
    var units: [(text: String, blanks: Int)] = []
    for word in words {
      units.append(("", 1))
      var last: Character?
      for character in word {
        if let before = last, isWide(before) || isWide(character), !closing.contains(character),
          !opening.contains(before)
        {
          units.append(("", 0))
        }
        units[units.count - 1].text.append(character)
        last = character
      }
    }
    return units
  }

  private static func isWide(_ character: Character) -> Bool { DisplayWidth.of(String(character)) == 2 }

  private static let closing = Set("，。、；：？！）」』》】”’…,.;:?!)]}")
  private static let opening = Set("（「『《【“‘([{")
}
