// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Glibc

/// Modules that are `.py` files of the person's own, read through the file policy.
extension Interpreter {
  /// The module of a file in the folders where `import` looks, or in the package that the name begins with; nil when there is none.
  func importFile(_ name: String) throws -> PyModule? {
    let parts = name.split(separator: ".").map(String.init)
    guard let last = parts.last else { return nil }
    var folders = searchFolders
    var parent: PyModule?
    if parts.count > 1 {
      parent = try importModule(parts.dropLast().joined(separator: "."))
      guard let folder = parent?.file?.folder else { return nil }
      folders = [folder]
    }
    for folder in folders {
      let base = folder.isEmpty || folder == "." ? last : "\(folder)/\(last)"
      for path in ["\(base)/__init__.py", "\(base).py"] where try policy.status(path)?.kind == S_IFREG {
        let source = try readSource(path, "import \(name)")
        let module = makeModule(name, source)
        do { try runFile(of: module) } catch {
          fileModules[name] = nil
          _ = try? loadedModules?.remove(Value(name))
          throw error
        }
        parent?.file?.names[Symbol(last)] = .object(module)
        return module
      }
    }
    return nil
  }

  /// Where `import` looks.
  private var searchFolders: [String] {
    guard case .list(let list)? = modules["sys"]?.attributes?["path"] else { return moduleFolders }
    return list.items.compactMap(\.text)
  }

  /// The text of a Python file.
  package func readSource(_ path: String, _ call: @autoclosure () -> String) throws -> SourceText {
    SourceText(name: path, text: String(decoding: try policy.read(path, call()), as: UTF8.self))
  }

  /// A module of a text, which has not run.
  package func makeModule(_ name: String, _ source: SourceText) -> PyModule {
    let module = fileModules[name] ?? PyModule(name)
    let file = moduleFile(path: source.name)
    file.add(source)
    module.file = file
    fileModules[name] = module
    try? loadedModules?.set(name, .object(module))
    return module
  }

  /// What is known of a file.
  package func moduleFile(path: String) -> ModuleFile {
    if let known = moduleFiles[path] { return known }
    let made = ModuleFile(path: path)
    moduleFiles[path] = made
    return made
  }

  /// The file that a text was read from for an `import`; nil for cells and scripts.
  package func moduleFile(of source: SourceText) -> ModuleFile? {
    guard let file = moduleFiles[source.name], file.sources.contains(where: { $0 === source }) else { return nil }
    return file
  }

  /// The module whose names a slot belongs to.
  package func fileModule(owning slot: GlobalSlot) -> PyModule? {
    fileModules.values.first { $0.file?.names.owns(slot) == true }
  }

  /// The module whose names these are.
  package func fileModule(of names: GlobalTable) -> PyModule? {
    fileModules.values.first { $0.file?.names === names }
  }

  /// Runs the text of a module in its names.
  private func runFile(of module: PyModule) throws {
    guard let file = module.file, let source = file.source else { return }
    file.names["__name__"] = Value(module.name)
    file.names["__file__"] = Value(file.path)
    if let folder = file.folder { file.names["__path__"] = Value(list: [Value(folder)]) }
    let code = try DynamicCode(source, self)
    file.names["__doc__"] = code.doc
    try run(code, names: file.names)
  }

  /// Reads the file of a module again and runs it in the same names: `importlib.reload`.
  package func reload(_ module: PyModule) throws {
    guard let file = module.file else { return }
    module.file = file
    file.add(try readSource(file.path, "importlib.reload(\(module.name))"))
    try runFile(of: module)
  }

  /// The full name of `from .name import …` in code that runs in some names.
  func absoluteName(_ name: String, level: Int, in names: GlobalTable) throws -> String {
    let error = PyError.make(
      ExceptionClasses.importError, "attempted relative import with no known parent package")
    guard names !== globals, let own = names["__name__"]?.text else { throw error }
    var parts = own.split(separator: ".").map(String.init)
    let dropped = level - (names["__path__"] == nil ? 0 : 1)
    guard dropped < parts.count else {
      throw parts.count < 2 && names["__path__"] == nil
        ? error : PyError.make(ExceptionClasses.importError, "attempted relative import beyond top-level package")
    }
    parts.removeLast(dropped)
    return (parts + (name.isEmpty ? [] : [name])).joined(separator: ".")
  }
}
