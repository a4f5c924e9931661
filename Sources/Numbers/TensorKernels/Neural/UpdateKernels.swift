// SPDX-License-Identifier: GPL-3.0-or-later

import Primitives

/// Steps of optimizers over dense elements in one pass, each float operation rounded as PyTorch's vector code rounds it.
public enum UpdateKernels {
  // SAFETY of all of these: the caller's tensors are dense, of one float type and of `count` elements.

  /// The numbers of a step of SGD.
  public struct Descent: Sendable {
    /// The learning rate.
    public var rate: Double
    /// The part of the old direction that is kept.
    public var momentum: Double
    /// The part of the gradient that enters the direction.
    public var share: Double
    /// The part of the parameter that is added to the gradient.
    public var weightDecay: Double
    /// Whether the gradient is corrected by the direction.
    public var nesterov: Bool
    /// Whether to climb.
    public var maximize: Bool
    /// Whether the direction begins with this gradient.
    public var isFirst: Bool

    /// Collects the numbers.
    public init(
      rate: Double, momentum: Double, share: Double, weightDecay: Double, nesterov: Bool, maximize: Bool, isFirst: Bool
    ) {
      self.rate = rate
      self.momentum = momentum
      self.share = share
      self.weightDecay = weightDecay
      self.nesterov = nesterov
      self.maximize = maximize
      self.isFirst = isFirst
    }
  }

  /// `p -= rate * d`.
  public static func descend(
    _ kind: ElementKind, _ step: Descent, parameter: UnsafeMutableRawPointer, gradient: UnsafeRawPointer,
    buffer: UnsafeMutableRawPointer?, count: Int
  ) {
    kind == .float64
      ? descend(Double.self, step, parameter, gradient, buffer, count)
      : descend(Float.self, step, parameter, gradient, buffer, count)
  }

  private static func descend<T: NeuralElement>(
    _: T.Type, _ step: Descent, _ parameter: UnsafeMutableRawPointer, _ gradient: UnsafeRawPointer,
    _ buffer: UnsafeMutableRawPointer?, _ count: Int
  ) {
    let p = parameter.assumingMemoryBound(to: T.self)
    let g = gradient.assumingMemoryBound(to: T.self)
    let d = buffer?.assumingMemoryBound(to: T.self)
    let (rate, decay, sign) = (T(-step.rate), T(step.weightDecay), step.maximize ? T(-1) : T(1))
    let (momentum, share) = (T(step.momentum), T(step.share))
    pieces(of: T.self, count, work: count) { first, last, slope in
      // One loop for each step, so that each becomes vector code.
      let size = last &- first
      let (p, g) = (p + first, g + first)
      for i in 0..<size { slope[i] = g[i] * sign }
      if decay != 0 { for i in 0..<size { slope[i] = slope[i].addingProduct(decay, p[i]) } }
      if let d {
        let d = d + first
        if step.isFirst {
          d.update(from: slope, count: size)
        } else {
          for i in 0..<size { d[i] = (d[i] * momentum).addingProduct(share, slope[i]) }
        }
        if step.nesterov {
          for i in 0..<size { slope[i] = slope[i].addingProduct(momentum, d[i]) }
        } else {
          slope.update(from: d, count: size)
        }
      }
      for i in 0..<size { p[i] = p[i].addingProduct(rate, slope[i]) }
    }
  }

  /// Calls `body` with pieces that stay in the cache from loop to loop, and room for as many numbers.
  @inline(__always)
  private static func pieces<T: NeuralElement>(
    of type: T.Type, _ count: Int, work: Int, _ body: (Int, Int, UnsafeMutablePointer<T>) -> Void
  ) {
    Workers.shared.split(count, work: work, grain: 64) { first, last in
      withUnsafeTemporaryAllocation(of: T.self, capacity: 512) { room in
        guard let room = room.baseAddress else { return }
        var start = first
        while start < last {
          let end = min(start &+ 512, last)
          body(start, end, room)
          start = end
        }
      }
    }
  }

  /// The numbers of a step of Adam.
  public struct Adam: Sendable {
    /// The learning rate over the correction of the mean.
    public var rate: Double
    /// How much of the old means is kept.
    public var betas: (Double, Double)
    /// The root of the correction of the mean square.
    public var root: Double
    /// Added to the denominator.
    public var eps: Double
    /// The part of the parameter that is added to the gradient.
    public var weightDecay: Double
    /// What the parameter is multiplied by first.
    public var shrink: Double
    /// Whether to climb.
    public var maximize: Bool

    /// Collects the numbers.
    public init(
      rate: Double, betas: (Double, Double), root: Double, eps: Double, weightDecay: Double, shrink: Double,
      maximize: Bool
    ) {
      self.rate = rate
      self.betas = betas
      self.root = root
      self.eps = eps
      self.weightDecay = weightDecay
      self.shrink = shrink
      self.maximize = maximize
    }
  }

