/// What `copy.deepcopy` has copied so far, so that shared objects stay shared and cycles end.
public final class DeepCopyMemo {
  /// The memo as programs see it, for `__deepcopy__(memo)`.
  public let dictionary: PyDict
  private var copies: [ObjectIdentifier: Value] = [:]
  /// Keeps the originals alive, for identities are used as keys.
  private var originals: [PyObject] = []

  /// Makes an empty memo.
  public init(_ dictionary: PyDict = PyDict()) { self.dictionary = dictionary }

  /// The copy of an object made before.
  public func copy(of object: PyObject) -> Value? { copies[ObjectIdentifier(object)] }

  /// Remembers a copy; call it before copying what the object contains.
  public func remember(_ object: PyObject, _ copy: Value) {
    copies[ObjectIdentifier(object)] = copy
    originals.append(object)
  }

  /// A deep copy of a value.
  public func deepCopy(_ value: Value) throws -> Value {
    guard let object = value.object else { return value }
    if let done = copy(of: object) { return done }
    let interpreter = Interpreter.current
    try interpreter.enter()
    defer { interpreter.leave() }
    if object.cls.isUserDefined || !object.isBuiltinContainer,
      let method = object.attributes?["__deepcopy__"] ?? object.cls.lookup("__deepcopy__"), !(object is PyClass)
    {
      let copy = try interpreter.call(interpreter.bind(method, to: value, object.cls), [.dict(dictionary)])
      remember(object, copy)
      return copy
    }
    return try copyContents(value, object)
  }

  private func copyContents(_ value: Value, _ object: PyObject) throws -> Value {
    switch value {
    case .string: return value
    case .list(let list):
      let copy = PyList([], cls: list.cls)
      remember(list, .list(copy))
      for item in list.items { copy.items.append(try deepCopy(item)) }
      try copyAttributes(from: list, to: copy)
      return .list(copy)
    case .tuple(let tuple):
      let items = try tuple.items.map { try deepCopy($0) }
      if let done = copy(of: tuple) { return done }
      if zip(items, tuple.items).allSatisfy({ Value.identical($0, $1) }), tuple.attributes == nil { return value }
      let copy = PyTuple(items, cls: tuple.cls)
      remember(tuple, .tuple(copy))
      try copyAttributes(from: tuple, to: copy)
      return .tuple(copy)
    case .dict(let dict):
      let copy = PyDict(cls: dict.cls)
      remember(dict, .dict(copy))
      copy.defaultFactory = dict.defaultFactory
      for (key, item) in dict.table.pairs { try copy.set(deepCopy(key), deepCopy(item)) }
      try copyAttributes(from: dict, to: copy)
      return .dict(copy)
    default: break
    }
    if let copy = try object.deepCopy(self) {
      if self.copy(of: object) == nil { remember(object, Value(copy)) }
      return Value(copy)
    }
    switch object {
    case let set as PySet:
      let copy = PySet(cls: set.cls)
      remember(set, .object(copy))
      for key in set.table.keys { try copy.table.insert(deepCopy(key)) }
      try copyAttributes(from: set, to: copy)
      return .object(copy)
    case is PyInstance, is PyException:
      let interpreter = Interpreter.current
      let made = try interpreter.makeInstance(object.cls, Arguments())
      guard let copy = made.object else { return value }
      remember(object, made)
      if let exception = object as? PyException, let other = copy as? PyException {
        other.arguments = try exception.arguments.map { try deepCopy($0) }
      }
      if let state = try CopyModule.state(of: value) {
        try CopyModule.restore(made, deepCopy(state))
      } else {
        try copyAttributes(from: object, to: copy)
      }
      return made
    case let method as PyMethod:
      return .object(PyMethod(function: method.function, receiver: try deepCopy(method.receiver)))
    default:
      // Functions, classes, modules and the like are themselves.
      return value
    }
  }

  /// Copies the attributes of an object into its copy.
  public func copyAttributes(from object: PyObject, to copy: PyObject) throws {
    guard let attributes = object.attributes else { return }
    for (name, value) in zip(attributes.names, attributes.values) {
      let copied = try deepCopy(value)
      copy.attributes?[name] = copied
    }
  }
}

/// `copy`
enum CopyModule {
  static func make() -> PyModule {
    let module = PyModule("copy")
    module.add([
      Declaration(
        "copy", "(x)", "A shallow copy: a new container with the same contents.",
        example: "import copy; copy.copy([1, 2])"
      ) {
        try shallow($0[0])
      },
      Declaration("deepcopy", "(x, memo=None)", "A copy of an object and of everything in it.") { bound in
        if case .dict(let dictionary) = bound[1] {
          let memo = bound.interpreter.memo(for: dictionary)
          return try memo.deepCopy(bound[0])
        }
        let memo = DeepCopyMemo()
        bound.interpreter.runningCopies.append(memo)
        defer { bound.interpreter.runningCopies.removeLast() }
        return try memo.deepCopy(bound[0])
      },
    ])
    module.set("Error", .object(ExceptionClasses.runtimeError))
    return module
  }

  /// What a program's `__getstate__` gives.
  static func state(of value: Value) throws -> Value? {
    guard let method = Interpreter.current.userMethod(value, "__getstate__") else { return nil }
    return try Interpreter.current.call(method, [value])
  }

  /// Gives a copy the state: by `__setstate__`, or as its attributes.
  static func restore(_ copy: Value, _ state: Value) throws {
    let interpreter = Interpreter.current
    if let method = interpreter.userMethod(copy, "__setstate__") {
      _ = try interpreter.call(method, [copy, state])
      return
    }
    let attributes = PyDict()
    try interpreter.update(attributes, from: state)
    for (key, value) in attributes.table.pairs {
      if let name = key.text { copy.object?.attributes?[Symbol(name)] = value }
    }
  }

  private static func shallow(_ value: Value) throws -> Value {
    guard let object = value.object else { return value }
    let interpreter = Interpreter.current
    if !(object is PyClass), object.cls.isUserDefined || !object.isBuiltinContainer,
      let method = object.cls.lookup("__copy__")
    {
      return try interpreter.call(interpreter.bind(method, to: value, object.cls), [])
    }
    let made: PyObject
    switch value {
    case .string, .tuple: return value
    case .list(let list): made = PyList(list.items, cls: list.cls)
    case .dict(let dict):
      let copy = PyDict(cls: dict.cls)
      copy.table = dict.table
      copy.defaultFactory = dict.defaultFactory
      made = copy
    default:
      if let copy = try object.shallowCopy() { return Value(copy) }
      if let set = object as? PySet {
        made = try set.copy(cls: set.cls)
      } else if object is PyInstance || object is PyException {
        guard let copy = try interpreter.makeInstance(object.cls, Arguments()).object else { return value }
        if let exception = object as? PyException { (copy as? PyException)?.arguments = exception.arguments }
        if let state = try state(of: value) {
          try restore(Value(copy), state)
          return Value(copy)
        }
        made = copy
      } else {
        return value
      }
    }
    if let attributes = object.attributes { made.attributes = attributes }
    return Value(made)
  }
}

extension Interpreter {
  /// The memo whose dictionary a program's `__deepcopy__` hands on; a new one for a dictionary of its own.
  func memo(for dictionary: PyDict) -> DeepCopyMemo {
    runningCopies.last { $0.dictionary === dictionary } ?? DeepCopyMemo(dictionary)
  }
}
