// SPDX-License-Identifier: GPL-3.0-or-later

/// The text of a notebook as a page has it: Markdown, and a lesson's blocks as exercises whose hints and answers open with a click.
/// Checks are for programs and left out.
enum LessonHTML {
  static func html(_ text: String, isChinese: Bool, picture: Export.Picture?) -> String {
    var (html, plain) = ("", "")
    var block: (fence: Fence, isLesson: Bool)?
    var inside: [String] = []
    for line in NotebookParser.lines(of: text) {
      if let open = block {
        guard open.fence.isClosed(by: line) else {
          if open.isLesson { inside.append(String(line)) } else { plain += line }
          continue
        }
        block = nil
        if open.isLesson {
          html += self.block(open.fence.language, inside, isChinese, picture)
          inside = []
        } else {
          plain += line
        }
        continue
      }
      // Comments on lines of their own are notes for programs and writers.
      let backwards = line.utf8.reversed().drop(while: NotebookParser.isBlank)
      if line.hasPrefix("<!--"), backwards.starts(with: "-->".utf8.reversed()) { continue }
      let fence = Fence(opening: line)
      let isLesson = fence.map { words[$0.language] != nil } ?? false
      block = fence.map { ($0, isLesson) }
      guard isLesson else {
        plain += line
        continue
      }
      html += MarkdownHTML.html(plain, picture: picture)
      plain = ""
    }
    if let block, block.isLesson { html += self.block(block.fence.language, inside, isChinese, picture) }
    return html + MarkdownHTML.html(plain, picture: picture)
  }

  private static let words = [
    "exercise": ("Exercise", "练习"), "hint": ("Hint", "提示"), "answer": ("Answer", "答案"), "check": ("", ""),
  ]

  private static func block(_ kind: String, _ lines: [String], _ isChinese: Bool, _ picture: Export.Picture?) -> String
  {
    guard let (english, chinese) = words[kind], kind != "check" else { return "" }
    let word = isChinese ? chinese : english
    var text = ""
    var code: [String] = []
    for line in lines {
      let input = NotebookParser.input(String(line.prefix { $0 != "\n" }), prompt: ">>>")
      if let input = input
        ?? (code.isEmpty ? nil : NotebookParser.input(String(line.prefix { $0 != "\n" }), prompt: "..."))
      {
        code.append(input)
      } else {
        text += line
      }
    }
    if kind == "answer" {
      let source = code.isEmpty ? lines.joined() : code.joined(separator: "\n")
      return "<details><summary>\(word)</summary>\n\(pre(source))</details>\n"
    }
    let body = MarkdownHTML.html(text, picture: picture) + (code.isEmpty ? "" : pre(code.joined(separator: "\n")))
    if kind == "hint" { return "<details><summary>\(word)</summary>\n\(body)</details>\n" }
    return "<section class=\"exercise\">\n<p><strong>\(word)</strong></p>\n\(body)</section>\n"
  }

  private static func pre(_ source: String) -> String {
    "<pre class=\"in\">\(PageWriter.coloured(source.trimmingBlankLines))</pre>\n"
  }
}
