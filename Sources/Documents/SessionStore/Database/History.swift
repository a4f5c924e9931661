// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import SQLite
import Tensors

/// The steps that can be taken back: each keeps the rows that it overwrote.
enum History {
  /// Exchanges what a step's rows hold with what it remembers of them.
  static func exchange(
    _ step: Int, _ store: SessionDatabase, _ state: inout StoreState
  ) throws -> (objects: [(row: Int, bytes: [UInt8]?)], roots: [(name: String, sum: UInt64?)]) {
    let (database, tables) = (store.database, store.tables)
    var objects: [(row: Int, bytes: [UInt8]?)] = []
    var roots: [(name: String, sum: UInt64?)] = []
    let damage = DamagedSnapshot("the step is not what was written")

    var former: [(id: Int, key: Int, data: [UInt8]?, sum: UInt64)] = []
    let select = try database.prepare("SELECT rowid, id, data, sum FROM former_objects WHERE step = ?")
    try select.bind([.int(step)])
    while try select.step() {
      let data = select.isNull(2) ? nil : select.blob(2)
      former.append((select.int(0), select.int(1), data, RowSum.read(select.int(3))))
    }
    let replace = try database.prepare(
      "UPDATE former_objects SET (data, sum) = (SELECT data, sum FROM objects WHERE id = ?2) WHERE rowid = ?1")
    for (rowid, row, found, sum) in former {
      if let found, RowSum.of(found) != sum { throw damage }
      let data = try found.map { try keepingSerial($0, of: row, store) }
      try replace.run(.int(rowid), .int(row))
      if let data {
        try tables.setObject.run(.int(row), .blob(data), .int(RowSum.stored(RowSum.of(data))))
      } else {
        try tables.deleteObject.run(.int(row))
      }
      objects.append((row, data))
    }

    var names: [(id: Int, name: String, data: [UInt8]?, sum: UInt64)] = []
    let selectRoots = try database.prepare("SELECT rowid, name, data, sum FROM former_roots WHERE step = ?")
    try selectRoots.bind([.int(step)])
    while try selectRoots.step() {
      let data = selectRoots.isNull(2) ? nil : selectRoots.blob(2)
      names.append((selectRoots.int(0), selectRoots.text(1), data, RowSum.read(selectRoots.int(3))))
    }
    let present = try database.prepare("SELECT sum FROM roots WHERE name = ?")
    let replaceRoot = try database.prepare(
      "UPDATE former_roots SET (data, sum) = (SELECT data, sum FROM roots WHERE name = ?2) WHERE rowid = ?1")
    // The number that was given out last stays as well.
    for (rowid, name, data, sum) in names where name != ObjectWriter.serialRoot {
      if let data, RowSum.of(name, data) != sum { throw damage }
      try present.bind([.text(name)])
      if try present.step() {
        state.rootSum ^= RowSum.read(present.int(0))
        state.rootCount -= 1
      }
      present.reset()
      try replaceRoot.run(.int(rowid), .text(name))
      if let data {
        try tables.setRoot.run(.text(name), .blob(data), .int(RowSum.stored(sum)))
        state.rootSum ^= sum
        state.rootCount += 1
      } else {
        try tables.deleteRoot.run(.text(name))
      }
      roots.append((name, data == nil ? nil : sum))
    }
    return (objects, roots)
  }

  /// A record with the counting number that its object has got since: numbers that were shown are not given to other objects.
  private static func keepingSerial(_ data: [UInt8], of row: Int, _ store: SessionDatabase) throws -> [UInt8] {
    var none = RecordBytes()
    none.int(0)
    guard data.suffix(none.bytes.count).elementsEqual(none.bytes), let present = try current(row, store),
      !present.suffix(none.bytes.count).elementsEqual(none.bytes),
      let serial = try RecordReader.serial(of: present), try RecordReader.serial(of: data) == 0
    else { return data }
    var record = RecordBytes()
    record.int(serial)
    return data.dropLast(none.bytes.count) + record.bytes
  }

  /// The steps behind the position are no longer wanted: something new was typed.
  static func dropUndone(by newStep: Int, _ store: SessionDatabase, _ state: inout StoreState) throws {
    let steps = try numbers("SELECT number, bytes FROM steps WHERE number > ?", state.position, store.database)
    for (step, bytes) in steps {
      // What an object was before the new statement is what comes before the steps that go.
      try forget(step, next: { try later($0, step: newStep - 1, store) }, store, &state)
      state.stepBytes -= bytes
    }
  }

  /// Drops the oldest steps until the rest fits into the budget; says whether there were any.
  static func dropOldest(_ store: SessionDatabase, _ state: inout StoreState) throws -> Bool {
    guard state.stepBytes > store.undoBudget else { return false }
    var dropped = false
    try store.setMeta("note:" + forgotten, Array("yes".utf8))
    let oldest = try store.database.prepare("SELECT number, bytes FROM steps ORDER BY number LIMIT 1")
    while state.stepBytes > store.undoBudget, try oldest.step() {
      let (step, bytes) = (oldest.int(0), oldest.int(1))
      oldest.reset()
      try forget(step, next: { try later($0, step: step, store) }, store, &state)
      state.stepBytes -= bytes
      dropped = true
    }
    oldest.reset()
    return dropped
  }

