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
    String(decoding: Array(bytes), as: UTF8.self).unicodeScalars.reduce(0) { $0 + columns($1) }
  }

  private static func columns(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0..<0x300: return 1
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF,
      0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE4F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F,
      0x1F900...0x1F9FF, 0x20000...0x3FFFD:
      return 2
    default:
      switch scalar.properties.generalCategory {
      case .nonspacingMark, .enclosingMark, .format: return 0
      default: return 1
      }
    }
  }

  private static func dropBlanks(_ text: Substring) -> Substring {
    text.drop { $0 == " " || $0 == "\t" || $0 == "\u{0C}" }
  }
}
