/// A row of small bars, one a value, for a place inside a line of text.
public enum Sparkline {
  /// The values as bars between the smallest and the largest. Where there are more values than columns, a column shows
  /// the one of its values that lies farthest from the middle. NaN is `!`; in ASCII heights are the digits 0 to 9.
  public static func render(_ values: [Double], width: Int = 40, glyphs: GlyphSet = .unicode) -> String {
    let width = min(max(width, 1), 1000)
    var range = DataRange()
    for value in values { range.include(value) }
    let columns = min(width, values.count)
    let levels: [Character] =
      glyphs == .ascii
      ? ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"] : ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
    func place(_ value: Double) -> Double {
      range.high > range.low ? (value / 2 - range.low / 2) / (range.high / 2 - range.low / 2) : 0.5
    }
    var text = ""
    for column in 0..<columns {
      let group = values[(column * values.count / columns)..<((column + 1) * values.count / columns)]
      let finite = group.map(DataRange.tamed).filter(\.isFinite)
      guard let shown = finite.max(by: { (place($0) - 0.5).magnitude < (place($1) - 0.5).magnitude }) else {
        text.append(group.contains(where: \.isNaN) ? Marks.nan : Marks.above(glyphs))
        continue
      }
      text.append(levels[min(levels.count - 1, Int(place(shown) * Double(levels.count)))])
    }
    return text
  }
}
