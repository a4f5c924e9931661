// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime

/// The attributes of functions that programs define.
extension Builtins {
  private static func function(_ value: Value) throws -> PyFunction {
    guard let function = value.object as? PyFunction else { throw PyError.attribute(value, "__code__") }
    return function
  }

  private static func stored(_ name: Symbol, _ doc: String, _ standard: @escaping (PyFunction) throws -> Value)
    -> GetSetDescriptor
  {
    GetSetDescriptor(
      name.name, doc,
      get: {
        let function = try function($0)
        return try function.attributes?[name] ?? standard(function)
      }, set: { try function($0).attributes?[name] = $1 })
  }

  static func installFunctionAttributes() {
    Classes.function.add(properties: [
      GetSetDescriptor(
        "__name__", "The name.", get: { Value(try function($0).name) },
        set: {
          guard let name = $1.text else { throw PyError.type("__name__ must be set to a string object") }
          try function($0).name = name
        }),
      GetSetDescriptor(
        "__qualname__", "The name with the class.", get: { Value(try function($0).qualname) },
        set: {
          guard let name = $1.text else { throw PyError.type("__qualname__ must be set to a string object") }
          try function($0).qualname = name
        }),
      stored("__module__", "The module.") { $0.moduleName.map { Value($0) } ?? .none },
      stored("__doc__", "The documentation.") { $0.code.doc.map { Value($0) } ?? .none },
      GetSetDescriptor(
        "__annotations__", "The annotations of the parameters.",
        get: {
          let function = try function($0)
          if let annotations = function.attributes?["__annotations__"] { return annotations }
          let annotations = Value.dict(PyDict())
          function.attributes?["__annotations__"] = annotations
          return annotations
        }, set: { try function($0).attributes?["__annotations__"] = $1 }),
      GetSetDescriptor(
        "__defaults__", "The defaults of the parameters.",
        get: {
          let defaults = try function($0).defaults
          return defaults.isEmpty ? .none : Value(tuple: defaults)
        },
        set: {
          let function = try function($0)
          switch $1 {
          case .none: function.setDefaults([])
          case .tuple(let tuple): function.setDefaults(tuple.items)
          default: throw PyError.type("__defaults__ must be set to a tuple object")
          }
        }),
      GetSetDescriptor(
        "__kwdefaults__", "The defaults of the keyword-only parameters.",
        get: {
          let defaults = try function($0).keywordDefaults
          return defaults.isEmpty ? .none : .dict(try PyDict(defaults.map { ($0.name.name, $0.value) }))
        },
        set: {
          let function = try function($0)
          switch $1 {
          case .none: function.keywordDefaults = []
          case .dict(let dict):
            function.keywordDefaults = dict.table.pairs.compactMap { pair in
              pair.key.text.map { (name: Symbol($0), value: pair.value) }
            }
          default: throw PyError.type("__kwdefaults__ must be set to a dict object")
          }
        }),
      GetSetDescriptor(
        "__builtins__", "The built-in names.",
        get: { _ in
          let interpreter = Interpreter.current
          let dict = PyDict()
          for (name, value) in zip(interpreter.builtins.names, interpreter.builtins.values) {
            try dict.set(name.name, value)
          }
          return .dict(dict)
        }),
      GetSetDescriptor(
        "__closure__", "The variables it closes over.",
        get: {
          let cells = try function($0).closure
          return cells.isEmpty ? .none : Value(tuple: cells.map { .object($0) })
        }),
      GetSetDescriptor(
        "__globals__", "The global names that it sees.", get: { try function($0).code.origin.globals }),
    ])
    Classes.function.add(properties: [
      GetSetDescriptor(
        "__code__", "The compiled body.",
        get: {
          let function = try function($0)
          return .object(PyCode.of(function.replacement?.code ?? function.code))
        },
        set: {
          guard let code = $1.object as? PyCode, code.dynamic == nil else {
            throw PyError.type("__code__ must be set to a code object")
          }
          try function($0).replace(code: code.code)
        })
    ])
    Classes.cell.construct = { _, arguments in
      guard arguments.keywords.isEmpty else { throw PyError.type("cell() takes no keyword arguments") }
      guard arguments.positional.count <= 1 else {
        throw PyError.type("cell expected at most 1 argument, got \(arguments.positional.count)")
      }
      return .object(PyCell(arguments.positional.first ?? .undefined))
    }
    for (name, body) in [
      ("__defaults__", { $0.setDefaults([]) }), ("__kwdefaults__", { $0.keywordDefaults = [] }),
    ] as [(Symbol, (PyFunction) -> Void)] {
      if case .object(let o)? = Classes.function.namespace[name], let descriptor = o as? GetSetDescriptor {
        descriptor.deleter = { body(try function($0)) }
      }
    }
    PyCode.installAttributes()
    Classes.cell.add(properties: [
      GetSetDescriptor(
        "cell_contents", "The value of the variable.",
        get: {
          guard let cell = $0.object as? PyCell, !cell.contents.isUndefined else {
            throw PyError.value("Cell is empty")
          }
          return cell.contents
        },
        set: {
          guard let cell = $0.object as? PyCell else { throw PyError.attribute($0, "cell_contents") }
          cell.contents = $1
        })
    ])
    if case .object(let o)? = Classes.cell.namespace["cell_contents"], let descriptor = o as? GetSetDescriptor {
      descriptor.deleter = { ($0.object as? PyCell)?.contents = .undefined }
    }
  }
}
