/// `LinearLR`: the factor goes from `startFactor` to `endFactor` in `totalIters` equal steps.
public struct LinearSchedule: ClosedFormSchedule {
  /// The factor at the beginning.
  public var startFactor: Double
  /// The factor at the end.
  public var endFactor: Double
  /// How many steps it takes.
  public var totalIters: Double

  /// `LinearLR(optimizer, start_factor=1/3, end_factor=1.0, total_iters=5)`; throws for factors out of range.
  public init(startFactor: Double = 1.0 / 3, endFactor: Double = 1, totalIters: Double = 5) throws {
    if startFactor > 1 || startFactor <= 0 {
      throw ScheduleError.value(
        "Starting multiplicative factor expected to be greater than 0 and less or equal to 1.")
    }
    if endFactor > 1 || endFactor < 0 {
      throw ScheduleError.value("Ending multiplicative factor expected to be between 0 and 1.")
    }
    self.startFactor = startFactor
    self.endFactor = endFactor
    self.totalIters = totalIters
  }

  /// `current * (1 + (end - start) / (total * start + (epoch - 1) * (end - start)))`.
  public func nextRate(_ moment: ScheduleMoment) throws -> Double {
    if moment.epoch == 0 { return moment.current * startFactor }
    if moment.isInitial || Double(moment.epoch) > totalIters { return moment.current }
    let rise = endFactor - startFactor
    let before = totalIters * startFactor + Double(moment.epoch &- 1) * rise
    return moment.current * (1 + (try PythonFloat.divide(rise, before)))
  }

  /// `base * (start + (end - start) * min(total, epoch) / total)`.
  public func rate(base: Double, epoch: Int) throws -> Double {
    let done = (endFactor - startFactor) * min(totalIters, Double(epoch))
    return base * (startFactor + (try PythonFloat.divide(done, totalIters)))
  }
}

/// `PolynomialLR`: `base * (1 - epoch / total) ** power`.
public struct PolynomialSchedule: ClosedFormSchedule {
  /// When the rate reaches 0.
  public var totalIters: Double
  /// The exponent.
  public var power: Double

  /// `PolynomialLR(optimizer, total_iters=5, power=1.0)`.
  public init(totalIters: Double = 5, power: Double = 1) {
    self.totalIters = totalIters
    self.power = power
  }

  /// `current * ((1 - epoch / total) / (1 - (epoch - 1) / total)) ** power`.
  public func nextRate(_ moment: ScheduleMoment) throws -> Double {
    if moment.isInitial || Double(moment.epoch) > totalIters { return moment.current }
    let now = 1 - (try PythonFloat.divide(Double(moment.epoch), totalIters))
    let before = 1 - (try PythonFloat.divide(Double(moment.epoch &- 1), totalIters))
    return moment.current * (try PythonFloat.power(PythonFloat.divide(now, before), power))
  }

  /// `base * (1 - min(total, epoch) / total) ** power`.
  public func rate(base: Double, epoch: Int) throws -> Double {
    let part = try PythonFloat.divide(min(totalIters, Double(epoch)), totalIters)
    return base * (try PythonFloat.power(1 - part, power))
  }
}
