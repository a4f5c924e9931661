// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import PythonSyntax

/// What the cells of a notebook have in common on their way into a script.
struct ScriptContext {
  let isForJupyter: Bool
  let usesLastValue: Bool
  /// Functions that may print and give None.
  let printingNames: Set<String>
  let history: ScriptHistory
  /// For each cell the names that those before it gave values.
  private(set) var names: [Set<String>] = []

  init(_ notebook: Notebook, isForJupyter: Bool) {
    self.isForJupyter = isForJupyter
    let cells = notebook.cells
    usesLastValue = cells.contains { cell in
      highlightTokens(cell.source).contains { span, kind in kind == .name && cell.source.utf8Slice(span) == "_" }
    }
    printingNames = Export.definedFunctions(notebook).union(["help", "show", "pprint", "step", "backward"])
    history = ScriptHistory(cells)
    var known: Set<String> = []
    for cell in cells {
      names.append(known)
      guard !cell.source.hasPrefix("%") else { continue }
      for (span, kind) in highlightTokens(cell.source) where kind == .name {
        known.insert(String(cell.source.utf8Slice(span)))
      }
    }
  }
}

/// One input on its way into a script or a Jupyter notebook.
struct ScriptCell {
  private let cell: NotebookCell
  private let index: Int
  private let output: CellOutput
  /// Whether the shell showed values, as far as that is known.
  private let showsValues: Bool
  private let context: ScriptContext
  private let text: SourceText
  /// The parts of scripts that its code needs.
  private(set) var parts: Set<String> = []
  /// The code.
  private(set) var code = ""

  init(_ cell: NotebookCell, _ index: Int, _ output: CellOutput?, _ context: ScriptContext) {
    let cell =
      Export.timed(cell.source).map { NotebookCell(source: $0, output: cell.output, inputText: "", outputText: "") }
      ?? cell
    self.cell = cell
    self.index = index
    self.output = output ?? CellOutput(cell.output, [])
    showsValues = output.map { $0.parts.contains { $0.kind == .echo } } ?? true
    self.context = context
    text = SourceText(name: "cell", text: cell.source)
    let (before, behind) = (context.history.before[index] ?? [], context.history.behind[index] ?? [])
    code = (before + [translated()] + behind).joined(separator: "\n")
    if !before.isEmpty || !behind.isEmpty { needsHistory() }
  }

  private mutating func needsHistory() { parts.insert("marks") }

  private mutating func translated() -> String {
    guard let statements = try? Parser.parseModule(text, allowCommands: true) else {
      return context.isForJupyter ? cell.source : Export.commented(cell.source) + said()
    }
    var edits: [(SourceSpan, String)] = []
    for statement in statements {
      switch statement.kind {
      case .command(let command): edits.append((statement.span, python(command, statement.span)))
      case .expression(let expression):
        let isLast = statement.span == statements.last?.span
        if let echo = echo(of: expression, alone: statements.count == 1, isLast: isLast) {
          edits.append((statement.span, echo))
        }
      default: break
      }
    }
    let code = cell.source.replacing(edits)
    return cell.hasTraceback && !context.isForJupyter ? caught(code) : code
  }

  // MARK: Commands

  private mutating func python(_ command: CommandLine, _ span: SourceSpan) -> String {
    if context.isForJupyter, ScriptCell.shared.contains(command.name) { return text[span] }
    if context.isForJupyter, CommandScript.runsFile(command) { return "%run -i \(command.text)" }
    let comment = Export.commented(text[span])
    // Watching changes nothing; the loop that is watched does.
    if command.name == "watch", let (head, loop) = WatchedLoop.split(command.text) {
      let head = Export.commented("%watch \(head.drop { $0 == " " }):")
      return head + "\n" + loop
    }
    if let move = context.history.moves[index] {
      needsHistory()
      return comment + said() + "\n" + move
    }
    guard !cell.hasTraceback else { return comment }
    let script = CommandScript(command, text, output, known: context.names[index])
    guard let code = script.code else { return comment + said() }
    parts.formUnion(script.parts)
    // Jupyter would show what the last call gives.
    let silence = context.isForJupyter && code.hasSuffix(")") ? ";" : ""
    return comment + "\n" + code + silence + (command.name == "plot" ? said() : "")
  }

