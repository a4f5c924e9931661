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
    switch kind {
    case .list:
      var items: [Value] = []
      try run(0, frame) { items.append(try element.evaluate(frame)) }
      return Value(list: items)
    case .set:
      let set = try PySet([])
      try run(0, frame) {
        let value = try element.evaluate(frame)
        do { try set.table.insert(value) } catch { throw marked(error, element.span, frame) }
      }
      return .object(set)
    case .dict:
      let dict = PyDict()
      try run(0, frame) {
        let key = try element.evaluate(frame)
        let value = try valueElement?.evaluate(frame) ?? .none
        do { try dict.set(key, value) } catch { throw marked(error, element.span, frame) }
      }
      return .dict(dict)
    }
  }

  private func run(_ depth: Int, _ frame: Frame, _ body: () throws -> Void) throws {
    let clause = clauses[depth]
    let isLast = depth == clauses.count - 1
    let sequence = try clause.iterable.evaluate(frame)
    try forEachItem(of: sequence, clause.iterable.span, frame) { item in
      try clause.target.assign(item, frame)
      for condition in clause.conditions where try !condition.test(frame) { return true }
      if isLast { try body() } else { try run(depth + 1, frame, body) }
      return true
    }
  }
}
