// SPDX-License-Identifier: GPL-3.0-or-later

import PythonSyntax
import Transactions

/// A bound method: a function and its receiver.
public final class PyMethod: PyObject {
  /// The function.
  public let function: Value
  /// The receiver.
  public let receiver: Value
  /// Binds a function.
  public init(function: Value, receiver: Value) {
    self.function = function
    self.receiver = receiver
    let isNative = (function.object as? BuiltinFunction)?.module == "builtins"
    super.init(cls: isNative ? Classes.builtinFunction : Classes.method, kind: .method)
  }
  public override func showReferences(to walk: ReferenceWalk) {
    super.showReferences(to: walk)
    walk.see(function)
    walk.see(receiver)
  }
  public override func call(_ arguments: Arguments) throws -> Value? {
    try Interpreter.current.call(function, arguments.prepending(receiver))
  }
  public override func hash() throws -> Int? {
    let receiver = try receiver.object.map { $0.identityHash } ?? Interpreter.current.hash(receiver)
    return receiver ^ (try Interpreter.current.hash(function))
  }
  /// What a method does not have itself is asked of its function.
  public override func dynamicAttribute(_ name: Symbol) throws -> Value? {
    try Interpreter.current.attributeIfPresent(function, name)
  }
  public override func compare(_ op: ComparisonOperator, _ other: Value) throws -> Value? {
    guard op == .equal || op == .notEqual, case .object(let o) = other, let method = o as? PyMethod else { return nil }
    let same =
      try Value.identical(receiver, method.receiver) && Interpreter.current.same(function, method.function)
    return .bool(same == (op == .equal))
  }
  public override func repr() throws -> String {
    let interpreter = Interpreter.current
    if case .object(let o) = function, let function = o as? PyFunction {
      return "<bound method \(function.qualname) of \(try interpreter.repr(receiver))>"
    }
    if case .object(let o) = function, let function = o as? BuiltinFunction {
      if function.module == "builtins" {
        let address = receiver.object?.addressText ?? "0x000000000000"
        let owner = interpreter.type(of: receiver).name
        return "<built-in method \(function.declaration.name) of \(owner) object at \(address)>"
      }
      return "<bound method \(function.qualname) of \(try interpreter.repr(receiver))>"
    }
    let name = try interpreter.attributeIfPresent(function, "__qualname__")?.text ?? "?"
    return "<bound method \(name) of \(try interpreter.repr(receiver))>"
  }
}

/// `property(fget, fset, fdel, doc)`
public final class PyProperty: PyObject {
  /// Its functions and its documentation.
  public struct Parts {
    /// What reads it; `.none` when absent, as for the others.
    public var getter: Value
    /// What writes it.
    public var setter: Value
    /// What deletes it.
    public var deleter: Value
    /// The documentation that it was given; `.none` stands for the getter's.
    public var doc: Value
    /// The name under which a class got it.
    public var name: String?
    /// Makes them.
    public init(getter: Value, setter: Value, deleter: Value, doc: Value, name: String? = nil) {
      (self.getter, self.setter, self.deleter, self.doc, self.name) = (getter, setter, deleter, doc, name)
    }
  }
  /// Its functions and its documentation.
  public var parts: Parts { willSet { willChange() } }
  /// What reads it; `.none` when absent, as for the others.
  public var getter: Value { parts.getter }
  /// What writes it.
  public var setter: Value { parts.setter }
  /// What deletes it.
  public var deleter: Value { parts.deleter }
  /// The documentation that it was given; `.none` stands for the getter's.
  public var doc: Value { parts.doc }
  /// Makes a property.
  public init(
    getter: Value = .none, setter: Value = .none, deleter: Value = .none, doc: Value = .none, cls: PyClass? = nil
  ) {
    parts = Parts(getter: getter, setter: setter, deleter: deleter, doc: doc)
    super.init(cls: cls ?? Classes.property)
  }
  public override func showReferences(to walk: ReferenceWalk) {
    super.showReferences(to: walk)
    walk.see(parts.getter)
    walk.see(parts.setter)
    walk.see(parts.deleter)
  }
  /// The refusal of an operation that it has no function for.
  func refusal(_ cls: PyClass, lacks what: String) -> Raised {
    let named = parts.name.map { " \(StringText.repr($0))" } ?? ""
    return PyError.make(
      ExceptionClasses.attributeError, "property\(named) of '\(cls.qualname)' object has no \(what)")
  }
  public override func captureContents() -> (() -> Void)? {
    let parts = parts
    return { [self] in self.parts = parts }
  }
}

/// `staticmethod(f)` and `classmethod(f)`
public final class PyClassOrStaticMethod: PyObject {
  /// The function.
  public package(set) var function: Value { willSet { willChange() } }
  /// Whether it gets the class as its first argument.
  public let isClassMethod: Bool
  /// Wraps a function.
  public init(_ function: Value, isClassMethod: Bool, cls: PyClass? = nil) {
    self.function = function
    self.isClassMethod = isClassMethod
    super.init(cls: cls ?? (isClassMethod ? Classes.classMethod : Classes.staticMethod))
  }
  public override func showReferences(to walk: ReferenceWalk) {
    super.showReferences(to: walk)
    walk.see(function)
  }
  public override func call(_ arguments: Arguments) throws -> Value? {
    try Interpreter.current.call(function, arguments)
  }
  public override func repr() throws -> String {
    "<\(isClassMethod ? "classmethod" : "staticmethod")(\(try Interpreter.current.repr(function)))>"
  }
  /// What it does not have itself is asked of its function.
  public override func dynamicAttribute(_ name: Symbol) throws -> Value? {
    if name == "__wrapped__" { return function }
    let copied: [Symbol] = [
      "__name__", "__qualname__", "__doc__", "__module__", "__annotations__", "__isabstractmethod__",
    ]
    guard copied.contains(name) else { return nil }
    return try Interpreter.current.attributeIfPresent(function, name)
  }
  public override func captureContents() -> (() -> Void)? {
    let function = function
    return { [self] in self.function = function }
  }
}

