// SPDX-License-Identifier: GPL-3.0-or-later

import BigIntegers
import PythonRuntime

/// The methods of `object`, `type`, exceptions, properties and functions.
extension Builtins {
  static func installObjectMethods() {
    let object = Classes.object
    object.add(comparisons + [hashMethod, reprMethod, strMethod, formatMethod])
    object.add([
      Declaration(
        "__init__", "(self, /, *args, **kwargs)", "Does nothing; a class that is given arguments defines its own."
      ) {
        let count = $0.variadic(1).count + ($0.keywords(2)?.table.count ?? 0)
        guard count > 0, let cls = $0[0].object?.cls else { return .none }
        if let initialiser = cls.definer(of: "__init__"), initialiser !== Classes.object {
          throw PyError.type("object.__init__() takes exactly one argument (the instance to initialize)")
        }
        if cls.definer(of: "__new__") === Classes.object {
          throw PyError.type("\(cls.name).__init__() takes exactly one argument (the instance to initialize)")
        }
        return .none
      },
      Declaration("__setattr__", "(self, name, value, /)", "self.name = value") {
        if $0[0].object is PyClass { throw PyError.type("can't apply this __setattr__ to type object") }
        try $0.interpreter.setOrdinaryAttribute($0[0], Symbol($0.text(1)), $0[2])
        return .none
      },
      Declaration("__delattr__", "(self, name, /)", "del self.name") {
        if $0[0].object is PyClass { throw PyError.type("can't apply this __delattr__ to type object") }
        try $0.interpreter.deleteOrdinaryAttribute($0[0], Symbol($0.text(1)))
        return .none
      },
      Declaration("__getattribute__", "(self, name, /)", "self.name") {
        let name = Symbol(try $0.text(1))
        let object = $0[0].object
        let cls = $0.interpreter.type(of: $0[0])
        if let found = try $0.interpreter.ordinaryAttribute($0[0], object, cls, name) { return found }
        if let found = try object?.dynamicAttribute(name) { return found }
        throw PyError.attribute($0[0], name.name)
      },
      Declaration("__dir__", "(self, /)", "The names of the attributes.") {
        Value(list: $0.interpreter.attributeNames(of: $0[0]).map { Value($0) })
      },
    ])
    object.add(staticMethods: [
      Declaration("__new__", "(cls, /, *args, **kwargs)", "Makes an instance without initialising it.") {
        let cls = try $0.cls()
        if cls.allocator == nil, !$0.variadic(1).isEmpty || ($0.keywords(2)?.table.count ?? 0) > 0 {
          if cls.definer(of: "__new__") !== Classes.object {
            throw PyError.type("object.__new__() takes exactly one argument (the type to instantiate)")
          }
          if cls.definer(of: "__init__") === Classes.object {
            throw PyError.type("\(cls.name)() takes no arguments")
          }
        }
        return try $0.interpreter.makeInstance(cls, Arguments())
      }
    ])
    object.add(classMethods: [
      Declaration("__init_subclass__", "(cls, **kwargs)", "Is called when a subclass is defined.") {
        guard let keywords = $0.keywords(1), keywords.table.count > 0 else { return .none }
        throw PyError.type("\(try $0.cls().name).__init_subclass__() takes no keyword arguments")
      }
    ])
    Classes.type.completeBootstrap()
    Classes.type.add(classMethods: [
      Declaration("__prepare__", "(cls, /, *args, **kwargs)", "The dictionary in which the names of a class begin.") {
        _ in
        .dict(PyDict())
      }
    ])
    installTypeConstructor()
    Classes.type.add([
      Declaration("__init__", "(cls, name, bases, namespace, /, **kwargs)", "Does nothing.") { _ in .none },
      Declaration("__setattr__", "(cls, name, value, /)", "cls.name = value") {
        _ = try $0.cls()
        try $0.interpreter.setOrdinaryAttribute($0[0], Symbol($0.text(1)), $0[2])
        return .none
      },
      Declaration("__delattr__", "(cls, name, /)", "del cls.name") {
        _ = try $0.cls()
        try $0.interpreter.deleteOrdinaryAttribute($0[0], Symbol($0.text(1)))
        return .none
      },
      Declaration("__call__", "(cls, /, *args, **kwargs)", "Makes an instance.") {
        let keywords = $0.keywords(2)?.table.pairs.compactMap { pair in pair.key.text.map { (Symbol($0), pair.value) } }
        let arguments = Arguments($0.variadic(1), keywords: keywords?.map { (name: $0.0, value: $0.1) } ?? [])
        return try $0.interpreter.instantiate($0.cls(), arguments)
      },
      Declaration("mro", "(self, /)", "The classes in the order in which attributes are looked for.") {
        Value(list: try $0.cls().mro.map { .object($0) })
      },
      Declaration(
        "__subclasses__", "(self, /)", "The classes directly under a class.",
        example: "class A: pass\n\nclass B(A): pass\n\nA.__subclasses__()"
      ) {
        Value(list: try $0.cls().subclasses.map { .object($0) })
      },
      Declaration("__instancecheck__", "(cls, instance, /)", "Whether an object is of a class.") {
        .bool(try $0.interpreter.plainIsInstance($0[1], $0.cls()))
      },
      Declaration("__subclasscheck__", "(cls, subclass, /)", "Whether a class derives from another.") {
        .bool(try $0.interpreter.plainIsSubclass($0[1], of: $0.cls()))
      },
    ])
  }

