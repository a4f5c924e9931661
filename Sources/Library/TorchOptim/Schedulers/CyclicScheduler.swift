// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import TorchCore

/// Momentum that moves against the rate: shared by `CyclicLR` and `OneCycleLR`.
enum MomentumCycling {
  // SAFETY (all of them): made once and never changed.
  nonisolated(unsafe) static let momentum = Key("momentum")
  nonisolated(unsafe) static let betas = Key("betas")

  /// Whether the optimizer has momentum or betas; refuses one with neither.
  static func usesBetas(_ optimizer: OptimizerView) throws -> Bool {
    let defaults = try optimizer.defaults()
    let hasBetas = try defaults.get(betas.text) != nil
    if !hasBetas, try defaults.get(momentum.text) == nil {
      throw PyError.value("optimizer must support momentum or beta1 with `cycle_momentum` option enabled")
    }
    return hasBetas
  }

  /// Sets a group's momentum, or its first beta.
  static func set(_ group: PyDict, _ value: Value, usesBetas: Bool) throws {
    if usesBetas {
      let rest = try Interpreter.current.collect(SchedulerView.get(group, betas)).dropFirst()
      try group.set(betas.text, Value(tuple: [value] + rest))
    } else {
      try group.set(momentum.text, value)
    }
  }

  /// Prepares the groups: the momentum starts at its maximum.
  static func prepare(_ s: SchedulerView, _ optimizer: OptimizerView, base: [Value], max: [Value], isFresh: Bool) throws
  {
    guard isFresh else { return }
    let usesBetas = try s.isTrue("use_beta1")
    for (i, group) in try optimizer.groups().enumerated() {
      try set(group, max[i], usesBetas: usesBetas)
      try group.set("max_momentum", max[i])
      try group.set("base_momentum", base[i])
    }
  }
}

/// `CyclicLR`
enum CyclicScheduler {
  // SAFETY (all of them): made once and never changed; the bodies run only on the thread that evaluates.
  nonisolated(unsafe) private static let one = PythonNumber(1.0)

  nonisolated(unsafe) static let all: [SchedulerDeclaration] = [
    SchedulerDeclaration(
      name: "CyclicLR",
      signature: "(optimizer, base_lr, max_lr, step_size_up=2000, step_size_down=None, mode='triangular', gamma=1.0, "
        + "scale_fn=None, scale_mode='cycle', cycle_momentum=True, base_momentum=0.8, max_momentum=0.9, last_epoch=-1)",
      doc: "Lets the rate go up and down between base_lr and max_lr.",
      example:
        "CyclicLR(optim.SGD([torch.ones(1, requires_grad=True)], lr=0.1, momentum=0.9), base_lr=0.01, max_lr=0.1)",
      prepare: prepare,
      finish: { s, a in
        s.set("base_lrs", try s["_given_base_lrs"].value); s.object.attributes?["_given_base_lrs"] = nil
      },
      rates: rates,
      methods: [
        Declaration("scale_fn", "(self, x)", "The factor of a cycle's height.", example: "") { a in
          try scale(SchedulerView(a["self"]), PythonNumber(a["x"])).value
        },
        Declaration("state_dict", "(self)", "The attributes except the optimizer and functions.", example: "") { a in
          let view = try SchedulerView(a["self"])
          let state = try SchedulerMethods.state(view, without: ["optimizer", "_scale_fn_custom"])
          let custom = try view["_scale_fn_custom"].value
          if case .object(let object) = custom, object is PyInstance, let attributes = object.attributes {
            // An object that can be called: what it has.
            let own = PyDict()
            for (name, value) in zip(attributes.names, attributes.values) { try own.set(name.name, value) }
            try state.set("_scale_fn_custom", .dict(own))
          } else {
            try state.set("_scale_fn_custom", .none)
          }
          return .dict(state)
        },
        Declaration("load_state_dict", "(self, state_dict)", "Takes over what state_dict() gave.", example: "") { a in
          let view = try SchedulerView(a["self"])
          try SchedulerMethods.restore(view, a["state_dict"], without: ["_scale_fn_custom"])
          if case .dict(let given) = try a["state_dict"], case .dict(let own)? = try given.get("_scale_fn_custom"),
            let custom = try view["_scale_fn_custom"].value.object
          {
            for (key, value) in own.table.pairs { if let name = key.text { custom.attributes?[Symbol(name)] = value } }
          }
          return .none
        },
      ],
      properties: [
        GetSetDescriptor(
          "_scale_fn_ref", "The function of the mode, where the program gave none of its own.",
          get: { value in
            let view = try SchedulerView(value)
            guard try view["_scale_fn_custom"].value.isNone else { throw PyError.attribute(value, "_scale_fn_ref") }
            let interpreter = Interpreter.current
            let module = try interpreter.importModule("torch.optim._scales")
            return try interpreter.getAttribute(.object(module), Symbol(view["mode"].value.text ?? "triangular"))
          })
      ])
  ]

