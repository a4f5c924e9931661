/// `ReduceLROnPlateau`: lowers the rate when a metric has stopped improving.
///
/// All state is in public properties, since the language's object shows and sets them.
public struct PlateauSchedule: Sendable, Equatable {
  /// Whether smaller or larger is better.
  public enum Mode: String, Sendable { case min, max }
  /// Whether the threshold is a part of the best value or an amount.
  public enum ThresholdMode: String, Sendable { case rel, abs }

  /// Whether smaller or larger is better.
  public var mode: Mode
  /// What the rate is multiplied by.
  public var factor: Double
  /// Bad epochs that are forgiven.
  public var patience: Int
  /// By how much a new best must be better.
  public var threshold: Double
  /// How the threshold is meant.
  public var thresholdMode: ThresholdMode
  /// Epochs after a reduction in which bad ones do not count.
  public var cooldown: Int
  /// Smaller reductions than this are left out.
  public var eps: Double
  /// The best value so far.
  public var best: Double
  /// Bad epochs in a row.
  public var numBadEpochs = 0
  /// What is left of the cooldown.
  public var cooldownCounter = 0
  /// The number of the last epoch.
  public var lastEpoch = 0

  /// `ReduceLROnPlateau(optimizer, mode='min', factor=0.1, patience=10, threshold=1e-4, threshold_mode='rel',
  /// cooldown=0, eps=1e-8)`; throws unless `factor < 1`.
  public init(
    mode: Mode = .min, factor: Double = 0.1, patience: Int = 10, threshold: Double = 1e-4,
    thresholdMode: ThresholdMode = .rel, cooldown: Int = 0, eps: Double = 1e-8
  ) throws {
    if factor >= 1 { throw ScheduleError.value("Factor should be < 1.0.") }
    self.mode = mode
    self.factor = factor
    self.patience = patience
    self.threshold = threshold
    self.thresholdMode = thresholdMode
    self.cooldown = cooldown
    self.eps = eps
    best = mode == .min ? .infinity : -.infinity
  }

  /// Whether a value beats the best one by the threshold.
  public func isBetter(_ value: Double, than best: Double) -> Bool {
    switch (mode, thresholdMode) {
    case (.min, .rel): value < best * (1 - threshold)
    case (.min, .abs): value < best - threshold
    case (.max, .rel): value > best * (threshold + 1)
    case (.max, .abs): value > best + threshold
    }
  }

  /// Takes the metric of an epoch; true when the rates are to be reduced now.
  public mutating func observe(_ metric: Double, epoch: Int? = nil) -> Bool {
    lastEpoch = epoch ?? lastEpoch &+ 1
    if isBetter(metric, than: best) {
      best = metric
      numBadEpochs = 0
    } else {
      numBadEpochs &+= 1
    }
    if cooldownCounter > 0 {
      cooldownCounter -= 1
      numBadEpochs = 0
    }
    guard numBadEpochs > patience else { return false }
    cooldownCounter = cooldown
    numBadEpochs = 0
    return true
  }

  /// A rate after a reduction: `max(rate * factor, minimum)`, or the rate itself when that changes next to nothing.
  public func reduced(_ rate: Double, minimum: Double = 0) -> Double {
    let product = rate * factor
    let lower = minimum > product ? minimum : product
    return rate - lower > eps ? lower : rate
  }
}
