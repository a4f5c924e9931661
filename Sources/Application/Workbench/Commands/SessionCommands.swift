// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc
import Notebooks
import Primitives
import PythonRuntime

/// Commands that keep, fetch and take back work.
enum SessionCommands {
  // SAFETY: immutable.
  nonisolated(unsafe) static let all: [Command] = [
    Command(
      "reset", "%reset", "Empties the workspace; the history stays.", example: "x = 1\n%reset", changesWorkspace: true
    ) { call in
      call.session.reset()
      call.output.text("The workspace is empty.\n")
    },
    Command(
      "history", "%history [text]", "Shows what was typed, or the cells that contain a text.",
      example: "x = 1\n%history"
    ) {
      call in
      let wanted = call.line.text.trimmed
      var shown = 0
      for cell in call.session.cells where wanted.isEmpty || cell.source.contains(wanted) {
        let mark = cell.outcome == .ok ? " " : cell.outcome == .error ? "!" : "^"
        let lines = EscapeSequence.visible(cell.source).split(separator: "\n", omittingEmptySubsequences: false)
        let number = String(cell.number)
        let prefix = String(repeating: " ", count: max(0, 4 - number.count)) + number + mark + " "
        for (i, line) in lines.enumerated() {
          call.output.text((i == 0 ? prefix : String(repeating: " ", count: prefix.count)) + line + "\n")
        }
        shown += 1
      }
      if shown == 0 { call.output.text(wanted.isEmpty ? "Nothing yet.\n" : "No cell contains \(wanted)\n") }
    },
    Command(
      "save", "%save [PATH.md]", "Writes the notebook now, or a copy of the notebook to another place.",
      example: "%save", changesWorkspace: true, isAboutFiles: true
    ) { call in
      let path = unquoted(call.line.text)
      if path.isEmpty {
        guard let files = call.session.files else {
          throw PyError.runtime("this session has no file: give one, as in %save lecture3.md")
        }
        if let problem = files.save(call.session) { throw PyError.make(ExceptionClasses.osError, problem) }
        call.output.text("Saved \(EscapeSequence.visible(files.paths.notebook))\n")
      } else {
        let target = path.hasSuffix(".md") ? path : path + ".md"
        if Files.exists(target), named(call, "force") == false {
          throw PyError.make(ExceptionClasses.fileExistsError, "\(target) is there already")
        }
        try Files.replace(target, with: call.session.notebook(title: SessionPaths(target).name).text)
        call.output.text("Saved a copy as \(EscapeSequence.visible(target))\n")
      }
    },
    Command(
      "open", "%open NAME or PATH.md", "Keeps this session and goes on in another one.", example: "%open lecture3",
      changesWorkspace: true, isAboutFiles: true
    ) { call in
      let name = unquoted(call.line.text)
      guard !name.isEmpty else { throw call.usageError }
      call.session.requestedSession = name
      call.session.wantsToLeave = true
    },
    Command(
      "quit", "%quit", "Leaves; the workspace is kept.", example: "%quit", changesWorkspace: true, isAboutFiles: true
    ) { call in
      call.session.wantsToLeave = true
    },
  ]

  private static func named(_ call: CommandCall, _ name: String) -> Bool { call.named(name) != nil }

  static func firstLine(_ text: String) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return String(lines.first ?? "") + (lines.count > 1 ? " …" : "")
  }

  /// A file name, with or without quotes.
  static func unquoted(_ text: String) -> String {
    let name = text.trimmed
    for quote in ["\"", "'"] where name.hasPrefix(quote) && name.hasSuffix(quote) && name.utf8.count >= 2 {
      return String(name.dropFirst().dropLast())
    }
    return name
  }
}
