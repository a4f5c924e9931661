// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import PythonSyntax

/// Special methods of the built-in classes as records, so that `super().__setitem__(k, v)`, `list.__len__(x)` and `x.__add__(y)`
/// work. They all lead to what the operators do for built-in classes.
extension Builtins {
  private static func orNotImplemented(_ value: Value?) -> Value { value ?? .object(PySingleton.notImplemented) }

  private static func comparison(_ op: ComparisonOperator) -> Declaration {
    Declaration(op.methodName.name, "(self, value, /)", "self \(op.rawValue) value") {
      if let result = try $0.interpreter.nativeCompare(op, $0[0], $0[1]) { return result }
      if op == .equal || op == .notEqual, Value.identical($0[0], $0[1]) { return .bool(op == .equal) }
      // `!=` follows from the `==` of a program's class.
      if op == .notEqual, let method = $0.interpreter.userMethod($0[0], "__eq__") {
        let result = try $0.interpreter.call(method, [$0[0], $0[1]])
        if !$0.interpreter.isNotImplemented(result) { return .bool(!(try $0.interpreter.truth(result))) }
      }
      return orNotImplemented(nil)
    }
  }

  /// The six orderings.
  static let comparisons: [Declaration] = [
    ComparisonOperator.equal, .notEqual, .less, .lessEqual, .greater, .greaterEqual,
  ].map(comparison)

  private static func forward(_ op: BinaryOperator) -> Declaration {
    Declaration(op.methodName.name, "(self, value, /)", "self \(op.rawValue) value") {
      orNotImplemented(try $0.interpreter.nativeBinary(op, $0[0], $0[1]))
    }
  }
  private static func reflected(_ op: BinaryOperator) -> Declaration {
    Declaration(op.reflectedName.name, "(self, value, /)", "value \(op.rawValue) self") {
      orNotImplemented(
        try $0.interpreter.nativeBinary(op, $0[1], $0[0]) ?? $0[0].object?.binary(op, $0[1], reflected: true))
    }
  }
  private static func inPlace(_ op: BinaryOperator) -> Declaration {
    Declaration(op.inPlaceName.name, "(self, value, /)", "self \(op.rawValue)= value") {
      if let result = try $0.interpreter.nativeInPlace(op, $0[0], $0[1]) { return result }
      return orNotImplemented(try $0[0].object?.inPlace(op, $0[1]))
    }
  }
  private static func unary(_ name: String, _ op: UnaryOperator) -> Declaration {
    Declaration(name, "(self, /)", "\(op.rawValue)self") { try $0.interpreter.unary(op, $0[0].unboxed) }
  }

  private static let length = Declaration("__len__", "(self, /)", "len(self)") {
    guard let count = try $0[0].object?.length() else {
      throw PyError.type("object of type '\($0.interpreter.type(of: $0[0]).name)' has no len()")
    }
    return .int(count)
  }
  private static let iterate = Declaration("__iter__", "(self, /)", "iter(self)") {
    guard let iterator = try $0[0].object?.makeIterator() else {
      throw PyError.type("'\($0.interpreter.type(of: $0[0]).name)' object is not iterable")
    }
    return .object(iterator)
  }
  private static let advance = Declaration("__next__", "(self, /)", "next(self)") {
    guard let value = try $0.object(as: PyIterator.self).next() else {
      throw Raised(PyException(cls: ExceptionClasses.stopIteration, arguments: []))
    }
    return value
  }
  private static let getItem = Declaration("__getitem__", "(self, index, /)", "self[index]") {
    try $0.interpreter.nativeGetItem($0[0], $0[1])
  }
  private static let setItem = Declaration("__setitem__", "(self, index, value, /)", "self[index] = value") {
    try $0.interpreter.nativeSetItem($0[0], $0[1], $0[2])
    return .none
  }
  private static let deleteItem = Declaration("__delitem__", "(self, index, /)", "del self[index]") {
    try $0.interpreter.nativeDeleteItem($0[0], $0[1])
    return .none
  }
  private static let contains = Declaration("__contains__", "(self, value, /)", "value in self") {
    .bool(try $0.interpreter.nativeContains($0[0], $0[1]))
  }
  private static func noHash(_ cls: PyClass) { cls.set("__hash__", Value.none) }
  /// `hash(self)` by contents.
  static let hashMethod = Declaration("__hash__", "(self, /)", "hash(self)") {
    .int(try $0.interpreter.nativeHash($0[0]))
  }
  /// `repr(self)` of a built-in class.
  static let reprMethod = Declaration("__repr__", "(self, /)", "repr(self)") {
    Value(try $0.interpreter.nativeRepr($0[0]))
  }
  /// `str(self)` of a built-in class.
  static let strMethod = Declaration("__str__", "(self, /)", "str(self)") {
    // For an object whose class has no text form of its own, `str` is `repr`, a program's `__repr__` included.
    if $0[0].object is PyInstance { return Value(try $0.interpreter.repr($0[0])) }
    return Value(try $0.interpreter.nativeStr($0[0]))
  }
  /// `format(self, spec)`
  static let formatMethod = Declaration("__format__", "(self, format_spec, /)", "format(self, format_spec)") {
    Value(try $0.interpreter.nativeFormat($0[0], $0.text(1)))
  }

