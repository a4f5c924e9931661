// SPDX-License-Identifier: GPL-3.0-or-later

import Charts
import PythonRuntime
import Tensors
import TorchCore
import TorchNN

/// A dictionary: numbers are bars, lists are lines under their names, tensors (a `state_dict`) rows of a table.
struct PlottedMapping {
  private let name: String
  private(set) var series: [Series]?
  private(set) var bars: HorizontalBarChart?
  private var table: Table?

  /// nil where the value is no dictionary and no net.
  init?(_ value: Value, name: String, _ interpreter: Interpreter) throws {
    self.name = name
    var pairs: [(name: String, value: Value)]
    if case .dict(let dictionary) = value {
      pairs = try dictionary.table.pairs.map { (try interpreter.str($0.0), $0.1) }
    } else if let module = value.object as? ModuleObject {
      pairs = try module.namedMembers(.parameters).map { ($0.name, $0.value) }
      // A layer without parameters is a function.
      if pairs.isEmpty { return nil }
    } else {
      return nil
    }
    guard !pairs.isEmpty else { throw PyError.value("%plot: \(name) is empty") }
    let numbers = pairs.compactMap { PlotNumbers.number($0.value) }
    if numbers.count == pairs.count, !pairs.contains(where: { ($0.value.elements?.rank ?? 0) > 0 }) {
      bars = HorizontalBarChart(title: name, labels: pairs.map(\.name), values: numbers)
    } else if pairs.contains(where: { $0.value.elements != nil }) {
      table = PlottedMapping.table(pairs)
    } else {
      guard pairs.count <= 12 else {
        throw PyError.value("%plot draws at most 12 lines in one chart; \(name) has \(pairs.count)")
      }
      series = try pairs.map { Series($0.name, y: try PlotNumbers($0.value, $0.name, interpreter).values) }
    }
  }

  func render(_ options: RenderOptions) -> String {
    if let bars { return bars.render(options) }
    return (table.map { $0.render(options) } ?? "") + "\n"
      + options.said("spread: how many values lie in each twelfth from min to max")
  }

  private static func table(_ pairs: [(name: String, value: Value)]) -> Table {
    var table = Table("name", "shape", "mean", "std", "min", "max", "spread")
    for (name, value) in pairs.prefix(200) {
      guard let tensor = value.elements, tensor.numel <= 5_000_000 else {
        table.rows.append([name])
        continue
      }
      let values = tensor.lookedDoubles()
      let mean = values.reduce(0, +) / Double(max(1, values.count))
      let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      let shape = "[\(tensor.shape.map { String($0) }.joined(separator: ", "))]"
      let short = { (value: Double) in NumberText.short(value, digits: 3) }
      table.rows.append([
        name, shape, short(mean), values.count > 1 ? short((squares / Double(values.count - 1)).squareRoot()) : "-",
        short(values.min() ?? .nan), short(values.max() ?? .nan), spread(values),
      ])
    }
    return table
  }

  /// A histogram of one line.
  private static func spread(_ values: [Double]) -> String {
    guard values.count > 1, let low = values.min(), let high = values.max(), high > low, (high - low).isFinite else {
      return ""
    }
    var counts = [Int](repeating: 0, count: 12)
    for value in values where value.isFinite { counts[min(11, Int((value - low) / (high - low) * 12))] += 1 }
    let marks = Array("_.:-=+*#%@")
    let most = counts.max() ?? 1
    return String(counts.map { $0 == 0 ? marks[0] : marks[1 + ($0 * 8) / most] })
  }
}