  /// `type(value)` and `type(name, bases, namespace)`.
  private static func installTypeConstructor() {
    let declaration = Declaration(
      "__new__", "(metaclass, /, *args, **kwargs)", "The class of a value; with three arguments, a new class."
    ) {
      let metaclass = try $0.cls()
      let arguments = $0.variadic(1)
      if arguments.count == 1, metaclass === Classes.type { return .object($0.interpreter.type(of: arguments[0])) }
      guard arguments.count == 3 else {
        throw PyError.type(
          metaclass === Classes.type
            ? "type() takes 1 or 3 arguments" : "type.__new__() takes exactly 3 arguments (\(arguments.count) given)")
      }
      guard let name = arguments[0].text else {
        throw PyError.type("type.__new__() argument 1 must be str, not \($0.interpreter.type(of: arguments[0]).name)")
      }
      if name.utf8.contains(0) { throw PyError.value("type name must not contain null characters") }
      var namespace = AttributeTable()
      let contents = PyDict()
      let kind = $0.interpreter.type(of: arguments[2])
      guard kind.isSubclass(of: Classes.dict) else {
        throw PyError.type("type.__new__() argument 3 must be dict, not \(kind.name)")
      }
      try $0.interpreter.update(contents, from: arguments[2])
      for (key, value) in contents.table.pairs { if let key = key.text { namespace[Symbol(key)] = value } }
      let interpreter = $0.interpreter
      guard case .tuple(let given) = arguments[1] else {
        throw PyError.type("type.__new__() argument 2 must be tuple, not \(interpreter.type(of: arguments[1]).name)")
      }
      var bases = try given.items.map { base in
        guard let cls = base.object as? PyClass else {
          if try interpreter.attributeIfPresent(base, "__mro_entries__") != nil {
            throw PyError.type("type() doesn't support MRO entry resolution; use types.new_class()")
          }
          throw PyError.type("bases must be types")
        }
        return cls
      }
      if bases.isEmpty { bases = [Classes.object] }
      let winner = try interpreter.metaclass(metaclass, of: given.items.isEmpty ? [] : bases)
      if winner !== metaclass, let maker = winner.lookup("__new__"), interpreter.userFunction(maker) != nil {
        let function = (maker.object as? PyClassOrStaticMethod)?.function ?? maker
        return try interpreter.call(function, [.object(winner)] + arguments)
      }
      let cls = try interpreter.buildClass(
        name: name, qualname: name, bases: bases, namespace: namespace, metaclass: winner)
      let keywords = $0.keywords(2)?.table.pairs.compactMap { pair in pair.key.text.map { (Symbol($0), pair.value) } }
      try $0.interpreter.finishClass(cls, keywords: keywords?.map { (name: $0.0, value: $0.1) } ?? [])
      return .object(cls)
    }
    let function = BuiltinFunction(declaration, owner: "type")
    Classes.type.set("__new__", .object(PyClassOrStaticMethod(.object(function), isClassMethod: false)))
    Classes.type.construct = { cls, arguments in try function.call(arguments.prepending(.object(cls))) ?? .none }
    Classes.type.vectorcall = (1, VectorcallBody { value, _, _ in .object(Interpreter.current.type(of: value)) })
    Classes.type.set("__doc__", Value("The class of a value; with three arguments, a new class."))
  }

