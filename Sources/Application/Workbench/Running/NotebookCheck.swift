// SPDX-License-Identifier: GPL-3.0-or-later

import Notebooks
import Primitives
import PythonRuntime

/// Replays a notebook in a fresh workspace and compares what it prints.
public enum NotebookCheck {
  /// A cell that printed something else.
  public struct Difference: Sendable, Equatable, CustomStringConvertible {
    /// The number of the cell, from 1.
    public let cell: Int
    /// Its input.
    public let source: String
    /// What the notebook says that it prints.
    public let expected: String
    /// What it prints now.
    public let actual: String

    /// Lines for people, in the manner of `diff`, with control characters made visible.
    public var description: String {
      let lines = source.split(separator: "\n", omittingEmptySubsequences: false)
      let first = EscapeSequence.visible(String(lines.first ?? ""))
      return """
        cell \(cell) prints something else
          >>> \(first)\(lines.count > 1 ? " ..." : "")
        \(TextDifference(expected, actual).text(indent: "  "))
        """
    }
  }

  /// What a replay found.
  public struct Verdict: Sendable {
    /// The cells that printed something else.
    public internal(set) var differences: [Difference] = []
    /// The cell that was stopped, and why; what follows it did not run.
    public internal(set) var stopped: (cell: Int, reason: String)?
    /// What each cell printed, for those that ran.
    public internal(set) var outputs: [Int: String] = [:]
    /// What these outputs consist of, where that was wanted.
    public internal(set) var parts: [Int: [OutputPart]] = [:]
    /// How many cells the notebook has.
    public internal(set) var cellCount = 0
    /// How many of them are marked as volatile: they ran, and were not compared.
    public internal(set) var volatileCount = 0
    /// What is wrong with a lesson, a sentence each.
    public internal(set) var problems: [String] = []
    /// How many exercises of a lesson were proved.
    public internal(set) var exerciseCount = 0
    /// Whether every output is the same.
    public var isClean: Bool { differences.isEmpty && stopped == nil && problems.isEmpty }
  }

  /// Runs the cells in a fresh workspace under a policy, and compares. Blank lines at the end of an output do not count. The
  /// workspace that is open stays as it is.
  ///
  /// - Parameters:
  ///   - skipped: cells, counted from 0, that do not run.
  ///   - inputs: what the cells got from outside where that was recorded; else a question gets the answer that the notebook shows.
  ///   - notesParts: whether the verdict says what the outputs consist of.
  ///   - onCell: is told the number of each cell before it runs.
  public static func run(
    _ notebook: Notebook, policy: FilePolicy = FilePolicy(), limits: Watchdog.Limits? = nil,
    skipping skipped: Set<Int> = [], inputs: [OutsideInputs.Record] = [], notesParts: Bool = false,
    onCell: (Int) -> Void = { _ in }
  ) -> Verdict {
    NotebookReplay.apart {
      let replay = NotebookReplay(notebook, policy: policy, limits: limits, notesParts: notesParts)
      for (index, cell) in notebook.cells.enumerated() {
        guard !skipped.contains(index), !leavesWorkspace(cell.source) else {
          replay.skip(cell)
          continue
        }
        onCell(index + 1)
        guard replay.run(cell, index, inputs: inputs.indices.contains(index) ? inputs[index] : nil) else { break }
      }
      return replay.verdict
    }
  }

  /// The notebook with the outputs that a replay gave where they differ: how a notebook that was written or edited by hand gets them.
  public static func renewed(_ notebook: Notebook, _ verdict: Verdict) -> Notebook {
    var result = notebook
    for difference in verdict.differences {
      result.setOutput(verdict.outputs[difference.cell] ?? "", ofCell: difference.cell - 1)
    }
    return result
  }

  /// Commands about files and the program itself have no place in a replay.
  static func leavesWorkspace(_ source: String) -> Bool {
    if IPythonMagics.runsProgram(source) { return true }
    guard let command = IPythonMagics.command(of: source), command.isAboutFiles else { return false }
    return !RunCommands.runsFile(command, String(source.drop { $0 != " " }))
  }

  static func difference(of cell: NotebookCell, number: Int, _ actual: String) -> Difference? {
    let (old, now) = (cell.comparableOutput, NotebookCell.comparable(actual))
    guard !now.utf8.elementsEqual(old.utf8), !isShortened(old, now) else { return nil }
    return Difference(cell: number, source: cell.source, expected: old, actual: now)
  }

  /// Whether an output that has `...` in place of a traceback's lines, as those that come from Jupyter have, fits one.
  private static func isShortened(_ old: String, _ now: String) -> Bool {
    let head = "Traceback (most recent call last):\n"
    let shortened = head + "  ...\n"
    guard let (before, last) = old.cut(at: shortened), let (printed, trace) = now.cut(at: head), before == printed
    else { return false }
    let lines = trace.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.drop { $0.isEmpty || $0.hasPrefix(" ") }.first.map(String.init)
      == last.split(separator: "\n", omittingEmptySubsequences: false).first.map(String.init)
  }
}

extension String {
  /// What stands before and behind the first place of a text; nil where it does not stand.
  fileprivate func cut(at text: String) -> (String, String)? {
    let (all, wanted) = (Array(utf8), Array(text.utf8))
    guard all.count >= wanted.count else { return nil }
    for start in 0...(all.count - wanted.count) where all[start...].starts(with: wanted) {
      return (
        String(decoding: all[..<start], as: UTF8.self), String(decoding: all[(start + wanted.count)...], as: UTF8.self)
      )
    }
    return nil
  }
}
