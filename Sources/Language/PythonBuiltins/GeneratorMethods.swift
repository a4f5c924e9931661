// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime

extension Builtins {
  /// Methods of generators, and `super` as a callable class.
  static func installEvaluatorClasses() {
    Classes.generator.add(generatorMethods)
    installAttributeViewMethods()
    Classes.superObject.construct = { _, arguments in
      guard arguments.positional.count == 2 else {
        throw arguments.positional.isEmpty
          ? PyError.runtime("super(): no arguments") : PyError.type("super() expected 2 arguments in this place")
      }
      return try Interpreter.current.makeSuper(arguments.positional[0], arguments.positional[1])
    }
  }

  private static func generator(_ a: Bound) throws -> PyGenerator {
    guard case .object(let object) = a[0], let generator = object as? PyGenerator else {
      throw PyError.type("descriptor '\(a.function)' requires a 'generator' object")
    }
    return generator
  }

  private static func orStop(_ value: Value?, _ generator: PyGenerator) throws -> Value {
    if let value { return value }
    throw stopIteration(of: generator)
  }

  /// The StopIteration at a generator's end: its value is what `return` gave.
  static func stopIteration(of generator: PyGenerator) -> Raised {
    let exception = PyException(
      cls: ExceptionClasses.stopIteration, arguments: generator.result.isNone ? [] : [generator.result])
    exception.attributes?["value"] = generator.result
    return Raised(exception)
  }

  private static let generatorMethods: [Declaration] = [
    Declaration(
      "send", "(self, value, /)", "Goes on with `value` as the result of the yield.",
      example: "def g():\n    x = yield 1\n    yield x\n\nit = g()\nnext(it)\nit.send(5)"
    ) { a in
      let generator = try generator(a)
      return try orStop(generator.send(a[1]), generator)
    },
    Declaration(
      "throw", "(self, typ, val=None, tb=None, /)", "Raises an exception where the generator waits.",
      example:
        "def g():\n    try:\n        yield 1\n    except ValueError:\n        yield 2\n\nit = g()\nnext(it)\nit.throw(ValueError())"
    ) { a in
      let generator = try generator(a)
      var exception = try a.interpreter.exception(from: a[1])
      if let value = a[2].ifGiven, case .object(let object) = a[1], let cls = object as? PyClass {
        exception = PyException(cls: cls, arguments: [value])
      }
      return try orStop(generator.raise(exception), generator)
    },
    Declaration("close", "(self, /)", "Ends the generator where it waits.", example: "g = (i for i in [1])\ng.close()")
    { a in
      try generator(a).close()
      return .none
    },
  ]
}
