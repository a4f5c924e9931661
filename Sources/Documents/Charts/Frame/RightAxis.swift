// SPDX-License-Identifier: GPL-3.0-or-later

/// An axis at the right with a scale of its own, and where its values lie on the axis at the left.
struct RightAxis {
  let axis: Axis
  private let left: Axis

  /// The axis of what a plot has at its right; nil where it has nothing there.
  init?(_ plot: Plot, beside left: Axis, rows: Int, _ glyphs: GlyphSet) {
    guard let other = plot.right.first else { return nil }
    self.left = left
    axis = Axis.vertical(other.yRange, scale: other.yScale, rows: rows, edges: plot.hasBars, glyphs).axis
      .with(other.yTicks, isReversed: other.isYReversed)
  }

  /// The value at the left that lies as high as one at the right; what has no place stays without one.
  func place(_ value: Double) -> Double {
    guard let share = axis.fraction(DataRange.tamed(value)) else { return value <= 0 ? -.infinity : value }
    return left.value(at: share) ?? .nan
  }

  /// The labels, at their places on the left axis.
  var ticks: [Tick] { axis.ticks.map { Tick(value: place($0.value), label: $0.label) } }
}

extension Plot {
  /// Whether there are bars at either side.
  var hasBars: Bool { !bars.isEmpty || right.contains { !$0.bars.isEmpty } }

  /// The plot with what stands at the right drawn at its places on the axis at the left.
  func joined(by axis: RightAxis?) -> Plot {
    guard let axis, let other = right.first else { return self }
    var plot = self
    for var line in other.series {
      line.y = line.y.map(axis.place)
      plot.series.append(line)
    }
    for var bar in other.bars {
      (bar.value, bar.base) = (axis.place(bar.value), axis.place(bar.base))
      bar.number += barNames.count
      plot.bars.append(bar)
    }
    plot.barNames += other.barNames
    for var band in other.bands {
      (band.low, band.high) = (band.low.map(axis.place), band.high.map(axis.place))
      plot.bands.append(band)
    }
    for var reference in other.references {
      if reference.axis == .y { reference.value = axis.place(reference.value) }
      plot.references.append(reference)
    }
    for var text in other.texts {
      text.y = axis.place(text.y)
      plot.texts.append(text)
    }
    return plot
  }
}
