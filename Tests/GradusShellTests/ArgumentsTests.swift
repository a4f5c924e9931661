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
    #expect(Arguments(["export", "--trust", "a", "b.py"]) == .export(session: "a", path: "b.py", trusts: true))
    #expect(Arguments(["export", "a", "b.py"]) == .export(session: "a", path: "b.py", trusts: false))
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
    ["check", "--no", "a.md"], ["import", "a.ipynb"], ["--trust"], ["a.ipynb"],
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
