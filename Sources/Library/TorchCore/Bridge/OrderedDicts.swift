// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime

/// The class `collections.OrderedDict` and dictionaries of it.
package enum OrderedDicts {
  package static func make() throws -> PyDict {
    let interpreter = Interpreter.current
    let module = try interpreter.importModule("collections")
    let cls = try interpreter.getAttribute(.object(module), "OrderedDict")
    guard case .dict(let dict) = try interpreter.call(cls, []) else { return PyDict() }
    return dict
  }
  package static func isOrdered(_ value: Value) -> Bool {
    guard case .dict(let dict) = value else { return false }
    return dict.cls.mro.contains { $0.name == "OrderedDict" }
  }
}
