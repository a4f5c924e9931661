// SPDX-License-Identifier: GPL-3.0-or-later

/// A piece of source code with a name, such as `cell 12` or `train.py`.
///
/// Offsets are UTF-8 byte offsets; lines and columns are computed only when an error is shown.
public final class SourceText: Sendable {
  /// What tracebacks call it: `cell 12`, or the path of a file.
  public let name: String
  /// The whole text.
  public let text: String
  /// The text as UTF-8, for lexing and slicing by offsets.
  public let utf8: [UInt8]
  /// The byte offset at which each line begins.
  private let lineStarts: [Int]

  /// Makes a source text from its name and its characters.
  public init(name: String, text: String) {
    self.name = name
    self.text = text
    utf8 = Array(text.utf8)
    var starts = [0]
    for (offset, byte) in utf8.enumerated() where byte == 0x0A { starts.append(offset + 1) }
    lineStarts = starts
  }

  /// The number of lines.
  public var lineCount: Int { lineStarts.count }

  /// The line (counted from 1) that holds a byte offset.
  public func line(at offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return low + 1
  }

  /// The text of a line (counted from 1) without its newline; empty when there is no such line.
  public func lineText(_ line: Int) -> String {
    guard line >= 1, line <= lineStarts.count else { return "" }
    let start = lineStarts[line - 1]
    var end = line < lineStarts.count ? lineStarts[line] - 1 : utf8.count
    if end > start, utf8[end - 1] == 0x0D { end -= 1 }
    return String(decoding: utf8[start..<max(start, end)], as: UTF8.self)
  }

  /// The byte offset at which a line (counted from 1) begins.
  public func lineStart(_ line: Int) -> Int {
    lineStarts[min(max(line, 1), lineStarts.count) - 1]
  }

  /// How many characters stand before a byte offset in its line.
  public func column(at offset: Int) -> Int {
    let start = lineStart(line(at: offset))
    return String(decoding: utf8[start..<max(start, min(offset, utf8.count))], as: UTF8.self).unicodeScalars.count
  }

  /// The characters of a span.
  public subscript(span: SourceSpan) -> String {
    let start = min(max(0, span.start), utf8.count)
    let end = min(max(start, span.end), utf8.count)
    return String(decoding: utf8[start..<end], as: UTF8.self)
  }
}