  /// `p -= rate * m / (sqrt(v) / root + eps)`; `largest` is the maximum of v so far, where that is wanted.
  public static func adam(
    _ kind: ElementKind, _ step: Adam, parameter: UnsafeMutableRawPointer, gradient: UnsafeRawPointer,
    mean: UnsafeMutableRawPointer, square: UnsafeMutableRawPointer, largest: UnsafeMutableRawPointer?, count: Int
  ) {
    kind == .float64
      ? adam(Double.self, step, parameter, gradient, mean, square, largest, count)
      : adam(Float.self, step, parameter, gradient, mean, square, largest, count)
  }

  private static func adam<T: NeuralElement>(
    _: T.Type, _ step: Adam, _ parameter: UnsafeMutableRawPointer, _ gradient: UnsafeRawPointer,
    _ mean: UnsafeMutableRawPointer, _ square: UnsafeMutableRawPointer, _ largest: UnsafeMutableRawPointer?,
    _ count: Int
  ) {
    let p = parameter.assumingMemoryBound(to: T.self)
    let g = gradient.assumingMemoryBound(to: T.self)
    let m = mean.assumingMemoryBound(to: T.self)
    let v = square.assumingMemoryBound(to: T.self)
    let top = largest?.assumingMemoryBound(to: T.self)
    let (decay, shrink, sign) = (T(step.weightDecay), T(step.shrink), step.maximize ? T(-1) : T(1))
    let (part, kept, share) = (T(1 - step.betas.0), T(step.betas.1), T(1 - step.betas.1))
    let (rate, root, eps) = (T(-step.rate), T(step.root), T(step.eps))
    pieces(of: T.self, count, work: count &* 2) { first, last, slope in
      let size = last &- first
      let (p, g, m, v) = (p + first, g + first, m + first, v + first)
      if shrink != 1 { for i in 0..<size { p[i] *= shrink } }
      for i in 0..<size { slope[i] = g[i] * sign }
      if decay != 0 { for i in 0..<size { slope[i] = slope[i].addingProduct(decay, p[i]) } }
      // `m + part (slope - m)`, from the nearer end.
      if part.magnitude < 0.5 {
        for i in 0..<size { m[i] = m[i].addingProduct(part, slope[i] - m[i]) }
      } else {
        for i in 0..<size { m[i] = slope[i].addingProduct(m[i] - slope[i], 1 - part) }
      }
      for i in 0..<size { v[i] = (v[i] * kept).addingProduct(share * slope[i], slope[i]) }
      var squares = UnsafePointer(v)
      if let top {
        let top = top + first
        for i in 0..<size { top[i] = top[i] > v[i] || top[i] != top[i] ? top[i] : v[i] }
        squares = UnsafePointer(top)
      }
      for i in 0..<size { slope[i] = squares[i].squareRoot() / root + eps }
      for i in 0..<size { p[i] += rate * m[i] / slope[i] }
    }
  }

  /// `x += value * a * b`.
  public static func addProduct(
    _ kind: ElementKind, _ x: UnsafeMutableRawPointer, _ a: UnsafeRawPointer, _ b: UnsafeRawPointer, value: Double,
    count: Int
  ) {
    func run<T: NeuralElement>(_: T.Type) {
      let out = x.assumingMemoryBound(to: T.self)
      let (first, second) = (a.assumingMemoryBound(to: T.self), b.assumingMemoryBound(to: T.self))
      let factor = T(value)
      for i in 0..<count { out[i] = out[i].addingProduct(factor * first[i], second[i]) }
    }
    kind == .float64 ? run(Double.self) : run(Float.self)
  }

  /// `start + weight (end - start)` with one rounding after the difference; from the end where the weight is 1/2 or more, so that both ends
  /// come out exactly.
  public static func interpolate(
    _ kind: ElementKind, _ result: UnsafeMutableRawPointer, _ start: UnsafeRawPointer, _ end: UnsafeRawPointer,
    _ weight: UnsafeRawPointer, count: Int
  ) {
    func run<T: NeuralElement>(_: T.Type) {
      // SAFETY: all four have `count` dense elements.
      let out = result.assumingMemoryBound(to: T.self)
      let (a, b) = (start.assumingMemoryBound(to: T.self), end.assumingMemoryBound(to: T.self))
      let w = weight.assumingMemoryBound(to: T.self)
      Workers.shared.split(count, work: count) { first, last in
        for i in first..<last {
          let isNear = w[i].magnitude < 0.5
          out[i] = (isNear ? a[i] : b[i]).addingProduct(isNear ? w[i] : w[i] - 1, b[i] - a[i])
        }
      }
    }
    kind == .float64 ? run(Double.self) : run(Float.self)
  }
}
