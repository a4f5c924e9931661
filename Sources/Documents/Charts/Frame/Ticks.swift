// SPDX-License-Identifier: GPL-3.0-or-later

import Primitives

/// The distance of ticks: 1, 2, 2.5 or 5 times a power of ten, kept as whole number and exponent so that tick values
/// and labels are exact.
struct TickStep: Equatable {
  var mantissa: Int
  var exponent: Int

  var value: Double { Logarithm.scaled(mantissa, exponent) }

  func tick(_ index: Int) -> Double { Logarithm.scaled(index * mantissa, exponent) }

  /// The steps that divide a span into about two to a hundred parts, smallest first.
  static func candidates(span: Double) -> [TickStep] {
    let decade = Logarithm.decade(span)
    var steps: [TickStep] = []
    for exponent in (decade - 2)...(decade + 1) {
      steps.append(TickStep(mantissa: 1, exponent: exponent))
      steps.append(TickStep(mantissa: 2, exponent: exponent))
      steps.append(TickStep(mantissa: 25, exponent: exponent - 1))
      steps.append(TickStep(mantissa: 5, exponent: exponent))
    }
    return steps
  }

  /// The ticks with these numbers, with one number of decimals or a shared factor: 0.001 is never printed as 0.00.
  func ticks(_ indices: ClosedRange<Int>, _ glyphs: GlyphSet) -> (ticks: [Tick], factor: String?) {
    let largest = max(tick(indices.lowerBound).magnitude, tick(indices.upperBound).magnitude)
    var shift = 0
    if largest > 0, largest < 0.001 || largest >= 1e6 { shift = Logarithm.decade(largest) }
    let factor = shift == 0 ? nil : (glyphs == .ascii ? "x" : "×") + NumberText.powerOfTen(shift, glyphs)
    // With a factor the labels may have zeros at the end that a smaller mantissa would not need: 2.0 for 20 * 10^-1.
    let ticks = indices.map { index in
      Tick(value: tick(index), label: NumberText.decimal(index * mantissa, exponent: exponent - shift))
    }
    return (ticks, factor)
  }
}

extension Axis {
  /// A vertical axis over so many rows whose ticks fall on rows exactly, and how many rows it takes.
  ///
  /// Values lie in the middle of rows, from the first to the last; with `edges` they lie on the lines between rows, from
  /// the lower edge of the last row to the upper edge of the first, as bars need it.
  static func vertical(_ range: DataRange, scale: AxisScale, rows: Int, edges: Bool = false, _ glyphs: GlyphSet)
    -> (axis: Axis, rows: Int)
  {
    let slots = edges ? rows : rows - 1
    if range.usesLog(scale) { return verticalLog(range, slots: slots, extra: edges ? 0 : 1, glyphs) }
    let (low, high) = range.widened
    var best: (score: Double, step: TickStep, indices: ClosedRange<Int>, slots: Int)?
    for step in TickStep.candidates(span: high - low) {
      let first = Int((low / step.value + 1e-9).rounded(.down))
      let last = max(Int((high / step.value - 1e-9).rounded(.up)), first + 1)
      let count = last - first
      guard count <= max(1, min(slots, 8)) else { continue }
      let used = slots / count * count
      let coverage = (high - low) / (step.value * Double(count))
      let score =
        16 * coverage + 6 * Double(used) / Double(slots) - abs(Double(count) - min(4.2, Double(slots) / 2))
        - (step.mantissa == 25 ? 0.4 : 0)
      if best == nil || score > (best?.score ?? 0) { best = (score, step, first...last, used) }
    }
    guard let best else {
      let ticks = [Tick(value: low, label: NumberText.short(low)), Tick(value: high, label: NumberText.short(high))]
      return (Axis(isLog: false, low: low, high: high, ticks: ticks), rows)
    }
    let (ticks, factor) = best.step.ticks(best.indices, glyphs)
    let axis = Axis(
      isLog: false, low: best.step.tick(best.indices.lowerBound), high: best.step.tick(best.indices.upperBound),
      ticks: ticks, factor: factor)
    return (axis, best.slots + (edges ? 0 : 1))
  }

