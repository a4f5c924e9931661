import Glibc

/// `CosineAnnealingLR`: half a cosine from the base rate down to `etaMin` in `tMax` epochs, and up again after that.
public struct CosineAnnealingSchedule: ClosedFormSchedule {
  /// Epochs from the highest to the lowest rate.
  public var tMax: Double
  /// The lowest rate.
  public var etaMin: Double

  /// `CosineAnnealingLR(optimizer, T_max, eta_min=0.0)`.
  public init(tMax: Double, etaMin: Double = 0) {
    self.tMax = tMax
    self.etaMin = etaMin
  }

  /// The recursion; near the turning point a form that does not divide by zero.
  public func nextRate(_ moment: ScheduleMoment) throws -> Double {
    if moment.isInitial { return moment.current }
    let epoch = Double(moment.epoch)
    if moment.stepCount == 1, moment.epoch > 0 {
      return etaMin + (moment.base - etaMin) * (1 + cos(try PythonFloat.divide(epoch * Double.pi, tMax))) / 2
    }
    if tMax == 0 { throw ScheduleError(kind: .zeroDivision, message: "integer modulo by zero") }
    if (epoch - 1 - tMax).truncatingRemainder(dividingBy: 2 * tMax) == 0 {
      return moment.current + (moment.base - etaMin) * (1 - cos(Double.pi / tMax)) / 2
    }
    let now = 1 + cos(Double.pi * epoch / tMax)
    let before = 1 + cos(Double.pi * (epoch - 1) / tMax)
    return try PythonFloat.divide(now, before) * (moment.current - etaMin) + etaMin
  }

  /// `eta_min + (base - eta_min) * (1 + cos(pi epoch / T_max)) / 2`.
  public func rate(base: Double, epoch: Int) throws -> Double {
    etaMin + (base - etaMin) * (1 + cos(try PythonFloat.divide(Double.pi * Double(epoch), tMax))) / 2
  }
}

/// `CosineAnnealingWarmRestarts`: cosines of `T_0`, `T_0 T_mult`, `T_0 T_mult²` … epochs, each from the base rate again.
public struct WarmRestartSchedule: Sendable, Equatable {
  /// The length of the first period.
  public var firstPeriod: Int
  /// The growth of periods: `T_mult`.
  public var growth: Int
  /// The lowest rate.
  public var etaMin: Double
  /// The length of the present period: `T_i`.
  public var period: Int
  /// Epochs since the last restart: `T_cur`. Whole unless a fractional epoch was given.
  public var elapsed: Double

  /// `CosineAnnealingWarmRestarts(optimizer, T_0, T_mult=1, eta_min=0.0)`; throws for lengths below 1.
  public init(firstPeriod: Int, growth: Int = 1, etaMin: Double = 0, lastEpoch: Int = -1) throws {
    if firstPeriod <= 0 { throw ScheduleError.value("Expected positive integer T_0, but got \(firstPeriod)") }
    if growth < 1 { throw ScheduleError.value("Expected integer T_mult >= 1, but got \(growth)") }
    self.firstPeriod = firstPeriod
    self.growth = growth
    self.etaMin = etaMin
    period = firstPeriod
    elapsed = Double(lastEpoch)
  }

  /// The rate of the present position.
  public func rate(base: Double) -> Double {
    etaMin + (base - etaMin) * (1 + cos(Double.pi * elapsed / Double(period))) / 2
  }

  /// Moves on by one epoch: `step()`.
  public mutating func advance() {
    elapsed += 1
    guard elapsed >= Double(period) else { return }
    elapsed = elapsed.truncatingRemainder(dividingBy: Double(period))
    period = Self.clampedProduct(period, growth)
  }

  /// Moves to an epoch, which may be fractional: `step(epoch)`.
  public mutating func move(to epoch: Double) throws {
    if !(epoch >= 0) { throw ScheduleError.value("Expected non-negative epoch, but got \(epoch)") }
    let first = Double(firstPeriod)
    guard epoch >= first else {
      period = firstPeriod
      elapsed = epoch
      return
    }
    if growth == 1 {
      elapsed = epoch.truncatingRemainder(dividingBy: first)
      return
    }
    let factor = Double(growth)
    let restarts = (log(epoch / first * (factor - 1) + 1) / log(factor)).rounded(.towardZero)
    var power = 1
    for _ in 0..<Int(min(restarts, 64)) { power = Self.clampedProduct(power, growth) }
    elapsed = epoch - Double(Self.clampedProduct(firstPeriod, power - 1)) / (factor - 1)
    period = Self.clampedProduct(firstPeriod, power)
  }

  private static func clampedProduct(_ a: Int, _ b: Int) -> Int {
    let (product, overflow) = a.multipliedReportingOverflow(by: b)
    return overflow ? Int.max : product
  }
}
