// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics

/// The statements of a block that a `yield` can leave, in a row: loops and conditions with a `yield` in them are jumps, so that
/// the place where the block goes on is one number, which it keeps in a slot of the frame.
///
/// `while n: yield n; n -= 1` is `0: test n, else to 4; 1: yield n; 2: n -= 1; 3: jump to 0`.
final class ResumableBlock {
  /// One step. Which fields mean something depends on its kind.
  struct Step {
    enum Kind: UInt8 {
      /// Executes a statement; `break` and `continue` in it jump to `target` and `continuation`, or leave the block where these are -1.
      case statement
      /// Stops, and later goes on with the next step.
      case yield
      /// Goes on with the next step if the condition is true, else with `target`.
      case test
      /// The same for the condition of a loop, which looks at Ctrl-C.
      case loopTest
      /// Goes on with `target`.
      case jump
      /// Puts the iterator of a `for` into the slot.
      case startLoop
      /// Assigns the next item of the iterator in the slot; goes on with `target` after the last.
      case nextItem
    }
    let kind: Kind
    var target = -1
    var continuation = -1
    var slot = -1
    /// The slot of a loop variable that is a plain local one.
    var variable = -1
    // SAFETY: objects that `owners` of the block keeps alive.
    var statement: Unmanaged<StatementNode>?
    var expression: Unmanaged<Node>?
    var place: Unmanaged<Target>?
    var span = SourceSpan(0, 0)
  }

  private let count: Int
  // SAFETY: `count` steps, initialised; `owners` keeps alive what they refer to.
  private let steps: UnsafeMutablePointer<Step>
  private let owners: [AnyObject]
  private let stateSlot: Int

  init(_ steps: [Step], owners: [AnyObject], stateSlot: Int) {
    count = steps.count
    self.steps = .allocate(capacity: steps.count)
    self.steps.initialize(from: steps, count: steps.count)
    self.owners = owners
    self.stateSlot = stateSlot
  }

  deinit {
    steps.deinitialize(count: count)
    steps.deallocate()
  }

  func execute(_ frame: Frame) throws -> Completion {
    var at = 0
    if frame.isResuming, case .int(let saved) = frame.slots[stateSlot], saved >= 0 { at = saved }
    while at < count {
      let current = steps + at
      switch current.pointee.kind {
      case .statement:
        guard let statement = current.pointee.statement else { return .normal }
        switch try statement._withUnsafeGuaranteedRef({ try $0.execute(frame) }) {
        case .normal: at &+= 1
        case .broke:
          if current.pointee.target < 0 { return .broke }
          at = current.pointee.target
        case .continued:
          if current.pointee.continuation < 0 { return .continued }
          at = current.pointee.continuation
        case .returned: return .returned
        case .yielded:
          frame.set(stateSlot, .int(at))
          return .yielded
        }
      case .yield:
        guard let statement = current.pointee.statement else { return .normal }
        let isGiven = try statement._withUnsafeGuaranteedRef { statement in
          // SAFETY: the compiler makes steps of this kind for `yield` statements only.
          let yield = unsafeDowncast(statement, to: YieldStatement.self)
          if frame.isResuming {
            try yield.goOn(frame)
            return false
          }
          try yield.giveAway(frame)
          return true
        }
        if isGiven {
          frame.set(stateSlot, .int(at))
          return .yielded
        }
        at &+= 1
      case .test: at = try test(current, frame) ? at &+ 1 : current.pointee.target
      case .loopTest:
        if Interrupt.isRequested { try interrupted(current.pointee.span, frame) }
        at = try test(current, frame) ? at &+ 1 : current.pointee.target
      case .jump: at = current.pointee.target
      case .startLoop:
        try startLoop(current, frame)
        at &+= 1
      case .nextItem:
        guard let iterator = iterator(in: current.pointee.slot, frame) else { return .normal }
        let next = try iterator._withUnsafeGuaranteedRef { try step($0, current.pointee.span, frame) }
        if let item = next {
          if current.pointee.variable >= 0 {
            frame.set(current.pointee.variable, item)
          } else {
            try current.pointee.place?._withUnsafeGuaranteedRef { try $0.assign(item, frame) }
          }
          at &+= 1
        } else {
          frame.set(current.pointee.slot, .none)
          at = current.pointee.target
        }
      }
    }
    return .normal
  }

  @inline(__always) private func test(_ step: UnsafeMutablePointer<Step>, _ frame: Frame) throws -> Bool {
    guard let condition = step.pointee.expression else { return false }
    do { return try condition._withUnsafeGuaranteedRef { try $0.test(frame) } } catch {
      throw marked(error, step.pointee.span, frame)
    }
  }

  @inline(never) private func startLoop(_ step: UnsafeMutablePointer<Step>, _ frame: Frame) throws {
    guard let iterable = step.pointee.expression else { return }
    let sequence = try iterable._withUnsafeGuaranteedRef { try $0.evaluate(frame) }
    do { frame.set(step.pointee.slot, .object(try frame.interpreter.iterator(over: sequence))) } catch {
      throw marked(error, step.pointee.span, frame)
    }
  }

  // SAFETY: the slot keeps the iterator while it is asked, and objects of this kind are iterators.
  /// The iterator that a loop keeps in its slot, where nothing else is ever put.
  @inline(__always) private func iterator(in slot: Int, _ frame: Frame) -> Unmanaged<PyIterator>? {
    // SAFETY: the reference is the first word of a value that holds one; the slot keeps the iterator while it is asked.
    guard case .object = frame.slots[slot] else { return nil }
    let object = UnsafeRawPointer(frame.slots + slot).load(as: Unmanaged<PyObject>.self)
    guard object._withUnsafeGuaranteedRef({ $0.kind == .iterator }) else { return nil }
    return UnsafeRawPointer(frame.slots + slot).load(as: Unmanaged<PyIterator>.self)
  }
}
