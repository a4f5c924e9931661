// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics

/// `case pattern if guard: body`
public struct MatchCase: Sendable {
  /// What the subject is compared with.
  public let pattern: Pattern
  /// The condition after `if`.
  public let condition: Expression?
  /// What runs.
  public let body: [Statement]
  /// Makes a case.
  public init(pattern: Pattern, condition: Expression?, body: [Statement]) {
    self.pattern = pattern
    self.condition = condition
    self.body = body
  }
}

/// A pattern of a `match` statement and where it stands.
public struct Pattern: Sendable {
  /// What it is.
  public let kind: Kind
  /// Where it stands.
  public let span: SourceSpan
  /// Makes a pattern.
  public init(_ kind: Kind, _ span: SourceSpan) {
    self.kind = kind
    self.span = span
  }

  /// Every form a pattern can take.
  public indirect enum Kind: Sendable {
    /// A literal or a dotted name: compared with `==`.
    case value(Expression)
    /// `None`, `True`, `False`: compared by identity.
    case singleton(Expression)
    /// A name that takes the value; nil is `_`.
    case capture(String?)
    /// `[a, *rest]`; at most one item is a `star`.
    case sequence([Pattern])
    /// `*rest` in a sequence; nil is `*_`.
    case star(String?)
    /// `{key: pattern, **rest}`
    case mapping([(key: Expression, value: Pattern)], rest: String?)
    /// `Name(patterns, name=pattern)`
    case instance(Expression, positional: [Pattern], keywords: [(name: String, pattern: Pattern)])
    /// `a | b`
    case alternatives([Pattern])
    /// `pattern as name`
    case named(Pattern, String)
  }

  /// The names it binds, in order.
  public var names: [String] {
    switch kind {
    case .value, .singleton: []
    case .capture(let name), .star(let name): name.map { [$0] } ?? []
    case .sequence(let items): items.flatMap(\.names)
    case .mapping(let items, let rest): items.flatMap(\.value.names) + (rest.map { [$0] } ?? [])
    case .instance(_, let positional, let keywords):
      positional.flatMap(\.names) + keywords.flatMap(\.pattern.names)
    case .alternatives(let patterns): patterns.first?.names ?? []
    case .named(let pattern, let name): pattern.names + [name]
    }
  }

  /// The expressions in it that are evaluated.
  public var expressions: [Expression] {
    switch kind {
    case .value(let expression), .singleton(let expression): [expression]
    case .capture, .star: []
    case .sequence(let items), .alternatives(let items): items.flatMap(\.expressions)
    case .mapping(let items, _): items.flatMap { [$0.key] + $0.value.expressions }
    case .instance(let cls, let positional, let keywords):
      [cls] + positional.flatMap(\.expressions) + keywords.flatMap(\.pattern.expressions)
    case .named(let pattern, _): pattern.expressions
    }
  }
}
