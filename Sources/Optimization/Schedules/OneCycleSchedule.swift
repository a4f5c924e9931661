import Glibc

/// `OneCycleLR`: up to the highest rate and down to nearly nothing, in one run of known length.
public struct OneCycleSchedule: Sendable, Equatable {
  /// The form of a phase.
  public enum Annealing: String, Sendable { case cos, linear }

  /// The rates that phases begin and end with.
  public struct Rates: Sendable, Equatable {
    /// The first rate: `max_lr / div_factor`.
    public var initial: Double
    /// The highest rate.
    public var max: Double
    /// The last rate: `initial / final_div_factor`.
    public var min: Double

    /// `max_lr`, `div_factor=25`, `final_div_factor=1e4`.
    public init(max: Double, divFactor: Double = 25, finalDivFactor: Double = 1e4) throws {
      initial = try PythonFloat.divide(max, divFactor)
      self.max = max
      min = try PythonFloat.divide(initial, finalDivFactor)
    }

    /// Rates that are known (a parameter group remembers them).
    public init(initial: Double, max: Double, min: Double) {
      self.initial = initial
      self.max = max
      self.min = min
    }
  }

  private enum Level: Sendable { case initial, max, min }
  private struct Phase: Sendable, Equatable {
    let end: Double
    let rates: (Level, Level)
    /// Whether the momentum begins and ends at its maximum.
    let highMomentum: (Bool, Bool)
    static func == (a: Phase, b: Phase) -> Bool {
      a.end == b.end && a.rates == b.rates && a.highMomentum == b.highMomentum
    }
  }

  /// The length of the run.
  public let totalSteps: Int
  /// The form of the phases.
  public let annealing: Annealing
  private let phases: [Phase]

  /// `OneCycleLR(…, total_steps, pct_start=0.3, anneal_strategy='cos', three_phase=False)`.
  public init(totalSteps: Int, pctStart: Double = 0.3, annealing: Annealing = .cos, threePhase: Bool = false) throws {
    if totalSteps <= 0 { throw ScheduleError.value("Expected positive integer total_steps, but got \(totalSteps)") }
    if !(pctStart >= 0 && pctStart <= 1) {
      throw ScheduleError.value("Expected float between 0 and 1 pct_start, but got \(pctStart)")
    }
    self.totalSteps = totalSteps
    self.annealing = annealing
    let total = Double(totalSteps)
    let rise = Phase(end: pctStart * total - 1, rates: (.initial, .max), highMomentum: (true, false))
    if threePhase {
      phases = [
        rise,
        Phase(end: 2 * pctStart * total - 2, rates: (.max, .initial), highMomentum: (false, true)),
        Phase(end: total - 1, rates: (.initial, .min), highMomentum: (true, true)),
      ]
    } else {
      phases = [rise, Phase(end: total - 1, rates: (.max, .min), highMomentum: (false, true))]
    }
  }

  /// The rate and the momentum of a step.
  public func values(
    step: Int, rates: Rates, baseMomentum: Double = 0.85, maxMomentum: Double = 0.95
  ) throws -> (rate: Double, momentum: Double) {
    if step > totalSteps {
      throw ScheduleError.value(
        "Tried to step \(step) times. The specified number of total steps is \(totalSteps)")
    }
    var start = 0.0
    for (i, phase) in phases.enumerated() {
      guard Double(step) <= phase.end || i == phases.count - 1 else {
        start = phase.end
        continue
      }
      let part = try PythonFloat.divide(Double(step) - start, phase.end - start)
      let rate = anneal(level(phase.rates.0, rates), level(phase.rates.1, rates), part)
      let momentum = anneal(
        phase.highMomentum.0 ? maxMomentum : baseMomentum, phase.highMomentum.1 ? maxMomentum : baseMomentum, part)
      return (rate, momentum)
    }
    return (rates.min, maxMomentum)
  }

  private func level(_ level: Level, _ rates: Rates) -> Double {
    switch level {
    case .initial: rates.initial
    case .max: rates.max
    case .min: rates.min
    }
  }

  private func anneal(_ start: Double, _ end: Double, _ part: Double) -> Double {
    switch annealing {
    case .cos: end + (start - end) / 2 * (cos(Double.pi * part) + 1)
    case .linear: (end - start) * part + start
    }
  }
}
