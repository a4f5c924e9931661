// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime

/// The rows of objects that the names of a workspace lead to, as they lie in the database.
struct StoredRecords {
  /// A row, and where its parts begin: facts, contents, the rest.
  struct Record {
    let row: Int
    let type: String
    let bytes: [UInt8]
    let sum: UInt64
    let facts: Int
    fileprivate(set) var contents = 0
    fileprivate(set) var rest = 0
    /// Whether the facts name other objects.
    fileprivate(set) var needsOthers = false
  }

  /// All of them; those that one names come after it, unless they are known.
  private(set) var all: [Record] = []
  /// The record of each row; -1 where there is none.
  private var places: [Int32] = []

  /// No rows.
  init() {}

  /// Reads what is reached from some parts.
  init(_ tables: StoreTables, rowCount: Int, from roots: [RecordPart]) throws {
    places = [Int32](repeating: -1, count: rowCount)
    for root in roots { try root.visitReferences { try read($0, tables) } }
    var next = 0
    while next < all.count {
      try readNamed(by: next, tables)
      next += 1
    }
  }

  /// The record of a row that was read.
  func place(of row: Int) -> Int? {
    guard places.indices.contains(row), places[row] >= 0 else { return nil }
    return Int(places[row])
  }

  /// Reads an object's row, unless that has happened.
  private mutating func read(_ row: Int, _ tables: StoreTables) throws {
    guard places.indices.contains(row) else { throw DamagedSnapshot("the object \(row) is missing") }
    guard places[row] < 0 else { return }
    try tables.getObject.bind([.int(row)])
    defer { tables.getObject.reset() }
    guard try tables.getObject.step() else { throw DamagedSnapshot("the object \(row) is missing") }
    let data = tables.getObject.blob(0)
    let sum = RowSum.read(tables.getObject.int(1))
    guard RowSum.of(data) == sum else { throw DamagedSnapshot("the object \(row) is not what was written") }
    var reader = RecordReader(data)
    guard case .text = try reader.tag() else { throw DamagedSnapshot("the object \(row) is incomplete") }
    places[row] = Int32(all.count)
    all.append(Record(row: row, type: try reader.text(), bytes: data, sum: sum, facts: reader.offset))
  }

  /// Finds the parts of a record, and reads the objects that it names.
  private mutating func readNamed(by place: Int, _ tables: StoreTables) throws {
    var reader = RecordReader(all[place].bytes, at: all[place].facts)
    var needsOthers = false
    try reader.skip {
      needsOthers = true
      try read($0, tables)
    }
    let contents = reader.offset
    try reader.skip { try read($0, tables) }
    all[place].contents = contents
    all[place].rest = reader.offset
    all[place].needsOthers = needsOthers
    while !reader.isAtEnd { try reader.skip { try read($0, tables) } }
  }
}
