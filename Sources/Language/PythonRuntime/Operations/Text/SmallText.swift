// SPDX-License-Identifier: GPL-3.0-or-later

/// Short texts of ASCII characters, which a `String` holds within itself, made without asking what characters they are.
@usableFromInline enum SmallText {
  /// The number of bytes that fit.
  static var longest: Int { 15 }
  // SAFETY: used on the one thread that evaluates.
  /// Whether strings are as they are expected to be: 0 while nobody asked, 1 for yes, 2 for no.
  @usableFromInline nonisolated(unsafe) static var verdict: UInt8 = 0

  /// Whether a text of so many ASCII characters is held within itself.
  @inline(__always) static func fits(_ count: Int) -> Bool {
    count >= 0 && count <= longest && (verdict == 1 || isExpected())
  }

  // SAFETY: `isExpected` has compared this form with that of a string; there is room for fifteen bytes, and an empty text holds nothing
  // that would have to be given up.
  /// Makes an empty text one of so many ASCII characters that fit, all of which `fill` writes.
  @inline(__always) static func write(
    _ count: Int, to text: UnsafeMutableRawBufferPointer, _ fill: (UnsafeMutablePointer<UInt8>) -> Void
  ) {
    guard let start = text.baseAddress else { return }
    fill(start.assumingMemoryBound(to: UInt8.self))
    start.storeBytes(of: UInt8(truncatingIfNeeded: 0xE0 | count), toByteOffset: longest, as: UInt8.self)
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
