// SPDX-License-Identifier: GPL-3.0-or-later

import PythonSyntax

/// Trees as S-expressions, in the form that Fixtures/generate/syntax_dump.py gives to Python's.
enum TreeText {
  static func text(_ statements: [Statement]) -> String { statements.map(text).joined(separator: "; ") }

  // MARK: Statements

  private static func block(_ statements: [Statement]) -> String { "[\(text(statements))]" }

  private static func text(_ statement: Statement) -> String {
    switch statement.kind {
    case .expression(let value): "(expr \(text(value)))"
    case .assign(let targets, let value): "(assign \(many(targets)) \(text(value)))"
    case .augmentedAssign(let target, let op, let value): "(aug \(op.rawValue) \(text(target)) \(text(value)))"
    case .annotatedAssign(let target, let annotation, let value):
      "(ann \(text(target)) \(text(annotation)) \(optional(value)))"
    case .delete(let targets): "(del \(many(targets)))"
    case .pass: "pass"
    case .break: "break"
    case .continue: "continue"
    case .return(let value): "(return \(optional(value)))"
    case .raise(let value, let cause): "(raise \(optional(value)) \(optional(cause)))"
    case .global(let names): "(global \(names.joined(separator: ",")))"
    case .nonlocal(let names): "(nonlocal \(names.joined(separator: ",")))"
    case .assert(let test, let message): "(assert \(text(test)) \(optional(message)))"
    case .import(let names): "(import \(imported(names)))"
    case .importFrom(let module, let level, let names):
      "(from \(level) \(module.isEmpty ? "-" : module) \(imported(names)))"
    case .if(let test, let body, let otherwise): "(if \(text(test)) \(block(body)) \(block(otherwise)))"
    case .while(let test, let body, let otherwise): "(while \(text(test)) \(block(body)) \(block(otherwise)))"
    case .for(let target, let iterable, let body, let otherwise):
      "(for \(text(target)) \(text(iterable)) \(block(body)) \(block(otherwise)))"
    case .try(let body, let handlers, let otherwise, let finally):
      "(try \(block(body)) [\(handlers.map(handler).joined(separator: " "))] \(block(otherwise)) \(block(finally)))"
    case .with(let items, let body):
      "(with [\(items.map { "(\(text($0.context)) \(optional($0.target)))" }.joined(separator: " "))] \(block(body)))"
    case .match(let subject, let cases): "(match \(text(subject)) [\(cases.map(matchCase).joined(separator: " "))])"
    case .function(let function):
      "(def \(function.name) \(parameters(function.parameters)) \(optional(function.returns)) "
        + "\(many(function.decorators)) \(block(function.body)))"
    case .class(let definition):
      "(class \(definition.name) \(arguments(definition.arguments)) \(many(definition.decorators)) "
        + "\(block(definition.body)))"
    case .command(let command):
      "(command \(command.name) [\(command.arguments.map(argument).joined(separator: " "))] \(quoted(command.text)))"
    }
  }

  private static func handler(_ handler: ExceptionHandler) -> String {
    "(except \(optional(handler.type)) \(handler.name ?? "-") \(block(handler.body)))"
  }

  private static func imported(_ names: [ImportName]) -> String {
    "[\(names.map { "\($0.name) as \($0.alias ?? "-")" }.joined(separator: " "))]"
  }

  // MARK: Expressions

  static func text(_ expression: Expression) -> String {
    switch expression.kind {
    case .none: "None"
    case .true: "True"
    case .false: "False"
    case .ellipsis: "Ellipsis"
    case .integer(let value): "(int \(value))"
    case .bigInteger(let digits): "(int \(digits))"
    case .float(let value): "(float \(String(value.bitPattern, radix: 16)))"
    case .imaginary(let value): "(imag \(String(value.bitPattern, radix: 16)))"
    case .string(let value): "(str \(quoted(value)))"
    case .bytes(let value): "(bytes \(value.map { String($0) }.joined(separator: ",")))"
    case .formatted(let parts): "(f \(formatted(parts)))"
    case .name(let name): "(name \(name))"
    case .tuple(let items): "(tuple \(many(items)))"
    case .list(let items): "(list \(many(items)))"
    case .set(let items): "(set \(many(items)))"
    case .dictionary(let items):
      "(dict [\(items.map { "\(optional($0.key)):\(text($0.value))" }.joined(separator: " "))])"
    case .unary(let op, let value): "(unary \(op.rawValue) \(text(value)))"
    case .binary(let op, let left, let right): "(bin \(op.rawValue) \(text(left)) \(text(right)))"
    case .comparison(let first, let parts):
      "(cmp \(text(first)) [\(parts.map { "\($0.op.rawValue) \(text($0.right))" }.joined(separator: " "))])"
    case .boolean(let op, let operands): "(\(op.rawValue) \(many(operands)))"
    case .conditional(let test, let then, let otherwise): "(if \(text(test)) \(text(then)) \(text(otherwise)))"
    case .lambda(let list, let body): "(lambda \(parameters(list)) \(text(body)))"
    case .attribute(let value, let name, _): "(attr \(text(value)) \(name))"
    case .subscript(let value, let index): "(sub \(text(value)) \(text(index)))"
    case .slice(let lower, let upper, let step): "(slice \(optional(lower)) \(optional(upper)) \(optional(step)))"
    case .call(let callee, let list): "(call \(text(callee)) \(arguments(list)))"
    case .starred(let value): "(star \(text(value)))"
    case .listComprehension(let element, let list): "(listcomp \(text(element)) \(clauses(list)))"
    case .setComprehension(let element, let list): "(setcomp \(text(element)) \(clauses(list)))"
    case .dictionaryComprehension(let key, let value, let list):
      "(dictcomp \(text(key)) \(text(value)) \(clauses(list)))"
    case .generator(let element, let list): "(gen \(text(element)) \(clauses(list)))"
    case .namedExpression(let name, let value): "(walrus \(name) \(text(value)))"
    case .yield(let value): "(yield \(optional(value)))"
    case .yieldFrom(let value): "(yieldfrom \(text(value)))"
    }
  }

