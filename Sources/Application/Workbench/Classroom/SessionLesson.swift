// SPDX-License-Identifier: GPL-3.0-or-later

import Charts
import Notebooks
import Primitives
import PythonRuntime
import SessionStore

/// A session that walks through a lesson.
extension Session {
  /// How finely a lesson is walked through.
  public enum LessonPace: Sendable {
    /// A step at a time: a text and the block below it.
    case steps
    /// A cell at a time, in front of a class.
    case cells
  }

  // MARK: Beginning

  /// Begins a lesson, or goes on where this session is in it; gives lines that say where.
  func begin(_ place: LessonPlace, again: Bool) throws {
    if !again, let walk, walk.place == place { return showWhere() }
    let text = try place.read(in: output.options.language?.code)
    let lesson = Lesson(parsing: text)
    guard !lesson.steps.isEmpty, lesson.steps.contains(where: { $0.content != .end }) else {
      throw PyError.value("\(place.text) is no lesson: it has no cells and no exercises")
    }
    if case .file(let path) = place { try fence(around: path, text) }
    walk = LessonWalk(place, lesson, start: lastChange, cellCount: cells.count)
    keepWalk()
    let count = lesson.exercises.count
    let minutes = lesson.minutes.map { ", about \($0) minutes" } ?? ""
    let exercises = count == 0 ? "" : ", \(count) exercise\(count == 1 ? "" : "s")"
    output.text(EscapeSequence.visible(lesson.title.isEmpty ? place.name : lesson.title) + "\n")
    output.say("\(lesson.steps.count) steps\(exercises)\(minutes)")
    if !presents { output.note("%next goes on; what you type in between is yours. %back, %where, %lessons") }
  }

  /// Puts what is kept of a walk back.
  func resumeLesson() {
    guard let text = files?.note(LessonWalk.key) else { return }
    guard let walk = LessonWalk(text, in: output.options.language?.code) else {
      openingNotes.append("the lesson of this session is not there any more")
      return
    }
    self.walk = walk
    openingNotes.append("in the lesson \(walk.place.name), \(walk.progress): %next goes on, %where tells more")
  }

  /// The person's language has changed: the lesson's does, where it is there.
  func reloadLesson() {
    if let text = walk?.text, let other = LessonWalk(text, in: output.options.language?.code) { walk = other }
  }

  /// Leaves the lesson; what was typed and its results stay.
  func endLesson() {
    walk = nil
    keepWalk()
  }

  /// Keeps how far the lesson has come, beside the workspace and for `%lessons`.
  func keepWalk() {
    files?.setNote(walk?.text, LessonWalk.key)
    if let walk { LessonProgress.note(walk, session: files?.paths.notebook ?? "") }
  }

  /// Whether a name is that of something done on the way through the lesson, and left behind.
  func isBranch(_ name: String) -> Bool { walk?.branches.contains { $0.name == name } == true }

  /// Whether a lesson is open.
  public var isInLesson: Bool { walk != nil }

  /// Begins the lesson of a file.
  public func beginLesson(_ path: String) throws {
    try begin(.file(Files.resolved(path)), again: false)
    output.finishLine()
  }

  /// Begins to present a file, or goes on where its session left it.
  public func present(_ path: String) throws {
    guard let place = LessonPlace.named(path) else { throw FileError(path, number: 2) }
    try begin(place, again: walk?.isDone ?? true)
    output.note("Enter runs the next cell; type what you like in between. %back, %jump N, Ctrl-D leaves")
  }

  // MARK: Going on

  /// Does the next step, as if it had been typed. Runs between two cells.
  func goOn(_ pace: LessonPace = .steps) {
    guard let step = walk?.next else { return showEnd() }
    if walk?.isOpen == true, let exercise = step.exercise {
      guard exercise.openChecks.isEmpty || presents else { return showWaiting() }
      // In front of a class the answer runs unseen, so that what follows finds its names.
      if presents, let answer = exercise.answer, !hasPassed(exercise) { _ = runQuietly(answer) }
      finishStep()
      return goOn(pace)
    }
    returnToLesson()
    switch step.content {
    case .cells(let cells, _):
      let done = walk?.cellEnds.count ?? 0
      if done == 0 { show(step) }
      let next = pace == .steps ? cells[done...] : cells[done...].prefix(1)
      guard run(next) else { return }
      if done + next.count == cells.count { finishStep() } else { finishCell() }
    case .exercise(let exercise):
      show(step)
      open(exercise)
    case .end:
      show(step)
      finishStep()
    }
    if walk?.isDone == true { showEnd() }
  }

  /// Runs the cells of a step; false when one did not end as it does in the lesson.
  private func run(_ cells: ArraySlice<NotebookCell>) -> Bool {
    for cell in cells {
      output.typed(cell.source)
      let outcome = runLessonCell(cell.source)
      if outcome == .interrupted || wantsToLeave { return false }
      if outcome == .error, !cell.hasTraceback {
        output.note(
          "In the lesson this ends well. What you typed before may have changed what it needs: %back, then %next; "
            + "at an exercise %skip goes on with the lesson's own answer.")
        return false
      }
    }
    return true
  }

