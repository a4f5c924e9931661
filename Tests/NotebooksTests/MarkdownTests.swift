// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Notebooks

/// The Markdown of notebooks as HTML.
@Suite struct MarkdownTests {
  private func html(_ markdown: String) -> String { MarkdownHTML.html(markdown) }

  @Test func blocks() {
    #expect(html("# a\n\nb\nc\n") == "<h1>a</h1>\n<p>b\nc</p>\n")
    #expect(html("- a\n  - b\n") == "<ul>\n<li>a<ul>\n<li>b</li>\n</ul>\n</li>\n</ul>\n")
    #expect(html("> q\n\n---\n") == "<blockquote>\n<p>q</p>\n</blockquote>\n<hr>\n")
    #expect(html("running_mean_x `a*b*c`\n") == "<p>running_mean_x <code>a*b*c</code></p>\n")
    #expect(html("") == "")
  }

  @Test func gitHubsDialect() {
    #expect(html("| a | b |\n|--:|---|\n| 1 | 2 |\n").contains("<td align=\"right\">1</td>\n<td>2</td>"))
    #expect(
      html("- [x] done\n").contains("<input type=\"checkbox\" class=\"task-list-item-checkbox\" disabled checked>"))
    #expect(html("~~no~~\n") == "<p><del>no</del></p>\n")
    #expect(html("https://a.b/c\n") == "<p><a href=\"https://a.b/c\">https://a.b/c</a></p>\n")
  }

  @Test func code() {
    #expect(html("```x\n< \"&amp;\n```\n") == "<pre class=\"code\">&lt; &quot;&amp;amp;\n</pre>\n")
    #expect(
      html("```python\nx = 1 < 2\n```\n")
        == "<pre class=\"code\">x = <span class=\"n\">1</span> &lt; <span class=\"n\">2</span>\n</pre>\n")
    #expect(html("    indented\n") == "<pre class=\"code\">indented\n</pre>\n")
    // No fence is left open, no language's name becomes markup.
    #expect(html("```\"><script>\n").hasSuffix("</pre>\n"))
    #expect(!html("```\"><script>\nx\n").contains("<script"))
  }

  @Test(arguments: [
    "<script>alert(1)</script>\n", "a <b onclick=\"x()\">b</b>\n", "<!-- a -->\n", "<?php ?>\n", "<![CDATA[a]]>\n",
    "<div>\n\n*a*\n\n</div>\n",
  ])
  func htmlIsShown(text: String) {
    let page = html(text)
    #expect(page.contains("&lt;"))
    for tag in ["<script", "<b", "<!", "<?", "<div"] { #expect(!page.contains(tag)) }
  }

  @Test(arguments: [
    "javascript:alert(1)", "JaVaScRiPt:alert(1)", "javascript&#58;alert(1)", "javascript&colon;alert(1)",
    "&#106;avascript:alert(1)", "java\\script:alert(1)", "\u{1}javascript:alert(1)", "vbscript:x", "data:text/html,x",
    "file:///etc/passwd", "blob:x", ":x",
  ])
  func linksLeadNowhereElse(address: String) {
    for text in [
      "[x](\(address))", "[x](<\(address)> 'y')", "<\(address)>", "[x][1]\n\n[1]: \(address)\n",
      "[![y](\(address))](\(address)) z",
    ] {
      let page = html(text)
      // What remains is no link.
      #expect(!page.contains("<a"), "\(page)")
      #expect(!page.contains("</a>"))
      #expect(!page.contains("<img"))
    }
  }

  @Test func linksThatAreKept() {
    for address in ["https://a.b/c?d=1#e", "HTTP://a.b", "mailto:a@b.c", "lecture4.html", "#top", "../a:b", "?a:b"] {
      #expect(html("[x](\(address))\n") == "<p><a href=\"\(address)\">x</a></p>\n")
    }
    #expect(html("[x](a \"b\\\"c\")\n") == "<p><a href=\"a\" title=\"b&quot;c\">x</a></p>\n")
    #expect(html("[x](javascript:1) [y](z)\n") == "<p>x <a href=\"z\">y</a></p>\n")
  }

  /// A page loads nothing from elsewhere.
  @Test func pictures() {
    #expect(html("![a](b.png)\n") == "<p><img src=\"b.png\" alt=\"a\"></p>\n")
    #expect(html("![a *b*](https://c.d/e.png)\n") == "<p>a b</p>\n")
    #expect(html("![\"a](//c.d/e.png 'f')\n") == "<p>&quot;a</p>\n")
  }

  @Test func picturesInThePage() {
    let page = MarkdownHTML.html("![a](b%20c.png) ![d](e.png)\n") { $0 == "b c.png" ? [0x89, 0x50, 0x4E, 0x47] : [1] }
    #expect(
      page == "<p><img src=\"data:image/png;base64,iVBORw==\" alt=\"a\"> <span class=\"missing\">[d]</span></p>\n")
    #expect(html("![a](data:image/png;base64,iVBORw==)\n").contains("<img"))
  }

  /// Texts made to be slow or large.
  @Test func hostileTexts() {
    for piece in ["[", "](", "*", "**a ", "`", "> ", "- ", "<", "![", "|", "_a", "&#", "\\", "~~", "[a](", "<a:"] {
      #expect(!html(String(repeating: piece, count: 5000)).isEmpty, "\(piece)")
    }
    let manyTimes = "[a]: /" + String(repeating: "x", count: 20_000) + "\n\n" + String(repeating: "[a] ", count: 5000)
    #expect(html(manyTimes).hasPrefix("<pre class=\"code\">"))
    let wide = String(repeating: "|a", count: 100) + "|\n" + String(repeating: "|---", count: 100) + "|\n"
    #expect(html(wide).hasPrefix("<table>"))
    #expect(html(wide + String(repeating: "|x|\n", count: 3000)).hasPrefix("<pre class=\"code\">"))
    #expect(html("a\0b\n") == "<p>a\u{FFFD}b</p>\n")
  }
}
