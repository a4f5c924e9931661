// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics

/// The clauses of comprehensions and the targets of `for`.
extension TokenParser {
  /// `for target in iterable if condition …`, one clause or more.
  func parseClauses() throws(ParseFailure) -> [ComprehensionClause] {
    var clauses: [ComprehensionClause] = []
    while true {
      if type == .async, typeAfter == .for {
        refuse("async comprehensions")
        advance()
      }
      guard take(.for) else {
        if clauses.isEmpty { throw unexpected() }
        break
      }
      let target = try parseForTargets()
      try expect(.in)
      let iterable = try parseOperators(Precedence.or)
      var conditions: [Expression] = []
      while take(.if) { conditions.append(try parseOperators(Precedence.or)) }
      clauses.append(ComprehensionClause(target: target, iterable: iterable, conditions: conditions))
      try grow()
    }
    return clauses
  }

  /// The targets of a `for`: items up to `in`, checked.
  func parseForTargets() throws(ParseFailure) -> Expression {
    let start = token.start
    let first = try parseForTarget()
    var target = first
    if type == .comma {
      var items = [first]
      while take(.comma), type != .in, type.beginsExpression || type == .star { items.append(try parseForTarget()) }
      target = Expression(.tuple(items), span(from: start))
    }
    if let wrong = Targets.invalid(target) {
      guard diagnosing, let named = Targets.invalid(target, looping: true) else { throw unexpected() }
      throw mistake("cannot assign to \(Targets.describe(named))", at: (wrong.span == named.span ? wrong : named).span)
    }
    checkStars(target)
    return target
  }

  private func parseForTarget() throws(ParseFailure) -> Expression {
    if type == .star { return try parseStarred() }
    let start = position
    let target = try parseOperators(Precedence.bitOr)
    if diagnosing, type != .in { try diagnoseExpression(target, from: start) }
    return target
  }
}
