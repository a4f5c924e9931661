// SPDX-License-Identifier: GPL-3.0-or-later

import Primitives

/// An image as blocks of colour, or as shades where there is no colour.
public struct Picture: Chart, Equatable {
  /// Red, green and blue from 0 to 1, row by row.
  public var pixels: [[[Double]]]
  /// The title above; empty for none.
  public var title: String
  /// Sentences below.
  public var notes: [String]

  /// An image of these pixels.
  public init(title: String, pixels: [[[Double]]], notes: [String] = []) {
    self.title = title
    self.pixels = pixels
    self.notes = notes
  }

  private static let shades: [Character] = [" ", ".", ":", "-", "=", "+", "*", "#", "%", "@"]

  /// The drawing: two pixels a character with colour, half a pixel without.
  public func render(_ options: RenderOptions) -> String {
    let options = options.clamped
    guard let columns = pixels.first?.count, columns > 0 else { return "There is nothing to draw." }
    let hasBlocks = options.glyphs == .unicode && (options.color == .truecolor || options.color == .ansi256)
    let most = (columns: hasBlocks ? options.width : options.width / 2, rows: options.height * (hasBlocks ? 4 : 2))
    let scale = min(1, Double(most.columns) / Double(columns), Double(most.rows) / Double(pixels.count))
    let drawn = (
      columns: max(1, Int(Double(columns) * scale)), rows: max(1, Int(Double(pixels.count) * scale))
    )
    let grid = (0..<drawn.rows).map { row in (0..<drawn.columns).map { mean(row, $0, drawn.rows, drawn.columns) } }
    var lines = [TextLayout.truncated(TextLayout.oneLine(title), to: options.width, options.glyphs)].filter {
      !$0.isEmpty
    }
    if hasBlocks {
      for row in stride(from: 0, to: drawn.rows, by: 2) {
        let line = grid[row].indices.map { column -> String in
          let upper = Picture.color(grid[row][column], options.color)
          guard row + 1 < drawn.rows else { return EscapeSequence.styled("▀", "38;" + upper) }
          return EscapeSequence.styled("▀", "38;\(upper);48;\(Picture.color(grid[row + 1][column], options.color))")
        }
        lines.append(line.joined())
      }
    } else {
      for row in grid {
        lines.append(
          row.map { pixel in
            let light = 0.299 * pixel[0] + 0.587 * pixel[1] + 0.114 * pixel[2]
            let shade = Picture.shades[min(9, max(0, Int(light * 10)))]
            return String([shade, shade])
          }.joined())
      }
    }
    if scale < 1 {
      lines += options.wrapped(
        "\(pixels.count) rows and \(columns) columns shown as \(drawn.rows) and \(drawn.columns)")
    }
    if options.showsDescription {
      for note in notes { lines += options.wrapped(note, indent: 2) }
    }
    return TextLayout.joined(lines)
  }

  /// The sentences below.
  public func describe() -> [String] { notes }

  /// The picture as SVG: a rectangle for each pixel, at most 256 a side.
  public func svg(_ options: SVGOptions) -> String {
    let options = options.clamped
    var svg = SVGBuilder()
    let (rows, columns) = (min(pixels.count, 256), min(pixels.first?.count ?? 0, 256))
    let top = title.isEmpty ? 10.0 : 36.0
    if !title.isEmpty {
      svg.text(title, Double(options.width) / 2, 24, "text-anchor=\"middle\" font-size=\"15\" font-weight=\"bold\"")
    }
    if rows > 0, columns > 0 {
      let side = min((Double(options.width) - 20) / Double(columns), (Double(options.height) - top - 10) / Double(rows))
      for row in 0..<rows {
        for column in 0..<columns {
          let parts = mean(row, column, rows, columns).map { Int(($0 * 255).rounded()) }
          svg.rectangle(
            10 + Double(column) * side, top + Double(row) * side, side + 0.3, side + 0.3,
            "fill=\"rgb(\(parts[0]),\(parts[1]),\(parts[2]))\"")
        }
      }
    }
    return svg.document(options, title: title, description: notes)
  }

  /// A row for each pixel: row, column, red, green, blue.
  public func csv() -> String {
    var text = "row,column,red,green,blue\n"
    for (row, line) in pixels.enumerated() {
      for (column, pixel) in line.enumerated() {
        text += "\(row),\(column),\(pixel.map { "\($0)" }.joined(separator: ","))\n"
      }
    }
    return text
  }

  /// The mean of the pixels that one drawn pixel stands for.
  private func mean(_ row: Int, _ column: Int, _ rows: Int, _ columns: Int) -> [Double] {
    let width = pixels[0].count
    let lines = (row * pixels.count / rows)..<max(row * pixels.count / rows + 1, (row + 1) * pixels.count / rows)
    let places = (column * width / columns)..<max(column * width / columns + 1, (column + 1) * width / columns)
    var sum = [0.0, 0.0, 0.0]
    for line in lines { for place in places { for c in 0..<3 { sum[c] += pixels[line][place][c] } } }
    return sum.map { value in
      let mean = value / Double(lines.count * places.count)
      return mean.isFinite ? min(1, max(0, mean)) : 0
    }
  }

  private static func color(_ pixel: [Double], _ depth: ColorDepth) -> String {
    if depth == .truecolor { return "2;" + pixel.map { "\(Int(($0 * 255).rounded()))" }.joined(separator: ";") }
    let steps = pixel.map { Int(($0 * 5).rounded()) }
    return "5;\(16 + 36 * steps[0] + 6 * steps[1] + steps[2])"
  }
}
