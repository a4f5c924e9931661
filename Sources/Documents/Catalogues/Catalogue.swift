// SPDX-License-Identifier: GPL-3.0-or-later

import EmbeddedCatalogues

/// What the program says, in another language: finished English sentences are looked up in it.
///
/// It is read from text. An entry is two lines, the English sentence and its translation; blank lines and those that begin with `#` separate. Behind
/// `== headings` stand short words that are headings of tables and charts and are looked up as such only, behind `== terms` what has another name
/// inside of formulas, behind `== sentences` all the rest. `CataloguePattern` has the marks for values.
public final class Catalogue: Sendable, Equatable {
  /// The language, `zh`.
  public let code: String
  private let headings: [String: String]
  private let terms: [(term: String, translation: String)]
  private let exact: [String: String]
  /// Sentences with values, by their first words; those that begin with a value under none.
  private let patterns: [[UInt8]: [CataloguePattern]]
  /// Is told every text that has words and no entry.
  private let onMiss: (@Sendable (String) -> Void)?

  // SAFETY: the text is a constant of the program that ends with a zero byte.
  /// The texts of a language that the program has; nil for another one.
  public static func text(of code: String) -> String? { code == "zh" ? String(cString: embeddedChinese()) : nil }

  private static let chinese = text(of: "zh").map { Catalogue("zh", parsing: $0) }

  /// The catalogue of a language; nil for English, and where there is none.
  public static func named(_ code: String) -> Catalogue? { code == "zh" ? chinese : nil }

  /// Reads a catalogue.
  public init(_ code: String, parsing text: String, onMiss: (@Sendable (String) -> Void)? = nil) {
    self.code = code
    self.onMiss = onMiss
    var headings: [String: String] = [:]
    var terms: [(String, String)] = []
    var exact: [String: String] = [:]
    var patterns: [[UInt8]: [CataloguePattern]] = [:]
    var section = "sentences"
    var english: String?
    for line in text.split(separator: "\n", omittingEmptySubsequences: true) where !line.hasPrefix("#") {
      if line.hasPrefix("== ") {
        section = String(line.dropFirst(3))
        continue
      }
      guard let sentence = english else {
        english = String(line)
        continue
      }
      english = nil
      switch section {
      case "headings": headings[sentence] = String(line)
      case "terms": terms.append((sentence, String(line)))
      default:
        let pattern = CataloguePattern(sentence, String(line))
        if pattern.hasValues {
          patterns[pattern.firstWord ?? [], default: []].append(pattern)
        } else {
          exact[sentence] = String(line)
        }
      }
    }
    self.headings = headings
    self.terms = terms.sorted { $0.0.utf8.count > $1.0.utf8.count }.map { (term: $0.0, translation: $0.1) }
    self.exact = exact
    self.patterns = patterns.mapValues { $0.sorted { $0.weight > $1.weight } }
  }

  /// A catalogue is only itself.
  public static func == (a: Catalogue, b: Catalogue) -> Bool { a === b }

  // MARK: Looking up

  /// A heading, an axis' label, a title.
  public func heading(_ text: String) -> String { headings[text] ?? sentence(text) }

  /// The name of a line or a point of a chart, which may be the user's own.
  public func name(_ text: String) -> String { headings[text] ?? text }

  /// One sentence or several; what has no entry stays as it is.
  public func sentence(_ text: String) -> String {
    guard text.utf8.contains(where: { ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A }) else { return text }
    if let found = whole(text) { return found }
    let pieces = Sentences.split(text)
    var result = ""
    var start = 0
    while start < pieces.count {
      // As many together as have an entry together.
      var end = pieces.count
      var found: String?
      while end > start {
        found = whole(pieces[start..<end].joined(separator: " "))
        if found != nil { break }
        end -= 1
      }
      let piece = pieces[start]
      if let last = result.unicodeScalars.last, last.isASCII || found == nil && clauses(piece) == nil {
        result += " "
      }
      result += found ?? clauses(piece) ?? missed(piece)
      // A formula has no words, and ends as the sentences beside it do.
      if found == nil, pieces.count > 1, piece.hasSuffix("."), Words.count(in: piece) == 0 {
        result.removeLast()
        result += "。"
      }
      start = max(end, start + 1)
    }
    return result
  }

  /// A formula: names that are made of words get those of the language.
  public func formula(_ text: String) -> String {
    guard Words.count(in: text) > 0 else { return text }
    if let found = whole(text) { return found }
    var result = text
    for (term, translation) in terms { result = Sentences.replacing(term, with: translation, in: result) }
    return Words.count(in: result) > 2 ? missed(result) : result
  }

  private func missed(_ text: String) -> String {
    if let onMiss, Words.count(in: text) > 0 { onMiss(text) }
    return text
  }

  /// A sentence whose clauses are known one by one, or what stands before and behind its colons.
  private func clauses(_ sentence: String) -> String? {
    joined(Sentences.clauses(sentence, at: ";"), by: "；") { self.whole($0) ?? self.colons($0) } ?? colons(sentence)
  }

  private func colons(_ sentence: String) -> String? {
    let parts = Sentences.clauses(sentence, at: ":")
    for end in parts.indices.dropFirst() {
      let halves = [parts[..<end], parts[end...]].map { $0.joined(separator: ": ") }
      if let found = joined(halves, by: "：", { self.whole($0) }) { return found }
    }
    return joined(parts, by: "：") { self.whole($0) }
  }

  private func joined(_ parts: [String], by mark: String, _ known: (String) -> String?) -> String? {
    guard parts.count > 1 else { return nil }
    let found = parts.compactMap { known($0) ?? (Words.count(in: $0) == 0 ? $0 : nil) }
    return found.count == parts.count ? found.joined(separator: mark) : nil
  }

  /// The entry of a text; `depth` values of values are looked up in turn.
  private func whole(_ text: String, depth: Int = 2) -> String? {
    if let found = exact[text] { return found }
    let bytes = Array(text.utf8)
    guard depth > 0, bytes.count < 2000 else { return nil }
    var known: [String: String?] = [:]
    let nested = { (value: String) -> String? in
      if let found = known[value] { return found }
      let found = Words.count(in: value) > 0 ? self.whole(value, depth: depth - 1) : nil
      known[value] = .some(found)
      return found
    }
    let word = bytes.firstIndex(of: UInt8(ascii: " ")).map { Array(bytes[..<$0]) } ?? bytes
    for key in [word, []] {
      for pattern in patterns[key] ?? [] {
        if let found = pattern.translation(of: bytes, nested: nested) { return found }
      }
    }
    // The end of a sentence may stand behind an entry without one.
    for (mark, wide) in [(".", "。"), (":", "：")] where text.hasSuffix(mark) {
      if let found = whole(String(text.dropLast()), depth: depth) { return found + wide }
    }
    return nil
  }
}
