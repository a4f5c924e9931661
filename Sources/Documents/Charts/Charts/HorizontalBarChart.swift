// SPDX-License-Identifier: GPL-3.0-or-later

import Primitives

/// A level bar for each of several named values, with the name before and the number after it: for long names.
public struct HorizontalBarChart: Chart, Equatable {
  /// The title above the chart; empty for none.
  public var title: String
  /// A name for each bar. Names beyond the shorter of `labels` and `values` are left out.
  public var labels: [String]
  /// The value of each bar.
  public var values: [Double]

  /// A bar for each name.
  public init(title: String = "", labels: [String], values: [Double]) {
    self.title = title
    self.labels = labels
    self.values = values
  }

  private var count: Int { min(labels.count, values.count, HorizontalBarChart.limit) }

  /// How many bars are drawn at most; the drawing says how many are left out.
  public static let limit = 500

  private var leftOut: String? {
    let more = min(labels.count, values.count) - count
    return more > 0 ? "and \(more) more" : nil
  }

  /// The lowest and highest end of the bars; zero is always between them.
  private var span: (low: Double, high: Double) {
    var range = DataRange()
    range.include(0)
    for value in values.prefix(count) { range.include(value) }
    return range.high > range.low ? (range.low, range.high) : (0, 1)
  }

  /// The drawing as text: one row a bar.
  public func render(_ options: RenderOptions) -> String {
    let options = options.clamped
    guard options.width >= RenderOptions.minimumWidth else { return options.tooNarrow }
    let names = labels.prefix(count).map {
      TextLayout.truncated(TextLayout.oneLine($0), to: options.width / 3, options.glyphs)
    }
    let numbers = values.prefix(count).map { NumberText.short($0) }
    let nameWidth = names.map(DisplayWidth.of).max() ?? 0
    let numberWidth = numbers.map(DisplayWidth.of).max() ?? 0
    let room = max(4, options.width - nameWidth - numberWidth - 3)
    let title = TextLayout.truncated(TextLayout.oneLine(title), to: options.width, options.glyphs)
    var grid = CharacterGrid(columns: options.width, rows: count)
    let (low, high) = span
    let place = { (value: Double) in (value / 2 - low / 2) / (high / 2 - low / 2) * Double(room * 8) }
    // Zero lies on the line between two cells, so that every bar begins with a whole one.
    let zero = (place(0) / 8).rounded() * 8
    for row in 0..<count {
      grid.put(text: TextLayout.padded(names[row], to: nameWidth, right: true), 0, row)
      grid.put(options.glyphs == .ascii ? "|" : "│", nameWidth + 1, row)
      let value = DataRange.tamed(values[row])
      var end = nameWidth + 2
      if value.isFinite {
        let length = (place(value) - place(0)).magnitude
        let from = value < 0 ? max(0, zero - length) : zero
        let to = value < 0 ? zero : min(zero + length, Double(room * 8))
        for column in 0..<room {
          let filled = min(to, Double(column * 8 + 8)) - max(from, Double(column * 8))
          guard let glyph = glyph(filled, isNegative: value < 0, options.glyphs) else { continue }
          grid.put(glyph, nameWidth + 2 + column, row, .series(value < 0 ? 4 : 0))
        }
        // A bar too short to see is not a bar of nothing.
        if value > 0, to - from < (options.glyphs == .ascii ? 4 : 0.5) {
          grid.put(options.glyphs == .ascii ? "." : "▏", nameWidth + 2 + min(room - 1, Int(from / 8)), row, .series(0))
        }
        end += max(1, Int((to / 8).rounded(.up)))
      } else {
        grid.put(value.isNaN ? Marks.nan : value > 0 ? ">" : "<", end, row)
        end += 1
      }
      grid.put(text: numbers[row], min(end + 1, options.width - numberWidth), row)
    }
    var lines = title.isEmpty ? [] : [title]
    lines += count > 0 ? grid.lines(options.color) : describe().map(options.said)
    if let leftOut { lines.append(options.said(leftOut)) }
    return TextLayout.joined(lines)
  }

  private func glyph(_ filled: Double, isNegative: Bool, _ glyphs: GlyphSet) -> Character? {
    let eighths = Int(filled.rounded())
    if glyphs == .ascii { return eighths >= 4 ? "#" : nil }
    guard eighths > 0 else { return nil }
    if isNegative { return eighths >= 6 ? "█" : eighths >= 2 ? "▐" : nil }
    let blocks: [Character] = ["▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"]
    return blocks[min(eighths, 8) - 1]
  }

  /// Each bar's value; for many bars the smallest and the largest.
  public func describe() -> [String] { BarWords.describe(labels, values) }

  /// The drawing as SVG. The height follows from the number of bars.
  public func svg(_ options: SVGOptions) -> String {
    let options = options.clamped
    var svg = SVGBuilder()
    let (low, high) = span
    let names = labels.prefix(count).map { TextLayout.truncated(TextLayout.oneLine($0), to: 32) }
    let left = Double(names.map(DisplayWidth.of).max() ?? 0) * 7 + 20
    let width = max(20, Double(options.width) - left - 90)
    let top = title.isEmpty ? 12.0 : 40.0
    if !title.isEmpty {
      svg.text(
        title, Double(options.width) / 2, 22, "text-anchor=\"middle\" font-size=\"15\" font-weight=\"bold\"")
    }
    let place = { (value: Double) in left + (value / 2 - low / 2) / (high / 2 - low / 2) * width }
    for index in 0..<count {
      let y = top + Double(index) * 22
      svg.text(names[index], left - 8, y + 13, "text-anchor=\"end\"")
      let value = DataRange.tamed(values[index])
      let end = value.isFinite ? place(value) : place(0)
      let color = Palette.hex(value < 0 ? 4 : 0)
      svg.rectangle(min(place(0), end), y, max(0.5, (end - place(0)).magnitude), 17, "fill=\"\(color)\"")
      svg.text(NumberText.short(values[index]), max(place(0), end) + 6, y + 13, "text-anchor=\"start\"")
    }
    let size = SVGOptions(width: options.width, height: Int(top) + min(count, 10_000) * 22 + 12)
    return svg.document(size, title: title, description: describe())
  }

  /// A row for each bar: label, value.
  public func csv() -> String { BarWords.csv(labels, values) }
}
