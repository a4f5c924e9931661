// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics

/// A pasted text made readable, and what was done to it.
public struct CleanedPaste: Sendable, Equatable {
  /// The text to run.
  public let text: String
  /// What was changed, a short phrase each; empty when the text is as it was pasted.
  public let notes: [String]

  /// Makes a result.
  public init(text: String, notes: [String]) {
    self.text = text
    self.notes = notes
  }
}

/// Cleans listings copied from web pages, books and other sessions.
///
/// A text that parses stays untouched. Otherwise prompts, line numbers, typographic quotes, odd blanks, full-width punctuation, common
/// indentation and lines of prose are taken away in this order, until it parses. String literals keep their characters.
public enum PasteCleaner {
  /// Longer texts are not searched for prose.
  private static let longestProse = 400_000

  /// Cleans a pasted text.
  public static func clean(_ text: String, allowCommands: Bool = true) -> CleanedPaste {
    guard !parses(text, allowCommands) else { return CleanedPaste(text: text, notes: []) }
    var lines = splitLines(text)
    var notes: [String] = []
    func settled() -> Bool { !notes.isEmpty && parses(joined(lines), allowCommands) }
    func result() -> CleanedPaste {
      // A heading of one word in another script would be read as a name.
      if let rest = PasteProse.removeHeadings(lines) {
        return CleanedPaste(text: joined(rest), notes: notes + ["removed lines of prose"])
      }
      return CleanedPaste(text: joined(lines), notes: notes)
    }
    func apply(_ step: ([String]) -> (lines: [String], note: String)?) {
      guard let (changed, note) = step(lines) else { return }
      lines = changed
      notes.append(note)
    }

    let steps: [([String]) -> (lines: [String], note: String)?] = [
      PasteListing.removePrompts, PasteListing.removeLineNumbers, PasteCharacters.straightenQuotes,
      PasteCharacters.replaceBlanks, PasteCharacters.removeInvisible, PasteCharacters.replacePunctuation,
    ]
    for step in steps {
      apply(step)
      if settled() { return result() }
    }
    for step in [PasteListing.removeIndentation, PasteListing.expandTabs, PasteListing.alignWithFirst] {
      guard let (changed, note) = step(lines), parses(joined(changed), allowCommands) else { continue }
      return CleanedPaste(text: joined(changed), notes: notes + [note])
    }
    if text.utf8.count <= longestProse, let prose = PasteProse.remove(lines, { parses($0, allowCommands) }) {
      return CleanedPaste(text: joined(prose), notes: notes + ["removed lines of prose"])
    }
    apply(PasteListing.removeIndentation)
    guard !notes.isEmpty else { return CleanedPaste(text: text, notes: []) }
    return CleanedPaste(text: joined(lines), notes: notes)
  }

  /// The cells of a listing that begins with IPython's prompt, each by itself, and what was done; nil for any other text. (`In [1]: x = 3` would
  /// parse as it is, and the lines of `%%time` end with its cell.)
  public static func numberedCells(_ text: String) -> (cells: [String], note: String)? {
    guard text.contains("In [") else { return nil }
    return PasteListing.numberedCells(splitLines(text))
  }

  static func parses(_ text: String, _ allowCommands: Bool) -> Bool {
    let source = SourceText(name: "paste", text: text)
    return (try? Parser.parseModule(source, allowCommands: allowCommands)) != nil
  }

  static func joined(_ lines: [String]) -> String { lines.joined(separator: "\n") }

  /// The lines without their ends, whatever marks them.
  static func splitLines(_ text: String) -> [String] {
    var lines: [String] = []
    var line = String.UnicodeScalarView()
    var afterReturn = false
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n" where afterReturn: afterReturn = false
      case "\n", "\r", "\u{2028}", "\u{2029}", "\u{85}":
        lines.append(String(line))
        line = String.UnicodeScalarView()
        afterReturn = scalar == "\r"
      default:
        line.append(scalar)
        afterReturn = false
      }
    }
    lines.append(String(line))
    return lines
  }
}
