// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import TorchCore

/// `ReduceLROnPlateau`
enum PlateauScheduler {
  // SAFETY: made once and never changed; the bodies run only on the thread that evaluates.
  nonisolated(unsafe) static let all: [SchedulerDeclaration] = [
    SchedulerDeclaration(
      name: "ReduceLROnPlateau",
      signature: "(optimizer, mode='min', factor=0.1, patience=10, threshold=0.0001, threshold_mode='rel', cooldown=0, "
        + "min_lr=0, eps=1e-08)",
      doc: "Multiplies the rate by factor when a metric has not improved for more than patience epochs.",
      example: "ReduceLROnPlateau(optim.SGD([torch.ones(1, requires_grad=True)], lr=0.1), patience=5)",
      construct: construct,
      methods: [
        Declaration(
          "step", "(self, metrics, epoch=None)", "Notes a metric and lowers the rates when it stays bad.", example: ""
        ) { a in
          try step(SchedulerView(a["self"]), a["metrics"], a["epoch"])
          return .none
        },
        Declaration("_reset", "(self)", "Forgets the best metric and the counters.", example: "") { a in
          try reset(SchedulerView(a["self"]))
          return .none
        },
        Declaration("_reduce_lr", "(self, epoch)", "Lowers the rates.", example: "") { a in
          try reduce(SchedulerView(a["self"]))
          return .none
        },
        Declaration("is_better", "(self, a, best)", "Whether a metric is an improvement.", example: "") { a in
          .bool(try isBetter(SchedulerView(a["self"]), PythonNumber(a["a"]), PythonNumber(a["best"])))
        },
        Declaration("_is_better", "(self, a, best)", "Whether a metric is an improvement.", example: "") { a in
          .bool(try isBetter(SchedulerView(a["self"]), PythonNumber(a["a"]), PythonNumber(a["best"])))
        },
        Declaration("load_state_dict", "(self, state_dict)", "Takes over what state_dict() gave.", example: "") { a in
          let view = try SchedulerView(a["self"])
          try SchedulerMethods.restore(view, a["state_dict"])
          try chooseComparison(view, view["mode"].value, view["threshold"].value, view["threshold_mode"].value)
          return .none
        },
      ],
      properties: [
        GetSetDescriptor(
          "in_cooldown", "Whether the pause after a reduction lasts.",
          get: { .bool(try SchedulerView($0)["cooldown_counter"].isGreater(than: PythonNumber(0))) })
      ])
  ]

  private static func construct(_ s: SchedulerView, _ a: Bound) throws {
    if try PythonNumber(a["factor"]).isAtLeast(PythonNumber(1.0)) { throw PyError.value("Factor should be < 1.0.") }
    try s.set("factor", a["factor"])
    try SchedulerView.check(optimizer: a["optimizer"])
    try s.set("optimizer", a["optimizer"])
    let count = try s.groups().count
    switch try a["min_lr"] {
    case .list, .tuple:
      let items = try a.interpreter.collect(a["min_lr"])
      guard items.count == count else { throw PyError.value("expected \(count) min_lrs, got \(items.count)") }
      s.set("default_min_lr", .none)
      s.set("min_lrs", Value(list: items))
    default:
      try s.set("default_min_lr", a["min_lr"])
      try s.set("min_lrs", Value(list: [Value](repeating: a["min_lr"], count: count)))
    }
    try s.set("patience", a["patience"])
    try s.set("cooldown", a["cooldown"])
    try s.set("eps", a["eps"])
    s.set("last_epoch", .int(0))
    try s.noteRates()
    try chooseComparison(s, a["mode"], a["threshold"], a["threshold_mode"])
    try reset(s)
  }

