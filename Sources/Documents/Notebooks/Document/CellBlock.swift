// SPDX-License-Identifier: GPL-3.0-or-later

/// A fenced `pycon` block of a notebook.
public struct CellBlock: Sendable, Equatable {
  /// The fence line that opens it, verbatim.
  let opening: String
  /// Lines before the first input, verbatim.
  var preamble: String
  /// The cells.
  public private(set) var cells: [NotebookCell]
  /// The fence line that closes it, verbatim; empty when the document ends inside of the block.
  private(set) var closing: String
  /// How its lines are written.
  let style: LineStyle

  /// An empty block.
  init() {
    self.init(opening: "```pycon\n", preamble: "", cells: [], closing: "```\n", style: LineStyle())
  }

  init(opening: String, preamble: String, cells: [NotebookCell], closing: String, style: LineStyle) {
    self.opening = opening
    self.preamble = preamble
    self.cells = cells
    self.closing = closing
    self.style = style
  }

  /// Whether the line that opens it says `pycon volatile`: what its cells print differs from run to run.
  var isVolatile: Bool {
    opening.utf8.split(whereSeparator: NotebookParser.isBlank).dropFirst().contains {
      $0.elementsEqual("volatile".utf8)
    }
  }

  /// The block as text.
  var text: String {
    opening + preamble + cells.map { $0.inputText + $0.outputText }.joined() + closing
  }

  mutating func append(source: String, output: String) {
    finishLastLine()
    cells.append(NotebookCell(source: source, output: output, style: style))
    close()
  }

  mutating func setOutput(_ output: String, ofCell cell: Int) {
    cells[cell] = cells[cell].finishingLine(style.newline)
    cells[cell].setOutput(output, style: style)
  }

  /// Writes the closing fence that a document which ends inside of a block lacks.
  mutating func close() {
    guard closing.isEmpty else {
      if closing.utf8.last != UInt8(ascii: "\n") { closing += style.newline }
      return
    }
    finishLastLine()
    let fence = opening.utf8.drop { $0 == UInt8(ascii: " ") }
    let marker = fence.first ?? UInt8(ascii: "`")
    closing = style.line(String(decoding: fence.prefix { $0 == marker }, as: UTF8.self))
  }

  private mutating func finishLastLine() {
    if let last = cells.last {
      cells[cells.count - 1] = last.finishingLine(style.newline)
    } else if !preamble.isEmpty, preamble.utf8.last != UInt8(ascii: "\n") {
      preamble += style.newline
    }
  }
}
