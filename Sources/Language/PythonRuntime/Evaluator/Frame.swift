// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics

/// How a statement ended.
enum Completion {
  case normal, broke, continued, returned, yielded
}

/// The variables of one running function, class body or top-level statement.
///
/// Slots are plain memory: an array inside a class would be checked and copied at every access.
package final class Frame {
  // SAFETY: whoever runs a code in a frame keeps it alive; frames of generators and top-level statements own theirs.
  private var codeReference: Unmanaged<CodeObject>
  var code: CodeObject { @inline(__always) get { codeReference.counted } }
  // SAFETY: an interpreter outlives the code that runs in it.
  private let interpreterReference: Unmanaged<Interpreter>
  var interpreter: Interpreter { @inline(__always) get { interpreterReference.counted } }
  /// The stack of the interpreter.
  let stack: CallStack
  // SAFETY: `capacity` values, all initialised; nodes are compiled with indices below `code.slotCount`. One more in
  // front of them, at -1, is what `return` gave.
  private(set) var slots: UnsafeMutablePointer<Value>
  private var capacity: Int
  private var count: Int
  private let owned: CodeObject?
  /// The names of the class body that is running in this frame.
  var classNamespace = AttributeTable()
  /// For generators: whether statements shall go to where they were.
  var isResuming = false
  /// For generators: what `send` gave in.
  var sentValue: Value = .none
  /// For generators: the exception to raise at the `yield`.
  var thrownError: (any Error)?

  /// A frame for one code alone.
  init(_ code: CodeObject, _ interpreter: Interpreter) {
    codeReference = .passUnretained(code)
    interpreterReference = .passUnretained(interpreter)
    stack = interpreter.stack
    owned = code
    count = code.slotCount
    capacity = count
    slots = Frame.memory(capacity)
  }

  /// A frame of the stack, which runs many codes one after the other.
  init(_ interpreter: Interpreter) {
    codeReference = .passUnretained(CodeObject.none)
    interpreterReference = .passUnretained(interpreter)
    stack = interpreter.stack
    owned = nil
    count = 0
    capacity = 14
    slots = Frame.memory(capacity)
  }

  deinit { Frame.free(slots, capacity) }

  private static func memory(_ capacity: Int) -> UnsafeMutablePointer<Value> {
    let memory = UnsafeMutablePointer<Value>.allocate(capacity: capacity + 1)
    memory.initialize(to: .none)
    (memory + 1).initialize(repeating: .undefined, count: capacity)
    return memory + 1
  }

  private static func free(_ slots: UnsafeMutablePointer<Value>, _ capacity: Int) {
    (slots - 1).deinitialize(count: capacity + 1)
    (slots - 1).deallocate()
  }

  /// Takes the frame for a call: all slots are undefined.
  @inline(__always) func begin(_ code: CodeObject, _ slotCount: Int) {
    count = slotCount
    if count > capacity { grow() }
    codeReference = .passUnretained(code)
  }

  /// Gives up the variables of the call.
  @inline(__always) func end() {
    var i = count
    while i > 0 {
      i &-= 1
      set(i, .undefined)
    }
  }

  /// Puts a value into a slot: what assigning does, a little faster where no object was in it.
  @inline(__always) func set(_ slot: Int, _ value: __owned Value) {
    switch slots[slot] {
    case .int, .float, .bool, .none, .undefined: (slots + slot).initialize(to: value)
    default: slots[slot] = value
    }
  }

  @inline(never) private func grow() {
    Frame.free(slots, capacity)
    capacity = count + 8
    slots = Frame.memory(capacity)
  }

  /// What `return` or, in generators, `yield` gave.
  var returnValue: Value {
    get { slots[-1] }
    set { slots[-1] = newValue }
  }

  /// What `return` or `yield` gave, which the frame then forgets.
  @inline(__always) func takeReturnValue() -> Value {
    let value = (slots - 1).move()
    (slots - 1).initialize(to: .none)
    return value
  }

  /// Puts parameters and own variables that inner functions share into cells, and takes over the cells of the closure.
  @inline(never) func prepareCells(_ closure: [PyCell]) {
    if code.hasOwnCells { makeOwnCells() }
    // Free variables have slots in a row.
    var slot = slots + code.firstFreeSlot
    for i in 0..<closure.count {
      slot.initialize(to: .object(closure[i]))
      slot += 1
    }
  }

  @inline(never) private func makeOwnCells() {
    for slot in code.cellSlots { slots[slot] = .object(PyCell(slots[slot])) }
  }

  /// The same with cells that the running function holds: the frame does not, and `dropBorrowedCells` comes before `end`.
  @inline(__always) func borrowCells(_ closure: [PyCell]) {
    if code.hasOwnCells { makeOwnCells() }
    let count = closure.count
    if count == 0 { return }
    let slot = slots + code.firstFreeSlot
    closure.withUnsafeBufferPointer { cells in
      for i in 0..<count {
        // SAFETY: the bits of `.object(cell)` without a count of its own (`LayoutCheck`).
        let cell = Unmanaged.passUnretained(cells[i]).toOpaque()
        let place = UnsafeMutableRawPointer(slot + i)
        place.storeBytes(of: UInt(bitPattern: cell), as: UInt.self)
        place.storeBytes(of: Value.objectTag, toByteOffset: 8, as: UInt8.self)
      }
    }
  }

  /// Forgets the cells of the closure, which the frame only borrowed.
  @inline(__always) func dropBorrowedCells(_ count: Int) {
    (slots + code.firstFreeSlot).initialize(repeating: .undefined, count: count)
  }

  /// The cell in a slot.
  @inline(__always) func cell(_ slot: Int) -> PyCell {
    // SAFETY: an object in the slot of a shared variable is its cell.
    if case .object(let object) = slots[slot] { return unsafeDowncast(object, to: PyCell.self) }
    return makeCell(slot)
  }
  @inline(never) private func makeCell(_ slot: Int) -> PyCell {
    let cell = PyCell(slots[slot])
    slots[slot] = .object(cell)
    return cell
  }

  /// The contents of the cell in a slot.
  @inline(__always) func contents(_ slot: Int) -> Value {
    guard case .object = slots[slot] else { return cell(slot).contents }
    // SAFETY: an object in the slot of a shared variable is its cell; a reference is the first word of a value that holds one.
    let cell = UnsafeRawPointer(slots + slot).load(as: Unmanaged<PyCell>.self)
    return cell._withUnsafeGuaranteedRef { $0.contents }
  }

  /// Where the contents of the cell in a slot lie.
  @inline(__always) func contentsPointer(_ slot: Int) -> UnsafePointer<Value> {
    guard case .object = slots[slot] else { return newContentsPointer(slot) }
    // SAFETY: as above; the slot keeps the cell.
    let cell = UnsafeRawPointer(slots + slot).load(as: Unmanaged<PyCell>.self)
    return cell._withUnsafeGuaranteedRef { $0.place }
  }

  @inline(never) private func newContentsPointer(_ slot: Int) -> UnsafePointer<Value> { makeCell(slot).place }

  /// Puts a value into the cell in a slot.
  @inline(__always) func setContents(_ slot: Int, _ value: Value) {
    guard case .object = slots[slot] else {
      cell(slot).contents = value
      return
    }
    // SAFETY: as above.
    let cell = UnsafeRawPointer(slots + slot).load(as: Unmanaged<PyCell>.self)
    cell._withUnsafeGuaranteedRef { $0.contents = value }
  }

  // SAFETY: the bits of a value are moved: the slot that it leaves holds nothing, without giving anything up.
  /// Moves all slots to memory that is not initialised: the frame ends without them.
  @inline(__always) func moveSlots(to target: UnsafeMutablePointer<Value>, _ count: Int) {
    var i = 0
    while i < count {
      let (from, to) = (UnsafeRawPointer(slots + i), UnsafeMutableRawPointer(target + i))
      to.storeBytes(of: from.loadUnaligned(as: UInt.self), as: UInt.self)
      to.storeBytes(of: from.loadUnaligned(fromByteOffset: 8, as: UInt.self), toByteOffset: 8, as: UInt.self)
      (slots + i).initialize(to: .undefined)
      i &+= 1
    }
    if code.hasFree { keepCells(in: target) }
  }

  // SAFETY: the cells of a closure may be borrowed, without a count of the frame's own: their bits stay, and the copies count.
  @inline(never) private func keepCells(in target: UnsafeMutablePointer<Value>) {
    let (first, count) = (code.firstFreeSlot, code.freeSlots.count)
    UnsafeMutableRawPointer(slots + first)
      .copyMemory(from: UnsafeRawPointer(target + first), byteCount: count * MemoryLayout<Value>.stride)
    (target + first).initialize(from: slots + first, count: count)
  }

  /// A copy of all slots, for the change log of generators.
  func copySlots() -> [Value] { (0..<code.slotCount).map { slots[$0] } }
  /// Puts copied slots back.
  func restoreSlots(_ values: [Value]) {
    for (i, value) in values.enumerated() where i < code.slotCount { slots[i] = value }
  }
}

/// Gives an error the position of the expression it came from, unless an inner expression of this frame did.
@inline(never)
func marked(_ error: any Error, _ span: SourceSpan, _ frame: Frame) -> any Error {
  let exception = frame.interpreter.normalise(error)
  if exception.pendingSpan == nil { exception.pendingSpan = span }
  return goingOn(error, exception)
}

/// The error that goes on for an exception: the one that came, where it can, for to throw another one allocates.
@inline(__always)
func goingOn(_ error: any Error, _ exception: PyException) -> any Error {
  type(of: error) == Raised.self ? error : Raised(exception)
}
