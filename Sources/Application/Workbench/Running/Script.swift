// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Notebooks
import Primitives
import Pyplot
import PythonRuntime

/// A Python file that is run as `python FILE.py` would run it: no imports of the session, no echo, no commands.
public struct Script {
  private let source: SourceText
  private let arguments: [String]

  /// A script of this text; `path` is what tracebacks call it and, before `arguments`, what `sys.argv` holds.
  public init(path: String, text: String, arguments: [String]) {
    source = SourceText(name: path, text: text)
    self.arguments = arguments
  }

  /// Runs it; gives the exit status: 0, what `sys.exit` was given, 1 after an error, 130 after Ctrl-C. `flush` lets go of what
  /// `write` holds back.
  public func run(
    write: @escaping (String) -> Void, flush: @escaping () -> Void = {}, writeError: @escaping (String) -> Void,
    terminal: TerminalFacts? = nil
  ) -> Int32 {
    let interpreter = Session.makeInterpreter()
    interpreter.write = write
    interpreter.flush = flush
    interpreter.terminal = terminal
    interpreter.writeError = writeError
    // As in Python, modules are looked for beside the script.
    interpreter.moduleFolders = [source.name.lastIndex(of: "/").map { String(source.name[..<$0]) } ?? ""]
    interpreter.globals["__name__"] = Value("__main__")
    interpreter.globals["__file__"] = Value(source.name)
    do {
      let words = ([source.name] + arguments).map { Value($0) }
      try interpreter.importModule("sys").set("argv", Value(list: words))
      try interpreter.runMain(source)
      PyplotState.finish(interpreter)
      interpreter.endProgram()
      return 0
    } catch {
      PyplotState.finish(interpreter)
      let exception = interpreter.normalise(error)
      if exception.cls.isSubclass(of: ExceptionClasses.systemExit) {
        return ExitStatus.of(exception, writeError: writeError)
      }
      writeError(EscapeSequence.visible(Traceback.text(of: exception, .script)) + "\n")
      return exception.cls.isSubclass(of: ExceptionClasses.keyboardInterrupt) ? 130 : 1
    }
  }
}

extension Session {
  /// A script as a notebook whose cells are its statements.
  public static func notebook(ofScript text: String) throws -> Notebook {
    var notebook = Notebook(title: "")
    let reader = InputReader(commandNames: []) { _ in true }
    notebook.append(try reader.read(text).cells.map { ($0.text, "") })
    return notebook
  }
}

/// What a SystemExit asks for.
enum ExitStatus {
  /// None is 0, a number itself, anything else is shown and means 1.
  static func of(_ exception: PyException, writeError: (String) -> Void) -> Int32 {
    let value = exception.arguments.count > 1 ? Value(tuple: exception.arguments) : exception.arguments.first ?? .none
    switch value {
    case .none: return 0
    case .bool(let flag): return flag ? 1 : 0
    case .int(let number): return Int32(truncatingIfNeeded: number) & 0xFF
    default:
      writeError(((try? Interpreter.current.str(value)) ?? "") + "\n")
      return 1
    }
  }
}
