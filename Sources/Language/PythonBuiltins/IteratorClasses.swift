// SPDX-License-Identifier: GPL-3.0-or-later

import BigIntegers
import PythonRuntime

/// `enumerate`, `zip`, `map`, `filter` and `reversed`: classes whose instances are iterators.
extension Builtins {
  /// The classes with their names.
  static var iteratorClasses: [PyClass] {
    [
      EnumerateIterator.pythonClass, ZipIterator.pythonClass, MapIterator.pythonClass, FilterIterator.pythonClass,
      BackwardIterator.pythonClass,
    ]
  }

  /// An instance of the class that was called, which may be a subclass.
  private static func of(_ bound: Bound, _ made: PyIterator) throws -> Value {
    let cls = try bound.cls()
    if cls.isUserDefined { made.become(cls) }
    return .object(made)
  }

  private static func setVectorcall(_ cls: PyClass, _ count: Int, _ body: @escaping VectorcallBody.Function) {
    cls.vectorcall = (count, VectorcallBody(body))
  }

  static func installIterators() {
    constructor(
      EnumerateIterator.pythonClass, "(cls, iterable, start=0)", "Pairs of a counter and an item.",
      example: "list(enumerate('ab'))"
    ) {
      let start = try $0.interpreter.index($0[2])
      guard let start else {
        let given = $0.interpreter.type(of: $0[2]).name
        throw PyError.type("'\(given)' object cannot be interpreted as an integer")
      }
      return try of($0, EnumerateIterator(try $0.interpreter.iterator(over: $0[1]), from: start))
    }
    setVectorcall(EnumerateIterator.pythonClass, 2) { iterable, start, _ in
      let iterator = try Interpreter.current.iterator(over: iterable)
      guard case .int(let number) = start else {
        if start.isUndefined { return .object(EnumerateIterator(iterator, from: 0)) }
        guard let number = try Interpreter.current.index(start) else {
          let given = Interpreter.current.type(of: start).name
          throw PyError.type("'\(given)' object cannot be interpreted as an integer")
        }
        return .object(EnumerateIterator(iterator, from: number))
      }
      return .object(EnumerateIterator(iterator, from: number))
    }
    constructor(
      ZipIterator.pythonClass, "(cls, *iterables, strict=False)",
      "Tuples of the first items, the second items, and so on.", example: "list(zip('ab', [1, 2]))"
    ) {
      let iterators = try iterators($0.variadic(1))
      return try of($0, ZipIterator(iterators, isStrict: try $0.flag(2)))
    }
    setVectorcall(ZipIterator.pythonClass, 3) { first, second, third in
      let given = [first, second, third].filter { !$0.isUndefined }
      return .object(ZipIterator(try iterators(given), isStrict: false))
    }
    constructor(
      MapIterator.pythonClass, "(cls, function, *iterables)", "A function's results for the items of iterables.",
      example: "list(map(abs, [-1, 2]))"
    ) {
      let iterators = try $0.variadic(2).map { try Interpreter.current.iterator(over: $0) }
      if iterators.isEmpty { throw PyError.type("map() must have at least two arguments.") }
      return try of($0, MapIterator($0[1], iterators))
    }
    setVectorcall(MapIterator.pythonClass, 2) { function, iterable, _ in
      if iterable.isUndefined { throw PyError.type("map() must have at least two arguments.") }
      return .object(MapIterator(function, [try Interpreter.current.iterator(over: iterable)]))
    }
    constructor(
      FilterIterator.pythonClass, "(cls, function, iterable, /)",
      "The items for which a function gives something true.",
      example: "list(filter(None, [0, 1, 2]))"
    ) {
      try of($0, FilterIterator($0[1], try Interpreter.current.iterator(over: $0[2])))
    }
    constructor(
      BackwardIterator.pythonClass, "(cls, sequence, /)", "The items of a sequence from its end.",
      example: "list(reversed('ab'))"
    ) {
      let made = try backwards($0[1])
      if try $0.cls().isUserDefined, let iterator = made.object as? BackwardIterator { return try of($0, iterator) }
      return made
    }
  }

  private static func iterators(_ values: [Value]) throws -> [PyIterator] {
    try values.map { try Interpreter.current.iterator(over: $0) }
  }

  private static func backwards(_ value: Value) throws -> Value {
    let interpreter = Interpreter.current
    if let object = value.object, let method = object.cls.lookup("__reversed__") {
      if method.isNone { throw PyError.type("'\(interpreter.type(of: value).messageName)' object is not reversible") }
      return try interpreter.call(method, [value])
    }
    switch value {
    case .string(let string):
      return .object(SequenceIterator(string.codePoints.reversed().map { PyString.character($0) }))
    case .tuple(let tuple) where !tuple.cls.isUserDefined: return .object(SequenceIterator(tuple.items.reversed()))
    case .object(let o) where o is DictView:
      return .object(SequenceIterator((o as? DictView)?.items.reversed() ?? []))
    default:
      guard let object = value.object, object.cls.lookup("__getitem__") != nil, !(object is PySet),
        object.kind != .dict
      else { throw PyError.type("'\(interpreter.type(of: value).messageName)' object is not reversible") }
      let count = try interpreter.length(value)
      return .object(BackwardIterator(value, count: count))
    }
  }
}
