// SPDX-License-Identifier: GPL-3.0-or-later

import Charts

/// Small grids of numbers side by side: the window, the kernel, the products.
enum WindowDrawing {
  private static let mostRows = 7
  private static let mostColumns = 7

  /// Grids with their headings and the signs between them, as lines; nil when they are too large to be read.
  static func sideBySide(_ grids: [(title: String, rows: [[Double]])], signs: [String]) -> [String]? {
    guard let first = grids.first?.rows, first.count <= mostRows, (first.first?.count ?? 0) <= mostColumns,
      !first.isEmpty
    else { return nil }
    let blocks = grids.map { grid -> [String] in
      let cells = grid.rows.map { $0.map { NumberText.short($0, digits: 3) } }
      let width = cells.joined().map(\.count).max() ?? 1
      let lines = cells.map { $0.map { TextLayout.padded($0, to: width, right: true) }.joined(separator: " ") }
      let whole = max(grid.title.count, lines.first?.count ?? 0)
      return ([grid.title] + lines).map { TextLayout.padded($0, to: whole) }
    }
    let height = blocks.map(\.count).max() ?? 0
    return (0..<height).map { line in
      var text = ""
      for (i, block) in blocks.enumerated() {
        if i > 0 {
          let gap = signs[i - 1].count + 4
          text += line == (height + 1) / 2 ? "  \(signs[i - 1])  " : String(repeating: " ", count: gap)
        }
        text += line < block.count ? block[line] : String(repeating: " ", count: block.first?.count ?? 0)
      }
      var trimmed = text[...]
      while trimmed.last == " " { trimmed.removeLast() }
      return String(trimmed)
    }
  }
}
