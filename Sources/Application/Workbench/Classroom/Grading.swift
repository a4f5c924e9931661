// SPDX-License-Identifier: GPL-3.0-or-later

import Notebooks
import PythonRuntime
import SessionStore

/// Runs a student's cells and looks, after each, which exercises of the key are done.
public enum Grading {
  /// What became of one exercise.
  public struct Mark: Sendable, Equatable {
    /// Its name.
    public let exercise: String
    /// Whether it was passed, by any state that the cells went through.
    public let isPassed: Bool
    /// What is missing, in a sentence that quotes no hidden check; empty when it was passed.
    public let sentence: String

    /// A mark.
    public init(exercise: String, isPassed: Bool, sentence: String) {
      self.exercise = exercise
      self.isPassed = isPassed
      self.sentence = sentence
    }
  }

  /// What became of a file.
  public struct Result: Sendable, Equatable {
    /// A mark for each exercise of the key.
    public var marks: [Mark] = []
    /// What is to be said of single cells, a line each.
    public var remarks: [String] = []
    /// How many cells the file has.
    public var cellCount = 0

    /// Nothing yet.
    public init() {}
    /// How many exercises were passed.
    public var passedCount: Int { marks.count { $0.isPassed } }
  }

  /// What is said in place of a hidden check's sentence.
  static let hiddenSentence = "a hidden check is not passed"

  /// Marks a file.
  ///
  /// - Parameters:
  ///   - skipped: cells, counted from 1, that do not run: they ended the process before.
  ///   - seconds: what all cells together may take.
  ///   - onCell: is told the number of each cell before it runs.
  public static func run(
    _ notebook: Notebook, key: Lesson, policy: FilePolicy, limits: Watchdog.Limits, skipping skipped: Set<Int> = [],
    seconds: Double, onCell: (Int) -> Void = { _ in }
  ) -> Result {
    NotebookReplay.apart {
      let replay = NotebookReplay(notebook, policy: policy, limits: limits)
      var book = MarkBook(key)
      let known = Set(LibraryPatches.names(in: replay.session.interpreter))
      var result = Result()
      result.cellCount = notebook.cells.count
      let end = Output.now + seconds
      for (index, cell) in notebook.cells.enumerated() {
        let number = index + 1
        guard !skipped.contains(number), !NotebookCheck.leavesWorkspace(cell.source) else {
          if skipped.contains(number) {
            result.remarks.append("cell \(number): it ended the process, and was left out")
          }
          replay.skip(cell)
          continue
        }
        guard Output.now < end else {
          result.remarks.append("cell \(number) and what follows did not run: the file took too long as a whole")
          break
        }
        onCell(number)
        if let reason = replay.submit(cell.source) {
          // What it had taken would be held against the cells that follow.
          if replay.hasChanged { replay.takeBack() }
          result.remarks.append("cell \(number): \(reason.remark(limits))")
        }
        // What changed nothing passes nothing.
        if index == 0 || replay.hasChanged { book.look(replay) }
      }
      let patches = LibraryPatches.names(in: replay.session.interpreter).filter { !known.contains($0) }
      if !patches.isEmpty {
        let names = patches.prefix(3).joined(separator: ", ")
        result.remarks.append("it changes the library itself (\(names)): what its checks found may not hold")
      }
      if notebook.cells.isEmpty { book.look(replay) }
      result.marks = book.marks
      return result
    }
  }

  /// The marks while the cells run.
  private struct MarkBook {
    let exercises: [Exercise]
    var passed: Set<String> = []
    var sentences: [String: String] = [:]

    init(_ key: Lesson) { exercises = key.exercises.filter { !$0.checks.isEmpty } }

    mutating func look(_ replay: NotebookReplay) {
      for exercise in exercises where !passed.contains(exercise.name) {
        switch verdict(exercise, replay) {
        case .passed: passed.insert(exercise.name)
        case .missing(let sentence): sentences[exercise.name] = sentence
        case .stopped: sentences[exercise.name] = "its check was stopped: looking at what is there took too long"
        }
      }
    }

    /// The open checks first: their sentences may be read.
    private func verdict(_ exercise: Exercise, _ replay: NotebookReplay) -> CheckRun.Verdict {
      let run = CheckRun(session: replay.session)
      let open = verdict(exercise.openChecks, exercise, replay, run)
      guard open == .passed else { return open }
      let hidden = verdict(exercise.checks.filter(\.isHidden), exercise, replay, run)
      return hidden == .passed ? .passed : .missing(Grading.hiddenSentence)
    }

    private func verdict(
      _ checks: [ExerciseCheck], _ exercise: Exercise, _ replay: NotebookReplay, _ run: CheckRun
    ) -> CheckRun.Verdict {
      guard !checks.isEmpty else { return .passed }
      return replay.look { (try? run.verdict(of: checks, exercise: exercise.name)) ?? .stopped("") }
    }

    var marks: [Mark] {
      exercises.map { exercise in
        let isPassed = passed.contains(exercise.name)
        return Mark(
          exercise: exercise.name, isPassed: isPassed, sentence: isPassed ? "" : sentences[exercise.name] ?? "")
      }
    }
  }
}

extension Watchdog.Reason {
  /// What it means for a cell that is marked.
  fileprivate func remark(_ limits: Watchdog.Limits) -> String {
    switch self {
    case .time: "it ran longer than \(limits.seconds) s and was stopped"
    case .memory: "it took more than \(limits.bytes >> 20) MB of memory and was stopped"
    case .output: "it printed more than \(Watchdog.outputLimit >> 20) MB and was stopped"
    }
  }
}
