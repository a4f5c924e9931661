// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc
import PythonRuntime
import Transactions

/// A text file, `sys.stdin`, `sys.stdout`, `sys.stderr`, or `io.StringIO`.
public final class PyTextFile: PyObject {
  /// Where the text is.
  public enum Target: Sendable { case input, output, error, memory, file }
  private let target: Target
  private let path: String
  private let mode: String
  private let isWritable: Bool
  private let isReadable: Bool
  private var storedContents: [UInt8] = []
  private var contents: [UInt8] {
    _read { yield storedContents }
    _modify {
      willChange()
      yield &storedContents
    }
  }
  private var position = 0 { willSet { willChange() } }
  private var descriptor: CInt = -1
  private var isClosed = false { willSet { willChange() } }

  // SAFETY: made once, changed only while its methods are installed, used on one thread.
  /// `_io.TextIOWrapper`
  package nonisolated(unsafe) static let textClass: PyClass = {
    let cls = makeClass("TextIOWrapper")
    // Around another stream it is an object of the language.
    cls.construct = { _, arguments in
      let interpreter = Interpreter.current
      let wrapper = try interpreter.importName("_TextWrapper", from: interpreter.importModule("_io"))
      return try interpreter.call(wrapper, arguments)
    }
    return cls
  }()
  // SAFETY: as above.
  /// `_io.StringIO`
  package nonisolated(unsafe) static let stringClass: PyClass = {
    let cls = makeClass("StringIO")
    cls.construct = { _, arguments in
      let file = PyTextFile(.memory)
      if let text = arguments.positional.first?.text { file.contents = Array(text.utf8) }
      return .object(file)
    }
    return cls
  }()

  /// Makes a stream.
  public init(_ target: Target) {
    self.target = target
    path = target == .input ? "<stdin>" : target == .error ? "<stderr>" : "<stdout>"
    mode = target == .input ? "r" : "w"
    isWritable = target != .input
    isReadable = target == .memory || target == .input
    super.init(cls: target == .memory ? PyTextFile.stringClass : PyTextFile.textClass)
  }

  /// Opens a file.
  ///
  /// - Throws: FileNotFoundError and its like, ValueError for a mode that does not exist.
  public init(path: String, mode: String) throws {
    let kind = mode.filter { $0 != "t" && $0 != "+" }
    guard ["r", "w", "a", "x"].contains(kind) else { throw PyError.value("invalid mode: '\(mode)'") }
    self.path = path
    self.mode = mode
    target = .file
    isReadable = kind == "r" || mode.contains("+")
    isWritable = kind != "r" || mode.contains("+")
    super.init(cls: PyTextFile.textClass)
    var flags: CInt = kind == "r" ? (isWritable ? O_RDWR : O_RDONLY) : (isReadable ? O_RDWR : O_WRONLY) | O_CREAT
    if kind == "w" { flags |= O_TRUNC }
    if kind == "a" { flags |= O_APPEND }
    if kind == "x" { flags |= O_EXCL }
    let policy = Interpreter.current.policy
    descriptor = try policy.open(path, flags, Builtins.openCall(path, mode))
    if isReadable { contents = try FilePolicy.readAll(descriptor, path) }
  }

  /// A file that was open in an earlier run of the program.
  private init(closed path: String, mode: String, position: Int) {
    self.path = path
    self.mode = mode
    self.position = position
    target = .file
    isReadable = mode.contains("r") || mode.contains("+")
    isWritable = !mode.contains("r") || mode.contains("+")
    isClosed = true
    super.init(cls: PyTextFile.textClass)
  }

  deinit { if descriptor >= 0 { Glibc.close(descriptor) } }

  public override func captureContents() -> (() -> Void)? {
    let (contents, position, isClosed) = (storedContents, position, isClosed)
    return { [self] in
      (storedContents, self.position) = (contents, position)
      // What was closed stays so: the file may have been given to somebody else.
      if descriptor >= 0 || target == .memory { self.isClosed = isClosed }
    }
  }
  public override var contentsByteCount: Int { storedContents.count }

