// SPDX-License-Identifier: GPL-3.0-or-later

import Primitives

extension SyntaxError {
  /// The lines that Python prints for the error, without the traceback's first line:
  ///
  ///       File "train.py", line 3
  ///         x = (1
  ///             ^
  ///     SyntaxError: '(' was never closed
  ///
  /// A text that is a cell of the session has the form `  cell 12, line 1` in place of the file's line.
  public func lines(isFile: Bool) -> [String] {
    let line = source.line(at: span.start)
    var lines = [isFile ? "  File \"\(source.name)\", line \(line)" : "  \(source.name), line \(line)"]
    lines += quotation(line: line)
    lines.append("\(kind.rawValue): \(message)")
    return lines
  }

  /// The source line without its indentation, and the caret line where there is something to mark.
  private func quotation(line: Int) -> [String] {
    let text = source.lineText(line)
    let stripped = String(Self.dropBlanks(text[...]))
    guard stripped.contains(where: { $0 != " " }) else { return [] }
    let indentation = text.utf8.count - Self.dropBlanks(text[...]).utf8.count
    let start = span.start - source.lineStart(line) - indentation
    var lines = ["    " + stripped]
    // A mark inside of the indentation, as of an unexpected indent, is not shown.
    guard start >= 0 else { return lines }
    // For a block that is missing Python marks where it should begin, and nothing at the end of the text.
    let isMissingBlock = kind == .indentation && message.hasPrefix("expected an indented block")
    if isMissingBlock, start >= stripped.utf8.count { return lines }
    let endsHere = source.line(at: max(span.start, span.end - 1)) == line
    var end = endsHere ? span.end - source.lineStart(line) - indentation : stripped.utf8.count
    end = isMissingBlock ? start + 1 : min(end, stripped.utf8.count)
    let before = Self.width(Array(stripped.utf8).prefix(start))
    let marked = Self.width(Array(stripped.utf8).prefix(max(start, end)).dropFirst(start))
    lines.append(
      "    " + String(repeating: " ", count: before + max(0, start - stripped.utf8.count))
        + String(repeating: "^", count: max(1, marked)))
    return lines
  }

  /// How many columns UTF-8 bytes fill: one a character, two for the wide ones of East Asia, none for marks that combine.
  private static func width(_ bytes: some Sequence<UInt8>) -> Int {
    String(decoding: Array(bytes), as: UTF8.self).unicodeScalars.reduce(0) { sum, scalar in
      // CPython counts a tab and what cannot be seen as one.
      sum + (scalar.value < 0x300 ? 1 : DisplayWidth.of(scalar))
    }
  }

  private static func dropBlanks(_ text: Substring) -> Substring {
    text.drop { $0 == " " || $0 == "\t" || $0 == "\u{0C}" }
  }
}
