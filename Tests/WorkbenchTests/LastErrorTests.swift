// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Testing

@testable import Workbench

/// Frames are held as long as Python holds them, and those of the last error for `%debug`.
@Suite(.serialized) struct LastErrorTests {
  private final class Probe: PyObject {
    // SAFETY: the tests of this suite run one after the other.
    nonisolated(unsafe) static var alive = 0
    init() {
      Probe.alive += 1
      super.init(cls: Classes.object)
    }
    deinit { Probe.alive -= 1 }
  }

  private static func makeProbedSession() -> (session: Session, recorder: Recorder) {
    let made = makeSession()
    for declaration in [
      Declaration("make", "()", "An object that is counted.") { _ in .object(Probe()) },
      Declaration("alive", "()", "How many there are.") { _ in .int(Probe.alive) },
    ] {
      made.session.interpreter.builtins[Symbol(declaration.name)] = .object(BuiltinFunction(declaration))
    }
    made.session.submit(
      """
      def fails(n):
          held = make()
          return 1 / 0 if n == 0 else fails(n - 1)
      def closes():
          held = make()
          def inner():
              own = held
              raise KeyError(n)
          inner()
      def swallowed():
          try: fails(3)
          except ZeroDivisionError as error: return alive()
      """)
    return made
  }

  @Test func whatIsCaughtIsForgotten() {
    let (session, recorder) = Self.makeProbedSession()
    #expect(session.output(of: "swallowed(), alive()", recorder) == "(4, 0)\n")
    session.submit(
      "def many():\n    for i in range(100):\n        try: fails(5)\n        except ZeroDivisionError: pass\n    return alive()"
    )
    #expect(session.output(of: "many()", recorder) == "0\n")
    // An exception that is kept keeps its frames, in whatever order exceptions die; with the statement they go.
    session.submit(
      """
      def several():
          kept = []
          for i in range(3):
              try: fails(0)
              except ZeroDivisionError as error: kept.append(error)
          counts = [alive()]
          for place in (0, 1, 0):
              del kept[place]
              counts.append(alive())
          return counts
      """)
    #expect(session.output(of: "several()", recorder) == "[3, 2, 1, 0]\n")
    session.submit("last = []\ntry: fails(2)\nexcept ZeroDivisionError as error: last.append(error)")
    #expect(Probe.alive == 0)
    // A frame whose variable is its own exception is no cycle that stays.
    session.submit(
      "def cycle():\n    held = make()\n    try: fails(0)\n    except ZeroDivisionError as error: own = error\n    raise own"
    )
    session.submit("try: cycle()\nexcept ZeroDivisionError: pass")
    #expect(Probe.alive == 0)
  }

  @Test func theLastErrorIsHeldUntilTheNext() {
    let (session, recorder) = Self.makeProbedSession()
    session.submit("fails(2)")
    #expect(Probe.alive == 3)
    #expect(session.output(of: "%debug n", recorder) == "0\n")
    session.submit("n = 7\ncloses()")
    #expect(Probe.alive == 1)
    #expect(session.output(of: "%debug own is held, n", recorder) == "(True, 7)\n")
    session.submit("1 +")
    #expect(Probe.alive == 0)
    #expect(session.output(of: "%debug", recorder).contains("came from no code"))
    session.submit("fails(0)")
    session.submit("%reset")
    #expect(Probe.alive == 0)
  }
}
