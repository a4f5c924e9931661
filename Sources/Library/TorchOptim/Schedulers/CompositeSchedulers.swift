// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime

/// Schedulers made of schedulers: `SequentialLR`, `ChainedScheduler`.
enum CompositeSchedulers {
  // SAFETY: made once and never changed; the bodies run only on the thread that evaluates.
  nonisolated(unsafe) static let all: [SchedulerDeclaration] = [
    SchedulerDeclaration(
      name: "SequentialLR", signature: "(optimizer, schedulers, milestones, last_epoch=-1)",
      doc: "Runs schedulers one after the other; the next one begins at a milestone.",
      example: "o = optim.SGD([torch.ones(1, requires_grad=True)], lr=0.1); "
        + "SequentialLR(o, [ConstantLR(o), ExponentialLR(o, 0.9)], milestones=[5])",
      construct: constructSequence,
      methods: saving + [
        Declaration("step", "(self)", "Steps the scheduler whose turn it is.", example: "") { a in
          try stepSequence(SchedulerView(a["self"]))
          return .none
        },
        Declaration("recursive_undo", "(self, sched=None)", "Takes back the first step of the schedulers.", example: "")
        { a in
          try undo(a["sched"].isNone ? a["self"] : a["sched"])
          return .none
        },
      ]),
    SchedulerDeclaration(
      name: "ChainedScheduler", signature: "(schedulers, optimizer=None)",
      doc: "Steps several schedulers at once: their factors multiply.",
      example: "o = optim.SGD([torch.ones(1, requires_grad=True)], lr=0.1); "
        + "ChainedScheduler([ConstantLR(o), ExponentialLR(o, 0.9)])",
      construct: constructChain,
      methods: saving + [
        Declaration("step", "(self)", "Steps every scheduler.", example: "") { a in
          let view = try SchedulerView(a["self"])
          for scheduler in try view.list("_schedulers") { _ = try a.interpreter.callMethod(scheduler.value, "step") }
          try noteLastRates(view)
          return .none
        }
      ]),
  ]

  private static func check(_ name: String, _ schedulers: [Value], _ optimizer: Value) throws {
    let interpreter = Interpreter.current
    for (i, scheduler) in schedulers.enumerated() {
      guard let own = try interpreter.attributeIfPresent(scheduler, "optimizer") else {
        throw PyError.type("\(name) at index \(i) should have `optimizer` as its attribute.")
      }
      if let plateau = OptimState.current.schedulerClass("ReduceLROnPlateau"),
        interpreter.isInstance(scheduler, plateau)
      {
        throw PyError.value(
          "\(name) does not support `ReduceLROnPlateau` scheduler as it requires additional kwargs to be specified when "
            + "calling `step`, but got one at index \(i) in the given schedulers sequence.")
      }
      if !Value.identical(own, optimizer) {
        throw PyError.value(
          "\(name) expects all schedulers to belong to the same optimizer, but got scheduler "
            + "\(interpreter.type(of: scheduler).name) at index \(i) has \(try interpreter.str(own)), which is different "
            + "from \(interpreter.type(of: optimizer).name).")
      }
    }
  }

  private static func constructSequence(_ s: SchedulerView, _ a: Bound) throws {
    let interpreter = a.interpreter
    let schedulers = try interpreter.collect(a["schedulers"])
    let name = s.object.cls.name
    if schedulers.isEmpty { throw PyError.value("\(name) expects at least one scheduler, but got no scheduler.") }
    try check(name, schedulers, a["optimizer"])
    let milestones = try interpreter.collect(a["milestones"])
    if milestones.count != schedulers.count - 1 {
      throw PyError.value(
        "Sequential Schedulers expects number of schedulers provided to be one more than the number of milestone points, "
          + "but got number of schedulers \(schedulers.count) and the number of milestones to be equal to "
          + "\(milestones.count)")
    }
    try s.set("_schedulers", a["schedulers"])
    try s.set("_milestones", a["milestones"])
    s.set("last_epoch", try (PythonNumber(a["last_epoch"]) + PythonNumber(1)).value)
    try s.set("optimizer", a["optimizer"])
    for group in try s.groups() {
      try SchedulerView.update(group, GroupKeys.lr, SchedulerView.get(group, GroupKeys.initialLR))
    }
    _ = try interpreter.callMethod(s.value, "recursive_undo")
    let first = schedulers[try turn(milestones, at: PythonNumber(0))]
    _ = try interpreter.callMethod(first, "_initial_step")
    s.set("_last_lr", try interpreter.callMethod(first, "get_last_lr"))
  }

