// SPDX-License-Identifier: GPL-3.0-or-later

import Charts
import PythonRuntime
import Tensors

/// Other sizes of images: where an output element lies in the input, and the neighbours that it is mixed from.
enum ResamplingExplanation {
  static let family: [String: Explainer] = [
    "interpolate": interpolate, "grid_sample": sample, "affine_grid": affine, "fold": fold,
  ]

  private static func exact(_ value: Int) -> Term { .exact(Double(value)) }

  @Sendable private static func interpolate(_ step: ExplainedStep, _ explanation: inout Explanation) throws {
    guard let x = step.tensor("input"), let result = step.result, result.numel > 0, x.rank > 2, result.rank == x.rank
    else { return try GeneralExplanation.explain(step, &explanation) }
    let mode = step.text("mode") ?? "nearest"
    let aligned = step.flag("align_corners")
    let index = try step.index(result.shape.enumerated().map { $0.offset < 2 ? 0 : min(1, $0.element - 1) })
    let isNearest = mode.hasPrefix("nearest")
    switch mode {
    case "area": explanation.formula("Each element is the mean of the part of the input that it covers")
    case "nearest": explanation.formula("Each element is the input's at floor(place * size / new size)")
    case "nearest-exact": explanation.formula("Each element is the input's at floor((place + 0.5) * size / new size)")
    default:
      explanation.formula(
        aligned
          ? "Each element lies at place * (size - 1) / (new size - 1) in the input and is mixed from its neighbours there"
          : "Each element lies at (place + 0.5) * size / new size - 0.5 in the input and is mixed from its neighbours there"
      )
    }
    if mode != "area" {
      for d in 2..<x.rank {
        let place = place(
          step, d, index[d], x.shape[d], result.shape[d], shift: mode == "nearest" ? 0 : 0.5, aligned && !isNearest)
        let name = "place in dimension \(d)"
        if isNearest {
          explanation.equation(name, .function("floor", [place]))
        } else {
          explanation.equation(name, aligned ? place : .difference(place, .exact(0.5)))
        }
      }
    }
    explanation.picture(step, "input", Array(index.prefix(2)) + [Int](repeating: 0, count: x.rank - 2), index)
    guard explanation.weightedSum(step, index, of: "input") else {
      return try GeneralExplanation.explain(step, &explanation)
    }
    switch mode {
    case "area": break
    case "nearest", "nearest-exact": explanation.say("Elements are repeated or left out; no new values come up.")
    case "bicubic":
      explanation.say(
        "Cubic weights (a = -0.75) of 4 neighbours in each direction: some are negative, so that values may overshoot.")
    default:
      explanation.say(
        "The weights are 1 - distance in each direction, multiplied with each other; beyond the border the border's element counts."
      )
    }
    if mode.hasSuffix("linear") || mode == "bicubic" {
      explanation.say(
        aligned
          ? "align_corners=True: the corners' centres keep their values."
          : "align_corners=False: elements are squares, whose outer edges lie on each other. It is PyTorch's default."
      )
    }
  }

  /// The place in the input, before it is rounded.
  private static func place(
    _ step: ExplainedStep, _ d: Int, _ o: Int, _ size: Int, _ target: Int, shift: Double, _ aligned: Bool
  ) -> Term {
    if aligned {
      guard target > 1 else { return .exact(0) }
      return .quotient(.product([exact(o), exact(size - 1)]), exact(target - 1))
    }
    let place: Term = shift == 0 ? exact(o) : .sum([exact(o), .exact(shift)])
    if let scale = scale(step, d - 2), !step.flag("recompute_scale_factor") { return .quotient(place, .exact(scale)) }
    return .quotient(.product([place, exact(size)]), exact(target))
  }

  private static func scale(_ step: ExplainedStep, _ d: Int) -> Double? {
    let items: [Value]
    switch step.value("scale_factor") {
    case .tuple(let tuple)?: items = tuple.items
    case .list(let list)?: items = list.items
    case let value?: items = [value]
    case nil: return nil
    }
    return StepCall.number(items.count == 1 ? items[0] : d < items.count ? items[d] : nil)
  }

