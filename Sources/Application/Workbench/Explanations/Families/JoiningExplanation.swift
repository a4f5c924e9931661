// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Tensors

/// Operations that choose where an element comes from: joining, selecting, gathering; and running sums.
enum JoiningExplanation {
  static let family: [String: Explainer] = [
    "cat": concatenation, "concat": concatenation, "concatenate": concatenation, "stack": stack, "where": choice,
    "masked_fill": fill, "gather": gather, "index_select": gather, "cumsum": running, "cumprod": running, "lerp": blend,
  ]

  private static func dimension(_ step: ExplainedStep, _ rank: Int) -> Int {
    step.dimensions("dim", rank: rank)?.first ?? 0
  }

  @Sendable private static func concatenation(_ step: ExplainedStep, _ explanation: inout Explanation) throws {
    guard let result = step.result, result.numel > 0 else { return }
    let dim = dimension(step, result.rank)
    let index = try step.index()
    let tensors = step.step.tensors.filter { $0.name != "out" && $0.held.tensor.rank == result.rank }
    let sizes = tensors.map { $0.held.tensor.shape[dim] }
    explanation.formula("The tensors one after the other along dimension \(dim), which already exists")
    explanation.equation("size of dimension \(dim)", .sum(sizes.map { .exact(Double($0)) }))
    var place = index
    for tensor in tensors {
      let size = tensor.held.tensor.shape[dim]
      guard place[dim] >= size else {
        let name = ExplainedStep.element(step.name(tensor.name), place)
        explanation.formula("\(step.resultName(index)) = \(name)")
        explanation.result(step, index, .number(tensor.held.tensor.element(place)))
        break
      }
      place[dim] -= size
    }
    explanation.say("All other dimensions must agree. It copies; stack would make a new dimension instead.")
  }

  @Sendable private static func stack(_ step: ExplainedStep, _ explanation: inout Explanation) throws {
    guard let result = step.result, result.numel > 0 else { return }
    let dim = dimension(step, result.rank)
    let index = try step.index()
    let tensors = step.step.tensors.filter { $0.name != "out" }
    guard dim < index.count, index[dim] < tensors.count else { return }
    let tensor = tensors[index[dim]]
    var place = index
    place.remove(at: dim)
    explanation.formula("The tensors side by side along a new dimension \(dim) of size \(tensors.count)")
    explanation.formula("\(step.resultName(index)) = \(ExplainedStep.element(step.name(tensor.name), place))")
    explanation.result(step, index, .number(tensor.held.tensor.element(place)))
    explanation.say("All shapes must be the same. It copies; cat would lengthen a dimension that exists.")
  }

  @Sendable private static func choice(_ step: ExplainedStep, _ explanation: inout Explanation) throws {
    guard let result = step.result, result.numel > 0, let condition = step.tensor("condition") else {
      return try GeneralExplanation.explain(step, &explanation)
    }
    let index = try step.index()
    let isTrue = condition.element(condition.broadcastIndex(index)) != 0
    explanation.formula(
      "result = \(step.name("input")) where \(step.name("condition")) is True, else \(step.name("other"))")
    let side = isTrue ? "input" : "other"
    explanation.say(
      "\(ExplainedStep.element(step.name("condition"), condition.broadcastIndex(index))) is \(isTrue ? "True" : "False")."
    )
    if let tensor = step.tensor(side) {
      explanation.result(step, index, .number(tensor.element(tensor.broadcastIndex(index))))
    } else {
      explanation.result(step, index, .exact(step.number(side) ?? result.element(index)))
    }
    explanation.say("Both sides are computed wholly: a nan in the side that is not taken still spoils the gradient.")
  }

  @Sendable private static func fill(_ step: ExplainedStep, _ explanation: inout Explanation) throws {
    guard let input = step.tensor("input"), let mask = step.tensor("mask"), let result = step.result, result.numel > 0
    else { return try GeneralExplanation.explain(step, &explanation) }
    let index = try step.index()
    let isMasked = mask.element(mask.broadcastIndex(index)) != 0
    explanation.formula("result = value where \(step.name("mask")) is True, else \(step.name("input"))")
    explanation.say("The mask is \(isMasked ? "True" : "False") at \(ExplainedStep.list(index)).")
    let filled = step.number("value") ?? step.tensor("value")?.lookedDoubles().first ?? result.element(index)
    explanation.result(step, index, isMasked ? .exact(filled) : .number(input.element(input.broadcastIndex(index))))
  }

  @Sendable private static func gather(_ step: ExplainedStep, _ explanation: inout Explanation) throws {
    guard let input = step.tensor("input"), let places = step.tensor("index"), let result = step.result,
      result.numel > 0, input.rank == result.rank, input.rank > 0
    else { return try GeneralExplanation.explain(step, &explanation) }
    let dim = dimension(step, input.rank)
    let index = try step.index()
    let isGather = step.step.key == "gather"
    let chosen = places.element(isGather ? index : places.rank == 0 ? [] : [index[dim]])
    var place = index
    place[dim] = Int(exactly: chosen) ?? 0
    let (name, from) = (step.name("input"), step.name("index"))
    explanation.formula(
      isGather
        ? "result[i, j, ...] = \(name)[i, j, ...] with index \(dim) taken from \(from)[i, j, ...]"
        : "The places \(from) of dimension \(dim) of \(name), in their order")
    explanation.formula("\(step.resultName(index)) = \(ExplainedStep.element(name, place))")
    explanation.result(step, index, .number(input.element(place)))
    if isGather { explanation.say("The result has the shape of \(from). It is how a loss picks each row's own class.") }
  }

  @Sendable private static func running(_ step: ExplainedStep, _ explanation: inout Explanation) throws {
    guard let input = step.tensor("input"), let result = step.result, result.numel > 0, input.rank == result.rank,
      input.rank > 0
    else { return try GeneralExplanation.explain(step, &explanation) }
    let dim = dimension(step, input.rank)
    var standard = [Int](repeating: 0, count: input.rank)
    standard[dim] = min(2, input.shape[dim] - 1)
    let index = try step.index(standard)
    let values = input.slice(through: index, along: [dim]).prefix(index[dim] + 1).map(\.value)
    let isSum = step.step.key == "cumsum"
    explanation.formula(
      "result[k] = \(isSum ? "sum" : "product") of \(step.name("input"))[0 ... k] along dimension \(dim)")
    if isSum {
      let (sum, remark) = Term.longSum(values.map { .number($0) })
      if let remark { explanation.say(remark + ":") }
      explanation.result(step, index, sum)
    } else if values.count <= 12 {
      explanation.result(step, index, .product(values.map { .number($0) }))
    }
    explanation.say("The shape stays; the last place holds the whole \(isSum ? "sum" : "product").")
  }

  @Sendable private static func blend(_ step: ExplainedStep, _ explanation: inout Explanation) throws {
    guard let a = step.tensor("input"), let b = step.tensor("end"), let result = step.result, result.numel > 0 else {
      return try GeneralExplanation.explain(step, &explanation)
    }
    let index = try step.index()
    let weight =
      step.tensor("weight").map { Term.number($0.element($0.broadcastIndex(index))) }
      ?? .exact(step.number("weight") ?? 0)
    let (x, y) = (a.element(a.broadcastIndex(index)), b.element(b.broadcastIndex(index)))
    explanation.formula("result = \(step.name("input")) + weight * (\(step.name("end")) - \(step.name("input")))")
    explanation.result(step, index, .sum([.number(x), .product([weight, .difference(.number(y), .number(x))])]))
    explanation.say("It is the step of every running average: weight 0 keeps the old value, 1 takes the new one.")
  }
}
