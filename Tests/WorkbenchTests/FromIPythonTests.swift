// SPDX-License-Identifier: GPL-3.0-or-later

import Notebooks
import PythonRuntime
import SessionStore
import TestSupport
import Testing

@testable import Workbench

/// `docs/from-ipython.md` is true: its lines print what it says, and it has a row for every magic of IPython 9.18.
@Suite(.serialized) struct FromIPythonTests {
  private static let text = Fixture.text("../../docs/from-ipython.md")
  /// `%lsmagic` of IPython 9.18 in a terminal, with those that its extensions bring.
  private static let magics = """
    alias alias_magic autoawait autocall autoindent automagic autoreload bookmark cat cd clear code_wrap colors conda config cp cpaste debug
    dhist dirs doctest_mode ed edit env gui hist history killbgscripts ldir less lf lk ll load load_ext loadpy logoff logon logstart logstate
    logstop ls lsmagic lx macro magic mamba man matplotlib micromamba mkdir more mv notebook page paste pastebin pdb pdef pdoc pfile pinfo
    pinfo2 pip popd pprint precision prun psearch psource pushd pwd pycat pylab quickref recall rehashx reload_ext rep rerun reset
    reset_selective rm rmdir run save sc set_env store sx system tb time timeit unalias unload_ext uv who who_ls whos xdel xmode
    """.split { $0 == " " || $0 == "\n" }.map(String.init)
  private static let cellMagics = """
    ! HTML SVG bash capture code_wrap debug file html javascript js latex markdown perl prun pypy python python2 python3 ruby script sh svg
    sx system time timeit writefile
    """.split { $0 == " " || $0 == "\n" }.map(String.init)

  @Test func itsLinesPrintWhatItSays() throws {
    let notebook = Notebook(parsing: Self.text)
    #expect(notebook.cells.count > 20)
    let folder = TemporaryFolder()
    let (session, recorder) = makeSession()
    let before = session.interpreter.policy.currentFolder
    try session.interpreter.policy.changeFolder(folder.path, "test")
    defer { try? session.interpreter.policy.changeFolder(before, "test") }
    for cell in notebook.cells {
      let printed = session.output(of: cell.source, recorder)
      // What was measured is not part of it.
      let lines = printed.split(separator: "\n", omittingEmptySubsequences: false).filter {
        !$0.hasPrefix("CPU times: ") && !$0.hasPrefix("Wall time: ") && !$0.hasPrefix("The slowest run ")
          && !$0.contains(" per loop (mean ")
      }
      #expect(lines.joined(separator: "\n").trimmed == cell.output.trimmed, "\(cell.source)")
    }
  }

