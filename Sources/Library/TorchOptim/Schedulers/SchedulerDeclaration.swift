// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import TorchCore

/// The one declaration of a scheduler: its class, its constructor and its formulas.
struct SchedulerDeclaration {
  /// The name, `StepLR`.
  let name: String
  /// The constructor's parameters without `self`, the optimizer first.
  let signature: String
  /// One sentence.
  let doc: String
  /// An example as it would be typed.
  let example: String
  /// Sets attributes before the base constructor runs; the values are those of the constructor, self first. Without it every
  /// parameter becomes an attribute.
  var prepare: ((SchedulerView, Bound) throws -> Void)?
  /// Runs instead of the base constructor.
  var construct: ((SchedulerView, Bound) throws -> Void)?
  /// Runs after the base constructor.
  var finish: ((SchedulerView, Bound) throws -> Void)?
  /// The rates of the next epoch from those of this one.
  var rates: ((SchedulerView) throws -> [PythonNumber])?
  /// The rates of an epoch from the base rates, where there is a formula.
  var closedForm: ((SchedulerView) throws -> [PythonNumber])?
  /// Attributes that `state_dict` leaves out besides the optimizer.
  var hidden: [String] = []
  /// Further methods, which may replace the base's.
  var methods: [Declaration] = []
  /// Functions of the class that get no receiver.
  var staticMethods: [Declaration] = []
  /// Computed attributes.
  var properties: [GetSetDescriptor] = []

  /// Makes the class in a workspace.
  func makeClass(base: PyClass) -> PyClass {
    let cls = PyClass(
      builtin: name, module: "torch.optim.lr_scheduler", base: base, attributes: true, immutable: false)
    cls.set("__doc__", Value(doc))
    let inner = signature.dropFirst().dropLast()
    cls.add([
      Declaration("__init__", "(self, \(inner))", doc, example: example) { a in
        let view = try SchedulerView(a["self"])
        if let construct {
          try construct(view, a)
          return .none
        }
        if let prepare { try prepare(view, a) } else { try keepArguments(view, a) }
        try view.initialise(optimizer: a["optimizer"], lastEpoch: a["last_epoch"])
        try finish?(view, a)
        return .none
      }
    ])
    if let rates {
      cls.add([
        Declaration("get_lr", "(self)", "The rates of the coming epoch; step() calls it.", example: "") { a in
          let view = try SchedulerView(a["self"])
          try SchedulerMethods.warnOutsideStep(view)
          return Value(list: try rates(view).map(\.value))
        }
      ])
    }
    if let closedForm {
      cls.add([
        Declaration("_get_closed_form_lr", "(self)", "The rates of an epoch from the base rates.", example: "") { a in
          Value(list: try closedForm(SchedulerView(a["self"])).map(\.value))
        }
      ])
    }
    cls.add(methods)
    for method in staticMethods {
      let function = BuiltinFunction(method, owner: name, module: "torch.optim.lr_scheduler")
      cls.set(Symbol(method.name), .object(PyClassOrStaticMethod(.object(function), isClassMethod: false)))
    }
    cls.add(properties: properties)
    return cls
  }

  /// Makes every parameter but the optimizer and `last_epoch` an attribute.
  private func keepArguments(_ view: SchedulerView, _ a: Bound) throws {
    guard let names = try a.builtin?.signature().parameterNames else { return }
    for (name, value) in zip(names, a.values) where !["self", "optimizer", "last_epoch"].contains(name) {
      view.object.attributes?[name] = value
    }
  }
}

/// The methods of `torch.optim.lr_scheduler.LRScheduler`.
enum SchedulerMethods {
  static let deprecation =
    "The epoch parameter in `scheduler.step()` was not necessary and is being deprecated where possible. Please use "
    + "`scheduler.step()` to step the scheduler. During the deprecation, if epoch is different from None, the closed form "
    + "is used instead of the new chainable form, where available. Please open an issue if you are unable to replicate "
    + "your use case: https://github.com/pytorch/pytorch/issues/new/choose."

  /// Makes the class in a workspace.
  static func makeClass() -> PyClass {
    let cls = PyClass(
      builtin: "LRScheduler", module: "torch.optim.lr_scheduler", base: Classes.object, attributes: true,
      immutable: false)
    cls.allocate = { LibraryInstance(of: $0) }
    cls.set("__doc__", Value("The base of all learning-rate schedulers; a subclass defines get_lr()."))
    cls.set("_get_lr_called_within_step", .bool(false))
    cls.set("_is_initial", .bool(false))
    cls.add(declarations)
    return cls
  }

  /// The warning of `get_lr()` that a program calls itself.
  static func warnOutsideStep(_ view: SchedulerView) throws {
    if try !view.isTrue("_get_lr_called_within_step") {
      try Warnings.user("To get the last learning rate computed by the scheduler, please use `get_last_lr()`.")
    }
  }

