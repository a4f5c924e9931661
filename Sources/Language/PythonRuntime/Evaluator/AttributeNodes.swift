// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import PythonSyntax

/// Where an attribute lies in the instances that a piece of code met last: good while they have the same class and the same
/// names, and no class has changed.
///
/// Classes and shapes are remembered by identity: a class that came to lie where another was has changed `PyClass.epoch`,
/// and shared shapes live for ever.
struct AttributeInlineCache {
  private var cls: UnsafeMutableRawPointer?
  private var shape: ObjectIdentifier?
  private var epoch = -1
  private var position = 0

  /// Whether the cache knows objects like this one.
  @inline(__always) private func knows(_ holder: PyObject) -> Bool {
    epoch == PyClass.epoch && holder.classIdentity == cls
      && holder.storedAttributes.map { ObjectIdentifier($0.shape) } == shape
  }

  // SAFETY (all of them): whoever asks holds the object, or the place it lies in, until the answer has been used; no code of a program
  // runs between.
  /// Where the value lies, good until the attributes of the object change; nil when the cache does not know.
  @inline(__always) func place(in holder: Unmanaged<PyObject>) -> UnsafePointer<Value>? {
    guard holder._withUnsafeGuaranteedRef({ knows($0) }) else { return nil }
    return holder._withUnsafeGuaranteedRef { $0.storedAttributes?.place(at: position) }
  }

  /// The value, nil when the cache does not know.
  @inline(__always) func read(_ holder: Unmanaged<PyObject>) -> Value? {
    guard let place = place(in: holder) else { return nil }
    switch place.pointee {
    case .int(let number): return .int(number)
    case .float(let number): return .float(number)
    case let value: return value
    }
  }

  /// Replaces the value; false when the cache does not know where.
  @inline(__always) func write(_ value: Value, _ holder: Unmanaged<PyObject>) -> Bool {
    guard holder._withUnsafeGuaranteedRef({ knows($0) }) else { return false }
    holder._withUnsafeGuaranteedRef {
      $0.willChange(to: value)
      $0.storedAttributes?.setValue(value, at: position)
    }
    return true
  }

  /// Adds the value to an object that does not have the attribute yet; false when the cache does not know it.
  @inline(__always) func add(_ value: Value, _ holder: Unmanaged<PyObject>, _ extended: AttributeShape) -> Bool {
    guard holder._withUnsafeGuaranteedRef({ knows($0) }) else { return false }
    holder._withUnsafeGuaranteedRef {
      $0.willChange(to: value)
      $0.storedAttributes?.append(value, extending: extended)
    }
    return true
  }

  /// Remembers where reading `name` finds it, if in instances like this one it is a plain attribute.
  mutating func learnReading(_ name: Symbol, _ holder: PyObject) {
    let cls = holder.cls
    guard cls.isUserDefined, holder.kind != .type, holder.kind != .superObject, let shape = holder.attributes?.shape,
      shape.isShared, let position = shape.position(of: name), !cls.hooks.contains(.getattribute)
    else { return }
    // Properties and other descriptors of the class come before the instance's own attributes.
    if case .object(let object)? = cls.lookup(name), object.kind != .function, object.kind != .builtin { return }
    remember(cls, shape, position)
  }

  /// Remembers where assigning `name` puts it, if in instances like this one it is a plain attribute; gives the shape with the
  /// name if they do not have it yet.
  mutating func learnWriting(_ name: Symbol, _ holder: PyObject) -> AttributeShape? {
    // What was learned for adding must not serve for replacing.
    epoch = -1
    guard AttributeInlineCache.isPlain(holder), let shape = holder.attributes?.shape, shape.isShared,
      name != Special.class
    else { return nil }
    if case .object? = holder.cls.lookup(name) { return nil }
    if let position = shape.position(of: name) {
      remember(holder.cls, shape, position)
      return nil
    }
    let extended = shape.extended(by: name)
    guard extended.isShared else { return nil }
    remember(holder.cls, shape, 0)
    return extended
  }

  /// Whether nothing but properties has a say when attributes of the object are set.
  static func isPlain(_ holder: PyObject) -> Bool {
    holder.kind == .instance && holder.cls.slots == nil && !holder.cls.hooks.contains(.setattr)
  }

  private mutating func remember(_ cls: PyClass, _ shape: AttributeShape, _ position: Int) {
    self.cls = Unmanaged.passUnretained(cls).toOpaque()
    self.shape = ObjectIdentifier(shape)
    self.position = position
    epoch = PyClass.epoch
  }
}

/// `object.name`
final class AttributeNode: Node {
  let object: Operand
  let name: Symbol
  private var cache = AttributeInlineCache()

  init(_ object: Node, _ name: Symbol, _ span: SourceSpan) {
    self.object = Operand(object)
    self.name = name
    super.init(span)
  }
  override var leavesLocals: Bool { object.node.leavesLocals }
  override func evaluate(_ frame: Frame) throws -> Value {
    if let holder = object.location.object(frame), let found = cache.read(holder) { return found }
    return try slowPath(frame)
  }
  @inline(never) private func slowPath(_ frame: Frame) throws -> Value {
    switch try object.evaluate(frame) {
    case .object(let holder):
      if let found = cache.read(.passUnretained(holder)) { return found }
      return try general(.object(holder), frame)
    case let value: return try general(value, frame)
    }
  }
  @inline(never) private func general(_ value: Value, _ frame: Frame) throws -> Value {
    notePlace(span, frame)
    do {
      let found = try frame.interpreter.getAttribute(value, name)
      if case .object(let holder) = value { cache.learnReading(name, holder) }
      return found
    } catch { throw marked(error, span, frame) }
  }
}

