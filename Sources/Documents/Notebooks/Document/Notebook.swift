// SPDX-License-Identifier: GPL-3.0-or-later

/// A notebook: Markdown whose fenced `pycon` blocks hold cells.
///
/// ````markdown
/// # Lecture 3
///
/// Any text.
///
/// ```pycon
/// >>> x = torch.ones(2)
/// >>> for i in range(2):
/// ...     print(i)
/// 0
/// 1
/// ```
/// ````
///
/// A cell's input stands after `>>> ` and `... ` (an empty line as `...`), its output on the lines that follow, up to the
/// next `>>> ` or the end of the block. Everything else is kept byte for byte: reading a text and writing it again gives
/// the same text, whatever it is.
///
/// **Escapes.** An output line that would be mistaken for something else gets a backslash in front: a line that begins
/// (after any number of backslashes) with `>>>` or `...`, or (after up to three blanks) with a fence of three backticks or
/// tildes. Reading such a line takes one backslash away. Output always ends in a newline: one that is missing is added.
///
/// **Volatile outputs.** Cells of a block that opens with `pycon volatile` print something else at each run (a time, a
/// duration): they run in a check, and what they print is not compared.
public struct Notebook: Sendable, Equatable {
  /// A part of the document.
  public enum Segment: Sendable, Equatable {
    /// Markdown that holds no cells, verbatim.
    case prose(String)
    /// A fenced `pycon` block.
    case block(CellBlock)
  }

  /// The parts in their order.
  public private(set) var segments: [Segment]

  /// Reads any text.
  public init(parsing text: String) {
    segments = NotebookParser.segments(of: text)
  }

  /// A new notebook with a heading and no cells.
  public init(title: String) {
    let line = title.split(whereSeparator: \.isNewline).joined(separator: " ")
    segments = [.prose("# \(line)\n")]
  }

  /// The document as text.
  public var text: String {
    var text = ""
    for segment in segments {
      switch segment {
      case .prose(let prose): text += prose
      case .block(let block): text += block.text
      }
    }
    return text
  }

  /// All cells in their order.
  public var cells: [NotebookCell] {
    var cells: [NotebookCell] = []
    for case .block(let block) in segments { cells += block.cells }
    return cells
  }

  /// The cells, counted from 0, whose outputs no check compares: those of blocks that open with `pycon volatile`.
  public var volatileCells: Set<Int> {
    var result: Set<Int> = []
    var first = 0
    for case .block(let block) in segments {
      if block.isVolatile { result.formUnion(first..<(first + block.cells.count)) }
      first += block.cells.count
    }
    return result
  }

  /// The text of the first heading; nil when there is none.
  public var title: String? {
    for case .prose(let text) in segments {
      if let title = NotebookParser.firstHeading(of: text) { return title }
    }
    return nil
  }

  /// Adds Markdown at the end, as a paragraph of its own.
  public mutating func append(prose: String) {
    guard !prose.isEmpty else { return }
    separateFromProse()
    segments.append(.prose(prose + "\n"))
  }

  /// Adds a cell at the end: to the last block if nothing but blank lines follows it, else in a block of its own.
  public mutating func append(source: String, output: String) {
    append([(source, output)])
  }

  /// Adds cells at the end, in time that does not depend on how many are there.
  public mutating func append(_ cells: [(source: String, output: String)]) {
    guard !cells.isEmpty else { return }
    var index = segments.count - 1
    while index >= 0, case .prose(let text) = segments[index], text.utf8.allSatisfy(NotebookParser.isBlank) {
      index -= 1
    }
    if index >= 0, case .block(var block) = segments[index], !block.isVolatile {
      // Taken out, so that the block is not copied.
      segments[index] = .prose("")
      for cell in cells { block.append(source: cell.source, output: cell.output) }
      segments[index] = .block(block)
      return
    }
    separateFromProse()
    var block = CellBlock()
    for cell in cells { block.append(source: cell.source, output: cell.output) }
    segments.append(.block(block))
  }

  /// Replaces the output of a cell, counted from 0 over the whole document; without effect when there is no such cell.
  public mutating func setOutput(_ output: String, ofCell cell: Int) {
    var first = 0
    for index in segments.indices {
      guard case .block(var block) = segments[index] else { continue }
      if cell >= first, cell < first + block.cells.count {
        block.setOutput(output, ofCell: cell - first)
        segments[index] = .block(block)
        return
      }
      first += block.cells.count
    }
  }

  /// Makes the document end in a blank line, unless it is empty.
  private mutating func separateFromProse() {
    guard let last = segments.last else { return }
    var ending = ""
    switch last {
    case .block(var block):
      block.close()
      segments[segments.count - 1] = .block(block)
      ending = "\n"
    case .prose(let text):
      if text.utf8.isEmpty { return }
      if text.utf8.last != UInt8(ascii: "\n") {
        ending = "\n\n"
      } else if !NotebookParser.endsInBlankLine(text) {
        ending = "\n"
      }
    }
    if !ending.isEmpty { segments.append(.prose(ending)) }
  }
}