  static func installSpecialMethods() {
    let container = [length, iterate, contains, reprMethod]
    let repeated = [forward(.add), forward(.multiply), reflected(.multiply)]
    let equalities = Array(comparisons.prefix(2))
    add(to: Classes.list, container, comparisons, [getItem, setItem, deleteItem], repeated)
    add(to: Classes.list, [inPlace(.add), inPlace(.multiply)])
    noHash(Classes.list)
    add(to: Classes.tuple, container, comparisons, [getItem], repeated, [hashMethod])
    add(to: Classes.string, container, comparisons, [getItem], repeated, [forward(.modulo), hashMethod, strMethod])
    add(to: Classes.bytes, container, comparisons, [getItem], repeated, [hashMethod])
    add(to: Classes.bytearray, container, comparisons, [getItem, setItem, deleteItem], repeated)
    add(to: Classes.bytearray, [inPlace(.add), inPlace(.multiply)])
    noHash(Classes.bytearray)
    add(to: Classes.dict, container, equalities, [getItem, setItem, deleteItem, forward(.bitOr), inPlace(.bitOr)])
    noHash(Classes.dict)
    let algebra: [BinaryOperator] = [.bitOr, .bitAnd, .subtract, .bitXor]
    for cls in [Classes.set, Classes.frozenset] {
      add(to: cls, container, comparisons, algebra.map(forward), algebra.map(reflected))
    }
    add(to: Classes.set, algebra.map(inPlace))
    noHash(Classes.set)
    add(to: Classes.frozenset, [hashMethod])
    for cls in [Classes.dictKeys, Classes.dictItems] { add(to: cls, container, comparisons, algebra.map(forward)) }
    add(to: Classes.dictValues, [length, iterate, reprMethod])
    add(to: Classes.range, container, equalities, [getItem, hashMethod])
    for cls in [Classes.iterator, Classes.generator] { add(to: cls, [iterate, advance]) }
    let hint = Declaration("__length_hint__", "(self, /)", "About how many values are left.") {
      $0[0].object.flatMap { ($0 as? PyIterator)?.lengthHint }.map { .int($0) }
        ?? .object(PySingleton.notImplemented)
    }
    let place = Declaration("__setstate__", "(self, state, /)", "Goes to a place.") {
      guard let iterator = $0[0].object as? ItemIterator else {
        throw PyError.attribute($0[0], "__setstate__")
      }
      iterator.move(to: try $0.int(1))
      return .none
    }
    add(to: Classes.iterator, [hint, place])
    let arithmetic: [BinaryOperator] = [.add, .subtract, .multiply, .divide, .floorDivide, .modulo, .power]
    let bits: [BinaryOperator] = [.leftShift, .rightShift, .bitAnd, .bitOr, .bitXor]
    let number =
      comparisons + [hashMethod, reprMethod, formatMethod, unary("__neg__", .negative), unary("__pos__", .positive)]
    for (cls, operators) in [(Classes.float, arithmetic), (Classes.int, arithmetic + bits)] {
      add(to: cls, number, operators.map(forward), operators.map(reflected))
    }
    add(to: Classes.int, [unary("__invert__", .invert)])
  }

  @inline(never) private static func add(to cls: PyClass, _ methods: [Declaration]...) {
    for group in methods { cls.add(group) }
  }
}
