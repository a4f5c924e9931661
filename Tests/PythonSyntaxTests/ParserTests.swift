// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Testing

@testable import PythonSyntax

/// What a text is read as: its tree, or its error with the place.
func reading(_ text: String, commands: Bool = false) -> String {
  let source = SourceText(name: "test", text: text)
  do throws(SyntaxError) {
    return TreeText.text(try Parser.parseModule(source, allowCommands: commands))
  } catch {
    let line = source.line(at: error.span.start)
    let before = source[SourceSpan(source.lineStart(line), error.span.start)]
    return "\(error.kind.rawValue)|\(error.message)|\(line):\(before.unicodeScalars.count + 1)"
  }
}

@Suite struct ParserTests {
  /// Programs of every form, against the trees of CPython 3.11 (Fixtures/generate/syntax.py).
  @Test(arguments: Snippet.all(in: "syntax_trees.txt")) func readsAsPythonDoes(snippet: Snippet) {
    #expect(reading(snippet.source) == snippet.expected)
  }

  /// Broken programs, against the errors of CPython 3.11 and their places.
  @Test(arguments: Snippet.all(in: "syntax_errors.txt")) func refusesInPythonsWords(snippet: Snippet) {
    let read = reading(snippet.source)
    if snippet.expected.hasSuffix("|?") {
      #expect(read.hasPrefix(snippet.expected.dropLast()))
    } else {
      #expect(read == snippet.expected)
    }
  }

  @Test func fixturesAreThere() {
    #expect(Snippet.all(in: "syntax_trees.txt").count >= 190)
    #expect(Snippet.all(in: "syntax_errors.txt").count >= 700)
  }

  @Test(arguments: [
    ("async def f(): pass", "async functions"), ("async for x in y: pass", "async for"),
    ("await x", "async functions"), ("[x async for x in y]", "async comprehensions"),
    ("try: pass\nexcept* A: pass", "except*"), ("'\\ud800'", "surrogates in strings"),
  ])
  func refusesByNameWhatGradusLacks(text: String, what: String) {
    #expect(reading(text).hasPrefix("SyntaxError|Gradus has no \(what)"))
  }

  @Test func quotesMayBeNestedAsInPython312() {
    #expect(reading("f'{d['k']} {f\"{x}\"}'") == reading("f'{d[\"k\"]}' ' ' f'{f\"\"\"{x}\"\"\"}'"))
  }

  @Test func lineEndsMayBeAnySystems() {
    #expect(reading("if a:\r\n  b\r\nc\r\n") == reading("if a:\n  b\nc\n"))
    #expect(reading("x = '''a\r\nb'''") == reading("x = '''a\nb'''"))
    #expect(reading("\u{FEFF}x = 1") == reading("x = 1"))
  }

  @Test func spansAreThoseOfTheSource() throws {
    let source = SourceText(name: "test", text: "x = f(a)(b).c[0] + (d)\n")
    let statements = try Parser.parseModule(source)
    guard case .assign(_, let value) = statements[0].kind, case .binary(_, let left, let right) = value.kind,
      case .subscript(let attribute, _) = left.kind, case .attribute(_, _, let name) = attribute.kind
    else {
      Issue.record("another tree")
      return
    }
    #expect(source[statements[0].span] == "x = f(a)(b).c[0] + (d)")
    #expect(source[value.span] == "f(a)(b).c[0] + (d)")
    #expect(source[left.span] == "f(a)(b).c[0]")
    #expect(source[right.span] == "d")
    #expect(source[name] == "c")
  }

  @Test func decoratorsBelongToTheStatement() throws {
    let source = SourceText(name: "test", text: "@a\n@b(1)\ndef f():\n  pass\n\nx\n")
    let statements = try Parser.parseModule(source)
    #expect(source[statements[0].span] == "@a\n@b(1)\ndef f():\n  pass")
  }

  @Test func expressionsStandAlone() throws {
    let expression = try Parser.parseExpression(SourceText(name: "test", text: " 1 + 2 \n"))
    #expect(TreeText.text(expression) == "(bin + (int 1) (int 2))")
    #expect(throws: SyntaxError.self) { try Parser.parseExpression(SourceText(name: "test", text: "x = 1")) }
    #expect(throws: SyntaxError.self) { try Parser.parseExpression(SourceText(name: "test", text: "")) }
  }

  @Test func argumentsStandAlone() throws {
    let source = SourceText(name: "test", text: "f(1, x=2)")
    let inner = try Parser.parseArguments(source, in: SourceSpan(2, 8))
    #expect(inner.map(TreeText.argument) == ["(int 1)", "x=(int 2)"])
    #expect(source[inner[1].value.span] == "2")
    #expect(throws: SyntaxError.self) { try Parser.parseArguments(source, in: SourceSpan(2, 9)) }
  }
}
