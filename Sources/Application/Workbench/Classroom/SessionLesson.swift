// SPDX-License-Identifier: GPL-3.0-or-later

import Charts
import Notebooks
import Primitives
import PythonRuntime
import SessionStore

/// A session that walks through a lesson.
extension Session {
  // MARK: Beginning

  /// Begins a lesson, or goes on where this session is in it; gives lines that say where.
  func begin(_ place: LessonPlace, again: Bool) throws {
    if !again, let walk, walk.place == place { return showWhere() }
    let text = try place.read(in: lessonLanguage)
    let lesson = Lesson(parsing: text)
    guard !lesson.steps.isEmpty, lesson.steps.contains(where: { $0.content != .end }) else {
      throw PyError.value("\(place.text) is no lesson: it has no cells and no exercises")
    }
    if case .file(let path) = place { try fence(around: path, text) }
    // Another lesson was begun here in between.
    if !again, let walk = keptWalk(through: place) {
      self.walk = walk
      keepWalk()
      return showWhere()
    }
    walk = LessonWalk(place, lesson, start: lastChange, cellCount: cells.count)
    keepWalk()
    let count = lesson.exercises.count
    let minutes = lesson.minutes.map { ", about \($0) minutes" } ?? ""
    let exercises = count == 0 ? "" : ", \(count) exercise\(count == 1 ? "" : "s")"
    output.text(EscapeSequence.visible(walk?.title ?? "") + "\n")
    output.say("\(lesson.steps.count) steps\(exercises)\(minutes)")
    if !presents { output.note("%next goes on; what you type in between is yours. %back, %where, %lessons") }
  }

  /// The language in which lessons are read: that of the person where the terminal can show it; nil for English.
  var lessonLanguage: String? { output.options.language?.code }

  /// How far this session has come in a lesson; nil when it was never begun here, or is gone.
  private func keptWalk(through place: LessonPlace) -> LessonWalk? {
    files?.note(LessonWalk.key(of: place)).flatMap { LessonWalk($0, in: lessonLanguage) }
  }

  /// Puts what is kept of a walk back.
  func resumeLesson() {
    branches = files?.note(LessonBranch.key).map(LessonBranch.branches) ?? []
    guard let name = files?.note(LessonWalk.key) else { return }
    guard let walk = keptWalk(through: LessonPlace(name)) else {
      openingNotes.append("the lesson of this session is not there any more")
      return
    }
    self.walk = walk
    // A file that has changed since it was trusted is another one.
    if case .file(let path) = walk.place, let text = try? Files.readText(path) { try? fence(around: path, text) }
    openingNotes.append("in the lesson \(walk.place.name), \(walk.progress): %next goes on, %where tells more")
  }

  /// The person's language has changed: the lesson's does, where it is there.
  func reloadLesson() {
    if let text = walk?.text, let other = LessonWalk(text, in: lessonLanguage) { walk = other }
  }

  /// Leaves the lesson; what was typed and its results stay.
  func endLesson() {
    walk = nil
    keepWalk()
  }

  /// Keeps how far the lesson has come, beside the workspace and for `%lessons`.
  func keepWalk() {
    let name = walk?.place.text
    if files?.note(LessonWalk.key) != name { files?.setNote(name, LessonWalk.key) }
    guard let walk else { return }
    files?.setNote(walk.text, LessonWalk.key(of: walk.place))
    LessonProgress.note(walk, session: files?.paths.notebook ?? "")
  }

  /// Whether a name is that of something done on the way through the lesson, and left behind.
  func isBranch(_ name: String) -> Bool { branches.contains { $0.name == name } }

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
  func goOn() {
    guard let step = walk?.next else { return showEnd() }
    if walk?.isOpen == true, let exercise = step.exercise {
      guard exercise.openChecks.isEmpty || presents else { return showWaiting() }
      // In front of a class the answer runs unseen, so that what follows finds its names.
      if presents, let answer = exercise.answer, !hasPassed(exercise) { _ = runQuietly(answer) }
      finishStep()
      return goOn()
    }
    returnToLesson()
    switch step.content {
    case .cells(let cells, _):
      let done = walk?.cellEnds.count ?? 0
      if done == 0 || !isStepShown { show(step) }
      let next = presents ? cells[done...].prefix(1) : cells[done...]
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
  func runLessonCell(_ text: String) -> KeptCell.Outcome {
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
  func finishStep() {
    if let walk { self.walk?.line.append(min(walk.stepStart, cells.count)..<cells.count) }
    walk?.ends.append(lastChange)
    walk?.cellCount = cells.count
    walk?.stepStart = cells.count
    walk?.cellEnds = []
    walk?.isOpen = false
    walk?.lastSentence = ""
    keepWalk()
  }

  /// A cell of a step is done.
  func finishCell() {
    walk?.cellEnds.append(lastChange)
    walk?.cellCount = cells.count
    keepWalk()
  }
}
