// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Notebooks
import PythonRuntime

/// Commands that run or fetch texts: files and former inputs.
enum RunCommands {
  // SAFETY: immutable.
  nonisolated(unsafe) static let all: [Command] = [
    Command(
      "load", "%load FILE", "Puts the text of a file into the next line, to be edited and run.",
      example: "%load helper.py",
      arguments: .file([]), isAboutFiles: true
    ) { call in
      let path = call.path(call.line.text)
      guard !path.isEmpty else { throw call.usageError }
      offer(String(decoding: try call.interpreter.policy.read(path, "%load \(path)"), as: UTF8.self), call)
    },
    Command(
      "recall", "%recall [N or N-M ...]",
      "Puts what was typed into the next line: the last input, or those of some cells.",
      example: "x = 1\n%recall 1", arguments: .number, isAboutFiles: true
    ) { call in offer(try wanted(call).joined(separator: "\n"), call) },
    Command(
      "rerun", "%rerun [N or N-M ...]", "Runs former cells again: the last one, or those of some numbers.",
      example: "x = 1\n%rerun 1", arguments: .number, isAboutFiles: true
    ) { call in
      guard !call.session.isRerunning else { throw PyError.value("%rerun runs no other %rerun") }
      call.session.waitingInputs += try wanted(call)
    },
    Command(
      "edit", "%edit [NAME or N-M ...]",
      "Opens your editor ($VISUAL or $EDITOR) on a function, a class or former cells; the text comes into the next line.",
      example: "%edit", arguments: .topic, isAboutFiles: true
    ) { call in
      guard isAtTerminal(call) else {
        throw PyError.runtime("%edit needs a terminal")
      }
      let words = call.line.text.split(separator: " ").map(String.init)
      var text = ""
      if let numbers = CellRange.numbers(words), !numbers.isEmpty {
        text = try CellRange.sources(numbers, call.session).joined(separator: "\n")
      } else if !words.isEmpty {
        let name = call.line.text.trimmed
        guard let found = SourceCommands.find(try SourceCommands.look(up: name, call), call.session) else {
          throw PyError.type("\(name) is not written in this session")
        }
        text = found.text
      }
      var policy = call.interpreter.policy
      policy.looking = false
      offer(try policy.edit(text, "%edit"), call)
    },
  ]

  private static func isAtTerminal(_ call: CommandCall) -> Bool {
    guard let terminal = call.session.terminal else { return false }
    return terminal.isTerminal(0) && terminal.isTerminal(1)
  }

  /// The text stands in the next line; where there is none, it is shown.
  private static func offer(_ text: String, _ call: CommandCall) {
    let text = text.trimmingBlankLines
    if isAtTerminal(call) {
      call.session.nextInput = text
    } else {
      call.output.text(text + "\n")
    }
  }

  private static func wanted(_ call: CommandCall) throws -> [String] {
    let words = call.line.text.split(separator: " ").map(String.init)
    guard let numbers = CellRange.numbers(words) else { throw call.usageError }
    if !numbers.isEmpty { return try CellRange.sources(numbers, call.session) }
    let last = call.session.cells.last { !$0.source.hasPrefix("%r") }
    guard let last else { throw CommandFailure.noCell(1, 0) }
    return [last.source]
  }

  /// `%run FILE arguments`: in the workspace, as if it had been typed, but as the program `__main__` with its arguments.
  static func run(_ text: String, _ call: CommandCall) throws {
    var words = split(text)
    var isMain = true
    while let option = words.first, option.hasPrefix("-") {
      switch option {
      case "-n": isMain = false
      // That is how every file runs.
      case "-i": break
      default: throw PyError.value("%run has no option \(option); it is written: \(call.command.usage)")
      }
      words.removeFirst()
    }
    guard let first = words.first else { throw call.usageError }
    let path = call.path(first)
    let interpreter = call.interpreter
    if path.hasSuffix(".ipynb") { return try runNotebook(path, call) }
    var file = path
    if try interpreter.policy.status(path) == nil, try interpreter.policy.status(path + ".py") != nil {
      file = path + ".py"
    }
    let source = try interpreter.readSource(file, "%run \(path)")
    let system = try interpreter.importModule("sys")
    let names: [Symbol] = ["__name__", "__file__", "__doc__"]
    let former = (
      argv: system.attributes?["argv"], names: names.map { interpreter.globals[$0] }
    )
    system.set("argv", Value(list: ([file] + words.dropFirst()).map { Value($0) }))
    let stem = String((file.split(separator: "/").last ?? "").split(separator: ".").first ?? "")
    interpreter.globals["__name__"] = Value(isMain ? "__main__" : stem)
    interpreter.globals["__file__"] = Value(file)
    defer {
      if let argv = former.argv { system.set("argv", argv) }
      for (name, value) in zip(names, former.names) { interpreter.globals[name] = value }
    }
    do { try interpreter.runMain(source) } catch {
      let exception = interpreter.normalise(error)
      // `sys.exit()` ends the file, not the session.
      guard exception.cls === ExceptionClasses.systemExit else { throw error }
      if let status = exception.arguments.first, !status.isNone {
        call.output.note("it ended with \((try? interpreter.str(status)) ?? "")")
      }
    }
  }

  /// Whether a command runs a file, which belongs to the cells of a notebook as an import does.
  static func runsFile(_ command: Command, _ text: String) -> Bool {
    let word = text.trimmed
    return command.name == "run" && !word.isEmpty && word != "next" && word != "all" && Int(word) == nil
  }

  /// `%run FILE.ipynb`: its cells in the workspace, without showing their values.
  private static func runNotebook(_ path: String, _ call: CommandCall) throws {
    // One that runs itself would never end.
    guard !call.session.notebooksRunning.contains(path), call.session.notebooksRunning.count < 20 else {
      throw PyError.make(ExceptionClasses.recursionError, "%run \(path): the notebook runs itself")
    }
    call.session.notebooksRunning.append(path)
    defer { call.session.notebooksRunning.removeLast() }
    let bytes = try call.interpreter.policy.read(path, "%run \(path)")
    let notebook: Notebook
    do { notebook = try JupyterImport.notebook(bytes, title: path) } catch { throw PyError.value("\(path): \(error)") }
    for (number, cell) in notebook.cells.enumerated() {
      let source = SourceText(name: "\(path), cell \(number + 1)", text: cell.source)
      try call.interpreter.run(source, echoes: false, allowsCommands: true)
    }
  }

  /// Words between blanks; quotes hold a word together.
  private static func split(_ text: String) -> [String] {
    var words: [String] = []
    var word: String?
    var quote: Character?
    for character in text {
      if let open = quote {
        if character == open { quote = nil } else { word?.append(character) }
      } else if character == "\"" || character == "'" {
        quote = character
        word = word ?? ""
      } else if character == " " || character == "\t" {
        if let done = word { words.append(done) }
        word = nil
      } else {
        word = (word ?? "") + String(character)
      }
    }
    if let word { words.append(word) }
    return words
  }
}
