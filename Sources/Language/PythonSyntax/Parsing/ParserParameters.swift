// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics

/// The parameters of functions and lambdas.
extension TokenParser {
  /// What has been read of a parameter list.
  private struct State {
    var parameters = Parameters()
    var sawSlash = false
    var sawStar = false
    var sawDefault = false
    /// A bare `*` that waits for a named parameter.
    var bareStar: SourceSpan?
    var names: Set<String> = []
  }

  /// Parameters up to (not including) the closing parenthesis of a `def` or the colon of a lambda.
  func parseParameters(until closing: TokenType) throws(ParseFailure) -> Parameters {
    var state = State()
    while type != closing {
      if state.parameters.keywords != nil {
        switch type {
        case .name, .star, .doubleStar, .slash:
          throw mistake("arguments cannot follow var-keyword argument", at: token.span)
        default: throw unexpected()
        }
      }
      switch type {
      case .slash: try parseSlash(&state, closing)
      case .star: try parseStar(&state, closing)
      case .doubleStar: try parseKeywords(&state, closing)
      case .leftParenthesis:
        if diagnosing { try diagnoseParenthesised(closing) }
        throw unexpected()
      default: try parsePlain(&state, closing)
      }
      guard take(.comma) else { break }
    }
    if let star = state.bareStar, type == closing { throw mistake("named arguments must follow bare *", at: star) }
    return state.parameters
  }

  /// `name: annotation = default`, without the default.
  private func parseName(
    _ state: inout State, _ closing: TokenType, starAnnotation: Bool = false
  ) throws(ParseFailure) -> Parameters.Parameter {
    guard type == .name else { throw unexpected() }
    let name = token
    checkDebug(name)
    advance()
    var annotation: Expression?
    if closing == .rightParenthesis, take(.colon) {
      annotation = starAnnotation ? try parseStarExpression() : try parseExpression()
    }
    let parameter = Parameters.Parameter(
      name: text(name), defaultValue: nil, annotation: annotation, span: name.span)
    if !state.names.insert(parameter.name).inserted {
      noticeName("duplicate argument '\(parameter.name)' in function definition", at: span(from: name.start))
    }
    return parameter
  }

  private func parsePlain(_ state: inout State, _ closing: TokenType) throws(ParseFailure) {
    var parameter = try parseName(&state, closing)
    if type == .assign {
      let assign = token
      advance()
      if type == closing || type == .comma { throw mistake("expected default value expression", at: assign.span) }
      let value = try parseExpression()
      parameter = Parameters.Parameter(
        name: parameter.name, defaultValue: value, annotation: parameter.annotation, span: parameter.span)
      state.sawDefault = true
    } else if state.sawDefault, !state.sawStar {
      if type != .comma, type != closing { throw unexpected() }
      throw mistake("non-default argument follows default argument", at: span(from: parameter.span.start))
    }
    if state.sawStar {
      state.parameters.keywordOnly.append(parameter)
      state.bareStar = nil
    } else {
      state.parameters.positional.append(parameter)
    }
  }

  private func parseSlash(_ state: inout State, _ closing: TokenType) throws(ParseFailure) {
    let slash = token
    if state.sawSlash { throw mistake("/ may appear only once", at: slash.span) }
    if state.sawStar { throw mistake("/ must be ahead of *", at: slash.span) }
    if state.parameters.positional.isEmpty {
      guard typeAfter == .comma else { throw unexpected() }
      throw mistake("at least one argument must precede /", at: slash.span)
    }
    advance()
    if type == .star { throw mistake("expected comma between / and *", at: token.span) }
    state.sawSlash = true
    state.parameters.positionalOnly = state.parameters.positional
    state.parameters.positional = []
  }

  private func parseStar(_ state: inout State, _ closing: TokenType) throws(ParseFailure) {
    let star = token
    if state.sawStar { throw mistake("* argument may appear only once", at: star.span) }
    advance()
    state.sawStar = true
    if type == .comma {
      state.bareStar = star.span
      if typeAfter == closing || typeAfter == .doubleStar {
        advance()
        throw bareStar(star, closing)
      }
      return
    }
    if type == closing { throw bareStar(star, closing) }
    state.parameters.variadic = try parseName(&state, closing, starAnnotation: true)
    if type == .assign { throw mistake("var-positional argument cannot have default value", at: token.span) }
  }

  /// A `*` without a name and without names after it; for lambdas CPython marks the place where a name is missing.
  private func bareStar(_ star: Token, _ closing: TokenType) -> ParseFailure {
    let text = "named arguments must follow bare *"
    return closing == .colon ? mistakeAtFurthest(text) : mistake(text, at: star.span)
  }

  private func parseKeywords(_ state: inout State, _ closing: TokenType) throws(ParseFailure) {
    advance()
    state.parameters.keywords = try parseName(&state, closing)
    if type == .assign { throw mistake("var-keyword argument cannot have default value", at: token.span) }
  }

  /// `def f(a, (b, c)):`, which Python 2 had.
  private func diagnoseParenthesised(_ closing: TokenType) throws(ParseFailure) {
    let open = token
    let end = try lookAhead { (parser) throws(ParseFailure) -> SourceSpan in
      parser.advance()
      repeat {
        guard parser.type == .name else { throw parser.unexpected() }
        parser.advance()
      } while parser.take(.comma) && parser.type == .name
      let close = parser.token
      try parser.expect(.rightParenthesis)
      return close.span
    }
    guard let end else { return }
    let what = closing == .colon ? "Lambda expression parameters" : "Function parameters"
    throw mistake("\(what) cannot be parenthesized", at: open.span.union(end))
  }
}
