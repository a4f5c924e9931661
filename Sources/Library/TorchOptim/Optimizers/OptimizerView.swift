// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Tensors
import TorchCore

/// An optimizer seen from Swift: an ordinary object whose attributes are `defaults`, `state` and `param_groups`.
struct OptimizerView {
  /// The object.
  let object: PyObject

  /// Wraps the receiver of a method.
  init(_ value: Value) throws {
    guard let object = value.object, object.attributes != nil else {
      throw PyError.type("'\(Interpreter.current.type(of: value).name)' is not an Optimizer")
    }
    self.object = object
  }

  /// The object as a value.
  var value: Value { .object(object) }

  private static let defaultsName = Symbol("defaults")
  private static let stateName = Symbol("state")
  private static let groupsName = Symbol("param_groups")
  private static let calledName = Symbol("_opt_called")
  private static let preHooks = Symbol("_optimizer_step_pre_hooks")
  private static let postHooks = Symbol("_optimizer_step_post_hooks")

  /// The settings that groups start with.
  func defaults() throws -> PyDict {
    guard case .dict(let dict)? = object.attributes?[Self.defaultsName] else {
      throw PyError.attribute(value, "defaults")
    }
    return dict
  }

  /// The state of each parameter, keyed by the parameter.
  func state() throws -> PyDict {
    guard case .dict(let dict)? = object.attributes?[Self.stateName] else { throw PyError.attribute(value, "state") }
    return dict
  }

  /// The groups.
  func groups() throws -> [PyDict] {
    guard let list = object.attributes?[Self.groupsName] else { throw PyError.attribute(value, "param_groups") }
    return try Interpreter.current.collect(list).map { group in
      guard case .dict(let dict) = group else {
        throw PyError.type("'\(Interpreter.current.type(of: group).name)' object is not a parameter group")
      }
      return dict
    }
  }

  private func hooks(_ name: Symbol) -> [Value] {
    guard case .dict(let dict)? = object.attributes?[name], dict.table.count > 0 else { return [] }
    return dict.table.values
  }

  // MARK: Construction

  /// What `Optimizer.__init__(params, defaults)` does.
  func initialise(_ params: Value, defaults: PyDict) throws {
    let interpreter = Interpreter.current
    object.attributes?[Self.defaultsName] = .dict(defaults)
    for name in [Self.preHooks, Self.postHooks] { object.attributes?[name] = .dict(try OrderedDicts.make()) }
    if params.tensor != nil {
      throw PyError.type(
        "params argument given to the optimizer should be an iterable of Tensors or dicts, but got \(typeName(params))")
    }
    object.attributes?[Self.stateName] = .dict(try Self.newState())
    object.attributes?[Self.groupsName] = Value(list: [])
    var groups = try interpreter.collect(params)
    if groups.isEmpty {
      throw NetworkErrorFacts.error(
        "optimizer got an empty parameter list", .noParameters, cls: ExceptionClasses.valueError)
    }
    if case .dict = groups[0] {} else { groups = [.dict(try PyDict([("params", Value(list: groups))]))] }
    for group in groups {
      if object.cls.isUserDefined, interpreter.userMethod(value, "add_param_group") != nil {
        _ = try interpreter.callMethod(value, "add_param_group", [group])
      } else {
        try add(group)
      }
    }
    object.attributes?["_warned_capturable_if_run_uncaptured"] = .bool(true)
  }

  /// An empty `defaultdict(dict)`.
  static func newState() throws -> PyDict {
    let interpreter = Interpreter.current
    let module = try interpreter.importModule("collections")
    let cls = try interpreter.getAttribute(.object(module), "defaultdict")
    guard case .dict(let dict) = try interpreter.call(cls, [.object(Classes.dict)]) else { return PyDict() }
    return dict
  }

