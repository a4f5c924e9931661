// SPDX-License-Identifier: GPL-3.0-or-later

extension Interpreter {
  /// `callee(arguments…)`
  public func call(_ callee: Value, _ arguments: Arguments) throws -> Value {
    guard let object = callee.object else { throw notCallable(callee) }
    // SAFETY: objects of this kind are functions of programs.
    if object.kind == .function { return try unsafeDowncast(object, to: PyFunction.self).invoke(arguments) }
    if object.cls.isUserDefined, let method = userMethod(callee, Special.call) {
      return try call(method, arguments.prepending(callee))
    }
    try enter()
    defer { leave() }
    if let result = try object.call(arguments) { return result }
    throw notCallable(callee)
  }

  /// `callee(positional…)`
  public func call(_ callee: Value, _ positional: [Value]) throws -> Value {
    try call(callee, Arguments(positional))
  }

  /// `value.name(positional…)`, the method looked up as an attribute.
  public func callMethod(_ value: Value, _ name: Symbol, _ positional: [Value] = []) throws -> Value {
    try callMethod(value, name, Arguments(positional))
  }

  /// `value.name(arguments…)`, without making a bound method where the class has a function.
  public func callMethod(_ value: Value, _ name: Symbol, _ arguments: Arguments) throws -> Value {
    if let function = methodForCall(value, name) { return try call(function, arguments.prepending(value)) }
    return try call(getAttribute(value, name), arguments)
  }

  /// The function behind `value.name` if calling it with the receiver in front is all that `value.name(…)` means.
  @inline(__always) func methodForCall(_ value: Value, _ name: Symbol) -> Value? {
    if let object = value.object {
      if object.kind == .type || object.kind == .superObject || object.attributes?[name] != nil { return nil }
      if object.cls.isUserDefined, let hook = object.cls.lookup(Special.getattribute), userFunction(hook) != nil {
        return nil
      }
    }
    guard let found = type(of: value).lookup(name), case .object(let o) = found else { return nil }
    return o.kind == .function || o.kind == .builtin ? found : nil
  }

  private func notCallable(_ value: Value) -> Raised {
    if case .object(let o) = value, o is PyModule { return PyError.type("'module' object is not callable") }
    return PyError.type("'\(type(of: value).name)' object is not callable")
  }

  /// Whether `callable(value)`.
  public func isCallable(_ value: Value) -> Bool {
    guard let object = value.object else { return false }
    switch object {
    case is PyFunction, is BuiltinFunction, is PyMethod, is PyClass, is PyClassOrStaticMethod: return true
    default: return object.cls.lookup(Special.call) != nil
    }
  }

  /// `Class(arguments…)`
  public func instantiate(_ cls: PyClass, _ arguments: Arguments) throws -> Value {
    if let construct = cls.construct { return try construct(cls, arguments) }
    if cls.makesPlainExceptions, arguments.keywords.isEmpty {
      return .object(PyException(cls: cls, arguments: arguments.positional))
    }
    if cls === Classes.type, arguments.positional.count == 1 { return .object(type(of: arguments.positional[0])) }
    var instance: Value
    if let maker = userMaker(of: cls) {
      let function: Value
      if case .object(let o) = maker, let wrapper = o as? PyClassOrStaticMethod {
        function = wrapper.function
      } else {
        function = maker
      }
      instance = try call(function, arguments.prepending(.object(cls)))
      guard type(of: instance).isSubclass(of: cls) else { return instance }
    } else {
      instance = try makeInstance(cls, arguments)
    }
    if let initialiser = cls.lookup(Special.initialise) {
      let result = try call(initialiser, arguments.prepending(instance))
      guard result.isNone else {
        throw PyError.type("__init__() should return None, not '\(type(of: result).name)'")
      }
    } else if let object = instance.object {
      if let exception = object as? PyException {
        exception.arguments = arguments.positional
      } else if cls.isUserDefined || cls === Classes.object, object is PyInstance,
        !arguments.positional.isEmpty || !arguments.keywords.isEmpty, cls.lookup(Special.new) == nil
      {
        throw PyError.type("\(cls.name)() takes no arguments")
      }
    }
    return instance
  }

  /// A program's own `__new__`.
  func userMaker(of cls: PyClass) -> Value? {
    guard let maker = cls.lookup(Special.new) else { return nil }
    return userFunction(maker)
  }

  /// What `object.__new__(cls, …)` makes; built-in bases bring their own storage.
  public func makeInstance(_ cls: PyClass, _ arguments: Arguments) throws -> Value {
    if cls.cls !== Classes.type { try refuseAbstract(cls) }
    // A subclass of an immutable built-in (`str`, `int`, `tuple`) is made from the arguments right away.
    if let base = cls.mro.first(where: { $0.construct != nil }), cls !== base, cls.allocator == nil {
      guard let construct = base.construct else { return .none }
      return try construct(cls, arguments)
    }
    if let allocate = cls.allocator {
      let object = try allocate(cls)
      if let exception = object as? PyException { exception.arguments = arguments.positional }
      return Value(object)
    }
    return .object(PyInstance(of: cls))
  }

  /// Refuses a class that lacks methods which a base demands; subclasses of built-in classes may, as in Python.
  private func refuseAbstract(_ cls: PyClass) throws {
    guard let demanded = cls.namespace["__abstractmethods__"], try truth(demanded) else { return }
    if let base = cls.mro.first(where: { $0.allocate != nil || $0.construct != nil }), base.module == "builtins" {
      return
    }
    let names = try collect(demanded).compactMap(\.text).sorted()
    let word = names.count > 1 ? "methods" : "method"
    throw PyError.type(
      "Can't instantiate abstract class \(cls.name) with abstract \(word) \(names.joined(separator: ", "))")
  }

  /// `isinstance(value, cls)` for one class.
  public func isInstance(_ value: Value, _ cls: PyClass) -> Bool { type(of: value).isSubclass(of: cls) }

  /// `isinstance(value, classes)` for a class or a tuple of them.
  public func isInstance(_ value: Value, of classes: Value) throws -> Bool {
    switch classes {
    case .object(let o):
      if let cls = o as? PyClass {
        if isInstance(value, cls) { return true }
        if let hook = cls.cls.lookup("__instancecheck__") { return try truth(call(hook, [classes, value])) }
        if let hook = cls.namespace["__instancehook__"] { return try truth(call(hook, [value])) }
        return false
      }
      if let form = o as? PyTypingForm {
        guard form.role == .union else {
          throw PyError.type("isinstance() argument 2 cannot be a parameterized generic")
        }
        for member in form.parameters where try member.isNone ? value.isNone : isInstance(value, of: member) {
          return true
        }
        return false
      }
    case .tuple(let tuple):
      for item in tuple.items where try isInstance(value, of: item) { return true }
      return false
    default: break
    }
    throw PyError.type("isinstance() arg 2 must be a type, a tuple of types, or a union")
  }
}
