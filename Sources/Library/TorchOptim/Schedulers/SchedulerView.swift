// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Tensors
import TorchCore

/// A scheduler seen from Swift: an ordinary object whose attributes are PyTorch's.
struct SchedulerView {
  /// The object.
  let object: PyObject

  /// Wraps the receiver of a method.
  init(_ value: Value) throws {
    guard let object = value.object, object.attributes != nil else {
      throw PyError.type("'\(Interpreter.current.type(of: value).name)' is not an LRScheduler")
    }
    self.object = object
  }

  /// The object as a value.
  var value: Value { .object(object) }

  /// An attribute.
  subscript(_ name: String) -> PythonNumber {
    get throws { PythonNumber(try Interpreter.current.getAttribute(value, Symbol(name))) }
  }
  /// Sets an attribute.
  func set(_ name: String, _ value: Value) { object.attributes?[Symbol(name)] = value }
  /// An attribute's truth value.
  func isTrue(_ name: String) throws -> Bool { try Interpreter.current.truth(self[name].value) }
  /// The items of a list attribute.
  func list(_ name: String) throws -> [PythonNumber] {
    try Interpreter.current.collect(self[name].value).map { PythonNumber($0) }
  }

  /// The optimizer.
  func optimizer() throws -> OptimizerView { try OptimizerView(self["optimizer"].value) }
  /// The optimizer's groups.
  func groups() throws -> [PyDict] { try optimizer().groups() }
  /// One setting of every group, tensors copied.
  func settings(_ key: Key) throws -> [PythonNumber] {
    try groups().map { PythonNumber(try Self.copy(Self.get($0, key))) }
  }
  /// The rates of the groups as they are.
  func rates() throws -> [PythonNumber] { try groups().map { PythonNumber(try Self.get($0, GroupKeys.lr)) } }
  /// The rates that the groups began with.
  func baseRates() throws -> [PythonNumber] { try list("base_lrs") }
  /// `last_epoch`
  func epoch() throws -> PythonNumber { try self["last_epoch"] }
  /// Whether the constructor is making the first step.
  func isInitial() throws -> Bool { try isTrue("_is_initial") }

  /// A setting of a group; KeyError without it.
  static func get(_ group: PyDict, _ key: Key) throws -> Value {
    guard let value = try group.get(key.text) else { throw PyError.key(key.text) }
    return value
  }

  /// A tensor's copy, anything else as it is.
  static func copy(_ value: Value) throws -> Value {
    guard let tensor = value.tensor else { return value }
    return try TensorContext.withoutGrad { try tensor.clone().value }
  }

  /// Sets a rate; one that is a tensor keeps its identity.
  static func update(_ group: PyDict, _ key: Key, _ value: Value) throws {
    if let tensor = try get(group, key).tensor {
      let number = try NumberArgument.double(value)
      try TensorContext.withoutGrad { _ = try tensor.fill_(.double(number)) }
    } else {
      try group.set(key.text, value)
    }
  }

  /// Sets the rates of all groups and notes them.
  func apply(_ rates: [Value]) throws {
    let groups = try groups()
    guard rates.count == groups.count else {
      throw PyError.value("zip() argument 2 is \(rates.count < groups.count ? "shorter" : "longer") than argument 1")
    }
    for (group, rate) in zip(groups, rates) { try Self.update(group, GroupKeys.lr, rate) }
    try noteRates()
  }

  /// Sets `_last_lr`.
  func noteRates() throws { set("_last_lr", Value(list: try settings(GroupKeys.lr).map(\.value))) }

  /// What a constructor does with the optimizer: base rates, the count of steps, the first step.
  func initialise(optimizer: Value, lastEpoch: Value) throws {
    let interpreter = Interpreter.current
    try Self.check(optimizer: optimizer)
    set("optimizer", optimizer)
    let view = try OptimizerView(optimizer)
    let isFresh = try interpreter.equals(lastEpoch, .int(-1))
    for (i, group) in try view.groups().enumerated() {
      if isFresh {
        if try group.get(GroupKeys.initialLR.text) == nil {
          try group.set(GroupKeys.initialLR.text, Self.copy(Self.get(group, GroupKeys.lr)))
        }
      } else if try group.get(GroupKeys.initialLR.text) == nil {
        throw PyError.key(
          Value(
            "param 'initial_lr' is not specified in param_groups[\(i)] when resuming scheduler with last_epoch >= 0.\n"
              + "This typically happens when:\n1. You're trying to resume training from a checkpoint but haven't properly "
              + "loaded the optimizer state\n2. You're using last_epoch >= 0 for a fresh training run (not recommended)"
          ))
      }
    }
    set("base_lrs", Value(list: try settings(GroupKeys.initialLR).map(\.value)))
    set("last_epoch", lastEpoch)
    StepTracking.watch(view)
    try firstStep()
  }

