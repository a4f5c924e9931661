// SPDX-License-Identifier: GPL-3.0-or-later

import Charts
import PythonRuntime
import Tensors
import TorchCore

/// `%explain bn(x)`: what one forward pass does to the running statistics, with the numbers of this batch.
struct BatchNormExplanation {
  let layer: BatchNormLayer
  let input: Tensor
  /// The running statistics after the pass, as the layer itself computed them; nil when it keeps none.
  let after: (mean: [Double], variance: [Double])?
  /// How many batches the layer has seen before the pass.
  let seen: Int
  let before: (mean: [Double], variance: [Double])?
  let statistics: BatchStatistics
  /// The name of the layer as it was typed.
  let name: String

  /// Runs the layer once; the caller puts the workspace back.
  init?(_ layer: BatchNormLayer, _ input: Tensor, name: String) throws {
    guard let statistics = BatchStatistics(input) else { return nil }
    self.layer = layer
    self.input = input
    self.statistics = statistics
    self.name = name
    seen = layer.batchesSeen
    before = BatchNormExplanation.running(layer)
    _ = try layer.interpreter.call(layer.value, [TensorObject.wrap(input)])
    after = BatchNormExplanation.running(layer)
  }

  private static func running(_ layer: BatchNormLayer) -> (mean: [Double], variance: [Double])? {
    guard let mean = layer.runningMean, let variance = layer.runningVar else { return nil }
    return (mean, variance)
  }

  /// The weight of the new batch: the momentum, or 1/(k + 1) for the cumulative average.
  private var factor: Double { layer.momentum ?? 1 / Double(seen + 1) }
  private var updates: Bool { layer.isTraining && after != nil }

  /// The explanation as lines.
  func text(_ options: RenderOptions) -> String {
    let dot = options.glyphs == .ascii ? "-" : "·"
    let mode = layer.isTraining ? "training" : "evaluating"
    let count = statistics.count
    var lines = [
      "\(layer.className)(\(layer.channels)) \(dot) \(mode) \(dot) \(count) value\(count == 1 ? "" : "s") per channel"
    ]
    if updates {
      lines.append(Self.indented(table(options, mean: true)))
      lines.append("")
      lines.append(Self.indented(table(options, mean: false)))
    } else {
      lines.append(Self.indented(passiveTable(options)))
    }
    lines.append("")
    lines += words().flatMap { TextLayout.wrapped($0, to: max(30, options.width - 2)).map { "  " + $0 } }
    return lines.joined(separator: "\n")
  }

  private static func indented(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { "  " + $0 }.joined(separator: "\n")
  }

  private func table(_ options: RenderOptions, mean: Bool) -> String {
    guard let before, let after else { return "" }
    let keep = Self.number(1 - factor)
    let take = Self.number(factor)
    let what = mean ? "batch mean" : "batch var"
    let rule =
      mean
      ? "running_mean = (1 - m) * old + m * batch mean" : "running_var = (1 - m) * old + m * batch var"
    var titles = [Table.Column("channel"), Table.Column(what)]
    if !mean { titles.append(Table.Column("biased")) }
    titles.append(Table.Column(rule, .left))
    var inner = options
    inner.width = max(30, options.width - 2)
    var table = Table(titles)
    for c in 0..<statistics.means.count {
      let old = mean ? before.mean[c] : before.variance[c]
      let new = mean ? after.mean[c] : after.variance[c]
      let batch = mean ? statistics.means[c] : statistics.unbiased[c]
      let sum = "\(keep) * \(Self.fixed(old)) + \(take) * \(Self.fixed(batch)) = \(Self.fixed(new))"
      var row = [String(c), Self.fixed(batch)]
      if !mean { row.append(Self.fixed(statistics.biased[c])) }
      table.rows.append(row + [sum])
    }
    return table.render(inner)
  }

  private func passiveTable(_ options: RenderOptions) -> String {
    var inner = options
    inner.width = max(30, options.width - 2)
    var table = Table("channel", "batch mean", "running_mean", "biased var", "running_var")
    for c in 0..<statistics.means.count {
      table.rows.append([
        String(c), Self.fixed(statistics.means[c]), after.map { Self.fixed($0.mean[c]) } ?? "none",
        Self.fixed(statistics.biased[c]), after.map { Self.fixed($0.variance[c]) } ?? "none",
      ])
    }
    return table.render(inner)
  }

  private func words() -> [String] {
    var lines: [String] = []
    let n = statistics.count
    if layer.isTraining {
      lines.append(
        "The batch is normalised with the biased variance (divide by \(n)); running_var learns the unbiased one (divide by \(n - 1))."
      )
    } else if after != nil {
      lines.append("In eval mode the batch is normalised with running_mean and running_var; nothing is learnt.")
    }
    if updates {
      if let momentum = layer.momentum {
        let start =
          seen == 0 && momentum < 1
          ? "running_mean starts at 0, so after one batch it is \(Self.number(momentum)) of the batch mean; running_var starts at 1. "
          : ""
        lines.append(
          start
            + "Here m is momentum = \(Self.number(momentum)); Keras calls this momentum \(Self.number(1 - momentum)).")
      } else {
        lines.append(
          "momentum=None is the cumulative average: m = 1/(batches seen) = 1/\(seen + 1), so every batch counts alike.")
      }
    } else if after == nil {
      lines.append(
        "track_running_stats is False: there are no running statistics; every batch is normalised with its own.")
    }
    lines.append("Nothing was changed: \(name) has still seen \(seen) batch\(seen == 1 ? "" : "es").")
    return lines
  }

  /// Four digits after the point, as tensors print.
  static func fixed(_ value: Double) -> String {
    let size = abs(value)
    if size != 0, size < 1e-3 || size >= 1e6 { return NumberText.short(value, digits: 5) }
    return (try? Interpreter.current.format(.float(value), ".4f")) ?? "\(value)"
  }

  /// As short as possible, without the noise of binary fractions.
  static func number(_ value: Double) -> String { NumberText.short(value, digits: 6) }
}
