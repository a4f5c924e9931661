// SPDX-License-Identifier: GPL-3.0-or-later

import Notebooks
import PythonRuntime
import Tensors

/// Runs the cells of a notebook one after the other in a fresh workspace, and compares what they print.
final class NotebookReplay {
  let session: Session
  private let limits: Watchdog.Limits?
  private let policy: FilePolicy
  private let volatile: Set<Int>
  private(set) var verdict = NotebookCheck.Verdict()

  /// A fresh workspace for a notebook. The one that is open is put back by `apart`, around all that is done with this one.
  init(_ notebook: Notebook, policy: FilePolicy, limits: Watchdog.Limits?, notesParts: Bool = false) {
    session = Session(output: Output(presentation: .plain) { _ in }, policy: policy)
    session.limits = limits
    session.runsForeignCells = true
    self.limits = limits
    self.policy = policy
    session.output.notesParts = notesParts
    volatile = notebook.volatileCells
    verdict.cellCount = notebook.cells.count
    verdict.volatileCount = volatile.count
  }

  deinit { policy.fence?.throwAway() }

  /// Does something with other workspaces than the one that is open, which is open again afterwards.
  static func apart<Result>(_ body: () throws -> Result) rethrows -> Result {
    let (interpreter, tensors) = (Interpreter.current, TensorContext.current)
    defer {
      Interpreter.current = interpreter
      TensorContext.current = tensors
    }
    return try body()
  }

  /// Leaves a cell out. It has its number all the same, which tracebacks show.
  func skip(_ cell: NotebookCell) {
    session.cells.append(
      Session.Cell(number: session.cells.count + 1, source: cell.source, output: cell.output, outcome: .ok))
  }

  /// Runs a cell, the document's `index`th, and compares.
  ///
  /// - Parameter inputs: what it got from outside when that was recorded; else a question gets the answer that the notebook shows.
  /// - Returns: false when it was stopped.
  func run(_ cell: NotebookCell, _ index: Int, inputs: OutsideInputs.Record? = nil) -> Bool {
    let before = session.cells.count
    let answer = session.answers(of: cell.output, after: before)
    session.knownInputs = inputs.map { OutsideInputs(again: $0, answer: answer) } ?? OutsideInputs(answer: answer)
    var (length, parts) = (0, [OutputPart]())
    session.onCell = { [unowned session] more in
      parts += more.map { $0.moved(by: length) }
      length += session.cells.last?.output.utf8.count ?? 0
    }
    let reason = submit(cell.source)
    session.onCell = nil
    let ran = session.cells.dropFirst(min(before, session.cells.count))
    let actual = ran.map(\.output).joined()
    verdict.outputs[index + 1] = actual
    if !parts.isEmpty { verdict.parts[index + 1] = parts }
    if let reason {
      verdict.stopped = (index + 1, reason.description)
      return false
    }
    if ran.last?.outcome == .interrupted {
      verdict.stopped = (index + 1, "KeyboardInterrupt")
      return false
    }
    if !volatile.contains(index), let difference = NotebookCheck.difference(of: cell, number: index + 1, actual) {
      verdict.differences.append(difference)
    }
    return true
  }

  /// Runs a text as cells; gives the reason when it was stopped.
  func submit(_ text: String) -> Watchdog.Reason? {
    // Reading it is watched, too.
    if let limits { Watchdog.begin(limits) }
    let before = session.timeline.present
    session.submit(text)
    hasChanged = session.timeline.present !== before
    if limits != nil { Watchdog.end() }
    session.wantsToLeave = false
    return session.takeStop()
  }

  /// Whether the last text that ran changed the workspace.
  private(set) var hasChanged = false

  /// Takes the last cell back, for good.
  func takeBack() {
    _ = session.undo(1)
    session.timeline.clear(cell: session.cells.count)
  }

  /// Looks at the workspace, watched; what is done in it is rolled back.
  func look<Result>(_ body: () throws -> Result) rethrows -> Result {
    Interpreter.current = session.interpreter
    session.watch()
    defer {
      session.endWatch()
      session.endReport()
      _ = session.takeStop()
    }
    return try body()
  }

  /// Notes what is wrong with a lesson.
  func note(_ problem: String) { verdict.problems.append(problem) }
  /// Notes that an exercise was proved.
  func noteExercise() { verdict.exerciseCount += 1 }
}
