import Diagnostics
import PythonSyntax

/// The modules of Python's standard library that exist here, made on first import.
public enum StandardModules {
  /// Says how to make each module.
  public static func install(into interpreter: Interpreter) {
    func native(_ name: String, _ make: @escaping (Interpreter) throws -> PyModule) {
      interpreter.moduleMakers[name] = make
    }
    native("math") { _ in MathModule.make() }
    native("random") { RandomModule.make($0) }
    native("copy") { _ in CopyModule.make() }
    native("re") { _ in RegexModule.make() }
    native("time") { _ in TimeModule.make() }
    native("sys") { SystemModule.make($0) }
    native("os") { try OSModule.make($0) }
    native("os.path") { _ in OSModule.path() }
    native("io") { _ in SystemModule.io() }
    native("json") { _ in JSONModule.make() }
    native("statistics") { try StatisticsModule.make($0) }
    native("warnings") { try WarningsModule.make($0) }
    native("typing") { _ in TypingModule.make() }
    native("typing_extensions") { _ in TypingModule.make() }
    native("traceback") { try TracebackModule.make($0) }
    native("builtins") { interpreter in
      let module = PyModule("builtins")
      for (name, value) in zip(interpreter.builtins.names, interpreter.builtins.values) { module.set(name.name, value) }
      return module
    }
    native("__future__") { _ in
      let module = PyModule("__future__")
      for name in ["annotations", "division", "print_function", "absolute_import", "generator_stop"] {
        module.set(name, .bool(true))
      }
      return module
    }
    native("collections") { try CollectionsModule.make($0) }
    for (name, source) in PythonSources.modules {
      interpreter.moduleMakers[name] = { try $0.makeModule(name, source: source) }
    }
  }
}

extension Interpreter {
  /// Makes a module by running its Python source in a table of global names of its own.
  ///
  /// - Parameters:
  ///   - name: the dotted name.
  ///   - source: what to run.
  ///   - natives: what the source finds defined already; part of the module too.
  public func makeModule(
    _ name: String, source: String, natives: [(name: String, value: Value)] = []
  ) throws -> PyModule {
    let module = PyModule(name)
    let table = GlobalTable()
    table["__name__"] = Value(name)
    for (name, value) in natives { table[Symbol(name)] = value }
    let text = SourceText(name: "<\(name)>", text: source)
    try runLibrary(text, names: table)
    for (key, value) in table.definitions {
      if case .object(let object) = value, let cls = object as? PyClass, cls.module == "__main__" { cls.module = name }
      module.attributes?[key] = value
    }
    return module
  }
}
