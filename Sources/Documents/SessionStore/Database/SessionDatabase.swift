// SPDX-License-Identifier: GPL-3.0-or-later

import Notebooks
import PythonRuntime
import SQLite

/// A session on disk, `NAME.gradus`: its cells, its objects and the way back through its steps.
///
/// A statement is one transaction: its cell, what it changed, and what that was before. Rows of objects name each other by
/// number, so a statement costs what it changed. The rows that a step overwrote are kept with the step (`former_objects`,
/// `former_roots`); taking it back exchanges the two. Pieces of large tensors never change: a changed tensor names other pieces.
public final class SessionDatabase {
  private(set) var database: Database
  private(set) var tables: StoreTables
  var state = StoreState()
  var writer: ObjectWriter
  private var interpreter: Interpreter
  /// How many bytes the way back may take.
  public var undoBudget = 512 << 20
  /// Cells that could not be written yet.
  private var waiting: [KeptCell] = []

  /// What the database said of itself before steps were taken back or done again for a statement that is not kept yet.
  private(set) var beforeMove: StoreState?

  /// What the keeping of a statement came to.
  public struct Report {
    /// Why it is not on disk; nil when it is.
    public var problem: String?
    /// Set when the database turned out to be damaged.
    public var damage: (any Error)?
    /// What is said to the person: values that are not kept, a step that is too large.
    public var notes: [String] = []
    /// Whether the oldest steps were given up.
    public var hasForgotten = false
  }

  /// Opens a database, or makes it; the workspace is left as it is.
  ///
  /// - Throws: `DatabaseError`, `DamagedSnapshot`, `NewerDatabase`.
  public init(path: String, _ interpreter: Interpreter) throws {
    self.interpreter = interpreter
    database = try Database(path: path)
    tables = try StoreTables(database)
    guard let bytes = try SessionDatabase.meta("state", tables) else {
      throw DamagedSnapshot("the database says nothing of itself")
    }
    state = try StoreState(bytes)
    if let spare = try SessionDatabase.meta("spare", tables) { state.spare = try SpareBlocks(spare) }
    writer = ObjectWriter(interpreter, tables, state)
  }

  /// Goes on with another workspace: everything in it is new, and what is there goes.
  public func attach(_ interpreter: Interpreter) throws {
    self.interpreter = interpreter
    writer = ObjectWriter(interpreter, tables, state)
    try writer.adoptRoots()
  }

  /// Takes the log into the file and keeps none from then on: the file is to lose its name.
  func beAlone() throws {
    try database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    let alone = try database.prepare("PRAGMA locking_mode=EXCLUSIVE")
    while try alone.step() {}
    let journal = try database.prepare("PRAGMA journal_mode=OFF")
    while try journal.step() {}
  }

  /// Writes the whole database to a new file.
  public func copy(to path: String) throws { try database.prepare("VACUUM INTO ?").run(.text(path)) }

  /// Writes the whole database to a new file and goes on there: the folder had gone.
  func move(to path: String) throws {
    try copy(to: path)
    let moved = try Database(path: path)
    tables = try StoreTables(moved)
    writer.tables = tables
    database.close()
    database = moved
  }

  /// Whether what is on disk is what was written: a second look at the file, from outside.
  public func check() throws -> Bool {
    guard Files.exists(database.path) else { return false }
    let other = try Database(path: database.path)
    let tables = try StoreTables(other)
    guard let bytes = try SessionDatabase.meta("state", tables), bytes == state.bytes else { return false }
    return try state.cellCount == 0 || cell(state.cellCount).number == state.cellCount
  }

  /// Lets go of the file.
  public func close() { database.close() }

  // MARK: Facts

  static func meta(_ key: String, _ tables: StoreTables) throws -> [UInt8]? {
    try tables.getMeta.bind([.text(key)])
    defer { tables.getMeta.reset() }
    guard try tables.getMeta.step() else { return nil }
    let data = tables.getMeta.blob(0)
    guard RowSum.of(key, data) == RowSum.read(tables.getMeta.int(1)) else {
      throw DamagedSnapshot("what the database says of itself is not what was written")
    }
    return data
  }

  func setMeta(_ key: String, _ data: [UInt8]) throws {
    try tables.setMeta.run(.text(key), .blob(data), .int(RowSum.stored(RowSum.of(key, data))))
  }

  /// Writes what the database says of itself.
  func write(_ next: StoreState) throws {
    try setMeta("state", next.bytes)
    if next.spare != state.spare { try setMeta("spare", next.spare.bytes) }
  }

  /// Remembers how the notebook was written.
  public func remember(_ document: DocumentFile) throws {
    try database.transaction { try setMeta("document", document.facts) }
  }

  /// What is remembered of the notebook.
  var documentFacts: [UInt8]? { try? SessionDatabase.meta("document", tables) }

  // MARK: Cells

  /// How many cells there are.
  public var cellCount: Int { state.cellCount }
  /// The last cell whose changes the objects hold; those behind it ran without being kept.
  public var keptCell: Int { state.keptCell }
  /// Whether the database holds all that was typed, and what it did.
  public var isUpToDate: Bool { waiting.isEmpty && keptCell == cellCount }
  /// Whether nothing was ever kept here.
  public var isEmpty: Bool { state == StoreState() }

