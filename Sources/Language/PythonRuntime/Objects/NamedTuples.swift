// SPDX-License-Identifier: GPL-3.0-or-later

import PythonSyntax

/// Classes made by `collections.namedtuple`.
public enum NamedTuples {
  /// A named tuple of the library, such as what `torch.max` gives.
  public static func make(_ name: String, _ fields: [String], _ values: [Value], module: String) -> PyTuple {
    PyTuple(values, cls: libraryClass(name, fields, module: module))
  }

  // SAFETY: only grows, used on one thread.
  private nonisolated(unsafe) static var libraryClasses: [String: PyClass] = [:]
  private static func libraryClass(_ name: String, _ fields: [String], module: String) -> PyClass {
    let key = "\(module).\(name)"
    if let known = libraryClasses[key] { return known }
    let cls = PyClass(builtin: name, module: module, base: Classes.tuple)
    install(fields, defaults: [], into: cls)
    libraryClasses[key] = cls
    return cls
  }

  /// Gives a subclass of `tuple` its fields.
  static func install(_ fields: [String], defaults: [Value], into cls: PyClass) {
    for (i, field) in fields.enumerated() {
      let property = GetSetDescriptor(
        field, "Alias for field number \(i)",
        get: { value in
          guard case .tuple(let tuple) = value, i < tuple.items.count else { throw PyError.attribute(value, field) }
          return tuple.items[i]
        },
        set: { _, _ in throw PyError.make(ExceptionClasses.attributeError, "can't set attribute") })
      cls.set(Symbol(field), .object(property))
    }
    if cls.namespace["__doc__"] == nil { cls.set("__doc__", Value("\(cls.name)(\(fields.joined(separator: ", ")))")) }
    cls.set("_fields", Value(tuple: fields.map { Value($0) }))
    let table = PyDict()
    for (field, value) in zip(fields.suffix(defaults.count), defaults) { try? table.set(field, value) }
    cls.set("_field_defaults", .dict(table))
    let name = cls.name
    func build(_ target: PyClass, _ arguments: Arguments) throws -> Value {
      let given = arguments.positional
      guard given.count <= fields.count else {
        let least = fields.count + 1 - defaults.count
        let takes = defaults.isEmpty ? "\(least)" : "from \(least) to \(fields.count + 1)"
        throw PyError.type("\(name).__new__() takes \(takes) positional arguments but \(given.count + 1) were given")
      }
      var values = given.map { Optional($0) } + [Value?](repeating: nil, count: fields.count - given.count)
      for (key, value) in arguments.keywords {
        guard let i = fields.firstIndex(of: key.name) else {
          throw PyError.type("\(name).__new__() got an unexpected keyword argument '\(key.name)'")
        }
        guard values[i] == nil else {
          throw PyError.type("\(name).__new__() got multiple values for argument '\(key.name)'")
        }
        values[i] = value
      }
      for i in fields.indices where values[i] == nil && i >= fields.count - defaults.count {
        values[i] = defaults[i - (fields.count - defaults.count)]
      }
      let missing = fields.indices.filter { values[$0] == nil }.map { fields[$0] }
      if !missing.isEmpty { throw Signature.missing(missing, kind: "positional", "\(name).__new__") }
      return .tuple(PyTuple(values.compactMap { $0 }, cls: target))
    }
    cls.construct = build
    cls.add(staticMethods: [
      Declaration("__new__", "(cls, /, *args, **kwargs)", "Makes a \(name).") {
        let pairs = $0.keywords(2)?.table.pairs ?? []
        let keywords = pairs.compactMap { pair in pair.key.text.map { (name: Symbol($0), value: pair.value) } }
        return try build($0.cls(), Arguments($0.variadic(1), keywords: keywords))
      }
    ])
    cls.add(classMethods: [
      Declaration("_make", "(cls, iterable)", "Makes one of the items of an iterable.") {
        try build($0.cls(), Arguments($0.interpreter.collect($0[1])))
      }
    ])
    cls.add([
      Declaration("_asdict", "(self)", "The fields as a dictionary.") {
        .dict(try PyDict(zip(fields, $0.tuple().items).map { ($0, $1) }))
      },
      Declaration("_replace", "(self, **kwargs)", "A copy with other values of some fields.") {
        let tuple = try $0.tuple()
        var items = tuple.items
        var unknown: [Value] = []
        for (key, value) in $0.keywords(1)?.table.pairs ?? [] {
          if let i = key.text.flatMap({ fields.firstIndex(of: $0) }) { items[i] = value } else { unknown.append(key) }
        }
        if !unknown.isEmpty {
          throw PyError.value("Got unexpected field names: \(try $0.interpreter.repr(Value(list: unknown)))")
        }
        return .tuple(PyTuple(items, cls: tuple.cls))
      },
      Declaration("__repr__", "(self)", "The fields with their names.") { bound in
        let tuple = try bound.tuple()
        return Value(
          try bound.interpreter.guarded(tuple, "(...)") {
            let parts = try zip(fields, tuple.items).map { "\($0)=\(try bound.interpreter.repr($1))" }
            return "\(tuple.cls.name)(\(parts.joined(separator: ", ")))"
          })
      },
    ])
  }

  private static func checkReserved(_ name: String) throws {
    guard Keywords.contains(name) else { return }
    throw PyError.value("Type names and field names cannot be a keyword: \(StringText.repr(name))")
  }

  /// `collections.namedtuple`
  package static let declaration = Declaration(
    "namedtuple", "(typename, field_names, *, rename=False, defaults=None, module=None)",
    "A class of tuples whose items have names.",
    example: "from collections import namedtuple; namedtuple('P', 'x y')(1, 2)"
  ) {
    let name = try $0.text(0)
    var fields: [String]
    if let text = $0[1].text {
      fields = text.split { $0 == "," || $0 == " " || $0 == "\n" || $0 == "\t" }.map(String.init)
    } else {
      fields = try $0.interpreter.collect($0[1]).map { try Interpreter.current.str($0) }
    }
    let rename = try $0.flag(2)
    try checkReserved(name)
    for (i, field) in fields.enumerated() {
      let isName = field.unicodeScalars.first.map { $0 == "_" || $0.properties.isXIDStart } ?? false
      let isValid = isName && field.unicodeScalars.allSatisfy { $0.properties.isXIDContinue }
      if rename {
        let isTaken = Keywords.contains(field) || field.hasPrefix("_") || fields[..<i].contains(field)
        if !isValid || isTaken { fields[i] = "_\(i)" }
        continue
      }
      guard isValid else {
        throw PyError.value("Type names and field names must be valid identifiers: \(StringText.repr(field))")
      }
      try checkReserved(field)
      if field.hasPrefix("_") {
        throw PyError.value("Field names cannot start with an underscore: \(StringText.repr(field))")
      }
      if fields[..<i].contains(field) {
        throw PyError.value("Encountered duplicate field name: \(StringText.repr(field))")
      }
    }
    let defaults = try $0[3].ifGiven.map { try Interpreter.current.collect($0) } ?? []
    guard defaults.count <= fields.count else { throw PyError.type("Got more default values than field names") }
    let cls = try PyClass(name, module: "__main__", bases: [Classes.tuple], immutable: false)
    install(fields, defaults: defaults, into: cls)
    return .object(cls)
  }
}
