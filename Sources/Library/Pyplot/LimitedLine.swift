// SPDX-License-Identifier: GPL-3.0-or-later

import Charts

/// What the limits of axes leave of a line: it goes to the frame where it leaves it, and comes back from there.
struct LimitedLine {
  private(set) var x: [Double] = []
  private(set) var y: [Double] = []
  /// The numbers of the points given that these are, where no line is cut; nil for all.
  private(set) var places: [Int]?
  /// How many of its points lie outside.
  private(set) var outside = 0

  init(
    _ x: [Double], _ y: [Double], _ style: Series.Style, _ xLimits: ClosedRange<Double>?,
    _ yLimits: ClosedRange<Double>?
  ) {
    let count = min(x.count, y.count)
    guard xLimits != nil || yLimits != nil else {
      (self.x, self.y) = (Array(x.prefix(count)), Array(y.prefix(count)))
      return
    }
    func isInside(_ i: Int) -> Bool {
      y[i].isNaN || (xLimits?.contains(x[i]) ?? true) && (yLimits?.contains(y[i]) ?? true)
    }
    if style != .line { places = (0..<count).filter(isInside) }
    for i in 0..<count {
      if !isInside(i) { outside += 1 }
      if style == .line, i > 0, y[i].isFinite, y[i - 1].isFinite {
        guard let (from, to) = Self.part((x[i - 1], y[i - 1]), (x[i], y[i]), xLimits, yLimits) else { continue }
        if self.x.last != from.x || self.y.last != from.y {
          // A stretch that lies apart from the one before.
          if !self.x.isEmpty { add((.nan, .nan)) }
          add(from)
        }
        if from != to { add(to) }
      } else if isInside(i) {
        add((x[i], y[i]))
      }
    }
  }

  private mutating func add(_ point: (x: Double, y: Double)) {
    x.append(point.x)
    y.append(point.y)
  }

  /// The part of a stretch that lies inside; nil where none does.
  private static func part(
    _ a: (x: Double, y: Double), _ b: (x: Double, y: Double), _ xLimits: ClosedRange<Double>?,
    _ yLimits: ClosedRange<Double>?
  ) -> (from: (x: Double, y: Double), to: (x: Double, y: Double))? {
    var (start, end) = (0.0, 1.0)
    for (from, to, limits) in [(a.x, b.x, xLimits), (a.y, b.y, yLimits)] {
      guard let limits else { continue }
      let length = to - from
      if length == 0 {
        guard limits.contains(from) else { return nil }
        continue
      }
      let (first, last) = ((limits.lowerBound - from) / length, (limits.upperBound - from) / length)
      start = max(start, min(first, last))
      end = min(end, max(first, last))
    }
    // A line that only ends at the frame has been drawn; one that begins there goes on.
    guard start < end || start == end && start == 1 else { return nil }
    func point(_ t: Double) -> (x: Double, y: Double) {
      t == 0 ? a : t == 1 ? b : (a.x + t * (b.x - a.x), a.y + t * (b.y - a.y))
    }
    return (point(start), point(end))
  }
}
