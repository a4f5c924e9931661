// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc
import SessionStore
import TestSupport
import Testing

@testable import Workbench

/// Promise 3, and what a session prints.
@Suite(.serialized) struct SessionTests {
  private let temporary = TemporaryFolder()

  @Test func aSessionComesBack() throws {
    let paths = SessionPaths(temporary.path + "/lecture.md")
    do {
      let (session, _) = makeSession()
      #expect(try session.open(paths) == "new")
      session.submit("torch.manual_seed(3);\nx = torch.randn(3)\nnet = nn.Linear(3, 2)\nf = lambda v: v * 2")
      session.close()
    }
    let (session, recorder) = makeSession()
    _ = try session.open(paths)
    let (other, otherRecorder) = makeSession()
    other.submit("torch.manual_seed(3);\nx = torch.randn(3)\nnet = nn.Linear(3, 2)\nf = lambda v: v * 2")
    for line in ["x", "net.weight", "f(21)", "torch.rand(2)"] {
      #expect(session.output(of: line, recorder) == other.output(of: line, otherRecorder))
    }
    session.close()
  }

  @Test func aKilledSessionLosesNothing() throws {
    let paths = SessionPaths(temporary.path + "/killed.md")
    let (session, recorder) = makeSession()
    _ = try session.open(paths)
    session.submit("a = torch.arange(3)")
    session.submit("a += 1")
    session.submit("b = 5\nb = 6\n%undo")
    #expect(session.output(of: "a, b", recorder) == "(tensor([1, 2, 3]), 5)\n")
    // No close: the process is gone. Only the lock must be given up, as the system does.
    session.files?.close()
    session.files = nil
    let (again, recorderAgain) = makeSession()
    _ = try again.open(paths)
    #expect(again.output(of: "a, b", recorderAgain) == "(tensor([1, 2, 3]), 5)\n")
    #expect(again.cells.count == 7)
    again.close()
  }

  @Test func aSecondProcessIsToldSo() throws {
    let paths = SessionPaths(temporary.path + "/shared.md")
    let (first, _) = makeSession()
    _ = try first.open(paths)
    let (second, _) = makeSession()
    #expect(throws: SessionLock.Held.self) { try second.open(paths) }
    first.close()
  }

  @Test func anIndentedLineIsAnErrorWhenTypedAndCleanedWhenPasted() {
    let (session, recorder) = makeSession()
    session.submit("  def g(): return 1", isTyped: true)
    #expect(recorder.take().hasSuffix("    def g(): return 1\nIndentationError: unexpected indent\n"))
    session.submit("  def g(): return 1")
    #expect(session.output(of: "g()", recorder) == "1\n")
  }

  @Test func tracebacksShowCellLineAndCaret() {
    let (session, recorder) = makeSession()
    session.submit("def half(v):\n    w = v + 1\n    return w / 0")
    #expect(
      session.output(of: "1 + half(3)", recorder)
        == """
        Traceback (most recent call last):
          cell 2, line 1
            1 + half(3)
                ^^^^^^^
          cell 1, line 3, in half
            return w / 0
                   ~~^~~
        ZeroDivisionError: division by zero

        """)
  }

  @Test func semicolonsSilenceAndUnderscoreRemembers() {
    let (session, recorder) = makeSession()
    #expect(session.output(of: "2 + 3;", recorder) == "")
    #expect(session.output(of: "2 + 3", recorder) == "5\n")
    #expect(session.output(of: "_ * 2", recorder) == "10\n")
    #expect(session.output(of: "None", recorder) == "")
  }

  @Test func commandsNeedNoPercentWhereNoPythonIsMeant() {
    let (session, recorder) = makeSession()
    session.submit("x = 1")
    #expect(
      session.output(of: "plot StepLR(lr=0.1, step_size=2), epochs=5", recorder).contains(
        "StepLR: 0.1 from 0, 0.01 from 2, 0.001 from 4"))
    // A word alone is valid Python, save those that hands type by reflex.
    #expect(session.output(of: "sweep", recorder).contains("NameError: name 'sweep' is not defined"))
    #expect(session.output(of: "who", recorder).contains("x     int   1"))
    #expect(session.output(of: "%sweeep 1", recorder).contains("Did you mean %sweep?"))
    #expect(session.output(of: "nn.Linear?", recorder).contains("in_features"))
  }
}
