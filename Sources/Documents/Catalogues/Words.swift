// SPDX-License-Identifier: GPL-3.0-or-later

/// Tells words of English from code, by their letters alone.
enum Words {
  /// How many words a text has that are no code: small letters, the first perhaps a capital.
  static func count(in text: String) -> Int {
    text.split(separator: " ").count { isWord($0) }
  }

  private static func isWord(_ word: Substring) -> Bool {
    var bytes = Array(word.utf8)[...]
    while let last = bytes.last, ".,;:?!)".utf8.contains(last) { bytes.removeLast() }
    while let first = bytes.first, "(".utf8.contains(first) { bytes.removeFirst() }
    guard bytes.count >= 2, let first = bytes.first else { return false }
    let isSmall = { (byte: UInt8) in byte >= 0x61 && byte <= 0x7A }
    return isSmall(first | 0x20) && bytes.dropFirst().allSatisfy(isSmall)
  }
}
