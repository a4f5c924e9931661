// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc
import Notebooks
import SQLite
import SessionStore
import TestSupport
import Testing

@testable import Workbench

/// What happens to the files of a session, whatever happens around them.
@Suite(.serialized) struct SessionFilesTests {
  private let temporary = TemporaryFolder()
  fileprivate var folder: String { temporary.path }
  fileprivate var paths: SessionPaths { SessionPaths(folder + "/lecture.md") }

  fileprivate func open(_ name: String? = nil, trusts: Bool = false) throws -> (
    session: Session, recorder: Recorder, state: String
  ) {
    let (session, recorder) = makeSession()
    let state = try session.open(name.map { SessionPaths($0) } ?? paths, trusts: trusts)
    _ = recorder.take()
    return (session, recorder, state)
  }

  /// Lets go of the files as a kill does: nothing is written any more.
  private func kill(_ session: Session) {
    session.files?.close()
    session.files = nil
  }

  fileprivate func text() throws -> String { try Files.readText(paths.notebook) }

  @Test func aSessionWithNothingInItLeavesNoFiles() throws {
    let (first, _, state) = try open()
    #expect(state == "new")
    #expect(first.close())
    #expect(!Files.exists(paths.notebook) && !Files.exists(paths.database))
    // What somebody wrote into the new notebook meanwhile stays.
    let (second, _, _) = try open()
    try Files.replace(paths.notebook, with: "# lecture\n\nToday: momentum.\n")
    second.close()
    #expect(try text().contains("Today: momentum."))
    let (third, _, _) = try open()
    third.submit("x = 1")
    third.close()
    #expect(Files.exists(paths.notebook) && Files.exists(paths.database))
    // What was there before stays, whatever it holds, and so does a link.
    for (name, content) in [("empty", ""), ("titled", "# titled\n"), ("prose", "Momentum.\n")] {
      let path = "\(folder)/\(name).md"
      try Files.replace(path, with: content)
      let (session, _, _) = try open(path)
      session.close()
      #expect(Files.exists(path))
    }
    symlink("target.md", folder + "/link.md")
    let (linked, _, _) = try open(folder + "/link.md")
    linked.close()
    var status = stat()
    #expect(lstat(folder + "/link.md", &status) == 0 && status.st_mode & S_IFMT == S_IFLNK)
  }

  /// An export shows what was seen, and runs nothing: what outputs consist of is kept beside the cells.
  @Test func whatWasShownIsKeptForExports() throws {
    let (first, _, _) = try open()
    first.submit("import matplotlib.pyplot as plt")
    for text in ["plt.plot([1, 4, 9]); plt.show()", "print(1); 2 + 2", "print('plain')", "1 / 0"] { first.submit(text) }
    kill(first)
    var notebook = try SessionDocument.notebook(of: paths)
    let shown = SessionDocument.shown(of: paths, in: notebook)
    #expect(shown.keys.sorted() == [1, 2, 3, 4])
    #expect(shown.allSatisfy { $0.value.text == notebook.cells[$0.key].output })
    guard case .chart(let svg, let words, _)? = shown[1]?.parts.first?.kind else {
      Issue.record("no chart")
      return
    }
    #expect(svg.contains("<svg") && !words.isEmpty)
    let pieces = shown[2]?.pieces ?? []
    #expect(pieces.map { $0.kind } == [nil, .echo] && pieces.map { $0.text } == ["1\n", "4\n"])
    #expect(shown[3]?.parts == [] && shown[4]?.parts.first?.kind == .error)
    #expect(Export.html(notebook, name: "lecture", outputs: shown).contains("<figure>"))
    // In a notebook that was edited, what stands elsewhere is found again, and what says something else is not.
    let (second, _, _) = try open()
    second.close()
    try Files.replace(
      paths.notebook,
      with: try text().replacing(">>> import matplotlib.pyplot as plt\n", with: "").replacing("plain", with: "other"))
    notebook = try SessionDocument.notebook(of: paths)
    #expect(SessionDocument.shown(of: paths, in: notebook) == [0: shown[1]!, 1: shown[2]!, 3: shown[4]!])
  }

  /// The picture that is kept runs a program's code once more than the text does: that prints nothing and changes nothing.
  @Test func aKeptPictureLeavesNoTrace() throws {
    let (session, recorder, _) = try open()
    session.submit("import matplotlib.pyplot as plt\nfrom matplotlib.ticker import FuncFormatter")
    session.submit("calls = []\ndef form(v, p):\n    calls.append(v)\n    print('form')\n    return f'{v:g}!'\n")
    session.submit("plt.plot([1, 2]); plt.gca().xaxis.set_major_formatter(FuncFormatter(form)); plt.show()")
    let count = session.output(of: "len(calls)", recorder)
    kill(session)
    let (bare, other) = makeSession()
    for text in try SessionDocument.notebook(of: paths).cells.dropLast().map(\.source) { bare.submit(text) }
    _ = other.take()
    #expect(bare.output(of: "len(calls)", other) == count)
    let notebook = try SessionDocument.notebook(of: paths)
    #expect(NotebookCheck.run(notebook).isClean)
  }

