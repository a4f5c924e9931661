import Diagnostics
import PythonRuntime

/// Tracebacks as text: in a session with cells, in a script with files, both as Python draws them.
enum Traceback {
  enum Style { case session, script }

  /// The lines of an uncaught exception, causes first, without a newline at the end.
  static func text(of exception: PyException, _ style: Style) -> String {
    var parts: [String] = []
    collect(exception, style, &parts, depth: 0)
    return parts.joined(separator: "\n")
  }

  private static func collect(_ exception: PyException, _ style: Style, _ parts: inout [String], depth: Int) {
    if depth < 20 {
      if let cause = exception.cause {
        collect(cause, style, &parts, depth: depth + 1)
        parts.append("\nThe above exception was the direct cause of the following exception:\n")
      } else if let context = exception.context, !exception.suppressesContext, context !== exception {
        collect(context, style, &parts, depth: depth + 1)
        parts.append("\nDuring handling of the above exception, another exception occurred:\n")
      }
    }
    if let syntax = exception.facts as? SyntaxError {
      parts += location(of: syntax, style)
    } else if !exception.traceback.isEmpty {
      parts.append("Traceback (most recent call last):")
      parts += frames(exception.traceback.reversed(), style)
    }
    parts.append(lastLine(of: exception))
  }

  /// `RuntimeError: text`
  static func lastLine(of exception: PyException) -> String {
    let text = exception.message
    let shown = exception.cls.isUserDefined ? exception.cls.qualname : exception.cls.qualifiedName
    return text.isEmpty ? shown : "\(shown): \(text)"
  }

  private static func place(_ source: SourceText, _ line: Int, _ function: String, _ style: Style) -> String {
    let inFunction = function == "<module>" ? "" : ", in \(function)"
    switch style {
    case .session: return "  \(source.name), line \(line)\(inFunction)"
    case .script: return "  File \"\(source.name)\", line \(line), in \(function)"
    }
  }

  private static func frames(_ entries: [TracebackEntry], _ style: Style) -> [String] {
    var lines: [String] = []
    var repeats = 0
    var last = ""
    for entry in entries {
      let line = entry.source.line(at: entry.span.start)
      let block = ([place(entry.source, line, entry.function, style)] + quote(entry, line)).joined(separator: "\n")
      // Deep recursion: Python shows three times and counts the rest.
      repeats = block == last ? repeats + 1 : 0
      if repeats < 3 {
        if block != last, let count = pending(&lines) { lines.append(count) }
        lines.append(block)
      } else {
        skipped += 1
      }
      last = block
    }
    if let count = pending(&lines) { lines.append(count) }
    return lines
  }

  // SAFETY: used within one call of `frames`, on the evaluator's thread.
  private nonisolated(unsafe) static var skipped = 0

  private static func pending(_ lines: inout [String]) -> String? {
    guard skipped > 0 else { return nil }
    defer { skipped = 0 }
    return "  [Previous line repeated \(skipped) more time\(skipped == 1 ? "" : "s")]"
  }

  /// The source line and the carets, which Python leaves out when they would mark the whole line.
  private static func quote(_ entry: TracebackEntry, _ line: Int) -> [String] {
    let text = entry.source.lineText(line)
    let trimmed = text.drop { $0 == " " || $0 == "\t" }
    guard !trimmed.isEmpty else { return [] }
    var lines = ["    " + trimmed]
    let lineStart = entry.source.lineStart(line)
    let indent = text.utf8.count - trimmed.utf8.count
    let stripped = trimmed.reversed().drop { $0 == " " }.count
    let from = max(0, entry.span.start - lineStart - indent)
    let to = min(entry.span.end - lineStart - indent, trimmed.utf8.count)
    let isWhole = from == 0 && to >= String(trimmed.prefix(stripped)).utf8.count
    if to > from, !isWhole {
      let bytes = Array(trimmed.utf8)
      let before = String(decoding: bytes[0..<from], as: UTF8.self).count
      let marked = String(decoding: bytes[from..<to], as: UTF8.self).count
      lines.append("    " + String(repeating: " ", count: before) + String(repeating: "^", count: marked))
    }
    return lines
  }

  private static func location(of error: SyntaxError, _ style: Style) -> [String] {
    let line = error.source.line(at: error.span.start)
    let text = error.source.lineText(line)
    let trimmed = text.drop { $0 == " " || $0 == "\t" }
    let indent = text.utf8.count - trimmed.utf8.count
    let from = max(0, error.span.start - error.source.lineStart(line) - indent)
    let bytes = Array(trimmed.utf8)
    let to = min(max(from + 1, error.span.end - error.source.lineStart(line) - indent), max(bytes.count, from + 1))
    let before = String(decoding: bytes.prefix(from), as: UTF8.self).count
    let marked = from < bytes.count ? String(decoding: bytes[from..<min(to, bytes.count)], as: UTF8.self).count : 1
    let head =
      style == .session ? "  \(error.source.name), line \(line)" : "  File \"\(error.source.name)\", line \(line)"
    let carets = String(repeating: " ", count: before) + String(repeating: "^", count: max(1, marked))
    return [head, "    " + trimmed, "    " + carets]
  }
}