  /// The number of a standard stream.
  private var stream: Int32? {
    switch target {
    case .input: 0
    case .output: 1
    case .error: 2
    case .memory, .file: nil
    }
  }

  private func check(readable: Bool) throws {
    if isClosed { throw PyError.value("I/O operation on closed file.") }
    if readable, !isReadable { throw PyError.make(ExceptionClasses.osError, "not readable") }
    if !readable, !isWritable { throw PyError.make(ExceptionClasses.osError, "not writable") }
  }

  /// Writes a text.
  public func write(_ text: String) throws {
    try check(readable: false)
    switch target {
    case .input: break
    case .output: Interpreter.current.write(text)
    case .error: Interpreter.current.writeError(text)
    case .memory:
      // What lies there is copied to twice its size when it is full.
      let size = contents.count + text.utf8.count
      if size > 1 << 20, size > storedContents.capacity { try MemoryLimit.check(growth: 2 * size) }
      contents.replaceSubrange(position..<min(contents.count, position + text.utf8.count), with: text.utf8)
      position += text.utf8.count
    case .file:
      let policy = Interpreter.current.policy
      try policy.checkWriting("write to \(StringText.repr(path))")
      try policy.write(Array(text.utf8), to: descriptor, path)
    }
  }

  /// Lets go of what is held back: only standard output holds anything.
  func flush() { if target == .output { Interpreter.current.flush() } }

  private func readText(_ limit: Int?) throws -> String {
    try check(readable: true)
    if target == .input {
      var text = ""
      while limit.map({ $0 < 0 || text.unicodeScalars.count < $0 }) ?? true, let line = try readLine() { text += line }
      return text
    }
    let rest = String(decoding: contents[min(position, contents.count)...], as: UTF8.self)
    guard let limit, limit >= 0 else {
      position = contents.count
      return rest
    }
    let part = String(rest.unicodeScalars.prefix(limit))
    position += part.utf8.count
    return part
  }

  private func readLine() throws -> String? {
    try check(readable: true)
    if target == .input { return try Interpreter.current.readLine(question: "").map { $0 + "\n" } }
    guard position < contents.count else { return nil }
    let end = contents[position...].firstIndex(of: 10).map { $0 + 1 } ?? contents.count
    let line = String(decoding: contents[position..<end], as: UTF8.self)
    position = end
    return line
  }

  private func close() {
    isClosed = true
    if descriptor >= 0 { Glibc.close(descriptor) }
    descriptor = -1
  }

  public override func makeIterator() throws -> PyIterator? {
    FunctionIterator(parts: [.object(self)]) { [self] _ in try readLine().map { Value($0) } }
  }
  public override func repr() throws -> String {
    if target == .memory { return defaultRepr }
    let encoding = target == .file ? "UTF-8" : "utf-8"
    return "<_io.TextIOWrapper name=\(StringText.repr(path)) mode=\(StringText.repr(mode)) encoding='\(encoding)'>"
  }

