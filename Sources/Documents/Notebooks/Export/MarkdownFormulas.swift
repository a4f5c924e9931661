// SPDX-License-Identifier: GPL-3.0-or-later

/// Takes the formulas out of Markdown, which would read `_` and `*` in them as its own, and gives them back as MathML.
///
/// `$…$` in a line, `$$…$$` also over several lines, and the environments that Jupyter shows without dollars. A dollar
/// with a blank behind it, or a closing one before a digit, is money. Code stays code.
struct MarkdownFormulas {
  /// The Markdown with a mark in the place of each formula.
  private(set) var markdown = ""
  private var formulas: [(tex: String, isDisplayed: Bool, source: String)] = []

  /// What a mark begins and ends with: characters for private use, which no text needs.
  private static let (opening, closing): (Unicode.Scalar, Unicode.Scalar) = ("\u{F0000}", "\u{F0001}")

  init(_ text: String) {
    guard text.utf8.contains(UInt8(ascii: "$")) || text.contains("\\begin{") else {
      markdown = text
      return
    }
    var fence: Fence?
    var block: [String] = []
    for line in NotebookParser.lines(of: text) {
      if let open = fence {
        if open.isClosed(by: line) { fence = nil }
        markdown += line
      } else if let open = Fence(opening: line) {
        flush(&block)
        fence = open
        markdown += line
      } else if line.utf8.allSatisfy(NotebookParser.isBlank) {
        // A formula over several lines may have an empty one.
        if isOpen(block) { block.append(String(line)) } else { flush(&block) }
        if block.isEmpty { markdown += line }
      } else {
        block.append(String(line))
      }
    }
    flush(&block)
  }

  /// Whether a displayed formula has begun and not ended.
  private func isOpen(_ block: [String]) -> Bool {
    block.count < 200 && block.joined().components(of: "$$") % 2 == 1
  }

  private mutating func flush(_ block: inout [String]) {
    guard !block.isEmpty else { return }
    let text = block.joined()
    block = []
    // Indented code.
    markdown += text.hasPrefix("    ") || text.hasPrefix("\t") ? text : marked(text)
  }

  /// A paragraph with marks for its formulas.
  private mutating func marked(_ text: String) -> String {
    let scalars = Array(text.unicodeScalars)
    var result = String.UnicodeScalarView()
    var index = 0
    while index < scalars.count {
      let scalar = scalars[index]
      if scalar == MarkdownFormulas.opening || scalar == MarkdownFormulas.closing {
        result.append("\u{FFFD}")
        index += 1
        continue
      }
      if scalar == "\\", index + 1 < scalars.count {
        if let end = environment(scalars, index) {
          result.append(contentsOf: mark(scalars, index..<end, index..<end, isDisplayed: true).unicodeScalars)
          index = end
          continue
        }
        result.append(scalar)
        result.append(scalars[index + 1])
        index += 2
        continue
      }
      if scalar == "`" {
        let end = code(scalars, index)
        result.append(contentsOf: scalars[index..<end])
        index = end
        continue
      }
      if scalar == "$", let (inside, end, isDisplayed) = formula(scalars, index) {
        result.append(contentsOf: mark(scalars, inside, index..<end, isDisplayed: isDisplayed).unicodeScalars)
        index = end
        continue
      }
      result.append(scalar)
      index += 1
    }
    return String(result)
  }

  private mutating func mark(
    _ scalars: [Unicode.Scalar], _ inside: Range<Int>, _ all: Range<Int>, isDisplayed: Bool
  ) -> String {
    func text(_ range: Range<Int>) -> String { String(String.UnicodeScalarView(scalars[range])) }
    formulas.append((text(inside), isDisplayed, text(all)))
    return "\(MarkdownFormulas.opening)\(formulas.count - 1)\(MarkdownFormulas.closing)"
  }

