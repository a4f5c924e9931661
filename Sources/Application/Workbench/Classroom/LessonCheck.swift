// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Notebooks
import PythonRuntime

/// Proves a lesson: its cells print what stands there, every answer passes its checks, and no starter code does.
public enum LessonCheck {
  /// Walks through a lesson in a fresh workspace under a policy.
  ///
  /// - Parameters:
  ///   - notesParts: whether the verdict says what the outputs consist of.
  ///   - onCell: is told the number of each cell before it runs.
  public static func run(
    _ lesson: Lesson, policy: FilePolicy = FilePolicy(), limits: Watchdog.Limits? = nil,
    notesParts: Bool = false, onCell: (Int) -> Void = { _ in }
  ) -> NotebookCheck.Verdict {
    NotebookReplay.apart {
      let replay = NotebookReplay(lesson.notebook, policy: policy, limits: limits, notesParts: notesParts)
      for problem in lesson.problems { replay.note(problem) }
      walk: for step in lesson.steps {
        switch step.content {
        case .cells(let cells, let first):
          for (offset, cell) in cells.enumerated() {
            guard !NotebookCheck.leavesWorkspace(cell.source) else {
              replay.skip(cell)
              continue
            }
            onCell(first + offset + 1)
            guard replay.run(cell, first + offset) else { break walk }
          }
        case .exercise(let exercise): prove(exercise, replay)
        case .end: break
        }
      }
      return replay.verdict
    }
  }

  private static func prove(_ exercise: Exercise, _ replay: NotebookReplay) {
    let name = "exercise \(exercise.name)"
    guard !exercise.checks.isEmpty else { return replay.note("\(name) has no check") }
    for check in exercise.checks where passesBefore(exercise, [check], replay) {
      let what =
        exercise.starter.isEmpty ? "a check is passed before anything is done" : "the starter code passes a check"
      return replay.note("\(name): \(what)")
    }
    guard let answer = exercise.answer else { return replay.note("\(name) has no answer") }
    let before = replay.session.cells.count
    if let reason = replay.submit(answer) { return replay.note("\(name): its answer was stopped: \(reason)") }
    if let failed = replay.session.cells.dropFirst(before).first(where: { $0.outcome != .ok }) {
      let last = failed.output.split(separator: "\n").last(where: { !$0.hasPrefix(" ") }) ?? ""
      return replay.note("\(name): its answer ends in an error: \(last)")
    }
    let verdict = replay.look {
      (try? CheckRun(session: replay.session).verdict(of: exercise.checks, exercise: exercise.name)) ?? .stopped("")
    }
    switch verdict {
    case .passed: replay.noteExercise()
    case .missing(let sentence): replay.note("\(name): its answer does not pass: \(sentence)")
    case .stopped(let reason): replay.note("\(name): a check was stopped: \(reason)")
    }
  }

  /// Whether a check is passed by the starter code, or where there is none by what is there already.
  private static func passesBefore(_ exercise: Exercise, _ checks: [ExerciseCheck], _ replay: NotebookReplay) -> Bool {
    let session = replay.session
    let interpreter = session.interpreter
    return replay.look {
      interpreter.withoutTrace {
        let write = interpreter.write
        interpreter.write = { _ in }
        defer { interpreter.write = write }
        let source = SourceText(name: "starter", text: exercise.starter)
        // Starter code may be unfinished: what stands before the mistake has run.
        try? interpreter.run(source, echoes: false, allowsCommands: true)
        return (try? CheckRun(session: session).verdict(of: checks, exercise: exercise.name)) == .passed
      }
    }
  }
}
