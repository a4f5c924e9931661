import Diagnostics

// Statements of generators that hold a `yield`. Each keeps in a slot of the frame where it was; when the generator goes on, the
// same statements are executed again with `frame.isResuming` set and go straight to that place. The `yield` itself ends the
// resuming.

/// `yield value`; what `send` gives is put into a slot.
final class YieldStatement: StatementNode {
  let value: Operand
  let resultSlot: Int
  /// False for a `yield` that is a statement of its own.
  var isResultRead = true
  init(_ value: Node?, resultSlot: Int, _ span: SourceSpan) {
    self.value = Operand(value ?? Constant(.none, span))
    self.resultSlot = resultSlot
    super.init(span)
  }
  override func execute(_ frame: Frame) throws -> Completion {
    if frame.isResuming {
      frame.isResuming = false
      if let error = frame.thrownError {
        frame.thrownError = nil
        throw marked(error, span, frame)
      }
      if isResultRead { frame.set(resultSlot, frame.sentValue) }
      if !frame.sentValue.isNone { frame.sentValue = .none }
      return .normal
    }
    frame.set(-1, try value.evaluate(frame))
    return .yielded
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
      let next: Value?
      if let generator = iterator as? PyGenerator {
        if let thrown {
          next = try generator.raise(frame.interpreter.normalise(thrown))
        } else {
          next = try sent.isNone ? generator.next() : generator.send(sent)
        }
      } else {
        if let thrown { throw thrown }
        next = try iterator.next()
      }
      if let next {
        frame.returnValue = next
        return .yielded
      }
    } catch { throw marked(error, span, frame) }
    frame.slots[slot] = (iterator as? PyGenerator)?.result ?? .none
    return .normal
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

/// Statements executed as one: the yields that an expression holds, then the statement with the expression.
final class SequenceStatement: StatementNode {
  let block: Block
  init(_ block: Block, _ span: SourceSpan) {
    self.block = block
    super.init(span)
  }
  override func execute(_ frame: Frame) throws -> Completion { try block.execute(frame) }
}

final class ResumableIf: StatementNode {
  let condition: Node
  let body: Block
  let otherwise: Block
  let slot: Int
  init(_ condition: Node, _ body: Block, _ otherwise: Block, slot: Int, _ span: SourceSpan) {
    self.condition = condition
    self.body = body
    self.otherwise = otherwise
    self.slot = slot
    super.init(span)
  }
  override func execute(_ frame: Frame) throws -> Completion {
    let choice: Bool
    if frame.isResuming, case .bool(let saved) = frame.slots[slot] {
      choice = saved
    } else {
      do { choice = try condition.test(frame) } catch { throw marked(error, condition.span, frame) }
      frame.set(slot, .bool(choice))
    }
    return try choice ? body.execute(frame) : otherwise.execute(frame)
  }
}

final class ResumableWhile: StatementNode {
  /// The yields of the condition.
  let prelude: Block?
  let condition: Node
  let body: Block
  let otherwise: Block
  let slot: Int
  init(_ prelude: Block?, _ condition: Node, _ body: Block, _ otherwise: Block, slot: Int, _ span: SourceSpan) {
    self.prelude = prelude
    self.condition = condition
    self.body = body
    self.otherwise = otherwise
    self.slot = slot
    super.init(span)
  }

  private static let testing = 0
  private static let inBody = 1
  private static let inElse = 2

  override func execute(_ frame: Frame) throws -> Completion {
    var phase = ResumableWhile.testing
    if frame.isResuming, case .int(let saved) = frame.slots[slot] { phase = saved }
    // Whether the slot says that the body is running.
    var isMarked = phase == ResumableWhile.inBody
    while phase != ResumableWhile.inElse {
      if phase == ResumableWhile.testing {
        if let prelude {
          frame.set(slot, .int(ResumableWhile.testing))
          isMarked = false
          if try prelude.execute(frame) == .yielded { return .yielded }
        }
        do {
          if Interrupt.isRequested { try frame.interpreter.pollInterrupt() }
          if try !condition.test(frame) { break }
        } catch { throw marked(error, condition.span, frame) }
      }
      if !isMarked {
        frame.set(slot, .int(ResumableWhile.inBody))
        isMarked = true
      }
      switch try body.execute(frame) {
      case .normal, .continued: phase = ResumableWhile.testing
      case .broke: return .normal
      case .returned: return .returned
      case .yielded: return .yielded
      }
    }
    frame.slots[slot] = .int(ResumableWhile.inElse)
    return try otherwise.execute(frame)
  }
}

final class ResumableFor: StatementNode {
  let target: LoopTarget
  let iterable: Node
  let body: Block
  let otherwise: Block
  /// Holds the iterator, or true while the else block runs.
  let slot: Int
  init(_ target: Target, _ iterable: Node, _ body: Block, _ otherwise: Block, slot: Int, _ span: SourceSpan) {
    self.target = LoopTarget(target)
    self.iterable = iterable
    self.body = body
    self.otherwise = otherwise
    self.slot = slot
    super.init(span)
  }
  override func execute(_ frame: Frame) throws -> Completion {
    if frame.isResuming, case .bool = frame.slots[slot] { return try otherwise.execute(frame) }
    let iterator: PyIterator
    if frame.isResuming, case .object(let o) = frame.slots[slot], o.kind == .iterator {
      let waiting = unsafeDowncast(o, to: PyIterator.self)
      iterator = waiting
    } else {
      let sequence = try iterable.evaluate(frame)
      do { iterator = try frame.interpreter.iterator(over: sequence) } catch {
        throw marked(error, span, frame)
      }
      frame.slots[slot] = .object(iterator)
    }
    while true {
      if !frame.isResuming {
        guard let item = try step(iterator, span, frame) else { break }
        try target.assign(item, frame)
      }
      switch try body.execute(frame) {
      case .normal, .continued: continue
      case .broke: return .normal
      case .returned: return .returned
      case .yielded: return .yielded
      }
    }
    frame.slots[slot] = .bool(true)
    return try otherwise.execute(frame)
  }
}