  @Test func everyMagicHasItsRow() {
    let rows = Self.text.split(separator: "\n").filter { $0.hasPrefix("| `%") }.map {
      $0.split(separator: "|").map { String($0).trimmed }
    }
    let said = Dictionary(rows.map { ($0[0], $0[1]) }) { first, _ in first }
    for name in Self.magics {
      let expected =
        IPythonMagics.aliases[name].map { $0.hasPrefix("!") ? "`\($0)`" : "`%\($0)`" } ?? IPythonMagics.notes[name]
        ?? (CommandTable.named(name) == nil ? nil : "as in IPython")
      #expect(expected != nil && said["`%\(name)`"] == expected, "%\(name)")
    }
    for (name, target) in IPythonMagics.aliases where !target.hasPrefix("!") {
      #expect(CommandTable.named(target) != nil && CommandTable.named(name) == nil, "%\(name)")
    }
    for name in IPythonMagics.notes.keys { #expect(CommandTable.named(name) == nil, "%\(name)") }
  }

  /// Each does what it does, says in a line what serves here, or how it is written; none is unknown.
  @Test(arguments: magics) func everyMagicAnswers(name: String) {
    let folder = TemporaryFolder()
    let (session, recorder) = makeSession()
    let before = session.interpreter.policy.currentFolder
    try? session.interpreter.policy.changeFolder(folder.path, "test")
    defer { try? session.interpreter.policy.changeFolder(before, "test") }
    session.submit("kept = 1")
    let isProgram = IPythonMagics.aliases[name]?.hasPrefix("!") == true
    for arguments in isProgram || name == "system" ? ["--help"] : ["", "qqq zzz=3"] {
      let said = session.output(of: "%\(name) \(arguments)", recorder)
      // What is measured is an expression of the person's.
      let isFine = !said.contains("Traceback") || ["time", "timeit"].contains(name)
      #expect(!said.contains("there is no command") && isFine, "\(said)")
      let target = IPythonMagics.aliases[name] ?? name
      #expect(!said.isEmpty || ["ls", "history", "recall", "rerun"].contains(target), "%\(name) \(arguments)")
    }
    if name != "reset" { #expect(session.output(of: "kept", recorder) == "1\n") }
  }

  @Test(arguments: cellMagics) func everyCellMagicAnswers(name: String) {
    let (session, recorder) = makeSession()
    let isShell = IPythonMagics.shells.contains(name)
    let head = name == "file" || name == "writefile" ? "%%\(name) /nowhere/at/all" : "%%\(name)"
    let said = session.output(of: head + "\n" + (isShell ? "echo 7" : "7"), recorder)
    #expect(!said.contains("there is no command") && !said.contains("Traceback"), "\(said)")
    #expect(
      said.contains("7") || said.contains("%%\(name): ") || said.contains("/nowhere") || said.contains("loop"),
      "\(said)")
  }

  /// A command refuses what it does not use: with odd words it is an error of one line, and nothing has happened.
  @Test func commandsRefuseWhatTheyDoNotUse() {
    let free: Set<String> = ["system", "help", "history"]
    for command in CommandTable.all where !free.contains(command.name) {
      let (session, recorder) = makeSession()
      session.submit("kept = 1\n%mark start")
      let head = command.name == "writefile" ? "%%writefile" : "%\(command.name)"
      for arguments in ["qqq zzz=3 ,", "1, qqq=3", "-zzz"] {
        let said = session.output(of: "\(head) \(arguments)", recorder)
        let isFound = arguments == "-zzz" && command.name == "mark"
        #expect(said.contains("Error") || isFound, "\(head) \(arguments): \(said)")
        #expect(!session.wantsToLeave && session.nextInput == nil)
      }
      #expect(session.output(of: "kept", recorder) == "1\n", "%\(command.name)")
    }
  }

  @Test func pastedListingsRun() {
    let (session, recorder) = makeSession()
    let note = "pasted: removed `In [n]: ` prompts"
    #expect(session.output(of: "In [1]: x = 3", recorder) == note + "\n")
    #expect(session.output(of: "In [2]: x\nOut[2]: 3\n\nIn [3]: x + 1\nOut[3]: 4", recorder) == note + "\n3\n4\n")
    #expect(
      session.output(of: "In [1]: !pip install torch\nIn [2]: %matplotlib inline\nIn [3]: x\nOut[3]: 5", recorder)
        == note
        + "\n%pip: \(IPythonMagics.notes["pip"] ?? "")\n%matplotlib: \(IPythonMagics.notes["matplotlib"] ?? "")\n3\n")
    #expect(session.output(of: "In [4]: x?\nIn [5]: x\n", recorder).hasSuffix("3\n"))
    for text in [
      "for i in range(3):\n    print i\nprint 'done', i", "print x", ">>> print x", "A listing:\nprint x",
    ] {
      let said = session.output(of: text, recorder)
      let isProse = text.hasPrefix("A ")
      #expect(said.contains("SyntaxError: ") && !said.contains("prose"), "\(said)")
      #expect(isProse || said.contains("Missing parentheses in call to 'print'. Did you mean print(...)?"), "\(said)")
    }
  }

