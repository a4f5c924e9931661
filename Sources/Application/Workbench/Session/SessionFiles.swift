// SPDX-License-Identifier: GPL-3.0-or-later

import Notebooks

/// The files of a kept session: lock, journal, notebook, snapshot.
final class SessionFiles {
  let paths: SessionPaths
  private let lock: SessionLock
  private let journal: Journal
  /// The notebook as it was when the session was opened; cells beyond it are appended when it is saved.
  private var notebook: Notebook
  /// How many cells of the session stand in `notebook` already.
  private var writtenCells: Int

  /// The statements that the notebook does not have yet.
  var unwrittenRecords: [JournalRecord] { SessionDocument.unwritten(journal.recovered, after: notebook.cells.count) }

  init(_ paths: SessionPaths) throws {
    self.paths = paths
    try Files.makeFolder(paths.folder)
    lock = try SessionLock(paths)
    journal = try Journal(path: paths.journal)
    notebook =
      Files.exists(paths.notebook)
      ? Notebook(parsing: try Files.readText(paths.notebook)) : Notebook(title: paths.name)
    writtenCells = notebook.cells.count
  }

  var isNew: Bool { notebook.cells.isEmpty && journal.recovered.isEmpty }
  var notebookCells: [NotebookCell] { notebook.cells }

  /// Puts a finished statement on disk; gives the problem if it cannot.
  func append(_ record: JournalRecord) -> String? {
    do {
      try journal.append(record)
      return nil
    } catch { return "\(error)" }
  }

  /// Writes notebook and snapshot; gives the problem if one cannot be written.
  func save(_ session: Session) -> String? {
    do {
      try writeNotebook(session)
    } catch { return "\(error)" }
    return saveSnapshot(of: session)
  }

  func writeNotebook(_ session: Session) throws {
    guard session.cells.count > writtenCells || !Files.exists(paths.notebook) else { return }
    for cell in session.cells.dropFirst(writtenCells) { notebook.append(source: cell.source, output: cell.output) }
    writtenCells = session.cells.count
    try Files.replace(paths.notebook, with: notebook.text)
  }

  /// Writes the snapshot and begins a new journal; while some value cannot be kept, the journal stays and will be replayed.
  @discardableResult
  func saveSnapshot(of session: Session) -> String? {
    do {
      try writeNotebook(session)
      // A workspace in which the notebook's cells have not run is not what the notebook says.
      guard !session.isFenced, session.waitingCells.isEmpty else { return nil }
      let header = Snapshot.Header(
        generation: journal.generation &+ 1, cellCount: session.cells.count, digest: notebook.sourceDigest)
      let bytes = try Snapshot.encode(session.interpreter, header)
      try Files.replace(paths.snapshot, with: bytes)
      try journal.restart()
      return nil
    } catch let problem as Snapshot.Unsupported {
      return problem.description
    } catch { return "\(error)" }
  }

  /// The statements that are not in a snapshot.
  func records(since header: Snapshot.Header?) -> [JournalRecord] { journal.records(since: header?.generation) }

  func close() {
    journal.close()
    lock.release()
  }
}

extension Session {
  /// Opens the files of a session and brings the workspace to where it was.
  ///
  /// The snapshot gives the values, the journal the statements after it. Without a snapshot that belongs to the notebook (a
  /// notebook that was handed out, or edited) its inputs are run again.
  ///
  /// A notebook that came from elsewhere opens behind a fence and runs nothing, unless it is trusted at once.
  ///
  /// - Returns: a line that says what was found.
  public func open(_ paths: SessionPaths, trusts: Bool = false) throws -> String {
    if Session.isForeign(paths) {
      guard trusts else { return try openFenced(paths) }
      try TrustRecord.set(.trusted(digest: Session.digest(of: paths)), for: paths)
    }
    let opened = try SessionFiles(paths)
    let cells = opened.notebookCells
    if opened.isNew {
      files = opened
      return "new"
    }
    output.isMuted = true
    defer { output.isMuted = false }
    var header: Snapshot.Header?
    if Files.exists(paths.snapshot), let bytes = try? Files.read(paths.snapshot),
      let found = try? Snapshot.header(of: bytes),
      found.cellCount <= cells.count, found.digest == Notebook.digest(of: cells.prefix(found.cellCount).map(\.source))
    {
      if (try? Snapshot.restore(bytes, into: interpreter)) != nil { header = found } else { reset() }
    }
    let records = opened.records(since: header)
    let kept = header?.cellCount ?? 0
    for (i, cell) in cells.prefix(kept).enumerated() {
      adopt(Cell(number: i + 1, source: cell.source, output: cell.output, outcome: cell.hasTraceback ? .error : .ok))
    }
    var replayed = 0
    for (i, cell) in cells.enumerated().dropFirst(kept) {
      let outcome: JournalRecord.Outcome = cell.hasTraceback ? .error : .ok
      replay(JournalRecord(outcome, cell: i + 1, source: cell.source, output: cell.output))
      replayed += 1
    }
    for record in SessionDocument.unwritten(records, after: self.cells.count) {
      replay(record)
      replayed += 1
    }
    files = opened
    wantsToLeave = false
    if !records.isEmpty || replayed > 0 { try? opened.writeNotebook(self) }
    let names = interpreter.globals.definitions.count - presetNameCount
    let values = "\(max(0, names)) name\(names == 1 ? "" : "s")"
    return replayed == 0 ? values : "\(values), \(replayed) statement\(replayed == 1 ? "" : "s") run again"
  }

  /// Runs a statement of an earlier run again; what the person saw then stays what the history shows.
  private func replay(_ record: JournalRecord) {
    if runsAgain(record.source) { runCell(record.source) }
    requestedSession = nil
    wantsToLeave = false
    let cell = Cell(number: record.cell, source: record.source, output: record.output, outcome: record.outcome)
    replaceOrAdopt(cell)
  }

  /// Commands that only look need not look again.
  private func runsAgain(_ source: String) -> Bool {
    guard source.hasPrefix("%") else { return true }
    let name = String(source.dropFirst().prefix { $0.isLetter || $0 == "_" })
    return CommandTable.named(name)?.changesWorkspace ?? true
  }

  /// Keeps everything and lets go of the files.
  public func close() {
    guard let files else { return }
    if let problem = files.save(self) { output.note("not in the snapshot: \(problem); it will be run again") }
    files.close()
    interpreter.policy.fence?.throwAway()
    self.files = nil
  }

  /// The whole session as a notebook.
  public func notebook(title: String) -> Notebook {
    var notebook = Notebook(title: title)
    for cell in cells { notebook.append(source: cell.source, output: cell.output) }
    return notebook
  }
}
