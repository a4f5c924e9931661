// SPDX-License-Identifier: GPL-3.0-or-later

import Notebooks

/// Replays a notebook in a fresh workspace and compares what it prints.
public enum NotebookCheck {
  /// A cell that printed something else.
  public struct Difference: Sendable, Equatable, CustomStringConvertible {
    /// The number of the cell, from 1.
    public let cell: Int
    /// Its input.
    public let source: String
    /// The line, from 1, of the first difference in the output.
    public let line: Int
    /// That line in the notebook; nil where the output has ended.
    public let expected: String?
    /// That line now; nil where the output has ended.
    public let actual: String?

    /// Lines for people, in the manner of `diff`.
    public var description: String {
      let first = source.split(separator: "\n", omittingEmptySubsequences: false).first ?? ""
      return """
        cell \(cell) prints something else (line \(line) of its output)
          >>> \(first)
          - \(expected ?? "(nothing more)")
          + \(actual ?? "(nothing more)")

        """
    }
  }

  /// The first difference; nil when every output is the same. Blank lines at the end of an output do not count.
  public static func firstDifference(of notebook: Notebook) -> Difference? {
    var found: Difference?
    replay(notebook) { index, cell, actual in
      found = difference(of: cell, number: index + 1, actual)
      return found == nil
    }
    return found
  }

  /// The notebook with the outputs it prints now: how a notebook that was written or edited by hand gets them.
  public static func renewed(_ notebook: Notebook) -> Notebook {
    var result = notebook
    replay(notebook) { index, _, actual in
      result.setOutput(actual, ofCell: index)
      return true
    }
    return result
  }

  /// Runs the cells in a fresh workspace and hands out what each prints, as long as `take` says so.
  private static func replay(_ notebook: Notebook, _ take: (Int, NotebookCell, String) -> Bool) {
    let session = Session(output: Output(presentation: .plain) { _ in })
    for (index, cell) in notebook.cells.enumerated() where !leavesWorkspace(cell) {
      let before = session.cells.count
      session.submit(cell.source)
      session.wantsToLeave = false
      let actual = session.cells.dropFirst(min(before, session.cells.count)).map(\.output).joined()
      if !take(index, cell, actual) { return }
    }
  }

  /// Commands about files and the program itself have no place in a replay.
  private static func leavesWorkspace(_ cell: NotebookCell) -> Bool {
    guard cell.isCommand else { return false }
    let name = cell.source.dropFirst().prefix { $0.isLetter || $0 == "_" }
    return CommandTable.named(String(name))?.isAboutFiles ?? false
  }

  private static func difference(of cell: NotebookCell, number: Int, _ actual: String) -> Difference? {
    let now = NotebookCell.comparable(actual)
    guard !now.utf8.elementsEqual(cell.comparableOutput.utf8) else { return nil }
    let old = lines(cell.comparableOutput)
    let new = lines(now)
    let same = zip(old, new).prefix { $0.utf8.elementsEqual($1.utf8) }.count
    return Difference(
      cell: number, source: cell.source, line: same + 1, expected: same < old.count ? old[same] : nil,
      actual: same < new.count ? new[same] : nil)
  }

  private static func lines(_ text: String) -> [String] {
    text.isEmpty ? [] : text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }
}
