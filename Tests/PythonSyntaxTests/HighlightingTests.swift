// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import PythonSyntax
import Testing

/// The pieces that the shell colours.
@Suite struct HighlightingTests {
  private func pieces(_ text: String) -> [String] {
    let source = SourceText(name: "test", text: text)
    return highlightTokens(text).map { "\($1):\(source[$0])" }
  }

  @Test func tellsKindsApart() {
    #expect(
      pieces("if x2 >= 1.5e-3: f'a'  # c\n")
        == ["keyword:if", "name:x2", "operator:>=", "number:1.5e-3", "operator::", "string:f'a'", "comment:# c"])
    #expect(pieces("  %plot y\nx % y") == ["command:%plot", "name:y", "name:x", "operator:%", "name:y"])
    #expect(pieces("0xFF + é") == ["number:0xFF", "operator:+", "name:é"])
  }

  @Test func acceptsTextsThatAreBeingTyped() {
    #expect(pieces("x = 'abc\ny") == ["name:x", "operator:=", "string:'abc", "name:y"])
    #expect(pieces("x = \"\"\"abc\ny") == ["name:x", "operator:=", "string:\"\"\"abc\ny"])
    #expect(pieces("$ ? x") == ["name:x"])
    #expect(pieces("") == [])
  }
}
