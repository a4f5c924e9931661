// SPDX-License-Identifier: GPL-3.0-or-later

import Charts
import PythonRuntime
import Tensors

/// Operations that find, sort into bins and count: where elements stand, which are different, how many lie between bounds.
enum SearchExplanation {
  static let family: [String: Explainer] = [
    "nonzero": nonzero, "argwhere": nonzero, "unique": unique, "searchsorted": search, "bucketize": search,
    "histc": histogram, "histogram": edges, "unique_consecutive": runs, "isin": contained, "multinomial": draw,
    "bernoulli": chance,
  ]

  private static let mostElements = 1_000_000

  @Sendable private static func nonzero(_ step: ExplainedStep, _ explanation: inout Explanation) throws {
    guard let x = step.tensor("input"), let result = step.result, result.numel > 0, x.rank > 0, x.numel <= mostElements
    else { return try GeneralExplanation.explain(step, &explanation) }
    let index = try step.index()
    let name = step.name("input")
    let places = x.lookedDoubles().enumerated().filter { $0.element != 0 }.map(\.offset)
    guard let k = index.first, places.indices.contains(k) else { return }
    let place = x.coordinates(places[k])
    let isTuple = result.rank == 1
    let d = isTuple ? 0 : index[1]
    explanation.formula(
      isTuple
        ? "One tensor for each dimension of \(name) with the places of the elements that are not 0, in row order"
        : "A row for each element of \(name) that is not 0, in row order, with its place")
    explanation.say(
      "Number \(k) of the \(places.count) is \(ExplainedStep.element(name, place)) = \(ExplainedStep.short(x.element(place))); its index in dimension \(d) is the element."
    )
    explanation.result(step, index, .exact(Double(place[d])))
    explanation.say(
      "How many there are is known only when it has run; \(name)[\(name) != 0] takes the elements themselves.")
  }

  @Sendable private static func unique(_ step: ExplainedStep, _ explanation: inout Explanation) throws {
    guard let x = step.tensor("input"), let result = step.result, result.numel > 0, result.rank == 1,
      x.numel <= mostElements, step.integer("dim") == nil
    else { return try GeneralExplanation.explain(step, &explanation) }
    let index = try step.index()
    let value = result.element(index)
    let places = x.lookedDoubles().enumerated().filter { $0.element == value }.map { x.coordinates($0.offset) }
    let name = step.name("input")
    explanation.formula("Each different element of \(name) once, smallest first")
    explanation.say(
      "\(ExplainedStep.short(value)) stands at \(places.prefix(6).map { ExplainedStep.element(name, $0) }.joined(separator: ", "))\(places.count > 6 ? " and \(places.count - 6) more" : "")."
    )
    explanation.result(step, index, .number(value))
    explanation.say(
      "\(x.numel) elements, \(result.numel) different ones. return_counts=True says how often each occurs, return_inverse=True where each went."
    )
  }

  @Sendable private static func search(_ step: ExplainedStep, _ explanation: inout Explanation) throws {
    let isBucket = step.step.key == "bucketize"
    let boundsName = isBucket ? "boundaries" : "sorted_sequence"
    guard let bounds = step.tensor(boundsName), bounds.rank == 1, step.tensor("sorter") == nil,
      let result = step.result,
      result.numel > 0
    else { return try GeneralExplanation.explain(step, &explanation) }
    let index = try step.index()
    guard let value = step.tensor("input")?.element(index) ?? step.number("input") else { return }
    let isRight = step.flag("right") || step.text("side") == "right"
    let name = step.name(boundsName)
    let found = bounds.lookedDoubles()
    let count = found.filter { isRight ? $0 <= value : $0 < value }.count
    explanation.formula(
      "How many elements of \(name), which is sorted, are \(isRight ? "at most" : "less than") the value: the place where it would go in, \(isRight ? "behind" : "before") equal ones"
    )
    func text(_ place: Int) -> String {
      "\(ExplainedStep.element(name, [place])) = \(ExplainedStep.short(found[place]))"
    }
    let below = count > 0 ? text(count - 1) : "the beginning"
    let above = count < found.count ? text(count) : "the end"
    explanation.say("\(ExplainedStep.short(value)) lies between \(below) and \(above).")
    explanation.result(step, index, .exact(Double(count)))
    explanation.say(
      "It halves the range again and again, so that it takes log2(n) comparisons. Nothing checks that \(name) is sorted."
    )
  }

  @Sendable private static func histogram(_ step: ExplainedStep, _ explanation: inout Explanation) throws {
    guard let x = step.tensor("input"), let result = step.result, result.numel > 0, x.numel > 0, x.numel <= mostElements
    else { return try GeneralExplanation.explain(step, &explanation) }
    let values = x.lookedDoubles()
    var (low, high) = (step.number("min") ?? 0, step.number("max") ?? 0)
    if low == high { (low, high) = (values.min() ?? 0, values.max() ?? 0) }
    let bins = result.numel
    let index = try step.index()
    explanation.formula(
      "How many elements lie in each of \(bins) bins of equal width from min to max; what lies outside is not counted")
    let width = Term.quotient(.difference(.number(high), .number(low)), .exact(Double(bins)))
    explanation.equation("width", width)
    explanation.equation("from", .sum([.number(low), .product([.exact(Double(index[0])), .number(width.value(17))])]))
    explanation.equation(
      "to", .sum([.number(low), .product([.exact(Double(index[0] + 1)), .number(width.value(17))])]))
    explanation.result(step, index, .exact(result.element(index)))
    explanation.say(
      index[0] == bins - 1
        ? "The last bin holds its upper end, too." : "A bin holds its lower end and not its upper one.")
    if (step.number("min") ?? 0) == (step.number("max") ?? 0) {
      explanation.say("min and max were taken from the data.")
    }
  }

