// SPDX-License-Identifier: GPL-3.0-or-later

import PythonBuiltins
import PythonModules
import PythonRuntime
import TestSupport
import Testing

extension ProgramTests {
  /// Every declaration's example runs as it stands in the reference.
  @Test func everyExampleRuns() {
    let interpreter = Interpreter()
    Builtins.install(into: interpreter)
    StandardModules.install(into: interpreter)
    var functions: [BuiltinFunction] = []
    func collect(_ value: Value) {
      switch value.object {
      case let function as BuiltinFunction: functions.append(function)
      case let wrapper as PyClassOrStaticMethod: collect(wrapper.function)
      case let cls as PyClass: for value in cls.namespace.values { collect(value) }
      default: break
      }
    }
    for value in interpreter.builtins.values { collect(value) }
    let examples = functions.map(\.declaration.example).filter { !$0.isEmpty }
    #expect(examples.count > 50)
    for example in examples {
      let run = LanguageThread.run(example)
      #expect(run.error == nil, "\(example)")
    }
  }

  /// Every module that exists can be imported, and says what it has.
  @Test func everyModuleImports() {
    let interpreter = Interpreter()
    Builtins.install(into: interpreter)
    StandardModules.install(into: interpreter)
    for name in interpreter.moduleMakers.keys.sorted() {
      let run = LanguageThread.run("import \(name) as m\nprint(len(dir(m)) > 1)")
      #expect(run.error == nil, "\(name)")
      #expect(run.output == "True\n", "\(name)")
    }
    #expect(LanguageThread.run("import nosuch").error == "ModuleNotFoundError: No module named 'nosuch'")
  }

  /// A module of Python's library that is not here is refused as a gap of Gradus.
  @Test func everyModuleOfPythonIsThereOrRefusedByName() {
    let names = Fixture.lines("modules.txt")
    #expect(names.count > 300)
    let run = LanguageThread.run(
      """
      import importlib
      for name in '\(names.joined(separator: " "))'.split():
        try:
          importlib.import_module(name)
        except ModuleNotFoundError as error:
          if str(error) != f"No module named {name!r}; Gradus has no such module":
            print(error)
      """)
    #expect(run.error == nil)
    #expect(run.output == "")
  }

  /// Numbers that only fill the memory or never end are refused.
  @Test(arguments: [
    "'a' * 2**62", "[0] * 2**62", "'a'.ljust(2**62)", "1 << 2**40", "10 ** 10 ** 10", "'%*d' % (2**62, 1)",
    "format(1, '9999999999d')", "'a'.zfill(-2**63)", "round(5, -2**63)", "range(-2**63, 2**63 - 1)[2**62]",
    "[1, 2, 3][::-2**63]", "(-2**63) // -1", "(-2**63) % -1", "abs(-2**63)", "-(-2**63)", "'\\t'.expandtabs(2**62)",
    "int(1e308) ** 2", "hash(float('nan'))", "bytes(2**62)", "int('zsorted(', 36)", "int('1' * 30 + '(', 16)",
    "[1, 2] * 999999999", "'ab' * 2**33", "'{:{}}'.format(1, 2**62)",
  ])
  func extremesDoNotTrap(expression: String) {
    let run = LanguageThread.run("try:\n  r = \(expression)\nexcept Exception as e:\n  print(type(e).__name__)")
    #expect(run.error == nil, "\(expression)")
  }

  @Test func deepNestingEndsInRecursionError() {
    for use in ["repr(x)", "hash(t)"] {
      let run = LanguageThread.run(
        """
        x = []
        t = ()
        for _ in range(100000): x = [x]; t = (t,)
        try: \(use)
        except RecursionError as e: print(e)
        """)
      #expect(run.error == nil, "\(use)")
      #expect(run.output.hasPrefix("maximum recursion depth exceeded"), "\(use)")
    }
  }

  @Test func warningsGoToTheErrorOutputOnce() {
    let run = LanguageThread.run("import warnings\nfor i in range(3): warnings.warn('careful')\nprint('out')")
    #expect(run.output == "out\n")
    #expect(run.errorOutput.contains("UserWarning: careful"))
  }
}
