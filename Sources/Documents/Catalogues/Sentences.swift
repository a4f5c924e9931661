// SPDX-License-Identifier: GPL-3.0-or-later

/// Takes texts apart into sentences and clauses.
enum Sentences {
  /// Where a text ends with a full stop before a blank, outside of brackets and quotes.
  static func split(_ text: String) -> [String] { split(text, behind: ["."]) }

  /// Where a sentence has a semicolon or a colon before a blank, without these.
  static func clauses(_ sentence: String, at mark: Character) -> [String] {
    var parts = split(sentence, behind: [mark])
    for i in parts.indices.dropLast() { parts[i].removeLast() }
    return parts
  }

  private static func split(_ text: String, behind ends: Set<Character>) -> [String] {
    var parts: [String] = []
    var part = ""
    var depth = 0
    var isQuoted = false
    var last: Character = " "
    for character in text {
      if "([{".contains(character) { depth += 1 } else if ")]}".contains(character) { depth = max(0, depth - 1) }
      if character == "\"" { isQuoted.toggle() }
      if character == " ", depth == 0, !isQuoted, ends.contains(last) {
        parts.append(part)
        part = ""
      } else {
        part.append(character)
      }
      last = character
    }
    return parts + [part]
  }

  /// A text with other words for a term, wherever it is not a part of a longer word.
  static func replacing(_ term: String, with other: String, in text: String) -> String {
    let (term, bytes) = (Array(term.utf8), Array(text.utf8))
    guard bytes.count >= term.count else { return text }
    let isLetter = { (byte: UInt8) in (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A || byte == UInt8(ascii: "_") }
    var result: [UInt8] = []
    var i = 0
    while i < bytes.count {
      let end = i + term.count
      if end <= bytes.count, bytes[i..<end].elementsEqual(term), i == 0 || !isLetter(bytes[i - 1]),
        end == bytes.count || !isLetter(bytes[end])
      {
        result += Array(other.utf8)
        i = end
      } else {
        result.append(bytes[i])
        i += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
