// SPDX-License-Identifier: GPL-3.0-or-later

import Charts
import Diagnostics
import Notebooks
import Primitives
import PythonRuntime

/// Commands that walk through a lesson.
enum LessonCommands {
  // SAFETY: immutable.
  nonisolated(unsafe) static let all: [Command] = [
    Command(
      "lessons", "%lessons", "Lists the lessons, and how far you have come in each.", example: "%lessons",
      arguments: .none, isAboutFiles: true
    ) { call in call.output.drawing { table(call.session).render($0) } },
    Command(
      "lesson", "%lesson NAME or PATH.md [again], %lesson stop",
      "Begins a lesson, or goes on where you were in it; again begins it anew, stop leaves it.",
      example: "%lesson running-mean", arguments: .lesson, changesWorkspace: true, isAboutFiles: true
    ) { call in try lesson(call) },
    Command(
      "next", "%next", "Goes on in the lesson: the next text, then its cells run as if you had typed them.",
      example: "%next", arguments: .none, changesWorkspace: true, isAboutFiles: true
    ) { call in
      try wanted(call)
      call.session.leavesNoCell = true
      call.session.followUp = { $0.goOn() }
    },
    Command(
      "back", "%back", "Goes back a step in the lesson; its state and yours are as they were before it.",
      example: "%back", arguments: .none, changesWorkspace: true, isAboutFiles: true
    ) { call in
      let walk = try wanted(call)
      let isInside = walk.isOpen || !walk.cellEnds.isEmpty
      guard walk.position > 0 || isInside else { throw PyError.value("this is the lesson's beginning") }
      let target = isInside ? walk.position : walk.position - 1
      call.session.leavesNoCell = true
      call.session.followUp = { $0.goBack(to: target) }
    },
    Command(
      "jump", "%jump N", "Goes to a step of the lesson; those before it are done without being shown.",
      example: "%jump 3", arguments: .number, changesWorkspace: true, isAboutFiles: true
    ) { call in
      let walk = try wanted(call)
      guard let number = Int(call.line.text.trimmed), (1...walk.lesson.steps.count).contains(number) else {
        throw PyError.value("%jump takes the number of a step, from 1 to \(walk.lesson.steps.count)")
      }
      call.session.leavesNoCell = true
      call.session.followUp = {
        number - 1 <= walk.position ? $0.goBack(to: number - 1) : $0.goForward(to: number - 1)
      }
    },
    Command(
      "hint", "%hint", "Shows the next hint for the exercise that is open.", example: "%hint", arguments: .none,
      isAboutFiles: true
    ) { call in
      let exercise = try openExercise(call)
      let read = call.session.walk?.hints[exercise.name] ?? 0
      guard read < exercise.hints.count else {
        let none = exercise.hints.isEmpty ? "There is no hint." : "These were all the hints."
        call.output.say(none + (exercise.answer == nil ? "" : " %answer shows an answer."))
        return
      }
      call.output.drawing { ProseDrawing(options: $0).text(exercise.hints[read]).trimmingBlankLines }
      call.session.walk?.hints[exercise.name] = read + 1
      call.session.keepWalk()
    },
    Command(
      "check", "%check", "Looks at the exercise that is open, and says what is missing.", example: "%check",
      arguments: .none, isAboutFiles: true
    ) { call in
      let found = try call.session.check()
      if !found.isEmpty { call.output.say(found) }
    },
    Command(
      "answer", "%answer", "Shows an answer to the exercise that is open; it stands in the next line to be run.",
      example: "%answer", arguments: .none, isAboutFiles: true
    ) { call in
      let exercise = try openExercise(call)
      guard let answer = exercise.answer else {
        call.output.say("The answer is not in this copy of the lesson.")
        return
      }
      call.output.text(answer + "\n")
      call.session.nextInput = answer
    },
    Command(
      "skip", "%skip", "Leaves the exercise that is open: its answer runs, and the lesson goes on.", example: "%skip",
      arguments: .none, changesWorkspace: true, isAboutFiles: true
    ) { call in
      _ = try openExercise(call)
      call.session.leavesNoCell = true
      call.session.followUp = { $0.skipExercise() }
    },
    Command(
      "where", "%where", "Says how far the lesson has come, and what is to be done.", example: "%where",
      arguments: .none,
      isAboutFiles: true
    ) { call in call.session.showWhere() },
  ]

  @discardableResult private static func wanted(_ call: CommandCall) throws -> LessonWalk {
    guard let walk = call.session.walk else { throw PyError.value("no lesson is open: %lessons lists them") }
    return walk
  }

  private static func openExercise(_ call: CommandCall) throws -> Exercise {
    let walk = try wanted(call)
    guard let exercise = walk.openExercise else {
      throw PyError.value("no exercise is open: \(walk.isDone ? "the lesson is done" : "%next goes on")")
    }
    return exercise
  }

  private static func lesson(_ call: CommandCall) throws {
    var words = SessionCommands.unquoted(call.line.text).split(separator: " ").map(String.init)
    guard !words.isEmpty else { return call.session.showWhere() }
    if words == ["stop"] {
      try wanted(call)
      call.session.endLesson()
      call.output.say("The lesson is left; what you typed and made stays.")
      return
    }
    let again = words.count > 1 && words.last == "again"
    if again { words.removeLast() }
    let name = call.path(words.joined(separator: " "))
    guard let place = LessonPlace.named(name) else {
      let near = Suggestion.nearest(name, among: LessonLibrary.names).map { " Did you mean \($0)?" }
      throw PyError.value("there is no lesson \(name).\(near ?? " %lessons lists them.")")
    }
    try call.session.begin(place, again: again)
  }

  private static func table(_ session: Session) -> Table {
    let known = LessonProgress.all()
    let here = session.walk?.place.text
    let files = known.keys.filter { $0.contains("/") }.sorted().map { LessonPlace($0) }
    let rows = (LessonLibrary.names.map { LessonPlace.shipped($0) } + files).compactMap { place -> [String]? in
      guard let lesson = (try? place.read(in: session.lessonLanguage)).map({ Lesson(parsing: $0) })
      else { return nil }
      let entry = known[place.text]
      let progress =
        entry.map { entry in
          entry.stepsDone >= lesson.steps.count
            ? "done, \(entry.passed) of \(lesson.exercises.count)"
            : "step \(entry.stepsDone + 1) of \(lesson.steps.count)"
        } ?? ""
      let name = if case .file(let path) = place { path } else { place.name }
      return [
        EscapeSequence.visible(name), EscapeSequence.visible(lesson.title.filter { $0 != "`" && $0 != "*" }),
        lesson.minutes.map { "\($0) min" } ?? "",
        progress + (place.text == here ? " (here)" : ""),
      ]
    }
    return Table("lesson", "about", "takes", "you", rows: rows)
  }
}
