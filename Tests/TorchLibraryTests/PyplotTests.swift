// SPDX-License-Identifier: GPL-3.0-or-later

import Charts
import Diagnostics
import Glibc
import PythonRuntime
import TestSupport
import Testing

@testable import Pyplot

/// What `matplotlib.pyplot` answers, compared with matplotlib (`Tests/Fixtures/generate/pyplot_cases.py`), and what it draws.
@Suite(.serialized) struct PyplotTests {
  private static let cases = OneLineCase.all(in: "pyplot")

  @Test func `pyplot answers what matplotlib answers`() {
    #expect(Self.cases.count >= 400)
    OneLineCase.check(Self.cases, in: "pyplot")
  }

  /// Every function of the module that draws or sets something is called by a case or a drawing.
  @Test func `every function is covered`() {
    let cases = Self.cases
    let drawings = Fixture.text("pyplot/drawings.py")
    var names: [String] = []
    _ = TorchThread.run { interpreter in
      names = try interpreter.importModule("matplotlib.pyplot").attributes?.names.map(\.name) ?? []
    }
    #expect(names.count > 150)
    for name in Self.essential {
      #expect(names.contains(name), "there is no plt.\(name)")
      #expect(
        cases.contains { $0.mentions("plt.\(name)") } || drawings.contains("plt.\(name)("), "no case calls plt.\(name)")
    }
  }

  private static let essential = [
    "plot", "scatter", "bar", "barh", "hist", "imshow", "contourf", "contour", "fill_between", "errorbar", "stem",
    "pie",
    "boxplot", "violinplot", "pcolormesh", "quiver", "vlines", "hlines", "axhline", "axvline", "axvspan", "text",
    "annotate",
    "legend", "title", "xlabel", "ylabel", "xlim", "ylim", "xscale", "yscale", "xticks", "yticks", "colorbar",
    "subplot",
    "subplots", "figure", "show", "close", "savefig", "step", "semilogy", "semilogx", "loglog", "grid", "axis", "twinx",
  ]

  /// What `pyplot` says of its functions before there are axes is what the axes say.
  @Test func `functions have the words of the axes`() {
    let run = TorchThread.run { interpreter in
      try interpreter.run(
        SourceText(
          name: "words.py",
          text: """
            import matplotlib.pyplot as plt
            for line in plt._drawn:
                name = line.partition(' ')[0]
                method = ('set_' if name in ('title', 'xlabel', 'ylabel', 'xscale', 'yscale') else '') + name
                if getattr(plt, name).__doc__ != getattr(plt.Axes, method).__doc__:
                    print(name, getattr(plt.Axes, method).__doc__)

            """))
    }
    #expect(run.error == nil)
    #expect(run.output == "")
  }

  private static let folder =
    #filePath.split(separator: "/").dropLast(2).reduce("") { $0 + "/" + $1 } + "/Fixtures/pyplot"

  /// Every drawing of `drawings.py` in 80 columns of ASCII, with the words under it, as `drawings.txt` has it.
  ///
  /// With RECORD_SNAPSHOTS in the environment the text is written anew, and the test fails so that it is looked at.
  @Test func `drawings look as they should`() {
    let parts = Fixture.text("pyplot/drawings.py").split(separator: "# == ").dropFirst().map(String.init)
    #expect(parts.count >= 40)
    var shown: [(title: String, text: String)] = []
    // One workspace for all: each drawing closes its figures.
    let run = TorchThread.run { interpreter in
      PyplotState.current.show = { chart in
        let options = RenderOptions(width: 80, height: 12, glyphs: .ascii, color: .none)
        interpreter.write(chart.render(options) + "\n")
      }
      try interpreter.run(SourceText(name: "drawing.py", text: "import numpy as np\nimport matplotlib.pyplot as plt\n"))
      for part in parts {
        let title = part.prefix { $0 != "\n" }
        interpreter.write("\u{1}\(title)\n")
        try interpreter.run(
          SourceText(name: "drawing.py", text: String(part.dropFirst(title.count + 1)) + "plt.close('all')\n"))
      }
    }
    #expect(run.error == nil)
    for part in run.output.split(separator: "\u{1}") {
      let title = part.prefix { $0 != "\n" }
      shown.append((String(title), String(part.dropFirst(title.count + 1))))
    }
    let text = shown.map { "== \($0.title)\n\($0.text)\n" }.joined()
    if getenv("RECORD_SNAPSHOTS") != nil {
      guard let file = fopen("\(Self.folder)/drawings.txt", "wb") else { return }
      fputs(text, file)
      fclose(file)
      Issue.record("wrote drawings.txt: look at it and run again")
    }
    let stored = Fixture.text("pyplot/drawings.txt")
    guard stored != text else { return }
    var title = ""
    let (old, new) = (
      stored.split(separator: "\n", omittingEmptySubsequences: false),
      text.split(separator: "\n", omittingEmptySubsequences: false)
    )
    for (line, (theirs, ours)) in zip(old, new).enumerated() {
      if ours.hasPrefix("== ") { title = String(ours.dropFirst(3)) }
      if ours != theirs {
        Issue.record("\(title) (line \(line + 1))\n- \(theirs)\n+ \(ours)")
        return
      }
    }
    Issue.record("\(new.count) lines instead of \(old.count)")
  }
}
