// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics

final class RaiseStatement: StatementNode {
  let exception: Node?
  let cause: Node?
  init(_ exception: Node?, _ cause: Node?, _ span: SourceSpan) {
    self.exception = exception
    self.cause = cause
    super.init(span)
  }
  override func execute(_ frame: Frame) throws -> Completion {
    let interpreter = Interpreter.current
    guard let exception else {
      guard let current = interpreter.handledExceptions.last else {
        throw marked(PyError.runtime("No active exception to reraise"), span, frame)
      }
      // Where it was raised stays its place; this frame adds no line.
      current.pendingSpan = nil
      current.settledFrame = ObjectIdentifier(frame)
      throw Raised(current)
    }
    let value = try exception.evaluate(frame)
    let made: PyException
    do { made = try interpreter.exception(from: value) } catch { throw marked(error, span, frame) }
    if let cause {
      let reason = try cause.evaluate(frame)
      do { made.cause = try interpreter.cause(from: reason) } catch { throw marked(error, span, frame) }
      made.suppressesContext = true
    }
    if !interpreter.handledExceptions.isEmpty { interpreter.linkContext(of: made, replacing: true) }
    made.pendingSpan = span
    throw Raised(made)
  }
}

extension Interpreter {
  /// The exception that `raise value` raises: the instance, or an instance of the class.
  public func exception(from value: Value) throws -> PyException {
    if case .object(let object) = value {
      // SAFETY: objects of this kind are exceptions.
      if object.kind == .exception { return unsafeDowncast(object, to: PyException.self) }
      if let cls = object as? PyClass, cls.isSubclass(of: ExceptionClasses.baseException),
        case .object(let made) = try call(value, []), let exception = made as? PyException
      {
        return exception
      }
    }
    throw PyError.type("exceptions must derive from BaseException")
  }

  /// The cause that `raise … from value` names; nil for None.
  func cause(from value: Value) throws -> PyException? {
    if value.isNone { return nil }
    if let object = value.object {
      guard let cls = object as? PyClass else {
        if let exception = object as? PyException { return exception }
        throw PyError.type("exception causes must derive from BaseException")
      }
      if cls.isSubclass(of: ExceptionClasses.baseException) { return try exception(from: value) }
    }
    throw PyError.type("exception causes must derive from BaseException")
  }

  /// Whether an `except` clause with this class (or tuple of classes) takes an exception.
  func matches(_ exception: PyException, _ classes: Value) throws -> Bool {
    switch classes {
    case .object(let object) where object.kind == .type:
      // SAFETY: objects of this kind are classes; the address is only compared.
      let cls = unsafeDowncast(object, to: PyClass.self)
      // The class of an exception is one of exceptions.
      if exception.classIdentity == Unmanaged.passUnretained(cls).toOpaque() { return true }
      if cls.isSubclass(of: ExceptionClasses.baseException) { return exception.cls.isSubclass(of: cls) }
    case .tuple(let tuple):
      for item in tuple.items where try matches(exception, item) { return true }
      return false
    default: break
    }
    throw PyError.type("catching classes that do not inherit from BaseException is not allowed")
  }

  /// Runs the body of a handler with its exception as the one being handled; exceptions raised in it remember it.
  @inline(__always)
  func handling<Result>(_ exception: PyException, _ body: () throws -> Result) throws -> Result {
    handledExceptions.append(exception)
    defer { handledExceptions.removeLast() }
    do { return try body() } catch {
      let raised = normalise(error)
      linkContext(of: raised)
      throw Raised(raised)
    }
  }
}

/// An exception that a frame caught and lets go on: its line of the traceback is written already.
private func goesOn(_ exception: PyException, _ frame: Frame) -> Raised {
  exception.pendingSpan = nil
  exception.settledFrame = ObjectIdentifier(frame)
  return Raised(exception)
}

/// One `except` clause.
final class Handler {
  let type: Node?
  let target: Target?
  let body: Block
  /// The class if it is a name that may be built in.
  private let builtinName: GlobalLoad?
  init(type: Node?, target: Target?, body: Block) {
    self.type = type
    builtinName = type as? GlobalLoad
    self.target = target
    self.body = body
  }

