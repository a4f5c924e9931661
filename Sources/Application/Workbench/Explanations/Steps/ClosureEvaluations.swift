// SPDX-License-Identifier: GPL-3.0-or-later

import Charts
import PythonRuntime
import Tensors
import TorchCore

/// What an optimizer saw that evaluates its closure itself, once or several times in a step.
struct ClosureEvaluations {
  /// One call of the closure.
  struct Evaluation {
    let loss: Double?
    /// Parameters and gradients, in the order of the entries.
    let values: [Tensor]
    let gradients: [Tensor?]
  }
  private(set) var evaluations: [Evaluation] = []
  private static let most = 400
  private static let shown = 8

  /// The arguments of a call with the closure in them watched, for as many parameters as can be kept.
  static func watching(
    _ arguments: Arguments, _ tensors: [Tensor], _ interpreter: Interpreter, _ note: @escaping (Evaluation) -> Void
  ) -> Arguments {
    let size = tensors.reduce(0) { $0 + $1.numel }
    guard size * Self.most <= 40_000_000 else { return arguments }
    func watched(_ value: Value) -> Value {
      guard case .object = value, value.tensor == nil else { return value }
      let declaration = Declaration("closure", "()", "Evaluates the loss.") { _ in
        let loss = try interpreter.call(value, Arguments())
        note(
          Evaluation(
            loss: StepCall.number(loss), values: tensors.map(\.held), gradients: tensors.map { $0.grad?.held }))
        return loss
      }
      return .object(BuiltinFunction(declaration))
    }
    var result = arguments
    if let first = result.positional.first { result.positional[0] = watched(first) }
    for (i, keyword) in result.keywords.enumerated() where keyword.0.name == "closure" {
      result.keywords[i].1 = watched(keyword.1)
    }
    return result
  }

  mutating func add(_ evaluation: Evaluation) {
    if evaluations.count < Self.most { evaluations.append(evaluation) }
  }

  /// The way of one element through the evaluations, and its first move.
  func explain(
    _ entry: Int, _ index: [Int], name: String, rate: Double, isFirstStep: Bool, _ explanation: inout Explanation
  ) {
    guard evaluations.count > 1 else { return }
    var table = Table([
      Table.Column("evaluation", .right), Table.Column("loss", .right), Table.Column("|gradient|", .right),
      Table.Column(name, .right), Table.Column("its gradient", .right),
    ])
    let count = evaluations.count
    let rows = count <= Self.shown ? Array(0..<count) : Array(0..<(Self.shown - 2)) + [count - 2, count - 1]
    for k in rows {
      if k > 0, !rows.contains(k - 1) { table.rows.append(["..."]) }
      let evaluation = evaluations[k]
      table.rows.append([
        String(k + 1), evaluation.loss.map { ExplainedStep.short($0) } ?? "",
        ExplainedStep.short(Self.norm(evaluation)),
        ExplainedStep.short(evaluation.values[entry].element(index)),
        evaluation.gradients[entry].map { ExplainedStep.short($0.element(index)) } ?? "none",
      ])
    }
    explanation.table(table)
    guard isFirstStep else { return }
    let first = evaluations[0]
    let total = first.gradients.reduce(0.0) { sum, gradient in
      sum + (gradient?.lookedDoubles().reduce(0) { $0 + abs($1) } ?? 0)
    }
    let (start, gradient) = (first.values[entry].element(index), first.gradients[entry]?.element(index) ?? 0)
    let length = min(1, 1 / total) * rate
    let moved = evaluations[1].values[entry].element(index)
    // A line search tries lengths of its own.
    guard abs(start - length * gradient - moved) <= 1e-5 * max(1, abs(moved)) else {
      return explanation.say("The first direction is that of steepest descent; a line search chose how far to go.")
    }
    explanation.say(
      "The first direction is that of steepest descent, t long, where 1 / sum |g| keeps a first move small:")
    explanation.equation(
      "t", .product([.function("min", [.exact(1), .quotient(.exact(1), .number(total))]), .exact(rate)]))
    explanation.equation(
      "\(name), evaluation 2", .difference(.number(start), .product([.number(length), .number(gradient)])), is: moved)
    explanation.say(
      "Later directions are -H g: H, an estimate of the inverse of the second derivatives, is built from the last history_size differences of places and gradients, and the length is lr."
    )
  }

  private static func norm(_ evaluation: Evaluation) -> Double {
    evaluation.gradients.reduce(0.0) { sum, gradient in
      sum + (gradient?.lookedDoubles().reduce(0) { $0 + $1 * $1 } ?? 0)
    }.squareRoot()
  }
}
