// SPDX-License-Identifier: GPL-3.0-or-later

/// The shares of a whole: a level bar for each in text, where a circle would say less.
public struct PieChart: Chart, Equatable {
  /// One share.
  public struct Slice: Equatable, Sendable {
    /// What it is, and what is written into it.
    public var name, words: String
    /// The share, from 0 to 1.
    public var share: Double

    /// A share and its words.
    public init(name: String, words: String, share: Double) {
      (self.name, self.words, self.share) = (name, words, share)
    }
  }

  /// The title above; empty for none.
  public var title: String
  /// The shares, in the order of drawing.
  public var slices: [Slice]

  /// Shares of a whole.
  public init(title: String, slices: [Slice]) { (self.title, self.slices) = (title, slices) }

  private var bars: HorizontalBarChart {
    let names = slices.enumerated().map { number, slice in
      [slice.name.isEmpty ? "\(number + 1)" : slice.name, slice.words].filter { !$0.isEmpty }.joined(separator: " ")
    }
    return HorizontalBarChart(title: title, labels: names, values: slices.map { $0.share * 100 })
  }

  private var noted: NotedChart {
    NotedChart(base: bars, notes: ["shares of a whole in percent; the pie is drawn as bars"])
  }

  /// A bar for each share, and a note that they were a pie.
  public func render(_ options: RenderOptions) -> String { noted.render(options) }
  /// The shares.
  public func describe() -> [String] { noted.describe() }
  /// The shares in percent.
  public func csv() -> String { bars.csv() }
}
