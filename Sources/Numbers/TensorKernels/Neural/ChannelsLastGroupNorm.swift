// SPDX-License-Identifier: GPL-3.0-or-later

import Primitives

/// Group normalisation of dense images whose channels lie side by side, for which PyTorch has kernels of its own: moments are sums of
/// values and of their squares, and large images are summed up channel by channel.
public struct ChannelsLastGroupNorm: Sendable {
  let images: Int
  let groups: Int
  /// Channels of a group.
  let depth: Int
  /// Pixels.
  let inner: Int

  /// Describes the images.
  public init(images: Int, groups: Int, depth: Int, inner: Int) {
    self.images = images
    self.groups = groups
    self.depth = depth
    self.inner = inner
  }

  private var channels: Int { groups &* depth }
  private var work: Int { images &* inner &* channels }

  // SAFETY (of both): dense tensors of one float type and the described sizes.

  /// `x * (rstd * weight) + (bias - mean * rstd * weight)` with each group's own moments, which are kept. `room` has two elements for each
  /// channel of each image.
  public func forward(
    _ kind: ElementKind, input: UnsafeRawPointer, weight: UnsafeRawPointer?, bias: UnsafeRawPointer?, eps: Double,
    room: UnsafeMutableRawPointer, output: UnsafeMutableRawPointer, mean: UnsafeMutableRawPointer,
    rstd: UnsafeMutableRawPointer
  ) {
    func run<T: VectorElement>(_: T.Type) {
      let (x, y) = (input.assumingMemoryBound(to: T.self), output.assumingMemoryBound(to: T.self))
      let (w, b) = (weight?.assumingMemoryBound(to: T.self), bias?.assumingMemoryBound(to: T.self))
      let (m, s) = (mean.assumingMemoryBound(to: T.self), rstd.assumingMemoryBound(to: T.self))
      let scales = room.assumingMemoryBound(to: T.self)
      let shifts = scales + images &* channels
      let isLarge = inner >= 1024
      if isLarge { columnSums(x, x, products: shifts, sums: scales, fused: true) }
      let share = 1 / T(depth &* inner)
      Workers.shared.split(images &* groups, work: isLarge ? 0 : work) { first, last in
        for row in first..<last {
          let start = row &* depth
          var (sum, squares) = (0 as T, 0 as T)
          if isLarge {
            for d in start..<(start &+ depth) {
              sum += scales[d]
              squares += shifts[d]
            }
          } else {
            (sum, squares) = groupSums(x + (row / groups &* inner &* channels &+ row % groups &* depth))
          }
          let centre = sum * share
          let variance = max((-(centre * centre)).addingProduct(squares, share), 0)
          let scale = T(1 / (Double(variance) + eps).squareRoot())
          (m[row], s[row]) = (centre, scale)
          for d in 0..<depth {
            let channel = row % groups &* depth &+ d
            let factor = w.map { scale * $0[channel] } ?? scale
            scales[start &+ d] = factor
            shifts[start &+ d] = (b?[channel] ?? 0).addingProduct(-factor, centre)
          }
        }
      }
      Workers.shared.split(images &* inner, work: work) { first, last in
        for pixel in first..<last {
          let place = pixel &* channels
          let (factors, terms) = (scales + pixel / inner &* channels, shifts + pixel / inner &* channels)
          for c in 0..<channels { y[place &+ c] = terms[c].addingProduct(x[place &+ c], factors[c]) }
        }
      }
    }
    kind == .float64 ? run(Double.self) : run(Float.self)
  }

  /// The sums of a group's values and of their squares.
  @inline(__always)
  private func groupSums<T: VectorElement>(_ x: UnsafePointer<T>) -> (T, T) {
    var (sum, squares) = (T.Lanes.zero, T.Lanes.zero)
    let whole = depth / T.width &* T.width
    for pixel in 0..<inner {
      let row = x + pixel &* channels
      var d = 0
      while d < whole {
        let value = T.load(row + d)
        sum += value
        squares += value * value
        d &+= T.width
      }
      for k in 0..<(depth &- whole) {
        let value = row[whole &+ k]
        sum[k] += value
        squares[k] += value * value
      }
    }
    return (T.total(sum), T.total(squares))
  }

