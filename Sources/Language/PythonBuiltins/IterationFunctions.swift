// SPDX-License-Identifier: GPL-3.0-or-later

import BigIntegers
import PythonRuntime
import PythonSyntax

/// Functions that walk iterables.
extension Builtins {
  private static func order(_ bound: Bound, _ name: String, _ wanted: ComparisonOperator) throws -> Value {
    let positional = bound.variadic(0)
    let (key, standard) = (bound[1], bound[2])
    let interpreter = bound.interpreter
    guard let first = positional.first else { throw PyError.type("\(name) expected at least 1 argument, got 0") }
    if positional.count > 1, !standard.isUndefined {
      throw PyError.type("Cannot specify a default for \(name)() with multiple positional arguments")
    }
    let iterator = positional.count == 1 ? try interpreter.iterator(over: first) : SequenceIterator(positional)
    guard var best = try iterator.next() else {
      if standard.isUndefined { throw PyError.value("\(name)() arg is an empty sequence") }
      return standard
    }
    var bestKey = key.isNone ? best : try interpreter.vectorcall(key, best)
    while let item = try iterator.next() {
      if Interrupt.isRequested { try interpreter.pollInterrupt() }
      let itemKey = key.isNone ? item : try interpreter.vectorcall(key, item)
      if try isBetter(itemKey, bestKey, wanted, interpreter) { (best, bestKey) = (item, itemKey) }
    }
    return best
  }

  /// Whether `item wanted best`.
  @inline(__always)
  private static func isBetter(_ item: Value, _ best: Value, _ wanted: ComparisonOperator, _ interpreter: Interpreter)
    throws -> Bool
  {
    try fastComparison(wanted, item, best) ?? interpreter.truth(interpreter.compare(wanted, item, best))
  }

  /// `min` and `max` of one iterable, or of two or three values.
  private static func extreme(
    _ name: String, _ wanted: ComparisonOperator, _ first: Value, _ second: Value, _ third: Value
  ) throws -> Value {
    let interpreter = Interpreter.current
    if second.isUndefined {
      let iterator = try interpreter.iterator(over: first)
      guard var best = try iterator.next() else { throw PyError.value("\(name)() arg is an empty sequence") }
      while let item = try iterator.next() {
        if Interrupt.isRequested { try interpreter.pollInterrupt() }
        if try isBetter(item, best, wanted, interpreter) { best = item }
      }
      return best
    }
    var best = first
    if try isBetter(second, best, wanted, interpreter) { best = second }
    if !third.isUndefined, try isBetter(third, best, wanted, interpreter) { best = third }
    return best
  }

  /// `sum(iterable, start)`
  private static func sum(_ iterable: Value, from start: Value) throws -> Value {
    let interpreter = Interpreter.current
    let iterator = try interpreter.iterator(over: iterable)
    var total = start
    while let item = try iterator.next() {
      if Interrupt.isRequested { try interpreter.pollInterrupt() }
      total = try fastArithmetic(.add, total, item) ?? interpreter.binary(.add, total, item)
    }
    return total
  }

