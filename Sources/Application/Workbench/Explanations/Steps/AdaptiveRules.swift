// SPDX-License-Identifier: GPL-3.0-or-later

/// The rules that divide by the size of past gradients.
extension OptimizerRule {
  mutating func adam() {
    let isDecoupled = settings.flag("decoupled_weight_decay")
    let (beta1, beta2) = settings.pair("betas")
    let amsgrad = settings.flag("amsgrad")
    explanation.formula(
      "exp_avg = beta1 * exp_avg + (1 - beta1) * g;  exp_avg_sq = beta2 * exp_avg_sq + (1 - beta2) * g**2;  "
        + "m_hat = exp_avg / (1 - beta1**t);  v_hat = exp_avg_sq / (1 - beta2**t);  p = p - lr * m_hat / (sqrt(v_hat) + eps)"
    )
    let parameter = shrunk(isDecoupled: isDecoupled)
    let gradient = gradient(isDecoupled: isDecoupled)
    let mean = mean("exp_avg", beta1, gradient)
    var square = meanSquare(beta2, gradient)
    if amsgrad {
      square = define(
        "max_exp_avg_sq", .function("max", [.number(element.old("max_exp_avg_sq")), square]),
        is: element.new("max_exp_avg_sq"))
    }
    let corrected = define("m_hat", .quotient(mean, correction(beta1)))
    let size = define("v_hat", .quotient(square, correction(beta2)))
    let change = define(
      "change",
      .quotient(.product([rate, corrected]), .sum([Self.root(size), .exact(settings["eps"])])))
    update(.difference(parameter, change))
    if !isDecoupled, settings["weight_decay"] != 0 {
      explanation.say(
        "The decay is part of g and is divided by sqrt(v_hat) as well: AdamW is the one that decays all parameters alike."
      )
    }
    if element.step == 1 {
      explanation.say(
        "In the first step m_hat is g and v_hat is g**2, so that the change is lr times the sign of g, however small g is."
      )
    }
  }

  private mutating func meanSquare(_ keep: Double, _ gradient: Term) -> Term {
    mean("exp_avg_sq", keep, Self.square(gradient))
  }

  mutating func adamax() {
    let (beta1, beta2) = settings.pair("betas")
    explanation.formula(
      "exp_avg = beta1 * exp_avg + (1 - beta1) * g;  exp_inf = max(beta2 * exp_inf, |g| + eps);  "
        + "p = p - lr / (1 - beta1**t) * exp_avg / exp_inf")
    let gradient = gradient()
    let mean = mean("exp_avg", beta1, gradient)
    let largest = define(
      "exp_inf",
      .function(
        "max",
        [
          .product([.exact(beta2), .number(element.old("exp_inf"))]),
          .sum([.function("abs", [gradient]), .exact(settings["eps"])]),
        ]), is: element.new("exp_inf"))
    let change = define(
      "change", .product([.quotient(rate, correction(beta1)), .quotient(mean, largest)]))
    update(.difference(old, change))
  }

  mutating func nadam() {
    let (beta1, beta2) = settings.pair("betas")
    let isDecoupled = settings.flag("decoupled_weight_decay")
    explanation.formula(
      "mu_t = beta1 * (1 - 0.5 * 0.96**(t * momentum_decay));  "
        + "p = p - lr * ((1 - mu_t) * g / (1 - mu_product) + mu_next * exp_avg / (1 - mu_product * mu_next)) / (sqrt(v_hat) + eps)"
    )
    let parameter = shrunk(isDecoupled: isDecoupled)
    let gradient = gradient(isDecoupled: isDecoupled)
    func momentum(_ t: Double) -> Term {
      .product([
        .exact(beta1),
        .difference(
          .exact(1),
          .product([
            .exact(0.5), .power(.exact(0.96), .product([.exact(t), .exact(settings["momentum_decay"])])),
          ])),
      ])
    }
    let mu = define("mu_t", momentum(element.step))
    let next = define("mu_next", momentum(element.step + 1))
    let product = define(
      "mu_product", .product([.number(element.old("mu_product", 1)), mu]), is: element.new("mu_product"))
    let mean = mean("exp_avg", beta1, gradient)
    let square = meanSquare(beta2, gradient)
    let size = define(
      "size", .sum([Self.root(.quotient(square, correction(beta2))), .exact(settings["eps"])]))
    let direction = define(
      "direction",
      .sum([
        .quotient(
          .product([.difference(.exact(1), mu), gradient]), .difference(.exact(1), product)),
        .quotient(.product([next, mean]), .difference(.exact(1), .product([product, next]))),
      ]))
    let change = define("change", .quotient(.product([rate, direction]), size))
    update(.difference(parameter, change))
  }