  /// A cell whose charts are too large for the database, and one of an earlier version, have none: an export runs them again.
  @Test func chartsOfEnormousSizeAreNotKept() throws {
    let (session, _, _) = try open()
    session.submit("import matplotlib.pyplot as plt")
    session.submit("for i in range(150): plt.plot(torch.randn(2000)); plt.show()")
    session.submit("1 + 1")
    kill(session)
    #expect(SessionDocument.shown(of: paths, in: try SessionDocument.notebook(of: paths)).keys.sorted() == [2])
  }

  @Test func openingRunsNothing() throws {
    let (first, _, _) = try open()
    let trace = folder + "/trace.txt"
    first.submit("with open('\(trace)', 'a') as f: n = f.write('ran\\n')")
    first.submit("class A:\n    def __repr__(self): raise ValueError\n    def __hash__(self): return 1\n\na = {A(): 1}")
    first.submit("x = torch.randn(3); net = nn.Linear(3, 1); y = net(x)\ng = (i for i in [1, 2]); next(g)")
    kill(first)
    for _ in 0..<2 {
      let (again, recorder, _) = try open()
      #expect(again.executedCount == 0)
      #expect(again.openingNotes.isEmpty, "\(again.openingNotes)")
      #expect(again.cells.count >= 4)
      #expect(again.output(of: "len(a), y.requires_grad", recorder) == "(1, True)\n")
      again.close()
    }
    #expect(try Files.readText(trace) == "ran\n")
  }

  @Test func aBranchHasValuesHistoryAndTheWayBack() throws {
    let (first, recorder, _) = try open()
    first.submit("x = [1]\nx.append(2)\n%branch other\nx.append(3)")
    #expect(first.output(of: "%branch other", recorder).contains("is there already"))
    first.close()
    let (other, printed, state) = try open(folder + "/other.md")
    #expect(state == "1 name")
    #expect(other.executedCount == 0)
    #expect(other.output(of: "x", printed) == "[1, 2]\n")
    #expect(other.output(of: "%undo", printed) == "Took back: x.append(2)\n")
    #expect(other.output(of: "%history -g append", printed).contains("other.md\n   2  x.append(2)\n"))
    other.close()
  }

