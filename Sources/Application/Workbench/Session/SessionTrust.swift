// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Notebooks
import Primitives
import PythonModules
import PythonRuntime

/// Notebooks that came from elsewhere: they are shown and not run, and what runs is behind a fence.
extension Session {
  /// Whether what runs here is behind a fence.
  public var isFenced: Bool { interpreter.policy.fence != nil }

  /// Whether a notebook came from elsewhere: it holds cells, and nothing beside it says that this user's Gradus has kept them; or
  /// it was opened behind a fence before, and the fence still stands.
  public static func isForeign(_ paths: SessionPaths) -> Bool {
    guard Files.exists(paths.notebook) else { return false }
    let isKept = Files.exists(paths.snapshot) || Files.exists(paths.journal)
    switch TrustRecord.state(of: paths) {
    case .fenced?: return true
    case .trusted(let digest)?: return !isKept && digest != (try? Session.digest(of: paths))
    case nil: return !isKept && ((try? SessionDocument.notebook(of: paths).cells.isEmpty) == false)
    }
  }

  /// The fingerprint of a notebook's inputs.
  static func digest(of paths: SessionPaths) throws -> String {
    TrustRecord.digest(of: try SessionDocument.notebook(of: paths))
  }

  /// Opens a notebook that came from elsewhere: its cells become the history and wait.
  func openFenced(_ paths: SessionPaths) throws -> String {
    try TrustRecord.set(.fenced, for: paths)
    let opened = try SessionFiles(paths)
    reset(FilePolicy(fence: Fence(folder: paths.folder)))
    output.isQuoting = true
    limits = Watchdog.Limits(seconds: Session.unlimited)
    for cell in opened.notebookCells {
      let outcome: JournalRecord.Outcome = cell.hasTraceback ? .error : .ok
      adopt(Cell(number: cells.count + 1, source: cell.source, output: cell.output, outcome: outcome))
    }
    waitingCells = 0..<cells.count
    for record in opened.unwrittenRecords {
      adopt(Cell(number: record.cell, source: record.source, output: record.output, outcome: record.outcome))
    }
    files = opened
    return "\(waitingCells.count) cell\(waitingCells.count == 1 ? "" : "s") from elsewhere, not run"
  }

  /// Ten years: at the terminal somebody can press Ctrl-C.
  private static let unlimited = 315_360_000

  /// What the person has to know about a session behind a fence; empty for others.
  public var fenceNotice: [String] {
    guard isFenced else { return [] }
    return [
      "This notebook came from elsewhere, so nothing of it has run.",
      "%run next and %run all run it behind a fence: it reads its own folder alone,",
      "and what it writes is thrown away. %trust lifts the fence for this notebook.",
    ]
  }

  /// Lifts the fence, and remembers that.
  func trust() throws {
    guard isFenced else { throw PyError.runtime("this session is behind no fence") }
    if let paths = files?.paths {
      try TrustRecord.set(.trusted(digest: try Session.digest(of: paths)), for: paths)
    }
    interpreter.policy = FilePolicy()
    try OSModule.fillEnvironment(of: interpreter)
    output.isQuoting = false
    limits = nil
  }

  /// Runs cells of the notebook that wait, at most `count`; gives the line that says how it went.
  func runWaitingCells(_ count: Int) throws -> String {
    guard !waitingCells.isEmpty else { return "No cell waits to be run." }
    let first = waitingCells.lowerBound
    var different: [Int] = []
    runsForeignCells = true
    defer { runsForeignCells = false }
    while let index = waitingCells.first, index < first + count {
      try interpreter.pollInterrupt()
      let cell = cells[index]
      waitingCells = (index + 1)..<waitingCells.upperBound
      for (i, line) in EscapeSequence.visible(cell.source).split(separator: "\n", omittingEmptySubsequences: false)
        .enumerated()
      {
        output.note((i == 0 ? ">>> " : "... ") + line)
      }
      guard !NotebookCheck.leavesWorkspace(cell.source) else { continue }
      var isFine = true
      let printed = try output.apart { isFine = try runAgain(cell) }
      if !NotebookCell.comparable(printed).utf8.elementsEqual(NotebookCell.comparable(cell.output).utf8) {
        different.append(cell.number)
      }
      if !isFine, cell.outcome == .ok { break }
    }
    let last = waitingCells.lowerBound
    var line = first + 1 == last ? "Ran cell \(last)." : "Ran cells \(first + 1) to \(last)."
    if !waitingCells.isEmpty { line += " \(waitingCells.count) more wait." }
    if !different.isEmpty {
      line += " Not as the notebook says: \(different.map { "cell \($0)" }.joined(separator: ", "))."
    }
    return line
  }

  /// Runs a cell of the notebook inside of the running one; false when it ended in an exception that nobody caught.
  private func runAgain(_ cell: Cell) throws -> Bool {
    do {
      for part in try reader.read(cell.source).cells {
        try interpreter.run(
          SourceText(name: "cell \(cell.number)", text: part.text), echoes: true, allowsCommands: true)
      }
      return true
    } catch {
      // What stops the whole command is not the cell's own.
      if Watchdog.verdict != nil { throw error }
      if interpreter.normalise(error).cls.isSubclass(of: ExceptionClasses.keyboardInterrupt) { throw error }
      report(error)
      wantsToLeave = false
      return false
    }
  }

  /// Shows the cells that wait, the first lines of the first ones.
  public func showWaitingCells() {
    let most = 20
    for index in waitingCells.prefix(most) {
      let lines = EscapeSequence.visible(cells[index].source).split(separator: "\n", omittingEmptySubsequences: false)
      let number = String(cells[index].number)
      let blanks = String(repeating: " ", count: max(0, 4 - number.count))
      output.note("\(blanks)\(number)  \(lines.first ?? "")\(lines.count > 1 ? " ..." : "")")
    }
    if waitingCells.count > most { output.note("      ... and \(waitingCells.count - most) more") }
  }

  /// Writes the tensors of a session: those of its snapshot if that is the whole of it, else those of a replay that leaves the
  /// session's files alone.
  public static func exportTensors(of paths: SessionPaths, to path: String, _ policy: FilePolicy) throws {
    let notebook = try SessionDocument.notebook(of: paths)
    if !isForeign(paths), let bytes = try? Files.read(paths.snapshot), let header = try? Snapshot.header(of: bytes),
      header.cellCount == notebook.cells.count, header.digest == notebook.sourceDigest
    {
      return try Files.replace(path, with: bytes)
    }
    let session = Session(output: Output(presentation: .plain) { _ in }, policy: policy)
    session.limits = policy.fence == nil ? nil : Watchdog.Limits()
    session.runsForeignCells = true
    for cell in notebook.cells where !NotebookCheck.leavesWorkspace(cell.source) {
      session.submit(cell.source)
      session.wantsToLeave = false
      if let reason = session.takeStop() { throw Snapshot.Unsupported("the notebook as a whole: \(reason)") }
    }
    policy.fence?.throwAway()
    let header = Snapshot.Header(generation: 0, cellCount: notebook.cells.count, digest: notebook.sourceDigest)
    try Files.replace(path, with: try Snapshot.encode(session.interpreter, header))
  }
}
