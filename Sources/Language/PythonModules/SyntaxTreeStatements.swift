// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import PythonRuntime
import PythonSyntax

/// The statements and patterns of `ast`.
extension SyntaxTreeModule {
  static func block(_ statements: [Statement]) throws -> Value { Value(list: try statements.map(statement)) }

  private static func statement(_ s: Statement) throws -> Value {
    let span = s.span
    switch s.kind {
    case .expression(let value): return node("Expr", span, try expression(value))
    case .assign(let targets, let value):
      return node("Assign", span, try expressions(targets), try expression(value), .none)
    case .augmentedAssign(let target, let op, let value):
      return node("AugAssign", span, try expression(target), Value(op.rawValue), try expression(value))
    case .annotatedAssign(let target, let annotation, let value):
      var isSimple = false
      if case .name = target.kind { isSimple = target.span.start == span.start }
      return node(
        "AnnAssign", span, try expression(target), try expression(annotation), try optional(value),
        .int(isSimple ? 1 : 0))
    case .delete(let targets): return node("Delete", span, try expressions(targets))
    case .pass: return node("Pass", span)
    case .break: return node("Break", span)
    case .continue: return node("Continue", span)
    case .return(let value): return node("Return", span, try optional(value))
    case .raise(let value, let cause): return node("Raise", span, try optional(value), try optional(cause))
    case .global(let names): return node("Global", span, Value(list: names.map { Value($0) }))
    case .nonlocal(let names): return node("Nonlocal", span, Value(list: names.map { Value($0) }))
    case .assert(let test, let message): return node("Assert", span, try expression(test), try optional(message))
    case .import(let names): return node("Import", span, aliases(names))
    case .importFrom(let module, let level, let names):
      let all = names.isEmpty ? Value(list: [node("alias", span, Value("*"), .none)]) : aliases(names)
      return node("ImportFrom", span, module.isEmpty ? .none : Value(module), all, .int(level))
    case .if(let test, let body, let otherwise):
      return node("If", span, try expression(test), try block(body), try block(otherwise))
    case .while(let test, let body, let otherwise):
      return node("While", span, try expression(test), try block(body), try block(otherwise))
    case .for(let target, let iterable, let body, let otherwise):
      return node(
        "For", span, try expression(target), try expression(iterable), try block(body), try block(otherwise), .none)
    case .try(let body, let handlers, let otherwise, let finally):
      let caught = try handlers.map {
        let end = $0.body.last?.span ?? span
        let start = $0.type?.span ?? end
        return node("ExceptHandler", start.union(end), try optional($0.type), name($0.name), try block($0.body))
      }
      return node("Try", span, try block(body), Value(list: caught), try block(otherwise), try block(finally))
    case .with(let items, let body):
      let contexts = try items.map {
        node("withitem", nil, try expression($0.context), try optional($0.target))
      }
      return node("With", span, Value(list: contexts), try block(body), .none)
    case .match(let subject, let cases):
      let made = try cases.map {
        node("match_case", nil, try pattern($0.pattern), try optional($0.condition), try block($0.body))
      }
      return node("Match", span, try expression(subject), Value(list: made))
    case .function(let function):
      return node(
        "FunctionDef", span, Value(function.name), try arguments(function.parameters), try block(function.body),
        try expressions(function.decorators), try optional(function.returns), .none)
    case .class(let cls):
      let (bases, keywords) = try split(cls.arguments)
      return node(
        "ClassDef", span, Value(cls.name), bases, keywords, try block(cls.body), try expressions(cls.decorators))
    case .command: return node("Pass", span)
    }
  }

  private static func aliases(_ names: [ImportName]) -> Value {
    Value(list: names.map { node("alias", $0.span, Value($0.name), name($0.alias)) })
  }

  private static func patterns(_ items: [Pattern]) throws -> Value { Value(list: try items.map(pattern)) }

  private static func pattern(_ p: Pattern) throws -> Value {
    let span = p.span
    switch p.kind {
    case .value(let value): return node("MatchValue", span, try expression(value))
    case .singleton(let value):
      switch value.kind {
      case .true: return node("MatchSingleton", span, .bool(true))
      case .false: return node("MatchSingleton", span, .bool(false))
      default: return node("MatchSingleton", span, .none)
      }
    case .capture(let text): return node("MatchAs", span, .none, name(text))
    case .sequence(let items): return node("MatchSequence", span, try patterns(items))
    case .star(let text): return node("MatchStar", span, name(text))
    case .mapping(let items, let rest):
      return node(
        "MatchMapping", span, try expressions(items.map(\.key)), try patterns(items.map(\.value)), name(rest))
    case .instance(let cls, let positional, let keywords):
      return node(
        "MatchClass", span, try expression(cls), try patterns(positional),
        Value(list: keywords.map { Value($0.name) }), try patterns(keywords.map(\.pattern)))
    case .alternatives(let items): return node("MatchOr", span, try patterns(items))
    case .named(let inner, let text): return node("MatchAs", span, try pattern(inner), Value(text))
    }
  }
}