  private static func chooseComparison(_ s: SchedulerView, _ mode: Value, _ threshold: Value, _ thresholdMode: Value)
    throws
  {
    guard let name = mode.text, ["min", "max"].contains(name) else {
      throw PyError.value("mode \(try Interpreter.current.str(mode)) is unknown!")
    }
    guard let kind = thresholdMode.text, ["rel", "abs"].contains(kind) else {
      throw PyError.value("threshold mode \(try Interpreter.current.str(thresholdMode)) is unknown!")
    }
    s.set("mode_worse", .float(name == "min" ? .infinity : -.infinity))
    s.set("mode", mode)
    s.set("threshold", threshold)
    s.set("threshold_mode", thresholdMode)
  }

  private static func reset(_ s: SchedulerView) throws {
    s.set("best", try s["mode_worse"].value)
    s.set("cooldown_counter", .int(0))
    s.set("num_bad_epochs", .int(0))
  }

  private static func isBetter(_ s: SchedulerView, _ metric: PythonNumber, _ best: PythonNumber) throws -> Bool {
    let threshold = try s["threshold"]
    let one = PythonNumber(1.0)
    switch (try s["mode"].value.text, try s["threshold_mode"].value.text) {
    case ("min", "rel"): return try metric.isLess(than: best * (one - threshold))
    case ("min", "abs"): return try metric.isLess(than: best - threshold)
    case ("max", "rel"): return try metric.isGreater(than: best * (threshold + one))
    default: return try metric.isGreater(than: best + threshold)
    }
  }

  private static func step(_ s: SchedulerView, _ metrics: Value, _ given: Value) throws {
    let one = PythonNumber(1)
    let current = try number(metrics)
    if given.isNone {
      s.set("last_epoch", try (s.epoch() + one).value)
    } else {
      try Warnings.user(SchedulerMethods.deprecation)
      s.set("last_epoch", given)
    }
    if try isBetter(s, current, s["best"]) {
      s.set("best", current.value)
      s.set("num_bad_epochs", .int(0))
    } else {
      s.set("num_bad_epochs", try (s["num_bad_epochs"] + one).value)
    }
    if try s["cooldown_counter"].isGreater(than: PythonNumber(0)) {
      s.set("cooldown_counter", try (s["cooldown_counter"] - one).value)
      s.set("num_bad_epochs", .int(0))
    }
    if try s["num_bad_epochs"].isGreater(than: s["patience"]) {
      _ = try Interpreter.current.callMethod(s.value, "_reduce_lr", [s.epoch().value])
      s.set("cooldown_counter", try s["cooldown"].value)
      s.set("num_bad_epochs", .int(0))
    }
    try s.noteRates()
  }

  /// `float(metrics)`
  private static func number(_ metrics: Value) throws -> PythonNumber {
    PythonNumber(try Interpreter.current.call(.object(Classes.float), [metrics]))
  }

  private static func reduce(_ s: SchedulerView) throws {
    let groups = try s.groups()
    var lowest = try s.list("min_lrs")
    if lowest.count != groups.count {
      let fallback = try s["default_min_lr"].value
      if fallback.isNone {
        throw PyError.runtime(
          "The number of param groups in the `optimizer` (\(groups.count)) differs from when `ReduceLROnPlateau` was "
            + "initialized (\(lowest.count)), usually due to a new param group being added to the optimizer. Please "
            + "modify the `min_lrs` field to match the length of the `optimizer` param groups.")
      }
      lowest = [PythonNumber](repeating: PythonNumber(fallback), count: groups.count)
      s.set("min_lrs", Value(list: lowest.map(\.value)))
    }
    let (factor, eps) = (try s["factor"], try s["eps"])
    for (group, lowest) in zip(groups, lowest) {
      let old = PythonNumber(try NumberArgument.double(SchedulerView.get(group, GroupKeys.lr)))
      let scaled = try old * factor
      let new = try lowest.isGreater(than: scaled) ? lowest : scaled
      if try (old - new).isGreater(than: eps) { try SchedulerView.update(group, GroupKeys.lr, new.value) }
    }
  }
}
