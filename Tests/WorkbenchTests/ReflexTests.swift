// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc
import Notebooks
import PythonRuntime
import SessionStore
import TestSupport
import Testing

@testable import Workbench

/// What hands type by reflex: results by number, sources, modules of one's own, files, other programs.
@Suite(.serialized) struct ReflexTests {
  private let folder = TemporaryFolder()

  private func write(_ name: String, _ text: String) throws {
    try Files.replace(folder.path + "/" + name, with: text)
  }

  /// A session that stands in the test's folder and looks for modules there.
  private func started() -> (session: Session, recorder: Recorder) {
    let made = makeSession()
    made.session.submit("import sys; sys.path.insert(0, '\(folder.path)')")
    return made
  }

  @Test func resultsAndInputsHaveNumbers() {
    let (session, recorder) = makeSession()
    for line in ["10", "x = 1", "20", "30"] { session.submit(line) }
    #expect(session.output(of: "_, __, ___", recorder) == "(30, 20, 10)\n")
    #expect(session.output(of: "_1 + _3, Out[4], Out[1]", recorder) == "(30, 30, 10)\n")
    #expect(
      session.output(of: "In[2], _i2, _i, len(In)", recorder) == "('x = 1', 'x = 1', '_1 + _3, Out[4], Out[1]', 7)\n")
    #expect(session.output(of: "_2", recorder).contains("NameError: name '_2' is not defined"))
    #expect(session.output(of: "def f(): return _i1\nf()", recorder) == "'10'\n")
    // A name of one's own comes first.
    session.submit("In = 'mine'")
    #expect(session.output(of: "In", recorder) == "'mine'\n")
    #expect(!session.output(of: "%who", recorder).contains("_1"))
  }

  @Test func resultsAreKept() throws {
    let paths = SessionPaths(folder.path + "/lecture.md")
    let (session, _) = makeSession()
    _ = try session.open(paths)
    session.submit("torch.arange(3)")
    session.submit("40 + 2")
    session.close()
    let (again, recorder) = makeSession()
    _ = try again.open(paths)
    #expect(again.executedCount == 0)
    #expect(again.output(of: "Out[1], _2, In[1]", recorder) == "(tensor([0, 1, 2]), 42, 'torch.arange(3)')\n")
    again.close()
  }

  @Test func sourcesAreShown() {
    let (session, recorder) = makeSession()
    session.submit("def half(x):\n    # a comment\n    return x / 2")
    session.submit(
      "class A:\n    @property\n    def p(self):\n        return 1\n    @staticmethod\n    def s(): pass\na = A()")
    #expect(
      session.output(of: "half??", recorder) == "cell 1, line 1\ndef half(x):\n    # a comment\n    return x / 2\n")
    let text = "class A:\n    @property\n    def p(self):\n        return 1\n    @staticmethod\n    def s(): pass\n"
    #expect(session.output(of: "A??", recorder) == "cell 2, line 1\n" + text)
    #expect(session.output(of: "a??", recorder) == "cell 2, line 1\n" + text)
    #expect(session.output(of: "A.s??", recorder) == "cell 2, line 5\n@staticmethod\ndef s(): pass\n")
    #expect(session.output(of: "??half", recorder).contains("return x / 2"))
    #expect(session.output(of: "torch.relu??", recorder).contains("a part of Gradus itself"))
    session.submit("class Empty: value = 3")
    #expect(session.output(of: "Empty??", recorder).hasSuffix("class Empty: value = 3\n"))
    #expect(session.output(of: "f = lambda x: x + 1", recorder) == "")
    #expect(session.output(of: "f??", recorder).hasSuffix("f = lambda x: x + 1\n"))
  }

  @Test func failuresOfCommandsAreALineAndNoCell() {
    let (session, recorder) = makeSession()
    session.submit("x = 1")
    for line in [
      "%nothing_like_that", "missing??", "%who 3", "%undo 3 x", "%cat /nothing/there", "%ls /nothing",
      "%seed 'a'",
      "%explain", "%cd /nothing",
    ] {
      let text = session.output(of: line, recorder)
      #expect(text.split(separator: "\n").count == 1 && !text.contains("Traceback"), "\(line): \(text)")
      #expect(session.cells.count == 1, "\(line)")
    }
    // An error of the person's own expression is one.
    #expect(session.output(of: "%explain 1 / 0", recorder).contains("ZeroDivisionError: division by zero"))
    #expect(session.cells.count == 2)
  }

  @Test func modulesBesideTheSession() throws {
    try write(
      "helper.py",
      "K = 3\nclass Box:\n    def get(self): return K\ndef scale(x):\n    global K\n    K += 1\n    return x * K\n")
    mkdir(folder.path + "/pkg", 0o755)
    try write("pkg/__init__.py", "from .inner import value\n")
    try write("pkg/inner.py", "value = 7\n")
    let paths = SessionPaths(folder.path + "/lecture.md")
    do {
      let (session, recorder) = started()
      _ = try session.open(paths)
      session.submit("import sys; sys.path.insert(0, '\(folder.path)')")
      #expect(session.output(of: "import helper; helper.scale(2)", recorder) == "8\n")
      #expect(session.output(of: "from helper import Box; Box().get(), Box.__module__", recorder) == "(4, 'helper')\n")
      #expect(session.output(of: "import pkg, pkg.inner; pkg.value, pkg.inner.value", recorder) == "(7, 7)\n")
      #expect(session.output(of: "from pkg.inner import *; value", recorder) == "7\n")
      #expect(session.output(of: "import nothing_here", recorder).contains("No module named 'nothing_here'"))
      #expect(session.output(of: "helper.scale??", recorder).contains("helper.py, line 4\ndef scale(x):\n"))
      session.submit("b = Box()")
      session.submit("helper.scale(1)")
      session.submit("%undo")
      session.close()
    }
    let (session, recorder) = makeSession()
    _ = try session.open(paths)
    #expect(session.executedCount == 0)
    #expect(session.output(of: "helper.K, b.get(), helper.scale(1)", recorder) == "(4, 4, 5)\n")
    #expect(session.output(of: "b.get()", recorder) == "5\n")
    try write("helper.py", "K = 100\ndef scale(x): return x - K\n")
    #expect(
      session.output(of: "import importlib; importlib.reload(helper); helper.scale(1), b.get()", recorder)
        == "(-99, 100)\n")
    #expect(session.output(of: "importlib.import_module('pkg').value", recorder) == "7\n")
    session.close()
    let (last, lastRecorder) = makeSession()
    _ = try last.open(paths)
    #expect(last.output(of: "helper.scale(0), b.get()", lastRecorder) == "(-100, 100)\n")
    last.close()
  }

  @Test func aModuleMayMakeItsNames() throws {
    try write(
      "made.py",
      "known = 1\ndef __getattr__(name):\n    if name.startswith('x'): return name.upper()\n"
        + "    raise AttributeError(f'nothing of {name}')\n")
    let (session, recorder) = started()
    #expect(
      session.output(of: "import made; made.known, made.xy, hasattr(made, 'y')", recorder) == "(1, 'XY', False)\n")
    #expect(session.output(of: "from made import xz; xz", recorder) == "'XZ'\n")
    #expect(session.output(of: "made.y", recorder).contains("AttributeError: nothing of y"))
  }

  @Test func aModuleThatFailsIsNotThere() throws {
    try write("broken.py", "x = 1\nraise ValueError('no')\n")
    try write("bad.py", "def f(:\n")
    let (session, recorder) = started()
    let text = session.output(of: "import broken", recorder)
    #expect(text.contains("broken.py\", line 2") || text.contains("broken.py, line 2"), "\(text)")
    #expect(text.contains("ValueError: no"))
    #expect(session.output(of: "import bad", recorder).contains("SyntaxError"))
    #expect(session.output(of: "broken", recorder).contains("NameError"))
    try write("broken.py", "x = 2\n")
    #expect(session.output(of: "import broken; broken.x", recorder) == "2\n")
  }

  @Test func filesAndPrograms() throws {
    try write("notes.txt", "one\ntwo\n")
    try write("more.txt", "")
    let (session, recorder) = makeSession()
    let before = session.output(of: "%pwd", recorder)
    #expect(session.output(of: "%cd \(folder.path)", recorder).hasSuffix(folder.path + "\n"))
    #expect(session.output(of: "%ls", recorder) == "more.txt   notes.txt\n")
    #expect(session.output(of: "%ls n*", recorder) == "notes.txt\n")
    #expect(session.output(of: "%ls -l", recorder).contains("!ls -l"))
    #expect(session.output(of: "%cat notes.txt", recorder) == "one\ntwo\n")
    #expect(session.output(of: "!echo hello; cat notes.txt >&2", recorder) == "hello\none\ntwo\n")
    session.submit("n = 3")
    #expect(session.output(of: "!echo {n + 1} $n ${HOME:+home}", recorder) == "4 3 home\n")
    #expect(session.output(of: "!printf 'no end'", recorder) == "no end")
    #expect(session.output(of: "!exit 3", recorder) == "it ended with status 3\n")
    #expect(session.output(of: "%cd -", recorder) == before)
  }

  @Test func programsRunNeitherBehindAFenceNorAgain() throws {
    let fenced = Session(
      output: Output(presentation: .plain) { _ in }, policy: FilePolicy(fence: Fence(folder: folder.path)))
    fenced.submit("!touch \(folder.path)/made")
    #expect(!Files.exists(folder.path + "/made"))
    let paths = SessionPaths(folder.path + "/lecture.md")
    let (session, _) = makeSession()
    _ = try session.open(paths)
    session.submit("!echo x >> \(folder.path)/count")
    session.submit("y = 2")
    session.close()
    #expect(try Files.readText(paths.notebook).contains("!echo x"))
    unlink(folder.path + "/lecture.gradus")
    let (again, recorder) = makeSession()
    _ = try again.open(paths, trusts: true)
    #expect(again.output(of: "y", recorder) == "2\n")
    #expect(again.output(of: "%cat \(folder.path)/count", recorder) == "x\n")
    again.close()
  }
}
