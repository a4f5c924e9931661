import Glibc

/// `CyclicLR`: the rate goes up and down between two bounds; the momentum, when it cycles too, goes the other way.
public struct CyclicSchedule: Sendable, Equatable {
  /// How the height of the cycles changes.
  public enum Mode: String, Sendable {
    /// It does not.
    case triangular
    /// It halves with every cycle.
    case triangular2
    /// It shrinks by `gamma` with every step.
    case expRange = "exp_range"
  }

  /// Steps of a whole cycle: `total_size`.
  public var totalSize: Double
  /// The part of the cycle that goes up: `step_ratio`.
  public var stepRatio: Double
  /// How the height of the cycles changes.
  public var mode: Mode
  /// The factor of `exp_range`.
  public var gamma: Double

  /// `CyclicLR(…, step_size_up=2000, step_size_down=None, mode='triangular', gamma=1.0)`.
  public init(stepSizeUp: Double = 2000, stepSizeDown: Double? = nil, mode: Mode = .triangular, gamma: Double = 1)
    throws
  {
    totalSize = stepSizeUp + (stepSizeDown ?? stepSizeUp)
    stepRatio = try PythonFloat.divide(stepSizeUp, totalSize)
    self.mode = mode
    self.gamma = gamma
  }

  /// The number of the cycle, counted from 1, and how far between the bounds the step is.
  public func position(_ epoch: Int) throws -> (cycle: Int, factor: Double) {
    let passed = try PythonFloat.divide(Double(epoch), totalSize)
    let cycle = (1 + passed).rounded(.down)
    let x = 1 + passed - cycle
    let factor =
      try x <= stepRatio ? PythonFloat.divide(x, stepRatio) : PythonFloat.divide(x - 1, stepRatio - 1)
    return (Int(exactly: cycle) ?? Int.max, factor)
  }

  /// The scale of the cycle's height at an epoch, by the mode.
  public func scale(_ epoch: Int) throws -> Double {
    switch mode {
    case .triangular: 1
    case .triangular2:
      try PythonFloat.divide(1, PythonFloat.power(2, Double(position(epoch).cycle - 1)))
    case .expRange: try PythonFloat.power(gamma, Double(epoch))
    }
  }

  /// `base + (max - base) * factor * scale`; a custom scale function's value takes the place of the mode's.
  public func rate(base: Double, max: Double, epoch: Int, scale: Double? = nil) throws -> Double {
    base + (max - base) * (try position(epoch).factor) * (try scale ?? self.scale(epoch))
  }

  /// `max - (max - base) * factor * scale`: the momentum.
  public func momentum(base: Double, max: Double, epoch: Int, scale: Double? = nil) throws -> Double {
    max - (max - base) * (try position(epoch).factor) * (try scale ?? self.scale(epoch))
  }
}
