// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc
import Notebooks
import PythonRuntime
import SQLite

/// A database that is not what was written: the file is kept under another name, what can be read of its cells is read.
enum DamagedDatabase {
  /// Moves the file away and begins a new one.
  static func putAside(
    _ paths: SessionPaths, _ error: any Error, _ interpreter: Interpreter
  ) throws -> (store: SessionDatabase, salvaged: [KeptCell], notes: [String]) {
    var aside = paths.database + ".damaged"
    var number = 2
    while Files.exists(aside) {
      aside = "\(paths.database).damaged\(number)"
      number += 1
    }
    for ending in ["", "-wal"] where Files.exists(paths.database + ending) {
      guard rename(paths.database + ending, aside + ending) == 0 else { throw FileError(paths.database) }
    }
    unlink(paths.database + "-shm")
    let salvaged = cells(of: aside)
    let store = try SessionDatabase(path: paths.database, interpreter)
    let reason = (error as? DamagedSnapshot)?.description ?? "\(error)"
    let name = Files.name(of: aside)
    return (store, salvaged, ["the database was damaged (\(reason)): it is kept as \(name)"])
  }

  /// The largest database whose cells are looked for: those of the notebook are there in any case.
  private static let most = 1 << 30

  /// The cells that are whole.
  private static func cells(of path: String) -> [KeptCell] {
    var cells: [KeptCell] = []
    // Reading may write to the log beside the file, so a copy is read.
    let copy = path + ".reading"
    defer { for ending in ["", "-wal", "-shm"] { unlink(copy + ending) } }
    for ending in ["", "-wal"] where Files.exists(path + ending) {
      guard Files.byteCount(path + ending) <= most else { return [] }
      guard let bytes = try? Files.read(path + ending) else { continue }
      try? Files.replace(copy + ending, with: bytes)
    }
    guard let database = try? Database(path: copy),
      let select = try? database.prepare("SELECT number, outcome, source, output, sum FROM cells ORDER BY number")
    else { return [] }
    while let cell = try? SessionDatabase.next(select), cell.number == cells.count + 1 { cells.append(cell) }
    guard let tables = try? StoreTables(database) else { return cells }
    return cells.map {
      let inputs = SessionDatabase.inputs(ofCell: $0.number, tables)
      return KeptCell(
        number: $0.number, source: $0.source, output: $0.output, outcome: $0.outcome, inputs: inputs)
    }
  }
}