  /// `add_param_group(param_group)`
  func add(_ group: Value) throws {
    let interpreter = Interpreter.current
    guard case .dict(let dict) = group else {
      throw PyError.type(
        "param_group must be a dict, but got \(try interpreter.str(.object(interpreter.type(of: group))))")
    }
    let given = try interpreter.getItem(group, GroupKeys.params.text)
    var params: [Value]
    if given.tensor != nil {
      params = [given]
    } else if interpreter.type(of: given).isSubclass(of: Classes.set) {
      throw PyError.type(
        "optimizer parameters need to be organized in ordered collections, but the ordering of tensors in sets will "
          + "change between runs. Please use a list instead.")
    } else {
      params = try interpreter.collect(given)
    }
    var names: [Value] = []
    params = params.map { item in
      guard case .tuple(let pair) = item, pair.items.count == 2 else { return item }
      names.append(pair.items[0])
      return pair.items[1]
    }
    try dict.set(GroupKeys.params.text, Value(list: params))
    if !names.isEmpty {
      guard names.count == params.count else {
        throw PyError.value("all optimizer params should be with/without names. Some param names are missing")
      }
      try dict.set("param_names", Value(list: names))
    }
    let defaults = try defaults()
    let isDifferentiable = try interpreter.truth(defaults.get("differentiable") ?? .none)
    for item in params {
      guard let tensor = item.tensor else {
        throw PyError.type("optimizer can only optimize Tensors, but one of the params is \(typeName(item))")
      }
      if !isDifferentiable, !tensor.isLeaf, !tensor.retainsGrad {
        throw PyError.value("can't optimize a non-leaf Tensor")
      }
    }
    for (key, setting) in defaults.table.pairs where try dict.get(key) == nil {
      if case .object(let object) = setting, object === RequiredSetting.shared {
        throw PyError.value(
          "parameter group didn't specify a value of required optimization parameter \(key.text ?? "")")
      }
      try dict.set(key, setting)
    }
    var seen: Set<ObjectIdentifier> = []
    for item in params {
      guard let object = item.object else { continue }
      if !seen.insert(ObjectIdentifier(object)).inserted {
        try Warnings.user(
          "optimizer contains a parameter group with duplicate parameters; in future, this will cause an error; see "
            + "github.com/pytorch/pytorch/issues/40967 for more information")
        break
      }
    }
    for other in try groups() {
      if try (dict.get("param_names") != nil) != (other.get("param_names") != nil) {
        let with = try dict.get("param_names") != nil ? "with names" : "without names"
        throw PyError.value(
          "all optimizer param groups should be with/without names. cannot add param group \(with) to the optimizer")
      }
      for item in try interpreter.collect(other.get(GroupKeys.params.text) ?? Value(list: [])) {
        if let object = item.object, seen.contains(ObjectIdentifier(object)) {
          throw PyError.value("some parameters appear in more than one parameter group")
        }
      }
    }
    guard case .list(let list)? = object.attributes?[Self.groupsName] else {
      throw PyError.attribute(value, "param_groups")
    }
    list.items.append(group)
  }

  // MARK: Use

  /// One step: the closure with gradients on, the hooks, and the rule for every group with gradients off.
  func step(closure: Value, file: String, _ update: (GroupView) throws -> Void) throws -> Value {
    let interpreter = Interpreter.current
    object.attributes?[Self.calledName] = .bool(true)
    let empty: [Value] = [Value(tuple: [value] + (closure.isNone ? [] : [closure])), .dict(PyDict())]
    for hook in hooks(Self.preHooks) { _ = try interpreter.call(hook, [value] + empty) }
    var loss = Value.none
    if !closure.isNone { loss = try TensorContext.withGrad(true) { try interpreter.call(closure, []) } }
    if try groups().contains(where: { try interpreter.truth($0.get("differentiable") ?? .none) }) {
      // The step itself is recorded.
      let rules = try interpreter.importModule("torch.optim._differentiable")
      let helper = try interpreter.getAttribute(.object(rules), "step")
      for group in try groups() {
        _ = try interpreter.call(helper, [Value(file), .dict(group), .dict(state())])
      }
    } else {
      try TensorContext.withoutGrad {
        let state = try state()
        for group in try groups() { try update(GroupView(dict: group, state: state)) }
      }
    }
    for hook in hooks(Self.postHooks) { _ = try interpreter.call(hook, [value] + empty) }
    return loss
  }

