// SPDX-License-Identifier: GPL-3.0-or-later

import Charts
import PythonRuntime

/// Bars: what one call has drawn, as the library's Python says it.
struct DrawnBars {
  let name: String
  /// Left, bottom, width and height of each.
  let boxes: [[Double]]
  let isLevel: Bool
  /// The borders of a histogram.
  let edges: [Double]?
  /// Where each stands on its axis.
  let places: [Double]
  /// A name for each.
  let names: [String]
  /// The number of each bar's colour; nil for that of its set.
  let hues: [Int?]

  init?(_ item: [Value]) {
    guard item.count > 6, item[0].text == "bars" else { return nil }
    name = item[1].text ?? ""
    boxes = DrawingRecord.items(item[2]).map { DrawingRecord.numbers($0) }.filter { $0.count == 4 }
    isLevel = item[3].text == "h"
    edges = item[4].isNone ? nil : DrawingRecord.numbers(item[4])
    places = DrawingRecord.numbers(item[5])
    names = DrawingRecord.items(item[6]).compactMap(\.text)
    hues = item.count > 7 ? DrawingRecord.items(item[7]).map { DrawingRecord.number($0).map { Int($0) } } : []
  }

  /// How far each goes from its base.
  var values: [Double] { boxes.map { isLevel ? $0[2] : $0[3] } }
  /// Where each begins.
  var bases: [Double] { boxes.map { isLevel ? $0[0] : $0[1] } }
}

extension AxesReader {
  /// What stands at a bar's place: the label of the nearest tick, or the place itself.
  static func name(_ place: Double, _ ticks: [Tick]?, reach: Double) -> String {
    if let near = ticks?.min(by: { ($0.value - place).magnitude < ($1.value - place).magnitude }),
      (near.value - place).magnitude <= reach
    {
      return near.label
    }
    return NumberText.short(place)
  }
}
