// SPDX-License-Identifier: GPL-3.0-or-later

import BigIntegers
import Diagnostics
import PythonSyntax

extension ScopeCompiler {
  func compile(_ expressions: [Expression]) throws -> SpreadItems {
    SpreadItems(
      try expressions.map { expression in
        if case .starred(let inner) = expression.kind { return (try compile(inner), true) }
        return (try compile(expression), false)
      })
  }

  /// Compiles where a `yield` would be evaluated only sometimes, and so cannot be moved in front of the statement.
  private func conditionally(_ expression: Expression) throws -> Node {
    conditionalDepth += 1
    defer { conditionalDepth -= 1 }
    return try compile(expression)
  }

  func compile(_ expression: Expression) throws -> Node {
    guard let before = finishedOperands?.count else { return try compileForm(expression) }
    let node = try compileForm(expression)
    // What it was made of is part of it now.
    finishedOperands?.removeLast((finishedOperands?.count ?? before) - before)
    if node is Constant { return node }
    let operand = SpillableNode(node)
    finishedOperands?.append(operand)
    return operand
  }

  private func compileForm(_ expression: Expression) throws -> Node {
    let span = expression.span
    switch expression.kind {
    case .none: return Constant(.none, span)
    case .true: return Constant(.bool(true), span)
    case .false: return Constant(.bool(false), span)
    case .ellipsis: return Constant(.object(PySingleton.ellipsis), span)
    case .integer(let value): return Constant(.int(value), span)
    case .bigInteger(let digits):
      guard let number = BigInt(digits) else { throw fail("invalid decimal literal", span) }
      return Constant(PyBigInt.value(number), span)
    case .float(let value): return Constant(.float(value), span)
    case .imaginary: throw fail("Gradus has no complex numbers", span)
    case .string(let text): return Constant(Value(text), span)
    case .bytes(let bytes): return Constant(.object(PyBytes(bytes)), span)
    case .formatted(let parts): return try compileFormatted(parts, span)
    case .name(let name): return load(name, span)
    case .tuple(let items): return TupleNode(try compile(items), span)
    case .list(let items): return ListNode(try compile(items), span)
    case .set(let items): return SetNode(try compile(items), span)
    case .dictionary(let items):
      return DictNode(
        try items.map { (key: try $0.key.map { try compile($0) }, value: try compile($0.value)) }, span)
    case .unary(.not, let operand): return NotNode(try compile(operand), span)
    case .unary(let op, let operand):
      if op == .negative {
        if case .integer(let value) = operand.kind { return Constant(.int(-value), span) }
        if case .float(let value) = operand.kind { return Constant(.float(-value), span) }
      }
      return UnaryNode(op, try compile(operand), span)
    case .binary: return try compileBinary(expression)
    case .comparison(let first, let parts):
      if parts.count == 1 { return ComparisonNode(parts[0].op, try compile(first), try compile(parts[0].right), span) }
      let left = try compile(first)
      return ComparisonChain(left, try parts.map { ($0.op, try conditionally($0.right)) }, span)
    case .boolean(let op, let operands):
      return BooleanNode(isAnd: op == .and, try operands.map { try conditionally($0) }, span)
    case .conditional(let test, let then, let otherwise):
      return ConditionalNode(try compile(test), try conditionally(then), try conditionally(otherwise), span)
    case .lambda(let parameters, let body):
      let analysis = NameAnalysis(parameters: parameters, expression: body)
      return try compileFunction("<lambda>", parameters, analysis: analysis, span) { inner in
        inner.code.body =
          try analysis.yields
          ? inner.compileBlock([Statement(.return(body), body.span)])
          : Block([ReturnStatement(try inner.compile(body), body.span)])
      }
    case .attribute(let object, let name, _): return AttributeNode(try compile(object), Symbol(mangled(name)), span)
    case .subscript(let object, let index): return SubscriptNode(try compile(object), try compile(index), span)
    case .slice(let start, let stop, let step):
      return SliceNode(
        try start.map { try compile($0) }, try stop.map { try compile($0) }, try step.map { try compile($0) }, span)
    case .call(let callee, let arguments): return try compileCall(callee, arguments, span)
    case .starred: throw fail("can't use starred expression here", span)
    case .listComprehension(let element, let clauses):
      return try compileComprehension(.list, element, nil, clauses, span)
    case .setComprehension(let element, let clauses): return try compileComprehension(.set, element, nil, clauses, span)
    case .dictionaryComprehension(let key, let value, let clauses):
      return try compileComprehension(.dict, key, value, clauses, span)
    case .generator(let element, let clauses): return try compileGenerator(element, clauses, span)
    case .namedExpression(let name, let value):
      return NamedNode(walrusTarget(name, span), try compile(value), span)
    case .yield(let value):
      let compiled = try value.map { try compileGiven($0) }
      let slot = try hoistedSlot(span)
      spillOperands()
      pendingYields.append(YieldStatement(compiled, resultSlot: slot, span))
      return LocalLoad(slot, "yield", span)
    case .yieldFrom(let value):
      let compiled = try compileGiven(value)
      let slot = try hoistedSlot(span)
      spillOperands()
      code.delegateSlots.append(slot)
      pendingYields.append(YieldFromStatement(compiled, slot: slot, span))
      return LocalLoad(slot, "yield", span)
    }
  }

