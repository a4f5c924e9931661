// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics

final class WhileStatement: StatementNode {
  let condition: Node
  let body: Block
  let otherwise: Block
  init(_ condition: Node, _ body: Block, _ otherwise: Block, _ span: SourceSpan) {
    self.condition = condition
    self.body = body
    self.otherwise = otherwise
    super.init(span)
  }
  override func execute(_ frame: Frame) throws -> Completion {
    while true {
      let goesOn: Bool
      do {
        if Interrupt.isRequested { try frame.interpreter.pollInterrupt() }
        goesOn = try condition.test(frame)
      } catch { throw marked(error, condition.span, frame) }
      if !goesOn { return try otherwise.execute(frame) }
      switch try body.execute(frame) {
      case .normal, .continued: continue
      case .broke: return .normal
      case .returned: return .returned
      case .yielded: return .yielded
      }
    }
  }
}

final class ForStatement: StatementNode {
  let target: LoopTarget
  let iterable: Node
  let body: Block
  let otherwise: Block
  init(_ target: Target, _ iterable: Node, _ body: Block, _ otherwise: Block, _ span: SourceSpan) {
    self.target = LoopTarget(target)
    self.iterable = iterable
    self.body = body
    self.otherwise = otherwise
    super.init(span)
  }
  override func execute(_ frame: Frame) throws -> Completion {
    let sequence = try walkable(iterable.evaluate(frame), span, frame)
    if target.slot >= 0, case .list(let list) = sequence, !list.hasUserClass { return try walk(list, frame) }
    var isWhole = true
    var ending = Completion.normal
    try forEachItem(of: sequence, span, frame) { item in
      try target.assign(item, frame)
      switch try body.execute(frame) {
      case .normal, .continued: return true
      case .broke: break
      case let other: ending = other
      }
      isWhole = false
      return false
    }
    return isWhole ? try otherwise.execute(frame) : ending
  }

  /// The same for the items of a plain list, which go straight from the list to the slot of a local variable.
  @inline(never) private func walk(_ list: PyList, _ frame: Frame) throws -> Completion {
    // By index, as below.
    var i = 0
    while true {
      if Interrupt.isRequested { try interrupted(span, frame) }
      guard i < list.items.count else { return try otherwise.execute(frame) }
      frame.set(target.slot, list.items[i])
      i &+= 1
      switch try body.execute(frame) {
      case .normal, .continued: continue
      case .broke: return .normal
      case let other: return other
      }
    }
  }
}

/// Where a loop puts its items; a plain local variable gets them without a call.
struct LoopTarget {
  private let target: Target
  /// The slot of a plain local variable, -1 for any other target.
  let slot: Int
  init(_ target: Target) {
    self.target = target
    slot = (target as? LocalTarget)?.slot ?? -1
  }
  @inline(__always) func assign(_ value: Value, _ frame: Frame) throws {
    if slot >= 0 { frame.set(slot, value) } else { try target.assign(value, frame) }
  }
}

/// Calls `body` with each item of an iterable until it answers false. Lists, tuples, ranges and texts of ASCII characters are walked without an iterator.
@inline(__always)
func forEachItem(
  of sequence: Value, _ span: SourceSpan, _ frame: Frame, _ body: (Value) throws -> Bool
) throws {
  switch sequence {
  case .list(let list) where !list.cls.isUserDefined:
    // By index, since the list may change meanwhile: by the body, and by the `__del__` of what has gone, which runs when asked for Ctrl-C.
    var i = 0
    while true {
      if Interrupt.isRequested { try interrupted(span, frame) }
      guard i < list.items.count, try body(list.items[i]) else { return }
      i &+= 1
    }
  case .tuple(let tuple) where !tuple.cls.isUserDefined:
    for item in tuple.items {
      if Interrupt.isRequested { try interrupted(span, frame) }
      if try !body(item) { return }
    }
  case .string(let string) where !string.hasUserClass && string.isASCII:
    // Whoever loops holds the text, so that nobody makes it longer meanwhile.
    let count = string.count
    var i = 0
    while i < count {
      if Interrupt.isRequested { try interrupted(span, frame) }
      if try !body(string.character(at: i)) { return }
      i &+= 1
    }
  case .object(let object) where object.kind == .range:
    // SAFETY: objects of this kind are ranges.
    let range = unsafeDowncast(object, to: PyRange.self)
    var number = range.start
    var rest = range.count
    while rest > 0 {
      if Interrupt.isRequested { try interrupted(span, frame) }
      if try !body(.int(number)) { return }
      number &+= range.step
      rest &-= 1
    }
  default:
    let iterator: PyIterator
    do { iterator = try frame.interpreter.iterator(over: sequence) } catch { throw marked(error, span, frame) }
    while let item = try step(iterator, span, frame) {
      if try !body(item) { return }
    }
  }
}

/// What `forEachItem` walks of an iterable: lists, tuples, ranges and texts of ASCII characters as they are, of anything else the iterator.
@inline(__always)
func walkable(_ iterable: Value, _ span: SourceSpan, _ frame: Frame) throws -> Value {
  switch iterable {
  case .list(let list) where !list.cls.isUserDefined: return iterable
  case .tuple(let tuple) where !tuple.cls.isUserDefined: return iterable
  case .string(let string) where !string.hasUserClass && string.isASCII: return iterable
  case .object(let object) where object.kind == .range: return iterable
  default:
    do { return .object(try frame.interpreter.iterator(over: iterable)) } catch { throw marked(error, span, frame) }
  }
}

@inline(never)
func interrupted(_ span: SourceSpan, _ frame: Frame) throws {
  do { try frame.interpreter.pollInterrupt() } catch { throw marked(error, span, frame) }
}

/// The next item of a loop, with the loop's position on errors and a look at Ctrl-C.
@inline(__always)
func step(_ iterator: PyIterator, _ span: SourceSpan, _ frame: Frame) throws -> Value? {
  do {
    if Interrupt.isRequested { try frame.interpreter.pollInterrupt() }
    return try iterator.next()
  } catch { throw marked(error, span, frame) }
}
