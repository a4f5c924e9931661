/// Turns the Markdown of notebooks into HTML: headings, paragraphs, lists, quotes, tables, fenced code, rules; emphasis,
/// code, links. Anything else appears as it was typed; HTML in it is shown, not obeyed.
enum MarkdownHTML {
  /// The document's blocks.
  static func html(_ markdown: String) -> String {
    var reader = BlockWriter(lines: markdown.split(separator: "\n", omittingEmptySubsequences: false).map(String.init))
    return reader.written()
  }

  /// A text in which no character means markup.
  static func escaped(_ text: some StringProtocol) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// A line's emphasis, code and links.
  static func inline(_ text: String) -> String {
    var result = ""
    var rest = Substring(text)
    while let first = rest.first {
      if first == "\\", let next = rest.dropFirst().first, next.isPunctuation || next.isSymbol {
        result += escaped(String(next))
        rest = rest.dropFirst(2)
      } else if let (html, after) = span(rest) {
        result += html
        rest = after
      } else {
        // A run of one marker that opens nothing stands for itself, so that this stays linear.
        let run = rest.prefix { $0 == first }
        let plain = "`*_[".contains(first) ? run : rest.prefix(1)
        result += escaped(plain)
        rest = rest[plain.endIndex...]
      }
    }
    return result
  }

  private static let tags = [("`", "code"), ("**", "strong"), ("__", "strong"), ("*", "em"), ("_", "em")]

  /// The span of markup that begins here, and what follows it.
  private static func span(_ text: Substring) -> (String, Substring)? {
    for (mark, tag) in tags where text.hasPrefix(mark) {
      let inner = text.dropFirst(mark.count).prefix(2000)
      guard let first = inner.first, !first.isWhitespace, let end = end(of: inner, mark: mark) else { return nil }
      let content = String(inner[..<end])
      let html = tag == "code" ? escaped(content) : inline(content)
      return ("<\(tag)>\(html)</\(tag)>", text[inner.index(end, offsetBy: mark.count)...])
    }
    guard text.first == "[", let close = text.prefix(500).firstIndex(of: "]") else { return nil }
    let after = text[text.index(after: close)...]
    guard after.first == "(", let end = after.prefix(2000).firstIndex(of: ")") else { return nil }
    let target = after[..<end].dropFirst()
    let scheme = target.prefix { $0.isLetter }
    let isSafe =
      target.dropFirst(scheme.count).first != ":" || ["http", "https", "mailto"].contains(scheme.lowercased())
    guard isSafe, !target.contains(where: \.isWhitespace) else { return nil }
    let label = inline(String(text[..<close].dropFirst()))
    return ("<a href=\"\(escaped(target))\">\(label)</a>", after[after.index(after: end)...])
  }

  /// Where the closing mark stands: not after a blank, and at least one character in.
  private static func end(of text: Substring, mark: String) -> Substring.Index? {
    var index = text.index(after: text.startIndex)
    while index < text.endIndex {
      if text[index...].hasPrefix(mark), !text[text.index(before: index)].isWhitespace {
        // Underscores inside of a word are part of it.
        let after = text[index...].dropFirst(mark.count).first
        if !mark.hasPrefix("_") || !(after?.isLetter ?? false || after?.isNumber ?? false) { return index }
      }
      index = text.index(after: index)
    }
    return nil
  }
}

/// Writes one block after the other.
private struct BlockWriter {
  let lines: [String]
  var position = 0

  init(lines: [String]) { self.lines = lines }

  mutating func written() -> String {
    var html = ""
    while position < lines.count { html += block() }
    return html
  }

