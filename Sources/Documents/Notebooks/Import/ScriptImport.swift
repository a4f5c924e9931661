// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import PythonSyntax

/// Reads Python scripts as notebooks.
public enum ScriptImport {
  /// The notebook that a script makes: cells between `# %%` lines where it has such, with the texts of `# %% [markdown]`; else
  /// a cell for each statement, and the comments that stand alone between them as text.
  ///
  /// A script shows no values: its expressions get a `;`.
  public static func notebook(_ text: String, title: String) throws -> Notebook {
    let lines = NotebookParser.split(text.replacing("\r\n", with: "\n"))
    var notebook = Notebook(title: title)
    guard lines.contains(where: { mark($0) != nil }) else {
      try addStatements(of: lines.joined(separator: "\n"), to: &notebook)
      return notebook
    }
    var isProse = false
    var part: [String] = []
    for line in lines + ["# %%"] {
      guard let words = mark(line) else {
        part.append(line)
        continue
      }
      if isProse { add(prose: part, to: &notebook) } else { add(code: part, to: &notebook) }
      part = []
      isProse = words.contains("[markdown]") || words.contains("[md]")
      let title = words.replacing("[markdown]", with: "").replacing("[md]", with: "").trimmingBlankLines
      if !isProse, title.contains(where: \.isLetter) { notebook.append(prose: "## " + title.drop { $0 == " " }) }
    }
    return notebook
  }

  /// What stands behind the mark of a cell; nil for any other line.
  private static func mark(_ line: String) -> String? {
    for mark in ["# %%", "#%%"] where line.hasPrefix(mark) { return String(line.dropFirst(mark.count)) }
    return nil
  }

  private static func add(code lines: [String], to notebook: inout Notebook) {
    let source = lines.joined(separator: "\n").trimmingBlankLines
    if !source.isEmpty { notebook.append(source: source, output: "") }
  }

  /// Comment lines as text; what would be cells of a notebook in it is none.
  private static func add(prose lines: [String], to notebook: inout Notebook) {
    let plain = lines.map { line -> String in
      guard line.hasPrefix("#") else { return line }
      return String(line.dropFirst(line.hasPrefix("# ") ? 2 : 1))
    }
    let text = plain.joined(separator: "\n").trimmingBlankLines.replacing("```pycon", with: "```pycon-text")
    if !text.isEmpty { notebook.append(prose: text) }
  }

  private static func addStatements(of code: String, to notebook: inout Notebook) throws {
    let source = SourceText(name: "script", text: code)
    let statements = try Parser.parseModule(source, allowCommands: false)
    var position = 0
    func between(_ end: Int) -> [String] {
      NotebookParser.split(source[SourceSpan(position, max(position, end))]).filter { $0.hasPrefix("#") }
    }
    for (index, statement) in statements.enumerated() {
      // A decorator stands before what its statement's span says.
      let comments = between(statement.span.start)
      if !comments.isEmpty, !comments[0].hasPrefix("#!") { add(prose: comments, to: &notebook) }
      var end = statement.span.end
      // What stands behind it on its last line belongs to it.
      let bytes = source.utf8
      while end < bytes.count, bytes[end] != UInt8(ascii: "\n") { end += 1 }
      let isShared = index + 1 < statements.count && statements[index + 1].span.start < end
      if isShared { end = statement.span.end }
      var text = source[SourceSpan(max(position, statement.span.start), max(position, end))].trimmingBlankLines
      position = max(position, end)
      if case .expression(let expression) = statement.kind {
        if index == 0, case .string(let words) = expression.kind {
          add(prose: NotebookParser.split(words).map { "# " + $0 }, to: &notebook)
          continue
        }
        if !text.hasSuffix(";") { text += text.contains("#") ? "" : ";" }
      }
      while text.hasPrefix(";") || text.hasPrefix(" ") { text.removeFirst() }
      if !text.isEmpty { notebook.append(source: text, output: "") }
    }
    let rest = between(source.utf8.count)
    if !rest.isEmpty { add(prose: rest, to: &notebook) }
  }
}
