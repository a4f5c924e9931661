// SPDX-License-Identifier: GPL-3.0-or-later

import CMD4C

/// Turns the Markdown of notebooks into HTML with md4c: GitHub's dialect. HTML in it is shown, not obeyed, and what reaches the
/// page neither runs a program nor loads anything from elsewhere.
enum MarkdownHTML {
  /// The document's blocks.
  ///
  /// - Parameter picture: the bytes of a picture by the name that the text has for it; without it, names stay as they are.
  static func html(_ markdown: String, picture: Export.Picture? = nil) -> String {
    let formulas = MarkdownFormulas(markdown)
    guard let html = rendered(formulas.markdown) else {
      return "<pre class=\"code\">\(PageWriter.escaped(markdown))</pre>\n"
    }
    var filter = RenderedFilter(html, formulas, picture)
    return filter.filtered()
  }

  /// What md4c makes of a text; nil where that is out of all proportion to it, as with a link's long address that is
  /// referred to a thousand times.
  private static func rendered(_ markdown: String) -> [UInt8]? {
    var markdown = markdown
    var page = Page(limit: 1 << 20 + 32 * markdown.utf8.count)
    // SAFETY: md4c reads the text and writes to the page only until it returns, on this thread; both outlive the call. What
    // it hands to the closure is good until that returns, and copied there.
    let status = markdown.withUTF8 { text -> Int32 in
      guard let start = text.baseAddress, let size = UInt32(exactly: text.count) else { return text.isEmpty ? 0 : -1 }
      return withUnsafeMutablePointer(to: &page) { page in
        gradus_markdown_html(
          start, size,
          { piece, size, page in
            guard let page = page?.assumingMemoryBound(to: Page.self) else { return }
            page.pointee.add(UnsafeRawBufferPointer(start: piece, count: Int(size)))
          }, page)
      }
    }
    return status == 0 && !page.isOverfull ? page.bytes : nil
  }

  /// What was written so far.
  private struct Page {
    let limit: Int
    private(set) var bytes: [UInt8] = []
    private(set) var isOverfull = false

    init(limit: Int) { self.limit = limit }

    mutating func add(_ piece: some Collection<UInt8>) {
      if bytes.count + piece.count > limit { isOverfull = true } else { bytes += piece }
    }
  }
}
