// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import PythonRuntime
import PythonSyntax

/// Finds what fits at the cursor, by where it stands: in a string, behind a dot, in a command, an import, a call, an index.
struct Completer {
  private let session: Session
  private let interpreter: Interpreter
  private let before: TextBeforeCursor
  /// What stands behind the cursor.
  private let after: String
  private let reader: StillReader
  /// The quote of the f-string in whose braces the cursor stands.
  private let outerQuote: String?

  init(_ session: Session, _ text: String, at cursor: Int) {
    self.session = session
    interpreter = session.interpreter
    let whole = TextBeforeCursor(text, cursor)
    outerQuote = whole.replacementField == nil ? nil : whole.openString?.quote
    before = whole.replacementField.map { TextBeforeCursor($0, $0.utf8.count) } ?? whole
    after = String(decoding: Array(text.utf8.dropFirst(cursor)), as: UTF8.self)
    let isDebugging = before.line(before: before.bytes.count).trimmed.hasPrefix("%debug ")
    let frame = isDebugging ? session.lastError?.frame ?? [] : []
    reader = StillReader(
      interpreter: interpreter, variables: Dictionary(frame.map { ($0.name, $0.value) }) { first, _ in first })
  }

  var completions: Completions {
    if before.isInComment { return Completions() }
    if let commands = CommandCompletion(session, before).completions { return commands }
    if let string = before.openString { return inString(string) }
    let line = before.line(before: before.wordStart).trimmed
    if before.wordStart > 0, before.bytes[before.wordStart - 1] == UInt8(ascii: ".") { return attributes(line) }
    if let imports = imports(line) { return Completions(before.word, imports) }
    guard let bracket = before.openBracket(before: before.wordStart) else {
      let names = self.names + before.namesInText + Completer.expressionKeywords + Completer.statementKeywords
      return Completions(before.word, names + (line.isEmpty ? CommandTable.all.map(\.name) : []))
    }
    let names = self.names + before.namesInText + Completer.expressionKeywords
    let owner = before.expression(endingAt: bracket).flatMap { reader.read($0.expression) }
    guard let owner else { return Completions(before.word, names) }
    switch before.bytes[bracket] {
    case UInt8(ascii: "("):
      let given = before.arguments(from: bracket, to: before.wordStart)
      let isAtName = line.hasSuffix("(") || line.hasSuffix(",") || line.isEmpty
      let words = isAtName ? CallParameters.words(of: owner, given: given, interpreter) : []
      return Completions(before.word, first: words, own(words) ?? names)
    case UInt8(ascii: "[") where before[(bracket + 1)..<before.wordStart].trimmed.isEmpty:
      let keys = reader.keys(of: owner).prefix(1000).compactMap(written)
      return Completions(before.word, first: Array(keys), own(keys) ?? names)
    default: return Completions(before.word, names)
    }
  }

  private var names: [String] {
    interpreter.globals.definitions.map(\.name.name) + interpreter.builtins.names.map(\.name)
  }

  /// Where nothing is typed yet and the place has words of its own, only the person's own names stand beside them.
  private func own(_ words: [String]) -> [String]? {
    guard before.word.isEmpty, !words.isEmpty else { return nil }
    return interpreter.globals.definitions.dropFirst(session.presetNameCount).map(\.name.name)
  }

  // MARK: Indices

  /// A key as it is typed in brackets, where it has a short form.
  private func written(_ key: Value) -> String? {
    switch key {
    case .int(let number): return String(number)
    case .string(let text):
      // Python 3.11 ends an f-string at its own quote.
      let shown = try? interpreter.repr(key)
      guard let outerQuote, shown?.hasPrefix(outerQuote) == true else { return shown }
      return outerQuote == "'" && !text.text.contains("\"") && !text.text.contains("\\") ? "\"\(text.text)\"" : nil
    default: return nil
    }
  }

  /// Keys of a dictionary, names of layers and attributes, else files.
  private func inString(_ string: (start: Int, contents: Int, quote: String)) -> Completions {
    let typed = before[string.contents..<before.bytes.count]
    guard string.start > 0 else { return PathCompletion.candidates(for: typed, interpreter.policy) }
    var place = string.start
    while place > 0, before.bytes[place - 1] == 0x20 { place -= 1 }
    let keys: [String]
    if place > 0, before.bytes[place - 1] == UInt8(ascii: "["), let index = before.expression(endingAt: place - 1) {
      // In the brackets of what is not known nothing is offered.
      keys = reader.read(index.expression).map { reader.keys(of: $0).compactMap(\.text) } ?? []
    } else if place > 0, before.bytes[place - 1] == UInt8(ascii: "("),
      let names = names(for: before.expression(endingAt: place - 1)?.expression)
    {
      keys = names
    } else if let names = attributeNames(before: string.start) {
      keys = names
    } else {
      return PathCompletion.candidates(for: typed, interpreter.policy)
    }
    let quote = after.hasPrefix(string.quote) ? "" : string.quote
    let isPlain = typed.utf8.allSatisfy { TextBeforeCursor.isNameByte($0) }
    // Keys that would need a backslash are left to the person.
    let fitting = keys.filter { !$0.contains(string.quote) && !$0.contains("\\") && !$0.contains("\n") }
    return Completions(
      typed, fitting.map { $0 + quote }, foldsCase: isPlain, hidesPrivate: keys.contains { $0.hasPrefix("__") })
  }

