// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics

/// A comprehension: loops that run in the enclosing frame, on slots of their own.
final class ComprehensionNode: Node {
  enum Kind { case list, set, dict }
  struct Clause {
    let target: LoopTarget
    let iterable: Node
    let conditions: [Node]
  }
  let kind: Kind
  let clauses: [Clause]
  let element: Node
  /// For dictionaries.
  let valueElement: Node?
  /// Slots of shared loop variables: they get fresh cells each time.
  let cellSlots: [Int]
  init(
    _ kind: Kind, _ clauses: [Clause], element: Node, valueElement: Node?, cellSlots: [Int], _ span: SourceSpan
  ) {
    self.kind = kind
    self.clauses = clauses
    self.element = element
    self.valueElement = valueElement
    self.cellSlots = cellSlots
    super.init(span)
  }

  override func evaluate(_ frame: Frame) throws -> Value {
    for slot in cellSlots { frame.slots[slot] = .object(PyCell()) }
    let outermost = try walkable(clauses[0].iterable.evaluate(frame), span, frame)
    do { return try collect(outermost, frame) } catch { throw leavingComprehension(error, frame) }
  }

  /// In a traceback a comprehension is a frame of its own, called from where it stands.
  @inline(never) private func leavingComprehension(_ error: any Error, _ frame: Frame) -> Raised {
    let exception = frame.interpreter.normalise(error)
    let name = kind == .list ? "<listcomp>" : kind == .set ? "<setcomp>" : "<dictcomp>"
    exception.settle(in: frame, exception.pendingSpan ?? span, function: name)
    exception.pendingSpan = span
    return Raised(exception)
  }

  private func collect(_ outermost: Value, _ frame: Frame) throws -> Value {
    switch kind {
    case .list:
      var items: [Value] = []
      if clauses.count == 1, clauses[0].conditions.isEmpty { items.reserveCapacity(room(for: outermost)) }
      try loop(0, outermost, frame) {
        try MemoryLimit.check(growing: items.count)
        items.append(try element.evaluate(frame))
      }
      return Value(list: items)
    case .set:
      let set = try PySet([])
      try loop(0, outermost, frame) {
        let value = try element.evaluate(frame)
        do { try set.insert(value) } catch { throw marked(error, element.span, frame) }
      }
      return .object(set)
    case .dict:
      let dict = PyDict()
      try loop(0, outermost, frame) {
        let key = try element.evaluate(frame)
        let value = try valueElement?.evaluate(frame) ?? .none
        do { try dict.set(key, value) } catch { throw marked(error, element.span, frame) }
      }
      return .dict(dict)
    }
  }

  /// How many items are asked room for at once: as many as there will be, or enough for a beginning.
  private func room(for sequence: Value) -> Int {
    let count =
      switch sequence {
      case .list(let list): list.items.count
      case .tuple(let tuple): tuple.items.count
      // SAFETY: objects of this kind are ranges.
      case .object(let object) where object.kind == .range: unsafeDowncast(object, to: PyRange.self).count
      default: 0
      }
    return min(count, 1 << 14)
  }

  private func loop(_ depth: Int, _ sequence: Value, _ frame: Frame, _ body: () throws -> Void) throws {
    let clause = clauses[depth]
    let isLast = depth == clauses.count - 1
    try forEachItem(of: sequence, span, frame) { item in
      try clause.target.assign(item, frame)
      for condition in clause.conditions where try !condition.test(frame) { return true }
      if isLast { try body() } else { try loop(depth + 1, clauses[depth + 1].iterable.evaluate(frame), frame, body) }
      return true
    }
  }
}
