// SPDX-License-Identifier: GPL-3.0-or-later

import PythonSyntax

/// `object.__dict__`: a live view of an object's attributes that reads and writes like a dictionary.
public final class AttributeView: PyObject {
  /// The object whose attributes it shows.
  public let owner: PyObject
  // SAFETY: made once, gets its methods while the built-in names are installed, used on one thread.
  /// The class: `dict` by name, with methods that reach the object.
  package static nonisolated(unsafe) let viewClass = PyClass(builtin: "dict", base: Classes.dict)
  /// Makes a view.
  public init(_ owner: PyObject) {
    self.owner = owner
    super.init(cls: AttributeView.viewClass)
  }

  public override func showReferences(to walk: ReferenceWalk) { walk.see(owner) }

  private var table: AttributeTable {
    if let cls = owner as? PyClass { return cls.shownNamespace }
    guard let all = owner.attributes else { return AttributeTable() }
    let slots = owner.hasUserClass ? owner.cls.mro.flatMap(\.members).map(\.name) : []
    if slots.isEmpty { return all }
    // What lies in slots is no part of the dictionary.
    var table = AttributeTable()
    for (name, value) in zip(all.names, all.values) where !slots.contains(name.name) { table[name] = value }
    return table
  }

  /// The same contents as an ordinary dictionary.
  public func dictionary() throws -> PyDict {
    if let given = owner.givenDictionary { return given }
    let dict = PyDict()
    let table = table
    for (name, value) in zip(table.names, table.values) { try dict.set(name.name, value) }
    return dict
  }

  public override func getItem(_ index: Value) throws -> Value? {
    if let given = owner.givenDictionary { return try Interpreter.current.getItem(.dict(given), index) }
    guard let name = index.text else { throw PyError.key(index) }
    if let cls = owner as? PyClass, let value = cls.namespace[Symbol(name)] { return value }
    guard let value = table[Symbol(name)] else { throw PyError.key(index) }
    return value
  }
  public override func setItem(_ index: Value, _ value: Value) throws -> Bool {
    if owner is PyClass { return false }
    if let given = owner.givenDictionary {
      try given.set(index, value)
      return true
    }
    guard let name = index.text else {
      // A dictionary of attributes may have other keys, too: it is an ordinary one from then on.
      let dictionary = try dictionary()
      try dictionary.set(index, value)
      guard owner.hasUserClass else { return false }
      owner.adopt(dictionary)
      return true
    }
    owner.attributes?[Symbol(name)] = value
    return true
  }
  public override func deleteItem(_ index: Value) throws -> Bool {
    if owner is PyClass { return false }
    if let given = owner.givenDictionary {
      guard try given.remove(index) != nil else { throw PyError.key(index) }
      return true
    }
    guard let name = index.text, owner.attributes?[Symbol(name)] != nil else { throw PyError.key(index) }
    owner.attributes?[Symbol(name)] = nil
    return true
  }
  public override func length() throws -> Int? { try owner.givenDictionary?.length() ?? table.count }
  public override func contains(_ item: Value) throws -> Bool? {
    if let given = owner.givenDictionary { return try given.has(item) }
    return item.text.map { table[Symbol($0)] != nil } ?? false
  }
  public override func compare(_ op: ComparisonOperator, _ other: Value) throws -> Value? {
    let others: PyDict
    switch other {
    case .dict(let dictionary): others = dictionary
    case .object(let object):
      guard let view = object as? AttributeView else { return nil }
      others = try view.dictionary()
    default: return nil
    }
    return try Interpreter.current.nativeCompare(op, .dict(dictionary()), .dict(others))
  }
  public override func binary(_ op: BinaryOperator, _ other: Value, reflected: Bool) throws -> Value? {
    guard op == .bitOr else { return nil }
    var other = other
    if let view = other.object as? AttributeView { other = .dict(try view.dictionary()) }
    guard case .dict = other else { return nil }
    let interpreter = Interpreter.current
    return try reflected
      ? interpreter.nativeBinary(op, other, .dict(dictionary()))
      : interpreter.nativeBinary(op, .dict(dictionary()), other)
  }
  public override func inPlace(_ op: BinaryOperator, _ other: Value) throws -> Value? {
    guard op == .bitOr, !(owner is PyClass) else { return nil }
    let added = PyDict()
    try Interpreter.current.update(added, from: other)
    for (key, value) in added.table.pairs { _ = try setItem(key, value) }
    return .object(self)
  }
  public override func shallowCopy() throws -> PyObject? {
    let copy = PyDict()
    copy.table = try dictionary().table
    return copy
  }
  public override func deepCopy(_ memo: DeepCopyMemo) throws -> PyObject? {
    try memo.deepCopy(.dict(dictionary())).object
  }
  public override func makeIterator() throws -> PyIterator? {
    if let given = owner.givenDictionary { return try given.makeIterator() }
    return SequenceIterator(table.names.map { Value($0.name) })
  }
  public override func repr() throws -> String { try Interpreter.current.repr(.dict(dictionary())) }
  public override func hash() throws -> Int? { nil }
  public override func dynamicAttribute(_ name: Symbol) throws -> Value? { nil }
}

extension PyClass {
  /// The names of its own attributes, with those of its slots.
  var shownNames: [Symbol] { namespace.names + members.map { Symbol($0.name) } }

  /// What `cls.__dict__` shows: for a class of a program also its module, slots, documentation, and how instances have a dictionary.
  var shownNamespace: AttributeTable {
    guard isUserDefined else { return namespace }
    var table = AttributeTable()
    if namespace[Special.module] == nil { table[Special.module] = Value(module) }
    for (name, value) in zip(namespace.names, namespace.values) { table[name] = value }
    for member in members { table[Symbol(member.name)] = .object(member) }
    for name in ["__dict__", "__weakref__"] where addedLayout.contains(name) {
      let descriptor = GetSetDescriptor(
        name,
        get: { value in
          guard let object = value.object else { throw PyError.attribute(value, name) }
          return name == "__dict__" ? .object(AttributeView(object)) : .none
        },
        set: name == "__dict__"
          ? { value, new in
            guard let object = value.object, !(object is PyClass), !(object is PyModule) else {
              throw PyError.type(
                "this __dict__ descriptor does not support '\(Interpreter.current.type(of: value).messageName)' objects"
              )
            }
            try object.setDictionary(new)
          } : nil)
      descriptor.owner = self
      table[Symbol(name)] = .object(descriptor)
    }
    if table[Special.doc] == nil { table[Special.doc] = Value.none }
    return table
  }
}
