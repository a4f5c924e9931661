// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import PythonSyntax

/// The pieces of an exported page.
enum PageWriter {
  /// A cell: its input and what it printed, with charts as drawings where it ran again.
  static func html(of cell: NotebookCell, number: Int, _ output: CellOutput?) -> String {
    var html = "<section>\n<pre class=\"in\" data-cell=\"\(number)\">\(coloured(cell.source))</pre>\n"
    guard let output else {
      html += printed(cell.output, isError: cell.hasTraceback)
      return html + "</section>\n"
    }
    var (text, isError) = ("", false)
    for (kind, piece) in output.pieces {
      guard case .chart(let svg, let words, _)? = kind else {
        if kind == .error {
          html += printed(text, isError: false)
          text = ""
        }
        text += piece
        isError = isError || kind == .error
        continue
      }
      html += printed(text, isError: isError) + figure(svg, words)
      (text, isError) = ("", false)
    }
    return html + printed(text, isError: isError) + "</section>\n"
  }

  private static func printed(_ text: String, isError: Bool) -> String {
    let text = NotebookCell.comparable(text).trimmingBlankLines
    return text.isEmpty ? "" : "<pre class=\"out\(isError ? " error" : "")\">\(TerminalHTML.html(text))</pre>\n"
  }

  /// A chart in the colours of the page, with its words below.
  private static func figure(_ svg: String, _ words: [String]) -> String {
    let drawing = svg.replacing("<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n", with: "")
      .replacing("=\"#222\"", with: "=\"currentColor\"").replacing("=\"#e4e4e4\"", with: "=\"var(--grid)\"")
      .replacing("=\"#555\"", with: "=\"var(--dim)\"")
    let caption = words.isEmpty ? "" : "<figcaption>\(words.map(escaped).joined(separator: "<br>\n"))</figcaption>\n"
    return "<figure>\n\(drawing)\(caption)</figure>\n"
  }

  /// The language that a page is written in, as far as fonts and readers want to know.
  static func language(of text: String) -> String {
    var (han, kana, letters) = (0, 0, 0)
    for scalar in text.unicodeScalars.prefix(200_000) {
      switch scalar.value {
      case 0x4E00...0x9FFF: han += 1
      case 0x3040...0x30FF: kana += 1
      case 0x41...0x5A, 0x61...0x7A: letters += 1
      default: break
      }
    }
    return kana > 10 ? "ja" : han * 20 > letters && han > 10 ? "zh" : "en"
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
    :root { color-scheme: light dark; --ink: #1f2328; --paper: #ffffff; --soft: #f5f6f8; --line: #d5d9de; --dim: #656d76; --grid: #e4e4e4;
      --k: #8250df; --n: #0550ae; --s: #116329; --m: #953800; --error: #cf222e; }
    @media (prefers-color-scheme: dark) { :root { --ink: #d8dee4; --paper: #15181c; --soft: #1e2227; --line: #363c44;
      --dim: #8d96a0; --grid: #31363d; --k: #d2a8ff; --n: #79c0ff; --s: #7ee787; --m: #ffa657; --error: #ff8e86; } }
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
    .exercise { border-left: 3px solid var(--n); padding: 0.1rem 0 0.1rem 1rem; margin: 1.2rem 0 0.4rem; }
    details { margin: 0.3rem 0 0.3rem 1rem; } summary { cursor: pointer; color: var(--n); }
    figure { margin: 0.8rem 0; } figure svg { max-width: 100%; height: auto; display: block; }
    figcaption { color: var(--dim); font-size: 0.86rem; padding: 0.2rem 1rem; }
    math { font-family: math, "Latin Modern Math", "STIX Two Math", "Cambria Math", "DejaVu Math TeX Gyre", "Noto Sans Math", serif; font-size: 1.08em; }
    .overline { border-top: 1px solid; } .underline { border-bottom: 1px solid; }
    math[display=block] { margin: 0.9rem 0; overflow-x: auto; overflow-y: hidden; }
    mtable.aligned mtd { padding: 0.2em 0; } .boxed { border: 1px solid var(--line); padding: 0.2em; }
    .missing { color: var(--dim); } .a1 { font-weight: 600; } .a3 { font-style: italic; } .a4 { text-decoration: underline; }
    .a31 { color: var(--error); } .a32 { color: var(--s); } .a33 { color: var(--m); } .a34, .a36 { color: var(--n); }
    .a35 { color: var(--k); } .a2, .a90 { color: var(--dim); }
    hr { border: 0; border-top: 1px solid var(--line); }
    @media print { body { font-size: 10pt; } main { max-width: none; padding: 0; } pre { white-space: pre-wrap; }
      figure, img, tr, pre.out { break-inside: avoid; } h1, h2, h3, pre.in { break-after: avoid; } figure svg { max-height: 9cm; } }
    """
}
