// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics

/// `class Name(bases): body`
final class ClassNode: Node {
  let code: CodeObject
  let bases: CompiledArguments
  /// The slots of this frame that hold the cells of the body's closure.
  let captured: [Int]
  /// The slot in the body's frame of the cell `__class__`, -1 when no method needs it.
  let classCell: Int
  /// Whether names are annotated in the body.
  let annotates: Bool
  init(
    _ code: CodeObject, bases: CompiledArguments, captured: [Int], classCell: Int, annotates: Bool, _ span: SourceSpan
  ) {
    self.annotates = annotates
    self.code = code
    self.bases = bases
    self.captured = captured
    self.classCell = classCell
    super.init(span)
  }

  override func evaluate(_ frame: Frame) throws -> Value {
    let arguments = try bases.evaluate(frame) { code.name }
    let interpreter = frame.interpreter
    let body = Frame(code, interpreter)
    body.prepareCells(captured.map { frame.cell($0) })
    var plan: ClassPlan
    do {
      plan = try interpreter.planClass(
        code.name, qualname: code.qualname, bases: arguments.positional, keywords: arguments.keywords)
      (plan.module, plan.isOfLibrary) = (code.origin.moduleName ?? "builtins", code.origin.isOfLibrary)
    } catch { throw marked(error, span, frame) }
    body.classNamespace = plan.namespace
    do {
      if annotates, try body.className(Special.annotations) == nil {
        try body.setClassName(Special.annotations, .dict(PyDict()))
      }
    } catch { throw marked(error, span, frame) }
    if let doc = code.doc {
      do { try body.setClassName("__doc__", Value(doc)) } catch { throw marked(error, span, frame) }
    }
    do {
      _ = try code.body.execute(body)
    } catch {
      throw marked(leaving(error, body), span, frame)
    }
    do {
      let cell = classCell >= 0 ? body.cell(classCell) : nil
      if let cell { try body.setClassName("__classcell__", .object(cell)) }
      let value = try interpreter.makeClass(plan, namespace: body.classNamespace)
      if let cell, cell.contents.isUndefined {
        if plan.isOfProgram, let cls = value.object as? PyClass {
          throw PyError.runtime(
            "__class__ not set defining '\(code.name)' as \(try cls.repr()). Was __classcell__ propagated to type.__new__?"
          )
        }
        cell.contents = value
      }
      return value
    } catch { throw marked(error, span, frame) }
  }
}

/// What is known of a class before its body runs.
struct ClassPlan {
  let name: String
  let qualname: String
  /// The bases, with each object that stands for others put in place of those.
  let bases: [PyClass]
  /// The bases as they were written.
  let given: [Value]
  let metaclass: Value
  /// The other keyword arguments.
  let keywords: [(name: Symbol, value: Value)]
  /// Bases that are no classes.
  var others: Value?
  /// What the body begins with.
  var namespace = AttributeTable()
  /// The module in which it is defined, and whether that is one of the library's.
  var module = "__main__"
  var isOfLibrary = false

  /// The bases as a metaclass gets them: none where none were written.
  var tuple: Value { others ?? Value(tuple: given.isEmpty ? [] : bases.map { .object($0) }) }

  /// Whether the metaclass is one that the program defined.
  var isOfProgram: Bool { (metaclass.object as? PyClass)?.isOfProgram ?? false }
}

extension Frame {
  static let mappingName = Symbol(" namespace")

  /// The object that `__prepare__` of a metaclass gave for the names of a class body; nil for the ordinary table.
  var classMapping: Value? { classNamespace[Frame.mappingName] }

  /// A name in the class body.
  func className(_ name: Symbol) throws -> Value? {
    guard let mapping = classMapping else { return classNamespace[name] }
    do {
      return try interpreter.getItem(mapping, Value(name.name))
    } catch let raised as Raised where raised.exception.cls.isSubclass(of: ExceptionClasses.keyError) {
      return nil
    }
  }

  /// Gives a name in the class body a value.
  func setClassName(_ name: Symbol, _ value: Value) throws {
    if let mapping = classMapping {
      try interpreter.setItem(mapping, Value(name.name), value)
    } else {
      classNamespace[name] = value
    }
  }
}

