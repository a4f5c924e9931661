// SPDX-License-Identifier: GPL-3.0-or-later

import Tensors

/// A search along a direction for a step that lowers the loss enough and flattens the slope enough (the strong Wolfe
/// conditions), by cubic interpolation, in PyTorch's order of trials.
public struct WolfeLineSearch {
  /// A point on the line: the step, the loss there, the gradient there and the slope along the direction.
  public struct Point {
    /// The step from the start.
    public var step: Double
    /// The loss.
    public var loss: Double
    /// The gradient of all parameters in one vector.
    public var gradient: Tensor
    /// The gradient times the direction.
    public var slope: Double
    /// Makes a point.
    public init(step: Double, loss: Double, gradient: Tensor, slope: Double) {
      self.step = step
      self.loss = loss
      self.gradient = gradient
      self.slope = slope
    }
  }

  private let direction: Tensor
  private let evaluate: (Double) throws -> (loss: Double, gradient: Tensor)
  private static let sufficientDecrease = 1e-4
  private static let curvature = 0.9
  private static let toleranceChange = 1e-9
  /// How often the loss was computed.
  public private(set) var evaluations = 0

  /// A search along `direction`; `evaluate` gives loss and gradient at a step from the start and leaves the parameters as they were.
  public init(direction: Tensor, evaluate: @escaping (Double) throws -> (loss: Double, gradient: Tensor)) {
    self.direction = direction
    self.evaluate = evaluate
  }

  private mutating func point(_ step: Double) throws -> Point {
    evaluations += 1
    let (loss, gradient) = try evaluate(step)
    return Point(step: step, loss: loss, gradient: gradient, slope: try gradient.dot(direction).item().doubleValue)
  }

  /// The minimum of the cubic through two points with their slopes, kept within bounds.
  private static func interpolate(_ a: Point, _ b: Point, bounds: (Double, Double)? = nil) -> Double {
    let (low, high) = bounds ?? (a.step <= b.step ? (a.step, b.step) : (b.step, a.step))
    let d1 = a.slope + b.slope - 3 * (a.loss - b.loss) / (a.step - b.step)
    let square = d1 * d1 - a.slope * b.slope
    guard square >= 0 else { return (low + high) / 2 }
    let d2 = square.squareRoot()
    let least: Double
    if a.step <= b.step {
      least = b.step - (b.step - a.step) * ((b.slope + d2 - d1) / (b.slope - a.slope + 2 * d2))
    } else {
      least = a.step - (a.step - b.step) * ((a.slope + d2 - d1) / (a.slope - b.slope + 2 * d2))
    }
    return min(max(least, low), high)
  }

  /// Searches from `start` (step 0) with a first trial; at most `limit` trials after it.
  public mutating func search(from start: Point, firstStep: Double, limit: Int) throws -> Point {
    let length = try direction.abs().max().item().doubleValue
    func decreases(_ point: Point) -> Bool {
      point.loss <= start.loss + Self.sufficientDecrease * point.step * start.slope
    }
    func isFlat(_ point: Point) -> Bool { abs(point.slope) <= -Self.curvature * start.slope }
    var previous = start
    var current = try point(firstStep)
    var trials = 0
    var bracket: [Point] = []
    var isDone = false
    while trials < limit {
      if !decreases(current) || (trials > 1 && current.loss >= previous.loss) {
        bracket = [previous, current]
        break
      }
      if isFlat(current) {
        bracket = [current]
        isDone = true
        break
      }
      if current.slope >= 0 {
        bracket = [previous, current]
        break
      }
      let least = current.step + 0.01 * (current.step - previous.step)
      let next = Self.interpolate(previous, current, bounds: (least, current.step * 10))
      previous = current
      current = try point(next)
      trials += 1
    }
    if bracket.isEmpty { bracket = [start, current] }
    return isDone ? bracket[0] : try zoom(bracket, trials, limit, length, decreases, isFlat)
  }

  /// Narrows an interval that holds a good step.
  private mutating func zoom(
    _ points: [Point], _ trialsBefore: Int, _ limit: Int, _ length: Double, _ decreases: (Point) -> Bool,
    _ isFlat: (Point) -> Bool
  ) throws -> Point {
    var bracket = points
    var trials = trialsBefore
    var lacksProgress = false
    var low = bracket[0].loss <= bracket[1].loss ? 0 : 1
    while trials < limit {
      if abs(bracket[1].step - bracket[0].step) * length < Self.toleranceChange { break }
      let (least, most) = (min(bracket[0].step, bracket[1].step), max(bracket[0].step, bracket[1].step))
      var step = Self.interpolate(bracket[0], bracket[1])
      let margin = 0.1 * (most - least)
      if min(most - step, step - least) < margin {
        if lacksProgress || step >= most || step <= least {
          step = abs(step - most) < abs(step - least) ? most - margin : least + margin
          lacksProgress = false
        } else {
          lacksProgress = true
        }
      } else {
        lacksProgress = false
      }
      let new = try point(step)
      trials += 1
      let high = 1 - low
      if !decreases(new) || new.loss >= bracket[low].loss {
        bracket[high] = new
        low = bracket[0].loss <= bracket[1].loss ? 0 : 1
      } else {
        let isDone = isFlat(new)
        if !isDone, new.slope * (bracket[high].step - bracket[low].step) >= 0 { bracket[high] = bracket[low] }
        bracket[low] = new
        if isDone { break }
      }
    }
    return bracket[low]
  }
}
