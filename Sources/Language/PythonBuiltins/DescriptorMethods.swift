// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime

/// `property`, `staticmethod`, `classmethod`, bound methods: what they are as objects.
extension Builtins {
  static func installDescriptorMethods() {
    installProperty()
    installWrappers()
    installMethod()
    installFunctionAttributes()
    installBuiltinFunctionAttributes()
    installPlainAttributes()
    PyMappingProxy.install()
    for cls in [Classes.getSetDescriptor, Classes.memberDescriptor] { installNativeDescriptor(cls) }
  }

  private static func installNativeDescriptor(_ cls: PyClass) {
    func descriptor(_ value: Value) throws -> GetSetDescriptor {
      guard let found = value.object as? GetSetDescriptor else { throw Bound.wrongReceiver(value, cls.name, "__get__") }
      return found
    }
    cls.add([
      Declaration("__get__", "(self, instance, owner=None, /)", "Its value in an object.") {
        if $0[1].isNone { return $0[0] }
        try descriptor($0[0]).check($0[1])
        return try descriptor($0[0]).getter($0[1])
      },
      Declaration("__set__", "(self, instance, value, /)", "Sets it in an object.") {
        let descriptor = try descriptor($0[0])
        try descriptor.check($0[1])
        guard let setter = descriptor.setter else {
          let owner = $0.interpreter.type(of: $0[1]).qualifiedName
          throw PyError.make(
            ExceptionClasses.attributeError,
            "attribute '\(descriptor.name)' of '\(owner)' objects is not writable")
        }
        try setter($0[1], $0[2])
        return .none
      },
      Declaration("__delete__", "(self, instance, /)", "Deletes it in an object.") {
        let descriptor = try descriptor($0[0])
        try descriptor.check($0[1])
        guard let deleter = descriptor.deleter else {
          throw PyError.make(ExceptionClasses.attributeError, "cannot delete attribute '\(descriptor.name)'")
        }
        try deleter($0[1])
        return .none
      },
    ])
    cls.add(properties: [
      GetSetDescriptor("__name__", "The name.", get: { Value(try descriptor($0).name) }),
      GetSetDescriptor(
        "__qualname__", "The name with the class.",
        get: {
          let found = try descriptor($0)
          return Value((found.owner.map { $0.qualname + "." } ?? "") + found.name)
        }),
      GetSetDescriptor(
        "__objclass__", "The class that has it.",
        get: {
          guard let owner = try descriptor($0).owner else { throw PyError.attribute($0, "__objclass__") }
          return .object(owner)
        }),
      GetSetDescriptor(
        "__doc__", "The documentation.", get: { Value(try descriptor($0).doc) },
        set: {
          guard let text = $1.text else { throw PyError.type("__doc__ must be set to a str object") }
          try descriptor($0).doc = text
        }),
    ])
  }

  private static func property(_ value: Value) throws -> PyProperty {
    guard let property = value.object as? PyProperty else { throw PyError.attribute(value, "fget") }
    return property
  }

  /// The property with one function replaced, of the same class.
  private static func changed(_ value: Value, _ change: (inout [Value]) -> Void) throws -> Value {
    let old = try property(value)
    var parts = [old.getter, old.setter, old.deleter]
    change(&parts)
    // A documentation that came from the getter goes with it.
    parts.append(old.doc)
    if old.cls === Classes.property {
      return .object(PyProperty(getter: parts[0], setter: parts[1], deleter: parts[2], doc: parts[3]))
    }
    return try Interpreter.current.call(.object(old.cls), parts)
  }

