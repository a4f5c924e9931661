// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics

// Where generators stop and go on. A block that a `yield` can leave keeps its place in a slot of the frame (`ResumableBlock`);
// when the generator goes on, the block is executed again with `frame.isResuming` set and goes straight to that place, through
// the blocks of `try`, `with` and `match` on the way. The `yield` itself ends the resuming.

/// `yield value`; what `send` gives is put into a slot.
///
/// Only a `ResumableBlock` executes it: one step of the block gives the value away, the same step goes on later.
final class YieldStatement: StatementNode {
  private let value: Operand
  private let resultSlot: Int
  /// False for a `yield` that is a statement of its own.
  var isResultRead = true
  init(_ value: Node?, resultSlot: Int, _ span: SourceSpan) {
    self.value = Operand(value ?? Constant(.none, span))
    self.resultSlot = resultSlot
    super.init(span)
  }
  /// Puts the value where the generator finds it.
  @inline(__always) func giveAway(_ frame: Frame) throws { frame.set(-1, try value.evaluate(frame)) }

  /// Takes what `send` or `throw` gave in.
  @inline(__always) func goOn(_ frame: Frame) throws {
    frame.isResuming = false
    if frame.thrownError != nil { throw thrown(frame) }
    if isResultRead { frame.set(resultSlot, frame.sentValue) }
    if !frame.sentValue.isNone { frame.sentValue = .none }
  }

  @inline(never) private func thrown(_ frame: Frame) -> any Error {
    guard let error = frame.thrownError else { return PyError.runtime("nothing was thrown") }
    frame.thrownError = nil
    return marked(error, span, frame)
  }
}

/// `yield from iterable`; the iterator waits in a slot, which in the end holds the result.
final class YieldFromStatement: StatementNode {
  let iterable: Node
  let slot: Int
  init(_ iterable: Node, slot: Int, _ span: SourceSpan) {
    self.iterable = iterable
    self.slot = slot
    super.init(span)
  }
  override func execute(_ frame: Frame) throws -> Completion {
    let iterator: PyIterator
    var sent = Value.none
    var thrown: (any Error)?
    if frame.isResuming, case .object(let o) = frame.slots[slot], o.kind == .iterator {
      // SAFETY: objects of this kind are iterators.
      let waiting = unsafeDowncast(o, to: PyIterator.self)
      frame.isResuming = false
      iterator = waiting
      sent = frame.sentValue
      frame.sentValue = .none
      thrown = frame.thrownError
      frame.thrownError = nil
    } else {
      let value = try iterable.evaluate(frame)
      do { iterator = try frame.interpreter.iterator(over: value) } catch { throw marked(error, span, frame) }
      frame.slots[slot] = .object(iterator)
    }
    do {
      if let next = try advance(iterator, sent, thrown, frame.interpreter) {
        frame.returnValue = next
        return .yielded
      }
    } catch { throw marked(error, span, frame) }
    frame.slots[slot] = (iterator as? PyGenerator)?.result ?? (iterator as? InstanceIterator)?.result ?? .none
    return .normal
  }

  /// What the iterator gives next; nil at its end. What was sent or thrown in is handed on to it.
  private func advance(_ iterator: PyIterator, _ sent: Value, _ thrown: (any Error)?, _ interpreter: Interpreter) throws
    -> Value?
  {
    if let thrown { return try hand(on: interpreter.normalise(thrown), to: iterator, interpreter) }
    if sent.isNone { return try iterator.next() }
    if let generator = iterator as? PyGenerator { return try generator.send(sent) }
    guard let instance = iterator as? InstanceIterator else {
      return try interpreter.callMethod(.object(iterator), "send", [sent])
    }
    return try instance.advance { try interpreter.callMethod(instance.instance, "send", [sent]) }
  }

  private func hand(on exception: PyException, to iterator: PyIterator, _ interpreter: Interpreter) throws -> Value? {
    let target = (iterator as? InstanceIterator)?.instance ?? .object(iterator)
    if exception.cls.isSubclass(of: ExceptionClasses.generatorExit) {
      // It is closed, and the exception goes on from here.
      if let generator = iterator as? PyGenerator {
        try generator.close()
      } else if let close = try interpreter.attributeIfPresent(target, "close") {
        _ = try interpreter.call(close, [])
      }
      throw Raised(exception)
    }
    if let generator = iterator as? PyGenerator { return try generator.raise(exception) }
    guard let instance = iterator as? InstanceIterator,
      let method = try interpreter.attributeIfPresent(target, "throw")
    else { throw Raised(exception) }
    return try instance.advance { try interpreter.call(method, [.object(exception)]) }
  }
}

/// An operand that may have to wait in a slot while the generator is away.
final class SpillableNode: Node {
  let node: Node
  /// The slot that holds the value already, -1 while no `yield` came after the operand.
  var slot = -1
  init(_ node: Node) {
    self.node = node
    super.init(node.span)
  }
  override func evaluate(_ frame: Frame) throws -> Value {
    if slot < 0 { return try node.evaluate(frame) }
    let value = frame.slots[slot]
    frame.slots[slot] = .undefined
    return value
  }
}

/// Computes such an operand.
final class SpillStatement: StatementNode {
  let operand: SpillableNode
  init(_ operand: SpillableNode) {
    self.operand = operand
    super.init(operand.span)
  }
  override func execute(_ frame: Frame) throws -> Completion {
    frame.slots[operand.slot] = try operand.node.evaluate(frame)
    return .normal
  }
}