  mutating func radam() {
    let (beta1, beta2) = settings.pair("betas")
    let isDecoupled = settings.flag("decoupled_weight_decay")
    explanation.formula(
      "rho_t = rho_inf - 2 * t * beta2**t / (1 - beta2**t);  above 5: p = p - lr * m_hat * r * l, else p = p - lr * m_hat"
    )
    let parameter = shrunk(isDecoupled: isDecoupled)
    let gradient = gradient(isDecoupled: isDecoupled)
    let mean = mean("exp_avg", beta1, gradient)
    let square = meanSquare(beta2, gradient)
    let corrected = define("m_hat", .quotient(mean, correction(beta1)))
    let one = Term.exact(1)
    let two = Term.exact(2)
    let limit = define("rho_inf", .difference(.quotient(two, .difference(one, .exact(beta2))), one))
    let power = Term.power(.exact(beta2), step)
    let length = define(
      "rho_t", .difference(limit, .quotient(.product([two, step, power]), .difference(one, power))))
    guard length.value(17) > 5 else {
      explanation.say(
        "rho_t is not above 5: the mean square is not reliable yet, and the step goes without the division.")
      return update(.difference(parameter, .product([rate, corrected])))
    }
    let four = Term.exact(4)
    let ratio = define(
      "r",
      Self.root(
        .quotient(
          .product([.difference(length, four), .difference(length, two), limit]),
          .product([.difference(limit, four), .difference(limit, two), length]))))
    let adaptive = define(
      "l", .quotient(Self.root(correction(beta2)), .sum([Self.root(square), .exact(settings["eps"])])))
    let change = define("change", .product([rate, corrected, ratio, adaptive]))
    update(.difference(parameter, change))
  }

  mutating func adagrad() {
    explanation.formula("sum = sum + g**2;  p = p - lr / (1 + (t - 1) * lr_decay) * g / (sqrt(sum) + eps)")
    let gradient = gradient()
    let now =
      settings["lr_decay"] == 0
      ? rate
      : define(
        "lr_now",
        .quotient(
          rate,
          .sum([.exact(1), .product([.difference(step, .exact(1)), .exact(settings["lr_decay"])])])))
    let sum = define(
      "sum",
      .sum([.number(element.old("sum", settings["initial_accumulator_value"])), Self.square(gradient)]),
      is: element.new("sum"))
    let change = define(
      "change", .quotient(.product([now, gradient]), .sum([Self.root(sum), .exact(settings["eps"])])))
    update(.difference(old, change))
  }

  mutating func rmsprop() {
    let alpha = settings["alpha"]
    let isCentered = settings.flag("centered")
    explanation.formula(
      "square_avg = alpha * square_avg + (1 - alpha) * g**2;  p = p - lr * "
        + (settings["momentum"] > 0 ? "buffer, buffer = momentum * buffer + " : "") + "g / ("
        + (isCentered ? "sqrt(square_avg - grad_avg**2)" : "sqrt(square_avg)") + " + eps)")
    let gradient = gradient()
    let square = mean("square_avg", alpha, Self.square(gradient))
    var size = Self.root(square)
    if isCentered {
      let mean = mean("grad_avg", alpha, gradient)
      size = Self.root(.difference(square, Self.square(mean)))
    }
    let scaled = define("direction", .quotient(gradient, .sum([size, .exact(settings["eps"])])))
    guard settings["momentum"] > 0 else { return update(.difference(old, .product([rate, scaled]))) }
    let buffer = define(
      "momentum_buffer",
      .sum([.product([.exact(settings["momentum"]), .number(element.old("momentum_buffer"))]), scaled]),
      is: element.new("momentum_buffer"))
    update(.difference(old, .product([rate, buffer])))
  }

  mutating func adadelta() {
    let rho = settings["rho"]
    explanation.formula(
      "square_avg = rho * square_avg + (1 - rho) * g**2;  delta = sqrt(acc_delta + eps) / sqrt(square_avg + eps) * g;  p = p - lr * delta"
    )
    let gradient = gradient()
    let square = mean("square_avg", rho, Self.square(gradient))
    let eps = Term.exact(settings["eps"])
    let delta = define(
      "delta",
      .product([
        .quotient(
          Self.root(.sum([.number(element.old("acc_delta")), eps])), Self.root(.sum([square, eps]))),
        gradient,
      ]))
    update(.difference(old, .product([rate, delta])))
    _ = mean("acc_delta", rho, Self.square(delta))
  }
}
