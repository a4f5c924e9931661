// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import PythonRuntime

/// What exceptions of some classes know besides their text.
extension Builtins {
  /// Gives a vectorcall to the exception classes whose calls do no more than keep the arguments.
  static func installVectorcallExceptions() {
    for cls in ExceptionClasses.all where cls.makesPlainExceptions {
      cls.vectorcall = (
        3,
        VectorcallBody { [unowned cls] first, second, third in
          var arguments = [first]
          if !second.isUndefined { arguments.append(second) }
          if !third.isUndefined { arguments.append(third) }
          return .object(PyException(cls: ExceptionClasses.telling(cls, arguments), arguments: arguments))
        }
      )
    }
  }

  static func installExceptionAttributes() {
    func fact(_ name: String, _ doc: String, _ get: @escaping (PyException) -> Value?) -> GetSetDescriptor {
      GetSetDescriptor(
        name, doc,
        get: { value in
          guard let exception = value.object as? PyException else { throw PyError.attribute(value, name) }
          return exception.attributes?[Symbol(name)] ?? get(exception) ?? .none
        }, set: { $0.object?.attributes?[Symbol(name)] = $1 })
    }
    ExceptionClasses.baseException.add(properties: [
      GetSetDescriptor(
        "__traceback__", "Where the exception passed.",
        get: { value in
          guard let exception = value.object as? PyException else { return .none }
          return PyTraceback.of(exception).map { .object($0) } ?? .none
        },
        set: { value, new in
          guard new.isNone || new.object is PyTraceback else {
            throw PyError.type("__traceback__ must be a traceback or None")
          }
          (value.object as? PyException)?.traceback = (new.object as? PyTraceback)?.entries.reversed() ?? []
        })
    ])
    PyTraceback.installAttributes()
    for (cls, names) in [
      (ExceptionClasses.nameError, ["name"]), (ExceptionClasses.attributeError, ["name", "obj"]),
      (ExceptionClasses.importError, ["name", "path"]),
    ] {
      let signature = "(self, /, *args, " + names.map { "\($0)=None" }.joined(separator: ", ") + ")"
      cls.add([
        Declaration("__init__", signature, "Keeps the arguments.") {
          let exception = try $0.object(as: PyException.self)
          exception.arguments = $0.variadic(1)
          for name in names {
            exception.attributes?[Symbol(name)] = try $0.ifGiven(name).flatMap { $0.isNone ? nil : $0 }
          }
          return .none
        }
      ])
    }
    ExceptionClasses.nameError.add(properties: [fact("name", "The name.") { $0.missingName.map { Value($0.name) } }])
    ExceptionClasses.attributeError.add(properties: [
      fact("name", "The name of the attribute.") { $0.missingAttribute.map { Value($0.name) } },
      fact("obj", "The object that has no such attribute.") { $0.missingAttribute?.object },
    ])
    ExceptionClasses.importError.add(properties: [
      fact("name", "The name of the module.") { _ in nil }, fact("path", "The file of the module.") { _ in nil },
      fact("msg", "The text.") { $0.arguments.first },
    ])
    installUnicodeErrors(fact)
    ExceptionClasses.syntaxError.add([
      Declaration("__init__", "(self, /, *args)", "Keeps the arguments, and where the error is.") {
        let exception = try $0.object(as: PyException.self)
        exception.arguments = $0.variadic(1)
        guard exception.arguments.count == 2 else { return .none }
        let place = try $0.interpreter.collect(exception.arguments[1])
        guard place.count != 5 else {
          throw PyError.type("end_offset must be provided when end_lineno is provided")
        }
        guard place.count == 4 || place.count == 6 else {
          throw PyError.type(
            "function takes \(place.count < 4 ? "at least 4" : "at most 6") arguments (\(place.count) given)")
        }
        for (name, value) in zip(["filename", "lineno", "offset", "text", "end_lineno", "end_offset"], place) {
          exception.attributes?[Symbol(name)] = value
        }
        return .none
      }
    ])
    func syntax(_ name: String, _ doc: String, _ get: @escaping (SyntaxError) -> Value) -> GetSetDescriptor {
      fact(name, doc) { ($0.facts as? SyntaxError).map(get) }
    }
    ExceptionClasses.syntaxError.add(properties: [
      fact("msg", "The text.") { $0.arguments.first },
      syntax("filename", "The name of the source.") { Value($0.source.name) },
      syntax("lineno", "The line.") { .int($0.source.line(at: $0.span.start)) },
      syntax("offset", "The column, counted from 1.") { .int($0.source.column(at: $0.span.start) + 1) },
      syntax("end_lineno", "The last line.") { .int($0.source.line(at: $0.span.end)) },
      syntax("end_offset", "The column after it, counted from 1.") { .int($0.source.column(at: $0.span.end) + 1) },
      syntax("text", "The line's text.") { error in
        Value(error.source.lineText(error.source.line(at: error.span.start)) + "\n")
      },
    ])
  }
}

