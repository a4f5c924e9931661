import Diagnostics
import PythonSyntax

/// A binary operation; subclasses do numbers in place and leave the rest to `Interpreter.binary`.
class BinaryNode: Node {
  let op: BinaryOperator
  let left: Node
  let right: Node
  init(_ op: BinaryOperator, _ left: Node, _ right: Node, _ span: SourceSpan) {
    self.op = op
    self.left = left
    self.right = right
    super.init(span)
  }
  override func evaluate(_ frame: Frame) throws -> Value {
    let a = try left.evaluate(frame)
    let b = try right.evaluate(frame)
    return try slow(a, b, frame)
  }
  @inline(never) final func slow(_ a: Value, _ b: Value, _ frame: Frame) throws -> Value {
    do { return try frame.interpreter.binary(op, a, b) } catch { throw marked(error, span, frame) }
  }

  /// The node for an operator.
  static func make(_ op: BinaryOperator, _ left: Node, _ right: Node, _ span: SourceSpan) -> Node {
    switch op {
    case .add: AddNode(op, left, right, span)
    case .subtract: SubtractNode(op, left, right, span)
    case .multiply: MultiplyNode(op, left, right, span)
    case .divide: DivideNode(op, left, right, span)
    case .modulo: ModuloNode(op, left, right, span)
    default: BinaryNode(op, left, right, span)
    }
  }
}

final class AddNode: BinaryNode {
  override func evaluate(_ frame: Frame) throws -> Value {
    let a = try left.evaluate(frame)
    let b = try right.evaluate(frame)
    if case .int(let x) = a, case .int(let y) = b {
      let (sum, overflow) = x.addingReportingOverflow(y)
      if !overflow { return .int(sum) }
    } else if case .float(let x) = a, case .float(let y) = b {
      return .float(x + y)
    }
    return try slow(a, b, frame)
  }
}

final class SubtractNode: BinaryNode {
  override func evaluate(_ frame: Frame) throws -> Value {
    let a = try left.evaluate(frame)
    let b = try right.evaluate(frame)
    if case .int(let x) = a, case .int(let y) = b {
      let (difference, overflow) = x.subtractingReportingOverflow(y)
      if !overflow { return .int(difference) }
    } else if case .float(let x) = a, case .float(let y) = b {
      return .float(x - y)
    }
    return try slow(a, b, frame)
  }
}

final class MultiplyNode: BinaryNode {
  override func evaluate(_ frame: Frame) throws -> Value {
    let a = try left.evaluate(frame)
    let b = try right.evaluate(frame)
    if case .int(let x) = a, case .int(let y) = b {
      let (product, overflow) = x.multipliedReportingOverflow(by: y)
      if !overflow { return .int(product) }
    } else if case .float(let x) = a, case .float(let y) = b {
      return .float(x * y)
    }
    return try slow(a, b, frame)
  }
}

final class DivideNode: BinaryNode {
  override func evaluate(_ frame: Frame) throws -> Value {
    let a = try left.evaluate(frame)
    let b = try right.evaluate(frame)
    if case .float(let x) = a, case .float(let y) = b, y != 0 { return .float(x / y) }
    return try slow(a, b, frame)
  }
}

final class ModuloNode: BinaryNode {
  override func evaluate(_ frame: Frame) throws -> Value {
    let a = try left.evaluate(frame)
    let b = try right.evaluate(frame)
    if case .int(let x) = a, case .int(let y) = b, y > 0 {
      let remainder = x % y
      return .int(remainder < 0 ? remainder + y : remainder)
    }
    return try slow(a, b, frame)
  }
}

/// `-x`, `+x`, `~x`
final class UnaryNode: Node {
  let op: UnaryOperator
  let operand: Node
  init(_ op: UnaryOperator, _ operand: Node, _ span: SourceSpan) {
    self.op = op
    self.operand = operand
    super.init(span)
  }
  override func evaluate(_ frame: Frame) throws -> Value {
    let value = try operand.evaluate(frame)
    if op == .negative {
      if case .int(let number) = value, number != Int.min { return .int(-number) }
      if case .float(let number) = value { return .float(-number) }
    }
    do { return try frame.interpreter.unary(op, value) } catch { throw marked(error, span, frame) }
  }
}

