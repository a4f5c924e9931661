// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Tensors

/// Padding: elements around a tensor, put there, mirrored, repeated or taken from the other end.
enum PaddingExplanation {
  static let family: [String: Explainer] = ["pad": explain]

  private static let words = [
    "constant": "A constant stands around the input; negative amounts cut off.",
    "reflect": "The input is mirrored at its border; the border element itself is not repeated.",
    "replicate": "The border element is repeated.",
    "circular": "The input goes on at its other end.",
  ]

  @Sendable private static func explain(_ step: ExplainedStep, _ explanation: inout Explanation) throws {
    guard let x = step.tensor("input"), let result = step.result, result.numel > 0,
      let amounts = amounts(step), amounts.count <= 2 * x.rank, amounts.count % 2 == 0
    else { return try GeneralExplanation.explain(step, &explanation) }
    let mode = step.text("mode") ?? "constant"
    let name = step.name("input")
    explanation.say(words[mode] ?? "")
    var sizes: [String] = []
    for k in stride(from: amounts.count / 2 - 1, through: 0, by: -1) {
      sizes.append("dimension \(x.rank - 1 - k): \(amounts[2 * k]) before and \(amounts[2 * k + 1]) after")
    }
    explanation.say("The amounts come in pairs, the last dimension's first. Here \(sizes.joined(separator: "; ")).")
    let index = try step.index()
    var place = index
    var isOutside = false
    for d in x.shape.indices {
      let k = x.rank - 1 - d
      let before = 2 * k < amounts.count ? amounts[2 * k] : 0
      let size = x.shape[d]
      let own = index[d] - before
      if before != 0 {
        explanation.equation("place in dimension \(d)", .difference(.exact(Double(index[d])), .exact(Double(before))))
      }
      place[d] = own
      guard own < 0 || own >= size else { continue }
      switch mode {
      case "reflect":
        place[d] = own < 0 ? -own : 2 * (size - 1) - own
        explanation.equation(
          "mirrored",
          own < 0
            ? .negative(.exact(Double(own)))
            : .difference(.product([.exact(2), .exact(Double(size - 1))]), .exact(Double(own))))
      case "replicate":
        place[d] = own < 0 ? 0 : size - 1
        explanation.equation(
          "moved inside",
          .function("min", [.function("max", [.exact(Double(own)), .exact(0)]), .exact(Double(size - 1))]))
      case "circular":
        place[d] = own < 0 ? own + size : own - size
        explanation.equation(
          "from the other end", .sum([.exact(Double(own)), .exact(Double(own < 0 ? size : -size))]))
      default: isOutside = true
      }
    }
    explanation.picture(step, "input", isOutside ? index.map { _ in 0 } : place, index)
    if isOutside {
      explanation.say(
        "That is outside of \(name), which has the shape \(ExplainedStep.list(x.shape)): the value stands there.")
      explanation.result(step, index, .exact(step.number("value") ?? 0))
    } else {
      explanation.taken(step, index, from: "input", place, x.element(place))
    }
  }

  private static func amounts(_ step: ExplainedStep) -> [Int]? {
    let items: [Value]
    switch step.value("pad") {
    case .tuple(let tuple)?: items = tuple.items
    case .list(let list)?: items = list.items
    default: return nil
    }
    let numbers = items.compactMap { if case .int(let number) = $0 { number } else { nil } }
    return numbers.count == items.count ? numbers : nil
  }
}
