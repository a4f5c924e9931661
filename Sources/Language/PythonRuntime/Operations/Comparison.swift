// SPDX-License-Identifier: GPL-3.0-or-later

import BigIntegers
import PythonSyntax

extension ComparisonOperator {
  /// The special method of an ordering.
  package var methodName: Symbol {
    switch self {
    case .equal: Special.eq
    case .notEqual: Special.ne
    case .less: Special.lt
    case .lessEqual: Special.le
    case .greater: Special.gt
    case .greaterEqual: Special.ge
    default: Special.contains
    }
  }
  /// Whether it is one of the six that special methods answer.
  var isOrdering: Bool {
    switch self {
    case .equal, .notEqual, .less, .lessEqual, .greater, .greaterEqual: true
    default: false
    }
  }
  /// `b op.swapped a` means `a op b`.
  var swapped: ComparisonOperator {
    switch self {
    case .less: .greater
    case .lessEqual: .greaterEqual
    case .greater: .less
    case .greaterEqual: .lessEqual
    default: self
    }
  }
  /// The answer for two things of which the first is smaller (-1), equal (0) or larger (1).
  func holds(_ order: Int) -> Bool {
    switch self {
    case .equal: order == 0
    case .notEqual: order != 0
    case .less: order < 0
    case .lessEqual: order <= 0
    case .greater: order > 0
    case .greaterEqual: order >= 0
    default: false
    }
  }
}

extension Interpreter {
  /// `a op b` for all ten operators; the result of an ordering may be anything (a tensor).
  public func compare(_ op: ComparisonOperator, _ a: Value, _ b: Value) throws -> Value {
    switch op {
    case .is: return .bool(Value.identical(a, b))
    case .isNot: return .bool(!Value.identical(a, b))
    case .in: return .bool(try contains(b, a))
    case .notIn: return .bool(!(try contains(b, a)))
    default: break
    }
    switch (a, b) {
    case (.int(let x), .int(let y)): return .bool(compareFast(op, x, y))
    case (.float(let x), .float(let y)): return .bool(compareFast(op, x, y))
    case (.string(let x), .string(let y)) where !x.cls.isUserDefined && !y.cls.isUserDefined:
      if op == .equal || op == .notEqual {
        return .bool(PyString.equal(x, y) == (op == .equal))
      }
      return .bool(op.holds(Interpreter.order(x.text, y.text)))
    default: return try richCompare(op, a, b)
    }
  }

  @inline(__always) private func compareFast<T: Comparable>(_ op: ComparisonOperator, _ x: T, _ y: T) -> Bool {
    switch op {
    case .equal: x == y
    case .notEqual: x != y
    case .less: x < y
    case .lessEqual: x <= y
    case .greater: x > y
    case .greaterEqual: x >= y
    default: false
    }
  }

  private func richCompare(_ op: ComparisonOperator, _ a: Value, _ b: Value) throws -> Value {
    let (left, right) = (type(of: a), type(of: b))
    var triedRight = false
    if left !== right, right.isUserDefined, right.isSubclass(of: left),
      let result = try userCompare(op.swapped, b, a)
    {
      triedRight = true
      if !isNotImplemented(result) { return result }
    }
    if let result = try userCompare(op, a, b) {
      if !isNotImplemented(result) { return result }
    } else if let result = try nativeCompare(op, a, b) {
      return result
    }
    return try compareFromRight(op, a, b, isAsked: triedRight)
  }

  /// The rest of a comparison whose left operand has refused: what the right one says, unless it has been asked, and what follows from nobody's answer.
  func compareFromRight(_ op: ComparisonOperator, _ a: Value, _ b: Value, isAsked: Bool = false) throws -> Value {
    if !isAsked {
      if let result = try userCompare(op.swapped, b, a) {
        if !isNotImplemented(result) { return result }
      } else if let object = b.object, let result = try object.compare(op.swapped, a) {
        return result
      }
    }
    switch op {
    case .equal: return .bool(Value.identical(a, b))
    case .notEqual: return .bool(!Value.identical(a, b))
    default:
      throw PyError.type(
        "'\(op.rawValue)' not supported between instances of '\(type(of: a).messageName)' and '\(type(of: b).messageName)'"
      )
    }
  }

