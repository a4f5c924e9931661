// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Tensors

/// Questions about elements, answered by True and False.
enum ComparisonExplanation {
  static let family: [String: Explainer] = {
    var table: [String: Explainer] = [:]
    for (names, symbol) in comparisons { for name in names { table[name] = { try compare($0, &$1, symbol) } } }
    for (name, words) in questions { table[name] = { try ask($0, &$1, words) } }
    for name in ["logical_and", "logical_or", "logical_xor"] { table[name] = { try logical($0, &$1) } }
    table["isclose"] = isClose
    table["allclose"] = allClose
    for (name, symbol) in ["bitwise_and": "&", "bitwise_or": "|", "bitwise_xor": "^"] {
      table[name] = { try bits($0, &$1, symbol) }
    }
    return table
  }()

  private static let comparisons: [([String], String)] = [
    (["eq"], "=="), (["ne", "not_equal"], "!="), (["lt", "less"], "<"), (["le", "less_equal"], "<="),
    (["gt", "greater"], ">"), (["ge", "greater_equal"], ">="),
  ]

  private static let questions = [
    "isnan": "is it nan, not a number?", "isinf": "is it infinite?", "isfinite": "is it neither infinite nor nan?",
    "isposinf": "is it plus infinity?", "isneginf": "is it minus infinity?", "signbit": "has it a minus sign?",
    "logical_not": "is it 0?", "isreal": "has it no imaginary part?",
  ]

  private static func isTrue(_ step: ExplainedStep, _ index: [Int]) -> Bool { step.result?.element(index) ?? 0 != 0 }

  /// The answer for an element, how many answers are True, and what to do with them.
  private static func answer(
    _ step: ExplainedStep, _ index: [Int], _ arithmetic: String, _ explanation: inout Explanation
  ) {
    guard let result = step.result else { return }
    explanation.element = (index, result.element(index))
    explanation.formula("\(step.resultName(index)) = (\(arithmetic)) = \(isTrue(step, index) ? "True" : "False")")
    guard result.numel > 1 else { return }
    let count = result.lookedDoubles().filter { $0 != 0 }.count
    explanation.say(
      "\(count) of \(result.numel) are True. .any() asks for one, .all() for each; an if takes only one. No gradient flows through."
    )
  }

  @Sendable private static func compare(_ step: ExplainedStep, _ explanation: inout Explanation, _ symbol: String)
    throws
  {
    guard let result = step.result, result.numel > 0 else { return try GeneralExplanation.explain(step, &explanation) }
    let index = try step.index()
    guard let a = step.operandElement("input", at: index), let b = step.operandElement("other", at: index) else {
      return try GeneralExplanation.explain(step, &explanation)
    }
    explanation.formula("\(step.resultName(index)) = \(a.name) \(symbol) \(b.name), each element by itself")
    answer(step, index, "\(ExplainedStep.short(a.value)) \(symbol) \(ExplainedStep.short(b.value))", &explanation)
    if symbol == "==", result.numel > 0, let x = step.tensor("input"), x.dtype.isFloatingPoint {
      explanation.say(
        "Results of float arithmetic are rarely equal to the last bit: torch.isclose and torch.allclose take a tolerance."
      )
    }
    if a.value.isNaN || b.value.isNaN {
      explanation.say("nan is equal to nothing, not even to itself; torch.isnan finds it.")
    }
  }

  @Sendable private static func logical(_ step: ExplainedStep, _ explanation: inout Explanation) throws {
    guard let result = step.result, result.numel > 0 else { return try GeneralExplanation.explain(step, &explanation) }
    let index = try step.index()
    guard let a = step.operandElement("input", at: index), let b = step.operandElement("other", at: index) else {
      return try GeneralExplanation.explain(step, &explanation)
    }
    let word = step.step.key.dropFirst("logical_".count).prefix { $0 != "_" }
    func truth(_ value: Double) -> String { value != 0 ? "True" : "False" }
    explanation.formula("\(step.resultName(index)) = \(a.name) \(word) \(b.name); what is not 0 counts as True")
    answer(step, index, "\(truth(a.value)) \(word) \(truth(b.value))", &explanation)
  }

  @Sendable private static func ask(_ step: ExplainedStep, _ explanation: inout Explanation, _ words: String) throws {
    guard let result = step.result, result.numel > 0 else { return try GeneralExplanation.explain(step, &explanation) }
    let index = try step.index()
    guard let a = step.operandElement("input", at: index) else {
      return try GeneralExplanation.explain(step, &explanation)
    }
    explanation.formula("Of each element by itself: \(words)")
    explanation.say("\(a.name) is \(ExplainedStep.short(a.value)): \(isTrue(step, index) ? "True" : "False").")
    explanation.element = (index, result.element(index))
    let count = result.lookedDoubles().filter { $0 != 0 }.count
    if result.numel > 1 { explanation.say("\(count) of \(result.numel) are True.") }
  }

