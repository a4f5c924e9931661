// SPDX-License-Identifier: GPL-3.0-or-later

import TestSupport
import Testing

extension NetworkProgramTests {
  /// Every scheduler, bit for bit, against rates that PyTorch gave (Fixtures/generate/schedules.py).
  @Suite(.serialized) struct ScheduleTests {
    struct Row: CustomTestStringConvertible, Sendable {
      let name: String
      let settings: [String]
      let values: [UInt64]
      var testDescription: String { ([name] + settings).joined(separator: " ") }

      init(_ line: String) {
        let parts = line.split(separator: " ").map(String.init)
        let colon = parts.firstIndex(of: ":") ?? parts.endIndex
        name = parts[0]
        settings = Array(parts[1..<colon])
        values = parts.dropFirst(colon + 1).compactMap { UInt64($0, radix: 16) }
      }

      /// A setting as a number of the language: the shortest text of a Double reads back as the same bits.
      func real(_ i: Int) -> String { "\(Double(bitPattern: UInt64(settings[i], radix: 16) ?? 0))" }

      /// The scheduler over `o`, and whether the row has momenta too.
      var scheduler: (call: String, hasMomentum: Bool) {
        let s = settings
        return switch name {
        case "step": ("StepLR(o, \(s[1]), \(real(2)))", false)
        case "multistep": ("MultiStepLR(o, [\(s[2])], \(real(1)))", false)
        case "constant": ("ConstantLR(o, \(real(1)), \(s[2]))", false)
        case "exponential": ("ExponentialLR(o, \(real(1)))", false)
        case "linear": ("LinearLR(o, \(real(1)), \(real(2)), \(s[3]))", false)
        case "polynomial": ("PolynomialLR(o, \(s[1]), \(real(2)))", false)
        case "cosine": ("CosineAnnealingLR(o, \(s[1]), \(real(2)))", false)
        case "restarts": ("CosineAnnealingWarmRestarts(o, \(s[1]), \(s[2]), \(real(3)))", false)
        case "cyclic":
          (
            "CyclicLR(o, \(real(1)), \(real(2)), \(s[3]), \(s[4] == "-" ? "None" : s[4]), mode='\(s[5])', "
              + "gamma=\(real(6)))", true
          )
        case "onecycle":
          (
            "OneCycleLR(o, \(real(1)), \(s[2]), pct_start=\(real(3)), anneal_strategy='\(s[4])', "
              + "three_phase=bool(\(s[5])))", true
          )
        case "plateau":
          (
            "ReduceLROnPlateau(o, '\(s[1])', \(real(2)), \(s[3]), \(real(4)), '\(s[5])', \(s[6]), \(real(7)))", false
          )
        default: ("unknown", false)
        }
      }

      /// A program that prints the values.
      var program: String {
        let (call, hasMomentum) = scheduler
        let start = """
          import torch
          from torch.optim.lr_scheduler import *
          o = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=\(real(0)), momentum=0.9)
          s = \(call)
          g = o.param_groups[0]

          """
        if name == "plateau" {
          let metrics = values.indices.filter { $0.isMultiple(of: 2) }.map { "\(Double(bitPattern: values[$0]))" }
          return start + "for m in [\(metrics.joined(separator: ", "))]:\n    s.step(m)\n    print(m, g['lr'])\n"
        }
        return start + """
          for i in range(\(hasMomentum ? values.count / 2 : values.count)):
              print(\(hasMomentum ? "g['lr'], g['momentum']" : "g['lr']"))
              o.step()
              s.step()

          """
      }
    }

    static let rows = Fixture.lines("schedules.txt").map(Row.init)

    @Test func everyRowIsThere() {
      #expect(Self.rows.count == 88)
      #expect(Self.rows.allSatisfy { $0.values.count == 200 })
    }

    @Test(arguments: rows) func agreesWithPyTorch(_ row: Row) {
      let run = TorchThread.run(row.program)
      #expect(run.error == nil)
      let rates = run.output.split { $0 == " " || $0 == "\n" }.map { (Double($0) ?? .nan).bitPattern }
      #expect(rates == row.values)
    }
  }
}
