// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Tensors
import TorchCore

/// The class `torch.optim.Optimizer` and its methods.
enum OptimizerMethods {
  /// Makes the class in a workspace.
  static func makeClass() -> PyClass {
    let cls = PyClass(
      builtin: "Optimizer", module: "torch.optim.optimizer", base: Classes.object, attributes: true, immutable: false)
    cls.allocate = { LibraryInstance(of: $0) }
    cls.set("__doc__", Value("The base of all optimizers."))
    cls.add(declarations)
    return cls
  }

  private static let declarations: [Declaration] =
    [
      Declaration(
        "__init__", "(self, params, defaults)", "Takes the parameters (or groups of them) and the default settings.",
        example: ""
      ) { a in
        guard case .dict(let defaults) = try a["defaults"] else {
          throw try PyError.attribute(a["defaults"], "get")
        }
        try OptimizerView(a["self"]).initialise(a["params"], defaults: defaults)
        return .none
      },
      Declaration("step", "(self, closure=None)", "Changes the parameters once; subclasses define it.", example: "") {
        _ in
        throw Raised(PyException(cls: ExceptionClasses.notImplementedError, arguments: []))
      },
      Declaration(
        "zero_grad", "(self, set_to_none=True)", "Forgets the gradients of all parameters.",
        example: "optim.SGD(nn.Linear(2, 1).parameters(), lr=0.1).zero_grad()"
      ) { a in
        try OptimizerView(a["self"]).zeroGrad(setToNone: a.interpreter.truth(a["set_to_none"]))
        return .none
      },
      Declaration(
        "add_param_group", "(self, param_group)", "Adds a group of parameters with settings of its own.",
        example:
          "optim.SGD([torch.ones(1, requires_grad=True)]).add_param_group({'params': torch.ones(1, requires_grad=True)})"
      ) { a in
        try OptimizerView(a["self"]).add(a["param_group"])
        return .none
      },
      Declaration(
        "__repr__", "(self)", "The groups with their settings.",
        example: "print(optim.SGD(nn.Linear(2, 1).parameters()))"
      ) {
        a in Value(try OptimizerView(a["self"]).text())
      },
      Declaration(
        "state_dict", "(self)", "The state and the groups, parameters replaced by numbers.",
        example: "optim.SGD(nn.Linear(2, 1).parameters(), lr=0.1).state_dict()"
      ) { a in
        for hook in try hooks(a["self"], stateHooks[0]).table.values { _ = try a.interpreter.call(hook, [a["self"]]) }
        var state = try OptimizerState.save(OptimizerView(a["self"]))
        for hook in try hooks(a["self"], stateHooks[1]).table.values {
          let changed = try a.interpreter.call(hook, [a["self"], state])
          if !changed.isNone { state = changed }
        }
        return state
      },
      Declaration(
        "load_state_dict", "(self, state_dict)", "Takes over what state_dict() gave.",
        example: "o = optim.SGD(nn.Linear(2, 1).parameters(), lr=0.1); o.load_state_dict(o.state_dict())"
      ) { a in
        var state = try a["state_dict"]
        for hook in try hooks(a["self"], stateHooks[2]).table.values {
          if case .dict(let dict) = state {
            let copy = PyDict()
            for (key, value) in dict.table.pairs { try copy.set(key, value) }
            state = .dict(copy)
          }
          let changed = try a.interpreter.call(hook, [a["self"], state])
          if !changed.isNone { state = changed }
        }
        try OptimizerState.load(OptimizerView(a["self"]), state)
        for hook in try hooks(a["self"], stateHooks[3]).table.values { _ = try a.interpreter.call(hook, [a["self"]]) }
        return .none
      },
      hook(
        "register_step_pre_hook", "_optimizer_step_pre_hooks", "Calls hook(optimizer, args, kwargs) before each step."),
      hook(
        "register_step_post_hook", "_optimizer_step_post_hooks", "Calls hook(optimizer, args, kwargs) after each step."),
    ]
    + stateHooks.map { attribute in
      Declaration(
        attribute.replacing("_optimizer_", with: "register_").replacing("hooks", with: "hook"),
        "(self, hook, prepend=False)", "Calls the hook with the optimizer around its state_dict.", example: ""
      ) { a in
        let prepend = try a.interpreter.truth(a["prepend"])
        return try RemovableHandle.add(a["hook"], to: hooks(a["self"], attribute), prepend: prepend)
      }
    }

  private static let stateHooks = [
    "_optimizer_state_dict_pre_hooks", "_optimizer_state_dict_post_hooks", "_optimizer_load_state_dict_pre_hooks",
    "_optimizer_load_state_dict_post_hooks",
  ]

  /// A dictionary of hooks, made when it is first asked for.
  private static func hooks(_ optimizer: Value, _ attribute: String) throws -> PyDict {
    if case .dict(let known)? = optimizer.object?.attributes?[Symbol(attribute)] { return known }
    let made = try OrderedDicts.make()
    optimizer.object?.attributes?[Symbol(attribute)] = .dict(made)
    return made
  }

