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
    let interpreter = call.interpreter
    if let explanation = try StepExplanations.explanation(of: expression, at: request.at, call) {
      return call.output.drawing { explanation.text($0) }
    }
    let (value, recorder) = try OperationRecorder.recording { try call.evaluate(expression) }
    let list = StepList(recorder)
    guard !list.steps.isEmpty else { throw nothingToExplain(value) }
    let names = StepNames(list, recorder, interpreter)
    if let wanted, wanted > list.steps.count {
      throw PyError.make(
        ExceptionClasses.indexError,
        "step=\(wanted): \(call.text(of: expression)) has \(list.steps.count) step\(list.steps.count == 1 ? "" : "s")")
    }
    // An element or a channel of a composed expression is one of its last step.
    let asksForElement = request.at != nil || request.channel != nil
    let chosen = wanted ?? (list.steps.count == 1 ? 1 : asksForElement ? list.steps.count : nil)
    guard let chosen else { return call.output.drawing { table(list, recorder, $0) } }
    let step = list.steps[chosen - 1]
    let explanation = try TensorContext.withoutGrad {
      try ExplanationTable.explanation(of: step, names, request, interpreter)
    }
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

  /// The numbered steps of a composed expression.
  private func table(_ list: StepList, _ recorder: OperationRecorder, _ options: RenderOptions) -> String {
    let hasPaths = list.steps.contains { !($0.path ?? "").isEmpty }
    var titles = [Table.Column("step", .right)]
    if hasPaths { titles.append(Table.Column("module", .left)) }
    titles += [
      Table.Column("operation", .left), Table.Column("output", .left), Table.Column("mean", .right),
      Table.Column("std", .right), Table.Column("parameters", .right),
    ]
    var table = Table(titles)
    var total = 0
    for step in list.steps {
      let figures = StepFigures(step)
      total += figures.parameters
      var row = [String(step.number)]
      if hasPaths { row.append(step.path ?? "") }
      row += [step.module == nil ? step.title.replacing("torch.nn.functional.", with: "F.") : step.key]
      table.rows.append(
        row + [figures.shape, figures.mean, figures.spread, figures.parameters == 0 ? "" : "\(figures.parameters)"])
    }
    let dot = options.glyphs == .ascii ? " - " : " · "
    var title = ["\(call.text(of: expression))", "\(list.steps.count) steps"]
    if let net = recorder.roots.first, case .bool(let training)? = net.attributes?["training"] {
      title.append(training ? "training" : "evaluating")
    }
    if total > 0 { title.append("\(total) parameters") }
    var lines = [title.joined(separator: dot)]
    var inner = options
    inner.width = max(30, options.width - 2)
    lines += table.render(inner).split(separator: "\n").map { "  " + $0 }
    let hint = "%explain \(call.text(of: expression)), step=1 opens a step, at=INDEX chooses its element."
    lines += [""] + TextLayout.wrapped(hint, to: inner.width).map { "  " + $0 }
    return lines.joined(separator: "\n")
  }
}

/// What the table of steps says about one.
private struct StepFigures {
  let shape: String
  let mean: String
  let spread: String
  let parameters: Int

  init(_ step: RecordedStep) {
    shape = step.results.prefix(2).map { ExplainedStep.list($0.tensor.shape) }.joined(separator: ", ")
    parameters = step.module.map { StepFigures.count($0, 0) } ?? 0
    guard let tensor = step.results.first?.tensor, tensor.numel > 0, tensor.dtype != .bool else {
      (mean, spread) = ("", "")
      return
    }
    let numbers = TensorContext.withoutGrad { () -> (Double?, Double?) in
      let real = tensor.dtype.isFloatingPoint ? tensor : try? tensor.to(.float64)
      return (
        try? real?.mean().item().doubleValue, tensor.numel > 1 ? try? real?.std().item().doubleValue : nil
      )
    }
    mean = numbers.0.map { NumberText.short($0, digits: 4) } ?? ""
    spread = numbers.1.map { NumberText.short($0, digits: 4) } ?? ""
  }

  private static func count(_ module: ModuleObject, _ depth: Int) -> Int {
    guard depth < 50 else { return 0 }
    let own = module.parameters.table.pairs.reduce(0) { $0 + ($1.value.tensor?.numel ?? 0) }
    return module.modules.table.pairs.reduce(own) {
      $0 + (($1.value.object as? ModuleObject).map { count($0, depth + 1) } ?? 0)
    }
  }
}
