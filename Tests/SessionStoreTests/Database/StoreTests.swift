// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc
import PythonRuntime
import SQLite
import Tensors
import TestSupport
import Testing

@testable import SessionStore

extension SnapshotTests {
  /// The database of a session.
  @Suite(.serialized) struct Store {
    let folder: TemporaryFolder
    let path: String

    init() throws {
      folder = try TemporaryFolder()
      path = folder.path + "/a.gradus"
    }

    /// What each statement leaves behind; the last one is the whole.
    static let statements = [
      "import torch, torch.nn as nn, random; torch.manual_seed(1); random.seed(1)",
      "a = [1, 2]; b = {'a': a}; c = (a, b)", "a.append(3)", "x = torch.randn(3)", "x += 1",
      "class P:\n    n = 0\n    def f(self): return self.n", "p = P(); p.q = [a]", "P.n = 5", "del c",
      "net = nn.Linear(3, 2); opt = torch.optim.SGD(net.parameters(), lr=0.1)",
      "loss = net(x).sum(); loss.backward(); opt.step()", "b['more'] = {1, 2}; a.clear()", "y = torch.rand(2)",
      "random.random(); k = [[i] for i in range(50)]", "k[7].append(k); k = k[7]", "big = torch.zeros(400000)",
      "big[5] = 1", "big[399999] = 2", "def g():\n    yield 1\n    yield 2\ng = g(); next(g)", "next(g)",
    ]
    static let look = """
      print(sorted(n for n in globals() if n[0] != '_'))
      for n in ('a', 'b', 'c', 'x', 'y', 'k'): print(n, globals().get(n))
      if 'p' in globals(): print(p.f(), p.__dict__, P.n)
      if 'net' in globals(): print([q.tolist() for q in net.parameters()], [q.grad for q in net.parameters()])
      if 'big' in globals(): print(big.sum(), big[5])
      print(torch.initial_seed(), torch.rand(2), random.random())
      """

    /// Takes back and does again across a new start of the program: each state is the one that was.
    @Test func stepsOutliveTheProgram() throws {
      let workspace = Workspace()
      let store = try workspace.store(path)
      var seen: [String] = []
      for (i, statement) in Self.statements.enumerated() {
        workspace.run(statement)
        #expect(try workspace.keep(store, i + 1) > 0, "\(statement)")
        seen.append(try copied(store))
      }
      #expect(workspace.output.isEmpty)
      store.close()
      for count in stride(from: Self.statements.count - 1, to: 0, by: -1) {
        let other = try Workspace.restored(path)
        #expect(try other.store.undo() == count + 1)
        other.store.close()
        let (again, store) = try Workspace.restored(path)
        #expect(again.printed(by: Self.look) == seen[count - 1], "after undo of \(Self.statements[count])")
        store.close()
      }
      for count in 1..<Self.statements.count {
        let other = try Workspace.restored(path)
        #expect(try other.store.redo() == count + 1)
        other.store.close()
        let (again, store) = try Workspace.restored(path)
        #expect(again.printed(by: Self.look) == seen[count], "after redo of \(Self.statements[count])")
        store.close()
      }
    }

    /// What a look prints in a copy, so that the look itself changes nothing here.
    private func copied(_ store: SessionDatabase) throws -> String {
      let copy = folder.path + "/copy.gradus"
      defer { unlink(copy) }
      try store.database.prepare("VACUUM INTO ?").run(.text(copy))
      let (workspace, other) = try Workspace.restored(copy)
      defer { other.close() }
      return workspace.printed(by: Self.look)
    }

    @Test func aNewStatementEndsWhatCouldBeDoneAgain() throws {
      let workspace = Workspace("import torch; x = torch.zeros(600000); a = []")
      let store = try workspace.store(path)
      try workspace.keep(store, 1)
      workspace.run("x[0] = 1")
      try workspace.keep(store, 2)
      #expect(try store.undo() == 2)
      #expect(store.nextStep?.cell == 2)
      // The workspace is to follow, as a change log would put it back.
      let (again, other) = try Workspace.restored(path)
      again.run("a.append(1)")
      try again.keep(other, 3)
      #expect(other.nextStep == nil)
      #expect(try other.undo() == 3)
      #expect(try other.sweep() >= 0)
      let count = try other.database.prepare("SELECT count(*) FROM blocks")
      #expect(try count.step() && count.int(0) == 3)
    }