  /// The answer of a program's special method, nil when there is none.
  private func userCompare(_ op: ComparisonOperator, _ a: Value, _ b: Value) throws -> Value? {
    guard let object = a.object, object.cls.isUserDefined else { return nil }
    if let method = userMethod(a, op.methodName) { return try vectorcall(method, a, b) }
    if op == .notEqual, let method = userMethod(a, Special.eq) {
      let result = try vectorcall(method, a, b)
      return isNotImplemented(result) ? result : .bool(!(try truth(result)))
    }
    return nil
  }

  /// What the built-in classes answer; nil when `a` does not know.
  package func nativeCompare(_ op: ComparisonOperator, _ a: Value, _ b: Value) throws -> Value? {
    let (x, y) = (a.unboxed, b.unboxed)
    switch (x, y) {
    case (.none, .none): return op == .equal || op == .notEqual ? .bool(op == .equal) : nil
    case (.string(let p), .string(let q)):
      if op == .equal || op == .notEqual {
        return .bool(PyString.equal(p, q) == (op == .equal))
      }
      return .bool(op.holds(Interpreter.order(p.text, q.text)))
    case (.list(let p), .list(let q)): return try compareSequences(op, { p.items }, { q.items })
    case (.tuple(let p), .tuple(let q)): return try compareSequences(op, { p.items }, { q.items })
    case (.dict(let p), .dict(let q)):
      guard op == .equal || op == .notEqual else { return nil }
      return .bool(try sameContents(p, q) == (op == .equal))
    default: break
    }
    if let result = compareNumbers(op, x, y) { return .bool(result) }
    return try x.object?.compare(op, y)
  }

  /// -1, 0 or 1 by code points (the order of UTF-8 bytes is the same).
  package static func order(_ a: String, _ b: String) -> Int { UTF8Bytes.order(a.utf8.span, b.utf8.span) }

  /// Orders two numbers exactly, nil when one is none.
  func compareNumbers(_ op: ComparisonOperator, _ a: Value, _ b: Value) -> Bool? {
    switch (a, b) {
    case (.float(let x), .float(let y)): return compareFast(op, x, y)
    case (.float(let x), _):
      guard let y = b.bigInteger else { return nil }
      guard let order = Numbers.compare(y, x) else { return op == .notEqual }
      return op.holds(-order)
    case (_, .float(let y)):
      guard let x = a.bigInteger else { return nil }
      guard let order = Numbers.compare(x, y) else { return op == .notEqual }
      return op.holds(order)
    default:
      if let x = a.smallInteger, let y = b.smallInteger { return compareFast(op, x, y) }
      guard let x = a.bigInteger, let y = b.bigInteger else { return nil }
      return compareFast(op, x, y)
    }
  }

  /// Sequences compare by their first items that differ. The items are read anew each time, for comparing may change a list.
  private func compareSequences(_ op: ComparisonOperator, _ left: () -> [Value], _ right: () -> [Value]) throws -> Value
  {
    try enter()
    defer { leave() }
    if op == .equal || op == .notEqual, left().count != right().count { return .bool(op == .notEqual) }
    var i = 0
    while true {
      let (a, b) = (left(), right())
      guard i < a.count, i < b.count else {
        return .bool(compareFast(op, a.count, b.count))
      }
      if !(try same(a[i], b[i])) {
        // Comparing may have taken items away: then the lengths decide.
        let (left, right) = (left().count, right().count)
        if i >= left || i >= right { return .bool(compareFast(op, left, right)) }
        if op == .equal { return .bool(false) }
        if op == .notEqual { return .bool(true) }
        return try compare(op, a[i], b[i])
      }
      i += 1
      if i & 0xFFFF == 0 { try pollInterrupt() }
    }
  }

