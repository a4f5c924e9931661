// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import TorchCore

extension ModuleObject {
  /// The children as values, in order.
  fileprivate var children: [Value] { modules.table.values }

  /// Replaces all children by these, numbered from 0.
  fileprivate func renumber(_ children: [Value]) throws {
    let dict = PyDict()
    for (i, child) in children.enumerated() { try dict.set(String(i), child) }
    modules = dict
  }

  /// Moves the children from a number on by one and puts another there; a child of another name stops that, as in PyTorch.
  fileprivate func insert(_ child: Value, at index: Int) throws {
    for place in stride(from: modules.table.count, to: index, by: -1) {
      guard let before = try modules.get(Value(String(place - 1))) else {
        throw PyError.key(Value(String(place - 1)))
      }
      try modules.set(String(place), before)
    }
    try modules.set(String(index), child)
  }

  /// The index within bounds of a possibly negative one.
  fileprivate func position(_ index: Value) throws -> Int {
    let count = modules.table.count
    let number = try NumberArgument.int(index)
    guard number >= -count, number < count else { throw PyError.index("index \(number) is out of range") }
    return number < 0 ? number + count : number
  }

  /// The items that a slice picks of as many.
  func pick(_ slice: PySlice, of items: [Value]) throws -> [Value] {
    try Interpreter.current.collect(Interpreter.current.getItem(Value(list: items), .object(slice)))
  }
}

/// `Sequential`, `ModuleList`, `ModuleDict`.
enum ContainerLayers {
  // SAFETY: made once and never changed; the bodies run only on the thread that evaluates.
  nonisolated(unsafe) static let all: [Layer] = [
    Layer(
      name: "Sequential", file: "container", signature: "(*args)",
      doc: "Calls its modules one after the other; takes modules or an OrderedDict of them.",
      example: "nn.Sequential(nn.Linear(2, 3), nn.ReLU())", forward: .own(sequentialForward),
      build: { module, a in
        guard case .tuple(let items) = try a["args"] else { return }
        if items.items.count == 1, case .dict(let dict) = items.items[0], OrderedDicts.isOrdered(items.items[0]) {
          for (key, child) in dict.table.pairs { try module.addModule(key, child) }
        } else {
          for (i, child) in items.items.enumerated() { try module.addModule(Value(String(i)), child) }
        }
      }, methods: shared + sequential),
    Layer(
      name: "ModuleList", file: "container", signature: "(modules=None)",
      doc: "A list of modules that registers what it holds.",
      example: "nn.ModuleList([nn.Linear(2, 2) for _ in range(3)])",
      build: { module, a in
        if let modules = try a["modules"].ifGiven { try extend(module, with: modules) }
      }, methods: shared + list),
    Layer(
      name: "ModuleDict", file: "container", signature: "(modules=None)",
      doc: "A dictionary of modules that registers what it holds.", example: "nn.ModuleDict({'act': nn.ReLU()})",
      build: { module, a in
        if let modules = try a["modules"].ifGiven { try update(module, with: modules) }
      }, methods: dictionary),
  ]

  private static func sequentialForward(_ module: ModuleObject, _ a: Bound) throws -> Value {
    let interpreter = Interpreter.current
    var value = try a["input"]
    for child in module.children { value = try interpreter.call(child, [value]) }
    return value
  }

  private static func append(_ module: ModuleObject, _ child: Value) throws {
    try module.addModule(Value(String(module.modules.table.count)), child)
  }

  private static func extend(_ module: ModuleObject, with values: Value) throws {
    let items: [Value]
    do {
      items = try Interpreter.current.collect(values)
    } catch let raised as Raised where raised.exception.message.hasSuffix("object is not iterable") {
      let name = Interpreter.current.type(of: values).name
      throw PyError.type("ModuleList.extend should be called with an iterable, but got \(name)")
    }
    for child in items { try append(module, child) }
  }

