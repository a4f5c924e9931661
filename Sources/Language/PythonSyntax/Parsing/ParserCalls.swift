// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics

/// The arguments of calls, classes and commands.
extension TokenParser {
  /// The arguments up to and including the closing bracket (or up to the end of the text).
  func parseArguments(until closing: TokenType, allowsGenerator: Bool = true) throws(ParseFailure)
    -> [Argument]
  {
    let open = position > 0 ? tokens[position - 1] : token
    var arguments: [Argument] = []
    var names: Set<String> = []
    var afterKeyword = false
    var afterMapping = false
    var misplaced: String?
    while type != closing {
      switch type {
      case .star:
        if afterMapping, misplaced == nil {
          throw mistake(
            "iterable argument unpacking follows keyword argument unpacking", at: token.span)
        }
        let starred = try parseStarArgument()
        if case .starred(let value) = starred.kind { arguments.append(Argument(.star, value)) }
      case .doubleStar:
        advance()
        arguments.append(Argument(.doubleStar, try parseExpression()))
        afterMapping = true
      case .name where typeAfter == .assign:
        let name = token
        checkDebug(name)
        advance()
        advance()
        let value = try parseExpression()
        if type == .for {
          throw mistake(
            "invalid syntax. Maybe you meant '==' or ':=' instead of '='?",
            at: SourceSpan(name.start, tokens[argumentAssign(name)].end))
        }
        let keyword = text(name)
        if !names.insert(keyword).inserted {
          notice("keyword argument repeated: \(keyword)", at: span(from: name.start))
        }
        arguments.append(Argument(.keyword(keyword), value))
        afterKeyword = true
      default:
        let value = try parsePositional(open: open, isFirst: arguments.isEmpty, closing: closing, allowsGenerator)
        if afterMapping {
          misplaced = misplaced ?? "positional argument follows keyword argument unpacking"
        } else if afterKeyword {
          misplaced = misplaced ?? "positional argument follows keyword argument"
        }
        arguments.append(Argument(.positional, value))
      }
      guard take(.comma) else { break }
    }
    if type != closing, misplaced == nil || !diagnosing { throw unexpected() }
    if let misplaced { throw mistakeAtFurthest(misplaced) }
    if closing != .end { advance() }
    return arguments
  }

  /// The index of the `=` after a keyword's name.
  private func argumentAssign(_ name: Token) -> Int {
    var index = position
    while index > 0, tokens[index].start > name.start { index -= 1 }
    return min(index + 1, tokens.count - 1)
  }

  /// One argument without a name: an expression, `name := value`, or a generator.
  private func parsePositional(
    open: Token, isFirst: Bool, closing: TokenType, _ allowsGenerator: Bool
  ) throws(ParseFailure) -> Expression {
    let start = position
    let counts = (yields, walruses)
    let value =
      type == .name && typeAfter == .walrus ? try parseAssignmentExpression() : try parseExpression()
    if type == .assign {
      let assign = token
      switch tokens[start].type {
      case .trueKeyword, .falseKeyword, .noneKeyword:
        if position == start + 1 {
          throw mistake("cannot assign to \(text(tokens[start]))", at: tokens[start].span.union(assign.span))
        }
      default: break
      }
      throw mistake(
        "expression cannot contain assignment, perhaps you meant \"==\"?",
        at: SourceSpan(tokens[start].start, assign.end))
    }
    guard type == .for || (type == .async && typeAfter == .for) else { return value }
    // Of the first argument alone CPython tries to make a generator before it looks for mistakes.
    if !allowsGenerator || (!isFirst && !diagnosing) { throw unexpected() }
    let clauses = try parseClauses()
    checkComprehension([value], clauses, "generator expression", since: counts)
    let last = clauses[clauses.count - 1]
    if !isFirst || type == .comma {
      let end = (last.conditions.last ?? last.iterable).span.end
      throw mistake("Generator expression must be parenthesized", at: SourceSpan(tokens[start].start, end))
    }
    guard type == closing else { throw unexpected() }
    try grow()
    let end = closing == .end ? token.start : token.end
    return Expression(.generator(value, clauses), SourceSpan(closing == .end ? tokens[start].start : open.start, end))
  }
}