  /// A step that calls its closure itself: noted, with gradients off.
  func running(_ body: () throws -> Value) throws -> Value {
    object.attributes?[Self.calledName] = .bool(true)
    return try TensorContext.withoutGrad(body)
  }

  /// `zero_grad(set_to_none)`
  func zeroGrad(setToNone: Bool) throws {
    for group in try groups() {
      for parameter in try GroupView.parameters(of: group) { try parameter.clearGradient(setToNone: setToNone) }
    }
  }

  /// `SGD (\nParameter Group 0\n    dampening: 0\n…`
  func text() throws -> String {
    let interpreter = Interpreter.current
    var text = object.cls.name + " ("
    for (i, group) in try groups().enumerated() {
      text += "\nParameter Group \(i)\n"
      let settings = group.table.pairs.compactMap { key, value in key.text.map { ($0, value) } }
      for (name, setting) in settings.sorted(by: { $0.0 < $1.0 }) where name != "params" {
        text += "    \(name): \(try interpreter.str(setting))\n"
      }
    }
    return text + ")"
  }
}

/// The marker `required` of `torch.optim.optimizer`: a setting that every group must give.
enum RequiredSetting {
  // SAFETY: immutable, used on the evaluator's thread.
  nonisolated(unsafe) static let shared = PySingleton("<required parameter>", cls: Classes.object)
}

/// One parameter group during a step.
struct GroupView {
  /// The group's dictionary.
  let dict: PyDict
  /// The optimizer's state.
  let state: PyDict

  /// The setting of a name.
  func setting(_ key: Key) throws -> Value {
    guard let value = try dict.get(key.text) else { throw PyError.key(key.text) }
    return value
  }
  /// A setting as a number; a tensor of one element counts.
  func double(_ key: Key) throws -> Double { try NumberArgument.double(setting(key)) }
  /// A setting as a truth value.
  func bool(_ key: Key) throws -> Bool { try Interpreter.current.truth(setting(key)) }
  /// A setting that is a pair of numbers.
  func pair(_ key: Key) throws -> (Double, Double) {
    let numbers = try Interpreter.current.collect(setting(key)).map { try NumberArgument.double($0) }
    guard numbers.count == 2 else { throw PyError.value("\(key.symbol.name) must be a pair of numbers") }
    return (numbers[0], numbers[1])
  }

  /// The tensors of a group.
  static func parameters(of group: PyDict) throws -> [Tensor] {
    let interpreter = Interpreter.current
    let items = try interpreter.collect(group.get(GroupKeys.params.text) ?? Value(list: []))
    return items.compactMap { $0.tensor }
  }

  /// The parameters that have a gradient, each with its state, which is made on first use.
  func forEachGradient(_ body: (Tensor, Tensor, ParameterState) throws -> Void) throws {
    let interpreter = Interpreter.current
    for item in try interpreter.collect(dict.get(GroupKeys.params.text) ?? Value(list: [])) {
      guard let parameter = item.tensor, let gradient = parameter.grad else { continue }
      try body(parameter, gradient, ParameterState(owner: state, parameter: item))
      try interpreter.pollInterrupt()
    }
  }
}

/// What an optimizer keeps for one parameter: a dictionary of tensors in `optimizer.state`.
struct ParameterState {
  /// The optimizer's state.
  let owner: PyDict
  /// The parameter.
  let parameter: Value

  /// The dictionary, made when it is first needed.
  func dictionary() throws -> PyDict {
    if case .dict(let dict)? = try owner.get(parameter) { return dict }
    let dict = PyDict()
    try owner.set(parameter, .dict(dict))
    return dict
  }

  /// The dictionary if there is one with anything in it.
  func existing() throws -> PyDict? {
    guard case .dict(let dict)? = try owner.get(parameter), dict.table.count > 0 else { return nil }
    return dict
  }
}