  @Test func undoOutlivesLeaving() throws {
    let (first, _, _) = try open()
    first.submit("x = torch.zeros(2)\nx += 1\nx += 1")
    first.submit("x")
    kill(first)
    let (again, recorder, _) = try open()
    // Looking is no step.
    #expect(again.output(of: "%undo", recorder) == "Took back: x += 1\n")
    #expect(again.output(of: "x.sum().item()", recorder) == "2.0\n")
    again.submit("%mark middle\nx += 5")
    kill(again)
    let (third, last, _) = try open()
    #expect(third.executedCount == 0)
    #expect(third.output(of: "x.sum().item()", last) == "12.0\n")
    #expect(
      third.output(of: "%undo 3", last)
        .hasPrefix("Took back: x += 5\nTook back: x += 1\nTook back: x = torch.zeros(2)\n"))
    #expect(third.output(of: "%redo", last) == "Done again: x = torch.zeros(2)\n")
    #expect(third.output(of: "x.sum().item()", last) == "0.0\n")
    #expect(third.output(of: "%goto middle", last).hasPrefix("Now at middle"))
    #expect(third.output(of: "x.sum().item()", last) == "2.0\n")
    #expect(third.output(of: "%redo 2", last) == "Done again: x += 5\n")
    #expect(third.output(of: "x.sum().item()", last) == "12.0\n")
    third.close()
  }

  @Test func aRefusedOpeningTakesNothingAway() throws {
    let (first, _, _) = try open()
    for _ in 0..<3 {
      let (second, _) = makeSession()
      #expect(throws: SessionLock.Held.self) { try second.open(paths) }
    }
    first.close()
  }

  @Test func editsMadeOutsideAreTakenOver() throws {
    let (first, recorder, _) = try open()
    first.submit("x = 1\nx + 1")
    first.close()
    let (second, secondRecorder, _) = try open()
    try Files.replace(
      paths.notebook,
      with: text().replacing("# lecture", with: "# Lecture one\n\nProse.").replacing("x = 1", with: "x = 7"))
    let said = second.output(of: "y = 5", secondRecorder)
    #expect(said.contains("lecture.md was changed by another program: cell 1 changed, not run"), "\(said)")
    second.close()
    let text = try text()
    #expect(text.hasPrefix("# Lecture one\n\nProse.") && text.contains(">>> x = 7") && text.contains(">>> y = 5"))
    // Between two openings.
    try Files.replace(paths.notebook, with: text.replacing(">>> x + 1\n2\n", with: ">>> x + 1\n2\n>>> new = 3\n"))
    let (third, thirdRecorder, _) = try open()
    #expect(third.openingNotes == ["lecture.md was changed by another program: cell 3 new, not run"])
    #expect(third.executedCount == 0)
    #expect(third.output(of: "x", thirdRecorder) == "1\n")
    third.close()
    #expect(try self.text().contains(">>> new = 3\n"))
    _ = recorder
  }

  @Test func aRemovedNotebookIsWrittenAgain() throws {
    let (first, _, _) = try open()
    first.submit("x = 1")
    first.close()
    unlink(paths.notebook)
    let (second, _, _) = try open()
    second.submit("y = 2")
    second.close()
    #expect(try Notebook(parsing: text()).cells.map(\.source) == ["x = 1", "y = 2"])
  }

  @Test func aRemovedFolderIsMadeAgain() throws {
    let name = folder + "/deep/s.md"
    let (first, recorder, _) = try open(name)
    first.submit("x = 41")
    for file in ["s.gradus", "s.gradus-wal", "s.gradus-shm", "s.md", ".s.lock"] { unlink(folder + "/deep/" + file) }
    #expect(rmdir(folder + "/deep") == 0)
    #expect(first.output(of: "y = 1", recorder).contains("had gone: it was written again"))
    kill(first)
    let (again, other, _) = try open(name)
    #expect(again.output(of: "x + y", other) == "42\n")
    #expect(again.executedCount == 1)
    again.close()
  }

  @Test func aDamagedDatabaseIsPutAside() throws {
    let (first, _, _) = try open()
    first.submit("x = 1\nx + 1")
    first.close()
    var bytes = try Files.read(paths.database)
    // Behind what says whose it is.
    for i in 8192..<min(bytes.count, 40000) { bytes[i] ^= 0x55 }
    try Files.replace(paths.database, with: bytes)
    let (again, recorder, state) = try open()
    #expect(again.openingNotes.first?.contains("it is kept as lecture.gradus.damaged") == true, "\(again.openingNotes)")
    #expect(state.contains("2 statements run again"))
    #expect(again.output(of: "x", recorder) == "1\n")
    #expect(again.cells[1].output == "2\n")
    again.close()
    #expect(try Files.read(paths.database + ".damaged") == bytes)
    let (third, _, _) = try open()
    #expect(third.executedCount == 0 && third.openingNotes.isEmpty)
    third.close()
  }

  /// Bytes that look damaged are no way around the fence.
  @Test func aNotebookBesideBytesThatAreNoDatabaseDoesNotRun() throws {
    for (number, bytes) in [Array("no database".utf8), [UInt8](repeating: 7, count: 9000), [0xE9]].enumerated() {
      let paths = SessionPaths(folder + "/elsewhere\(number).md")
      // One byte that is no text is no way either.
      let text = Array("# T\n\ncaf".utf8) + (number == 2 ? bytes : []) + Array("\n\n```pycon\n>>> x = 3\n```\n".utf8)
      try Files.replace(paths.notebook, with: text)
      if number < 2 { try Files.replace(paths.database, with: bytes) }
      let (session, recorder, _) = try open(paths.notebook)
      #expect(session.isFenced && session.output(of: "'x' in globals()", recorder).contains("False\n"))
      #expect(session.output(of: "%run all\nx", recorder).hasSuffix("3\n"))
      session.close()
    }
  }

  @Test func pipesAndViewsAreNoSessions() throws {
    try Files.replace(paths.notebook, with: "# T\n\n```pycon\n>>> x = 3\n```\n")
    mkfifo(paths.database + "-wal", 0o600)
    #expect(throws: NoPlainFile.self) { _ = try open() }
    #expect(throws: NoPlainFile.self) { try SessionDocument.notebook(of: paths) }
    unlink(paths.database + "-wal")
    let database = try Database(path: paths.database)
    try database.execute("CREATE TABLE t(x); CREATE VIEW meta AS SELECT x FROM t; PRAGMA user_version=1")
    database.close()
    let (session, _, _) = try open()
    #expect(session.isFenced && session.openingNotes.first?.contains("it is kept as lecture.gradus.damaged") == true)
    session.close()
  }

  @Test func otherBytesThanTextDoNotRefuseTheSession() throws {
    let bytes = Array("# T\n\ncaf".utf8) + [0xE9] + Array("\n\n```pycon\n>>> x = 3\n```\n".utf8)
    try Files.replace(paths.notebook, with: bytes)
    let (session, recorder, _) = try open(trusts: true)
    #expect(session.openingNotes.contains { $0.contains("its bytes are kept in lecture.md.bytes") })
    #expect(session.output(of: "x", recorder) == "3\n")
    session.close()
    #expect(try Files.read(paths.notebook + ".bytes") == bytes)
  }

  @Test func litterOfKilledProgramsGoes() throws {
    try Files.replace(paths.notebook + ".12345.tmp", with: "half")
    try Files.replace(paths.notebook + ".mine.tmp", with: "mine")
    let (session, _, _) = try open()
    session.close()
    #expect(!Files.exists(paths.notebook + ".12345.tmp"))
    #expect(Files.exists(paths.notebook + ".mine.tmp"))
  }

  @Test func linksStayLinks() throws {
    let target = folder + "/elsewhere.md"
    symlink(target, paths.notebook)
    let (session, _, _) = try open()
    session.submit("x = 1")
    session.close()
    var status = stat()
    #expect(lstat(paths.notebook, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK)
    #expect(try Files.readText(target).contains(">>> x = 1"))
  }

  @Test(arguments: ["a b?c#d%20&e.md", "é 'quoted' \"twice\".md", "line\nbreak.md", "-dash.md"])
  func oddNames(_ name: String) throws {
    let path = folder + "/" + name
    let (session, _, _) = try open(path)
    session.submit("x = 5")
    session.close()
    let (again, recorder, _) = try open(path)
    #expect(again.output(of: "x", recorder) == "5\n")
    #expect(again.executedCount == 1)
    again.close()
  }

  @Test func anInterruptedStatementIsNotRunAgain() throws {
    try Files.replace(
      paths.notebook,
      with: """
        ```pycon
        >>> x = 1
        >>> while True: pass
        Traceback (most recent call last):
          cell 2, line 1
            while True: pass
        KeyboardInterrupt
        >>> y = 2
        ```

        """)
    let (session, recorder, state) = try open(trusts: true)
    #expect(state.contains("2 statements run again"))
    #expect(session.output(of: "x + y", recorder) == "3\n")
    session.close()
  }

  @Test func settingsOfModulesStay() throws {
    let (first, _, _) = try open()
    first.submit("import re, numpy as np, torch")
    first.submit("np.set_printoptions(precision=2, sign='+')")
    first.submit("torch.set_printoptions(precision=3)")
    first.submit("both = re.I | re.M")
    first.close()
    let (second, recorder, _) = try open()
    #expect(second.output(of: "np.array([1.23456])", recorder) == "array([+1.23])\n")
    #expect(second.output(of: "torch.tensor([1.23456])", recorder) == "tensor([1.235])\n")
    #expect(second.output(of: "both is re.I | re.M", recorder) == "True\n")
    second.close()
  }

  @Test func longOutputsAreRead() throws {
    let (session, _, _) = try open()
    session.submit("for i in range(20000): print(i)")
    session.close()
    let start = clock()
    let (again, _, _) = try open()
    #expect(again.cells[0].output.utf8.count > 100_000)
    again.submit("x = 1")
    again.close()
    #expect(Double(clock() - start) / Double(CLOCKS_PER_SEC) < 3)
  }
}