  static func installExceptionMethods() {
    let base = ExceptionClasses.baseException
    base.add([
      Declaration("__init__", "(self, /, *args)", "Keeps the arguments.") {
        try $0.object(as: PyException.self).arguments = $0.variadic(1)
        return .none
      },
      Declaration("with_traceback", "(self, tb, /)", "The exception itself, with another traceback.") {
        try $0.interpreter.setAttribute($0[0], "__traceback__", $0[1])
        return $0[0]
      },
      Declaration("add_note", "(self, note, /)", "Adds a line to the traceback.") {
        let exception = try $0.object(as: PyException.self)
        let note = Value(try $0.text(1))
        if case .list(let notes)? = exception.attributes?["__notes__"] {
          notes.items.append(note)
        } else if exception.attributes?["__notes__"] != nil {
          throw PyError.type("Cannot add note: __notes__ is not a list")
        } else {
          exception.attributes?["__notes__"] = Value(list: [note])
        }
        return .none
      },
      reprMethod, strMethod,
    ])
    func property(
      _ name: String, _ doc: String, set: ((PyException, Value) throws -> Void)? = nil,
      get: @escaping (PyException) -> Value
    ) -> GetSetDescriptor {
      GetSetDescriptor(
        name, doc,
        get: { value in
          guard let exception = value.object as? PyException else { throw PyError.attribute(value, name) }
          return get(exception)
        },
        set: set.map { set in
          { value, newValue in
            guard let exception = value.object as? PyException else { throw PyError.attribute(value, name) }
            try set(exception, newValue)
          }
        })
    }
    func exception(_ value: Value, _ what: String) throws -> PyException? {
      if value.isNone { return nil }
      guard let exception = value.object as? PyException else {
        throw PyError.type("exception \(what) must be None or derive from BaseException")
      }
      return exception
    }
    base.add(properties: [
      property(
        "args", "The arguments it was made with.",
        set: { $0.arguments = try Interpreter.current.collect($1) }, get: { Value(tuple: $0.shownArguments) }),
      property(
        "__cause__", "The exception given after `from`.",
        set: {
          $0.cause = try exception($1, "cause")
          $0.suppressesContext = true
        }, get: { $0.cause.map { .object($0) } ?? Value.none }),
      property(
        "__context__", "The exception that was being handled.",
        set: { $0.context = try exception($1, "context") }, get: { $0.context.map { .object($0) } ?? Value.none }),
      property(
        "__suppress_context__", "Whether the context is not shown.",
        set: { $0.suppressesContext = try Interpreter.current.truth($1) }, get: { .bool($0.suppressesContext) }),
    ])
    for name in ["__cause__", "__context__", "args"] as [Symbol] {
      (base.namespace[name]?.object as? GetSetDescriptor)?.deleter = { _ in
        throw PyError.type("\(name.name) may not be deleted")
      }
    }
    ExceptionClasses.stopIteration.add(properties: [
      property(
        "value", "What the generator returned.", set: { $0.attributes?["value"] = $1 },
        get: { $0.attributes?["value"] ?? $0.arguments.first ?? Value.none })
    ])
    ExceptionClasses.systemExit.add(properties: [
      property(
        "code", "The exit status.", set: { $0.attributes?["code"] = $1 },
        get: {
          $0.attributes?["code"] ?? ($0.arguments.count > 1 ? Value(tuple: $0.arguments) : $0.arguments.first ?? .none)
        })
    ])
    ExceptionClasses.keyError.add([strMethod])
    ExceptionClasses.osError.add(properties: [
      property("errno", "The error's number.", get: { $0.arguments.count > 1 ? $0.arguments[0] : Value.none }),
      property("strerror", "The error's text.", get: { $0.arguments.count > 1 ? $0.arguments[1] : Value.none }),
      property("filename", "The file.", get: { $0.arguments.count > 2 ? $0.arguments[2] : Value.none }),
      property("filename2", "The other file.", get: { $0.arguments.count > 4 ? $0.arguments[4] : Value.none }),
    ])
    installExceptionAttributes()
  }

