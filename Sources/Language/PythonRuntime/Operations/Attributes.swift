// SPDX-License-Identifier: GPL-3.0-or-later

extension Interpreter {
  /// `type(value)`
  public func type(of value: Value) -> PyClass {
    switch value {
    case .undefined, .none: Classes.none
    case .bool: Classes.bool
    case .int: Classes.int
    case .float: Classes.float
    case .string(let object): object.cls
    case .list(let object): object.cls
    case .tuple(let object): object.cls
    case .dict(let object): object.cls
    case .object(let object): object.cls
    }
  }

  /// `value.name`
  public func getAttribute(_ value: Value, _ name: Symbol) throws -> Value {
    if let found = try attributeIfPresent(value, name) { return found }
    throw PyError.attribute(value, name.name)
  }

  /// `value.name`, nil when there is no such attribute.
  public func attributeIfPresent(_ value: Value, _ name: Symbol) throws -> Value? {
    let object = value.object
    let cls = type(of: value)
    if let user = cls.hook(.getattribute) {
      do {
        return try naming(name, of: value) { try self.call(user, [value, Value(name.name)]) }
      } catch let raised as Raised where raised.exception.cls.isSubclass(of: ExceptionClasses.attributeError) {
        guard let other = cls.hook(.getattr) else { throw raised }
        return try naming(name, of: value) { try self.call(other, [value, Value(name.name)]) }
      }
    }
    if let found = try ordinaryAttribute(value, object, cls, name) { return found }
    if let object, let dynamic = try object.dynamicAttribute(name) { return dynamic }
    if let user = cls.hook(.getattr) {
      return try naming(name, of: value) { try self.call(user, [value, Value(name.name)]) }
    }
    return nil
  }

  /// The attribute as `object.__getattribute__` finds it.
  public func ordinaryAttribute(_ value: Value, _ object: PyObject?, _ cls: PyClass, _ name: Symbol) throws -> Value? {
    if let object {
      // SAFETY: objects of these kinds are classes and what `super()` gives.
      if object.kind == .type { return try classAttribute(unsafeDowncast(object, to: PyClass.self), name) }
      if object.kind == .superObject { return try superAttribute(unsafeDowncast(object, to: PySuper.self), name) }
    }
    let inClass = cls.lookup(name)
    if let inClass, case .object(let descriptor) = inClass, descriptor.kind != .function, descriptor.kind != .builtin {
      if let native = descriptor as? GetSetDescriptor { return try native.getter(value) }
      if descriptor.hasUserClass, isDataDescriptor(descriptor), let getter = getter(of: descriptor) {
        return try call(getter, [inClass, value, .object(cls)])
      }
      if let property = descriptor as? PyProperty { return try property.read(value, cls) }
    }
    if let found = try object?.ownAttribute(name) { return found }
    if let inClass { return try bind(inClass, to: value, cls) }
    return standardAttribute(value, object, cls, name)
  }

  /// Attributes that every object has.
  private func standardAttribute(_ value: Value, _ object: PyObject?, _ cls: PyClass, _ name: Symbol) -> Value? {
    switch name {
    case Special.class: return .object(cls)
    case Special.dict:
      guard let object, object.attributes != nil, object.cls.slots == nil else { return nil }
      if let names = (object as? PyModule)?.ownNames { return .object(GlobalsView.of(names, self)) }
      return object.givenDictionary.map { .dict($0) } ?? .object(AttributeView(object))
    case Special.doc: return cls.lookup("__doc__") ?? Value.none
    case Special.module: return Value(cls.module)
    default:
      return name == "__weakref__" && cls.isUserDefined && cls.hasWeakReferences && object is PyInstance
        ? Value.none : nil
    }
  }

  /// The `__get__` of a descriptor of a program's class: its own, not that of a built-in base.
  private func getter(of descriptor: PyObject) -> Value? {
    guard let found = descriptor.cls.lookup(Special.get) else { return nil }
    return descriptor is PyInstance ? found : userFunction(found)
  }

  /// Whether a descriptor comes before the attributes of the instance.
  private func isDataDescriptor(_ descriptor: PyObject) -> Bool {
    descriptor.cls.lookup(Special.set) != nil || descriptor.cls.lookup("__delete__") != nil
  }

