// SPDX-License-Identifier: GPL-3.0-or-later

import TestSupport
import Testing

@testable import Notebooks

/// Formulas in the Markdown of notebooks.
@Suite struct MathTests {
  private func inside(_ tex: String) -> String? {
    guard let html = MathML.html(tex, isDisplayed: false) else { return nil }
    let body = html.dropFirst("<math><semantics><mrow>".count)
    return body.firstRange(of: "</mrow><annotation").map { String(body[..<$0.lowerBound]) }
  }

  @Test(arguments: [
    ("x_i^2", "<msubsup><mi>x</mi><mi>i</mi><mrow><mn>2</mn></mrow></msubsup>"),
    ("\\frac{a}b", "<mfrac><mrow><mi>a</mi></mrow><mi>b</mi></mfrac>"),
    ("\\sqrt[3]{x}", "<mroot><mrow><mi>x</mi></mrow><mrow><mn>3</mn></mrow></mroot>"),
    ("\\alpha \\le 0.5", "<mi>α</mi><mo>≤</mo><mn>0.5</mn>"),
    ("\\text{if } a", "<mtext>if\u{A0}</mtext><mi>a</mi>"), ("\\mathbf{W1}", "<mrow><mi>𝐖</mi><mi>𝟏</mi></mrow>"),
    ("\\mathbb{R}\\mathcal{L}", "<mrow><mi>ℝ</mi></mrow><mrow><mi>ℒ</mi></mrow>"),
    ("a<b", "<mi>a</mi><mo>&lt;</mo><mi>b</mi>"),
    (
      "\\hat{y}'",
      "<mrow><mover accent=\"true\"><mrow><mi>y</mi></mrow><mo stretchy=\"false\">^</mo></mover><mo lspace=\"0\" rspace=\"0\">′</mo></mrow>"
    ),
    ("\\left[x\\right.", "<mrow><mo stretchy=\"true\">[</mo><mi>x</mi></mrow>"),
  ])
  func formulas(tex: String, html: String) { #expect(inside(tex) == html) }

  @Test func tables() {
    let matrix = inside("\\begin{pmatrix} a & b \\\\ c & d \\end{pmatrix}") ?? ""
    #expect(matrix.hasPrefix("<mrow><mo>(</mo><mtable><mtr>") && matrix.components("<mtd ") == 4)
    #expect((inside("a &= b \\\\ &= c") ?? "").contains("class=\"aligned\""))
    #expect((inside("\\begin{cases} 1 & x \\\\ 0 \\end{cases}") ?? "").contains("text-align:left"))
  }

  @Test(arguments: [
    "\\foo", "\\frac{1}", "{", "}", "x_1_2", "\\left(x", "\\begin{x}1\\end{x}", "\\href{a}{b}", "^", "\\", "a&b}",
  ])
  func whatIsNotUnderstoodStays(tex: String) {
    #expect(MathML.html(tex, isDisplayed: true) == nil || tex == "^")
  }

  @Test func anyTextIsAFormulaOrNone() {
    var random = SplitMix(seed: 5)
    let pieces = [
      "\\frac", "{", "}", "x", "_", "^", "\\left(", "\\right)", "&", "\\\\", "\\begin{cases}", "\\end{cases}", "\\sqrt",
      "[", "]",
      "\\text", "\\mathbf", "'", "\\hat", "1", ".", "\\", "é", "<",
    ]
    for _ in 0..<2000 {
      let tex = (0..<random.next(below: 14)).map { _ in pieces[random.next(below: pieces.count)] }.joined()
      guard let html = MathML.html(tex, isDisplayed: false) else { continue }
      #expect(html.components("<mrow") == html.components("</mrow>"), "\(tex)")
    }
    #expect(MathML.html(String(repeating: "{", count: 5000), isDisplayed: false) == nil)
    #expect(MathML.html(String(repeating: "\\sqrt", count: 2000), isDisplayed: false) == nil)
  }

  @Test func inMarkdown() {
    #expect(MarkdownHTML.html("a $x_1*y_2*z$ b\n").contains("<p>a <math>"))
    #expect(MarkdownHTML.html("$$\nx\n= y\n\n- z\n$$\n").contains("<math display=\"block\">"))
    #expect(MarkdownHTML.html("\\begin{align}\na &= b\n\\end{align}\n").contains("<mtable"))
    #expect(MarkdownHTML.html("$\\foo<$\n") == "<p><code class=\"tex\">$\\foo&lt;$</code></p>\n")
    // Money, code, escaped dollars.
    for text in ["costs $5 and $10 today", "a \\$x$ b", "$ x $", "US$"] {
      #expect(!MarkdownHTML.html(text + "\n").contains("<math"), "\(text)")
    }
    #expect(MarkdownHTML.html("`$x$` and\n\n```\n$y$\n```\n\n    $z$\n").components("<math") == 0)
    // Where no markup may stand.
    #expect(MarkdownHTML.html("[a](b \"$x$\")\n") == "<p><a href=\"b\" title=\"$x$\">a</a></p>\n")
    #expect(!MarkdownHTML.html("\u{F0000}0\u{F0001} $x$\n").contains("\u{F0000}"))
  }
}

extension String {
  /// How often a text stands in it.
  fileprivate func components(_ text: String) -> Int {
    split(separator: text, omittingEmptySubsequences: false).count - 1
  }
}
