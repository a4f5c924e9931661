// SPDX-License-Identifier: GPL-3.0-or-later

import Notebooks
import Primitives
import PythonRuntime
import SessionStore

/// Exercises while somebody works on them.
extension Session {
  func open(_ exercise: Exercise) {
    walk?.isOpen = true
    walk?.lastSentence = ""
    keepWalk()
    // Below a block a new line stands ready, so that what is typed next does not go on in its last one.
    let isBlock = exercise.starter.contains("\n")
    if !exercise.starter.isEmpty { nextInput = exercise.starter + (isBlock ? "\n" : "") }
    if exercise.openChecks.isEmpty { output.note("%next goes on when you are done: it is marked later") }
  }

  /// Looks at the exercise that waits after a statement of the person's; says in a line what it found.
  func checkAfter(_ outcome: KeptCell.Outcome, _ source: String, hasChanged: Bool) {
    guard !isLessonRunning, !runsForeignCells, outcome == .ok, let exercise = walk?.openExercise,
      !exercise.openChecks.isEmpty, !source.hasPrefix("%") || Session.runsCode(source)
    else { return }
    guard let verdict = try? look(at: exercise) else {
      return output.note("\(exercise.name): the check was interrupted")
    }
    switch verdict {
    case .passed: pass(exercise)
    case .missing(let sentence), .stopped(let sentence):
      if hasChanged || walk?.lastSentence != sentence {
        output.note("\(exercise.name): \(output.options.said(sentence))")
      }
      walk?.lastSentence = sentence
    }
  }

  /// Whether a command runs what stands behind it.
  private static func runsCode(_ source: String) -> Bool {
    ["%time ", "%%time", "%watch "].contains(where: source.hasPrefix)
  }

  /// A check that does not end is stopped: the person waits for the prompt.
  private func look(at exercise: Exercise) throws -> CheckRun.Verdict {
    let run = CheckRun(session: self)
    guard limits == nil else { return try run.verdict(of: exercise.openChecks, exercise: exercise.name) }
    Watchdog.measure()
    Watchdog.begin(Watchdog.Limits(seconds: Session.longestCheck))
    defer { Watchdog.end() }
    return try run.verdict(of: exercise.openChecks, exercise: exercise.name)
  }
  /// Seconds.
  private static let longestCheck = 10

  /// `%check`: the same, asked for.
  func check() throws -> String {
    guard let walk else { throw PyError.value("no lesson is open: %lessons lists them") }
    guard let exercise = walk.openExercise else {
      throw PyError.value("no exercise is open: \(walk.isDone ? "the lesson is done" : "%next goes on")")
    }
    guard !exercise.openChecks.isEmpty else { return "\(exercise.name) is marked later; %next goes on." }
    switch try look(at: exercise) {
    case .passed:
      pass(exercise)
      return ""
    case .missing(let sentence), .stopped(let sentence): return "\(exercise.name): \(output.options.said(sentence))"
    }
  }

  func hasPassed(_ exercise: Exercise) -> Bool { walk?.passed.contains(exercise.name) == true }

  private func pass(_ exercise: Exercise) {
    if walk?.passed.contains(exercise.name) == false { walk?.passed.append(exercise.name) }
    finishStep()
    let sign = output.presentation.rendering.glyphs == .unicode ? "✓" : "ok:"
    let color = output.presentation.rendering.color
    output.aside { options in
      let rest = options.said("%next goes on.")
      return (color == .none ? sign : EscapeSequence.styled(sign, "32")) + " \(exercise.name). \(rest)\n"
    }
    if walk?.isDone == true { showEnd() }
  }

  /// Runs the answer in the student's place.
  func skipExercise() {
    guard let exercise = walk?.openExercise else { return }
    walk?.skipped.append(exercise.name)
    if let answer = exercise.answer {
      returnToLesson()
      output.typed(answer)
      guard runLessonCell(answer) == .ok else { return }
    } else {
      output.note("The answer is not in this copy: what follows may miss names that it would have made.")
    }
    finishStep()
    if walk?.isDone == true { showEnd() }
  }
}