  /// Methods that lists of both kinds have.
  private static let shared: [Declaration] = [
    Declaration("__len__", "(self)", "The number of modules.", example: "len(nn.Sequential(nn.ReLU()))") { a in
      .int(try moduleArgument(a).modules.table.count)
    },
    Declaration("__iter__", "(self)", "Walks over the modules.", example: "[m for m in nn.Sequential(nn.ReLU())]") {
      a in
      .object(DictIterator(try moduleArgument(a).modules, .values))
    },
    Declaration(
      "__getitem__", "(self, idx)", "A module by index, or a container of a slice.",
      example: "nn.Sequential(nn.ReLU(), nn.Tanh())[-1]"
    ) { a in
      let module = try moduleArgument(a)
      if case .object(let object) = try a["idx"], let slice = object as? PySlice {
        if module.cls.isSubclass(of: try NNState.current.layerClass("ModuleList") ?? module.cls) {
          let picked = try module.pick(slice, of: module.children)
          return try a.interpreter.call(.object(module.cls), [Value(list: picked)])
        }
        let picked = try OrderedDicts.make()
        for key in try module.pick(slice, of: module.modules.table.keys) {
          try picked.set(key, module.modules.get(key) ?? .none)
        }
        return try a.interpreter.call(.object(module.cls), [.dict(picked)])
      }
      return module.children[try module.position(a["idx"])]
    },
    Declaration(
      "__setitem__", "(self, idx, module)", "Replaces a module.",
      example: "m = nn.Sequential(nn.ReLU()); m[0] = nn.Tanh()"
    ) { a in
      let module = try moduleArgument(a)
      let key = module.modules.table.keys[try module.position(a["idx"])]
      try a.interpreter.setAttribute(a["self"], Symbol(key.text ?? ""), a["module"])
      return .none
    },
    Declaration(
      "__delitem__", "(self, idx)", "Removes modules; the rest is numbered anew.",
      example: "m = nn.Sequential(nn.ReLU()); del m[0]"
    ) { a in
      let module = try moduleArgument(a)
      let keys = module.modules.table.keys
      let removed: [Value]
      if case .object(let object) = try a["idx"], let slice = object as? PySlice {
        removed = try module.pick(slice, of: keys)
      } else {
        removed = [keys[try module.position(a["idx"])]]
      }
      for key in removed { _ = try module.modules.remove(key) }
      try module.renumber(module.children)
      return .none
    },
    Declaration("append", "(self, module)", "Adds a module at the end.", example: "nn.Sequential().append(nn.ReLU())") {
      a in
      try append(moduleArgument(a), a["module"])
      return try a["self"]
    },
    Declaration("pop", "(self, key)", "Removes a module and gives it.", example: "nn.Sequential(nn.ReLU()).pop(0)") {
      a in
      let found = try a.interpreter.getItem(a["self"], a["key"])
      try a.interpreter.deleteItem(a["self"], a["key"])
      return found
    },
  ]

  private static func requireSequential(_ value: Value) throws -> ModuleObject {
    guard let other = value.module, let cls = try NNState.current.layerClass("Sequential"),
      other.cls.isSubclass(of: cls)
    else {
      let type = try Interpreter.current.str(.object(Interpreter.current.type(of: value)))
      throw PyError.value("add operator supports only objects of Sequential class, but \(type) is given.")
    }
    return other
  }

  private static func factor(_ a: Bound) throws -> Int {
    let type = try a.interpreter.str(.object(a.interpreter.type(of: a["self"])))
    guard case .int(let count) = try a["other"] else {
      throw PyError.type(
        "unsupported operand type(s) for *: \(type) and \(try a.interpreter.str(.object(a.interpreter.type(of: a["other"]))))"
      )
    }
    guard count > 0 else { throw PyError.value("Non-positive multiplication factor \(count) for \(type)") }
    return count
  }

  private static func newSequential(_ children: [Value]) throws -> Value {
    try NNState.current.make("Sequential", children)
  }

