// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import PythonRuntime
import PythonSyntax

/// The declaration of a `%command`: the dispatcher, `%help`, completion and the tests read it.
struct Command {
  /// The name without `%`.
  let name: String
  /// How it is written.
  let usage: String
  /// One sentence.
  let doc: String
  /// Lines as they would be typed.
  let example: String
  /// What stands behind the name.
  let arguments: ArgumentKind
  /// Whether its purpose is to change the workspace; all others are rolled back, so that they cannot.
  let changesWorkspace: Bool
  /// Whether it is about files and the program itself: the check of a notebook leaves it out.
  let isAboutFiles: Bool
  /// What it does.
  let body: (CommandCall) throws -> Void
  /// The arguments, by the names that stand in `usage`, in that order: words in capitals, names before `=`, options.
  var argumentNames: [String] {
    var names: [String] = []
    for word in usage.split(whereSeparator: { " ,[]:".contains($0) }).dropFirst() {
      let name = String(word.split(separator: "=").first ?? "")
      let isName = word.contains("=") || word.hasPrefix("-") || name.utf8.allSatisfy { $0 >= 0x41 && $0 <= 0x5A }
      if isName, !name.isEmpty, !names.contains(name) { names.append(name) }
    }
    return names
  }

  init(
    _ name: String, _ usage: String, _ doc: String, example: String, arguments: ArgumentKind = .expressions,
    changesWorkspace: Bool = false, isAboutFiles: Bool = false, body: @escaping (CommandCall) throws -> Void
  ) {
    self.name = name
    self.usage = usage
    self.doc = doc
    self.example = example
    self.arguments = arguments
    self.changesWorkspace = changesWorkspace
    self.isAboutFiles = isAboutFiles
    self.body = body
  }

  /// The names that its arguments may have: `at` in `at=INDEX`.
  var keywords: [String] {
    usage.split(separator: "=").dropLast().compactMap { piece in
      let name = piece.reversed().prefix { $0 == "_" || $0.isLetter }
      return name.isEmpty ? nil : String(name.reversed())
    }
  }
}

/// The names that a looking command gives values to (`into=table`): they are assigned when everything else has been put back.
final class KeptNames {
  private var values: [(name: String, make: () -> Value)] = []
  func add(_ name: String, _ make: @escaping () -> Value) { values.append((name, make)) }
  func assign(in interpreter: Interpreter) {
    for (name, make) in values { interpreter.globals[Symbol(name)] = make() }
  }
}

/// A command as it was called: its arguments unevaluated.
struct CommandCall {
  let session: Session
  let command: Command
  let line: CommandLine
  let source: SourceText
  /// Where it stands.
  let span: SourceSpan
  /// What stays of a command that looks: names that the person asked for.
  let kept = KeptNames()
  var interpreter: Interpreter { session.interpreter }
  var output: Output { session.output }

  /// The arguments given by place.
  var positional: [Expression] { line.arguments.filter { $0.kind == .positional }.map(\.value) }

  /// An argument given by name.
  func named(_ name: String) -> Expression? { line.arguments.first { $0.kind == .keyword(name) }?.value }

  /// The value of an expression in the workspace.
  func evaluate(_ expression: Expression) throws -> Value { try interpreter.evaluate(expression, in: source) }

