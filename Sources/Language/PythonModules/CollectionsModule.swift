// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import PythonSyntax
import Transactions

/// A double-ended queue.
public final class PyDeque: PyObject {
  /// The items.
  private var storedItems: DequeItems = []
  var items: DequeItems {
    _read { yield storedItems }
    _modify {
      willChange()
      yield &storedItems
    }
  }
  /// The largest number of items; nil without a bound.
  var limit: Int? { willSet { willChange() } }

  // SAFETY: made once, changed only while its methods are installed, used on one thread.
  /// `collections.deque`
  public nonisolated(unsafe) static let dequeClass: PyClass = {
    let cls = PyClass(builtin: "deque", module: "collections", attributes: false)
    cls.allocate = { PyDeque(cls: $0) }
    cls.add(CollectionsModule.dequeMethods)
    cls.add(properties: [
      GetSetDescriptor(
        "maxlen", "The largest number of items.",
        get: {
          ($0.object as? PyDeque)?.limit.map { .int($0) } ?? Value.none
        })
    ])
    cls.set("__hash__", Value.none)
    return cls
  }()

  /// Makes an empty queue.
  public init(cls: PyClass? = PyDeque.dequeClass) { super.init(cls: cls) }

  func append(_ value: Value) throws {
    try MemoryLimit.check(growing: items.count)
    items.append(value)
    if let limit, items.count > limit { _ = items.popFirst() }
  }
  func appendLeft(_ value: Value) throws {
    try MemoryLimit.check(growing: items.count)
    items.prepend(value)
    if let limit, items.count > limit { _ = items.popLast() }
  }
  /// Adds all items of an iterable, one after the other, as a queue with a bound keeps few of many.
  func extend(_ iterable: Value, _ interpreter: Interpreter) throws {
    if let limit, case .object(let object) = iterable, object !== self {
      let iterator = try interpreter.iterator(over: iterable)
      var count = 0
      while let item = try iterator.next() {
        if limit > 0 { try append(item) }
        count &+= 1
        if count & 0xFFF == 0 { try interpreter.pollInterrupt() }
      }
      return
    }
    for item in try interpreter.collect(iterable) { try append(item) }
  }
  func position(_ index: Value, _ message: String) throws -> Int {
    var i = try Interpreter.current.requireInt(index)
    if i < 0 { i += items.count }
    guard items.indices.contains(i) else { throw PyError.index(message) }
    return i
  }

  /// Walks the items until `body` says no; an error when what it runs changes their number.
  func walk(
    _ message: String, of cls: PyClass = ExceptionClasses.runtimeError, from start: Int, _ body: (Value) throws -> Bool
  ) throws {
    let count = items.count
    var i = start
    while i < count {
      let item = items[i]
      let goesOn = try body(item)
      if items.count != count { throw PyError.make(cls, message) }
      if !goesOn { return }
      i += 1
    }
  }

  public override func showReferences(to walk: ReferenceWalk) {
    super.showReferences(to: walk)
    storedItems.showReferences(to: walk)
  }
  public override func dropReferences() {
    super.dropReferences()
    storedItems = []
  }

