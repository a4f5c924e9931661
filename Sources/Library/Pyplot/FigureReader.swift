// SPDX-License-Identifier: GPL-3.0-or-later

import Charts
import PythonRuntime
import Tensors
import TorchCore

/// What `matplotlib._drawing` says of a figure, as a chart.
enum FigureReader {
  /// The chart of a figure.
  static func chart(_ figure: Value) throws -> any Chart {
    let record = try DrawingRecord(figure)
    let records = try record.records("cells")
    var cells: [(DrawingRecord, any Chart)] = []
    for (index, cell) in records.enumerated() {
      // What shares an axis of another is drawn together with that.
      if cell.host != nil { continue }
      let twin = records.first { $0.host == index }
      cells.append((cell, try twin.map { try both(cell, $0) } ?? AxesReader(cell).chart()))
    }
    let title = record.text("title")
    let notes = record.texts("notes")
    let chart: any Chart
    if cells.isEmpty {
      chart = LineChart(series: [])
    } else if cells.count == 1, title.isEmpty {
      chart = cells[0].1
    } else {
      chart = ChartGrid(title: title, rows: try rows(cells))
    }
    return notes.isEmpty ? chart : NotedChart(base: chart, notes: notes)
  }

  /// Two axes over one x axis, or over one y axis.
  private static func both(_ left: DrawingRecord, _ right: DrawingRecord) throws -> any Chart {
    let isAbove = right.flag("above")
    let (left, right) = (try AxesReader(left).axesChart(), try AxesReader(right).axesChart())
    let chart = TwinChart(left: left.chart, right: right.chart, isAbove: isAbove)
    let notes = left.notes + right.notes
    return notes.isEmpty ? chart : NotedChart(base: chart, notes: notes)
  }

  /// The charts in rows: what begins at one height stands beside each other.
  private static func rows(_ cells: [(DrawingRecord, any Chart)]) throws -> [[any Chart]] {
    var rows: [(top: Double, cells: [(left: Double, chart: any Chart)])] = []
    for (record, chart) in cells {
      let box = record.numbers("box")
      let (left, top) = box.count == 4 ? (box[0], box[1]) : (0, 0)
      if let row = rows.firstIndex(where: { ($0.top - top).magnitude < 0.02 }) {
        rows[row].cells.append((left, chart))
      } else {
        rows.append((top, [(left, chart)]))
      }
    }
    return rows.sorted { $0.top < $1.top }.map { row in
      // Axes over others come after them.
      row.cells.enumerated().sorted { ($0.element.left, $0.offset) < ($1.element.left, $1.offset) }.map(\.element.chart)
    }
  }
}

/// A dictionary of the library's Python that describes a drawing.
struct DrawingRecord {
  private let dict: PyDict

  init(_ value: Value) throws {
    guard case .dict(let dict) = value else { throw PyError.type("expected the description of a drawing") }
    self.dict = dict
  }

  subscript(_ name: String) -> Value { (try? dict.get(name)) ?? .none }

  /// The number of the axes with which these share an axis, drawn in one picture with them.
  var host: Int? { Self.number(self["twin"]).map { Int($0) } }
  func text(_ name: String) -> String { self[name].text ?? "" }
  func flag(_ name: String) -> Bool {
    if case .bool(true) = self[name] { true } else { false }
  }
  func items(_ name: String) -> [Value] { Self.items(self[name]) }
  func texts(_ name: String) -> [String] { items(name).compactMap(\.text) }
  func numbers(_ name: String) -> [Double] { Self.numbers(self[name]) }
  func records(_ name: String) throws -> [DrawingRecord] { try items(name).map { try DrawingRecord($0) } }

  /// The parts of a list or a tuple.
  static func items(_ value: Value) -> [Value] {
    switch value {
    case .list(let list): list.items
    case .tuple(let tuple): tuple.items
    default: []
    }
  }

  /// The numbers of a list or an array.
  static func numbers(_ value: Value) -> [Double] {
    if let array = value.object as? ArrayObject { return numbers(array.tensor) }
    return items(value).map { number($0) ?? .nan }
  }

  /// The colours of a map: red, green and blue from 0 to 1.
  static func colors(_ value: Value) -> [[Double]] { items(value).map { numbers($0) }.filter { $0.count == 3 } }

  /// All elements; none where there is no memory for a copy of them.
  private static func numbers(_ tensor: Tensor) -> [Double] { (try? tensor.scalars().map(\.doubleValue)) ?? [] }

  /// The rows of an array of two dimensions.
  static func rows(_ value: Value) -> [[Double]] {
    guard let tensor = (value.object as? ArrayObject)?.tensor, tensor.rank >= 2, tensor.shape[0] > 0 else { return [] }
    let all = numbers(tensor)
    let width = all.count / tensor.shape[0]
    return (0..<tensor.shape[0]).map { Array(all[($0 * width)..<(($0 + 1) * width)]) }
  }

  /// One number.
  static func number(_ value: Value) -> Double? {
    switch value {
    case .int(let number): Double(number)
    case .float(let number): number
    case .bool(let flag): flag ? 1 : 0
    case .object(let object): try? object.asDouble()
    default: nil
    }
  }
}
