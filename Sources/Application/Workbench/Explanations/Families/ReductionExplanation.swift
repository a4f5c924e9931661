// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Tensors

/// Sums, means, variances, extremes: many elements become one, along dimensions that go away.
enum ReductionExplanation {
  static let family: [String: Explainer] = {
    var table: [String: Explainer] = [:]
    for name in [
      "sum", "mean", "var", "std", "prod", "max", "min", "amax", "amin", "argmax", "argmin", "norm",
      "vector_norm", "all", "any", "count_nonzero", "nansum", "nanmean", "var_mean", "std_mean", "aminmax",
    ] {
      table[name] = explain
    }
    return table
  }()

  /// The elements that one element of a result comes from, with their places.
  static func elements(of input: Tensor, result index: [Int], dims: [Int], keepdim: Bool) -> [(
    index: [Int], value: Double
  )] {
    let all = dims.isEmpty ? Array(0..<input.rank) : dims
    var place = [Int](repeating: 0, count: input.rank)
    var rest = index[...]
    for dim in 0..<input.rank {
      if all.contains(dim) {
        if keepdim { _ = rest.popFirst() }
      } else {
        place[dim] = rest.popFirst() ?? 0
      }
    }
    return input.rank == 0 ? [([], input.element([]))] : input.slice(through: place, along: all)
  }

  private static let most = 1_000_000

  @Sendable private static func explain(_ step: ExplainedStep, _ explanation: inout Explanation) throws {
    guard let input = step.tensor("input"), let result = step.result, result.numel > 0, input.numel > 0,
      input.numel <= most, step.tensor("other") == nil
    else { return try GeneralExplanation.explain(step, &explanation) }
    let dims = step.dimensions("dim", rank: input.rank) ?? []
    let index = try step.index()
    // Those that leave out what is no number, and those with two results, are explained as the plain one.
    let key =
      ["nansum": "sum", "nanmean": "mean", "var_mean": "var", "std_mean": "std", "aminmax": "amin"][step.step.key]
      ?? step.step.key
    var found = elements(of: input, result: index, dims: dims, keepdim: step.flag("keepdim"))
    let all = found.count
    if step.step.key.hasPrefix("nan") { found = found.filter { !$0.value.isNaN } }
    let values = found.map(\.value)
    let name = step.name("input")
    let over =
      dims.isEmpty
      ? "all \(all) elements of \(name)"
      : "dimension\(dims.count == 1 ? "" : "s") \(ErrorCard.list(dims.map { String($0) })) of \(name), \(all) elements each"
    let n = Double(values.count)
    explanation.formula("\(step.step.key) over \(over)")
    if values.count < all {
      explanation.say("\(all - values.count) of them \(all - values.count == 1 ? "is" : "are") nan and left out.")
    }
    let (sum, remark) = Term.longSum(values.map { .number($0) })
    switch key {
    case "sum":
      if let remark { explanation.say(remark + ":") }
      explanation.result(step, index, sum)
    case "mean":
      if let remark { explanation.say(remark + ":") }
      explanation.result(step, index, .quotient(sum, .exact(n)))
    case "prod":
      guard values.count <= 12 else { return try GeneralExplanation.explain(step, &explanation) }
      explanation.result(step, index, .product(values.map { .number($0) }))
    case "var", "std": spread(step, &explanation, values, index, isRoot: key == "std")
    case "all", "any", "count_nonzero": truth(step, &explanation, found, index)
    case "norm", "vector_norm": try norm(step, &explanation, values, index)
    default: extreme(step, &explanation, found, index)
    }
    shapeWords(step, input, dims, &explanation)
  }

  private static func spread(
    _ step: ExplainedStep, _ explanation: inout Explanation, _ values: [Double], _ index: [Int], isRoot: Bool
  ) {
    let correction: Double
    if let flag = step.step.operand("unbiased"), case .bool(let isUnbiased) = flag {
      correction = isUnbiased ? 1 : 0
    } else {
      correction = step.number("correction") ?? 1
    }
    let n = Double(values.count)
    let mean = values.reduce(0, +) / n
    let (meanSum, remark) = Term.longSum(values.map { .number($0) })
    if let remark { explanation.say(remark + ":") }
    explanation.equation("mean", .quotient(meanSum, .exact(n)), is: mean)
    let (squares, _) = Term.longSum(values.map { .power(.difference(.number($0), .number(mean)), .exact(2)) })
    let variance = Term.quotient(squares, .exact(n - correction))
    guard n > correction else {
      return explanation.say(
        "One value alone has no unbiased variance: it is divided by \(ExplainedStep.short(n - correction)), which gives nan."
      )
    }
    explanation.result(step, index, isRoot ? .function("sqrt", [variance]) : variance)
    explanation.say(
      correction == 0
        ? "Divided by n = \(Int(n)): the biased variance, with which layers normalise."
        : "Divided by n - \(ExplainedStep.short(correction)) = \(ExplainedStep.short(n - correction)): torch's default is the unbiased one; layers normalise with the biased one, and numpy's default is the biased one, too."
    )
  }

