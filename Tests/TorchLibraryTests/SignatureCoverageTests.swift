// SPDX-License-Identifier: GPL-3.0-or-later

import TestSupport
import Testing

/// Every argument that functions of PyTorch take by name is taken, or refused as one that Gradus lacks.
struct SignatureCoverageTests {
  @Test func argumentsAreTakenOrRefused() {
    let list = Fixture.text("torch_signatures.txt")
    let run = TorchThread.run("LIST = r'''\(list)'''\n" + Fixture.text("torch_signatures.py"))
    #expect(run.error == nil)
    let lines = run.output.split(separator: "\n")
    #expect(lines.filter { $0.hasPrefix("?") } == [])
    #expect(lines.contains { $0.hasPrefix("= torch.optim ") })
  }
}