  /// `bisect_right(milestones, epoch)`
  private static func turn(_ milestones: [Value], at epoch: PythonNumber) throws -> Int {
    var (low, high) = (0, milestones.count)
    while low < high {
      let middle = (low + high) / 2
      if try epoch.isLess(than: PythonNumber(milestones[middle])) { high = middle } else { low = middle + 1 }
    }
    return low
  }

  private static func undo(_ scheduler: Value) throws {
    let interpreter = Interpreter.current
    try interpreter.enter()
    defer { interpreter.leave() }
    if let inner = try interpreter.attributeIfPresent(scheduler, "_schedulers") {
      for item in try interpreter.collect(inner) { try undo(item) }
    } else if let epoch = try interpreter.attributeIfPresent(scheduler, "last_epoch") {
      try interpreter.setAttribute(scheduler, "last_epoch", (PythonNumber(epoch) - PythonNumber(1)).value)
    }
  }

  private static func stepSequence(_ s: SchedulerView) throws {
    let interpreter = Interpreter.current
    let epoch = try s.epoch() + PythonNumber(1)
    s.set("last_epoch", epoch.value)
    let milestones = try s.list("_milestones").map(\.value)
    let index = try turn(milestones, at: epoch)
    let scheduler = try s.list("_schedulers")[index].value
    if index > 0, try PythonNumber(milestones[index - 1]).equals(epoch) {
      _ = try interpreter.callMethod(scheduler, "_update_lr", [.int(0)])
    } else {
      _ = try interpreter.callMethod(scheduler, "step")
    }
    s.set("_last_lr", try interpreter.callMethod(scheduler, "get_last_lr"))
  }

  private static func constructChain(_ s: SchedulerView, _ a: Bound) throws {
    let schedulers = try a.interpreter.collect(a["schedulers"])
    let name = s.object.cls.name
    guard let first = schedulers.first else {
      throw PyError.value("\(name) expects at least one scheduler to be chained, but got no scheduler.")
    }
    let optimizer = try a["optimizer"].isNone ? a.interpreter.getAttribute(first, "optimizer") : a["optimizer"]
    try check(name, schedulers, optimizer)
    try s.set("_schedulers", a["schedulers"])
    s.set("optimizer", optimizer)
    try noteLastRates(s)
  }

  private static func noteLastRates(_ s: SchedulerView) throws {
    guard let last = try s.list("_schedulers").last?.value else { return }
    let optimizer = try OptimizerView(Interpreter.current.getAttribute(last, "optimizer"))
    let rates = try optimizer.groups().map { try SchedulerView.copy(SchedulerView.get($0, GroupKeys.lr)) }
    s.set("_last_lr", Value(list: rates))
  }

  private static let saving: [Declaration] = [
    Declaration(
      "state_dict", "(self)", "The attributes except the optimizer, with the states of the schedulers.", example: ""
    ) { a in
      let view = try SchedulerView(a["self"])
      let state = try SchedulerMethods.state(view, without: ["optimizer", "_schedulers"])
      let inner = try view.list("_schedulers").map { try a.interpreter.callMethod($0.value, "state_dict") }
      try state.set("_schedulers", Value(list: inner))
      return .dict(state)
    },
    Declaration("load_state_dict", "(self, state_dict)", "Takes over what state_dict() gave.", example: "") { a in
      let view = try SchedulerView(a["self"])
      try SchedulerMethods.restore(view, a["state_dict"], without: ["_schedulers"])
      let saved = try a.interpreter.collect(a.interpreter.getItem(a["state_dict"], Value("_schedulers")))
      for (scheduler, state) in zip(try view.list("_schedulers"), saved) {
        _ = try a.interpreter.callMethod(scheduler.value, "load_state_dict", [state])
      }
      return .none
    },
  ]
}
