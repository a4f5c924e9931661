// SPDX-License-Identifier: GPL-3.0-or-later

import Notebooks
import PythonRuntime
import SQLite

/// The whole of a session as it is on disk.
public enum SessionDocument {
  /// The notebook, with the statements at its end that only the database holds so far.
  public static func notebook(of paths: SessionPaths) throws -> Notebook {
    try NoPlainFile.check(paths)
    guard Files.exists(paths.database) else {
      let old = OldSession(paths)
      let text = old == nil || Files.exists(paths.notebook) ? try Files.read(paths.notebook) : []
      var notebook = Notebook(parsing: String(decoding: text, as: UTF8.self))
      let further = old?.cells(after: notebook.cells.count) ?? []
      notebook.append(further.map { ($0.source, $0.output) })
      return notebook
    }
    let (cells, facts) = try SessionDatabase.cells(of: paths.database)
    let document = DocumentFile(path: paths.notebook, known: facts)
    let written = document.exists ? document.writtenCells : 0
    return try document.whole(Array(cells.dropFirst(written)))
  }

  /// What the cells of the notebook printed, by their places from 0, with what these outputs consist of, as far as the database knows it.
  ///
  /// The notebook may have been edited meanwhile, so a cell is found again by what it says. Charts and values are put into other
  /// files as they stand here: only for the database of this user's own.
  public static func shown(of paths: SessionPaths, in notebook: Notebook) -> [Int: CellOutput] {
    guard Files.exists(paths.database), let kept = try? SessionDatabase.outputs(of: paths.database) else { return [:] }
    var known: [NotebookText: [CellOutput]] = [:]
    for (source, output) in kept.reversed() {
      known[NotebookText(source, NotebookCell.comparable(output.text)), default: []].append(output)
    }
    var shown: [Int: CellOutput] = [:]
    for (index, cell) in notebook.cells.enumerated() where !cell.output.isEmpty {
      shown[index] = known[NotebookText(cell.source, cell.comparableOutput)]?.popLast()
    }
    return shown
  }
}

/// What a cell says: by this it is found again.
private struct NotebookText: Hashable {
  let source, output: String

  init(_ source: String, _ output: String) { (self.source, self.output) = (source, output) }
}

extension SessionDatabase {
  /// The cells of a database that may be open elsewhere, and what it remembers of its notebook.
  static func cells(of path: String) throws -> (cells: [KeptCell], document: [UInt8]?) {
    let database = try Database(path: path)
    let tables = try StoreTables(database)
    let select = try database.prepare("SELECT number, outcome, source, output, sum FROM cells ORDER BY number")
    var cells: [KeptCell] = []
    while let cell = try next(select) { cells.append(cell) }
    return (cells, try meta("document", tables))
  }

  /// The user's mark in a database that may be open elsewhere.
  static func mark(of path: String) throws -> [UInt8]? { try meta("user", StoreTables(Database(path: path))) }

  /// The next whole cell of a selection; nil behind the last one.
  static func next(_ select: Statement) throws -> KeptCell? {
    guard try select.step() else { return nil }
    let (number, source, output) = (select.int(0), select.text(2), select.text(3))
    guard let outcome = KeptCell.Outcome(rawValue: select.text(1)),
      sum(of: source, output) == RowSum.read(select.int(4))
    else { throw DamagedSnapshot("the cell \(number) is not what was written") }
    return KeptCell(number: number, source: source, output: output, outcome: outcome)
  }
}
