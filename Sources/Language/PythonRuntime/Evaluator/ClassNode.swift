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
  init(_ code: CodeObject, bases: CompiledArguments, captured: [Int], classCell: Int, _ span: SourceSpan) {
    self.code = code
    self.bases = bases
    self.captured = captured
    self.classCell = classCell
    super.init(span)
  }

  override func evaluate(_ frame: Frame) throws -> Value {
    let arguments = try bases.evaluate(frame) { code.name }
    let body = Frame(code, frame.interpreter)
    body.prepareCells(captured.map { frame.cell($0) })
    if let doc = code.doc { body.classNamespace["__doc__"] = Value(doc) }
    do {
      _ = try code.body.execute(body)
    } catch {
      throw marked(leaving(error, body), span, frame)
    }
    do {
      let value = try frame.interpreter.makeClass(
        name: code.name, qualname: code.qualname, bases: arguments.positional, keywords: arguments.keywords,
        namespace: body.classNamespace)
      if classCell >= 0 { body.cell(classCell).contents = value }
      return value
    } catch { throw marked(error, span, frame) }
  }
}

extension Interpreter {
  /// Makes a class as a `class` statement does: bases, metaclass, `__set_name__`, `__init_subclass__`.
  public func makeClass(
    name: String, qualname: String, bases: [Value], keywords: [(name: Symbol, value: Value)], namespace: AttributeTable
  ) throws -> Value {
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
        throw PyError.type("bases must be types")
      }
      classes.append(cls)
    }
    for cls in classes
    where cls === Classes.bool || cls === Classes.none || cls === Classes.function || cls === Classes.slice
      || cls === Classes.range
    {
      throw PyError.type("type '\(cls.name)' is not an acceptable base type")
    }
    if classes.isEmpty { classes = [Classes.object] }
    var metaclass = keywords.first { $0.name == "metaclass" }?.value
    if metaclass == nil { metaclass = classes.map(\.cls).first { $0 !== Classes.type }.map { .object($0) } }
    if let metaclass, case .object(let o) = metaclass, let meta = o as? PyClass, meta !== Classes.type,
      let maker = meta.lookup("__new__"), userFunction(maker) != nil
    {
      let dict = PyDict()
      for (key, value) in zip(namespace.names, namespace.values) { try dict.set(key.name, value) }
      let rest = keywords.filter { $0.name != "metaclass" }
      let tuple = Value(tuple: classes.map { .object($0) })
      let function: Value
      if case .object(let m) = maker, let wrapper = m as? PyClassOrStaticMethod {
        function = wrapper.function
      } else {
        function = maker
      }
      let made = try call(function, Arguments([metaclass, Value(name), tuple, .dict(dict)], keywords: rest))
      if case .object(let object) = made, let cls = object as? PyClass, cls.qualname == name { cls.qualname = qualname }
      if let initialiser = meta.lookup("__init__"), userFunction(initialiser) != nil {
        _ = try call(initialiser, Arguments([made, Value(name), tuple, .dict(dict)], keywords: rest))
      }
      return made
    }
    let cls = try buildClass(name: name, qualname: qualname, bases: classes, namespace: namespace)
    if let metaclass, case .object(let o) = metaclass, let meta = o as? PyClass, meta !== Classes.type {
      cls.cls = meta
      if let initialiser = meta.lookup("__init__"), userFunction(initialiser) != nil {
        _ = try call(
          initialiser, [.object(cls), Value(name), Value(tuple: classes.map { .object($0) }), .dict(PyDict())])
      }
    }
    try finishClass(cls, keywords: keywords.filter { $0.name != "metaclass" })
    return .object(cls)
  }

  /// The bare class object.
  public func buildClass(name: String, qualname: String, bases: [PyClass], namespace: AttributeTable) throws -> PyClass
  {
    let cls = try PyClass(
      name, module: "__main__", bases: bases, userDefined: true, instancesHaveAttributes: true, immutable: false)
    cls.qualname = qualname
    cls.replaceNamespace(namespace)
    cls.slots = try slots(namespace["__slots__"], bases)
    if namespace["__eq__"] != nil, namespace["__hash__"] == nil { cls.set("__hash__", Value.none) }
    return cls
  }

  /// The names that instances are limited to; nil when the class or a base leaves them free.
  private func slots(_ declared: Value?, _ bases: [PyClass]) throws -> [Symbol]? {
    guard let declared else { return nil }
    var names: [Symbol] = []
    for base in bases where base !== Classes.object {
      if let inherited = base.slots { names += inherited } else if base.instancesHaveAttributes { return nil }
    }
    let own = declared.text != nil ? [declared] : try collect(declared)
    for name in own {
      guard let text = name.text else {
        throw PyError.type("__slots__ items must be strings, not '\(type(of: name).name)'")
      }
      if text == "__dict__" { return nil }
      names.append(Symbol(text))
    }
    return names
  }

  /// `__set_name__` of the attributes and `__init_subclass__` of the parent.
  public func finishClass(_ cls: PyClass, keywords: [(name: Symbol, value: Value)]) throws {
    for (key, value) in zip(cls.namespace.names, cls.namespace.values) {
      if let hook = userMethod(value, "__set_name__") { _ = try call(hook, [value, .object(cls), Value(key.name)]) }
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
