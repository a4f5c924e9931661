// SPDX-License-Identifier: GPL-3.0-or-later

extension Export {
  /// The session as a page that needs no other file: text, formulas, pictures, inputs in colour, outputs, and charts as drawings;
  /// light or dark as the reader's system asks.
  public static func html(
    _ notebook: Notebook, name: String, outputs: [Int: CellOutput] = [:], picture: Picture? = nil
  ) -> String {
    page(title: notebook.title ?? name, body: body(of: notebook, outputs: outputs, picture: picture))
  }

  /// What a notebook says, as the inside of a page.
  public static func body(
    of notebook: Notebook, outputs: [Int: CellOutput] = [:], picture: Picture? = nil
  ) -> String {
    var body = ""
    var number = 0
    let isChinese = PageWriter.language(of: notebook.text) == "zh"
    for segment in notebook.segments {
      switch segment {
      case .prose(let text): body += LessonHTML.html(text, isChinese: isChinese, picture: picture)
      case .block(let block):
        for cell in block.cells {
          body += PageWriter.html(of: cell, number: number + 1, outputs[number])
          number += 1
        }
      }
    }
    return body
  }

  /// A page with this inside.
  public static func page(title: String, body: String) -> String {
    """
    <!DOCTYPE html>
    <html lang="\(PageWriter.language(of: title + body))">
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
