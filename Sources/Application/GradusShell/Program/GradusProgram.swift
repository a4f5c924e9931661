// SPDX-License-Identifier: GPL-3.0-or-later

import Charts
@preconcurrency import Glibc
import Notebooks
import Primitives
import PythonRuntime
import SessionStore
import Workbench

/// The program: does what the command line asks for.
public enum GradusProgram {
  /// Runs the program with the arguments after its name; gives the exit status.
  public static func main(_ words: [String]) -> Int32 {
    let arguments = Arguments(words)
    return runOnLargeStack {
      Signals.install()
      MemoryWatch.begin()
      let terminal = Terminal()
      let status = perform(arguments, isNamed: !words.isEmpty, terminal)
      terminal.flush()
      // A full disk, or a reader that has gone, is not success.
      return status == 0 && terminal.hasLostReader ? 1 : status
    }
  }

  private static func perform(_ arguments: Arguments, isNamed: Bool, _ terminal: Terminal) -> Int32 {
    do {
      switch arguments {
      case .help: terminal.write(Arguments.usage)
      case .version: terminal.write(Version.description + "\n")
      case .selfCheck: return selfCheck(terminal)
      case .reference(let folder): try Reference.write(to: folder)
      case .wrong(let mistake):
        terminal.writeError("gradus: \(mistake)\nTry 'gradus --help'.\n")
        return 2
      case .sessions: terminal.write(SessionList.text(makeSession(terminal).output.options) + "\n")
      case .run(let path, let rest): return run(path, rest, terminal)
      case .check(let paths, let options): return CheckProgram.run(paths, options, terminal)
      case .export(let options): try ExportProgram.run(options, terminal)
      case .assign(let options): return AssignProgram.run(options, terminal)
      case .grade(let options): return GradeProgram.run(options, terminal)
      case .present(let path): return try PresentProgram.run(path, terminal)
      case .importing(let path, let notebook): return ImportProgram.run(path, to: notebook, terminal)
      case .session(let name, let trusts):
        // Input from a pipe is kept only in a session that was named.
        let name = try ImportProgram.session(name, terminal)
        if isatty(STDIN_FILENO) == 0 { return paste(into: isNamed ? name : nil, trusts: trusts, terminal) }
        return try interact(name, isNamed: isNamed, trusts: trusts, terminal)
      }
      return 0
    } catch {
      terminal.writeError("gradus: \(EscapeSequence.visible("\(error)"))\n")
      return 1
    }
  }

  /// Opens sessions and reads from the terminal until the user leaves.
  private static func interact(
    _ first: String, isNamed: Bool, trusts: Bool, _ terminal: Terminal
  ) throws -> Int32 {
    guard let confirmed = isNamed ? Greeting.confirmed(first, terminal) : first else { return 1 }
    var next: String? = confirmed
    var last: String?
    var status: Int32 = 0
    while var name = next {
      if name.hasSuffix(".ipynb") { name = try ImportProgram.session(name, terminal) }
      let lesson = LessonWork(SessionPaths(name))
      let paths = lesson?.work ?? SessionPaths(name)
      let session = makeSession(terminal)
      let state: String
      do {
        state = try session.open(paths, trusts: trusts && last == nil)
      } catch {
        // `%open` of what cannot be opened goes back to where it was asked.
        guard let previous = last, previous != name else { throw error }
        terminal.writeError("\(EscapeSequence.visible("\(error)"))\n")
        next = previous
        continue
      }
      let greeting = Greeting(
        session: session, paths: paths, state: state, isNamed: isNamed || last != nil, terminal: terminal)
      last = name
      greeting.begin()
      try lesson?.begin(in: session)
      Shell(session: session, terminal: terminal).run()
      next = session.requestedSession
      status = session.exitStatus
      let isKept = session.close()
      if next == nil { greeting.end(session.cells.count, isKept: isKept) }
    }
    return Signals.leaveSignal == 0 ? status : 128 + Signals.leaveSignal
  }

  /// Whether what the evaluator takes for granted holds in this build.
  private static func selfCheck(_ terminal: Terminal) -> Int32 {
    let failures = LayoutCheck.failures()
    for failure in failures { terminal.writeError("does not hold: \(failure)\n") }
    if failures.isEmpty { terminal.write("The evaluator's bets hold.\n") }
    return failures.isEmpty ? 0 : 1
  }

  /// Runs standard input as one paste.
  private static func paste(into name: String?, trusts: Bool, _ terminal: Terminal) -> Int32 {
    do {
      let bytes = try Files.readAll(STDIN_FILENO, name: "<stdin>")
      guard let text = String(validating: bytes, as: UTF8.self) else {
        throw FileError("<stdin>", number: EILSEQ)
      }
      let session = makeSession(terminal)
      if let name {
        _ = try session.open(SessionPaths(name), trusts: trusts)
        for note in session.openingNotes { terminal.writeError(EscapeSequence.visible(note) + "\n") }
      }
      for line in session.fenceNotice { terminal.writeError(line + "\n") }
      let isFine = session.submit(text)
      let status = session.exitStatus
      session.close()
      terminal.flush()
      if Signals.leaveSignal != 0 { return 128 + Signals.leaveSignal }
      return isFine || session.wantsToLeave ? status : 1
    } catch {
      terminal.writeError("gradus: \(error)\n")
      return 1
    }
  }

  static func makeSession(_ terminal: Terminal) -> Session {
    let session = Session(
      output: Output(presentation: Shell.presentation(on: terminal)) { text in
        terminal.write(text)
        // What was let through is to be seen, also an unfinished line.
        if terminal.isTerminal { terminal.flush() }
      })
    session.terminal = terminal.facts
    session.output.language = PersonLanguage.preferred
    if terminal.isTerminal { session.onRunningAgain = RunningAgain(terminal, session.output.options).show }
    return session
  }

  private static func run(_ path: String, _ arguments: [String], _ terminal: Terminal) -> Int32 {
    let text: String
    var notebook: Notebook?
    do {
      if path.hasSuffix(".ipynb") { notebook = try ImportProgram.notebook(path) }
      text = notebook == nil ? try Files.readText(path) : ""
    } catch {
      terminal.writeError("gradus: can't open file '\(path)': \(EscapeSequence.visible("\(error)"))\n")
      return 2
    }
    if path.hasSuffix(".md") { notebook = Notebook(parsing: text) }
    if let notebook {
      let session = makeSession(terminal)
      for cell in notebook.cells {
        if !session.submit(cell.source) { return session.wantsToLeave ? session.exitStatus : 1 }
      }
      return session.exitStatus
    }
    let script = Script(path: path, text: text, arguments: arguments)
    let status = script.run(
      write: { terminal.write($0) }, flush: { terminal.flush() }, writeError: { terminal.writeError($0) },
      terminal: terminal.facts)
    return Signals.leaveSignal == 0 ? status : 128 + Signals.leaveSignal
  }
}
