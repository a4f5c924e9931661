// SPDX-License-Identifier: GPL-3.0-or-later

import Notebooks
import SessionStore

extension Session {
  /// Opens the files of a session and brings the workspace to where it was.
  ///
  /// A notebook that came from elsewhere opens behind a fence and runs nothing, unless it is trusted at once.
  /// A database that is whole gives everything, and nothing is run. A notebook without a database (it was handed out, or its
  /// database is damaged) is run. `openingNotes` says what there is to say.
  ///
  /// - Returns: a line that says what was found.
  public func open(_ paths: SessionPaths, trusts: Bool = false) throws -> String {
    if Session.isForeign(paths) {
      guard trusts else { return try openFenced(paths) }
      try TrustRecord.set(.trusted(digest: Session.digest(of: paths)), for: paths)
    }
    let opened = try SessionFiles(paths, interpreter)
    if trusts || opened.store.isEmpty, !opened.isReadOnly { try? opened.store.claim() }
    openingNotes = opened.notes
    resumeFence(opened)
    if opened.isReadOnly {
      openingNotes.append("the folder of this session cannot be written: nothing will be kept")
    }
    output.isMuted = true
    defer {
      output.isMuted = false
      wantsToLeave = false
      requestedSession = nil
    }
    var ranAgain = 0
    if opened.store.isEmpty {
      guard try openWithoutDatabase(opened, &ranAgain) else {
        files = opened
        madeItsFiles = !opened.document.exists
        return "new"
      }
    } else {
      do {
        let problems = try opened.store.restore()
        openingNotes += problems.prefix(3).map { "could not be read back: \($0)" }
        if problems.count > 3 { openingNotes.append("and \(problems.count - 3) more") }
      } catch {
        // What was read so far is thrown away, the damaged file put aside.
        openingNotes += try opened.putAside(error)
        makeFresh()
        opened.begin(interpreter)
        _ = try openWithoutDatabase(opened, &ranAgain)
      }
      if cells.isEmpty { cells = CellList(in: opened.store) }
      ranAgain += runWhatWasNotKept(opened)
      if opened.document.exists { _ = opened.document.takeOverEditsSinceLastTime() }
    }
    files = opened
    timeline.clear(cell: cells.count)
    resumeLesson()
    if !opened.isReadOnly { try? opened.writeNotebook(self) }
    openingNotes += opened.document.takeNotes()
    let count = interpreter.globals.definitions.dropFirst(presetNameCount).count { !Session.isResultName($0.name.name) }
    let names = "\(count) name\(count == 1 ? "" : "s")"
    return ranAgain == 0 ? names : "\(names), \(ranAgain) statement\(ranAgain == 1 ? "" : "s") run again"
  }

  /// Statements whose changes could not be written (a full disk) run again; one that was interrupted does not.
  private func runWhatWasNotKept(_ files: SessionFiles) -> Int {
    let kept = files.store.keptCell
    guard kept < files.store.cellCount else { return 0 }
    let ran = runAgain(cells.dropFirst(kept).map { KeptCell($0) })
    if !files.isReadOnly { _ = files.store.keep(nil, changed: nil, upTo: ran.last) }
    files.isBehind = ran.last != nil
    return ran.count
  }

  /// Runs statements again, one after the other, until somebody stops them.
  ///
  /// - Returns: how many ran, and the number of the last cell that the workspace holds if they were stopped.
  private func runAgain(_ behind: [KeptCell]) -> (count: Int, last: Int?) {
    defer { onRunningAgain?(nil) }
    let all = behind.filter(runsAgain)
    for (index, cell) in all.enumerated() {
      onRunningAgain?((cell.number, behind.last?.number ?? cell.number))
      guard runAgain(cell) else {
        let last = behind.last?.number ?? cell.number
        openingNotes.append(
          "stopped: what cell\(cell.number == last ? " \(cell.number)" : "s \(cell.number) to \(last)") did is missing. "
            + "Leave now, and the next opening runs \(cell.number == last ? "it" : "them"); type, and you go on without."
        )
        return (index, cell.number - 1)
      }
    }
    return (all.count, nil)
  }