extension Builtins {
  /// What errors of encodings know: they can be changed, and the text follows.
  private static func installUnicodeErrors(
    _ fact: (String, String, @escaping (PyException) -> Value?) -> GetSetDescriptor
  ) {
    let names = ["encoding", "object", "start", "end", "reason"]
    for cls in [ExceptionClasses.unicodeEncodeError, ExceptionClasses.unicodeDecodeError] {
      cls.add([
        Declaration("__init__", "(self, /, *args)", "Keeps the arguments.") {
          let exception = try $0.object(as: PyException.self)
          exception.arguments = $0.variadic(1)
          guard exception.arguments.count == 5 else {
            if exception.arguments.count == 1, exception.arguments[0].text != nil { return .none }
            throw PyError.type("function takes exactly 5 arguments (\(exception.arguments.count) given)")
          }
          for (name, value) in zip(names, exception.arguments) { exception.attributes?[Symbol(name)] = value }
          return .none
        }
      ])
      cls.add(properties: names.map { fact($0, "What the encoding met.") { _ in nil } })
    }
  }
}

extension PyTraceback {
  // SAFETY (both): made once, used on the one thread that evaluates.
  private nonisolated(unsafe) static let frameClass = PyClass(builtin: "frame", base: Classes.object, attributes: true)
  private nonisolated(unsafe) static let codeClass = PyClass(builtin: "code", base: Classes.object, attributes: true)

  /// What is known of the frame of a line: where it is, not what it held.
  private static func frame(of entry: TracebackEntry) -> PyInstance {
    let code = PyInstance(of: codeClass)
    code.attributes?["co_name"] = Value(entry.function)
    code.attributes?["co_filename"] = Value(entry.source.name)
    code.attributes?["co_firstlineno"] = .int(entry.source.line(at: entry.codeStart))
    return frame(.object(code), line: entry.source.line(at: entry.span.start))
  }

  /// The frame of a function that waits.
  static func frame(of code: CodeObject) -> PyInstance {
    frame(.object(PyCode.of(code)), line: code.source.line(at: code.span.start), globals: code.origin.globals)
  }

  private static func frame(_ code: Value, line: Int, globals: Value? = nil) -> PyInstance {
    let frame = PyInstance(of: frameClass)
    frame.attributes?["f_code"] = code
    frame.attributes?["f_lineno"] = .int(line)
    frame.attributes?["f_back"] = Value.none
    frame.attributes?["f_globals"] = globals ?? .object(GlobalsView.of(Interpreter.current))
    frame.attributes?["f_locals"] = .dict(PyDict())
    return frame
  }

  /// The attributes that programs read.
  static func installAttributes() {
    func property(_ name: String, _ doc: String, _ get: @escaping (PyTraceback, TracebackEntry) -> Value)
      -> GetSetDescriptor
    {
      GetSetDescriptor(
        name, doc,
        get: { value in
          guard let traceback = value.object as? PyTraceback, let first = traceback.entries.first else { return .none }
          return get(traceback, first)
        })
    }
    Classes.traceback.add(properties: [
      property("tb_lasti", "The instruction: Gradus has none.") { _, _ in .int(-1) },
      property("tb_frame", "The frame, as far as it is still known.") { _, entry in .object(frame(of: entry)) },
      property("tb_lineno", "The line.") { .int($1.source.line(at: $1.span.start)) },
      property("tb_name", "The name of the function.") { Value($1.function) },
      property("tb_line", "The text of the line.") { Value($1.source.lineText($1.source.line(at: $1.span.start))) },
      property("tb_next", "The rest, nearer to where the exception was raised.") { traceback, _ in
        traceback.entries.count > 1 ? .object(PyTraceback(Array(traceback.entries.dropFirst()))) : .none
      },
    ])
  }
}