  /// A cell by its number, from 1.
  public func cell(_ number: Int) throws -> KeptCell {
    try tables.getCell.bind([.int(number)])
    defer { tables.getCell.reset() }
    guard try tables.getCell.step() else { throw DamagedSnapshot("the cell \(number) is missing") }
    let (outcome, source, output) = (tables.getCell.text(0), tables.getCell.text(1), tables.getCell.text(2))
    guard let outcome = KeptCell.Outcome(rawValue: outcome),
      SessionDatabase.sum(of: source, output) == RowSum.read(tables.getCell.int(3))
    else { throw DamagedSnapshot("the cell \(number) is not what was written") }
    let inputs = SessionDatabase.inputs(ofCell: number, tables)
    return KeptCell(number: number, source: source, output: output, outcome: outcome, inputs: inputs)
  }

  static func sum(of source: String, _ output: String) -> UInt64 { RowSum.of(source, Array(output.utf8)) }

  private func write(_ cell: KeptCell) throws {
    let sum = SessionDatabase.sum(of: cell.source, cell.output)
    try tables.addCell.run(
      .int(cell.number), .text(cell.outcome.rawValue), .text(cell.source), .text(cell.output), .int(RowSum.stored(sum)))
    try writeInputs(of: cell)
    try writeParts(of: cell)
  }

  /// Takes a cell that is to be written with the next transaction.
  public func wait(for cell: KeptCell) { waiting.append(cell) }

  // MARK: Keeping

  /// From here on steps are taken back and done again in the transaction in which the statement is kept that wants it: a kill leaves
  /// both or neither.
  public func beginMove() throws {
    guard beforeMove == nil else { return }
    try database.begin()
    beforeMove = state
  }

  /// The transaction with such moves was given up: everything is written again.
  private func giveUpMove() {
    guard let before = beforeMove else { return }
    beforeMove = nil
    state = before
    try? attach(interpreter)
  }

  /// Puts a finished statement on disk: its cell, and what it changed.
  ///
  /// - Parameters:
  ///   - cell: the statement; nil when only the workspace is to be brought up to date.
  ///   - changed: the objects that it changed, each once; what is new is found from them and from the names. Nil: everything is
  ///     looked at, and what differs is written.
  ///   - canBeUndone: false for what is no step of its own (`%undo` itself).
  ///   - last: the last cell whose changes the workspace holds, if that is not the last one that there is.
  public func keep(_ cell: KeptCell?, changed: [AnyObject]?, canBeUndone: Bool = true, upTo last: Int? = nil) -> Report
  {
    var report = Report()
    if let cell { waiting.append(cell) }
    let running = Interpreter.current
    Interpreter.current = interpreter
    defer { Interpreter.current = running }
    do {
      let next = try database.transaction {
        var next = state
        for cell in waiting {
          try write(cell)
          next.cellCount = max(next.cellCount, cell.number)
        }
        let step = state.lastStep + 1
        let written = try writer.write(changed, step: canBeUndone ? step : nil, next)
        next = written.state
        report.notes = written.notes.map { "kept without: \($0)" }
        // A statement that put in what was there already is a step, too: `%undo` takes it back alone.
        if canBeUndone, writer.writtenCount > 0 || cell != nil {
          try History.dropUndone(by: step, self, &next)
          try tables.addStep.run(.int(step), .int(cell?.number ?? next.cellCount), .int(written.formerBytes))
          next.position = step
          next.lastStep = step
          next.stepBytes += written.formerBytes
          report.hasForgotten = try History.dropOldest(self, &next)
          if try !History.isStep(step, self) {
            report.notes.append("%undo cannot take this back (it is larger than its memory)")
          }
        }
        next.keptCell = min(last ?? next.cellCount, next.cellCount)
        try write(next)
        return next
      }
      state = next
      beforeMove = nil
      writer.didCommit()
      waiting = []
      try sweepIfWorthwhile()
    } catch {
      writer.didFail()
      giveUpMove()
      report.notes = []
      report.problem = "\(error)"
      if SessionFolder.isDamage(error) { report.damage = error }
      try? keepCellsAlone()
    }
    return report
  }

  /// When the objects find no room, what was typed may.
  public func keepCellsAlone() throws {
    let next = try database.transaction {
      var next = state
      for cell in waiting {
        try write(cell)
        next.cellCount = max(next.cellCount, cell.number)
      }
      try write(next)
      return next
    }
    state = next
    beforeMove = nil
    waiting = []
  }

  // MARK: Opening

  /// Brings a fresh workspace (libraries installed, imports of a session run) to where it was left. Runs no code of the program.
  ///
  /// - Returns: what could not be made again, in words.
  public func restore() throws -> [String] {
    Interpreter.current = interpreter
    guard state.rootCount > 0 else { return [] }
    let loaded = try database.reading { try ObjectLoader(database, tables, state, interpreter).load() }
    writer.adopt(loaded)
    return loaded.problems
  }
}
