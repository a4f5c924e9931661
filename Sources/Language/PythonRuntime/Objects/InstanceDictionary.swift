// SPDX-License-Identifier: GPL-3.0-or-later

// `object.__dict__` is a view of the object's attributes (`AttributeView`), which lie in a table, so that code finds them by their place. When a program gives
// an object another dictionary (`self.__dict__ = self`, a state that several objects share), that dictionary has the attributes from then on: the table
// holds it under a name that no program can write, and has a shape of its own, which no cache of the evaluator remembers.
extension PyObject {
  private static let dictionaryName = Symbol(" __dict__")

  /// The dictionary that a program gave the object as its `__dict__`; nil while its attributes are in its own table.
  package final var givenDictionary: PyDict? {
    guard let table = storedAttributes, !table.shape.isShared, table.count == 1,
      case .dict(let dictionary)? = table[PyObject.dictionaryName]
    else { return nil }
    return dictionary
  }

  /// Makes it an instance of a program's class right after it was made.
  package final func become(_ cls: PyClass) {
    self.cls = cls
    if cls.instancesHaveAttributes, storedAttributes == nil { attributes = .shared }
  }

  /// The attribute of the object itself.
  final func ownAttribute(_ name: Symbol) throws -> Value? {
    if let found = storedAttributes?[name] { return found }
    guard hasUserClass, let dictionary = givenDictionary else { return nil }
    return try dictionary.get(name.name)
  }

  /// `object.__dict__ = value`
  final func setDictionary(_ value: Value) throws {
    switch value {
    case .dict(let dictionary): adopt(dictionary)
    case .object(let o):
      guard let view = o as? AttributeView, !(view.owner is PyClass) else { fallthrough }
      if view.owner === self { return }
      let dictionary = try view.dictionary()
      // Both share it from now on.
      if view.owner.hasUserClass { view.owner.adopt(dictionary) }
      adopt(dictionary)
    default:
      let given = Interpreter.current.type(of: value).name
      throw PyError.type("__dict__ must be set to a dictionary, not a '\(given)'")
    }
  }

  /// Gives the object a dictionary that has its attributes from now on; functions and modules copy it.
  package final func adopt(_ dictionary: PyDict) {
    var table = AttributeTable()
    if hasUserClass {
      table[PyObject.dictionaryName] = .dict(dictionary)
    } else {
      for (key, value) in dictionary.table.pairs { if let name = key.text { table[Symbol(name)] = value } }
    }
    attributes = table
  }
}

extension PyProperty {
  /// What `__get__` gives for an object.
  package func reading(_ value: Value) throws -> Value { try read(value, Interpreter.current.type(of: value)) }
  /// The refusal of an operation on an object that it has no function for.
  package func refusing(_ value: Value, _ what: String) -> Raised {
    refusal(Interpreter.current.type(of: value), lacks: what)
  }

  /// What reading it through an instance gives.
  func read(_ value: Value, _ cls: PyClass) throws -> Value {
    guard !getter.isNone else { throw refusal(cls, lacks: "getter") }
    return try Interpreter.current.call(getter, [value])
  }
}
