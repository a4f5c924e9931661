// SPDX-License-Identifier: GPL-3.0-or-later

/// How values are laid out along an axis.
public enum AxisScale: Equatable, Sendable {
  /// Equal differences are equal lengths.
  case linear
  /// Equal ratios are equal lengths. Values of zero or less have no place; they are marked at the edge.
  case log
  /// `log` where every value is positive and the largest is more than 100 times the smallest, else `linear`. The chart
  /// says when it chose `log`.
  case auto
}

/// The range of an axis, the way values are laid out in it, and its ticks.
struct Axis: Equatable {
  var isLog: Bool
  var low: Double
  var high: Double
  var ticks: [Tick]
  /// What all labels are to be multiplied with, such as `×10⁻⁵`; nil for none.
  var factor: String?
  /// Whether the high end stands where the low one usually does.
  var isReversed = false

  /// Where a value lies, 0 at the first end and 1 at the last; nil for a value without a place.
  func fraction(_ value: Double) -> Double? { isReversed ? rising(value).map { 1 - $0 } : rising(value) }

  private func rising(_ value: Double) -> Double? {
    guard value.isFinite else { return nil }
    if isLog {
      guard value > 0 else { return nil }
      let (bottom, top) = (Logarithm.log10(low), Logarithm.log10(high))
      return top > bottom ? (Logarithm.log10(value) - bottom) / (top - bottom) : 0.5
    }
    // Halved, so that the difference of the largest numbers stays finite.
    return high > low ? (value / 2 - low / 2) / (high / 2 - low / 2) : 0.5
  }
}

extension Axis {
  /// The axis with the labels of one's own that lie on it, and in the direction of one's own.
  func with(_ ticks: [Tick]?, isReversed: Bool) -> Axis {
    var axis = self
    axis.isReversed = isReversed
    guard let ticks else { return axis }
    let room = (high / 2 - low / 2) * 2e-9
    axis.ticks = ticks.filter { $0.value >= low - room && $0.value <= high + room }
      .map { Tick(value: $0.value, label: TextLayout.oneLine($0.label)) }
    axis.factor = nil
    return axis
  }
}

/// The values that an axis has to show.
struct DataRange: Equatable {
  var low = Double.infinity
  var high = -Double.infinity
  /// The smallest value above zero.
  var lowestPositive = Double.infinity
  var isWhole = true

  /// Beyond this magnitude a value counts as infinite, and below its reciprocal as zero: room for the arithmetic of axes.
  static let limit = 1e290

  /// The value as axes see it.
  static func tamed(_ value: Double) -> Double {
    if value.magnitude > limit { return value.isNaN ? value : value < 0 ? -.infinity : .infinity }
    return value.magnitude < 1 / limit ? 0 : value
  }

  mutating func include(_ value: Double) {
    let value = DataRange.tamed(value)
    guard value.isFinite else { return }
    low = min(low, value)
    high = max(high, value)
    if value > 0 { lowestPositive = min(lowestPositive, value) }
    if value != value.rounded() || value.magnitude > 1e15 { isWhole = false }
  }

  var isEmpty: Bool { low > high }

  /// Whether `auto` means a logarithmic axis here.
  var suitsLog: Bool { !isEmpty && low > 0 && high / low > 100 }

  func usesLog(_ scale: AxisScale) -> Bool {
    switch scale {
    case .linear: false
    case .log: lowestPositive.isFinite
    case .auto: suitsLog
    }
  }

  /// The range with room around a single value, for a linear axis.
  var widened: (low: Double, high: Double) {
    guard !isEmpty else { return (0, 1) }
    let magnitude = max(low.magnitude, high.magnitude)
    guard high - low <= magnitude * 1e-11 else { return (low, high) }
    return magnitude == 0 ? (-1, 1) : (low - magnitude / 2, high + magnitude / 2)
  }
}
