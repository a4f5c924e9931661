// SPDX-License-Identifier: GPL-3.0-or-later

import PythonSyntax

/// The columns of lines that arrive at once.
enum PasteIndentation {
  /// A text at the column of an open block, whatever column it was copied from.
  static func fitted(_ text: String, into before: String, at indent: Int) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let isIndented = text.hasPrefix(" ")
    let common = lines.filter { !$0.allSatisfy { $0 == " " } }.map(BlockIndentation.indentation).min() ?? 0
    let shifted = lines.map { $0.isEmpty ? "" : String(repeating: " ", count: indent) + $0.dropFirst(common) }
      .joined(separator: "\n")
    let kept = isIndented ? text : String(repeating: " ", count: indent) + text
    // Copied from the same block, or from one that is further in.
    let isDeeper = lines.first.map { BlockIndentation.indentation($0) > indent } ?? false
    for candidate in isIndented && !isDeeper ? [kept, shifted] : [shifted, kept] {
      if case .invalid = InputCompleteness.state(of: before + candidate + "\n\n") { continue }
      return candidate
    }
    return kept
  }

  /// Lines typed ahead, by somebody who counts on the indentation that the prompt gives; the first one goes on with a line
  /// that is there.
  ///
  /// - Returns: the lines with their columns; nil for a paste of Python, in which each line that must be indented is.
  static func typedAhead(_ text: String, behind line: String, below before: String) -> String? {
    // At the beginning of a line a paste counts its columns from there.
    let counted = line.allSatisfy { $0 == " " } ? text : line + text
    let lines = counted.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let isTyped = zip(lines, lines.dropFirst()).contains { line, next in
      line.hasSuffix(":") && !next.isEmpty && !next.hasPrefix("\t")
        && BlockIndentation.indentation(next[...]) <= BlockIndentation.indentation(line[...])
    }
    guard isTyped else { return nil }
    var result: [String] = []
    for line in (line + text).split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      var indent = 0
      if !line.isEmpty, !line.hasPrefix(" "), !result.isEmpty {
        let above = result.joined(separator: "\n")
        if case .incomplete(let next) = InputCompleteness.state(of: before + above) { indent = next }
        let typed = String(repeating: " ", count: indent) + line
        indent = BlockIndentation.column(of: typed, below: before + above) ?? indent
      }
      result.append(String(repeating: " ", count: indent) + line)
    }
    let typed = result.joined(separator: "\n")
    if case .invalid = InputCompleteness.state(of: before + typed + "\n\n") { return nil }
    return typed
  }
}