  private static func prepare(_ s: SchedulerView, _ a: Bound) throws {
    try SchedulerView.check(optimizer: a["optimizer"])
    let optimizer = try OptimizerView(a["optimizer"])
    try s.set("optimizer", a["optimizer"])
    let isFresh = try a.interpreter.equals(a["last_epoch"], .int(-1))
    let baseRates = try SchedulerView.perGroup("base_lr", optimizer, a["base_lr"])
    if isFresh {
      for (group, rate) in zip(try optimizer.groups(), baseRates) {
        try SchedulerView.update(group, GroupKeys.lr, rate)
      }
    }
    s.set("max_lrs", Value(list: try SchedulerView.perGroup("max_lr", optimizer, a["max_lr"])))
    let up = try NumberArgument.double(a["step_size_up"])
    let down = try a["step_size_down"].ifGiven.map { try NumberArgument.double($0) } ?? up
    s.set("total_size", .float(up + down))
    s.set("step_ratio", .float(up / (up + down)))
    let mode = try a["mode"].text ?? ""
    if !["triangular", "triangular2", "exp_range"].contains(mode), try a["scale_fn"].isNone {
      throw PyError.value("mode is invalid and scale_fn is None")
    }
    try s.set("mode", a["mode"])
    try s.set("gamma", a["gamma"])
    try s.set("_scale_fn_custom", a["scale_fn"])
    try s.set(
      "scale_mode", a["scale_fn"].isNone ? Value(mode == "exp_range" ? "iterations" : "cycle") : a["scale_mode"])
    try s.set("cycle_momentum", a["cycle_momentum"])
    if try a.interpreter.truth(a["cycle_momentum"]) {
      s.set("use_beta1", .bool(try MomentumCycling.usesBetas(optimizer)))
      let base = try SchedulerView.perGroup("base_momentum", optimizer, a["base_momentum"])
      let top = try SchedulerView.perGroup("max_momentum", optimizer, a["max_momentum"])
      s.set("base_momentums", Value(list: base))
      s.set("max_momentums", Value(list: top))
      try MomentumCycling.prepare(s, optimizer, base: base, max: top, isFresh: isFresh)
    }
    s.set("_given_base_lrs", Value(list: baseRates))
  }

  private static func scale(_ s: SchedulerView, _ x: PythonNumber) throws -> PythonNumber {
    let custom = try s["_scale_fn_custom"].value
    if !custom.isNone { return PythonNumber(try Interpreter.current.call(custom, [x.value])) }
    switch try s["mode"].value.text {
    case "triangular2": return try PythonNumber(1) / PythonNumber(2.0).power(x - PythonNumber(1))
    case "exp_range": return try s["gamma"].power(x)
    default: return one
    }
  }

  private static func rates(_ s: SchedulerView) throws -> [PythonNumber] {
    let (epoch, total, ratio) = (try s.epoch(), try s["total_size"], try s["step_ratio"])
    let cycle = try (PythonNumber(1) + epoch / total).floored()
    let x = try one + epoch / total - cycle
    let share = try x.isAtMost(ratio) ? x / ratio : (x - PythonNumber(1)) / (ratio - PythonNumber(1))
    let position = try s["scale_mode"].value.text == "cycle" ? cycle : epoch
    func scaleNow() throws -> PythonNumber {
      PythonNumber(try Interpreter.current.callMethod(s.value, "scale_fn", [position.value]))
    }
    let rates = try zip(s.baseRates(), s.list("max_lrs")).map { base, top in
      try base + (top - base) * share * scaleNow()
    }
    if try s.isTrue("cycle_momentum") {
      let usesBetas = try s.isTrue("use_beta1")
      let momenta = try zip(s.list("base_momentums"), s.list("max_momentums")).map { base, top in
        try top - (top - base) * share * scaleNow()
      }
      for (group, momentum) in zip(try s.groups(), momenta) {
        try MomentumCycling.set(group, momentum.value, usesBetas: usesBetas)
      }
    }
    return rates
  }
}
