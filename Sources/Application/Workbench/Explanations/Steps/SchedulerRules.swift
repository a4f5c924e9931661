// SPDX-License-Identifier: GPL-3.0-or-later

import Charts
import PythonRuntime

/// The rule of a scheduler for one group of its optimizer, with the numbers of one step.
struct SchedulerRule {
  let before: SchedulerState
  let after: SchedulerState
  let group: Int
  /// Whether the schedule is set to its beginning, which is what its closed form says for epoch 0.
  let isRestart: Bool

  private var epoch: Double { after.epoch }
  private var t: Term { .exact(epoch) }
  private var old: Term { .number(before.rate(group)) }
  private var base: Term { .number(before.base(group)) }
  private var rate: Double { after.rate(group) }
  private func setting(_ name: String) -> Term { .exact(before[name]) }
  private static var one: Term { .exact(1) }
  private static var pi: Term { .number(Double.pi) }
  private static func text(_ number: Double) -> String { NumberText.short(number) }

  /// The next rate from the last one; nil when the rate stays.
  private var recursion: Term? {
    let one = Self.one
    switch before.className {
    case "StepLR":
      return epoch.truncatingRemainder(dividingBy: before["step_size"]) == 0 ? .product([old, setting("gamma")]) : nil
    case "MultiStepLR":
      guard let count = before.counts("milestones").first(where: { $0.key == epoch })?.count else { return nil }
      return count == 1
        ? .product([old, setting("gamma")]) : .product([old, .power(setting("gamma"), .exact(count))])
    case "ConstantLR":
      return epoch == before["total_iters"] ? .quotient(old, setting("factor")) : nil
    case "ExponentialLR": return .product([old, setting("gamma")])
    case "LinearLR":
      guard epoch <= before["total_iters"] else { return nil }
      let span = Term.difference(setting("end_factor"), setting("start_factor"))
      return .product([
        old,
        .sum([
          one,
          .quotient(
            span,
            .sum([
              .product([setting("total_iters"), setting("start_factor")]), .product([.exact(epoch - 1), span]),
            ])),
        ]),
      ])
    case "PolynomialLR":
      guard epoch <= before["total_iters"] else { return nil }
      let now = Term.difference(one, .quotient(t, setting("total_iters")))
      let last = Term.difference(one, .quotient(.exact(epoch - 1), setting("total_iters")))
      return .product([old, .power(.quotient(now, last), setting("power"))])
    case "CosineAnnealingLR": return cosine
    case "CosineAnnealingWarmRestarts": return wave(.exact(after["T_cur"]), .exact(after["T_i"]))
    case "LambdaLR", "MultiplicativeLR":
      let start = before.className == "LambdaLR" ? before.base(group) : before.rate(group)
      return start == 0 ? nil : .product([.number(start), .number(rate / start)])
    case "CyclicLR": return cyclic(before.numbers("base_lrs"), before.numbers("max_lrs"), isMomentum: false)
    case "OneCycleLR": return oneCycle("lr")
    default: return nil
    }
  }

  /// The rate of the epoch from the base rate.
  private var closedForm: Term? {
    let one = Self.one
    switch before.className {
    case "StepLR":
      return .product([
        base, .power(setting("gamma"), .function("floor", [.quotient(t, setting("step_size"))])),
      ])
    case "MultiStepLR":
      let passed = before.counts("milestones").filter { $0.key <= epoch }.reduce(0) { $0 + $1.count }
      return .product([base, .power(setting("gamma"), .exact(passed))])
    case "ConstantLR": return epoch < before["total_iters"] ? .product([base, setting("factor")]) : base
    case "ExponentialLR": return .product([base, .power(setting("gamma"), t)])
    case "LinearLR":
      let reached = Term.exact(min(epoch, before["total_iters"]))
      return .product([
        base,
        .sum([
          setting("start_factor"),
          .quotient(
            .product([.difference(setting("end_factor"), setting("start_factor")), reached]), setting("total_iters")),
        ]),
      ])
    case "PolynomialLR":
      let reached = Term.exact(min(epoch, before["total_iters"]))
      return .product([
        base, .power(.difference(one, .quotient(reached, setting("total_iters"))), setting("power")),
      ])
    case "CosineAnnealingLR": return wave(t, setting("T_max"))
    default: return nil
    }
  }

