// SPDX-License-Identifier: GPL-3.0-or-later

/// Short texts of ASCII characters, which a `String` holds within itself, made without asking what characters they are.
@usableFromInline enum SmallText {
  /// The number of bytes that fit.
  static var longest: Int { 15 }
  // SAFETY: used on the one thread that evaluates.
  /// Whether strings are as they are expected to be: 0 while nobody asked, 1 for yes, 2 for no.
  @usableFromInline nonisolated(unsafe) static var verdict: UInt8 = 0

  /// A text of so many ASCII characters, all of which `fill` writes; nil if it does not fit.
  @inline(__always) static func make(_ count: Int, _ fill: (UnsafeMutablePointer<UInt8>) -> Void) -> String? {
    guard count >= 0, count <= longest, verdict == 1 || isExpected() else { return nil }
    var words: (UInt64, UInt64) = (0, 0)
    withUnsafeMutableBytes(of: &words) { bytes in
      // SAFETY: there is room for fifteen bytes.
      if let start = bytes.baseAddress { fill(start.assumingMemoryBound(to: UInt8.self)) }
    }
    words.1 |= UInt64(0xE0 | count) << 56
    // SAFETY: `isExpected` has compared this form with that of a string.
    return unsafeBitCast(words, to: String.self)
  }

  /// The number of bytes of a text that holds its ASCII characters within itself, by its second word; -1 for any other.
  @inlinable @inline(__always) static func count(_ word: UInt64) -> Int {
    verdict == 1 && word >> 60 == 0xE ? Int(truncatingIfNeeded: word >> 56 & 0xF) : -1
  }

  /// Whether one of the eight bytes of a word is this one. (The mark in the last byte of a text is no ASCII character.)
  @inline(__always) static func hasByte(_ byte: UInt64, _ word: UInt64) -> Bool {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let rest = word ^ (byte &* ones)
    return (rest &- ones) & ~rest & (ones << 7) != 0
  }

  /// Whether two strings are the same, of whose words at least both lengths are in them; nil when they must be read to know.
  @inline(__always) static func equal(_ left: (UInt64, UInt64), _ right: (UInt64, UInt64)) -> Bool? {
    if left == right { return true }
    // Both hold their bytes within themselves, in the one way there is for that.
    return verdict == 1 && left.1 >> 60 == 0xE && right.1 >> 60 == 0xE ? false : nil
  }

  /// Whether a short string is its bytes followed by its length with a mark in the last byte.
  @inline(never) private static func isExpected() -> Bool {
    if verdict == 0 {
      verdict = 2
      if MemoryLayout<String>.size == 16 {
        let sample = String(decoding: (0..<11).map { UInt8(ascii: "a") + $0 }, as: UTF8.self)
        // SAFETY: the size was compared; the words are only looked at, while `sample` is held.
        let words = unsafeBitCast(sample, to: (UInt64, UInt64).self)
        if words == (0x6867_6665_6463_6261, 0xEB00_0000_006B_6A69) { verdict = 1 }
      }
    }
    return verdict == 1
  }
}
