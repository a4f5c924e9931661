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
        \(ScriptParts.text(["plot"]))


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
        #   a chart
        for i in range(1):
            print(i)
        # This raised an error in the session.
        try:
            sys.displayhook(1 / 0)
        except Exception as error:
            print(f"{type(error).__name__}: {error}")
        a = 1
        sys.displayhook(a)  # echo
        # %plot a
        gradus_plot(("a", a))
        #   1

        """)
  }

  /// Drawing changes nothing in a session: a script puts back what calls took, random numbers above all.
  @Test func aPlotOfACallPutsBackWhatItTook() {
    let script = Export.python(
      Notebook(parsing: "```pycon\n>>> %plot torch.randn(9)\n>>> %plot a\n```\n"), name: "a")
    #expect(
      script.contains(
        "gradus_before = gradus_remember()\ngradus_plot((\"torch.randn(9)\", torch.randn(9)))\ngradus_before.restore()\n"
      ))
    #expect(script.contains("class gradus_remember") && script.hasSuffix("# %plot a\ngradus_plot((\"a\", a))\n"))
  }

  /// `print` says of many values something else than an echo.
  @Test(arguments: [
    ("array([0, 1])", "sys.displayhook(v)"), ("np.float64(2.5)", "sys.displayhook(v)"),
    ("Fraction(1, 3)", "sys.displayhook(v)"),
    ("<Axes: >", "sys.displayhook(v)"), ("'a'", "sys.displayhook(v)"), ("2.5", "print(v)"), ("-1", "print(v)"),
    ("tensor([1.])", "print(v)"), ("[1, 'a']", "print(v)"), ("True", "print(v)"), ("torch.Size([2])", "print(v)"),
  ]) func anEchoIsPrintedWhereThatIsTheSame(_ echo: String, _ statement: String) {
    let script = Export.python(Notebook(parsing: "```pycon\n>>> v\n\(echo)\n```\n"), name: "a")
    #expect(script.hasSuffix("\n\(statement)\n"))
  }

  @Test func theLastValueNeedsPythonsOwnEcho() {
    let script = Export.python(Notebook(parsing: "```pycon\n>>> 2\n2\n>>> _ + 1\n3\n```\n"), name: "a")
    #expect(script.hasSuffix("sys.displayhook(2)\nsys.displayhook(_ + 1)\n"))
  }

  /// A `try` of nothing but a comment would be no Python.
  @Test func aCommandThatFailedIsAComment() {
    let text = "```pycon\n>>> %explain net[1]\nTraceback (most recent call last):\nTypeError: no batch\n>>> 1\n1\n```\n"
    let script = Export.python(Notebook(parsing: text), name: "a")
    #expect(script.hasSuffix("# This raised an error in the session.\n# %explain net[1]\nprint(1)\n"))
  }

  @Test func jupyter() throws {
    let document = try JSON(parsing: Array(Export.jupyter(notebook).utf8))
    let cells = document["cells"]?.arrayValue ?? []
    #expect(cells.count == 18)
    #expect(document["nbformat"] == 4)
    #expect(cells[0]["cell_type"] == "markdown")
    #expect(cells[6]["outputs"]?[0]?["text"] == ["tensor([1., 1.])\n"])
    #expect(cells[14]["source"] == ["# %sweep bn.momentum, [0.1]"])
    #expect(cells[14]["metadata"]?["gradus"]?["source"] == "%sweep bn.momentum, [0.1]")
    #expect(cells[16]["metadata"]?["tags"] == ["raises-exception"])
    let error = cells[16]["outputs"]?[0]
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

  // MARK: Outputs in parts

  let drawn = Notebook(
    parsing:
      "```pycon\n>>> x; print(1); %plot x\n1\nX\n*-*\nx: 3\n>>> 1 / 0\nTraceback (most recent call last):\nE: no\n```\n"
  )
  let outputs = [
    0: CellOutput(
      "1\nX\n*-*\nx: 3\n",
      [
        OutputPart(.echo, 2..<4),
        OutputPart(.chart(svg: "<svg fill=\"#222\"></svg>\n", words: ["x: <3>"], length: 7), 4..<13),
      ])
  ]

  @Test func aChartIsADrawingOnAPage() {
    let page = Export.body(of: drawn, outputs: outputs)
    #expect(
      page.contains(
        "<pre class=\"out\">1\nX</pre>\n<figure>\n<svg fill=\"currentColor\"></svg>\n<figcaption>x: &lt;3&gt;</figcaption>\n</figure>\n</section>"
      ))
    #expect(page.contains("<pre class=\"out error\">Traceback"))
  }

  @Test func aChartIsAPictureInJupyter() throws {
    let document = try JSON(parsing: Array(Export.jupyter(drawn, outputs: outputs).utf8))
    let cell = document["cells"]?.arrayValue?.dropLast().last
    let printed = cell?["outputs"]?.arrayValue ?? []
    #expect(printed.map { $0["output_type"]?.stringValue } == ["stream", "display_data", "display_data"])
    #expect(printed[2]["data"]?["image/svg+xml"] == ["<svg fill=\"#222\"></svg>\n"])
    #expect(printed[2]["data"]?["text/plain"] == ["*-*\n", "x: 3"])
    // The way back.
    let back = try JupyterImport.notebook(Array(Export.jupyter(drawn, outputs: outputs).utf8), title: "a")
    #expect(back.cells.map(\.source) == drawn.cells.map(\.source))
    #expect(back.cells.map(\.output) == drawn.cells.map(\.output))
    #expect(back.volatileCells.isEmpty)
  }

  @Test func schedulesGetTheirOptimizer() {
    let script = Export.python(
      Notebook(
        parsing:
          "```pycon\n>>> %plot SequentialLR(lr=0.1, schedulers=[LinearLR(total_iters=5), s(o)], milestones=[5])\n```\n"),
      name: "a")
    #expect(
      script.contains(
        """
        gradus_rates(lambda optimizer: SequentialLR(optimizer, schedulers=[LinearLR(optimizer, total_iters=5), s(o)], milestones=[5]), lr=0.1)
        """))
  }

  @Test func aSweepIsALoop() {
    let script = Export.python(
      Notebook(parsing: "```pycon\n>>> lr = 1\n>>> %sweep lr, [A(), 2], f(lr), watch=[g], steps=3, into=t\n```\n"),
      name: "a")
    #expect(
      script.hasSuffix(
        """
        def gradus_run(value):
            global lr
            lr = value
            for _ in range(3):
                yield (f(lr), g)


        t = gradus_sweep(gradus_run, {"lr": [("A()", lambda: A()), ("2", lambda: 2)]}, ["f(lr)", "g"], steps=3)

        """))
  }

  @Test func goingBackPutsValuesBack() {
    let text = "```pycon\n>>> x = 1\n>>> x = 2\n>>> %undo\nTook back: x = 2\n>>> %redo\nDone again: x = 2\n```\n"
    let script = Export.python(Notebook(parsing: text), name: "a")
    #expect(
      script.hasSuffix(
        """
        x = 1
        gradus_before_2 = gradus_remember()
        x = 2
        # %undo
        #   Took back: x = 2
        gradus_undone_3 = gradus_remember()
        gradus_before_2.restore()
        # %redo
        #   Done again: x = 2
        gradus_undone_3.restore()

        """))
  }

  @Test func filesAndResetsBecomePython() {
    let text = "```pycon\n>>> %run helper.py one\n>>> %reset -f\nThe workspace is empty.\n>>> %run all\n```\n"
    let script = Export.python(Notebook(parsing: text), name: "a")
    #expect(script.contains("\n# %run helper.py one\ngradus_file(\"helper.py\", \"one\")\n"))
    #expect(script.contains("\n# %reset -f\ngradus_reset()\nimport math, torch\n"))
    #expect(script.contains("def gradus_file(path") && script.hasSuffix("\n# %run all\n"))
  }

  @Test func coloursOfATerminal() {
    #expect(
      TerminalHTML.html("a\u{1B}[1;31mb<\u{1B}[0mc\u{1B}[2Kd\u{7}")
        == "a<span class=\"a1 a31\">b&lt;</span>cd\\x07")
  }

  @Test func exercisesOnAPage() {
    let lesson = """
      Text $x$.

      ```exercise a
      Set *b*.
      >>> b =
      ```
      ```hint a
      Think.
      ```
      ```check a
      expect(secret)
      ```
      ```answer a
      b = 1
      ```

      ```python
      ```exercise
      ```

      """
    let page = Export.body(of: Notebook(parsing: lesson))
    #expect(
      page.contains("<p><strong>Exercise</strong></p>\n<p>Set <em>b</em>.</p>\n<pre class=\"in\">b =</pre>\n</section>")
    )
    #expect(page.contains("<details><summary>Hint</summary>\n<p>Think.</p>\n</details>"))
    #expect(page.contains("<summary>Answer</summary>\n<pre class=\"in\">b = <span class=\"n\">1</span></pre>"))
    let script = Export.python(Notebook(parsing: lesson), name: "a")
    #expect(
      script.contains("\n# Text $x$.\n# Exercise:\n# Set *b*.\n# >>> b =\n\nb = 1\n") && !script.contains("secret"))
    #expect(!page.contains("secret") && page.contains("<pre class=\"code\">```exercise"))
  }
}
