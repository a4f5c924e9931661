// SPDX-License-Identifier: GPL-3.0-or-later

import PythonSyntax
import Testing

/// Whether the prompt runs what was typed or asks for another line.
@Suite struct InputCompletenessTests {
  private func state(_ text: String) -> String {
    switch InputCompleteness.state(of: text) {
    case .complete: "complete"
    case .incomplete(let indent): "incomplete \(indent)"
    case .invalid(let error): "invalid: \(error.message)"
    }
  }

  @Test(arguments: [
    "", "x", "x = 1", "# comment", "f(1,\n  2)", "x = '''a\nb'''", "x = 1 \\\n  + 2", "if x: y\n", "if x:\n    y\n",
    "def f():\n    return 1\n", "class A:\n    def f(self):\n        pass\n", "@d\ndef f(): pass\n", "%explain bn(x)",
    "%plot [1,\n2]", "x; y", "try:\n    x\nexcept A:\n    y\n", "%open it's.md",
    "match = 1", "match x:\n    case 1: y\n",
  ])
  func runs(text: String) {
    #expect(state(text) == "complete")
  }

  @Test(arguments: [
    ("f(1,", 4), ("x = [", 4), ("if x:\n    f(", 8), ("x = '''a", 0), ("x = 1 \\", 4), ("if x:", 4), ("if x: y", 0),
    ("if x:\n    y", 4),
    ("def f():\n    return 1", 0), ("def f():\n    if x:", 8), ("class A:", 4), ("@d", 0), ("@d\ndef f(): pass", 0),
    ("try:\n    x", 4), ("try:\n    x\n", 4), ("%plot [1,", 4), ("match x:", 4),
    ("match x:\n    case 1:", 8), ("match x:\n    case 1: y", 4), ("for x in y:\n    for z in x:\n        pass", 4),
  ])
  func waits(text: String, indent: Int) {
    #expect(state(text) == "incomplete \(indent)")
  }

  @Test(arguments: [
    ("x =", "invalid syntax"), ("f(a b", "'(' was never closed"), ("x)", "unmatched ')'"),
    ("x = \"abc", "unterminated string literal (detected at line 1)"), ("if x", "expected ':'"),
    ("def f(x)\n    y", "expected ':'"), ("return = 1", "invalid syntax"), ("  x", "unexpected indent"),
    ("if x:\n    y\n  z", "unindent does not match any outer indentation level"),
  ])
  func refuses(text: String, message: String) {
    #expect(state(text) == "invalid: \(message)")
  }
}
