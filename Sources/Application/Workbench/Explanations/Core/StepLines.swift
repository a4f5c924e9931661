// SPDX-License-Identifier: GPL-3.0-or-later

import Charts
import Primitives
import PythonRuntime

/// The lines of a person's program that the steps of an expression come from.
struct StepLines {
  private var places: [Int: CodePlace] = [:]
  /// The cell that all of them stand in.
  private(set) var commonSource: String?

  init(_ recorded: RecordedExpression) {
    for step in recorded.steps { places[step.number] = recorded.place(of: step) }
    let names = Set(places.values.map(\.source.name))
    if names.count == 1 { commonSource = names.first }
  }

  /// Whether every step stands in the expression itself.
  var isEmpty: Bool { places.isEmpty }

  /// The number of a step's line; with its cell where the steps come from several, `3:10`.
  func number(of step: RecordedStep) -> String {
    guard let place = places[step.number] else { return "" }
    guard commonSource == nil else { return String(place.line) }
    let name = place.source.name
    return "\(name.hasPrefix("cell ") ? String(name.dropFirst(5)) : name):\(place.line)"
  }

  /// Adds a column with the text of the lines where there is room for one; what several steps share stands beside the first.
  func addTexts(to table: inout Table, width: Int, _ glyphs: GlyphSet) {
    guard !isEmpty else { return }
    let used = table.columns.indices.reduce(0) { sum, column in
      let cells = table.rows.map { column < $0.count ? DisplayWidth.of($0[column]) : 0 }
      return sum + max(DisplayWidth.of(table.columns[column].title), cells.max() ?? 0) + 2
    }
    let room = width - used
    guard room >= StepLines.leastRoom else { return }
    let first = table.columns.count
    table.columns.append(Table.Column("code", .left))
    var last: (source: String, line: Int)?
    for row in table.rows.indices {
      guard let number = Int(table.rows[row].first ?? ""), let place = places[number] else {
        last = nil
        continue
      }
      let isNew = last.map { $0 != (place.source.name, place.line) } ?? true
      last = (place.source.name, place.line)
      guard isNew else { continue }
      table.rows[row] += [String](repeating: "", count: max(0, first - table.rows[row].count))
      table.rows[row].append(TextLayout.truncated(place.text, to: room, glyphs))
    }
  }

  private static let leastRoom = 16
}
