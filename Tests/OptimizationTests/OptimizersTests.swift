// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc
import Tensors
import TestSupport
import Testing

@testable import Optimization

/// Eight steps of every optimizer against PyTorch's (Fixtures/generate/optimizers.py).
@Suite(.serialized) struct OptimizersTests {
  static let rows = Fixture.lines("optimizers.txt")

  func tensor(_ text: Substring) throws -> Tensor {
    let values = text.split(separator: " ").compactMap { UInt64($0, radix: 16).map { Double(bitPattern: $0) } }
    return try Tensor.from(doubles: values, shape: [values.count], dtype: .float32)
  }

  @Test(arguments: rows) func agreesWithPyTorch(_ row: String) throws {
    TensorContext.current = TensorContext()
    let parts = row.split(separator: "|", omittingEmptySubsequences: false)
    var settings: [String: Double] = [:]
    for item in parts[1].split(separator: ";") {
      let pair = item.split(separator: "=")
      settings[String(pair[0])] = pair[1] == "True" ? 1 : strtod(String(pair[1]), nil)
    }
    func real(_ name: String, _ otherwise: Double = 0) -> Double { settings[name] ?? otherwise }
    func truth(_ name: String) -> Bool { settings[name] == 1 }
    let (rate, decay, climbs) = (real("lr"), real("weight_decay"), truth("maximize"))
    let betas = (real("beta1", 0.9), real("beta2", 0.999))
    let x = try tensor(parts[2])
    let state = try (0..<3).map { _ in try Tensor.zeros(x.shape, dtype: .float32) }
    let (one, mu) = (Tensor(.double(1), dtype: .float32), Tensor(.double(1), dtype: .float32))
    let eta = Tensor(.double(rate), dtype: .float32)
    if parts[0] == "Rprop" { try state[1].fill_(.double(rate)) }
    if parts[0] == "Adagrad" { try state[0].fill_(.double(real("initial_accumulator_value"))) }
    var buffer: Tensor?
    for (i, text) in parts[3].split(separator: ";").enumerated() {
      let (g, step) = (try tensor(text), Double(i + 1))
      switch parts[0] {
      case "SGD":
        let rule = DescentRule(
          rate: rate, momentum: real("momentum"), dampening: real("dampening"), weightDecay: decay,
          nesterov: truth("nesterov"), maximize: climbs)
        buffer = try rule.step(x, g, buffer: buffer)
      case "Adam", "AdamW":
        let isDecoupled = parts[0] == "AdamW"
        let rule = AdamRule(
          rate: rate, betas: betas, weightDecay: isDecoupled ? 0.01 : decay, isDecoupled: isDecoupled,
          amsgrad: truth("amsgrad"), maximize: climbs)
        try rule.step(x, g, mean: state[0], square: state[1], largest: state[2], step: step)
      case "Adamax":
        try AdamaxRule(rate: rate, betas: betas, weightDecay: decay)
          .step(x, g, mean: state[0], largest: state[1], step: step)
      case "NAdam":
        try NesterovAdamRule(
          rate: rate, betas: betas, weightDecay: decay, isDecoupled: truth("decoupled_weight_decay")
        ).step(x, g, mean: state[0], square: state[1], momentumProduct: one, step: step)
      case "RAdam":
        try RectifiedAdamRule(rate: rate, betas: betas, weightDecay: decay)
          .step(x, g, mean: state[0], square: state[1], step: step)
      case "Adagrad":
        try AdagradRule(rate: rate, rateDecay: real("lr_decay"), weightDecay: decay)
          .step(x, g, sum: state[0], step: step)
      case "RMSprop":
        try MeanSquareRule(
          rate: rate, weightDecay: decay, momentum: real("momentum"), centered: truth("centered")
        ).step(x, g, square: state[0], buffer: state[1], mean: state[2])
      case "Adadelta":
        try AdadeltaRule(rate: rate, rho: real("rho", 0.9), weightDecay: decay)
          .step(x, g, square: state[0], updates: state[1])
      case "ASGD":
        try AveragedDescentRule(rate: rate, t0: real("t0", 1e6), weightDecay: decay)
          .step(x, g, average: state[0], eta: eta, mu: mu, step: step)
      default: try ResilientRule().step(x, g, previous: state[0], stepSize: state[1])
      }
    }
    for (i, (value, expected)) in try zip(x.doubles(), try tensor(parts[4]).doubles()).enumerated() {
      #expect(abs(value - expected) <= 3e-7 * (abs(expected) + 0.1), "\(parts[0]) \(parts[1]): element \(i)")
    }
  }
}
