// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import PythonSyntax

extension Export {
  /// The session as a script for Python with PyTorch, printing what the session printed.
  ///
  /// What the shell echoed is printed: by `print(x)` where that shows the same, else by `sys.displayhook(x)`, which is
  /// Python's own echo (quotes round strings, nothing for None, `_` set). Commands, inputs that ended in an error and
  /// text become comments.
  public static func python(_ notebook: Notebook, name: String) -> String {
    let usesLastValue = notebook.cells.contains { cell in
      highlightTokens(cell.source).contains { span, kind in kind == .name && cell.source.utf8Slice(span) == "_" }
    }
    let printingNames = definedFunctions(notebook).union(["help", "show", "pprint"])
    var body = ""
    for segment in notebook.segments {
      switch segment {
      case .prose(let text):
        let lines = text.split(separator: "\n").filter { !$0.allSatisfy(\.isWhitespace) }
        if !lines.isEmpty { body += "\n" + commented(lines.joined(separator: "\n")) + "\n\n" }
      case .block(let block):
        for cell in block.cells {
          body += PythonCell(cell, usesLastValue: usesLastValue, printingNames: printingNames).script + "\n"
        }
      }
    }
    let hook = body.contains("sys.displayhook(") ? "import sys\n" : ""
    return "# \(name), a session of Gradus, as a script for Python with PyTorch.\n" + hook + preset + "\n" + body
  }

  /// The names after every `def`.
  private static func definedFunctions(_ notebook: Notebook) -> Set<String> {
    var names: Set<String> = []
    for cell in notebook.cells {
      var followsDef = false
      for (span, kind) in highlightTokens(cell.source) {
        let word = cell.source.utf8Slice(span)
        if followsDef, kind == .name { names.insert(String(word)) }
        followsDef = kind == .keyword && word == "def"
      }
    }
    return names
  }

  /// What `%time` or `%%time` runs, when a cell is nothing else.
  static func timed(_ source: String) -> String? {
    guard source.hasPrefix("%"), source.dropFirst().trimmingPrefix("%").hasPrefix("time") else { return nil }
    let text = SourceText(name: "cell", text: source)
    guard let statements = try? Parser.parseModule(text, allowCommands: true), statements.count == 1,
      case .command(let command) = statements[0].kind, ["time", "%time"].contains(command.name)
    else { return nil }
    let inner = command.text.drop { $0 == "\n" || $0 == " " }
    let isPython = (try? Parser.parseModule(SourceText(name: "cell", text: String(inner)))) != nil
    return inner.isEmpty || !isPython ? nil : String(inner)
  }

  /// A cell's input with its commands as comments; nil if it is no valid input.
  static func withoutCommands(_ source: String) -> String? {
    guard source.contains("%") else { return source }
    if let timed = timed(source) { return withoutCommands(timed) }
    let text = SourceText(name: "cell", text: source)
    guard let statements = try? Parser.parseModule(text, allowCommands: true) else { return nil }
    let commands = statements.compactMap { statement -> (SourceSpan, String)? in
      guard case .command(let command) = statement.kind else { return nil }
      guard command.name == "watch", let (_, loop) = WatchedLoop.split(command.text) else {
        return (statement.span, commented(text[statement.span]))
      }
      return (statement.span, loop)
    }
    return source.replacing(commands)
  }
}

/// One input on its way into a script.
private struct PythonCell {
  let cell: NotebookCell
  let usesLastValue: Bool
  /// Functions that may print and give None.
  let printingNames: Set<String>
  let text: SourceText

  init(_ cell: NotebookCell, usesLastValue: Bool, printingNames: Set<String>) {
    let cell =
      Export.timed(cell.source).map { NotebookCell(source: $0, output: cell.output, inputText: "", outputText: "") }
      ?? cell
    self.cell = cell
    self.usesLastValue = usesLastValue
    self.printingNames = printingNames
    text = SourceText(name: "cell", text: cell.source)
  }

  var script: String {
    guard let statements = try? Parser.parseModule(text, allowCommands: true) else {
      return Export.commented(cell.source)
    }
    if cell.hasTraceback {
      return "# This raised an error in the session.\n" + Export.commented(cell.source)
    }
    var edits: [(SourceSpan, String)] = []
    for statement in statements {
      switch statement.kind {
      case .command(let command):
        // Watching changes nothing; the loop that is watched does.
        if command.name == "watch", let (head, loop) = WatchedLoop.split(command.text) {
          edits.append((statement.span, Export.commented("%watch \(head.drop { $0 == " " }):") + "\n" + loop))
        } else {
          edits.append((statement.span, Export.commented(text[statement.span])))
        }
      case .expression(let expression):
        if let echo = echo(of: expression, alone: statements.count == 1) { edits.append((statement.span, echo)) }
      default: break
      }
    }
    return cell.source.replacing(edits)
  }

  /// The statement that prints what the shell echoed; nil if it echoed nothing.
  private func echo(of expression: Expression, alone: Bool) -> String? {
    if cell.output.isEmpty || isSilenced(expression.span) { return nil }
    if case .call(let function, _) = expression.kind, case .name("print") = function.kind { return nil }
    var inner = text[expression.span]
    if case .tuple = expression.kind { inner = "(\(inner))" }
    if case .namedExpression = expression.kind { inner = "(\(inner))" }
    let quoted = cell.output.utf8.first == UInt8(ascii: "'") || cell.output.utf8.first == UInt8(ascii: "\"")
    let looksAlike = alone && !quoted && !usesLastValue && givesValue(expression)
    return looksAlike ? "print(\(inner))" : "sys.displayhook(\(inner))"
  }

  /// True if a semicolon follows and nothing else on the line.
  private func isSilenced(_ span: SourceSpan) -> Bool {
    let rest = text.utf8[min(span.end, text.utf8.count)...].drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: ")") }
    guard rest.first == UInt8(ascii: ";") else { return false }
    let next = rest.dropFirst().first { $0 != UInt8(ascii: " ") }
    return next == nil || next == UInt8(ascii: "\n") || next == UInt8(ascii: "#")
  }

  /// True unless it calls something that could print and give None: a function or method that the session defines.
  private func givesValue(_ expression: Expression) -> Bool {
    guard case .call(let function, _) = expression.kind else { return true }
    switch function.kind {
    case .name(let name), .attribute(_, let name, _): return !printingNames.contains(name)
    default: return false
    }
  }
}

extension String {
  /// The characters of a span of UTF-8 bytes.
  func utf8Slice(_ span: SourceSpan) -> Substring {
    let bytes = utf8
    let start = bytes.index(bytes.startIndex, offsetBy: min(span.start, bytes.count))
    let end = bytes.index(bytes.startIndex, offsetBy: min(max(span.start, span.end), bytes.count))
    return self[start..<end]
  }

  /// The text with spans replaced; they stand in order and do not overlap.
  func replacing(_ edits: [(SourceSpan, String)]) -> String {
    var result = ""
    var position = 0
    for (span, text) in edits where span.start >= position {
      result += utf8Slice(SourceSpan(position, span.start)) + text
      position = span.end
    }
    return result + utf8Slice(SourceSpan(position, utf8.count))
  }
}
