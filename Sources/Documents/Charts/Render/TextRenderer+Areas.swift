// SPDX-License-Identifier: GPL-3.0-or-later

import Primitives

extension TextRenderer {
  /// The place of a column's middle on the x axis; nil on an axis without one.
  private func xValue(_ column: Int) -> Double? {
    xAxis.value(at: (Double(column) + 0.5) / Double(plotColumns))
  }

  private func yValue(_ row: Int) -> Double? {
    let fraction =
      hasEdges
      ? 1 - (Double(row) + 0.5) / Double(plotRows) : 1 - Double(row) / Double(max(plotRows - 1, 1))
    return yAxis.value(at: fraction)
  }

  /// The shades of a field; fewer and paler ones where marks of series lie over them.
  static func fieldShades(_ glyphs: GlyphSet, isUnderSeries: Bool) -> [Character] {
    if glyphs == .unicode { return isUnderSeries ? ["·", "░", "▒", "▓"] : ["·", "░", "▒", "▓", "█"] }
    return isUnderSeries ? [".", ",", ":", ";", "-", "~"] : [".", ":", "-", "=", "+", "*", "#", "%", "@"]
  }

  /// Draws the cells in shades.
  func drawField(_ body: inout CharacterGrid) {
    guard let field = plot.field else { return }
    let shades = Self.fieldShades(options.glyphs, isUnderSeries: !plot.series.isEmpty)
    for row in 0..<plotRows {
      guard let y = yValue(row) else { continue }
      for column in 0..<plotColumns {
        guard let x = xValue(column), let value = field.value(x, y) else { continue }
        guard value.isFinite else { continue }
        let span = field.high / 2 - field.low / 2
        let place = span > 0 ? min(max((value / 2 - field.low / 2) / span, 0), 1) : 0.5
        body.put(
          shades[min(shades.count - 1, Int(place * Double(shades.count)))], column, row, .heat(place, field.colors))
      }
    }
  }

  /// The scale of the shades, as a line.
  var fieldNote: String? {
    guard let field = plot.field, field.high > field.low else { return nil }
    let shades = Self.fieldShades(options.glyphs, isUnderSeries: !plot.series.isEmpty)
    return "\(shades[0]) \(NumberText.short(field.low, digits: 4)) to \(shades[shades.count - 1]) "
      + NumberText.short(field.high, digits: 4) + " (\(String(shades)))"
  }

  /// The sign of a band.
  static func bandMark(_ number: Int, _ glyphs: GlyphSet) -> Character {
    let marks: [Character] = glyphs == .ascii ? [".", ":", ",", "'"] : ["░", "▒", "▓", "·"]
    return marks[number % marks.count]
  }

  /// Fills the areas between curves, column by column.
  func drawBands(_ body: inout CharacterGrid) {
    for (number, band) in plot.bands.enumerated() {
      let mark = Self.bandMark(number, options.glyphs)
      let count = min(band.x.count, band.low.count, band.high.count)
      guard count > 0 else { continue }
      for column in 0..<plotColumns {
        guard let x = xValue(column), let (low, high) = Self.between(band, count, x, xAxis, plotColumns) else {
          continue
        }
        guard let first = pixelY(max(low, high)), let last = pixelY(min(low, high)) else { continue }
        let rows = (first / kind.cellHeight, last / kind.cellHeight)
        for row in max(0, rows.0)...max(0, min(plotRows - 1, rows.1)) where row <= rows.1 && row >= rows.0 {
          body.put(mark, column, row, .series(plot.series.isEmpty ? number : min(number, plot.series.count - 1)))
        }
      }
    }
  }

  /// Both curves at a place, on straight lines between their points.
  private static func between(_ band: Band, _ count: Int, _ x: Double, _ axis: Axis, _ columns: Int) -> (
    Double, Double
  )? {
    var left = -1
    for i in 0..<count where band.x[i] <= x && (left < 0 || band.x[i] >= band.x[left]) { left = i }
    var right = -1
    for i in 0..<count where band.x[i] >= x && (right < 0 || band.x[i] <= band.x[right]) { right = i }
    if left < 0 || right < 0 {
      // A column's middle may lie beyond the last point in it.
      let known = max(left, right)
      guard known >= 0, let a = axis.fraction(x), let b = axis.fraction(band.x[known]),
        abs(a - b) * Double(columns) <= 0.75
      else { return nil }
      (left, right) = (known, known)
    }
    let span = band.x[right] - band.x[left]
    let t = span > 0 ? (x - band.x[left]) / span : 0
    let low = band.low[left] + t * (band.low[right] - band.low[left])
    let high = band.high[left] + t * (band.high[right] - band.high[left])
    return low.isFinite && high.isFinite ? (low, high) : nil
  }

  /// Puts words over the drawing, each where it has room; what has none stands in the description alone.
  func drawTexts(_ body: inout CharacterGrid) {
    for text in plot.texts {
      let words = TextLayout.oneLine(text.text)
      let width = DisplayWidth.of(words)
      guard width > 0, width <= plotColumns, let column = column(text.x), let y = pixelY(text.y) else { continue }
      let row = y / kind.cellHeight
      guard row >= 0, row < plotRows else { continue }
      let start = text.side == 0 ? column - width / 2 : text.side > 0 ? column : column - width + 1
      body.put(text: words, max(0, min(start, plotColumns - width)), row)
    }
  }
}

extension Axis {
  /// The value at a share of the axis's length.
  func value(at share: Double) -> Double? {
    let share = isReversed ? 1 - share : share
    if isLog {
      let (bottom, top) = (Logarithm.log10(low), Logarithm.log10(high))
      let exponent = bottom + share * (top - bottom)
      let whole = exponent.rounded(.down)
      // Ten to the rest, by its series: a column's place need not be exact.
      var (term, sum) = (1.0, 1.0)
      for n in 1...20 {
        term *= (exponent - whole) * 2.302585092994046 / Double(n)
        sum += term
      }
      return Logarithm.powerOfTen(Int(whole)) * sum
    }
    return low + share * (high - low)
  }
}