    /// With a list of what changed the same rows are written as by a walk over everything.
    @Test func whatChangedIsEnough() throws {
      let workspace = Workspace(
        """
        import torch, torch.nn as nn
        class P: pass
        a, d, p, s = [1], {}, P(), {1}
        x = torch.zeros(5000); w = torch.ones(2, requires_grad=True)
        """)
      let store = try workspace.store(path)
      try workspace.keep(store, 1)
      func object(_ name: String) throws -> PyObject {
        try #require(workspace.interpreter.globals[Symbol(name)]?.object)
      }
      func slot(_ name: String) -> GlobalSlot { workspace.interpreter.globals.slot(Symbol(name)) }
      func tensor(_ name: String) throws -> Tensor { try #require(workspace.interpreter.globals[Symbol(name)]?.tensor) }
      let cases: [(String, [AnyObject])] = [
        ("a.append([2, [3]])", [try object("a")]), ("d['k'] = a", [try object("d")]),
        ("p.n = d", [try object("p")]), ("s.add(2)", [try object("s")]), ("x[3] = 5", [try tensor("x").storage]),
        ("new = [a, x[1:]]", [slot("new")]), ("y = w * 2", [slot("y"), TensorContext.current]),
        ("y = [y]", [slot("y")]),
        ("del d['k']", [try object("d")]), ("del new", [slot("new")]), ("y = new = 0", [slot("y"), slot("new")]),
        ("P.f = lambda self: 1", [try #require(workspace.interpreter.globals[Symbol("P")]?.object)]),
        ("(w * 3).sum().backward()", [try tensor("w"), TensorContext.current]), ("pass", []),
      ]
      for (i, (statement, changed)) in cases.enumerated() {
        workspace.run(statement)
        try workspace.keep(store, i + 2, changed: changed)
        #expect(try workspace.keep(store) == 0, "\(statement)")
      }
      #expect(workspace.output.isEmpty)
    }

    /// A name costs a row of its own, and all of them keep their order.
    @Test func namesKeepTheirPlaces() throws {
      let workspace = Workspace("import torch; c = 1; a = 2; b = 3")
      let store = try workspace.store(path)
      try workspace.keep(store, 1)
      func slot(_ name: String) -> GlobalSlot { workspace.interpreter.globals.slot(Symbol(name)) }
      for (i, (statement, changed)) in [
        ("del a", ["a"]), ("d = 4", ["d"]), ("a = c = 5", ["a", "c"]), ("del b", ["b"]), ("e = 1", ["e"]),
      ].enumerated() {
        workspace.run(statement)
        #expect(try workspace.keep(store, i + 2, changed: changed.map(slot)) == changed.count, "\(statement)")
        #expect(try workspace.keep(store) == 0, "\(statement)")
      }
      let look = "print([n for n in globals() if len(n) == 1])"
      #expect(workspace.printed(by: look) == "['c', 'a', 'd', 'e']\n")
      store.close()
      let (again, other) = try Workspace.restored(path)
      #expect(try again.keep(other) == 0)
      again.run("f = 6; b = 7")
      #expect(try again.keep(other) == 2)
      other.close()
      let (third, last) = try Workspace.restored(path)
      #expect(third.printed(by: look) == "['c', 'a', 'd', 'e', 'f', 'b']\n")
      last.close()
    }

    @Test func whatCannotBeKeptIsNamedAndTheRestStays() throws {
      // Everything that a program can make is kept by now, so here is an object that only Swift can make.
      func unkept() -> Value { .object(FunctionIterator(parts: []) { _ in nil }) }
      let workspace = Workspace()
      workspace.interpreter.globals["tb"] = unkept()
      workspace.run("a = [1]; h = [tb, a]")
      let store = try workspace.store(path)
      let cell = KeptCell(number: 1, source: "", output: "", outcome: .ok)
      #expect(store.keep(cell, changed: nil).notes == ["kept without: the iterator tb"])
      #expect(store.keep(cell, changed: nil).notes == [])
      store.close()
      let (again, other) = try Workspace.restored(path)
      #expect(try again.keep(other) == 0)
      #expect(again.printed(by: "print(a, h[1] is a, h[0] is tb)") == "[1] True True\n")
      other.close()
      let refusal = "RuntimeError: the iterator was not kept when the session was left: make it again\n"
      for use in ["tb.tb_lineno", "next(tb)", "tb[0]", "tb()", "len(tb)"] {
        #expect(again.printed(by: use).hasPrefix(refusal) || use == "next(tb)", "\(use): \(again.output)")
      }
      // Found in an object that was changed, it is named as well.
      let store2 = try again.store(path + "2")
      try again.keep(store2, 1)
      again.interpreter.globals["fresh"] = unkept()
      again.run("a.append(fresh); del fresh")
      let list = try #require(again.interpreter.globals["a"]?.object)
      let second = store2.keep(KeptCell(number: 2, source: "", output: "", outcome: .ok), changed: [list])
      #expect(second.notes == ["kept without: the iterator in a"])
    }

    @Test func exceptionsAreKeptWithTheirTracebacks() throws {
      let workspace = Workspace(
        """
        import traceback
        def fail(): return 1 / 0
        try:
          try: fail()
          except ZeroDivisionError: {}['k']
        except KeyError as e: x = e; tb = e.__traceback__; inner = e.__context__.__traceback__
        """
      )
      let copy = try workspace.reopened()
      #expect(
        copy.printed(by: "print(tb.tb_lineno, tb.tb_next, inner.tb_next.tb_name, repr(x.__context__))")
          == "5 None fail ZeroDivisionError('division by zero')\n")
      let look = "print(''.join(traceback.format_exception(x)))"
      #expect(copy.printed(by: look) == workspace.printed(by: look))
      #expect(workspace.output.contains("in fail"))
    }

    @Test func iteratorsInTheMiddleAreKept() throws {
      let copy = try Workspace(
        """
        import collections
        s = {1, 5, 9, 12}; s.discard(5); i = iter(s); seen = [next(i)]
        l = [3, 2, 1, 0]; c = iter(l.pop, 3); next(c)
        d = collections.deque([1, 2, 3, 4], maxlen=3); j = iter(d); next(j); f = dict.fromkeys
        """
      ).reopened()
      #expect(
        copy.printed(by: "print(sorted(seen + list(i)), list(c), list(j), f('ab'))")
          == "[1, 9, 12] [1, 2] [3, 4] {'a': None, 'b': None}\n")
    }

    @Test func marksOfTheLibraryStayThemselves() throws {
      let copy = try Workspace(
        """
        import dataclasses, datetime, numpy as np
        @dataclasses.dataclass(slots=True)
        class D:
            x: int
            y: list = dataclasses.field(default_factory=list)
        d = D(1); t = datetime.datetime(2024, 1, 2, tzinfo=datetime.timezone.utc); k = np.dtype('float32'); m = dataclasses.MISSING
        """
      ).reopened()
      #expect(
        copy.printed(
          by:
            "print(dataclasses.asdict(d), t.tzinfo is datetime.timezone.utc, k, k == np.arange(2, dtype=k).dtype, m is dataclasses.MISSING)"
        )
          == "{'x': 1, 'y': []} True float32 True True\n")
    }

