// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc
import Notebooks
import Primitives
import PythonRuntime
import SessionStore

/// Commands that keep, fetch and take back work.
enum SessionCommands {
  // SAFETY: immutable.
  nonisolated(unsafe) static let all: [Command] = [
    Command(
      "reset", "%reset [-f]", "Empties the workspace without asking; the history stays, and %undo brings nothing back.",
      example: "x = 1\n%reset", arguments: .words(["-f"]),
      changesWorkspace: true
    ) { call in
      guard ["", "-f"].contains(call.line.text.trimmed) else { throw call.usageError }
      call.session.reset()
      call.output.say("The workspace is empty.")
    },
    Command(
      "history", "%history [N or N-M ...] [-l COUNT] [-o] [-g] [text]",
      "Shows what was typed: all of it, some cells, the last ones, or the cells that contain a text; with -o what they printed, with -g in all sessions.",
      example: "x = 1\n%history\n%history 1\n%history -l 1", arguments: .words(["-g", "-l", "-o"])
    ) { call in try HistoryListing(call).show() },
    Command(
      "branch", "%branch NAME or PATH.md",
      "Makes a second session from here, with all values and all that was typed; this one goes on.",
      example: "%branch other", arguments: .session, changesWorkspace: true, isAboutFiles: true
    ) { call in
      let name = try onePath(call)
      guard !name.isEmpty else { throw call.usageError }
      guard let files = call.session.files else {
        throw PyError.runtime(
          "this session has no file, so there is nothing to branch from: %save NAME.md makes a copy")
      }
      let isBare = !name.contains("/") && !name.hasSuffix(".md")
      let paths = SessionPaths(isBare ? "\(files.paths.folder)/\(name)" : name)
      try files.branch(to: paths, call.session)
      call.output.say("Branched: \(paths.notebook). %open \(isBare ? name : paths.notebook) goes on there.")
    },
    Command(
      "save", "%save [PATH.md] or %save FILE N-M",
      "Writes the notebook now, or a copy of it to another place; with numbers the inputs of these cells into a Python file.",
      example: "%save", arguments: .file([".md"]), changesWorkspace: true, isAboutFiles: true
    ) { call in
      let words = call.line.text.split(separator: " ").map(String.init)
      if words.count > 1, let numbers = CellRange.numbers(Array(words.dropFirst())) {
        return try save(numbers, as: call.path(words[0]), call)
      }
      let path = try onePath(call)
      if path.isEmpty {
        guard let files = call.session.files else {
          throw PyError.runtime("this session has no file: give one, as in %save lecture3.md")
        }
        if let problem = files.save(call.session) { throw PyError.make(ExceptionClasses.osError, problem) }
        call.output.say("Saved \(EscapeSequence.visible(files.paths.notebook))")
      } else {
        let target = path.hasSuffix(".md") ? path : path + ".md"
        if Files.exists(target) {
          throw PyError.make(ExceptionClasses.fileExistsError, "\(target) is there already")
        }
        try Files.replace(target, with: call.session.notebook(title: SessionPaths(target).name).text)
        call.output.say("Saved a copy as \(EscapeSequence.visible(target))")
      }
    },
    Command(
      "open", "%open [NAME or PATH.md]",
      "Keeps this session and goes on in another one; without a name it lists them.", example: "%open lecture3",
      arguments: .session,
      changesWorkspace: true, isAboutFiles: true
    ) { call in
      let name = try onePath(call)
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

  /// The inputs of some cells as a Python file.
  private static func save(_ numbers: [Int], as name: String, _ call: CommandCall) throws {
    let path = name.hasSuffix(".py") ? name : name + ".py"
    let sources = try CellRange.sources(numbers, call.session)
    if Files.exists(path) { throw PyError.make(ExceptionClasses.fileExistsError, "\(path) is there already") }
    try Files.replace(path, with: sources.map { $0 + "\n" }.joined())
    call.output.say("Saved \(numbers.count) cell\(numbers.count == 1 ? "" : "s") as \(EscapeSequence.visible(path))")
  }

  /// The one path that a command takes, or nothing; one with blanks in it stands in quotes.
  private static func onePath(_ call: CommandCall) throws -> String {
    let text = call.line.text.trimmed
    let path = unquoted(text)
    guard path != text || !path.contains(where: { $0.isWhitespace }), !path.hasPrefix("-") else {
      throw call.usageError
    }
    return path
  }

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
