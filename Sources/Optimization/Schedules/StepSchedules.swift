/// `LambdaLR`: `base * factor`, where a function of the epoch gave the factor.
public struct LambdaSchedule: Schedule {
  /// What the function gave for this epoch.
  public var factor: Double
  /// Takes the factor.
  public init(factor: Double) { self.factor = factor }
  /// `base * factor`.
  public func nextRate(_ moment: ScheduleMoment) -> Double { moment.base * factor }
}

/// `MultiplicativeLR`: `current * factor`, where a function of the epoch gave the factor.
public struct MultiplicativeSchedule: Schedule {
  /// What the function gave for this epoch; not asked for at the first step.
  public var factor: Double
  /// Takes the factor.
  public init(factor: Double) { self.factor = factor }
  /// `current * factor` after the first step.
  public func nextRate(_ moment: ScheduleMoment) -> Double {
    moment.isInitial ? moment.current : moment.current * factor
  }
}

/// `StepLR`: times `gamma` every `stepSize` epochs.
public struct StepSchedule: ClosedFormSchedule {
  /// Epochs between two decays.
  public var stepSize: Int
  /// The factor of a decay.
  public var gamma: Double

  /// `StepLR(optimizer, step_size, gamma=0.1)`.
  public init(stepSize: Int, gamma: Double = 0.1) {
    self.stepSize = stepSize
    self.gamma = gamma
  }

  /// `current * gamma` at multiples of the step size, else `current`.
  public func nextRate(_ moment: ScheduleMoment) throws -> Double {
    if moment.epoch == 0 { return moment.current }
    return try PythonFloat.divideFloor(moment.epoch, stepSize).remainder == 0
      ? moment.current * gamma : moment.current
  }

  /// `base * gamma ** (epoch // step_size)`.
  public func rate(base: Double, epoch: Int) throws -> Double {
    let steps = try PythonFloat.divideFloor(epoch, stepSize).quotient
    return base * (try PythonFloat.power(gamma, Double(steps)))
  }
}

/// `MultiStepLR`: times `gamma` at each milestone.
public struct MultiStepSchedule: ClosedFormSchedule {
  /// The epochs of decay; one that is named twice decays twice.
  public var milestones: [Int]
  /// The factor of a decay.
  public var gamma: Double

  /// `MultiStepLR(optimizer, milestones, gamma=0.1)`.
  public init(milestones: [Int], gamma: Double = 0.1) {
    self.milestones = milestones.sorted()
    self.gamma = gamma
  }

  /// `current * gamma ** (how often the epoch is a milestone)`.
  public func nextRate(_ moment: ScheduleMoment) throws -> Double {
    let count = milestones.count { $0 == moment.epoch }
    return count == 0 ? moment.current : moment.current * (try PythonFloat.power(gamma, Double(count)))
  }

  /// `base * gamma ** (milestones up to the epoch)`.
  public func rate(base: Double, epoch: Int) throws -> Double {
    base * (try PythonFloat.power(gamma, Double(milestones.count { $0 <= epoch })))
  }
}

/// `ConstantLR`: times `factor` until `totalIters` epochs have passed.
public struct ConstantSchedule: ClosedFormSchedule {
  /// The factor.
  public var factor: Double
  /// When the full rate comes back.
  public var totalIters: Int

  /// `ConstantLR(optimizer, factor=1/3, total_iters=5)`; throws for a factor outside of [0, 1].
  public init(factor: Double = 1.0 / 3, totalIters: Int = 5) throws {
    if factor > 1 || factor < 0 {
      throw ScheduleError.value("Constant multiplicative factor expected to be between 0 and 1.")
    }
    self.factor = factor
    self.totalIters = totalIters
  }

  /// `current * factor` at 0, `current / factor` at the end.
  public func nextRate(_ moment: ScheduleMoment) throws -> Double {
    if moment.epoch == 0 { return moment.current * factor }
    if moment.epoch != totalIters { return moment.current }
    return moment.current * (try PythonFloat.divide(1, factor))
  }

  /// `base * factor`, or `base` from `totalIters` on.
  public func rate(base: Double, epoch: Int) -> Double {
    base * (factor + (epoch >= totalIters ? 1 : 0) * (1 - factor))
  }
}

/// `ExponentialLR`: times `gamma` every epoch.
public struct ExponentialSchedule: ClosedFormSchedule {
  /// The factor of each epoch.
  public var gamma: Double
  /// `ExponentialLR(optimizer, gamma)`.
  public init(gamma: Double) { self.gamma = gamma }
  /// `current * gamma` after the first step.
  public func nextRate(_ moment: ScheduleMoment) -> Double {
    moment.isInitial ? moment.current : moment.current * gamma
  }
  /// `base * gamma ** epoch`.
  public func rate(base: Double, epoch: Int) throws -> Double {
    base * (try PythonFloat.power(gamma, Double(epoch)))
  }
}
