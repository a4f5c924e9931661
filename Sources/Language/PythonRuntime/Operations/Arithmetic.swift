// SPDX-License-Identifier: GPL-3.0-or-later

import BigIntegers
import PythonSyntax

extension Interpreter {
  /// `a op b`
  public func binary(_ op: BinaryOperator, _ a: Value, _ b: Value) throws -> Value {
    switch (a, b) {
    case (.int(let x), .int(let y)): return try integers(op, x, y)
    case (.float(let x), .float(let y)): if let result = try floats(op, x, y) { return result }
    case (.float(let x), .int(let y)): if let result = try floats(op, x, Double(y)) { return result }
    case (.int(let x), .float(let y)): if let result = try floats(op, Double(x), y) { return result }
    case (.string(let x), .string(let y)) where op == .add && !x.cls.isUserDefined && !y.cls.isUserDefined:
      try MemoryLimit.check(joining: x.byteCount, y.byteCount)
      return .string(PyString.concatenation(x, y))
    case (.string(let format), _) where op == .modulo && !format.cls.isUserDefined:
      // Only an instance of a class can have a say in it.
      if case .object = b { break }
      if let object = b.object, object.cls.isUserDefined { break }
      return try percentFormatted(format.text, b)
    case (.object(let x), .object(let y)) where x.isOther && x.classIdentity == y.classIdentity:
      if let result = try x.binary(op, b, reflected: false) { return result }
    case (.object(let x), .float) where x.isOther:
      if let result = try x.binary(op, b, reflected: false) { return result }
    case (.object(let x), .int) where x.isOther:
      if let result = try x.binary(op, b, reflected: false) { return result }
    default: break
    }
    if let result = try binaryIfSupported(op, a, b) { return result }
    throw unsupported(op, a, b, inPlace: false)
  }

  /// `a op= b`: the value to store.
  public func inPlace(_ op: BinaryOperator, _ a: Value, _ b: Value) throws -> Value {
    switch (a, b) {
    case (.int(let x), .int(let y)): return try integers(op, x, y)
    case (.float(let x), .float(let y)): if let result = try floats(op, x, y) { return result }
    case (.string(let x), .string(let y)) where op == .add && !x.cls.isUserDefined && !y.cls.isUserDefined:
      try MemoryLimit.check(joining: x.byteCount, y.byteCount)
      return .string(PyString.concatenation(x, y))
    default: break
    }
    if let object = a.object {
      if let method = userMethod(a, op.inPlaceName) {
        let result = try vectorcall(method, a, b)
        if !isNotImplemented(result) { return result }
      }
      if let result = try nativeInPlace(op, a, b) { return result }
      if let result = try object.inPlace(op, b) { return result }
    }
    if let result = try binaryIfSupported(op, a, b) { return result }
    throw unsupported(op, a, b, inPlace: true)
  }

  /// What the built-in classes do for `a op= b`.
  package func nativeInPlace(_ op: BinaryOperator, _ a: Value, _ b: Value) throws -> Value? {
    switch a {
    case .list(let list):
      if op == .add {
        try extend(list, with: collect(b))
        return a
      }
      if op == .multiply, let count = try repetition(b) {
        list.items = try repeated(list.items, count)
        return a
      }
      return nil
    case .dict(let dict) where op == .bitOr:
      try update(dict, from: b)
      return a
    default: return nil
    }
  }

  /// Whether a value is `NotImplemented`.
  @inline(__always) package func isNotImplemented(_ value: Value) -> Bool {
    if case .object(let object) = value { object === PySingleton.notImplemented } else { false }
  }

  /// `a op b`, nil when neither side knows how.
  package func binaryIfSupported(_ op: BinaryOperator, _ a: Value, _ b: Value) throws -> Value? {
    let (left, right) = (type(of: a), type(of: b))
    var reflected = left === right ? nil : userMethod(b, op.reflectedName)
    // A subclass comes first where it has a method of its own.
    if let method = reflected, right.isSubclass(of: left),
      left.lookup(op.reflectedName).map({ !Value.identical($0, method) }) ?? true
    {
      let result = try vectorcall(method, b, a)
      if !isNotImplemented(result) { return result }
      reflected = nil
    }
    if let method = userMethod(a, op.methodName) {
      let result = try vectorcall(method, a, b)
      if !isNotImplemented(result) { return result }
    } else if let result = try nativeBinary(op, a, b) {
      return result
    }
    if let method = reflected {
      let result = try vectorcall(method, b, a)
      if !isNotImplemented(result) { return result }
    } else if left !== right, let object = b.object, let result = try object.binary(op, a, reflected: true) {
      return result
    }
    return nil
  }

