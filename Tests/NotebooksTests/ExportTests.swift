// SPDX-License-Identifier: GPL-3.0-or-later

import JSON
import TestSupport
import Testing

@testable import Notebooks

@Suite struct ExportTests {
  let notebook = Notebook(
    parsing: """
      # Means & <variances>

      Some *text* with `code`.

      ```pycon
      >>> x = torch.ones(2)
      >>> x
      tensor([1., 1.])
      >>> x;
      >>> x.sum()
      tensor(2.)
      >>> def f():
      ...     print("f")
      >>> f()
      f
      >>> 'a' + "b"
      'ab'
      >>> 1, 2
      (1, 2)
      >>> print("hi")
      hi
      >>> %sweep bn.momentum, [0.1]
      a chart
      >>> for i in range(1):
      ...     print(i)
      0
      >>> 1 / 0
      Traceback (most recent call last):
        cell 9, line 1
      ZeroDivisionError: division by zero
      >>> a = 1
      ... a  # echo
      ... %plot a
      1
      ```

      """)

  @Test func script() {
    #expect(
      Export.python(notebook, name: "lecture3") == """
        # lecture3, a session of Gradus, as a script for Python with PyTorch.
        import sys
        \(Export.preset)

        # # Means & <variances>
        # Some *text* with `code`.

        x = torch.ones(2)
        print(x)
        x;
        print(x.sum())
        def f():
            print("f")
        sys.displayhook(f())
        sys.displayhook('a' + "b")
        print((1, 2))
        print("hi")
        # %sweep bn.momentum, [0.1]
        for i in range(1):
            print(i)
        # This raised an error in the session.
        # 1 / 0
        a = 1
        sys.displayhook(a)  # echo
        # %plot a

        """)
  }

  @Test func theLastValueNeedsPythonsOwnEcho() {
    let script = Export.python(Notebook(parsing: "```pycon\n>>> 2\n2\n>>> _ + 1\n3\n```\n"), name: "a")
    #expect(script.hasSuffix("sys.displayhook(2)\nsys.displayhook(_ + 1)\n"))
  }

  @Test func jupyter() throws {
    let document = try JSON(parsing: Array(Export.jupyter(notebook).utf8))
    let cells = document["cells"]?.arrayValue ?? []
    #expect(cells.count == 15)
    #expect(document["nbformat"] == 4)
    #expect(cells[0]["cell_type"] == "markdown")
    #expect(cells[3]["outputs"]?[0]?["text"] == ["tensor([1., 1.])\n"])
    #expect(cells[11]["source"] == ["# %sweep bn.momentum, [0.1]"])
    let error = cells[13]["outputs"]?[0]
    #expect(error?["ename"] == "ZeroDivisionError")
    #expect(error?["evalue"] == "division by zero")
    #expect(Set(cells.compactMap { $0["id"]?.stringValue }).count == cells.count)
  }

  @Test func page() {
    let page = Export.html(notebook, name: "lecture3")
    #expect(page.contains("<title>Means &amp; &lt;variances&gt;</title>"))
    #expect(page.contains("<p>Some <em>text</em> with <code>code</code>.</p>"))
    #expect(page.contains("<span class=\"k\">for</span>"))
    #expect(page.contains("<pre class=\"out error\">Traceback"))
    #expect(!page.contains("http"))
  }

  @Test func anyTextExports() {
    var random = SplitMix(seed: 11)
    let pieces = [
      "```pycon\n", "```\n", ">>> ", "... ", "\n", "x = (", "1\n", "%plot ", "*", "_", "[", "](", ")", "#", "- ", "|",
      "`", "é", "'", "<", "![", "> ", "~~", "&", ":",
    ]
    for _ in 0..<400 {
      let text = (0..<random.next(below: 40)).map { _ in pieces[random.next(below: pieces.count)] }.joined()
      let notebook = Notebook(parsing: text)
      #expect(!Export.python(notebook, name: "a").isEmpty)
      #expect((try? JSON(parsing: Array(Export.jupyter(notebook).utf8))) != nil)
      #expect(Export.html(notebook, name: "a").hasSuffix("</html>\n"))
    }
  }

  @Test func formats() {
    #expect(Export.Format(path: "a.PY") == .py)
    #expect(Export.Format(path: "a.b/c") == nil)
    #expect(Export.Format(path: "a.safetensors") == .safetensors)
  }

  @Test func theLoopOfAWatchIsWrittenOut() {
    let watched = Notebook(parsing: "```pycon\n>>> %watch x: for i in range(3): x += 1\na chart\n```\n")
    #expect(Export.python(watched, name: "a").contains("# %watch x:\nfor i in range(3): x += 1\n"))
    #expect(Export.jupyter(watched).contains("for i in range(3): x += 1"))
    let block = Notebook(parsing: "```pycon\n>>> %watch x:\n...     while x < 9:\n...         x += 1\na chart\n```\n")
    #expect(Export.python(block, name: "a").contains("# %watch x:\n\nwhile x < 9:\n    x += 1"))
  }
}
