import Diagnostics
import PythonSyntax

/// The libraries' Python sources that a workspace has run, each with names of its own.
private final class LibraryUnits: PyObject {
  struct Unit {
    let names: GlobalTable
    let compiled: CompiledSource
  }
  var units: [String: Unit] = [:]
  static let key = "<library sources>"
}

extension Interpreter {
  private var libraryUnits: LibraryUnits {
    if let known = libraryState[LibraryUnits.key] as? LibraryUnits { return known }
    let made = LibraryUnits(cls: Classes.object)
    libraryState[LibraryUnits.key] = made
    return made
  }

  /// Compiles a library's Python source apart from the workspace's names, and gives one of its definitions.
  public func definition(named name: String, in source: SourceText) throws -> Value {
    guard let value = try unit(source).names[Symbol(name)] else {
      throw PyError.name("name '\(name)' is not defined")
    }
    return value
  }

  /// Whether a source is a library's and not the program's.
  public func isLibrary(_ source: SourceText) -> Bool {
    (libraryState[LibraryUnits.key] as? LibraryUnits)?.units[source.text] != nil
  }

  /// A library's Python source, run the first time it is asked for.
  public func libraryUnit(_ source: SourceText) throws -> CompiledSource { try unit(source).compiled }

  private func unit(_ source: SourceText) throws -> LibraryUnits.Unit {
    let units = libraryUnits
    if let known = units.units[source.text] { return known }
    let table = GlobalTable()
    let unit = CompilationUnit(source, self, globals: table, echoes: false)
    var programs: [Program] = []
    for statement in try Parser.parseModule(source, allowCommands: false) {
      let code = unit.makeCode("<module>", qualname: "<module>", statement.span)
      let compiler = ScopeCompiler(unit, .module, code, parent: nil, analysis: nil)
      code.body = try compiler.compileBlock([statement])
      programs.append(Program(statement: statement, code: code))
      try execute(Program(statement: statement, code: code))
    }
    let made = LibraryUnits.Unit(
      names: table, compiled: CompiledSource(source: source, statements: programs, codes: unit.codes))
    units.units[source.text] = made
    return made
  }
}
