// SPDX-License-Identifier: GPL-3.0-or-later

import Charts
import PythonRuntime

/// What the runs of a sweep are shown as: curves and a table, or a map for two targets.
struct SweepReport {
  let call: CommandCall
  let axes: [SweepAxis]
  let runs: [SweepRun]
  let steps: Int
  /// The channel of the batch-norm layer that is watched: its number, how many there are, and the batches the layer has seen.
  let channel: (number: Int, count: Int, seen: Int)?

  private var title: String { axes.map(\.name).joined(separator: ", ") }
  private var quantities: [SweepQuantity] { runs.first?.quantities ?? [] }

  private func hasInfluence(_ index: Int) -> Bool {
    guard let first = runs.first else { return false }
    return runs.contains { !$0.quantities[index].isSame(as: first.quantities[index]) }
  }

  /// Names the targets that do not move a quantity, whatever the other targets are.
  private func sayIdle(_ moved: [Int]) {
    let choices = SweepAxis.combinations(axes)
    // Runs that were stopped tell nothing about it.
    guard runs.count == choices.count else { return }
    for axis in axes.indices {
      let still = moved.filter { index in
        choices.indices.allSatisfy { i in
          var base = choices[i]
          base[axis] = 0
          guard let first = choices.firstIndex(of: base) else { return true }
          return runs[i].quantities[index].isSame(as: runs[first].quantities[index])
        }
      }
      guard !still.isEmpty else { continue }
      say("\(axes[axis].name) alone has no influence on \(ErrorCard.list(still.map { quantities[$0].name })).")
    }
  }

  func show() {
    let moved = quantities.indices.filter(hasInfluence)
    // Where nothing is moved, one drawing shows so; else only what the target moves is drawn.
    let drawn = moved.isEmpty ? Array(quantities.indices.prefix(1)) : moved
    if axes.count == 2 {
      for index in drawn { map(index) }
    } else {
      if steps > 1, axes.count == 1 { for index in drawn { draw(index) } }
      table(drawn)
    }
    if runs.count > 1 {
      let still = quantities.indices.filter { !moved.contains($0) }.map { quantities[$0].name }
      let names = ErrorCard.list(axes.map(\.name))
      if !still.isEmpty {
        say(
          "\(names) \(axes.count == 1 ? "has" : "have") no influence on \(ErrorCard.list(still)): all \(runs.count) runs are the same."
        )
      }
      if axes.count > 1 { sayIdle(moved) }
    }
    for axis in axes where !axis.existed {
      say("\(axis.name) was not there before: it was made for the sweep, and is gone again.")
    }
    var end = "Each run started from the same state and random stream. Nothing was changed"
    if let channel {
      end =
        "Channel \(channel.number) of \(channel.count). \(end): the layer has still seen \(channel.seen) "
        + "batch\(channel.seen == 1 ? "" : "es")"
    }
    say(end + ".")
  }

  func say(_ sentence: String) {
    call.output.drawing { $0.wrapped(sentence).joined(separator: "\n") }
  }

  private func draw(_ index: Int) {
    var series = runs.map { run -> Series in
      let quantity = run.quantities[index]
      return Series(run.label, x: quantity.curve.indices.map { Double($0 + quantity.first) }, y: quantity.curve)
    }
    var references: [ReferenceLine] = []
    if let beside = common(index), let first = beside.curve.first(where: { !$0.isNaN }) {
      if beside.curve.allSatisfy({ SweepReport.isClose($0, first) }) {
        references.append(ReferenceLine(.y, at: first, label: beside.name))
      } else {
        series.append(
          Series(beside.name, x: beside.curve.indices.map { Double($0 + 1) }, y: beside.curve, style: .points))
      }
    }
    let chart = LineChart(
      title: "\(quantities[index].name) for each \(title)", xLabel: "step", yLabel: "", series: series,
      referenceLines: references, yScale: .auto)
    call.output.chart(chart, isDescribed: false) { options in
      var options = options
      options.showsDescription = false
      return chart.worded(options).render(options)
    }
  }

