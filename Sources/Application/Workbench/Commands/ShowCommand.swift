// SPDX-License-Identifier: GPL-3.0-or-later

import Primitives
import PythonRuntime

/// `%show`: cells with their whole output, of which the prompt shows only a part where it is long.
enum ShowCommand {
  /// So many cells are shown when none is named.
  private static let most = 20
  /// A record has no more lines of another cell's output.
  private static let mostKept = 40

  // SAFETY: immutable.
  nonisolated(unsafe) static let all: [Command] = [
    Command(
      "show", "%show [N] or %show N-M",
      "Shows a cell, or several, with the whole output; the last ones when none is named.",
      example: "for i in range(3): print(i)\n%show 1"
    ) { call in
      let cells = call.session.cells
      guard !cells.isEmpty else { return call.output.say("There is no cell yet.") }
      let range = try range(of: call, cells.count)
      let text = range.map { ShowCommand.text(of: cells[$0 - 1], isAlone: range.count == 1) }.joined(separator: "\n")
      let count = text.utf8.count { $0 == 0x0A } + 1
      call.output.paged(kept: count > mostKept ? "\(name(of: range)), \(count) lines" : nil) { _ in text }
    }
  ]

  /// The numbers of the cells that are asked for.
  private static func range(of call: CommandCall, _ count: Int) throws -> ClosedRange<Int> {
    let words = call.line.text.trimmed
    if words.isEmpty { return max(1, count - most + 1)...count }
    let ends = words.split(separator: "-", omittingEmptySubsequences: false).map { Int($0.trimmed) }
    guard ends.count <= 2, let first = ends[0], let last = ends.count == 2 ? ends[1] : first, first <= last else {
      throw call.usageError
    }
    guard first >= 1, last <= count else {
      throw PyError.value("there is no cell \(first < 1 ? first : last): the last one is \(count)")
    }
    return first...last
  }

  private static func name(of range: ClosedRange<Int>) -> String {
    range.count == 1 ? "cell \(range.lowerBound)" : "cells \(range.lowerBound) to \(range.upperBound)"
  }

  private static func text(of cell: Session.Cell, isAlone: Bool) -> String {
    var lines = isAlone ? [] : ["cell \(cell.number)"]
    let source = EscapeSequence.visible(cell.source).split(separator: "\n", omittingEmptySubsequences: false)
    for (i, line) in source.enumerated() { lines.append((i == 0 ? ">>> " : "... ") + line) }
    if !cell.output.isEmpty {
      let output = EscapeSequence.visible(cell.output)
      lines.append(output.hasSuffix("\n") ? String(output.dropLast()) : output)
    }
    return lines.joined(separator: "\n")
  }
}
