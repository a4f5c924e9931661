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
  package func run(_ source: SourceText, names: GlobalTable) throws {
    let unit = CompilationUnit(source, self, globals: names, echoes: false)
    let statements = try Parser.parseModule(source, allowCommands: false)
    warn(about: statements, in: source)
    for statement in statements {
      let code = unit.makeCode("<module>", qualname: "<module>", statement.span)
      code.body = try ScopeCompiler(unit, .module, code, parent: nil, analysis: nil).compileBlock([statement])
      let frame = Frame(code, self)
      frame.prepareCells([])
      do { _ = try code.body.execute(frame) } catch { throw leaving(error, frame) }
    }
  }
}