  private static func norm(_ step: ExplainedStep, _ explanation: inout Explanation, _ values: [Double], _ index: [Int])
    throws
  {
    let order = step.step.operand("p") ?? step.step.operand("ord")
    // Norms of matrices are no sums of elements.
    let isVector = step.step.key == "vector_norm" || step.step.operands.contains { $0.name == "p" } || order == nil
    guard isVector, let p = order == nil || order?.text == "fro" ? 2 : StepCall.number(order) else {
      return try GeneralExplanation.explain(step, &explanation)
    }
    explanation.formula("norm = \(VectorNorm.formula(step.name("input"), p))")
    let (term, remark) = VectorNorm.term(values.map { .number($0) }, p)
    if let remark { explanation.say(remark + ":") }
    explanation.result(step, index, term)
  }

  /// Whether all or any are not 0, and how many.
  private static func truth(
    _ step: ExplainedStep, _ explanation: inout Explanation, _ found: [(index: [Int], value: Double)], _ index: [Int]
  ) {
    guard let result = step.result else { return }
    let name = step.name("input")
    let count = found.filter { $0.value != 0 }.count
    explanation.element = (index, result.element(index))
    explanation.say("\(count) of the \(found.count) are not 0, which counts as True.")
    guard step.step.key != "count_nonzero" else { return explanation.result(step, index, .exact(Double(count))) }
    let isTrue = result.element(index) != 0
    explanation.formula("\(step.resultName(index)) = \(isTrue ? "True" : "False")")
    let asked = step.step.key == "all" ? found.first { $0.value == 0 } : found.first { $0.value != 0 }
    if let asked {
      explanation.say(
        "\(ExplainedStep.element(name, asked.index)) is the first that is \(step.step.key == "all" ? "0" : "not").")
    }
  }

  private static func extreme(
    _ step: ExplainedStep, _ explanation: inout Explanation, _ found: [(index: [Int], value: Double)], _ index: [Int]
  ) {
    let isLargest = step.step.key.contains("max") && step.step.key != "aminmax"
    let values = found.map(\.value)
    guard let best = isLargest ? values.max() : values.min(), let at = values.firstIndex(of: best) else { return }
    let place = ExplainedStep.element(step.name("input"), found[at].index)
    if step.step.key.hasPrefix("arg") {
      let value = step.result?.element(index) ?? 0
      explanation.element = (index, value)
      explanation.say(
        "\(step.resultName(index)) is \(ExplainedStep.short(value)): there \(place) = \(ExplainedStep.short(best)) is the \(isLargest ? "largest" : "smallest")."
      )
      if step.step.operand("dim")?.isNone ?? true {
        explanation.say("Without dim the place is counted through all elements in row order.")
      }
      return
    }
    let second = isLargest ? values.filter { $0 < best }.max() : values.filter { $0 > best }.min()
    let shown = values.count <= 6 ? values : [best] + (second.map { [$0] } ?? [])
    explanation.result(step, index, .function(isLargest ? "max" : "min", shown.map { .number($0) }))
    explanation.say(
      "It stands at \(place)\(values.count > 6 ? "; the next one is \(ExplainedStep.short(second ?? best))" : ""). The gradient goes there alone."
    )
  }

  private static func shapeWords(
    _ step: ExplainedStep, _ input: Tensor, _ dims: [Int], _ explanation: inout Explanation
  ) {
    guard !dims.isEmpty else { return }
    let keeps = step.flag("keepdim")
    let rest = input.shape.enumerated().filter { !dims.contains($0.offset) }.map(\.element)
    explanation.say(
      keeps
        ? "keepdim=True leaves the reduced dimension\(dims.count == 1 ? "" : "s") with the size 1, so that the result broadcasts against \(step.name("input"))."
        : "dim names what goes away: \(ExplainedStep.list(input.shape)) becomes \(ExplainedStep.list(rest)).")
  }
}
