// SPDX-License-Identifier: GPL-3.0-or-later

/// Takes Markdown apart into prose and blocks of cells. Lines end at a line feed; a carriage return before it belongs to
/// the line ending where the block's first line has one.
enum NotebookParser {
  /// The parts of a document; joined again they are the document.
  static func segments(of text: String) -> [Notebook.Segment] {
    var segments: [Notebook.Segment] = []
    var prose = ""
    var foreign: Fence?
    var block: BlockReader?
    for line in lines(of: text) {
      if block != nil {
        if let reader = block, reader.fence.isClosed(by: line) {
          segments.append(.block(reader.finished(closing: String(line))))
          block = nil
        } else {
          // In its place: a copy would make a long output cost the square of its lines.
          block?.read(line)
        }
      } else if let fence = foreign {
        prose += line
        if fence.isClosed(by: line) { foreign = nil }
      } else if let fence = Fence(opening: line) {
        if fence.language == "pycon" {
          if !prose.isEmpty { segments.append(.prose(prose)) }
          prose = ""
          block = BlockReader(fence: fence, opening: line)
        } else {
          foreign = fence
          prose += line
        }
      } else {
        prose += line
      }
    }
    if let block { segments.append(.block(block.finished(closing: ""))) }
    if !prose.isEmpty { segments.append(.prose(prose)) }
    return segments
  }

  /// The lines of a text with their line feeds.
  static func lines(of text: String) -> [Substring] {
    var lines: [Substring] = []
    let bytes = text.utf8
    var start = bytes.startIndex
    while start < bytes.endIndex {
      let feed = bytes[start...].firstIndex(of: UInt8(ascii: "\n"))
      let end = feed.map { bytes.index(after: $0) } ?? bytes.endIndex
      lines.append(text[start..<end])
      start = end
    }
    return lines
  }

  /// The pieces of a text between its line feeds: one more than there are line feeds.
  static func split(_ text: String) -> [String] {
    text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map { String(Substring($0)) }
  }

  /// True for white space in ASCII.
  static func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || (byte >= 0x09 && byte <= 0x0D)
  }

  /// True if a text that ends in a line feed has a blank last line, or is blank as a whole.
  static func endsInBlankLine(_ text: String) -> Bool {
    text.utf8.dropLast().reversed().prefix { $0 != UInt8(ascii: "\n") }.allSatisfy(isBlank)
  }

  /// An output line as it stands in the document.
  static func escaped(_ line: String) -> String { isStructural(line) ? "\\" + line : line }

  /// An output line of the document as it was printed.
  static func unescaped(_ line: String) -> String {
    line.utf8.first == UInt8(ascii: "\\") && isStructural(line) ? String(line.dropFirst()) : line
  }

  /// True if a line would be read as something else than output, or is the escape of such a line.
  private static func isStructural(_ line: String) -> Bool {
    let rest = line.utf8.drop { $0 == UInt8(ascii: "\\") }
    if rest.starts(with: ">>>".utf8) || rest.starts(with: "...".utf8) { return true }
    let blanks = rest.prefix { $0 == UInt8(ascii: " ") }.count
    let fence = rest.dropFirst(blanks)
    return blanks <= 3 && (fence.starts(with: "```".utf8) || fence.starts(with: "~~~".utf8))
  }

  /// The input that follows a prompt and its blank; nil when the line does not begin with them.
  static func input(_ line: String, prompt: String) -> String? {
    guard line.utf8.starts(with: prompt.utf8) else { return nil }
    let rest = line.utf8.dropFirst(3)
    if rest.isEmpty { return "" }
    return rest.first == UInt8(ascii: " ") ? String(Substring(rest.dropFirst())) : nil
  }

  /// The text of the first `# heading` outside of fenced code.
  static func firstHeading(of prose: String) -> String? {
    var fence: Fence?
    for line in lines(of: prose) {
      if let open = fence {
        if open.isClosed(by: line) { fence = nil }
        continue
      }
      fence = Fence(opening: line)
      guard fence == nil, line.utf8.first == UInt8(ascii: "#") else { continue }
      let level = line.utf8.prefix { $0 == UInt8(ascii: "#") }.count
      let rest = line.utf8.dropFirst(level)
      guard level <= 6, let blank = rest.first, isBlank(blank) else { continue }
      var title = rest.drop(while: isBlank)
      while let last = title.last, isBlank(last) { title.removeLast() }
      let unclosed = title.reversed().drop { $0 == UInt8(ascii: "#") }
      if let before = unclosed.first, isBlank(before) {
        title = title.dropLast(title.count - unclosed.count)
        while let last = title.last, isBlank(last) { title.removeLast() }
      }
      if !title.isEmpty { return String(Substring(title)) }
    }
    return nil
  }
}

