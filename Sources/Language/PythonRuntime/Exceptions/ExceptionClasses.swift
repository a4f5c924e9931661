// SPDX-License-Identifier: GPL-3.0-or-later

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
  /// `Exception`
  public nonisolated(unsafe) static let exception = make("Exception", baseException)
  /// `KeyboardInterrupt`
  public nonisolated(unsafe) static let keyboardInterrupt = make("KeyboardInterrupt", baseException)
  /// `SystemExit`
  public nonisolated(unsafe) static let systemExit = make("SystemExit", baseException)
  /// `GeneratorExit`
  public nonisolated(unsafe) static let generatorExit = make("GeneratorExit", baseException)
  /// `StopIteration`
  public nonisolated(unsafe) static let stopIteration = make("StopIteration", exception)
  /// `ArithmeticError`
  public nonisolated(unsafe) static let arithmeticError = make("ArithmeticError", exception)
  /// `ZeroDivisionError`
  public nonisolated(unsafe) static let zeroDivisionError = make("ZeroDivisionError", arithmeticError)
  /// `OverflowError`
  public nonisolated(unsafe) static let overflowError = make("OverflowError", arithmeticError)
  /// `FloatingPointError`
  public nonisolated(unsafe) static let floatingPointError = make("FloatingPointError", arithmeticError)
  /// `AssertionError`
  public nonisolated(unsafe) static let assertionError = make("AssertionError", exception)
  /// `AttributeError`
  public nonisolated(unsafe) static let attributeError = make("AttributeError", exception)
  /// `BufferError`
  public nonisolated(unsafe) static let bufferError = make("BufferError", exception)
  /// `EOFError`
  public nonisolated(unsafe) static let eofError = make("EOFError", exception)
  /// `ImportError`
  public nonisolated(unsafe) static let importError = make("ImportError", exception)
  /// `ModuleNotFoundError`
  public nonisolated(unsafe) static let moduleNotFoundError = make("ModuleNotFoundError", importError)
  /// `LookupError`
  public nonisolated(unsafe) static let lookupError = make("LookupError", exception)
  /// `IndexError`
  public nonisolated(unsafe) static let indexError = make("IndexError", lookupError)
  /// `KeyError`
  public nonisolated(unsafe) static let keyError = make("KeyError", lookupError)
  /// `MemoryError`
  public nonisolated(unsafe) static let memoryError = make("MemoryError", exception)
  /// `NameError`
  public nonisolated(unsafe) static let nameError = make("NameError", exception)
  /// `UnboundLocalError`
  public nonisolated(unsafe) static let unboundLocalError = make("UnboundLocalError", nameError)
  /// `OSError`
  public nonisolated(unsafe) static let osError = make("OSError", exception)
  /// `FileNotFoundError`
  public nonisolated(unsafe) static let fileNotFoundError = make("FileNotFoundError", osError)
  /// `PermissionError`
  public nonisolated(unsafe) static let permissionError = make("PermissionError", osError)
  /// `FileExistsError`
  public nonisolated(unsafe) static let fileExistsError = make("FileExistsError", osError)
  /// `IsADirectoryError`
  public nonisolated(unsafe) static let isADirectoryError = make("IsADirectoryError", osError)
  /// `TimeoutError`
  public nonisolated(unsafe) static let timeoutError = make("TimeoutError", osError)
  /// `ConnectionError`
  private nonisolated(unsafe) static let connectionError = make("ConnectionError", osError)
  /// `ReferenceError`
  public nonisolated(unsafe) static let referenceError = make("ReferenceError", exception)
  /// `RuntimeError`
  public nonisolated(unsafe) static let runtimeError = make("RuntimeError", exception)
  /// `NotImplementedError`
  public nonisolated(unsafe) static let notImplementedError = make("NotImplementedError", runtimeError)
  /// `RecursionError`
  public nonisolated(unsafe) static let recursionError = make("RecursionError", runtimeError)
  /// `SyntaxError`
  public nonisolated(unsafe) static let syntaxError = make("SyntaxError", exception)
  /// `IndentationError`
  public nonisolated(unsafe) static let indentationError = make("IndentationError", syntaxError)
  /// `TabError`
  public nonisolated(unsafe) static let tabError = make("TabError", indentationError)
  /// `SystemError`
  public nonisolated(unsafe) static let systemError = make("SystemError", exception)
  /// `TypeError`
  public nonisolated(unsafe) static let typeError = make("TypeError", exception)
  /// `ValueError`
  public nonisolated(unsafe) static let valueError = make("ValueError", exception)
  /// `UnicodeError`
  public nonisolated(unsafe) static let unicodeError = make("UnicodeError", valueError)
  /// `UnicodeEncodeError`
  public nonisolated(unsafe) static let unicodeEncodeError = make("UnicodeEncodeError", unicodeError)
  /// `UnicodeDecodeError`
  public nonisolated(unsafe) static let unicodeDecodeError = make("UnicodeDecodeError", unicodeError)
  /// `Warning`
  public nonisolated(unsafe) static let warning = make("Warning", exception)
  /// `UserWarning`
  public nonisolated(unsafe) static let userWarning = make("UserWarning", warning)
  /// `DeprecationWarning`
  public nonisolated(unsafe) static let deprecationWarning = make("DeprecationWarning", warning)
  /// `FutureWarning`
  public nonisolated(unsafe) static let futureWarning = make("FutureWarning", warning)
  /// `RuntimeWarning`
  public nonisolated(unsafe) static let runtimeWarning = make("RuntimeWarning", warning)
  /// `PendingDeprecationWarning`
  public nonisolated(unsafe) static let pendingDeprecationWarning = make("PendingDeprecationWarning", warning)

  /// Classes that programs name and that nothing here raises, with their bases.
  private nonisolated(unsafe) static let others: [PyClass] = [
    ("NotADirectoryError", osError), ("InterruptedError", osError), ("BlockingIOError", osError),
    ("ChildProcessError", osError), ("ProcessLookupError", osError), ("BrokenPipeError", connectionError),
    ("ConnectionAbortedError", connectionError), ("ConnectionRefusedError", connectionError),
    ("ConnectionResetError", connectionError),
    ("StopAsyncIteration", exception), ("UnicodeTranslateError", unicodeError), ("SyntaxWarning", warning),
    ("ImportWarning", warning), ("ResourceWarning", warning), ("BytesWarning", warning), ("UnicodeWarning", warning),
    ("EncodingWarning", warning),
  ].map { make($0.0, $0.1) }

  /// The class of a name such as `RuntimeError`; `RuntimeError` itself when there is no such class.
  public static func named(_ name: String) -> PyClass {
    touchAll()
    return all.first { $0.name == name } ?? runtimeError
  }

  /// Makes every class exist (they are made on first use).
  public static func touchAll() {
    _ = others
    _ = [
      keyboardInterrupt, systemExit, generatorExit, stopIteration, zeroDivisionError, overflowError, floatingPointError,
      assertionError, attributeError, bufferError, eofError, moduleNotFoundError, indexError, keyError, memoryError,
      unboundLocalError, fileNotFoundError, permissionError, fileExistsError, isADirectoryError, timeoutError,
      referenceError, notImplementedError, recursionError, tabError, systemError, typeError, valueError,
      unicodeEncodeError,
      unicodeDecodeError,
      userWarning, deprecationWarning, futureWarning, runtimeWarning, pendingDeprecationWarning,
    ]
  }
}
