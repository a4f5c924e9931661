// SPDX-License-Identifier: GPL-3.0-or-later

import Charts
import PythonRuntime

/// A pie: its slices and words, as the library's Python says them.
enum PieReading {
  static func chart(_ items: [[Value]], _ words: [[Value]], title: String, hasLegend: Bool) -> PieChart {
    let slices = items.compactMap { item -> PieChart.Slice? in
      guard item.count > 6 else { return nil }
      let place = DrawingRecord.numbers(item[4])
      guard place.count == 6 else { return nil }
      return PieChart.Slice(
        name: item[1].text ?? "", words: item[3].text ?? "", share: DrawingRecord.number(item[2]) ?? 0, from: place[0],
        to: place[1], x: place[2], y: place[3], radius: place[4], depth: place[5], color: item[5].text ?? "#888888",
        edge: item[6].text ?? "")
    }
    let texts = words.compactMap { item -> PlacedText? in
      guard item.count >= 4, let x = DrawingRecord.number(item[1]), let y = DrawingRecord.number(item[2]) else {
        return nil
      }
      let side = item[3].text == "center" ? 0 : item[3].text == "right" ? -1 : 1
      return PlacedText(text: item[0].text ?? "", x: x, y: y, side: side)
    }
    var chart = PieChart(title: title, slices: slices, texts: texts)
    if hasLegend { chart.legend = slices.filter { !$0.name.isEmpty }.map { ($0.name, $0.color) } }
    return chart
  }
}
