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

  @Test func filesAndResetsRun() throws {
    let notebook = try read(
      #"""
      {"cell_type": "code", "outputs": [], "source": ["%run helper.py one\n", "print(x)"]},
      {"cell_type": "code", "outputs": [], "source": ["%reset\n", "y = 1"]}
      """#)
    #expect(notebook.cells.map(\.source) == ["%run helper.py one\nprint(x)", "%reset -f\ny = 1"])
    #expect(notebook.volatileCells == [1])
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
    #expect(back.text == text)
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

  @Test func picturesAndFencesOfTexts() throws {
    let file = """
      {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [
        {"cell_type": "markdown", "metadata": {}, "source": "![a](attachment:x.png)\\n```pycon\\n>>> 1\\n```",
         "attachments": {"x.png": {"image/png": "iVBORw=="}}},
        {"cell_type": "code", "metadata": {}, "source": "%time x = 1", "outputs": [], "execution_count": null}]}
      """
    var kept: [String: [UInt8]] = [:]
    let notebook = try JupyterImport.notebook(Array(file.utf8), title: "t") { name, bytes in
      kept[name] = bytes
      return "p/\(name)"
    }
    #expect(kept == ["x.png": [0x89, 0x50, 0x4E, 0x47]])
    #expect(notebook.text.contains("![a](p/x.png)\n```pycon-text\n"))
    #expect(notebook.cells.map(\.source) == ["%time x = 1"])
  }

  @Test func scripts() throws {
    let script = try ScriptImport.notebook(
      "\"\"\"Words.\"\"\"\nimport torch\n\n# A text.\nx = 1  # one\nx\n", title: "s")
    #expect(script.cells.map(\.source) == ["import torch", "x = 1  # one", "x;"])
    #expect(script.text.contains("\nWords.\n") && script.text.contains("\nA text.\n"))
    let cells = try ScriptImport.notebook("# %% [markdown]\n# # Title\n# %% First\na = 1\na\n\n# %%\nb\n", title: "s")
    #expect(cells.cells.map(\.source) == ["a = 1\na", "b"])
    #expect(cells.text.contains("# Title\n") && cells.text.contains("## First\n"))
  }
}
