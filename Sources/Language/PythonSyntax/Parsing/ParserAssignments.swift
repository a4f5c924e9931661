// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics

/// Statements that begin with an expression: assignments of all kinds, or the expression itself.
extension TokenParser {
  func parseExpressionStatement() throws(ParseFailure) -> Statement {
    let start = token.start
    let startIndex = position
    let first = try parseYieldOrStarExpressions()
    switch type {
    case .assign: return try parseAssignment(first, from: startIndex)
    case .colon: return try parseAnnotation(first, from: startIndex)
    default: break
    }
    if let op = type.augmentedOperator {
      switch first.kind {
      case .name, .attribute, .subscript: break
      default:
        if diagnosing { try diagnoseNamed(first, from: startIndex) }
        throw mistake(
          "'\(Targets.describe(first))' is an illegal expression for augmented assignment", at: first.span)
      }
      checkStars(first)
      advance()
      let value = try parseYieldOrStarExpressions()
      return Statement(.augmentedAssign(first, op, value), span(from: start))
    }
    if diagnosing, type == .walrus { try diagnoseWalrus(first, from: startIndex) }
    if diagnosing, !endsSimple { try diagnoseTuple(first, from: startIndex) }
    checkBare(first)
    return Statement(.expression(first), span(from: start))
  }

  /// `a, b c: d`: CPython reads expressions one after the other here, whether commas part them or not.
  private func diagnoseTuple(_ first: Expression, from start: Int) throws(ParseFailure) {
    guard case .tuple(let items) = first.kind, let head = items.first, type.beginsExpression else { return }
    guard first.span.start == head.span.start || !isParenthesised(first) else { return }
    let annotated = try attempt { (parser) throws(ParseFailure) -> Bool in
      while parser.type.beginsExpression || parser.type == .star {
        repeat {
          _ = parser.type == .star ? try parser.parseStarred() : try parser.parseNamedExpression()
        } while parser.take(.comma) && parser.beginsStarExpression
      }
      guard parser.take(.colon) else { return false }
      _ = try parser.parseExpression()
      return true
    }
    if annotated == true { throw error("only single target (not tuple) can be annotated", at: head.span) }
  }

  private func diagnoseWalrus(_ left: Expression, from start: Int) throws(ParseFailure) {
    if tokens[start].type == .name, position == start + 1 { return }
    try diagnoseNamed(left, from: start)
  }

  private func parseAssignment(
    _ first: Expression, from startIndex: Int
  ) throws(ParseFailure) -> Statement {
    var targets: [Expression] = []
    var value = first
    var valueIndex = startIndex
    while type == .assign {
      try checkTarget(value, from: valueIndex, statement: startIndex)
      checkStars(value)
      targets.append(value)
      advance()
      valueIndex = position
      value = try parseYieldOrStarExpressions()
    }
    checkBare(value)
    return Statement(.assign(targets, value), span(from: tokens[startIndex].start))
  }

  private func checkTarget(_ target: Expression, from start: Int, statement: Int) throws(ParseFailure) {
    if tokens[start].type == .yield { throw mistake("assignment to yield expression not possible", at: target.span) }
    guard let wrong = Targets.invalid(target, deleting: false) else { return }
    if diagnosing {
      // `f() = 1`; a tuple's items are looked at one by one, up to the first comma.
      let saved = position
      position = statement
      defer { position = saved }
      repeat {
        _ = type == .star ? try parseStarred() : try parseNamedExpression()
      } while take(.comma) && beginsStarExpression
    }
    throw mistake("cannot assign to \(Targets.describe(wrong))", at: wrong.span)
  }

  private func parseAnnotation(
    _ target: Expression, from startIndex: Int
  ) throws(ParseFailure) -> Statement {
    switch target.kind {
    case .name, .attribute, .subscript: break
    default:
      if diagnosing { try diagnoseAnnotation(target, from: startIndex) }
      throw unexpected()
    }
    checkStars(target)
    advance()
    let annotation = try parseExpression()
    let value = take(.assign) ? try parseYieldOrStarExpressions() : nil
    return Statement(
      .annotatedAssign(target, annotation: annotation, value: value), span(from: tokens[startIndex].start))
  }

  private func diagnoseAnnotation(_ target: Expression, from start: Int) throws(ParseFailure) {
    let follows = try attempt { (parser) throws(ParseFailure) -> Bool in
      parser.advance()
      _ = try parser.parseExpression()
      return true
    }
    guard follows != nil else { return }
    switch target.kind {
    case .list: throw mistake("only single target (not list) can be annotated", at: target.span)
    case .tuple(let items):
      let at = isParenthesised(target) ? target.span : (items.first ?? target).span
      throw mistake("only single target (not tuple) can be annotated", at: at)
    case .yield, .yieldFrom: return
    default: throw mistake("illegal target for annotation", at: target.span)
    }
  }
}
