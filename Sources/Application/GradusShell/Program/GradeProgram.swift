// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc
import JSON
import Notebooks
import Primitives
import PythonRuntime
import Synchronization
import Workbench

/// `gradus grade`: each student's file in a process of its own, so that whatever one does, the others get their marks.
enum GradeProgram {
  /// All exercises of all students are passed, some are not, nothing could be marked.
  enum Status { static let (passed, missing, noKey) = (Int32(0), Int32(1), Int32(2)) }
  /// Cells that end the process are left out one after the other, so many at most.
  private static let mostDeaths = 8
  /// All cells of a file together may take this many times what one may.
  private static let wholeFile = 6

  /// Marks the files and prints the table.
  static func run(_ options: GradeOptions, _ terminal: Terminal) -> Int32 {
    let key: Lesson
    do { key = try readKey(options) } catch {
      terminal.writeError("gradus: \(EscapeSequence.visible("\(options.key): \(error)"))\n")
      return Status.noKey
    }
    if options.isWorker { return work(options.files[0], key, options) }
    var rows: [Int: GradeRow] = [:]
    var waiting = Array(options.files.enumerated())[...]
    var running: [(file: Int, job: Job, skipped: Set<Int>)] = []
    let names = GradeRow.names(of: options.files)
    while !waiting.isEmpty || !running.isEmpty {
      while running.count < options.jobs, let (file, path) = waiting.popFirst() {
        running.append((file, Job(options.workerArguments(for: path, skipping: [])), []))
      }
      Job.read(running.map(\.job))
      for (place, entry) in running.enumerated().reversed() where entry.job.isDone {
        running.remove(at: place)
        let (text, ending) = entry.job.finish()
        let path = options.files[entry.file]
        if let row = GradeRow(names[entry.file], path, text, ending) {
          rows[entry.file] = row
        } else if let cell = GradeRow.lastCell(in: text), entry.skipped.count < mostDeaths,
          !entry.skipped.contains(cell)
        {
          // The cell that ended the process costs itself only: the others run again without it.
          let skipped = entry.skipped.union([cell])
          running.append((entry.file, Job(options.workerArguments(for: path, skipping: skipped)), skipped))
        } else {
          rows[entry.file] = GradeRow(names[entry.file], path, lost: ending)
        }
      }
      if Signals.leaveSignal != 0 || Interrupt.isRequested {
        for entry in running { entry.job.stop() }
        return Signals.leaveSignal != 0 ? 128 + Signals.leaveSignal : 130
      }
    }
    return report(GradeTable(key: key, rows: options.files.indices.compactMap { rows[$0] }), options, terminal)
  }

  private static func report(_ table: GradeTable, _ options: GradeOptions, _ terminal: Terminal) -> Int32 {
    terminal.write(table.text(Shell.presentation(on: terminal).rendering))
    do {
      if let path = options.csv { try Files.replace(path, with: table.csv) }
      if let path = options.html { try Files.replace(path, with: table.html) }
      if let folder = options.feedback { try GradeFeedback(table: table).write(to: folder) }
    } catch {
      terminal.writeError("gradus: \(EscapeSequence.visible("\(error)"))\n")
      return Status.noKey
    }
    return table.rows.allSatisfy { $0.problem == nil && $0.result.marks.allSatisfy(\.isPassed) }
      ? Status.passed : Status.missing
  }

  private static func readKey(_ options: GradeOptions) throws -> Lesson {
    var text = try Files.readText(options.key)
    if let seed = options.seed { text = Assignment.reseeded(text, by: seed) }
    let key = Lesson(parsing: text)
    guard key.exercises.contains(where: { !$0.checks.isEmpty }) else {
      throw CheckProgram.NoNotebook(description: "it is no key: it has no exercise with a check")
    }
    if let problem = key.problems.first { throw CheckProgram.NoNotebook(description: problem) }
    return key
  }

  // MARK: One file

  /// The number of the cell that runs, for the thread that ends this process.
  private static let runningCell = Atomic<Int>(0)

  /// Marks one file in this process: lines with the numbers of cells as they begin, then the marks.
  private static func work(_ path: String, _ key: Lesson, _ options: GradeOptions) -> Int32 {
    Watchdog.onStubborn = { _ in _exit(GradeRow.stubborn) }
    Watchdog.measure()
    Watchdog.begin(options.limits)
    let notebook: Notebook
    do { notebook = try read(path) } catch {
      say(GradeRow.problem("\(error)"))
      return Status.noKey
    }
    Watchdog.end()
    let fence = Fence(folder: Files.folder(of: path), hiding: [options.key] + options.hidden)
    let result = Grading.run(
      notebook, key: key, policy: FilePolicy(fence: fence), limits: options.limits, skipping: options.skipped,
      seconds: Double(options.limits.seconds * wholeFile)
    ) { say("cell \($0)\n") }
    say(GradeRow.text(of: result))
    return Status.passed
  }

  /// Straight out, past everything that a program could hold back.
  private static func say(_ text: String) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      // SAFETY: the system reads the bytes before the call returns.
      let count = bytes.withUnsafeBytes { Glibc.write(STDOUT_FILENO, $0.baseAddress, $0.count) }
      guard count > 0 else { return }
      bytes = bytes.dropFirst(count)
    }
  }

  /// A student's file as a notebook: Markdown, Jupyter's, or a script, whose statements are cells.
  private static func read(_ path: String) throws -> Notebook {
    if path.hasSuffix(".py") { return try Session.notebook(ofScript: try Files.readText(path)) }
    guard path.hasSuffix(".md"), Files.isPlainFile(path) else { return try CheckProgram.read(path) }
    let bytes = try Files.read(path)
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw CheckProgram.NoNotebook(description: "it is no notebook: its bytes are no UTF-8 text")
    }
    return Notebook(parsing: text)
  }
}