  @Sendable private static func sample(_ step: ExplainedStep, _ explanation: inout Explanation) throws {
    guard let x = step.tensor("input"), let grid = step.tensor("grid"), let result = step.result, result.numel > 0,
      x.rank == 4, grid.rank == 4
    else { return try GeneralExplanation.explain(step, &explanation) }
    let index = try step.index()
    let aligned = step.flag("align_corners")
    let (mode, padding) = (step.text("mode") ?? "bilinear", step.text("padding_mode") ?? "zeros")
    let point = [index[0], index[2], index[3]]
    let name = step.name("grid")
    explanation.formula(
      "The point of \(name) at [n, h, w] is (x, y) from -1 to 1 across the image, and the result is the image there")
    for (k, axis) in ["x", "y"].enumerated() {
      let value = grid.element(point + [k])
      let size = x.shape[3 - k]
      explanation.formula("\(axis) = \(ExplainedStep.element(name, point + [k])) = \(ExplainedStep.short(value))")
      let moved: Term = .sum([.number(value), .exact(1)])
      explanation.equation(
        k == 0 ? "column" : "row",
        aligned
          ? .product([.quotient(moved, .exact(2)), exact(size - 1)])
          : .quotient(.difference(.product([moved, exact(size)]), .exact(1)), .exact(2)))
    }
    switch padding {
    case "border": explanation.say("padding_mode='border': a place outside is moved to the border.")
    case "reflection": explanation.say("padding_mode='reflection': a place outside is mirrored at the border.")
    default: break
    }
    guard explanation.weightedSum(step, index, of: "input") else {
      return try GeneralExplanation.explain(step, &explanation)
    }
    explanation.say(
      mode == "nearest"
        ? "mode='nearest': the place is rounded, and one pixel is taken."
        : "The four pixels around the place are weighted by how near they are\(padding == "zeros" ? "; pixels outside of the image count as 0" : "")."
    )
    explanation.say(
      "x is the column and comes first. Gradients flow to the image and, but for mode='nearest', to the grid.")
  }

  @Sendable private static func affine(_ step: ExplainedStep, _ explanation: inout Explanation) throws {
    guard let theta = step.tensor("theta"), let result = step.result, result.numel > 0, result.rank == 4,
      theta.rank == 3
    else { return try GeneralExplanation.explain(step, &explanation) }
    let index = try step.index()
    let aligned = step.flag("align_corners")
    let name = step.name("theta")
    explanation.formula(
      "result[n, h, w] = \(name)[n] @ (x, y, 1), where x and y run from -1 to 1 across the columns and rows")
    var centres: [Term] = []
    for (axis, d) in [("x", 2), ("y", 1)] {
      let (place, size) = (index[d], result.shape[d])
      let term: Term =
        aligned
        ? (size > 1
          ? .difference(.quotient(.product([.exact(2), exact(place)]), exact(size - 1)), .exact(1)) : .exact(0))
        : (size > 1
          ? .difference(.quotient(.sum([.product([.exact(2), exact(place)]), .exact(1)]), exact(size)), .exact(1))
          : .exact(0))
      explanation.equation(axis, term)
      centres.append(.number(term.value(17)))
    }
    let row = [index[0], index[3]]
    let w = (0..<3).map { Term.number(theta.element(row + [$0])) }
    explanation.result(step, index, .sum([.product([w[0], centres[0]]), .product([w[1], centres[1]]), w[2]]))
    explanation.say(
      "It says where each pixel of the result is looked up in the input by grid_sample: a matrix that enlarges the grid makes the picture smaller."
    )
  }

  @Sendable private static func fold(_ step: ExplainedStep, _ explanation: inout Explanation) throws {
    guard let x = step.tensor("input"), let result = step.result, result.numel > 0 else {
      return try GeneralExplanation.explain(step, &explanation)
    }
    let index = try step.index()
    explanation.formula(
      "Each column of \(step.name("input")) is a window that is put back to its place; where windows overlap, they are added"
    )
    guard explanation.weightedSum(step, index, of: "input") else {
      return try GeneralExplanation.explain(step, &explanation)
    }
    let windows = x.shape[x.rank - 1]
    explanation.say(
      "There are \(windows) windows. fold(unfold(x)) is therefore not x but x times the number of windows over each element; dividing by fold(unfold(ones)) mends that."
    )
  }
}
