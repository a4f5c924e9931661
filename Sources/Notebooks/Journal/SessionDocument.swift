/// The whole of a session as it is on disk.
public enum SessionDocument {
  /// The notebook, with the statements at its end that only the journal holds so far.
  public static func notebook(of paths: SessionPaths) throws -> Notebook {
    let records = Files.exists(paths.journal) ? Journal.parse(try Files.read(paths.journal)).records : []
    var notebook =
      records.isEmpty || Files.exists(paths.notebook)
      ? Notebook(parsing: try Files.readText(paths.notebook)) : Notebook(title: paths.name)
    var count = notebook.cells.count
    for record in records where record.cell > count {
      notebook.append(source: record.source, output: record.output)
      count += 1
    }
    return notebook
  }
}
