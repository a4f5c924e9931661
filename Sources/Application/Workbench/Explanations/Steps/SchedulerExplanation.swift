// SPDX-License-Identifier: GPL-3.0-or-later

import Charts
import PythonRuntime

/// `%explain scheduler.step()`: the recursion that gives the next rate, the counters, and the closed form beside it.
enum SchedulerExplanation {
  static func explanation(of call: StepCall) throws -> Explanation {
    var explanation = Explanation([call.text])
    let perform = { () throws -> Void in _ = try call.perform() }
    let metric = call.arguments.positional.first ?? call.arguments.keywords.first { $0.name.name == "metrics" }?.value
    try explain(
      call.receiver, call.interpreter, &explanation, metric: StepCall.number(metric),
      isTop: true, perform)
    explanation.gap()
    explanation.say("Nothing was changed: the step was taken back.")
    return explanation
  }

  /// Explains a step that `perform` makes.
  private static func explain(
    _ scheduler: Value, _ interpreter: Interpreter, _ explanation: inout Explanation, metric: Double? = nil,
    isTop: Bool = false,
    isRestart: Bool = false, _ perform: () throws -> Void
  ) throws {
    try interpreter.enter()
    defer { interpreter.leave() }
    let before = try SchedulerState(scheduler, interpreter)
    if try composite(before, interpreter, &explanation, isTop: isTop) { return }
    try perform()
    let after = try SchedulerState(scheduler, interpreter)
    let name = interpreter.type(of: scheduler).name
    let epochs = "epoch \(NumberText.short(before.epoch)) to \(NumberText.short(after.epoch))"
    if isTop { explanation.title += [name, epochs] } else { explanation.say("\(name), \(epochs):") }
    if before.className == "ReduceLROnPlateau" {
      PlateauExplanation(before: before, after: after, metric: metric).explain(&explanation)
      return
    }
    for group in before.groups.indices.prefix(4) {
      let rule = SchedulerRule(before: before, after: after, group: group, isRestart: isRestart)
      rule.explain(&explanation, interpreter)
    }
    if before.groups.count > 4 { explanation.say("The other \(before.groups.count - 4) groups follow the same rule.") }
  }

  /// Schedulers made of schedulers: the one whose turn it is, or all of them one after the other.
  private static func composite(
    _ state: SchedulerState, _ interpreter: Interpreter, _ explanation: inout Explanation, isTop: Bool
  ) throws -> Bool {
    let parts = state.items("_schedulers")
    guard !parts.isEmpty else { return false }
    if isTop { explanation.title.append(state.className) }
    if state.className == "ChainedScheduler" {
      explanation.say("Every one of the \(parts.count) schedulers makes its step; their factors multiply.")
      for part in parts {
        try explain(part, interpreter, &explanation) { _ = try interpreter.callMethod(part, "step") }
      }
      return true
    }
    guard state.className == "SequentialLR" else { return false }
    let epoch = state.epoch + 1
    let milestones = state.numbers("_milestones")
    let turn = milestones.filter { $0 <= epoch }.count
    guard turn < parts.count else { return false }
    let part = parts[turn]
    let until = turn < milestones.count ? " until epoch \(NumberText.short(milestones[turn]))" : ""
    explanation.say(
      "Epoch \(NumberText.short(epoch)): it is the turn of scheduler \(turn + 1) of \(parts.count)\(until).")
    let begins = turn > 0 && milestones[turn - 1] == epoch
    if begins { explanation.say("It begins here: its own epochs count from 0.") }
    try explain(part, interpreter, &explanation, isRestart: begins) {
      if begins {
        _ = try interpreter.callMethod(part, "_update_lr", [.int(0)])
      } else {
        _ = try interpreter.callMethod(part, "step")
      }
    }
    return true
  }
}

/// `ReduceLROnPlateau`: the comparison, the counters, and what comes next.
struct PlateauExplanation {
  let before: SchedulerState
  let after: SchedulerState
  let metric: Double?

  private func number(_ value: Double) -> String { NumberText.short(value) }

  func explain(_ explanation: inout Explanation) {
    let metric = metric ?? .nan
    let isRelative = before.text("threshold_mode") == "rel"
    let isMin = before.text("mode") == "min"
    let best = before["best"]
    let threshold = Term.exact(before["threshold"])
    let bound: Term =
      isRelative
      ? .product([
        .number(best), isMin ? .difference(.exact(1), threshold) : .sum([.exact(1), threshold]),
      ])
      : isMin ? .difference(.number(best), threshold) : .sum([.number(best), threshold])
    explanation.say(
      "An epoch is good when its metric is \(isMin ? "below" : "above") the bound; otherwise it is bad. Best so far: \(number(best))."
    )
    var isBetter = true
    if best.isFinite {
      explanation.equation("bound", bound)
      isBetter = isMin ? metric < bound.value(17) : metric > bound.value(17)
    }
    explanation.say(
      isBetter
        ? "\(number(metric)) is good: it is the new best, and the count of bad epochs begins at 0."
        : "\(number(metric)) is not: a bad epoch.")
    var table = Table("", "before", "after")
    for (name, key) in [
      ("best", "best"), ("bad epochs", "num_bad_epochs"), ("cooldown", "cooldown_counter"),
    ] {
      table.rows.append([name, number(before[key]), number(after[key])])
    }
    for group in before.groups.indices.prefix(4) {
      table.rows.append([
        before.groups.count > 1 ? "lr of group \(group)" : "lr", number(before.rate(group)), number(after.rate(group)),
      ])
    }
    explanation.table(table)
    let patience = before["patience"]
    let cooled = before["cooldown_counter"] > 0
    let bad = isBetter || cooled ? 0 : before["num_bad_epochs"] + 1
    if cooled { explanation.say("During the cooldown bad epochs do not count.") }
    if bad > patience {
      explanation.say("\(number(bad)) bad epochs are more than the patience of \(number(patience)): the rate is cut.")
      for group in before.groups.indices.prefix(4) { cut(group, &explanation) }
    }
    next(&explanation, patience)
  }

  private func least(_ group: Int) -> Double {
    let all = before.numbers("min_lrs")
    return group < all.count ? all[group] : 0
  }

  private func cut(_ group: Int, _ explanation: inout Explanation) {
    let (old, new) = (before.rate(group), after.rate(group))
    let cut = Term.function(
      "max", [.product([.number(old), .exact(before["factor"])]), .exact(least(group))])
    if old != new {
      explanation.equation("lr", cut, is: new)
    } else {
      explanation.equation("lr would be", cut)
      explanation.say("That is less than eps = \(number(before["eps"])) away, so the rate stays.")
    }
  }

  private func next(_ explanation: inout Explanation, _ patience: Double) {
    let (bad, cooldown) = (after["num_bad_epochs"], after["cooldown_counter"])
    let rate = after.rate(0)
    let lower = max(rate * before["factor"], least(0))
    if cooldown > 0 {
      explanation.say("Cooldown: bad epochs do not count for the next \(number(cooldown)).")
      return
    }
    let effect =
      rate - lower > before["eps"]
      ? "cuts \(number(rate)) to \(number(lower))" : "would leave \(number(rate)) as it is (min_lr or eps)"
    explanation.say(
      bad >= patience
        ? "Bad epochs \(number(bad)) of patience \(number(patience)): the next one \(effect)."
        : "Bad epochs \(number(bad)) of patience \(number(patience)): \(number(patience - bad + 1)) more in a row, and the last of them \(effect)."
    )
  }
}