  /// What a class attribute gives when it is read through an instance.
  public func bind(_ attribute: Value, to value: Value, _ cls: PyClass) throws -> Value {
    guard case .object(let object) = attribute else { return attribute }
    if object.kind == .function || object.kind == .builtin {
      if object.kind == .builtin, let function = object as? BuiltinFunction, !function.binds { return attribute }
      return .object(PyMethod(function: attribute, receiver: value))
    }
    if object.hasUserClass, let getter = getter(of: object) {
      return try call(getter, [attribute, value, .object(cls)])
    }
    switch object {
    case let wrapper as PyClassOrStaticMethod:
      return wrapper.isClassMethod ? try bindClassMethod(wrapper, cls) : wrapper.function
    case let native as GetSetDescriptor: return try native.getter(value)
    case let property as PyProperty: return try property.read(value, cls)
    case let proxy as PySuper where proxy.receiver.isUndefined:
      if proxy.cls !== Classes.superObject { return try call(.object(proxy.cls), [.object(proxy.start), value]) }
      return try makeSuper(.object(proxy.start), value)
    default: return attribute
    }
  }

  /// What a class method gives: a method of the class, or what the property that it wraps says of the class.
  private func bindClassMethod(_ wrapper: PyClassOrStaticMethod, _ cls: PyClass) throws -> Value {
    if case .object(let inner) = wrapper.function,
      inner is PyProperty || inner is PyClassOrStaticMethod || inner.hasUserClass && getter(of: inner) != nil
    {
      return try bind(wrapper.function, to: .object(cls), cls.cls)
    }
    return .object(PyMethod(function: wrapper.function, receiver: .object(cls)))
  }

  /// Whether an attribute such as `__name__` of functions is about the instances: the class has its own.
  private func describesInstances(_ found: Value, _ name: Symbol) -> Bool {
    guard case .object(let object) = found, object is GetSetDescriptor else { return false }
    return name == "__name__" || name == "__qualname__" || name == "__module__" || name == "__doc__"
      || name == "__dict__"
  }

  /// `cls.name` for a class.
  private func classAttribute(_ cls: PyClass, _ name: Symbol) throws -> Value? {
    if cls.cls !== Classes.type, case .object(let descriptor)? = cls.cls.lookup(name), descriptor.kind != .function,
      descriptor.kind != .builtin
    {
      // What the metaclass computes comes first.
      if let property = descriptor as? PyProperty, !descriptor.hasUserClass {
        return try property.read(.object(cls), cls.cls)
      }
      if descriptor.hasUserClass, isDataDescriptor(descriptor), let getter = getter(of: descriptor) {
        return try call(getter, [.object(descriptor), .object(cls), .object(cls.cls)])
      }
    }
    if name == Special.annotations { return annotations(of: cls) }
    if let found = cls.lookup(name), !describesInstances(found, name) {
      guard case .object(let object) = found else { return found }
      if object.hasUserClass, let getter = getter(of: object) {
        return try call(getter, [found, .none, .object(cls)])
      }
      if let wrapper = object as? PyClassOrStaticMethod {
        return wrapper.isClassMethod ? try bindClassMethod(wrapper, cls) : wrapper.function
      }
      return found
    }
    switch name {
    case "__name__": return Value(cls.name)
    case "__qualname__": return Value(cls.qualname)
    case "__module__": return Value(cls.module)
    case "__mro__": return Value(tuple: cls.mro.map { .object($0) })
    case "__bases__":
      return Value(
        tuple: (cls.bases.isEmpty && cls !== Classes.object ? [Classes.object] : cls.bases).map { .object($0) })
    case "__base__":
      let best = cls.bases.first { $0.layout !== Classes.object } ?? cls.bases.first
      return best.map { .object($0) } ?? Value.none
    case "__dict__": return .object(PyMappingProxy(.object(AttributeView(cls))))
    case "__doc__": return Value.none
    case "__class__": return .object(cls.cls)
    default:
      if let member = cls.member(name) { return .object(member) }
      if let found = cls.cls.lookup(name), cls.cls !== cls { return try bind(found, to: .object(cls), cls.cls) }
      return nil
    }
  }

  /// The annotations of the class itself, made on demand; built-in classes have none.
  private func annotations(of cls: PyClass) -> Value? {
    if let own = cls.namespace[Special.annotations] { return own }
    guard cls.isUserDefined else { return nil }
    let made = Value.dict(PyDict())
    cls.set(Special.annotations, made)
    return made
  }