/// `super(cls, receiver)`
public final class PySuper: PyObject {
  /// The class after which the search begins.
  public private(set) var start: PyClass
  /// The receiver: an instance, or a class in class methods; `.undefined` for one that is not bound.
  public private(set) var receiver: Value
  /// The class whose resolution order is searched.
  public private(set) var order: PyClass
  /// Makes it.
  public init(start: PyClass, receiver: Value, order: PyClass, cls: PyClass = Classes.superObject) {
    self.start = start
    self.receiver = receiver
    self.order = order
    super.init(cls: cls, kind: .superObject)
  }
  /// Takes over what another stands for.
  package func become(_ other: PySuper) {
    willChange()
    (start, receiver, order) = (other.start, other.receiver, other.order)
  }
  public override func captureContents() -> (() -> Void)? {
    let (start, receiver, order) = (start, receiver, order)
    return { [self] in (self.start, self.receiver, self.order) = (start, receiver, order) }
  }
  public override func repr() throws -> String {
    let bound = receiver.isUndefined ? "NULL" : "<\(order.name) object>"
    return "<super: <class '\(start.name)'>, \(bound)>"
  }
}

/// A variable that an inner function shares with its enclosing function.
public final class PyCell: PyObject {
  private final var stored: Value
  /// The contents; `.undefined` before the first assignment.
  public final var contents: Value {
    @inline(__always) _read { yield stored }
    @inline(__always) _modify {
      willChange()
      yield &stored
    }
  }
  // SAFETY: a stored property of an object stays where it is; whoever asks holds the cell.
  /// Where the contents lie.
  @inline(__always) var place: UnsafePointer<Value> { withUnsafeMutablePointer(to: &stored) { UnsafePointer($0) } }
  /// Makes a cell.
  public init(_ contents: Value = .undefined) {
    stored = contents
    super.init(cls: Classes.cell, kind: .cell)
  }
  public override func showReferences(to walk: ReferenceWalk) { walk.see(stored) }
  public override func dropReferences() { stored = .undefined }
  public override func hash() throws -> Int? { nil }
  public override func compare(_ op: ComparisonOperator, _ other: Value) throws -> Value? {
    guard let cell = other.object as? PyCell else { return nil }
    // An empty one comes first.
    if stored.isUndefined || cell.stored.isUndefined {
      return .bool(op.holds((stored.isUndefined ? 0 : 1) - (cell.stored.isUndefined ? 0 : 1)))
    }
    return try Interpreter.current.compare(op, stored, cell.stored)
  }
  public override func captureContents() -> (() -> Void)? {
    let contents = stored
    return { [self] in stored = contents }
  }
}

/// A plain instance of a user-defined class (or of `object`).
public final class PyInstance: PyObject {
  /// Makes an instance without running `__init__`.
  public init(of cls: PyClass) { super.init(reference: .passUnretained(cls), kind: .instance) }
  deinit { if PyClass.anyFinaliser { leave() } }

  /// An object cannot be saved while it goes: `__del__` gets another one that has taken everything over.
  @inline(never) private func leave() {
    let cls = cls
    WeakCallbacks.left(self)
    guard hasUserClass, !hasBeenFinalised, cls.lookup(Special.finalise) != nil else { return }
    let heir = PyInstance(of: cls)
    heir.storedAttributes = storedAttributes
    if serial != 0 { heir.restoreSerial(serial) }
    heir.hasBeenFinalised = true
    Finalisers.add(heir)
  }
}

/// `slice(start, stop, step)`
public final class PySlice: PyObject {
  /// The first value.
  public let start: Value
  /// The end, not included.
  public let stop: Value
  /// The distance from one to the next.
  public let step: Value
  /// Makes a slice; `.none` where nothing is given.
  public init(_ start: Value, _ stop: Value, _ step: Value) {
    self.start = start
    self.stop = stop
    self.step = step
    super.init(cls: Classes.slice)
  }
  public override func repr() throws -> String {
    let interpreter = Interpreter.current
    return "slice(\(try interpreter.repr(start)), \(try interpreter.repr(stop)), \(try interpreter.repr(step)))"
  }
  public override func hash() throws -> Int? { nil }
  public override func compare(_ op: ComparisonOperator, _ other: Value) throws -> Value? {
    guard let slice = other.object as? PySlice else { return nil }
    let (own, others) = (Value(tuple: [start, stop, step]), Value(tuple: [slice.start, slice.stop, slice.step]))
    return try Interpreter.current.compare(op, own, others)
  }
}

/// Singletons such as `...` and `NotImplemented`.
public final class PySingleton: PyObject {
  private let text: String
  /// Makes one.
  public init(_ text: String, cls: PyClass) {
    self.text = text
    super.init(cls: cls)
  }
  public override func repr() throws -> String { text }
  // SAFETY: immutable, made once.
  /// `...`
  public nonisolated(unsafe) static let ellipsis = PySingleton("Ellipsis", cls: Classes.ellipsis)
  /// `NotImplemented`
  public static var notImplemented: PySingleton { madeNotImplemented ?? makeNotImplemented() }
  private nonisolated(unsafe) static var madeNotImplemented: PySingleton?
  @inline(never) private static func makeNotImplemented() -> PySingleton {
    let made = PySingleton("NotImplemented", cls: Classes.notImplemented)
    madeNotImplemented = made
    return made
  }
}
