// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Tensors
import TorchNN

/// A batch-normalisation layer as the explaining commands see it.
struct BatchNormLayer {
  /// The module as a value of the language.
  let value: Value
  let module: ModuleObject
  let interpreter: Interpreter

  /// The layer behind a value; nil when it is none.
  init?(_ value: Value, _ interpreter: Interpreter) {
    guard case .object(let object) = value, let module = object as? ModuleObject,
      module.cls.mro.contains(where: { $0.name == "_BatchNorm" || $0.name.hasPrefix("BatchNorm") })
    else { return nil }
    self.value = value
    self.module = module
    self.interpreter = interpreter
  }

  private func attribute(_ name: Symbol) -> Value { (try? interpreter.getAttribute(value, name)) ?? .none }

  /// The elements of a buffer; nil when the layer keeps no running statistics.
  func buffer(_ name: Symbol) -> [Double]? { attribute(name).tensor?.lookedDoubles() }

  var runningMean: [Double]? { buffer("running_mean") }
  var runningVar: [Double]? { buffer("running_var") }
  var batchesSeen: Int { Int(exactly: buffer("num_batches_tracked")?.first ?? 0) ?? 0 }
  var channels: Int { if case .int(let count) = attribute("num_features") { count } else { 0 } }
  var isTraining: Bool { if case .bool(let flag) = attribute("training") { flag } else { true } }
  var tracks: Bool { if case .bool(let flag) = attribute("track_running_stats") { flag } else { true } }
  /// nil stands for `momentum=None`, the cumulative average.
  var momentum: Double? {
    switch attribute("momentum") {
    case .float(let value): value
    case .int(let value): Double(value)
    case .bool(let value): value ? 1 : 0
    default: nil
    }
  }
  var className: String { module.cls.name }
}

/// The statistics of one batch, channel by channel.
struct BatchStatistics {
  /// How many values each channel has.
  let count: Int
  /// The means.
  let means: [Double]
  /// The variances, divided by `count`: what normalises the batch.
  let biased: [Double]
  /// The variances, divided by `count - 1`: what `running_var` learns.
  let unbiased: [Double]

  /// The statistics over all dimensions but the second.
  init?(_ input: Tensor) {
    guard input.shape.count >= 2, input.numel > 0 else { return nil }
    let batch = input.shape[0]
    let channels = input.shape[1]
    let inner = input.numel / (batch * channels)
    let values = input.lookedDoubles()
    let n = batch * inner
    count = n
    var means: [Double] = []
    var biased: [Double] = []
    var unbiased: [Double] = []
    for c in 0..<channels {
      var sum = 0.0
      for b in 0..<batch {
        let start = (b * channels + c) * inner
        for i in start..<(start + inner) { sum += values[i] }
      }
      let mean = sum / Double(n)
      var squares = 0.0
      for b in 0..<batch {
        let start = (b * channels + c) * inner
        for i in start..<(start + inner) { squares += (values[i] - mean) * (values[i] - mean) }
      }
      means.append(mean)
      biased.append(squares / Double(n))
      unbiased.append(n > 1 ? squares / Double(n - 1) : .nan)
    }
    self.means = means
    self.biased = biased
    self.unbiased = unbiased
  }
}
