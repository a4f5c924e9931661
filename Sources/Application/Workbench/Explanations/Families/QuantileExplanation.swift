// SPDX-License-Identifier: GPL-3.0-or-later

import Charts
import Tensors

/// Elements at a place in the order: the median, quantiles, the most frequent one.
enum QuantileExplanation {
  static let family: [String: Explainer] = [
    "median": median, "nanmedian": median, "quantile": quantile, "nanquantile": quantile, "mode": mode,
  ]

  private static let mostElements = 200_000
  private static let mostRows = 10

  private typealias Ordered = [(index: [Int], value: Double)]

  /// The elements that the result at a place comes from, smallest first; nan where it counts is the largest.
  private static func ordered(_ step: ExplainedStep, _ x: Tensor, _ dims: [Int], _ index: [Int]) -> Ordered {
    let found = ReductionExplanation.elements(of: x, result: index, dims: dims, keepdim: step.flag("keepdim"))
    let kept = step.step.key.hasPrefix("nan") ? found.filter { !$0.value.isNaN } : found
    return kept.enumerated().sorted { a, b in
      if a.element.value == b.element.value || (a.element.value.isNaN && b.element.value.isNaN) {
        return a.offset < b.offset
      }
      return a.element.value.isNaN ? false : b.element.value.isNaN || a.element.value < b.element.value
    }.map(\.element)
  }

  private static func over(_ step: ExplainedStep, _ dims: [Int], _ count: Int) -> String {
    let name = step.name("input")
    return dims.isEmpty
      ? "the \(count) elements of \(name)" : "the \(count) elements of \(name) along dimension \(dims[0])"
  }

  /// The rows around a place in the order.
  private static func table(
    _ step: ExplainedStep, _ row: Ordered, around rank: Int, and other: Int? = nil, _ explanation: inout Explanation
  ) {
    var table = Table([
      Table.Column("place", .right), Table.Column("value", .right), Table.Column("from", .left),
      Table.Column("", .left),
    ])
    let first = min(max(0, rank - mostRows / 2), max(0, row.count - mostRows))
    for (i, element) in row.enumerated().dropFirst(first).prefix(mostRows) {
      table.rows.append([
        String(i), ExplainedStep.short(element.value), ExplainedStep.element(step.name("input"), element.index),
        i == rank || i == other ? "<-" : "",
      ])
    }
    explanation.table(table)
    if row.count > mostRows { explanation.say("The \(mostRows) around it, of \(row.count).") }
  }

  @Sendable private static func median(_ step: ExplainedStep, _ explanation: inout Explanation) throws {
    guard let x = step.tensor("input"), let result = step.result, result.numel > 0, x.numel > 0, x.numel <= mostElements
    else { return try GeneralExplanation.explain(step, &explanation) }
    let dims = step.dimensions("dim", rank: x.rank) ?? []
    let index = try step.index()
    let row = ordered(step, x, dims, index)
    guard !row.isEmpty, let value = step.result?.element(index), !value.isNaN else {
      return explanation.say(
        "There is a nan among \(over(step, dims, row.count)): the median is nan, too; nanmedian leaves it out.")
    }
    explanation.formula("The middle of \(over(step, dims, row.count)) when they are ordered")
    let rank = (row.count - 1) / 2
    explanation.equation(
      "place", .function("floor", [.quotient(.exact(Double(row.count - 1)), .exact(2))]))
    table(step, row, around: rank, &explanation)
    explanation.taken(step, index, from: "input", row[rank].index, row[rank].value)
    if row.count % 2 == 0 {
      explanation.say(
        "Of two in the middle it takes the lower one. numpy, and quantile(0.5), take their mean: \(ExplainedStep.short((row[rank].value + row[rank + 1].value) / 2))."
      )
    }
    explanation.say("Single large elements do not move it. The gradient goes to the element that was taken.")
  }

  @Sendable private static func quantile(_ step: ExplainedStep, _ explanation: inout Explanation) throws {
    guard let x = step.tensor("input"), let result = step.result, result.numel > 0, x.numel > 0, x.numel <= mostElements
    else { return try GeneralExplanation.explain(step, &explanation) }
    let dims = step.dimensions("dim", rank: x.rank) ?? []
    let index = try step.index()
    // Several q make a new first dimension.
    var (inner, q) = (index, step.number("q"))
    if let several = step.tensor("q") {
      if several.rank > 0 { inner = Array(index.dropFirst()) }
      q = several.element(several.rank > 0 ? [index.first ?? 0] : [])
    }
    guard let q else { return try GeneralExplanation.explain(step, &explanation) }
    let row = ordered(step, x, dims, inner)
    guard let last = row.last, !last.value.isNaN else {
      return explanation.say(
        "There is a nan among \(over(step, dims, row.count)): the quantile is nan; nanquantile leaves it out.")
    }
    explanation.formula("The place q * (n - 1) among \(over(step, dims, row.count)) when they are ordered")
    let place = q * Double(row.count - 1)
    let floor = min(max(Int(exactly: place.rounded(.down)) ?? 0, 0), row.count - 1)
    let upper = min(floor + 1, row.count - 1)
    explanation.equation("place", .product([.number(q), .exact(Double(row.count - 1))]))
    table(step, row, around: floor, and: place > Double(floor) ? upper : nil, &explanation)
    let (low, high) = (Term.number(row[floor].value), Term.number(row[upper].value))
    let fraction = place - Double(floor)
    let mode = step.text("interpolation") ?? "linear"
    switch mode {
    case "lower": explanation.result(step, index, low)
    case "higher": explanation.result(step, index, fraction > 0 ? high : low)
    case "midpoint":
      explanation.result(step, index, fraction > 0 ? .quotient(.sum([low, high]), .exact(2)) : low)
    case "nearest": explanation.result(step, index, place.rounded(.toNearestOrEven) > Double(floor) ? high : low)
    default:
      explanation.result(
        step, index, fraction > 0 ? .sum([low, .product([.number(fraction), .difference(high, low)])]) : low)
    }
    explanation.say(
      mode == "linear"
        ? "Between two elements it goes on a line (interpolation='linear')."
        : "interpolation='\(mode)' chooses among the two neighbours.")
  }

  @Sendable private static func mode(_ step: ExplainedStep, _ explanation: inout Explanation) throws {
    guard let x = step.tensor("input"), let result = step.result, result.numel > 0, x.numel <= mostElements else {
      return try GeneralExplanation.explain(step, &explanation)
    }
    let dim = step.dimensions("dim", rank: x.rank)?.first ?? max(x.rank - 1, 0)
    let index = try step.index()
    let row = ordered(step, x, x.rank == 0 ? [] : [dim], index)
    var counts: [(value: Double, count: Int)] = []
    for element in row {
      if let last = counts.last, last.value == element.value {
        counts[counts.count - 1].count += 1
      } else {
        counts.append((element.value, 1))
      }
    }
    let value = result.element(index)
    explanation.formula("The most frequent of \(over(step, x.rank == 0 ? [] : [dim], row.count))")
    var table = Table("value", "how often", "")
    let most = counts.map(\.count).max() ?? 0
    let shown = counts.count <= mostRows ? counts : counts.filter { $0.count == most }
    for entry in shown.prefix(mostRows) {
      table.rows.append([ExplainedStep.short(entry.value), String(entry.count), entry.value == value ? "<-" : ""])
    }
    explanation.table(table)
    explanation.result(step, index, .number(value))
    explanation.say("Of several that are equally frequent it takes the smallest.")
  }
}
