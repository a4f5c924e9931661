// SPDX-License-Identifier: GPL-3.0-or-later

import Primitives
import Testing

/// Searching texts, byte by byte.
@Suite struct TextSearchTests {
  @Test func findsWhatIsThere() {
    #expect("abcabc".firstRange(of: "ca").map { "abcabc"[$0] } == "ca")
    #expect("aab".firstRange(of: "ab")?.lowerBound.utf16Offset(in: "aab") == 1)
    #expect("aaab".firstRange(of: "aab")?.lowerBound.utf16Offset(in: "aaab") == 1)
    #expect("語は語".dropFirst().firstRange(of: "語")?.lowerBound.utf16Offset(in: "語は語") == 2)
    #expect("abc".firstRange(of: "abcd") == nil)
    #expect("abc".firstRange(of: "") == "abc".startIndex..<"abc".startIndex)
    // A line feed is one behind a carriage return, too.
    #expect("a\r\nb".firstRange(of: "\n" as String) != nil)
  }

  @Test func replacesAndSplits() {
    #expect("a, b, , c".split(separator: ", " as String) == ["a", "b", "c"])
    #expect("a, b, , c".split(separator: ", " as String, omittingEmptySubsequences: false) == ["a", "b", "", "c"])
    #expect("abab".replacing("ab" as String, with: "b" as String) == "bb")
    #expect("aaa".replacing("aa" as String, with: "" as String) == "a")
    #expect("abc".replacing("" as String, with: "x" as String) == "abc")
    #expect("%%time".trimmingPrefix("%" as String) == "%time")
    #expect("time".trimmingPrefix("%" as String) == "time")
  }
}
