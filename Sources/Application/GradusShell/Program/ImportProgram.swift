// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc
import Notebooks
import Primitives
import SessionStore

/// `gradus import`, and what opens a Jupyter notebook as a session.
enum ImportProgram {
  /// Writes a Jupyter notebook or a script as a session's notebook; without a name for that, beside it.
  static func run(_ path: String, to given: String?, _ terminal: Terminal) -> Int32 {
    do {
      let notebook = given ?? stem(of: path) + ".md"
      guard !Files.exists(notebook) else { throw FileError(notebook, number: EEXIST) }
      let count = try write(path, to: notebook)
      terminal.write("Wrote \(EscapeSequence.visible(notebook)): \(count) cell\(count == 1 ? "" : "s")\n")
      if path.hasSuffix(".py") {
        terminal.write(
          "A script shows no outputs: gradus check --accept \(EscapeSequence.visible(notebook)) writes them.\n")
      }
      return 0
    } catch {
      terminal.writeError("gradus: \(EscapeSequence.visible("\(path): \(error)"))\n")
      return 2
    }
  }

  /// The session that a name means: that of a Jupyter notebook lies beside it and is made when it is opened first.
  static func session(_ name: String, _ terminal: Terminal) throws -> String {
    guard name.hasSuffix(".ipynb") else { return name }
    let notebook = stem(of: name) + ".md"
    let shown = EscapeSequence.visible(notebook)
    if Files.exists(notebook) || Files.exists(SessionPaths(notebook).database) {
      terminal.write(
        "Opening \(shown), which is there; gradus import \(EscapeSequence.visible(name)) OUT.md makes another.\n")
    } else {
      let count = try write(name, to: notebook)
      terminal.write(
        "Wrote \(shown): \(count) cell\(count == 1 ? "" : "s") of \(EscapeSequence.visible(name)), which stays as it is.\n"
      )
    }
    return notebook
  }

  /// The notebook in a file of Jupyter's.
  static func notebook(_ path: String) throws -> Notebook {
    try JupyterImport.notebook(try Files.read(path), title: Files.name(of: stem(of: path)))
  }

  private static func stem(of path: String) -> String {
    for ending in [".ipynb", ".py"] where path.hasSuffix(ending) { return String(path.dropLast(ending.count)) }
    return path
  }

  /// Writes the notebook, and pictures that are attached to its texts into a folder beside it; gives the number of cells.
  private static func write(_ path: String, to notebook: String) throws -> Int {
    let title = Files.name(of: stem(of: path))
    let read: Notebook
    var pictures: [(name: String, bytes: [UInt8])] = []
    let folder = (notebook.hasSuffix(".md") ? String(notebook.dropLast(3)) : notebook) + "-pictures"
    if path.hasSuffix(".py") {
      read = try ScriptImport.notebook(try Files.readText(path), title: title)
    } else {
      read = try JupyterImport.notebook(try Files.read(path), title: title) { name, bytes in
        // The name is somebody else's.
        let isPlain =
          !name.hasPrefix(".")
          && name.utf8.allSatisfy { $0 < 0x80 && ($0 == 0x2E || $0 == 0x2D || $0 == 0x5F || isWord($0)) }
        let name = isPlain && !pictures.contains { $0.name == name } ? name : "picture-\(pictures.count + 1)"
        pictures.append((name, bytes))
        return "\(Files.name(of: folder))/\(name)"
      }
    }
    try Files.replace(notebook, with: read.text)
    guard !pictures.isEmpty else { return read.cells.count }
    try Files.makeFolder(folder)
    for picture in pictures { try Files.replace("\(folder)/\(picture.name)", with: picture.bytes) }
    return read.cells.count
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    byte >= 0x30 && byte <= 0x39 || byte >= 0x41 && byte <= 0x5A || byte >= 0x61 && byte <= 0x7A
  }
}
