// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime

/// `OneCycleLR`
enum OneCycleScheduler {
  // SAFETY: made once and never changed; the bodies run only on the thread that evaluates.
  nonisolated(unsafe) static let all: [SchedulerDeclaration] = [
    SchedulerDeclaration(
      name: "OneCycleLR",
      signature: "(optimizer, max_lr, total_steps=None, epochs=None, steps_per_epoch=None, pct_start=0.3, "
        + "anneal_strategy='cos', cycle_momentum=True, base_momentum=0.85, max_momentum=0.95, div_factor=25.0, "
        + "final_div_factor=10000.0, three_phase=False, last_epoch=-1)",
      doc: "One rise of the rate to max_lr and a fall far below where it began.",
      example:
        "OneCycleLR(optim.SGD([torch.ones(1, requires_grad=True)], lr=0.1, momentum=0.9), max_lr=0.1, total_steps=100)",
      prepare: prepare, rates: rates,
      staticMethods: ["cos", "linear"].map { strategy in
        Declaration("_annealing_\(strategy)", "(start, end, pct)", "Between two numbers.", example: "") { a in
          try anneal(strategy, PythonNumber(a["start"]), PythonNumber(a["end"]), PythonNumber(a["pct"])).value
        }
      })
  ]

  private static func isWhole(_ value: Value) -> Bool {
    if case .int = value { true } else if case .bool = value { true } else { false }
  }

  private static func positive(_ value: Value, _ name: String) throws -> PythonNumber {
    let number = PythonNumber(value)
    if try !isWhole(value) || number.isAtMost(PythonNumber(0)) {
      throw PyError.value("Expected positive integer \(name), but got \(try Interpreter.current.str(value))")
    }
    return number
  }

  private static func phase(_ end: PythonNumber, _ rates: (String, String), _ momenta: (String, String)) throws -> Value
  {
    .dict(
      try PyDict([
        ("end_step", end.value), ("start_lr", Value(rates.0)), ("end_lr", Value(rates.1)),
        ("start_momentum", Value(momenta.0)), ("end_momentum", Value(momenta.1)),
      ]))
  }

  private static func prepare(_ s: SchedulerView, _ a: Bound) throws {
    try SchedulerView.check(optimizer: a["optimizer"])
    try s.set("optimizer", a["optimizer"])
    let optimizer = try OptimizerView(a["optimizer"])
    let total: PythonNumber
    if try !a["total_steps"].isNone {
      total = try positive(a["total_steps"], "total_steps")
    } else if try !a["epochs"].isNone, try !a["steps_per_epoch"].isNone {
      total = try positive(a["epochs"], "epochs") * positive(a["steps_per_epoch"], "steps_per_epoch")
    } else {
      throw PyError.value("You must define either total_steps OR (epochs AND steps_per_epoch)")
    }
    s.set("total_steps", total.value)
    let share = try PythonNumber(a["pct_start"])
    let (one, two) = (PythonNumber(1), PythonNumber(2))
    let riseEnd = try PythonNumber((share * total).double()) - one
    let fall = ("max_momentum", "base_momentum")
    let rise = ("base_momentum", "max_momentum")
    var phases = [try phase(riseEnd, ("initial_lr", "max_lr"), fall)]
    if try a.interpreter.truth(a["three_phase"]) {
      let fallEnd = try PythonNumber((two * share * total).double()) - two
      phases.append(try phase(fallEnd, ("max_lr", "initial_lr"), rise))
      phases.append(try phase(total - one, ("initial_lr", "min_lr"), ("max_momentum", "max_momentum")))
    } else {
      phases.append(try phase(total - one, ("max_lr", "min_lr"), rise))
    }
    s.set("_schedule_phases", Value(list: phases))
    guard case .float(let fraction) = try a["pct_start"], fraction >= 0, fraction <= 1 else {
      throw PyError.value("Expected float between 0 and 1 pct_start, but got \(try a.interpreter.str(a["pct_start"]))")
    }
    guard let strategy = try a["anneal_strategy"].text, ["cos", "linear"].contains(strategy) else {
      throw PyError.value(
        "anneal_strategy must be one of 'cos' or 'linear', instead got \(try a.interpreter.str(a["anneal_strategy"]))")
    }
    try s.set("_anneal_func_type", a["anneal_strategy"])
    let isFresh = try a.interpreter.equals(a["last_epoch"], .int(-1))
    let top = try SchedulerView.perGroup("max_lr", optimizer, a["max_lr"])
    if isFresh {
      for (i, group) in try optimizer.groups().enumerated() {
        let first = try PythonNumber(top[i]) / PythonNumber(a["div_factor"])
        try group.set(GroupKeys.initialLR.text, first.value)
        try group.set("max_lr", top[i])
        try group.set("min_lr", (first / PythonNumber(a["final_div_factor"])).value)
      }
    }
    try s.set("cycle_momentum", a["cycle_momentum"])
    if try a.interpreter.truth(a["cycle_momentum"]) {
      s.set("use_beta1", .bool(try MomentumCycling.usesBetas(optimizer)))
      let highest = try SchedulerView.perGroup("max_momentum", optimizer, a["max_momentum"])
      let lowest = try SchedulerView.perGroup("base_momentum", optimizer, a["base_momentum"])
      try MomentumCycling.prepare(s, optimizer, base: lowest, max: highest, isFresh: isFresh)
    }
  }

