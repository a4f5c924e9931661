// SPDX-License-Identifier: GPL-3.0-or-later

/// What an SVG document says of itself: its box, and title and description for screen readers.
public struct SVGDocument {
  let left, top, width, height: Double
  let title: String
  let description: [String]

  /// A document of a box.
  public init(left: Double, top: Double, width: Double, height: Double, title: String, description: [String]) {
    (self.left, self.top, self.width, self.height) = (left, top, width, height)
    (self.title, self.description) = (title, description)
  }

  /// The document around what is drawn.
  public func text(_ body: String, font: String = "sans-serif") -> String {
    let n = SVGBuilder.number
    let size =
      "width=\"\(n(width))\" height=\"\(n(height))\" viewBox=\"\(n(left)) \(n(top)) \(n(width)) \(n(height))\""
    return """
      <svg xmlns="http://www.w3.org/2000/svg" \(size) role="img" font-family="\(font)" font-size="12" fill="#222">
      <title>\(SVGBuilder.escaped(title))</title>
      <desc>\(SVGBuilder.escaped(description.joined(separator: "; ")))</desc>
      \(body)</svg>

      """
  }
}
