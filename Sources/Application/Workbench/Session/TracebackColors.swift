// SPDX-License-Identifier: GPL-3.0-or-later

import Charts
import Primitives
import PythonSyntax

/// A traceback as a person at a terminal sees it: lines of code as at the prompt, places dim, marks and the error in red. The text is
/// the same without colours.
enum TracebackColors {
  /// The text with its colours; as it is where the terminal has none.
  static func colored(_ text: String, _ depth: ColorDepth) -> String {
    guard depth != .none else { return text }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let first = lines.first ?? ""
    let isOne = first == "Traceback (most recent call last):" || (first.hasPrefix("  ") && first.contains(", line "))
    guard isOne, lines.count > 1 else { return EscapeSequence.styled(text, "1;31") }
    return lines.enumerated().map { index, line in
      if index == lines.count - 1 { return EscapeSequence.styled(String(line), "1;31") }
      if line.hasPrefix("    ") { return code(line, depth) }
      if line.hasPrefix("  "), line.contains(", line ") {
        return EscapeSequence.styled(String(line), Style.dim.code(depth))
      }
      return String(line)
    }.joined(separator: "\n")
  }

  private static func code(_ line: Substring, _ depth: ColorDepth) -> String {
    if line.utf8.allSatisfy({ $0 == 0x20 || $0 == UInt8(ascii: "^") || $0 == UInt8(ascii: "~") }) {
      return EscapeSequence.styled(String(line), Style.error.code(depth))
    }
    let bytes = Array(line.utf8)
    var result = ""
    var end = 0
    for (span, kind) in highlightTokens(String(line)) {
      guard let code = Style(kind)?.code(depth), span.start >= end, span.end <= bytes.count else { continue }
      result += String(decoding: bytes[end..<span.start], as: UTF8.self)
      result += EscapeSequence.styled(String(decoding: bytes[span.start..<span.end], as: UTF8.self), code)
      end = span.end
    }
    return result + String(decoding: bytes[end...], as: UTF8.self)
  }
}