  /// What a `yield` gives away: its operands are read before anything waits, unless it holds another `yield`.
  private func compileGiven(_ value: Expression) throws -> Node {
    if holdsYield([Statement(.expression(value), value.span)]) { return try compile(value) }
    let operands = finishedOperands
    finishedOperands = nil
    defer { finishedOperands = operands }
    return try compile(value)
  }

  private func hoistedSlot(_ span: SourceSpan) throws -> Int {
    guard kind == .function else { throw fail("'yield' outside function", span) }
    guard conditionalDepth == 0, scopes.count == 1 else {
      throw fail(
        "Gradus has no 'yield' inside a conditional part of an expression: give it a statement of its own", span)
    }
    return newSlot()
  }

  /// Values that were computed before a `yield` of the same expression are kept while the generator waits.
  private func spillOperands() {
    for operand in finishedOperands ?? [] where operand.slot < 0 {
      operand.slot = newSlot()
      pendingYields.append(SpillStatement(operand))
    }
  }

  /// A chain of operators leans to the left and may be long: it is walked down in a loop, not by recursion.
  private func compileBinary(_ expression: Expression) throws -> Node {
    var chain: [(op: BinaryOperator, right: Expression, span: SourceSpan)] = []
    var current = expression
    while case .binary(let op, let left, let right) = current.kind {
      chain.append((op, right, current.span))
      current = left
    }
    var node = try compile(current)
    for (op, right, span) in chain.reversed() { node = BinaryNode.make(op, node, try compile(right), span) }
    return node
  }

  private func compileFormatted(_ parts: [FormattedPart], _ span: SourceSpan) throws -> FormattedNode {
    FormattedNode(
      try parts.map { part in
        switch part {
        case .text(let text): return .text(text)
        case .field(let expression, let conversion, let format, let debugText):
          let hasFormat = !format.isEmpty
          let inner = hasFormat ? try compileFormatted(format, expression.span) : nil
          let choice = conversion ?? (debugText != nil && !hasFormat ? "r" : nil)
          return .field(try compile(expression), conversion: choice, format: inner, prefix: debugText ?? "")
        }
      }, span)
  }

  private func compileArguments(_ arguments: [Argument]) throws -> CompiledArguments {
    var positional: [(node: Node, spreads: Bool)] = []
    var keywords: [(name: Symbol?, node: Node)] = []
    for argument in arguments {
      let node = try compile(argument.value)
      switch argument.kind {
      case .positional: positional.append((node, false))
      case .star: positional.append((node, true))
      case .keyword(let name): keywords.append((Symbol(name), node))
      case .doubleStar: keywords.append((nil, node))
      }
    }
    return CompiledArguments(positional: SpreadItems(positional), keywords: keywords)
  }

  private func compileCall(_ callee: Expression, _ arguments: [Argument], _ span: SourceSpan) throws -> Node {
    if case .name("super") = callee.kind, arguments.isEmpty, canCapture("__class__"),
      let first = code.parameters.positional.first
    {
      return SuperNode(
        classCell: load("__class__", callee.span), receiver: load(first.name, callee.span), span)
    }
    if case .name(let name) = callee.kind, let node = try compileScopeCall(name, callee, arguments, span) {
      return node
    }
    if case .attribute(let object, let name, _) = callee.kind {
      let (object, given) = (try compile(object), try compileArguments(arguments))
      let call = MethodCallNode(object, Symbol(mangled(name)), given, attributeSpan: callee.span, span)
      let isAppend = name == "append" && given.arePositional && given.positional.nodes.count == 1
      return isAppend ? AppendNode(given.positional.nodes[0].node, call) : call
    }
    return CallNode(try compile(callee), try compileArguments(arguments), span)
  }

