// SPDX-License-Identifier: GPL-3.0-or-later

import JSON

extension Export {
  /// The session as a Jupyter notebook (nbformat 4.5) with its outputs. Commands become comments.
  public static func jupyter(_ notebook: Notebook) -> String {
    var cells: [JSON] = []
    func add(_ type: String, _ members: [JSON.Member], _ metadata: JSON = [:]) {
      let id = JSON.string("cell-\(cells.count + 1)")
      cells.append(
        .object([.init("cell_type", .string(type)), .init("id", id), .init("metadata", metadata)] + members))
    }
    func addCode(_ source: String, outputs: [JSON], count: Int?, isVolatile: Bool = false) {
      add(
        "code",
        [
          .init("execution_count", count.map { .integer($0) } ?? .null), .init("outputs", .array(outputs)),
          .init("source", lines(source)),
        ], isVolatile ? ["tags": [.string(volatileTag)]] : [:])
    }
    var count = 0
    var hasPreset = false
    for segment in notebook.segments {
      switch segment {
      case .prose(let text):
        let trimmed = NotebookCell.comparable(text)
        if !trimmed.isEmpty { add("markdown", [.init("source", lines(trimmed))]) }
      case .block(let block):
        if !hasPreset { addCode(NotebookCell.comparable(preset), outputs: [], count: nil) }
        hasPreset = true
        for cell in block.cells {
          count += 1
          addCode(
            withoutCommands(cell.source) ?? cell.source, outputs: outputs(of: cell), count: count,
            isVolatile: block.isVolatile)
        }
      }
    }
    let kernel: JSON = ["display_name": "Python 3", "language": "python", "name": "python3"]
    let document: JSON = [
      "cells": .array(cells), "metadata": ["kernelspec": kernel, "language_info": ["name": "python"]], "nbformat": 4,
      "nbformat_minor": 5,
    ]
    return document.serialized(indent: 1) + "\n"
  }

  /// The tag of cells whose outputs differ at each run.
  static let volatileTag = "volatile"

  /// A text as nbformat wants it: a list of lines that keep their newlines.
  private static func lines(_ text: String) -> JSON {
    .array(NotebookParser.lines(of: text).map { .string(String($0)) })
  }

  private static func outputs(of cell: NotebookCell) -> [JSON] {
    if cell.output.isEmpty { return [] }
    guard cell.hasTraceback else { return [stream(cell.output)] }
    let mark = "Traceback (most recent call last)"
    let all = NotebookParser.lines(of: cell.output)
    let start = all.firstIndex { $0.hasPrefix(mark) } ?? 0
    let printed = all[..<start].joined()
    let trace = all[start...].map { $0.utf8.last == UInt8(ascii: "\n") ? String($0.dropLast()) : String($0) }
    // The exception's own line is the first after the traceback's head that is not indented.
    let last = trace.dropFirst().first { !$0.isEmpty && !$0.hasPrefix(" ") } ?? ""
    let parts = last.split(separator: ":", maxSplits: 1).map(String.init)
    let error: JSON = [
      "ename": .string(parts.first ?? ""),
      "evalue": .string(parts.count > 1 ? String(parts[1].drop { $0 == " " }) : ""), "output_type": "error",
      "traceback": .array(trace.map { .string($0) }),
    ]
    return printed.isEmpty ? [error] : [stream(printed), error]
  }

  private static func stream(_ text: String) -> JSON {
    ["name": "stdout", "output_type": "stream", "text": lines(text)]
  }
}
