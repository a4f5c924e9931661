// SPDX-License-Identifier: GPL-3.0-or-later

import Notebooks
import PythonRuntime
import SessionStore

/// The files of a kept session: lock, database, notebook.
final class SessionFiles {
  let paths: SessionPaths
  private let folder: SessionFolder
  var store: SessionDatabase { folder.store }
  var document: DocumentFile { folder.document }

  init(_ paths: SessionPaths, _ interpreter: Interpreter) throws {
    self.paths = paths
    folder = try SessionFolder(paths, interpreter)
  }

  var isReadOnly: Bool { folder.isReadOnly }
  /// False behind a fence: a workspace in which the notebook's cells have not run is not what the notebook says.
  var keepsObjects = true {
    didSet { mustWalk = true }
  }
  /// The next statement writes the whole workspace: nothing of it has been written before.
  private var mustWalk = false
  /// Set when statements that had to run again were stopped: until something new is typed, the next opening runs them.
  var isBehind = false
  /// Whether steps were given up since the session was opened: the way back was full.
  private(set) var hasForgotten = false
  /// What was found out while the files were opened.
  var notes: [String] { folder.notes + document.takeNotes() }
  /// Puts a database aside that turned out to be damaged; gives what is to be said.
  func putAside(_ error: any Error) throws -> [String] {
    let notes = try folder.putAside(error)
    if keepsObjects, !isReadOnly { try? store.claim() }
    return notes
  }
  /// Cells that could be read from a damaged database.
  var salvaged: [KeptCell] { folder.salvaged }

  // MARK: Statements

  /// Puts a finished statement on disk, with what its output consists of; gives what is to be said about it.
  func keep(
    _ cell: Session.Cell, _ parts: [OutputPart], changed: [AnyObject]?, canBeUndone: Bool, of session: Session
  ) -> [String] {
    guard !isReadOnly else { return [] }
    let kept = KeptCell(cell, parts)
    var notes: [String] = []
    if let what = folder.returnIfGone() { notes.append(what) }
    guard keepsObjects else {
      store.wait(for: kept)
      do { try store.keepCellsAlone() } catch { notes.append("this statement could not be kept: \(error)") }
      document.takeOverEdits()
      return notes + document.takeNotes()
    }
    if isBehind, changed?.isEmpty == true {
      store.wait(for: kept)
      try? store.keepCellsAlone()
      return notes
    }
    isBehind = false
    let report = store.keep(kept, changed: mustWalk ? nil : changed, canBeUndone: canBeUndone && !mustWalk)
    mustWalk = false
    if report.hasForgotten { hasForgotten = true }
    notes += report.notes
    if let damage = report.damage {
      notes += beginAnew(session, damage)
    } else if let problem = report.problem {
      notes.append("this statement could not be kept: \(problem)")
    }
    document.takeOverEdits()
    return notes + document.takeNotes()
  }

  /// Keeps what a cell got from outside that had been waiting.
  func keepInputs(_ inputs: OutsideInputs.Record, of cell: Session.Cell) throws {
    if !isReadOnly { try store.keepInputs(inputs, ofCell: cell.number) }
  }

  /// The database is damaged while the session is open: everything is in memory and goes into a new one.
  private func beginAnew(_ session: Session, _ damage: any Error) -> [String] {
    session.cells.letGo()
    do {
      let notes = try putAside(damage)
      begin(session.interpreter)
      for cell in session.cells { store.wait(for: KeptCell(cell)) }
      let report = store.keep(nil, changed: nil, canBeUndone: false)
      return notes + report.notes + (report.problem.map { ["this session cannot be kept: \($0)"] } ?? [])
    } catch { return ["this session cannot be kept: \(error)"] }
  }

  /// Takes back the steps of all cells after one, in the database; the workspace is there already.
  func takeBack(after cell: Int) {
    try? store.beginMove()
    while let last = store.lastStep, last.cell > cell {
      guard (try? store.undo()) != nil else { return }
    }
  }

  /// Does steps again in the database up to that of a cell; the workspace is there already.
  func doAgain(upTo cell: Int) {
    try? store.beginMove()
    while let next = store.nextStep, next.cell <= cell {
      guard (try? store.redo()) != nil else { return }
    }
  }

