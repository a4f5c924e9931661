// SPDX-License-Identifier: GPL-3.0-or-later

import BigIntegers
import Glibc
import PythonSyntax

extension BinaryOperator {
  /// `__add__` for `+`.
  package var methodName: Symbol { names.forward }
  /// `__radd__` for `+`.
  package var reflectedName: Symbol { names.reflected }
  /// `__iadd__` for `+=`.
  package var inPlaceName: Symbol { names.inPlace }

  private typealias Names = (forward: Symbol, reflected: Symbol, inPlace: Symbol)
  private var names: Names { (BinaryOperator.table ?? BinaryOperator.makeTable())[number] }
  // SAFETY: made once, for good, with an entry for each number; used on the one thread that evaluates.
  /// The names by number: asked at every operation on objects.
  private nonisolated(unsafe) static var table: UnsafePointer<Names>?
  @inline(never) private static func makeTable() -> UnsafePointer<Names> {
    let made = UnsafeMutablePointer<Names>.allocate(capacity: allCases.count)
    for op in allCases {
      (made + op.number).initialize(
        to: (Symbol("__\(op.stem)__"), Symbol("__r\(op.stem)__"), Symbol("__i\(op.stem)__")))
    }
    table = UnsafePointer(made)
    return UnsafePointer(made)
  }
  /// The place in `allCases`.
  private var number: Int {
    switch self {
    case .add: 0
    case .subtract: 1
    case .multiply: 2
    case .matrixMultiply: 3
    case .divide: 4
    case .floorDivide: 5
    case .modulo: 6
    case .power: 7
    case .leftShift: 8
    case .rightShift: 9
    case .bitAnd: 10
    case .bitOr: 11
    case .bitXor: 12
    }
  }
  private var stem: String {
    switch self {
    case .add: "add"
    case .subtract: "sub"
    case .multiply: "mul"
    case .matrixMultiply: "matmul"
    case .divide: "truediv"
    case .floorDivide: "floordiv"
    case .modulo: "mod"
    case .power: "pow"
    case .leftShift: "lshift"
    case .rightShift: "rshift"
    case .bitAnd: "and"
    case .bitOr: "or"
    case .bitXor: "xor"
    }
  }

  /// The operator's name in error texts.
  var shownName: String { self == .power ? "** or pow()" : rawValue }
}

