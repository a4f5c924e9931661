// SPDX-License-Identifier: GPL-3.0-or-later

import Charts
import Diagnostics
import Notebooks
import Primitives
import PythonRuntime
import PythonSyntax

/// `%source`, `NAME??`: the text of what a person defined.
enum SourceCommands {
  // SAFETY: immutable.
  nonisolated(unsafe) static let all: [Command] = [
    Command(
      "source", "%source NAME",
      "Shows the text of a function or class of yours, and where it is; NAME?? is short for it.",
      example: "def half(x): return x / 2\n%source half", arguments: .topic
    ) { call in
      let name = call.line.text.trimmed.trimmingSuffix("?")
      guard !name.isEmpty else { throw call.usageError }
      let value = try look(up: name, call)
      guard let (place, text) = find(value, call.session) else {
        guard isOfLibrary(value) else {
          throw PyError.type(
            "\(name) is a \(call.interpreter.type(of: value).name), which has no text; \(name)? shows what it is")
        }
        HelpCommands.show(try HelpTopic(interpreter: call.interpreter).page(of: value, name: name), call.output)
        call.output.say("  (a part of Gradus itself)")
        return
      }
      let plain = EscapeSequence.visible(text)
      call.output.text("\(place)\n\(plain)\n")
    },
    Command(
      "psearch", "%psearch PATTERN",
      "Lists names that fit a pattern, in which * and ? stand for other characters; PATTERN? is short for it.",
      example: "%psearch torch.*stack", arguments: .topic
    ) { call in try search(call) },
  ]

  private static func search(_ call: CommandCall) throws {
    let text = call.line.text.trimmed.trimmingSuffix("?")
    guard !text.isEmpty else { throw call.usageError }
    let cut = text.lastIndex(of: ".").map { text.index(after: $0) } ?? text.startIndex
    let (owner, pattern) = (String(text[..<cut].dropLast()), String(text[cut...]))
    let names: [String]
    if owner.isEmpty {
      names = call.interpreter.globals.definitions.map(\.name.name) + call.interpreter.builtins.names.map(\.name)
    } else {
      let reader = StillReader(interpreter: call.interpreter)
      names = reader.attributeNames(of: reader.known(try look(up: owner, call)))
    }
    let wildcard = WildcardPattern(pattern)
    let found = Set(names.filter { wildcard.matches($0) && (pattern.hasPrefix("_") || !$0.hasPrefix("_")) }).sorted()
    guard !found.isEmpty else {
      throw PyError.name("no name fits \(text)" + (owner.isEmpty ? "; torch.\(text) looks in torch" : ""))
    }
    call.output.drawing { FileCommands.columns(found, width: $0.width) }
  }

  /// The value of a name or of an expression made of names and dots.
  static func look(up name: String, _ call: CommandCall) throws -> Value {
    let source = SourceText(name: call.source.name, text: name)
    guard let expression = try? Parser.parseExpression(source) else { throw PyError.name("\(name) is no name") }
    do { return try call.interpreter.evaluate(expression, in: source) } catch {
      let exception = call.interpreter.normalise(error)
      // A name that is not there is no fault of a program's.
      exception.traceback = []
      throw Raised(exception)
    }
  }

  private static func isOfLibrary(_ value: Value) -> Bool {
    switch value.object {
    case is BuiltinFunction, is PyClass, is PyModule: true
    case let method as PyMethod: isOfLibrary(method.function)
    case let function as PyFunction: Interpreter.current.isLibrary(function.code.source)
    default: false
    }
  }

  /// Where something was defined, and its text; nil where a program has not defined it.
  static func find(_ value: Value, _ session: Session) -> (place: String, text: String)? {
    switch value.object {
    case let function as PyFunction where !session.interpreter.isLibrary(function.code.source):
      return text(at: function.code.span, in: function.code.source)
    case let method as PyMethod: return find(method.function, session)
    case let property as PyProperty: return find(property.getter, session)
    case let wrapper as PyClassOrStaticMethod: return find(wrapper.function, session)
    case let cls as PyClass where cls.isUserDefined: return find(cls, session)
    case let module as PyModule:
      return module.file?.source.map { ($0.name, $0.text.trimmingBlankLines) }
    case let object?:
      return object.cls.isUserDefined ? find(object.cls, session) : nil
    case nil: return nil
    }
  }

  /// A class stands where its methods are; one without any is looked for in the cells, the last first.
  private static func find(_ cls: PyClass, _ session: Session) -> (place: String, text: String)? {
    let methods = cls.namespace.values.compactMap { ($0.object as? PyFunction)?.code }
    for code in methods where code.qualname.hasPrefix(cls.qualname + ".") {
      if let found = definition(of: cls, in: code.source) { return found }
    }
    for cell in session.cells.reversed() where cell.source.contains("class \(cls.name)") {
      let source = SourceText(name: "cell \(cell.number)", text: cell.source)
      if let found = definition(of: cls, in: source) { return found }
    }
    return nil
  }

  private static func definition(of cls: PyClass, in source: SourceText) -> (place: String, text: String)? {
    guard let statements = try? Parser.parseModule(source, allowCommands: true) else { return nil }
    var found: SourceSpan?
    func search(_ statements: [Statement], _ prefix: String) {
      for statement in statements {
        switch statement.kind {
        case .class(let definition):
          if prefix + definition.name == cls.qualname { found = statement.span }
          search(definition.body, prefix + definition.name + ".")
        case .function(let definition): search(definition.body, prefix + definition.name + ".<locals>.")
        case .if(test: _, let body, let otherwise): search(body + otherwise, prefix)
        default: break
        }
      }
    }
    search(statements, "")
    return found.flatMap { text(at: $0, in: source) }
  }

  /// The whole lines of a definition with its decorators, without their common indentation.
  private static func text(at span: SourceSpan, in source: SourceText) -> (place: String, text: String)? {
    guard span.end <= source.text.utf8.count, span.start < span.end else { return nil }
    var first = source.line(at: span.start)
    let last = source.line(at: span.end - 1)
    while first > 1, source.lineText(first - 1).trimmed.hasPrefix("@") { first -= 1 }
    let lines = (first...max(first, last)).map { String(source.lineText($0)) }
    let indent = lines.first.map { $0.prefix { $0 == " " }.count } ?? 0
    let text = lines.map { String($0.dropFirst(min(indent, $0.prefix { $0 == " " }.count))) }.joined(separator: "\n")
    return ("\(source.name), line \(first)", text.trimmingBlankLines)
  }
}
