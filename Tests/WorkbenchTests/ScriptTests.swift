// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Testing

@testable import Workbench

/// Scripts as `gradus run` runs them.
@Suite(.serialized) struct ScriptTests {
  /// Someone who watches a training run through a pipe sees each line when the program says so.
  @Test func flushLetsGoOfWhatIsHeldBack() {
    let source = """
      import sys, io
      print('a', flush=True)
      print('b')
      sys.stdout.flush()
      print('c', file=io.StringIO(), flush=True)
      class Log:
          def write(self, text): print('log', repr(text), file=sys.__stdout__) if text.strip() else None
          def flush(self): print('log flush', file=sys.__stdout__)
      print('d', file=Log(), flush=True)
      """
    let events = runOnLargeStack {
      var events: [String] = []
      let script = Script(path: "flush.py", text: source, arguments: [])
      let status = script.run(
        write: { events.append($0) }, flush: { events.append("flush") }, writeError: { events.append("error: " + $0) })
      return (events + ["\(status)"]).joined(separator: "|")
    }
    #expect(events == "a\n|flush|b\n|flush|log 'd\\n'\n|log flush\n|0")
  }
}