    @Test func openFilesComeBackClosed() throws {
      let file = folder.path + "/f.txt"
      let workspace = Workspace("f = open('\(file)', 'w'); n = f.write('one')")
      let copy = try workspace.reopened()
      #expect(copy.printed(by: "print(f.closed, f.name == '\(file)', f.mode)") == "True True w\n")
      #expect(copy.printed(by: "f.write('x')") == "ValueError: I/O operation on closed file.\n")
    }

    @Test func objectsOfLibraryClassesAreKept() throws {
      let copy = try Workspace(
        "from types import SimpleNamespace; s = SimpleNamespace(a=1); import pathlib, datetime; t = datetime.date(2020, 1, 2)"
      ).reopened()
      #expect(copy.printed(by: "print(s, s.a, t, type(s) is SimpleNamespace)") == "namespace(a=1) 1 2020-01-02 True\n")
    }

    @Test func viewsOfNamesAreKept() throws {
      let copy = try Workspace("class A: pass\na = A(); a.n = 1; d = a.__dict__; g = globals(); v = vars(A)").reopened()
      #expect(
        copy.printed(by: "d['m'] = 2; print(a.m, g is globals(), g['a'] is a, type(d), 'x' in v)")
          == "2 True True <class 'dict'> False\n")
    }

    @Test func aFullDiskLosesNothing() throws {
      let workspace = Workspace("import torch; a = [1]")
      let store = try workspace.store(path)
      try workspace.keep(store, 1)
      let pages = try store.database.prepare("PRAGMA page_count")
      #expect(try pages.step())
      let count = pages.int(0)
      pages.reset()
      try store.database.execute("PRAGMA max_page_count=\(count + 2)")
      workspace.run("x = torch.randn(100000); a.append(x)")
      let report = store.keep(KeptCell(number: 2, source: "s", output: "", outcome: .ok), changed: nil)
      #expect(report.problem == "the disk is full")
      #expect(store.keptCell == 1)
      try store.database.execute("PRAGMA max_page_count=1000000")
      workspace.run("b = 2")
      try workspace.keep(store, 3, changed: [])
      #expect(try workspace.keep(store) == 0)
      #expect(store.keptCell == 3 && store.cellCount == 3)
      #expect(try store.cell(2).source == "s")
      store.close()
      let (again, _) = try Workspace.restored(path)
      #expect(again.printed(by: "print(a[1] is x, b)") == workspace.printed(by: "print(a[1] is x, b)"))
    }

