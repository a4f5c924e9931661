// SPDX-License-Identifier: GPL-3.0-or-later

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

  private var table: AttributeTable {
    (owner as? PyClass)?.namespace ?? owner.attributes ?? AttributeTable()
  }

  /// The same contents as an ordinary dictionary.
  public func dictionary() throws -> PyDict {
    let dict = PyDict()
    let table = table
    for (name, value) in zip(table.names, table.values) { try dict.set(name.name, value) }
    return dict
  }

  public override func getItem(_ index: Value) throws -> Value? {
    guard let name = index.text, let value = table[Symbol(name)] else { throw PyError.key(index) }
    return value
  }
  public override func setItem(_ index: Value, _ value: Value) throws -> Bool {
    guard let name = index.text, !(owner is PyClass) else { return false }
    owner.attributes?[Symbol(name)] = value
    return true
  }
  public override func deleteItem(_ index: Value) throws -> Bool {
    guard let name = index.text, owner.attributes?[Symbol(name)] != nil else { throw PyError.key(index) }
    owner.attributes?[Symbol(name)] = nil
    return true
  }
  public override func length() throws -> Int? { table.count }
  public override func contains(_ item: Value) throws -> Bool? { item.text.map { table[Symbol($0)] != nil } ?? false }
  public override func makeIterator() throws -> PyIterator? {
    SequenceIterator(table.names.map { Value($0.name) })
  }
  public override func repr() throws -> String { try Interpreter.current.repr(.dict(dictionary())) }
  public override func hash() throws -> Int? { nil }
  public override func dynamicAttribute(_ name: Symbol) throws -> Value? { nil }
}
