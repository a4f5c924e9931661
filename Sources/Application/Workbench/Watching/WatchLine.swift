// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
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
    guard let colon = WatchLine.colon(in: Array(text.utf8)) else { return nil }
    let bytes = Array(text.utf8)
    let above = String(repeating: "\n", count: line - 1)
    let head = String(decoding: bytes[..<colon], as: UTF8.self)
    expressionSource = SourceText(name: name, text: above + "(" + head + ")")
    let inner = SourceSpan(above.utf8.count + 1, above.utf8.count + 1 + head.utf8.count)
    let arguments = try Parser.parseArguments(expressionSource, in: inner)
    guard !arguments.isEmpty, arguments.allSatisfy({ $0.kind == .positional }) else { return nil }
    expressions = arguments.map(\.value)
    let before = bytes[..<colon].count { $0 == 0x0A }
    let loop = WatchLine.dedented(String(decoding: bytes[(colon + 1)...], as: UTF8.self))
    loopSource = SourceText(name: name, text: above + String(repeating: "\n", count: before) + loop)
    statements = try Parser.parseModule(loopSource)
    guard !statements.isEmpty else { return nil }
  }

  /// The colon outside of brackets and strings behind which a statement begins: a lambda's and a slice's are others.
  private static func colon(in bytes: [UInt8]) -> Int? {
    var (depth, quote) = (0, UInt8(0))
    for (place, byte) in bytes.enumerated() {
      if quote != 0 {
        if byte == quote { quote = 0 }
        continue
      }
      switch byte {
      case 0x22, 0x27: quote = byte
      case 0x28, 0x5B, 0x7B: depth += 1
      case 0x29, 0x5D, 0x7D: depth -= 1
      case 0x3A where depth == 0:
        let rest = bytes[(place + 1)...].drop { $0 == 0x20 || $0 == 0x09 }
        let word = String(decoding: rest.prefix { $0 >= 0x61 && $0 <= 0x7A }, as: UTF8.self)
        if rest.first == 0x0A || rest.first == 0x0D || ["for", "while", "with", "if", "try"].contains(word) {
          return place
        }
      default: break
      }
    }
    return nil
  }

  /// A block without the indentation of its first line; a loop on the command's own line stays as it is.
  private static func dedented(_ text: String) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard let head = lines.first, head.allSatisfy({ $0 == " " || $0 == "\t" || $0 == "\r" }) else {
      return String(text.drop { $0 == " " || $0 == "\t" })
    }
    let margin = lines.dropFirst().first { !$0.allSatisfy { $0 == " " || $0 == "\t" } }?.prefix {
      $0 == " " || $0 == "\t"
    }
    return lines.map { line in line.hasPrefix(margin ?? "") ? line.dropFirst(margin?.count ?? 0) : line }
      .joined(separator: "\n")
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