  private static func hook(_ name: String, _ attribute: String, _ doc: String) -> Declaration {
    Declaration(name, "(self, hook)", doc, example: "") { a in
      guard case .dict(let hooks) = try a.interpreter.getAttribute(a["self"], Symbol(attribute)) else { return .none }
      return try RemovableHandle.add(a["hook"], to: hooks)
    }
  }
}

/// `state_dict` and `load_state_dict` of optimizers.
enum OptimizerState {
  /// `{'state': {0: …}, 'param_groups': [{…, 'params': [0, 1]}]}`
  static func save(_ optimizer: OptimizerView) throws -> Value {
    var numbers: [ObjectIdentifier: Int] = [:]
    var groups: [Value] = []
    var start = 0
    for group in try optimizer.groups() {
      let packed = PyDict()
      let params = try Interpreter.current.collect(group.get(GroupKeys.params.text) ?? Value(list: []))
      for (key, value) in group.table.pairs where key.text != "params" { try packed.set(key, value) }
      for (i, parameter) in params.enumerated() {
        guard let object = parameter.object, numbers[ObjectIdentifier(object)] == nil else { continue }
        numbers[ObjectIdentifier(object)] = start + i
      }
      let indices = params.map { Value.int($0.object.flatMap { numbers[ObjectIdentifier($0)] } ?? -1) }
      try packed.set("params", Value(list: indices))
      start += params.count
      groups.append(.dict(packed))
    }
    let state = PyDict()
    for (key, value) in try optimizer.state().table.pairs {
      if key.tensor != nil, let object = key.object, let number = numbers[ObjectIdentifier(object)] {
        try state.set(.int(number), value)
      } else {
        try state.set(key, value)
      }
    }
    return .dict(try PyDict([("state", .dict(state)), ("param_groups", Value(list: groups))]))
  }

  /// Puts a saved state into an optimizer over parameters of the same number.
  static func load(_ optimizer: OptimizerView, _ saved: Value) throws {
    let interpreter = Interpreter.current
    let copy = try interpreter.getAttribute(.object(interpreter.importModule("copy")), "deepcopy")
    let savedGroups = try interpreter.collect(
      interpreter.call(copy, [interpreter.getItem(saved, Value("param_groups"))]))
    let groups = try optimizer.groups()
    guard groups.count == savedGroups.count else {
      throw PyError.value("loaded state dict has a different number of parameter groups")
    }
    var targets: [(key: Value, parameter: Value)] = []
    var fresh: [Value] = []
    for (group, new) in zip(groups, savedGroups) {
      let params = try interpreter.collect(group.get(GroupKeys.params.text) ?? Value(list: []))
      let keys = try interpreter.collect(interpreter.getItem(new, GroupKeys.params.text))
      guard params.count == keys.count else {
        throw PyError.value(
          "loaded state dict contains a parameter group that doesn't match the size of optimizer's group")
      }
      targets += zip(keys, params).map { (key: $0.0, parameter: $0.1) }
    }
    for (group, new) in zip(groups, savedGroups) {
      guard case .dict(let dict) = new else { continue }
      try dict.set(GroupKeys.params.text, group.get(GroupKeys.params.text) ?? Value(list: []))
      if let names = try group.get("param_names"), try dict.get("param_names") == nil {
        try dict.set("param_names", names)
      }
      fresh.append(new)
    }
    let state = try OptimizerView.newState()
    let parameters = PyDict()
    for (key, parameter) in targets { try parameters.set(key, parameter) }
    if case .dict(let entries) = try interpreter.getItem(saved, Value("state")) {
      for (key, value) in entries.table.pairs {
        if let parameter = try parameters.get(key), let tensor = parameter.tensor {
          try state.set(parameter, cast(value, like: tensor, key: nil))
        } else {
          try state.set(key, value)
        }
      }
    }
    optimizer.object.attributes?["state"] = .dict(state)
    optimizer.object.attributes?["param_groups"] = Value(list: fresh)
  }

  /// Tensors of a state take the type of their parameter, except the number of steps.
  private static func cast(_ value: Value, like parameter: Tensor, key: String?) throws -> Value {
    if let tensor = value.tensor {
      if key == "step" || !parameter.dtype.isFloatingPoint || tensor.dtype == parameter.dtype { return value }
      return try tensor.to(parameter.dtype).value
    }
    switch value {
    case .dict(let dict):
      let copy = PyDict()
      for (name, item) in dict.table.pairs { try copy.set(name, cast(item, like: parameter, key: name.text)) }
      return .dict(copy)
    case .list(let list): return Value(list: try list.items.map { try cast($0, like: parameter, key: nil) })
    case .tuple(let tuple): return Value(tuple: try tuple.items.map { try cast($0, like: parameter, key: nil) })
    default: return value
    }
  }
}
