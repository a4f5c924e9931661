import Diagnostics

/// How a statement ended.
enum Completion {
  case normal, broke, continued, returned, yielded
}

/// The variables of one running function, class body or top-level statement.
///
/// Slots are plain memory: an array inside a class would be checked and copied at every access.
final class Frame {
  let code: CodeObject
  let interpreter: Interpreter
  // SAFETY: `code.slotCount` values, all initialised from init to deinit; nodes are compiled with indices below that.
  let slots: UnsafeMutablePointer<Value>
  /// What `return` gave.
  var returnValue: Value = .none
  /// The names of the class body that is running in this frame.
  var classNamespace = AttributeTable()
  /// For generators: what `yield` gave out.
  var yieldedValue: Value = .none
  /// For generators: whether statements shall go to where they were.
  var isResuming = false
  /// For generators: what `send` gave in.
  var sentValue: Value = .none
  /// For generators: the exception to raise at the `yield`.
  var thrownError: (any Error)?

  init(_ code: CodeObject, _ interpreter: Interpreter) {
    self.code = code
    self.interpreter = interpreter
    slots = UnsafeMutablePointer<Value>.allocate(capacity: code.slotCount)
    slots.initialize(repeating: .undefined, count: code.slotCount)
  }

  deinit {
    slots.deinitialize(count: code.slotCount)
    slots.deallocate()
  }

  /// Puts parameters and own variables that inner functions share into cells, and takes over the cells of the closure.
  @inline(__always) func prepareCells(_ closure: [PyCell]) {
    for slot in code.cellSlots { slots[slot] = .object(PyCell(slots[slot])) }
    var i = 0
    for slot in code.freeSlots {
      slots[slot] = .object(closure[i])
      i += 1
    }
  }

  /// The cell in a slot.
  @inline(__always) func cell(_ slot: Int) -> PyCell {
    if case .object(let object) = slots[slot] { return unsafeDowncast(object, to: PyCell.self) }
    let cell = PyCell(slots[slot])
    slots[slot] = .object(cell)
    return cell
  }

  /// A copy of all slots, for mementos of generators.
  func copySlots() -> [Value] { (0..<code.slotCount).map { slots[$0] } }
  /// Puts copied slots back.
  func restoreSlots(_ values: [Value]) {
    for (i, value) in values.enumerated() where i < code.slotCount { slots[i] = value }
  }
}

/// Gives an error the position of the expression it came from, unless an inner expression of this frame did.
@inline(never)
func marked(_ error: any Error, _ span: SourceSpan, _ frame: Frame) -> Raised {
  let exception = frame.interpreter.normalise(error)
  if exception.pendingSpan == nil { exception.pendingSpan = span }
  return Raised(exception)
}
