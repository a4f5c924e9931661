// SPDX-License-Identifier: GPL-3.0-or-later

import SessionStore

/// The names of commands, and what stands behind them.
struct CommandCompletion {
  private let session: Session
  private let before: TextBeforeCursor

  init(_ session: Session, _ before: TextBeforeCursor) {
    self.session = session
    self.before = before
  }

  /// What fits in a command's line; nil in other lines and where an expression stands.
  var completions: Completions? {
    let line = before.line(before: before.bytes.count)
    let text = String(line.drop { $0 == " " })
    guard text.hasPrefix("%") else { return nil }
    let isCell = text.hasPrefix("%%")
    let name = String(text.dropFirst(isCell ? 2 : 1).prefix { $0 == "_" || $0.isLetter || $0.isNumber })
    let rest = text.dropFirst((isCell ? 2 : 1) + name.count)
    if rest.isEmpty { return Completions(name, CommandTable.all.map(\.name)) }
    guard let command = CommandTable.named(name), rest.hasPrefix(" ") else { return nil }
    return arguments(of: command, String(rest.drop { $0 == " " }))
  }

  private func arguments(of command: Command, _ text: String) -> Completions? {
    // The last word, without the quote that may stand before it.
    let word = String(text.split(separator: " ", omittingEmptySubsequences: false).last ?? "")
    let path = word.hasPrefix("\"") || word.hasPrefix("'") ? String(word.dropFirst()) : word
    let policy = session.interpreter.policy
    switch command.arguments {
    case .none, .number: return Completions()
    case .file(let endings): return PathCompletion.candidates(for: path, endings: endings, policy)
    case .folder: return PathCompletion.candidates(for: path, foldersOnly: true, policy)
    case .session:
      var found = PathCompletion.candidates(for: path, endings: [".md"], policy)
      if !path.contains("/") {
        found = Completions(path, found.candidates + SessionCatalogue.entries().map(\.paths.name), foldsCase: false)
      }
      return found
    case .lesson:
      let files = PathCompletion.candidates(for: path, endings: [".md"], policy)
      return path.contains("/") ? files : Completions(path, files.candidates + LessonLibrary.names)
    case .mark: return Completions(word, session.timeline.marks.keys.sorted())
    case .words(let words): return Completions(word, words)
    case .types:
      let values = session.interpreter.globals.definitions.dropFirst(session.presetNameCount)
      return Completions(word, values.map { session.interpreter.type(of: $0.value).name })
    case .frame(let words):
      guard before.openString == nil, before.bytes[before.wordStart - 1] != UInt8(ascii: ".") else { return nil }
      let names = session.lastError?.frame.map(\.name) ?? []
      return Completions(before.word, first: text == before.word ? names + words : names, [])
    case .topic:
      if word.contains(".") { return nil }
      let names = session.interpreter.globals.definitions.map(\.name.name)
      let builtins = session.interpreter.builtins.names.map(\.name)
      let commands = CommandTable.all.map(\.name)
      return word.hasPrefix("%")
        ? Completions(word, commands.map { "%" + $0 }) : Completions(word, names + builtins + commands)
    case .expressions:
      let start = before.wordStart
      let lineStart = before.bytes.count - before.line(before: before.bytes.count).utf8.count
      guard before.openString == nil, before.bytes[start - 1] != UInt8(ascii: "."),
        before.openBracket(before: start).map({ $0 < lineStart }) ?? true
      else { return nil }
      let used = command.keywords.map { $0 + "=" }.filter { !text.contains($0) }
      let definitions = session.interpreter.globals.definitions
      guard !before.word.isEmpty else {
        return Completions("", first: used, definitions.dropFirst(session.presetNameCount).map(\.name.name))
      }
      let names = definitions.map(\.name.name) + session.interpreter.builtins.names.map(\.name)
      return Completions(before.word, first: used, names)
    }
  }
}