  private static func anneal(_ strategy: String, _ start: PythonNumber, _ end: PythonNumber, _ share: PythonNumber)
    throws
    -> PythonNumber
  {
    if strategy == "linear" { return try (end - start) * share + start }
    let wave = try (PythonNumber(PythonNumber.pi) * share).cosine() + PythonNumber(1)
    return try end + (start - end) / PythonNumber(2.0) * wave
  }

  private static func rates(_ s: SchedulerView) throws -> [PythonNumber] {
    let interpreter = Interpreter.current
    let (step, total) = (try s.epoch(), try s["total_steps"])
    if try step.isGreater(than: total) {
      throw PyError.value(
        "Tried to step \(try interpreter.str(step.value)) times. The specified number of total steps is "
          + "\(try interpreter.str(total.value))")
    }
    let phases = try interpreter.collect(s["_schedule_phases"].value)
    // States of old hold the function itself.
    let former = s.object.attributes?["_anneal_func_type"] == nil ? s.object.attributes?["anneal_func"] : nil
    let strategy = try former == nil ? s["_anneal_func_type"].value.text ?? "cos" : "cos"
    func between(_ start: PythonNumber, _ end: PythonNumber, _ share: PythonNumber) throws -> PythonNumber {
      guard let former else { return try anneal(strategy, start, end, share) }
      return PythonNumber(try interpreter.call(former, [start.value, end.value, share.value]))
    }
    let cycles = try s.isTrue("cycle_momentum")
    return try s.groups().map { group in
      var start = PythonNumber(0.0)
      for (i, phase) in phases.enumerated() {
        func bound(_ name: String) throws -> PythonNumber {
          let key = try interpreter.getItem(phase, Value(name))
          return PythonNumber(try interpreter.getItem(.dict(group), key))
        }
        let end = PythonNumber(try interpreter.getItem(phase, Value("end_step")))
        guard try step.isAtMost(end) || i == phases.count - 1 else {
          start = end
          continue
        }
        let share = try (step - start) / (end - start)
        let rate = try between(bound("start_lr"), bound("end_lr"), share)
        if cycles {
          let momentum = try between(bound("start_momentum"), bound("end_momentum"), share)
          try MomentumCycling.set(group, momentum.value, usesBetas: s.isTrue("use_beta1"))
        }
        return rate
      }
      throw PyError.runtime("OneCycleLR has no phases")
    }
  }
}
