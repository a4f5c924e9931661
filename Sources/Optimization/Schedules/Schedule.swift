import Glibc

/// What a scheduler knows when it computes the next learning rate of a parameter group.
public struct ScheduleMoment: Sendable {
  /// The rate of the group now.
  public var current: Double
  /// The rate that the group began with (`initial_lr`).
  public var base: Double
  /// `last_epoch`, already advanced.
  public var epoch: Int
  /// Whether this is the step that the scheduler's constructor makes.
  public var isInitial: Bool
  /// `_step_count`, already advanced.
  public var stepCount: Int

  /// Describes the moment.
  public init(current: Double, base: Double, epoch: Int, isInitial: Bool = false, stepCount: Int = 2) {
    self.current = current
    self.base = base
    self.epoch = epoch
    self.isInitial = isInitial
    self.stepCount = stepCount
  }
}

/// A learning-rate schedule by PyTorch's chainable recursion: each rate follows from the one before, in Double and in
/// PyTorch's own order of operations, so that rates agree to the last bit.
public protocol Schedule: Sendable {
  /// The next rate.
  func nextRate(_ moment: ScheduleMoment) throws -> Double
}

/// A schedule that also has a closed form, which `step(epoch)` and `SequentialLR` use.
public protocol ClosedFormSchedule: Schedule {
  /// The rate of an epoch from the rate at the beginning.
  func rate(base: Double, epoch: Int) throws -> Double
}

/// An error of a schedule's arithmetic or settings, with Python's class and text.
public struct ScheduleError: Error, Equatable {
  /// The Python class.
  public enum Kind: String, Sendable {
    case zeroDivision = "ZeroDivisionError"
    case overflow = "OverflowError"
    case value = "ValueError"
  }
  /// The Python class.
  public let kind: Kind
  /// The text.
  public let message: String

  static func value(_ message: String) -> ScheduleError { ScheduleError(kind: .value, message: message) }
}

/// Python's arithmetic on floats, which raises where C gives infinities.
enum PythonFloat {
  static func divide(_ a: Double, _ b: Double) throws -> Double {
    if b == 0 { throw ScheduleError(kind: .zeroDivision, message: "float division by zero") }
    return a / b
  }

  /// `a ** b`.
  static func power(_ a: Double, _ b: Double) throws -> Double {
    if a == 0, b < 0 {
      throw ScheduleError(kind: .zeroDivision, message: "0.0 cannot be raised to a negative power")
    }
    let result = pow(a, b)
    if result.isInfinite, a.isFinite, b.isFinite {
      throw ScheduleError(kind: .overflow, message: "(34, 'Numerical result out of range')")
    }
    return result
  }

  /// `a // b` and `a % b` of integers.
  static func divideFloor(_ a: Int, _ b: Int) throws -> (quotient: Int, remainder: Int) {
    if b == 0 { throw ScheduleError(kind: .zeroDivision, message: "integer modulo by zero") }
    if b == -1 { return (0 &- a, 0) }
    var (quotient, remainder) = a.quotientAndRemainder(dividingBy: b)
    if remainder != 0, (remainder < 0) != (b < 0) {
      quotient -= 1
      remainder += b
    }
    return (quotient, remainder)
  }
}
