// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Transactions

/// An exception object.
public final class PyException: PyObject {
  /// `args`
  public var arguments: [Value] { willSet { willChange() } }
  /// `__cause__` (`raise … from cause`).
  public var cause: PyException? { willSet { willChange() } }
  /// `__context__`: the exception that was being handled.
  public var context: PyException? { willSet { willChange() } }
  /// Set by `raise … from None`.
  public var suppressesContext = false { willSet { willChange() } }
  private var entries: [TracebackEntry] = []
  /// Where it passed, innermost first.
  public var traceback: [TracebackEntry] {
    _read { yield entries }
    _modify {
      willChange()
      yield &entries
    }
  }
  /// How many lines there are.
  @inline(__always) var lineCount: Int { entries.count }
  /// Adds a line: room for a few is made at once.
  func passes(_ entry: TracebackEntry) {
    willChange()
    if entries.isEmpty { entries.reserveCapacity(4) }
    entries.append(entry)
  }
  /// The position in the frame it is passing now; moved to `traceback` at the frame's end.
  public var pendingSpan: SourceSpan?
  /// The frame in which it was caught last: leaving that frame adds no second line to the traceback.
  var settledFrame: ObjectIdentifier?
  /// Facts from the engine for an explaining card (see `Workbench`); nothing the language shows.
  public var facts: (any Sendable)?
  /// The modules (or other callables that ask for it) whose calls it passed, innermost first, with their arguments.
  public var callTrail: [(callee: Value, arguments: [Value])] = []
  /// How far the engine's notes on what it computed had come when the outermost of these calls began.
  public var notedBefore = 0
  /// For exceptions of `object.name` on a missing attribute: the object and the name, for suggestions.
  public var missingAttribute: (object: Value, name: String)?
  /// For a NameError: the name, and the local names where it was looked for, for suggestions.
  public var missingName: (name: String, locals: [String])?
  /// What the frames that it left held is there in `Interpreter.flight`.
  var flightMark = FlightMark()

  /// Makes an exception.
  public init(cls: PyClass, arguments: [Value]) {
    self.arguments = arguments
    super.init(cls: cls, kind: .exception)
  }

  public override func showReferences(to walk: ReferenceWalk) {
    super.showReferences(to: walk)
    let memory = ReferenceCounts.memory(of: arguments)
    if ReferenceCounts.isAlone(memory) { walk.see(all: arguments) }
    walk.see(cause)
    walk.see(context)
  }
  public override func dropReferences() {
    super.dropReferences()
    stamp = ChangeStamp()
    (arguments, cause, context) = ([], nil, nil)
  }

  deinit {
    if flightMark.record >= 0 { Interpreter.current.flight?.forget(flightMark) }
  }

  /// What `str(e)` gives.
  public var message: String { (try? str()) ?? "" }

  public override func str() throws -> String {
    if let syntax = facts as? SyntaxError, arguments.first?.text == syntax.message {
      let file = syntax.source.name.split(separator: "/").last.map(String.init) ?? syntax.source.name
      return "\(syntax.message) (\(file), line \(syntax.source.line(at: syntax.span.start)))"
    }
    if let attributes, let own = try ownText(attributes) { return own }
    switch arguments.count {
    case 0: return ""
    case 1:
      // A KeyError shows its key as Python writes it.
      return cls.isSubclass(of: ExceptionClasses.keyError)
        ? try Interpreter.current.repr(arguments[0]) : try Interpreter.current.str(arguments[0])
    default:
      if cls.isSubclass(of: ExceptionClasses.osError), arguments.count <= 5 {
        var file = arguments.count >= 3 ? ": \(try Interpreter.current.repr(arguments[2]))" : ""
        if arguments.count == 5, !arguments[4].isNone { file += " -> \(try Interpreter.current.repr(arguments[4]))" }
        let (number, text) = (try Interpreter.current.str(arguments[0]), try Interpreter.current.str(arguments[1]))
        return "[Errno \(number)] \(text)\(file)"
      }
      return try Interpreter.current.repr(Value(tuple: arguments))
    }
  }
  /// The text of errors that say where they are; nil for all others.
  private func ownText(_ attributes: AttributeTable) throws -> String? {
    let interpreter = Interpreter.current
    if let line = attributes["lineno"], cls.isSubclass(of: ExceptionClasses.syntaxError) {
      let file = attributes["filename"]?.text.map { $0.split(separator: "/").last.map(String.init) ?? $0 }
      let place = line.isNone ? "" : "line \(try interpreter.str(line))"
      let both = [file, place.isEmpty ? nil : place].compactMap { $0 }.joined(separator: ", ")
      return try interpreter.str(arguments.first ?? .none) + (both.isEmpty ? "" : " (\(both))")
    }
    guard let encoding = attributes["encoding"], let object = attributes["object"],
      let reason = attributes["reason"], case .int(let start)? = attributes["start"],
      case .int(let end)? = attributes["end"]
    else { return nil }
    let isEncoding = cls.isSubclass(of: ExceptionClasses.unicodeEncodeError)
    var place = "\(isEncoding ? "characters" : "bytes") in position \(start)-\(end - 1)"
    if end == start + 1, start >= 0 {
      if isEncoding, let text = object.text, start < text.unicodeScalars.count {
        let scalar = text.unicodeScalars[text.unicodeScalars.index(text.unicodeScalars.startIndex, offsetBy: start)]
        let code = scalar.value
        let shown = code < 0x100 ? "\\x" + StringText.hex(code, 2) : StringText.escape(scalar)
        place = "character '\(shown)' in position \(start)"
      } else if let bytes = (object.object as? PyBytes)?.bytes, start < bytes.count {
        place = "byte 0x\(StringText.hex(UInt32(bytes[start]), 2)) in position \(start)"
      }
    }
    return "'\(try interpreter.str(encoding))' codec can't \(isEncoding ? "encode" : "decode") \(place): "
      + (try interpreter.str(reason))
  }