  public override func length() throws -> Int? { items.count }
  public override func contains(_ item: Value) throws -> Bool? {
    var isFound = false
    try walk("deque mutated during iteration", from: 0) {
      isFound = try Interpreter.current.same($0, item)
      return !isFound
    }
    return isFound
  }
  public override func makeIterator() throws -> PyIterator? {
    DequeIterator(self, count: items.count)
  }
  public override func getItem(_ index: Value) throws -> Value? {
    if index.object is PySlice { throw PyError.type("sequence index must be integer, not 'slice'") }
    let place = try position(index, "deque index out of range")
    return items[place]
  }
  public override func setItem(_ index: Value, _ value: Value) throws -> Bool {
    let place = try position(index, "deque index out of range")
    items[place] = value
    return true
  }
  public override func deleteItem(_ index: Value) throws -> Bool {
    let place = try position(index, "deque index out of range")
    items.remove(at: place)
    return true
  }
  public override func compare(_ op: ComparisonOperator, _ other: Value) throws -> Value? {
    guard case .object(let o) = other, let deque = o as? PyDeque else { return nil }
    return try Interpreter.current.compare(op, Value(list: Array(items)), Value(list: Array(deque.items)))
  }
  public override func binary(_ op: BinaryOperator, _ other: Value, reflected: Bool) throws -> Value? {
    let result = PyDeque()
    result.limit = limit
    if op == .add, !reflected, case .object(let o) = other, let deque = o as? PyDeque {
      for item in items + deque.items { try result.append(item) }
      return .object(result)
    }
    if op == .multiply, let count = other.smallInteger, count < 1 << 24 {
      for _ in 0..<max(0, count) { for item in items { try result.append(item) } }
      return .object(result)
    }
    return nil
  }
  public override func inPlace(_ op: BinaryOperator, _ other: Value) throws -> Value? {
    guard op == .add else { return nil }
    try extend(other, Interpreter.current)
    return .object(self)
  }
  public override func hash() throws -> Int? { nil }
  public override func repr() throws -> String {
    let interpreter = Interpreter.current
    return try interpreter.guarded(self, "[...]") {
      let shown = try interpreter.reprs(Array(items))
      return "\(cls.name)([\(shown)]" + (limit.map { ", maxlen=\($0))" } ?? ")")
    }
  }
  public override func captureContents() -> (() -> Void)? {
    let (items, limit) = (items, limit)
    return { [self] in (self.items, self.limit) = (items, limit) }
  }
  public override func deepCopy(_ memo: DeepCopyMemo) throws -> PyObject? {
    let copy = PyDeque(cls: cls)
    copy.limit = limit
    memo.remember(self, .object(copy))
    for item in items {
      let item = try memo.deepCopy(item)
      copy.items.append(item)
    }
    try memo.copyAttributes(from: self, to: copy)
    return copy
  }
  public override func shallowCopy() throws -> PyObject? {
    let copy = PyDeque(cls: cls)
    (copy.items, copy.limit) = (items, limit)
    return copy
  }
}

/// `collections`
enum CollectionsModule {
  // SAFETY: made once, changed only while its methods are installed, used on one thread.
  /// `collections.defaultdict`
  nonisolated(unsafe) static let defaultDictClass: PyClass = {
    let cls = PyClass(builtin: "defaultdict", module: "collections", base: Classes.dict)
    cls.add([
      Declaration(
        "__init__", "(self, default_factory=None, /, *args, **kwargs)",
        "A dictionary that makes missing values by a function.",
        example:
          "from collections import defaultdict; d = defaultdict(list); d['a'].append(1); d"
      ) {
        let dict = try $0.dict()
        guard $0[1].isNone || $0.interpreter.isCallable($0[1]) else {
          throw PyError.type("first argument must be callable or None")
        }
        dict.defaultFactory = $0[1]
        if let source = $0.variadic(2).first { try $0.interpreter.update(dict, from: source) }
        for (key, value) in $0.keywords(3)?.table.pairs ?? [] { try dict.set(key, value) }
        return .none
      },
      Declaration("__repr__", "(self)", "The function and the contents.") { bound in
        let dict = try bound.dict()
        let contents = PyDict()
        contents.table = dict.table
        return Value(
          try bound.interpreter.guarded(dict, "\(dict.cls.name)(...)") {
            "\(dict.cls.name)(\(try bound.interpreter.repr(dict.defaultFactory)), \(try bound.interpreter.repr(.dict(contents))))"
          })
      },
    ])
    cls.add(properties: [
      GetSetDescriptor(
        "default_factory", "Makes missing values.", get: { ($0.object as? PyDict)?.defaultFactory ?? Value.none },
        set: { ($0.object as? PyDict)?.defaultFactory = $1 })
    ])
    return cls
  }()

  static func make(_ interpreter: Interpreter) throws -> PyModule {
    let module = try interpreter.makeModule(
      "collections",
      natives: [
        (name: "defaultdict", value: .object(defaultDictClass)), (name: "deque", value: .object(PyDeque.dequeClass)),
        (name: "namedtuple", value: .object(BuiltinFunction(NamedTuples.declaration, module: "collections"))),
      ])
    let wrappers: [Symbol] = ["ChainMap", "UserDict", "UserList", "UserString"]
    module.lazyNames = { wrappers }
    module.lazyAttribute = { name in
      if name == "abc" { return .object(try Interpreter.current.importModule("collections.abc")) }
      guard wrappers.contains(name) else { return nil }
      return try Interpreter.current.importModule("collections._wrappers").attributes?[name]
    }
    return module
  }

  private static func deque(_ bound: Bound) throws -> PyDeque { try bound.object(as: PyDeque.self) }
  private static func deque(_ value: Value, _ method: String) throws -> PyDeque {
    if case .object(let object) = value, let deque = object as? PyDeque { return deque }
    return try Bound(values: [value], function: "deque." + method).object(as: PyDeque.self)
  }

