// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import PythonSyntax

/// The names in which `eval` and `exec` run.
package struct EvaluationScope {
  /// The mapping with the global names; nil for a table.
  let globals: Value?
  /// That table: the workspace's, or that of a module.
  var table: GlobalTable?
  /// The mapping with the local names, where it is another one.
  let locals: Value?
}

extension Interpreter {
  /// The names for `globals` and `locals` as a program gives them.
  package func scope(globals given: Value, locals: Value, function: String) throws -> EvaluationScope {
    let table = (given.object as? GlobalsView)?.names ?? self.globals
    func isTable(_ value: Value) -> Bool { (value.object as? GlobalsView)?.names === table }
    var globals: Value?
    if !given.isNone, !isTable(given) {
      switch given {
      case .dict: break
      case .object(let object) where object is AttributeView: break
      default:
        throw PyError.type(
          function == "eval" && type(of: given).lookup(Special.getitem) != nil
            ? "globals must be a real dict; try eval(code, {}, mapping)"
            : "\(function)() globals must be a dict, not \(type(of: given).name)")
      }
      globals = given
      if try !contains(given, Value("__builtins__")) {
        try setItem(given, Value("__builtins__"), .object(importModule("builtins")))
      }
    }
    if locals.isNone || Value.identical(locals, given) || globals == nil && isTable(locals) {
      return EvaluationScope(globals: globals, table: table, locals: nil)
    }
    guard type(of: locals).lookup(Special.getitem) != nil else {
      throw PyError.type("locals must be a mapping")
    }
    return EvaluationScope(globals: globals, table: table, locals: locals)
  }

  private func unit(_ source: SourceText, _ scope: EvaluationScope) throws -> CompilationUnit {
    guard let mapping = scope.globals else {
      let unit = CompilationUnit(source, self, globals: scope.table ?? globals, echoes: false)
      unit.hasLocals = scope.locals != nil
      return unit
    }
    // What relative imports ask for; everything else is looked up when it is used.
    let names = GlobalTable()
    for name in ["__name__", "__package__", "__path__"] as [Symbol] {
      if try contains(mapping, Value(name.name)) { names[name] = try getItem(mapping, Value(name.name)) }
    }
    let unit = CompilationUnit(source, self, globals: names, echoes: false)
    unit.mapping = mapping
    unit.hasLocals = scope.locals != nil
    return unit
  }

  private func frame(_ code: CodeObject, _ scope: EvaluationScope) -> Frame {
    let frame = Frame(code, self)
    frame.prepareCells([])
    if let locals = scope.locals { frame.classNamespace[Frame.mappingName] = locals }
    return frame
  }

  /// The value of an expression among the names of a table.
  package func evaluate(_ expression: Expression, in source: SourceText, names: GlobalTable) throws -> Value {
    let unit = CompilationUnit(source, self, globals: names, echoes: false)
    return try evaluate(expression, unit, EvaluationScope(globals: nil, locals: nil))
  }

  private func evaluate(_ expression: Expression, _ unit: CompilationUnit, _ scope: EvaluationScope) throws -> Value {
    let code = unit.makeCode("<module>", qualname: "<module>", expression.span)
    let compiler = ScopeCompiler(unit, .module, code, parent: nil, analysis: nil)
    code.body = Block([ReturnStatement(try compiler.compile(expression), expression.span)])
    let frame = frame(code, scope)
    do {
      _ = try code.body.execute(frame)
      return frame.returnValue
    } catch { throw leaving(error, frame) }
  }

  /// Runs the statements of a text among the names of a table.
  package func run(_ dynamic: DynamicCode, names: GlobalTable) throws {
    let unit = CompilationUnit(dynamic.source, self, globals: names, echoes: false)
    try run(dynamic, unit, EvaluationScope(globals: nil, locals: nil))
  }

  private func run(_ dynamic: DynamicCode, _ unit: CompilationUnit, _ scope: EvaluationScope) throws {
    if scope.locals != nil { unit.declaredGlobals = NameAnalysis.declaredGlobals(in: dynamic.statements) }
    if let names = scope.locals ?? scope.globals, AnnotationStatement.stand(in: dynamic.statements) {
      let key = Value("__annotations__")
      do { _ = try getItem(names, key) } catch let raised as Raised
        where raised.exception.cls.isSubclass(of: ExceptionClasses.keyError)
      { try setItem(names, key, .dict(PyDict())) }
    }
    for statement in dynamic.statements {
      let code = unit.makeCode("<module>", qualname: "<module>", statement.span)
      code.body = try ScopeCompiler(unit, .module, code, parent: nil, analysis: nil).compileBlock([statement])
      let frame = frame(code, scope)
      do { _ = try code.body.execute(frame) } catch { throw leaving(error, frame) }
    }
  }

  /// The value of an expression that was compiled before; None for statements, which run.
  package func evaluate(_ dynamic: DynamicCode, in scope: EvaluationScope) throws -> Value {
    let unit = try unit(dynamic.source, scope)
    unit.isSingle = dynamic.kind == .single
    if dynamic.kind == .eval, case .expression(let expression)? = dynamic.statements.first?.kind {
      return try evaluate(expression, unit, scope)
    }
    if dynamic.kind == .exec, case let doc = dynamic.doc, !doc.isNone {
      if let names = scope.locals ?? scope.globals {
        try setItem(names, Value("__doc__"), doc)
      } else {
        unit.globals["__doc__"] = doc
      }
    }
    try run(dynamic, unit, scope)
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
    if kind == .single, let first = statements.first, let last = statements.last,
      source.line(at: first.span.start) != source.line(at: last.span.start)
    {
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
