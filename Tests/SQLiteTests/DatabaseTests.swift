// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc
import Testing

@testable import SQLite

@Suite struct DatabaseTests {
  private func path(_ name: String) -> String { "/tmp/gradus-sqlite-\(getpid())-\(name).db" }

  @Test func valuesComeBackAsTheyWere() throws {
    let path = path("values")
    defer { unlink(path) }
    let database = try Database(path: path)
    try database.execute("CREATE TABLE t(a, b, c, d)")
    let insert = try database.prepare("INSERT INTO t VALUES(?, ?, ?, ?)")
    try insert.run(.int(.min), .text("a\u{0}é"), .blob([0, 255]), .null)
    try insert.run(.int(.max), .text(""), .blob([]), .null)
    let select = try database.prepare("SELECT a, b, c, d FROM t ORDER BY rowid")
    #expect(try select.step())
    #expect(select.int(0) == .min && select.text(1) == "a\u{0}é" && select.blob(2) == [0, 255] && select.isNull(3))
    #expect(try select.step())
    #expect(select.int(0) == .max && select.text(1) == "" && !select.isNull(1) && !select.isNull(2))
    #expect(try !select.step())
  }

  @Test func aTransactionIsWholeOrNothing() throws {
    struct Stop: Error {}
    let path = path("transaction")
    defer { unlink(path) }
    let database = try Database(path: path)
    try database.execute("CREATE TABLE t(a UNIQUE)")
    try database.transaction { try database.execute("INSERT INTO t VALUES(1)") }
    #expect(throws: Stop.self) {
      try database.transaction {
        try database.execute("INSERT INTO t VALUES(2)")
        throw Stop()
      }
    }
    #expect(throws: DatabaseError.self) { try database.execute("INSERT INTO t VALUES(1)") }
    let count = try database.prepare("SELECT count(*) FROM t")
    #expect(try count.step() && count.int(0) == 1)
  }

  @Test func errorsAreSentences() throws {
    #expect(throws: DatabaseError.self) { try Database(path: "/nowhere/at/all.db") }
    let path = path("errors")
    defer { unlink(path) }
    let file = try #require(fopen(path, "w"))
    fputs(String(repeating: "no database ", count: 100), file)
    fclose(file)
    do {
      let database = try Database(path: path)
      try database.execute("SELECT * FROM sqlite_schema")
      Issue.record("a text is no database")
    } catch let error as DatabaseError {
      #expect(error.isDamage && error.description.contains("is damaged"))
    }
    #expect(DatabaseError(code: 13, message: "x").description == "the disk is full")
    #expect(DatabaseError(code: 8, message: "x").isReadOnly)
  }

  @Test func aClosedDatabaseAnswers() throws {
    let path = path("closed")
    defer { unlink(path) }
    let database = try Database(path: path)
    try database.execute("CREATE TABLE t(a)")
    let insert = try database.prepare("INSERT INTO t VALUES(1)")
    database.close()
    #expect(throws: DatabaseError.self) { try insert.run() }
    #expect(throws: DatabaseError.self) { try insert.step() }
    #expect(throws: DatabaseError.self) { try database.execute("SELECT 1") }
    #expect(insert.int(0) == 0 && insert.blob(0).isEmpty && insert.isNull(0))
  }
}
