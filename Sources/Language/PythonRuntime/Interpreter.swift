// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import PythonSyntax
import Transactions

/// The state of one workspace's language: its global names, modules and output.
///
/// One interpreter runs on one thread with a large stack; `current` is the one whose code is running. Operations on values are
/// grouped in extensions under `Operations/`.
public final class Interpreter: Changeable {
  // SAFETY: set before anything is evaluated, on the one thread that evaluates.
  /// The interpreter whose code is running.
  public static var current: Interpreter {
    get { running ?? start() }
    set { running = newValue }
  }
  // SAFETY: as above.
  private nonisolated(unsafe) static var running: Interpreter?
  @inline(never) private static func start() -> Interpreter {
    let made = Interpreter()
    running = made
    return made
  }

  /// The global names of the workspace (`__main__`).
  public let globals: GlobalTable
  /// Modules by dotted name, made on first import.
  public var modules: [String: PyModule] = [:]
  /// Whether a module has been imported; the program itself, `__main__`, is none.
  public func isImported(_ module: String) -> Bool { module != "__main__" && modules[module] != nil }
  /// How to make each module that exists.
  public var moduleMakers: [String: (Interpreter) throws -> PyModule] = [:]
  /// Built-in names.
  public var builtins: AttributeTable {
    _read { yield storedBuiltins }
    _modify {
      willChange()
      yield &storedBuiltins
      builtinsEpoch += 1
    }
  }
  private var storedBuiltins = AttributeTable()
  /// Counts the changes of `builtins`, for what has looked a name up there.
  private(set) var builtinsEpoch = 0
  /// Where `print` writes.
  public var write: (String) -> Void = { _ in }
  /// Lets go of what `write` holds back, for `print(…, flush=True)` and `sys.stdout.flush()`.
  public var flush: () -> Void = {}
  /// What programs may know of the terminal.
  public var terminal: TerminalFacts?
  /// Is told each line that `input()` read.
  public var didRead: (String) -> Void = { _ in }
  /// Where warnings and `sys.stderr` write.
  public var writeError: (String) -> Void = { _ in }
  /// The last number given out for text forms that would show an address.
  public var lastSerial = 0
  /// What its programs may do outside of their own memory.
  public var policy = FilePolicy()
  /// Where they get the time, random numbers of the machine's own and typed lines from.
  public var outside = OutsideInputs()
  /// The frames of the running calls.
  let stack = CallStack()
  /// Python's recursion limit.
  public var recursionLimit: Int {
    get { stack.limit }
    set {
      willChange()
      stack.limit = newValue
    }
  }
  /// `sys.get_int_max_str_digits()`: Python's limit on the decimal digits of a conversion; 0 for none.
  package var mostDigits = 4300 { willSet { willChange() } }
  /// How deep the running call is nested.
  package var recursionDepth: Int { stack.depth }
  /// The containers whose text is being made, outermost first, so that one that contains itself shows `[...]`.
  public var objectsBeingShown: [PyObject] = []
  /// The deep copies that are being made, outermost first.
  public var runningCopies: [DeepCopyMemo] = []
  /// `sys.argv`
  public var scriptArguments: [String] = [""] { willSet { willChange() } }
  /// The exceptions being handled, innermost last (for a bare `raise` and `__context__`).
  public var handledExceptions: [PyException] = []
  /// The warnings about texts that were shown already.
  var shownSyntaxWarnings: Set<String> = [] { willSet { willChange() } }
  /// State that libraries keep with the workspace (random generators, warning registries), by name. What is in
  /// these objects is remembered, not which there are.
  public var libraryState: [String: PyObject] = [:]
  /// The one of these states that is asked for at nearly every operation: torch's.
  public var cachedLibraryState: PyObject?
  // SAFETY: for use while the interpreter is the running one.
  /// The same of the running interpreter, without counting references.
  package static var libraryState: Unmanaged<PyObject>? { running?.cachedLibraryState.map { .passUnretained($0) } }
  /// The transaction that last remembered the state below.
  public var stamp = ChangeStamp()
  /// Runs a `%command` statement; nil where commands have no meaning.
  public var runCommand: ((CommandLine, SourceText, SourceSpan) throws -> Void)?
  /// Explains a warning from its facts; nil in scripts.
  public var explain: ((any Sendable) -> Void)?
  /// Receives the value of each expression statement at the top level, for the shell's echo; nil in scripts.
  public var displayHook: ((Value) throws -> Void)?

