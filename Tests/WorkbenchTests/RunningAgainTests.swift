// SPDX-License-Identifier: GPL-3.0-or-later

import Notebooks
import PythonRuntime
import SessionStore
import TestSupport
import Testing

@testable import Workbench

/// Statements whose changes were not kept run again when the session is opened, with the clock, the random numbers and the typed lines
/// that they got then.
@Suite(.serialized) struct RunningAgainTests {
  private let temporary = TemporaryFolder()
  private var paths: SessionPaths { SessionPaths(temporary.path + "/lecture.md") }

  private func open() throws -> (session: Session, recorder: Recorder) {
    let (session, recorder) = makeSession()
    _ = try session.open(paths)
    _ = recorder.take()
    return (session, recorder)
  }

  /// Runs statements of which only the texts are kept, and ends as a kill does.
  private func run(_ statements: [String], answering answer: @escaping (String) -> String? = { _ in nil }) throws
    -> Session
  {
    let (session, _) = try open()
    session.submit("before = 1")
    session.files?.keepsObjects = false
    session.knownInputs = OutsideInputs(answer: answer)
    for statement in statements { session.submit(statement) }
    session.files?.close()
    session.files = nil
    return session
  }

  private func shown(_ expression: String, _ session: Session, _ recorder: Recorder) -> String {
    session.output(of: expression, recorder)
  }

  @Test func statementsGetWhatTheyGotThen() throws {
    var asked = 0
    let names = "(t, d, day, s, r, torch.rand(1, generator=g), b, name, number)"
    let first = try run(
      [
        "import time, random, os, datetime, numpy as np",
        "t = [time.time(), time.monotonic(), time.perf_counter_ns(), time.process_time(), time.time()]",
        "d = datetime.datetime.now(); day = time.localtime()",
        "n = 0\nwhile time.perf_counter_ns() < t[2] + 50_000_000: n += 1",
        "random.seed(); s = torch.seed(); np.random.seed(); r = [random.random(), torch.rand(1), np.random.rand()]",
        "g = torch.Generator(); g.seed(); b = os.urandom(5)",
        "name, number = input('who? '), int(input())",
        "everything = \(names)",
      ],
      answering: { _ in
        asked += 1
        return asked == 1 ? "Ann" : "42"
      })
    let was = try #require(first.interpreter.globals["everything"].map { try first.interpreter.repr($0) })
    let (again, recorder) = try open()
    #expect(again.executedCount == 9)
    #expect(shown("everything", again, recorder) == was + "\n")
    #expect(again.close())
    // From then on it is kept, and nothing runs any more.
    let (third, printed) = try open()
    #expect(third.executedCount == 0)
    #expect(shown("name, number, before", third, printed) == "('Ann', 42, 1)\n")
    #expect(shown("%verify", third, printed).hasSuffix("every output the same.\n"))
    third.close()
  }

  @Test func aLoopOverTheClockDoesNotFillTheDisk() throws {
    _ = try run([
      "import time", "for i in range(50_000): last = time.time()", "l = [time.time() for i in range(50_000)]",
    ])
    let size = try Files.read(paths.database).count
    #expect(size < 200_000, "\(size)")
    // What was not recorded goes on from where the record ends, and no clock goes back.
    let (again, recorder) = try open()
    #expect(shown("len(l), l == sorted(l), l[-1] - l[0] < 60", again, recorder) == "(50000, True, True)\n")
    again.close()
  }

  @Test func nothingIsWaitedFor() throws {
    let (session, _) = try open()
    // As if the machine had been asleep: a run that waited again would take a day.
    session.files?.keepsObjects = false
    session.submit("import time")
    session.knownInputs = OutsideInputs(again: OutsideInputs.Record())
    session.submit("a = time.time(); time.sleep(86400); z = time.time()")
    session.files?.close()
    session.files = nil
    let (again, recorder) = try open()
    #expect(shown("86400 <= z - a < 86460", again, recorder) == "True\n")
    again.close()
  }

  @Test func stoppingThemLosesNothing() throws {
    _ = try run(["k = []"] + (0..<5).map { "k.append(\($0))" })
    let (stopped, recorder) = makeSession()
    var told: [String] = []
    stopped.onRunningAgain = { progress in
      told.append(progress.map { "\($0.number) of \($0.count)" } ?? "end")
      if progress?.number == 4 { Interrupt.request() }
    }
    _ = try stopped.open(paths)
    #expect(told == ["2 of 7", "3 of 7", "4 of 7", "end"])
    #expect(stopped.openingNotes.last?.hasPrefix("stopped: what cells 4 to 7 did is missing.") == true)
    // Looking is no decision to go on without them.
    _ = recorder.take()
    #expect(shown("%who", stopped, recorder).contains("1 item"))
    stopped.close()
    let (again, printed) = try open()
    #expect(again.executedCount == 4)
    #expect(shown("k", again, printed) == "[0, 1, 2, 3, 4]\n")
    again.close()
  }

  @Test func aNotebookShowsWhatWasAnswered() throws {
    let text = """
      ```pycon
      >>> for i in range(2):
      ...     print('hello', input(f'name {i}? '))
      name 0? Ann
      hello Ann
      name 1? Bob Baker
      hello Bob Baker
      >>> n = int(input())
      7
      >>> n
      7
      >>> input('more? ')
      Traceback (most recent call last):
        cell 4, line 1
          input('more? ')
      EOFError: EOF when reading a line
      ```

      """
    let verdict = NotebookCheck.run(Notebook(parsing: text))
    #expect(verdict.differences == [])
    // A session that is begun from it has the answers, too.
    try Files.replace(paths.notebook, with: text)
    let (session, recorder) = makeSession()
    _ = try session.open(paths, trusts: true)
    _ = recorder.take()
    #expect(shown("n", session, recorder) == "7\n")
    session.close()
  }
}