  /// `types.ModuleType(name, doc)`
  private static func installModule() {
    func module(_ value: Value) throws -> PyModule {
      guard let module = value.object as? PyModule else { throw PyError.attribute(value, "__name__") }
      return module
    }
    let initialiser = Declaration("__init__", "(self, name, doc=None)", "Names the module.") {
      let module = try module($0[0])
      module.set("__name__", .string(try $0.string(1)))
      module.set("__doc__", $0[2])
      return .none
    }
    let function = BuiltinFunction(initialiser, owner: "module")
    Classes.module.allocate = { cls in
      let made = PyModule("")
      if cls !== Classes.module { made.become(cls) }
      return made
    }
    Classes.module.construct = { _, arguments in
      let made = Value.object(PyModule(arguments.positional.first?.text ?? ""))
      _ = try function.call(arguments.prepending(made))
      return made
    }
    Classes.module.add([initialiser])
    Classes.module.add(properties: [
      GetSetDescriptor(
        "__name__", "The dotted name.", get: { try module($0).attributes?["__name__"] ?? Value(module($0).name) },
        set: { try module($0).set("__name__", $1) })
    ])
  }

  /// The attributes of slices, ranges and modules.
  static func installPlainAttributes() {
    Classes.slice.add(properties: [
      GetSetDescriptor("start", "The first index.", get: { ($0.object as? PySlice)?.start ?? Value.none }),
      GetSetDescriptor("stop", "The index after the last.", get: { ($0.object as? PySlice)?.stop ?? Value.none }),
      GetSetDescriptor("step", "The distance.", get: { ($0.object as? PySlice)?.step ?? Value.none }),
    ])
    Classes.slice.add([
      Declaration(
        "indices", "(self, len, /)", "Start, stop and step for a sequence of a length.",
        example: "slice(None, None, -1).indices(3)"
      ) {
        let interpreter = $0.interpreter
        guard let count = try interpreter.index($0[1]) else {
          throw PyError.type("'\(interpreter.type(of: $0[1]).messageName)' object cannot be interpreted as an integer")
        }
        if count.isNegative { throw PyError.value("length should not be negative") }
        let slice = try $0.object(as: PySlice.self)
        func bound(_ value: Value) throws -> BigInt? {
          if value.isNone { return nil }
          guard let number = try interpreter.index(value) else {
            throw PyError.type("slice indices must be integers or None or have an __index__ method")
          }
          return number
        }
        let step = try bound(slice.step) ?? 1
        if step.isZero { throw PyError.value("slice step cannot be zero") }
        let (lower, upper) = step.isNegative ? (BigInt(-1), count - 1) : (BigInt(0), count)
        func place(_ given: BigInt?, _ standard: BigInt) -> BigInt {
          guard let given else { return standard }
          let number = given.isNegative ? given + count : given
          return number < lower ? lower : number > upper ? upper : number
        }
        let start = place(try bound(slice.start), step.isNegative ? upper : lower)
        let stop = place(try bound(slice.stop), step.isNegative ? lower : upper)
        return Value(tuple: [start, stop, step].map { PyBigInt.value($0) })
      }
    ])
    Classes.range.add(properties: [
      GetSetDescriptor(
        "start", "The first number.",
        get: {
          ($0.object as? PyBigRange).map { PyBigInt.value($0.start) } ?? .int(($0.object as? PyRange)?.start ?? 0)
        }),
      GetSetDescriptor(
        "stop", "The number it does not reach.",
        get: { ($0.object as? PyBigRange).map { PyBigInt.value($0.stop) } ?? .int(($0.object as? PyRange)?.stop ?? 0) }),
      GetSetDescriptor(
        "step", "The distance.",
        get: { ($0.object as? PyBigRange).map { PyBigInt.value($0.step) } ?? .int(($0.object as? PyRange)?.step ?? 1) }),
    ])
    installModule()
  }
}
