// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import PythonSyntax

/// `match` statements.
extension ScopeCompiler {
  func compileMatch(_ subject: Expression, _ cases: [MatchCase], _ span: SourceSpan) throws -> StatementNode {
    let value = try compile(subject)
    let resumes = code.isGenerator && cases.contains { NameAnalysis(classBody: $0.body).yields }
    return try inBlock {
      let compiled = try cases.map { item in
        MatchStatement.Case(
          pattern: try compile(item.pattern), condition: try item.condition.map { try compileCondition($0) },
          body: try compileBlock(item.body))
      }
      return MatchStatement(value, compiled, slot: resumes ? newSlot() : -1, span)
    }
  }

  /// A guard is evaluated only when its pattern fits, so a `yield` in it cannot be moved before the statement.
  private func compileCondition(_ condition: Expression) throws -> Node {
    conditionalDepth += 1
    defer { conditionalDepth -= 1 }
    return try compile(condition)
  }

  private func compile(_ pattern: Pattern) throws -> PatternNode {
    let span = pattern.span
    func place(_ name: String?) -> Target? { name.map { target($0, span) } }
    switch pattern.kind {
    case .value(let expression): return ValuePattern(try compile(expression), span)
    case .singleton(let expression): return SingletonPattern(try compile(expression), span)
    case .capture(let name): return CapturePattern(place(name), span)
    case .star(let name): return CapturePattern(place(name), span)
    case .sequence(let items):
      let star = items.firstIndex { if case .star = $0.kind { true } else { false } }
      return SequencePattern(try items.map { try compile($0) }, star: star ?? -1, span)
    case .mapping(let items, let rest):
      return MappingPattern(
        try items.map { (try compile($0.key), try compile($0.value)) }, rest: place(rest), span)
    case .instance(let cls, let positional, let keywords):
      return InstancePattern(
        try compile(cls), try positional.map { try compile($0) },
        try keywords.map { (Symbol($0.name), try compile($0.pattern)) }, span)
    case .alternatives(let patterns): return AlternativesPattern(try patterns.map { try compile($0) }, span)
    case .named(let inner, let name): return NamedPattern(try compile(inner), target(name, span), span)
    }
  }
}