  /// For each channel of each image the sum of the products of two tensors, and that of the second.
  private func columnSums<T: VectorElement>(
    _ x: UnsafePointer<T>, _ g: UnsafePointer<T>, products: UnsafeMutablePointer<T>, sums: UnsafeMutablePointer<T>,
    fused: Bool
  ) {
    for image in 0..<images {
      let (start, place) = (image &* channels, image &* inner &* channels)
      Workers.shared.split(channels, work: inner &* channels, grain: 16) { first, last in
        let (product, sum) = (products + start, sums + start)
        for c in first..<last { (product[c], sum[c]) = (0, 0) }
        for pixel in 0..<inner {
          let (source, slope) = (x + (place &+ pixel &* channels), g + (place &+ pixel &* channels))
          if fused {
            for c in first..<last { product[c] = product[c].addingProduct(slope[c], source[c]) }
          } else {
            for c in first..<last { product[c] += slope[c] * source[c] }
          }
          for c in first..<last { sum[c] += slope[c] }
        }
      }
    }
  }

  /// The gradients; those of weight and bias are added to what `weightGradient` and `biasGradient` hold. `room` has two elements for each
  /// channel of each image.
  public func backward(
    _ kind: ElementKind, gradient: UnsafeRawPointer, input: UnsafeRawPointer, weight: UnsafeRawPointer?,
    mean: UnsafeRawPointer, rstd: UnsafeRawPointer, room: UnsafeMutableRawPointer,
    inputGradient: UnsafeMutableRawPointer?, weightGradient: UnsafeMutableRawPointer?,
    biasGradient: UnsafeMutableRawPointer?
  ) {
    func run<T: VectorElement>(_: T.Type) {
      let (dy, x) = (gradient.assumingMemoryBound(to: T.self), input.assumingMemoryBound(to: T.self))
      let w = weight?.assumingMemoryBound(to: T.self)
      let (m, s) = (mean.assumingMemoryBound(to: T.self), rstd.assumingMemoryBound(to: T.self))
      let products = room.assumingMemoryBound(to: T.self)
      let sums = products + images &* channels
      let isLarge = inner >= 2048
      columnSums(x, dy, products: products, sums: sums, fused: isLarge)
      let groupNorm = GroupNormKernels(images: images, groups: groups, depth: depth, inner: inner)
      groupNorm.addParameterGradients(
        products, sums, m, s, weightGradient?.assumingMemoryBound(to: T.self),
        biasGradient?.assumingMemoryBound(to: T.self))
      guard let dx = inputGradient?.assumingMemoryBound(to: T.self) else { return }
      let share = 1 / T(depth &* inner)
      Workers.shared.split(images &* groups, work: work &* 2) { first, last in
        for row in first..<last {
          let weights = w.map { $0 + row % groups &* depth }
          let (a, centre) = (s[row], m[row])
          let product = total(products + row &* depth, weights, inTurn: isLarge)
          let sum = total(sums + row &* depth, weights, inTurn: isLarge)
          let slope = (-product).addingProduct(sum, centre) * a * a * a * share
          let term = (-(sum * a * share)).addingProduct(-slope, centre)
          let start = row / groups &* inner &* channels &+ row % groups &* depth
          for pixel in 0..<inner {
            let place = start &+ pixel &* channels
            let (g, source, target) = (dy + place, x + place, dx + place)
            if let weights {
              for d in 0..<depth { target[d] = (a * weights[d] * g[d]).addingProduct(slope, source[d]) + term }
            } else {
              for d in 0..<depth { target[d] = (a * g[d]).addingProduct(slope, source[d]) + term }
            }
          }
        }
      }
    }
    kind == .float64 ? run(Double.self) : run(Float.self)
  }

  /// The sum of a group's channels, each times its weight: one after the other, or register after register.
  @inline(__always)
  private func total<T: VectorElement>(
    _ values: UnsafePointer<T>, _ weights: UnsafePointer<T>?, inTurn: Bool
  ) -> T {
    var sum: T = 0
    if inTurn {
      for d in 0..<depth { sum += values[d] * (weights?[d] ?? 1) }
      return sum
    }
    var d = 0
    while d < depth {
      var lanes = T.Lanes.zero
      for k in 0..<min(T.width, depth &- d) { lanes[k] = values[d &+ k] * (weights?[d &+ k] ?? 1) }
      sum += T.total(lanes)
      d &+= T.width
    }
    return sum
  }
}
