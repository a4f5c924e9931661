// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import PythonSyntax
import Testing

/// Lines that begin with `%name`.
@Suite struct CommandTests {
  @Test(arguments: [
    ("%undo", "(command undo [] \"\")"),
    ("%explain bn(x)", "(command explain [(call (name bn) [(name x)])] \"bn(x)\")"),
    (
      "%sweep m, [1, None], f(x), steps=3  # comment",
      "(command sweep [(name m) (list [(int 1) None]) (call (name f) [(name x)]) steps=(int 3)] "
        + "\"m, [1, None], f(x), steps=3\")"
    ),
    ("%plot [1,\n  2]", "(command plot [(list [(int 1) (int 2)])] \"[1,<10>  2]\")"),
    ("%save my file.md", "(command save [] \"my file.md\")"),
    ("%open ../a.md", "(command open [] \"../a.md\")"),
    ("%open it's.md", "(command open [] \"it's.md\")"),
    ("%open a#b.md", "(command open [(name a)] \"a#b.md\")"),
    ("%say \"# no comment\"", "(command say [(str \"# no comment\")] \"<34># no comment<34>\")"),
  ])
  func readsArgumentsOrText(line: String, tree: String) {
    #expect(reading(line + "\n", commands: true) == tree)
  }

  @Test func mixesWithPython() {
    let text = "x = 1\n%explain x\nif x:\n    %show y\nx % y\n"
    #expect(
      reading(text, commands: true)
        == "(assign [(name x)] (int 1)); (command explain [(name x)] \"x\"); "
        + "(if (name x) [(command show [(name y)] \"y\")] []); (expr (bin % (name x) (name y)))")
  }

  @Test func isNoneWithoutLeave() {
    #expect(reading("%undo\n") == "SyntaxError|invalid syntax|1:1")
    #expect(reading("x = (1\n%y)\n", commands: true) == "(assign [(name x)] (bin % (int 1) (name y)))")
  }

  @Test func opensBracketsAndStrings() {
    #expect(reading("%plot [1,\n2\n", commands: true) == "SyntaxError|'[' was never closed|1:7")
    #expect(reading("%say '''a\nb'''\n", commands: true) == "(command say [(str \"a<10>b\")] \"'''a<10>b'''\")")
  }
}
