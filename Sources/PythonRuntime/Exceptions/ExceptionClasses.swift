/// Python's exception classes.
public enum ExceptionClasses {
  private static func make(_ name: String, _ base: PyClass) -> PyClass {
    let cls = PyClass(builtin: name, base: base, attributes: true)
    all.append(cls)
    return cls
  }
  // SAFETY (all of them): made once, immutable afterwards, used on one thread.
  /// Every class made so far, for the table of built-in names.
  public private(set) nonisolated(unsafe) static var all: [PyClass] = []
  /// `BaseException`
  public nonisolated(unsafe) static let baseException: PyClass = {
    let cls = make("BaseException", Classes.object)
    cls.allocate = { PyException(cls: $0, arguments: []) }
    return cls
  }()
  public nonisolated(unsafe) static let exception = make("Exception", baseException)
  public nonisolated(unsafe) static let keyboardInterrupt = make("KeyboardInterrupt", baseException)
  public nonisolated(unsafe) static let systemExit = make("SystemExit", baseException)
  public nonisolated(unsafe) static let generatorExit = make("GeneratorExit", baseException)
  public nonisolated(unsafe) static let stopIteration = make("StopIteration", exception)
  public nonisolated(unsafe) static let arithmeticError = make("ArithmeticError", exception)
  public nonisolated(unsafe) static let zeroDivisionError = make("ZeroDivisionError", arithmeticError)
  public nonisolated(unsafe) static let overflowError = make("OverflowError", arithmeticError)
  public nonisolated(unsafe) static let floatingPointError = make("FloatingPointError", arithmeticError)
  public nonisolated(unsafe) static let assertionError = make("AssertionError", exception)
  public nonisolated(unsafe) static let attributeError = make("AttributeError", exception)
  public nonisolated(unsafe) static let bufferError = make("BufferError", exception)
  public nonisolated(unsafe) static let eofError = make("EOFError", exception)
  public nonisolated(unsafe) static let importError = make("ImportError", exception)
  public nonisolated(unsafe) static let moduleNotFoundError = make("ModuleNotFoundError", importError)
  public nonisolated(unsafe) static let lookupError = make("LookupError", exception)
  public nonisolated(unsafe) static let indexError = make("IndexError", lookupError)
  public nonisolated(unsafe) static let keyError = make("KeyError", lookupError)
  public nonisolated(unsafe) static let memoryError = make("MemoryError", exception)
  public nonisolated(unsafe) static let nameError = make("NameError", exception)
  public nonisolated(unsafe) static let unboundLocalError = make("UnboundLocalError", nameError)
  public nonisolated(unsafe) static let osError = make("OSError", exception)
  public nonisolated(unsafe) static let fileNotFoundError = make("FileNotFoundError", osError)
  public nonisolated(unsafe) static let permissionError = make("PermissionError", osError)
  public nonisolated(unsafe) static let fileExistsError = make("FileExistsError", osError)
  public nonisolated(unsafe) static let isADirectoryError = make("IsADirectoryError", osError)
  public nonisolated(unsafe) static let timeoutError = make("TimeoutError", osError)
  public nonisolated(unsafe) static let referenceError = make("ReferenceError", exception)
  public nonisolated(unsafe) static let runtimeError = make("RuntimeError", exception)
  public nonisolated(unsafe) static let notImplementedError = make("NotImplementedError", runtimeError)
  public nonisolated(unsafe) static let recursionError = make("RecursionError", runtimeError)
  public nonisolated(unsafe) static let syntaxError = make("SyntaxError", exception)
  public nonisolated(unsafe) static let indentationError = make("IndentationError", syntaxError)
  public nonisolated(unsafe) static let tabError = make("TabError", indentationError)
  public nonisolated(unsafe) static let systemError = make("SystemError", exception)
  public nonisolated(unsafe) static let typeError = make("TypeError", exception)
  public nonisolated(unsafe) static let valueError = make("ValueError", exception)
  public nonisolated(unsafe) static let unicodeError = make("UnicodeError", valueError)
  public nonisolated(unsafe) static let warning = make("Warning", exception)
  public nonisolated(unsafe) static let userWarning = make("UserWarning", warning)
  public nonisolated(unsafe) static let deprecationWarning = make("DeprecationWarning", warning)
  public nonisolated(unsafe) static let futureWarning = make("FutureWarning", warning)
  public nonisolated(unsafe) static let runtimeWarning = make("RuntimeWarning", warning)
  public nonisolated(unsafe) static let pendingDeprecationWarning = make("PendingDeprecationWarning", warning)

  /// The class of a name such as `RuntimeError`; `RuntimeError` itself when there is no such class.
  public static func named(_ name: String) -> PyClass {
    touchAll()
    return all.first { $0.name == name } ?? runtimeError
  }

  /// Makes every class exist (they are made on first use).
  public static func touchAll() {
    _ = [
      keyboardInterrupt, systemExit, generatorExit, stopIteration, zeroDivisionError, overflowError, floatingPointError,
      assertionError, attributeError, bufferError, eofError, moduleNotFoundError, indexError, keyError, memoryError,
      unboundLocalError, fileNotFoundError, permissionError, fileExistsError, isADirectoryError, timeoutError,
      referenceError, notImplementedError, recursionError, tabError, systemError, typeError, valueError, unicodeError,
      userWarning, deprecationWarning, futureWarning, runtimeWarning, pendingDeprecationWarning,
    ]
  }
}
