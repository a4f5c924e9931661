// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import GradusShell

@Suite struct CompletionListTests {
  /// What is written for some keys, and which key is typed again.
  private func shown(_ words: [String], width: Int, height: Int, keys: [UInt8]) -> (text: String, left: [UInt8]) {
    var text = ""
    var keys = keys[...]
    var left: [UInt8] = []
    CompletionList(words, width: width, height: height).show(
      write: { text += $0 }, key: { CInt(keys.popFirst() ?? UInt8(ascii: "q")) }, pushBack: { left.append($0) })
    return (text, left + keys)
  }

  @Test func columnsAreReadDownwards() {
    #expect(shown(["a", "bb", "c", "d", "e"], width: 13, height: 24, keys: []).text == "a   c   e\r\nbb  d\r\n")
    #expect(shown(["one", "two"], width: 3, height: 24, keys: []).text == "one\r\ntwo\r\n")
    #expect(shown(["変数", "x"], width: 80, height: 24, keys: []).text == "変数  x\r\n")
    #expect(shown([], width: 80, height: 24, keys: []).text == "")
  }

  @Test func aScreenAtATime() {
    let words = (1...9).map { "w\($0)" }
    let bar = { (n: Int) in "-- \(n) of 9 lines: Space, Enter, q --\r\u{1B}[K" }
    let all = shown(words, width: 4, height: 4, keys: [0x20, 0x0D, 0x20])
    #expect(
      all.text == "w1\r\nw2\r\nw3\r\n" + bar(3) + "w4\r\nw5\r\nw6\r\n" + bar(6) + "w7\r\n" + bar(7) + "w8\r\nw9\r\n")
    let ended = shown(words, width: 4, height: 4, keys: [UInt8(ascii: "q"), UInt8(ascii: "x")])
    #expect(ended.text == "w1\r\nw2\r\nw3\r\n" + bar(3) && ended.left == [UInt8(ascii: "x")])
    #expect(shown(words, width: 4, height: 4, keys: [UInt8(ascii: "z")]).left == [UInt8(ascii: "z")])
  }
}
