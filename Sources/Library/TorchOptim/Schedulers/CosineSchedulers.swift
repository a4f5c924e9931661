// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc
import PythonRuntime

/// Schedulers that follow half waves of the cosine.
enum CosineSchedulers {
  // SAFETY (all of them): made once and never changed; the bodies run only on the thread that evaluates.
  nonisolated(unsafe) private static let one = PythonNumber(1)
  nonisolated(unsafe) private static let two = PythonNumber(2)
  nonisolated(unsafe) private static let pi = PythonNumber(PythonNumber.pi)

  nonisolated(unsafe) static let all: [SchedulerDeclaration] = [
    SchedulerDeclaration(
      name: "CosineAnnealingLR", signature: "(optimizer, T_max, eta_min=0.0, last_epoch=-1)",
      doc: "Lets the rate fall to eta_min along half a cosine wave of T_max epochs.",
      example: "CosineAnnealingLR(optim.SGD([torch.ones(1, requires_grad=True)], lr=0.1), T_max=90)",
      rates: { s in
        if try s.isInitial() { return try s.settings(GroupKeys.lr) }
        let (epoch, span, lowest) = (try s.epoch(), try s["T_max"], try s["eta_min"])
        if try s["_step_count"].equals(one), try epoch.isGreater(than: PythonNumber(0)) {
          let wave = try one + (epoch * pi / span).cosine()
          return try s.baseRates().map { try lowest + ($0 - lowest) * wave / two }
        }
        if try ((epoch - one - span) % (two * span)).equals(PythonNumber(0)) {
          let wave = try one - (pi / span).cosine()
          return try zip(s.baseRates(), s.rates()).map { base, rate in try rate + (base - lowest) * wave / two }
        }
        let now = try one + (pi * epoch / span).cosine()
        let before = try one + (pi * (epoch - one) / span).cosine()
        let ratio = try now / before
        return try s.rates().map { try ratio * ($0 - lowest) + lowest }
      },
      closedForm: { s in
        let (epoch, span, lowest) = (try s.epoch(), try s["T_max"], try s["eta_min"])
        let wave = try one + (pi * epoch / span).cosine()
        return try s.baseRates().map { try lowest + ($0 - lowest) * wave / two }
      }),
    SchedulerDeclaration(
      name: "CosineAnnealingWarmRestarts", signature: "(optimizer, T_0, T_mult=1, eta_min=0.0, last_epoch=-1)",
      doc: "Half cosine waves that start again, each T_mult times as long as the one before.",
      example: "CosineAnnealingWarmRestarts(optim.SGD([torch.ones(1, requires_grad=True)], lr=0.1), T_0=10, T_mult=2)",
      prepare: { s, a in
        func isWhole(_ value: Value) -> Bool {
          if case .int = value { true } else if case .bool = value { true } else { false }
        }
        let text = try a.interpreter.str(a["T_0"])
        if try PythonNumber(a["T_0"]).isAtMost(PythonNumber(0)) || !isWhole(a["T_0"]) {
          throw PyError.value("Expected positive integer T_0, but got \(text)")
        }
        if try PythonNumber(a["T_mult"]).isLess(than: one) || !isWhole(a["T_mult"]) {
          throw PyError.value("Expected integer T_mult >= 1, but got \(try a.interpreter.str(a["T_mult"]))")
        }
        switch try a["eta_min"] {
        case .float, .int, .bool: break
        default:
          let type = try a.interpreter.str(.object(a.interpreter.type(of: a["eta_min"])))
          throw PyError.value(
            "Expected float or int eta_min, but got \(try a.interpreter.str(a["eta_min"])) of type \(type)")
        }
        try s.set("T_0", a["T_0"])
        try s.set("T_i", a["T_0"])
        try s.set("T_mult", a["T_mult"])
        try s.set("eta_min", a["eta_min"])
        try s.set("T_cur", a["last_epoch"])
      },
      rates: { s in
        let lowest = try s["eta_min"]
        let wave = try one + (pi * s["T_cur"] / s["T_i"]).cosine()
        return try s.baseRates().map { try lowest + ($0 - lowest) * wave / two }
      },
      methods: [
        Declaration("step", "(self, epoch=None)", "Sets the rates of the next epoch, or of a given one.", example: "") {
          a in
          try restartStep(SchedulerView(a["self"]), a["epoch"])
          return .none
        }
      ]),
  ]

  private static func restartStep(_ s: SchedulerView, _ given: Value) throws {
    let interpreter = Interpreter.current
    let zero = PythonNumber(0)
    var epoch = PythonNumber(given)
    if given.isNone, try s.epoch().isLess(than: zero) { epoch = zero }
    if epoch.value.isNone {
      epoch = try s.epoch() + one
      let current = try s["T_cur"] + one
      s.set("T_cur", current.value)
      let length = try s["T_i"]
      if try current.isAtLeast(length) {
        s.set("T_cur", try (current % length).value)
        s.set("T_i", try (length * s["T_mult"]).value)
      }
    } else {
      if try epoch.isLess(than: zero) {
        throw PyError.value("Expected non-negative epoch, but got \(try interpreter.str(epoch.value))")
      }
      let (first, factor) = (try s["T_0"], try s["T_mult"])
      if try epoch.isAtLeast(first) {
        if try factor.equals(one) {
          s.set("T_cur", try (epoch % first).value)
        } else {
          let share = try (epoch / first * (factor - one) + one).double()
          let n = PythonNumber(Int(log(share) / log(try factor.double())))
          let grown = try factor.power(n)
          s.set("T_cur", try (epoch - first * (grown - one) / (factor - one)).value)
          s.set("T_i", try (first * grown).value)
        }
      } else {
        s.set("T_i", first.value)
        s.set("T_cur", epoch.value)
      }
    }
    s.set("last_epoch", try epoch.floored().value)
    s.set("_get_lr_called_within_step", .bool(true))
    defer { s.set("_get_lr_called_within_step", .bool(false)) }
    try s.apply(interpreter.collect(interpreter.callMethod(s.value, "get_lr")))
  }
}
