// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import PythonSyntax

/// Columns that a line finds by itself.
enum BlockIndentation {
  /// The words that each word goes on from.
  private static let openers: [String: Set<String>] = [
    "else": ["if", "elif", "for", "while", "except"], "elif": ["if", "elif"], "except": ["try", "except"],
    "finally": ["try", "except", "else"], "case": ["case", "match"],
  ]

  /// The column of a line that has just been typed so far; nil when it stays where it is.
  static func column(of line: String, below text: String) -> Int? {
    let content = line.drop { $0 == " " }
    let width = line.utf8.count - content.utf8.count
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    if content.utf8.count == 1, let last = content.utf8.first, BracketMatch.isClosing(last) {
      guard let open = openBrackets(text).last else { return nil }
      return indentation(lines[SourceText(name: "", text: text).line(at: open) - 1])
    }
    let word = String(content.prefix { $0.isLetter })
    guard let wanted = openers[word], content.hasSuffix(":") || content == word + " ", openBrackets(text).isEmpty else {
      return nil
    }
    if word == "else" || word == "finally", content != word + ":" { return nil }
    var limit = width
    for line in lines.reversed() where !line.allSatisfy({ $0 == " " }) {
      let column = indentation(line)
      let opener = String(line.dropFirst(column).prefix { $0.isLetter })
      guard column <= limit else { continue }
      if wanted.contains(opener) { return opener == "match" ? column + 4 : column }
      limit = min(limit, column - 1)
      if limit < 0 { return nil }
    }
    return nil
  }

  static func indentation(_ line: Substring) -> Int { line.prefix { $0 == " " }.utf8.count }

  /// Where the brackets stand that are still open.
  private static func openBrackets(_ text: String) -> [Int] {
    var open: [Int] = []
    let bytes = Array(text.utf8)
    for (span, kind) in highlightTokens(text) where kind == .operator && span.end - span.start == 1 {
      guard BlockLine.isBracket(bytes[span.start]) else { continue }
      if BracketMatch.isClosing(bytes[span.start]) { _ = open.popLast() } else { open.append(span.start) }
    }
    return open
  }
}
