// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime

extension Builtins {
  /// Methods of generators, and `super` as a callable class.
  static func installEvaluatorClasses() {
    Classes.generator.add(generatorMethods)
    installAttributeViewMethods()
    installViewMethods()
    installGeneratorAttributes()
    installSuper()
  }

  /// `super(cls)`, `super(cls, receiver)`; the form without arguments is the compiler's.
  private static func made(_ given: [Value]) throws -> PySuper {
    if given.isEmpty { throw PyError.runtime("super(): no arguments") }
    guard given.count <= 2 else { throw PyError.type("super() expected at most 2 arguments, got \(given.count)") }
    guard let start = given[0].object as? PyClass else {
      throw PyError.type("super() argument 1 must be a type, not \(Interpreter.current.type(of: given[0]).name)")
    }
    guard given.count == 2, !given[1].isNone else {
      return PySuper(start: start, receiver: .undefined, order: start)
    }
    guard let bound = try Interpreter.current.makeSuper(given[0], given[1]).object as? PySuper else {
      throw PyError.runtime("super(): no arguments")
    }
    return bound
  }

  private static func installSuper() {
    let cls = Classes.superObject
    cls.allocate = { PySuper(start: Classes.object, receiver: .undefined, order: Classes.object, cls: $0) }
    cls.construct = { _, arguments in
      guard arguments.keywords.isEmpty else { throw PyError.type("super() takes no keyword arguments") }
      return .object(try made(arguments.positional))
    }
    cls.add([
      Declaration("__init__", "(self, /, *args)", "Says where the search begins.") {
        try $0.object(as: PySuper.self).become(try made($0.variadic(1)))
        return .none
      },
      Declaration("__get__", "(self, instance, owner=None, /)", "The same bound to an object.") {
        let proxy = try $0.object(as: PySuper.self)
        if $0[1].isNone || !proxy.receiver.isUndefined { return $0[0] }
        return try $0.interpreter.bind($0[0], to: $0[1], $0.interpreter.type(of: $0[1]))
      },
    ])
  }

  static func installGeneratorAttributes() {
    func property(_ name: String, _ doc: String, _ get: @escaping (PyGenerator) -> Value) -> GetSetDescriptor {
      GetSetDescriptor(name, doc, get: { ($0.object as? PyGenerator).map(get) ?? .none })
    }
    func naming(
      _ name: String, _ get: @escaping (PyGenerator) -> String, _ set: @escaping (PyGenerator, String) -> Void
    )
      -> GetSetDescriptor
    {
      GetSetDescriptor(
        name, "Its name.", get: { ($0.object as? PyGenerator).map { Value(get($0)) } ?? .none },
        set: {
          guard let text = $1.text else { throw PyError.type("\(name) must be set to a string object") }
          if let generator = $0.object as? PyGenerator { set(generator, text) }
        })
    }
    Classes.generator.add(properties: [
      property("gi_running", "Whether it is running.") { .bool($0.isRunning) },
      property("gi_suspended", "Whether it waits at a yield.") { .bool($0.isSuspended) },
      property("gi_code", "The code of the function.") { .object(PyCode.of($0.code)) },
      property("gi_frame", "Where it is; None once it has ended.") {
        $0.isFinished ? .none : .object(PyTraceback.frame(of: $0.code))
      },
      property("gi_yieldfrom", "The iterator that it hands on from.") { $0.delegate.map { .object($0) } ?? .none },
      naming("__name__", { $0.name }, { $0.givenName = $1 }),
      naming("__qualname__", { $0.qualname }, { $0.givenQualname = $1 }),
    ])
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

  /// The exception that `throw(typ, val, tb)` names.
  private static func thrown(_ a: Bound) throws -> PyException {
    if !a[3].isNone, !(a[3].object is PyTraceback) {
      throw PyError.type("throw() third argument must be a traceback object")
    }
    if let exception = a[1].object as? PyException {
      if !a[2].isNone { throw PyError.type("instance exception may not have a separate value") }
      return exception
    }
    guard let cls = a[1].object as? PyClass, cls.isSubclass(of: ExceptionClasses.baseException) else {
      let name = a.interpreter.type(of: a[1]).name
      throw PyError.type("exceptions must be classes or instances deriving from BaseException, not \(name)")
    }
    guard let value = a[2].ifGiven, !value.isNone else { return try a.interpreter.exception(from: a[1]) }
    if let exception = value.object as? PyException, exception.cls.isSubclass(of: cls) { return exception }
    if case .tuple(let tuple) = value {
      return try a.interpreter.exception(from: a.interpreter.call(a[1], tuple.items))
    }
    return try a.interpreter.exception(from: a.interpreter.call(a[1], [value]))
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
      return try orStop(generator.raise(thrown(a)), generator)
    },
    Declaration("close", "(self, /)", "Ends the generator where it waits.", example: "g = (i for i in [1])\ng.close()")
    { a in
      try generator(a).close()
      return .none
    },
  ]
}
