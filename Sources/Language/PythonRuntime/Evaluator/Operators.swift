// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import PythonSyntax

/// A binary operation. Each operator has a class of its own, in which numbers are computed on the spot; the rest is left to
/// `Interpreter.binary`.
class BinaryNode: Node {
  let op: BinaryOperator
  let left: Operand
  let right: Operand
  /// Whether both operands are variables or constants.
  final let operandsHaveLocations: Bool
  init(_ op: BinaryOperator, _ left: Node, _ right: Node, _ span: SourceSpan) {
    self.op = op
    self.left = Operand(left)
    self.right = Operand(right)
    operandsHaveLocations = self.left.location.exists && self.right.location.exists
    super.init(span)
  }
  override func evaluate(_ frame: Frame) throws -> Value {
    let a = try left.evaluate(frame)
    let b = try right.evaluate(frame)
    return try fastArithmetic(op, a, b) ?? general(a, b, frame)
  }

  override var leavesLocals: Bool { left.node.leavesLocals && right.node.leavesLocals }

  /// The operation on two numbers read where they lie; nil for anything else, which is left to `slowPath`.
  @inline(__always) final func fastPath(_ op: BinaryOperator, _ frame: Frame) -> Value? {
    if !operandsHaveLocations { return nil }
    return fastArithmetic(op, left.location.pointer(frame), right.location.pointer(frame))
  }
  /// The operation on any operands.
  @inline(__always) final func evaluated(_ op: BinaryOperator, _ frame: Frame) throws -> Value {
    let a = try left.evaluate(frame)
    let b = try right.evaluate(frame)
    return try fastArithmetic(op, a, b) ?? general(a, b, frame)
  }
  private final var cache = OperatorInlineCache()
  @inline(never) final func general(_ a: Value, _ b: Value, _ frame: Frame) throws -> Value {
    notePlace(span, frame)
    do {
      if let method = cache.method(op.methodName, a, b, frame.interpreter), method.accepts(2) {
        let result = try method.invoke(a, b, frame.stack)
        if !frame.interpreter.isNotImplemented(result) { return result }
        throw frame.interpreter.unsupported(op, a, b, inPlace: false)
      }
      return try frame.interpreter.binary(op, a, b)
    } catch { throw marked(error, span, frame) }
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
    if let result = fastPath(.add, frame) { return result }
    return try slowPath(frame)
  }
  @inline(never) private func slowPath(_ frame: Frame) throws -> Value { try evaluated(.add, frame) }
}

final class SubtractNode: BinaryNode {
  override func evaluate(_ frame: Frame) throws -> Value {
    if let result = fastPath(.subtract, frame) { return result }
    return try slowPath(frame)
  }
  @inline(never) private func slowPath(_ frame: Frame) throws -> Value { try evaluated(.subtract, frame) }
}

final class MultiplyNode: BinaryNode {
  override func evaluate(_ frame: Frame) throws -> Value {
    if let result = fastPath(.multiply, frame) { return result }
    return try slowPath(frame)
  }
  @inline(never) private func slowPath(_ frame: Frame) throws -> Value { try evaluated(.multiply, frame) }
}

final class DivideNode: BinaryNode {
  override func evaluate(_ frame: Frame) throws -> Value {
    if let result = fastPath(.divide, frame) { return result }
    return try slowPath(frame)
  }
  @inline(never) private func slowPath(_ frame: Frame) throws -> Value { try evaluated(.divide, frame) }
}

