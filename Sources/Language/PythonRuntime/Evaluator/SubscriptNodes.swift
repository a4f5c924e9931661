// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import PythonSyntax

/// `object[index]`
final class SubscriptNode: Node {
  let object: Operand
  let index: Operand
  /// The index if it is written as a slice.
  private let slice: SliceNode?
  private let operandsHaveLocations: Bool
  /// Whether the object lies in a local variable that keeps it while the index is evaluated.
  private let objectStays: Bool
  /// The parts of the index if it is written as a tuple of two or three.
  private let tuple: OperandList?
  init(_ object: Node, _ index: Node, _ span: SourceSpan) {
    self.object = Operand(object)
    self.index = Operand(index)
    operandsHaveLocations = self.object.location.mayHoldContainer && self.index.location.exists
    objectStays =
      self.object.location.isLocal && !self.index.location.exists && index.leavesLocals && !(index is SliceNode)
    slice = index as? SliceNode
    let parts = objectStays ? (index as? TupleNode)?.items.plain : nil
    tuple = parts.flatMap { 2...3 ~= $0.count ? $0 : nil }
    super.init(span)
  }
  override var leavesLocals: Bool { object.node.leavesLocals && index.node.leavesLocals }
  override func evaluate(_ frame: Frame) throws -> Value {
    if operandsHaveLocations {
      if let i = index.location.integer(frame), i >= 0, let list = object.location.list(frame),
        let item = list._withUnsafeGuaranteedRef({ item(i, of: $0) })
      {
        return item
      }
      if let dict = object.location.dict(frame),
        let value = dict._withUnsafeGuaranteedRef({ $0.table.search(plain: index.location.pointer(frame)) }).value
      {
        return value.pointee
      }
    }
    if let slice, let part = slice.part(ofTextIn: object.location, frame) { return part }
    return try slowPath(frame)
  }
  /// The item at an index that must be evaluated, of what lies in a local variable.
  @inline(__always) private func itemAtLocation(_ frame: Frame) throws -> Value {
    if let tuple { return try itemOfTuple(tuple, frame) }
    return try item(at: index.evaluate(frame), frame)
  }
  /// The item whose index is written as a tuple: of a dictionary it is looked for by the parts, and a tuple is made only where that does not find it.
  @inline(never) private func itemOfTuple(_ parts: OperandList, _ frame: Frame) throws -> Value {
    var key = (try parts.evaluate(0, frame), try parts.evaluate(1, frame), Value.undefined)
    if parts.count > 2 { key.2 = try parts.evaluate(2, frame) }
    if let dict = object.location.dict(frame),
      let value = withUnsafePointer(
        to: &key,
        { key in
          // SAFETY: a tuple of three values is three values in a row.
          key.withMemoryRebound(to: Value.self, capacity: 3) { first in
            dict._withUnsafeGuaranteedRef { $0.table.search(tuple: first, parts.count) }
          }
        })
    {
      return value.pointee
    }
    return try item(at: Value(tuple: parts.count > 2 ? [key.0, key.1, key.2] : [key.0, key.1]), frame)
  }
  @inline(__always) private func item(at position: Value, _ frame: Frame) throws -> Value {
    if case .int(let i) = position, i >= 0, let list = object.location.list(frame),
      let item = list._withUnsafeGuaranteedRef({ item(i, of: $0) })
    {
      return item
    }
    if case .int(let i) = position, let item = object.location.item(i, frame) { return item }
    if let dict = object.location.dict(frame),
      let value = withUnsafePointer(
        to: position, { key in dict._withUnsafeGuaranteedRef { $0.table.search(plain: key).value } })
    {
      return value.pointee
    }
    let container = try object.evaluate(frame)
    do { if let item = try fastItem(container, position) { return item } } catch { throw marked(error, span, frame) }
    return try general(container, position, frame)
  }
  @inline(__always) private func item(_ i: Int, of list: PyList) -> Value? {
    i < list.items.count && !list.hasUserClass ? list.items[i] : nil
  }
  @inline(never) private func slowPath(_ frame: Frame) throws -> Value {
    if objectStays, !object.location.pointer(frame).pointee.isUndefined { return try itemAtLocation(frame) }
    if let i = index.location.integer(frame), let item = object.location.item(i, frame) { return item }
    let container = try object.evaluate(frame)
    if let i = index.location.integer(frame), case .list(let list) = container, i >= 0, let item = item(i, of: list) {
      return item
    }
    if let slice { return try part(of: container, slice, frame) }
    let position = try index.evaluate(frame)
    do { if let item = try fastItem(container, position) { return item } } catch { throw marked(error, span, frame) }
    return try general(container, position, frame)
  }
  /// A part of a plain sequence is taken without making a slice object.
  @inline(never) private func part(of container: Value, _ slice: SliceNode, _ frame: Frame) throws -> Value {
    let (start, stop, step) = try slice.bounds(frame)
    notePlace(span, frame)
    do {
      return try frame.interpreter.part(of: container, start, stop, step)
        ?? frame.interpreter.getItem(container, .object(PySlice(start, stop, step)))
    } catch { throw marked(error, span, frame) }
  }
  @inline(never) private func general(_ container: Value, _ position: Value, _ frame: Frame) throws -> Value {
    notePlace(span, frame)
    do { return try frame.interpreter.getItem(container, position) } catch { throw marked(error, span, frame) }
  }
}

