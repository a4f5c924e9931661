// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Notebooks

@Suite struct JupyterImportTests {
  private func read(_ cells: String) throws -> Notebook {
    let text = #"{"cells": [\#(cells)], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}"#
    return try JupyterImport.notebook(Array(text.utf8), title: "x.ipynb")
  }

  @Test func aCellStaysOne() throws {
    let notebook = try read(
      #"""
      {"cell_type": "markdown", "source": ["# Title\n", "text"]},
      {"cell_type": "code", "outputs": [{"output_type": "stream", "text": "hi\n"},
        {"output_type": "execute_result", "data": {"text/plain": ["3"]}}],
        "source": ["%matplotlib inline\n", "1\n", "print('hi')\n", "3"]},
      {"cell_type": "code", "outputs": [], "source": ""}
      """#)
    #expect(
      notebook.text == """
        # Title
        text

        ```pycon
        >>> # %matplotlib inline
        ... 1;
        ... print('hi');
        ... 3
        hi
        3
        ```

        """)
    #expect(notebook.cells.count == 1 && notebook.volatileCells.isEmpty)
  }

  @Test func knowsWhatDiffers() throws {
    let notebook = try read(
      #"""
      {"cell_type": "code", "outputs": [{"output_type": "display_data", "data": {"image/png": "", "text/plain": "<F>"}}],
        "source": "plot()"},
      {"cell_type": "code", "metadata": {"tags": ["nbval-ignore-output"]}, "outputs": [], "source": "a"},
      {"cell_type": "code", "outputs": [], "source": "!pip install x"},
      {"cell_type": "code", "outputs": [{"output_type": "error", "ename": "E", "evalue": "v", "traceback": ["\u001b[0m-"]}],
        "source": "raise E"}
      """#)
    #expect(notebook.volatileCells == [0, 1, 2])
    #expect(notebook.cells[3].output == "Traceback (most recent call last):\n  ...\nE: v\n")
    #expect(notebook.title == "x.ipynb")
  }

  @Test func theExportComesBack() throws {
    let text = """
      # Lecture

      ```pycon
      >>> x = 1
      >>> for i in range(2):
      ...     print(i)
      0
      1
      >>> 1 / 0
      Traceback (most recent call last):
        cell 3, line 1
          1 / 0
          ~~^~~
      ZeroDivisionError: division by zero
      ```

      ```pycon volatile
      >>> time.time()
      5
      ```

      """
    let notebook = Notebook(parsing: text)
    let back = try JupyterImport.notebook(Array(Export.jupyter(notebook).utf8), title: "")
    #expect(back.cells.map(\.source) == notebook.cells.map(\.source))
    #expect(back.cells.map(\.output) == notebook.cells.map(\.output))
    #expect(back.volatileCells == notebook.volatileCells)
  }

  @Test(arguments: ["", "{}", "[1]", "{\"cells\": []}", "{\"nbformat\": 3, \"cells\": []}", "# Markdown", "\u{0}"])
  func refusesWhatIsNone(text: String) {
    #expect(throws: JupyterImport.Refusal.self) { try JupyterImport.notebook(Array(text.utf8), title: "") }
  }

  @Test func openFencesEnd() throws {
    let notebook = try read(
      #"{"cell_type": "markdown", "source": "~~~~\ncode"}, {"cell_type": "code", "outputs": [], "source": "1"}"#)
    #expect(notebook.cells.map(\.source) == ["1"])
  }

  @Test func newCellsStayOutOfVolatileBlocks() {
    var notebook = Notebook(parsing: "```pycon volatile\n>>> 1\n2\n```\n")
    #expect(notebook.volatileCells == [0])
    notebook.append(source: "2", output: "2\n")
    #expect(notebook.volatileCells == [0] && notebook.cells.count == 2)
    #expect(Notebook(parsing: notebook.text) == notebook)
  }
}
