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
      "reset", "%reset", "Empties the workspace; the history stays.", example: "x = 1\n%reset", arguments: .none,
      changesWorkspace: true
    ) { call in
      call.session.reset()
      call.output.text("The workspace is empty.\n")
    },
    Command(
      "history", "%history [-g] [text]",
      "Shows what was typed, or the cells that contain a text; with -g in all sessions.", example: "x = 1\n%history",
      arguments: .words(["-g"])
    ) { call in
      let words = call.line.text.trimmed
      guard words != "-g" else { throw call.usageError }
      if words.hasPrefix("-g ") {
        // What is typed in other sessions is nothing that a notebook may show.
        if call.session.runsForeignCells { throw call.onlyForPerson }
        showCells(
          of: SessionCatalogue.entries(also: call.session.files.map { [$0.paths.folder] } ?? []),
          with: String(words.dropFirst(3)).trimmed, call)
        return
      }
      var shown = 0
      for cell in call.session.cells where words.isEmpty || cell.source.contains(words) {
        let mark = cell.outcome == .ok ? " " : cell.outcome == .error ? "!" : "^"
        show(cell.source, cell.number, mark, call)
        shown += 1
      }
      if shown == 0 { call.output.text(words.isEmpty ? "Nothing yet.\n" : "No cell contains \(words)\n") }
    },
    Command(
      "branch", "%branch NAME or PATH.md",
      "Makes a second session from here, with all values and all that was typed; this one goes on.",
      example: "%branch other", arguments: .session, changesWorkspace: true, isAboutFiles: true
    ) { call in
      let name = unquoted(call.line.text)
      guard !name.isEmpty else { throw call.usageError }
      guard let files = call.session.files else {
        throw PyError.runtime(
          "this session has no file, so there is nothing to branch from: %save NAME.md makes a copy")
      }
      let isBare = !name.contains("/") && !name.hasSuffix(".md")
      let paths = SessionPaths(isBare ? "\(files.paths.folder)/\(name)" : name)
      try files.branch(to: paths, call.session)
      call.output.text("Branched: \(paths.notebook). %open \(isBare ? name : paths.notebook) goes on there.\n")
    },
    Command(
      "save", "%save [PATH.md]", "Writes the notebook now, or a copy of the notebook to another place.",
      example: "%save", arguments: .file([".md"]), changesWorkspace: true, isAboutFiles: true
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
      "open", "%open [NAME or PATH.md]",
      "Keeps this session and goes on in another one; without a name it lists them.", example: "%open lecture3",
      arguments: .session,
      changesWorkspace: true, isAboutFiles: true
    ) { call in
      let name = unquoted(call.line.text)
      guard !name.isEmpty else {
        call.output.drawing { SessionList.text($0) }
        return
      }
      call.session.requestedSession = name
      call.session.wantsToLeave = true
    },
    Command(
      "sessions", "%sessions", "Lists all sessions: name, age, cells, size, place.", example: "%sessions",
      arguments: .none, isAboutFiles: true
    ) { call in
      guard call.line.text.trimmed.isEmpty else { throw call.usageError }
      call.output.drawing { SessionList.text($0) }
    },
    Command(
      "quit", "%quit", "Leaves; the workspace is kept.", example: "%quit", arguments: .none, changesWorkspace: true,
      isAboutFiles: true
    ) { call in
      call.session.wantsToLeave = true
    },
  ]

  private static func show(_ source: String, _ number: Int, _ mark: String, _ call: CommandCall) {
    let lines = EscapeSequence.visible(source).split(separator: "\n", omittingEmptySubsequences: false)
    let number = String(number)
    let prefix = String(repeating: " ", count: max(0, 4 - number.count)) + number + mark + " "
    for (i, line) in lines.enumerated() {
      call.output.text((i == 0 ? prefix : String(repeating: " ", count: prefix.count)) + line + "\n")
    }
  }

  /// The cells of several sessions that contain a text.
  private static func showCells(of sessions: [SessionCatalogue.Entry], with text: String, _ call: CommandCall) {
    var shown = 0
    for entry in sessions {
      let found = (entry.cells ?? []).enumerated().filter { $0.element.source.contains(text) }
      guard !found.isEmpty else { continue }
      call.output.text(EscapeSequence.visible(entry.paths.notebook) + "\n")
      for (i, cell) in found { show(cell.source, i + 1, " ", call) }
      shown += found.count
    }
    if shown == 0 { call.output.text("No cell of any session contains \(text)\n") }
  }

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
