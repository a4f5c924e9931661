// SPDX-License-Identifier: GPL-3.0-or-later

/// One line of a chart: values over places, and how they are drawn.
public struct Series: Equatable, Sendable {
  /// How the values become a line.
  public enum Style: Equatable, Sendable {
    /// Neighbouring points are joined by straight lines.
    case line
    /// Each value holds until the next place, where the line rises or falls upright: a schedule.
    case steps
    /// Points only.
    case points
  }

  /// The name, for the legend and the description.
  public var name: String
  /// The places; nan ends a stretch of the line, and the next point begins another. Values beyond the shorter of `x` and `y` are left out.
  public var x: [Double]
  /// The values.
  public var y: [Double]
  /// How they are drawn.
  public var style: Style
  /// What is said of it in place of how it runs; a blank says nothing.
  public var words: String?
  /// The number of the colour, -1 for the terminal's own; nil for the one that its place gives.
  public var hue: Int?
  /// Whether each point of the line has a mark.
  public var isMarked = false
  /// How its points look, where it is a scatter; nil for the chart's own look.
  public var points: PointStyle?

  /// A line of these values over these places.
  public init(_ name: String, x: [Double], y: [Double], style: Style = .line) {
    self.name = name
    self.x = x
    self.y = y
    self.style = style
  }

  /// A line of these values over 0, 1, 2 and so on.
  public init(_ name: String, y: [Double], style: Style = .line) {
    self.init(name, x: y.indices.map(Double.init), y: y, style: style)
  }

  /// How many points there are.
  public var count: Int { min(x.count, y.count) }

  /// The stretches of the line, each a series; itself where there is one.
  var stretches: [Series] {
    let ends = (0..<count).filter { x[$0].isNaN }
    guard !ends.isEmpty else { return [self] }
    var start = 0
    let parts = (ends + [count]).compactMap { end -> Series? in
      defer { start = end + 1 }
      guard start < end else { return nil }
      return Series(name, x: Array(x[start..<end]), y: Array(y[start..<end]), style: style)
    }
    return parts.isEmpty ? [self] : parts
  }
}

/// A line across the whole chart at one value of an axis.
public struct ReferenceLine: Equatable, Sendable {
  /// The axis that the value belongs to.
  public enum AxisName: Equatable, Sendable {
    /// An upright line at a place.
    case x
    /// A level line at a value.
    case y
  }

  /// The axis.
  public var axis: AxisName
  /// The value on it.
  public var value: Double
  /// What the line stands for.
  public var label: String

  /// A line at this value.
  public init(_ axis: AxisName, at value: Double, label: String) {
    self.axis = axis
    self.value = value
    self.label = label
  }
}