  private func superAttribute(_ proxy: PySuper, _ name: Symbol) throws -> Value? {
    switch name {
    case Special.class: return .object(proxy.cls)
    case "__thisclass__": return .object(proxy.start)
    case "__self__": return proxy.receiver.isUndefined ? Value.none : proxy.receiver
    case "__self_class__": return proxy.receiver.isUndefined ? Value.none : .object(proxy.order)
    default: break
    }
    if proxy.receiver.isUndefined || name == "__init__" && proxy.start === proxy.cls {
      return try proxy.cls.lookup(name).map { try bind($0, to: .object(proxy), proxy.cls) }
    }
    if let found = PyClass.lookup(name, after: proxy.start, in: proxy.order.mro) {
      if case .object(let object) = proxy.receiver, object === proxy.order {
        // In a class method the receiver is the class itself: class methods bind to it, functions stay plain.
        if case .object(let o) = found, let wrapper = o as? PyClassOrStaticMethod {
          return wrapper.isClassMethod ? try bindClassMethod(wrapper, proxy.order) : wrapper.function
        }
        if case .object(let o) = found, o.hasUserClass, let getter = getter(of: o) {
          return try call(getter, [found, .none, proxy.receiver])
        }
        return found
      }
      return try bind(found, to: proxy.receiver, proxy.order)
    }
    return nil
  }

  /// The function if it is one that a program defined.
  public func userFunction(_ value: Value) -> Value? {
    guard case .object(let object) = value, object.kind != .builtin else { return nil }
    if let wrapper = object as? PyClassOrStaticMethod, case .object(let function) = wrapper.function,
      function is BuiltinFunction
    {
      return nil
    }
    return value
  }

  /// An AttributeError of a program that names no attribute gets this one, for suggestions.
  private func naming(_ name: Symbol, of value: Value, _ body: () throws -> Value) throws -> Value {
    do { return try body() } catch let raised as Raised {
      let exception = raised.exception
      if exception.missingAttribute == nil, exception.cls.isSubclass(of: ExceptionClasses.attributeError),
        exception.attributes?["name"] == nil
      {
        exception.missingAttribute = (value, name.name)
      }
      throw raised
    }
  }

  /// A special method that a *program* defined on the class of a value; native behaviour is behind the hooks.
  @inline(__always) public func userMethod(_ value: Value, _ name: Symbol) -> Value? {
    guard let object = value.object, object.cls.isUserDefined else { return nil }
    switch object.cls.lookup(name) {
    case .object(let o)? where o.kind != .builtin: return .object(o)
    // Calling that is the refusal.
    case .none?: return Value.none
    default: return nil
    }
  }

  /// `value.name = newValue`
  public func setAttribute(_ value: Value, _ name: Symbol, _ newValue: Value) throws {
    let cls = type(of: value)
    if let user = cls.hook(.setattr) {
      _ = try call(user, [value, Value(name.name), newValue])
      return
    }
    try setOrdinaryAttribute(value, name, newValue)
  }

  /// `object.__setattr__(value, name, newValue)`
  public func setOrdinaryAttribute(_ value: Value, _ name: Symbol, _ newValue: Value) throws {
    let cls = type(of: value)
    guard let object = value.object else {
      if name == Special.class { try refuseClass() }
      throw readOnly(value, name)
    }
    if object.kind == .type {
      // SAFETY: objects of this kind are classes.
      let klass = unsafeDowncast(object, to: PyClass.self)
      guard !klass.isImmutable else {
        throw PyError.type("cannot set '\(name.name)' attribute of immutable type '\(klass.name)'")
      }
      if cls !== Classes.type, case .object(let descriptor)? = cls.lookup(name),
        try setThrough(descriptor, value, cls, newValue)
      {
        return
      }
      if try klass.setSpecial(name, newValue) { return }
      klass.assign(name, newValue)
      return
    }
    if let inClass = cls.lookup(name), case .object(let descriptor) = inClass {
      if let native = descriptor as? GetSetDescriptor {
        guard let setter = native.setter else {
          throw PyError.make(
            ExceptionClasses.attributeError,
            "attribute '\(name.name)' of '\(cls.qualifiedName)' objects is not writable")
        }
        try setter(value, newValue)
        return
      }
      if try setThrough(descriptor, value, cls, newValue) { return }
    }
    if try object.setDynamicAttribute(name, newValue) { return }
    if name == Special.class { return try setClass(of: object, to: newValue) }
    if name == Special.dict, object.attributes != nil, cls.slots == nil {
      return try object.setDictionary(newValue)
    }
    guard object.attributes != nil, cls.slots?.contains(name) ?? true else { throw readOnly(value, name) }
    if object.hasUserClass, let dictionary = object.givenDictionary {
      return try dictionary.set(name.name, newValue)
    }
    object.attributes?[name] = newValue
  }

  /// Sets an attribute through a property or another descriptor of the class; false if it is none.
  private func setThrough(_ descriptor: PyObject, _ value: Value, _ cls: PyClass, _ newValue: Value) throws -> Bool {
    if descriptor.hasUserClass, let setter = descriptor.cls.lookup(Special.set),
      descriptor is PyInstance || userFunction(setter) != nil
    {
      _ = try call(setter, [.object(descriptor), value, newValue])
      return true
    }
    if let property = descriptor as? PyProperty {
      guard !property.setter.isNone else { throw property.refusal(cls, lacks: "setter") }
      _ = try call(property.setter, [value, newValue])
      return true
    }
    return false
  }

