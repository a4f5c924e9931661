// SPDX-License-Identifier: GPL-3.0-or-later

extension Interpreter {
  /// The names of a value's attributes, sorted: what `dir(value)` lists.
  public func attributeNames(of value: Value) -> [String] {
    var names = Set<String>()
    func add(_ symbols: [Symbol]) { for symbol in symbols { names.insert(symbol.name) } }
    if let object = value.object {
      if let given = object.givenDictionary {
        names.formUnion(given.table.keys.compactMap(\.text))
      } else {
        add(object.attributes?.names ?? [])
      }
      add(object.dynamicAttributeNames())
      if let cls = object as? PyClass { for base in cls.mro { add(base.shownNames) } }
    }
    if value.object is PyModule {
      names.formUnion(["__doc__", "__name__"])
    } else {
      if !(value.object is PyClass) { for base in type(of: value).mro { add(base.shownNames) } }
      if value.object?.attributes != nil { names.insert("__dict__") }
      names.insert("__class__")
      names.insert("__doc__")
    }
    return names.sorted { Interpreter.order($0, $1) < 0 }
  }
}