  private static func installProperty() {
    Classes.property.allocate = { PyProperty(cls: $0) }
    Classes.property.add([
      Declaration(
        "__init__", "(self, fget=None, fset=None, fdel=None, doc=None)", "An attribute that functions compute."
      ) {
        let made = try property($0[0])
        if made.hasUserClass, !$0[4].isNone || !$0[1].isNone {
          // The documentation of a subclass is its own: that of the property lies in the object.
          let doc = try $0[4].isNone ? $0.interpreter.attributeIfPresent($0[1], "__doc__") ?? .none : $0[4]
          if !doc.isNone { try $0.interpreter.setAttribute($0[0], "__doc__", doc) }
        }
        made.parts = .init(getter: $0[1], setter: $0[2], deleter: $0[3], doc: $0[4], name: made.parts.name)
        return .none
      },
      Declaration("getter", "(self, fget, /)", "The property with another function that reads.") { a in
        try changed(a[0]) { $0[0] = a[1] }
      },
      Declaration("setter", "(self, fset, /)", "The property with a function that writes.") { a in
        try changed(a[0]) { $0[1] = a[1] }
      },
      Declaration("deleter", "(self, fdel, /)", "The property with a function that deletes.") { a in
        try changed(a[0]) { $0[2] = a[1] }
      },
      Declaration("__get__", "(self, instance, owner=None, /)", "What it gives for an object.") {
        if $0[1].isNone { return $0[0] }
        return try property($0[0]).reading($0[1])
      },
      Declaration("__set__", "(self, instance, value, /)", "Sets it for an object.") {
        let property = try property($0[0])
        guard !property.setter.isNone else { throw property.refusing($0[1], "setter") }
        _ = try $0.interpreter.call(property.setter, [$0[1], $0[2]])
        return .none
      },
      Declaration("__delete__", "(self, instance, /)", "Deletes it for an object.") {
        let property = try property($0[0])
        guard !property.deleter.isNone else { throw property.refusing($0[1], "deleter") }
        _ = try $0.interpreter.call(property.deleter, [$0[1]])
        return .none
      },
      Declaration("__set_name__", "(self, owner, name, /)", "Tells it the name that it has in a class.") {
        let property = try property($0[0])
        property.parts.name = try $0.text(2)
        return .none
      },
    ])
    Classes.property.add(properties: [
      GetSetDescriptor("fget", "The function that reads.", get: { try property($0).getter }),
      GetSetDescriptor("fset", "The function that writes.", get: { try property($0).setter }),
      GetSetDescriptor("fdel", "The function that deletes.", get: { try property($0).deleter }),
      GetSetDescriptor(
        "__doc__", "The documentation.",
        get: {
          let property = try property($0)
          guard property.doc.isNone, !property.getter.isNone else { return property.doc }
          return try Interpreter.current.attributeIfPresent(property.getter, "__doc__") ?? .none
        }, set: { try property($0).parts.doc = $1 }),
      GetSetDescriptor(
        "__isabstractmethod__", "Whether one of its functions is abstract.",
        get: {
          let property = try property($0)
          for part in [property.getter, property.setter, property.deleter] {
            guard let mark = try Interpreter.current.attributeIfPresent(part, "__isabstractmethod__") else { continue }
            if try Interpreter.current.truth(mark) { return .bool(true) }
          }
          return .bool(false)
        }),
    ])
  }

  private static func wrapper(_ value: Value) throws -> PyClassOrStaticMethod {
    guard let wrapper = value.object as? PyClassOrStaticMethod else { throw PyError.attribute(value, "__func__") }
    return wrapper
  }

  private static func installWrappers() {
    for cls in [Classes.staticMethod, Classes.classMethod] {
      let isClassMethod = cls === Classes.classMethod
      cls.allocate = { PyClassOrStaticMethod(.none, isClassMethod: isClassMethod, cls: $0) }
      cls.add([
        Declaration("__init__", "(self, function, /)", "Wraps a function.") {
          try wrapper($0[0]).function = $0[1]
          return .none
        },
        Declaration("__get__", "(self, instance, owner=None, /)", "What it gives for an object or its class.") {
          let interpreter = $0.interpreter
          let owner =
            $0[2].isNone ? interpreter.type(of: $0[1]) : $0[2].object as? PyClass ?? interpreter.type(of: $0[1])
          return try interpreter.bind($0[0], to: $0[1], owner)
        },
      ])
      cls.add(properties: [GetSetDescriptor("__func__", "The function.", get: { try wrapper($0).function })])
      cls.add(
        properties: ["__module__", "__doc__"].map { name in
          GetSetDescriptor(
            name, "As its function has it.",
            get: { try Interpreter.current.attributeIfPresent(wrapper($0).function, Symbol(name)) ?? .none })
        })
    }
    Classes.staticMethod.add([call])
  }

