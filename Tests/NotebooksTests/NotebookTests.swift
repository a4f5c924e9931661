// SPDX-License-Identifier: GPL-3.0-or-later

import TestSupport
import Testing

@testable import Notebooks

@Suite struct NotebookTests {
  let lecture = """
    # Lecture 3: *running* means

    Some text.

    ```python
    >>> not_a_cell
    ```

    ```pycon
    >>> x = torch.ones(2)
    >>> for i in range(2):
    ...     print(i)
    ...
    0
    1
    >>> %sweep bn.momentum, [0.1]
    ```

    The end.

    """

  @Test func cellsOfABlock() {
    let notebook = Notebook(parsing: lecture)
    #expect(notebook.title == "Lecture 3: *running* means")
    #expect(
      notebook.cells.map(\.source) == [
        "x = torch.ones(2)", "for i in range(2):\n    print(i)\n", "%sweep bn.momentum, [0.1]",
      ])
    #expect(notebook.cells.map(\.output) == ["", "0\n1\n", ""])
    #expect(notebook.text == lecture)
  }

  @Test func appendedCellsReadBack() {
    var notebook = Notebook(title: "lecture3")
    let outputs = [
      "", "1\n", "no newline", ">>> quoted\n", "... first\n", "x\n... later\n", "```\nfence\n", "   ~~~~ x\n",
      "\\>>> back\n",
      "\\\\... more\n", "\n", "\n\n",
      "a\n\nb\n", "tab\t\r\n", ">>>", "    ```\n", "\\plain\n",
    ]
    let sources = [
      "x", "a = 1\nb = 2", "", "\n\nx", "if a:\n    b\n", "print('''\n>>> no\n```\n''')",
      "%plot x", "x  \n  y",
    ]
    for output in outputs {
      for source in sources { notebook.append(source: source, output: output) }
    }
    let cells = Notebook(parsing: notebook.text).cells
    #expect(cells == notebook.cells)
    var index = 0
    for output in outputs {
      for source in sources {
        #expect(cells[index].source == source)
        #expect(cells[index].output == (output.isEmpty || output.utf8.last == 0x0A ? output : output + "\n"))
        index += 1
      }
    }
  }

  @Test func appendingKeepsWhatWasThere() {
    var notebook = Notebook(parsing: lecture)
    notebook.append(source: "1 + 1", output: "2")
    #expect(notebook.text == lecture + "\n```pycon\n>>> 1 + 1\n2\n```\n")
    notebook.append(source: "2 + 2", output: "4\n")
    #expect(notebook.text == lecture + "\n```pycon\n>>> 1 + 1\n2\n>>> 2 + 2\n4\n```\n")
  }

  @Test func unfinishedBlockIsFinishedByAppending() {
    var notebook = Notebook(parsing: "~~~~ pycon\r\n>>> 1\r\n1")
    #expect(notebook.cells.map(\.output) == ["1\n"])
    notebook.append(source: "2", output: "2\n")
    #expect(notebook.text == "~~~~ pycon\r\n>>> 1\r\n1\r\n>>> 2\r\n2\r\n~~~~\r\n")
  }

  @Test func outputsAreReplacedInPlace() {
    var notebook = Notebook(parsing: lecture)
    notebook.setOutput("5\n6\n", ofCell: 1)
    notebook.setOutput("chart\n", ofCell: 2)
    notebook.setOutput("nowhere", ofCell: 3)
    #expect(notebook.text == lecture.replacingOnce("0\n1\n", "5\n6\n").replacingOnce("[0.1]\n", "[0.1]\nchart\n"))
  }

  @Test func headings() {
    #expect(Notebook(parsing: "```\n# no\n```\n## Yes ##\n").title == "Yes")
    #expect(Notebook(parsing: "#no\n####### no\n# C#\n").title == "C#")
    #expect(Notebook(parsing: "text").title == nil)
    #expect(Notebook(parsing: "# \n").title == nil)
  }

  /// Any text comes back byte for byte, and what is appended to it reads back.
  @Test func identityOnRandomText() {
    var random = SplitMix(seed: 7)
    let pieces = [
      "```pycon\n", "```\n", "~~~pycon\n", "~~~\n", "````pycon x\n", "````\n", "  ```pycon\n", "  ```\n", ">>> ", ">>>",
      "... ", "...",
      "\n", "\r\n", "\r", "x = 1", "\\", "# t", " ", "    ", "é", "\u{301}", "`", "> ", "- ", "\u{0}", "👩‍🔬", "pycon",
    ]
    for _ in 0..<3000 {
      let text = (0..<random.next(below: 25)).map { _ in pieces[random.next(below: pieces.count)] }.joined()
      var notebook = Notebook(parsing: text)
      #expect(Array(notebook.text.utf8) == Array(text.utf8))
      let before = notebook.cells
      let output = (0..<random.next(below: 6)).map { _ in pieces[random.next(below: pieces.count)] }.joined()
      let source = (0..<random.next(below: 6)).map { _ in pieces[random.next(below: pieces.count)] }.joined()
      // A carriage return before a line feed is part of the line ending in a document that has such line endings.
      if text.utf8.contains(0x0D), output.utf8.contains(0x0D) || source.utf8.contains(0x0D) { continue }
      let endsOpen = text.utf8.last.map { $0 != 0x0A } ?? false
      notebook.append(source: source, output: output)
      let again = Notebook(parsing: notebook.text)
      // A document whose other fenced code never ends swallows what follows it; nothing else may.
      guard again.cells.count == before.count + 1, !endsOpen else { continue }
      #expect(again.cells.last?.source.utf8.elementsEqual(source.utf8) == true)
      #expect(again.cells.last?.output == notebook.cells.last?.output)
      #expect(again.cells.dropLast().map(\.source) == before.map(\.source))
    }
  }
}

extension String {
  /// The text with the first occurrence of a piece replaced.
  func replacingOnce(_ piece: String, _ other: String) -> String {
    guard let range = firstRange(of: piece) else { return self }
    return replacingCharacters(in: range, with: other)
  }

  private func firstRange(of piece: String) -> Range<Index>? {
    indices.first { self[$0...].hasPrefix(piece) }.map { $0..<index($0, offsetBy: piece.count) }
  }

  private func replacingCharacters(in range: Range<Index>, with other: String) -> String {
    String(self[..<range.lowerBound]) + other + String(self[range.upperBound...])
  }
}