  /// Goes to a step in the database; false when it is not there.
  func go(to position: Int) -> Bool {
    try? store.beginMove()
    while let last = store.lastStep, last.step > position, (try? store.undo()) != nil {}
    while let next = store.nextStep, next.step <= position, (try? store.redo()) != nil {}
    return (store.lastStep?.step ?? 0) == position
  }

  /// Gives the present state a name that survives leaving.
  func mark(_ name: String) { if !isReadOnly { try? store.mark(name) } }
  /// Where the step of a mark is in the database.
  func position(ofMark name: String) -> Int? { store.position(ofMark: name) }

  /// Where the step of a cell is in the database.
  func position(ofCell cell: Int) -> Int? { store.position(ofCell: cell) }

  /// Keeps a text beside the workspace; nil takes it away.
  func setNote(_ text: String?, _ name: String) { if !isReadOnly { try? store.setNote(text, name) } }
  /// The text that is kept under a name.
  func note(_ name: String) -> String? { store.note(name) }

  /// The cell of the last step that is done; nil when none can be taken back.
  var lastCell: Int? { store.lastStep?.cell }
  /// The cell of the step that would be done again next.
  var nextCell: Int? { store.nextStep?.cell }

  /// Takes the last step back; gives its cell.
  ///
  /// The workspace is then read from the database: not while that is behind it.
  func takeBackLast() -> Int? {
    guard store.isUpToDate, (try? store.beginMove()) != nil else { return nil }
    return try? store.undo()
  }
  /// Does the step again that was taken back last; gives its cell.
  func doAgain() -> Int? {
    guard store.isUpToDate, (try? store.beginMove()) != nil else { return nil }
    return try? store.redo()
  }

  /// The workspace begins anew: everything is written again.
  func begin(_ interpreter: Interpreter) { try? store.attach(interpreter) }

  /// Brings a fresh workspace to what the database holds; gives what could not be made again.
  func restore(_ session: Session) -> [String] {
    begin(session.interpreter)
    do { return try store.restore() } catch { return ["\(error)"] }
  }

  // MARK: Leaving

  /// Writes the notebook, and what could not be kept before; gives the problem if there is one.
  func save(_ session: Session) -> String? {
    if isReadOnly { return "the folder cannot be written" }
    _ = folder.returnIfGone()
    if keepsObjects, !isBehind, let problem = store.keep(nil, changed: [], canBeUndone: false).problem {
      return problem
    }
    do {
      try writeNotebook(session)
      return try store.check() ? nil : "what was written cannot be read back"
    } catch { return "\(error)" }
  }

  /// Makes a second session of this one as it is now.
  func branch(to paths: SessionPaths, _ session: Session) throws {
    for path in [paths.notebook, paths.database] where Files.exists(path) {
      throw PyError.make(ExceptionClasses.fileExistsError, "\(path) is there already")
    }
    if let problem = save(session) { throw PyError.make(ExceptionClasses.osError, problem) }
    try Files.makeFolder(paths.folder)
    try store.copy(to: paths.database)
    try Files.replace(paths.notebook, with: try Files.read(self.paths.notebook))
  }

  func writeNotebook(_ session: Session) throws {
    guard !isReadOnly else { return }
    let written = document.writtenCells
    guard session.cells.count > written || !document.exists else { return }
    let cells = document.exists ? session.cells.dropFirst(written) : session.cells[...]
    try document.write(cells.map { KeptCell($0) }, count: session.cells.count, texts: session.lessonTexts)
    try store.remember(document)
  }

  /// Lets go of the files; takes them away if the notebook is still this empty one.
  func close(removing empty: String? = nil) { folder.close(removing: empty) }
}

extension Session.Cell {
  /// A statement of an earlier run.
  init(_ cell: KeptCell) {
    self.init(
      number: cell.number, source: cell.source, output: cell.output, outcome: cell.outcome, inputs: cell.inputs)
  }
}

extension KeptCell {
  init(_ cell: Session.Cell, _ parts: [OutputPart]? = nil) {
    self.init(
      number: cell.number, source: cell.source, output: cell.output, outcome: cell.outcome, inputs: cell.inputs,
      parts: parts)
  }
}
