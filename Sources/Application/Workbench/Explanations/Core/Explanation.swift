// SPDX-License-Identifier: GPL-3.0-or-later

import Charts
import PythonRuntime

/// What is said about one operation: a title, then words, formulas, equations, tables and small drawings.
struct Explanation {
  /// A part of it.
  enum Part {
    /// A sentence or several, wrapped to the width.
    case words(String)
    /// A formula with names, wrapped.
    case formula(String)
    case equation(Equation)
    case table(Table)
    /// Lines that stay as they are.
    case lines([String])
    case gap
  }

  /// The parts of the first line, which a dot separates.
  var title: [String]
  var parts: [Part] = []
  /// The line of the person's program that made it.
  var place: CodePlace?
  /// The element of the result that is worked out, and its value.
  var element: (index: [Int], value: Double)?

  init(_ title: [String]) { self.title = title }

  mutating func say(_ text: String) { parts.append(.words(text)) }
  mutating func formula(_ text: String) { parts.append(.formula(text)) }
  mutating func gap() { parts.append(.gap) }
  mutating func lines(_ lines: [String]) { parts.append(.lines(lines)) }
  mutating func table(_ table: Table) { parts.append(.table(table)) }
  mutating func equation(_ name: String, _ term: Term, is element: Double? = nil) {
    parts.append(.equation(Equation(name, term, is: element)))
  }

  /// `cell 3, line 10, in Net.forward: x = F.relu(self.conv1(x))`
  private static func text(of place: CodePlace) -> String {
    let function = place.function == "<module>" ? "" : ", in \(place.function)"
    return "\(place.source.name), line \(place.line)\(function): \(place.text)"
  }

  /// A line of a drawing: words that are broken into columns stay; sentences have an entry.
  private static func drawn(_ line: String, _ options: RenderOptions) -> String {
    let margin = line.prefix { $0 == " " }
    return margin + options.said(String(line.dropFirst(margin.count)))
  }

  func text(_ options: RenderOptions) -> String {
    let dot = options.glyphs == .ascii ? " - " : " · "
    var lines = TextLayout.wrapped(
      title.map(options.heading).joined(separator: dot), to: max(30, options.width), indent: 2)
    var inner = options
    inner.width = max(30, options.width - 2)
    if let place {
      lines.append(
        "  " + TextLayout.truncated(options.said(Explanation.text(of: place)), to: inner.width, options.glyphs))
    }
    for part in parts {
      let more: [String] =
        switch part {
        case .words(let text): inner.wrapped(text)
        case .formula(let text): TextLayout.wrapped(inner.formula(text), to: inner.width, indent: 2)
        case .equation(let equation): TextLayout.wrapped(equation.text(inner), to: inner.width, indent: 4)
        case .table(let table):
          table.render(inner).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        case .lines(let lines):
          lines.map { TextLayout.truncated(Explanation.drawn($0, options), to: inner.width, options.glyphs) }
        case .gap: [""]
        }
      lines += more.map { $0.isEmpty ? "" : "  " + $0 }
    }
    return lines.joined(separator: "\n")
  }
}
