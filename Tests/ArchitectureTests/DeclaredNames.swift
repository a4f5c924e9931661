// SPDX-License-Identifier: GPL-3.0-or-later

/// The names that a row of words declares: functions, variables, cases, types.
struct DeclaredNames {
  /// Each name as often as it is declared.
  private(set) var names: [String] = []
  /// The words that stand outside of a function of the same name: a function does not use itself.
  private(set) var standing: [String] = []

  private static let types: Set<String> = [
    "struct", "class", "enum", "protocol", "actor", "typealias", "associatedtype",
  ]
  /// Words after `class` and the like that are no names.
  private static let modifiers: Set<String> = ["func", "var", "let", "subscript", "override", "final"]

  init(_ words: [String]) {
    let own = Self.ownUses(words)
    standing = words.indices.filter { !own.contains($0) }.map { words[$0] }
    for (i, word) in words.enumerated() where i + 1 < words.count {
      let next = words[i + 1]
      if i > 0, words[i - 1] == "." { continue }
      if word == "func" || Self.types.contains(word) {
        if Self.isName(next), !Self.modifiers.contains(next) { names.append(next) }
      } else if word == "var" || word == "let" {
        names += Self.variables(words, i + 1)
      } else if word == "case", i == 0 || !["if", "guard", "while", "for", ","].contains(words[i - 1]) {
        names += Self.cases(words, i + 1)
      }
    }
  }

  /// Where functions name themselves.
  private static func ownUses(_ words: [String]) -> Set<Int> {
    var found: Set<Int> = []
    for i in words.indices.dropLast() where words[i] == "func" {
      var (j, braces, brackets) = (i + 2, 0, 0)
      while j < words.count {
        switch words[j] {
        case "(": brackets += 1
        case ")": brackets -= 1
        case "{": braces += 1
        case "}": braces -= 1
        case words[i + 1]: found.insert(j)
        default: break
        }
        j += 1
        // A requirement of a protocol has no body: the next declaration ends it.
        if brackets == 0, braces < 0 || words[j - 1] == "}" && braces == 0 { break }
        if brackets == 0, braces == 0, j < words.count, ["func", "var", "let", "init"].contains(words[j]) { break }
      }
    }
    return found
  }

  private static func isName(_ word: String) -> Bool {
    guard let first = word.unicodeScalars.first else { return false }
    return first == "_" ? word != "_" : first.properties.isAlphabetic
  }

  /// The names of `let a` or `let (a, b)`.
  private static func variables(_ words: [String], _ start: Int) -> [String] {
    guard words[start] == "(" else { return isName(words[start]) ? [words[start]] : [] }
    return words[start...].prefix { $0 != ")" }.filter(isName)
  }

  /// The names of `case a, b(Int), c = 1` in an enumeration; none for a pattern, which a colon ends.
  private static func cases(_ words: [String], _ start: Int) -> [String] {
    var found: [String] = []
    var i = start
    while i < words.count, isName(words[i]), words[i] != "let", words[i] != "var" {
      found.append(words[i])
      i += 1
      if i < words.count, words[i] == "(" {
        var depth = 0
        repeat {
          if words[i] == "(" { depth += 1 }
          if words[i] == ")" { depth -= 1 }
          i += 1
        } while depth > 0 && i < words.count
      }
      // The text of a case's value left no words.
      if i < words.count, words[i] == "=" { i += 1 }
      while i < words.count, words[i] == "-" || words[i].first?.isNumber == true { i += 1 }
      if i < words.count, words[i] == ":" || words[i] == "." || words[i] == "?" { return [] }
      guard i < words.count, words[i] == "," else { break }
      i += 1
    }
    return found
  }
}
