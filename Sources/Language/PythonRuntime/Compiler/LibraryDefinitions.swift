// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import PythonSyntax
import Transactions

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

  /// The global names of the library's Python sources, by the names of the sources.
  package var libraryNames: [(source: String, names: GlobalTable)] {
    let units = (libraryState[LibraryUnits.key] as? LibraryUnits)?.units ?? [:]
    return units.values.map { ($0.compiled.source.name, $0.names) }.sorted { $0.0 < $1.0 }
  }

  /// Runs a library's Python source with names of its own. The module stays even where a look needs it first, so its names must.
  @discardableResult
  func runLibrary(_ source: SourceText, names: GlobalTable) throws -> CompiledSource {
    try ChangeLog.apart { try runSource(source, names) }
  }

  private func runSource(_ source: SourceText, _ names: GlobalTable) throws -> CompiledSource {
    let unit = CompilationUnit(source, self, globals: names, echoes: false)
    unit.isOfLibrary = true
    var programs: [Program] = []
    for statement in try Parser.parseModule(source, allowCommands: false) {
      let code = unit.makeCode("<module>", qualname: "<module>", statement.span)
      let compiler = ScopeCompiler(unit, .module, code, parent: nil, analysis: nil)
      code.body = try compiler.compileBlock([statement])
      let program = Program(statement: statement, code: code)
      programs.append(program)
      try execute(program)
    }
    let compiled = CompiledSource(source: source, statements: programs, codes: unit.codes)
    libraryUnits.units[source.text] = LibraryUnits.Unit(names: names, compiled: compiled)
    return compiled
  }

  private func unit(_ source: SourceText) throws -> LibraryUnits.Unit {
    if let known = libraryUnits.units[source.text] { return known }
    let names = GlobalTable()
    return LibraryUnits.Unit(names: names, compiled: try runLibrary(source, names: names))
  }
}
