// SPDX-License-Identifier: GPL-3.0-or-later

import TestSupport
import Testing

@testable import Workbench

/// `%explain scheduler.step()`: the printed equations hold, and the rate is the one that the step gives.
@Suite(.serialized) struct SchedulerExplanationTests {
  private static let schedules = [
    "StepLR(o, 3, gamma=0.5)", "MultiStepLR(o, [2, 5, 5], gamma=0.3)", "ConstantLR(o, 0.5, total_iters=4)",
    "LinearLR(o, 0.25, 1.0, total_iters=6)", "ExponentialLR(o, 0.9)", "PolynomialLR(o, 7, power=2.0)",
    "CosineAnnealingLR(o, 5, eta_min=0.001)", "CosineAnnealingWarmRestarts(o, 3, T_mult=2)",
    "LambdaLR(o, lambda e: 0.95 ** e)", "MultiplicativeLR(o, lambda e: 0.9)", "CyclicLR(o, 0.01, 0.2, step_size_up=3)",
    "CyclicLR(o, 0.01, 0.2, step_size_up=2, step_size_down=4, mode='triangular2')",
    "CyclicLR(o, 0.01, 0.2, step_size_up=3, mode='exp_range', gamma=0.9, cycle_momentum=False)",
    "OneCycleLR(o, 0.3, total_steps=20)",
    "OneCycleLR(o, 0.3, total_steps=12, anneal_strategy='linear', three_phase=True)",
    "SequentialLR(o, [ConstantLR(o, 0.1, total_iters=2), ExponentialLR(o, 0.9)], [3])",
    "ChainedScheduler([LinearLR(o, 0.5, total_iters=4), StepLR(o, 2)])",
  ]

  @Test(arguments: schedules) func equationsHoldAndGiveTheRate(schedule: String) {
    for base in ["0.1", "0.35"] {
      let (session, recorder) = makeWideSession()
      session.submit(
        "w = torch.ones(1, requires_grad=True)\no = optim.SGD([w], lr=\(base), momentum=0.9)\ns = \(schedule)\no.step();"
      )
      for _ in 0..<9 {
        let text = session.output(of: "%explain s.step()", recorder)
        let reader = EquationReader(text)
        #expect(reader.wrong == [], "\(schedule): \(text)")
        #expect(text.contains("Nothing was changed"), "\(schedule): \(text)")
        session.submit("s.step();")
        let rate = Double(session.output(of: "o.param_groups[0]['lr']", recorder).trimmed) ?? .nan
        let printed = reader.lines.last { $0.name == "lr" }.flatMap { Double($0.result) }
        if let printed {
          #expect(abs(printed - rate) <= 1e-4 * abs(rate) + 1e-12, "\(schedule): \(text), is \(rate)")
        } else {
          #expect(text.contains("lr stays"), "\(schedule): \(text)")
        }
      }
    }
  }

  @Test func plateauTellsWhatComesNext() {
    let (session, recorder) = makeWideSession()
    session.submit(
      "w = torch.ones(1, requires_grad=True)\no = optim.SGD([w], lr=0.1)\ns = ReduceLROnPlateau(o, patience=2, cooldown=1)\ns.step(1.0)"
    )
    #expect(session.output(of: "%explain s.step(0.5)", recorder).contains("0.5 is good: it is the new best"))
    #expect(
      session.output(of: "%explain s.step(1.0)", recorder).contains(
        "2 more in a row, and the last of them cuts 0.1 to 0.01"))
    session.submit("s.step(1.0)")
    #expect(
      session.output(of: "%explain s.step(1.0)", recorder).contains(
        "Bad epochs 2 of patience 2: the next one cuts 0.1 to 0.01."))
    session.submit("s.step(1.0)")
    let text = session.output(of: "%explain s.step(1.0)", recorder)
    #expect(text.contains("3 bad epochs are more than the patience of 2"), "\(text)")
    #expect(EquationReader(text).wrong == [])
    #expect(EquationReader(text).lines.last?.result == "0.01", "\(text)")
    session.submit("s.step(1.0)")
    #expect(
      session.output(of: "%explain s.step(1.0)", recorder).contains("During the cooldown bad epochs do not count."))
  }

  @Test func randomPlateausHold() {
    var random = SplitMix(seed: 5)
    for round in 0..<12 {
      let (session, recorder) = makeWideSession()
      let mode = random.pick(["min", "max"])
      let kind = random.pick(["rel", "abs"])
      session.submit(
        """
        w = torch.ones(1, requires_grad=True)
        o = optim.SGD([w], lr=0.1)
        s = ReduceLROnPlateau(o, '\(mode)', patience=\(random.next(below: 3)), factor=0.3, threshold=0.05, threshold_mode='\(kind)', min_lr=0.002)
        """)
      var isForetold = false
      for _ in 0..<10 {
        let metric = Double(random.next(below: 40)) / 20
        let before = session.output(of: "o.param_groups[0]['lr']", recorder).trimmed
        let text = session.output(of: "%explain s.step(\(metric))", recorder)
        #expect(EquationReader(text).wrong == [], "\(text)")
        let cuts = text.contains("the rate is cut")
        #expect(!isForetold || isGoodWord(text) || cuts, "foretold, round \(round): \(text)")
        isForetold = text.contains("the next one cuts")
        let bad = session.output(of: "s.num_bad_epochs", recorder).trimmed
        session.submit("s.step(\(metric))")
        let isGood = session.output(of: "s.best == \(metric)", recorder).trimmed == "True" && isGoodWord(text)
        let after = session.output(of: "o.param_groups[0]['lr']", recorder).trimmed
        #expect(text.contains("the rate is cut") || before == after, "round \(round), bad \(bad): \(text)")
        #expect(isGoodWord(text) == isGood, "round \(round): \(text)")
      }
    }
  }

  private func isGoodWord(_ text: String) -> Bool { text.contains("is good: it is the new best") }
}
