// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Notebooks
import Primitives
import Pyplot
import PythonBuiltins
import PythonModules
import PythonRuntime
import SessionStore
import Tensors
import TorchCore
import TorchLibrary
import Transactions

/// A workspace with its history: what a person types goes in, what it prints comes out, and everything is kept.
///
/// A session knows no terminal. The shell, scripts and tests drive it; files are added by `open(_:)`.
public final class Session {
  /// One finished statement.
  public struct Cell {
    /// Its number, which tracebacks show.
    public let number: Int
    /// What was typed.
    public let source: String
    /// What it printed, drawn plainly.
    public let output: String
    /// How it ended.
    public let outcome: KeptCell.Outcome
    /// What it got from outside of the workspace.
    public var inputs = OutsideInputs.Record()
  }

  /// The language.
  public private(set) var interpreter: Interpreter
  /// Random stream, modes and print options of its tensors.
  private var tensors: TensorContext
  /// Where everything is printed.
  public let output: Output
  /// The finished statements.
  public internal(set) var cells = CellList()
  /// How many statements were run: opening a session whose database is whole runs none.
  public private(set) var executedCount = 0
  /// Whether there was no notebook when the session was opened: an empty one then goes away with it.
  var madeItsFiles = false
  /// What is to be said when the session was opened.
  public internal(set) var openingNotes: [String] = []
  /// Set by `%quit` and `exit()`.
  public var wantsToLeave = false
  /// What `exit(status)` asked for.
  public private(set) var exitStatus: Int32 = 0
  /// The session that `%open` asked for: whoever drives this one goes on there.
  public var requestedSession: String?
  /// What programs may know of the terminal.
  public var terminal: TerminalFacts? {
    didSet {
      interpreter.terminal = terminal
      output.size = terminal?.size ?? { nil }
    }
  }
  /// The files, when the session is kept.
  var files: SessionFiles? {
    didSet { if files?.isReadOnly == false { output.notesParts = true } }
  }
  /// The states that can be gone to.
  let timeline = Timeline()
  /// Which losses are no numbers any more.
  private var losses = LossCheck()
  /// Set while a command moves along the timeline: what it changes is no step of its own.
  var movesInTime = false
  /// Set when such a move leads where the database has no step for: it gets one.
  var beginsBranch = false
  /// The cell that is running.
  private(set) var runningCell = 0
  /// How many names the preset defined.
  private(set) var presetNameCount = 0

  /// Where `%cd -` leads.
  var formerFolder: String?

  /// The loops that are being watched, the innermost last.
  var watching: [Watch] = []

  /// The exception with which the running command failed by itself, not in an expression of the person's.
  var failedCommand: PyException?
  /// Whether the running cell is no part of the notebook: it was answered with a line.
  var leavesNoCell = false
  /// A text for the next line: whoever reads lines takes it.
  public var nextInput: String?
  /// The notebooks that `%run` is running, one inside the other.
  var notebooksRunning: [String] = []
  /// Inputs that a command wants to be run when it has ended.
  var waitingInputs: [String] = []
  /// Whether such inputs are running.
  private(set) var isRerunning = false
  /// What a command wants to be done between its cell and the next: a lesson goes on.
  var followUp: ((Session) -> Void)?
  /// The lesson that is walked through.
  var walk: LessonWalk?
  /// What was done on the way through lessons, and left behind.
  var branches: [LessonBranch] = []
  /// Whether the text of the lesson's step stands on the screen.
  var isStepShown = false
  /// Whether the cells that run are a lesson's.
  var isLessonRunning = false
  /// Whether it is shown to a class: a cell at a time, and each step begins on an empty screen.
  public var presents = false
  /// The last error that reached the person, for `%debug` and `%tb`.
  var lastError: LastError?

