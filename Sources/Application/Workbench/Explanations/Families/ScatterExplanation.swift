// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Tensors

/// Operations that add elements up at places that an index names.
enum ScatterExplanation {
  static let family: [String: Explainer] = [
    "scatter_add": add, "index_add": add, "scatter_reduce": reduce, "bincount": count,
  ]

  /// The elements of the source that come to a place of the result.
  private static func arriving(_ step: ExplainedStep, at index: [Int], source name: String) -> [(
    place: [Int], value: Double
  )]? {
    guard let source = step.tensor(name), let places = step.tensor("index"), let result = step.result,
      index.count == result.rank, result.rank > 0
    else { return nil }
    let dim = step.dimensions("dim", rank: result.rank)?.first ?? 0
    guard index.indices.contains(dim), source.rank == result.rank else { return nil }
    let isSlice = step.step.key.hasPrefix("index_add")
    // The other places must agree.
    let count = isSlice ? places.numel : places.rank == result.rank ? places.shape[dim] : 0
    var found: [(place: [Int], value: Double)] = []
    for k in 0..<count {
      var place = index
      place[dim] = k
      guard isSlice || zip(place, places.shape).allSatisfy({ $0 < $1 }) else { continue }
      let target = places.element(isSlice ? (places.rank == 0 ? [] : [k]) : place)
      if target == Double(index[dim]) { found.append((place, source.element(place))) }
    }
    return found
  }

  @Sendable private static func add(_ step: ExplainedStep, _ explanation: inout Explanation) throws {
    let isSlice = step.step.key.hasPrefix("index_add")
    let source = isSlice ? "source" : "src"
    guard let x = step.tensor("input"), let result = step.result, result.numel > 0,
      let (index, found) = try chosen(step, source)
    else { return try GeneralExplanation.explain(step, &explanation) }
    let alpha = step.number("alpha") ?? 1
    explanation.formula(
      isSlice
        ? "A copy of \(step.name("input")), to which slice k of \(step.name(source)) is added at place \(step.name("index"))[k] of dim"
        : "A copy of \(step.name("input")), to which element [i, j, ...] of \(step.name(source)) is added at the place that \(step.name("index"))[i, j, ...] names along dim"
    )
    listed(step, index, found, source, &explanation)
    let terms: [Term] =
      [.number(x.element(index))]
      + found.map { alpha == 1 ? .number($0.value) : .product([.exact(alpha), .number($0.value)]) }
    let (sum, remark) = Term.longSum(terms)
    if let remark { explanation.say(remark + ":") }
    explanation.result(step, index, sum)
    explanation.say("Places that occur several times get several terms; x[index] += source would keep only the last.")
    if step.step.changed["input"] != nil { explanation.say("It would change \(step.name("input")) in place.") }
  }

  /// The element to work out: by itself the first to which something comes.
  private static func chosen(_ step: ExplainedStep, _ source: String) throws -> (
    index: [Int], found: [(place: [Int], value: Double)]
  )? {
    guard let result = step.result else { return nil }
    if step.request.at == nil {
      for flat in 0..<min(result.numel, 100) {
        let index = result.coordinates(flat)
        guard let found = arriving(step, at: index, source: source) else { return nil }
        if found.count > 1 { return (index, found) }
      }
    }
    let index = try step.index()
    return arriving(step, at: index, source: source).map { (index, $0) }
  }

  private static func listed(
    _ step: ExplainedStep, _ index: [Int], _ found: [(place: [Int], value: Double)], _ source: String,
    _ explanation: inout Explanation
  ) {
    guard !found.isEmpty else {
      return explanation.say("No element of \(step.name(source)) goes to \(step.resultName(index)).")
    }
    let names = found.prefix(6).map { ExplainedStep.element(step.name(source), $0.place) }
    let more = found.count > names.count ? " and \(found.count - names.count) more" : ""
    explanation.say(
      "To \(step.resultName(index)) \(found.count == 1 ? "goes" : "go") \(names.joined(separator: ", "))\(more).")
  }

  @Sendable private static func reduce(_ step: ExplainedStep, _ explanation: inout Explanation) throws {
    guard let x = step.tensor("input"), let result = step.result, result.numel > 0, let way = step.text("reduce"),
      let (index, found) = try chosen(step, "src")
    else { return try GeneralExplanation.explain(step, &explanation) }
    let isIncluded = step.value("include_self").map { if case .bool(let flag) = $0 { flag } else { true } } ?? true
    explanation.formula(
      "Elements of \(step.name("src")) that \(step.name("index")) sends to the same place are joined by reduce='\(way)'\(isIncluded ? ", with the one that stands there" : ", without the one that stands there")"
    )
    listed(step, index, found, "src", &explanation)
    let own = Term.number(x.element(index))
    let values = found.map { Term.number($0.value) }
    let all = isIncluded || found.isEmpty ? [own] + values : values
    let (sum, remark) = Term.longSum(all)
    switch way {
    case "sum":
      if let remark { explanation.say(remark + ":") }
      explanation.result(step, index, sum)
    case "mean":
      if let remark { explanation.say(remark + ":") }
      explanation.result(step, index, .quotient(sum, .exact(Double(all.count))))
    case "prod" where all.count <= 12: explanation.result(step, index, .product(all))
    case "amax": explanation.result(step, index, .function("max", Array(all.prefix(40))))
    case "amin": explanation.result(step, index, .function("min", Array(all.prefix(40))))
    default: explanation.element = (index, result.element(index))
    }
  }

  @Sendable private static func count(_ step: ExplainedStep, _ explanation: inout Explanation) throws {
    guard let x = step.tensor("input"), let result = step.result, result.numel > 0, x.rank == 1 else {
      return try GeneralExplanation.explain(step, &explanation)
    }
    let values = x.lookedDoubles()
    let index = try step.index([Int(exactly: values.first ?? 0) ?? 0])
    let places = values.indices.filter { values[$0] == Double(index[0]) }
    let name = step.name("input")
    explanation.formula(
      "result[v] = how often v occurs in \(name)\(step.tensor("weights") == nil ? "" : ", each occurrence counted by its weight")"
    )
    explanation.say(
      "\(index[0]) stands at \(places.isEmpty ? "no place" : places.prefix(10).map { ExplainedStep.element(name, [$0]) }.joined(separator: ", "))\(places.count > 10 ? " and \(places.count - 10) more" : "")."
    )
    if let weights = step.tensor("weights") {
      let (sum, remark) = Term.longSum(places.map { .number(weights.element([$0])) })
      if let remark { explanation.say(remark + ":") }
      explanation.result(step, index, places.isEmpty ? .exact(0) : sum)
    } else {
      explanation.result(step, index, .exact(Double(places.count)))
    }
    explanation.say("Its length is the largest number plus 1, at least minlength.")
  }
}
