// SPDX-License-Identifier: GPL-3.0-or-later

import Charts

/// The update rules of the optimizers, worked out for one element as PyTorch's documentation writes them.
enum OptimizerRules {
  /// Adds the equations of a class's rule.
  static func explain(
    _ name: String, _ element: OptimizerElement, _ settings: OptimizerSettings, _ explanation: inout Explanation
  ) {
    var rule = OptimizerRule(element: element, settings: settings, explanation: explanation)
    switch name {
    case "SGD": rule.sgd()
    case "Adam", "AdamW": rule.adam()
    case "Adamax": rule.adamax()
    case "NAdam": rule.nadam()
    case "RAdam": rule.radam()
    case "Adagrad": rule.adagrad()
    case "RMSprop": rule.rmsprop()
    case "Adadelta": rule.adadelta()
    case "ASGD": rule.asgd()
    case "Rprop": rule.rprop()
    case "LBFGS": rule.lbfgs()
    default: rule.other(name)
    }
    explanation = rule.explanation
  }
}

/// One element's update while it is written down.
struct OptimizerRule {
  let element: OptimizerElement
  let settings: OptimizerSettings
  var explanation: Explanation

  var rate: Term { .exact(settings["lr"]) }
  var step: Term { .exact(element.step) }
  var old: Term { .number(element.before) }

  /// An equation, and its value for the next one.
  mutating func define(_ name: String, _ term: Term, is value: Double? = nil) -> Term {
    explanation.equation(name, term, is: value)
    return .number(value ?? term.value(17))
  }

  /// The equation of the new value, with the digits that a float32 has, so that small updates are seen.
  mutating func update(_ term: Term) {
    explanation.parts.append(.equation(Equation(element.name, term, is: element.after, shown: [8, 7, 6, 5, 4, 3])))
  }

  /// The gradient that the rule uses: turned for climbing, with the decay in it; the decoupled one shrinks the parameter instead.
  mutating func gradient(isDecoupled: Bool = false) -> Term {
    var gradient = Term.number(element.gradient)
    if settings.flag("maximize") { gradient = define("g", .negative(gradient)) }
    let decay = settings["weight_decay"]
    guard decay != 0, !isDecoupled else { return gradient }
    return define("g", .sum([gradient, .product([.exact(decay), old])]))
  }

  /// The parameter after a decoupled decay.
  mutating func shrunk(isDecoupled: Bool) -> Term {
    let decay = settings["weight_decay"]
    guard isDecoupled, decay != 0 else { return old }
    explanation.say("The decay is decoupled: it shrinks the parameter itself and does not pass through the means.")
    return define("p", .product([old, .difference(.exact(1), .product([rate, .exact(decay)]))]))
  }

  /// `keep * old + (1 - keep) * new`, as both means of the Adam family and of RMSprop move.
  mutating func mean(_ name: String, _ keep: Double, _ new: Term) -> Term {
    define(
      name,
      .sum([
        .product([.exact(keep), .number(element.old(name))]), .product([.difference(.exact(1), .exact(keep)), new]),
      ]), is: element.new(name))
  }

  static func square(_ term: Term) -> Term { .power(term, .exact(2)) }
  static func root(_ term: Term) -> Term { .function("sqrt", [term]) }
  /// `1 - beta**t`
  func correction(_ beta: Double) -> Term { .difference(.exact(1), .power(.exact(beta), step)) }

  // MARK: Descent