  @Test func wordsOfReflexWork() {
    let (session, recorder) = makeSession()
    for word in ["who", "whos", "pwd", "hist"] {
      #expect(!session.output(of: word, recorder).contains("Error"), "\(word)")
    }
    session.submit("haystack = 1")
    #expect(session.output(of: "*stack?", recorder) == "haystack\n")
    #expect(session.output(of: "torch.*stack?", recorder).contains("hstack"))
    session.submit("who = 5")
    #expect(session.output(of: "who", recorder) == "5\n")
    #expect(session.output(of: "display(who, 'a')", recorder) == "5\n'a'\n")
    for (name, line) in [
      ("np", "import numpy as np"), ("os", "import os"), ("xrange", "xrange is Python 2's; it is range now."),
      ("get_ipython()", "get_ipython() is IPython's own"), ("deepcopy", "from copy import deepcopy"),
    ] {
      #expect(session.output(of: name, recorder).contains(line), "\(name)")
    }
    #expect(session.output(of: "memoryview(b'')", recorder).contains("NameError: Gradus has no memoryview\n"))
    #expect(session.output(of: "exec(compile('y = 2', 'f', 'exec')); y", recorder) == "2\n")
  }

  @Test func magicsWithoutMeaningAreALineAndNoCell() {
    let (session, recorder) = makeSession()
    for (name, note) in IPythonMagics.notes {
      #expect(session.output(of: "%\(name) x", recorder) == "%\(name): \(note)\n")
    }
    for line in ["pip install einops", "!pip install einops", "!python -m pip install -q einops"] {
      #expect(session.output(of: line, recorder).hasPrefix("%pip: nothing can be installed"))
    }
    #expect(session.cells.isEmpty)
    #expect(session.output(of: "%%html\n<b>x</b>", recorder).hasPrefix("%%html: only Python"))
  }

