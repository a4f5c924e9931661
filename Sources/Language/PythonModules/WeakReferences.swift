// SPDX-License-Identifier: GPL-3.0-or-later

import PythonBuiltins
import PythonRuntime

/// `weakref`: the class of references; the rest is Python.
enum WeakReferences {
  static func make(_ interpreter: Interpreter) throws -> PyModule {
    let module = try interpreter.makeModule(
      "weakref", natives: [(name: "ReferenceType", value: .object(referenceClass))])
    return module
  }

  // SAFETY: made once, used on the one thread that evaluates.
  private nonisolated(unsafe) static let referenceClass: PyClass = {
    let cls = PyClass(builtin: "ReferenceType", module: "weakref", base: Classes.object)
    Builtins.constructor(
      cls, "(cls, object, callback=None, /)", "Knows an object without holding it.",
      example: "import weakref\nclass A: pass\n\na = A()\nweakref.ref(a)() is a"
    ) {
      .object(try PyWeakReference($0[1], callback: $0[2], cls: $0.cls()))
    }
    cls.add([
      Declaration("__call__", "(self, /)", "The object, or None once it has gone.") {
        try $0.object(as: PyWeakReference.self).call(Arguments()) ?? .none
      },
      Declaration("__hash__", "(self, /)", "hash(self)") {
        .int(try $0.object(as: PyWeakReference.self).hash() ?? 0)
      },
    ])
    cls.add(properties: [
      GetSetDescriptor(
        "__callback__", "What is called when the object goes.",
        get: {
          guard let reference = $0.object as? PyWeakReference, reference.target != nil else { return .none }
          return reference.callback
        })
    ])
    return cls
  }()
}