  /// What each cell may have of the machine; nil when nobody counts.
  public var limits: Watchdog.Limits? {
    didSet { if limits != nil { Watchdog.measure() } }
  }
  /// Is told of what a finished cell's output consists, where that is wanted.
  var onCell: (([OutputPart]) -> Void)?
  /// Is told how far the statements are that run again while the session is opened: the one that runs, and of how many; nil at the end.
  public var onRunningAgain: (((number: Int, count: Int)?) -> Void)?
  /// What the next statements get from outside, where that is known: they run a second time, or a notebook shows what was typed.
  var knownInputs: OutsideInputs?
  /// Why the last cell was stopped.
  var lastStop: Watchdog.Reason?
  /// The cells of a notebook from elsewhere, by their places in `cells`, that have not run.
  var waitingCells = 0..<0
  /// Whether the cells that run are a notebook's own: commands about files are refused to them.
  var runsForeignCells = false

  /// Makes a fresh workspace, with the imports of a session unless it is bare.
  public init(output: Output, bare: Bool = false, policy: FilePolicy = FilePolicy()) {
    self.output = output
    interpreter = Session.makeInterpreter(policy)
    tensors = TensorContext.current
    connect()
    if !bare { runPreset() }
  }

  /// What a session starts with, as if it had been typed.
  public static let preset = """
    import math, torch
    import torch.nn as nn
    import torch.nn.functional as F
    import torch.optim as optim
    from torch.optim.lr_scheduler import *
    """

  static func makeInterpreter(_ policy: FilePolicy = FilePolicy()) -> Interpreter {
    let interpreter = Interpreter()
    interpreter.policy = policy
    Interpreter.current = interpreter
    // A fresh workspace begins with a fresh random stream, modes and print options.
    TensorContext.current = TensorContext()
    Builtins.install(into: interpreter)
    StandardModules.install(into: interpreter)
    TorchLibrary.install(into: interpreter)
    return interpreter
  }

  private func connect() {
    let output = output
    interpreter.write = { output.text($0) }
    interpreter.writeError = { output.text($0) }
    interpreter.flush = { output.flush() }
    interpreter.didRead = { output.answered($0) }
    interpreter.terminal = terminal
    interpreter.explain = { facts in
      guard let facts = facts as? NetworkErrorFacts else { return }
      output.card(ErrorCard.lines(for: facts).map { "  " + $0 })
    }
    interpreter.displayHook = { [unowned self] value in
      guard !value.isNone else { return }
      keepResult(value)
      let text = try interpreter.repr(value) + "\n"
      output.part(.echo) { output.text(text) }
    }
    interpreter.flight = FlightRecorder()
    interpreter.missingName = { [unowned self] name in numberedName(name.name) }
    interpreter.runCommand = { [unowned self] command, source, span in
      try run(command, source, span)
    }
    installHelp()
    PyplotState.current.show = { chart in output.chart(chart) { chart.render($0) } }
    PyplotState.current.showInPlace = { chart in
      guard output.presentation.medium == .screen, !output.isMuted else { return false }
      output.live { chart.render($0) }
      return true
    }
  }

  private func runPreset() {
    // The preset is the program's own text: it cannot fail unless the library is broken, which the tests would show.
    try? interpreter.run(SourceText(name: "preset", text: Session.preset))
    presetNameCount = interpreter.globals.definitions.count
  }

  // MARK: Running