extension Interpreter {
  /// Makes a class as a `class` statement does: bases, metaclass, `__set_name__`, `__init_subclass__`.
  public func makeClass(
    name: String, qualname: String, bases: [Value], keywords: [(name: Symbol, value: Value)], namespace: AttributeTable
  ) throws -> Value {
    try makeClass(planClass(name, qualname: qualname, bases: bases, keywords: keywords), namespace: namespace)
  }

  /// Finds bases and metaclass, and asks that for the namespace.
  func planClass(
    _ name: String, qualname: String, bases: [Value], keywords: [(name: Symbol, value: Value)]
  ) throws -> ClassPlan {
    var classes: [PyClass] = []
    for base in bases {
      guard case .object(let o) = base, let cls = o as? PyClass else {
        // `Generic[T]` and the like give plain objects that stand for no base.
        if let entries = try attributeIfPresent(base, "__mro_entries__") {
          for entry in try collect(call(entries, [Value(tuple: bases)])) {
            if case .object(let e) = entry, let cls = e as? PyClass { classes.append(cls) }
          }
          continue
        }
        // A callable that makes no class takes whatever stands there.
        if let maker = keywords.first(where: { $0.name == "metaclass" })?.value,
          (maker.object as? PyClass)?.isSubclass(of: Classes.type) != true
        {
          return try planCall(name, qualname, bases, keywords, maker)
        }
        throw PyError.type("bases must be types")
      }
      classes.append(cls)
    }
    if classes.isEmpty { classes = [Classes.object] }
    var metaclass = keywords.first { $0.name == "metaclass" }?.value ?? .object(Classes.type)
    if let given = metaclass.object as? PyClass {
      metaclass = .object(try PyClass.metaclass(given, of: bases.isEmpty ? [] : classes))
    }
    var plan = ClassPlan(
      name: name, qualname: qualname, bases: classes, given: bases, metaclass: metaclass,
      keywords: keywords.filter { $0.name != "metaclass" })
    if let prepare = try programsPrepare(of: metaclass) {
      let tuple = plan.tuple
      let made = try call(prepare, Arguments([Value(name), tuple], keywords: plan.keywords))
      guard type(of: made).lookup(Special.getitem) != nil else {
        let maker = (metaclass.object as? PyClass)?.name ?? "<metaclass>"
        throw PyError.type("\(maker).__prepare__() must return a mapping, not \(type(of: made).name)")
      }
      plan.namespace[Frame.mappingName] = made
    }
    return plan
  }

  private func planCall(
    _ name: String, _ qualname: String, _ bases: [Value], _ keywords: [(name: Symbol, value: Value)], _ maker: Value
  ) throws -> ClassPlan {
    var plan = ClassPlan(
      name: name, qualname: qualname, bases: [], given: bases, metaclass: maker,
      keywords: keywords.filter { $0.name != "metaclass" })
    plan.others = Value(tuple: bases)
    if let prepare = try programsPrepare(of: maker) {
      plan.namespace[Frame.mappingName] = try call(
        prepare, Arguments([Value(name), plan.tuple], keywords: plan.keywords))
    }
    return plan
  }

  /// The `__prepare__` that a program defined in a metaclass.
  private func programsPrepare(of metaclass: Value) throws -> Value? {
    guard let cls = metaclass.object as? PyClass else { return try attributeIfPresent(metaclass, "__prepare__") }
    if cls === Classes.type { return nil }
    if let found = cls.lookup("__prepare__"), userFunction(found) == nil { return nil }
    return try attributeIfPresent(metaclass, "__prepare__")
  }

