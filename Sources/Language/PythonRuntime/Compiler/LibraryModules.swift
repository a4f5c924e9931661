// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import EmbeddedModules
import Transactions

extension Interpreter {
  /// Makes a module by running its Python file in a table of global names of its own.
  ///
  /// - Parameters:
  ///   - name: the dotted name.
  ///   - natives: what the source finds defined already; part of the module too.
  ///   - package: the module that its classes name as theirs, for a part that is loaded later.
  public func makeModule(
    _ name: String, natives: [(name: String, value: Value)] = [], classesOf package: String? = nil
  ) throws -> PyModule {
    // It stays where a look is the first to need it.
    try ChangeLog.apart { try madeModule(name, natives, package) }
  }

  private func madeModule(_ name: String, _ natives: [(name: String, value: Value)], _ package: String?) throws
    -> PyModule
  {
    let module = PyModule(name)
    let table = GlobalTable()
    module.variables = table
    table["__name__"] = Value(name)
    for (name, value) in natives { table[Symbol(name)] = value }
    // Its parts import it while it is made.
    modules[name] = module
    do {
      try runLibrary(try embeddedSource(name), names: table)
    } catch {
      modules[name] = nil
      throw error
    }
    for (key, value) in table.definitions {
      if case .object(let object) = value, let cls = object as? PyClass,
        cls.module == "__main__" || cls.isOfLibrary && cls.module == name
      {
        cls.module = package ?? name
      }
      module.attributes?[key] = value
    }
    return module
  }

  /// The text of a module that is written in Python: a `.py` file under `Sources/Language/EmbeddedPython/modules`, put into the program
  /// when it is built.
  public func embeddedSource(_ name: String) throws -> SourceText {
    guard let text = EmbeddedModules.source(of: name) else { throw PyError.runtime("no file for the module \(name)") }
    return SourceText(name: "<\(name)>", text: text)
  }
}