  /// Runs what was typed or pasted, statement by statement.
  ///
  /// - Returns: whether all of it ended well.
  @discardableResult
  public func submit(_ text: String, isTyped: Bool = false) -> Bool {
    Interpreter.current = interpreter
    TensorContext.current = tensors
    let reading: InputReader.Reading
    do {
      reading = try reader.read(text, isTyped: isTyped)
    } catch {
      interpreter.outside = OutsideInputs()
      output.begin()
      report(renamed(error))
      let record = output.end()
      keep(source: text.trimmingBlankLines, output: record, outcome: .error, ChangeRecord(), isStep: false)
      output.release()
      return false
    }
    if !reading.notes.isEmpty { output.note("pasted: " + reading.notes.joined(separator: ", ")) }
    guard !reading.cells.isEmpty else { return true }
    for (i, cell) in reading.cells.enumerated() {
      guard runCell(cell.text) == .ok else {
        let rest = reading.cells.count - i - 1
        if rest > 0 { output.note("the \(rest == 1 ? "statement" : "\(rest) statements") after it did not run") }
        return false
      }
      if let followUp {
        self.followUp = nil
        followUp(self)
      }
      if wantsToLeave { break }
      isRerunning = true
      defer { isRerunning = false }
      while !waitingInputs.isEmpty {
        let text = waitingInputs.removeFirst()
        guard runCell(text) == .ok else {
          waitingInputs = []
          return false
        }
      }
    }
    return true
  }

  /// A syntax error found while cutting the input apart, as an error of the cell that would have been next.
  private func renamed(_ error: any Error) -> any Error {
    guard let syntax = error as? SyntaxError else { return error }
    let source = SourceText(name: "cell \(cells.count + 1)", text: syntax.source.text)
    return SyntaxError(syntax.kind, syntax.message, at: syntax.span, in: source)
  }

  var reader: InputReader {
    InputReader(commandNames: CommandTable.words, isInLesson: walk != nil) { [interpreter] name in
      interpreter.globals[Symbol(name)] != nil
    }
  }

  /// Whether the way back was full and its oldest steps were given up, in memory or on disk.
  private var hasForgottenSteps: Bool { timeline.hasForgotten || files?.hasForgotten == true }

  /// Runs one cell and keeps it.
  @discardableResult
  func runCell(_ text: String) -> KeptCell.Outcome {
    let wasWhole = !hasForgottenSteps
    interpreter.outside = knownInputs ?? OutsideInputs()
    let (outcome, record, source, changes) = execute(text, cells.count + 1)
    let isStep = movesInTime ? beginsBranch : timeline.add(changes, cell: runningCell, source: text)
    // Leaving is no part of a notebook.
    let onlyLeaves = files != nil && wantsToLeave && record.isEmpty && changes.isEmpty
    // A command that failed by itself did nothing: a line for the person, and no cell. A replay compares it.
    if failedCommand == nil && !leavesNoCell && !onlyLeaves || runsForeignCells {
      keep(source: text, output: record, outcome: outcome, changes, isStep: isStep)
    }
    output.release()
    if wasWhole, hasForgottenSteps {
      output.note("%undo no longer reaches back beyond the last \(timeline.budget >> 20) MB of changes")
    }
    if outcome == .ok {
      for note in interpreter.withoutTrace({ AttributeCheck.notes(on: source, interpreter) }) { output.note(note) }
      for note in interpreter.withoutTrace({ losses.notes(on: changes, interpreter) }) { output.note(note) }
    }
    checkAfter(outcome, text, hasChanged: isStep)
    return outcome
  }

  /// Runs a statement of an earlier run again, with what it got from outside then; the history keeps what the person saw.
  ///
  /// - Returns: false when the person stopped it: what it had done by then is taken back.
  func runAgain(_ cell: KeptCell) -> Bool {
    if Interrupt.take() { return false }
    interpreter.outside = OutsideInputs(again: cell.inputs, answer: answers(of: cell.output))
    let (outcome, _, _, changes) = execute(cell.source, cell.number)
    output.release()
    guard outcome == .interrupted else { return true }
    _ = changes.undo()
    return false
  }

  /// The answers that an output shows: what stands behind a question there, in the place that the statement has come to.
  /// Those that follow `first` have printed the beginning of it.
  func answers(of shown: String, after first: Int? = nil) -> (String) -> String? {
    { [unowned self] question in
      let earlier = first.map { cells.dropFirst($0).map(\.output).joined() } ?? ""
      let before = earlier + output.record + question
      guard shown.hasPrefix(before) else { return nil }
      let rest = shown.dropFirst(before.count)
      guard let end = rest.firstIndex(of: "\n"), !rest.hasPrefix("Traceback (most recent call last):\n") else {
        return nil
      }
      return String(rest[..<end])
    }
  }

