// SPDX-License-Identifier: GPL-3.0-or-later

import Charts
import Guides
import Primitives

/// What `NAME?`, `help(NAME)` and the reference say of a name: the declaration and its guide, put together.
struct HelpPage {
  /// Said before everything else: that this is the page of something with a similar name.
  var remark = ""
  /// How it is called.
  var title: String
  /// One sentence, or the paragraphs of a topic.
  var summary = ""
  /// The numbers of an object of the person's.
  var live: [(label: String, text: String)] = []
  var shape: [String] = []
  var formula: [String] = []
  var parameters: [(label: String, meaning: String)] = []
  var notes: [String] = []
  /// Lines after prompts, and what they print.
  var example: [String] = []
  var related: [String] = []
  /// The text of an object, as its echo would be.
  var text: [String] = []

  /// The page of a declaration.
  init(name: String, title: String, signature: String, summary: String, example: String = "") {
    self.title = title
    self.summary = summary
    let book = GuideBook.shared
    let candidates = HelpName.candidates(for: name)
    let guide = candidates.lazy.compactMap { book[$0] }.first
    for parameter in SignatureText.parameters(signature) where parameter.name != "self" {
      guard let meaning = book.meaning(of: parameter.name, in: guide) else { continue }
      parameters.append((parameter.label, meaning))
    }
    if let guide { add(guide) }
    // The guide of a function shows the function; a method's own example is nearer.
    if guide?.name != name, let recorded = book.recordedExample(of: name) { self.example = recorded }
    if self.example.isEmpty {
      self.example =
        book.recordedExample(of: name) ?? ReferenceText.prompted(example)
    }
    if let guide, guide.name != name, !related.contains(guide.name) { related.insert(guide.name, at: 0) }
  }

  /// Whether it is about a matter and not about a name.
  private(set) var isTopic = false

  /// The page of a topic.
  init(topic guide: Guide) {
    title = guide.name
    isTopic = true
    add(guide)
    summary = ""
  }

  /// A page of lines alone.
  init(title: String, summary: String = "") {
    self.title = title
    self.summary = summary
  }

  mutating func add(_ guide: Guide) {
    shape = guide.shape
    formula = guide.formula
    notes = guide.notes
    example = guide.example
    related = guide.related
  }

  // MARK: For a person

  /// The page as lines of a width.
  func render(_ options: RenderOptions) -> String {
    let width = max(30, options.width)
    func head(_ text: String) -> String { options.color == .none ? text : EscapeSequence.styled(text, "1") }
    var lines = remark.isEmpty ? [] : options.with(width: width).wrapped(remark) + [""]
    // A signature is code.
    let heading = title.hasSuffix(")") ? title : options.heading(title)
    lines += TextLayout.wrapped(heading, to: width, indent: 4).map(head)
    if !summary.isEmpty { lines += HelpPage.indented(options.said(summary), 2, width) }
    if !live.isEmpty {
      lines.append("")
      lines += HelpPage.table(live.map { (HelpPage.label($0, options), options.said($1)) }, indent: 2, width)
    }
    if !text.isEmpty { lines += [""] + text.map { "  " + $0 } }
    // A topic begins with what there is to say, and names what belongs to it.
    let said = notes.flatMap { [""] + HelpPage.indented(options.said($0), 2, width) }
    if isTopic { lines += said }
    for (name, content) in [("Shape", shape), ("Formula", formula)] where !content.isEmpty {
      lines +=
        ["", head(options.heading(name))]
        + content.flatMap { HelpPage.indented(options.said($0), 2, width, continued: 4) }
    }
    if !parameters.isEmpty {
      lines +=
        ["", head(options.heading(isTopic ? "Names" : "Parameters"))]
        + HelpPage.table(parameters.map { ($0.label, options.said($0.meaning)) }, indent: 2, width)
    }
    if !isTopic { lines += said }
    if !example.isEmpty {
      lines += ["", head(options.heading("Example"))] + example.map { $0.isEmpty ? "" : "  " + $0 }
    }
    if !related.isEmpty {
      lines +=
        [""]
        + TextLayout.wrapped(options.heading("See also") + " " + related.joined(separator: ", "), to: width, indent: 9)
    }
    let text = lines.joined(separator: "\n")
    return options.glyphs == .ascii ? HelpPage.ascii(text) : text
  }

  private static func label(_ label: String, _ options: RenderOptions) -> String {
    // Names of parameters stand further in than the words.
    label.hasPrefix(" ") ? label : options.heading(label)
  }

  static func indented(_ text: String, _ indent: Int, _ width: Int, continued: Int? = nil) -> [String] {
    let blanks = String(repeating: " ", count: indent)
    let extra = max(0, (continued ?? indent) - indent)
    return TextLayout.wrapped(text, to: max(20, width - indent), indent: extra).map { blanks + $0 }
  }

  /// Two columns: labels, and texts that are wrapped beside them. A label that is too long has its line for itself.
  static func table(_ rows: [(label: String, text: String)], indent: Int, _ width: Int) -> [String] {
    let most = min(26, width / 3)
    let widths = rows.map { DisplayWidth.of($0.label) }.filter { $0 <= most }
    let column = (widths.max() ?? most) + 2
    let blanks = String(repeating: " ", count: indent)
    var lines: [String] = []
    for (label, text) in rows {
      var wrapped = TextLayout.wrapped(text, to: max(16, width - indent - column))
      if DisplayWidth.of(label) > most {
        lines += TextLayout.wrapped(label, to: width - indent, indent: 2).map { blanks + $0 }
      } else {
        lines.append(blanks + TextLayout.padded(label, to: column) + wrapped.removeFirst())
      }
      lines += wrapped.map { blanks + String(repeating: " ", count: column) + $0 }
    }
    return lines
  }

  /// Signs that guides are written with, in a terminal that has only ASCII.
  static func ascii(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
    let words: [Character: String] = [
      "·": "*", "×": "x", "²": "^2", "³": "^3", "√": "sqrt", "≤": "<=", "≥": ">=", "≠": "!=", "→": "->", "±": "+-",
      "…": "...", "–": "-",
      "π": "pi", "Σ": "sum", "µ": "u", "∞": "inf", "ε": "eps", "β": "beta", "γ": "gamma", "λ": "lambda", "’": "'",
    ]
    return text.map { words[$0] ?? ($0.isASCII ? String($0) : "?") }.joined()
  }

  // MARK: For the reference

  /// What stands below the sentence on a page of the reference.
  var markdown: String {
    var text = ""
    for (name, content) in [("Shape", shape), ("Formula", formula)] where !content.isEmpty {
      text += "\n\(name):\n\n" + content.map { "    \($0)\n" }.joined()
    }
    if !parameters.isEmpty {
      text += "\n" + parameters.map { "- `\($0.label)`: \(ReferenceText.prose($0.meaning))\n" }.joined()
    }
    for note in notes { text += "\n\(ReferenceText.prose(note))\n" }
    if !example.isEmpty { text += "\nExample:\n\n" + example.map { $0.isEmpty ? "\n" : "    \($0)\n" }.joined() }
    if !related.isEmpty { text += "\nSee also " + related.map { "`\($0)`" }.joined(separator: ", ") + "\n" }
    return text
  }
}
