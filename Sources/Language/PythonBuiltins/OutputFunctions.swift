// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime

/// `print`, `input`, `open`, `help`.
extension Builtins {
  /// How a program opens a file, for refusals.
  static func openCall(_ path: String, _ mode: String) -> String {
    mode == "r" ? "open(\(StringText.repr(path)))" : "open(\(StringText.repr(path)), \(StringText.repr(mode)))"
  }

  /// The built-in functions that write and read.
  static let outputFunctions: [Declaration] = [
    Declaration(
      "print", "(*args, sep=' ', end='\\n', file=None, flush=False)", "Writes the texts of values.",
      example: "print(1, 'a', sep='-')"
    ) { bound in
      let interpreter = bound.interpreter
      func option(_ index: Int, _ name: String, _ standard: String) throws -> String {
        if let text = bound[index].text { return text }
        guard bound[index].isNone else {
          throw PyError.type("\(name) must be None or a string, not \(interpreter.type(of: bound[index]).name)")
        }
        return standard
      }
      let separator = try option(1, "sep", " ")
      let end = try option(2, "end", "\n")
      var text = ""
      for (i, value) in bound.variadic(0).enumerated() {
        if i > 0 { text += separator }
        text += try interpreter.str(value)
      }
      text += end
      try interpreter.writeText(text, to: bound[3])
      if try interpreter.truth(bound[4]) { try interpreter.flushText(to: bound[3]) }
      return .none
    },
    Declaration("input", "(prompt='', /)", "One line from the terminal.") {
      guard let line = try $0.interpreter.readLine(question: $0.interpreter.str($0[0])) else {
        throw PyError.make(ExceptionClasses.eofError, "EOF when reading a line")
      }
      return Value(line)
    },
    Declaration(
      "open", "(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None)",
      "A file for reading or writing: of texts, or of bytes when the mode has a b."
    ) {
      let (path, mode) = (try $0.interpreter.path(of: $0[0]), try $0.text(1))
      let encoding = $0[3].text?.lowercased() ?? "utf-8"
      let isPlain = ["utf-8", "utf8"].contains(encoding) && $0[4].isNone && ["", "\n"].contains($0[5].text ?? "")
      if isPlain, !mode.contains("b") { return .object(try PyTextFile(path: path, mode: mode)) }
      let files = try $0.interpreter.importModule("_io")
      guard mode.contains("b") else {
        let wrapped = try $0.interpreter.importName("_open_text", from: files)
        return try $0.interpreter.call(wrapped, [$0[0], $0[1], $0[3], $0[4], $0[5]])
      }
      for (index, name) in [(3, "an encoding"), (4, "an errors"), (5, "a newline")] where !$0[index].isNone {
        throw PyError.value("binary mode doesn't take \(name) argument")
      }
      let raw = try PyRawFile(path: path, mode: mode, flags: PyRawFile.flags(mode), $0.interpreter.policy)
      let wrapped = try $0.interpreter.importName("_open_bytes", from: files)
      return try $0.interpreter.call(wrapped, [.object(raw), Value(path), Value(mode), $0[2]])
    },
    Declaration("help", "(object=..., /)", "Shows what a thing is for.") {
      $0.interpreter.write(
        $0[0].isUndefined ? "Type help(thing) for help about it.\n" : try $0.interpreter.helpText(for: $0[0]))
      return .none
    },
  ]
}

extension Interpreter {
  /// The next line of standard input, without its end; nil where there is none.
  func readLine(question: String) throws -> String? {
    if let line = outside.line(question) {
      write(question)
      didRead(line)
      return line
    }
    guard policy.allowsInput, !outside.isReplay, let terminal else { return nil }
    write(question)
    // The question is there before the answer is waited for.
    flush()
    guard let line = terminal.readLine() else {
      if Interrupt.isRequested { try pollInterrupt() }
      return nil
    }
    outside.didRead(line)
    didRead(line)
    return line
  }

  /// Where `print` writes: a file object, or `sys.stdout`, in whose place a program may have put another object; nil while nobody
  /// has asked for that module.
  private func stream(_ file: Value) -> Value? {
    file.isNone ? modules["sys"]?.attributes?["stdout"] : file
  }

  /// Writes to a file object, or where `print` writes when it is None.
  package func writeText(_ text: String, to file: Value) throws {
    guard let target = stream(file) else { return write(text) }
    if let stream = target.object as? PyTextFile { return try stream.write(text) }
    _ = try callMethod(target, "write", [Value(text)])
  }

  /// Lets go of what such a stream holds back.
  func flushText(to file: Value) throws {
    guard let target = stream(file) else { return flush() }
    if let stream = target.object as? PyTextFile { return stream.flush() }
    _ = try callMethod(target, "flush")
  }

  /// What `help(value)` writes: how it is called, and what it does.
  public func helpText(for value: Value) throws -> String {
    func function(_ function: BuiltinFunction) -> String {
      var text = "\(function.qualname)\(function.declaration.signature)\n    \(function.declaration.doc)\n"
      if !function.declaration.example.isEmpty {
        let lines = function.declaration.example.split(separator: "\n", omittingEmptySubsequences: false)
        text += "\n" + lines.map { "    \($0)\n" }.joined()
      }
      return text
    }
    switch value.object {
    case let builtin as BuiltinFunction: return function(builtin)
    case let method as PyMethod: return try helpText(for: method.function)
    case let wrapper as PyClassOrStaticMethod: return try helpText(for: wrapper.function)
    case let cls as PyClass:
      var text = "class \(cls.qualifiedName)\n"
      if let doc = cls.lookup("__doc__")?.text { text += "    \(doc)\n" }
      if let maker = cls.namespace["__init__"] ?? cls.namespace["__new__"], case .object(let object) = maker,
        let builtin = object as? BuiltinFunction
          ?? (object as? PyClassOrStaticMethod).flatMap({ $0.function.object as? BuiltinFunction })
      {
        text += "\n" + function(builtin)
      }
      let names = cls.namespace.names.map(\.name).filter { !$0.hasPrefix("_") }
      if !names.isEmpty { text += "\n    \(names.joined(separator: ", "))\n" }
      return text
    default:
      if let doc = try attributeIfPresent(value, "__doc__")?.text {
        let name = try attributeIfPresent(value, "__name__")?.text ?? type(of: value).name
        return "\(name)\n    \(doc)\n"
      }
      return try helpText(for: .object(type(of: value)))
    }
  }
}
