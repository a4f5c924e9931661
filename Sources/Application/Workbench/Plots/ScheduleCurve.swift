// SPDX-License-Identifier: GPL-3.0-or-later

import Charts
import PythonRuntime

/// The rates that a schedule gives, epoch by epoch, and what else there is to say about it.
struct ScheduleCurve {
  /// As it was typed.
  let name: String
  /// The epoch of the first rate.
  private(set) var start = 0
  /// The rate used in each epoch, for each parameter group.
  private(set) var rates: [[Double]] = []
  /// The momentum beside it; the same everywhere for most schedules.
  private(set) var momenta: [[Double]] = []
  /// Where a live scheduler is now.
  private(set) var here: Int?
  /// Sentences about this schedule.
  private(set) var notes: [String] = []
  /// What a plateau scheduler counted: a row for each epoch.
  private(set) var plateau: [PlateauRow] = []

  /// The state of a plateau scheduler after an epoch.
  struct PlateauRow {
    var epoch: Int
    var cells: [String]
    var isEvent: Bool
  }

  /// Follows a schedule; the caller puts the workspace back.
  ///
  /// - Parameters:
  ///   - epochs: up to which epoch; where it is nil the schedule's own number is taken.
  init(_ preview: SchedulePreview, epochs: Int?, standard: Int, metric: ScheduleMetric?) throws {
    name = preview.name
    let stepper = ScheduleStepper(preview)
    let isPlateau = stepper.isPlateau
    let now = try stepper.epoch()
    if now > 0 {
      here = now
      if isPlateau {
        start = now
        notes.append("\(name) keeps no past: the metrics that it has seen are not known.")
      } else {
        let (actual, past) = (try stepper.rates(), try preview.interpreter.withoutTrace { try stepper.past(now) })
        if let past, zip(past.rates.map { $0[now] }, actual).allSatisfy({ ScheduleCurve.isSame($0, $1) }) {
          rates = past.rates.map { Array($0.prefix(now)) }
          momenta = past.momenta.map { Array($0.prefix(now)) }
        } else {
          start = now
          notes.append("The past of \(name) is not drawn: its rates did not come from the schedule alone.")
        }
      }
    }
    var end = epochs ?? metric.flatMap { isPlateau ? $0.count.map { $0 + now } : nil } ?? standard
    if end <= now { end = now + (epochs ?? max(10, now / 4)) }
    if isPlateau, let metric, let count = metric.count, count < end - now {
      throw PyError.value(
        "%plot: metric has \(count) value\(count == 1 ? "" : "s") for \(end - now) epochs; give it one for each epoch, or leave epochs out"
      )
    }
    if isPlateau, metric == nil {
      notes.append("There is no metric=: it was assumed constant, so that it never improves after the first epoch.")
    }
    try run(stepper, from: now, to: end, isPlateau ? metric ?? .constant : nil)
  }

  static func isSame(_ a: Double, _ b: Double) -> Bool {
    a == b || (a - b).magnitude <= 1e-9 * max(a.magnitude, b.magnitude)
  }

  private mutating func run(_ stepper: ScheduleStepper, from now: Int, to end: Int, _ metric: ScheduleMetric?) throws {
    for epoch in now..<end {
      try stepper.interpreter.pollInterrupt()
      let (used, beside) = (try stepper.rates(), try stepper.momenta())
      while rates.count < used.count { rates.append([]) }
      for (i, rate) in used.enumerated() { rates[i].append(rate) }
      while momenta.count < beside.count { momenta.append([Double](repeating: .nan, count: now - start)) }
      for (i, value) in beside.enumerated() { momenta[i].append(value) }
      if epoch == end - 1, metric == nil { break }
      do {
        if let metric {
          let value = try metric.value(epoch - now, stepper.interpreter)
          try stepper.step(value)
          let after = try stepper.rates()
          plateau.append(
            PlateauRow(
              epoch: epoch, cells: try stepper.counters(value) + [NumberText.short(after.first ?? .nan)],
              isEvent: zip(used, after).contains { !ScheduleCurve.isSame($0, $1) }))
        } else {
          try stepper.step(nil)
        }
      } catch let error as Raised where error.exception.message.contains("Tried to step") {
        notes.append("\(name) ends after epoch \(epoch): a further step() is an error in PyTorch.")
        break
      }
    }
  }

  /// Leaves out what lies behind an epoch.
  mutating func cut(at epoch: Int) {
    guard plateau.isEmpty else { return }
    rates = rates.map { Array($0.prefix(max(1, epoch - start))) }
    momenta = momenta.map { Array($0.prefix(max(1, epoch - start))) }
    notes.removeAll { $0.contains(" ends after epoch ") && (rates.first?.count ?? 0) >= epoch - start }
  }

  /// The counters of a plateau scheduler: the epochs in which something happened, and those beside them.
  var plateauTable: Table {
    var shown = Set([0, plateau.count - 1])
    for (index, row) in plateau.enumerated() where row.isEvent { shown.formUnion([index - 1, index, index + 1]) }
    if plateau.count <= 12 { shown.formUnion(plateau.indices) }
    var table = Table(
      ["epoch", "metric", "best", "bad epochs", "cooldown", "lr after step()"].map { Table.Column($0, .right) })
    var last = -1
    for index in shown.sorted() where plateau.indices.contains(index) {
      if table.rows.count >= 30 { break }
      if index > last + 1 { table.rows.append(["..."]) }
      table.rows.append(["\(plateau[index].epoch)"] + plateau[index].cells)
      last = index
    }
    return table
  }

  /// The curves for a chart.
  func series(_ values: [[Double]]) -> [Series] {
    values.enumerated().map { i, group in
      Series(
        values.count > 1 ? "\(name) [\(i)]" : name, x: group.indices.map { Double(start + $0) }, y: group, style: .steps
      )
    }
  }
}

/// What a plateau scheduler is told: `metric=` as a list or a function of the epoch.
enum ScheduleMetric {
  case values([Value])
  case function(Value)
  case constant

  init(_ value: Value, _ interpreter: Interpreter) throws {
    if interpreter.isCallable(value) {
      self = .function(value)
    } else {
      let values = try interpreter.collect(value)
      if values.isEmpty { throw PyError.value("%plot: metric is empty") }
      self = .values(values)
    }
  }

  /// How many epochs it is known for; nil for any number.
  var count: Int? { if case .values(let values) = self { values.count } else { nil } }

  func value(_ epoch: Int, _ interpreter: Interpreter) throws -> Value {
    switch self {
    case .values(let values): values[min(epoch, values.count - 1)]
    case .function(let function): try interpreter.call(function, [.int(epoch)])
    case .constant: .float(1)
    }
  }
}
