// SPDX-License-Identifier: GPL-3.0-or-later

/// How the points of a scatter look beyond their place: matplotlib's `s`, `c` with `cmap`, and `alpha`.
///
/// Pictures show all of it. Text shows the colours; where points differ in size, the words say between which.
public struct PointStyle: Equatable, Sendable {
  /// The areas of the marks in square points, the usual one being 36: one for each point, or one for all; empty for the chart's own.
  public var sizes: [Double] = []
  /// Where each point's colour lies between the lowest (0) and the highest (1); empty for the series' own colour.
  public var shades: [Double] = []
  /// The colours from the lowest to the highest value; empty for the chart's own.
  public var colors: [[Double]] = []
  /// The values that the lowest and the highest colour stand for; nil where the legend names the value of each series instead.
  public var scale: ClosedRange<Double>?
  /// How much of what lies behind is hidden, from 0 to 1.
  public var opacity = 1.0

  /// The chart's own look.
  public init() {}

  /// The look of some of the points; nil stands for all.
  public func of(_ places: [Int]?) -> PointStyle {
    guard let places else { return self }
    var style = self
    if sizes.count > 1 { style.sizes = places.map { sizes.indices.contains($0) ? sizes[$0] : 36 } }
    style.shades = shades.isEmpty ? [] : places.map { shades.indices.contains($0) ? shades[$0] : .nan }
    return style
  }

  /// The radius of a point's mark in a picture.
  func radius(_ index: Int) -> Double {
    guard let size = sizes.count == 1 ? sizes.first : sizes.indices.contains(index) ? sizes[index] : nil, size.isFinite
    else { return 3 }
    return min(max(size, 0).squareRoot() / 2, 200)
  }

  /// The colour in text of a series whose points have colours: that of its middle.
  var paint: Paint? {
    let known = shades.filter(\.isFinite)
    guard let low = known.min(), let high = known.max() else { return nil }
    return .heat(min(max((low + high) / 2, 0), 1), colors)
  }

  /// The colour of a point for SVG; nil for that of its series.
  func hex(_ index: Int) -> String? {
    guard shades.indices.contains(index), shades[index].isFinite else { return nil }
    return Palette.heatHex(shades[index], colors)
  }
}