  /// `args`: the files of an error of the system are not among them.
  package var shownArguments: [Value] {
    guard (3...5).contains(arguments.count), cls.isSubclass(of: ExceptionClasses.osError) else { return arguments }
    return Array(arguments.prefix(2))
  }

  public override func repr() throws -> String {
    let texts = try shownArguments.map { try Interpreter.current.repr($0) }
    return "\(cls.name)(\(texts.joined(separator: ", ")))"
  }
  public override func captureContents() -> (() -> Void)? {
    let (arguments, cause, context, isSuppressed, entries) = (arguments, cause, context, suppressesContext, entries)
    return { [self] in
      (self.arguments, self.cause, self.context) = (arguments, cause, context)
      suppressesContext = isSuppressed
      self.entries = entries
    }
  }
}

/// One line of a traceback.
public struct TracebackEntry: Sendable {
  /// The source the code was compiled from.
  public let source: SourceText
  /// The function's name; `<module>` at the top level.
  public let function: String
  /// The position in it.
  public let span: SourceSpan
  /// Where the function begins.
  package let codeStart: Int
  /// Makes an entry.
  public init(source: SourceText, function: String, span: SourceSpan, codeStart: Int? = nil) {
    self.source = source
    self.function = function
    self.span = span
    self.codeStart = codeStart ?? span.start
  }
}

// SAFETY: exceptions are made, passed and handled on the one thread that evaluates.
/// A Python exception on its way through Swift code.
public struct Raised: Error, @unchecked Sendable {
  /// The exception object.
  public let exception: PyException
  /// Wraps an exception object.
  public init(_ exception: PyException) { self.exception = exception }
}

/// An error of a lower layer that knows which Python exception it is (tensor errors conform in TorchLibrary).
public protocol PythonConvertibleError: Error {
  /// The name of the Python class.
  var pythonClassName: String { get }
  /// The text.
  var pythonMessage: String { get }
  /// Facts for an explaining card.
  var pythonFacts: (any Sendable)? { get }
}

/// Makes exceptions to throw: `throw PyError.type("…")`.
public enum PyError {
  /// An exception of any class with one message. (Out of line, as nothing that fails has to be quick: hundreds of places call it.)
  @inline(never) public static func make(_ cls: PyClass, _ message: String) -> Raised {
    Raised(PyException(cls: cls, arguments: [Value(message)]))
  }
  /// `TypeError`
  @inline(never) public static func type(_ message: String) -> Raised { make(ExceptionClasses.typeError, message) }
  /// `ValueError`
  @inline(never) public static func value(_ message: String) -> Raised { make(ExceptionClasses.valueError, message) }
  /// `RuntimeError`
  public static func runtime(_ message: String) -> Raised { make(ExceptionClasses.runtimeError, message) }
  /// `IndexError`
  public static func index(_ message: String) -> Raised { make(ExceptionClasses.indexError, message) }
  /// `KeyError` with the key itself.
  public static func key(_ key: Value) -> Raised {
    Raised(PyException(cls: ExceptionClasses.keyError, arguments: [key]))
  }
  /// `NameError`
  public static func name(_ message: String) -> Raised { make(ExceptionClasses.nameError, message) }
  /// `NameError` for a name that nothing defines.
  public static func undefined(_ name: String) -> Raised {
    if let refusal = MissingBuiltins.refusal(of: name) { return make(ExceptionClasses.nameError, refusal) }
    let raised = make(ExceptionClasses.nameError, "name '\(name)' is not defined")
    raised.exception.missingName = (name, [])
    return raised
  }
  /// `OverflowError`
  public static func overflow(_ message: String) -> Raised { make(ExceptionClasses.overflowError, message) }
  /// `ZeroDivisionError`
  public static func zeroDivision(_ message: String) -> Raised { make(ExceptionClasses.zeroDivisionError, message) }
  /// `NotImplementedError`: also how a feature that Gradus lacks is refused by name.
  public static func notImplemented(_ message: String) -> Raised { make(ExceptionClasses.notImplementedError, message) }
  /// `AttributeError` with Python's usual text.
  public static func attribute(_ object: Value, _ name: String) -> Raised {
    let raised: Raised
    if case .object(let o) = object, let cls = o as? PyClass {
      raised = make(ExceptionClasses.attributeError, "type object '\(cls.name)' has no attribute '\(name)'")
    } else if case .object(let o) = object, let module = o as? PyModule {
      raised = make(
        ExceptionClasses.attributeError,
        module.missingAttributeMessage?(name) ?? MissingNames.refusal(of: name, in: module.name)
          ?? "module '\(module.name)' has no attribute '\(name)'")
    } else {
      let cls = Interpreter.current.type(of: object)
      raised = make(ExceptionClasses.attributeError, "'\(cls.messageName)' object has no attribute '\(name)'")
    }
    raised.exception.missingAttribute = (object, name)
    return raised
  }
}
