// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime

/// An object whose state is more than its attributes: a module, whose parameters lie in dictionaries.
package protocol StatefulObject: PyObject {
  /// Its state, as `__dict__` of PyTorch's object has it.
  func pickledState() throws -> PyDict
  /// Takes over such a state; nothing of the object's program runs.
  func takePickledState(_ state: PyDict) throws
}

/// Classes and functions by name, as checkpoints of whole objects refer to them: those of the library and those that the workspace
/// has. Nothing is imported from files, and nothing is called.
enum WholeObjects {
  /// The module and the name under which a class or function can be found again.
  static func address(of object: PyObject) throws -> (module: String, name: String)? {
    let place: (module: String, name: String)
    switch object {
    case let cls as PyClass: place = (cls.module, cls.qualname)
    case is BuiltinFunction, is PyFunction:
      let interpreter = Interpreter.current
      guard let module = try interpreter.attributeIfPresent(object.value, "__module__")?.text,
        let name = try interpreter.attributeIfPresent(object.value, "__qualname__")?.text
      else { return nil }
      place = (module, name)
    default: return nil
    }
    guard try find(place.module, place.name)?.object === object else { return nil }
    return place
  }

  /// The class or function of a name; nil when neither library nor workspace has it.
  static func find(_ module: String, _ name: String) throws -> Value? {
    let interpreter = Interpreter.current
    var parts = name.split(separator: ".").map { Symbol(String($0)) }
    guard !parts.isEmpty else { return nil }
    var found: Value?
    if module == "__main__" {
      found = interpreter.globals[parts.removeFirst()]
    } else if module.hasPrefix("torch") || module == "collections" || interpreter.isLoaded(module) {
      guard let place = try? interpreter.importModule(module) else { return nil }
      found = try interpreter.attributeIfPresent(.object(place), parts.removeFirst())
    }
    for part in parts {
      guard let outer = found else { return nil }
      found = try interpreter.attributeIfPresent(outer, part)
    }
    switch found?.object {
    case is PyClass, is BuiltinFunction, is PyFunction: return found
    default: return nil
    }
  }

  /// The state of an object that can be kept; nil for all others.
  static func state(of object: PyObject) throws -> PyDict? {
    if let stateful = object as? any StatefulObject { return try stateful.pickledState() }
    guard object is LibraryInstance || object is PyInstance, let attributes = object.attributes else { return nil }
    let state = PyDict()
    for (name, value) in zip(attributes.names, attributes.values) { try state.set(name.name, value) }
    return state
  }

  /// An object of a class, as `object.__new__` makes it.
  static func make(_ cls: PyClass) throws -> PyObject? {
    guard let object = try Interpreter.current.makeInstance(cls, Arguments()).object else { return nil }
    return object is any StatefulObject || object is LibraryInstance || object is PyInstance ? object : nil
  }

  /// Gives an object its state.
  static func restore(_ object: PyObject, _ state: Value) throws {
    guard case .dict(let dict) = state else { return }
    if let stateful = object as? any StatefulObject { return try stateful.takePickledState(dict) }
    for (key, value) in dict.table.pairs {
      if let name = key.text { object.attributes?[Symbol(name)] = value }
    }
  }
}
