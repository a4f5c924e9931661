// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics

/// Tracebacks as text: in a session with cells, in a script with files, both as Python draws them.
public enum Traceback {
  /// What the lines name.
  public enum Style {
    /// Cells.
    case session
    /// Files.
    case script
  }

  /// The lines of an uncaught exception, causes first, without a newline at the end.
  public static func text(of exception: PyException, _ style: Style) -> String {
    var parts: [String] = []
    var seen: Set<ObjectIdentifier> = []
    collect(exception, style, &parts, &seen)
    return parts.joined(separator: "\n")
  }

  /// More exceptions of a chain than this are not shown.
  private static let longestChain = 100

  private static func collect(
    _ exception: PyException, _ style: Style, _ parts: inout [String], _ seen: inout Set<ObjectIdentifier>
  ) {
    seen.insert(ObjectIdentifier(exception))
    if seen.count < longestChain {
      if let cause = exception.cause {
        if !seen.contains(ObjectIdentifier(cause)) {
          collect(cause, style, &parts, &seen)
          parts.append("\nThe above exception was the direct cause of the following exception:\n")
        }
      } else if let context = exception.context, !exception.suppressesContext,
        !seen.contains(ObjectIdentifier(context))
      {
        collect(context, style, &parts, &seen)
        parts.append("\nDuring handling of the above exception, another exception occurred:\n")
      }
    }
    let entries = exception.traceback.reversed().filter { !Interpreter.current.isLibrary($0.source) }
    let syntax = exception.facts as? SyntaxError
    // What is wrong in the program's own text was found before anything ran.
    if !entries.isEmpty, syntax == nil || entries.contains(where: { $0.source !== syntax?.source }) {
      parts.append("Traceback (most recent call last):")
      parts += frames(entries, style)
    }
    if let syntax {
      parts += syntax.lines(isFile: style == .script)
    } else {
      parts.append(lastLine(of: exception))
    }
    if case .list(let notes)? = exception.attributes?["__notes__"] {
      for note in notes.items.compactMap(\.text) {
        parts += note.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      }
    }
  }

  /// `RuntimeError: text`, with the name that may have been meant.
  public static func lastLine(of exception: PyException) -> String {
    let interpreter = Interpreter.current
    let text = (try? interpreter.str(.object(exception))) ?? "<exception str() failed>"
    let shown = exception.cls.module == "__main__" ? exception.cls.qualname : exception.cls.qualifiedName
    let hint = NameSuggestion.of(exception, interpreter).map { ". Did you mean: '\($0)'?" } ?? ""
    return text.isEmpty ? shown + hint : "\(shown): \(text)\(hint)"
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
    var (repeats, skipped, last) = (0, 0, "")
    func countOfSkipped() -> [String] {
      skipped > 0 ? ["  [Previous line repeated \(skipped) more time\(skipped == 1 ? "" : "s")]"] : []
    }
    for (i, entry) in entries.enumerated() {
      // A command evaluates its own arguments: one place, two frames.
      if i + 1 < entries.count, entry.source.name == entries[i + 1].source.name, entry.function == "<module>",
        entries[i + 1].function == "<module>", style == .session
      {
        continue
      }
      let line = entry.source.line(at: entry.span.start)
      let head = place(entry.source, line, entry.function, style)
      // Deep recursion: Python shows a line three times and counts the rest.
      repeats = head == last ? repeats + 1 : 0
      if repeats < 3 {
        lines += countOfSkipped()
        skipped = 0
        lines.append(head)
        lines += TracebackQuote.lines(of: entry, line)
      } else {
        skipped += 1
      }
      last = head
    }
    return lines + countOfSkipped()
  }
}
