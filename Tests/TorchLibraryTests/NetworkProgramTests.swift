// SPDX-License-Identifier: GPL-3.0-or-later

import TestSupport
import Testing

/// Programs about networks, optimizers and schedules, whose output is compared with what PyTorch printed.
@Suite(.serialized) struct NetworkProgramTests {
  @Test(arguments: [
    "modules", "refusals", "hooks", "containers", "texts", "layers", "recurrent", "losses", "functions", "lenet",
    "subclasses", "blocks", "transformer", "state", "adversarial", "characters", "training",
  ])
  func networksPrintWhatPyTorchPrints(program: String) throws {
    try compare(program)
  }

  @Test(arguments: [
    "optimizer_steps", "optimizers", "lbfgs", "schedules", "scheduler_errors", "own_schedulers", "schedule_loops",
  ])
  func optimizersPrintWhatPyTorchPrints(program: String) throws {
    try compare(program)
  }

  private func compare(_ program: String) throws {
    let expected = Fixture.text("networks/\(program).txt")
    let run = TorchThread.run(Fixture.text("networks/\(program).py"))
    #expect(run.error == nil, "\(program)")
    #expect(!expected.isEmpty, "\(program)")
    if let difference = OutputComparison.firstDifference(run.output, expected) {
      Issue.record("\(program): \(difference)")
    }
  }
}

/// Compares outputs word by word: numbers may differ in their last digits, addresses altogether.
enum OutputComparison {
  /// The first place where two outputs differ; nil when they agree.
  static func firstDifference(_ ours: String, _ theirs: String) -> String? {
    let mine = ours.split(separator: "\n", omittingEmptySubsequences: false)
    let other = theirs.split(separator: "\n", omittingEmptySubsequences: false)
    for (line, (a, b)) in zip(mine, other).enumerated() {
      let (left, right) = (words(a), words(b))
      let agrees = left.count == right.count && zip(left, right).allSatisfy(same)
      if !agrees {
        let before = line > 0 ? " after \(mine[line - 1])" : ""
        return "line \(line + 1)\(before): \(a) instead of \(b)"
      }
    }
    return mine.count == other.count ? nil : "\(mine.count) lines instead of \(other.count)"
  }

  private static func words(_ line: Substring) -> [Substring] {
    line.split { " []()<>,;:'\"={}".contains($0) }
  }

  private static func same(_ a: Substring, _ b: Substring) -> Bool {
    if a == b || (a.hasPrefix("0x") && b.hasPrefix("0x")) { return true }
    guard let x = Double(a), let y = Double(b) else { return false }
    return abs(x - y) <= max(2e-4, 1e-3 * abs(y))
  }
}
