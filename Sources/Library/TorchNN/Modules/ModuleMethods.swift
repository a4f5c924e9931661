// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime

/// The methods of `torch.nn.Module`.
enum ModuleMethods {
  /// Every family of methods.
  static let all: [[Declaration]] = [
    basics, RegistrationMethods.declarations, TraversalMethods.declarations, ModeMethods.declarations,
    StateMethods.declarations, HookMethods.declarations,
  ]

  private static let basics: [Declaration] = [
    Declaration(
      "__init__", "(self, *args, **kwargs)", "Prepares a module; a subclass calls super().__init__() first.",
      example: "nn.Module()"
    ) { a in
      let module = try moduleArgument(a)
      if case .bool(true)? = module.cls.lookup("call_super_init"), case .tuple(let given) = try a["args"],
        case .dict(let named) = try a["kwargs"]
      {
        // The classes behind Module get what is left.
        module.initialise()
        let all = module.cls.mro
        guard let own = all.first(where: { $0.name == "Module" && $0.module.hasPrefix("torch.nn") }),
          let next = PyClass.lookup("__init__", after: own, in: all)
        else { return .none }
        let rest = named.table.pairs.map { (name: Symbol($0.key.text ?? ""), value: $0.value) }
        _ = try a.interpreter.call(next, Arguments([module.value] + given.items, keywords: rest))
        return .none
      }
      if case .dict(let keywords) = try a["kwargs"], let first = keywords.table.keys.first?.text {
        throw PyError.type("\(module.cls.name).__init__() got an unexpected keyword argument '\(first)'")
      }
      if case .tuple(let positional) = try a["args"], !positional.items.isEmpty {
        throw PyError.type(
          "\(module.cls.name).__init__() takes 1 positional argument but \(positional.items.count + 1) were given")
      }
      module.initialise()
      return .none
    },
    Declaration("forward", "(self, *input, **kwargs)", "What a subclass computes.", example: "") { a in
      let name = try a.interpreter.type(of: a["self"]).name
      throw PyError.notImplemented("Module [\(name)] is missing the required \"forward\" function")
    },
    Declaration(
      "__call__", "(self, *args, **kwargs)", "Runs the hooks and forward.",
      example: "nn.ReLU()(torch.tensor([-1.0, 2.0]))"
    ) { a in
      let module = try moduleArgument(a)
      var arguments = Arguments()
      if case .tuple(let positional) = try a["args"] { arguments.positional = positional.items }
      if case .dict(let keywords) = try a["kwargs"] {
        arguments.keywords = keywords.table.pairs.map { (Symbol($0.key.text ?? ""), $0.value) }
      }
      return try module.call(arguments) ?? .none
    },
    Declaration("extra_repr", "(self)", "The settings as the text form shows them.", example: "nn.ReLU().extra_repr()")
    {
      _ in Value("")
    },
    Declaration("_get_name", "(self)", "The name in the text form.", example: "nn.ReLU()._get_name()") { a in
      Value(try moduleArgument(a).cls.name)
    },
    Declaration("__repr__", "(self)", "The text form.", example: "nn.ReLU().__repr__()") { a in
      Value(try moduleArgument(a).moduleText())
    },
    Declaration("__str__", "(self)", "The text form.", example: "str(nn.ReLU())") { a in
      Value(try a.interpreter.repr(a["self"]))
    },
    Declaration("__setattr__", "(self, name, value)", "Registers parameters, buffers and modules.", example: "") { a in
      guard let name = try a["name"].text else { throw PyError.type("attribute name must be string") }
      try a.interpreter.setOrdinaryAttribute(a["self"], Symbol(name), a["value"])
      return .none
    },
    Declaration("__getattr__", "(self, name)", "Finds parameters, buffers and modules.", example: "") { a in
      guard let name = try a["name"].text else { throw PyError.type("attribute name must be string") }
      guard let found = try moduleArgument(a).dynamicAttribute(Symbol(name)) else {
        throw try PyError.attribute(a["self"], name)
      }
      return found
    },
    Declaration("__delattr__", "(self, name)", "Removes an attribute.", example: "") { a in
      guard let name = try a["name"].text else { throw PyError.type("attribute name must be string") }
      let module = try moduleArgument(a)
      if try module.deleteDynamicAttribute(Symbol(name)) { return .none }
      guard module.attributes?[Symbol(name)] != nil else { throw try PyError.attribute(a["self"], name) }
      module.attributes?[Symbol(name)] = nil
      return .none
    },
  ]

  // SAFETY: made once and never changed; the bodies run only on the thread that evaluates.
  /// The dictionaries that a module consists of, as programs see them.
  nonisolated(unsafe) static let properties: [GetSetDescriptor] =
    [
      dictionary("_parameters", \.parameters), dictionary("_buffers", \.buffers), dictionary("_modules", \.modules),
      GetSetDescriptor(
        "_non_persistent_buffers_set", "The names of buffers that state_dict leaves out.",
        get: { value in
          let names = value.module?.nonPersistentBuffers ?? []
          return try Interpreter.current.call(.object(Classes.set), [Value(list: names.map { Value($0) })])
        }),
    ].map { property in
      if property.name == "_non_persistent_buffers_set" { property.deleter = { $0.module?.nonPersistentBuffers = [] } }
      return property
    } + ModuleHooks.Kind.allCases.map { hookDictionary($0) }

  private static func dictionary(_ name: String, _ path: ReferenceWritableKeyPath<ModuleObject, PyDict>)
    -> GetSetDescriptor
  {
    GetSetDescriptor(
      name, "A dictionary that the module consists of.",
      get: { value in
        guard let module = value.module, module.isInitialised else { throw PyError.attribute(value, name) }
        return .dict(module[keyPath: path])
      },
      set: { value, new in
        guard let module = value.module, case .dict(let dict) = new else {
          throw PyError.type("\(name) must be a dict")
        }
        module[keyPath: path] = dict
      })
  }

  private static func hookDictionary(_ kind: ModuleHooks.Kind) -> GetSetDescriptor {
    let made = GetSetDescriptor(
      kind.name, "The hooks by number.",
      get: { value in .dict(value.module?.hooksForChange()[kind] ?? PyDict()) },
      set: { value, new in
        guard let module = value.module, case .dict(let dict) = new else {
          throw PyError.type("\(kind.name) must be a dict")
        }
        module.hooks = module.hooksForChange().replacing(kind, by: dict)
      })
    made.deleter = { value in
      guard let module = value.module else { return }
      module.hooks = module.hooksForChange().replacing(kind, by: PyDict())
    }
    return made
  }
}
