// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Tensors
import TorchCore

/// `ParameterList` and `ParameterDict`.
enum ParameterContainers {
  // SAFETY: made once and never changed; the bodies run only on the thread that evaluates.
  nonisolated(unsafe) static let all: [Layer] = [
    Layer(
      name: "ParameterList", file: "container", signature: "(values=None)",
      doc: "A list of parameters that registers what it holds; tensors become parameters.",
      example: "nn.ParameterList([torch.ones(2), torch.zeros(3)])", inputs: "*args, **kwargs",
      forward: .own { _, _ in throw PyError.runtime("ParameterList should not be called.") },
      build: { module, a in
        module.set("_size", .int(0))
        if let values = try a["values"].ifGiven { try extend(module, with: values) }
      }, describe: { try describe(listItems($0), typed: false) }, methods: list),
    Layer(
      name: "ParameterDict", file: "container", signature: "(parameters=None)",
      doc: "A dictionary of parameters that registers what it holds; tensors become parameters.",
      example: "nn.ParameterDict({'w': torch.ones(2)})", inputs: "*args, **kwargs",
      forward: .own { _, _ in throw PyError.runtime("ParameterDict should not be called.") },
      build: { module, a in
        module.set("_keys", .dict(PyDict()))
        if let values = try a["parameters"].ifGiven { try update(module, with: values) }
      }, describe: { try describe(dictItems($0), typed: true) }, methods: dictionary),
  ]

  /// A tensor that is no parameter yet becomes one, anything else stays.
  private static func asParameter(_ value: Value) throws -> Value {
    guard let tensor = value.tensorObject?.tensor, !tensor.isParameter else { return value }
    return try ParameterObjects.make(tensor, requiresGrad: true)
  }

  private static func describe(_ items: [(String, Value)], typed: Bool) throws -> String {
    items.map { name, value in
      guard let tensor = value.tensorObject?.tensor else {
        return "  (\(name)): Object of type: \(Interpreter.current.type(of: value).name)"
      }
      let size = tensor.shape.map(String.init).joined(separator: "x")
      let kind = tensor.isParameter ? "Parameter" : "Tensor"
      let type = typed ? typeName(value) : "torch.\(tensor.dtype.name)"
      return "  (\(name)): \(kind) containing: [\(type) of size \(size)]"
    }.joined(separator: "\n")
  }

  // MARK: ParameterList

  private static func count(_ module: ModuleObject) -> Int {
    if case .int(let count)? = module.attributes?["_size"] { return count }
    return 0
  }

  private static func listItems(_ module: ModuleObject) throws -> [(String, Value)] {
    try (0..<count(module)).map { (String($0), try module.get(String($0))) }
  }

  private static func position(_ module: ModuleObject, _ index: Value) throws -> Int {
    let count = count(module)
    let number = try NumberArgument.int(index)
    guard number >= -count, number < count else { throw PyError.index("index \(number) is out of range") }
    return number < 0 ? number + count : number
  }

  private static func append(_ module: ModuleObject, _ value: Value) throws {
    let index = count(module)
    module.set("_size", .int(index + 1))
    try Interpreter.current.setAttribute(module.value, Symbol(String(index)), asParameter(value))
  }

  private static func extend(_ module: ModuleObject, with values: Value) throws {
    let isTensor = values.tensorObject != nil
    guard !isTensor, values.object != nil else {
      let name = Interpreter.current.type(of: values).name
      throw PyError.type("ParameterList.extend should be called with an iterable, but got \(name)")
    }
    for value in try Interpreter.current.collect(values) { try append(module, value) }
  }

  private static let list: [Declaration] = [
    Declaration("__len__", "(self)", "The number of items.") { a in .int(count(try moduleArgument(a))) },
    Declaration("__iter__", "(self)", "Walks over the items.") { a in
      .object(SequenceIterator(try listItems(moduleArgument(a)).map(\.1)))
    },
    Declaration("__getitem__", "(self, idx)", "An item by index, or a list of a slice.") { a in
      let module = try moduleArgument(a)
      if case .object(let object) = try a["idx"], let slice = object as? PySlice {
        let picked = try module.pick(slice, of: listItems(module).map(\.1))
        return try a.interpreter.call(.object(module.cls), [Value(list: picked)])
      }
      return try module.get(String(position(module, a["idx"])))
    },
    Declaration("__setitem__", "(self, idx, param)", "Replaces an item.") { a in
      let module = try moduleArgument(a)
      let index = try position(module, a["idx"])
      try a.interpreter.setAttribute(a["self"], Symbol(String(index)), asParameter(a["param"]))
      return .none
    },
    Declaration("append", "(self, value)", "Adds an item.", example: "nn.ParameterList().append(torch.ones(2))") { a in
      try append(moduleArgument(a), a["value"])
      return try a["self"]
    },
    Declaration(
      "extend", "(self, values)", "Adds the items of an iterable.",
      example: "nn.ParameterList().extend([torch.ones(2)])"
    ) { a in
      try extend(moduleArgument(a), with: a["values"])
      return try a["self"]
    },
    Declaration("__iadd__", "(self, parameters)", "Adds the items of an iterable.") { a in
      try extend(moduleArgument(a), with: a["parameters"])
      return try a["self"]
    },
  ]

