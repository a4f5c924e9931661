// SPDX-License-Identifier: GPL-3.0-or-later

import SQLite

/// The tables of a session's database, and the statements that work on them.
final class StoreTables {
  /// The form of the tables; `PRAGMA user_version`.
  static let version = 1
  /// Says whose database it is; `PRAGMA application_id`.
  static let application = 0x4752_4144

  private static let schema = """
    CREATE TABLE meta(key TEXT PRIMARY KEY, data BLOB NOT NULL, sum INTEGER NOT NULL) WITHOUT ROWID;
    CREATE TABLE cells(number INTEGER PRIMARY KEY, outcome TEXT NOT NULL, source TEXT NOT NULL, output TEXT NOT NULL,
      sum INTEGER NOT NULL);
    CREATE TABLE objects(id INTEGER PRIMARY KEY, data BLOB NOT NULL, sum INTEGER NOT NULL);
    CREATE TABLE blocks(id INTEGER PRIMARY KEY, data BLOB NOT NULL);
    CREATE TABLE roots(name TEXT PRIMARY KEY, data BLOB NOT NULL, sum INTEGER NOT NULL);
    CREATE TABLE sources(id INTEGER PRIMARY KEY, name TEXT NOT NULL, text TEXT NOT NULL, library INTEGER NOT NULL,
      sum INTEGER NOT NULL);
    CREATE TABLE steps(number INTEGER PRIMARY KEY, cell INTEGER NOT NULL, bytes INTEGER NOT NULL);
    CREATE TABLE former_objects(step INTEGER NOT NULL, id INTEGER NOT NULL, data BLOB, sum INTEGER);
    CREATE INDEX former_objects_of_step ON former_objects(step);
    CREATE INDEX former_objects_of_object ON former_objects(id, step);
    CREATE TABLE former_roots(step INTEGER NOT NULL, name TEXT NOT NULL, data BLOB, sum INTEGER);
    CREATE INDEX former_roots_of_step ON former_roots(step);
    PRAGMA application_id=\(application);
    PRAGMA user_version=\(version);
    """

  let setMeta, getMeta: Statement
  let addCell, getCell: Statement
  let setObject, getObject, deleteObject: Statement
  let addBlock, getBlock: Statement
  let setRoot, deleteRoot: Statement
  let addSource: Statement
  private let allRoots: Statement
  let addStep, rememberObject, rememberRoot: Statement

  /// Prepares the statements; makes the tables in a new database.
  init(_ database: Database) throws {
    try database.execute("PRAGMA journal_mode=WAL")
    try database.execute("PRAGMA synchronous=FULL")
    try database.execute("PRAGMA journal_size_limit=16777216")
    let pragma = try database.prepare("PRAGMA user_version")
    let found = try pragma.step() ? pragma.int(0) : 0
    pragma.reset()
    if found == 0 {
      let tables = try database.prepare("SELECT count(*) FROM sqlite_schema")
      guard try tables.step(), tables.int(0) == 0 else {
        throw DatabaseError(code: 26, message: "it is no session's database")
      }
      tables.reset()
      try database.transaction {
        try database.execute(StoreTables.schema)
        let state = StoreState().bytes
        // From now on a database without this row is a damaged one.
        try database.prepare("INSERT INTO meta VALUES('state', ?, ?)").run(
          .blob(state), .int(RowSum.stored(RowSum.of("state", state))))
      }
    } else if found > StoreTables.version {
      throw NewerDatabase()
    } else {
      // Views and triggers would run what somebody else wrote.
      let others = try database.prepare("SELECT count(*) FROM sqlite_schema WHERE type NOT IN ('table', 'index')")
      guard try others.step(), others.int(0) == 0 else {
        throw DatabaseError(code: 26, message: "it is no session's database")
      }
      others.reset()
    }
    setMeta = try database.prepare("INSERT OR REPLACE INTO meta VALUES(?, ?, ?)")
    getMeta = try database.prepare("SELECT data, sum FROM meta WHERE key = ?")
    addCell = try database.prepare("INSERT OR REPLACE INTO cells VALUES(?, ?, ?, ?, ?)")
    getCell = try database.prepare("SELECT outcome, source, output, sum FROM cells WHERE number = ?")
    setObject = try database.prepare("INSERT OR REPLACE INTO objects VALUES(?, ?, ?)")
    getObject = try database.prepare("SELECT data, sum FROM objects WHERE id = ?")
    deleteObject = try database.prepare("DELETE FROM objects WHERE id = ?")
    addBlock = try database.prepare(
      "INSERT INTO blocks VALUES(?, ?) ON CONFLICT(id) DO UPDATE SET data = excluded.data")
    getBlock = try database.prepare("SELECT data FROM blocks WHERE id = ?")
    setRoot = try database.prepare("INSERT OR REPLACE INTO roots(name, data, sum) VALUES(?, ?, ?)")
    deleteRoot = try database.prepare("DELETE FROM roots WHERE name = ?")
    allRoots = try database.prepare("SELECT name, sum FROM roots")
    addSource = try database.prepare("INSERT OR REPLACE INTO sources VALUES(?, ?, ?, ?, ?)")
    addStep = try database.prepare("INSERT INTO steps VALUES(?, ?, ?)")
    rememberObject = try database.prepare(
      "INSERT INTO former_objects SELECT ?, id, data, sum FROM objects WHERE id = ? RETURNING length(data)")
    // A name that did not exist is remembered too: as NULL.
    rememberRoot = try database.prepare(
      "INSERT INTO former_roots SELECT ?1, ?2, (SELECT data FROM roots WHERE name = ?2), "
        + "(SELECT sum FROM roots WHERE name = ?2)")
  }
}

extension StoreTables {
  /// The sums of what the names hold.
  func rootSums() throws -> [String: UInt64] {
    var sums: [String: UInt64] = [:]
    try allRoots.bind([])
    while try allRoots.step() { sums[allRoots.text(0)] = RowSum.read(allRoots.int(1)) }
    return sums
  }
}

/// A database that a later version of Gradus wrote.
public struct NewerDatabase: Error, CustomStringConvertible {
  /// The sentence that the user reads.
  public var description: String { "this session was kept by a later version of Gradus" }
}
