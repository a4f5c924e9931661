// SPDX-License-Identifier: GPL-3.0-or-later

import BigIntegers
import Diagnostics
import PythonRuntime
import PythonSyntax

/// What `ast` is made from: the syntax tree as lists. A node is `[class, start, end, field …]` with the fields in Python's order;
/// the module's Python makes objects of them.
enum SyntaxTreeModule {
  static func make(_ interpreter: Interpreter) throws -> PyModule {
    let parse = Declaration("_parse", "(source, filename, mode, /)", "The syntax tree of a text as lists.") {
      let (name, mode) = (try $0.text(1), try $0.text(2))
      let text = try $0.text(0)
      let source = SourceText(name: name, text: mode == "eval" ? String(text.drop { $0 == " " || $0 == "\t" }) : text)
      if mode == "eval" { return try expression(Parser.parseExpression(source)) }
      return try block(Parser.parseModule(source))
    }
    return try interpreter.makeModule(
      "ast", natives: [(name: "_parse", value: .object(BuiltinFunction(parse, module: "ast")))])
  }

  static func node(_ name: String, _ span: SourceSpan?, _ fields: Value...) -> Value {
    Value(list: [Value(name), .int(span?.start ?? -1), .int(span?.end ?? -1)] + fields)
  }
  static func name(_ text: String?) -> Value { text.map { Value($0) } ?? .none }
  static func expressions(_ items: [Expression]) throws -> Value { Value(list: try items.map(expression)) }
  static func optional(_ item: Expression?) throws -> Value { try item.map(expression) ?? .none }

  static func constant(_ value: Value, _ span: SourceSpan) -> Value { node("Constant", span, value, .none) }

  static func expression(_ e: Expression) throws -> Value {
    let span = e.span
    switch e.kind {
    case .none: return constant(.none, span)
    case .true: return constant(.bool(true), span)
    case .false: return constant(.bool(false), span)
    case .ellipsis: return constant(.object(PySingleton.ellipsis), span)
    case .integer(let number): return constant(.int(number), span)
    case .bigInteger(let digits): return constant(PyBigInt.value(BigInt(digits) ?? 0), span)
    case .float(let number): return constant(.float(number), span)
    case .imaginary: throw PyError.notImplemented("Gradus has no complex numbers")
    case .string(let text): return constant(Value(text), span)
    case .bytes(let bytes): return constant(.object(PyBytes(bytes)), span)
    case .formatted(let parts): return try formatted(parts, span)
    case .name(let text): return node("Name", span, Value(text))
    case .tuple(let items): return node("Tuple", span, try expressions(items))
    case .list(let items): return node("List", span, try expressions(items))
    case .set(let items): return node("Set", span, try expressions(items))
    case .dictionary(let items):
      return node(
        "Dict", span, Value(list: try items.map { try optional($0.key) }),
        Value(list: try items.map { try expression($0.value) }))
    case .unary(let op, let operand): return node("UnaryOp", span, Value(op.rawValue), try expression(operand))
    case .binary(let op, let left, let right):
      return node("BinOp", span, try expression(left), Value(op.rawValue), try expression(right))
    case .comparison(let first, let parts):
      return node(
        "Compare", span, try expression(first), Value(list: parts.map { Value($0.op.rawValue) }),
        Value(list: try parts.map { try expression($0.right) }))
    case .boolean(let op, let items): return node("BoolOp", span, Value(op.rawValue), try expressions(items))
    case .conditional(let test, let then, let otherwise):
      return node("IfExp", span, try expression(test), try expression(then), try expression(otherwise))
    case .lambda(let parameters, let body):
      return node("Lambda", span, try arguments(parameters), try expression(body))
    case .attribute(let object, let text, _): return node("Attribute", span, try expression(object), Value(text))
    case .subscript(let object, let index):
      return node("Subscript", span, try expression(object), try expression(index))
    case .slice(let a, let b, let c): return node("Slice", span, try optional(a), try optional(b), try optional(c))
    case .call(let function, let given):
      let (positional, keywords) = try split(given)
      return node("Call", span, try expression(function), positional, keywords)
    case .starred(let item): return node("Starred", span, try expression(item))
    case .listComprehension(let item, let clauses):
      return node("ListComp", span, try expression(item), try comprehensions(clauses))
    case .setComprehension(let item, let clauses):
      return node("SetComp", span, try expression(item), try comprehensions(clauses))
    case .generator(let item, let clauses):
      return node("GeneratorExp", span, try expression(item), try comprehensions(clauses))
    case .dictionaryComprehension(let key, let value, let clauses):
      return node("DictComp", span, try expression(key), try expression(value), try comprehensions(clauses))
    case .namedExpression(let text, let value):
      let target = SourceSpan(span.start, span.start + text.utf8.count)
      return node("NamedExpr", span, node("Name", target, Value(text)), try expression(value))
    case .yield(let value): return node("Yield", span, try optional(value))
    case .yieldFrom(let value): return node("YieldFrom", span, try expression(value))
    }
  }

  private static func formatted(_ parts: [FormattedPart], _ span: SourceSpan) throws -> Value {
    var values: [Value] = []
    for part in parts {
      switch part {
      case .text(let text): values.append(constant(Value(text), span))
      case .field(let item, let conversion, let format, let debugText):
        if let debugText { values.append(constant(Value(debugText), span)) }
        let mark = conversion ?? (debugText != nil && format.isEmpty ? "r" : nil)
        values.append(
          node(
            "FormattedValue", span, try expression(item),
            .int(mark.flatMap(\.asciiValue).map { Int($0) } ?? -1),
            format.isEmpty ? .none : try formatted(format, span)))
      }
    }
    return node("JoinedStr", span, Value(list: values))
  }

  private static func comprehensions(_ clauses: [ComprehensionClause]) throws -> Value {
    Value(
      list: try clauses.map {
        node(
          "comprehension", nil, try expression($0.target), try expression($0.iterable),
          try expressions($0.conditions), .int(0))
      })
  }

  /// The arguments of a call or a class: those by place, and those with names.
  static func split(_ given: [Argument]) throws -> (Value, Value) {
    var (positional, keywords): ([Value], [Value]) = ([], [])
    for argument in given {
      let (value, span) = (try expression(argument.value), argument.value.span)
      switch argument.kind {
      case .positional: positional.append(value)
      case .star: positional.append(node("Starred", SourceSpan(span.start - 1, span.end), value))
      case .keyword(let text):
        // The name stands before its value, with the sign between them.
        keywords.append(node("keyword", SourceSpan(span.start - text.utf8.count - 1, span.end), Value(text), value))
      case .doubleStar: keywords.append(node("keyword", SourceSpan(span.start - 2, span.end), .none, value))
      }
    }
    return (Value(list: positional), Value(list: keywords))
  }

  static func arguments(_ p: Parameters) throws -> Value {
    func argument(_ parameter: Parameters.Parameter?) throws -> Value {
      guard let parameter else { return .none }
      let span = parameter.annotation.map { parameter.span.union($0.span) } ?? parameter.span
      return node("arg", span, Value(parameter.name), try optional(parameter.annotation), .none)
    }
    let places = p.positionalOnly + p.positional
    return node(
      "arguments", nil, Value(list: try p.positionalOnly.map(argument)), Value(list: try p.positional.map(argument)),
      try argument(p.variadic), Value(list: try p.keywordOnly.map(argument)),
      Value(list: try p.keywordOnly.map { try optional($0.defaultValue) }), try argument(p.keywords),
      Value(list: try places.compactMap(\.defaultValue).map(expression)))
  }
}