/// `object.name` as a target.
final class AttributeTarget: Target {
  let object: Operand
  let name: Symbol
  private var cache = AttributeInlineCache()
  /// The shape with the attribute, when the cache is of objects without it.
  private var extended: AttributeShape?

  init(_ object: Node, _ name: Symbol, _ span: SourceSpan) {
    self.object = Operand(object)
    self.name = name
    super.init(span)
  }
  override func assign(_ value: Value, _ frame: Frame) throws {
    if let holder = object.location.object(frame) {
      if extended == nil {
        if cache.write(value, holder) { return }
      } else if add(value, holder) {
        return
      }
    }
    try slowPath(value, frame)
  }
  // SAFETY: the place that `assign` read the object from keeps it.
  @inline(never) private func add(_ value: Value, _ holder: Unmanaged<PyObject>) -> Bool {
    guard let extended else { return false }
    return cache.add(value, holder, extended)
  }
  @inline(never) private func slowPath(_ value: Value, _ frame: Frame) throws {
    switch try object.evaluate(frame) {
    case .object(let holder):
      if extended != nil {
        if add(value, .passUnretained(holder)) { return }
      } else if cache.write(value, .passUnretained(holder)) {
        return
      }
      try general(.object(holder), value, frame)
    case let target: try general(target, value, frame)
    }
  }
  @inline(never) private func general(_ target: Value, _ value: Value, _ frame: Frame) throws {
    // What is learned is where the value goes in the next object that is as this one was before.
    if case .object(let holder) = target { extended = cache.learnWriting(name, holder) }
    do { try frame.interpreter.setAttribute(target, name, value) } catch { throw marked(error, span, frame) }
  }
  override func delete(_ frame: Frame) throws {
    let target = try object.evaluate(frame)
    do { try frame.interpreter.deleteAttribute(target, name) } catch { throw marked(error, span, frame) }
  }
}

/// `object.name op= value`
final class AugmentedAttributeStatement: StatementNode {
  let object: Operand
  let name: Symbol
  let op: BinaryOperator
  let value: Operand
  private var cache = AttributeInlineCache()
  /// Whether the object lies in a local variable that keeps it while the value is evaluated.
  private let staysInPlace: Bool

  init(_ object: Node, _ name: Symbol, _ op: BinaryOperator, _ value: Node, _ span: SourceSpan) {
    self.object = Operand(object)
    self.name = name
    self.op = op
    self.value = Operand(value)
    staysInPlace = self.object.location.isLocal && value.leavesLocals
    super.init(span)
  }
  override func execute(_ frame: Frame) throws -> Completion {
    if staysInPlace, let holder = object.location.object(frame), let place = cache.place(in: holder) {
      // Numbers cost nothing to keep.
      switch place.pointee {
      case .float(let number):
        let operand = try value.evaluate(frame)
        if case .float(let other) = operand, let result = fastFloatArithmetic(op, number, other),
          cache.write(result, holder)
        {
          return .normal
        }
        try finish(.float(number), operand, holder, frame)
      case .int(let number):
        let operand = try value.evaluate(frame)
        if case .int(let other) = operand, let result = fastIntegerArithmetic(op, number, other),
          cache.write(result, holder)
        {
          return .normal
        }
        try finish(.int(number), operand, holder, frame)
      case let old: try finish(old, value.evaluate(frame), holder, frame)
      }
      return .normal
    }
    try slowPath(frame)
    return .normal
  }
  // SAFETY: the variable that `execute` read the object from keeps it: the operand assigned no local variable.
  @inline(never)
  private func finish(_ old: Value, _ operand: Value, _ holder: Unmanaged<PyObject>, _ frame: Frame) throws {
    if let result = fastArithmetic(op, old, operand), cache.write(result, holder) { return }
    try store(object.evaluate(frame), old, operand, frame)
  }
  @inline(never) private func slowPath(_ frame: Frame) throws {
    switch try object.evaluate(frame) {
    case .object(let holder):
      let old = try cache.read(.passUnretained(holder)) ?? general(.object(holder), frame)
      let operand = try value.evaluate(frame)
      if let result = fastArithmetic(op, old, operand), cache.write(result, .passUnretained(holder)) { return }
      try store(.object(holder), old, operand, frame)
    case let target:
      let old = try general(target, frame)
      try store(target, old, value.evaluate(frame), frame)
    }
  }
  @inline(never) private func general(_ target: Value, _ frame: Frame) throws -> Value {
    do {
      let old = try frame.interpreter.getAttribute(target, name)
      // An instance whose attribute is plain to read and to write.
      if case .object(let holder) = target, AttributeInlineCache.isPlain(holder) { cache.learnReading(name, holder) }
      return old
    } catch { throw marked(error, span, frame) }
  }
  @inline(never) private func store(_ target: Value, _ old: Value, _ operand: Value, _ frame: Frame) throws {
    do {
      let result = try frame.interpreter.inPlace(op, old, operand)
      try frame.interpreter.setAttribute(target, name, result)
    } catch { throw marked(error, span, frame) }
  }
}
