// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime

/// Numbers among the settings of layers and optimizers, refused in Python's words.
package enum NumberArgument {
  /// An integer.
  package static func int(_ value: Value) throws -> Int {
    switch value {
    case .int(let number): return number
    case .bool(let flag): return flag ? 1 : 0
    default:
      if let number = try value.object?.asIndex() { return number }
      throw PyError.type(
        "'\(Interpreter.current.type(of: value).messageName)' object cannot be interpreted as an integer")
    }
  }

  /// A real number.
  package static func double(_ value: Value) throws -> Double {
    switch value {
    case .float(let number): return number
    case .int(let number): return Double(number)
    case .bool(let flag): return flag ? 1 : 0
    default:
      if let number = try value.object?.asDouble() { return number }
      throw PyError.type("must be real number, not \(Interpreter.current.type(of: value).name)")
    }
  }
}
