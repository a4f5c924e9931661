// SPDX-License-Identifier: GPL-3.0-or-later

/// How a series runs, found by looking at its values: constant stretches, or rises and falls between turning points.
struct SeriesShape {
  /// A stretch of one value, from one place in the series to another.
  struct Run: Equatable {
    var start: Int
    var end: Int
    var value: Double
  }

  /// A stretch between two turning points.
  struct Leg: Equatable {
    enum Direction { case rises, falls, stays }
    var direction: Direction
    var start: Int
    var end: Int
  }

  let series: Series
  /// The places whose value is finite.
  let finite: [Int]

  init(_ series: Series) {
    self.series = series
    finite = (0..<series.count).filter { series.y[$0].isFinite && series.x[$0].isFinite }
  }

  /// Whether two values differ by rounding alone.
  private static func isSame(_ a: Double, _ b: Double) -> Bool {
    a == b || (a - b).magnitude <= 1e-9 * max(a.magnitude, b.magnitude)
  }

  /// The series as a few constant stretches; nil when it is none of that kind.
  var runs: [Run]? {
    guard let first = finite.first else { return nil }
    var runs = [Run(start: first, end: first, value: series.y[first])]
    for index in finite.dropFirst() {
      let value = series.y[index]
      let current = runs[runs.count - 1].value
      if SeriesShape.isSame(value, current) {
        runs[runs.count - 1].end = index
      } else {
        runs.append(Run(start: index, end: index, value: value))
        // Few changes means few enough to be told one by one.
        if runs.count > 8 { return nil }
      }
    }
    // A schedule is made of steps: a few of them are told one by one, however short they are.
    let isTold = finite.count >= 3 * runs.count || (series.style == .steps && runs.count <= 6)
    return runs.count == 1 || isTold ? runs : nil
  }

  /// The stretches between turning points, movements of less than a fiftieth of the whole range left out.
  var legs: [Leg] {
    guard let first = finite.first else { return [] }
    let values = finite.map { series.y[$0] }
    // Divided first, so that the difference of the largest numbers stays finite.
    let noise = (values.max() ?? 0) / 50 - (values.min() ?? 0) / 50
    var legs: [Leg] = []
    func append(_ direction: Leg.Direction, _ start: Int, _ end: Int) {
      guard start < end else { return }
      if let last = legs.last, last.direction == direction {
        legs[legs.count - 1].end = end
      } else {
        legs.append(Leg(direction: direction, start: start, end: end))
      }
    }
    // Where a value is held for a while, the stretch is one of its own.
    func leavePlateau(_ index: Int) -> Int {
      var end = index
      // By the index, not along `finite`: a noisy series leaves a plateau at every other point.
      for next in (index + 1)..<max(series.count, index + 1) where series.y[next].isFinite && series.x[next].isFinite {
        guard SeriesShape.isSame(series.y[next], series.y[index]) else { break }
        end = next
      }
      append(.stays, index, end)
      return end
    }
    var (start, extreme) = (first, first)
    var direction = Leg.Direction.stays
    for index in finite.dropFirst() {
      let value = series.y[index]
      switch direction {
      case .stays:
        if value == series.y[extreme], index > extreme { continue }
        if (value - series.y[start]).magnitude > noise {
          direction = value > series.y[start] ? .rises : .falls
          start = leavePlateau(start)
          extreme = index
        }
      case .rises:
        if value > series.y[extreme], !SeriesShape.isSame(value, series.y[extreme]) {
          extreme = index
        } else if series.y[extreme] - value > noise {
          append(.rises, start, extreme)
          (start, extreme, direction) = (leavePlateau(extreme), index, .falls)
        }
      case .falls:
        if value < series.y[extreme], !SeriesShape.isSame(value, series.y[extreme]) {
          extreme = index
        } else if value - series.y[extreme] > noise {
          append(.falls, start, extreme)
          (start, extreme, direction) = (leavePlateau(extreme), index, .rises)
        }
      }
    }
    append(direction, start, direction == .stays ? (finite.last ?? start) : extreme)
    if let last = finite.last, extreme < last, direction != .stays { append(.stays, extreme, last) }
    return legs
  }

