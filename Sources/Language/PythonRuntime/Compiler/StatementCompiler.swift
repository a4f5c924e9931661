// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import PythonSyntax

extension ScopeCompiler {
  /// Compiles statements.
  func compileBlock(_ statements: [Statement]) throws -> Block {
    if holdsYield(statements) { return try compileResumable(statements) }
    return Block(try statements.compactMap { try compile($0) })
  }

  func compile(_ statement: Statement) throws -> StatementNode? {
    let span = statement.span
    switch statement.kind {
    case .expression(let expression):
      if kind == .module, unit.isSingle, scopes.count == 1, parent == nil {
        return SingleEchoStatement(try compile(expression), span)
      }
      if kind == .module, unit.echoes, scopes.count == 1, parent == nil, isTopLevel {
        return EchoStatement(try compile(expression), isSilent: isFollowedBySemicolon(span), span)
      }
      return ExpressionStatement(try compile(expression), span)
    case .assign(let targets, let value):
      let compiled = try compile(value)
      let places = try targets.map { try compileTarget($0) }
      return assignment(places, compiled, span)
    case .augmentedAssign(let target, let op, let value): return try compileAugmented(target, op, value, span)
    case .annotatedAssign(let target, let annotation, let value):
      let assignment = try value.map { AssignStatement([try compileTarget(target)], try compile($0), span) }
      if kind != .function, case .name(let name) = target.kind {
        let names = (load("__annotations__", span), self.target("__annotations__", span))
        return AnnotationStatement(
          mangled(name), try? compile(annotation), text: unit.source[annotation.span], assignment,
          names: kind == .module ? names : nil, span)
      }
      return assignment
    case .delete(let targets): return DeleteStatement(try targets.map { try compileTarget($0) }, span)
    case .pass, .global, .nonlocal: return nil
    case .break: return SimpleStatement(.broke, span)
    case .continue: return SimpleStatement(.continued, span)
    case .return(let value): return ReturnStatement(try value.map { try compile($0) }, span)
    case .raise(let exception, let cause):
      return RaiseStatement(try exception.map { try compile($0) }, try cause.map { try compile($0) }, span)
    case .assert(let condition, let message):
      return AssertStatement(try compile(condition), try message.map { try compile($0) }, span)
    case .import(let names):
      return ImportStatement(
        names.map { name in
          let bound = name.alias ?? String(name.name.prefix { $0 != "." })
          return (name.name, name.alias == nil, target(bound, name.span))
        }, span)
    case .importFrom(let module, let level, let names):
      if module == "__future__", level == 0 { return nil }
      let place = ImportPlace(module: module, level: level, names: unit.globals)
      if names.isEmpty {
        return ImportStarStatement(place, bind: { [self] in target($0.name, span) }, span)
      }
      return ImportFromStatement(
        place, names: names.map { ($0.name, target($0.alias ?? $0.name, $0.span)) }, span)
    case .if(let test, let body, let otherwise): return try compileIf(test, body, otherwise, span)
    case .while(let test, let body, let otherwise):
      let condition = try compile(test)
      return try inBlock { WhileStatement(condition, try compileBlock(body), try compileBlock(otherwise), span) }
    case .for(let target, let iterable, let body, let otherwise):
      let sequence = try compile(iterable)
      let place = try compileTarget(target)
      return try inBlock { ForStatement(place, sequence, try compileBlock(body), try compileBlock(otherwise), span) }
    case .try(let body, let handlers, let otherwise, let finally):
      return try compileTry(body, handlers, otherwise, finally, resumes: holdsYield([statement]), span)
    case .with(let items, let body): return try compileWith(items[...], body, span)
    case .match(let subject, let cases): return try compileMatch(subject, cases, span)
    case .function(let definition): return try compileDefinition(definition, span)
    case .class(let definition): return try compileClass(definition, span)
    case .command(let command): return CommandStatement(command, span)
    }
  }

  /// Whether the statement stands at the top level itself, not in a block there.
  private var isTopLevel: Bool { blockDepth == 0 }

  func inBlock<Result>(_ body: () throws -> Result) rethrows -> Result {
    blockDepth += 1
    defer { blockDepth -= 1 }
    return try body()
  }

  private func isFollowedBySemicolon(_ span: SourceSpan) -> Bool {
    var i = span.end
    let bytes = unit.source.utf8
    while i < bytes.count, bytes[i] == UInt8(ascii: " ") || bytes[i] == UInt8(ascii: "\t") { i += 1 }
    return i < bytes.count && bytes[i] == UInt8(ascii: ";")
  }

  /// `elif` chains nest to the right and may be long: they are folded from the last to the first.
  private func compileIf(_ test: Expression, _ body: [Statement], _ otherwise: [Statement], _ span: SourceSpan) throws
    -> StatementNode
  {
    let condition = try compile(test)
    return try inBlock { IfStatement(condition, try compileBlock(body), try compileBlock(otherwise), span) }
  }