  @Sendable private static func edges(_ step: ExplainedStep, _ explanation: inout Explanation) throws {
    guard let x = step.tensor("input"), let result = step.result, result.numel > 0, let edges = step.part(1),
      edges.numel == result.numel + 1, x.numel <= mostElements, step.tensor("weight") == nil
    else { return try GeneralExplanation.explain(step, &explanation) }
    let index = try step.index()
    let k = index[0]
    let (low, high) = (edges.element([k]), edges.element([k + 1]))
    let isLast = k == result.numel - 1
    let inside = x.lookedDoubles().filter { $0 >= low && ($0 < high || isLast && $0 == high) }.count
    explanation.formula("How many elements lie in each bin; the second result holds the edges, one more than bins")
    explanation.say(
      "Bin \(k) goes from \(ExplainedStep.short(low)) to \(ExplainedStep.short(high))\(isLast ? ", both included" : ", which is left out")."
    )
    if step.flag("density") {
      let all = x.lookedDoubles().filter { $0 >= edges.element([0]) && $0 <= edges.element([result.numel]) }.count
      explanation.result(
        step, index,
        .quotient(
          .exact(Double(inside)),
          .product([.exact(Double(all)), .difference(.number(high), .number(low))])))
      explanation.say("density: divided by the count of all and the width, so that the areas add up to 1.")
    } else {
      explanation.result(step, index, .exact(Double(inside)))
    }
  }

  @Sendable private static func runs(_ step: ExplainedStep, _ explanation: inout Explanation) throws {
    guard let x = step.tensor("input"), let result = step.result, result.numel > 0, x.numel <= mostElements,
      step.integer("dim") == nil
    else { return try GeneralExplanation.explain(step, &explanation) }
    let index = try step.index()
    let values = x.lookedDoubles()
    var starts = [0]
    for i in values.indices.dropFirst() where values[i] != values[i - 1] { starts.append(i) }
    guard starts.indices.contains(index[0]) else { return try GeneralExplanation.explain(step, &explanation) }
    let first = starts[index[0]]
    let end = index[0] + 1 < starts.count ? starts[index[0] + 1] : values.count
    explanation.formula("Each run of equal neighbours once; nothing is sorted")
    explanation.say(
      "Run \(index[0]) begins at \(ExplainedStep.element(step.name("input"), x.coordinates(first))) and is \(end - first) long."
    )
    explanation.result(step, index, .number(values[first]))
    explanation.say(
      "\(values.count) elements, \(starts.count) runs. torch.unique finds each value once, wherever it stands.")
  }

  @Sendable private static func contained(_ step: ExplainedStep, _ explanation: inout Explanation) throws {
    guard let x = step.tensor("elements"), let result = step.result, result.numel > 0, x.shape == result.shape else {
      return try GeneralExplanation.explain(step, &explanation)
    }
    let index = try step.index()
    let value = x.element(index)
    explanation.element = (index, result.element(index))
    explanation.formula("True where the element stands anywhere in \(step.name("test_elements"))")
    let places = step.tensor("test_elements").map { t in
      t.lookedDoubles().enumerated().filter { $0.element == value }.map { t.coordinates($0.offset) }
    }
    let place = places?.first.map { " at \(ExplainedStep.element(step.name("test_elements"), $0))" } ?? ""
    explanation.say(
      "\(ExplainedStep.element(step.name("elements"), index)) is \(ExplainedStep.short(value)), which \(result.element(index) != 0 ? "stands there\(place): True" : "does not stand there: False")."
    )
  }

  @Sendable private static func draw(_ step: ExplainedStep, _ explanation: inout Explanation) throws {
    guard let x = step.tensor("input"), let result = step.result, result.numel > 0, x.rank == result.rank else {
      return try GeneralExplanation.explain(step, &explanation)
    }
    let index = try step.index()
    let row = x.slice(through: index.dropLast() + [0], along: [x.rank - 1]).map(\.value)
    let chosen = Int(exactly: result.element(index)) ?? 0
    guard row.indices.contains(chosen) else { return }
    let name = step.name("input")
    explanation.formula(
      "Places of \(name), drawn with probabilities in proportion to its elements, which need not add up to 1")
    let (sum, remark) = Term.longSum(row.map { .number($0) })
    if let remark { explanation.say(remark + ":") }
    explanation.equation("p of place \(chosen)", .quotient(.number(row[chosen]), sum))
    explanation.result(step, index, .exact(Double(chosen)))
    explanation.say(
      step.flag("replacement")
        ? "replacement=True: every draw is from all places again."
        : "Without replacement a place that was drawn is out, and the rest is scaled up.")
    explanation.say("It took numbers from torch's random stream; here they were given back.")
  }

  @Sendable private static func chance(_ step: ExplainedStep, _ explanation: inout Explanation) throws {
    guard let x = step.tensor("input"), let result = step.result, result.numel > 0, x.shape == result.shape else {
      return try GeneralExplanation.explain(step, &explanation)
    }
    let index = try step.index()
    let p = step.number("p") ?? x.element(index)
    let ones = result.lookedDoubles().filter { $0 != 0 }.count
    explanation.formula(
      step.number("p") == nil
        ? "1 with the probability that stands in \(step.name("input")), else 0, each element by itself"
        : "1 with probability \(ExplainedStep.short(p)), else 0, each element by itself")
    explanation.say(
      "Here p is \(ExplainedStep.short(p)), and \(Int(result.element(index)) == 1 ? "1" : "0") was drawn.")
    explanation.result(step, index, .exact(result.element(index)))
    explanation.say("\(ones) of \(result.numel) are 1. No gradient flows through a draw.")
  }
}