  /// Makes the class whose body has run.
  func makeClass(_ plan: ClassPlan, namespace body: AttributeTable) throws -> Value {
    let classes = plan.bases
    let keywords = plan.keywords
    // Any other callable is called, also a class that is none of classes.
    let meta = (plan.metaclass.object as? PyClass).flatMap { $0.isSubclass(of: Classes.type) ? $0 : nil }
    let maker = meta?.lookup("__new__").flatMap { userFunction($0) }
    var contents: Value?
    if let mapping = body[Frame.mappingName] {
      contents = mapping
      if try attributeIfPresent(mapping, "setdefault") != nil, try !contains(mapping, Value("__qualname__")) {
        try setItem(mapping, Value("__qualname__"), Value(plan.qualname))
      }
    }
    if meta == nil || maker != nil {
      let dict: Value
      if let contents {
        dict = contents
      } else {
        let made = PyDict()
        for (key, value) in zip(body.names, body.values) { try made.set(key.name, value) }
        if plan.isOfProgram, try !made.has(Value("__qualname__")) { try made.set("__qualname__", Value(plan.qualname)) }
        dict = .dict(made)
      }
      if plan.others == nil,
        classes.count != plan.given.count
          || !zip(classes, plan.given).allSatisfy({ $0 === $1.object }), !plan.given.isEmpty
      {
        try setItem(dict, Value("__orig_bases__"), Value(tuple: plan.given))
      }
      let tuple = plan.tuple
      guard let meta, let maker else {
        return try call(plan.metaclass, Arguments([Value(plan.name), tuple, dict], keywords: keywords))
      }
      var function = maker
      if case .object(let m) = maker, let wrapper = m as? PyClassOrStaticMethod { function = wrapper.function }
      let made = try call(
        function, Arguments([plan.metaclass, Value(plan.name), tuple, dict], keywords: keywords))
      guard case .object(let object) = made, let cls = object as? PyClass else { return made }
      if cls.qualname == plan.name { cls.qualname = plan.qualname }
      if cls.module == "__main__" { (cls.module, cls.isOfLibrary) = (plan.module, plan.isOfLibrary) }
      if cls.cls.isSubclass(of: meta), let initialiser = meta.lookup("__init__"), userFunction(initialiser) != nil {
        _ = try call(initialiser, Arguments([made, Value(plan.name), tuple, dict], keywords: keywords))
      }
      return made
    }
    var namespace = body
    if let contents {
      namespace = AttributeTable()
      let copied = PyDict()
      try update(copied, from: contents)
      for (key, value) in copied.table.pairs { if let key = key.text { namespace[Symbol(key)] = value } }
    }
    if classes.count != plan.given.count || !zip(classes, plan.given).allSatisfy({ $0 === $1.object }),
      !plan.given.isEmpty
    {
      namespace["__orig_bases__"] = Value(tuple: plan.given)
    }
    let cls = try buildClass(
      name: plan.name, qualname: plan.qualname, bases: classes, namespace: namespace, metaclass: meta)
    (cls.module, cls.isOfLibrary) = (plan.module, plan.isOfLibrary)
    let initialiser = meta.flatMap { $0 === Classes.type ? nil : $0.lookup("__init__") }.flatMap { userFunction($0) }
    try finishClass(cls, keywords: keywords)
    if let initialiser {
      let dict = PyDict()
      for (key, value) in zip(namespace.names, namespace.values) { try dict.set(key.name, value) }
      let tuple = plan.tuple
      _ = try call(initialiser, Arguments([.object(cls), Value(plan.name), tuple, .dict(dict)], keywords: keywords))
    }
    return .object(cls)
  }

  /// The metaclass of a class with these bases: the most derived one.
  package func metaclass(_ given: PyClass, of bases: [PyClass]) throws -> PyClass {
    try PyClass.metaclass(given, of: bases)
  }

