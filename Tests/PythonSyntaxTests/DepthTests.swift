// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import PythonSyntax
import Testing

/// Texts that are deep or long: none may trap or take more than linear time.
@Suite struct DepthTests {
  private func repeated(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }

  private func message(_ text: String) -> String? {
    do throws(SyntaxError) {
      _ = try Parser.parseModule(SourceText(name: "test", text: text))
      return nil
    } catch {
      return error.message
    }
  }

  @Test func bracketsNestTwoHundredDeep() {
    for (open, close) in [("(", ")"), ("[", "]"), ("f(", ")"), ("x[", "]"), ("{1:", "}"), ("(a:=", ")"), ("(-", ")")] {
      #expect(message(repeated(open, 199) + "1" + repeated(close, 199)) == nil)
      #expect(message(repeated(open, 201) + "1" + repeated(close, 201)) == "too many nested parentheses")
    }
  }

  @Test(arguments: [
    "not ", "-", "lambda: ", "1 if 2 else ", "1 ** ", "print ",
  ])
  func rulesDoNotNestWithoutEnd(prefix: String) {
    #expect(message(repeated(prefix, 20_000) + "1") == "maximum recursion depth exceeded during compilation")
  }

  @Test(arguments: ["+1", ".a", "()", "[0]", " @ b"]) func treesDoNotGrowWithoutEnd(suffix: String) {
    #expect(message("x" + repeated(suffix, 900)) == nil)
    #expect(message("x" + repeated(suffix, 20_000)) == "maximum recursion depth exceeded during compilation")
  }

  @Test func blocksDoNotNestWithoutEnd() {
    func nested(_ head: String, _ depth: Int) -> String {
      (0..<depth).map { repeated(" ", $0) + head + "\n" }.joined() + repeated(" ", depth) + "pass\n"
    }
    #expect(message(nested("if x:", 99)) == nil)
    #expect(message(nested("if x:", 100)) == "too many levels of indentation")
    #expect(message(nested("for x in y:", 20)) == nil)
    #expect(message(nested("for x in y:", 21)) == "too many statically nested blocks")
    #expect(message("if x: pass\n" + repeated("elif x: pass\n", 20_000)) == "too many statically nested blocks")
  }

  @Test func longTextsAreReadOnce() {
    #expect(message(repeated("x = f(a, b=1)\n", 5_000)) == nil)
    #expect(message("x = [" + repeated("1, ", 20_000) + "]") == nil)
    #expect(message("x = " + repeated("'a' ", 20_000)) == nil)
    #expect(message(repeated("x = ", 10_000) + "1") == nil)
    #expect(message(repeated("\n", 50_000)) == nil)
    #expect(message(repeated("word ", 5_000)) == "invalid syntax")
    #expect(message("(" + repeated("word ", 5_000) + ")") == "invalid syntax. Perhaps you forgot a comma?")
    #expect(message(repeated("f\"{", 5_000)) != nil)
  }
}