  /// The step that puts the first rates in place.
  func firstStep() throws {
    set("_step_count", .int(0))
    set("_is_initial", .bool(true))
    defer { set("_is_initial", .bool(false)) }
    _ = try Interpreter.current.callMethod(value, "step")
  }

  /// Refuses what is no optimizer.
  static func check(optimizer: Value) throws {
    guard Interpreter.current.isInstance(optimizer, OptimState.current.optimizerClass) else {
      throw PyError.type("\(Interpreter.current.type(of: optimizer).name) is not an Optimizer")
    }
  }

  /// One value for each group: a list or tuple of as many, or one value for all.
  static func perGroup(_ name: String, _ optimizer: OptimizerView, _ given: Value) throws -> [Value] {
    let count = try optimizer.groups().count
    let items: [Value]
    switch given {
    case .list(let list): items = list.items
    case .tuple(let tuple): items = tuple.items
    default: return try (0..<count).map { _ in try copy(given) }
    }
    guard items.count == count else {
      throw PyError.value(
        "\(name) must have the same length as optimizer.param_groups. \(name) has \(items.count) values, param_groups "
          + "has \(count).")
    }
    return try items.map { try copy($0) }
  }
}

/// Notices whether `optimizer.step()` was called since a scheduler began to watch.
enum StepTracking {
  private static let watched = Symbol("_watched_by_scheduler")
  private static let called = Symbol("_opt_called")
  private static let step = Symbol("step")

  static func watch(_ optimizer: OptimizerView) {
    guard optimizer.object.attributes?[watched] == nil else { return }
    optimizer.object.attributes?[watched] = .bool(true)
    optimizer.object.attributes?[called] = nil
    // The library's optimizers note their steps themselves; a program's own step() is wrapped.
    if optimizer.object.attributes?[step] == nil, let method = Interpreter.current.userMethod(optimizer.value, step) {
      optimizer.object.attributes?[step] = .object(TrackedStep(method, optimizer.object))
    }
  }

  /// Whether a program has given the optimizer another `step` since.
  static func isOverridden(_ optimizer: OptimizerView) -> Bool {
    guard case .object(let object)? = optimizer.object.attributes?[step] else { return false }
    return !(object is TrackedStep)
  }

  static func wasCalled(_ optimizer: OptimizerView) throws -> Bool {
    guard let flag = optimizer.object.attributes?[called] else { return false }
    return try Interpreter.current.truth(flag)
  }

  /// The learning rate that the optimizer has now.
  static func currentRate(_ optimizer: OptimizerView) -> Double? {
    let interpreter = Interpreter.current
    guard let groups = try? interpreter.getAttribute(optimizer.value, "param_groups"),
      let group = try? interpreter.getItem(groups, .int(0)),
      let rate = try? interpreter.getItem(group, Value("lr"))
    else { return nil }
    return try? interpreter.requireDouble(rate)
  }
}

/// The `step` of a program's own optimizer, noting that it was called.
final class TrackedStep: PyObject {
  let function: Value
  let optimizer: PyObject
  init(_ function: Value, _ optimizer: PyObject) {
    self.function = function
    self.optimizer = optimizer
    super.init(cls: Classes.builtinFunction)
  }
  override func call(_ arguments: Arguments) throws -> Value? {
    optimizer.attributes?["_opt_called"] = .bool(true)
    return try Interpreter.current.call(function, arguments.prepending(.object(optimizer)))
  }
  override func deepCopy(_ memo: DeepCopyMemo) throws -> PyObject? {
    guard let copy = memo.copy(of: optimizer)?.object else { return self }
    return TrackedStep(function, copy)
  }
}