extension SessionFilesTests {
  /// Sessions of the first versions: a snapshot and a journal.
  @Test func oldSessionsAreConverted() throws {
    let (first, _) = makeSession()
    first.submit("x = [1, 2]\ny = x")
    let sources = ["x = [1, 2]", "y = x"]
    let header = Snapshot.Header(generation: 1, cellCount: 2, digest: Notebook.digest(of: sources))
    try Files.replace(folder + "/lecture.safetensors", with: Snapshot.encode(first.interpreter, header))
    try Files.replace(paths.notebook, with: "# lecture\n\n```pycon\n>>> x = [1, 2]\n>>> y = x\n```\n")
    try Files.replace(
      folder + "/lecture.journal", with: "gradus journal 1 1\ncell 3 ok 11 0 \(Self.checksum)\nx.append(3)\n\n")
    // Nothing says that they are this user's.
    #expect(Session.isForeign(paths))
    let (session, recorder, state) = try open(trusts: true)
    #expect(state.contains("1 statement run again"), "\(state)")
    #expect(session.openingNotes == ["this session was kept by an earlier version: its files are in lecture.old/"])
    #expect(session.output(of: "x, y is x", recorder) == "([1, 2, 3], True)\n")
    session.close()
    #expect(Files.exists(folder + "/lecture.old/lecture.journal") && !Files.exists(folder + "/lecture.journal"))
    let (again, other, _) = try open()
    #expect(again.executedCount == 0)
    #expect(again.output(of: "y", other) == "[1, 2, 3]\n")
    again.close()
    #expect(try Notebook(parsing: text()).cells.count == 5)
  }

  private static let checksum = "1798176691"
}