  /// `f(…)` by the name of its method.
  private static let call = Declaration("__call__", "(self, /, *args, **kwargs)", "self(…)") {
    let keywords = $0.keywords(2)?.table.pairs.compactMap { pair in pair.key.text.map { (Symbol($0), pair.value) } }
    return try $0.interpreter.call(
      $0[0], Arguments($0.variadic(1), keywords: keywords?.map { (name: $0.0, value: $0.1) } ?? []))
  }

  private static func method(_ value: Value) throws -> PyMethod {
    guard let method = value.object as? PyMethod else { throw PyError.attribute(value, "__func__") }
    return method
  }

  private static func installMethod() {
    Classes.method.construct = { _, arguments in
      guard arguments.keywords.isEmpty else { throw PyError.type("method() takes no keyword arguments") }
      guard arguments.positional.count == 2 else {
        throw PyError.type("method expected 2 arguments, got \(arguments.positional.count)")
      }
      guard Interpreter.current.isCallable(arguments.positional[0]) else {
        throw PyError.type("first argument must be callable")
      }
      if arguments.positional[1].isNone { throw PyError.type("self must not be None") }
      return .object(PyMethod(function: arguments.positional[0], receiver: arguments.positional[1]))
    }
    Classes.method.add([
      call,
      Declaration("__get__", "(self, instance, owner=None, /)", "The method itself: it is bound already.") { $0[0] },
    ])
    Classes.method.add(properties: [
      GetSetDescriptor("__self__", "The receiver.", get: { try method($0).receiver }),
      GetSetDescriptor("__func__", "The function.", get: { try method($0).function }),
    ])
    for name in ["__name__", "__qualname__", "__doc__", "__module__"] {
      Classes.method.add(properties: [
        GetSetDescriptor(
          name, "As its function has it.",
          get: { try Interpreter.current.getAttribute(method($0).function, Symbol(name)) })
      ])
    }
    Classes.function.add([
      call,
      Declaration(
        "__get__", "(self, instance, owner=None, /)", "The function bound to an object, as a method of it.",
        example: "def double(x): return 2 * x\n\ndouble.__get__(4)()"
      ) {
        guard $0[1].isNone else { return .object(PyMethod(function: $0[0], receiver: $0[1])) }
        if $0[2].isNone { throw PyError.type("__get__(None, None) is invalid") }
        return $0[0]
      },
    ])
  }

  private static func installBuiltinFunctionAttributes() {
    // A bound method of a built-in class is such an object too.
    func declared(_ value: Value) -> BuiltinFunction? {
      (value.object as? PyMethod)?.function.object as? BuiltinFunction ?? value.object as? BuiltinFunction
    }
    Classes.builtinFunction.add([call])
    Classes.builtinFunction.add(properties: [
      GetSetDescriptor("__name__", "The name.", get: { Value(declared($0)?.declaration.name ?? "") }),
      GetSetDescriptor("__qualname__", "The name with the class.", get: { Value(declared($0)?.qualname ?? "") }),
      GetSetDescriptor("__module__", "The module.", get: { Value(declared($0)?.module ?? "") }),
      GetSetDescriptor("__doc__", "The documentation.", get: { Value(declared($0)?.declaration.doc ?? "") }),
      GetSetDescriptor("__self__", "The receiver.", get: { ($0.object as? PyMethod)?.receiver ?? Value.none }),
      GetSetDescriptor(
        "__objclass__", "The class of a method.",
        get: {
          guard let name = declared($0)?.owner,
            let cls = Interpreter.current.builtins[Symbol(name)]?.object as? PyClass
          else { throw PyError.attribute($0, "__objclass__") }
          return .object(cls)
        }),
    ])
    for cls in [Classes.methodDescriptor, Classes.wrapperDescriptor] {
      cls.add([
        Declaration("__get__", "(self, instance, owner=None, /)", "The method bound to an object.") {
          $0[1].isNone && !$0[2].isNone ? $0[0] : .object(PyMethod(function: $0[0], receiver: $0[1]))
        }
      ])
    }
  }
}
