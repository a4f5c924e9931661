// SPDX-License-Identifier: GPL-3.0-or-later

import Charts
import PythonRuntime
import Tensors
import TorchCore

/// `bn(x)`: what a forward pass does to the running statistics and to one element, with the numbers of this batch.
struct BatchNormExplanation {
  /// The explanations of this family.
  static let family: [String: Explainer] = [
    "batch_norm": { step, explanation in try BatchNormExplanation(step)?.explain(&explanation) }
  ]

  private let step: ExplainedStep
  private let input: Tensor
  private let statistics: BatchStatistics
  private let before: (mean: [Double], variance: [Double])?
  private let after: (mean: [Double], variance: [Double])?
  /// How many batches the layer had seen; nil for the function, which does not count.
  private let seen: Int?
  private let isTraining: Bool
  private let momentum: Double
  private let isCumulative: Bool

  private init?(_ step: ExplainedStep) throws {
    guard let input = step.tensor("input"), let statistics = BatchStatistics(input) else { return nil }
    self.step = step
    self.input = input
    self.statistics = statistics
    isTraining = step.flag("training")
    momentum = step.number("momentum") ?? 0
    seen = step.outer.buffers["num_batches_tracked"].map { Int(exactly: $0.tensor.lookedDoubles().first ?? 0) ?? 0 }
    isCumulative = step.outer.module?.attributes?["momentum"]?.isNone ?? false
    before = BatchNormExplanation.running { step.tensor($0) }
    after = BatchNormExplanation.running { step.step.changed[$0]?.tensor ?? step.tensor($0) }
  }

  private static func running(_ tensor: (String) -> Tensor?) -> (mean: [Double], variance: [Double])? {
    guard let mean = tensor("running_mean"), let variance = tensor("running_var") else { return nil }
    return (mean.lookedDoubles(), variance.lookedDoubles())
  }

  /// Whether the pass moves the running statistics.
  private var updates: Bool { isTraining && after != nil }
  /// The mode of the layer, and where it does not decide, whose statistics are used.
  private var mode: String {
    guard isTraining, case .bool(false)? = step.outer.module?.attributes?["training"] else {
      return isTraining ? "training" : "evaluating"
    }
    return "evaluating, with the batch's own statistics"
  }
  /// The name of the momentum in formulas, which must not look like a person's variable.
  private var symbol: String {
    let names = Set(step.interpreter.globals.definitions.map(\.name.name))
    return ["m", "w", "a", "k", "u"].first { !names.contains($0) } ?? "momentum"
  }
  /// What is called, as the person names it.
  private var name: String {
    guard let module = step.outer.module else { return "F.batch_norm" }
    return step.names.name(of: module) ?? step.outer.path ?? "the layer"
  }

  private static let mostChannels = 16
  /// The channels that the tables show.
  private var channels: [Int] {
    if let channel = step.request.channel { return [channel] }
    return Array(0..<min(statistics.means.count, BatchNormExplanation.mostChannels))
  }

  private func explain(_ explanation: inout Explanation) throws {
    let all = statistics.means.count
    if let channel = step.request.channel, channel >= all {
      throw PyError.make(ExceptionClasses.indexError, "channel=\(channel): there are \(all) channels, from 0")
    }
    let count = statistics.count
    explanation.title = [
      "\(step.outer.module?.cls.name ?? "F.batch_norm")(\(all))", mode,
      "\(count) value\(count == 1 ? "" : "s") per channel",
    ]
    if let path = step.outer.path, !path.isEmpty { explanation.title[0] = "\(path) = \(explanation.title[0])" }
    if updates {
      explanation.table(table(mean: true))
      explanation.gap()
      explanation.table(table(mean: false))
    } else {
      explanation.table(passiveTable())
    }
    if channels.count < all, step.request.channel == nil {
      explanation.say("The first \(channels.count) of \(all) channels; channel=\(all - 1) shows the last one.")
    }
    explanation.gap()
    try output(&explanation)
    explanation.gap()
    for words in words() { explanation.say(words) }
  }

  // MARK: Statistics

  private func table(mean: Bool) -> Table {
    guard let before, let after else { return Table([]) }
    let what = mean ? "batch mean" : "batch var"
    var titles = [Table.Column("channel"), Table.Column(what)]
    if !mean { titles.append(Table.Column("biased")) }
    let target = mean ? "running_mean" : "running_var"
    titles.append(Table.Column("\(target) = (1 - \(symbol)) * old + \(symbol) * \(what)", .left))
    var table = Table(titles)
    for c in channels {
      let batch = mean ? statistics.means[c] : statistics.unbiased[c]
      let sum = Self.update(
        old: mean ? before.mean[c] : before.variance[c], batch, momentum, new: mean ? after.mean[c] : after.variance[c])
      var row = [String(c), Self.fixed(batch)]
      if !mean { row.append(Self.fixed(statistics.biased[c])) }
      table.rows.append(row + [sum])
    }
    return table
  }

