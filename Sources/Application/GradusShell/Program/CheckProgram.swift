// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc
import Notebooks
import Primitives
import PythonRuntime
import Synchronization
import Workbench

/// `gradus check`: each notebook in a process of its own, so that whatever one does, the others get their verdicts.
enum CheckProgram {
  /// No difference, differences (or a cell that was stopped), no notebook.
  enum Status { static let (same, different, noNotebook) = (Int32(0), Int32(1), Int32(2)) }

  /// Checks the notebooks and prints the verdicts in their order.
  static func run(_ paths: [String], _ options: CheckOptions, _ terminal: Terminal) -> Int32 {
    if options.isWorker { return work(paths[0], options, terminal) }
    var status = Status.same
    var waiting = paths[...]
    var running: [(path: String, job: Job)] = []
    while !waiting.isEmpty || !running.isEmpty {
      while running.count < options.jobs, let path = waiting.popFirst() {
        running.append((path, Job(options.workerArguments(for: path))))
      }
      // All are read, so that none waits for its reader; the first one is the next to be shown.
      Job.read(running.map(\.job))
      while let first = running.first, first.job.isDone {
        let (text, ending) = first.job.finish()
        let (said, result) = verdict(ending, EscapeSequence.visible(first.path))
        terminal.write(said + text)
        terminal.flush()
        status = max(status, result)
        running.removeFirst()
      }
      if Signals.leaveSignal != 0 || Interrupt.isRequested {
        for (_, job) in running { job.stop() }
        return Signals.leaveSignal != 0 ? 128 + Signals.leaveSignal : 130
      }
    }
    return status
  }

  /// The status of a check, and what there is to say of how its process ended.
  private static func verdict(_ ending: Job.Ending, _ name: String) -> (said: String, status: Int32) {
    switch ending {
    case .status(let status): ("", status)
    case .signal(let number, let what):
      ("\(name): the check was ended by signal \(number) (\(what))\n", Status.different)
    case .problem(let problem): ("\(name): could not be checked: \(problem)\n", Status.different)
    }
  }

  // MARK: One notebook

  /// The number of the cell that runs, for the thread that ends this process.
  private static let runningCell = Atomic<Int>(0)
  /// The notebook, for the same.
  private static let checkedName = Mutex("")

  /// Checks one notebook in this process.
  private static func work(_ path: String, _ options: CheckOptions, _ terminal: Terminal) -> Int32 {
    let name = EscapeSequence.visible(path)
    checkedName.withLock { $0 = name }
    Watchdog.onStubborn = { reason in CheckProgram.giveUp(Watchdog.Reason(rawValue: reason)) }
    // Reading a hostile file is watched as well.
    Watchdog.measure()
    Watchdog.begin(options.limits)
    let notebook: Notebook
    do {
      notebook = try read(path)
    } catch {
      terminal.write("\(name): \(EscapeSequence.visible("\(error)"))\n")
      return Status.noNotebook
    }
    Watchdog.end()
    let policy = options.trusts ? FilePolicy() : FilePolicy(fence: Fence(folder: Files.folder(of: path)))
    let lesson = Lesson(parsing: notebook.text)
    let onCell = { (number: Int) in runningCell.store(number, ordering: .relaxed) }
    let verdict =
      lesson.exercises.isEmpty && lesson.problems.isEmpty
      ? NotebookCheck.run(notebook, policy: policy, limits: options.limits, onCell: onCell)
      : LessonCheck.run(lesson, policy: policy, limits: options.limits, onCell: onCell)
    for problem in verdict.problems { terminal.write("\(name): \(EscapeSequence.visible(problem))\n") }
    for difference in verdict.differences { terminal.write("\(name): \(difference)") }
    if let stopped = verdict.stopped {
      let more = verdict.cellCount > stopped.cell ? "; what follows did not run" : ""
      terminal.write("\(name): cell \(stopped.cell): \(stopped.reason)\(more)\n")
      if stopped.reason == "KeyboardInterrupt" { return 130 }
    }
    if options.accepts, verdict.stopped == nil { return accept(notebook, verdict, path, terminal) }
    terminal.write("\(name): \(summary(verdict))\n")
    return verdict.isClean ? Status.same : Status.different
  }