  /// Commands that Jupyter has as well.
  private static let shared: Set<String> = [
    "time", "timeit", "pwd", "ls", "cd", "system", "%writefile", "matplotlib", "%bash", "%sh",
  ]

  /// The most lines of what a command said that stay.
  private static let mostLines = 60

  /// What a command said, as comments: of charts the words, since they are drawn.
  private func said() -> String {
    guard !context.isForJupyter else { return "" }
    var lines: [String] = []
    for (kind, piece) in output.pieces {
      if case .chart(_, let words, _)? = kind { lines += words } else { lines += NotebookParser.split(piece) }
    }
    while lines.last?.isEmpty == true { lines.removeLast() }
    // Without its parts a chart cannot be told from words.
    guard !lines.isEmpty, !output.parts.isEmpty || lines.count <= ScriptCell.mostLines else { return "" }
    let more = lines.count > ScriptCell.mostLines ? ["…"] : []
    return (lines.prefix(ScriptCell.mostLines) + more).map { $0.isEmpty ? "\n#" : "\n#   \($0)" }.joined()
  }

  // MARK: Errors

  /// Code that failed: it fails again, which is caught and said in a line; what it did before stays done.
  private func caught(_ code: String) -> String {
    let lines = NotebookParser.split(cell.output)
    let start = (lines.firstIndex { $0.hasPrefix("Traceback (most recent call last)") } ?? 0) + 1
    let last = lines[min(start, lines.count)...].first { !$0.isEmpty && !$0.hasPrefix(" ") } ?? ""
    let note = "# This raised an error in the session.\n"
    // A text over several lines would change with its indentation; what was stopped by hand is not run.
    let tokens = highlightTokens(code)
    let hasLongText = tokens.contains { $1 == .string && code.utf8Slice($0).contains("\n") }
    if hasLongText || last.hasPrefix("KeyboardInterrupt") || last.hasPrefix("SyntaxError") {
      return note + Export.commented(code)
    }
    // A command that failed is no more than a comment.
    if NotebookParser.split(code).allSatisfy({ $0.isEmpty || $0.hasPrefix("#") }) { return note + code }
    let body = NotebookParser.split(code).map { $0.isEmpty ? "" : "    " + $0 }.joined(separator: "\n")
    return note + "try:\n\(body)\nexcept Exception as error:\n    print(f\"{type(error).__name__}: {error}\")"
  }

  // MARK: Values

  /// The statement that prints what the shell echoed; nil if it echoed nothing, or Jupyter does.
  private func echo(of expression: Expression, alone: Bool, isLast: Bool) -> String? {
    if cell.output.isEmpty || !showsValues || isSilenced(expression.span) || context.isForJupyter && isLast {
      return nil
    }
    if case .call(let function, _) = expression.kind, case .name("print") = function.kind { return nil }
    var inner = text[expression.span]
    if case .tuple = expression.kind { inner = "(\(inner))" }
    if case .namedExpression = expression.kind { inner = "(\(inner))" }
    let looksAlike = alone && printsItself && !context.usesLastValue && givesValue(expression)
    return looksAlike && !context.isForJupyter ? "print(\(inner))" : "sys.displayhook(\(inner))"
  }

  /// Whether `print` says of the value what the echo said: of numbers, containers, tensors. Arrays, dates, fractions, classes of programs
  /// and many others print otherwise.
  private var printsItself: Bool {
    let output = cell.output
    if let first = output.utf8.first, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first) { return true }
    let beginnings = [
      "-", "[", "(", "{", "tensor(", "Parameter containing:", "torch.", "True\n", "False\n", "inf\n", "nan\n", "range(",
    ]
    return beginnings.contains { output.hasPrefix($0) }
  }

  /// True if a semicolon follows.
  private func isSilenced(_ span: SourceSpan) -> Bool {
    text.utf8[min(span.end, text.utf8.count)...].first { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: ")") }
      == UInt8(ascii: ";")
  }

  /// True unless it calls something that could print and give None: a function or method that the session defines.
  private func givesValue(_ expression: Expression) -> Bool {
    guard case .call(let function, _) = expression.kind else { return true }
    switch function.kind {
    case .name(let name), .attribute(_, let name, _): return !context.printingNames.contains(name)
    default: return false
    }
  }
}
