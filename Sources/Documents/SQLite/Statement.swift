// SPDX-License-Identifier: GPL-3.0-or-later

import CSQLite

/// A value for a parameter of a statement.
public enum SQLValue: Sendable, Equatable {
  case null
  case int(Int)
  case text(String)
  case blob([UInt8])
}

/// A compiled statement of a database.
public final class Statement {
  // SAFETY (all of them): the statement is made with its database, which it holds, and finalised once; columns are copied
  // before the statement goes on.
  private let handle: OpaquePointer
  private let database: Database

  init(_ handle: OpaquePointer, _ database: Database) {
    self.handle = handle
    self.database = database
  }

  // A database that is closed has finalised its statements.
  deinit { if database.isOpen { sqlite3_finalize(handle) } }

  private func checkOpen() throws {
    if !database.isOpen { throw database.failure(SQLITE_MISUSE) }
  }

  private func check(_ status: Int32) throws {
    guard status == SQLITE_OK else { throw database.failure(status) }
  }

  /// Gives the parameters their values, in their order.
  public func bind(_ values: [SQLValue]) throws {
    try checkOpen()
    sqlite3_reset(handle)
    for (i, value) in values.enumerated() {
      let index = Int32(i + 1)
      switch value {
      case .null: try check(sqlite3_bind_null(handle, index))
      case .int(let number): try check(sqlite3_bind_int64(handle, index, Int64(number)))
      case .text(let text):
        var text = text
        try text.withUTF8 { bytes in
          try bytes.withMemoryRebound(to: CChar.self) { characters in
            // An empty text has no address, and no address would be NULL.
            guard let address = characters.baseAddress else {
              return try check(gradus_bind_text(handle, index, "", 0))
            }
            try check(gradus_bind_text(handle, index, address, UInt64(characters.count)))
          }
        }
      case .blob(let bytes):
        try bytes.withUnsafeBytes { try bind(index, $0) }
      }
    }
  }

  /// Gives one parameter, counted from 1, bytes that lie somewhere in memory.
  public func bind(_ index: Int32, _ bytes: UnsafeRawBufferPointer) throws {
    try checkOpen()
    guard let address = bytes.baseAddress, !bytes.isEmpty else {
      return try check(sqlite3_bind_zeroblob(handle, index, 0))
    }
    try check(gradus_bind_blob(handle, index, address, UInt64(bytes.count)))
  }

  /// Goes to the next row; false behind the last one.
  public func step() throws -> Bool {
    try checkOpen()
    switch sqlite3_step(handle) {
    case SQLITE_ROW: return true
    case SQLITE_DONE:
      sqlite3_reset(handle)
      return false
    case let status:
      let error = database.failure(status)
      sqlite3_reset(handle)
      throw error
    }
  }

  /// Runs a statement that gives no rows.
  public func run(_ values: SQLValue...) throws {
    try bind(values)
    while try step() {}
  }

  /// Makes the statement ready for another run and lets go of its row.
  public func reset() { if database.isOpen { sqlite3_reset(handle) } }

  /// Whether a column of the row, counted from 0, is NULL.
  public func isNull(_ column: Int32) -> Bool { !database.isOpen || sqlite3_column_type(handle, column) == SQLITE_NULL }

  /// A column as a whole number; 0 when it is none.
  public func int(_ column: Int32) -> Int { !database.isOpen ? 0 : Int(sqlite3_column_int64(handle, column)) }

  /// A column as text; bytes that are no UTF-8 are replaced.
  public func text(_ column: Int32) -> String { String(decoding: blob(column), as: UTF8.self) }

  /// A column as bytes.
  public func blob(_ column: Int32) -> [UInt8] { withBytes(column) { Array($0) } }

  /// The bytes of a column where they lie, for the time of a call.
  public func withBytes<Result>(_ column: Int32, _ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
    guard database.isOpen, let address = sqlite3_column_blob(handle, column) else {
      return try body(UnsafeRawBufferPointer(start: nil, count: 0))
    }
    return try body(UnsafeRawBufferPointer(start: address, count: Int(sqlite3_column_bytes(handle, column))))
  }
}