  static let dequeMethods: [Declaration] = [
    Declaration(
      "__init__", "(self, iterable=(), maxlen=None)", "A queue with two ends.",
      example: "from collections import deque; deque([1, 2, 3], maxlen=2)"
    ) {
      let deque = try deque($0)
      if let limit = $0[2].ifGiven {
        let count = try $0.interpreter.requireInt(limit)
        guard count >= 0 else { throw PyError.value("maxlen must be non-negative") }
        deque.limit = count
      }
      deque.items = []
      try deque.extend($0[1], $0.interpreter)
      return .none
    },
    Declaration("append", "(self, x, /)", "Adds an item on the right.", vectorcall: 2...2) { queue, item, _ in
      try deque(queue, "append").append(item)
      return .none
    },
    Declaration("appendleft", "(self, x, /)", "Adds an item on the left.", vectorcall: 2...2) { queue, item, _ in
      try deque(queue, "appendleft").appendLeft(item)
      return .none
    },
    Declaration("extend", "(self, iterable, /)", "Adds items on the right.") {
      for item in try $0.interpreter.collect($0[1]) { try deque($0).append(item) }
      return .none
    },
    Declaration("extendleft", "(self, iterable, /)", "Adds items on the left, one after the other.") {
      for item in try $0.interpreter.collect($0[1]) { try deque($0).appendLeft(item) }
      return .none
    },
    Declaration("pop", "(self, /)", "Removes the rightmost item and gives it.", vectorcall: 1...1) { queue, _, _ in
      guard let item = try deque(queue, "pop").items.popLast() else {
        throw PyError.index("pop from an empty deque")
      }
      return item
    },
    Declaration("popleft", "(self, /)", "Removes the leftmost item and gives it.", vectorcall: 1...1) { queue, _, _ in
      guard let item = try deque(queue, "popleft").items.popFirst() else {
        throw PyError.index("pop from an empty deque")
      }
      return item
    },
    Declaration("clear", "(self, /)", "Removes everything.") {
      try deque($0).items = []
      return .none
    },
    Declaration("copy", "(self, /)", "A new queue with the same items.") {
      .object(try deque($0).shallowCopy() ?? deque($0))
    },
    Declaration("count", "(self, x, /)", "How many items equal a value.") { bound in
      let deque = try deque(bound)
      var count = 0
      try deque.walk("deque mutated during iteration", from: 0) {
        if try bound.interpreter.same($0, bound[1]) { count += 1 }
        return true
      }
      return .int(count)
    },
    Declaration(
      "index", "(self, value, start=0, stop=9223372036854775807, /)", "The index of the first item that equals a value."
    ) { bound in
      let deque = try deque(bound)
      var found: Int?
      if let range = try bound.bounds(2, 3, count: deque.items.count) {
        var i = range.lowerBound
        try deque.walk("deque mutated during iteration", from: i) {
          if i >= range.upperBound { return false }
          if try bound.interpreter.same($0, bound[1]) {
            found = i
            return false
          }
          i += 1
          return true
        }
      }
      guard let found else { throw PyError.value("\(try bound.interpreter.repr(bound[1])) is not in deque") }
      return .int(found)
    },
    Declaration("insert", "(self, i, x, /)", "Puts an item before an index.") {
      let deque = try deque($0)
      let i = try $0.int(1)
      if let limit = deque.limit, deque.items.count >= limit {
        throw PyError.index("deque already at its maximum size")
      }
      let count = deque.items.count
      deque.items.insert($0[2], at: i < 0 ? max(0, max(i, -count) + count) : min(i, count))
      return .none
    },
    Declaration("remove", "(self, value, /)", "Removes the first item that equals a value.") { bound in
      let deque = try deque(bound)
      var i = 0
      var isFound = false
      try deque.walk("deque mutated during iteration", of: ExceptionClasses.indexError, from: 0) {
        isFound = try bound.interpreter.same($0, bound[1])
        if !isFound { i += 1 }
        return !isFound
      }
      guard isFound else { throw PyError.value("deque.remove(x): x not in deque") }
      deque.items.remove(at: i)
      return .none
    },
    Declaration("reverse", "(self, /)", "Turns the order round.") {
      try deque($0).items.reverse()
      return .none
    },
    Declaration("rotate", "(self, n=1, /)", "Moves items from the right end to the left.") {
      let deque = try deque($0)
      let given = try $0.int(1)
      let count = deque.items.count
      if count < 2 { return .none }
      deque.items.rotate(by: given % count)
      return .none
    },
    Declaration("__reversed__", "(self, /)", "An iterator from the right.") {
      .object(SequenceIterator(try deque($0).items.reversed()))
    },
  ]
}
