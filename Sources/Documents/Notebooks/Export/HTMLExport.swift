// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import PythonSyntax

extension Export {
  /// The session as a page that needs no other file: text, inputs in colour, outputs and charts as they stood in the
  /// terminal; light or dark as the reader's system asks.
  public static func html(_ notebook: Notebook, name: String) -> String {
    page(title: notebook.title ?? name, body: body(of: notebook))
  }

  /// What a notebook says, as the inside of a page.
  public static func body(of notebook: Notebook) -> String {
    var body = ""
    var number = 0
    for segment in notebook.segments {
      switch segment {
      case .prose(let text): body += MarkdownHTML.html(text)
      case .block(let block):
        for cell in block.cells {
          number += 1
          body += PageWriter.html(of: cell, number: number)
        }
      }
    }
    return body
  }

  /// A page with this inside.
  public static func page(title: String, body: String) -> String {
    """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>\(escaped(title))</title>
    <style>
    \(PageWriter.style)
    </style>
    </head>
    <body>
    <main>
    \(body)</main>
    </body>
    </html>

    """
  }

  /// A text in which no character means markup.
  public static func escaped(_ text: some StringProtocol) -> String { PageWriter.escaped(text) }
}

/// The pieces of an exported page.
enum PageWriter {
  /// A cell: its input and what it printed.
  static func html(of cell: NotebookCell, number: Int) -> String {
    let input = "<pre class=\"in\" data-cell=\"\(number)\">\(coloured(cell.source))</pre>\n"
    let text = NotebookCell.comparable(cell.output)
    if text.isEmpty { return "<section>\n\(input)</section>\n" }
    let kind = cell.hasTraceback ? "out error" : "out"
    return "<section>\n\(input)<pre class=\"\(kind)\">\(escaped(text))</pre>\n</section>\n"
  }

  /// Python code with its words marked by kind.
  static func coloured(_ source: String) -> String {
    var html = ""
    let text = SourceText(name: "", text: source)
    var position = 0
    for (span, kind) in highlightTokens(source) where span.start >= position {
      html += escaped(text[SourceSpan(position, span.start)])
      let word = escaped(text[span])
      if let name = className(kind) { html += "<span class=\"\(name)\">\(word)</span>" } else { html += word }
      position = span.end
    }
    return html + escaped(text[SourceSpan(position, text.utf8.count)])
  }

  /// A text in which no character means markup.
  static func escaped(_ text: some StringProtocol) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private static func className(_ kind: TokenKind) -> String? {
    switch kind {
    case .keyword: "k"
    case .number: "n"
    case .string: "s"
    case .comment: "c"
    case .command: "m"
    default: nil
    }
  }

  static let style = """
    :root { color-scheme: light dark; --ink: #1f2328; --paper: #ffffff; --soft: #f5f6f8; --line: #d5d9de; --dim: #656d76;
      --k: #8250df; --n: #0550ae; --s: #116329; --m: #953800; --error: #cf222e; }
    @media (prefers-color-scheme: dark) { :root { --ink: #d8dee4; --paper: #15181c; --soft: #1e2227; --line: #363c44;
      --dim: #8d96a0; --k: #d2a8ff; --n: #79c0ff; --s: #7ee787; --m: #ffa657; --error: #ff8e86; } }
    body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.55 system-ui, sans-serif; }
    main { max-width: 54rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; }
    h1, h2, h3 { line-height: 1.25; }
    a { color: var(--n); }
    pre, code { font-family: ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace; }
    code { background: var(--soft); padding: 0.1em 0.3em; border-radius: 3px; font-size: 0.9em; }
    pre { font-size: 0.86rem; line-height: 1.25; margin: 0; padding: 0.5rem 0.75rem; overflow-x: auto; tab-size: 4; }
    pre.code, pre.in { background: var(--soft); border: 1px solid var(--line); border-radius: 4px; }
    pre.code { margin: 1rem 0; }
    section { margin: 0.7rem 0; }
    pre.out { padding-left: 1rem; }
    pre.error { color: var(--error); }
    .k { color: var(--k); font-weight: 600; } .n { color: var(--n); } .s { color: var(--s); } .m { color: var(--m); }
    .c { color: var(--dim); font-style: italic; }
    blockquote { margin: 1rem 0; padding-left: 1rem; border-left: 3px solid var(--line); color: var(--dim); }
    table { border-collapse: collapse; } td, th { border: 1px solid var(--line); padding: 0.25rem 0.6rem; }
    .task-list-item { list-style: none; } .task-list-item input { margin: 0 0.4em 0 -1.3em; } img { max-width: 100%; }
    hr { border: 0; border-top: 1px solid var(--line); }
    @media print { body { font-size: 10pt; } pre { white-space: pre-wrap; } }
    """
}
