// SPDX-License-Identifier: GPL-3.0-or-later

extension Interpreter {
  /// `callee(arguments…)`
  public func call(_ callee: Value, _ arguments: Arguments) throws -> Value {
    guard let object = callee.object else { throw notCallable(callee) }
    // SAFETY: objects of this kind are functions of programs.
    if object.kind == .function { return try unsafeDowncast(object, to: PyFunction.self).invoke(arguments) }
    try enter()
    defer { leave() }
    if object.cls.isUserDefined, let method = userMethod(callee, Special.call) {
      return try call(method, arguments.prepending(callee))
    }
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
      if object.hasUserClass, object.givenDictionary != nil { return nil }
      if object.cls.isUserDefined, let hook = object.cls.lookup(Special.getattribute), userFunction(hook) != nil {
        return nil
      }
    }
    guard let found = type(of: value).lookup(name), case .object(let o) = found else { return nil }
    if o.kind == .builtin, let function = o as? BuiltinFunction, !function.binds { return nil }
    return o.kind == .function || o.kind == .builtin ? found : nil
  }

  private func notCallable(_ value: Value) -> Raised {
    if case .object(let o) = value, o is PyModule { return PyError.type("'module' object is not callable") }
    return PyError.type("'\(type(of: value).messageName)' object is not callable")
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
      let given = arguments.positional
      return .object(PyException(cls: ExceptionClasses.telling(cls, given), arguments: given))
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
      if !arguments.positional.isEmpty || !arguments.keywords.isEmpty, cls.isUserDefined || cls === Classes.object,
        cls.definer(of: Special.initialise) === Classes.object, cls.definer(of: Special.new) === Classes.object,
        cls.allocator == nil
      {
        throw PyError.type("\(cls.name)() takes no arguments")
      }
      instance = try makeInstance(cls, arguments)
    }
    // `__new__` may have made an instance of a subclass.
    let made = instance.object.map { $0.cls } ?? cls
    if let initialiser = made.lookup(Special.initialise) {
      var given = arguments.prepending(instance)
      // Keywords that are for the program's `__new__` alone.
      if !given.keywords.isEmpty, userFunction(initialiser) == nil, userMaker(of: cls) != nil,
        let owner = cls.definer(of: Special.initialise), owner === Classes.list
      {
        given = Arguments(given.positional)
      }
      let result = try call(initialiser, given)
      guard result.isNone else {
        throw PyError.type("__init__() should return None, not '\(type(of: result).messageName)'")
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
      let isForInitialiser =
        !arguments.keywords.isEmpty && cls.lookup(Special.initialise).flatMap(userFunction) != nil
        && [Classes.tuple, Classes.frozenset, Classes.float].contains { $0 === base }
      return try construct(cls, isForInitialiser ? Arguments(arguments.positional) : arguments)
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

  /// A hook of a metaclass that a program defined. (What `abc` does is no more than looking further where the class itself is no base.)
  private func programsHook(_ cls: PyClass, _ name: Symbol) -> Value? {
    if cls === Classes.type { return nil }
    guard let found = cls.lookup(name), let hook = userFunction(found), cls.definer(of: name)?.module != "abc" else {
      return nil
    }
    return hook
  }

  /// Whether a class, or what says of itself that it is one (`__bases__`), derives from another.
  public func isSubclass(_ cls: Value, of classes: Value) throws -> Bool {
    try enter()
    defer { leave() }
    switch classes {
    case .tuple(let tuple):
      for item in tuple.items where try isSubclass(cls, of: item) { return true }
      return false
    case .object(let o):
      if let other = o as? PyClass {
        if let hook = programsHook(other.cls, "__subclasscheck__") { return try truth(call(hook, [classes, cls])) }
        return try plainIsSubclass(cls, of: other)
      }
      if let form = o as? PyTypingForm, form.role == .union {
        if form.parameters.contains(where: { ($0.object as? PyTypingForm)?.isGeneric == true }) {
          throw PyError.type("issubclass() argument 2 cannot be a parameterized generic")
        }
        for member in form.parameters {
          if try isSubclass(cls, of: member.isNone ? .object(Classes.none) : member) { return true }
        }
        return false
      }
      if let form = o as? PyTypingForm, form.role != .union {
        throw PyError.type("issubclass() argument 2 cannot be a parameterized generic")
      }
      if let hook = userMethod(classes, "__subclasscheck__") { return try truth(call(hook, [classes, cls])) }
    default: break
    }
    guard try bases(of: cls) != nil else { throw PyError.type("issubclass() arg 1 must be a class") }
    guard try bases(of: classes) != nil else {
      throw PyError.type("issubclass() arg 2 must be a class, a tuple of classes, or a union")
    }
    return try derives(cls, from: classes)
  }

  /// What `type.__subclasscheck__` answers, and the hooks of `abc`.
  package func plainIsSubclass(_ cls: Value, of other: PyClass) throws -> Bool {
    guard let own = cls.object as? PyClass else {
      guard try bases(of: cls) != nil else { throw PyError.type("issubclass() arg 1 must be a class") }
      return try derives(cls, from: .object(other))
    }
    if own.isSubclass(of: other) { return true }
    if let members = try protocolMembers(other) {
      for name in members {
        guard let wanted = other.lookup(name), isCallable(wanted) else {
          throw PyError.type("Protocols with non-method members don't support issubclass()")
        }
        guard let found = own.lookup(name), !found.isNone else { return false }
      }
      return true
    }
    if let hook = other.cls.lookup("__subclasscheck__"), userFunction(hook) != nil {
      return try truth(call(hook, [.object(other), cls]))
    }
    if let hook = other.namespace["__subclasshook__"] {
      let result = try call(bind(hook, to: .object(other), other), [cls])
      return isNotImplemented(result) ? false : try truth(result)
    }
    return false
  }

  /// The bases of a class, or of an object that has some; nil for anything else.
  private func bases(of value: Value) throws -> [Value]? {
    do {
      guard case .tuple(let tuple)? = try attributeIfPresent(value, "__bases__") else { return nil }
      return tuple.items
    } catch let raised as Raised where raised.exception.cls.isSubclass(of: ExceptionClasses.attributeError) {
      return nil
    }
  }

  private func derives(_ cls: Value, from other: Value) throws -> Bool {
    if Value.identical(cls, other) { return true }
    try enter()
    defer { leave() }
    for base in try bases(of: cls) ?? [] where try derives(base, from: other) { return true }
    return false
  }

  /// The class that an object says it has, where that is another one than it is of.
  func claimedClass(of value: Value) throws -> Value? {
    guard let object = value.object, object.hasUserClass else { return nil }
    guard object.cls.lookup(Special.class) != nil || object.cls.hook(.getattribute) != nil else { return nil }
    do {
      return try attributeIfPresent(value, Special.class)
    } catch let raised as Raised where raised.exception.cls.isSubclass(of: ExceptionClasses.attributeError) {
      return nil
    }
  }

  /// The names that a protocol asks for; nil for a class that is none.
  private func protocolMembers(_ cls: PyClass) throws -> [Symbol]? {
    func isProtocol(_ cls: PyClass) -> Bool {
      cls.isUserDefined && cls.bases.contains { $0.name == "Protocol" && $0.module == "typing" }
    }
    guard isProtocol(cls) else { return nil }
    guard cls.namespace["_is_runtime_protocol"] != nil else {
      throw PyError.type("Instance and class checks can only be used with @runtime_checkable protocols")
    }
    let others: Set<String> = [
      "__module__", "__dict__", "__weakref__", "__doc__", "__slots__", "__annotations__", "__init__", "__new__",
      "__class_getitem__", "__subclasshook__", "__init_subclass__", "__parameters__", "__orig_bases__", "__hash__",
      "__abstractmethods__", "__match_args__", "_is_protocol", "_is_runtime_protocol",
    ]
    var names: [Symbol] = []
    for base in cls.mro where isProtocol(base) {
      var own = base.namespace.names.map(\.name)
      if case .dict(let annotations)? = base.namespace["__annotations__"] {
        own += annotations.table.keys.compactMap(\.text)
      }
      for name in own where !others.contains(name) && !names.contains(Symbol(name)) { names.append(Symbol(name)) }
    }
    return names
  }

  /// What `type.__instancecheck__` answers.
  package func plainIsInstance(_ value: Value, _ cls: PyClass) throws -> Bool {
    if isInstance(value, cls) { return true }
    if let members = try protocolMembers(cls) {
      for name in members {
        do {
          guard let found = try attributeIfPresent(value, name) else { return false }
          // A method that was set to None is not there.
          if found.isNone, let wanted = cls.lookup(name), isCallable(wanted) { return false }
        } catch let raised as Raised where raised.exception.cls.isSubclass(of: ExceptionClasses.attributeError) {
          return false
        }
      }
      return true
    }
    guard case .object(let claimed)? = try claimedClass(of: value), let other = claimed as? PyClass else {
      return false
    }
    return other.isSubclass(of: cls)
  }

  /// `isinstance(value, cls)` for one class.
  public func isInstance(_ value: Value, _ cls: PyClass) -> Bool { type(of: value).isSubclass(of: cls) }

  /// `isinstance(value, classes)` for a class or a tuple of them.
  public func isInstance(_ value: Value, of classes: Value) throws -> Bool {
    switch classes {
    case .object(let o):
      if let cls = o as? PyClass {
        if type(of: value) === cls { return true }
        if let hook = programsHook(cls.cls, "__instancecheck__") { return try truth(call(hook, [classes, value])) }
        if try plainIsInstance(value, cls) { return true }
        if let hook = cls.cls.lookup("__instancecheck__"), userFunction(hook) != nil {
          return try truth(call(hook, [classes, value]))
        }
        if let hook = cls.namespace["__instancehook__"] { return try truth(call(hook, [value])) }
        return false
      }
      if let form = o as? PyTypingForm {
        guard form.role == .union, !form.parameters.contains(where: { ($0.object as? PyTypingForm)?.isGeneric == true })
        else { throw PyError.type("isinstance() argument 2 cannot be a parameterized generic") }
        for member in form.parameters where try member.isNone ? value.isNone : isInstance(value, of: member) {
          return true
        }
        return false
      }
      if let hook = userMethod(classes, "__instancecheck__") { return try truth(call(hook, [classes, value])) }
      if try bases(of: classes) != nil {
        return try derives(attributeIfPresent(value, Special.class) ?? .object(type(of: value)), from: classes)
      }
    case .tuple(let tuple):
      try enter()
      defer { leave() }
      for item in tuple.items where try isInstance(value, of: item) { return true }
      return false
    default: break
    }
    throw PyError.type("isinstance() arg 2 must be a type, a tuple of types, or a union")
  }
}
