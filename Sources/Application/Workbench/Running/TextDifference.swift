// SPDX-License-Identifier: GPL-3.0-or-later

import Primitives

/// What differs between two texts, line by line, in the manner of `diff`.
struct TextDifference {
  /// The lines, each with the sign before it: blank for both texts, `-` for the first, `+` for the second.
  private(set) var lines: [(sign: Character, text: String)] = []
  /// Lines of both texts that are shown around a difference.
  private static let context = 2
  /// More lines than this are counted, not shown.
  private static let mostLines = 40
  /// More characters than this of a line are cut off.
  private static let mostCharacters = 160

  init(_ old: String, _ new: String) {
    let (a, b) = (TextDifference.split(old), TextDifference.split(new))
    let head = zip(a, b).prefix { TextDifference.same($0, $1) }.count
    let rest = min(a.count, b.count) - head
    let tail = zip(a.reversed(), b.reversed()).prefix(rest).prefix { TextDifference.same($0, $1) }.count
    let both = TextDifference.middle(a[head..<(a.count - tail)], b[head..<(b.count - tail)])
    lines = a[..<head].map { (" ", $0) } + both + a[(a.count - tail)...].map { (" ", $0) }
  }

  /// The lines as they are shown, each behind `indent`, with a newline at the end.
  func text(indent: String) -> String {
    var shown: [String] = []
    var isGap = false
    let changed = lines.indices.filter { lines[$0].sign != " " }
    var next = 0
    for (i, line) in lines.enumerated() {
      while next < changed.count, changed[next] + TextDifference.context < i { next += 1 }
      guard next < changed.count, changed[next] - TextDifference.context <= i else {
        isGap = true
        continue
      }
      if shown.count == TextDifference.mostLines {
        shown.append("... (\(changed.count { $0 >= i }) more lines differ)")
        break
      }
      if isGap, !shown.isEmpty { shown.append("...") }
      isGap = false
      let text = EscapeSequence.visible(String(line.text.prefix(TextDifference.mostCharacters)))
      let isCut =
        line.text.utf8.count > TextDifference.mostCharacters && line.text.count > TextDifference.mostCharacters
      shown.append("\(line.sign) \(text)\(isCut ? " ..." : "")")
    }
    return shown.map { indent + $0 + "\n" }.joined()
  }

  private static func same(_ a: String, _ b: String) -> Bool { a.utf8.elementsEqual(b.utf8) }

  private static func split(_ text: String) -> [String] {
    text.isEmpty ? [] : text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).map { String(Substring($0)) }
  }

  /// The lines between what both texts begin and end with: by the longest common subsequence where that is quickly had.
  private static func middle(_ a: ArraySlice<String>, _ b: ArraySlice<String>) -> [(sign: Character, text: String)] {
    let (a, b) = (Array(a), Array(b))
    guard !a.isEmpty, !b.isEmpty, a.count * b.count <= 1 << 20 else {
      return a.map { ("-", $0) } + b.map { ("+", $0) }
    }
    // lengths[i][j]: the longest common subsequence of a[i...] and b[j...].
    var lengths = [[Int32]](repeating: [Int32](repeating: 0, count: b.count + 1), count: a.count + 1)
    for i in a.indices.reversed() {
      for j in b.indices.reversed() {
        lengths[i][j] = same(a[i], b[j]) ? lengths[i + 1][j + 1] + 1 : max(lengths[i + 1][j], lengths[i][j + 1])
      }
    }
    var result: [(Character, String)] = []
    var (i, j) = (0, 0)
    while i < a.count, j < b.count {
      if same(a[i], b[j]) {
        result.append((" ", a[i]))
        (i, j) = (i + 1, j + 1)
      } else if lengths[i + 1][j] >= lengths[i][j + 1] {
        result.append(("-", a[i]))
        i += 1
      } else {
        result.append(("+", b[j]))
        j += 1
      }
    }
    return result + a[i...].map { ("-", $0) } + b[j...].map { ("+", $0) }
  }
}
