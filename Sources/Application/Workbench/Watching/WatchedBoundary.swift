// SPDX-License-Identifier: GPL-3.0-or-later

import Charts
import Diagnostics
import PythonRuntime
import PythonSyntax
import Tensors
import TorchCore
import TorchNN

/// `boundary(net, X, y)`: which class a net gives to each place of the plane, with the points that it learns from.
final class WatchedBoundary {
  private let parts: [Expression]
  private let source: SourceText
  private let interpreter: Interpreter
  private var lines: [String] = []
  private static let (columns, rows) = (60, 20)

  /// nil where the expression is something else, or where a program has a function of this name.
  init?(_ expression: Expression, _ source: SourceText, _ interpreter: Interpreter) {
    guard case .call(let callee, let arguments) = expression.kind, case .name("boundary") = callee.kind,
      arguments.count == 3, interpreter.globals[Symbol("boundary")] == nil
    else { return nil }
    parts = arguments.map(\.value)
    self.source = source
    self.interpreter = interpreter
  }

  /// Asks the net for every place at once, in eval mode; the caller takes back what that changed.
  func update() throws {
    let values = try parts.map { try interpreter.evaluate($0, in: source) }
    guard let points = values[1].tensor, points.rank == 2, points.shape[1] == 2, points.shape[0] > 0,
      let labels = values[2].tensor, labels.numel == points.shape[0]
    else { throw PyError.type("%watch boundary(net, X, y): X has the shape (N, 2), and y a class for each row") }
    let (xy, classes) = (points.lookedDoubles(), labels.lookedDoubles())
    let (x, y) = (range(xy, 0), range(xy, 1))
    var places: [Value] = []
    for row in 0..<Self.rows {
      for column in 0..<Self.columns {
        let across = x.low + (x.high - x.low) * (Double(column) + 0.5) / Double(Self.columns)
        let up = y.high - (y.high - y.low) * (Double(row) + 0.5) / Double(Self.rows)
        places.append(Value(list: [.float(across), .float(up)]))
      }
    }
    let torch = Value.object(try interpreter.importModule("torch"))
    if values[0].object is ModuleObject { _ = try interpreter.callMethod(values[0], "eval") }
    let input = try interpreter.callMethod(torch, "tensor", [Value(list: places)])
    let output = try TensorContext.withoutGrad { try interpreter.call(values[0], [input]).tensor }
    guard let output, output.numel % places.count == 0, output.shape.first == places.count else {
      throw PyError.type("%watch boundary(net, X, y): net(X) has a row for each row of X")
    }
    let given = output.lookedDoubles()
    let width = output.numel / places.count
    // One number a row is a probability where all lie between 0 and 1, else a score.
    let limit = given.allSatisfy { $0 >= 0 && $0 <= 1 } ? 0.5 : 0
    let found = places.indices.map { place -> Int in
      if width == 1 { return given[place] > limit ? 1 : 0 }
      let row = given[(place * width)..<((place + 1) * width)]
      return (row.indices.max { row[$0] < row[$1] } ?? row.startIndex) - row.startIndex
    }
    draw(found, xy, classes, x, y)
  }

  private func range(_ xy: [Double], _ part: Int) -> (low: Double, high: Double) {
    let values = stride(from: part, to: xy.count, by: 2).map { xy[$0] }.filter(\.isFinite)
    let (low, high) = (values.min() ?? 0, values.max() ?? 1)
    let margin = max((high - low) / 10, 1e-6)
    return (low - margin, high + margin)
  }

  private func draw(
    _ found: [Int], _ xy: [Double], _ classes: [Double], _ x: (low: Double, high: Double),
    _ y: (low: Double, high: Double)
  ) {
    let shades: [Character] = [" ", ".", ":", "-", "=", "+"]
    var grid = (0..<Self.rows).map { row in
      (0..<Self.columns).map { shades[found[row * Self.columns + $0] % shades.count] }
    }
    var right = 0
    for point in classes.indices {
      let across = (xy[2 * point] - x.low) / (x.high - x.low) * Double(Self.columns)
      let down = (y.high - xy[2 * point + 1]) / (y.high - y.low) * Double(Self.rows)
      guard across.isFinite, down.isFinite else { continue }
      let (column, row) = (min(Self.columns - 1, max(0, Int(across))), min(Self.rows - 1, max(0, Int(down))))
      let label = Int(exactly: classes[point].rounded()) ?? 0
      if found[row * Self.columns + column] == label { right += 1 }
      grid[row][column] = Character(String(abs(label) % 10))
    }
    let rule = "+" + String(repeating: "-", count: Self.columns) + "+"
    lines = [rule] + grid.map { "|" + String($0) + "|" } + [rule]
    lines.append(
      "digits: classes of the points; shades: of the net; \(right) of \(classes.count) lie on their own")
  }

  /// The last picture; nil before the first.
  func picture(_ options: RenderOptions) -> String? {
    guard !lines.isEmpty else { return nil }
    let grid = lines.dropLast().map { TextLayout.truncated($0, to: options.width, options.glyphs) }
    return (grid + options.wrapped(lines[lines.count - 1], indent: 2)).joined(separator: "\n")
  }
}
