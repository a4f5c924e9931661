// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import PythonSyntax

/// `targets = … = value`
final class AssignStatement: StatementNode {
  let targets: [Target]
  let value: Operand
  init(_ targets: [Target], _ value: Node, _ span: SourceSpan) {
    self.targets = targets
    self.value = Operand(value)
    super.init(span)
  }
  override func execute(_ frame: Frame) throws -> Completion {
    let result = try value.evaluate(frame)
    for target in targets { try target.assign(result, frame) }
    return .normal
  }
}

/// `target = value` with one target.
final class SingleAssignStatement: StatementNode {
  let target: Target
  let value: Operand
  init(_ target: Target, _ value: Node, _ span: SourceSpan) {
    self.target = target
    self.value = Operand(value)
    super.init(span)
  }
  override func execute(_ frame: Frame) throws -> Completion {
    try target.assign(value.evaluate(frame), frame)
    return .normal
  }
}

/// `slot = value` for a plain local variable, the most frequent assignment.
final class LocalAssignStatement: StatementNode {
  let slot: Int
  let value: Operand
  init(_ slot: Int, _ value: Node, _ span: SourceSpan) {
    self.slot = slot
    self.value = Operand(value)
    super.init(span)
  }
  override func execute(_ frame: Frame) throws -> Completion {
    frame.set(slot, try value.evaluate(frame))
    return .normal
  }
}

/// `a, b = x, y`: the values of the right side go to the targets without a tuple between them.
final class ParallelAssignStatement: StatementNode {
  let targets: [Target]
  let values: OperandList
  init(_ targets: [Target], _ values: [Node], _ span: SourceSpan) {
    self.targets = targets
    self.values = OperandList(values)
    super.init(span)
  }
  override func execute(_ frame: Frame) throws -> Completion {
    let first = try values.evaluate(0, frame)
    let second = try values.evaluate(1, frame)
    let third = try targets.count > 2 ? values.evaluate(2, frame) : .undefined
    try targets[0].assign(first, frame)
    try targets[1].assign(second, frame)
    if targets.count > 2 { try targets[2].assign(third, frame) }
    return .normal
  }
}

/// `name op= value`
final class AugmentedNameStatement: StatementNode {
  let name: Operand
  let target: Target
  let op: BinaryOperator
  let value: Operand
  /// The name if it is a global one.
  private let global: GlobalSlot?
  init(_ load: Node, _ target: Target, _ op: BinaryOperator, _ value: Node, _ span: SourceSpan) {
    name = Operand(load)
    self.target = target
    global = (target as? GlobalTarget)?.global
    self.op = op
    self.value = Operand(value)
    super.init(span)
  }
  override func execute(_ frame: Frame) throws -> Completion {
    if let global, case .int(let old) = global.memory.pointer.pointee {
      let operand = try value.evaluate(frame)
      if case .int(let other) = operand, let result = fastIntegerArithmetic(op, old, other) {
        global.set(number: result)
      } else {
        try finish(.int(old), operand, frame)
      }
      return .normal
    }
    try finish(name.evaluate(frame), value.evaluate(frame), frame)
    return .normal
  }
  @inline(never) private func finish(_ old: Value, _ operand: Value, _ frame: Frame) throws {
    try target.assign(fastArithmetic(op, old, operand) ?? combined(op, old, operand, span, frame), frame)
  }
}

/// `name op= value` for a variable that inner functions share, or one of an enclosing function.
final class AugmentedCellStatement: StatementNode {
  let name: Node
  let slot: Int
  let op: BinaryOperator
  let value: Operand
  init(_ load: Node, _ slot: Int, _ op: BinaryOperator, _ value: Node, _ span: SourceSpan) {
    name = load
    self.slot = slot
    self.op = op
    self.value = Operand(value)
    super.init(span)
  }
  override func execute(_ frame: Frame) throws -> Completion {
    // Numbers are read without a call.
    let old: Value
    switch frame.contents(slot) {
    case .int(let number): old = .int(number)
    case .float(let number): old = .float(number)
    default: old = try name.evaluate(frame)
    }
    let operand = try value.evaluate(frame)
    frame.setContents(slot, try fastArithmetic(op, old, operand) ?? combined(op, old, operand, span, frame))
    return .normal
  }
}

/// `slot op= value` for a plain local variable.
final class AugmentedLocalStatement: StatementNode {
  let name: Operand
  let slot: Int
  let op: BinaryOperator
  let value: Operand
  /// Whether the operator is that of texts, too, and evaluating the value surely leaves the variable as it is.
  private let addsToTexts: Bool
  init(_ load: Node, _ slot: Int, _ op: BinaryOperator, _ value: Node, _ span: SourceSpan) {
    name = Operand(load)
    self.slot = slot
    self.op = op
    self.value = Operand(value)
    addsToTexts = op == .add && value.leavesLocals
    super.init(span)
  }
  override func execute(_ frame: Frame) throws -> Completion {
    if value.location.exists,
      let result = fastArithmetic(op, UnsafePointer(frame.slots + slot), value.location.pointer(frame))
    {
      // A number was there, so there is nothing to give up.
      (frame.slots + slot).initialize(to: result)
      return .normal
    }
    try slowPath(frame)
    return .normal
  }
  @inline(never) private func slowPath(_ frame: Frame) throws {
    if addsToTexts, BorrowedValue.string(at: frame.slots + slot) != nil { return try extend(frame) }
    // Numbers cost nothing to keep while the operand is evaluated.
    switch frame.slots[slot] {
    case .int(let old):
      let operand = try value.evaluate(frame)
      if case .int(let other) = operand, let result = fastIntegerArithmetic(op, old, other) {
        frame.set(slot, result)
      } else {
        frame.set(slot, try finish(.int(old), operand, frame))
      }
    case .float(let old): frame.set(slot, try finish(.float(old), value.evaluate(frame), frame))
    default:
      let old = try name.evaluate(frame)
      frame.set(slot, try finish(old, value.evaluate(frame), frame))
    }
  }
  /// `text += more`: where the variable alone holds the text, it grows in the memory where it lies.
  @inline(never) private func extend(_ frame: Frame) throws {
    let operand = try value.evaluate(frame)
    if case .string(let text) = operand, let held = BorrowedValue.string(at: frame.slots + slot) {
      // SAFETY: the reference is the first word of a value that holds one (`LayoutCheck`); a string is in the slot, and evaluating left it there.
      let string = UnsafeMutableRawPointer(frame.slots + slot).assumingMemoryBound(to: PyString.self)
      let count = held._withUnsafeGuaranteedRef { $0.byteCount }
      if MemoryLimit.allows(joining: count, text.byteCount), PyString.append(text, to: &string.pointee) { return }
    }
    frame.set(slot, try finish(name.evaluate(frame), operand, frame))
  }
  @inline(never) private func finish(_ old: Value, _ operand: Value, _ frame: Frame) throws -> Value {
    try fastArithmetic(op, old, operand) ?? combined(op, old, operand, span, frame)
  }
}

@inline(never)
private func combined(_ op: BinaryOperator, _ old: Value, _ operand: Value, _ span: SourceSpan, _ frame: Frame) throws
  -> Value
{
  notePlace(span, frame)
  do { return try frame.interpreter.inPlace(op, old, operand) } catch { throw marked(error, span, frame) }
}
