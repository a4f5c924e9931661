// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime

/// `importlib`: importing by name, and reading a changed file again.
enum ImportlibModule {
  static func make() -> PyModule {
    let module = PyModule("importlib")
    module.add([
      Declaration(
        "import_module", "(name, package=None)", "The module of a dotted name.",
        example: "importlib.import_module('math')"
      ) {
        guard let name = $0[0].text else { throw PyError.type("the name of a module is a text") }
        if name.hasPrefix(".") {
          throw PyError.type("Gradus imports by full names only: importlib.import_module('a.b')")
        }
        return .object(try $0.interpreter.importModule(name))
      },
      Declaration(
        "reload", "(module)", "Reads the file of your own module again and runs it in the same module.",
        example: "importlib.reload(math)"
      ) {
        guard case .object(let object) = $0[0], let module = object as? PyModule else {
          throw PyError.type("reload() argument must be a module")
        }
        try $0.interpreter.reload(module)
        return $0[0]
      },
      Declaration("invalidate_caches", "()", "Nothing is cached here.") { _ in .none },
    ])
    module.lazyNames = { [Symbol("util")] }
    module.lazyAttribute = { name in
      name.name == "util" ? .object(try Interpreter.current.importModule("importlib.util")) : nil
    }
    return module
  }
  /// `importlib.util`: what of it is not written in Python.
  static func utilities(_ interpreter: Interpreter) throws -> PyModule {
    let natives = [
      Declaration("_is_ours", "(name, /)", "Whether Gradus itself has a module.") {
        .bool($0.interpreter.moduleMakers[try $0.text(0)] != nil)
      },
      Declaration("_make", "(name, path, /)", "A module of a file, which has not run.") {
        let path = try $0.text(1)
        return .object(
          $0.interpreter.makeModule(
            try $0.text(0), try $0.interpreter.readSource(path, "importlib.util.module_from_spec: \(path)")))
      },
      Declaration("_run", "(module, /)", "Runs the file of a module.") {
        try $0.interpreter.reload(try $0.object(as: PyModule.self))
        return .none
      },
    ]
    return try interpreter.makeModule(
      "importlib.util",
      natives: natives.map { (name: $0.name, value: .object(BuiltinFunction($0, module: "importlib.util"))) })
  }
}
