// SPDX-License-Identifier: GPL-3.0-or-later

import Charts
import Diagnostics
import Glibc
import Primitives
import PythonRuntime
import PythonSyntax

/// Commands about files, all of them through the file policy, and `!program`.
enum FileCommands {
  // SAFETY: immutable.
  nonisolated(unsafe) static let all: [Command] = [
    Command(
      CommandLine.shellName, "!PROGRAM ARGUMENTS",
      "Runs a line of the system's shell; {x} and $x stand for your values.",
      example: "!echo hello", arguments: .file([]), changesWorkspace: true, isAboutFiles: true
    ) { call in
      // `!!program` is IPython's, too.
      let line = expanded(String(call.line.text.trimmed.drop { $0 == "!" }), call)
      guard !line.isEmpty else { throw call.usageError }
      let status = try call.interpreter.policy.run(shell: line) { call.output.text($0) }
      if status != 0 { call.output.note("it ended with status \(status)") }
    },
    Command("pwd", "%pwd", "Shows the folder in which files are looked for.", example: "%pwd", arguments: .none) {
      call in
      call.output.text(EscapeSequence.visible(call.interpreter.policy.currentFolder) + "\n")
    },
    Command(
      "cd", "%cd [FOLDER]", "Goes to a folder; without one, home; - is the former one.", example: "%cd /tmp",
      arguments: .folder, changesWorkspace: true, isAboutFiles: true
    ) { call in
      let policy = call.interpreter.policy
      var path = call.path(call.line.text)
      if path.isEmpty { path = policy.home ?? "." }
      if path == "-" {
        guard let former = call.session.formerFolder else {
          throw PyError.make(ExceptionClasses.osError, "there is no former folder")
        }
        path = former
      }
      let before = policy.currentFolder
      try policy.changeFolder(path, "%cd \(path)")
      call.session.formerFolder = before
      call.output.text(EscapeSequence.visible(policy.currentFolder) + "\n")
    },
    Command(
      "ls", "%ls [FOLDER or PATTERN]", "Lists the files of a folder; * and ? stand for other characters.",
      example: "%ls",
      arguments: .file([])
    ) { call in try list(call) },
    Command(
      "writefile", "%%writefile [-a] FILE", "Writes the lines below it into a file; -a adds them to it.",
      example: "%help writefile", arguments: .file([]), changesWorkspace: true, isAboutFiles: true
    ) { call in try write(call) },
    Command(
      "cat", "%cat FILE", "Shows the text of a file.", example: "%cat notes.txt", arguments: .file([]),
      isAboutFiles: true
    ) { call in
      let path = call.path(call.line.text)
      guard !path.isEmpty else { throw call.usageError }
      let bytes = try call.interpreter.policy.read(path, "%cat \(path)")
      if bytes.contains(0) { throw PyError.value("\(path) is no text") }
      let text = String(decoding: bytes, as: UTF8.self)
      call.output.text(text.hasSuffix("\n") || text.isEmpty ? text : text + "\n")
    },
  ]

  /// `%%writefile [-a] FILE` with the text below it.
  private static func write(_ call: CommandCall) throws {
    let end = call.line.text.firstIndex(of: "\n") ?? call.line.text.endIndex
    var head = String(call.line.text[..<end]).trimmed
    let body = String(call.line.text[end...].dropFirst())
    let appends = head.hasPrefix("-a ")
    if appends { head = String(head.dropFirst(3)).trimmed }
    let path = call.path(head)
    guard !path.isEmpty, end != call.line.text.endIndex else { throw call.usageError }
    let policy = call.interpreter.policy
    let existed = try policy.status(path) != nil
    let before = appends && existed ? try policy.read(path, "%%writefile \(path)") : []
    try policy.replace(
      path, with: before + Array((body.hasSuffix("\n") ? body : body + "\n").utf8), "%%writefile \(path)")
    call.output.say(
      (appends ? "Appending to " : existed ? "Overwriting " : "Writing ") + EscapeSequence.visible(path))
  }

  private static func list(_ call: CommandCall) throws {
    let policy = call.interpreter.policy
    let path = call.path(call.line.text)
    if path.hasPrefix("-") { throw PyError.value("%ls takes no options; !ls \(path) runs the program") }
    var folder = path.isEmpty ? "." : path
    var pattern: String?
    if path.contains("*") || path.contains("?") {
      let cut = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
      pattern = String(path[cut...])
      folder = cut == path.startIndex ? "." : String(path[..<cut])
    } else if !path.isEmpty, let status = try policy.status(path), status.kind != S_IFDIR {
      call.output.text(EscapeSequence.visible(path) + "\n")
      return
    }
    let names = try policy.names(in: folder, "%ls \(path)").filter { name in
      pattern.map { WildcardPattern($0).matches(name) } ?? !name.hasPrefix(".")
    }
    if names.isEmpty, pattern != nil {
      throw PyError.make(ExceptionClasses.fileNotFoundError, "no file is called \(path)")
    }
    let base = folder == "." ? "" : folder.hasSuffix("/") ? folder : folder + "/"
    let shown = names.map { name -> String in
      EscapeSequence.visible(name) + (((try? policy.status(base + name)) ?? nil)?.kind == S_IFDIR ? "/" : "")
    }
    guard !shown.isEmpty else { return }
    call.output.drawing { columns(shown, width: $0.width) }
  }

  /// Words in columns, read downwards.
  static func columns(_ words: [String], width: Int) -> String {
    let cell = (words.map { DisplayWidth.of($0) }.max() ?? 0) + 2
    let count = max(1, width / cell)
    let height = (words.count + count - 1) / count
    return (0..<height).map { row in
      var line = ""
      for place in stride(from: row, to: words.count, by: height) {
        line += place + height < words.count ? TextLayout.padded(words[place], to: cell) : words[place]
      }
      return line
    }.joined(separator: "\n")
  }

  /// A shell's line in which `{expression}` and `$name` of the workspace have become texts.
  private static func expanded(_ line: String, _ call: CommandCall) -> String {
    var result = ""
    var rest = line[...]
    while let first = rest.first {
      if first == "{", let end = rest.firstIndex(of: "}") {
        let inner = String(rest[rest.index(after: rest.startIndex)..<end])
        if let text = text(of: inner, call) {
          result += text
          rest = rest[rest.index(after: end)...]
          continue
        }
      }
      if first == "$" {
        let name = rest.dropFirst().prefix { $0 == "_" || $0.isLetter || $0.isNumber }
        if let value = call.interpreter.globals[Symbol(String(name))], let text = try? call.interpreter.str(value) {
          result += text
          rest = rest.dropFirst(1 + name.count)
          continue
        }
      }
      result.append(first)
      rest = rest.dropFirst()
    }
    return result
  }

  private static func text(of expression: String, _ call: CommandCall) -> String? {
    let source = SourceText(name: call.source.name, text: expression)
    guard let parsed = try? Parser.parseExpression(source),
      let value = try? call.interpreter.evaluate(parsed, in: source)
    else { return nil }
    return try? call.interpreter.str(value)
  }
}
