// SPDX-License-Identifier: GPL-3.0-or-later

import Charts
import Notebooks
import Primitives

/// Markdown as it is read on a terminal: wrapped, with bold headings and coloured code where there is colour. The text says the same
/// without it.
struct ProseDrawing {
  let options: RenderOptions
  /// Lines are no longer than this: a wide terminal makes no long lines to read.
  private static let widest = 100
  private var width: Int { min(options.width, ProseDrawing.widest) }

  /// The text with a line end behind each line; blocks are parted by a blank line.
  func text(_ markdown: String) -> String {
    var lines: [String] = []
    var last: ProseBlock?
    for block in MarkdownBlocks.blocks(of: EscapeSequence.visible(markdown)) {
      // Items of a list stand close together.
      let isNextItem = !block.marker.isEmpty && last.map { $0.depth > 0 } == true
      if last != nil, !isNextItem { lines.append("") }
      lines += self.lines(of: block)
      last = block
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private func lines(of block: ProseBlock) -> [String] {
    let margin = String(repeating: "  ", count: block.depth) + (block.isQuoted ? (isUnicode ? "│ " : "| ") : "")
    switch block.kind {
    case .heading(let level):
      let text = block.runs.map(\.text).joined()
      let line = TextLayout.wrapped(text, to: width - margin.count)
      let under = level == 1 ? [String(repeating: isUnicode ? "━" : "=", count: line.map(DisplayWidth.of).max() ?? 0)] : []
      return (line + under).map { margin + styled($0, "1") }
    case .rule: return [margin + String(repeating: isUnicode ? "─" : "-", count: max(1, width - margin.count))]
    case .code: return block.runs.map { margin + "  " + styled($0.text, code(of: .code)) }
    case .paragraph:
      let first = block.marker.isEmpty ? "" : sign(of: block.marker) + " "
      let indent = DisplayWidth.of(first)
      let rows = StyledText(block.runs).wrapped(to: width - margin.count - indent)
      return rows.enumerated().map { number, row in
        margin + (number == 0 ? first : String(repeating: " ", count: indent))
          + row.map { styled($0.text, code(of: $0.style)) }.joined()
      }
    case .table(let rows): return table(rows, width: width - margin.count).map { margin + $0 }
    }
  }

  private func table(_ rows: [[[ProseBlock.Run]]], width: Int) -> [String] {
    let columns = rows.map(\.count).max() ?? 0
    let texts = rows.map { row in (0..<columns).map { $0 < row.count ? row[$0].map(\.text).joined() : "" } }
    var widths = (0..<columns).map { column in texts.map { DisplayWidth.of($0[column]) }.max() ?? 0 }
    // What does not fit is taken from the widest column, whose cells are wrapped.
    while widths.reduce(2 * max(0, columns - 1), +) > width, let widest = widths.max(), widest > 8,
      let place = widths.firstIndex(of: widest)
    {
      widths[place] -= 1
    }
    var lines: [String] = []
    for (number, row) in rows.enumerated() {
      let cells = (0..<columns).map { StyledText($0 < row.count ? row[$0] : []).wrapped(to: max(1, widths[$0])) }
      for line in 0..<(cells.map(\.count).max() ?? 0) {
        let parts = cells.enumerated().map { column, rows in
          let runs = line < rows.count ? rows[line] : []
          let used = runs.reduce(0) { $0 + DisplayWidth.of($1.text) }
          let text = runs.map { styled($0.text, number == 0 ? "1" : code(of: $0.style)) }.joined()
          return text + (column == columns - 1 ? "" : String(repeating: " ", count: max(0, widths[column] - used)))
        }
        lines.append(parts.joined(separator: "  "))
      }
      if number == 0 {
        lines.append(widths.map { String(repeating: isUnicode ? "─" : "-", count: $0) }.joined(separator: "  "))
      }
    }
    return lines
  }

  private var isUnicode: Bool { options.glyphs == .unicode }
  private func sign(of marker: String) -> String { marker == "-" && isUnicode ? "•" : marker }

  private func code(of style: ProseBlock.Style) -> String {
    switch style {
    case .plain: ""
    case .strong: "1"
    case .emphasis: "3"
    case .code: Style.number.code(options.color)
    }
  }

  private func styled(_ text: String, _ code: String) -> String {
    options.color == .none || code.isEmpty || text.isEmpty ? text : EscapeSequence.styled(text, code)
  }
}