  /// What the first argument of `net.get_parameter`, `config.get` and their like may be.
  private func names(for callee: Expression?) -> [String]? {
    guard case .attribute(let owner, let name, _)? = callee?.kind, let owner = reader.read(owner) else { return nil }
    if let names = owner.value?.layerNames(for: name) { return names }
    let isOfDictionary = owner.cls.isSubclass(of: Classes.dict) && ["get", "pop", "setdefault"].contains(name)
    return isOfDictionary ? reader.keys(of: owner).compactMap(\.text) : nil
  }

  /// The names for the second argument of `getattr` and its like.
  private func attributeNames(before start: Int) -> [String]? {
    guard let bracket = before.openBracket(before: start), before.bytes[bracket] == UInt8(ascii: "("),
      case .name(let name)? = before.expression(endingAt: bracket)?.expression.kind,
      ["getattr", "hasattr", "setattr", "delattr"].contains(name)
    else { return nil }
    let given = before.arguments(from: bracket, to: start)
    guard given.count == 1 else { return nil }
    let source = SourceText(name: "completion", text: given[0])
    guard let owner = try? Parser.parseExpression(source) else { return [] }
    return reader.read(owner).map(reader.attributeNames) ?? []
  }

  // MARK: Attributes and imports

  private func attributes(_ line: String) -> Completions {
    if line.hasPrefix("import ") || line.hasPrefix("from "), !line.contains(" import ") {
      let path = line.split(separator: " ").last.map(String.init) ?? ""
      let known = Array(interpreter.moduleMakers.keys) + Array(interpreter.modules.keys)
      return Completions(
        before.word,
        known.filter { $0.hasPrefix(path) }.map { String($0.dropFirst(path.count).prefix { $0 != "." }) })
    }
    guard let owner = before.expression(endingAt: before.wordStart - 1) else { return Completions() }
    if let still = reader.read(owner.expression) { return Completions(before.word, reader.attributeNames(of: still)) }
    if case .name("self") = owner.expression.kind { return Completions(before.word, namesOfSelf) }
    return Completions()
  }

  /// In a class that is being typed: the attributes that its text mentions, its methods, and what its bases have.
  private var namesOfSelf: [String] {
    let text = before[0..<before.wordStart]
    var names: [String] = []
    for line in text.split(separator: "\n") {
      let words = line.split { " (:".contains($0) }
      if words.first == "def", words.count > 1 { names.append(String(words[1])) }
      if words.first == "class" {
        for base in line.drop(while: { $0 != "(" }).dropFirst().prefix(while: { $0 != ")" }).split(separator: ",") {
          let source = SourceText(name: "completion", text: String(base).trimmed)
          guard let expression = try? Parser.parseExpression(source), let still = reader.read(expression),
            let cls = still.value?.object as? PyClass
          else { continue }
          names += cls.mro.flatMap { $0.namespace.names }.map(\.name)
        }
      }
      for piece in line.components(after: "self.") {
        let name = piece.prefix { $0 == "_" || $0.isLetter || $0.isNumber }
        if !name.isEmpty { names.append(String(name)) }
      }
    }
    return names
  }

  /// What may follow in an import; nil in other lines.
  private func imports(_ line: String) -> [String]? {
    let words = line.split(separator: " ")
    if line == "from" || line == "import" || (words.first == "import" && line.hasSuffix(",")) { return topModules }
    if words.first == "import" { return ["as"] }
    guard words.first == "from", words.count >= 2 else { return nil }
    guard words.count >= 3 else { return ["import"] }
    let path = String(words[1])
    guard interpreter.moduleMakers[path] != nil || interpreter.modules[path] != nil,
      let module = try? interpreter.importModule(path)
    else { return [] }
    return reader.attributeNames(of: reader.known(.object(module)))
  }

  private var topModules: [String] {
    let files = ((try? interpreter.policy.names(in: ".", "completion")) ?? []).filter { $0.hasSuffix(".py") }
    return (Array(interpreter.moduleMakers.keys) + Array(interpreter.modules.keys)).map {
      String($0.prefix { $0 != "." })
    } + files.map { String($0.dropLast(3)) }
  }

  private static let expressionKeywords = [
    "False", "None", "True", "and", "else", "for", "if", "in", "is", "lambda", "not", "or", "yield",
  ]
  private static let statementKeywords = [
    "as", "assert", "break", "class", "continue", "def", "del", "elif", "except", "finally", "from", "global", "import",
    "nonlocal", "pass", "raise", "return", "try", "while", "with",
  ]
}

extension Substring {
  /// What follows each occurrence of a mark.
  fileprivate func components(after mark: String) -> [Substring] {
    var rest = self
    var result: [Substring] = []
    while let place = rest.firstRange(of: mark) {
      rest = rest[place.upperBound...]
      result.append(rest)
    }
    return result
  }
}
