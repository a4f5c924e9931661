// SPDX-License-Identifier: GPL-3.0-or-later

/// Turns the points of one series into pixels. Points in one pixel column are reduced to first, lowest, highest and last,
/// which leaves the same pixels: no spike is lost, and a million points cost no more than the pixels they touch.
struct SeriesTracer {
  let number: Int
  let style: Series.Style
  let kind: CanvasKind
  /// For each column the row the line left it at; -1 where it was not.
  private(set) var trace: [Int]
  /// Points with a gap on both sides.
  private(set) var lonely: [(x: Int, y: Int)] = []
  private var length = 0
  private var last: (x: Int, y: Int)?
  private var pending: (x: Int, low: Int, high: Int)?

  init(number: Int, style: Series.Style, columns: Int, kind: CanvasKind) {
    self.number = number
    self.style = style
    self.kind = kind
    trace = Array(repeating: -1, count: columns)
  }

  mutating func add(_ x: Int, _ y: Int, to canvas: inout PixelCanvas) {
    defer { last = (x, y) }
    length += 1
    if style == .points {
      canvas.set(x, y, series: number)
      mark(x, y)
      return
    }
    guard let last else {
      canvas.set(x, y, series: number)
      mark(x, y)
      return
    }
    if x == last.x {
      // Only what lies beyond the column's extremes so far has to be drawn.
      let known = pending?.x == x ? pending : nil
      let low = min(y, last.y, known?.low ?? y)
      let high = max(y, last.y, known?.high ?? y)
      if known == nil || low < (known?.low ?? low) || high > (known?.high ?? high) {
        canvas.line(x, low, x, high, series: number)
      }
      pending = (x, low, high)
    } else if style == .steps {
      canvas.line(last.x, last.y, x, last.y, series: number)
      canvas.line(x, last.y, x, y, series: number)
      for column in (last.x / kind.cellWidth)...max(last.x, x) / kind.cellWidth {
        mark(column * kind.cellWidth, last.y)
      }
    } else {
      canvas.line(last.x, last.y, x, y, series: number)
      let first = min(last.x, x) / kind.cellWidth
      for column in first...max(last.x, x) / kind.cellWidth {
        let place = Double(column * kind.cellWidth - last.x) / Double(x - last.x)
        mark(column * kind.cellWidth, last.y + Int((min(max(place, 0), 1) * Double(y - last.y)).rounded()))
      }
    }
    mark(x, y)
  }

  /// Ends the line: the next point begins a new one.
  mutating func breakLine(to canvas: inout PixelCanvas) {
    if length == 1, let last { lonely.append(last) }
    length = 0
    last = nil
    pending = nil
  }

  private mutating func mark(_ x: Int, _ y: Int) {
    let column = x / kind.cellWidth
    if trace.indices.contains(column) { trace[column] = max(0, y / kind.cellHeight) }
  }
}
