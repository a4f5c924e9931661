// SPDX-License-Identifier: GPL-3.0-or-later

import Primitives

/// What a program wrote for a terminal, on a page: its colours as colours, other control characters as Python shows them.
enum TerminalHTML {
  static func html(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { $0.value < 0x20 && $0 != "\n" && $0 != "\t" || $0.value == 0x7F })
    else { return PageWriter.escaped(EscapeSequence.visible(text)) }
    var result = ""
    var styles: [Int] = []
    for (number, piece) in text.split(separator: "\u{1B}[", omittingEmptySubsequences: false).enumerated() {
      guard number > 0, let end = piece.firstIndex(where: { $0.isLetter }) else {
        result += plain(piece)
        continue
      }
      if piece[end] == "m" { apply(piece[..<end], &styles) }
      let rest = piece[piece.index(after: end)...]
      guard !rest.isEmpty else { continue }
      let names = styles.map { "a\($0)" }.joined(separator: " ")
      result += styles.isEmpty ? plain(rest) : "<span class=\"\(names)\">\(plain(rest))</span>"
    }
    return result
  }

  private static func plain(_ text: Substring) -> String { PageWriter.escaped(EscapeSequence.visible(String(text))) }

  /// Switches styles on and off: `1;31`. A colour takes the place of another; those of the large palettes are left out.
  private static func apply(_ codes: Substring, _ styles: inout [Int]) {
    var numbers = codes.split(separator: ";", omittingEmptySubsequences: false).map { Int($0) ?? 0 }[...]
    while let code = numbers.popFirst() {
      switch code {
      case 0: styles = []
      case 1...4: styles = styles.filter { $0 != code } + [code]
      case 22: styles.removeAll { $0 == 1 || $0 == 2 }
      case 23, 24: styles.removeAll { $0 == code - 20 }
      case 30...37, 90...97:
        styles.removeAll { $0 >= 30 }
        styles.append(code > 90 ? code - 60 : code)
      case 39: styles.removeAll { $0 >= 30 }
      case 38, 48: numbers = numbers.dropFirst(numbers.first == 5 ? 2 : 4)
      default: break
      }
    }
  }
}
