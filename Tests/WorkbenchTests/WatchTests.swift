// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import PythonSyntax
import TestSupport
import Testing

@testable import Workbench

/// `%watch`: the loop stays, the looks do not, and the record has one picture.
@Suite(.serialized) struct WatchTests {
  private func watched(_ cells: [String]) -> (text: String, record: String) {
    runOnLargeStack {
      let (session, recorder) = makeSession()
      for cell in cells.dropLast() { session.submit(cell) }
      let text = session.output(of: cells.last ?? "", recorder)
      return (text, session.cells[session.cells.count - 1].output)
    }
  }

  @Test func theLoopStaysAndThePictureIsKept() {
    let (text, record) = watched(["x = 8.0", "%watch x: for i in range(5): x /= 2"])
    #expect(text.hasPrefix("step 1: x 4\nstep 2: x 2\nstep 5: x 0.25\n"))
    #expect(record.hasSuffix("x: 4 at 1, falls to 0.25 at 5\n"))
    #expect(!record.contains("step 1:"))
    #expect(watched(["x = 8.0", "%watch x: for i in range(5): x /= 2", "x, i"]).text == "(0.25, 4)\n")
    #expect(watched(["x = 8.0", "%watch x: for i in range(5): x /= 2", "%undo", "x"]).text == "8.0\n")
  }

  @Test func whatIsLookedAtLeavesNoTrace() {
    let program = "l = []\ndef f():\n    l.append(1)\n    return len(l) + torch.rand(1).item() * 0\n"
    let loop = "%watch f():\n    for i in range(4):\n        if i == 1: continue\n\n        pass\n"
    #expect(watched([program, loop]).record.contains("f(): 1 throughout, from 1 to 4"))
    #expect(watched([program, loop, "l"]).text == "[]\n")
  }

  @Test func anErrorKeepsWhatWasDrawn() {
    let (text, record) = watched([
      "x = 3", "%watch x, 1 if x else 2:\n    while True:\n        x -= 1\n        1 / x\n",
    ])
    #expect(record.contains("x: 2 at 1"))
    #expect(text.contains("  cell 2, line 4\n"))
    #expect(text.hasSuffix("ZeroDivisionError: division by zero\n"))
  }

  @Test func aBoundaryIsDrawnInThePlane() {
    let (_, record) = watched([
      "X = torch.tensor([[-1., 0.], [1., 0.]]); y = torch.tensor([0, 1])",
      "%watch boundary(lambda p: p[:, :1], X, y): for i in range(2): pass",
    ])
    #expect(record.contains("2 of 2 lie on their own"))
    #expect(record.contains("\n|\(String(repeating: " ", count: 30))\(String(repeating: ".", count: 30))|\n"))
  }

  @Test func mistakesAreNamed() {
    #expect(watched(["x = 1", "%watch x"]).text.contains("%watch is written: %watch EXPRESSION, … : LOOP"))
    #expect(
      watched(["x = [1, 2]", "%watch x: for i in range(3): pass"]).text.contains("%watch draws numbers: x is a list"))
    #expect(
      watched(["x = 1.0", "%watch x: for i in range(3): x = x * 1e200 * 1e200"]).record.contains(
        "x is inf from step 1 on"))
  }

  @Test func aLoopBelowIsWaitedFor() {
    func waits(_ text: String) -> Bool {
      if case .incomplete = InputCompleteness.state(of: text) { true } else { false }
    }
    #expect(waits("%watch x:"))
    #expect(waits("%watch x:\n    for i in range(3):"))
    #expect(waits("%watch x:\n    for i in range(3):\n        pass"))
    #expect(!waits("%watch x:\n    for i in range(3):\n        pass\n"))
    #expect(!waits("%watch x: for i in range(3): pass"))
  }
}