  /// The statement for a plain assignment, the simplest that does it.
  private func assignment(_ places: [Target], _ value: Node, _ span: SourceSpan) -> StatementNode {
    guard places.count == 1 else { return AssignStatement(places, value, span) }
    switch places[0] {
    case let local as LocalTarget: return LocalAssignStatement(local.slot, value, span)
    case let unpack as UnpackTarget where unpack.star < 0 && (2...3).contains(unpack.targets.count):
      guard let tuple = value as? TupleNode, !tuple.items.hasSpread,
        tuple.items.nodes.count == unpack.targets.count
      else { break }
      return ParallelAssignStatement(unpack.targets, tuple.items.nodes.map(\.node), span)
    default: break
    }
    return SingleAssignStatement(places[0], value, span)
  }

  private func compileAugmented(_ target: Expression, _ op: BinaryOperator, _ value: Expression, _ span: SourceSpan)
    throws -> StatementNode
  {
    switch target.kind {
    case .name(let name):
      let (old, place, operand) = (load(name, target.span), self.target(name, target.span), try compile(value))
      if let local = place as? LocalTarget { return AugmentedLocalStatement(old, local.slot, op, operand, span) }
      if let cell = place as? CellTarget { return AugmentedCellStatement(old, cell.slot, op, operand, span) }
      return AugmentedNameStatement(old, place, op, operand, span)
    case .attribute(let object, let name, _):
      return AugmentedAttributeStatement(try compile(object), Symbol(mangled(name)), op, try compile(value), span)
    case .subscript(let object, let index):
      return AugmentedSubscriptStatement(try compile(object), try compile(index), op, try compile(value), span)
    default: throw fail("illegal expression for augmented assignment", target.span)
    }
  }

  private func compileTry(
    _ body: [Statement], _ handlers: [ExceptionHandler], _ otherwise: [Statement], _ finally: [Statement],
    resumes: Bool, _ span: SourceSpan
  ) throws -> StatementNode {
    try inBlock {
      let compiled = try handlers.map { handler in
        Handler(
          type: try handler.type.map { try compile($0) }, target: handler.name.map { target($0, span) },
          body: try compileBlock(handler.body))
      }
      return TryStatement(
        try compileBlock(body), compiled, try compileBlock(otherwise),
        finally.isEmpty ? nil : try compileBlock(finally), phaseSlot: resumes ? newSlot() : -1,
        exceptionSlot: resumes ? newSlot() : -1, completionSlot: resumes ? newSlot() : -1, span)
    }
  }

  private func compileWith(_ items: ArraySlice<WithItem>, _ body: [Statement], _ span: SourceSpan) throws
    -> StatementNode
  {
    guard let item = items.first else { throw fail("invalid syntax", span) }
    return try inBlock {
      let context = try compile(item.context)
      let place = try item.target.map { try compileTarget($0) }
      let rest = items.dropFirst()
      let resumes = holdsYield(body)
      let inner: Block
      if rest.isEmpty {
        inner = try compileBlock(body)
      } else if resumes {
        var builder = ResumableBlockBuilder()
        builder.statement(try compileWith(rest, body, span))
        inner = builder.finish(stateSlot: newSlot())
      } else {
        inner = Block([try compileWith(rest, body, span)])
      }
      return WithStatement(context, place, inner, managerSlot: resumes ? newSlot() : -1, span)
    }
  }
}

/// `name: annotation = value` in a class body or at the top level: the annotation is kept for `dataclass` and friends.
final class AnnotationStatement: StatementNode {
  let name: String
  let annotation: Node?
  let text: String
  let assignment: StatementNode?
  /// Where `__annotations__` is at the top level.
  let names: (load: Node, target: Target)?
  init(
    _ name: String, _ annotation: Node?, text: String, _ assignment: StatementNode?,
    names: (load: Node, target: Target)?, _ span: SourceSpan
  ) {
    (self.name, self.annotation, self.text) = (name, annotation, text)
    (self.assignment, self.names) = (assignment, names)
    super.init(span)
  }
  override func execute(_ frame: Frame) throws -> Completion {
    _ = try assignment?.execute(frame)
    let value = (try? annotation?.evaluate(frame)) ?? Value(text)
    do {
      if let known = try known(frame) {
        try frame.interpreter.setItem(known, Value(name), value)
      } else {
        let made = Value.dict(try PyDict([(name, value)]))
        if let names { try names.target.assign(made, frame) } else { try frame.setClassName("__annotations__", made) }
      }
    } catch { throw marked(error, span, frame) }
    return .normal
  }

  /// The annotations that there are already.
  private func known(_ frame: Frame) throws -> Value? {
    guard let names else { return try frame.className("__annotations__") }
    do { return try names.load.evaluate(frame) } catch let raised as Raised
      where raised.exception.cls.isSubclass(of: ExceptionClasses.nameError)
    { return nil }
  }

  /// Whether statements, or those in blocks of them, annotate names.
  static func stand(in statements: [Statement]) -> Bool {
    statements.contains { statement in
      switch statement.kind {
      case .annotatedAssign(let target, _, _): if case .name = target.kind { true } else { false }
      case .function, .class: false
      default: statement.blocks.contains { stand(in: $0) }
      }
    }
  }
}
