/// A generator: a frame that stops at each `yield` and goes on from there.
///
/// Statements that contain a `yield` keep where they are in slots of the frame (see `Resumable.swift`), so a generator is plain data: a memento
/// copies its slots.
public final class PyGenerator: PyIterator {
  private enum State { case fresh, suspended, running, finished }
  private let frame: Frame
  private var state = State.fresh
  /// What `return` gave, the value of `yield from`.
  public private(set) var result: Value = .none

  init(_ frame: Frame) {
    self.frame = frame
    super.init(cls: Classes.generator)
  }

  public override func next() throws -> Value? { try resume(.none, nil) }

  /// `generator.send(value)`; nil at the end.
  public func send(_ value: Value) throws -> Value? {
    if state == .fresh, !value.isNone { throw PyError.type("can't send non-None value to a just-started generator") }
    return try resume(value, nil)
  }

  /// `generator.throw(exception)`; nil at the end.
  public func raise(_ exception: PyException) throws -> Value? { try resume(.none, Raised(exception)) }

  /// `generator.close()`
  public func close() throws {
    if state == .fresh { state = .finished }
    guard state == .suspended else { return }
    do {
      let exit = PyException(cls: ExceptionClasses.generatorExit, arguments: [])
      if try resume(.none, Raised(exit)) != nil { throw PyError.runtime("generator ignored GeneratorExit") }
    } catch let raised as Raised
      where raised.exception.cls === ExceptionClasses.generatorExit
      || raised.exception.cls === ExceptionClasses.stopIteration
    {}
  }

  private func resume(_ sent: Value, _ error: (any Error)?) throws -> Value? {
    switch state {
    case .running: throw PyError.value("generator already executing")
    case .finished:
      if let error { throw error }
      return nil
    case .fresh:
      if let error {
        state = .finished
        throw error
      }
      frame.isResuming = false
    case .suspended:
      frame.isResuming = true
      frame.sentValue = sent
      frame.thrownError = error
    }
    let interpreter = frame.interpreter
    try interpreter.enter()
    defer { interpreter.leave() }
    state = .running
    do {
      try interpreter.pollInterrupt()
      if try frame.code.body.execute(frame) == .yielded {
        state = .suspended
        let value = frame.yieldedValue
        frame.yieldedValue = .none
        return value
      }
      state = .finished
      result = frame.returnValue
      return nil
    } catch {
      state = .finished
      let raised = leaving(error, frame)
      if raised.exception.cls.isSubclass(of: ExceptionClasses.stopIteration) {
        throw PyError.runtime("generator raised StopIteration")
      }
      throw raised
    }
  }

  public override func repr() throws -> String { "<generator object \(frame.code.qualname) at \(addressText)>" }
  public override func visitReferences(_ visit: (Value) -> Void) {
    for value in frame.copySlots() { visit(value) }
    visit(result)
  }
  public override func captureContents() -> (() -> Void)? {
    let (slots, state, result) = (frame.copySlots(), state, result)
    return { [self] in
      frame.restoreSlots(slots)
      self.state = state
      self.result = result
    }
  }
}
