// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import PythonSyntax

/// What may stand at the cursor.
public struct Completions: Sendable, Equatable {
  /// How many bytes before the cursor the candidates replace.
  public var replacedCount: Int
  /// The whole words, such as `randn`, sorted.
  public var candidates: [String]

  /// Makes a list.
  public init(replacedCount: Int = 0, candidates: [String] = []) {
    self.replacedCount = replacedCount
    self.candidates = candidates
  }
}

extension Session {
  /// Whether a text is a whole input, the beginning of one, or wrong (then submitting it says how).
  public func inputState(of text: String) -> InputState { InputCompleteness.state(of: text) }

  /// What may stand at a cursor (an offset in bytes). Looks at values without running any of the user's code.
  public func completions(of text: String, at cursor: Int) -> Completions {
    Interpreter.current = interpreter
    let wasMuted = output.isMuted
    output.isMuted = true
    defer { output.isMuted = wasMuted }
    return Completer(interpreter).completions(of: text, at: cursor)
  }
}

/// Finds the names that fit what stands before the cursor.
private struct Completer {
  private let interpreter: Interpreter

  init(_ interpreter: Interpreter) { self.interpreter = interpreter }

  func completions(of text: String, at cursor: Int) -> Completions {
    let bytes = Array(text.utf8.prefix(cursor))
    if isInsideText(text, bytes.count) { return Completions() }
    var start = bytes.count
    while start > 0, Completer.isNameByte(bytes[start - 1]) { start -= 1 }
    let word = String(decoding: bytes[start...], as: UTF8.self)
    let line = String(decoding: bytes[..<start].suffix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
    let names = candidates(before: bytes[..<start], line: line)
    let hidesPrivate = !word.hasPrefix("_")
    let fitting = Set(names.filter { $0.hasPrefix(word) && !(hidesPrivate && $0.hasPrefix("_")) })
    return Completions(replacedCount: word.utf8.count, candidates: fitting.sorted())
  }

  private func candidates(before: ArraySlice<UInt8>, line: String) -> [String] {
    let head = line.trimmed
    if head == "%" || head == "%help" || head == "help" { return CommandTable.all.map(\.name) }
    if before.last == UInt8(ascii: ".") { return attributes(before.dropLast(), line: head) }
    if head == "import" || head == "from" || head.hasPrefix("import "), head.hasSuffix(",") || !head.contains(" ") {
      return topModules
    }
    let words = head.split(separator: " ")
    if words.count >= 3, words[0] == "from", words[2] == "import" {
      return (try? interpreter.importModule(String(words[1]))).map { attributeNames(of: .object($0)) } ?? []
    }
    var names = interpreter.globals.definitions.map(\.name.name) + interpreter.builtins.names.map(\.name)
    names += Completer.expressionKeywords
    if let bracket = Completer.openBracket(before) { return names + parameters(ofCallAt: bracket, before) }
    if head.isEmpty { names += CommandTable.all.map(\.name) }
    return names + Completer.statementKeywords
  }

  // MARK: Attributes and modules

  private func attributes(_ before: ArraySlice<UInt8>, line: String) -> [String] {
    guard let path = Completer.path(endingAt: before) else { return [] }
    if line.hasPrefix("import ") || line.hasPrefix("from "), !line.contains(" import ") {
      let prefix = path.joined(separator: ".") + "."
      let known = Array(interpreter.moduleMakers.keys) + Array(interpreter.modules.keys)
      return known.filter { $0.hasPrefix(prefix) }.map { String($0.dropFirst(prefix.count).prefix { $0 != "." }) }
    }
    return value(of: path).map { attributeNames(of: $0) } ?? []
  }

  private var topModules: [String] {
    (Array(interpreter.moduleMakers.keys) + Array(interpreter.modules.keys)).map { String($0.prefix { $0 != "." }) }
  }

  /// The names that `dir(value)` would list.
  private func attributeNames(of value: Value) -> [String] {
    var names = interpreter.type(of: value).mro.flatMap { $0.namespace.names }
    if let cls = value.object as? PyClass { names += cls.mro.flatMap { $0.namespace.names } }
    if let object = value.object {
      names += (object.attributes?.names ?? []) + object.dynamicAttributeNames()
    }
    return names.map(\.name)
  }

  /// The value of a dotted path, as long as no code of the user's has to run for it.
  private func value(of path: [String]) -> Value? {
    guard let first = path.first else { return nil }
    var value = interpreter.globals[Symbol(first)] ?? interpreter.builtins[Symbol(first)]
    for name in path.dropFirst() {
      guard let owner = value else { return nil }
      let symbol = Symbol(name)
      let cls = interpreter.type(of: owner)
      if case .object(let found)? = cls.lookup(symbol), found is PyProperty || found is PyInstance { return nil }
      if cls.isUserDefined, cls.lookup("__getattribute__").flatMap(interpreter.userFunction) != nil { return nil }
      value =
        (try? interpreter.ordinaryAttribute(owner, owner.object, cls, symbol))
        ?? (try? owner.object?.dynamicAttribute(symbol)) ?? nil
    }
    return value
  }

  // MARK: Parameters of the call around the cursor

  /// The parameters of what is called, as `name=`, when the open bracket is that of a call.
  private func parameters(ofCallAt bracket: Int, _ before: ArraySlice<UInt8>) -> [String] {
    guard before[bracket] == UInt8(ascii: "("), let path = Completer.path(endingAt: before[..<bracket]),
      let callee = value(of: path)
    else { return [] }
    return parameterNames(of: callee).map { $0 + "=" }
  }

  private func parameterNames(of callee: Value) -> [String] {
    switch callee.object {
    case let function as BuiltinFunction:
      guard let signature = try? function.signature() else { return [] }
      return (signature.positional.dropFirst(signature.positionalOnlyCount) + signature.keywordOnly).map(\.name.name)
        .filter { $0 != "self" }
    case let function as PyFunction:
      let parameters = function.code.parameters
      return (parameters.positional.dropFirst(parameters.positionalOnlyCount) + parameters.keywordOnly).map(\.name)
        .filter { $0 != "self" }
    case let method as PyMethod: return parameterNames(of: method.function)
    case let cls as PyClass: return cls.lookup("__init__").map { parameterNames(of: $0) } ?? []
    default:
      guard let object = callee.object, object.cls.lookup("forward") != nil else { return [] }
      return object.cls.lookup("forward").map { parameterNames(of: $0) } ?? []
    }
  }

  // MARK: Text before the cursor

  /// Where the innermost bracket that is still open stands.
  private static func openBracket(_ bytes: ArraySlice<UInt8>) -> Int? {
    var depth = 0
    for (index, byte) in zip(bytes.indices, bytes).reversed() {
      switch byte {
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): depth += 1
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"):
        if depth == 0 { return index }
        depth -= 1
      default: break
      }
    }
    return nil
  }