  /// Whether the clause surely takes an exception: it names its very class, or none.
  @inline(__always) func surelyTakes(_ exception: PyException, _ frame: Frame) -> Bool {
    guard type != nil else { return true }
    guard let cls = builtinName?.builtinObject(frame) else { return false }
    return cls.toOpaque() == exception.classIdentity
  }
}

/// `try`: the body, the handlers, the finally block. Its state lives in slots when it can be left by a `yield`.
final class TryStatement: StatementNode {
  let body: Block
  let handlers: [Handler]
  let otherwise: Block
  let finally: Block?
  /// The slots for phase and pending exception in generators, -1 elsewhere.
  let phaseSlot: Int
  let exceptionSlot: Int
  let completionSlot: Int

  init(
    _ body: Block, _ handlers: [Handler], _ otherwise: Block, _ finally: Block?, phaseSlot: Int, exceptionSlot: Int,
    completionSlot: Int, _ span: SourceSpan
  ) {
    self.body = body
    self.handlers = handlers
    self.otherwise = otherwise
    self.finally = finally
    self.phaseSlot = phaseSlot
    self.exceptionSlot = exceptionSlot
    self.completionSlot = completionSlot
    super.init(span)
  }

  private static let bodyPhase = 0
  private static let elsePhase = 1
  private static let finallyPhase = 2
  private static let firstHandler = 3

  override func execute(_ frame: Frame) throws -> Completion {
    var phase = TryStatement.bodyPhase
    if frame.isResuming, phaseSlot >= 0, case .int(let saved) = frame.slots[phaseSlot] { phase = saved }
    if phase == TryStatement.finallyPhase { return try runFinally(frame, nil, .normal, resuming: true) }
    guard finally != nil else { return try protected(frame, phase) }
    let completion: Completion
    do {
      completion = try protected(frame, phase)
    } catch {
      if Watchdog.isFinal { throw error }
      let exception = Interpreter.current.normalise(error)
      exception.caught(in: frame)
      return try runFinally(frame, exception, .normal, resuming: false)
    }
    if completion == .yielded { return .yielded }
    return try runFinally(frame, nil, completion, resuming: false)
  }

  /// The body with its handlers and else block, without the finally block.
  private func protected(_ frame: Frame, _ phase: Int) throws -> Completion {
    if phase >= TryStatement.firstHandler {
      guard case .object(let o) = frame.slots[exceptionSlot], let exception = o as? PyException else { return .normal }
      return try runHandler(phase - TryStatement.firstHandler, exception, frame, resuming: true)
    }
    if phase == TryStatement.elsePhase { return try runElse(frame) }
    let completion: Completion
    do {
      completion = try body.execute(frame)
    } catch {
      if Watchdog.isFinal { throw error }
      let exception = Interpreter.current.normalise(error)
      exception.caught(in: frame)
      for i in 0..<handlers.count {
        if !handlers[i].surelyTakes(exception, frame), let type = handlers[i].type {
          let classes = try type.evaluate(frame)
          do { guard try Interpreter.current.matches(exception, classes) else { continue } } catch {
            throw marked(error, type.span, frame)
          }
        }
        return try runHandler(i, exception, frame, resuming: false)
      }
      throw goesOn(exception, frame)
    }
    if completion == .yielded {
      save(TryStatement.bodyPhase, frame)
      return .yielded
    }
    if completion != .normal { return completion }
    return try runElse(frame)
  }

  private func runElse(_ frame: Frame) throws -> Completion {
    let completion = try otherwise.execute(frame)
    if completion == .yielded { save(TryStatement.elsePhase, frame) }
    return completion
  }

  private func runHandler(_ index: Int, _ exception: PyException, _ frame: Frame, resuming: Bool) throws -> Completion {
    let handler = handlers[index]
    if !resuming { try handler.target?.assign(.object(exception), frame) }
    let completion = try Interpreter.current.handling(exception) { try handler.body.execute(frame) }
    if completion == .yielded {
      save(TryStatement.firstHandler + index, frame)
      if exceptionSlot >= 0 { frame.slots[exceptionSlot] = .object(exception) }
    } else {
      // Python removes the name at the end of the clause.
      try? handler.target?.delete(frame)
    }
    return completion
  }

