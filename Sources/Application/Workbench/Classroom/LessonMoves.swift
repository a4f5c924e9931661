// SPDX-License-Identifier: GPL-3.0-or-later

import Notebooks
import PythonRuntime
import SessionStore

/// Back and forth between the states of a lesson, and to what was done on the way.
extension Session {
  /// Goes back to the lesson's state if something else has been done since; what was done gets a name.
  func returnToLesson() {
    guard let walk, lastChange != walk.lastCell else { return }
    let own = min(walk.cellCount, cells.count)..<cells.count
    // A state that was gone to has its name already.
    let isNew = own.contains { !cells[$0].source.hasPrefix("%") }
    let name = "mine-\(branches.count + 1)"
    if isNew {
      timeline.mark(name)
      branches.append(LessonBranch(name: name, start: walk.start, line: walk.line, base: walk.lastCell, cells: own))
      files?.setNote(LessonBranch.text(of: branches), LessonBranch.key)
    }
    goToState(walk.lastCell, or: walk.start, walk.line)
    self.walk?.cellCount = cells.count
    if walk.cellEnds.isEmpty { self.walk?.stepStart = cells.count }
    if isNew { output.note("what you did since is kept: %goto \(name)") }
  }

  /// Goes to the state that a cell made; where that is out of reach, the cells that led there run again.
  private func goToState(_ cell: Int, or start: Int, _ line: [Range<Int>]) {
    if canReach(cell), runCell("%goto \(cell)") == .ok {
      // The same state: what comes now is compared with it.
      if lastChange != cell { moveLesson(from: cell) }
      return
    }
    guard canReach(start), runCell("%goto \(start)") == .ok else {
      output.note("the lesson goes on from what is here now")
      return moveLesson(from: cell)
    }
    output.note("the way back is no longer known: the lesson's statements run again")
    for range in line where range.upperBound <= cells.count {
      for own in cells[range].filter({ runsAgain(KeptCell($0)) }) where runQuietly(own.source) == .interrupted { break }
    }
    moveLesson(from: cell)
  }

  /// The lesson's state has another cell now.
  private func moveLesson(from cell: Int) {
    guard let walk, walk.lastCell == cell else { return }
    if !walk.cellEnds.isEmpty {
      self.walk?.cellEnds[walk.cellEnds.count - 1] = lastChange
    } else if walk.position > 0 {
      self.walk?.ends[walk.position - 1] = lastChange
    } else {
      self.walk?.start = lastChange
    }
  }

  /// The cell of the last statement that changed something on the way to the present state.
  var lastChange: Int { timeline.last?.cell ?? files?.lastCell ?? 0 }

  /// Goes to what was left behind by the way of its statements, which run again: for when the timeline does not reach it any more.
  func rerun(branch name: String) {
    guard let branch = branches.first(where: { $0.name == name }), branch.cells.upperBound <= cells.count else {
      return
    }
    goToState(branch.base, or: branch.start, branch.line)
    for cell in cells[branch.cells].filter({ runsAgain(KeptCell($0)) }) {
      output.typed(cell.source)
      if runLessonCell(cell.source) == .interrupted { return }
    }
  }

  /// Goes to before a step that was done, from 0.
  func goBack(to position: Int) {
    guard let position = walk.map({ min(position, $0.position) }) else { return }
    // What is the person's own gets its name first.
    returnToLesson()
    walk?.isOpen = false
    walk?.cellEnds = []
    walk?.ends.removeSubrange(position...)
    if let count = walk?.line.count, position < count { walk?.line.removeSubrange(position...) }
    if let walk, lastChange != walk.lastCell { goToState(walk.lastCell, or: walk.start, walk.line) }
    walk?.cellCount = cells.count
    walk?.stepStart = cells.count
    keepWalk()
    if let walk { output.note("at \(walk.progress): %next shows it") }
  }

  /// Does the steps before one without showing them, exercises by their answers.
  func goForward(to position: Int) {
    returnToLesson()
    while let walk, walk.position < position, let step = walk.next {
      switch step.content {
      case .cells(let cells, _):
        for cell in cells[walk.cellEnds.count...] {
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

  func runQuietly(_ source: String) -> KeptCell.Outcome {
    output.isMuted = true
    defer { output.isMuted = false }
    return runLessonCell(source)
  }
}