  /// A call of a function that asks for the variables where it is called; nil for any other.
  private func compileScopeCall(_ name: String, _ callee: Expression, _ arguments: [Argument], _ span: SourceSpan)
    throws
    -> Node?
  {
    guard
      ["locals", "vars", "dir", "globals"].contains(name) && arguments.isEmpty
        || ["eval", "exec"].contains(name) && arguments.count == 1 && arguments[0].kind == .positional,
      kind == .function || !unit.isInWorkspace || unit.hasLocals
    else { return nil }
    if name == "globals", unit.isInWorkspace { return nil }
    switch resolve(name) {
    case .global, .entry: break
    case .className where kind == .module: break
    default: return nil
    }
    return LocalsNode(
      name, function: load(name, callee.span), argument: try arguments.first.map { try compile($0.value) },
      isInWorkspace: unit.isInWorkspace, isInFunction: kind == .function, span)
  }

  // MARK: Comprehensions

  private func names(in target: Expression) -> [String] {
    switch target.kind {
    case .name(let name): return [name]
    case .tuple(let items), .list(let items): return items.flatMap { names(in: $0) }
    case .starred(let inner): return names(in: inner)
    default: return []
    }
  }

  private func compileComprehension(
    _ kind: ComprehensionNode.Kind, _ element: Expression, _ value: Expression?, _ clauses: [ComprehensionClause],
    _ span: SourceSpan
  ) throws -> Node {
    let firstIterable = try compile(clauses[0].iterable)
    conditionalDepth += 1
    defer { conditionalDepth -= 1 }
    // Names that functions inside of the comprehension take from it live in cells.
    let analysis = NameAnalysis(generator: value.map { Expression(.tuple([element, $0]), span) } ?? element, clauses)
    var table: [String: Binding] = [:]
    var cells: [Int] = []
    for name in clauses.flatMap({ names(in: $0.target) }) where table[name] == nil {
      let slot = newSlot(name)
      if analysis.innerFree.contains(name) {
        table[name] = .cell(slot, isFree: false)
        cells.append(slot)
      } else {
        table[name] = .local(slot)
      }
    }
    scopes.append(table)
    defer { scopes.removeLast() }
    var compiled: [ComprehensionNode.Clause] = []
    for (i, clause) in clauses.enumerated() {
      let iterable = i == 0 ? firstIterable : try compile(clause.iterable)
      compiled.append(
        ComprehensionNode.Clause(
          target: LoopTarget(try compileTarget(clause.target)), iterable: iterable,
          conditions: try clause.conditions.map { try compile($0) }))
    }
    return ComprehensionNode(
      kind, compiled, element: try compile(element), valueElement: try value.map { try compile($0) }, cellSlots: cells,
      span)
  }

  /// A generator expression is a generator function of one hidden parameter, called with the first iterable.
  private func compileGenerator(_ element: Expression, _ clauses: [ComprehensionClause], _ span: SourceSpan) throws
    -> Node
  {
    var parameters = Parameters()
    parameters.positional = [.init(name: ".0", defaultValue: nil, annotation: nil, span: span)]
    var body = Statement(.expression(Expression(.yield(element), element.span)), element.span)
    for (i, clause) in clauses.enumerated().reversed() {
      for condition in clause.conditions.reversed() {
        body = Statement(.if(test: condition, body: [body], otherwise: []), condition.span)
      }
      let iterable = i == 0 ? Expression(.name(".0"), clause.iterable.span) : clause.iterable
      body = Statement(.for(target: clause.target, iterable: iterable, body: [body], otherwise: []), span)
    }
    var statements = [body]
    // `name := value` in it assigns to the scope around it.
    let outer = NameAnalysis(generator: element, clauses).nonlocals.sorted()
    let isGlobal = { (name: String) in self.kind != .function || self.analysis?.globals.contains(name) == true }
    let (globals, shared) = (outer.filter(isGlobal), outer.filter { !isGlobal($0) })
    if !globals.isEmpty { statements.insert(Statement(.global(globals), span), at: 0) }
    if !shared.isEmpty { statements.insert(Statement(.nonlocal(shared), span), at: 0) }
    let analysis = NameAnalysis(parameters: parameters, body: statements)
    let function = try compileFunction("<genexpr>", parameters, analysis: analysis, span) { inner in
      inner.code.body = try inner.compileBlock(statements)
    }
    let iterable = try compile(clauses[0].iterable)
    return CallNode(
      function, CompiledArguments(positional: SpreadItems([(IteratorNode(iterable), false)]), keywords: []), span)
  }
}

/// `iter(x)`, evaluated when a generator expression is made.
final class IteratorNode: Node {
  let iterable: Node
  init(_ iterable: Node) {
    self.iterable = iterable
    super.init(iterable.span)
  }
  override func evaluate(_ frame: Frame) throws -> Value {
    let value = try iterable.evaluate(frame)
    do { return .object(try frame.interpreter.iterator(over: value)) } catch { throw marked(error, span, frame) }
  }
}
