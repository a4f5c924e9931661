// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import PythonSyntax

/// Puts the statements of a block that a `yield` can leave in a row (see `ResumableBlock`).
struct ResumableBlockBuilder {
  private var steps: [ResumableBlock.Step] = []
  private var owners: [AnyObject] = []
  /// Where each label points; steps hold the numbers of labels until `finish`.
  private var labels: [Int] = []
  /// The labels of the loops that are open: what `break` and `continue` jump to.
  private var loops: [(exit: Int, again: Int)] = []

  /// A place to jump to, which `place` puts somewhere.
  mutating func makeLabel() -> Int {
    labels.append(0)
    return labels.count - 1
  }
  /// Makes a label point to the next step.
  mutating func place(_ label: Int) { labels[label] = steps.count }

  mutating func statement(_ node: StatementNode) {
    owners.append(node)
    let loop = loops.last
    steps.append(
      .init(
        kind: node is YieldStatement ? .yield : .statement, target: loop?.exit ?? -1, continuation: loop?.again ?? -1,
        statement: .passUnretained(node)))
  }

  mutating func test(_ condition: Node, orElse label: Int, isLoop: Bool = false) {
    owners.append(condition)
    steps.append(
      .init(
        kind: isLoop ? .loopTest : .test, target: label, expression: .passUnretained(condition), span: condition.span))
  }

  mutating func jump(to label: Int) { steps.append(.init(kind: .jump, target: label)) }

  mutating func startLoop(over iterable: Node, slot: Int, _ span: SourceSpan) {
    owners.append(iterable)
    steps.append(.init(kind: .startLoop, slot: slot, expression: .passUnretained(iterable), span: span))
  }

  mutating func nextItem(in slot: Int, for target: Target, orElse label: Int, _ span: SourceSpan) {
    owners.append(target)
    steps.append(
      .init(
        kind: .nextItem, target: label, slot: slot, variable: (target as? LocalTarget)?.slot ?? -1,
        place: .passUnretained(target), span: span))
  }

  mutating func enterLoop(exit: Int, again: Int) { loops.append((exit, again)) }
  mutating func leaveLoop() { loops.removeLast() }

  /// The block; its place is kept in a slot.
  func finish(stateSlot: Int) -> Block {
    let placed = steps.map { step in
      var step = step
      if step.target >= 0 { step.target = labels[step.target] }
      if step.continuation >= 0 { step.continuation = labels[step.continuation] }
      return step
    }
    return Block(ResumableBlock(placed, owners: owners, stateSlot: stateSlot))
  }
}

/// Blocks of generators.
extension ScopeCompiler {
  /// Compiles statements that hold a `yield`.
  func compileResumable(_ statements: [Statement]) throws -> Block {
    var builder = ResumableBlockBuilder()
    for statement in statements { try add(statement, to: &builder) }
    return builder.finish(stateSlot: newSlot())
  }

  static func holdsYield(_ statement: Statement) -> Bool { NameAnalysis(classBody: [statement]).yields }

  func holdsYield(_ statements: [Statement]) -> Bool {
    code.isGenerator && statements.contains { ScopeCompiler.holdsYield($0) }
  }

  private func holdsYield(_ expressions: [Expression]) -> Bool {
    holdsYield(expressions.map { Statement(.expression($0), $0.span) })
  }

  private func add(_ statement: Statement, to builder: inout ResumableBlockBuilder) throws {
    let (outer, operands) = (pendingYields, finishedOperands)
    defer { (pendingYields, finishedOperands) = (outer, operands) }
    pendingYields = []
    finishedOperands = ownExpressionsHoldYield(statement) ? [] : nil
    switch statement.kind {
    case .if(let test, let body, let otherwise) where holdsYield(body) || holdsYield(otherwise):
      let (last, end) = (builder.makeLabel(), builder.makeLabel())
      builder.test(try compileAfterYields(test, &builder), orElse: last)
      try add(body, to: &builder)
      if !otherwise.isEmpty { builder.jump(to: end) }
      builder.place(last)
      try add(otherwise, to: &builder)
      builder.place(end)
    case .while(let test, let body, let otherwise)
    where holdsYield(body) || holdsYield(otherwise) || holdsYield([test]):
      let (top, last, end) = (builder.makeLabel(), builder.makeLabel(), builder.makeLabel())
      builder.place(top)
      builder.test(try compileAfterYields(test, &builder), orElse: last, isLoop: true)
      try addLoop(body, otherwise, (top, last, end), to: &builder)
    case .for(let target, let iterable, let body, let otherwise) where holdsYield(body) || holdsYield(otherwise):
      let (top, last, end) = (builder.makeLabel(), builder.makeLabel(), builder.makeLabel())
      let slot = newSlot()
      builder.startLoop(over: try compileAfterYields(iterable, &builder), slot: slot, statement.span)
      builder.place(top)
      builder.nextItem(in: slot, for: try compileTarget(target), orElse: last, statement.span)
      try addLoop(body, otherwise, (top, last, end), to: &builder)
    default:
      let node = try compile(statement)
      // Nobody reads what `yield` gives when it stands alone.
      if case .expression(let expression) = statement.kind, case .yield = expression.kind, pendingYields.count == 1,
        let yield = pendingYields[0] as? YieldStatement
      {
        yield.isResultRead = false
        builder.statement(yield)
        return
      }
      for yield in pendingYields { builder.statement(yield) }
      if let node { builder.statement(node) }
    }
  }

  /// The rest of a loop, whose test at `top` goes on with `last` when it is over.
  private func addLoop(
    _ body: [Statement], _ otherwise: [Statement], _ labels: (top: Int, last: Int, end: Int),
    to builder: inout ResumableBlockBuilder
  ) throws {
    builder.enterLoop(exit: labels.end, again: labels.top)
    try add(body, to: &builder)
    builder.leaveLoop()
    builder.jump(to: labels.top)
    builder.place(labels.last)
    try add(otherwise, to: &builder)
    builder.place(labels.end)
  }

  private func add(_ statements: [Statement], to builder: inout ResumableBlockBuilder) throws {
    try inBlock { for statement in statements { try add(statement, to: &builder) } }
  }

  /// Compiles an expression; its yields come before it.
  private func compileAfterYields(_ expression: Expression, _ builder: inout ResumableBlockBuilder) throws -> Node {
    let node = try compile(expression)
    for yield in pendingYields { builder.statement(yield) }
    (pendingYields, finishedOperands) = ([], nil)
    return node
  }

  /// Whether a `yield` stands in the statement's own expressions, not only in its blocks.
  private func ownExpressionsHoldYield(_ statement: Statement) -> Bool {
    switch statement.kind {
    case .while(let test, _, _), .if(let test, _, _): holdsYield([test])
    case .for(_, let iterable, _, _): holdsYield([iterable])
    case .with(let items, _): holdsYield(items.map(\.context))
    case .match(let subject, _): holdsYield([subject])
    case .try: false
    default: holdsYield([statement])
    }
  }
}