final class ModuloNode: BinaryNode {
  override func evaluate(_ frame: Frame) throws -> Value {
    if let result = fastPath(.modulo, frame) { return result }
    return try slowPath(frame)
  }
  @inline(never) private func slowPath(_ frame: Frame) throws -> Value { try evaluated(.modulo, frame) }
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
  override var leavesLocals: Bool { operand.leavesLocals }
  override func evaluate(_ frame: Frame) throws -> Value {
    let value = try operand.evaluate(frame)
    if op == .negative {
      if case .int(let number) = value, number != Int.min { return .int(-number) }
      if case .float(let number) = value { return .float(-number) }
    }
    notePlace(span, frame)
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
  private let list: OperandList
  init(isAnd: Bool, _ operands: [Node], _ span: SourceSpan) {
    self.isAnd = isAnd
    self.operands = operands
    list = OperandList(operands)
    super.init(span)
  }
  override func evaluate(_ frame: Frame) throws -> Value {
    var i = 0
    while i < list.count &- 1 {
      let value = try list.evaluate(i, frame)
      if case .bool(let flag) = value {
        if flag != isAnd { return value }
      } else {
        do { if try frame.interpreter.truth(value) != isAnd { return value } } catch {
          throw marked(error, operands[i].span, frame)
        }
      }
      i &+= 1
    }
    return try list.evaluate(i, frame)
  }
  override func test(_ frame: Frame) throws -> Bool {
    var i = 0
    while i < list.count {
      if try list.test(i, frame) != isAnd { return !isAnd }
      i &+= 1
    }
    return isAnd
  }
}

/// `then if test else otherwise`
final class ConditionalNode: Node {
  let condition: Node
  let then: Operand
  let otherwise: Operand
  init(_ condition: Node, _ then: Node, _ otherwise: Node, _ span: SourceSpan) {
    self.condition = condition
    self.then = Operand(then)
    self.otherwise = Operand(otherwise)
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
  let left: Operand
  let right: Operand
  private let operandsHaveLocations: Bool
  /// Whether it asks what lies somewhere for what lies somewhere.
  private let isMembership: Bool
  init(_ op: ComparisonOperator, _ left: Node, _ right: Node, _ span: SourceSpan) {
    self.op = op
    self.left = Operand(left)
    self.right = Operand(right)
    operandsHaveLocations = self.left.location.exists && self.right.location.exists
    isMembership = (op == .in || op == .notIn) && self.left.location.exists && self.right.location.mayHoldContainer
    super.init(span)
  }
  override func evaluate(_ frame: Frame) throws -> Value {
    if let answer = membership(frame) { return .bool(answer) }
    let a = try left.evaluate(frame)
    let b = try right.evaluate(frame)
    if let answer = fastComparison(op, a, b) { return .bool(answer) }
    return try general(a, b, frame)
  }
  /// `in` and `not in` for operands that lie somewhere; nil for anything else.
  @inline(__always) private func membership(_ frame: Frame) -> Bool? {
    guard isMembership, let container = right.location.containerPointer(frame),
      let answer = fastMembership(left.location.pointer(frame), container)
    else { return nil }
    return answer == (op == .in)
  }
  override func test(_ frame: Frame) throws -> Bool {
    if operandsHaveLocations, case .int(let x) = left.location.pointer(frame).pointee,
      case .int(let y) = right.location.pointer(frame).pointee, let answer = fastOrder(op, x, y)
    {
      return answer
    }
    if let answer = membership(frame) { return answer }
    return try slowPath(frame)
  }
  @inline(never) private func slowPath(_ frame: Frame) throws -> Bool {
    let a = try left.evaluate(frame)
    if case .int(let x) = a, let y = right.location.integer(frame), let answer = fastOrder(op, x, y) { return answer }
    let b = try right.evaluate(frame)
    if let answer = fastComparison(op, a, b) { return answer }
    if op == .in, case .dict(let dict) = b, !dict.hasUserClass {
      do { return try dict.has(a) } catch { throw marked(error, span, frame) }
    }
    let result = try general(a, b, frame)
    if case .bool(let answer) = result { return answer }
    do { return try frame.interpreter.truth(result) } catch { throw marked(error, span, frame) }
  }
  private var cache = OperatorInlineCache()
  @inline(never) private func general(_ a: Value, _ b: Value, _ frame: Frame) throws -> Value {
    notePlace(span, frame)
    do {
      if op.isOrdering, let method = cache.method(op.methodName, a, b, frame.interpreter), method.accepts(2) {
        let result = try method.invoke(a, b, frame.stack)
        if !frame.interpreter.isNotImplemented(result) { return result }
        return try frame.interpreter.compareFromRight(op, a, b)
      }
      return try frame.interpreter.compare(op, a, b)
    } catch { throw marked(error, span, frame) }
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
      notePlace(span, frame)
      do {
        result = try frame.interpreter.compare(part.op, left, right)
        if i < parts.count - 1, try !frame.interpreter.truth(result) { return result }
      } catch { throw marked(error, span, frame) }
      left = right
    }
    return result
  }
}