/// The item of a plain list, tuple or string at a number within it, or of a plain dictionary with a key that it has.
@inline(__always)
private func fastItem(_ container: Value, _ position: Value) throws -> Value? {
  if case .dict(let dict) = container { return dict.hasUserClass ? nil : try dict.get(position) }
  guard case .int(let i) = position else { return nil }
  switch container {
  case .list(let list):
    let place = i < 0 ? i &+ list.items.count : i
    return place >= 0 && place < list.items.count && !list.hasUserClass ? list.items[place] : nil
  case .tuple(let tuple):
    let place = i < 0 ? i &+ tuple.items.count : i
    return place >= 0 && place < tuple.items.count && !tuple.hasUserClass ? tuple.items[place] : nil
  case .string(let string):
    let place = i < 0 ? i &+ string.count : i
    return place >= 0 && place < string.count && !string.hasUserClass ? string.character(at: place) : nil
  default: return nil
  }
}

/// Puts a value into a plain list at a number within it, or into a plain dictionary; false leaves the work to `Interpreter.setItem`.
@inline(__always)
private func fastStore(_ container: Value, _ position: Value, _ value: Value) throws -> Bool {
  if case .dict(let dict) = container {
    if dict.hasUserClass { return false }
    try dict.set(position, value)
    return true
  }
  guard case .int(let i) = position, case .list(let list) = container else { return false }
  let place = i < 0 ? i &+ list.items.count : i
  guard place >= 0, place < list.items.count, !list.hasUserClass else { return false }
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
    if index.location.exists {
      if let i = index.location.integer(frame), i >= 0, let list = object.location.list(frame),
        list._withUnsafeGuaranteedRef({ put(value, at: i, in: $0) })
      {
        return
      }
      if let dict = object.location.dict(frame),
        dict._withUnsafeGuaranteedRef({ $0.setAtOnce(index.location.pointer(frame), value) })
      {
        return
      }
    }
    try slowPath(value, frame)
  }
  @inline(__always) private func put(_ value: Value, at i: Int, in list: PyList) -> Bool {
    guard i < list.items.count, !list.hasUserClass else { return false }
    list.items[i].replace(with: value)
    return true
  }
  @inline(never) private func slowPath(_ value: Value, _ frame: Frame) throws {
    let container = try object.evaluate(frame)
    let position = try index.evaluate(frame)
    notePlace(span, frame)
    do {
      if try fastStore(container, position, value) { return }
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
    if value.location.exists, index.location.exists, let dict = object.location.dict(frame),
      dict._withUnsafeGuaranteedRef({ combine($0, index.location.pointer(frame), value.location.pointer(frame)) })
    {
      return .normal
    }
    try slowPath(frame)
    return .normal
  }

  /// The operation on numbers, one of them in a dictionary, where it stays; false leaves the work to others.
  @inline(__always)
  private func combine(_ dict: PyDict, _ key: UnsafePointer<Value>, _ operand: UnsafePointer<Value>) -> Bool {
    guard let item = dict.table.ownValue(ofPlain: key),
      let result = fastArithmetic(op, UnsafePointer(item), operand)
    else { return false }
    // A number was there, so there is nothing to give up.
    item.initialize(to: result)
    return true
  }

  @inline(never) private func slowPath(_ frame: Frame) throws {
    let container = try object.evaluate(frame)
    let position = try index.evaluate(frame)
    do {
      let old = try fastItem(container, position) ?? frame.interpreter.getItem(container, position)
      let operand = try value.evaluate(frame)
      notePlace(span, frame)
      let result = try fastArithmetic(op, old, operand) ?? frame.interpreter.inPlace(op, old, operand)
      if try fastStore(container, position, result) { return }
      try frame.interpreter.setItem(container, position, result)
    } catch { throw marked(error, span, frame) }
  }
}