  private static func summary(_ verdict: NotebookCheck.Verdict) -> String {
    let volatile = verdict.volatileCount > 0 ? " (\(verdict.volatileCount) volatile)" : ""
    let cells = counted(verdict.cellCount, "cell") + volatile
    let exercises =
      verdict.exerciseCount == 0
      ? ""
      : "; \(counted(verdict.exerciseCount, "exercise")), proved by \(verdict.exerciseCount == 1 ? "its answer" : "their answers")"
    if verdict.isClean { return "\(cells), every output the same\(exercises)" }
    let differences = verdict.differences.isEmpty ? "" : ", " + counted(verdict.differences.count, "difference")
    let problems = verdict.problems.isEmpty ? "" : ", " + counted(verdict.problems.count, "problem")
    return cells + differences + problems + (verdict.stopped == nil ? "" : ", stopped")
  }

  private static func counted(_ count: Int, _ word: String) -> String { "\(count) \(word)\(count == 1 ? "" : "s")" }

  /// Writes the new outputs into the notebook.
  private static func accept(
    _ notebook: Notebook, _ verdict: NotebookCheck.Verdict, _ path: String, _ terminal: Terminal
  ) -> Int32 {
    let name = EscapeSequence.visible(path)
    guard !verdict.isClean else {
      terminal.write("\(name): \(summary(verdict))\n")
      return Status.same
    }
    guard !path.hasSuffix(".ipynb") else {
      terminal.write("\(name): --accept writes .md; first: gradus import \(name)\n")
      return Status.noNotebook
    }
    do {
      try Files.replace(path, with: NotebookCheck.renewed(notebook, verdict).text)
    } catch {
      terminal.write("\(name): \(EscapeSequence.visible("\(error)"))\n")
      return Status.different
    }
    terminal.write("\(name): \(counted(verdict.differences.count, "output")) written\n")
    return verdict.problems.isEmpty ? Status.same : Status.different
  }

  /// A file that cannot be checked, with the sentence that says why.
  struct NoNotebook: Error, CustomStringConvertible { let description: String }

  /// The notebook in a file.
  static func read(_ path: String) throws -> Notebook {
    guard Files.exists(path) else { throw FileError(path, number: ENOENT) }
    guard Files.isPlainFile(path) else { throw NoNotebook(description: "it is no plain file") }
    let bytes = try Files.read(path)
    let notebook: Notebook
    if path.hasSuffix(".ipynb") {
      notebook = try JupyterImport.notebook(bytes, title: Files.name(of: path))
    } else {
      guard !bytes.contains(0), let text = String(validating: bytes, as: UTF8.self) else {
        throw NoNotebook(description: "it is no notebook: its bytes are no UTF-8 text")
      }
      notebook = Notebook(parsing: text)
    }
    guard !notebook.cells.isEmpty || !Lesson(parsing: notebook.text).exercises.isEmpty else {
      throw NoNotebook(description: "it is no notebook: it has no cells (```pycon blocks with >>> lines)")
    }
    return notebook
  }

  /// Ends this process when a cell hears nothing: on the watchdog's thread, past everything else.
  private static func giveUp(_ reason: Watchdog.Reason?) {
    let why = reason == .memory ? "it takes far more memory than it may" : "it does not stop when its time is over"
    let name = checkedName.withLock { $0 }
    let text = Array("\(name): cell \(runningCell.load(ordering: .relaxed)): \(why); the check was ended\n".utf8)
    _ = Glibc.write(STDOUT_FILENO, text, text.count)
    _exit(Status.different)
  }
}
