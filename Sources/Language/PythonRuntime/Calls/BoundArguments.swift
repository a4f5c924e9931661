// SPDX-License-Identifier: GPL-3.0-or-later

import BigIntegers

/// Reading the bound arguments of built-in functions.
extension Bound {
  /// The error of a method that is called with a receiver of another class.
  package static func wrongReceiver(_ value: Value, _ expected: String, _ function: String) -> Raised {
    Bound(values: [value], function: function).wrongReceiver(expected, 0)
  }
  package func wrongReceiver(_ expected: String, _ index: Int) -> Raised {
    let given = interpreter.type(of: self[index]).name
    let name = function.split(separator: ".").last.map(String.init) ?? function
    if index == 0 {
      return PyError.type("descriptor '\(name)' for '\(expected)' objects doesn't apply to a '\(given)' object")
    }
    return PyError.type("\(name)() argument \(index) must be \(expected), not \(given)")
  }

  /// A list.
  package func list(_ index: Int = 0) throws -> PyList {
    if case .list(let list) = self[index] { return list }
    throw wrongReceiver("list", index)
  }
  /// A tuple.
  package func tuple(_ index: Int = 0) throws -> PyTuple {
    if case .tuple(let tuple) = self[index] { return tuple }
    throw wrongReceiver("tuple", index)
  }
  /// A dictionary.
  package func dict(_ index: Int = 0) throws -> PyDict {
    if case .dict(let dict) = self[index] { return dict }
    throw wrongReceiver("dict", index)
  }
  /// A string.
  package func string(_ index: Int = 0) throws -> PyString {
    if case .string(let string) = self[index] { return string }
    throw wrongReceiver("str", index)
  }
  /// The text of a string.
  package func text(_ index: Int = 0) throws -> String { try string(index).text }
  /// The same by name.
  package func text(_ name: String) throws -> String { try text(position(name)) }
  /// The text of a path.
  package func path(_ index: Int) throws -> String { try interpreter.path(of: self[index]) }
  /// A set or frozen set.
  package func set(_ index: Int = 0) throws -> PySet {
    if case .object(let object) = self[index], let set = object as? PySet { return set }
    throw wrongReceiver("set", index)
  }
  /// An object of a native class.
  package func object<T: PyObject>(_ index: Int = 0, as type: T.Type) throws -> T {
    if let object = self[index].object as? T { return object }
    throw wrongReceiver("\(type)", index)
  }
  /// A class.
  package func cls(_ index: Int = 0) throws -> PyClass { try object(index, as: PyClass.self) }
  /// An integer that fits in 64 bits.
  package func int(_ index: Int) throws -> Int { try interpreter.requireInt(self[index]) }
  /// The same by name.
  package func int(_ name: String) throws -> Int { try int(position(name)) }
  /// A width of text; MemoryError for one that only fills the memory.
  package func width(_ index: Int) throws -> Int {
    let width = try int(index)
    if width > 1 << 28 { throw PyError.make(ExceptionClasses.memoryError, "") }
    return max(width, -1)
  }
  /// A number as a double.
  package func double(_ index: Int) throws -> Double { try interpreter.requireDouble(self[index]) }
  /// The same by name.
  package func double(_ name: String) throws -> Double { try double(position(name)) }
  /// The truth of a value.
  package func flag(_ index: Int) throws -> Bool { try interpreter.truth(self[index]) }
  /// The `keepends` of `splitlines`: a truth that must be a number.
  package func keepsEnds(_ index: Int) throws -> Bool {
    if case .bool(let flag) = self[index] { flag } else { try int(index) != 0 }
  }
  /// The items of a `*args` parameter.
  package func variadic(_ index: Int) -> [Value] {
    if case .tuple(let tuple) = self[index] { tuple.items } else { [] }
  }
  /// The same by name.
  package func variadic(_ name: String) throws -> [Value] { variadic(try position(name)) }
  /// The dictionary of a `**kwargs` parameter.
  package func keywords(_ index: Int) -> PyDict? {
    if case .dict(let dict) = self[index] { dict } else { nil }
  }
  /// Bounds `start, end` of a search in a sequence of a length, clamped as slices are.
  package func bounds(_ start: Int, _ end: Int, count: Int) throws -> Range<Int>? {
    func place(_ value: Value, _ standard: Int) throws -> Int {
      guard let given = value.ifGiven else { return standard }
      guard let big = try interpreter.index(given) else {
        throw PyError.type("slice indices must be integers or None or have an __index__ method")
      }
      let number = Int(clamping: big)
      return number < 0 ? max(0, number < -count ? 0 : number + count) : number
    }
    let from = try place(self[start], 0)
    let to = min(count, try place(self[end], count))
    return from <= to ? from..<to : nil
  }
}

extension Interpreter {
  /// The text of a path: a string, or what `__fspath__` of a path object gives.
  package func path(of value: Value) throws -> String {
    if let text = value.text { return text }
    if let method = value.object?.cls.lookup("__fspath__"), let text = try call(method, [value]).text { return text }
    throw PyError.type("expected str, bytes or os.PathLike object, not \(type(of: value).name)")
  }
}
