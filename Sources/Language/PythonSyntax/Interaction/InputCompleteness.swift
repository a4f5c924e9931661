// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics

/// Whether what was typed so far is a whole input.
public enum InputState {
  /// It can be run.
  case complete
  /// More lines belong to it; the next one is usually indented by this many blanks.
  case incomplete(indent: Int)
  /// No further line can make it right.
  case invalid(SyntaxError)
}

/// Decides, with the rules of Python's prompt, whether to run the input or to ask for another line.
public enum InputCompleteness {
  /// The state of the lines typed so far, joined by newlines, without one at the end: a text that ends with a newline
  /// has an empty last line.
  ///
  /// Open brackets, triple quotes, a backslash and a decorator wait for more. A compound statement (`for`, `def` …) waits for an empty
  /// line. A command line ends with its line, save a `%watch` whose loop stands below and `%%name`.
  public static func state(of text: String, allowCommands: Bool = true) -> InputState {
    let source = SourceText(name: "input", text: text)
    var lexer = Lexer(source, allowCommands: allowCommands)
    lexer.run()
    switch lexer.failure {
    case .openString: return .incomplete(indent: 0)
    case .openContinuation: return .incomplete(indent: 4)
    case .openBracket, .malformed, .misplaced, nil: break
    }
    let parser = TokenParser(lexer)
    let last = parser.lastMeaningful
    do throws(SyntaxError) {
      let statements = try parser.runTwice { (parser) throws(ParseFailure) in try parser.parseModule() }
      if case .command(let line)? = statements.last?.kind, opensBlock(line), !endsWithEmptyLine(source) {
        return .incomplete(indent: Indentation.below(source))
      }
      guard endsOpen(statements), !endsWithEmptyLine(source) else { return .complete }
      return .incomplete(indent: Indentation.next(source, lexer.tokens))
    } catch {
      if case .openBracket(_, let at) = lexer.failure, parser.firstFailure > last {
        return .incomplete(indent: Indentation.inside(source, bracketAt: at))
      }
      // The parser gave up only because there is nothing more: a block, a decorated definition, an `except` to come.
      let failed = lexer.tokens[parser.firstFailure].type
      let waits = parser.firstFailure > last && (failed == .end || failed == .dedent) && lexer.failure == nil
      if waits, opensMore(lexer.tokens, source) {
        return .incomplete(indent: Indentation.next(source, lexer.tokens))
      }
      return .invalid(error)
    }
  }

  /// Whether the last statement could go on.
  private static func endsOpen(_ statements: [Statement]) -> Bool {
    switch statements.last?.kind {
    case .if, .while, .for, .try, .with, .match, .function, .class: true
    default: false
    }
  }

  /// Whether its lines stand below it: the loop of `%watch`, the cell of `%%time`.
  private static func opensBlock(_ line: CommandLine) -> Bool {
    line.name.hasPrefix("%") || line.name == "watch" && line.text.split(separator: "\n").first?.last == ":"
  }

  /// Whether the last line at the margin begins a statement with blocks or decorators.
  private static func opensMore(_ tokens: [Token], _ source: SourceText) -> Bool {
    var blocks = 0
    var opens = false
    var startsLine = true
    for token in tokens {
      switch token.type {
      case .indent: blocks += 1
      case .dedent: blocks -= 1
      case .newline: startsLine = true
      case .end: break
      default:
        if startsLine, blocks == 0 { opens = beginsBlock(token.type) || isMatch(token, source) }
        startsLine = false
      }
    }
    return opens
  }

  private static func beginsBlock(_ type: TokenType) -> Bool {
    switch type {
    case .if, .while, .for, .try, .with, .def, .class, .at, .elif, .else, .except, .finally: true
    default: false
    }
  }

  /// Whether a token is the word that begins a `match` statement, which is no keyword.
  private static func isMatch(_ token: Token, _ source: SourceText) -> Bool {
    token.type == .name && source[token.span] == "match"
  }

  private static func endsWithEmptyLine(_ source: SourceText) -> Bool {
    source.lineCount > 1 && source.lineText(source.lineCount).utf8.allSatisfy { $0 == 0x20 || $0 == 0x09 }
  }
}

/// How far the next line is usually indented.
enum Indentation {
  /// After the tokens of the lines so far: one step further after a colon, one back after `return` and its like.
  static func next(_ source: SourceText, _ tokens: [Token]) -> Int {
    var last = tokens.count - 1
    while last >= 0, [.end, .dedent, .newline, .indent, .error].contains(tokens[last].type) { last -= 1 }
    guard last >= 0 else { return 0 }
    var first = last
    while first > 0, ![.newline, .indent, .dedent].contains(tokens[first - 1].type) { first -= 1 }
    let width = indentation(source, source.line(at: tokens[first].start))
    if tokens[last].type == .colon { return width + 4 }
    switch tokens[first].type {
    case .return, .pass, .raise, .break, .continue: return max(0, width - 4)
    default: return width
    }
  }

  /// After the last line: as far as it, and one step further after a colon.
  static func below(_ source: SourceText) -> Int {
    let width = indentation(source, source.lineCount)
    return source.lineText(source.lineCount).last == ":" ? width + 4 : width
  }

  /// Inside of a bracket: one step further than the line that opens it.
  static func inside(_ source: SourceText, bracketAt offset: Int) -> Int {
    indentation(source, source.line(at: offset)) + 4
  }

  private static func indentation(_ source: SourceText, _ line: Int) -> Int {
    var width = 0
    for byte in source.lineText(line).utf8 {
      if byte == 0x20 {
        width += 1
      } else if byte == 0x09 {
        width = (width / 8 + 1) * 8
      } else {
        break
      }
    }
    return width
  }
}
