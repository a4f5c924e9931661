// SPDX-License-Identifier: GPL-3.0-or-later

/// The colours of the points of a scatter: matplotlib's `c` with `cmap`.
public struct PointStyle: Equatable, Sendable {
  /// Where each point's colour lies between the lowest (0) and the highest (1); empty for the series' own colour.
  public var shades: [Double] = []
  /// The colours from the lowest to the highest value; empty for the chart's own.
  public var colors: [[Double]] = []

  /// The chart's own look.
  public init() {}

  /// The look of some of the points; nil stands for all.
  public func of(_ places: [Int]?) -> PointStyle {
    guard let places else { return self }
    var style = self
    style.shades = shades.isEmpty ? [] : places.map { shades.indices.contains($0) ? shades[$0] : .nan }
    return style
  }

  /// The colour in text of a series whose points have colours: that of its middle.
  var paint: Paint? {
    let known = shades.filter(\.isFinite)
    guard let low = known.min(), let high = known.max() else { return nil }
    return .heat(min(max((low + high) / 2, 0), 1), colors)
  }
}