  private func sameContents(_ a: PyDict, _ b: PyDict) throws -> Bool {
    guard a.table.count == b.table.count else { return false }
    try enter()
    defer { leave() }
    for (key, value) in a.table.pairs {
      guard let other = try b.get(key), try same(value, other) else { return false }
    }
    return true
  }

  /// Identical or equal: how containers compare their items.
  @inline(__always) public func same(_ a: Value, _ b: Value) throws -> Bool {
    if Value.identical(a, b) { return true }
    return try equals(a, b)
  }

  /// `bool(a == b)`
  public func equals(_ a: Value, _ b: Value) throws -> Bool {
    switch (a, b) {
    case (.int(let x), .int(let y)): return x == y
    case (.float(let x), .float(let y)): return x == y
    case (.string(let x), .string(let y)) where !x.cls.isUserDefined && !y.cls.isUserDefined:
      return PyString.equal(x, y)
    case (.tuple(let x), .tuple(let y)) where x.cls === Classes.tuple && y.cls === Classes.tuple:
      let (p, q) = (x.items, y.items)
      if p.count != q.count { return false }
      try enter()
      defer { leave() }
      for i in p.indices where try !same(p[i], q[i]) { return false }
      return true
    default: return try truth(richCompare(.equal, a, b))
    }
  }

  /// `item in container`
  public func contains(_ container: Value, _ item: Value) throws -> Bool {
    switch container {
    case .string(let string) where !string.cls.isUserDefined: return try nativeContains(container, item)
    case .list(let list) where !list.cls.isUserDefined: return try nativeContains(container, item)
    case .tuple(let tuple) where !tuple.cls.isUserDefined: return try nativeContains(container, item)
    case .object(let object) where object.kind == .set && !object.cls.isUserDefined:
      // A set as an item is another matter.
      if case .object = item { break }
      // SAFETY: objects of this kind are sets.
      return try unsafeDowncast(object, to: PySet.self).has(item)
    default: break
    }
    return try generalContains(container, item)
  }

  @inline(never) private func generalContains(_ container: Value, _ item: Value) throws -> Bool {
    if let method = userMethod(container, Special.contains) {
      if method.isNone { throw PyError.type("'\(type(of: container).messageName)' object is not a container") }
      return try truth(vectorcall(method, container, item))
    }
    if let cls = container.object?.cls, cls.isUserDefined, userMethod(container, Special.iter) != nil {
      return try containsByIteration(container, item)
    }
    return try nativeContains(container, item)
  }

  /// What the built-in classes answer to `item in container`.
  package func nativeContains(_ container: Value, _ item: Value) throws -> Bool {
    switch container {
    case .list(let list):
      var i = 0
      while i < list.items.count {
        if try same(list.items[i], item) { return true }
        i += 1
        if i & 0xFFFF == 0 { try pollInterrupt() }
      }
      return false
    case .tuple(let tuple):
      for value in tuple.items where try same(value, item) { return true }
      return false
    case .dict(let dict): return try dict.has(item)
    case .string(let string):
      guard case .string(let part) = item else {
        throw PyError.type("'in <string>' requires string as left operand, not \(type(of: item).name)")
      }
      return ASCIIText.contains(part, in: string)
    default:
      if let answer = try container.object?.contains(item) { return answer }
      return try containsByIteration(container, item)
    }
  }

  private func containsByIteration(_ container: Value, _ item: Value) throws -> Bool {
    let walker: PyIterator
    do {
      walker = try iterator(over: container)
    } catch let raised as Raised where raised.exception.cls === ExceptionClasses.typeError && !isIterable(container) {
      throw PyError.type("argument of type '\(type(of: container).messageName)' is not iterable")
    }
    while let value = try walker.next() {
      if try same(value, item) { return true }
      try pollInterrupt()
    }
    return false
  }

  private func isIterable(_ value: Value) -> Bool {
    guard let object = value.object else { return false }
    return object.cls.lookup(Special.iter) != nil || object.cls.lookup(Special.getitem) != nil
  }
}