  /// `0.9 * 0.0067 + 0.1 * 0.0671 = 0.0127`, with as many decimals as it takes to hold.
  static func update(old: Double, _ batch: Double, _ momentum: Double, new: Double) -> String {
    let (keep, take) = (number(1 - momentum), number(momentum))
    var text = ""
    for decimals in 4...9 {
      let (a, b) = (fixed(old, decimals), fixed(batch, decimals))
      let kept: Double = (Double(keep) ?? .nan) * (Double(a) ?? .nan)
      let taken: Double = (Double(take) ?? .nan) * (Double(b) ?? .nan)
      let sum = kept + taken
      text = "\(keep) * \(a) + \(take) * \(b) = \(fixed(sum))"
      if fixed(sum) == fixed(new) { break }
    }
    return text
  }

  private func passiveTable() -> Table {
    var table = Table("channel", "batch mean", "running_mean", "biased var", "running_var")
    for c in channels {
      table.rows.append([
        String(c), Self.fixed(statistics.means[c]), after.map { Self.fixed($0.mean[c]) } ?? "none",
        Self.fixed(statistics.biased[c]), after.map { Self.fixed($0.variance[c]) } ?? "none",
      ])
    }
    return table
  }

  // MARK: One element

  private func output(_ explanation: inout Explanation) throws {
    guard let result = step.result, result.rank >= 2, result.numel > 0 else { return }
    var standard = [Int](repeating: 0, count: result.rank)
    standard[1] = step.request.channel ?? 0
    let index = try step.index(standard)
    let c = index[1]
    let usesBatch = isTraining || before == nil
    let mean = usesBatch ? statistics.means[c] : before?.mean[c] ?? 0
    let variance = usesBatch ? statistics.biased[c] : before?.variance[c] ?? 1
    let eps = step.number("eps") ?? 0
    let x = step.name("input")
    let weight = step.tensor("weight").map { $0.element([c]) }
    let bias = step.tensor("bias").map { $0.element([c]) }
    let value = result.element(index)
    explanation.element = (index, value)
    let scale = weight == nil ? "" : " * \(step.name("weight"))[\(c)]"
    let shift = bias == nil ? "" : " + \(step.name("bias"))[\(c)]"
    let (meanName, varName) = usesBatch ? ("batch mean", "biased var") : ("running_mean", "running_var")
    explanation.formula(
      "\(step.resultName(index)) = (\(ExplainedStep.element(x, index)) - \(meanName)) * invstd\(scale)\(shift), invstd = 1 / sqrt(\(varName) + eps)"
    )
    let invstd = 1 / (variance + eps).squareRoot()
    explanation.equation(
      "invstd[\(c)]", .quotient(.exact(1), .function("sqrt", [.sum([.number(variance), .exact(eps)])])))
    let normal: Term = .product([.difference(.number(input.element(index)), .number(mean)), .number(invstd)])
    let hat = (input.element(index) - mean) * invstd
    explanation.equation("x-hat", normal)
    var term: Term = .number(hat)
    if let weight { term = .product([term, .number(weight)]) }
    if let bias { term = .sum([term, .number(bias)]) }
    if weight != nil || bias != nil { explanation.equation(step.resultName(index), term, is: value) }
  }

  private func words() -> [String] {
    var lines: [String] = []
    let n = statistics.count
    if isTraining {
      lines.append(
        "The batch is normalised with the biased variance (divide by \(n))"
          + (updates ? "; running_var learns the unbiased one (divide by \(n - 1))." : "."))
    } else if after != nil {
      lines.append("In eval mode the batch is normalised with running_mean and running_var; nothing is learnt.")
    }
    if updates {
      if isCumulative, let seen {
        lines.append(
          "momentum=None is the cumulative average: \(symbol) = 1/(batches seen) = 1/\(seen + 1), so every batch counts alike."
        )
      } else {
        let start =
          seen == 0 && momentum < 1
          ? "running_mean starts at 0, so after one batch it is \(Self.number(momentum)) of the batch mean; running_var starts at 1. "
          : ""
        let here = "Here \(symbol) is momentum = \(Self.number(momentum))"
        lines.append(start + "\(here); Keras calls this momentum \(Self.number(1 - momentum)).")
      }
    } else if after == nil {
      lines.append(
        "track_running_stats is False: there are no running statistics; every batch is normalised with its own, in eval mode too."
      )
    }
    if let seen {
      lines.append("Nothing was changed: \(name) has still seen \(seen) batch\(seen == 1 ? "" : "es").")
    } else {
      lines.append("Nothing was changed.")
    }
    return lines
  }

  /// Four digits after the point, as tensors print, or more.
  static func fixed(_ value: Double, _ decimals: Int = 4) -> String {
    let size = abs(value)
    if size != 0, size < 1e-3 || size >= 1e6 { return NumberText.short(value, digits: decimals + 1) }
    return (try? Interpreter.current.format(.float(value), ".\(decimals)f")) ?? "\(value)"
  }

  /// As short as possible, without the noise of binary fractions.
  static func number(_ value: Double) -> String { NumberText.short(value, digits: 6) }
}