  /// Gives names that nothing defines, such as `In` and `_i3`; nil in scripts.
  package var missingName: ((Symbol) -> Value?)?
  /// What the frames held that exceptions left; nil where nobody will look.
  package var flight: FlightRecorder?
  /// The modules of a person's own files, by dotted name.
  package var fileModules: [String: PyModule] = [:] { willSet { willChange() } }
  /// What is known of these files, by path; it stays when an import is taken back.
  var moduleFiles: [String: ModuleFile] = [:]
  /// Where `import` looks for files as long as no program has imported `sys`, whose `path` it is then.
  public var moduleFolders = [""]

  /// Makes an interpreter with the built-in names.
  public init() { globals = GlobalTable() }

  /// Remembers the built-in names and the limits; modules and states of libraries are objects of their own and stay.
  public func captureChange() -> (restore: () -> Void, byteCount: Int)? {
    let (limit, arguments, mostDigits) = (recursionLimit, scriptArguments, mostDigits)
    let (warnings, builtins, files) = (shownSyntaxWarnings, storedBuiltins, fileModules)
    return (
      { [self] in
        (recursionLimit, scriptArguments, self.mostDigits) = (limit, arguments, mostDigits)
        (shownSyntaxWarnings, self.builtins, fileModules) = (warnings, builtins, files)
      }, 512
    )
  }

  /// A `KeyboardInterrupt` if the user asked to stop, or what the watchdog has to say.
  @inline(__always) public func pollInterrupt() throws {
    if Interrupt.isRequested { try lookUp() }
  }

  @inline(never) private func lookUp() throws {
    if Watchdog.verdict != nil || Interrupt.mustStop() { throw interruption() }
    Finalisers.run(self)
    Collector.runIfWanted(self)
  }

  /// Calls the `__del__` of objects that have gone, at the end of a statement.
  @inline(__always) func finaliseWhatHasGone() {
    if Interrupt.isRequested, Finalisers.areWaiting { Finalisers.run(self) }
  }

  @inline(never) private func interruption() -> Raised {
    if let reason = Watchdog.verdict {
      return PyError.make(
        reason == .time ? ExceptionClasses.timeoutError : ExceptionClasses.memoryError, reason.description)
    }
    _ = Interrupt.take()
    if MemoryWatch.take() { return PyError.make(ExceptionClasses.memoryError, "") }
    return Raised(PyException(cls: ExceptionClasses.keyboardInterrupt, arguments: []))
  }

  /// Counts a nested call; throws RecursionError beyond the limit.
  public func enter() throws { try stack.enter() }
  /// Leaves a call counted by `enter`.
  public func leave() { stack.leave() }

  /// Any Swift error as a Python exception.
  public func normalise(_ error: any Error) -> PyException {
    if let exception = raisedException(error) { return exception }
    if let convertible = error as? any PythonConvertibleError {
      let exception = PyException(
        cls: ExceptionClasses.named(convertible.pythonClassName), arguments: [Value(convertible.pythonMessage)])
      exception.facts = convertible.pythonFacts
      return exception
    }
    if let syntax = error as? SyntaxError {
      let exception = PyException(
        cls: ExceptionClasses.named(syntax.kind.rawValue), arguments: [Value(syntax.message)])
      exception.facts = syntax
      return exception
    }
    return PyException(cls: ExceptionClasses.systemError, arguments: [Value("\(error)")])
  }
}

/// The exception of an error that is `Raised`, without the search of a cast.
@inline(never)
private func raisedException<Failure: Error>(_ error: Failure) -> PyException? {
  guard Failure.self == Raised.self else { return nil }
  // SAFETY: the type has just been compared.
  return withUnsafePointer(to: error) { UnsafeRawPointer($0).assumingMemoryBound(to: Raised.self).pointee.exception }
}
