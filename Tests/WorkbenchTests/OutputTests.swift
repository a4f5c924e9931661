// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc
import Notebooks
import Primitives
import PythonRuntime
import Synchronization
import Testing

@testable import Workbench

/// What reaches the terminal, when, and what the record keeps.
@Suite(.serialized) struct OutputTests {
  @Test func flushedTextAppearsAtOnce() {
    let (session, recorder) = makeSession()
    let seen = Mutex("")
    session.interpreter.didRead = { _ in }
    // What stands on the screen when the program asks for it.
    let flush = session.interpreter.flush
    session.interpreter.flush = {
      flush()
      seen.withLock { $0 = recorder.printed }
    }
    session.submit("print('a', end='')\nprint('b', end='', flush=True)")
    #expect(seen.withLock { $0 }.hasSuffix("b"))
  }

  /// A process that makes many sessions, as `grade` and these tests do, would run out of threads and keep all that they hold.
  @Test func theThreadOfAnOutputEnds() {
    func threads() -> Int {
      let status = (try? Files.readText("/proc/self/status")) ?? ""
      let line = status.split(separator: "\n").first { $0.hasPrefix("Threads:") }
      return line.flatMap { Int($0.dropFirst(8).trimmed) } ?? 0
    }
    let before = threads()
    #expect(before > 0)
    for _ in 0..<40 { makeSession().session.submit("1") }
    var tries = 0
    while threads() >= before + 40, tries < 200 {
      usleep(100_000)
      tries += 1
    }
    #expect(threads() < before + 40)
  }

  @Test func thePromptBeginsOnALineOfItsOwn() {
    let (session, recorder) = makeSession()
    session.submit("print('unfinished', end='')")
    #expect(session.output.endsInLine)
    session.output.finishLine()
    session.output.finishLine()
    #expect(recorder.take() == "unfinished\n")
    session.submit("print('whole')")
    #expect(!session.output.endsInLine)
  }

  @Test(arguments: [
    ("1\r2\r3\n", "3\n"), ("long line\rshort\n", "shortline\n"), ("bar 10%\rbar 100%\rdone    \n", "done\n"),
    ("a\r\nb\n", "a\nb\n"), ("no return\n", "no return\n"), ("\r\r\n", "\n"),
  ]) func theRecordHasWhatATerminalShows(written: String, shown: String) {
    #expect(Output.overwritten(written) == shown)
  }

  @Test func answersAreRecorded() {
    let (session, _) = makeSession()
    session.submit("print('name? ', end=''); import sys")
    #expect(session.cells.last?.output == "name? ")
    session.output.begin()
    session.output.text("name? ")
    session.output.answered("Ann")
    #expect(session.output.end() == "name? Ann\n")
  }

  @Test(arguments: [
    ("!pip install torch\n%matplotlib inline\n1 + 1", "!pip install torch; %matplotlib inline", "2\n"),
    ("%load_ext autoreload\n%autoreload 2\n5", "%load_ext autoreload; %autoreload 2", "5\n"),
    ("from google.colab import drive\n6", "from google.colab import drive", "6\n"),
    ("pip install einops\n7", "pip install einops", "7\n"),
  ]) func cellsOfOtherShellsRun(text: String, named: String, printed: String) {
    let (session, recorder) = makeSession()
    #expect(session.output(of: text, recorder) == "pasted: left out what has no meaning here: \(named)\n" + printed)
  }

  @Test func ownCommandsAndTextsStay() {
    let (session, recorder) = makeSession()
    #expect(session.output(of: "'''\nline\n'''; '%who !x'", recorder) == "'%who !x'\n")
    #expect(session.output(of: "7 % 4", recorder) == "3\n")
    #expect(session.output(of: "?torch.relu", recorder) == session.output(of: "torch.relu?", recorder))
    session.submit("exit")
    #expect(session.wantsToLeave)
  }
}
