// SPDX-License-Identifier: GPL-3.0-or-later

import Charts
import PythonRuntime
import Testing
import Workbench

@testable import GradusShell

@Suite struct TerminalTests {
  private func color(_ environment: [String: String]) -> ColorDepth { Terminal.color { environment[$0] } }

  @Test func colorsAsTheEnvironmentSays() {
    #expect(color([:]) == .none)
    #expect(color(["TERM": "dumb", "COLORTERM": "truecolor"]) == .none)
    #expect(color(["TERM": "xterm-256color", "NO_COLOR": "1"]) == .none)
    #expect(color(["TERM": "xterm"]) == .ansi16)
    #expect(color(["TERM": "xterm-256color"]) == .ansi256)
    #expect(color(["TERM": "xterm", "COLORTERM": "24bit"]) == .truecolor)
  }

  @Test func everyStyleHasACodeWhereThereAreColours() {
    for style in [Style.keyword, .number, .string, .comment, .command, .error, .dim] {
      #expect(style.code(.none).isEmpty)
      #expect(!style.code(.ansi16).isEmpty)
      #expect(!style.code(.truecolor).isEmpty)
    }
  }

  @Test func historyKeepsLinesOfAnInput() {
    for input in ["x", "for i in x:\n    print('\\n')", "\\", "\\n", "a\r\nb\\\\\n", "é\u{301}"] {
      let line = History.encoded(input)
      #expect(!line.utf8.contains(0x0A) && !line.utf8.contains(0x0D))
      #expect(History.decoded(Substring(line)) == input)
    }
    #expect(History.decoded("broken\\") == "broken")
  }

  @Test func largeStackHoldsDeepRecursion() {
    func depth(_ n: Int) -> Int { n == 0 ? 0 : 1 + depth(n - 1) }
    #expect(runOnLargeStack { Int32(depth(1_000_000)) } == 1_000_000)
  }
}
