import Diagnostics
import PythonSyntax

/// `object[index]`
final class SubscriptNode: Node {
  let object: Operand
  let index: Operand
  /// The index if it is written as a slice.
  private let slice: SliceNode?
  init(_ object: Node, _ index: Node, _ span: SourceSpan) {
    self.object = Operand(object)
    self.index = Operand(index)
    slice = index as? SliceNode
    super.init(span)
  }
  override var leavesLocals: Bool { object.node.leavesLocals && index.node.leavesLocals }
  override func evaluate(_ frame: Frame) throws -> Value {
    if let i = index.place.integer(frame), i >= 0, let list = object.place.list(frame),
      let item = list._withUnsafeGuaranteedRef({ item(i, of: $0) })
    {
      return item
    }
    if let slice, let part = slice.part(ofTextIn: object.place, frame) { return part }
    return try whole(frame)
  }
  @inline(__always) private func item(_ i: Int, of list: PyList) -> Value? {
    i < list.items.count && !list.cls.isUserDefined ? list.items[i] : nil
  }
  @inline(never) private func whole(_ frame: Frame) throws -> Value {
    let container = try object.evaluate(frame)
    if let slice { return try part(of: container, slice, frame) }
    let position = try index.evaluate(frame)
    do { if let item = try quickItem(container, position) { return item } } catch { throw marked(error, span, frame) }
    return try general(container, position, frame)
  }
  /// A part of a plain sequence is taken without making a slice object.
  @inline(never) private func part(of container: Value, _ slice: SliceNode, _ frame: Frame) throws -> Value {
    let (start, stop, step) = try slice.bounds(frame)
    do {
      return try frame.interpreter.part(of: container, start, stop, step)
        ?? frame.interpreter.getItem(container, .object(PySlice(start, stop, step)))
    } catch { throw marked(error, span, frame) }
  }
  @inline(never) private func general(_ container: Value, _ position: Value, _ frame: Frame) throws -> Value {
    do { return try frame.interpreter.getItem(container, position) } catch { throw marked(error, span, frame) }
  }
}

/// The item of a plain list, tuple or string at a number within it, or of a plain dictionary with a key that it has.
@inline(__always)
private func quickItem(_ container: Value, _ position: Value) throws -> Value? {
  if case .dict(let dict) = container { return dict.cls.isUserDefined ? nil : try dict.get(position) }
  guard case .int(let i) = position else { return nil }
  switch container {
  case .list(let list):
    let place = i < 0 ? i &+ list.items.count : i
    return place >= 0 && place < list.items.count && !list.cls.isUserDefined ? list.items[place] : nil
  case .tuple(let tuple):
    let place = i < 0 ? i &+ tuple.items.count : i
    return place >= 0 && place < tuple.items.count && !tuple.cls.isUserDefined ? tuple.items[place] : nil
  case .string(let string):
    let place = i < 0 ? i &+ string.count : i
    return place >= 0 && place < string.count && !string.cls.isUserDefined ? string.character(at: place) : nil
  default: return nil
  }
}

/// Puts a value into a plain list at a number within it, or into a plain dictionary; false leaves the work to `Interpreter.setItem`.
@inline(__always)
private func quickStore(_ container: Value, _ position: Value, _ value: Value) throws -> Bool {
  if case .dict(let dict) = container, dict.cls === Classes.dict {
    try dict.table.set(position, value)
    return true
  }
  guard case .int(let i) = position, case .list(let list) = container else { return false }
  let place = i < 0 ? i &+ list.items.count : i
  guard place >= 0, place < list.items.count, !list.cls.isUserDefined else { return false }
  list.items[place] = value
  return true
}

/// `object[index]` as a target.
final class SubscriptTarget: Target {
  let object: Operand
  let index: Operand
  init(_ object: Node, _ index: Node, _ span: SourceSpan) {
    self.object = Operand(object)
    self.index = Operand(index)
    super.init(span)
  }
  override func assign(_ value: Value, _ frame: Frame) throws {
    let container = try object.evaluate(frame)
    let position = try index.evaluate(frame)
    do {
      if try quickStore(container, position, value) { return }
      try frame.interpreter.setItem(container, position, value)
    } catch { throw marked(error, span, frame) }
  }
  override func delete(_ frame: Frame) throws {
    let container = try object.evaluate(frame)
    let position = try index.evaluate(frame)
    do { try frame.interpreter.deleteItem(container, position) } catch { throw marked(error, span, frame) }
  }
}

/// `object[index] op= value`
final class AugmentedSubscriptStatement: StatementNode {
  let object: Operand
  let index: Operand
  let op: BinaryOperator
  let value: Operand
  init(_ object: Node, _ index: Node, _ op: BinaryOperator, _ value: Node, _ span: SourceSpan) {
    self.object = Operand(object)
    self.index = Operand(index)
    self.op = op
    self.value = Operand(value)
    super.init(span)
  }
  override func execute(_ frame: Frame) throws -> Completion {
    let container = try object.evaluate(frame)
    let position = try index.evaluate(frame)
    do {
      let old = try quickItem(container, position) ?? frame.interpreter.getItem(container, position)
      let operand = try value.evaluate(frame)
      let result = try quickArithmetic(op, old, operand) ?? frame.interpreter.inPlace(op, old, operand)
      if try quickStore(container, position, result) { return .normal }
      try frame.interpreter.setItem(container, position, result)
    } catch { throw marked(error, span, frame) }
    return .normal
  }
}
