// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Testing

@testable import GradusShell

@Suite struct ArgumentsTests {
  @Test func whatTheTableSays() {
    #expect(Arguments([]) == .session("scratch", trusts: false))
    #expect(Arguments(["lecture3"]) == .session("lecture3", trusts: false))
    #expect(Arguments(["a/b.md"]) == .session("a/b.md", trusts: false))
    #expect(Arguments(["./x.md"]) == .session("./x.md", trusts: false))
    #expect(Arguments(["--", "run"]) == .session("run", trusts: false))
    #expect(Arguments(["run", "a.py", "-x", "--help"]) == .run(path: "a.py", arguments: ["-x", "--help"]))
    #expect(Arguments(["check", "a.md", "b.md"]) == .check(["a.md", "b.md"], CheckOptions()))
    #expect(Arguments(["--trust", "a.md"]) == .session("a.md", trusts: true))
    #expect(Arguments(["import", "a.ipynb", "a.md"]) == .importing(path: "a.ipynb", notebook: "a.md"))
    #expect(Arguments(["import", "a.py"]) == .importing(path: "a.py", notebook: nil))
    for (words, trusts, runs) in [(["--trust"], true, true), ([], false, true), (["--no-run"], false, false)] {
      guard case .export(let options) = Arguments(["export"] + words + ["a", "b.py"]) else {
        Issue.record("no export")
        continue
      }
      #expect(options.session == "a" && options.path == "b.py")
      #expect(options.trusts == trusts && options.runs == runs)
    }
    #expect(Arguments(["--reference", "docs/reference"]) == .reference("docs/reference"))
    #expect(Arguments(["--version"]) == .version)
    #expect(Arguments(["-h"]) == .help)
  }

  @Test func optionsOfCheck() {
    var options = CheckOptions()
    options.accepts = true
    options.jobs = 4
    options.limits = Watchdog.Limits(seconds: 5, bytes: 2 << 30)
    let words = ["check", "--accept", "--jobs", "4", "--timeout", "5", "--memory", "2G", "--", "-a.md"]
    #expect(Arguments(words) == .check(["-a.md"], options))
    guard case .check(["x.md"], let inner) = Arguments(options.workerArguments(for: "x.md")) else {
      Issue.record("a worker does not understand its arguments")
      return
    }
    #expect(inner.isWorker && inner.accepts && inner.limits == options.limits)
  }

  @Test(arguments: [
    ["check", "--jobs", "0", "a.md"], ["check", "--timeout", "a.md"], ["check", "--memory", "1K", "a.md"],
    ["check", "--no", "a.md"], ["import", "a.md"], ["--trust"], ["export", "a"],
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
