// SPDX-License-Identifier: GPL-3.0-or-later

/// Pieces of SVG: elements with escaped text and short coordinates.
struct SVGBuilder {
  private(set) var body = ""

  /// A coordinate with at most two decimals.
  static func number(_ value: Double) -> String {
    guard value.isFinite else { return "0" }
    let hundredths = Int((min(max(value, -1e9), 1e9) * 100).rounded())
    let text = NumberText.decimal(hundredths, exponent: -2)
    return text.hasSuffix(".00") ? String(text.dropLast(3)) : text
  }

  /// Text with the characters that XML reserves escaped and those that it forbids left out.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in TextLayout.oneLine(text).unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\u{FFFE}", "\u{FFFF}": continue
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  mutating func raw(_ element: String) { body += element + "\n" }

  mutating func line(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ attributes: String) {
    let n = SVGBuilder.number
    raw("<line x1=\"\(n(x1))\" y1=\"\(n(y1))\" x2=\"\(n(x2))\" y2=\"\(n(y2))\" \(attributes)/>")
  }

  mutating func rectangle(_ x: Double, _ y: Double, _ width: Double, _ height: Double, _ attributes: String) {
    let n = SVGBuilder.number
    raw("<rect x=\"\(n(x))\" y=\"\(n(y))\" width=\"\(n(width))\" height=\"\(n(height))\" \(attributes)/>")
  }

  mutating func text(_ text: String, _ x: Double, _ y: Double, _ attributes: String) {
    let n = SVGBuilder.number
    raw("<text x=\"\(n(x))\" y=\"\(n(y))\" \(attributes)>\(SVGBuilder.escaped(text))</text>")
  }

  /// What colours mean, from the lowest value to the highest; the numbers stand beside, the higher one's begins 32 left of `right`.
  mutating func scale(_ low: Double, _ high: Double, _ colors: [[Double]], right: Double, top: Double) {
    text(NumberText.short(low, digits: 4), right - 168, top + 10, "text-anchor=\"end\"")
    for step in 0..<20 {
      let color = Palette.heatHex((Double(step) + 0.5) / 20, colors)
      rectangle(right - 160 + Double(step) * 6, top, 6, 12, "fill=\"\(color)\"")
    }
    text(NumberText.short(high, digits: 4), right - 32, top + 10, "text-anchor=\"start\"")
  }

  /// The whole document: white ground, so that it reads on any page, and title and description for screen readers.
  func document(_ options: SVGOptions, title: String, description: [String]) -> String {
    SVGDocument(
      left: 0, top: 0, width: Double(options.width), height: Double(options.height), title: title,
      description: description
    ).text("<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n" + body)
  }
}