  /// What all runs saw, where that is the same for all; a run without an answer (momentum 0) agrees with every other.
  private func common(_ index: Int) -> (name: String, curve: [Double])? {
    let all = runs.compactMap { $0.quantities[index].beside }
    guard let first = all.first(where: { $0.curve.allSatisfy { !$0.isNaN } }) else { return nil }
    let agree = all.allSatisfy { other in
      zip(first.curve, other.curve).allSatisfy { $1.isNaN || SweepReport.isClose($0, $1) }
    }
    // Read off from rounded numbers, so the one with the largest momentum is nearest: the last digits differ.
    return agree ? first : nil
  }

  private static func isClose(_ a: Double, _ b: Double) -> Bool {
    (a - b).magnitude <= 1e-3 * max(a.magnitude, b.magnitude) + 1e-5
  }

  /// The steps that the table shows: the first, one in between, the last.
  private var shownSteps: [Int] {
    [1] + (steps >= 6 ? [max(2, (steps + 2) / 3)] : []) + (steps > 1 ? [steps] : [])
  }

  /// One table of all numbers where each has one step, else a table for each number.
  private func table(_ drawn: [Int]) {
    guard steps > 1 else {
      var table = Table([Table.Column(title)])
      for index in drawn { table.columns.append(Table.Column(TextLayout.oneLine(quantities[index].name), .right)) }
      table.rows = runs.map { run in [run.label] + drawn.map { text(run.quantities[$0].curve.last ?? .nan, $0) } }
      for index in drawn {
        guard let beside = common(index) else { continue }
        table.rows.append([beside.name] + drawn.map { $0 == index ? text(beside.curve.last ?? .nan, index) : "" })
      }
      call.output.drawing { table.render($0) }
      return
    }
    for index in drawn {
      let name = TextLayout.oneLine(quantities[index].name)
      var table = Table([Table.Column(title)])
      for step in shownSteps { table.columns.append(Table.Column("step \(step)", .right)) }
      let beside = quantities[index].beside
      let isCommon = common(index) != nil
      if let beside, !isCommon { table.columns.append(Table.Column("last \(beside.name)", .right)) }
      for run in runs {
        let quantity = run.quantities[index]
        var row = [run.label] + shownSteps.map { text(quantity.curve[$0 - quantity.first], index) }
        if !isCommon, let last = quantity.beside?.curve.last { row.append(text(last, index)) }
        table.rows.append(row)
      }
      if let beside = common(index) {
        table.rows.append([beside.name] + shownSteps.map { text(beside.curve[$0 - 1], index) })
      }
      call.output.drawing { TextLayout.truncated(name, to: $0.width, $0.glyphs) + "\n" + table.render($0) }
    }
  }

  /// A number as its column has it: whole where all of them are.
  private func text(_ value: Double, _ index: Int) -> String {
    let isWhole = runs.allSatisfy { $0.quantities[index].curve.allSatisfy { $0 == $0.rounded() && $0.magnitude < 1e9 } }
    return isWhole ? NumberText.short(value) : BatchNormExplanation.fixed(value)
  }

  /// Rows are the values of the first target, columns those of the second; the number is that of the last step.
  private func map(_ index: Int) {
    let width = axes[1].count
    var table = Table([Table.Column("\(axes[0].name) \\ \(axes[1].name)")])
    for run in runs.prefix(width) { table.columns.append(Table.Column(run.labels[1], .right)) }
    for start in stride(from: 0, to: runs.count, by: width) {
      let row = runs[start..<min(start + width, runs.count)]
      table.rows.append(
        [row.first?.labels[0] ?? ""]
          + row.map { text($0.quantities[index].curve.last ?? .nan, index) })
    }
    let name = quantities[index].name
    call.output.drawing { options in
      options.said("\(TextLayout.oneLine(name))\(steps > 1 ? ", step \(steps)" : "")") + "\n" + table.render(options)
    }
  }

  /// The result as a dictionary: a list for each target, and one for each quantity (of lists where there are several steps).
  var table: Value {
    let dictionary = PyDict()
    func set(_ name: String, _ values: [Value]) { try? dictionary.set(name, Value(list: values)) }
    for (index, axis) in axes.enumerated() {
      set(axis.name, runs.map { $0.values[index] ?? Value($0.labels[index]) })
    }
    for (index, quantity) in quantities.enumerated() {
      set(
        quantity.name,
        runs.map { run in
          let curve = run.quantities[index].curve.map { Value.float($0) }
          return curve.count == 1 ? curve[0] : Value(list: curve)
        })
    }
    return .dict(dictionary)
  }
}