  /// `_update_lr(epoch)`: the next rates, or those of an epoch by the closed form.
  static func update(_ view: SchedulerView, epoch: Value) throws {
    let interpreter = Interpreter.current
    view.set("_get_lr_called_within_step", .bool(true))
    defer { view.set("_get_lr_called_within_step", .bool(false)) }
    let rates: Value
    if epoch.isNone {
      view.set("last_epoch", try (view.epoch() + PythonNumber(1)).value)
      rates = try interpreter.callMethod(view.value, "get_lr")
    } else {
      view.set("last_epoch", epoch)
      if view.object.cls.lookup("_get_closed_form_lr") != nil {
        rates = try interpreter.callMethod(view.value, "_get_closed_form_lr")
      } else {
        rates = try interpreter.callMethod(view.value, "get_lr")
      }
    }
    try view.apply(interpreter.collect(rates))
  }

  private static func step(_ view: SchedulerView, epoch: Value) throws {
    if try view["_step_count"].equals(PythonNumber(1)) {
      let optimizer = try view.optimizer()
      if StepTracking.isOverridden(optimizer) {
        try Warnings.user(
          "Seems like `optimizer.step()` has been overridden after learning rate scheduler initialization. Please, make sure "
            + "to call `optimizer.step()` before `lr_scheduler.step()`. See more details at "
            + "https://pytorch.org/docs/stable/optim.html#how-to-adjust-learning-rate")
      } else if try !StepTracking.wasCalled(optimizer) {
        try Warnings.user(
          "Detected call of `lr_scheduler.step()` before `optimizer.step()`. In PyTorch 1.1.0 and later, you should call "
            + "them in the opposite order: `optimizer.step()` before `lr_scheduler.step()`.  Failure to do this will "
            + "result in PyTorch skipping the first value of the learning rate schedule. See more details at "
            + "https://pytorch.org/docs/stable/optim.html#how-to-adjust-learning-rate")
        Interpreter.current.explain?(NetworkErrorFacts.stepOrder(rate: StepTracking.currentRate(optimizer)))
      }
    }
    view.set("_step_count", try (view["_step_count"] + PythonNumber(1)).value)
    if !epoch.isNone { try Warnings.user(deprecation) }
    try update(view, epoch: epoch)
  }

  /// A dictionary of the attributes except some.
  static func state(_ view: SchedulerView, without hidden: [String]) throws -> PyDict {
    let dict = PyDict()
    guard let table = view.object.attributes else { return dict }
    for (name, value) in zip(table.names, table.values) where !hidden.contains(name.name) {
      try dict.set(name.name, value)
    }
    return dict
  }

  /// Takes attributes from a dictionary.
  static func restore(_ view: SchedulerView, _ state: Value, without hidden: [String] = []) throws {
    guard case .dict(let dict) = state else { throw PyError.type("'\(typeName(state))' object is not a mapping") }
    for (key, value) in dict.table.pairs {
      if let name = key.text, !hidden.contains(name) { view.set(name, value) }
    }
  }

  private static let declarations: [Declaration] = [
    Declaration(
      "__init__", "(self, optimizer, last_epoch=-1)", "Takes the optimizer and makes the first step.", example: ""
    ) { a in
      let view = try SchedulerView(a["self"])
      try view.initialise(optimizer: a["optimizer"], lastEpoch: a["last_epoch"])
      return .none
    },
    Declaration(
      "step", "(self, epoch=None)", "Sets the rates of the next epoch; call it after optimizer.step().",
      example: "o = optim.SGD([torch.ones(1, requires_grad=True)], lr=0.1); s = StepLR(o, 2); o.step(); s.step()"
    ) { a in
      try step(SchedulerView(a["self"]), epoch: a["epoch"])
      return .none
    },
    Declaration(
      "_update_lr", "(self, epoch=None)", "Sets the rates of the next epoch without counting a step.", example: ""
    ) { a in
      try update(SchedulerView(a["self"]), epoch: a["epoch"])
      return .none
    },
    Declaration("_initial_step", "(self)", "Makes the first step.", example: "") { a in
      try SchedulerView(a["self"]).firstStep()
      return .none
    },
    Declaration(
      "get_last_lr", "(self)", "The rates of the groups as last set.",
      example: "StepLR(optim.SGD([torch.ones(1, requires_grad=True)], lr=0.1), 2).get_last_lr()"
    ) { a in try a.interpreter.getAttribute(a["self"], "_last_lr") },
    Declaration("get_lr", "(self)", "The rates of the coming epoch; subclasses define it.", example: "") { _ in
      throw Raised(PyException(cls: ExceptionClasses.notImplementedError, arguments: []))
    },
    Declaration(
      "state_dict", "(self)", "The attributes except the optimizer.",
      example: "StepLR(optim.SGD([torch.ones(1, requires_grad=True)], lr=0.1), 2).state_dict()"
    ) { a in .dict(try state(SchedulerView(a["self"]), without: ["optimizer"])) },
    Declaration("load_state_dict", "(self, state_dict)", "Takes over what state_dict() gave.", example: "") { a in
      try restore(SchedulerView(a["self"]), a["state_dict"])
      return .none
    },
  ]
}