  mutating func sgd() {
    explanation.formula(
      settings["momentum"] == 0
        ? "p = p - lr * g"
        : "buffer = momentum * buffer + (1 - dampening) * g;  p = p - lr * "
          + (settings.flag("nesterov") ? "(g + momentum * buffer)" : "buffer"))
    let gradient = gradient()
    guard settings["momentum"] != 0 else { return update(.difference(old, .product([rate, gradient]))) }
    let momentum = Term.exact(settings["momentum"])
    var buffer = gradient
    if element.stateBefore["momentum_buffer"] == nil {
      explanation.say("The first step: the buffer begins as the gradient itself, without dampening.")
    } else {
      buffer = define(
        "momentum_buffer",
        .sum([
          .product([momentum, .number(element.old("momentum_buffer"))]),
          settings["dampening"] == 0
            ? gradient : .product([.difference(.exact(1), .exact(settings["dampening"])), gradient]),
        ]), is: element.new("momentum_buffer"))
    }
    if settings.flag("nesterov") { buffer = define("direction", .sum([gradient, .product([momentum, buffer])])) }
    update(.difference(old, .product([rate, buffer])))
  }

  mutating func asgd() {
    explanation.formula("p = p * (1 - lambd * eta) - eta * g;  ax = ax + mu * (p - ax)")
    let gradient = gradient()
    let (eta, mu) = (element.old("eta", settings["lr"]), element.old("mu", 1))
    let lambda = Term.exact(settings["lambd"])
    update(
      .difference(
        .product([old, .difference(.exact(1), .product([lambda, .number(eta)]))]), .product([.number(eta), gradient])))
    if mu == 1 {
      explanation.say("Averaging has not begun (mu is 1): ax is the parameter itself.")
    } else {
      _ = define(
        "ax",
        .sum([
          .number(element.old("ax")),
          .product([.number(mu), .difference(.number(element.after), .number(element.old("ax")))]),
        ]), is: element.new("ax"))
    }
    _ = define(
      "eta",
      .quotient(
        rate, .power(.sum([.exact(1), .product([lambda, rate, step])]), .exact(settings["alpha"]))),
      is: element.new("eta"))
    _ = define(
      "mu",
      .quotient(.exact(1), .function("max", [.exact(1), .difference(step, .exact(settings["t0"]))])),
      is: element.new("mu"))
  }

  mutating func rprop() {
    explanation.formula(
      "step_size = step_size * etaplus, where g keeps its sign, * etaminus where it turns;  p = p - sign(g) * step_size"
    )
    var gradient = Term.number(element.gradient)
    if settings.flag("maximize") { gradient = define("g", .negative(gradient)) }
    let sign = gradient.value(17) * element.old("prev")
    let (minus, plus) = settings.pair("etas")
    let (least, most) = settings.pair("step_sizes")
    let word =
      sign > 0
      ? "keeps its sign: the step size grows"
      : sign < 0 ? "has turned: the step size shrinks" : "has no sign to compare: the step size stays"
    explanation.say("The last gradient was \(NumberText.short(element.old("prev"))), so it \(word).")
    let factor = sign > 0 ? plus : sign < 0 ? minus : 1
    let size = define(
      "step_size",
      .function(
        "min",
        [
          .function(
            "max", [.product([.number(element.old("step_size", settings["lr"])), .exact(factor)]), .exact(least)]),
          .exact(most),
        ]), is: element.new("step_size"))
    if sign < 0 {
      explanation.say(
        "After a turn the gradient counts as 0, and the parameter waits: it stays \(NumberText.short(element.after, digits: 8))."
      )
    } else if gradient.value(17) > 0 {
      update(.difference(old, size))
    } else if gradient.value(17) < 0 {
      update(.sum([old, size]))
    } else {
      explanation.say("The gradient is 0: the parameter stays.")
    }
  }

  mutating func lbfgs() {
    explanation.say(
      "LBFGS evaluates the closure several times in one step: a direction from the gradients that it has seen, a length for it, and "
        + "again, up to max_iter times. The element moves by the sum of these moves.")
    for (name, key) in [("evaluations of the closure", "func_evals"), ("iterations", "n_iter")] {
      guard let now = element.new(key) else { continue }
      _ = define("\(name) in this step", .difference(.exact(now), .exact(element.old(key))))
    }
    _ = define("change", .difference(.number(element.after), old))
  }

  mutating func other(_ name: String) {
    explanation.say("\(name) has a rule of its own, which is not known here; this is what it did.")
    _ = define("change", .difference(.number(element.after), old))
  }
}
