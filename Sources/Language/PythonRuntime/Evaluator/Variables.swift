// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics

/// A constant.
final class Constant: Node {
  override var leavesLocals: Bool { true }
  let value: Value
  /// Where operands read the value.
  let memory: ValueMemory
  init(_ value: Value, _ span: SourceSpan) {
    self.value = value
    memory = ValueMemory(value)
    super.init(span)
  }
  deinit { memory.free() }
  override func evaluate(_ frame: Frame) throws -> Value { value }
}

/// A local variable.
final class LocalLoad: Node {
  override var leavesLocals: Bool { true }
  let slot: Int
  let name: String
  init(_ slot: Int, _ name: String, _ span: SourceSpan) {
    self.slot = slot
    self.name = name
    super.init(span)
  }
  override func evaluate(_ frame: Frame) throws -> Value {
    let value = frame.slots[slot]
    if case .undefined = value { throw marked(unbound(name), span, frame) }
    return value
  }
  override func test(_ frame: Frame) throws -> Bool {
    switch frame.slots[slot] {
    case .bool(let flag): return flag
    case .int(let number): return number != 0
    case .none: return false
    case .list:
      // SAFETY: the reference is the first word of a value that holds one (`LayoutCheck`); the slot keeps the list.
      let list = UnsafeRawPointer(frame.slots + slot).load(as: Unmanaged<PyList>.self)
      if list._withUnsafeGuaranteedRef({ !$0.hasUserClass }) {
        return list._withUnsafeGuaranteedRef { !$0.items.isEmpty }
      }
    default: break
    }
    return try frame.interpreter.truth(evaluate(frame))
  }
}

/// A local variable that inner functions share, or one of an enclosing function.
final class CellLoad: Node {
  override var leavesLocals: Bool { true }
  let slot: Int
  let name: String
  let isFree: Bool
  init(_ slot: Int, _ name: String, isFree: Bool, _ span: SourceSpan) {
    self.slot = slot
    self.name = name
    self.isFree = isFree
    super.init(span)
  }
  override func evaluate(_ frame: Frame) throws -> Value {
    switch frame.contents(slot) {
    case .int(let number): return .int(number)
    case .float(let number): return .float(number)
    case .undefined: throw missing(frame)
    case let value: return value
    }
  }
  @inline(never) private func missing(_ frame: Frame) -> any Error {
    let error =
      isFree
      ? PyError.name(
        "cannot access free variable '\(name)' where it is not associated with a value in enclosing scope")
      : unbound(name)
    return marked(error, span, frame)
  }
}

private func unbound(_ name: String) -> Raised {
  PyError.make(
    ExceptionClasses.unboundLocalError, "cannot access local variable '\(name)' where it is not associated with a value"
  )
}

/// A global or built-in name.
final class GlobalLoad: Node {
  override var leavesLocals: Bool { true }
  let global: GlobalSlot
  // The built-in value found last time, good while the table of built-in names is the same.
  private var builtin: Value = .undefined
  private var epoch = -1
  init(_ global: GlobalSlot, _ span: SourceSpan) {
    self.global = global
    super.init(span)
  }
  override func evaluate(_ frame: Frame) throws -> Value {
    let value = global.value
    if case .undefined = value {
      if epoch == frame.interpreter.builtinsEpoch { return builtin }
      return try search(frame)
    }
    return value
  }
  // SAFETY: `builtin` holds the object, or the stack of calls once `search` has replaced it.
  /// The built-in object that the name means, without counting a reference, if it was found before.
  ///
  /// It stays while calls are running: `search` keeps what it replaces.
  @inline(__always) func builtinObject(_ frame: Frame) -> Unmanaged<PyObject>? {
    guard case .undefined = global.memory.pointer.pointee, epoch == frame.interpreter.builtinsEpoch else { return nil }
    return builtin.unretainedObject
  }
  @inline(never) private func search(_ frame: Frame) throws -> Value {
    if let old = builtin.object { frame.stack.keepWhileRunning(old) }
    guard let found = frame.interpreter.builtins[global.name] else {
      let interpreter = frame.interpreter
      if interpreter.globals.owns(global), let found = interpreter.missingName?(global.name) { return found }
      throw marked(PyError.undefined(global.name.name), span, frame)
    }
    builtin = found
    epoch = frame.interpreter.builtinsEpoch
    return found
  }
}

/// A name in a class body: the class's own names first.
final class ClassNameLoad: Node {
  let name: Symbol
  let outer: Node
  init(_ name: Symbol, outer: Node, _ span: SourceSpan) {
    self.name = name
    self.outer = outer
    super.init(span)
  }
  override func evaluate(_ frame: Frame) throws -> Value {
    do { if let value = try frame.className(name) { return value } } catch { throw marked(error, span, frame) }
    return try outer.evaluate(frame)
  }
}

final class LocalTarget: Target {
  let slot: Int
  let name: String
  init(_ slot: Int, _ name: String, _ span: SourceSpan) {
    self.slot = slot
    self.name = name
    super.init(span)
  }
  override func assign(_ value: Value, _ frame: Frame) { frame.set(slot, value) }
  override func delete(_ frame: Frame) throws {
    if frame.slots[slot].isUndefined { throw marked(unbound(name), span, frame) }
    frame.slots[slot] = .undefined
  }
}

