// SPDX-License-Identifier: GPL-3.0-or-later

/// The shares of a whole: slices of a circle in documents, and a level bar for each in text, where a circle would say less.
public struct PieChart: Chart, Equatable {
  /// One share.
  public struct Slice: Equatable, Sendable {
    /// What it is, and what is written into it.
    public var name, words: String
    /// The share, from 0 to 1.
    public var share: Double
    /// Where it begins and ends, in degrees from the right against the clock.
    public var from, to: Double
    /// Its centre, its radius, and how much of that is not empty.
    public var x, y, radius, depth: Double
    /// Its colour and that of its edge, as `#rrggbb`; an empty edge is none.
    public var color, edge: String

    /// A share with its place.
    public init(
      name: String, words: String, share: Double, from: Double, to: Double, x: Double, y: Double, radius: Double,
      depth: Double, color: String, edge: String
    ) {
      (self.name, self.words, self.share, self.from, self.to) = (name, words, share, from, to)
      (self.x, self.y, self.radius, self.depth) = (x, y, radius, depth)
      (self.color, self.edge) = (color, edge)
    }
  }

  /// The title above; empty for none.
  public var title: String
  /// The shares, in the order of drawing.
  public var slices: [Slice]
  /// Words beside and in the slices.
  public var texts: [PlacedText]
  /// Names beside a legend's colours.
  public var legend: [(name: String, color: String)] = []

  /// Shares of a whole.
  public init(title: String, slices: [Slice], texts: [PlacedText]) {
    (self.title, self.slices, self.texts) = (title, slices, texts)
  }

  /// Whether two say the same.
  public static func == (a: PieChart, b: PieChart) -> Bool {
    a.title == b.title && a.slices == b.slices && a.texts == b.texts
  }

  private var bars: HorizontalBarChart {
    let names = slices.enumerated().map { number, slice in
      [slice.name.isEmpty ? "\(number + 1)" : slice.name, slice.words].filter { !$0.isEmpty }.joined(separator: " ")
    }
    return HorizontalBarChart(title: title, labels: names, values: slices.map { $0.share * 100 })
  }

  /// A bar for each share, and a line that says so.
  public func render(_ options: RenderOptions) -> String { noted.render(options) }
  private var noted: NotedChart {
    NotedChart(base: bars, notes: ["shares of a whole in percent; the pie is drawn as bars"])
  }
  /// Each share.
  public func describe() -> [String] { noted.describe() }
  /// A row for each share.
  public func csv() -> String { bars.csv() }

  /// The pie.
  public func svg(_ options: SVGOptions) -> String {
    let options = options.clamped
    var svg = SVGBuilder()
    let (width, height) = (Double(options.width), Double(options.height))
    let top = title.isEmpty ? 8.0 : 34.0
    if !title.isEmpty {
      svg.text(title, width / 2, 22, "text-anchor=\"middle\" font-size=\"15\" font-weight=\"bold\"")
    }
    // As far as slices and words go.
    let reach =
      (slices.map { max($0.x.magnitude, $0.y.magnitude) + $0.radius }
      + texts.flatMap { [$0.x.magnitude, $0.y.magnitude + 0.05] }).filter(\.isFinite).max() ?? 1
    let scale = min(width, height - top - 8) / 2 / max(reach * 1.02, 1e-9)
    let (cx, cy) = (width / 2, top + (height - top - 8) / 2)
    let number = SVGBuilder.number
    func point(_ slice: Slice, _ degrees: Double, _ radius: Double) -> String {
      let (sine, cosine) = Circle.sineAndCosine(degrees)
      return "\(number(cx + (slice.x + radius * cosine) * scale)) \(number(cy - (slice.y + radius * sine) * scale))"
    }
    for slice in slices where slice.to > slice.from && slice.radius.isFinite {
      // Arcs of at most a third: one of a whole circle would end where it begins.
      let parts = max(1, Int(((slice.to - slice.from) / 120).rounded(.up)))
      let angles = (0...min(parts, 64)).map { slice.from + (slice.to - slice.from) * Double($0) / Double(parts) }
      let hole = max(0, slice.radius - slice.depth)
      func arc(_ angles: [Double], _ radius: Double, _ sweep: Int) -> String {
        let r = number(radius * scale)
        return angles.map { "A\(r) \(r) 0 0 \(sweep) \(point(slice, $0, radius))" }.joined()
      }
      var path = "M\(point(slice, slice.from, slice.radius))" + arc(Array(angles.dropFirst()), slice.radius, 0)
      if hole > 0 {
        path += "L\(point(slice, slice.to, hole))" + arc(Array(angles.reversed().dropFirst()), hole, 1)
      } else if slice.to - slice.from < 359.999 {
        path += "L\(number(cx + slice.x * scale)) \(number(cy - slice.y * scale))"
      }
      let edge = slice.edge.isEmpty ? "" : " stroke=\"\(slice.edge)\" stroke-width=\"1.5\""
      svg.raw("<path d=\"\(path)Z\" fill=\"\(slice.color)\"\(edge)/>")
    }
    for text in texts where text.x.isFinite && text.y.isFinite {
      let anchor = text.side == 0 ? "middle" : text.side > 0 ? "start" : "end"
      svg.text(text.text, cx + text.x * scale, cy - text.y * scale + 4, "text-anchor=\"\(anchor)\"")
    }
    for (row, entry) in legend.prefix(40).enumerated() {
      let y = top + 6 + Double(row) * 18
      svg.rectangle(12, y, 22, 12, "fill=\"\(entry.color)\"")
      svg.text(TextLayout.truncated(entry.name, to: 32), 40, y + 10, "text-anchor=\"start\"")
    }
    return svg.document(options, title: title, description: describe())
  }
}

/// Sine and cosine without a library: charts need no more than a hundredth of a pixel.
enum Circle {
  static func sineAndCosine(_ degrees: Double) -> (sine: Double, cosine: Double) {
    guard degrees.isFinite else { return (0, 1) }
    let turn = degrees.truncatingRemainder(dividingBy: 360) * .pi / 180
    return (sine(turn), sine(turn + .pi / 2))
  }

  private static func sine(_ angle: Double) -> Double {
    var x = angle.truncatingRemainder(dividingBy: 2 * .pi)
    if x > .pi { x -= 2 * .pi }
    if x < -.pi { x += 2 * .pi }
    var (term, sum) = (x, x)
    for n in stride(from: 2.0, through: 30, by: 2) {
      term *= -x * x / (n * (n + 1))
      sum += term
    }
    return sum
  }
}
