// SPDX-License-Identifier: GPL-3.0-or-later

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
    try interpreter.pollInterrupt()
    try interpreter.enter()
    defer { interpreter.leave() }
    if object.cls.isUserDefined || !object.isBuiltinContainer,
      let method = object.attributes?["__deepcopy__"] ?? object.cls.lookup("__deepcopy__"), !(object is PyClass)
    {
      let copy = try interpreter.call(interpreter.bind(method, to: value, object.cls), [.dict(dictionary)])
      remember(object, copy)
      return copy
    }
    if interpreter.saysHowItIsMade(object) {
      let remember = Declaration("remember", "(copy, /)", "Notes the copy before what it holds is copied.") {
        self.remember(object, $0[0])
        return .none
      }
      let copy = try interpreter.copyByReduction(
        value, [.dict(dictionary), .object(BuiltinFunction(remember, module: "copy"))])
      self.remember(object, copy)
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
      for key in set.table.keys { try copy.insert(deepCopy(key)) }
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
      if let state = try interpreter.copiedState(of: value) {
        try interpreter.restoreState(made, deepCopy(state))
      } else {
        try copyAttributes(from: object, to: copy)
      }
      return made
    case let slice as PySlice:
      return .object(PySlice(try deepCopy(slice.start), try deepCopy(slice.stop), try deepCopy(slice.step)))
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

extension Interpreter {
  /// What a program's `__getstate__` gives.
  package func copiedState(of value: Value) throws -> Value? {
    guard let method = userMethod(value, "__getstate__") else { return nil }
    return try call(method, [value])
  }

  /// Gives a copy the state: by `__setstate__`, or as its attributes.
  package func restoreState(_ copy: Value, _ state: Value) throws {
    if let method = userMethod(copy, "__setstate__") {
      _ = try call(method, [copy, state])
      return
    }
    let attributes = PyDict()
    try update(attributes, from: state)
    for (key, value) in attributes.table.pairs {
      if let name = key.text { copy.object?.attributes?[Symbol(name)] = value }
    }
  }
}

extension Interpreter {
  /// Whether a program's class says how its objects are made again: `__reduce__` and its kin.
  package func saysHowItIsMade(_ object: PyObject) -> Bool {
    guard object.cls.isUserDefined, !(object is PyClass), !isImported(object.cls.module) else { return false }
    return ["__reduce_ex__", "__reduce__", "__getnewargs_ex__", "__getnewargs__"].contains { (name: Symbol) in
      object.cls.lookup(name).map { userFunction($0) != nil } ?? false
    }
  }

  /// A copy made as `pickle` would: by what the class says.
  package func copyByReduction(_ value: Value, _ more: [Value] = []) throws -> Value {
    try call(importName("_copied", from: importModule("copyreg")), [value] + more)
  }
}