  private static func optional(_ expression: Expression?) -> String { expression.map(text) ?? "-" }

  private static func many(_ expressions: [Expression]) -> String {
    "[\(expressions.map(text).joined(separator: " "))]"
  }

  private static func clauses(_ clauses: [ComprehensionClause]) -> String {
    let texts = clauses.map { "(for \(text($0.target)) \(text($0.iterable)) \(many($0.conditions)))" }
    return "[\(texts.joined(separator: " "))]"
  }

  /// Fields and texts; the text of `{x=}` is one with the text before it, as in Python's tree.
  private static func formatted(_ parts: [FormattedPart]) -> String {
    var out: [String] = []
    var text = ""
    for part in parts {
      switch part {
      case .text(let more): text += more
      case .field(let expression, let conversion, let format, let debugText):
        text += debugText ?? ""
        if !text.isEmpty { out.append(quoted(text)) }
        text = ""
        let spec = format.isEmpty ? "-" : formatted(format)
        out.append("{\(Self.text(expression)) \(conversion.map(String.init) ?? "-") \(spec)}")
      }
    }
    if !text.isEmpty { out.append(quoted(text)) }
    return "[\(out.joined(separator: " "))]"
  }

  private static func matchCase(_ item: MatchCase) -> String {
    "(case \(pattern(item.pattern)) \(optional(item.condition)) \(block(item.body)))"
  }

  private static func pattern(_ pattern: Pattern) -> String {
    func all(_ patterns: [Pattern]) -> String { "[\(patterns.map(Self.pattern).joined(separator: " "))]" }
    switch pattern.kind {
    case .value(let value): return "(value \(text(value)))"
    case .singleton(let value): return "(is \(text(value)))"
    case .capture(let name): return "(take \(name ?? "-"))"
    case .star(let name): return "(star \(name ?? "-"))"
    case .sequence(let items): return "(sequence \(all(items)))"
    case .mapping(let items, let rest):
      let pairs = items.map { "\(text($0.key)):\(Self.pattern($0.value))" }.joined(separator: " ")
      return "(mapping [\(pairs)] \(rest ?? "-"))"
    case .instance(let cls, let positional, let keywords):
      let named = keywords.map { "\($0.name)=\(Self.pattern($0.pattern))" }.joined(separator: " ")
      return "(class \(text(cls)) \(all(positional)) [\(named)])"
    case .alternatives(let items): return "(or \(all(items)))"
    case .named(let inner, let name): return "(as \(Self.pattern(inner)) \(name))"
    }
  }

  private static func parameter(_ parameter: Parameters.Parameter) -> String {
    "(\(parameter.name) \(optional(parameter.annotation)) \(optional(parameter.defaultValue)))"
  }

  private static func parameters(_ list: Parameters) -> String {
    func joined(_ parameters: [Parameters.Parameter]) -> String {
      "[\(parameters.map(parameter).joined(separator: " "))]"
    }
    return "(params \(joined(list.positionalOnly)) \(joined(list.positional)) \(list.variadic.map(parameter) ?? "-") "
      + "\(joined(list.keywordOnly)) \(list.keywords.map(parameter) ?? "-"))"
  }

  static func argument(_ argument: Argument) -> String {
    switch argument.kind {
    case .positional: text(argument.value)
    case .keyword(let name): "\(name)=\(text(argument.value))"
    case .star: "*\(text(argument.value))"
    case .doubleStar: "**\(text(argument.value))"
    }
  }

  /// Python's tree has the positional arguments before those with names, wherever they stand.
  private static func arguments(_ arguments: [Argument]) -> String {
    let positional = arguments.filter { $0.kind == .positional || $0.kind == .star }
    let named = arguments.filter { $0.kind != .positional && $0.kind != .star }
    return "[\((positional + named).map(argument).joined(separator: " "))]"
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      if scalar.value < 32 || scalar.value > 126 || scalar == "\"" || scalar == "\\" {
        result += "<\(scalar.value)>"
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
