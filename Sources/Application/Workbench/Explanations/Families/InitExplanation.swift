// SPDX-License-Identifier: GPL-3.0-or-later

import Tensors

/// Kaiming's and Xavier's initialisations: fan, gain, bound.
enum InitExplanation {
  static let family: [String: Explainer] = [
    "kaiming_uniform_": { try kaiming($0, &$1, isUniform: true) },
    "kaiming_normal_": { try kaiming($0, &$1, isUniform: false) },
    "xavier_uniform_": { try xavier($0, &$1, isUniform: true) },
    "xavier_normal_": { try xavier($0, &$1, isUniform: false) },
  ]

  /// The inputs and the outputs of a weight, each times the size of the kernel.
  private static func fans(_ shape: [Int]) -> (fanIn: Int, fanOut: Int, kernel: Int)? {
    guard shape.count >= 2 else { return nil }
    let kernel = shape.dropFirst(2).reduce(1, *)
    return (shape[1] * kernel, shape[0] * kernel, kernel)
  }

  /// The factor that an activation wants.
  static func gain(_ activation: String, slope: Double) -> (term: Term, name: String) {
    switch activation {
    case "relu": return (.function("sqrt", [.exact(2)]), "relu")
    case "tanh": return (.quotient(.exact(5), .exact(3)), "tanh")
    case "selu": return (.exact(0.75), "selu")
    case "leaky_relu":
      return (
        .function("sqrt", [.quotient(.exact(2), .sum([.exact(1), .power(.exact(slope), .exact(2))]))]), "leaky_relu"
      )
    case let other: return (.exact(1), other)
    }
  }

  private static func kaiming(_ step: ExplainedStep, _ explanation: inout Explanation, isUniform: Bool) throws {
    guard let result = step.result, let fans = fans(result.shape) else { return }
    let mode = step.text("mode") ?? "fan_in"
    let fan = mode == "fan_out" ? fans.fanOut : fans.fanIn
    let gain = gain(step.text("nonlinearity") ?? "leaky_relu", slope: step.number("a") ?? 0)
    explanation.formula(
      "std = gain / sqrt(\(mode))"
        + (isUniform ? ", uniform from -bound to bound, bound = sqrt(3) * std" : ", normal with mean 0"))
    fanWords(fans, &explanation)
    explanation.equation("gain (\(gain.name))", gain.term)
    let std = Term.quotient(.number(gain.term.value(17)), .function("sqrt", [.exact(Double(fan))]))
    explanation.equation("std", std)
    if isUniform { explanation.equation("bound", .product([.function("sqrt", [.exact(3)]), .number(std.value(17))])) }
    try drawn(step, result, &explanation)
    explanation.say(
      "The gain makes up for what the activation takes away, so that the \(mode == "fan_out" ? "gradients" : "values") keep their spread from layer to layer. nn.Linear and nn.Conv2d begin with kaiming_uniform_(a=sqrt(5)), whose bound is 1 / sqrt(fan_in)."
    )
  }

  private static func xavier(_ step: ExplainedStep, _ explanation: inout Explanation, isUniform: Bool) throws {
    guard let result = step.result, let fans = fans(result.shape) else { return }
    let gain = step.number("gain") ?? 1
    explanation.formula(
      "std = gain * sqrt(2 / (fan_in + fan_out))"
        + (isUniform ? ", uniform from -bound to bound, bound = sqrt(3) * std" : ", normal with mean 0"))
    fanWords(fans, &explanation)
    let std = Term.product([
      .exact(gain),
      .function("sqrt", [.quotient(.exact(2), .sum([.exact(Double(fans.fanIn)), .exact(Double(fans.fanOut))]))]),
    ])
    explanation.equation("std", std)
    if isUniform { explanation.equation("bound", .product([.function("sqrt", [.exact(3)]), .number(std.value(17))])) }
    try drawn(step, result, &explanation)
    explanation.say(
      "It balances the spread of the values and that of the gradients, for activations like tanh; before relu, kaiming's is the usual one."
    )
  }

  private static func fanWords(_ fans: (fanIn: Int, fanOut: Int, kernel: Int), _ explanation: inout Explanation) {
    let kernel = fans.kernel == 1 ? "" : " * \(fans.kernel) places of the kernel"
    explanation.say(
      "fan_in = \(fans.fanIn / max(fans.kernel, 1)) inputs\(kernel) = \(fans.fanIn), fan_out = \(fans.fanOut / max(fans.kernel, 1)) outputs\(kernel) = \(fans.fanOut)."
    )
  }

  private static func drawn(_ step: ExplainedStep, _ result: Tensor, _ explanation: inout Explanation) throws {
    guard result.numel > 1 else { return }
    let values = result.lookedDoubles()
    let mean = values.reduce(0, +) / Double(values.count)
    let spread = (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count - 1)).squareRoot()
    explanation.say(
      "Drawn here: mean \(ExplainedStep.short(mean)), std \(ExplainedStep.short(spread)), from \(ExplainedStep.short(values.min() ?? 0)) to \(ExplainedStep.short(values.max() ?? 0)). It fills the tensor in place, without a gradient."
    )
    let index = try step.index()
    explanation.element = (index, result.element(index))
  }
}
