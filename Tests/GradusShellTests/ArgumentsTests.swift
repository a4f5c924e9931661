// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import GradusShell

@Suite struct ArgumentsTests {
  @Test func whatTheTableSays() {
    #expect(Arguments([]) == .session("scratch"))
    #expect(Arguments(["lecture3"]) == .session("lecture3"))
    #expect(Arguments(["a/b.md"]) == .session("a/b.md"))
    #expect(Arguments(["./x.md"]) == .session("./x.md"))
    #expect(Arguments(["--", "run"]) == .session("run"))
    #expect(Arguments(["run", "a.py", "-x", "--help"]) == .run(path: "a.py", arguments: ["-x", "--help"]))
    #expect(Arguments(["check", "a.md", "b.md"]) == .check(["a.md", "b.md"], accepts: false))
    #expect(Arguments(["export", "a", "b.py"]) == .export(session: "a", path: "b.py"))
    #expect(Arguments(["--reference", "docs/reference"]) == .reference("docs/reference"))
    #expect(Arguments(["--version"]) == .version)
    #expect(Arguments(["-h"]) == .help)
  }

  @Test(arguments: [
    ["run"], ["check"], ["--reference"], ["export", "a"], ["a", "b"], ["-x"], ["a.py"], [""], ["a/"], ["..", ""], ["."],
  ])
  func mistakesAreNamed(words: [String]) {
    guard case .wrong(let sentence) = Arguments(words) else {
      Issue.record("\(words) was taken")
      return
    }
    #expect(!sentence.isEmpty)
  }
}