  /// What the built-in classes do with `a op b`; nil when `a` does not know.
  package func nativeBinary(_ op: BinaryOperator, _ a: Value, _ b: Value) throws -> Value? {
    let (x, y) = (a.unboxed, b.unboxed)
    switch (x, y) {
    case (.bool(let p), .bool(let q)):
      switch op {
      case .bitAnd: return .bool(p && q)
      case .bitOr: return .bool(p || q)
      case .bitXor: return .bool(p != q)
      default: return try integers(op, p ? 1 : 0, q ? 1 : 0)
      }
    case (.string(let p), .string(let q)) where op == .add:
      try MemoryLimit.check(joining: p.byteCount, q.byteCount)
      return .string(PyString.concatenation(p, q))
    case (.string(let p), _) where op == .modulo: return try percentFormatted(p.text, y)
    case (.list(let p), .list(let q)) where op == .add:
      return Value(list: try concatenation(p.items, q.items))
    case (.tuple(let p), .tuple(let q)) where op == .add:
      return try subtuple(p.cls === Classes.tuple ? q : p, concatenation(p.items, q.items))
    case (.dict(let p), .dict) where op == .bitOr:
      let result = PyDict(cls: p.cls.isUserDefined ? Classes.dict : p.cls)
      result.defaultFactory = p.defaultFactory
      result.table = p.table
      try update(result, from: y)
      return .dict(result)
    default: break
    }
    if op == .multiply, let result = try repetition(x, y) { return result }
    if let result = try numbers(op, x, y) { return result }
    if let object = x.object, let result = try object.binary(op, y, reflected: false) { return result }
    return nil
  }
  private func isSequence(_ value: Value) -> Bool {
    switch value {
    case .string, .list, .tuple: true
    case .object(let object): object is PyBytes
    default: false
    }
  }

  /// The error for operands that have no such operator.
  func unsupported(_ op: BinaryOperator, _ a: Value, _ b: Value, inPlace: Bool) -> Raised {
    let (left, right) = (type(of: a).messageName, type(of: b).messageName)
    if op == .add, isSequence(a) {
      if case .object = a { return PyError.type("can't concat \(right) to bytes") }
      let base = a.object.map { sequenceName($0) } ?? left
      return PyError.type("can only concatenate \(base) (not \"\(right)\") to \(base)")
    }
    if op == .multiply {
      if isSequence(a) { return PyError.type("can't multiply sequence by non-int of type '\(right)'") }
      if isSequence(b) { return PyError.type("can't multiply sequence by non-int of type '\(left)'") }
    }
    let sign = inPlace ? op.rawValue + "=" : op.shownName
    let isPrint = op == .rightShift && !inPlace && (a.object as? BuiltinFunction)?.declaration.name == "print"
    let hint = isPrint ? ". Did you mean \"print(<message>, file=<output_stream>)\"?" : ""
    return PyError.type("unsupported operand type(s) for \(sign): '\(left)' and '\(right)'\(hint)")
  }

  private func sequenceName(_ object: PyObject) -> String {
    switch object.kind {
    case .string: "str"
    case .list: "list"
    case .tuple: "tuple"
    default: object.cls.name
    }
  }

  /// `-a`, `+a`, `~a`, `not a`
  public func unary(_ op: UnaryOperator, _ a: Value) throws -> Value {
    if op == .not { return .bool(!(try truth(a))) }
    let name: Symbol = op == .negative ? "__neg__" : op == .positive ? "__pos__" : "__invert__"
    if let method = userMethod(a, name) { return try vectorcall(method, a) }
    let plain = a.unboxed
    switch plain {
    case .float(let number):
      if op != .invert { return .float(op == .negative ? -number : number) }
    case .int, .bool:
      if let number = plain.smallInteger {
        switch op {
        case .negative: return try integers(.subtract, 0, number)
        case .positive: return .int(number)
        default: return .int(~number)
        }
      }
    default:
      if let number = plain.bigInteger {
        switch op {
        case .negative: return PyBigInt.value(-number)
        case .positive: return plain
        default: return PyBigInt.value(~number)
        }
      }
      if let object = a.object, let result = try object.unary(op) { return result }
    }
    throw PyError.type("bad operand type for unary \(op.rawValue): '\(type(of: a).messageName)'")
  }
}
