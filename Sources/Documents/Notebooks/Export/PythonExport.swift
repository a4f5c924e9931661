// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import PythonSyntax

extension Export {
  /// The session as a script for Python with PyTorch, printing what the session's statements printed.
  ///
  /// What the shell echoed is printed: by `print(x)` where that shows the same, else by `sys.displayhook(x)`, which is
  /// Python's own echo (quotes round strings, nothing for None, `_` set). Drawings become matplotlib's, sweeps loops, and going back
  /// in time putting values back; of other commands what they said stays as a comment. An error is caught and printed as one line.
  public static func python(_ notebook: Notebook, name: String, outputs: [Int: CellOutput] = [:]) -> String {
    let context = ScriptContext(notebook, isForJupyter: false)
    var body = ""
    var parts: Set<String> = []
    var index = 0
    for segment in notebook.segments {
      switch segment {
      case .prose(let text):
        body += commentary(text)
      case .block(let block):
        for cell in block.cells {
          let script = ScriptCell(cell, index, outputs[index], context)
          body += script.code + "\n"
          parts.formUnion(script.parts)
          index += 1
        }
      }
    }
    let hook = body.contains("sys.displayhook(") ? "import sys\n" : ""
    if notebook.cells.contains(where: { $0.source.contains("pyplot") }) { parts.insert("show") }
    let helpers = ScriptParts.text(parts)
    return "# \(name), a session of Gradus, as a script for Python with PyTorch.\n" + hook + preset + seed(notebook)
      + (helpers.isEmpty ? "" : "\n" + helpers + "\n") + "\n" + body
  }

  /// A text as comments; of a lesson's blocks the exercises, and the answers as code, since later cells may need what they make.
  private static func commentary(_ text: String) -> String {
    var (result, comments) = ("", [String]())
    var (fence, code): (Fence?, [String]) = (nil, [])
    func flush() {
      if !comments.isEmpty { result += "\n" + commented(comments.joined(separator: "\n")) + "\n\n" }
      comments = []
    }
    for line in NotebookParser.split(text) {
      if let open = fence, open.isClosed(by: line[...]) {
        fence = nil
        if open.language == "answer" {
          flush()
          let source = code.joined(separator: "\n")
          let isCode = (try? Parser.parseModule(SourceText(name: "answer", text: source))) != nil
          result += (isCode ? source : commented(source)) + "\n"
          code = []
        }
        if ["exercise", "hint", "check", "answer"].contains(open.language) { continue }
      } else if fence == nil, let opening = Fence(opening: line[...]) {
        fence = opening
        if opening.language == "exercise" { comments.append("Exercise:") }
        if ["exercise", "hint", "check", "answer"].contains(opening.language) { continue }
      } else if let fence, fence.language == "answer" {
        code.append(NotebookParser.input(line, prompt: ">>>") ?? NotebookParser.input(line, prompt: "...") ?? line)
        continue
      }
      if fence?.language == "hint" || fence?.language == "check" { continue }
      if !line.allSatisfy(\.isWhitespace) { comments.append(line) }
    }
    flush()
    return result
  }

  /// Where the random stream of a session begins, as a statement; empty where the notebook begins it itself.
  static func seed(_ notebook: Notebook, end: String = "") -> String {
    let words = ["rand", "nn.", "init", "ropout", "normal", "bernoulli", "multinomial", "DataLoader", "models."]
    for cell in notebook.cells {
      if cell.source.contains("manual_seed") || cell.source.hasPrefix("%seed") { return "" }
      if words.contains(where: cell.source.contains) {
        return "\n# Where the random stream of a session begins.\ntorch.manual_seed(67280421310721)\(end)\n"
      }
    }
    return ""
  }

  /// The names after every `def`.
  static func definedFunctions(_ notebook: Notebook) -> Set<String> {
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
