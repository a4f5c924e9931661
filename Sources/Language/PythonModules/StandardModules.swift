// SPDX-License-Identifier: GPL-3.0-or-later

import EmbeddedModules
import PythonRuntime

/// The modules of Python's standard library that exist here, made on first import.
public enum StandardModules {
  /// Says how to make each module.
  public static func install(into interpreter: Interpreter) {
    ModuleSnapshotTypes.register()
    func native(_ name: String, _ make: @escaping (Interpreter) throws -> PyModule) {
      interpreter.moduleMakers[name] = make
    }
    native("math") { _ in MathModule.make() }
    native("importlib") { _ in ImportlibModule.make() }
    native("importlib.util") { try ImportlibModule.utilities($0) }
    native("unicodedata") { try UnicodeModule.make($0) }
    native("random") { RandomModule.make($0) }
    native("copy") { _ in CopyModule.make() }
    native("re") { _ in RegexModule.make() }
    native("time") { _ in TimeModule.make() }
    native("sys") { SystemModule.make($0) }
    native("os") { try OSModule.make($0) }
    native("os.path") { _ in OSModule.path() }
    native("io") { _ in SystemModule.io() }
    native("json") { _ in JSONModule.make() }
    native("json.decoder") { try JSONModule.decoder($0) }
    native("json.encoder") { try JSONModule.encoder($0) }
    native("statistics") { try StatisticsModule.make($0) }
    native("warnings") { try WarningsModule.make($0) }
    native("typing_extensions") { try $0.importModule("typing") }
    native("ast._writing") { try $0.makeModule("ast._writing") }
    native("ast") { try SyntaxTreeModule.make($0) }
    native("weakref") { try WeakReferences.make($0) }
    native("gc") { try GarbageCollection.make($0) }
    native("hashlib") { try HashlibModule.make($0) }
    native("struct") { try HashlibModule.layouts($0) }
    native("zlib") { try ZlibModule.make($0) }
    native("traceback") { try TracebackModule.make($0) }
    native("__main__") { PyModule(program: $0.globals) }
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
    // Parts of packages, whose classes are the packages' own.
    for name in [
      "argparse._actions", "argparse._groups", "argparse._help", "collections._wrappers", "decimal._context",
      "decimal._format", "decimal._functions", "typing._aliases", "typing._classes",
      "typing._forms",
    ] {
      native(name) { try $0.makeModule(name, classesOf: String(name.prefix { $0 != "." })) }
    }
    for (name, package) in [
      ("_copy", "copy"), ("_os", "os"), ("_ospath", "posixpath"), ("_random", "random"), ("_time", "time"),
    ] {
      native(name) { try $0.makeModule(name, classesOf: package) }
    }
    for name in EmbeddedModules.standardNames { native(name) { try $0.makeModule(name) } }
    native("urllib") { interpreter in
      let module = try interpreter.makeModule("urllib")
      let parts = ["error", "parse", "request"]
      module.lazyNames = { parts.map { Symbol($0) } }
      module.lazyAttribute = { name in
        parts.contains(name.name)
          ? .object(try interpreter.importModule("urllib.\(name.name)")) : nil
      }
      return module
    }
    // tqdm chooses between a notebook's bar and the terminal's; here is only the latter.
    for name in ["tqdm.auto", "tqdm.notebook"] { native(name) { try $0.importModule("tqdm") } }
  }
}
