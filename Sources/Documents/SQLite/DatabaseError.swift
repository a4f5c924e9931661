// SPDX-License-Identifier: GPL-3.0-or-later

import CSQLite

/// What SQLite refused, as a sentence for people.
public struct DatabaseError: Error, Equatable, CustomStringConvertible {
  /// SQLite's extended result code.
  public let code: Int32
  /// SQLite's own words.
  public let message: String

  /// Makes an error.
  public init(code: Int32, message: String) {
    self.code = code
    self.message = message
  }

  private var primary: Int32 { code & 0xFF }
  /// The file holds something that is no database, or a damaged one.
  public var isDamage: Bool { primary == SQLITE_CORRUPT || primary == SQLITE_NOTADB || primary == SQLITE_FORMAT }
  /// The file or its folder cannot be written.
  public var isReadOnly: Bool {
    primary == SQLITE_READONLY || primary == SQLITE_CANTOPEN || primary == SQLITE_PERM
  }

  /// The sentence: the system's reason where it is one, else SQLite's.
  public var description: String {
    switch primary {
    case SQLITE_FULL: "the disk is full"
    case SQLITE_READONLY: "the database cannot be written"
    case SQLITE_CANTOPEN: "the database cannot be opened"
    case SQLITE_CORRUPT, SQLITE_NOTADB, SQLITE_FORMAT: "the database is damaged (\(message))"
    case SQLITE_BUSY, SQLITE_LOCKED: "another program holds the database"
    case SQLITE_TOOBIG: "a value is larger than a database can hold"
    case SQLITE_NOMEM: "there is no memory for the database"
    default: message
    }
  }
}
