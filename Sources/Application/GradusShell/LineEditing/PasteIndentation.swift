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
    for candidate in isIndented ? [kept, shifted] : [shifted, kept] {
      if case .invalid = InputCompleteness.state(of: before + candidate + "\n\n") { continue }
      return candidate
    }
    return kept
  }

  /// Lines typed ahead, by somebody who counts on the indentation that the prompt gives. Where a line that must be indented
  /// is not, this is no paste of Python.
  static func typedAhead(_ text: String, after before: String) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let isTyped = zip(lines, lines.dropFirst()).contains { line, next in
      line.hasSuffix(":") && !next.isEmpty && !next.hasPrefix("\t")
        && BlockIndentation.indentation(next[...]) <= BlockIndentation.indentation(line[...])
    }
    guard isTyped else { return text }
    var result: [String] = []
    for line in lines {
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
    if case .invalid = InputCompleteness.state(of: before + typed + "\n\n") { return text }
    return typed
  }
}
