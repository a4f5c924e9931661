// SPDX-License-Identifier: GPL-3.0-or-later

/// An axis at the right or on top with a scale of its own, and where its values lie on the axis at the left or below.
struct SecondAxis {
  let axis: Axis
  private let first: Axis

  /// The y axis of what a plot has at its right; nil where it has nothing there.
  init?(_ plot: Plot, beside left: Axis, rows: Int, _ glyphs: GlyphSet) {
    guard let other = plot.right.first else { return nil }
    first = left
    axis = Axis.vertical(other.yRange, scale: other.yScale, rows: rows, edges: plot.hasBars, glyphs).axis
      .with(other.yTicks, isReversed: other.isYReversed)
  }

  /// The x axis of what a plot has over its own; nil where it has nothing there.
  init?(_ plot: Plot, over below: Axis, columns: Int, _ glyphs: GlyphSet) {
    guard let other = plot.above.first else { return nil }
    first = below
    axis = Axis.horizontal(other.xRange, scale: other.xScale, columns: columns, glyphs)
      .with(other.xTicks, isReversed: other.isXReversed)
  }

  /// The value of the first axis that lies where one of this does; what has no place stays without one.
  func place(_ value: Double) -> Double {
    guard let share = axis.fraction(DataRange.tamed(value)) else { return value <= 0 ? -.infinity : value }
    return first.value(at: share) ?? .nan
  }

  /// The labels, at their places on the first axis.
  var ticks: [Tick] { axis.ticks.map { Tick(value: place($0.value), label: $0.label) } }
}

extension Plot {
  /// Whether there are bars at either side.
  var hasBars: Bool { !bars.isEmpty || right.contains { !$0.bars.isEmpty } }

  /// The plot with what stands at the right or over it drawn at its places on the axes at the left and below.
  func joined(right: SecondAxis?, above: SecondAxis?) -> Plot {
    var plot = self
    if let right, let other = self.right.first { plot.add(other, x: { $0 }, y: right.place) }
    if let above, let other = self.above.first { plot.add(other, x: above.place, y: { $0 }) }
    return plot
  }

  private mutating func add(_ other: Plot, x: (Double) -> Double, y: (Double) -> Double) {
    for var line in other.series {
      (line.x, line.y) = (line.x.map { $0.isNaN ? $0 : x($0) }, line.y.map(y))
      series.append(line)
    }
    for var bar in other.bars {
      (bar.from, bar.to) = (x(bar.from), x(bar.to))
      (bar.value, bar.base) = (y(bar.value), y(bar.base))
      bar.number += barNames.count
      bars.append(bar)
    }
    barNames += other.barNames
    for var band in other.bands {
      (band.x, band.low, band.high) = (band.x.map(x), band.low.map(y), band.high.map(y))
      bands.append(band)
    }
    for var reference in other.references {
      reference.value = reference.axis == .y ? y(reference.value) : x(reference.value)
      references.append(reference)
    }
    for var text in other.texts {
      (text.x, text.y) = (x(text.x), y(text.y))
      texts.append(text)
    }
  }
}