  /// Under which name it is noted that the oldest steps were given up.
  static let forgotten = "oldest steps given up"

  /// Whether a step is still there.
  static func isStep(_ step: Int, _ store: SessionDatabase) throws -> Bool {
    try !numbers("SELECT number, 0 FROM steps WHERE number = ?", step, store.database).isEmpty
  }

  private static func numbers(_ sql: String, _ argument: Int, _ database: Database) throws -> [(Int, Int)] {
    let select = try database.prepare(sql)
    try select.bind([.int(argument)])
    var found: [(Int, Int)] = []
    while try select.step() { found.append((select.int(0), select.int(1))) }
    return found
  }

  /// Removes a step, and the pieces of tensors that only it names.
  private static func forget(
    _ step: Int, next: (Int) throws -> [UInt8]?, _ store: SessionDatabase, _ state: inout StoreState
  ) throws {
    let database = store.database
    let select = try database.prepare("SELECT id, data FROM former_objects WHERE step = ?")
    try select.bind([.int(step)])
    var pieces: [(row: Int, blocks: [StoredBlock])] = []
    let mark = Array(Storage.snapshotName.utf8)
    while try select.step() {
      let data = select.blob(1)
      guard data.dropFirst(2).starts(with: mark), let parts = try? RecordReader.parts(of: data) else { continue }
      pieces.append((select.int(0), parts.flatMap(\.blocks)))
    }
    let delete = try database.prepare("DELETE FROM blocks WHERE id = ?")
    for (row, blocks) in pieces where !blocks.isEmpty {
      let other = try next(row).map { try RecordReader.parts(of: $0).flatMap(\.blocks) } ?? []
      let kept = Set(other.map(\.id))
      for block in blocks where !kept.contains(block.id) && !state.spare.give(block.id) {
        try delete.run(.int(block.id))
      }
    }
    for table in ["former_objects", "former_roots"] {
      try database.prepare("DELETE FROM \(table) WHERE step = ?").run(.int(step))
    }
    try database.prepare("DELETE FROM steps WHERE number = ?").run(.int(step))
  }

  private static func current(_ row: Int, _ store: SessionDatabase) throws -> [UInt8]? {
    try store.tables.getObject.bind([.int(row)])
    defer { store.tables.getObject.reset() }
    return try store.tables.getObject.step() ? store.tables.getObject.blob(0) : nil
  }

  /// What an object's row held after a step: what the next step that changed it remembers, else what it holds now.
  private static func later(_ row: Int, step: Int, _ store: SessionDatabase) throws -> [UInt8]? {
    let select = try store.database.prepare(
      "SELECT data FROM former_objects WHERE id = ? AND step > ? ORDER BY step LIMIT 1")
    try select.bind([.int(row), .int(step)])
    if try select.step() { return select.isNull(0) ? nil : select.blob(0) }
    return try current(row, store)
  }
}

extension SessionDatabase {
  /// The cell of the step that `undo` would take back; nil when there is none.
  public var lastStep: (step: Int, cell: Int)? { try? step("number <= ? ORDER BY number DESC") }
  /// The cell of the step that `redo` would do again; nil when there is none.
  public var nextStep: (step: Int, cell: Int)? { try? step("number > ? ORDER BY number") }

  /// The number of a cell's step; for cell 0 that of the beginning. Nil when it changed nothing, or that is no longer known.
  public func position(ofCell cell: Int) -> Int? {
    do {
      let select = try database.prepare("SELECT max(number) FROM steps WHERE cell = ?")
      try select.bind([.int(cell)])
      if try select.step(), !select.isNull(0) { return select.int(0) }
      guard cell == 0 else { return nil }
      // Before the first step that there is: known unless earlier ones were given up.
      return note(History.forgotten) == nil ? 0 : nil
    } catch { return nil }
  }

  private func step(_ condition: String) throws -> (step: Int, cell: Int)? {
    let select = try database.prepare("SELECT number, cell FROM steps WHERE \(condition) LIMIT 1")
    try select.bind([.int(state.position)])
    return try select.step() ? (select.int(0), select.int(1)) : nil
  }

  /// Takes the last step back, in the database; the workspace is the caller's affair.
  ///
  /// - Returns: the number of the step's cell; nil when there is nothing to take back.
  public func undo() throws -> Int? {
    guard let (step, cell) = lastStep else { return nil }
    try exchange(step, position: step - 1)
    return cell
  }

  /// Does the step again that was taken back last; see `undo`.
  public func redo() throws -> Int? {
    guard let (step, cell) = nextStep else { return nil }
    try exchange(step, position: step)
    return cell
  }

  private func exchange(_ step: Int, position: Int) throws {
    func move() throws -> (StoreState, (objects: [(row: Int, bytes: [UInt8]?)], roots: [(name: String, sum: UInt64?)]))
    {
      var next = state
      let changed = try History.exchange(step, self, &next)
      next.position = position
      try write(next)
      return (next, changed)
    }
    let (next, changed) = try beforeMove == nil ? database.transaction(move) : move()
    state = next
    try writer.didExchange(objects: changed.objects, roots: changed.roots)
  }
}