  @Sendable private static func isClose(_ step: ExplainedStep, _ explanation: inout Explanation) throws {
    guard let result = step.result, result.numel > 0 else { return try GeneralExplanation.explain(step, &explanation) }
    let index = try step.index()
    guard let a = step.operandElement("input", at: index), let b = step.operandElement("other", at: index) else {
      return try GeneralExplanation.explain(step, &explanation)
    }
    let (rtol, atol) = (step.number("rtol") ?? 1e-5, step.number("atol") ?? 1e-8)
    explanation.formula("|\(a.name) - \(b.name)| <= atol + rtol * |\(b.name)|")
    explanation.equation("distance", .function("abs", [.difference(.number(a.value), .number(b.value))]))
    explanation.equation(
      "tolerance", .sum([.exact(atol), .product([.exact(rtol), .function("abs", [.number(b.value)])])]))
    answer(step, index, "distance <= tolerance", &explanation)
  }

  /// The elements that are furthest from each other, measured by their tolerance.
  @Sendable private static func allClose(_ step: ExplainedStep, _ explanation: inout Explanation) throws {
    guard let a = step.tensor("input"), let b = step.tensor("other"),
      let shape = try? Shape.broadcast(a.shape, b.shape),
      shape.reduce(1, *) > 0, shape.reduce(1, *) <= 200_000
    else { return try GeneralExplanation.explain(step, &explanation) }
    let (rtol, atol) = (step.number("rtol") ?? 1e-5, step.number("atol") ?? 1e-8)
    var (worst, excess) = ([Int](), -Double.infinity)
    for flat in 0..<shape.reduce(1, *) {
      let index = Shape.coordinates(of: flat, in: shape)
      let (x, y) = (a.element(a.broadcastIndex(index)), b.element(b.broadcastIndex(index)))
      let over = x == y ? -.infinity : abs(x - y) - (atol + rtol * abs(y))
      if over > excess || over.isNaN || flat == 0 { (worst, excess) = (index, over.isNaN ? .infinity : over) }
    }
    let (x, y) = (a.element(a.broadcastIndex(worst)), b.element(b.broadcastIndex(worst)))
    explanation.formula("True where |input - other| <= atol + rtol * |other| holds for every element")
    explanation.say(
      "The elements that come nearest to breaking it, or break it most, stand at \(ExplainedStep.list(worst)).")
    explanation.equation("distance", .function("abs", [.difference(.number(x), .number(y))]))
    explanation.equation("tolerance", .sum([.exact(atol), .product([.exact(rtol), .function("abs", [.number(y)])])]))
    let isClose: Bool? = if case .bool(let flag) = step.outer.result { flag } else { nil }
    explanation.say("So the answer is \(isClose == true ? "True" : "False"), a truth value of Python's.")
  }

  @Sendable private static func bits(_ step: ExplainedStep, _ explanation: inout Explanation, _ symbol: String) throws {
    guard let result = step.result, result.numel > 0 else { return try GeneralExplanation.explain(step, &explanation) }
    let index = try step.index()
    guard let a = step.operandElement("input", at: index), let b = step.operandElement("other", at: index),
      let x = Int(exactly: a.value), let y = Int(exactly: b.value), let z = Int(exactly: result.element(index))
    else { return try GeneralExplanation.explain(step, &explanation) }
    explanation.element = (index, result.element(index))
    if result.dtype == .bool {
      explanation.formula("\(step.resultName(index)) = \(a.name) \(symbol) \(b.name)")
      return answer(step, index, "\(x != 0 ? "True" : "False") \(symbol) \(y != 0 ? "True" : "False")", &explanation)
    }
    explanation.formula("\(step.resultName(index)) = \(a.name) \(symbol) \(b.name), bit by bit")
    guard min(x, y, z) >= 0 else {
      return explanation.formula("\(step.resultName(index)) = \(x) \(symbol) \(y) = \(z)")
    }
    let width = String(max(x, y), radix: 2).count
    func binary(_ value: Int) -> String {
      let text = String(value, radix: 2)
      return "0b" + String(repeating: "0", count: max(0, width - text.count)) + text
    }
    explanation.formula("\(binary(x)) \(symbol) \(binary(y)) = \(binary(z)), that is \(x) \(symbol) \(y) = \(z)")
  }
}