  /// The end of a code span; the place behind its opening backticks where it is none.
  private func code(_ scalars: [Unicode.Scalar], _ start: Int) -> Int {
    var behind = start
    while behind < scalars.count, scalars[behind] == "`" { behind += 1 }
    let count = behind - start
    var index = behind
    while index < scalars.count {
      guard scalars[index] == "`" else {
        index += 1
        continue
      }
      let first = index
      while index < scalars.count, scalars[index] == "`" { index += 1 }
      if index - first == count { return index }
    }
    return behind
  }

  /// The formula that begins at a dollar.
  private func formula(_ scalars: [Unicode.Scalar], _ start: Int) -> (inside: Range<Int>, end: Int, Bool)? {
    let isDisplayed = start + 1 < scalars.count && scalars[start + 1] == "$"
    let first = start + (isDisplayed ? 2 : 1)
    guard first < scalars.count, isDisplayed || !isBlank(scalars[first]) else { return nil }
    var index = first
    while index < scalars.count {
      switch scalars[index] {
      case "\\": index += 1
      case "$":
        if isDisplayed {
          guard index + 1 < scalars.count, scalars[index + 1] == "$" else { return nil }
          return index > first ? (first..<index, index + 2, true) : nil
        }
        let isMoney = index + 1 < scalars.count && ("0"..."9" ~= scalars[index + 1] || scalars[index + 1] == "$")
        return isBlank(scalars[index - 1]) || isMoney ? nil : (first..<index, index + 1, false)
      case "`" where !isDisplayed: return nil
      default: break
      }
      index += 1
    }
    return nil
  }

  private func isBlank(_ scalar: Unicode.Scalar) -> Bool { scalar == " " || scalar == "\n" || scalar == "\t" }

  private static let environments = ["align", "align*", "equation", "equation*", "gather", "gather*", "aligned"]

  /// Where an environment ends that begins here.
  private func environment(_ scalars: [Unicode.Scalar], _ start: Int) -> Int? {
    func stands(_ text: String, at index: Int) -> Bool { scalars[index...].starts(with: text.unicodeScalars) }
    guard let name = MarkdownFormulas.environments.first(where: { stands("\\begin{\($0)}", at: start) }) else {
      return nil
    }
    let end = "\\end{\(name)}"
    return scalars.indices[start...].first { scalars[$0] == "\\" && stands(end, at: $0) }.map {
      $0 + end.unicodeScalars.count
    }
  }

  // MARK: Giving back

  /// Text of a page with the formulas in the places of their marks.
  func page(_ text: String) -> String { filled(text, html) }

  /// The same where no markup may stand: the formulas as they were typed.
  func plain(_ text: String) -> String { filled(text) { PageWriter.escaped($0.source) } }

  private func html(_ formula: (tex: String, isDisplayed: Bool, source: String)) -> String {
    MathML.html(formula.tex, isDisplayed: formula.isDisplayed)
      ?? "<code class=\"tex\">\(PageWriter.escaped(formula.source))</code>"
  }

  private func filled(
    _ text: String, _ html: ((tex: String, isDisplayed: Bool, source: String)) -> String
  ) -> String {
    guard !formulas.isEmpty, text.unicodeScalars.contains(MarkdownFormulas.opening) else { return text }
    var result = ""
    for (number, piece) in text.unicodeScalars.split(
      separator: MarkdownFormulas.opening, omittingEmptySubsequences: false
    ).enumerated() {
      guard number > 0 else {
        result += String(piece)
        continue
      }
      let digits = piece.prefix { $0 != MarkdownFormulas.closing }
      if let index = Int(String(digits)), formulas.indices.contains(index) { result += html(formulas[index]) }
      result += String(piece.dropFirst(digits.count + 1))
    }
    return result
  }
}

extension String {
  /// How often a short text stands in it.
  fileprivate func components(of text: String) -> Int {
    split(separator: text, omittingEmptySubsequences: false).count - 1
  }
}
