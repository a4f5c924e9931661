// SPDX-License-Identifier: GPL-3.0-or-later

import Charts
import Tensors
import TorchNN

/// The numbered steps of a composed expression.
struct StepTable {
  private let recorded: RecordedExpression
  private static let most = 100
  private let expression: String

  init(_ recorded: RecordedExpression, _ expression: String) {
    self.recorded = recorded
    self.expression = expression
  }

  /// How a step is opened.
  func hint(_ options: RenderOptions) -> String {
    let hint = "%explain \(expression), step=1 opens a step, at=INDEX chooses its element."
    return options.with(width: max(30, options.width - 2)).wrapped(hint).map { "  " + $0 }.joined(separator: "\n")
  }

  /// The table under a line about the whole.
  func text(_ options: RenderOptions) -> String {
    let list = recorded.list
    let hasPaths = list.steps.contains { !($0.path ?? "").isEmpty }
    let lines = StepLines(recorded)
    var titles = [Table.Column("step", .right)]
    if !lines.isEmpty { titles.append(Table.Column("line", .right)) }
    if hasPaths { titles.append(Table.Column("module", .left)) }
    titles += [
      Table.Column("operation", .left), Table.Column("output", .left), Table.Column("mean", .right),
      Table.Column("std", .right), Table.Column("params", .right),
    ]
    var table = Table(titles)
    var total = 0
    for step in list.steps {
      // A training loop has thousands: its beginning and its end tell enough.
      if list.steps.count > StepTable.most, step.number > StepTable.most - 10, step.number <= list.steps.count - 10 {
        if step.number == StepTable.most - 9 { table.rows.append(["..."]) }
        continue
      }
      let figures = StepFigures(step)
      total += figures.parameters
      var row = [String(step.number)]
      if !lines.isEmpty { row.append(lines.number(of: step)) }
      if hasPaths { row.append(step.path ?? "") }
      row += [step.module == nil ? step.title.replacing("torch.nn.functional.", with: "F.") : step.key]
      table.rows.append(
        row + [figures.shape, figures.mean, figures.spread, figures.parameters == 0 ? "" : "\(figures.parameters)"])
    }
    let dot = options.glyphs == .ascii ? " - " : " · "
    var title = [expression, "\(list.steps.count) steps"]
    if let net = recorded.recorder.roots.first, case .bool(let training)? = net.attributes?["training"] {
      title.append(training ? "training" : "evaluating")
    }
    if total > 0 { title.append("\(total) parameters") }
    if let name = lines.commonSource { title.append("lines of \(name)") }
    var text = TextLayout.wrapped(
      title.map(options.heading).joined(separator: dot), to: max(30, options.width), indent: 2)
    var inner = options
    inner.width = max(30, options.width - 2)
    lines.addTexts(to: &table, width: inner.width, options.glyphs)
    text += table.render(inner).split(separator: "\n").map { "  " + $0 }
    return text.joined(separator: "\n")
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
