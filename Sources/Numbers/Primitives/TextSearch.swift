// SPDX-License-Identifier: GPL-3.0-or-later

/// Searching texts, byte by byte as Python compares them.
///
/// The functions of the same names in Swift's `_StringProcessing` would bring its engine for regular expressions into the program (1.3 MB).
extension StringProtocol {
  /// Where another text first occurs; the empty one at the start.
  package func firstRange(of other: some StringProtocol) -> Range<Index>? {
    let wanted = Array(other.utf8)
    guard let first = wanted.first else { return startIndex..<startIndex }
    let bytes = utf8
    var start = bytes.startIndex
    while let found = bytes[start...].firstIndex(of: first) {
      var (place, matched) = (found, 0)
      while matched < wanted.count, place != bytes.endIndex, bytes[place] == wanted[matched] {
        place = bytes.index(after: place)
        matched += 1
      }
      if matched == wanted.count { return found..<place }
      start = bytes.index(after: found)
    }
    return nil
  }

  /// Whether another text occurs.
  package func contains(_ other: some StringProtocol) -> Bool { firstRange(of: other) != nil }

  /// The text with each occurrence of another one replaced.
  package func replacing(_ other: some StringProtocol, with replacement: some StringProtocol) -> String {
    guard !other.isEmpty else { return String(self) }
    var result = ""
    var rest = self[startIndex...]
    while let found = rest.firstRange(of: other) {
      result += rest[..<found.lowerBound]
      result += replacement
      rest = rest[found.upperBound...]
    }
    return result + rest
  }

  /// The parts between the occurrences of another text.
  package func split(separator other: some StringProtocol, omittingEmptySubsequences: Bool = true) -> [SubSequence] {
    var parts: [SubSequence] = []
    var rest = self[startIndex...]
    while !other.isEmpty, let found = rest.firstRange(of: other) {
      parts.append(self[rest.startIndex..<found.lowerBound])
      rest = rest[found.upperBound...]
    }
    parts.append(self[rest.startIndex...])
    return omittingEmptySubsequences ? parts.filter { !$0.isEmpty } : parts
  }

  /// The text behind another one if it begins with that.
  package func trimmingPrefix(_ other: some StringProtocol) -> SubSequence {
    utf8.starts(with: other.utf8) ? self[utf8.index(startIndex, offsetBy: other.utf8.count)...] : self[startIndex...]
  }
}