  @Test func debuggingLooks() {
    let (session, recorder) = makeSession()
    session.submit("def inner(w, k):\n    y = w * k\n    return y @ torch.ones(5)")
    session.submit("def outer(x):\n    scale = [2]\n    return inner(x, scale[0])")
    #expect(session.output(of: "%debug", recorder).contains("nothing has gone wrong since"))
    session.submit("outer(torch.ones(2, 3))")
    let shown = session.output(of: "%debug", recorder)
    #expect(shown.hasPrefix("RuntimeError: "))
    #expect(
      shown.contains(
        "  cell 2, line 3, in outer: return inner(x, scale[0])\n> cell 1, line 3, in inner: return y @ torch.ones(5)\n")
    )
    #expect(shown.contains("y     Tensor  [2, 3] float32"))
    #expect(session.output(of: "%debug y.shape, k", recorder) == "(torch.Size([2, 3]), 2)\n")
    for (text, expected) in [("%debug y.requ", "requires_grad"), ("%debug ", "w"), ("%debug k", "k")] {
      #expect(session.completions(of: text, at: text.utf8.count).candidates.first == expected)
    }
    #expect(session.output(of: "%debug up", recorder).hasPrefix("> cell 2, line 3, in outer"))
    #expect(session.output(of: "%debug scale.append(9)", recorder) == "")
    #expect(session.output(of: "%debug scale", recorder) == "[2]\n")
    #expect(session.output(of: "%debug missing", recorder) == "NameError: name 'missing' is not defined\n")
    #expect(session.output(of: "%debug list", recorder).contains("-> 3      return inner(x, scale[0])\n"))
    session.submit("outer(torch.ones(2, 3))")
    session.submit("%debug up")
    #expect(session.output(of: "%debug up 7", recorder).contains("> cell"))
    #expect(session.output(of: "%debug up", recorder).contains("this is the outermost frame"))
    #expect(session.output(of: "%debug down", recorder).contains("> cell 2, line 3, in outer"))
    #expect(session.output(of: "%debug class", recorder).contains("%debug takes up, down"))
    #expect(session.output(of: "%tb", recorder).contains("in inner\n"))
    // What was caught and raised again keeps its frames; what was caught for good is forgotten.
    session.submit(
      """
      def careful(x):
          note = 'here'
          try: return inner(x, 3)
          except RuntimeError:
              try: inner(x, 4)
              except RuntimeError: pass
              raise
      careful(torch.ones(2, 3))
      """)
    #expect(session.output(of: "%debug k", recorder) == "3\n")
    session.submit("%debug up")
    #expect(session.output(of: "%debug note", recorder) == "'here'\n")
    session.submit("def gen(n):\n    cell = n\n    f = lambda: cell\n    yield 1 / 0\nlist(gen(8))")
    #expect(session.output(of: "%debug n, cell, f()", recorder) == "(8, 8, 8)\n")
  }

  @Test func inputsRunAgain() {
    let (session, recorder) = makeSession()
    session.submit("n = 0")
    session.submit("n += 1; n")
    #expect(session.output(of: "%rerun 2", recorder) == "2\n")
    #expect(session.output(of: "%rerun 2-3", recorder).hasSuffix("ValueError: %rerun runs no other %rerun\n"))
    #expect(session.output(of: "%recall 2", recorder) == "n += 1; n\n")
    #expect(session.output(of: "%rerun 99", recorder).contains("there is no cell 99; the last one is"))
  }

  /// A replay leaves out what is about files, by whatever name, and programs of the system; a script runs what was timed.
  @Test func replaysAndScripts() {
    for source in [
      "%%writefile a.py\nx", "%%file a.py\nx", "%loadpy a", "%run all", "%run 2", "!ls", "%%bash\nls", "%cp a b",
    ] {
      #expect(NotebookCheck.leavesWorkspace(source), "\(source)")
    }
    for source in ["%who", "%run a.py", "%%time\nx = 1", "%timeit x", "%debug", "x = 1"] {
      #expect(!NotebookCheck.leavesWorkspace(source), "\(source)")
    }
    var notebook = Notebook(title: "t")
    notebook.append(source: "%time y = 1", output: "")
    notebook.append(source: "%%time\nz = y + 1\nz", output: "2\n")
    notebook.append(source: "%timeit z", output: "")
    let script = Export.python(notebook, name: "t")
    #expect(script.contains("\ny = 1\n") && script.contains("\nz = y + 1\n") && script.contains("\n# %timeit z\n"))
  }

  @Test func filesRun() throws {
    let folder = TemporaryFolder()
    let path = folder.path + "/a.py"
    try Files.replace(path, with: "import sys\nif __name__ == '__main__': print(sys.argv[1:])\ndef f(): return 7\n")
    try Files.replace(folder.path + "/bad.py", with: "x = 1\ny = x / 0\n")
    try Files.replace(folder.path + "/leaves.py", with: "z = 3\nimport sys; sys.exit(2)\n")
    let (session, recorder) = makeSession()
    #expect(session.output(of: "%run \(path) 'a b' c", recorder) == "['a b', 'c']\n")
    #expect(session.output(of: "%run -n \(folder.path)/a", recorder) == "")
    #expect(session.output(of: "f(), __name__", recorder) == "(7, '__main__')\n")
    #expect(session.output(of: "%run \(folder.path)/bad.py", recorder).contains("bad.py"))
    #expect(session.output(of: "x", recorder) == "1\n")
    #expect(session.output(of: "%run \(folder.path)/leaves.py", recorder) == "it ended with 2\n")
    #expect(session.output(of: "z", recorder) == "3\n" && !session.wantsToLeave)
    #expect(session.output(of: "%run \(folder.path)/nothing.py", recorder).split(separator: "\n").count == 1)
    #expect(session.output(of: "%load \(folder.path)/leaves.py", recorder) == "z = 3\nimport sys; sys.exit(2)\n")
    let paths = SessionPaths(folder.path + "/kept.md")
    let (kept, _) = makeSession()
    _ = try kept.open(paths)
    kept.submit("%run -n \(path)")
    kept.close()
    let (again, printed) = makeSession()
    _ = try again.open(paths)
    #expect(again.output(of: "f()", printed) == "7\n")
    again.close()
  }
}