  // MARK: ParameterDict

  private static func keys(_ module: ModuleObject) -> PyDict {
    if case .dict(let dict)? = module.attributes?["_keys"] { return dict }
    return PyDict()
  }

  private static func dictItems(_ module: ModuleObject) throws -> [(String, Value)] {
    try keys(module).table.keys.map { ($0.text ?? "", try module.get($0.text ?? "")) }
  }

  private static func name(_ key: Value) throws -> String {
    guard let name = key.text else {
      throw PyError.type(
        "Index given to ParameterDict cannot be used as a key as it is not a string (type is "
          + "'\(Interpreter.current.type(of: key).messageName)'). Open an issue on github if you need non-string keys.")
    }
    return name
  }

  private static func set(_ module: ModuleObject, _ key: Value, _ value: Value) throws {
    let name = try name(key)
    try keys(module).set(key, .none)
    try Interpreter.current.setAttribute(module.value, Symbol(name), asParameter(value))
  }

  private static func remove(_ module: ModuleObject, _ key: Value) throws {
    guard try keys(module).remove(key) != nil else { throw PyError.key(key) }
    try Interpreter.current.deleteAttribute(module.value, Symbol(name(key)))
  }

  private static func update(_ module: ModuleObject, with values: Value) throws {
    let interpreter = Interpreter.current
    if case .dict(let dict) = values {
      var pairs = dict.table.pairs
      if !OrderedDicts.isOrdered(values) { pairs.sort { ($0.key.text ?? "") < ($1.key.text ?? "") } }
      for (key, value) in pairs { try set(module, key, value) }
      return
    }
    if let other = values.module, other.cls.name == "ParameterDict" {
      for (key, value) in try dictItems(other) { try set(module, Value(key), value) }
      return
    }
    for (i, pair) in try interpreter.collect(values).enumerated() {
      let items = try interpreter.collect(pair)
      guard items.count == 2 else {
        throw PyError.value("ParameterDict update sequence element #\(i) has length \(items.count); 2 is required")
      }
      try set(module, items[0], items[1])
    }
  }

  private static let dictionary: [Declaration] = [
    Declaration("__getitem__", "(self, key)", "An item by name.") { a in
      let module = try moduleArgument(a)
      let name = try name(a["key"])
      guard try keys(module).get(a["key"]) != nil else { throw try PyError.attribute(a["self"], name) }
      return try module.get(name)
    },
    Declaration("__setitem__", "(self, key, value)", "Adds or replaces an item.") { a in
      try set(moduleArgument(a), a["key"], a["value"])
      return .none
    },
    Declaration("__delitem__", "(self, key)", "Removes an item.") { a in
      try remove(moduleArgument(a), a["key"])
      return .none
    },
    Declaration("__len__", "(self)", "The number of items.") { a in .int(keys(try moduleArgument(a)).table.count) },
    Declaration("__iter__", "(self)", "Walks over the names.") { a in
      .object(DictIterator(keys(try moduleArgument(a)), .keys))
    },
    Declaration("__contains__", "(self, key)", "Whether there is an item of a name.") { a in
      .bool(try keys(moduleArgument(a)).get(a["key"]) != nil)
    },
    Declaration("keys", "(self)", "The names.") { a in
      try a.interpreter.callMethod(.dict(keys(moduleArgument(a))), "keys")
    },
    Declaration("values", "(self)", "The items.") { a in
      .object(SequenceIterator(try dictItems(moduleArgument(a)).map(\.1)))
    },
    Declaration("items", "(self)", "Names and items.") { a in
      .object(SequenceIterator(try dictItems(moduleArgument(a)).map { Value(tuple: [Value($0.0), $0.1]) }))
    },
    Declaration("get", "(self, key, default=None)", "An item by name, or the default.") { a in
      let module = try moduleArgument(a)
      return try keys(module).get(a["key"]) == nil ? a["default"] : module.get(name(a["key"]))
    },
    Declaration("setdefault", "(self, key, default=None)", "An item by name, set first when absent.") { a in
      let module = try moduleArgument(a)
      if try keys(module).get(a["key"]) == nil { try set(module, a["key"], a["default"]) }
      return try module.get(name(a["key"]))
    },
    Declaration("pop", "(self, key)", "Removes an item and gives it.") { a in
      let module = try moduleArgument(a)
      let found = try a.interpreter.getItem(a["self"], a["key"])
      try remove(module, a["key"])
      return found
    },
    Declaration("clear", "(self)", "Removes all items.") { a in
      let module = try moduleArgument(a)
      for key in keys(module).table.keys { try remove(module, key) }
      return .none
    },
    Declaration("update", "(self, parameters)", "Adds the items of a mapping or of pairs.") { a in
      try update(moduleArgument(a), with: a["parameters"])
      return .none
    },
    Declaration("copy", "(self)", "Another ParameterDict with the same items.") { a in
      let copy = try NNState.current.make("ParameterDict", [])
      if let module = copy.module {
        for (key, value) in try dictItems(moduleArgument(a)) { try set(module, Value(key), value) }
      }
      return copy
    },
  ]
}
