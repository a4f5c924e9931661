// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Testing

/// The lines under which Python shows a syntax error.
@Suite struct SyntaxErrorRenderingTests {
  private func lines(_ text: String, _ start: Int, _ end: Int, isFile: Bool = true) -> [String] {
    let source = SourceText(name: isFile ? "x.py" : "cell 12", text: text)
    return SyntaxError("invalid syntax", at: SourceSpan(start, end), in: source).lines(isFile: isFile)
  }

  @Test func marksThePlaceInAFile() {
    #expect(
      lines("a\n  foo(b c)\n", 8, 11)
        == ["  File \"x.py\", line 2", "    foo(b c)", "        ^^^", "SyntaxError: invalid syntax"])
  }

  @Test func namesTheCell() {
    #expect(
      lines("x = = 1", 4, 5, isFile: false)
        == ["  cell 12, line 1", "    x = = 1", "        ^", "SyntaxError: invalid syntax"])
  }

  @Test func marksTheEndOfALine() {
    #expect(lines("x = \n", 4, 5)[2] == "        ^")
    #expect(lines("x = (1,\ny", 4, 9)[2] == "        ^^^")
  }

  @Test func showsNoMarkInTheIndentation() {
    #expect(lines("   x\n", 2, 3) == ["  File \"x.py\", line 1", "    x", "SyntaxError: invalid syntax"])
  }

  @Test func countsColumnsAsTheTerminalShowsThem() {
    #expect(lines("é = 変 x", 9, 10)[2] == "           ^")
    #expect(lines("", 0, 1) == ["  File \"x.py\", line 1", "SyntaxError: invalid syntax"])
  }
}