  func explain(_ explanation: inout Explanation, _ interpreter: Interpreter) {
    let name = before.groups.count > 1 ? "lr of group \(group)" : "lr"
    explanation.formula(Self.formulas[before.className] ?? "a rule of its own")
    if let note, !isRestart { explanation.say(note) }
    if isRestart, let closedForm {
      return explanation.equation(name, closedForm, is: rate)
    }
    if let recursion {
      explanation.equation(name, recursion, is: rate)
    } else if rate == before.rate(group) {
      explanation.say("\(name) stays \(Self.text(rate)).")
    } else {
      explanation.equation("change of \(name)", .difference(.number(rate), old))
    }
    if let closedForm {
      let value = closedForm.value(17)
      explanation.equation("\(name), closed form", closedForm)
      if abs(value - rate) > 1e-9 * max(abs(value), abs(rate)) {
        explanation.say(
          "The two differ: the rate was changed by something else on the way, or the scheduler went on past its end; the recursion is what counts."
        )
      }
    }
    momentum(&explanation)
  }

  /// What decides this step, in words.
  private var note: String? {
    switch before.className {
    case "StepLR":
      let size = before["step_size"]
      let next = (epoch / size).rounded(.down) * size + size
      return epoch.truncatingRemainder(dividingBy: size) == 0
        ? "Epoch \(Self.text(epoch)) is a multiple of step_size = \(Self.text(size)): the rate is multiplied by gamma."
        : "Epoch \(Self.text(epoch)) is no multiple of step_size = \(Self.text(size)); the next one is \(Self.text(next))."
    case "MultiStepLR":
      let milestones = before.counts("milestones")
      if milestones.contains(where: { $0.key == epoch }) { return "Epoch \(Self.text(epoch)) is a milestone." }
      let next = milestones.first { $0.key > epoch }.map { "the next one is \(Self.text($0.key))" } ?? "all are past"
      return "Epoch \(Self.text(epoch)) is no milestone; \(next)."
    case "ConstantLR":
      let end = before["total_iters"]
      return epoch < end
        ? "Until epoch \(Self.text(end)) the factor stays."
        : epoch == end ? "Epoch \(Self.text(end)): the factor is taken back." : nil
    case "LinearLR", "PolynomialLR":
      return epoch > before["total_iters"] ? "total_iters = \(Self.text(before["total_iters"])) is past." : nil
    case "CosineAnnealingLR":
      return epoch > before["T_max"]
        ? "T_max = \(Self.text(before["T_max"])) is past: the rate rises again, as the cosine does." : nil
    case "CosineAnnealingWarmRestarts":
      return "Epoch \(Self.text(after["T_cur"])) of \(Self.text(after["T_i"])) of this wave"
        + (after["T_cur"] == 0 ? ": it starts again at the base rate." : ".")
    case "LambdaLR", "MultiplicativeLR":
      return "The function gives \(Self.text(factor)) for epoch \(Self.text(epoch))."
    default: return nil
    }
  }

  private var factor: Double {
    let start = before.className == "LambdaLR" ? before.base(group) : before.rate(group)
    return start == 0 ? .nan : rate / start
  }

  // MARK: Waves

  /// `eta_min + (base - eta_min) * (1 + cos(pi * t / T)) / 2`
  private func wave(_ t: Term, _ length: Term) -> Term {
    let lowest = setting("eta_min")
    return .sum([
      lowest,
      .quotient(
        .product([
          .difference(base, lowest),
          .sum([Self.one, .function("cos", [.quotient(.product([Self.pi, t]), length)])]),
        ]), .exact(2)),
    ])
  }

  private var cosine: Term {
    let (length, lowest) = (before["T_max"], setting("eta_min"))
    func cosine(_ epoch: Double) -> Term {
      .sum([Self.one, .function("cos", [.quotient(.product([Self.pi, .exact(epoch)]), .exact(length))])])
    }
    if (epoch - 1 - length).truncatingRemainder(dividingBy: 2 * length) == 0 {
      let rise = Term.difference(Self.one, .function("cos", [.quotient(Self.pi, .exact(length))]))
      return .sum([old, .quotient(.product([.difference(base, lowest), rise]), .exact(2))])
    }
    return .sum([
      .product([.quotient(cosine(epoch), cosine(epoch - 1)), .difference(old, lowest)]), lowest,
    ])
  }

