// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Notebooks
import Primitives
import PythonModules
import PythonRuntime
import SessionStore

/// Notebooks that came from elsewhere: they are shown and not run, and what runs is behind a fence.
extension Session {
  /// Whether what runs here is behind a fence.
  public var isFenced: Bool { interpreter.policy.fence != nil }

  /// Whether a notebook came from elsewhere: it holds cells, and nothing beside it says that this user's Gradus has kept them; or
  /// it was opened behind a fence before, and the fence still stands. What cannot be read is somebody else's. The files of the first versions bear
  /// nobody's mark, so they may come from anywhere.
  public static func isForeign(_ paths: SessionPaths) -> Bool {
    guard Files.exists(paths.notebook) || Files.exists(paths.database) || OldSession(paths) != nil else { return false }
    let isKept = SessionDatabase.isOwn(paths.database)
    switch TrustRecord.state(of: paths) {
    case .fenced?: return true
    case .trusted(let digest)?: return !isKept && digest != (try? Session.digest(of: paths))
    case nil:
      if isKept { return false }
      if Files.exists(paths.database), !SessionDatabase.isNew(paths.database) { return true }
      return (try? SessionDocument.notebook(of: paths).cells.isEmpty) != true
    }
  }

  /// The fingerprint of a notebook's inputs.
  static func digest(of paths: SessionPaths) throws -> String {
    TrustRecord.digest(of: try SessionDocument.notebook(of: paths))
  }

  /// Opens a notebook that came from elsewhere: its cells become the history and wait.
  func openFenced(_ paths: SessionPaths) throws -> String {
    try TrustRecord.set(.fenced, for: paths)
    makeFresh(FilePolicy(fence: Fence(folder: paths.folder)))
    let opened = try SessionFiles(paths, interpreter)
    opened.keepsObjects = false
    openingNotes = opened.notes
    output.isQuoting = true
    limits = Watchdog.Limits(seconds: Session.unlimited)
    if opened.store.isEmpty {
      let written = try opened.document.cells()
      let found =
        written.enumerated().map { KeptCell(number: $0.offset + 1, $0.element) }
        + (OldSession(paths)?.cells(after: written.count) ?? [])
      for cell in found {
        opened.store.wait(for: cell)
        cells.append(Cell(cell))
      }
      if !opened.isReadOnly {
        try opened.store.keepCellsAlone()
        if opened.document.exists {
          try opened.document.adopt(count: written.count)
          try opened.store.remember(opened.document)
        }
      }
    } else {
      cells = CellList(in: opened.store)
      opened.begin(interpreter)
    }
    waitingCells = 0..<cells.count
    files = opened
    return "\(waitingCells.count) cell\(waitingCells.count == 1 ? "" : "s") from elsewhere, not run"
  }

  /// Ten years: at the terminal somebody can press Ctrl-C.
  private static let unlimited = 315_360_000

  /// What the person has to know about a session behind a fence; empty for others.
  public var fenceNotice: [String] {
    guard isFenced else { return [] }
    if let path = files?.note(Session.fenceKey) {
      return ["Behind a fence, as the lesson \(EscapeSequence.visible(path)) is a file; %trust lifts it."]
    }
    return [
      "This notebook came from elsewhere, so nothing of it has run.",
      "%run next and %run all run it behind a fence: it reads its own folder alone,",
      "and what it writes is thrown away. %trust lifts the fence for this notebook.",
    ]
  }

  /// Lifts the fence, and remembers that.
  func trust() throws {
    guard isFenced else { throw PyError.runtime("this session is behind no fence") }
    if try trustLesson() {
      interpreter.policy = FilePolicy()
      try OSModule.fillEnvironment(of: interpreter)
      output.isQuoting = false
      return
    }
    if let paths = files?.paths {
      try TrustRecord.set(.trusted(digest: try Session.digest(of: paths)), for: paths)
    }
    interpreter.policy = FilePolicy()
    // From here on the workspace is kept as it is.
    files?.keepsObjects = true
    try files?.store.claim()
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
      let printed = try output.apart { isFine = try runWaiting(cell) }
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
  private func runWaiting(_ cell: Cell) throws -> Bool {
    // The cell may have been run here before, or show what was answered to it.
    let around = interpreter.outside
    interpreter.outside = OutsideInputs(again: cell.inputs, answer: answers(of: cell.output))
    defer {
      try? files?.keepInputs(interpreter.outside.record, of: cell)
      interpreter.outside = around
    }
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

  /// The values of a session, for an export of its tensors: its own workspace, or for a notebook from elsewhere what a replay under a
  /// policy gives, which leaves the session's files alone.
  public static func workspace(of paths: SessionPaths, _ policy: FilePolicy) throws -> Interpreter {
    guard isForeign(paths) || !Files.exists(paths.database) else {
      let session = Session(output: Output(presentation: .plain) { _ in })
      _ = try session.open(paths)
      defer { session.close() }
      return session.interpreter
    }
    let session = Session(output: Output(presentation: .plain) { _ in }, policy: policy)
    session.limits = policy.fence == nil ? nil : Watchdog.Limits()
    session.runsForeignCells = true
    for cell in try SessionDocument.notebook(of: paths).cells where !NotebookCheck.leavesWorkspace(cell.source) {
      session.knownInputs = OutsideInputs(answer: session.answers(of: cell.output, after: session.cells.count))
      session.submit(cell.source)
      session.wantsToLeave = false
      if let reason = session.takeStop() { throw Snapshot.Unsupported("the notebook as a whole: \(reason)") }
    }
    policy.fence?.throwAway()
    return session.interpreter
  }
}
