// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics

/// Captions and sentences between the lines of a listing.
enum PasteProse {
  /// How many times the text is parsed at most.
  private static let mostRounds = 200

  /// The lines without those that are no Python, when the rest parses; nil otherwise.
  static func remove(_ lines: [String], _ parses: (String) -> Bool) -> [String]? {
    var rest = lines
    // Sentences in other scripts are seen at once; the others one by one, at the places where parsing fails.
    rest.removeAll { hasIdeographs($0) && !PasteListing.isEmpty($0) }
    if rest.count < lines.count, parses(PasteCleaner.joined(rest)) { return rest.isEmptyText ? nil : rest }
    for _ in 0..<mostRounds {
      let source = SourceText(name: "paste", text: PasteCleaner.joined(rest))
      do throws(SyntaxError) {
        _ = try Parser.parseModule(source, allowCommands: true)
        return rest.isEmptyText || rest.count == lines.count ? nil : rest
      } catch {
        // A print statement of Python 2 is a statement.
        let index = source.line(at: error.span.start) - 1
        if error.message.hasPrefix("Missing parentheses in call to "), rest.indices.contains(index),
          ["print ", "exec "].contains(where: { rest[index].drop { $0 == " " || $0 == "\t" }.hasPrefix($0) })
        {
          return nil
        }
        guard let wrong = [index, index - 1].first(where: { rest.indices.contains($0) && isSentence(rest[$0]) }) else {
          return nil
        }
        rest.remove(at: wrong)
      }
    }
    return nil
  }

  /// The lines without those at the margin that hold nothing but a word with ideographs; nil when there are none.
  static func removeHeadings(_ lines: [String]) -> [String]? {
    let rest = lines.filter { line in
      guard hasIdeographs(line), let first = line.unicodeScalars.first, Characters.isIdentifierStart(first) else {
        return true
      }
      return !line.unicodeScalars.allSatisfy(Characters.isIdentifierPart)
    }
    return rest.count < lines.count ? rest : nil
  }

  /// Whether a line has Chinese, Japanese or Korean letters outside of strings and comments.
  private static func hasIdeographs(_ line: String) -> Bool {
    var walker = PasteWalker([line])
    while let scalar = walker.next() {
      switch scalar.value {
      case 0x2E80...0x2FFF, 0x3040...0x9FFF, 0xAC00...0xD7A3, 0xF900...0xFAFF: return true
      default: walker.keep()
      }
    }
    return false
  }

  /// Whether a line reads like words, a heading or an address and not like a statement.
  private static func isSentence(_ line: String) -> Bool {
    let words = line.split { $0 == " " || $0 == "\t" || $0 == "\u{A0}" }
    guard let first = words.first, let last = words.last else { return false }
    if first.hasPrefix("http://") || first.hasPrefix("https://") { return true }
    if line.contains(where: { "=()[]{}@\\".contains($0) }) { return false }
    let head = first.filter(\.isLetter)
    if Keywords.all.contains(where: { $0.0 == head }) { return false }
    guard first.first?.isLetter == true else { return false }
    if last.hasSuffix(":") { return words.count > 1 || last.hasSuffix("::") || last.first?.isUppercase == true }
    return words.count >= 2
  }
}

extension [String] {
  /// Whether no line has anything on it.
  fileprivate var isEmptyText: Bool { allSatisfy(PasteListing.isEmpty) }
}