  /// Runs what a lesson says, cell by cell as it would be typed.
  private func runLessonCell(_ text: String) -> KeptCell.Outcome {
    isLessonRunning = true
    defer { isLessonRunning = false }
    let texts = (try? reader.read(text).cells.map(\.text)) ?? [text]
    for text in texts {
      let outcome = runCell(text)
      if outcome != .ok { return outcome }
    }
    return .ok
  }

  /// The step is done: the state that it left is where the lesson goes on.
  private func finishStep() {
    walk?.ends.append(lastChange)
    walk?.cellCount = cells.count
    walk?.cellEnds = []
    walk?.isOpen = false
    walk?.lastSentence = ""
    keepWalk()
  }

  /// A cell of a step is done.
  private func finishCell() {
    walk?.cellEnds.append(lastChange)
    walk?.cellCount = cells.count
    keepWalk()
  }

  /// Goes back to the lesson's state if something else has been done since; what was done gets a name.
  private func returnToLesson() {
    guard let walk, lastChange != walk.lastCell else { return }
    let name = "mine-\(walk.branches.count + 1)"
    timeline.mark(name)
    self.walk?.branches.append((name, walk.lastCell, min(walk.cellCount, cells.count)..<cells.count))
    guard runCell("%goto \(walk.lastCell)") == .ok else {
      output.note("the lesson goes on from what is here now")
      if walk.position > 0 { self.walk?.ends[walk.position - 1] = lastChange } else { self.walk?.start = lastChange }
      self.walk?.cellEnds = walk.cellEnds.map { _ in lastChange }
      return
    }
    self.walk?.cellCount = cells.count
    output.note("what you did since is kept: %goto \(name)")
  }

  /// The cell of the last statement that changed something on the way to the present state.
  private var lastChange: Int { timeline.last?.cell ?? files?.lastCell ?? 0 }

  /// Goes to what was left behind by the way of its statements, which run again: for when the timeline does not reach it any more.
  func rerun(branch name: String) {
    guard let branch = walk?.branches.first(where: { $0.name == name }), branch.cells.upperBound <= cells.count
    else { return }
    guard runCell("%goto \(branch.base)") == .ok else { return }
    let own = cells[branch.cells].filter { runsAgain(KeptCell($0)) }
    for cell in own {
      output.typed(cell.source)
      if runLessonCell(cell.source) == .interrupted { return }
    }
  }

  // MARK: Exercises

  private func open(_ exercise: Exercise) {
    walk?.isOpen = true
    walk?.lastSentence = ""
    keepWalk()
    if !exercise.starter.isEmpty { nextInput = exercise.starter }
    if exercise.openChecks.isEmpty { output.note("%next goes on when you are done: it is marked later") }
  }

  /// Looks at the exercise that waits after a statement of the person's; says in a line what it found.
  func checkAfter(_ outcome: KeptCell.Outcome, _ source: String, hasChanged: Bool) {
    guard !isLessonRunning, !runsForeignCells, outcome == .ok, let exercise = walk?.openExercise,
      !exercise.openChecks.isEmpty, !source.hasPrefix("%")
    else { return }
    guard let verdict = try? CheckRun(session: self).verdict(of: exercise.openChecks, exercise: exercise.name) else {
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

  /// `%check`: the same, asked for.
  func check() throws -> String {
    guard let walk else { throw PyError.value("no lesson is open: %lessons lists them") }
    guard let exercise = walk.openExercise else {
      throw PyError.value("no exercise is open: \(walk.isDone ? "the lesson is done" : "%next goes on")")
    }
    guard !exercise.openChecks.isEmpty else { return "\(exercise.name) is marked later; %next goes on." }
    switch try CheckRun(session: self).verdict(of: exercise.openChecks, exercise: exercise.name) {
    case .passed:
      pass(exercise)
      return ""
    case .missing(let sentence), .stopped(let sentence): return "\(exercise.name): \(output.options.said(sentence))"
    }
  }

  private func hasPassed(_ exercise: Exercise) -> Bool { walk?.passed.contains(exercise.name) == true }

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

  // MARK: Back and forth

  /// Goes to before a step that was done, from 0.
  func goBack(to position: Int) {
    guard let position = walk.map({ min(position, $0.position) }) else { return }
    // What is the person's own gets its name first.
    returnToLesson()
    walk?.isOpen = false
    walk?.cellEnds = []
    walk?.ends.removeSubrange(position...)
    if let walk, lastChange != walk.lastCell { _ = runCell("%goto \(walk.lastCell)") }
    keepWalk()
    if let walk { output.note("at \(walk.progress): %next shows it") }
  }

  /// Does the steps before one without showing them, exercises by their answers.
  func goForward(to position: Int) {
    returnToLesson()
    while let walk, walk.position < position, let step = walk.next {
      switch step.content {
      case .cells(let cells, _):
        for cell in cells {
          let outcome = runQuietly(cell.source)
          if outcome == .interrupted || outcome == .error && !cell.hasTraceback { return showWhere() }
        }
      case .exercise(let exercise):
        if let answer = exercise.answer, !walk.passed.contains(exercise.name), runQuietly(answer) != .ok {
          return showWhere()
        }
      case .end: break
      }
      finishStep()
    }
    if let walk { output.note("at \(walk.progress): %next shows it") }
  }

  private func runQuietly(_ source: String) -> KeptCell.Outcome {
    output.isMuted = true
    defer { output.isMuted = false }
    return runLessonCell(source)
  }
}
