import Diagnostics
import PythonSyntax

/// Where an attribute lies in the instances that a piece of code met last: good while they have the same class and the same
/// names, and no class has changed.
struct AttributeCache {
  // A class is remembered by identity: one that came to lie where another was has changed `PyClass.epoch`. Shared shapes live for ever.
  private var cls: ObjectIdentifier?
  private var shape: ObjectIdentifier?
  private var epoch = -1
  private var position = 0
  /// For assignments that add the attribute: the shape with it.
  private var extended: AttributeShape?

  /// The value, nil when the cache does not know.
  @inline(__always) func read(_ holder: PyObject) -> Value? {
    guard epoch == PyClass.epoch, ObjectIdentifier(holder.cls) == cls, let found = holder.attributes?.shape,
      ObjectIdentifier(found) == shape
    else { return nil }
    return holder.attributes?.value(at: position)
  }

  /// Stores the value; false when the cache does not know where.
  @inline(__always) func write(_ value: Value, _ holder: PyObject) -> Bool {
    guard epoch == PyClass.epoch, ObjectIdentifier(holder.cls) == cls, let found = holder.attributes?.shape,
      ObjectIdentifier(found) == shape
    else { return false }
    if let extended {
      holder.attributes?.append(value, extending: extended)
    } else {
      holder.attributes?.setValue(value, at: position)
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
    remember(cls, shape, position, nil)
  }

  /// Remembers where assigning `name` puts it, if in instances like this one it is a plain attribute.
  mutating func learnWriting(_ name: Symbol, _ holder: PyObject) {
    let cls = holder.cls
    guard holder.kind == .instance, let shape = holder.attributes?.shape, shape.isShared, cls.slots == nil,
      !cls.hooks.contains(.setattr), name != Special.class
    else { return }
    if case .object? = cls.lookup(name) { return }
    if let position = shape.position(of: name) {
      remember(cls, shape, position, nil)
    } else {
      let extended = shape.extended(by: name)
      if extended.isShared { remember(cls, shape, 0, extended) }
    }
  }

  private mutating func remember(_ cls: PyClass, _ shape: AttributeShape, _ position: Int, _ extended: AttributeShape?)
  {
    self.cls = ObjectIdentifier(cls)
    self.shape = ObjectIdentifier(shape)
    self.position = position
    self.extended = extended
    epoch = PyClass.epoch
  }
}

/// `object.name`
final class AttributeNode: Node {
  let object: Operand
  let name: Symbol
  private var cache = AttributeCache()

  init(_ object: Node, _ name: Symbol, _ span: SourceSpan) {
    self.object = Operand(object)
    self.name = name
    super.init(span)
  }
  override func evaluate(_ frame: Frame) throws -> Value {
    let value = try object.evaluate(frame)
    if case .object(let holder) = value, let found = cache.read(holder) { return found }
    return try general(value, frame)
  }
  @inline(never) private func general(_ value: Value, _ frame: Frame) throws -> Value {
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
  private var cache = AttributeCache()

  init(_ object: Node, _ name: Symbol, _ span: SourceSpan) {
    self.object = Operand(object)
    self.name = name
    super.init(span)
  }
  override func assign(_ value: Value, _ frame: Frame) throws {
    let target = try object.evaluate(frame)
    if case .object(let holder) = target, cache.write(value, holder) { return }
    try general(target, value, frame)
  }
  @inline(never) private func general(_ target: Value, _ value: Value, _ frame: Frame) throws {
    // What is learned is where the value goes in the next object that is as this one was before.
    if case .object(let holder) = target { cache.learnWriting(name, holder) }
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
  private var cache = AttributeCache()

  init(_ object: Node, _ name: Symbol, _ op: BinaryOperator, _ value: Node, _ span: SourceSpan) {
    self.object = Operand(object)
    self.name = name
    self.op = op
    self.value = Operand(value)
    super.init(span)
  }
  override func execute(_ frame: Frame) throws -> Completion {
    let target = try object.evaluate(frame)
    if case .object(let holder) = target, let old = cache.read(holder) {
      let operand = try value.evaluate(frame)
      if let result = quickArithmetic(op, old, operand), cache.write(result, holder) { return .normal }
      try store(target, old, operand, frame)
    } else {
      let old = try general(target, frame)
      try store(target, old, value.evaluate(frame), frame)
    }
    return .normal
  }
  @inline(never) private func general(_ target: Value, _ frame: Frame) throws -> Value {
    do {
      let old = try frame.interpreter.getAttribute(target, name)
      // An instance whose attribute is plain to read and to write.
      if case .object(let holder) = target, holder.kind == .instance, !holder.cls.hooks.contains(.setattr),
        holder.cls.slots == nil
      {
        cache.learnReading(name, holder)
      }
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
