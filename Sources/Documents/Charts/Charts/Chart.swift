// SPDX-License-Identifier: GPL-3.0-or-later

/// A drawing of data: a value that can be rendered in several ways.
///
/// Rendering never fails: missing, infinite and absurd numbers have a defined drawing each (gaps marked `!` on the axis,
/// arrows at the edge), and a chart that has no room becomes a line that says so.
public protocol Chart: Sendable {
  /// The drawing as lines of text no wider than the options say, without a line break at the end.
  func render(_ options: RenderOptions) -> String
  /// The chart in words, a line for each thing: what is under the drawing, and all that a screen reader needs.
  func describe() -> [String]
  /// The drawing as a self-contained SVG document.
  func svg(_ options: SVGOptions) -> String
  /// The numbers as comma-separated values with a header.
  func csv() -> String
}

extension Chart {
  /// The words of a chart that is drawn as text only: pyplot draws the pictures of its figures itself.
  public func svg(_ options: SVGOptions) -> String {
    var svg = SVGBuilder()
    let words = describe()
    for (row, line) in words.enumerated() { svg.text(line, 12, Double(24 + row * 18), "text-anchor=\"start\"") }
    return svg.document(options.clamped, title: "", description: words)
  }
  /// The drawing with 80 columns, Unicode and no colour.
  public func render() -> String { render(RenderOptions()) }
  /// The drawing as SVG in the usual size.
  public func svg() -> String { svg(SVGOptions()) }
}
