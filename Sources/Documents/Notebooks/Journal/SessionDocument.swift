// SPDX-License-Identifier: GPL-3.0-or-later

/// The whole of a session as it is on disk.
public enum SessionDocument {
  /// The notebook, with the statements at its end that only the journal holds so far.
  public static func notebook(of paths: SessionPaths) throws -> Notebook {
    let records = Files.exists(paths.journal) ? Journal.parse(try Files.read(paths.journal)).records : []
    var notebook =
      records.isEmpty || Files.exists(paths.notebook)
      ? Notebook(parsing: try Files.readText(paths.notebook)) : Notebook(title: paths.name)
    for record in unwritten(records, after: notebook.cells.count) {
      notebook.append(source: record.source, output: record.output)
    }
    return notebook
  }

  /// The records that follow a notebook of so many cells: those before are in it already.
  public static func unwritten(_ records: [JournalRecord], after cellCount: Int) -> [JournalRecord] {
    var count = cellCount
    return records.filter { record in
      guard record.cell > count else { return false }
      count += 1
      return true
    }
  }
}