  private static let sequential: [Declaration] = [
    Declaration(
      "__add__", "(self, other)", "Both in one.", example: "nn.Sequential(nn.ReLU()) + nn.Sequential(nn.Tanh())"
    ) { a in
      try newSequential(moduleArgument(a).children + requireSequential(a["other"]).children)
    },
    Declaration(
      "__iadd__", "(self, other)", "Adds the modules of another one.",
      example: "m = nn.Sequential(); m += nn.Sequential(nn.ReLU())"
    ) { a in
      let module = try moduleArgument(a)
      for child in try requireSequential(a["other"]).children { try append(module, child) }
      return try a["self"]
    },
    Declaration("__mul__", "(self, other)", "The same modules several times.", example: "nn.Sequential(nn.ReLU()) * 2")
    { a in
      let children = try moduleArgument(a).children
      return try newSequential((0..<factor(a)).flatMap { _ in children })
    },
    Declaration(
      "__imul__", "(self, other)", "The same modules several times, in place.",
      example: "m = nn.Sequential(nn.ReLU()); m *= 2"
    ) { a in
      let module = try moduleArgument(a)
      let children = module.children
      for _ in 1..<(try factor(a)) { for child in children { try append(module, child) } }
      return try a["self"]
    },
    Declaration(
      "insert", "(self, index, module)", "Inserts a module.", example: "nn.Sequential(nn.ReLU()).insert(0, nn.Tanh())"
    ) { a in
      let module = try moduleArgument(a)
      guard try a["module"].module != nil else {
        throw PyError.make(
          ExceptionClasses.assertionError, "module should be of type: <class 'torch.nn.modules.module.Module'>")
      }
      let (index, count) = (try NumberArgument.int(a["index"]), module.children.count)
      guard index >= -count, index <= count else { throw PyError.index("Index out of range: \(index)") }
      try module.insert(a["module"], at: index < 0 ? index + count : index)
      return try a["self"]
    },
    Declaration(
      "extend", "(self, sequential)", "Adds the modules of an iterable.", example: "nn.Sequential().extend([nn.ReLU()])"
    ) { a in
      let module = try moduleArgument(a)
      for child in try a.interpreter.collect(a["sequential"]) { try append(module, child) }
      return try a["self"]
    },
  ]

  private static let list: [Declaration] = [
    Declaration(
      "extend", "(self, modules)", "Adds the modules of an iterable.", example: "nn.ModuleList().extend([nn.ReLU()])"
    ) { a in
      try extend(moduleArgument(a), with: a["modules"])
      return try a["self"]
    },
    Declaration(
      "__iadd__", "(self, modules)", "Adds the modules of an iterable.",
      example: "m = nn.ModuleList(); m += [nn.ReLU()]"
    ) { a in
      try extend(moduleArgument(a), with: a["modules"])
      return try a["self"]
    },
    Declaration("__add__", "(self, other)", "A list of both.", example: "nn.ModuleList([nn.ReLU()]) + [nn.Tanh()]") {
      a in
      let other = try a.interpreter.collect(a["other"])
      return try NNState.current.make("ModuleList", [Value(list: moduleArgument(a).children + other)])
    },
    Declaration(
      "insert", "(self, index, module)", "Inserts a module.", example: "nn.ModuleList([nn.ReLU()]).insert(0, nn.Tanh())"
    ) { a in
      try moduleArgument(a).insert(a["module"], at: NumberArgument.int(a["index"]))
      return .none
    },
    Declaration(
      "__repr__", "(self)", "The text form; equal neighbours are counted.",
      example: "nn.ModuleList([nn.ReLU(), nn.ReLU()])"
    ) {
      a in Value(try listText(moduleArgument(a)))
    },
  ]

  /// `(0-2): 3 x Linear(…)`
  private static func listText(_ module: ModuleObject) throws -> String {
    let interpreter = Interpreter.current
    let name = try module.displayName()
    var blocks: [(first: Int, last: Int, text: String)] = []
    for (i, child) in module.children.enumerated() {
      let text = try interpreter.repr(child)
      if let last = blocks.last, last.text == text {
        blocks[blocks.count - 1].last = i
      } else {
        blocks.append((i, i, text))
      }
    }
    if blocks.isEmpty { return name + "()" }
    let lines = blocks.map { block in
      let label =
        block.first == block.last
        ? "(\(block.first)): " : "(\(block.first)-\(block.last)): \(block.last - block.first + 1) x "
      return indentRest(label + block.text, by: 2)
    }
    return name + "(\n  " + lines.joined(separator: "\n  ") + "\n)"
  }

