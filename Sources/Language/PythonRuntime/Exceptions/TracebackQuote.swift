// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import PythonSyntax

/// The source line under a line of a traceback, and the carets that mark the part that failed.
enum TracebackQuote {
  static func lines(of entry: TracebackEntry, _ line: Int) -> [String] {
    // Python has no file in which to look up the text of `exec`.
    if entry.source.name == "<string>" { return [] }
    let text = entry.source.lineText(line)
    let trimmed = Array(text.utf8.drop { $0 == 0x20 || $0 == 0x09 || $0 == 0x0C })
    guard !trimmed.isEmpty else { return [] }
    let lines = ["    " + String(decoding: trimmed, as: UTF8.self)]
    let start = entry.source.lineStart(line) + text.utf8.count - trimmed.count
    let isOneLine = entry.source.line(at: max(entry.span.start, entry.span.end - 1)) == line
    let used = trimmed.count - trimmed.reversed().prefix { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }.count
    let from = max(0, entry.span.start - start)
    let to = isOneLine ? min(entry.span.end - start, trimmed.count) : used
    guard from < to else { return lines }
    let anchors = isOneLine ? anchors(in: Array(trimmed[from..<to])) : nil
    // Marking the whole line would say nothing.
    if anchors == nil, from == 0, to >= used { return lines }
    var marks = String(repeating: " ", count: width(trimmed[..<from]))
    if let (left, right) = anchors {
      marks += String(repeating: "~", count: width(trimmed[from..<(from + left)]))
      marks += String(repeating: "^", count: width(trimmed[(from + left)..<(from + right)]))
      marks += String(repeating: "~", count: width(trimmed[(from + right)..<to]))
    } else {
      marks += String(repeating: "^", count: width(trimmed[from..<to]))
    }
    return lines + ["    " + marks]
  }

  /// One column a character, as Python counts here.
  private static func width(_ bytes: ArraySlice<UInt8>) -> Int {
    String(decoding: bytes, as: UTF8.self).unicodeScalars.count
  }

  /// The operator of a binary operation, or the brackets of a subscript with what they enclose.
  private static func anchors(in segment: [UInt8]) -> (Int, Int)? {
    let source = SourceText(name: "", text: String(decoding: segment, as: UTF8.self))
    guard let statement = (try? Parser.parseModule(source, allowCommands: false))?.first,
      case .expression(let expression) = statement.kind
    else { return nil }
    switch expression.kind {
    case .binary(_, let left, let right):
      let between = segment[
        min(left.span.end, segment.count)..<max(left.span.end, min(right.span.start, segment.count))]
      // As in Python the operator begins after blanks; parentheses that close before it count as its beginning.
      let first = between.firstIndex { $0 != 0x20 } ?? between.startIndex
      let second = first + 1
      let isDouble = second < between.endIndex && segment[second] != 0x20
      return (first, min(segment.count, isDouble ? second + 1 : second))
    case .subscript(let object, let index):
      return (object.span.end, min(segment.count, index.span.end + 1))
    default: return nil
    }
  }
}