  /// The names of `a.b.c` at the end of the bytes; nil when something else stands there.
  private static func path(endingAt bytes: ArraySlice<UInt8>) -> [String]? {
    let path = bytes.suffix { isNameByte($0) || $0 == UInt8(ascii: ".") }
    let names = path.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard names.allSatisfy({ $0.first.map { !(0x30...0x39).contains($0) } ?? false }) else { return nil }
    // `f(x).name`: what stands before is no name.
    if let before = bytes.dropLast(path.count).last, [0x29, 0x5D, 0x7D, 0x22, 0x27].contains(before) { return nil }
    return names.map { String(decoding: $0, as: UTF8.self) }
  }

  /// True if the cursor stands in a string or a comment.
  private func isInsideText(_ text: String, _ cursor: Int) -> Bool {
    highlightTokens(text).contains { span, kind in
      span.start < cursor && cursor <= span.end && (kind == .comment || kind == .string)
    }
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "_") || (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
      || (0x61...0x7A).contains(byte) || byte >= 0x80
  }

  private static let expressionKeywords = [
    "False", "None", "True", "and", "else", "for", "if", "in", "is", "lambda", "not", "or", "yield",
  ]
  private static let statementKeywords = [
    "as", "assert", "break", "class", "continue", "def", "del", "elif", "except", "finally", "from", "global", "import",
    "nonlocal", "pass", "raise", "return", "try", "while", "with",
  ]
}

extension ArraySlice<UInt8> {
  /// The longest end of which every byte fits.
  fileprivate func suffix(while fits: (UInt8) -> Bool) -> ArraySlice<UInt8> {
    var start = endIndex
    while start > startIndex, fits(self[start - 1]) { start -= 1 }
    return self[start...]
  }
}
