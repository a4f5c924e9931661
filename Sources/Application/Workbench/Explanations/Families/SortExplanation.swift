// SPDX-License-Identifier: GPL-3.0-or-later

import Charts
import Tensors

/// Orders along a dimension: sort, argsort, topk, kthvalue.
enum SortExplanation {
  static let family: [String: Explainer] = [
    "sort": explain, "argsort": explain, "msort": explain, "topk": explain, "kthvalue": explain,
  ]

  private static let mostRows = 10

  @Sendable private static func explain(_ step: ExplainedStep, _ explanation: inout Explanation) throws {
    guard let x = step.tensor("input"), let result = step.result, result.numel > 0, x.rank > 0 else {
      return try GeneralExplanation.explain(step, &explanation)
    }
    let key = step.step.key
    let dim = key == "msort" ? 0 : step.dimensions("dim", rank: x.rank)?.first ?? x.rank - 1
    let index = try step.index()
    // kthvalue takes the dimension away.
    var place = index
    if result.rank < x.rank { place.insert(0, at: min(dim, place.count)) }
    guard x.shape.indices.contains(dim), place.count == x.rank else {
      return try GeneralExplanation.explain(step, &explanation)
    }
    let isFalling = key == "topk" ? step.flag("largest") : step.flag("descending")
    var row = x.slice(through: place, along: [dim])
    // nan counts as the largest; equal elements keep their order.
    func isBefore(_ a: Double, _ b: Double) -> Bool { a.isNaN ? false : b.isNaN || a < b }
    row = row.enumerated().sorted { a, b in
      let (first, second) = isFalling ? (b, a) : (a, b)
      if isBefore(first.element.value, second.element.value) { return true }
      return isBefore(second.element.value, first.element.value) ? false : a.offset < b.offset
    }.map(\.element)
    let rank = key == "kthvalue" ? (step.integer("k") ?? 1) - 1 : place[dim]
    guard row.indices.contains(rank) else { return try GeneralExplanation.explain(step, &explanation) }
    // Which of equal elements was taken is read from the result.
    let taken = step.step.results.count > 1 ? Int(exactly: step.step.results[1].tensor.element(index)) : nil
    if let taken, let found = row.firstIndex(where: { $0.index[dim] == taken }), row[found].value == row[rank].value {
      row.swapAt(found, rank)
    }
    let name = step.name("input")
    let order = isFalling ? "largest first" : "smallest first"
    explanation.formula(
      "The \(row.count) elements of \(name) along dimension \(dim), \(order)\(key == "topk" ? "; the result are the first \(step.integer("k") ?? 1)" : "")\(key == "kthvalue" ? "; the result is number k = \(rank + 1)" : "")"
    )
    var table = Table([
      Table.Column("place", .right), Table.Column("value", .right), Table.Column("index", .right),
      Table.Column("from", .left), Table.Column("", .left),
    ])
    let first = min(max(0, rank - mostRows / 2), max(0, row.count - mostRows))
    for (i, element) in row.enumerated().dropFirst(first).prefix(mostRows) {
      table.rows.append([
        String(key == "kthvalue" ? i + 1 : i), ExplainedStep.short(element.value), String(element.index[dim]),
        ExplainedStep.element(name, element.index), i == rank ? "<-" : "",
      ])
    }
    explanation.table(table)
    if row.count > mostRows { explanation.say("The \(mostRows) around the one that is explained, of \(row.count).") }
    let chosen = row[rank]
    if key == "argsort" {
      explanation.formula("\(step.resultName(index)) is the place of \(ExplainedStep.element(name, chosen.index))")
      explanation.result(step, index, .exact(Double(chosen.index[dim])))
    } else {
      explanation.taken(step, index, from: "input", chosen.index, chosen.value)
    }
    explanation.say(
      key == "argsort"
        ? "The result holds places, not values: \(name).gather(\(dim), result) is the sorted tensor. No gradient flows through places."
        : "The gradient of a value goes to the element that it came from\(step.step.results.count > 1 ? "; the second result holds the places" : "")."
    )
  }
}
