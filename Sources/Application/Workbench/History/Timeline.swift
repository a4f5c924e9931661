// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Transactions

/// The states that a session has been in: a tree, since a statement after `%undo` begins a new line.
///
/// A step is what one statement changed. Steps on the way from the beginning to the present state hold the way back; all others hold
/// the way forward, so that every state that is still remembered can be gone to. The oldest steps are given up when all of them together
/// keep more bytes alive than the budget.
final class Timeline {
  /// A state: the one after a statement.
  final class Step {
    /// The number of the statement's cell; 0 for the beginning.
    let cell: Int
    /// What was typed.
    let source: String
    /// The state before; nil at the beginning and where the steps before were given up.
    fileprivate(set) var before: Step?
    /// The way back while the step has been done, the way forward while it is undone.
    fileprivate(set) var record: ChangeRecord
    /// The step that was done after this one last, which `%redo` does again.
    fileprivate(set) weak var next: Step?

    fileprivate init(cell: Int, source: String, before: Step?, record: ChangeRecord) {
      self.cell = cell
      self.source = source
      self.before = before
      self.record = record
    }
  }

  /// The most bytes that steps may keep alive.
  var budget = 512 << 20
  /// The present state.
  private(set) var present = Step(cell: 0, source: "", before: nil, record: ChangeRecord())
  /// All steps, oldest first.
  private var steps: [Step] = []
  private var byteCount = 0
  /// The states that have a name (`%mark`).
  private(set) var marks: [String: Step] = [:]

  /// Whether steps have been given up since the beginning.
  private(set) var hasForgotten = false

  /// Adds what a statement changed.
  ///
  /// - Returns: whether it is a step of its own.
  func add(_ record: ChangeRecord, cell: Int, source: String) -> Bool {
    let record = record.dropping { $0 is SerialChange }
    if !Timeline.isWorthAStep(record) {
      // Going back to before the statement in front of it takes this one along.
      if present.before != nil {
        present.record.append(contentsOf: record)
        byteCount += record.byteCount
      }
      return false
    }
    let step = Step(cell: cell, source: source, before: present, record: record)
    present.next = step
    present = step
    steps.append(step)
    byteCount += record.byteCount
    while byteCount > budget, steps.count > 1, steps[0] !== present {
      drop(steps.removeFirst())
      hasForgotten = true
    }
    return true
  }

  /// Whether a record holds more than what every echo leaves: the value, as `_` and by its number.
  private static func isWorthAStep(_ record: ChangeRecord) -> Bool {
    record.changes.contains { change in (change as? GlobalSlot).map { !Session.isResultName($0.name.name) } ?? true }
  }

  /// Gives a step up: the state after it becomes a beginning.
  private func drop(_ step: Step) {
    byteCount -= step.record.byteCount
    step.record = ChangeRecord()
    step.before = nil
  }

  /// Goes back over a number of steps; gives those that were taken back, last first.
  func undo(_ count: Int) -> [Step] {
    var undone: [Step] = []
    while undone.count < count, let before = present.before {
      undone.append(present)
      turn(present)
      before.next = present
      present = before
    }
    return undone
  }

  /// Goes forward again; gives the steps that were done again.
  func redo(_ count: Int) -> [Step] {
    var redone: [Step] = []
    while redone.count < count, let next = present.next, next.before === present {
      turn(next)
      present = next
      redone.append(next)
    }
    return redone
  }

  /// Puts back what a step changed, or does it again.
  private func turn(_ step: Step) {
    byteCount -= step.record.byteCount
    step.record = step.record.undo()
    byteCount += step.record.byteCount
  }

  /// Gives the present state a name.
  func mark(_ name: String) { marks[name] = present }

  /// The steps from the beginning to a state.
  private func path(to step: Step) -> [Step] {
    var path = [step]
    while let before = path[path.count - 1].before { path.append(before) }
    return path.reversed()
  }

  /// The way to a state: how many steps are taken back, the state from which the others begin, and these; nil when what lies
  /// between is no longer known.
  func way(to target: Step) -> (back: Int, common: Step, ahead: [Step])? {
    let (from, to) = (path(to: present), path(to: target))
    guard from[0] === to[0] else { return nil }
    var common = 0
    while common < min(from.count, to.count), from[common] === to[common] { common += 1 }
    return (from.count - common, to[common - 1], Array(to[common...]))
  }

  /// Whether nothing was taken back that `redo` could do again.
  var hasNoNext: Bool { present.next == nil }

  /// Goes to a state; false when what lies between is no longer known.
  func go(to target: Step) -> Bool {
    guard let way = way(to: target) else { return false }
    _ = undo(way.back)
    for step in way.ahead {
      turn(step)
      present.next = step
      present = step
    }
    return true
  }

  /// Goes to a state, looks, and comes back; nil when the way there is no longer known.
  private func visit<Result>(_ step: Step, _ look: () -> Result?) -> Result? {
    let home = present
    let ahead = home.next
    guard go(to: step) else { return nil }
    defer {
      _ = go(to: home)
      home.next = ahead
    }
    return look()
  }

  /// Goes back step by step, so many at most, until a look at the state before a step finds something; comes back in any case.
  func lookBack<Found>(_ most: Int, _ look: (Step) -> Found?) -> Found? {
    let home = present
    let ahead = home.next
    defer {
      _ = go(to: home)
      home.next = ahead
    }
    for _ in 0..<most {
      guard let step = undo(1).first else { return nil }
      if let found = look(step) { return found }
    }
    return nil
  }

  /// What all names led to in a state.
  func summary(at step: Step, _ interpreter: Interpreter) -> WorkspaceSummary? {
    visit(step) { WorkspaceSummary(of: interpreter) }
  }

  /// What a step changed.
  func difference(of step: Step, _ interpreter: Interpreter) -> SummaryDifference? {
    guard let before = step.before, let old = summary(at: before, interpreter),
      let new = summary(at: step, interpreter)
    else { return nil }
    return SummaryDifference(from: old, to: new)
  }

  /// The last step that a cell made.
  func step(ofCell cell: Int) -> Step? { steps.last { $0.cell == cell } }
  /// The state that a cell made, or the beginning if that is the one after it; nil when it is out of reach.
  func state(ofCell cell: Int) -> Step? {
    if let step = step(ofCell: cell), way(to: step) != nil { return step }
    let first = path(to: present)[0]
    return first.cell == cell ? first : nil
  }
  /// The last step on the way to the present state; nil at the beginning.
  var last: Step? { present.before != nil ? present : nil }

  /// Forgets everything: the present state, the one after a cell, is the beginning.
  func clear(cell: Int) {
    steps.removeAll()
    marks.removeAll()
    byteCount = 0
    hasForgotten = false
    present = Step(cell: cell, source: "", before: nil, record: ChangeRecord())
  }
}