/// The opening line of a fenced code block, by CommonMark's rules.
struct Fence {
  let indent: Int
  let marker: UInt8
  let count: Int
  /// The first word of the info string.
  let language: String

  /// Nil if the line opens no fenced block.
  init?(opening line: Substring) {
    let bytes = line.utf8
    indent = bytes.prefix { $0 == UInt8(ascii: " ") }.count
    let rest = bytes.dropFirst(indent)
    guard indent <= 3, let first = rest.first, first == UInt8(ascii: "`") || first == UInt8(ascii: "~") else {
      return nil
    }
    marker = first
    count = rest.prefix { $0 == first }.count
    let info = rest.dropFirst(count)
    guard count >= 3, first != UInt8(ascii: "`") || !info.contains(first) else { return nil }
    language = String(Substring(info.drop(while: NotebookParser.isBlank).prefix { !NotebookParser.isBlank($0) }))
  }

  /// True if the line closes the block.
  func isClosed(by line: Substring) -> Bool {
    let blanks = line.utf8.prefix { $0 == UInt8(ascii: " ") }.count
    let rest = line.utf8.dropFirst(blanks)
    let length = rest.prefix { $0 == marker }.count
    return blanks <= 3 && length >= count && rest.dropFirst(length).allSatisfy(NotebookParser.isBlank)
  }
}

/// Collects the lines of one block.
private struct BlockReader {
  let fence: Fence
  let opening: String
  let style: LineStyle
  var preamble = ""
  var cells: [NotebookCell] = []
  var source: [String] = []
  var output: [String] = []
  var inputText = ""
  var outputText = ""

  init(fence: Fence, opening: Substring) {
    self.fence = fence
    self.opening = String(opening)
    let carriageReturn = opening.utf8.dropLast().last == 0x0D && opening.utf8.last == UInt8(ascii: "\n")
    style = LineStyle(
      indent: String(repeating: " ", count: fence.indent), newline: carriageReturn ? "\r\n" : "\n")
  }

  mutating func read(_ line: Substring) {
    var bytes = line.utf8
    if bytes.last == UInt8(ascii: "\n") {
      bytes.removeLast()
      if style.newline == "\r\n", bytes.last == 0x0D { bytes.removeLast() }
    }
    let indent = min(fence.indent, bytes.prefix { $0 == UInt8(ascii: " ") }.count)
    let text = String(Substring(bytes.dropFirst(indent)))
    if let first = NotebookParser.input(text, prompt: ">>>") {
      finishCell()
      source = [first]
      inputText = String(line)
    } else if source.isEmpty {
      preamble += line
    } else if outputText.isEmpty, let next = NotebookParser.input(text, prompt: "...") {
      source.append(next)
      inputText += line
    } else {
      output.append(NotebookParser.unescaped(text))
      outputText += line
    }
  }

  mutating func finishCell() {
    guard !source.isEmpty else { return }
    cells.append(
      NotebookCell(
        source: source.joined(separator: "\n"), output: output.map { $0 + "\n" }.joined(), inputText: inputText,
        outputText: outputText))
    source = []
    output = []
    outputText = ""
  }

  func finished(closing: String) -> CellBlock {
    var reader = self
    reader.finishCell()
    return CellBlock(
      opening: opening, preamble: preamble, cells: reader.cells, closing: closing, style: style)
  }
}
