// SPDX-License-Identifier: GPL-3.0-or-later

import Charts
import Primitives
import PythonRuntime
import PythonSyntax

/// `%watch`: numbers and boundaries while a loop runs, drawn in place for the person, and one still picture for the record.
final class Watch {
  /// The command that the loop's rounds call; nobody can type it.
  static let mark = "watch round"

  private let call: CommandCall
  private let line: WatchLine
  private var curves: [(name: String, expression: Expression, values: [Double])] = []
  private var boundaries: [WatchedBoundary] = []
  private var rounds = -1
  private var drawnAt = 0.0

  init(_ call: CommandCall) throws {
    let line = try WatchLine(call.line.text, name: call.source.name, line: call.source.line(at: call.span.start))
    guard let line else { throw call.usageError }
    self.call = call
    self.line = line
    for expression in line.expressions {
      if let boundary = WatchedBoundary(expression, line.expressionSource, call.interpreter) {
        boundaries.append(boundary)
      } else {
        curves.append((line.expressionSource[expression.span], expression, []))
      }
    }
    guard curves.count <= 6, boundaries.count <= 2 else {
      throw PyError.value("%watch draws at most 6 numbers and 2 boundaries")
    }
  }

  func run() throws {
    call.session.watching.append(self)
    defer { call.session.watching.removeLast() }
    let programs = try call.interpreter.compile(line.marked(with: Watch.mark), in: line.loopSource)
    do {
      for program in programs.statements { try call.interpreter.execute(program) }
      if rounds >= 0 { try note() }
    } catch {
      finish()
      throw error
    }
    finish()
  }

  /// A round begins, so the one before has ended.
  func round() throws {
    if rounds >= 0 { try note() }
    rounds += 1
  }

  // MARK: Numbers

  private func note() throws {
    try look {
      for index in curves.indices {
        let value = try call.interpreter.evaluate(curves[index].expression, in: line.expressionSource)
        guard let number = PlotNumbers.number(value) else {
          let kind =
            value.tensor.map { "a tensor of \($0.numel) elements" } ?? "a \(call.interpreter.type(of: value).name)"
          throw PyError.type("%watch draws numbers: \(curves[index].name) is \(kind)")
        }
        curves[index].values.append(number)
      }
    }
    try draw()
  }

  /// Looks, and takes back whatever that changed.
  private func look(_ body: () throws -> Void) throws {
    let policy = call.interpreter.policy
    call.interpreter.policy.looking = true
    defer { call.interpreter.policy = policy }
    try call.interpreter.withoutTrace(body)
  }

  // MARK: Drawing

  /// For the person: a picture in place, at most ten times a second; where there is no terminal, a line now and then.
  private func draw() throws {
    let done = rounds + 1
    guard call.output.presentation.medium == .screen else {
      // 1, 2, 5, 10, 20, 50 …: the same lines at every speed.
      var step = done
      while step % 10 == 0 { step /= 10 }
      if [1, 2, 5].contains(step), !curves.isEmpty { call.output.note("step \(done): \(newest)") }
      return
    }
    let now = Output.now
    guard now - drawnAt >= 0.1 else { return }
    drawnAt = now
    try look { for boundary in boundaries { try boundary.update() } }
    call.output.live { picture($0) }
  }

  private var newest: String {
    curves.map { "\($0.name) \(NumberText.short($0.values.last ?? .nan, digits: 4))" }.joined(separator: ", ")
  }

  /// The picture that stays.
  private func finish() {
    call.output.takePictureAway()
    guard rounds >= 0, curves.allSatisfy({ !$0.values.isEmpty }) else { return }
    try? look { for boundary in boundaries { try boundary.update() } }
    call.output.chart(boundaries.isEmpty ? chart : nil) { picture($0) }
  }

  /// The curves of the numbers; nil where only boundaries are watched, whose drawings have no other form.
  private var chart: LineChart? {
    guard !curves.isEmpty else { return nil }
    let series = curves.map { Series($0.name, x: $0.values.indices.map { Double($0 + 1) }, y: $0.values) }
    return LineChart(xLabel: "step", yLabel: "", series: series)
  }

  private func picture(_ options: RenderOptions) -> String {
    var parts: [String] = []
    if let chart {
      var options = options
      if !boundaries.isEmpty { options.height = max(6, options.height / 2) }
      parts.append(chart.worded(options).render(options))
    }
    parts += boundaries.compactMap { $0.picture(options) }
    for curve in curves {
      guard let first = curve.values.firstIndex(where: { !$0.isFinite }) else { continue }
      let words =
        "\(curve.name) is \(NumberText.short(curve.values[first])) from step \(first + 1) on: a rate that is too large, or log, sqrt "
        + "or a division at 0."
      parts.append(options.wrapped(words, indent: 2).joined(separator: "\n"))
    }
    return parts.joined(separator: "\n")
  }
}