    @Test func theWayBackIsBounded() throws {
      let workspace = Workspace("import torch; x = torch.zeros(1 << 20)")
      let store = try workspace.store(path)
      store.undoBudget = 20 << 20
      var forgotten = 0
      for cell in 1...10 {
        workspace.run("x += 1")
        let report = store.keep(KeptCell(number: cell, source: "", output: "", outcome: .ok), changed: nil)
        #expect(report.notes.isEmpty)
        if report.hasForgotten { forgotten += 1 }
      }
      #expect(forgotten > 3 && forgotten < 10)
      // The pieces of the dropped step wait to be written over.
      let blocks = try store.database.prepare("SELECT count(*) FROM blocks")
      #expect(try blocks.step() && blocks.int(0) <= 4 * 7)
      #expect(store.state.spare.ids.count == 4 && store.state.nextBlock <= 4 * 7 + 1)
      var count = 0
      while try store.undo() != nil { count += 1 }
      #expect(count >= 3 && count < 10)
      store.close()
      let (again, _) = try Workspace.restored(path)
      #expect(again.printed(by: "print(x[0].item())") == "\(Double(10 - count))\n")
    }

    @Test func sweepingKeepsWhatIsReached() throws {
      let workspace = Workspace("a = [[i] for i in range(100)]; import torch; x = torch.ones(3)")
      let store = try workspace.store(path)
      store.undoBudget = 0
      try workspace.keep(store, 1)
      workspace.run("a = a[:10]; x = x * 2\ndef f(): return 1")
      try workspace.keep(store, 2)
      #expect(try store.sweep() >= 90)
      #expect(try store.sweep() == 0)
      #expect(try workspace.keep(store) == 0)
      workspace.run("f = None; a.append([5])")
      try workspace.keep(store, 3)
      try store.sweep()
      workspace.run("def f(): return 1")
      try workspace.keep(store, 4)
      store.close()
      let (again, _) = try Workspace.restored(path)
      #expect(again.printed(by: "print(len(a), x, f())") == "11 tensor([2., 2., 2.]) 1\n")
    }

    /// Damage is noticed, wherever it is: what opens is what was written.
    @Test func damageIsNoticed() throws {
      let count = getenv("GRADUS_MUTATIONS").flatMap { Int(String(cString: $0)) } ?? 150
      try StoreDamage(folder).run(count)
    }
  }
}