  /// Takes a session over that has no database: files of earlier versions, a notebook, what a damaged database still gave.
  ///
  /// - Returns: false when there is nothing.
  private func openWithoutDatabase(_ files: SessionFiles, _ ranAgain: inout Int) throws -> Bool {
    let notebook = try files.document.cells()
    var found = notebook.enumerated().map { KeptCell(number: $0.offset + 1, $0.element) }
    let old = OldSession(files.paths)
    let restored = old.map { $0.restore(into: interpreter, notebook: found) } ?? 0
    if restored < 0 { makeFresh() }
    let further = (old?.cells(after: found.count) ?? []) + files.salvaged.filter { $0.number > found.count }
    // What was salvaged knows how a statement ended; the notebook only what it printed.
    for cell in files.salvaged where cell.number <= found.count && found[cell.number - 1].source == cell.source {
      found[cell.number - 1] = cell
    }
    found += further
    guard !found.isEmpty else { return false }
    files.begin(interpreter)
    for (i, cell) in found.enumerated() {
      cells.append(
        Cell(number: i + 1, source: cell.source, output: cell.output, outcome: cell.outcome, inputs: cell.inputs))
    }
    let ran = runAgain(cells.dropFirst(max(0, restored)).map { KeptCell($0) })
    ranAgain += ran.count
    files.isBehind = ran.last != nil
    if !files.isReadOnly {
      for cell in cells { files.store.wait(for: KeptCell(cell)) }
      let report = files.store.keep(nil, changed: nil, canBeUndone: false, upTo: ran.last)
      openingNotes += report.notes
      if let problem = report.problem { openingNotes.append("this session cannot be kept: \(problem)") }
      if files.document.exists {
        try files.document.adopt(count: notebook.count)
        try files.store.remember(files.document)
      }
      if report.problem == nil, let old { openingNotes += old.putAside() }
    }
    return true
  }

  /// Commands that only look need not look again; what was interrupted cannot be had by running it.
  func runsAgain(_ cell: KeptCell) -> Bool {
    if cell.outcome == .interrupted { return false }
    // What other programs did stays done.
    if IPythonMagics.runsProgram(cell.source) { return false }
    guard cell.source.hasPrefix("%") else { return true }
    return IPythonMagics.command(of: cell.source)?.changesWorkspace ?? true
  }

  /// Keeps everything and lets go of the files. A new session in which nothing was typed leaves none.
  ///
  /// - Returns: whether all of it is kept.
  @discardableResult public func close() -> Bool {
    guard let files else { return false }
    var isKept = !files.isReadOnly
    if isKept, let problem = files.save(self) {
      output.note("not everything could be kept: \(problem)")
      isKept = false
    }
    for note in files.document.takeNotes() { output.note(note) }
    let isEmpty = madeItsFiles && isKept && cells.isEmpty
    files.close(removing: isEmpty ? notebook(title: files.paths.name).text : nil)
    interpreter.policy.fence?.throwAway()
    self.files = nil
    return isKept
  }

  /// The whole session as a notebook.
  public func notebook(title: String) -> Notebook {
    var notebook = Notebook(title: title)
    notebook.append(cells.map { ($0.source, $0.output) })
    return notebook
  }
}

extension KeptCell {
  /// A cell of a notebook; how it ended is read from what it printed.
  init(number: Int, _ cell: NotebookCell) {
    let last = cell.comparableOutput.split(separator: "\n").last
    let outcome: Outcome = !cell.hasTraceback ? .ok : last == "KeyboardInterrupt" ? .interrupted : .error
    self.init(number: number, source: cell.source, output: cell.output, outcome: outcome)
  }
}