  // MARK: ModuleDict

  private static func update(_ module: ModuleObject, with values: Value) throws {
    let interpreter = Interpreter.current
    if case .dict(let dict) = values {
      for (key, child) in dict.table.pairs { try module.addModule(key, child) }
      return
    }
    if let other = values.module, other.cls.name == "ModuleDict" {
      for (key, child) in other.modules.table.pairs { try module.addModule(key, child) }
      return
    }
    for (i, pair) in try interpreter.collect(values).enumerated() {
      let items = try interpreter.collect(pair)
      guard items.count == 2 else {
        throw PyError.value("ModuleDict update sequence element #\(i) has length \(items.count); 2 is required")
      }
      try module.addModule(items[0], items[1])
    }
  }

  private static func view(_ a: Bound, _ name: Symbol) throws -> Value {
    try a.interpreter.callMethod(.dict(moduleArgument(a).modules), name)
  }

  private static let dictionary: [Declaration] = [
    Declaration("__getitem__", "(self, key)", "A module by name.", example: "nn.ModuleDict({'a': nn.ReLU()})['a']") {
      a in
      guard let found = try moduleArgument(a).modules.get(a["key"]) else { throw try PyError.key(a["key"]) }
      return found
    },
    Declaration(
      "__setitem__", "(self, key, module)", "Adds or replaces a module.",
      example: "m = nn.ModuleDict(); m['a'] = nn.ReLU()"
    ) {
      a in
      try moduleArgument(a).addModule(a["key"], a["module"])
      return .none
    },
    Declaration(
      "__delitem__", "(self, key)", "Removes a module.", example: "m = nn.ModuleDict({'a': nn.ReLU()}); del m['a']"
    ) { a in
      guard try moduleArgument(a).modules.remove(a["key"]) != nil else { throw try PyError.key(a["key"]) }
      return .none
    },
    Declaration("__len__", "(self)", "The number of modules.", example: "len(nn.ModuleDict())") { a in
      .int(try moduleArgument(a).modules.table.count)
    },
    Declaration("__iter__", "(self)", "Walks over the names.", example: "list(nn.ModuleDict({'a': nn.ReLU()}))") { a in
      .object(DictIterator(try moduleArgument(a).modules, .keys))
    },
    Declaration(
      "__contains__", "(self, key)", "Whether there is a module of a name.", example: "'a' in nn.ModuleDict()"
    ) { a in
      .bool(try moduleArgument(a).modules.get(a["key"]) != nil)
    },
    Declaration("keys", "(self)", "The names.", example: "nn.ModuleDict({'a': nn.ReLU()}).keys()") { a in
      try view(a, "keys")
    },
    Declaration("values", "(self)", "The modules.", example: "list(nn.ModuleDict({'a': nn.ReLU()}).values())") { a in
      try view(a, "values")
    },
    Declaration("items", "(self)", "Names and modules.", example: "list(nn.ModuleDict({'a': nn.ReLU()}).items())") {
      a in
      try view(a, "items")
    },
    Declaration(
      "update", "(self, modules)", "Adds the modules of a mapping or of pairs.",
      example: "nn.ModuleDict().update({'a': nn.ReLU()})"
    ) { a in
      try update(moduleArgument(a), with: a["modules"])
      return .none
    },
    Declaration("clear", "(self)", "Removes all modules.", example: "nn.ModuleDict().clear()") { a in
      try moduleArgument(a).modules.table.removeAll()
      return .none
    },
    Declaration(
      "pop", "(self, key)", "Removes a module and gives it.", example: "nn.ModuleDict({'a': nn.ReLU()}).pop('a')"
    ) { a in
      guard let removed = try moduleArgument(a).modules.remove(a["key"]) else { throw try PyError.key(a["key"]) }
      return removed
    },
  ]
}
