// SPDX-License-Identifier: GPL-3.0-or-later

import Charts
import PythonRuntime
import Tensors
import TorchCore

/// `%explain optimizer.step()`: what the step does to every parameter, and one element worked out.
enum OptimizerExplanation {
  static func explanation(of call: StepCall) throws -> Explanation {
    let names = WorkspaceNames(call.interpreter)
    let chosen = try call.command.named("of").map { try call.command.evaluate($0) }
    let record = try OptimizerRecord(call, names)
    let moved = record.entries.filter { $0.gradient != nil }
    guard !moved.isEmpty else {
      throw PyError.runtime("%explain \(call.text): no parameter has a gradient yet; call loss.backward() first")
    }
    guard let entry = chosen == nil ? moved[0] : record.entries.first(where: { $0.tensor === chosen?.tensor }) else {
      throw PyError.value("%explain: of= is no parameter of \(call.receiverText)")
    }
    guard let gradient = entry.gradient else {
      throw PyError.value("%explain: \(entry.name) has no gradient, so the step leaves it as it is")
    }
    let index =
      try call.place.map { try StepCall.index($0, in: entry.before.shape, of: entry.name) }
      ?? entry.before.coordinates(largest(gradient))
    let settings = record.settings[entry.group]
    let element = entry.element(index)
    var explanation = Explanation([
      call.text, record.className, "\(Counted.text(moved.count, "parameter")) with a gradient",
    ])
    explanation.table(table(record))
    explanation.gap()
    let number = element.stateAfter["step"].map { ", step \(NumberText.short($0))" } ?? ""
    explanation.say(
      "One element, \(element.name)\(number): gradient \(NumberText.short(element.gradient)), value "
        + "\(NumberText.short(element.before)). at=INDEX and of=PARAMETER choose another.")
    OptimizerRules.explain(record.className, element, settings, &explanation)
    if let number = record.entries.firstIndex(where: { $0.tensor === entry.tensor }) {
      record.closure.explain(
        number, index, name: element.name, rate: settings["lr"],
        isFirstStep: record.className == "LBFGS" && record.entries[0].stateBefore.isEmpty, &explanation)
    }
    explanation.element = (index, element.after)
    explanation.gap()
    explanation.say("Nothing was changed: the step was taken back.")
    return explanation
  }

  /// The place of the largest gradient, in row order.
  private static func largest(_ gradient: Tensor) -> Int {
    let values = gradient.lookedDoubles()
    return values.indices.max { abs(values[$0]) < abs(values[$1]) } ?? 0
  }

  private static func table(_ record: OptimizerRecord) -> Table {
    var table = Table([
      Table.Column("parameter", .left), Table.Column("shape", .left), Table.Column("lr", .right),
      Table.Column("|gradient|", .right), Table.Column("|change|", .right), Table.Column("largest change", .right),
    ])
    for entry in record.entries.prefix(24) {
      let (before, after) = (entry.before.lookedDoubles(), entry.after.lookedDoubles())
      var (sum, largest) = (0.0, 0.0)
      for i in before.indices {
        let change = after[i] - before[i]
        sum += change * change
        if abs(change) > abs(largest) { largest = change }
      }
      let norm = entry.gradient.map { gradient in
        NumberText.short(gradient.lookedDoubles().reduce(0) { $0 + $1 * $1 }.squareRoot(), digits: 4)
      }
      table.rows.append([
        entry.name, Counted.shape(entry.before.shape), NumberText.short(record.settings[entry.group]["lr"]),
        norm ?? "none", NumberText.short(sum.squareRoot(), digits: 4), NumberText.short(largest, digits: 4),
      ])
    }
    if record.entries.count > 24 { table.rows.append(["and \(record.entries.count - 24) more"]) }
    return table
  }
}
