// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics

/// A compiled expression: one final class for each form, so that evaluation is one call through a table.
class Node {
  let span: SourceSpan
  init(_ span: SourceSpan) { self.span = span }
  /// The value.
  func evaluate(_ frame: Frame) throws -> Value { .none }
  /// Whether evaluating surely assigns no local variable of the frame (as `:=` does): what lies in one stays where it is.
  var leavesLocals: Bool { false }
  /// The truth of the value, without making a value where the form knows it.
  func test(_ frame: Frame) throws -> Bool {
    switch try evaluate(frame) {
    case .bool(let flag): return flag
    case .int(let number): return number != 0
    case .none: return false
    case let value: return try frame.interpreter.truth(value)
    }
  }
}

/// A compiled statement.
class StatementNode {
  let span: SourceSpan
  init(_ span: SourceSpan) { self.span = span }
  func execute(_ frame: Frame) throws -> Completion { .normal }
}

/// A compiled assignment target.
class Target {
  let span: SourceSpan
  init(_ span: SourceSpan) { self.span = span }
  func assign(_ value: Value, _ frame: Frame) throws {}
  func delete(_ frame: Frame) throws {}
}

/// Statements one after the other.
final class Block {
  let statements: [StatementNode]
  /// For blocks that a `yield` can leave: their statements in the form that finds its place again.
  private let resumable: ResumableBlock?
  // SAFETY: `resumable` holds it.
  private let resumableReference: Unmanaged<ResumableBlock>?
  private let count: Int
  // SAFETY: `count` statements of `statements`, which keeps them alive: walking them counts no references.
  private let memory: UnsafeMutablePointer<Unmanaged<StatementNode>>

  init(_ statements: [StatementNode]) {
    self.statements = statements
    resumable = nil
    resumableReference = nil
    count = statements.count
    memory = .allocate(capacity: count)
    for (i, statement) in statements.enumerated() { (memory + i).initialize(to: .passUnretained(statement)) }
  }

  /// A block of a generator that a `yield` can leave.
  init(_ resumable: ResumableBlock) {
    statements = []
    self.resumable = resumable
    resumableReference = .passUnretained(resumable)
    count = -1
    memory = .allocate(capacity: 0)
  }

  deinit { memory.deallocate() }

  /// The expression if the block is nothing but `return expression`.
  var soleResult: Node? { count == 1 ? (statements[0] as? ReturnStatement)?.value : nil }

  @inline(__always) func execute(_ frame: Frame) throws -> Completion {
    if count < 0, let resumableReference {
      return try resumableReference._withUnsafeGuaranteedRef { try $0.execute(frame) }
    }
    var i = 0
    while i < count {
      let completion = try memory[i]._withUnsafeGuaranteedRef { try $0.execute(frame) }
      if completion != .normal { return completion }
      i += 1
    }
    return .normal
  }
}