  /// A whole number given by name.
  func integer(_ name: String, default standard: Int, in range: ClosedRange<Int>) throws -> Int {
    guard let expression = named(name) else { return standard }
    guard case .int(let number) = try evaluate(expression), range.contains(number) else {
      throw PyError.value(
        "%\(command.name): \(name) must be a whole number from \(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }

  /// The one number that a command like `%undo N` takes: 1 when none is given.
  func count() throws -> Int {
    guard positional.count <= 1, line.arguments.count == positional.count else { throw usageError }
    guard let expression = positional.first else {
      // What is no expression at all has no arguments: `%undo 3 x`.
      guard line.text.trimmed.isEmpty else { throw usageError }
      return 1
    }
    guard case .int(let number) = try evaluate(expression), number > 0 else {
      throw PyError.value("%\(command.name) takes a number of statements, 1 or more")
    }
    return number
  }

  /// Refuses names that the command does not know.
  func allowNames(_ names: [String]) throws {
    for argument in line.arguments {
      if case .keyword(let name) = argument.kind, !names.contains(name) {
        throw PyError.type(
          "%\(command.name) got an unexpected keyword argument '\(name)'. It is written: \(command.usage)")
      }
      if argument.kind == .star || argument.kind == .doubleStar {
        throw PyError.type("%\(command.name) takes no starred arguments. It is written: \(command.usage)")
      }
    }
  }

  /// The error for arguments of the wrong number.
  var usageError: Raised { PyError.type("%\(command.name) is written: \(command.usage)") }

  /// The error for a cell of somebody else's notebook that wants more than its folder.
  var onlyForPerson: Raised {
    PyError.make(
      ExceptionClasses.permissionError,
      "%\(command.name) is for the person at the terminal, not for a notebook's cells")
  }

  /// A path as it was typed, with `~` for the home folder.
  func path(_ text: String) -> String {
    let path = SessionCommands.unquoted(text)
    guard path == "~" || path.hasPrefix("~/"), let home = interpreter.policy.home else { return path }
    return home + path.dropFirst()
  }

  /// The text of an expression as it was typed.
  func text(of expression: Expression) -> String { source[expression.span] }
}

/// All commands, by family in the files beside this one.
enum CommandTable {
  // SAFETY: made once and never changed; commands run on the thread that evaluates.
  nonisolated(unsafe) static let all: [Command] =
    (HelpCommands.all + WorkspaceCommands.all + ExperimentCommands.all + NetworkCommands.all + PlotCommands.all
    + SweepCommands.all + WatchCommands.all + HistoryCommands.all + ShowCommand.all + SessionCommands.all
    + TrustCommands.all + SourceCommands.all + FileCommands.all + TimingCommands.all + RunCommands.all
    + DebugCommands.all + LessonCommands.all + LanguageCommand.all)
    .sorted { $0.name < $1.name }

  static func named(_ name: String) -> Command? { all.first { $0.name == name } }

  /// What may stand behind `%`: these commands, and the magics of IPython.
  static let words = Set(all.map(\.name)).union(IPythonMagics.aliases.keys).union(IPythonMagics.notes.keys)
}

extension Session {
  /// Runs a `%command`.
  func run(_ line: CommandLine, _ source: SourceText, _ span: SourceSpan) throws {
    if line.name == Watch.mark {
      try watching.last?.round()
      return
    }
    do { try dispatch(line, source, span) } catch {
      let exception = interpreter.normalise(error)
      // An exception of an expression has passed a frame.
      if exception.traceback.isEmpty, exception.pendingSpan == nil,
        exception.cls.isSubclass(of: ExceptionClasses.exception)
      {
        failedCommand = exception
      }
      throw error
    }
  }

  /// A line for the person in the place of a magic of IPython; no cell.
  private func sayInstead(_ text: String) {
    output.note(text)
    leavesNoCell = true
  }

  /// `%%name` and the lines below it.
  private func runCell(_ line: CommandLine, _ source: SourceText, _ span: SourceSpan) throws {
    let name = String(line.name.dropFirst())
    let end = line.text.firstIndex(of: "\n") ?? line.text.endIndex
    let (head, body) = (String(line.text[..<end]).trimmed, String(line.text[end...].dropFirst()))
    if IPythonMagics.cellCommands.contains(name), let command = CommandTable.named(name) {
      return try run(command, line, source, span)
    }
    if IPythonMagics.shells.contains(name) {
      guard head.isEmpty else { throw PyError.type("%%\(name) takes no arguments") }
      return try dispatch(CommandLine(name: CommandLine.shellName, arguments: [], text: body), source, span)
    }
    if name == "writefile" || name == "file" {
      return try dispatch(CommandLine(name: "writefile", arguments: [], text: line.text), source, span)
    }
    if IPythonMagics.foreignCells.contains(name) {
      return sayInstead("%%\(name): only Python and programs of the shell (%%bash) run here")
    }
    if let note = IPythonMagics.notes[name] ?? IPythonMagics.cellNotes[name] { return sayInstead("%%\(name): \(note)") }
    if CommandTable.named(name) != nil || IPythonMagics.aliases[name] != nil {
      throw PyError.name("%\(name) \(head)".trimmed + " is written with one %")
    }
    throw PyError.name("there is no command %%\(name). %help lists them.")
  }

  private func dispatch(_ line: CommandLine, _ source: SourceText, _ span: SourceSpan) throws {
    if line.name.hasPrefix("%") { return try runCell(line, source, span) }
    if let other = IPythonMagics.aliases[line.name] {
      let isProgram = other.hasPrefix("!")
      let text = isProgram ? "\(other.dropFirst()) \(line.text)" : line.text
      let renamed = CommandLine(
        name: isProgram ? CommandLine.shellName : other, arguments: line.arguments, text: text,
        hasArguments: line.hasArguments)
      return try dispatch(renamed, source, span)
    }
    guard let command = CommandTable.named(line.name) else {
      if let note = IPythonMagics.notes[line.name] { return sayInstead("%\(line.name): \(note)") }
      let names = CommandTable.all.map(\.name)
      let hint = Suggestion.nearest(line.name, among: names).map { " Did you mean %\($0)?" } ?? " %help lists them."
      throw PyError.name("there is no command %\(line.name).\(hint)")
    }
    try run(command, line, source, span)
  }

  private func run(_ command: Command, _ line: CommandLine, _ source: SourceText, _ span: SourceSpan) throws {
    if command.arguments == .none, !line.text.trimmed.isEmpty {
      throw PyError.type("%\(command.name) takes no arguments")
    }
    let call = CommandCall(session: self, command: command, line: line, source: source, span: span)
    if runsForeignCells, command.isAboutFiles, !RunCommands.runsFile(command, line.text) { throw call.onlyForPerson }
    if command.changesWorkspace {
      try command.body(call)
    } else {
      // A file that is written stays written: it is refused, by name.
      let policy = interpreter.policy
      interpreter.policy.looking = true
      defer { interpreter.policy = policy }
      try interpreter.withoutTrace { try command.body(call) }
      call.kept.assign(in: interpreter)
    }
  }
}
