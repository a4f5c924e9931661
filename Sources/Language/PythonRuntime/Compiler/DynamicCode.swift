// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import PythonSyntax

/// The names in which `eval` and `exec` run.
package struct EvaluationScope {
  package let table: GlobalTable
  /// The dictionary that gets the names back.
  let target: PyDict?
  /// Gives the dictionary what the code has defined.
  package func writeBack() throws {
    guard let target else { return }
    for (name, value) in table.definitions { try target.set(name.name, value) }
  }
}

extension Interpreter {
  /// The names for `globals` and `locals` as a program gives them.
  package func scope(globals given: Value, locals: Value) throws -> EvaluationScope {
    if given.isNone || given.object is GlobalsView, locals.isNone || locals.object is GlobalsView {
      return EvaluationScope(table: globals, target: nil)
    }
    let table = GlobalTable()
    if given.isNone { for (name, value) in globals.definitions { table[name] = value } }
    for source in [given, locals] where !source.isNone {
      let contents = PyDict()
      try update(contents, from: source)
      for (key, value) in contents.table.pairs { if let name = key.text { table[Symbol(name)] = value } }
    }
    var target: PyDict?
    if case .dict(let dict) = locals { target = dict } else if case .dict(let dict) = given { target = dict }
    // What only read the workspace's names must not pour them into a dictionary of variables.
    return EvaluationScope(table: table, target: given.isNone ? nil : target)
  }

  /// The value of an expression that a program gives as a text.
  package func evaluate(_ expression: Expression, in source: SourceText, names: GlobalTable) throws -> Value {
    let unit = CompilationUnit(source, self, globals: names, echoes: false)
    let code = unit.makeCode("<module>", qualname: "<module>", expression.span)
    let compiler = ScopeCompiler(unit, .module, code, parent: nil, analysis: nil)
    code.body = Block([ReturnStatement(try compiler.compile(expression), expression.span)])
    let frame = Frame(code, self)
    frame.prepareCells([])
    do {
      _ = try code.body.execute(frame)
      return frame.returnValue
    } catch { throw leaving(error, frame) }
  }

  /// Runs statements that a program gives as a text.
  package func run(_ source: SourceText, names: GlobalTable) throws { try run(DynamicCode(source, self), names: names) }

  /// Runs the statements of such a text.
  package func run(_ dynamic: DynamicCode, names: GlobalTable) throws {
    let unit = CompilationUnit(dynamic.source, self, globals: names, echoes: dynamic.kind == .single)
    for statement in dynamic.statements {
      let code = unit.makeCode("<module>", qualname: "<module>", statement.span)
      code.body = try ScopeCompiler(unit, .module, code, parent: nil, analysis: nil).compileBlock([statement])
      let frame = Frame(code, self)
      frame.prepareCells([])
      do { _ = try code.body.execute(frame) } catch { throw leaving(error, frame) }
    }
  }

  /// The value of an expression that was compiled before; None for statements, which run.
  package func evaluate(_ dynamic: DynamicCode, names: GlobalTable) throws -> Value {
    if dynamic.kind == .eval, case .expression(let expression)? = dynamic.statements.first?.kind {
      return try evaluate(expression, in: dynamic.source, names: names)
    }
    try run(dynamic, names: names)
    return .none
  }
}

/// A text that was read for `eval` or `exec` and has not run.
package struct DynamicCode {
  /// What it is compiled for.
  package enum Kind: String {
    case exec, eval, single
  }
  package let source: SourceText
  package let kind: Kind
  let statements: [Statement]

  /// Reads a text; nothing runs.
  package init(_ source: SourceText, as kind: Kind = .exec, _ interpreter: Interpreter) throws {
    self.source = source
    self.kind = kind
    if kind == .eval {
      let expression = try Parser.parseExpression(source)
      statements = [Statement(.expression(expression), expression.span)]
    } else {
      statements = try Parser.parseModule(source, allowCommands: false)
    }
    if kind == .single, statements.count > 1 {
      throw SyntaxError(
        .syntax, "multiple statements found while compiling a single statement", at: statements[0].span, in: source)
    }
    interpreter.warn(about: statements, in: source)
  }

  /// The text that stands first in it; None without one.
  var doc: Value { ScopeCompiler.docstring(statements).map { Value($0) } ?? Value.none }

  /// What `__code__` would be: it has a name and a place, and nothing to run.
  package var code: CodeObject {
    CodeObject(
      name: "<module>", qualname: "<module>", source: source, span: SourceSpan(0, source.text.utf8.count), ordinal: 0)
  }
}