  private func execute(_ text: String, _ number: Int) -> (KeptCell.Outcome, record: String, SourceText, ChangeRecord) {
    executedCount += 1
    movesInTime = false
    beginsBranch = false
    failedCommand = nil
    leavesNoCell = false
    runningCell = number
    ChangeLog.begin()
    let source = SourceText(name: "cell \(runningCell)", text: text)
    output.begin(cell: number)
    watch()
    defer {
      endReport()
      interpreter.flight?.clear()
    }
    var outcome = KeptCell.Outcome.ok
    do {
      try interpreter.run(source, echoes: true, allowsCommands: true)
      PyplotState.finish(interpreter)
      endWatch()
      if let lastStop {
        output.text("\(lastStop)\n")
        outcome = .error
      }
    } catch {
      PyplotState.finish(interpreter)
      endWatch()
      // In a block, what stands before the command did something; and a notebook that is checked shows all that its cells say.
      let isAlone = (!text.trimmed.contains("\n") || text.hasPrefix("%%")) && !runsForeignCells
      if let failedCommand, isAlone, interpreter.normalise(error) === failedCommand {
        output.refusal(failedCommand.cls.name, EscapeSequence.visible(failedCommand.message))
        ChangeLog.rollback()
        return (.error, output.end(), source, ChangeRecord())
      } else {
        failedCommand = nil
        outcome = report(error) ? .interrupted : .error
      }
    }
    return (outcome, output.end(), source, ChangeLog.commit())
  }

  /// Prints an uncaught exception with its card; true when it was the user who stopped the statement.
  @discardableResult
  func report(_ error: any Error) -> Bool {
    let exception = interpreter.normalise(error)
    if exception.cls === ExceptionClasses.systemExit {
      wantsToLeave = true
      exitStatus = ExitStatus.of(exception) { output.text($0) }
      return false
    }
    lastError = LastError(exception, interpreter)
    let text = EscapeSequence.visible(Traceback.text(of: exception, .session))
    output.breakLine(isEchoed: exception.cls === ExceptionClasses.keyboardInterrupt)
    output.part(.error) {
      output.styled(text + "\n", TracebackColors.colored(text, output.presentation.rendering.color) + "\n")
    }
    let before = cells.indices.suffix(20).map { SourceText(name: "cell \(cells[$0].number)", text: cells[$0].source) }
    output.card(
      ErrorCard.lines(for: exception, interpreter, cells: before).map { "  \(EscapeSequence.visible($0))" })
    return exception.cls.isSubclass(of: ExceptionClasses.keyboardInterrupt)
  }

  /// Adds a finished statement to the history and, when the session is kept, to the database.
  private func keep(
    source: String, output record: String, outcome: KeptCell.Outcome, _ changes: ChangeRecord, isStep: Bool
  ) {
    let inputs = interpreter.outside.record
    let cell = Cell(number: cells.count + 1, source: source, output: record, outcome: outcome, inputs: inputs)
    cells.append(cell)
    onCell?(output.parts)
    guard let files else { return }
    for note in files.keep(cell, output.parts, changed: changes.objects, canBeUndone: isStep, of: self) {
      output.note(note)
    }
  }

  /// Empties the workspace: a fresh interpreter with the preset.
  func reset() {
    makeFresh()
    files?.begin(interpreter)
  }

  /// A fresh interpreter with the preset, and with the policy of the old one unless another is given.
  func makeFresh(_ policy: FilePolicy? = nil) {
    let outside = interpreter.outside
    interpreter = Session.makeInterpreter(policy ?? interpreter.policy)
    interpreter.outside = outside
    tensors = TensorContext.current
    connect()
    runPreset()
    timeline.clear(cell: cells.count)
    lastError = nil
    movesInTime = true
  }
}
