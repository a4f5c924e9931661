// SPDX-License-Identifier: GPL-3.0-or-later

import Notebooks
import PythonRuntime
import Testing

@testable import Workbench

@Suite(.serialized) struct NotebookCheckTests {
  private func check(_ text: String, limits: Watchdog.Limits? = nil) -> NotebookCheck.Verdict {
    NotebookCheck.run(Notebook(parsing: "```pycon\n\(text)\n```\n"), limits: limits)
  }

  @Test func everyDifferenceIsShown() {
    let verdict = check(
      ">>> x = 1\n>>> x\n1\n>>> x + 1\n3\n>>> for i in range(9): print(i)\n0\n1\n2\n3\n4\n5\nsix\n7\n8")
    #expect(verdict.differences.map(\.cell) == [3, 4])
    #expect(
      verdict.differences.map(\.description).joined() == """
        cell 3 prints something else
          >>> x + 1
          - 3
          + 2
        cell 4 prints something else
          >>> for i in range(9): print(i)
            4
            5
          - six
          + 6
            7
            8

        """)
  }

  @Test func longDifferencesAreCut() {
    let text = TextDifference("a\nb", (0..<1000).map { "line \($0)" }.joined(separator: "\n")).text(indent: "")
    #expect(text.split(separator: "\n").count == 41)
    #expect(text.hasSuffix("... (962 more lines differ)\n"))
    let long = TextDifference("", String(repeating: "x", count: 1000)).text(indent: "")
    #expect(long == "+ " + String(repeating: "x", count: 160) + " ...\n")
    #expect(TextDifference("\u{1B}[2J", "").text(indent: "") == "- \\x1b[2J\n")
  }

  @Test func volatileCellsRunUncompared() {
    let verdict = NotebookCheck.run(
      Notebook(parsing: "```pycon volatile\n>>> x = 5; x\n1\n```\n```pycon\n>>> x\n5\n```\n"))
    #expect(verdict.isClean && verdict.volatileCount == 1)
  }

  @Test func shortenedTracebacksFit() {
    let mark = "Traceback (most recent call last):\n  ...\n"
    #expect(check(">>> print(1); 1/0\n1\n\(mark)ZeroDivisionError: division by zero").isClean)
    #expect(!check(">>> 1/0\n\(mark)ValueError: division by zero").isClean)
    #expect(!check(">>> 1\n\(mark)ValueError").isClean)
  }

  @Test func acceptingChangesWhatDiffers() {
    let notebook = Notebook(parsing: "```pycon\n>>> 1\n1   \n>>> 2\n3\n```\n")
    let verdict = NotebookCheck.run(notebook)
    #expect(NotebookCheck.renewed(notebook, verdict).text == "```pycon\n>>> 1\n1   \n>>> 2\n2\n```\n")
  }

  @Test func limitsStopACell() {
    let verdict = check(">>> 1\n2\n>>> while True: pass\n>>> 3\n4", limits: Watchdog.Limits(seconds: 1))
    #expect(verdict.stopped?.cell == 2)
    #expect(verdict.differences.map(\.cell) == [1])
  }

  @Test func verifyLeavesTheWorkspaceAlone() {
    let (session, recorder) = makeSession()
    session.submit("torch.manual_seed(1); x = torch.ones(2)")
    session.submit("x += 1; x")
    let before = session.output(of: "x, torch.get_rng_state().sum()", recorder)
    #expect(
      session.output(of: "%verify", recorder) == "3 cells replayed in a fresh workspace: every output the same.\n")
    #expect(session.output(of: "x, torch.get_rng_state().sum()", recorder) == before)
    // A value that no cell shows, as an edited notebook leaves it behind.
    session.interpreter.globals["y"] = .int(7)
    session.submit("y")
    let said = session.output(of: "%verify", recorder)
    #expect(said.contains("  - 7\n  + Traceback (most recent call last):"), "\(said)")
    #expect(said.contains("1 prints something else"))
    #expect(session.output(of: "y", recorder) == "7\n")
  }
}