  private static func makeClass(_ name: String) -> PyClass {
    let cls = PyClass(builtin: name, module: "_io")
    func file(_ bound: Bound) throws -> PyTextFile { try bound.object(as: PyTextFile.self) }
    cls.add([
      Declaration("write", "(self, text, /)", "Writes a text and gives its length.") {
        guard case .string(let text) = $0[1] else {
          throw PyError.type("write() argument must be str, not \($0.interpreter.type(of: $0[1]).name)")
        }
        try file($0).write(text.text)
        return .int(text.count)
      },
      Declaration("writelines", "(self, lines, /)", "Writes texts one after the other.") {
        for line in try $0.interpreter.collect($0[1]) { try file($0).write($0.interpreter.str(line)) }
        return .none
      },
      Declaration("read", "(self, size=None, /)", "The rest, or so many characters of it.") {
        Value(try file($0).readText($0[1].ifGiven == nil ? nil : $0.int(1)))
      },
      Declaration("readline", "(self, /)", "The next line, with its end.") { Value(try file($0).readLine() ?? "") },
      Declaration("__next__", "(self, /)", "The next line: a file is its own iterator.") {
        guard let line = try file($0).readLine() else {
          throw Raised(PyException(cls: ExceptionClasses.stopIteration, arguments: []))
        }
        return Value(line)
      },
      Declaration("readlines", "(self, /)", "The lines that are left.") {
        var lines: [Value] = []
        while let line = try file($0).readLine() { lines.append(Value(line)) }
        return Value(list: lines)
      },
      Declaration("getvalue", "(self, /)", "Everything written so far.") {
        Value(String(decoding: try file($0).contents, as: UTF8.self))
      },
      Declaration("seek", "(self, position, /)", "Moves to a position.") {
        let file = try file($0)
        file.position = max(0, min(try $0.int(1), file.contents.count))
        return .int(file.position)
      },
      Declaration("tell", "(self, /)", "The position.") { .int(try file($0).position) },
      Declaration("flush", "(self, /)", "Lets go of what is held back.") {
        try file($0).flush()
        return .none
      },
      Declaration("close", "(self, /)", "Closes the file.") {
        try file($0).close()
        return .none
      },
      Declaration("isatty", "(self, /)", "Whether it is a terminal.") {
        let stream = try file($0).stream
        let terminal = $0.interpreter.terminal
        return .bool(stream.map { terminal?.isTerminal($0) ?? false } ?? false)
      },
      Declaration("fileno", "(self, /)", "The number that the system knows it by.") {
        let file = try file($0)
        if let stream = file.stream { return .int(Int(stream)) }
        guard file.descriptor >= 0 else { throw PyError.value("I/O operation on closed file") }
        return .int(Int(file.descriptor))
      },
      Declaration("__enter__", "(self, /)", "The file itself.") { $0[0] },
      Declaration("__exit__", "(self, /, *args)", "Closes the file.") {
        try file($0).close()
        return .bool(false)
      },
    ])
    cls.add(properties: [
      GetSetDescriptor("name", "The path.", get: { Value(($0.object as? PyTextFile)?.path ?? "") }),
      GetSetDescriptor("mode", "How it was opened.", get: { Value(($0.object as? PyTextFile)?.mode ?? "") }),
      GetSetDescriptor(
        "closed", "Whether it was closed.", get: { .bool(($0.object as? PyTextFile)?.isClosed ?? true) }),
    ])
    return cls
  }
}

extension PyTextFile: Snapshotable {
  package static var snapshotName: String { "text file" }
  package func snapshot() throws -> SnapshotRecord {
    switch target {
    case .output: return SnapshotRecord([.int(0)], keepsClass: false)
    case .error: return SnapshotRecord([.int(1)], keepsClass: false)
    case .memory:
      return SnapshotRecord(
        [
          .int(2), .text(String(decoding: contents, as: UTF8.self)), .int(position), .bool(isClosed),
        ], keepsClass: false)
    case .input: return SnapshotRecord([.int(4)], keepsClass: false)
    case .file:
      // An open file comes back closed: what it names may be another file by then.
      return SnapshotRecord([.int(3), .text(path), .text(mode), .int(position)], keepsClass: false)
    }
  }
  package static func reconstruct(_ facts: SnapshotReader) throws -> AnyObject {
    switch try facts.int(0) {
    case 0: return PyTextFile(.output)
    case 1: return PyTextFile(.error)
    case 2:
      let file = PyTextFile(.memory)
      file.contents = Array(try facts.text(1).utf8)
      file.position = min(try facts.count(2), file.contents.count)
      file.isClosed = try facts.bool(3)
      return file
    case 3: return PyTextFile(closed: try facts.text(1), mode: try facts.text(2), position: try facts.count(3))
    case 4: return PyTextFile(.input)
    default: throw facts.damaged(0, "kind of file")
    }
  }
}