  // MARK: Cycles

  private func cyclic(_ low: [Double], _ high: [Double], isMomentum: Bool) -> Term? {
    guard group < low.count, group < high.count else { return nil }
    let (total, ratio) = (before["total_size"], before["step_ratio"])
    let cycle = (1 + epoch / total).rounded(.down)
    let x = 1 + epoch / total - cycle
    let share = x <= ratio ? x / ratio : (x - 1) / (ratio - 1)
    let height = Term.difference(.exact(high[group]), .exact(low[group]))
    var factors = [height, .number(share)]
    if !before.has("_scale_fn_custom") {
      switch before.text("mode") {
      case "triangular2": factors.append(.quotient(Self.one, .power(.exact(2), .exact(cycle - 1))))
      case "exp_range": factors.append(.power(setting("gamma"), t))
      default: break
      }
    } else if !isMomentum, share != 0, high[group] != low[group] {
      factors.append(.number((rate - low[group]) / (high[group] - low[group]) / share))
    } else {
      return nil
    }
    return isMomentum
      ? .difference(.exact(high[group]), .product(factors)) : .sum([.exact(low[group]), .product(factors)])
  }

  private func oneCycle(_ kind: String) -> Term? {
    var start = 0.0
    let phases = before.items("_schedule_phases")
    for (number, phase) in phases.enumerated() {
      guard case .dict(let dict) = phase, let end = StepCall.number(try? dict.get("end_step")) else { return nil }
      guard epoch <= end || number == phases.count - 1 else {
        start = end
        continue
      }
      func bound(_ name: String) -> Double? {
        guard let key = (try? dict.get(name))?.text else { return nil }
        return before.groups[group][key]
      }
      guard let from = bound("start_" + kind), let to = bound("end_" + kind) else { return nil }
      let share = Term.quotient(.difference(t, .number(start)), .difference(.number(end), .number(start)))
      if before.text("_anneal_func_type") == "linear" {
        return .sum([.product([.difference(.number(to), .number(from)), share]), .number(from)])
      }
      return .sum([
        .number(to),
        .product([
          .quotient(.difference(.number(from), .number(to)), .exact(2)),
          .sum([Self.one, .function("cos", [.product([Self.pi, share])])]),
        ]),
      ])
    }
    return nil
  }

  private func momentum(_ explanation: inout Explanation) {
    guard before["cycle_momentum"] == 1 else { return }
    let key = before["use_beta1"] == 1 ? "betas" : "momentum"
    guard let value = after.groups[group][key] else { return }
    let term =
      before.className == "OneCycleLR"
      ? oneCycle("momentum")
      : cyclic(before.numbers("base_momentums"), before.numbers("max_momentums"), isMomentum: true)
    guard let term else { return }
    explanation.equation(key == "betas" ? "beta1" : "momentum", term, is: value)
  }

  private static let formulas = [
    "StepLR": "lr = lr * gamma, every step_size epochs",
    "MultiStepLR": "lr = lr * gamma, at each milestone",
    "ConstantLR": "lr = base * factor, until total_iters",
    "LinearLR": "lr = lr * (1 + (end - start) / (total_iters * start + (t - 1) * (end - start)))",
    "ExponentialLR": "lr = lr * gamma",
    "PolynomialLR": "lr = lr * ((1 - t / total_iters) / (1 - (t - 1) / total_iters))**power",
    "CosineAnnealingLR": "lr = eta_min + (lr - eta_min) * (1 + cos(pi * t / T_max)) / (1 + cos(pi * (t - 1) / T_max))",
    "CosineAnnealingWarmRestarts": "lr = eta_min + (base - eta_min) * (1 + cos(pi * T_cur / T_i)) / 2",
    "LambdaLR": "lr = base * function(t)", "MultiplicativeLR": "lr = lr * function(t)",
    "CyclicLR": "lr = base_lr + (max_lr - base_lr) * share of the way up * scale",
    "OneCycleLR": "lr goes from one bound of its phase to the other, along a cosine or a line",
  ]
}
