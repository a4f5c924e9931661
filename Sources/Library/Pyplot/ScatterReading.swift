// SPDX-License-Identifier: GPL-3.0-or-later

import Charts
import PythonRuntime

/// Points whose colours follow numbers (`scatter(x, y, c=values)`), as the library's Python says it.
struct ShadedPoints {
  private let label: String
  private let x, y, values, shades: [Double]
  private let low, high: Double
  private let colors: [[Double]]

  /// `("shades", label, x, y, values, vmin, vmax, shades, sizes, opacity, colours)`.
  init?(_ item: [Value]) {
    guard item.count > 10 else { return nil }
    label = item[1].text ?? ""
    (x, y, values) = (DrawingRecord.numbers(item[2]), DrawingRecord.numbers(item[3]), DrawingRecord.numbers(item[4]))
    shades = DrawingRecord.numbers(item[7])
    let known = values.filter(\.isFinite)
    low = DrawingRecord.number(item[5]) ?? known.min() ?? 0
    high = DrawingRecord.number(item[6]) ?? known.max() ?? 1
    colors = DrawingRecord.colors(item[10])
  }

  /// A series for each of a few numbers, or for each quarter of the range; a number that is none is not drawn.
  var series: [Series] {
    let places = values.indices.filter { values[$0].isFinite && $0 < min(x.count, y.count) }
    let kinds = Set(places.map { values[$0] }).sorted()
    guard kinds.count > 10, low < high else {
      return kinds.map { kind in part(NumberText.short(kind), places.filter { values[$0] == kind }) }
    }
    let step = (high - low) / 4
    return (0..<4).compactMap { quarter in
      let (from, to) = (low + step * Double(quarter), quarter == 3 ? high : low + step * Double(quarter + 1))
      let chosen = places.filter { (values[$0] >= from || quarter == 0) && (values[$0] < to || quarter == 3) }
      let name = "c from \(NumberText.short(from, digits: 3)) to \(NumberText.short(to, digits: 3))"
      return chosen.isEmpty ? nil : part(name, chosen)
    }
  }

  private func part(_ name: String, _ places: [Int]) -> Series {
    var style = PointStyle()
    (style.shades, style.colors) = (shades, colors)
    var series = Series(
      (label.isEmpty ? "" : label + " ") + name, x: places.map { x[$0] }, y: places.map { y[$0] }, style: .points)
    series.points = style.of(places)
    return series
  }
}
