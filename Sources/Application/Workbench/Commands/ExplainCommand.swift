// SPDX-License-Identifier: GPL-3.0-or-later

import Charts
import PythonRuntime
import PythonSyntax
import Tensors
import TorchCore
import TorchNN

/// `%explain EXPRESSION, at=INDEX, step=N, channel=C, of=PARAMETER, loss=LOSS`: the expression is evaluated once, and what it did is explained.
struct ExplainCommand {
  let call: CommandCall
  let expression: Expression
  private let request: ExplanationRequest
  private let wanted: Int?

  init(_ call: CommandCall) throws {
    self.call = call
    try call.allowNames(["at", "step", "channel", "of", "loss"])
    guard call.positional.count == 1 else { throw call.usageError }
    expression = call.positional[0]
    wanted = call.named("step") == nil ? nil : try call.integer("step", default: 1, in: 1...Int.max)
    var request = ExplanationRequest()
    request.channel = call.named("channel") == nil ? nil : try call.integer("channel", default: 0, in: 0...Int.max)
    request.at = try call.named("at").map { try ExplainCommand.index(call.evaluate($0)) }
    self.request = request
  }

  private static func index(_ value: Value) throws -> [Int] {
    let items: [Value] =
      switch value {
      case .tuple(let tuple): tuple.items
      case .list(let list): list.items
      default: [value]
      }
    return try items.map { item in
      guard case .int(let number) = item else {
        throw PyError.type("%explain: at= is an index of whole numbers, as in at=(0, 2)")
      }
      return number
    }
  }

  /// Explains.
  func run() throws {
    var evaluated: RecordedExpression?
    if let explanation = try StepExplanations.explanation(of: expression, at: request.at, call, recorded: &evaluated) {
      return call.output.drawing { explanation.text($0) }
    }
    let recorded = try evaluated ?? RecordedExpression(expression, in: call.source, call.interpreter)
    let steps = recorded.steps
    guard !steps.isEmpty else {
      if case .attribute(let object, let name, _) = expression.kind, StepExplanations.isPlain(object),
        let tensor = try? call.evaluate(object).tensor,
        let explanation = AttributeExplanation.explanation(of: name, tensor, name: call.text(of: object))
      {
        return call.output.drawing { explanation.text($0) }
      }
      guard let tensor = recorded.value.tensor else { throw nothingToExplain(recorded.value) }
      let explanation = try ViewExplanation.explanation(of: tensor, name: call.text(of: expression), request)
      return call.output.drawing { explanation.text($0) }
    }
    if let wanted, wanted > steps.count {
      throw PyError.make(
        ExceptionClasses.indexError,
        "step=\(wanted): \(call.text(of: expression)) has \(steps.count) step\(steps.count == 1 ? "" : "s")")
    }
    // An element or a channel of a composed expression is one of its last step.
    let asksForElement = request.at != nil || request.channel != nil
    let chosen = wanted ?? (steps.count == 1 ? 1 : asksForElement ? steps.count : recorded.list.question)
    guard let chosen else {
      let table = StepTable(recorded, call.text(of: expression))
      return call.output.drawing { table.text($0) + "\n\n" + table.hint($0) }
    }
    let explanation = try recorded.explanation(of: steps[chosen - 1], request)
    call.output.drawing { explanation.text($0) }
  }

  private func nothingToExplain(_ value: Value) -> Raised {
    let text = call.text(of: expression)
    if value.object is ModuleObject {
      let batch = BatchNormLayer(value, call.interpreter) != nil ? "a batch" : "an input"
      return PyError.type("%explain needs \(batch) to explain the layer with: %explain \(text)(x)")
    }
    return PyError.type("%explain explains operations on tensors, and \(text) performs none")
  }
}