  private mutating func block() -> String {
    let line = lines[position]
    if BlockWriter.trimmed(line).isEmpty {
      position += 1
      return ""
    }
    if let fence = Fence(opening: Substring(line)) { return code(fence) }
    let level = line.prefix { $0 == "#" }.count
    if (1...6).contains(level), line.dropFirst(level).first == " " {
      position += 1
      return "<h\(level)>\(MarkdownHTML.inline(BlockWriter.trimmed(line.dropFirst(level))))</h\(level)>\n"
    }
    if isRule(line) {
      position += 1
      return "<hr>\n"
    }
    if line.hasPrefix(">") {
      let quoted = take { $0.hasPrefix(">") }.map { String($0.dropFirst($0.hasPrefix("> ") ? 2 : 1)) }
      return "<blockquote>\n<p>\(MarkdownHTML.inline(quoted.joined(separator: "\n")))</p>\n</blockquote>\n"
    }
    if let marker = BlockWriter.item(line) { return list(ordered: marker.ordered) }
    if line.contains("|"), position + 1 < lines.count, isTableRule(lines[position + 1]) { return table() }
    let text = take { line in
      !BlockWriter.trimmed(line).isEmpty && Fence(opening: Substring(line)) == nil && !line.hasPrefix("#")
        && !line.hasPrefix(">") && BlockWriter.item(line) == nil
    }
    guard !text.isEmpty else {
      position += 1
      return "<p>\(MarkdownHTML.inline(line))</p>\n"
    }
    return "<p>\(MarkdownHTML.inline(text.joined(separator: "\n")))</p>\n"
  }

  private mutating func take(while condition: (String) -> Bool) -> [String] {
    let start = position
    while position < lines.count, condition(lines[position]) { position += 1 }
    return Array(lines[start..<position])
  }

  private mutating func code(_ fence: Fence) -> String {
    position += 1
    let body = take { !fence.isClosed(by: Substring($0)) }
    position += 1
    let text = body.joined(separator: "\n")
    let html = fence.language == "python" ? PageWriter.coloured(text) : MarkdownHTML.escaped(text)
    return "<pre class=\"code\">\(html)</pre>\n"
  }

  private mutating func list(ordered: Bool) -> String {
    var items: [String] = []
    while position < lines.count {
      if let item = BlockWriter.item(lines[position]), item.ordered == ordered {
        items.append(item.text)
      } else if lines[position].hasPrefix("  "), !items.isEmpty, !BlockWriter.trimmed(lines[position]).isEmpty {
        items[items.count - 1] += "\n" + BlockWriter.trimmed(lines[position])
      } else {
        break
      }
      position += 1
    }
    let tag = ordered ? "ol" : "ul"
    return "<\(tag)>\n" + items.map { "<li>\(MarkdownHTML.inline($0))</li>\n" }.joined() + "</\(tag)>\n"
  }

  private mutating func table() -> String {
    let head = BlockWriter.cells(lines[position])
    position += 2
    let rows = take { $0.contains("|") && !BlockWriter.trimmed($0).isEmpty }.map(BlockWriter.cells)
    func row(_ cells: [String], _ tag: String) -> String {
      "<tr>" + cells.map { "<\(tag)>\(MarkdownHTML.inline($0))</\(tag)>" }.joined() + "</tr>\n"
    }
    return "<table>\n" + row(head, "th") + rows.map { row($0, "td") }.joined() + "</table>\n"
  }

  private static func cells(_ line: String) -> [String] {
    var text = Substring(BlockWriter.trimmed(line))
    if text.hasPrefix("|") { text = text.dropFirst() }
    if text.hasSuffix("|") { text = text.dropLast() }
    return text.split(separator: "|", omittingEmptySubsequences: false).map { BlockWriter.trimmed($0) }
  }

  private func isTableRule(_ line: String) -> Bool {
    line.contains("-") && line.contains("|") && line.allSatisfy { "|-: \r".contains($0) }
  }

  private func isRule(_ line: String) -> Bool {
    let marks = line.filter { !$0.isWhitespace }
    return marks.count >= 3 && (marks.allSatisfy { $0 == "-" } || marks.allSatisfy { $0 == "*" })
  }

  /// The text of a list item.
  static func item(_ line: String) -> (ordered: Bool, text: String)? {
    let text = line.drop { $0 == " " }
    if let mark = text.first, "-*+".contains(mark), text.dropFirst().first == " " {
      return (false, String(text.dropFirst(2)))
    }
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    guard !digits.isEmpty, digits.count < 10, text.dropFirst(digits.count).hasPrefix(". ") else { return nil }
    return (true, String(text.dropFirst(digits.count + 2)))
  }

  static func trimmed(_ text: some StringProtocol) -> String {
    var text = Substring(text).drop(while: \.isWhitespace)
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return String(text)
  }
}
