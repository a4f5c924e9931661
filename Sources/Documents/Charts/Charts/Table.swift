// SPDX-License-Identifier: GPL-3.0-or-later

import Primitives

/// Rows of text under headings, aligned.
public struct Table: Equatable, Sendable {
  /// Where the text of a column stands.
  public enum Alignment: Equatable, Sendable {
    /// At the left.
    case left
    /// At the right.
    case right
    /// At the right where every cell is a number, else at the left.
    case automatic
  }

  /// A heading, and where its column's text stands.
  public struct Column: Equatable, Sendable {
    /// The heading.
    public var title: String
    /// Where the text stands.
    public var alignment: Alignment
    /// Whether single words in it are the program's own and no names.
    public var holdsWords: Bool

    /// A column of this heading.
    public init(_ title: String, _ alignment: Alignment = .automatic, holdsWords: Bool = false) {
      self.title = title
      self.alignment = alignment
      self.holdsWords = holdsWords
    }
  }

  /// The columns.
  public var columns: [Column]
  /// The cells. Missing cells are blank, cells beyond the last column are left out.
  public var rows: [[String]]

  /// A table of these columns and rows.
  public init(_ columns: [Column], rows: [[String]] = []) {
    self.columns = columns
    self.rows = rows
  }

  /// A table with these headings.
  public init(_ titles: String..., rows: [[String]] = []) {
    self.init(titles.map { Column($0) }, rows: rows)
  }

  private func cell(_ row: [String], _ column: Int) -> String {
    column < row.count ? TextLayout.oneLine(row[column]) : ""
  }

  /// The table with its headings, and what in its cells is a sentence, in the reader's language.
  private func worded(_ options: RenderOptions) -> Table {
    guard options.language != nil else { return self }
    return Table(
      columns.map { Column(options.heading($0.title), $0.alignment) },
      rows: rows.map { row in
        row.enumerated().map { index, cell in
          if columns.indices.contains(index), columns[index].holdsWords { return options.heading(cell) }
          return cell.utf8.contains(UInt8(ascii: " ")) ? options.said(cell) : cell
        }
      })
  }

  private func isRightAligned(_ column: Int) -> Bool {
    switch columns[column].alignment {
    case .left: return false
    case .right: return true
    case .automatic:
      let cells = rows.map { cell($0, column) }.filter { !$0.isEmpty }
      return !cells.isEmpty && cells.allSatisfy(Table.isNumber)
    }
  }

  /// Whether a cell reads as a number: digits with sign, point, exponent, percent or thousands separators.
  private static func isNumber(_ text: String) -> Bool {
    if ["nan", "inf", "-inf", "-"].contains(text) { return true }
    guard text.utf8.contains(where: { $0 >= 0x30 && $0 <= 0x39 }) else { return false }
    return text.unicodeScalars.allSatisfy { "0123456789.,+-eE%×x".unicodeScalars.contains($0) }
  }

  /// The table as text. Where it is too wide, the widest text columns are wrapped; where even that does not fit, each row
  /// becomes a block of `heading: cell` lines.
  public func render(_ options: RenderOptions = RenderOptions()) -> String {
    let options = options.clamped
    guard !columns.isEmpty else { return "" }
    if options.language != nil { return worded(options).render(options.with(language: nil)) }
    let gap = 2
    var widths = columns.indices.map { column in
      max(
        DisplayWidth.of(TextLayout.oneLine(columns[column].title)),
        rows.map { DisplayWidth.of(cell($0, column)) }.max() ?? 0)
    }
    let right = columns.indices.map(isRightAligned)
    let room = options.width - gap * (columns.count - 1)
    while widths.reduce(0, +) > room {
      // Numbers are never broken: only columns of text shrink, the widest first.
      let widest = columns.indices.filter { !right[$0] && widths[$0] > 8 }.max { widths[$0] < widths[$1] }
      guard let widest else { return blocks(options) }
      widths[widest] -= 1
    }
    var lines: [String] = []
    func append(_ cells: [String]) {
      let wrapped = columns.indices.map { TextLayout.wrapped(cells[$0], to: max(widths[$0], 1)) }
      for line in 0..<(wrapped.map(\.count).max() ?? 1) {
        let parts = columns.indices.map { column in
          let text = line < wrapped[column].count ? wrapped[column][line] : ""
          return TextLayout.padded(text, to: widths[column], right: right[column])
        }
        lines.append(parts.joined(separator: String(repeating: " ", count: gap)))
      }
    }
    append(columns.map { TextLayout.oneLine($0.title) })
    let rule: Character = options.glyphs == .ascii ? "-" : "─"
    lines.append(
      widths.map { String(repeating: rule, count: $0) }.joined(separator: String(repeating: " ", count: gap)))
    for row in rows { append(columns.indices.map { cell(row, $0) }) }
    return TextLayout.joined(lines)
  }

  private func blocks(_ options: RenderOptions) -> String {
    let titles = columns.map { TextLayout.oneLine($0.title) }
    let titleWidth = min(titles.map(DisplayWidth.of).max() ?? 0, options.width / 3)
    var lines: [String] = []
    for row in rows {
      if !lines.isEmpty { lines.append("") }
      for column in columns.indices where !cell(row, column).isEmpty {
        let title = TextLayout.truncated(titles[column], to: titleWidth, options.glyphs)
        let text = TextLayout.wrapped(cell(row, column), to: max(1, options.width - titleWidth - 2))
        for (index, part) in text.enumerated() {
          let line = TextLayout.padded(index == 0 ? title : "", to: titleWidth) + "  " + part
          lines.append(TextLayout.truncated(line, to: options.width, options.glyphs))
        }
      }
    }
    return TextLayout.joined(lines)
  }

  /// A row for each row, after the headings.
  public func csv() -> String {
    let header = columns.map { CSV.field($0.title) }.joined(separator: ",") + "\n"
    return rows.reduce(header) { text, row in
      text + columns.indices.map { CSV.field($0 < row.count ? row[$0] : "") }.joined(separator: ",") + "\n"
    }
  }
}
