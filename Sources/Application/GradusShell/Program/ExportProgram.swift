// SPDX-License-Identifier: GPL-3.0-or-later

import Notebooks
import Primitives
import PythonRuntime
import SessionStore
import Workbench

/// `gradus export`.
enum ExportProgram {
  /// How it was called.
  struct Options: Equatable {
    var session = ""
    var path = ""
    /// Whether what runs again runs without a fence.
    var trusts = false
    /// Whether cells run again for charts and values that were not kept.
    var runs = true

    init(_ words: ArraySlice<String>) throws(Arguments.Mistake) {
      var rest = words
      while let word = rest.first, word.hasPrefix("-") {
        switch word {
        case "--trust": trusts = true
        case "--no-run": runs = false
        default: throw Arguments.Mistake(sentence: "export has no option \(word)")
        }
        rest.removeFirst()
      }
      let names = Array(rest)
      guard names.count == 2 else {
        throw Arguments.Mistake(
          sentence: "export needs a session and a file: gradus export SESSION OUT.py (or .ipynb, .html, .safetensors)")
      }
      (session, path) = (names[0], names[1])
    }
  }

  static func run(_ options: Options, _ terminal: Terminal) throws {
    let paths = SessionPaths(options.session)
    let notebook =
      options.session.hasSuffix(".ipynb")
      ? try ImportProgram.notebook(options.session) : try SessionDocument.notebook(of: paths)
    let folder = Files.folder(of: options.session.hasSuffix(".ipynb") ? options.session : paths.notebook)
    let name = options.session.hasSuffix(".ipynb") ? Files.name(of: String(options.session.dropLast(6))) : paths.name
    let format = try Export.format(of: options.path)
    // What was kept of this user's own statements is what was seen. Somebody else's database may say anything.
    var outputs: [Int: CellOutput] = [:]
    if !options.session.hasSuffix(".ipynb"), !Session.isForeign(paths) {
      outputs = SessionDocument.shown(of: paths, in: notebook)
    }
    var different: [Int] = []
    let isKnown = notebook.cells.indices.allSatisfy { notebook.cells[$0].output.isEmpty || outputs[$0] != nil }
    if options.runs, !isKnown, Export.needsOutputs(notebook, format) {
      let (found, others) = again(notebook, folder, options.trusts, terminal)
      different = others.filter { outputs[$0] == nil }
      outputs.merge(found) { kept, _ in kept }
    }
    try Export.write(
      notebook, name: name, to: options.path, outputs: outputs,
      picture: { picture($0, in: folder, trusts: options.trusts) }
    ) {
      let policy = options.trusts ? FilePolicy() : FilePolicy(fence: Fence(folder: paths.folder))
      let header = Snapshot.Header(generation: 0, cellCount: notebook.cells.count, digest: notebook.sourceDigest)
      return try Snapshot.encode(try Session.workspace(of: paths, policy), header)
    }
    terminal.write("Wrote \(EscapeSequence.visible(options.path))\n")
    if !different.isEmpty {
      let numbers =
        different.prefix(10).map { "\($0 + 1)" }.joined(separator: ", ") + (different.count > 10 ? " …" : "")
      terminal.write(
        different.count == 1
          ? "Cell \(numbers) prints something else now: what the notebook has of it stays, its charts as text.\n"
          : "Cells \(numbers) print something else now: what the notebook has of them stays, their charts as text.\n")
    }
  }

  /// Runs the cells for what their outputs consist of; gives those that printed the same, and the others that printed anything.
  private static func again(
    _ notebook: Notebook, _ folder: String, _ trusts: Bool, _ terminal: Terminal
  ) -> (outputs: [Int: CellOutput], different: [Int]) {
    let began = Output.now
    var isSaid = false
    let policy = trusts ? FilePolicy() : FilePolicy(fence: Fence(folder: folder))
    let onCell = { (number: Int) in
      guard !isSaid, Output.now - began > 1 else { return }
      isSaid = true
      terminal.writeError(
        "Running its \(notebook.cells.count) cells again for charts and values; --no-run leaves that out.\n")
    }
    // A lesson's cells may need what an exercise makes: its answers run as well.
    let lesson = Lesson(parsing: notebook.text)
    let limits = Watchdog.Limits()
    let verdict =
      lesson.exercises.isEmpty
      ? NotebookCheck.run(notebook, policy: policy, limits: limits, notesParts: true, onCell: onCell)
      : LessonCheck.run(lesson, policy: policy, limits: limits, notesParts: true, onCell: onCell)
    var outputs: [Int: CellOutput] = [:]
    var different: [Int] = []
    for (index, cell) in notebook.cells.enumerated() where !cell.output.isEmpty {
      let actual = verdict.outputs[index + 1] ?? ""
      if NotebookCell.comparable(actual) == cell.comparableOutput {
        outputs[index] = CellOutput(actual, verdict.parts[index + 1] ?? [])
      } else if !notebook.volatileCells.contains(index) {
        different.append(index)
      }
    }
    return (outputs, different)
  }

  /// The largest picture that is put into a page.
  private static let mostBytes = 32 << 20

  /// The bytes of a picture beside the notebook; of one elsewhere only for somebody who vouches for the notebook.
  private static func picture(_ name: String, in folder: String, trusts: Bool) -> [UInt8]? {
    let base = Files.resolved(folder.isEmpty ? "." : folder)
    let path = Files.resolved(name.hasPrefix("/") ? name : base + "/" + name)
    let isBeside = path.hasPrefix(base + "/") && !path.dropFirst(base.count).contains("/.")
    guard trusts || isBeside, Files.isPlainFile(path), let bytes = try? Files.read(path), bytes.count <= mostBytes
    else {
      return nil
    }
    return bytes
  }
}
