import Diagnostics
import PythonSyntax

extension Interpreter {
  /// Compiles a library's Python source apart from the workspace's names, and gives one of its definitions.
  public func definition(named name: String, in source: SourceText) throws -> Value {
    let table = GlobalTable()
    let unit = CompilationUnit(source, self, globals: table, echoes: false)
    for statement in try Parser.parseModule(source, allowCommands: false) {
      let code = unit.makeCode("<module>", qualname: "<module>", statement.span)
      let compiler = ScopeCompiler(unit, .module, code, parent: nil, analysis: nil)
      code.body = try compiler.compileBlock([statement])
      try execute(Program(statement: statement, code: code))
    }
    guard let value = table[Symbol(name)] else { throw PyError.name("name '\(name)' is not defined") }
    return value
  }
}