final class CellTarget: Target {
  let slot: Int
  let name: String
  init(_ slot: Int, _ name: String, _ span: SourceSpan) {
    self.slot = slot
    self.name = name
    super.init(span)
  }
  override func assign(_ value: Value, _ frame: Frame) { frame.setContents(slot, value) }
  override func delete(_ frame: Frame) throws {
    if frame.cell(slot).contents.isUndefined { throw marked(unbound(name), span, frame) }
    frame.cell(slot).contents = .undefined
  }
}

final class GlobalTarget: Target {
  let global: GlobalSlot
  init(_ global: GlobalSlot, _ span: SourceSpan) {
    self.global = global
    super.init(span)
  }
  override func assign(_ value: Value, _ frame: Frame) {
    global.value = value
    if Interrupt.isRequested { frame.interpreter.finaliseWhatHasGone() }
  }
  override func delete(_ frame: Frame) throws {
    if global.value.isUndefined {
      throw marked(PyError.undefined(global.name.name), span, frame)
    }
    global.value = .undefined
  }
}

final class ClassNameTarget: Target {
  let name: Symbol
  init(_ name: Symbol, _ span: SourceSpan) {
    self.name = name
    super.init(span)
  }
  override func assign(_ value: Value, _ frame: Frame) throws {
    do { try frame.setClassName(name, value) } catch { throw marked(error, span, frame) }
  }
  override func delete(_ frame: Frame) throws {
    if let mapping = frame.classMapping {
      do {
        try frame.interpreter.deleteItem(mapping, Value(name.name))
      } catch let raised as Raised where raised.exception.cls.isSubclass(of: ExceptionClasses.keyError) {
        throw marked(PyError.undefined(name.name), span, frame)
      } catch { throw marked(error, span, frame) }
      return
    }
    if frame.classNamespace[name] == nil {
      throw marked(PyError.undefined(name.name), span, frame)
    }
    frame.classNamespace[name] = nil
  }
}

/// What is being unpacked into how many names: an object that only stands for values (a proxy of `torch.fx`) has no length of its own.
package enum Unpacking {
  // SAFETY: set and read on the one thread that evaluates.
  package nonisolated(unsafe) static var current: (object: PyObject, count: Int)?
}

/// `a, *b, c = value`
final class UnpackTarget: Target {
  let targets: [Target]
  /// The index of the starred target, -1 when there is none.
  let star: Int
  /// The slots if all targets are plain local variables.
  private let slots: [Int]
  init(_ targets: [Target], star: Int, _ span: SourceSpan) {
    self.targets = targets
    self.star = star
    let local = targets.compactMap { ($0 as? LocalTarget)?.slot }
    slots = star < 0 && local.count == targets.count ? local : []
    super.init(span)
  }
  override func assign(_ value: Value, _ frame: Frame) throws {
    if case .tuple(let tuple) = value, tuple.items.count == slots.count {
      tuple.items.withUnsafeBufferPointer { items in
        for i in 0..<slots.count {
          // Numbers are given without counting references.
          switch items[i] {
          case .int(let number): frame.set(slots[i], .int(number))
          case .float(let number): frame.set(slots[i], .float(number))
          case let value: frame.set(slots[i], value)
          }
        }
      }
      return
    }
    if case .list(let list) = value, !list.hasUserClass, !slots.isEmpty, list.items.count == slots.count {
      // No code of a program runs, so that the list stays as it is.
      for i in 0..<slots.count { frame.set(slots[i], list.items[i]) }
      return
    }
    if star < 0, case .tuple(let tuple) = value, tuple.items.count == targets.count {
      for i in 0..<targets.count { try targets[i].assign(tuple.items[i], frame) }
      return
    }
    let items: [Value]
    switch value {
    case .tuple(let tuple): items = tuple.items
    case .list(let list) where list.cls === Classes.list: items = list.items
    default: items = try gather(value, frame)
    }
    if star < 0 {
      if items.count != targets.count { throw marked(mismatch(items.count), span, frame) }
      for i in 0..<targets.count { try targets[i].assign(items[i], frame) }
      return
    }
    let after = targets.count - star - 1
    if items.count < targets.count - 1 {
      let text =
        "not enough values to unpack (expected at least \(targets.count - 1), got \(items.count))"
      throw marked(PyError.value(text), span, frame)
    }
    for i in 0..<star { try targets[i].assign(items[i], frame) }
    try targets[star].assign(Value(list: Array(items[star..<(items.count - after)])), frame)
    for i in 0..<after { try targets[star + 1 + i].assign(items[items.count - after + i], frame) }
  }
  private func mismatch(_ count: Int) -> Raised {
    count > targets.count
      ? PyError.value("too many values to unpack (expected \(targets.count))")
      : PyError.value("not enough values to unpack (expected \(targets.count), got \(count))")
  }
  /// At most one value more than needed, so that an endless iterator ends.
  private func gather(_ value: Value, _ frame: Frame) throws -> [Value] {
    do {
      let iterator: PyIterator
      let before = Unpacking.current
      if star < 0, case .object(let object) = value { Unpacking.current = (object, targets.count) }
      defer { Unpacking.current = before }
      do { iterator = try frame.interpreter.iterator(over: value) } catch let raised as Raised
        where raised.exception.cls === ExceptionClasses.typeError
        && raised.exception.message.hasSuffix("is not iterable")
      {
        throw PyError.type("cannot unpack non-iterable \(frame.interpreter.type(of: value).name) object")
      }
      var items: [Value] = []
      while star >= 0 || items.count <= targets.count, let item = try iterator.next() { items.append(item) }
      return items
    } catch { throw marked(error, span, frame) }
  }
  override func delete(_ frame: Frame) throws {
    for target in targets { try target.delete(frame) }
  }
}
