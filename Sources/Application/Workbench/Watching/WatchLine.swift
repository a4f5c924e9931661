// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Notebooks
import PythonRuntime
import PythonSyntax

/// `EXPRESSION, … : LOOP` taken apart, with sources whose lines are those of the cell, so that tracebacks point into it.
struct WatchLine {
  /// What is watched.
  let expressions: [Expression]
  let expressionSource: SourceText
  /// The statements that run.
  let statements: [Statement]
  let loopSource: SourceText

  /// - Parameters:
  ///   - text: what stands behind `%watch`.
  ///   - line: the line of the cell that it stands on, from 1.
  init?(_ text: String, name: String, line: Int) throws {
    guard let (head, loop) = WatchedLoop.split(text) else { return nil }
    let above = String(repeating: "\n", count: line - 1)
    expressionSource = SourceText(name: name, text: above + head)
    let inner = SourceSpan(above.utf8.count, above.utf8.count + head.utf8.count)
    let arguments = try Parser.parseArguments(expressionSource, in: inner)
    guard !arguments.isEmpty, arguments.allSatisfy({ $0.kind == .positional }) else { return nil }
    expressions = arguments.map(\.value)
    let before = head.utf8.count { $0 == 0x0A }
    loopSource = SourceText(name: name, text: above + String(repeating: "\n", count: before) + loop)
    statements = try Parser.parseModule(loopSource)
    guard !statements.isEmpty else { return nil }
  }

  /// The statements with a call of the watcher at the beginning of every round of their loops (not of loops inside of these).
  func marked(with command: String) -> [Statement] { statements.map { mark($0, command) } }

  private func mark(_ statement: Statement, _ command: String) -> Statement {
    let call = Statement(.command(CommandLine(name: command, arguments: [], text: "")), statement.span)
    switch statement.kind {
    case .for(let target, let iterable, let body, let otherwise):
      return Statement(
        .for(target: target, iterable: iterable, body: [call] + body, otherwise: otherwise), statement.span)
    case .while(let test, let body, let otherwise):
      return Statement(.while(test: test, body: [call] + body, otherwise: otherwise), statement.span)
    case .with(let items, let body):
      return Statement(.with(items, body: body.map { mark($0, command) }), statement.span)
    case .if(let test, let body, let otherwise):
      return Statement(
        .if(test: test, body: body.map { mark($0, command) }, otherwise: otherwise.map { mark($0, command) }),
        statement.span)
    case .try(let body, let handlers, let otherwise, let finally):
      return Statement(
        .try(body: body.map { mark($0, command) }, handlers: handlers, otherwise: otherwise, finally: finally),
        statement.span)
    default: return statement
    }
  }
}