extension Interpreter {
  /// `a op b`
  public func binary(_ op: BinaryOperator, _ a: Value, _ b: Value) throws -> Value {
    switch (a, b) {
    case (.int(let x), .int(let y)): return try integers(op, x, y)
    case (.float(let x), .float(let y)): if let result = try floats(op, x, y) { return result }
    case (.float(let x), .int(let y)): if let result = try floats(op, x, Double(y)) { return result }
    case (.int(let x), .float(let y)): if let result = try floats(op, Double(x), y) { return result }
    case (.string(let x), .string(let y)) where op == .add && !x.cls.isUserDefined && !y.cls.isUserDefined:
      return .string(PyString.concatenation(x, y))
    case (.string(let format), _) where op == .modulo && !format.cls.isUserDefined:
      // Only an instance of a class can have a say in it.
      if case .object = b { break }
      if let object = b.object, object.cls.isUserDefined { break }
      return try percentFormatted(format.text, b)
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
        let items = try collect(b)
        try MemoryLimit.check(values: list.items.count + items.count)
        list.items.append(contentsOf: items)
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
    if let method = reflected, right.isSubclass(of: left) {
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
      try MemoryLimit.check(bytes: p.byteCount + q.byteCount)
      return .string(PyString.concatenation(p, q))
    case (.string(let p), _) where op == .modulo: return try percentFormatted(p.text, y)
    case (.list(let p), .list(let q)) where op == .add:
      try MemoryLimit.check(values: p.items.count + q.items.count)
      return Value(list: p.items + q.items)
    case (.tuple(let p), .tuple(let q)) where op == .add:
      try MemoryLimit.check(values: p.items.count + q.items.count)
      return try subtuple(p.cls === Classes.tuple ? q : p, p.items + q.items)
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

  /// Arithmetic of any two numbers.
  func numbers(_ op: BinaryOperator, _ a: Value, _ b: Value) throws -> Value? {
    switch (a, b) {
    case (.float(let x), _):
      guard let y = try Numbers.asDouble(b) else { return nil }
      return try floats(op, x, y)
    case (_, .float(let y)):
      guard let x = try Numbers.asDouble(a) else { return nil }
      return try floats(op, x, y)
    default:
      if let x = a.smallInteger, let y = b.smallInteger { return try integers(op, x, y) }
      guard let x = a.bigInteger, let y = b.bigInteger else { return nil }
      return try bigIntegers(op, x, y)
    }
  }

  /// Arithmetic of doubles; nil for bit operations.
  func floats(_ op: BinaryOperator, _ x: Double, _ y: Double) throws -> Value? {
    switch op {
    case .add: return .float(x + y)
    case .subtract: return .float(x - y)
    case .multiply: return .float(x * y)
    case .divide:
      if y == 0 { throw PyError.zeroDivision("float division by zero") }
      return .float(x / y)
    case .floorDivide:
      if y == 0 { throw PyError.zeroDivision("float floor division by zero") }
      return .float(Numbers.floorDivide(x, y).quotient)
    case .modulo:
      if y == 0 { throw PyError.zeroDivision("float modulo") }
      return .float(Numbers.floorDivide(x, y).remainder)
    case .power: return .float(try power(x, y))
    default: return nil
    }
  }

  private func power(_ x: Double, _ y: Double) throws -> Double {
    if x == 0, y < 0 { throw PyError.zeroDivision("0.0 cannot be raised to a negative power") }
    if x < 0, x.isFinite, y.isFinite, y != y.rounded() {
      throw PyError.notImplemented("Gradus has no complex numbers: a negative number to a fractional power")
    }
    let result = pow(x, y)
    if result.isInfinite, x.isFinite, y.isFinite {
      throw Raised(
        PyException(
          cls: ExceptionClasses.overflowError, arguments: [.int(34), Value("Numerical result out of range")]))
    }
    return result
  }

  /// Arithmetic of integers; what does not fit in 64 bits becomes a large integer.
  func integers(_ op: BinaryOperator, _ x: Int, _ y: Int) throws -> Value {
    switch op {
    case .add:
      let (result, overflow) = x.addingReportingOverflow(y)
      return overflow ? PyBigInt.value(BigInt(x) + BigInt(y)) : .int(result)
    case .subtract:
      let (result, overflow) = x.subtractingReportingOverflow(y)
      return overflow ? PyBigInt.value(BigInt(x) - BigInt(y)) : .int(result)
    case .multiply:
      let (result, overflow) = x.multipliedReportingOverflow(by: y)
      return overflow ? PyBigInt.value(BigInt(x) * BigInt(y)) : .int(result)
    case .divide:
      if y == 0 { throw PyError.zeroDivision("division by zero") }
      let limit = 1 << 53
      if x.magnitude <= limit, y.magnitude <= limit { return .float(Double(x) / Double(y)) }
      return .float(try Numbers.trueDivide(BigInt(x), BigInt(y)))
    case .floorDivide:
      if y == 0 { throw PyError.zeroDivision("integer division or modulo by zero") }
      if y == -1 { return try integers(.subtract, 0, x) }
      let quotient = x / y
      return .int(x % y != 0 && (x < 0) != (y < 0) ? quotient - 1 : quotient)
    case .modulo:
      if y == 0 { throw PyError.zeroDivision("integer modulo by zero") }
      if y == -1 { return .int(0) }
      let remainder = x % y
      return .int(remainder != 0 && (remainder < 0) != (y < 0) ? remainder + y : remainder)
    case .power: return try power(x, y)
    case .leftShift:
      if y < 0 { throw PyError.value("negative shift count") }
      if x == 0 { return .int(0) }
      if y < 62, x.magnitude.leadingZeroBitCount > y + 1 { return .int(x << y) }
      return try bigIntegers(.leftShift, BigInt(x), BigInt(y))
    case .rightShift:
      if y < 0 { throw PyError.value("negative shift count") }
      return .int(x >> min(y, 63))
    case .bitAnd: return .int(x & y)
    case .bitOr: return .int(x | y)
    case .bitXor: return .int(x ^ y)
    case .matrixMultiply: throw unsupported(op, .int(x), .int(y), inPlace: false)
    }
  }

  private func power(_ x: Int, _ y: Int) throws -> Value {
    if y < 0 { return .float(try power(Double(x), Double(y))) }
    var result = 1
    var base = x
    var exponent = y
    while exponent > 0 {
      if exponent & 1 == 1 {
        let (product, overflow) = result.multipliedReportingOverflow(by: base)
        if overflow { return try bigIntegers(.power, BigInt(x), BigInt(y)) }
        result = product
      }
      exponent >>= 1
      if exponent > 0 {
        let (square, overflow) = base.multipliedReportingOverflow(by: base)
        if overflow { return try bigIntegers(.power, BigInt(x), BigInt(y)) }
        base = square
      }
    }
    return .int(result)
  }

  private func bigIntegers(_ op: BinaryOperator, _ x: BigInt, _ y: BigInt) throws -> Value {
    switch op {
    case .add: return PyBigInt.value(x + y)
    case .subtract: return PyBigInt.value(x - y)
    case .multiply:
      try MemoryLimit.check(integerBits: x.bitLength + y.bitLength)
      return PyBigInt.value(x * y)
    case .divide: return .float(try Numbers.trueDivide(x, y))
    case .floorDivide:
      if y.isZero { throw PyError.zeroDivision("integer division or modulo by zero") }
      return PyBigInt.value(x.flooredQuotientAndRemainder(dividingBy: y).quotient)
    case .modulo:
      if y.isZero { throw PyError.zeroDivision("integer modulo by zero") }
      return PyBigInt.value(x.flooredQuotientAndRemainder(dividingBy: y).remainder)
    case .power:
      if y.isNegative { return .float(try power(Numbers.checkedDouble(x), Numbers.checkedDouble(y))) }
      if x.magnitude <= 1 {
        return PyBigInt.value(y.isZero || x.isNegative && !y.isOdd ? 1 : x)
      }
      guard let exponent = Int(exactly: y) else { throw PyError.make(ExceptionClasses.memoryError, "") }
      try MemoryLimit.check(integerBits: MemoryLimit.product(x.bitLength - 1, exponent))
      return PyBigInt.value(x.power(exponent))
    case .leftShift:
      if y.isNegative { throw PyError.value("negative shift count") }
      if x.isZero { return .int(0) }
      guard let shift = Int(exactly: y) else { throw PyError.overflow("too many digits in integer") }
      try MemoryLimit.check(integerBits: min(shift, MemoryLimit.integerBits) + x.bitLength)
      return PyBigInt.value(x << shift)
    case .rightShift:
      if y.isNegative { throw PyError.value("negative shift count") }
      return PyBigInt.value(x >> (Int(exactly: y) ?? Int.max))
    case .bitAnd: return PyBigInt.value(x & y)
    case .bitOr: return PyBigInt.value(x | y)
    case .bitXor: return PyBigInt.value(x ^ y)
    case .matrixMultiply: throw unsupported(op, PyBigInt.value(x), PyBigInt.value(y), inPlace: false)
    }
  }

  // MARK: Repetition

  /// The count of `sequence * count`, nil for what is no integer.
  private func repetition(_ value: Value) throws -> Int? {
    if let count = value.smallInteger { return count }
    guard let big = try index(value) else { return nil }
    guard let count = Int(exactly: big) else { throw PyError.overflow("cannot fit 'int' into an index-sized integer") }
    return count
  }

  private func repeated(_ items: [Value], _ count: Int) throws -> [Value] {
    if count <= 0 || items.isEmpty { return [] }
    let total = try MemoryLimit.product(items.count, count)
    try MemoryLimit.check(values: total)
    if items.count == 1 { return [Value](repeating: items[0], count: count) }
    var result: [Value] = []
    result.reserveCapacity(total)
    for i in 0..<count {
      if i & 0xFFFF == 0 { try pollInterrupt() }
      result.append(contentsOf: items)
    }
    return result
  }

  private func repetition(_ a: Value, _ b: Value) throws -> Value? {
    switch (a, b) {
    case (.string, _), (.list, _), (.tuple, _):
      guard let count = try repetition(b) else { return nil }
      switch a {
      case .string(let string):
        if count <= 0 { return Value("") }
        try MemoryLimit.check(bytes: MemoryLimit.product(string.text.utf8.count, count))
        return Value(TextRepetition.repeated(string.text, count))
      case .list(let list): return Value(list: try repeated(list.items, count))
      case .tuple(let tuple): return try subtuple(tuple, repeated(tuple.items, count))
      default: return nil
      }
    case (_, .string), (_, .list), (_, .tuple):
      guard a.isInteger else { return nil }
      return try repetition(b, a)
    default: return nil
    }
  }

  // MARK: Errors and unary operators

  private func isSequence(_ value: Value) -> Bool {
    switch value {
    case .string, .list, .tuple: true
    case .object(let object): object is PyBytes
    default: false
    }
  }

  private func unsupported(_ op: BinaryOperator, _ a: Value, _ b: Value, inPlace: Bool) -> Raised {
    let (left, right) = (type(of: a).name, type(of: b).name)
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
    return PyError.type("unsupported operand type(s) for \(sign): '\(left)' and '\(right)'")
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
    throw PyError.type("bad operand type for unary \(op.rawValue): '\(type(of: a).name)'")
  }
}