  private static func verticalLog(_ range: DataRange, slots: Int, extra: Int, _ glyphs: GlyphSet) -> (Axis, Int) {
    let low = range.low > 0 ? range.low : range.lowestPositive
    let first = Logarithm.decade(low)
    var last = -Logarithm.decade(1 / range.high)
    if last <= first { last = first + 1 }
    let most = max(1, min(slots, 8))
    let stride = (last - first + most - 1) / most
    let count = (last - first + stride - 1) / stride
    last = first + count * stride
    let axis = Axis(
      isLog: true, low: Logarithm.powerOfTen(first), high: Logarithm.powerOfTen(last),
      ticks: decades(first...last, by: stride, glyphs))
    return (axis, slots / count * count + extra)
  }

  private static func decades(_ range: ClosedRange<Int>, by stride: Int, _ glyphs: GlyphSet) -> [Tick] {
    let isPlain = range.lowerBound >= -4 && range.upperBound <= 4
    return Swift.stride(from: range.lowerBound, through: range.upperBound, by: stride).map { exponent in
      let label = isPlain ? NumberText.decimal(1, exponent: exponent) : NumberText.powerOfTen(exponent, glyphs)
      return Tick(value: Logarithm.powerOfTen(exponent), label: label)
    }
  }

  /// A horizontal axis from the first to the last value over so many columns. Both ends are labelled, and in between as
  /// many round numbers as fit.
  static func horizontal(_ range: DataRange, scale: AxisScale, columns: Int, _ glyphs: GlyphSet) -> Axis {
    if range.usesLog(scale), range.high > range.lowestPositive {
      let low = range.low > 0 ? range.low : range.lowestPositive
      let first = -Logarithm.decade(1 / low)
      let last = Logarithm.decade(range.high)
      let stride = max(1, (last - first) * 8 / max(columns, 8) + 1)
      var ticks = first <= last ? decades(first...last, by: stride, glyphs) : []
      if ticks.count < 2 {
        ticks = [
          Tick(value: low, label: NumberText.short(low)), Tick(value: range.high, label: NumberText.short(range.high)),
        ]
      }
      return Axis(isLog: true, low: low, high: range.high, ticks: ticks)
    }
    guard !range.isEmpty else { return Axis(isLog: false, low: 0, high: 1, ticks: []) }
    let (low, high) = range.widened
    if high != range.high || low != range.low {
      return Axis(
        isLog: false, low: low, high: high, ticks: [Tick(value: range.low, label: NumberText.short(range.low))])
    }
    for step in TickStep.candidates(span: high - low) {
      if range.isWhole, step.exponent < 0 { continue }
      let first = Int((low / step.value - 1e-9).rounded(.up))
      let last = Int((high / step.value + 1e-9).rounded(.down))
      guard first <= last, last - first <= 12 else { continue }
      let (ticks, factor) = step.ticks(first...last, glyphs)
      var axis = Axis(isLog: false, low: low, high: high, ticks: ticks, factor: factor)
      let widest = ticks.map { DisplayWidth.of($0.label) }.max() ?? 1
      let distance = step.value / (high - low) * Double(columns)
      guard distance >= Double(widest + 5) || last == first else { continue }
      if factor == nil { axis.addEnds(columns: columns) }
      return axis
    }
    let ends = [Tick(value: low, label: NumberText.short(low)), Tick(value: high, label: NumberText.short(high))]
    return Axis(isLog: false, low: low, high: high, ticks: ends)
  }

  /// Labels both ends, in place of a round number that stands too near.
  private mutating func addEnds(columns: Int) {
    func distance(_ a: Double, _ b: Double) -> Double { (a - b).magnitude / (high - low) * Double(columns) }
    func add(_ value: Double, at end: KeyPath<[Tick], Tick?>, isLast: Bool) {
      let label = NumberText.short(value, digits: 4)
      let width = Double(DisplayWidth.of(label))
      while let tick = ticks[keyPath: end] {
        if distance(tick.value, value) < 0.5 { return }
        let needed = width / 2 + Double(DisplayWidth.of(tick.label)) / 2 + 2
        guard distance(tick.value, value) < needed else { break }
        if isLast { ticks.removeLast() } else { ticks.removeFirst() }
      }
      ticks.insert(Tick(value: value, label: label), at: isLast ? ticks.count : 0)
    }
    add(low, at: \.first, isLast: false)
    add(high, at: \.last, isLast: true)
  }
}
