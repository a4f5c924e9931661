// SPDX-License-Identifier: GPL-3.0-or-later

import Charts
import PythonRuntime

/// A pie: its slices, as the library's Python says them.
enum PieReading {
  static func chart(_ items: [[Value]], title: String) -> PieChart {
    let slices = items.filter { $0.count > 3 }.map { item in
      PieChart.Slice(
        name: item[1].text ?? "", words: item[3].text ?? "", share: DrawingRecord.number(item[2]) ?? 0)
    }
    return PieChart(title: title, slices: slices)
  }
}
