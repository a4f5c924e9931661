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
    return module
  }
}