  private func runFinally(_ frame: Frame, _ exception: PyException?, _ pending: Completion, resuming: Bool) throws
    -> Completion
  {
    guard let finally else { return pending }
    var exception = exception
    var pending = pending
    var saved = frame.returnValue
    if resuming {
      if case .int(let code) = frame.slots[completionSlot], TryStatement.completions.indices.contains(code) {
        pending = TryStatement.completions[code]
      }
      // What waits is an exception or what `return` gave.
      if pending == .returned {
        saved = frame.slots[exceptionSlot].ifGiven ?? .none
      } else if case .object(let o) = frame.slots[exceptionSlot] {
        exception = o as? PyException
      }
    }
    let completion: Completion
    if let exception {
      completion = try Interpreter.current.handling(exception) { try finally.execute(frame) }
    } else {
      completion = try finally.execute(frame)
    }
    if completion == .yielded {
      save(TryStatement.finallyPhase, frame)
      frame.slots[exceptionSlot] = exception.map { .object($0) } ?? (pending == .returned ? saved : .undefined)
      frame.slots[completionSlot] = .int(TryStatement.completions.firstIndex(of: pending) ?? 0)
      return .yielded
    }
    if completion != .normal { return completion }
    if let exception { throw goesOn(exception, frame) }
    frame.returnValue = saved
    return pending
  }

  private static let completions: [Completion] = [.normal, .broke, .continued, .returned]

  private func save(_ phase: Int, _ frame: Frame) {
    if phaseSlot >= 0 { frame.slots[phaseSlot] = .int(phase) }
  }
}

/// `with context as target:`; several items are nested statements.
final class WithStatement: StatementNode {
  let context: Node
  let target: Target?
  let body: Block
  /// The slot that keeps the context manager while a generator waits, -1 elsewhere.
  let managerSlot: Int

  init(_ context: Node, _ target: Target?, _ body: Block, managerSlot: Int, _ span: SourceSpan) {
    self.context = context
    self.target = target
    self.body = body
    self.managerSlot = managerSlot
    super.init(span)
  }

  override func execute(_ frame: Frame) throws -> Completion {
    let interpreter = Interpreter.current
    let manager: Value
    if frame.isResuming, managerSlot >= 0 {
      manager = frame.slots[managerSlot]
    } else {
      manager = try context.evaluate(frame)
      do {
        let cls = interpreter.type(of: manager)
        let hasExit = try interpreter.attributeIfPresent(manager, Special.exit) != nil
        guard try interpreter.attributeIfPresent(manager, Special.enter) != nil, hasExit else {
          let missing = cls.lookup(Special.enter) == nil || hasExit ? "" : " (missed __exit__ method)"
          throw PyError.type("'\(cls.name)' object does not support the context manager protocol\(missing)")
        }
        let entered = try interpreter.callMethod(manager, Special.enter)
        try target?.assign(entered, frame)
      } catch { throw marked(error, span, frame) }
    }
    let completion: Completion
    do {
      completion = try body.execute(frame)
    } catch {
      if Watchdog.isFinal { throw error }
      let exception = interpreter.normalise(error)
      exception.caught(in: frame)
      let swallowed = try interpreter.handling(exception) {
        try interpreter.truth(
          interpreter.callMethod(
            manager, Special.exit,
            [.object(exception.cls), .object(exception), PyTraceback.of(exception).map { .object($0) } ?? .none]))
      }
      if swallowed { return .normal }
      throw goesOn(exception, frame)
    }
    if completion == .yielded {
      frame.slots[managerSlot] = manager
      return .yielded
    }
    let saved = frame.returnValue
    do { _ = try interpreter.callMethod(manager, Special.exit, [.none, .none, .none]) } catch {
      throw marked(error, span, frame)
    }
    frame.returnValue = saved
    return completion
  }
}