  /// The series in a sentence: `0.1 from 0, 0.01 from 30` or `0.1 at 0, falls to 0 at 90`.
  func sentence(_ options: RenderOptions) -> String {
    guard let first = finite.first, let last = finite.last else {
      guard series.count > 0 else { return options.said("no values") }
      return options.joined(["no finite values among \(series.count)"] + exceptions, by: .semicolon)
    }
    var parts = [options.joined(words(first, last), by: .comma)]
    if let runs, runs.count > 6 { parts.append(options.joined(summary(first, last), by: .comma)) }
    return options.joined(parts + exceptions, by: .semicolon)
  }

  /// The clauses, which commas separate.
  private func words(_ first: Int, _ last: Int) -> [String] {
    if finite.count == 1 { return ["\(value(first)) at \(place(first))", "the only value"] }
    if series.points != nil { return extent() }
    if let runs {
      if runs.count == 1 { return ["\(value(first)) throughout", "from \(place(first)) to \(place(last))"] }
      return runs.enumerated().map { number, run in
        // A value that another one follows at the same place stands there alone.
        let isAlone = number + 1 < runs.count && series.x[runs[number + 1].start] == series.x[run.start]
        return "\(NumberText.short(run.value)) \(isAlone ? "at" : "from") \(place(run.start))"
      }
    }
    if series.style == .points { return summary(first, last) }
    let legs = self.legs
    guard !legs.isEmpty, legs.count <= 6 else { return summary(first, last) }
    var clauses = ["\(value(first)) at \(place(first))"]
    for leg in legs {
      switch leg.direction {
      case .rises: clauses.append("rises to \(value(leg.end)) at \(place(leg.end))")
      case .falls: clauses.append("falls to \(value(leg.end)) at \(place(leg.end))")
      case .stays:
        let isExact = (leg.start...leg.end).allSatisfy { index in
          !series.y[index].isFinite || SeriesShape.isSame(series.y[index], series.y[leg.start])
        }
        clauses.append("stays \(isExact ? "at" : "near") \(value(leg.end)) until \(place(leg.end))")
      }
    }
    return clauses
  }

  /// How many points a scatter has and between which places they lie: their order says nothing.
  private func extent() -> [String] {
    func range(_ values: [Double]) -> (String, String) {
      (NumberText.short(values.min() ?? 0), NumberText.short(values.max() ?? 0))
    }
    let (x, y) = (range(finite.map { series.x[$0] }), range(finite.map { series.y[$0] }))
    return ["\(finite.count) points", "x from \(x.0) to \(x.1)", "y from \(y.0) to \(y.1)"]
  }

  private func summary(_ first: Int, _ last: Int) -> [String] {
    var (lowest, highest) = (first, first)
    for index in finite {
      if series.y[index] < series.y[lowest] { lowest = index }
      if series.y[index] > series.y[highest] { highest = index }
    }
    return [
      "first \(value(first))", "min \(value(lowest)) at \(place(lowest))", "max \(value(highest)) at \(place(highest))",
      "last \(value(last)) at \(place(last))",
    ]
  }

  private var exceptions: [String] {
    var clauses: [String] = []
    let missing = (0..<series.count).filter { series.y[$0].isNaN }
    if !missing.isEmpty { clauses.append("not a number at \(places(missing))") }
    let infinite = (0..<series.count).filter { series.y[$0].isInfinite }
    if !infinite.isEmpty { clauses.append("infinite at \(places(infinite))") }
    return clauses
  }

  private func places(_ indices: [Int]) -> String {
    let shown = indices.prefix(5).map(place).joined(separator: ", ")
    return indices.count > 5 ? "\(shown) and \(indices.count - 5) more" : shown
  }

  private func value(_ index: Int) -> String { NumberText.short(series.y[index]) }
  private func place(_ index: Int) -> String { NumberText.short(series.x[index]) }
}
