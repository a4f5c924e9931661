// SPDX-License-Identifier: GPL-3.0-or-later

import JSON
import Primitives

extension Export {
  /// The session as a Jupyter notebook (nbformat 4.5) with its outputs: values as results, charts as pictures, errors with their
  /// tracebacks. Commands become Python where they have a counterpart; what was typed stays in the metadata, for the way back.
  public static func jupyter(_ notebook: Notebook, outputs: [Int: CellOutput] = [:]) -> String {
    let context = ScriptContext(notebook, isForJupyter: true)
    var writer = JupyterWriter()
    var scripts: [ScriptCell] = []
    for (index, cell) in notebook.cells.enumerated() {
      scripts.append(ScriptCell(cell, index, outputs[index], context))
    }
    var index = 0
    for segment in notebook.segments {
      switch segment {
      case .prose(let text): writer.add(prose: text)
      case .block(let block):
        if index == 0 {
          let hook = scripts.contains { $0.code.contains("sys.displayhook(") } ? "import sys\n" : ""
          writer.add(preparation: hook + NotebookCell.comparable(preset) + "\n" + seed(notebook, end: ";"))
          writer.add(preparation: values)
          if scripts.contains(where: {
            $0.code.contains("plt.") || $0.parts.contains("plot") || $0.parts.contains("sweep")
          }) {
            writer.add(preparation: figures)
          }
          let helpers = ScriptParts.text(scripts.reduce(into: []) { $0.formUnion($1.parts) })
          if !helpers.isEmpty { writer.add(preparation: helpers) }
        }
        for cell in block.cells {
          writer.add(cell, scripts[index].code, outputs[index], number: index + 1, isVolatile: block.isVolatile)
          index += 1
        }
      }
    }
    return writer.document
  }

  /// What makes Jupyter show values as Python does.
  private static let values = """
    # Values as Python shows them.
    get_ipython().display_formatter.formatters["text/plain"].pprint = False
    """

  /// What makes Jupyter keep a figure until `plt.show()`, which may stand in a later cell.
  private static let figures = """
    # A figure is shown by plt.show() alone, also where that stands in a later cell.
    %matplotlib inline
    from matplotlib_inline.backend_inline import flush_figures
    get_ipython().events.unregister("post_execute", flush_figures)
    """

  /// The tag of cells whose outputs differ at each run.
  static let volatileTag = "volatile"
  /// The member of a cell's metadata that is Gradus's.
  static let metadataName = "gradus"
}

/// Writes the cells of a Jupyter notebook.
private struct JupyterWriter {
  private var cells: [JSON] = []

  private mutating func add(_ type: String, _ members: [JSON.Member], _ metadata: [JSON.Member] = []) {
    let id = JSON.string("cell-\(cells.count + 1)")
    cells.append(
      .object([.init("cell_type", .string(type)), .init("id", id), .init("metadata", .object(metadata))] + members))
  }

  mutating func add(prose text: String) {
    let trimmed = NotebookCell.comparable(text)
    if !trimmed.isEmpty { add("markdown", [.init("source", lines(trimmed))]) }
  }

  /// Code that the session did not have.
  mutating func add(preparation source: String) {
    add(
      "code",
      [
        .init("execution_count", .null), .init("outputs", .array([])),
        .init("source", lines(NotebookCell.comparable(source))),
      ],
      [.init(Export.metadataName, ["role": "preparation"])])
  }

  mutating func add(_ cell: NotebookCell, _ code: String, _ output: CellOutput?, number: Int, isVolatile: Bool) {
    var metadata: [JSON.Member] = []
    let hasChart = output?.parts.contains { if case .chart = $0.kind { true } else { false } } ?? false
    if code != cell.source || hasChart {
      metadata.append(
        .init(Export.metadataName, ["source": .string(cell.source), "sum": .integer(JupyterImport.sum(of: code))]))
    }
    // A run goes on behind a cell that is known to fail.
    let tags = (isVolatile ? [Export.volatileTag] : []) + (cell.hasTraceback ? ["raises-exception"] : [])
    if !tags.isEmpty { metadata.append(.init("tags", .array(tags.map { .string($0) }))) }
    add(
      "code",
      [
        .init("execution_count", .integer(number)), .init("outputs", .array(outputs(of: cell, output, number))),
        .init("source", lines(code)),
      ], metadata)
  }

  var document: String {
    let kernel: JSON = ["display_name": "Python 3", "language": "python", "name": "python3"]
    let document: JSON = [
      "cells": .array(cells), "metadata": ["kernelspec": kernel, "language_info": ["name": "python"]], "nbformat": 4,
      "nbformat_minor": 5,
    ]
    return document.serialized(indent: 1) + "\n"
  }

  /// A text as nbformat wants it: a list of lines that keep their newlines.
  private func lines(_ text: String) -> JSON {
    .array(NotebookParser.lines(of: text).map { .string(String($0)) })
  }

  private func outputs(of cell: NotebookCell, _ output: CellOutput?, _ number: Int) -> [JSON] {
    if cell.output.isEmpty { return [] }
    guard let output else {
      guard cell.hasTraceback else { return [stream(cell.output)] }
      let all = NotebookParser.lines(of: cell.output)
      let start = all.firstIndex { $0.hasPrefix("Traceback (most recent call last)") } ?? 0
      let printed = all[..<start].joined()
      let error = error(all[start...].joined())
      return printed.isEmpty ? [error] : [stream(printed), error]
    }
    var result: [JSON] = []
    var trace = ""
    for (kind, text) in output.pieces {
      if kind == .error || !trace.isEmpty {
        // What follows a traceback explains it.
        trace += text
      } else if kind == .echo {
        // The last value alone is the result of the cell.
        result.append([
          "data": ["text/plain": lines(withoutNewline(text))], "metadata": [:], "output_type": "display_data",
        ])
      } else if case .chart(let svg, _, _)? = kind {
        let data: JSON = ["image/svg+xml": lines(svg), "text/plain": lines(withoutNewline(text))]
        result.append(["data": data, "metadata": [:], "output_type": "display_data"])
      } else {
        result.append(stream(text))
      }
    }
    if output.pieces.last?.kind == .echo, case .object(var members)? = result.popLast() {
      members = members.map { $0.name == "output_type" ? .init("output_type", "execute_result") : $0 }
      result.append(.object(members + [.init("execution_count", .integer(number))]))
    }
    return trace.isEmpty ? result : result + [error(trace)]
  }

  private func withoutNewline(_ text: String) -> String {
    text.utf8.last == UInt8(ascii: "\n") ? String(text.dropLast()) : text
  }

  private func error(_ text: String) -> JSON {
    let trace = NotebookParser.split(withoutNewline(text))
    // The exception's own line is the first after the traceback's head that is not indented.
    let last = trace.dropFirst().first { !$0.isEmpty && !$0.hasPrefix(" ") } ?? ""
    let parts = last.split(separator: ":", maxSplits: 1).map(String.init)
    return [
      "ename": .string(parts.first ?? ""),
      "evalue": .string(parts.count > 1 ? String(parts[1].drop { $0 == " " }) : ""),
      "output_type": "error", "traceback": .array(trace.map { .string($0) }),
    ]
  }

  private func stream(_ text: String) -> JSON {
    ["name": "stdout", "output_type": "stream", "text": lines(text)]
  }
}
