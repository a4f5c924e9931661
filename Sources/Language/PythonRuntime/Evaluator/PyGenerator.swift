// SPDX-License-Identifier: GPL-3.0-or-later

import Transactions

/// A generator: a frame that stops at each `yield` and goes on from there.
///
/// Statements that contain a `yield` keep where they are in slots of the frame (see `Resumable.swift`), so a generator is plain data: the
/// change log copies its slots.
public final class PyGenerator: PyIterator {
  private enum State { case fresh, suspended, running, finished }
  private let frame: Frame
  private let body: Block
  private var state = State.fresh
  /// What `return` gave, the value of `yield from`.
  public private(set) var result: Value = .none

  init(_ frame: Frame) {
    self.frame = frame
    body = frame.code.body
    super.init(cls: Classes.generator)
  }

  public override func next() throws -> Value? {
    if state != .suspended { return try resume(.none, nil) }
    frame.isResuming = true
    return try run()
  }

  /// `generator.send(value)`; nil at the end.
  public func send(_ value: Value) throws -> Value? {
    if state == .fresh, !value.isNone { throw PyError.type("can't send non-None value to a just-started generator") }
    return try resume(value, nil)
  }

  /// `generator.throw(exception)`; nil at the end.
  public func raise(_ exception: PyException) throws -> Value? { try resume(.none, Raised(exception)) }

  /// `generator.close()`
  public func close() throws {
    if state == .fresh {
      willChange()
      state = .finished
    }
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
      // What it returned is told once.
      willChange()
      result = .none
      if let error { throw error }
      return nil
    case .fresh:
      if let error {
        willChange()
        state = .finished
        throw wrapped(frame.interpreter.normalise(error))
      }
      frame.isResuming = false
    case .suspended:
      frame.isResuming = true
      if !sent.isNone { frame.sentValue = sent }
      if let error { frame.thrownError = error }
    }
    return try run()
  }

  /// Executes the body up to the next `yield` or to the end.
  @inline(__always) private func run() throws -> Value? {
    try frame.stack.enter()
    defer { frame.stack.leave() }
    willChange()
    state = .running
    do {
      if Interrupt.isRequested { try frame.interpreter.pollInterrupt() }
      if try body.execute(frame) == .yielded {
        state = .suspended
        return frame.takeReturnValue()
      }
      state = .finished
      result = frame.takeReturnValue()
      return nil
    } catch {
      state = .finished
      throw wrapped(frame.interpreter.normalise(leaving(error, frame)))
    }
  }

  /// What leaves the generator: a StopIteration would be taken for its end.
  private func wrapped(_ exception: PyException) -> Raised {
    guard exception.cls.isSubclass(of: ExceptionClasses.stopIteration) else { return Raised(exception) }
    let error = PyError.runtime("generator raised StopIteration")
    (error.exception.cause, error.exception.context) = (exception, exception)
    error.exception.suppressesContext = true
    return error
  }

  /// The names that programs gave it.
  package var (givenName, givenQualname): (String?, String?) = (nil, nil)
  package var name: String { givenName ?? frame.code.name }
  package var qualname: String { givenQualname ?? frame.code.qualname }
  package var isRunning: Bool { state == .running }
  package var isSuspended: Bool { state == .suspended }
  package var isFinished: Bool { state == .finished }
  package var code: CodeObject { frame.code }
  /// The iterator of the `yield from` at which it waits.
  package var delegate: PyIterator? {
    guard state == .suspended else { return nil }
    for slot in frame.code.delegateSlots { if let found = frame.slots[slot].object as? PyIterator { return found } }
    return nil
  }

  public override func showReferences(to walk: ReferenceWalk) {
    walk.see(result)
    let memory = ReferenceCounts.memory(of: frame)
    guard state == .fresh || state == .suspended, ReferenceCounts.isAlone(memory) else { return }
    for slot in 0..<frame.code.slotCount { walk.see(frame.slots[slot]) }
  }
  public override func dropReferences() {
    state = .finished
    result = .none
    for slot in 0..<frame.code.slotCount { frame.set(slot, .undefined) }
  }
  public override func repr() throws -> String { "<generator object \(qualname) at \(addressText)>" }
  public override func shallowCopy() throws -> PyObject? { throw PyError.type("cannot pickle 'generator' object") }
  public override func deepCopy(_ memo: DeepCopyMemo) throws -> PyObject? { try shallowCopy() }
  public override func captureContents() -> (() -> Void)? {
    let (slots, state, result) = (frame.copySlots(), state, result)
    return { [self] in
      frame.restoreSlots(slots)
      self.state = state
      self.result = result
    }
  }
  public override var contentsByteCount: Int { frame.code.slotCount * MemoryLayout<Value>.stride }
}

extension PyGenerator: Snapshotable {
  package static var snapshotName: String { "generator" }
  private static let states: [State] = [.fresh, .suspended, .finished]

  package func snapshot() throws -> SnapshotRecord {
    guard let number = PyGenerator.states.firstIndex(of: state) else { throw NotSnapshotable("a running generator") }
    // What a finished generator still holds nobody can reach.
    let slots = state == .finished ? [] : frame.copySlots()
    return SnapshotRecord([.code(frame.code)], contents: [.int(number), .value(result), .values(slots)])
  }
  package static func reconstruct(_ facts: SnapshotReader) throws -> AnyObject {
    let code = try facts.code(0)
    guard code.isGenerator else { throw facts.damaged(0, "generator function") }
    return PyGenerator(Frame(code, facts.interpreter))
  }
  package func restoreContents(_ contents: SnapshotReader) throws {
    let number = try contents.int(0)
    let slots = try contents.values(2)
    guard PyGenerator.states.indices.contains(number) else { throw contents.damaged(0, "state") }
    state = PyGenerator.states[number]
    result = try contents.value(1)
    guard state != .finished else { return }
    let code = frame.code
    guard slots.count == code.slotCount else { throw contents.damaged(2, "frame of \(code.name)") }
    // The evaluator takes it for granted that these slots hold cells.
    for slot in code.cellSlots + code.freeSlots {
      guard case .object(let object) = slots[slot], object is PyCell else {
        throw contents.damaged(2, "frame of \(code.name)")
      }
    }
    frame.restoreSlots(slots)
  }
}
