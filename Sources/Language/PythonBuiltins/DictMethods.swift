// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime

extension Builtins {
  private static func receiver(_ value: Value, _ method: String) throws -> PyDict {
    if case .dict(let dict) = value { return dict }
    throw Bound.wrongReceiver(value, "dict", method)
  }

  /// The methods of `dict`.
  static let dictMethods: [Declaration] = [
    Declaration(
      "get", "(self, key, default=None, /)", "The value of a key, or a default when there is none.",
      example: "{'a': 1}.get('b', 0)", vectorcall: 2...3
    ) { dict, key, standard in
      guard let held = dict.unretainedDict else { throw Bound.wrongReceiver(dict, "dict", "dict.get") }
      // SAFETY: the caller holds the dictionary.
      return try held._withUnsafeGuaranteedRef { try $0.get(key) } ?? (standard.isUndefined ? .none : standard)
    },
    Declaration("keys", "(self, /)", "A live view of the keys.", vectorcall: 1...1) { dict, _, _ in
      .object(DictView(try receiver(dict, "keys"), .keys))
    },
    Declaration("values", "(self, /)", "A live view of the values.", vectorcall: 1...1) { dict, _, _ in
      .object(DictView(try receiver(dict, "values"), .values))
    },
    Declaration(
      "items", "(self, /)", "A live view of the pairs of key and value.",
      example: "{'a': 1}.items()", vectorcall: 1...1
    ) { dict, _, _ in .object(DictView(try receiver(dict, "items"), .items)) },
    Declaration(
      "pop", "(self, key, default=..., /)", "Removes a key and gives its value, or a default when there is none.",
      example: "{'a': 1}.pop('a')", vectorcall: 2...3
    ) { dict, key, standard in
      if let value = try receiver(dict, "pop").remove(key) { return value }
      if standard.isUndefined { throw PyError.key(key) }
      return standard
    },
    Declaration("popitem", "(self, /)", "Removes the last pair and gives it.") {
      let dict = try $0.dict()
      guard let last = dict.table.last else { throw PyError.key(Value("popitem(): dictionary is empty")) }
      _ = try dict.remove(last.key)
      return Value(tuple: [last.key, last.value])
    },
    Declaration(
      "setdefault", "(self, key, default=None, /)", "The value of a key, which is set to a default if absent.",
      vectorcall: 2...3
    ) { dict, key, standard in
      guard let held = dict.unretainedDict else { throw Bound.wrongReceiver(dict, "dict", "setdefault") }
      // SAFETY: the caller holds the dictionary.
      return try held._withUnsafeGuaranteedRef {
        try $0.setDefault(key, standard.isUndefined ? .none : standard)
      }
    },
    Declaration(
      "update", "(self, /, *args, **kwargs)", "Takes over keys and values of a mapping or of pairs, and keywords.",
      example: "d = {'a': 1}; d.update(b=2); d"
    ) { try fill($0, clears: false, function: "update") },
    Declaration("clear", "(self, /)", "Removes everything.") {
      try $0.dict().table.removeAll()
      return .none
    },
    Declaration("copy", "(self, /)", "A new dictionary with the same contents.") {
      let dict = try $0.dict()
      let result = PyDict(cls: dict.cls.isUserDefined ? Classes.dict : dict.cls)
      result.table = dict.table
      result.defaultFactory = dict.defaultFactory
      return .dict(result)
    },
    Declaration("__init__", "(self, /, *args, **kwargs)", "Fills the dictionary.") {
      try fill($0, clears: false, function: "dict")
    },
    Declaration("__reversed__", "(self, /)", "An iterator over the keys from the end.") {
      .object(SequenceIterator(try $0.dict().table.keys.reversed()))
    },
  ]

  /// Fills a dictionary from one optional argument and keywords.
  static func fill(_ bound: Bound, clears: Bool, function: String) throws -> Value {
    let dict = try bound.dict()
    let positional = bound.variadic(1)
    guard positional.count <= 1 else {
      throw PyError.type("\(function) expected at most 1 argument, got \(positional.count)")
    }
    if let source = positional.first { try bound.interpreter.update(dict, from: source) }
    if let keywords = bound.keywords(2) {
      for (key, value) in keywords.table.pairs { try dict.set(key, value) }
    }
    return .none
  }
}
