// SPDX-License-Identifier: GPL-3.0-or-later

import SessionStore

/// Going back and forth: in memory as far as the timeline reaches, and in the database with it, so that both survive leaving. What
/// earlier runs of the program did is taken back in the database, and the workspace read from it.
extension Session {
  /// Takes the last steps back; gives what had been typed for them, last first.
  func undo(_ count: Int) -> [String] {
    movesInTime = true
    let steps = timeline.undo(count)
    if !steps.isEmpty { files?.takeBack(after: timeline.present.cell) }
    var sources = steps.map(\.source)
    var last: Int?
    while sources.count < count, let cell = files?.takeBackLast() {
      last = cell
      sources.append(source(of: cell))
    }
    if last != nil { readBack() }
    return sources
  }

  /// Does steps again that were taken back; gives what had been typed for them.
  func redo(_ count: Int) -> [String] {
    movesInTime = true
    let steps = timeline.redo(count)
    if !steps.isEmpty { files?.doAgain(upTo: timeline.present.cell) }
    var sources = steps.map(\.source)
    var last: Int?
    while sources.count < count, timeline.hasNoNext, let cell = files?.doAgain() {
      last = cell
      sources.append(source(of: cell))
    }
    if last != nil { readBack() }
    return sources
  }

  /// Goes to a state of the timeline; false when it is out of reach.
  func go(to step: Timeline.Step) -> Bool {
    movesInTime = true
    guard let way = timeline.way(to: step) else { return false }
    _ = timeline.go(to: step)
    files?.takeBack(after: way.common.cell)
    if let first = way.ahead.first {
      // The database keeps one line of steps: another branch becomes one step of it.
      if files?.nextCell == first.cell { files?.doAgain(upTo: step.cell) } else { beginsBranch = true }
    }
    return true
  }

  /// Goes to the state that a cell made, or to the beginning for 0; false when it is out of reach, or the cell changed nothing.
  func go(toCell cell: Int) -> Bool {
    movesInTime = true
    if let step = timeline.state(ofCell: cell) { return go(to: step) }
    return files?.position(ofCell: cell).map { go(toKept: $0) } ?? false
  }

  /// Goes to a mark that an earlier run of the program made; false when the database does not reach it.
  func go(toKept position: Int) -> Bool {
    movesInTime = true
    guard files?.go(to: position) == true else { return false }
    readBack()
    return true
  }

  private func source(of cell: Int) -> String { cells.indices.contains(cell - 1) ? cells[cell - 1].source : "" }

  /// Brings the workspace to what the database holds.
  private func readBack() {
    makeFresh()
    for problem in files?.restore(self) ?? [] { output.note("could not be read back: \(problem)") }
    timeline.clear(cell: files?.lastCell ?? 0)
  }
}
