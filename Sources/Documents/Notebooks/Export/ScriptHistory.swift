// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import PythonSyntax

/// Where a script has to remember its state, because a later `%undo` or `%goto` leads back there.
struct ScriptHistory {
  /// What stands before and behind a cell.
  private(set) var before: [Int: [String]] = [:]
  private(set) var behind: [Int: [String]] = [:]
  /// What the command of a cell becomes.
  private(set) var moves: [Int: String] = [:]

  init(_ cells: [NotebookCell]) {
    var taken: Set<Int> = []
    var undone: [(name: String, cells: [Int])] = []
    for (index, cell) in cells.enumerated() {
      guard cell.source.hasPrefix("%"), !cell.source.contains("\n") else { continue }
      let words = cell.source.split(separator: " ")
      switch words[0] {
      case "%undo":
        guard let found = ScriptHistory.sources("Took back: ", of: cell, in: cells, before: index, taken) else {
          continue
        }
        guard let first = found.last else { continue }
        taken.formUnion(found)
        before[first, default: []].append("gradus_before_\(first + 1) = gradus_remember()")
        undone.append(("gradus_undone_\(index + 1)", found))
        moves[index] = "gradus_undone_\(index + 1) = gradus_remember()\ngradus_before_\(first + 1).restore()"
      case "%redo":
        let count = cell.output.split(separator: "\n").count { $0.hasPrefix("Done again: ") }
        guard let last = undone.popLast(), count == last.cells.count else { continue }
        taken.subtract(last.cells)
        moves[index] = "\(last.name).restore()"
      case "%mark" where words.count == 2:
        moves[index] = "gradus_marks[\"\(words[1])\"] = gradus_remember()"
      case "%goto" where words.count == 2 && cell.output.hasPrefix("Now a"):
        moves[index] = "gradus_marks[\"\(words[1])\"].restore()"
        guard let number = Int(words[1]), cell.output.hasPrefix("Now after cell") || number == 0 else { continue }
        let line = "gradus_marks[\"\(number)\"] = gradus_remember()"
        if number == 0 { before[0, default: []].append(line) } else { behind[number - 1, default: []].append(line) }
      default: continue
      }
    }
  }

  /// The cells that a command names, the last one first; nil where one cannot be told.
  private static func sources(
    _ words: String, of cell: NotebookCell, in cells: [NotebookCell], before end: Int, _ taken: Set<Int>
  ) -> [Int]? {
    var found: [Int] = []
    var index = end
    for line in cell.output.split(separator: "\n") where line.hasPrefix(words) {
      let wanted = line.dropFirst(words.count)
      repeat { index -= 1 } while index >= 0 && (taken.contains(index) || firstLine(cells[index].source) != wanted)
      guard index >= 0 else { return nil }
      found.append(index)
    }
    return found.isEmpty ? nil : found
  }

  private static func firstLine(_ text: String) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return String(lines.first ?? "") + (lines.count > 1 ? " …" : "")
  }
}
