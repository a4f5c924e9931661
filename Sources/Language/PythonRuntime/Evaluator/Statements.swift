// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import PythonSyntax

final class ExpressionStatement: StatementNode {
  let expression: Node
  init(_ expression: Node, _ span: SourceSpan) {
    self.expression = expression
    super.init(span)
  }
  override func execute(_ frame: Frame) throws -> Completion {
    _ = try expression.evaluate(frame)
    if Interrupt.isRequested { frame.interpreter.finaliseWhatHasGone() }
    return .normal
  }
}

/// An expression at the top level of a session: its value is shown.
final class EchoStatement: StatementNode {
  let expression: Node
  let isSilent: Bool
  init(_ expression: Node, isSilent: Bool, _ span: SourceSpan) {
    self.expression = expression
    self.isSilent = isSilent
    super.init(span)
  }
  override func execute(_ frame: Frame) throws -> Completion {
    let value = try expression.evaluate(frame)
    if !isSilent, let show = frame.interpreter.displayHook {
      do { try show(value) } catch { throw marked(error, span, frame) }
    }
    return .normal
  }
}

/// An expression in code that `compile(…, "single")` made: `sys.displayhook` shows its value.
final class SingleEchoStatement: StatementNode {
  let expression: Node
  init(_ expression: Node, _ span: SourceSpan) {
    self.expression = expression
    super.init(span)
  }
  override func execute(_ frame: Frame) throws -> Completion {
    let value = try expression.evaluate(frame)
    do {
      let system = Value.object(try frame.interpreter.importModule("sys"))
      guard let show = try frame.interpreter.attributeIfPresent(system, "displayhook") else {
        throw PyError.runtime("lost sys.displayhook")
      }
      _ = try frame.interpreter.call(show, [value])
    } catch { throw marked(error, span, frame) }
    return .normal
  }
}

final class DeleteStatement: StatementNode {
  let targets: [Target]
  init(_ targets: [Target], _ span: SourceSpan) {
    self.targets = targets
    super.init(span)
  }
  override func execute(_ frame: Frame) throws -> Completion {
    for target in targets { try target.delete(frame) }
    frame.interpreter.finaliseWhatHasGone()
    return .normal
  }
}

/// `pass`, `break`, `continue`
final class SimpleStatement: StatementNode {
  let completion: Completion
  init(_ completion: Completion, _ span: SourceSpan) {
    self.completion = completion
    super.init(span)
  }
  override func execute(_ frame: Frame) throws -> Completion { completion }
}

final class ReturnStatement: StatementNode {
  let value: Node?
  private let operand: Operand
  init(_ value: Node?, _ span: SourceSpan) {
    self.value = value
    operand = Operand(value ?? Constant(.none, span))
    super.init(span)
  }
  override func execute(_ frame: Frame) throws -> Completion {
    frame.set(-1, try operand.evaluate(frame))
    return .returned
  }
}

final class AssertStatement: StatementNode {
  let condition: Node
  let message: Node?
  init(_ condition: Node, _ message: Node?, _ span: SourceSpan) {
    self.condition = condition
    self.message = message
    super.init(span)
  }
  override func execute(_ frame: Frame) throws -> Completion {
    let holds: Bool
    do { holds = try condition.test(frame) } catch { throw marked(error, condition.span, frame) }
    if !holds {
      let arguments = try message.map { [try $0.evaluate(frame)] } ?? []
      let place = AssertStatement.decider(of: condition)?.span ?? span
      throw marked(Raised(PyException(cls: ExceptionClasses.assertionError, arguments: arguments)), place, frame)
    }
    return .normal
  }
}

extension AssertStatement {
  /// The comparison that a traceback marks: the condition itself or the last operand of `and` and `or`.
  private static func decider(of condition: Node) -> Node? {
    switch condition {
    case is ComparisonNode, is ComparisonChain: return condition
    case let chain as BooleanNode: return chain.operands.last.flatMap { decider(of: $0) }
    default: return nil
    }
  }
}

final class IfStatement: StatementNode {
  let condition: Node
  let body: Block
  let otherwise: Block
  init(_ condition: Node, _ body: Block, _ otherwise: Block, _ span: SourceSpan) {
    self.condition = condition
    self.body = body
    self.otherwise = otherwise
    super.init(span)
  }
  override func execute(_ frame: Frame) throws -> Completion {
    let choice: Bool
    do { choice = try condition.test(frame) } catch { throw marked(error, condition.span, frame) }
    return try choice ? body.execute(frame) : otherwise.execute(frame)
  }
}

final class ImportStatement: StatementNode {
  /// The dotted module, whether the name binds its first part, and the target.
  let imports: [(module: String, bindsRoot: Bool, target: Target)]
  init(_ imports: [(module: String, bindsRoot: Bool, target: Target)], _ span: SourceSpan) {
    self.imports = imports
    super.init(span)
  }
  override func execute(_ frame: Frame) throws -> Completion {
    for (name, bindsRoot, target) in imports {
      do {
        let module = try frame.interpreter.importModule(name)
        let root = bindsRoot ? try frame.interpreter.importModule(String(name.prefix { $0 != "." })) : module
        try target.assign(.object(root), frame)
      } catch { throw marked(error, span, frame) }
    }
    return .normal
  }
}

/// The module that a `from` names; one with dots before it begins at the package of the code.
struct ImportPlace {
  let module: String
  let level: Int
  let names: GlobalTable
  func resolve(_ interpreter: Interpreter) throws -> PyModule {
    let name = level == 0 ? module : try interpreter.absoluteName(module, level: level, in: names)
    return try interpreter.importModule(name)
  }
}

final class ImportFromStatement: StatementNode {
  let module: ImportPlace
  let names: [(name: String, target: Target)]
  init(_ module: ImportPlace, names: [(name: String, target: Target)], _ span: SourceSpan) {
    self.module = module
    self.names = names
    super.init(span)
  }
  override func execute(_ frame: Frame) throws -> Completion {
    do {
      let source = try module.resolve(frame.interpreter)
      for (name, target) in names {
        try target.assign(frame.interpreter.importName(name, from: source), frame)
      }
    } catch { throw marked(error, span, frame) }
    return .normal
  }
}

final class ImportStarStatement: StatementNode {
  let module: ImportPlace
  /// Makes the target for a name.
  let bind: (Symbol) -> Target
  init(_ module: ImportPlace, bind: @escaping (Symbol) -> Target, _ span: SourceSpan) {
    self.module = module
    self.bind = bind
    super.init(span)
  }
  override func execute(_ frame: Frame) throws -> Completion {
    do {
      let source = try module.resolve(frame.interpreter)
      for (name, value) in try frame.interpreter.publicNames(of: source) { try bind(name).assign(value, frame) }
    } catch { throw marked(error, span, frame) }
    return .normal
  }
}

/// `%command …`
final class CommandStatement: StatementNode {
  let command: CommandLine
  init(_ command: CommandLine, _ span: SourceSpan) {
    self.command = command
    super.init(span)
  }
  override func execute(_ frame: Frame) throws -> Completion {
    guard let run = frame.interpreter.runCommand else {
      throw marked(PyError.runtime("commands such as %\(command.name) run in a session only"), span, frame)
    }
    do { try run(command, frame.code.source, span) } catch { throw marked(error, span, frame) }
    return .normal
  }
}
