// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

/// Modules of the person's own beside a script: what their functions and classes say of where they are from, and the names that they
/// see. The lines are what CPython 3.11 prints.
@Suite(.serialized) struct OwnModuleTests {
  @Test func knowsItsNames() throws {
    let place = Playground()
    try place.write(
      "home/helper.py",
      """
      import sys
      X = 5
      def f(): return X
      class A:
          def g(self): return X
      def who(): return globals()['X'], globals() is sys.modules['helper'].__dict__
      def ev(): return eval('X'), sorted(n for n in vars(sys.modules[__name__]) if n in ('A', 'f', 'Z'))
      def ex():
          exec('Z = 6', globals())
          return Z
      assert locals() is globals()
      """)
    try place.write(
      "home/main.py",
      """
      import helper, sys, pickle, inspect, types
      X = 1
      print(helper.f.__module__, helper.A.__module__, helper.A.g.__module__, repr(helper.A))
      print(helper.f.__globals__['X'], helper.f.__globals__ is helper.__dict__, helper.who(), helper.ev(), helper.ex(), helper.Z)
      helper.f.__globals__['X'] = 9
      print(helper.f(), helper.X, X, pickle.loads(pickle.dumps(helper.f)) is helper.f, inspect.getmodule(helper.f) is helper)
      def q(): return globals() is sys.modules['__main__'].__dict__
      print(q.__module__, q.__globals__ is globals(), q())
      d = {'__name__': 'zed', 'X': 7}
      exec("def f(): return X\\nclass B:\\n  def m(self): return X", d)
      print(d['f'].__module__, d['B'], d['B'].m.__module__, d['f'].__globals__ is d, d['f']())
      d = {}
      exec("def f(): return 1\\nclass B: pass", d)
      print(d['f'].__module__, d['B'].__module__)
      z = types.ModuleType('zebra'); z.q = 4; sys.modules['zebra'] = z
      from zebra import q
      del sys.modules['helper']
      import helper as again
      print(q, again is helper, again.X)
      """)
    let run = try ProgramRun(["run", "main.py"], home: place.path + "/home")
    #expect(
      run.output == """
        helper helper helper <class 'helper.A'>
        5 True (5, True) (5, ['A', 'f']) 6 6
        9 9 1 True True
        __main__ True True
        zed <class 'zed.B'> zed True 7
        None builtins
        4 False 5

        """, "\(run.output)")
  }

  /// Functions do not keep the dictionary in which `exec` made them, unless they use it: it holds them.
  @Test func lettingGoOfNames() throws {
    let place = Playground()
    try place.write(
      "home/main.py",
      """
      import weakref
      class Names(dict): pass
      for code in ('x = 1', 'def f(): return 1', 'class A: pass'):
          d = Names()
          r = weakref.ref(d)
          exec(code, d)
          del d
          print(r() is None)
      """)
    let run = try ProgramRun(["run", "main.py"], home: place.path + "/home")
    #expect(run.output == "True\nTrue\nTrue\n", "\(run.output)")
  }
}