  private func refuseClass() throws {
    throw PyError.type("__class__ assignment only supported for mutable types or ModuleType subclasses")
  }

  /// `object.__class__ = newClass`
  private func setClass(of object: PyObject, to newClass: Value) throws {
    guard case .object(let o) = newClass, let cls = o as? PyClass else {
      throw PyError.type("__class__ must be set to a class, not '\(type(of: newClass).messageName)' object")
    }
    if object.cls.isImmutable || cls.isImmutable { try refuseClass() }
    let (old, new) = (object.cls.layoutOwner, cls.layoutOwner)
    let isSame = old === new || old.addedLayout == new.addedLayout && old.bases.first === new.bases.first
    guard object.cls.layout === cls.layout, isSame else {
      throw PyError.type("__class__ assignment: '\(cls.name)' object layout differs from '\(object.cls.name)'")
    }
    object.cls = cls
  }

  private func readOnly(_ value: Value, _ name: Symbol) -> Raised {
    let cls = type(of: value)
    if cls.lookup(name) != nil {
      return PyError.make(
        ExceptionClasses.attributeError, "'\(cls.name)' object attribute '\(name.name)' is read-only")
    }
    return PyError.attribute(value, name.name)
  }

  /// `del value.name`
  public func deleteAttribute(_ value: Value, _ name: Symbol) throws {
    let cls = type(of: value)
    if let user = cls.hook(.delattr) {
      _ = try call(user, [value, Value(name.name)])
      return
    }
    try deleteOrdinaryAttribute(value, name)
  }

  /// `object.__delattr__(value, name)`
  public func deleteOrdinaryAttribute(_ value: Value, _ name: Symbol) throws {
    let cls = type(of: value)
    guard let object = value.object else { throw PyError.attribute(value, name.name) }
    if let klass = object as? PyClass {
      if klass.isImmutable {
        throw PyError.type("cannot delete '\(name.name)' attribute of immutable type '\(klass.name)'")
      }
      if name == "__qualname__" || name == "__name__" || name == "__module__" || name == "__bases__" {
        throw PyError.type("cannot delete '\(name.name)' attribute of type '\(klass.name)'")
      }
      guard klass.namespace[name] != nil else { throw PyError.attribute(value, name.name) }
      klass.set(name, nil)
      return
    }
    if let inClass = cls.lookup(name), case .object(let d) = inClass, let property = d as? PyProperty,
      !property.hasUserClass || userMethod(inClass, "__delete__") == nil
    {
      guard !property.deleter.isNone else { throw property.refusal(cls, lacks: "deleter") }
      _ = try call(property.deleter, [value])
      return
    }
    if let inClass = cls.lookup(name), case .object(let d) = inClass, let native = d as? GetSetDescriptor {
      if let deleter = native.deleter { return try deleter(value) }
      if object.storedAttributes?[name] == nil, !object.hasUserClass {
        throw native.setter == nil
          ? PyError.make(
            ExceptionClasses.attributeError,
            "attribute '\(name.name)' of '\(cls.qualifiedName)' objects is not writable")
          : PyError.type("cannot delete '\(name.name)' of '\(cls.qualifiedName)' objects")
      }
    }
    if let inClass = cls.lookup(name), case .object(let descriptor) = inClass, descriptor.hasUserClass {
      if let deleter = descriptor.cls.lookup(Symbol("__delete__")) {
        _ = try call(deleter, [inClass, value])
        return
      }
      if descriptor.cls.lookup(Special.set) != nil { throw PyError.make(ExceptionClasses.attributeError, "__delete__") }
    }
    if try object.deleteDynamicAttribute(name) { return }
    if name == Special.class { throw PyError.type("can't delete __class__ attribute") }
    if name == Special.dict, object.attributes != nil, cls.slots == nil {
      guard object.hasUserClass, !(object is PyModule) else { throw PyError.type("cannot delete __dict__") }
      object.attributes = .shared
      return
    }
    if object.hasUserClass, let dictionary = object.givenDictionary {
      guard try dictionary.remove(Value(name.name)) != nil else { throw PyError.attribute(value, name.name) }
      return
    }
    guard object.attributes?[name] != nil else {
      throw cls.lookup(name) != nil && cls.slots != nil ? readOnly(value, name) : PyError.attribute(value, name.name)
    }
    object.attributes?[name] = nil
  }
}
