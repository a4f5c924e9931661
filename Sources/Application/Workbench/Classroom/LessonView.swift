// SPDX-License-Identifier: GPL-3.0-or-later

import Charts
import Notebooks
import Primitives
import PythonRuntime

/// What a session says of its lesson.
extension Session {
  /// Shows the text of the step that comes next, and what is to be done.
  func show(_ step: LessonStep) {
    guard let walk else { return }
    self.walk?.proseBefore.append((cells.count + 1, walk.position))
    if presents { output.clearScreen() }
    output.aside { options in
      var text = LessonHead(walk: walk, options: options).text
      let prose = ProseDrawing(options: options)
      if !step.prose.isEmpty { text += prose.text(step.prose) + "\n" }
      if let exercise = step.exercise { text += Session.text(of: exercise, options) + "\n" }
      return text
    }
  }

  private static func text(of exercise: Exercise, _ options: RenderOptions) -> String {
    let sign = options.glyphs == .unicode ? "▸ " : "> "
    let head = "\(sign)\(exercise.name)"
    let task = ProseDrawing(options: options.with(width: options.width - 2)).text(exercise.task).split(
      separator: "\n", omittingEmptySubsequences: false
    )
    .map { $0.isEmpty ? "" : "  " + $0 }.joined(separator: "\n")
    return (options.color == .none ? head : EscapeSequence.styled(head, "1;36")) + "\n" + task
  }

  /// An exercise waits: what can be done.
  func showWaiting() {
    guard let walk, let exercise = walk.openExercise else { return }
    let left = exercise.hints.count - (walk.hints[exercise.name] ?? 0)
    let hints = left > 0 ? "%hint (\(left) left)" : "no hint is left"
    output.note("The exercise \(exercise.name) waits: \(hints), %answer shows one, %skip goes on without it.")
  }

  /// Says how far the lesson has come.
  func showWhere() {
    guard let walk else { return output.say("No lesson is open. %lessons lists them.") }
    output.text("\(walk.lesson.title.isEmpty ? walk.place.name : walk.lesson.title)\n")
    output.say("\(walk.progress)")
    for exercise in walk.lesson.exercises {
      let state =
        if walk.passed.contains(exercise.name) {
          "passed"
        } else if walk.openExercise?.name == exercise.name {
          "open, \(walk.hints[exercise.name] ?? 0) of \(exercise.hints.count) hints read"
        } else if walk.skipped.contains(exercise.name) { "skipped" } else { "to come" }
      output.say("  \(exercise.name): \(state)")
    }
    if walk.isOpen, let step = walk.next, !output.isMuted {
      output.aside { options in
        step.exercise.map { Session.text(of: $0, options) } ?? ""
      }
    }
  }

  /// The lesson is done.
  func showEnd() {
    guard let walk else { return }
    let all = walk.lesson.exercises
    let passed = all.count { walk.passed.contains($0.name) }
    let skipped = all.filter { !walk.passed.contains($0.name) }.map(\.name)
    var line = "The lesson is done"
    if !all.isEmpty { line += ": \(passed) of \(all.count) exercises passed" }
    if !skipped.isEmpty { line += ", not \(skipped.joined(separator: ", "))" }
    output.note(line + ". %lessons lists others; what you typed is in your notebook.")
  }

  /// The texts of the lesson that stand before the cells of the notebook, by the cell's number.
  var lessonTexts: [Int: String] {
    guard let walk else { return [:] }
    var texts: [Int: String] = [:]
    for (cell, step) in walk.proseBefore where walk.lesson.steps.indices.contains(step) {
      let step = walk.lesson.steps[step]
      let task = step.exercise.map { "**\($0.name).** \($0.task)" }
      let text = [step.prose, task ?? ""].filter { !$0.isEmpty }.joined(separator: "\n\n")
      texts[cell] = [texts[cell] ?? "", text].filter { !$0.isEmpty }.joined(separator: "\n\n")
    }
    return texts
  }
}