  /// The built-in functions over iterables.
  static let iterationFunctions: [Declaration] = [
    Declaration("len", "(obj, /)", "The number of items.", example: "len([1, 2])", vectorcall: 1...1) { value, _, _ in
      switch value {
      case .list(let list) where !list.hasUserClass: .int(list.items.count)
      case .string(let string) where !string.hasUserClass: .int(string.count)
      case .tuple(let tuple) where !tuple.hasUserClass: .int(tuple.items.count)
      case .dict(let dict) where !dict.hasUserClass: .int(dict.table.count)
      default: .int(try Interpreter.current.length(value))
      }
    },
    Declaration(
      "iter", "(object, sentinel=..., /)",
      "An iterator over an iterable; with a sentinel, over a function's results until it gives it."
    ) {
      if $0[1].isUndefined { return .object(try $0.interpreter.iterator(over: $0[0])) }
      guard $0.interpreter.isCallable($0[0]) else { throw PyError.type("iter(v, w): v must be callable") }
      return .object(CallIterator($0[0], sentinel: $0[1]))
    },
    Declaration(
      "next", "(iterator, default=..., /)", "The next value of an iterator, or a default at its end.", vectorcall: 1...2
    ) { given, standard, _ in
      let interpreter = Interpreter.current
      if case .object(let object) = given, object.kind == .iterator {
        // SAFETY: objects of this kind are iterators.
        if let value = try unsafeDowncast(object, to: PyIterator.self).next() { return value }
      } else if let method = given.object?.cls.lookup("__next__") {
        do {
          return try interpreter.call(method, [given])
        } catch let raised as Raised
          where raised.exception.cls.isSubclass(of: ExceptionClasses.stopIteration) && !standard.isUndefined
        {
          return standard
        }
      } else {
        throw PyError.type("'\(interpreter.type(of: given).messageName)' object is not an iterator")
      }
      if standard.isUndefined {
        let result = (given.object as? PyGenerator)?.result ?? .none
        throw Raised(PyException(cls: ExceptionClasses.stopIteration, arguments: result.isNone ? [] : [result]))
      }
      return standard
    },
    Declaration(
      "sorted", "(iterable, /, *, key=None, reverse=False)", "A list of the items in ascending order.",
      example: "sorted([3, 1, 2])"
    ) {
      let items = try $0.interpreter.collect($0[0])
      return Value(list: try Sorting.sorted(items, key: $0[1], reverse: $0.flag(2)))
    },
    Declaration(
      "min", "(*args, key=None, default=...)", "The smallest item, or the smallest argument.",
      example: "min(3, 1)", vectorcall: 1...3, { try extreme("min", .less, $0, $1, $2) }
    ) {
      try order($0, "min", .less)
    },
    Declaration(
      "max", "(*args, key=None, default=...)", "The largest item, or the largest argument.",
      example: "max([3, 1])", vectorcall: 1...3, { try extreme("max", .greater, $0, $1, $2) }
    ) {
      try order($0, "max", .greater)
    },
    Declaration(
      "sum", "(iterable, /, start=0)", "The sum of the items.", example: "sum([1, 2, 3])", vectorcall: 1...1,
      { iterable, _, _ in try sum(iterable, from: .int(0)) }
    ) {
      if case .string = $0[1] { throw PyError.type("sum() can't sum strings [use ''.join(seq) instead]") }
      if let bytes = $0[1].object as? PyBytes {
        throw PyError.type(
          bytes.isMutable
            ? "sum() can't sum bytearray [use b''.join(seq) instead]"
            : "sum() can't sum bytes [use b''.join(seq) instead]")
      }
      return try sum($0[0], from: $0[1])
    },
    Declaration("any", "(iterable, /)", "Whether some item is true.", vectorcall: 1...1) { iterable, _, _ in
      let interpreter = Interpreter.current
      let iterator = try interpreter.iterator(over: iterable)
      while let item = try iterator.next() {
        if Interrupt.isRequested { try interpreter.pollInterrupt() }
        if try interpreter.truth(item) { return .bool(true) }
      }
      return .bool(false)
    },
    Declaration("all", "(iterable, /)", "Whether every item is true.", vectorcall: 1...1) { iterable, _, _ in
      let interpreter = Interpreter.current
      let iterator = try interpreter.iterator(over: iterable)
      while let item = try iterator.next() {
        if Interrupt.isRequested { try interpreter.pollInterrupt() }
        if try !interpreter.truth(item) { return .bool(false) }
      }
      return .bool(true)
    },
  ]

  /// The numeric functions.
  static let numberFunctions: [Declaration] = [
    Declaration("abs", "(x, /)", "The absolute value.", example: "abs(-2)", vectorcall: 1...1) { value, _, _ in
      let interpreter = Interpreter.current
      if case .int(let number) = value, number != Int.min { return .int(Swift.abs(number)) }
      if let method = interpreter.userMethod(value, "__abs__") { return try interpreter.call(method, [value]) }
      switch value.unboxed {
      case .float(let number): return .float(number.magnitude)
      case let plain:
        if let number = plain.bigInteger {
          return PyBigInt.value(number.magnitude)
        }
        if let method = plain.object?.cls.lookup("__abs__") { return try interpreter.call(method, [value]) }
        throw PyError.type("bad operand type for abs(): '\(interpreter.type(of: value).messageName)'")
      }
    },
    Declaration(
      "round", "(number, ndigits=None)", "A number rounded, halves to the even side.",
      example: "round(2.675, 2)", vectorcall: 1...2
    ) { value, digits, _ in
      let interpreter = Interpreter.current
      let digits = digits.isUndefined ? .none : digits
      if let object = value.object, !(object is PyBigInt), !(object is PyNumber) || object.cls.isUserDefined,
        let method = object.cls.lookup("__round__"), !(object is PyNumber) || interpreter.userFunction(method) != nil
      {
        return try interpreter.call(method, digits.isNone ? [value] : [value, digits])
      }
      return try interpreter.rounded(value.unboxed, digits)
    },
    Declaration(
      "pow", "(base, exp, mod=None)", "base ** exp, or its remainder by mod.", example: "pow(2, 10, 1000)"
    ) {
      let interpreter = $0.interpreter
      if $0[2].isNone { return try interpreter.binary(.power, $0[0], $0[1]) }
      if let method = interpreter.userMethod($0[0], "__pow__") {
        let result = try interpreter.call(method, [$0[0], $0[1], $0[2]])
        if !interpreter.isNotImplemented(result) { return result }
      }
      guard var base = $0[0].bigInteger, var exponent = $0[1].bigInteger, let modulus = $0[2].bigInteger else {
        throw PyError.type("pow() 3rd argument not allowed unless all arguments are integers")
      }
      if modulus.isZero { throw PyError.value("pow() 3rd argument cannot be 0") }
      let divisor = modulus.magnitude
      if exponent.isNegative {
        guard let inverse = base.inverse(modulus: divisor) else {
          throw PyError.value("base is not invertible for the given modulus")
        }
        (base, exponent) = (inverse, -exponent)
      }
      let result = try base.power(exponent, modulus: divisor) { try interpreter.pollInterrupt() }
      return PyBigInt.value(modulus.isNegative && !result.isZero ? result + modulus : result)
    },
    Declaration("divmod", "(x, y, /)", "Quotient and remainder.", example: "divmod(7, 2)", vectorcall: 2...2) {
      x, y, _ in
      try Interpreter.current.divmod(x, y)
    },
  ]
}