/// `not x`
final class NotNode: Node {
  let operand: Node
  init(_ operand: Node, _ span: SourceSpan) {
    self.operand = operand
    super.init(span)
  }
  override func evaluate(_ frame: Frame) throws -> Value { .bool(try test(frame)) }
  override func test(_ frame: Frame) throws -> Bool {
    do { return try !operand.test(frame) } catch { throw marked(error, span, frame) }
  }
}

/// `and`, `or`
final class BooleanNode: Node {
  let isAnd: Bool
  let operands: [Node]
  init(isAnd: Bool, _ operands: [Node], _ span: SourceSpan) {
    self.isAnd = isAnd
    self.operands = operands
    super.init(span)
  }
  override func evaluate(_ frame: Frame) throws -> Value {
    var value = Value.none
    for (i, operand) in operands.enumerated() {
      value = try operand.evaluate(frame)
      if i == operands.count - 1 { break }
      do { if try frame.interpreter.truth(value) != isAnd { return value } } catch {
        throw marked(error, operand.span, frame)
      }
    }
    return value
  }
  override func test(_ frame: Frame) throws -> Bool {
    for operand in operands where try operand.test(frame) != isAnd { return !isAnd }
    return isAnd
  }
}

/// `then if test else otherwise`
final class ConditionalNode: Node {
  let condition: Node
  let then: Node
  let otherwise: Node
  init(_ condition: Node, _ then: Node, _ otherwise: Node, _ span: SourceSpan) {
    self.condition = condition
    self.then = then
    self.otherwise = otherwise
    super.init(span)
  }
  override func evaluate(_ frame: Frame) throws -> Value {
    let choice: Bool
    do { choice = try condition.test(frame) } catch { throw marked(error, condition.span, frame) }
    return try choice ? then.evaluate(frame) : otherwise.evaluate(frame)
  }
}

/// One comparison; numbers are compared in place.
final class ComparisonNode: Node {
  let op: ComparisonOperator
  let left: Node
  let right: Node
  init(_ op: ComparisonOperator, _ left: Node, _ right: Node, _ span: SourceSpan) {
    self.op = op
    self.left = left
    self.right = right
    super.init(span)
  }
  override func evaluate(_ frame: Frame) throws -> Value {
    let a = try left.evaluate(frame)
    let b = try right.evaluate(frame)
    if let answer = quick(a, b) { return .bool(answer) }
    do { return try frame.interpreter.compare(op, a, b) } catch { throw marked(error, span, frame) }
  }
  override func test(_ frame: Frame) throws -> Bool {
    let a = try left.evaluate(frame)
    let b = try right.evaluate(frame)
    if let answer = quick(a, b) { return answer }
    do { return try frame.interpreter.truth(frame.interpreter.compare(op, a, b)) } catch {
      throw marked(error, span, frame)
    }
  }
  @inline(__always) private func quick(_ a: Value, _ b: Value) -> Bool? {
    if case .int(let x) = a, case .int(let y) = b {
      switch op {
      case .less: return x < y
      case .lessEqual: return x <= y
      case .greater: return x > y
      case .greaterEqual: return x >= y
      case .equal: return x == y
      case .notEqual: return x != y
      default: break
      }
    } else if case .float(let x) = a, case .float(let y) = b {
      switch op {
      case .less: return x < y
      case .lessEqual: return x <= y
      case .greater: return x > y
      case .greaterEqual: return x >= y
      case .equal: return x == y
      case .notEqual: return x != y
      default: break
      }
    }
    switch op {
    case .is: return Value.identical(a, b)
    case .isNot: return !Value.identical(a, b)
    default: return nil
    }
  }
}

/// `a < b <= c`: each operand is evaluated once, and no more than needed.
final class ComparisonChain: Node {
  let first: Node
  let parts: [(op: ComparisonOperator, right: Node)]
  init(_ first: Node, _ parts: [(op: ComparisonOperator, right: Node)], _ span: SourceSpan) {
    self.first = first
    self.parts = parts
    super.init(span)
  }
  override func evaluate(_ frame: Frame) throws -> Value {
    var left = try first.evaluate(frame)
    var result = Value.bool(true)
    for (i, part) in parts.enumerated() {
      let right = try part.right.evaluate(frame)
      do {
        result = try frame.interpreter.compare(part.op, left, right)
        if i < parts.count - 1, try !frame.interpreter.truth(result) { return result }
      } catch { throw marked(error, span, frame) }
      left = right
    }
    return result
  }
}
