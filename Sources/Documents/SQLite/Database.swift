// SPDX-License-Identifier: GPL-3.0-or-later

import CSQLite

/// An open SQLite database, used by one thread. Every failure is a `DatabaseError`; nothing traps.
public final class Database {
  // SAFETY (all of them): the handle is made by init and closed once; statements hold the database.
  private var handle: OpaquePointer?
  /// The file.
  public let path: String

  /// Opens a database file, or makes it.
  public init(path: String) throws {
    self.path = path
    let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE
    var opened: OpaquePointer?
    let status = sqlite3_open_v2(path, &opened, flags, nil)
    handle = opened
    guard status == SQLITE_OK else {
      let error = failure(status)
      close()
      throw error
    }
    sqlite3_busy_timeout(handle, 2000)
    // A schema that a stranger wrote must not call functions of its own.
    try execute("PRAGMA trusted_schema=OFF")
  }

  deinit { close() }

  /// Closes the file at once; statements that are left give errors from then on.
  public func close() {
    guard let open = handle else { return }
    handle = nil
    while let statement = sqlite3_next_stmt(open, nil) { sqlite3_finalize(statement) }
    sqlite3_close_v2(open)
  }

  /// Whether it has not been closed.
  var isOpen: Bool { handle != nil }

  /// The error of the last call.
  func failure(_ status: Int32) -> DatabaseError {
    let message = handle.flatMap { sqlite3_errmsg($0) }.map { String(cString: $0) }
    return DatabaseError(code: status, message: message ?? "the database is closed")
  }

  /// Runs statements that give no rows and have no parameters.
  public func execute(_ sql: String) throws {
    guard let handle else { throw failure(SQLITE_MISUSE) }
    let status = sqlite3_exec(handle, sql, nil, nil, nil)
    guard status == SQLITE_OK else { throw failure(status) }
  }

  /// Compiles a statement, to be run many times.
  public func prepare(_ sql: String) throws -> Statement {
    guard let handle else { throw failure(SQLITE_MISUSE) }
    var made: OpaquePointer?
    let status = sqlite3_prepare_v3(handle, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &made, nil)
    guard status == SQLITE_OK, let made else { throw failure(status == SQLITE_OK ? SQLITE_MISUSE : status) }
    return Statement(made, self)
  }

  /// Reads many rows from one state of the file: each reading alone would lock and look at it anew.
  public func reading<Result>(_ body: () throws -> Result) throws -> Result {
    if isInTransaction { return try body() }
    try execute("BEGIN")
    defer { if let handle, sqlite3_get_autocommit(handle) == 0 { try? execute("COMMIT") } }
    return try body()
  }

  private var isInTransaction: Bool { handle.map { sqlite3_get_autocommit($0) == 0 } ?? false }

  /// Begins what the next `transaction` goes on with and ends.
  public func begin() throws { if !isInTransaction { try execute("BEGIN IMMEDIATE") } }

  /// Does everything or nothing: what `body` throws undoes what it has written.
  public func transaction<Result>(_ body: () throws -> Result) throws -> Result {
    try begin()
    do {
      let result = try body()
      try execute("COMMIT")
      return result
    } catch {
      // A full disk may have ended the transaction already.
      if let handle, sqlite3_get_autocommit(handle) == 0 { try? execute("ROLLBACK") }
      throw error
    }
  }
}