  /// The bare class object.
  public func buildClass(
    name: String, qualname: String, bases: [PyClass], namespace: AttributeTable, metaclass: PyClass? = nil
  ) throws -> PyClass {
    for base in bases where base.isFinal {
      throw PyError.type("type '\(base.name)' is not an acceptable base type")
    }
    for (i, base) in bases.enumerated() where bases[..<i].contains(where: { $0 === base }) {
      throw PyError.type("duplicate base class \(base.name)")
    }
    try PyClass.checkLayout(bases)
    var namespace = namespace
    let cell = namespace["__classcell__"]
    var qualname = qualname
    if let given = namespace["__qualname__"] {
      guard let text = given.text else {
        throw PyError.type("type __qualname__ must be a str, not \(type(of: given).name)")
      }
      qualname = text
    }
    let layout = try SlotLayout(name, namespace, bases, self)
    namespace["__classcell__"] = nil
    namespace["__qualname__"] = nil
    // These are static and class methods without being told.
    for (name, isClassMethod) in [("__new__", false), ("__init_subclass__", true), ("__class_getitem__", true)] {
      if case .object(let object)? = namespace[Symbol(name)], object.kind == .function {
        namespace[Symbol(name)] = .object(PyClassOrStaticMethod(.object(object), isClassMethod: isClassMethod))
      }
    }
    // Descriptors of another class, from a copy of its dictionary.
    for name in ["__dict__", "__weakref__"] as [Symbol] where namespace[name]?.object is GetSetDescriptor {
      namespace[name] = nil
    }
    let cls = try PyClass(
      name, module: "__main__", bases: bases, userDefined: true, instancesHaveAttributes: true, immutable: false)
    cls.qualname = qualname
    (cls.slots, cls.addedLayout, cls.hasWeakReferences) = (layout.allowed, layout.added, layout.hasWeakReferences)
    cls.members = layout.own.map { GetSetDescriptor(slot: $0, of: cls) }
    cls.replaceNamespace(namespace)
    if namespace[Special.finalise] != nil { PyClass.anyFinaliser = true }
    if let metaclass, metaclass !== Classes.type {
      cls.cls = metaclass
      try cls.applyOwnOrder()
    }
    if let cell {
      guard case .object(let object) = cell, let place = object as? PyCell else {
        throw PyError.type("__classcell__ must be a nonlocal cell, not \(try type(of: cell).repr())")
      }
      place.contents = .object(cls)
    }
    if namespace["__eq__"] != nil, namespace["__hash__"] == nil { cls.set("__hash__", Value.none) }
    return cls
  }

  /// `__set_name__` of the attributes and `__init_subclass__` of the parent.
  public func finishClass(_ cls: PyClass, keywords: [(name: Symbol, value: Value)]) throws {
    for (key, value) in zip(cls.namespace.names, cls.namespace.values) {
      if case .object(let object) = value, let property = object as? PyProperty, property.parts.name == nil {
        property.parts.name = key.name
      }
      if let hook = userMethod(value, "__set_name__") {
        do { _ = try call(hook, [value, .object(cls), Value(key.name)]) } catch {
          let reason = normalise(error)
          guard reason.cls.isSubclass(of: ExceptionClasses.exception) else { throw error }
          let raised = PyError.runtime(
            "Error calling __set_name__ on '\(type(of: value).messageName)' instance '\(key.name)' in '\(cls.name)'")
          raised.exception.cause = reason
          raised.exception.suppressesContext = true
          throw raised
        }
      }
    }
    if let hook = PyClass.lookup("__init_subclass__", after: cls, in: cls.mro), case .object(let o) = hook,
      !(o is BuiltinFunction)
    {
      let function = (o as? PyClassOrStaticMethod)?.function ?? hook
      _ = try call(function, Arguments([.object(cls)], keywords: keywords))
    } else if !keywords.isEmpty {
      throw PyError.type("\(cls.name).__init_subclass__() takes no keyword arguments")
    }
  }
}

extension PyClass {
  /// Whether no class can be derived from it.
  var isFinal: Bool {
    let names = [
      "bool", "NoneType", "ellipsis", "NotImplementedType", "function", "slice", "range", "method", "generator", "code",
      "cell",
      "traceback", "builtin_function_or_method", "method_descriptor", "wrapper_descriptor", "getset_descriptor",
      "mappingproxy", "dict_keys", "dict_values", "dict_items",
    ]
    return module == "builtins" && !isUserDefined && names.contains(name)
  }

  /// The metaclass of a class with these bases: the most derived one.
  static func metaclass(_ given: PyClass, of bases: [PyClass]) throws -> PyClass {
    var winner = given
    for base in bases where !winner.isSubclass(of: base.cls) {
      guard base.cls.isSubclass(of: winner) else {
        throw PyError.type(
          "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses "
            + "of all its bases")
      }
      winner = base.cls
    }
    return winner
  }
}
