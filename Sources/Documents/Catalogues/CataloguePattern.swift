// SPDX-License-Identifier: GPL-3.0-or-later

/// An entry of a catalogue: a sentence in which values may stand, and what it is in the other language.
///
/// `{}` stands for a value: a name, a number, an expression. Where a value is itself made of words, these need an entry of their own, else the
/// sentence does not fit. `{,}` is a list of values, `a, b and c`; `{*}` is anything, such as a line of a program.
struct CataloguePattern {
  private enum Kind { case value, list, anything }

  /// What stands between the values: one more than there are values.
  private let literals: [[UInt8]]
  private let kinds: [Kind]
  /// The translation: text, and in between the numbers of the values.
  private let pieces: [(text: String, value: Int?)]

  /// How many bytes are no values: of two patterns that fit, the longer one says more.
  let weight: Int
  /// The first word, where it is the same in every sentence that fits.
  let firstWord: [UInt8]?

  init(_ sentence: String, _ translation: String) {
    let (parts, marks) = CataloguePattern.taken(apart: sentence)
    literals = parts.map { Array($0.utf8) }
    kinds = marks.map { $0 == "," ? .list : $0 == "*" ? .anything : .value }
    weight = literals.reduce(0) { $0 + $1.count }
    let head = literals[0]
    firstWord = head.firstIndex(of: UInt8(ascii: " ")).map { Array(head[..<$0]) }
    let (texts, numbers) = CataloguePattern.taken(apart: translation)
    var pieces: [(text: String, value: Int?)] = []
    for (index, text) in texts.enumerated() {
      pieces.append((text, index < numbers.count ? (Int(numbers[index]) ?? index + 1) - 1 : nil))
    }
    self.pieces = pieces
  }

  /// A sentence as the texts around its marks, and what stands in these.
  private static func taken(apart sentence: String) -> (texts: [String], marks: [String]) {
    var texts = [""]
    var marks: [String] = []
    var rest = sentence[...]
    while let character = rest.first {
      if character == "{", let end = rest.firstIndex(of: "}") {
        let mark = String(rest[rest.index(after: rest.startIndex)..<end])
        // A set or a dictionary of the language is text.
        if mark.isEmpty || mark == "," || mark == "*" || Int(mark) != nil {
          marks.append(mark)
          texts.append("")
          rest = rest[rest.index(after: end)...]
          continue
        }
      }
      texts[texts.count - 1].append(character)
      rest.removeFirst()
    }
    return (texts, marks)
  }

  /// Whether there is a value in it at all.
  var hasValues: Bool { !kinds.isEmpty }

  /// The translation of a sentence; nil when it is another one.
  ///
  /// - Parameter nested: translates a value that is made of words.
  func translation(of sentence: [UInt8], nested: (String) -> String?) -> String? {
    guard mayFit(sentence) else { return nil }
    var values = [String](repeating: "", count: kinds.count)
    guard fits(sentence, 0, literals[0].count, &values, nested) else { return nil }
    return pieces.reduce(into: "") { text, piece in
      text += piece.text
      if let value = piece.value, values.indices.contains(value) { text += values[value] }
    }
  }

  /// Whether what stands between the values occurs in a sentence, in this order: nearly all others are dismissed by that.
  private func mayFit(_ sentence: [UInt8]) -> Bool {
    guard sentence.count > weight, sentence.starts(with: literals[0]) else { return false }
    var start = literals[0].count
    for literal in literals.dropFirst() where !literal.isEmpty {
      guard let first = literal.first else { continue }
      while start + literal.count <= sentence.count,
        sentence[start] != first || !sentence[start..<(start + literal.count)].elementsEqual(literal)
      { start += 1 }
      start += literal.count
      if start > sentence.count { return false }
    }
    return true
  }

  private func fits(
    _ sentence: [UInt8], _ value: Int, _ start: Int, _ values: inout [String], _ nested: (String) -> String?
  ) -> Bool {
    guard value < kinds.count else { return start == sentence.count }
    let literal = literals[value + 1]
    if value == kinds.count - 1 {
      let end = sentence.count - literal.count
      guard end > start, sentence[end...].elementsEqual(literal),
        let text = accepted(sentence[start..<end], kinds[value], nested)
      else { return false }
      values[value] = text
      return true
    }
    var end = start + 1
    while end + literal.count <= sentence.count {
      if sentence[end..<(end + literal.count)].elementsEqual(literal),
        let text = accepted(sentence[start..<end], kinds[value], nested)
      {
        values[value] = text
        if fits(sentence, value + 1, end + literal.count, &values, nested) { return true }
      }
      end += 1
    }
    return false
  }

  /// A value as it stands in the translation; nil for what is no value.
  private func accepted(_ bytes: ArraySlice<UInt8>, _ kind: Kind, _ nested: (String) -> String?) -> String? {
    let text = String(decoding: bytes, as: UTF8.self)
    switch kind {
    case .anything: return text
    case .value: return CataloguePattern.isBalanced(bytes) ? value(text, nested) : nil
    case .list:
      let items = CataloguePattern.items(text)
      let values = items.compactMap { value($0, nested) }
      guard values.count == items.count, let last = values.last else { return nil }
      return values.count == 1 ? last : values.dropLast().joined(separator: "、") + " 和 " + last
    }
  }

  private func value(_ text: String, _ nested: (String) -> String?) -> String? {
    guard text.utf8.contains(UInt8(ascii: " ")) else { return text }
    if let found = nested(text) { return found }
    // A pattern of few letters fits much that it does not mean.
    let most = weight < 12 ? 0 : 2
    return Words.count(in: text) > most || Sentences.split(text).count > 1 ? nil : text
  }

  /// `a, b and c` as its items; commas inside of brackets do not count.
  private static func items(_ text: String) -> [String] {
    var items = [""]
    var depth = 0
    for character in text {
      if "([{".contains(character) { depth += 1 } else if ")]}".contains(character) { depth -= 1 }
      if character == ",", depth == 0 { items.append("") } else { items[items.count - 1].append(character) }
    }
    items = items.map { $0.hasPrefix(" ") ? String($0.dropFirst()) : $0 }
    guard let last = items.last else { return items }
    var start = last.startIndex
    while start < last.endIndex {
      let rest = last[start...]
      if rest.hasPrefix(" and "), isBalanced(Array(last[..<start].utf8)[...]) {
        return items.dropLast() + [String(last[..<start]), String(rest.dropFirst(5))]
      }
      start = last.index(after: start)
    }
    return items
  }

  /// Whether every bracket is closed: else the value was cut in a wrong place.
  private static func isBalanced(_ bytes: ArraySlice<UInt8>) -> Bool {
    var depth = 0
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): depth -= 1
      default: continue
      }
      if depth < 0 { return false }
    }
    return depth == 0
  }
}
