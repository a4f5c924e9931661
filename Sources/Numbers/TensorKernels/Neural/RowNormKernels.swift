// SPDX-License-Identifier: GPL-3.0-or-later

import Primitives

/// Layer normalisation of dense rows, with PyTorch's order of operations and its roundings.
public enum LayerNormKernels {
  // SAFETY of all of these: the caller's tensors are dense and of one float type; inputs have `rows` times `size` elements,
  // weights and biases `size`, statistics `rows`.

  /// `(x - mean) * rstd * weight + bias` with each row's own moments, which are kept.
  public static func forward(
    _ kind: ElementKind, rows: Int, size: Int, input: UnsafeRawPointer, weight: UnsafeRawPointer?,
    bias: UnsafeRawPointer?, eps: Double, output: UnsafeMutableRawPointer, mean: UnsafeMutableRawPointer,
    rstd: UnsafeMutableRawPointer
  ) {
    func run<T: WideSums>(_: T.Type) {
      let (x, y) = (input.assumingMemoryBound(to: T.self), output.assumingMemoryBound(to: T.self))
      let (w, b) = (weight?.assumingMemoryBound(to: T.self), bias?.assumingMemoryBound(to: T.self))
      let (m, s) = (mean.assumingMemoryBound(to: T.self), rstd.assumingMemoryBound(to: T.self))
      Workers.shared.split(rows, work: rows &* size) { first, last in
        for row in first..<last {
          let (source, target) = (x + row &* size, y + row &* size)
          let moments = T.rowMoments(source, size)
          let (centre, scale) = (moments.mean, 1 / (moments.variance + T(eps)).squareRoot())
          (m[row], s[row]) = (centre, scale)
          switch (w, b) {
          case (let w?, let b?):
            for i in 0..<size { target[i] = b[i].addingProduct((source[i] - centre) * scale, w[i]) }
          case (let w?, nil): for i in 0..<size { target[i] = (source[i] - centre) * scale * w[i] }
          case (nil, let b?): for i in 0..<size { target[i] = (source[i] - centre) * scale + b[i] }
          case (nil, nil): for i in 0..<size { target[i] = (source[i] - centre) * scale }
          }
        }
      }
    }
    kind == .float64 ? run(Double.self) : run(Float.self)
  }

  /// The gradients; those of weight and bias are added to what `weightGradient` and `biasGradient` hold.
  public static func backward(
    _ kind: ElementKind, rows: Int, size: Int, gradient: UnsafeRawPointer, input: UnsafeRawPointer,
    weight: UnsafeRawPointer?, mean: UnsafeRawPointer, rstd: UnsafeRawPointer, inputGradient: UnsafeMutableRawPointer?,
    weightGradient: UnsafeMutableRawPointer?, biasGradient: UnsafeMutableRawPointer?
  ) {
    func run<T: WideSums>(_: T.Type) {
      let (dy, x) = (gradient.assumingMemoryBound(to: T.self), input.assumingMemoryBound(to: T.self))
      let w = weight?.assumingMemoryBound(to: T.self)
      let (m, s) = (mean.assumingMemoryBound(to: T.self), rstd.assumingMemoryBound(to: T.self))
      if let dx = inputGradient?.assumingMemoryBound(to: T.self) {
        let share = 1 / T(size)
        Workers.shared.split(rows, work: rows &* size &* 2) { first, last in
          for row in first..<last {
            let (g, source, target) = (dy + row &* size, x + row &* size, dx + row &* size)
            let products = w.map { T.rowProduct(g, source, $0, size) } ?? T.rowProduct(g, source, size)
            let sum = w.map { T.rowProduct(g, $0, size) } ?? T.rowSum(g, size)
            let (a, centre) = (s[row], m[row])
            let b = (-products).addingProduct(sum, centre) * a * a * a * share
            let c = (-(sum * a * share)).addingProduct(-b, centre)
            if let w {
              for i in 0..<size { target[i] = (a * g[i] * w[i]).addingProduct(b, source[i]) + c }
            } else {
              for i in 0..<size { target[i] = (a * g[i]).addingProduct(b, source[i]) + c }
            }
          }
        }
      }
      // Columns are summed row after row, so threads share them, not the rows.
      let dw = weightGradient?.assumingMemoryBound(to: T.self)
      let db = biasGradient?.assumingMemoryBound(to: T.self)
      guard dw != nil || db != nil else { return }
      Workers.shared.split(size, work: rows &* size, grain: 64) { first, last in
        for row in 0..<rows {
          let (g, source) = (dy + row &* size, x + row &* size)
          if let dw {
            let a = s[row]
            let b = -a * m[row]
            for i in first..<last { dw[i] = dw[i].addingProduct(g[i], b.addingProduct(a, source[i])) }
          }
          if let db { for i in first..<last { db[i] += g[i] } }
        }
      }
    }
    kind == .float64 ? run(Double.self) : run(Float.self)
  }
}

/// Group normalisation of dense images, likewise.
public struct GroupNormKernels: Sendable {
  let images: Int
  let groups: Int
  /// Channels of a group.
  let depth: Int
  /// Elements of a channel.
  let inner: Int

  /// Describes the images.
  public init(images: Int, groups: Int, depth: Int, inner: Int) {
    self.images = images
    self.groups = groups
    self.depth = depth
    self.inner = inner
  }

  private var size: Int { depth &* inner }

  /// `x * (rstd * weight) + (bias - mean * rstd * weight)` with each group's own moments, which are kept.
  public func forward(
    _ kind: ElementKind, input: UnsafeRawPointer, weight: UnsafeRawPointer?, bias: UnsafeRawPointer?, eps: Double,
    output: UnsafeMutableRawPointer, mean: UnsafeMutableRawPointer, rstd: UnsafeMutableRawPointer
  ) {
    func run<T: WideSums>(_: T.Type) {
      // SAFETY (here and below): dense tensors of one float type and the described sizes.
      let (x, y) = (input.assumingMemoryBound(to: T.self), output.assumingMemoryBound(to: T.self))
      let (w, b) = (weight?.assumingMemoryBound(to: T.self), bias?.assumingMemoryBound(to: T.self))
      let (m, s) = (mean.assumingMemoryBound(to: T.self), rstd.assumingMemoryBound(to: T.self))
      Workers.shared.split(images &* groups, work: images &* groups &* size) { first, last in
        for row in first..<last {
          let moments = T.rowMoments(x + row &* size, size)
          let centre = moments.mean
          let scale = T(1 / (Double(moments.variance < 0 ? 0 : moments.variance) + eps).squareRoot())
          (m[row], s[row]) = (centre, scale)
          if w == nil, b == nil {
            let (source, target) = (x + row &* size, y + row &* size)
            for i in 0..<size { target[i] = (source[i] - centre) * scale }
            continue
          }
          for d in 0..<depth {
            let channel = row % groups &* depth &+ d
            let factor = w.map { scale * $0[channel] } ?? scale
            let term = (b?[channel] ?? 0).addingProduct(-factor, centre)
            let start = (row &* depth &+ d) &* inner
            let (source, target) = (x + start, y + start)
            for i in 0..<inner { target[i] = term.addingProduct(factor, source[i]) }
          }
        }
      }
    }
    kind == .float64 ? run(Double.self) : run(Float.self)
  }

  /// The gradients; those of weight and bias are added to what `weightGradient` and `biasGradient` hold. `room` has two
  /// elements for each channel of each image.
  public func backward(
    _ kind: ElementKind, gradient: UnsafeRawPointer, input: UnsafeRawPointer, weight: UnsafeRawPointer?,
    mean: UnsafeRawPointer, rstd: UnsafeRawPointer, room: UnsafeMutableRawPointer,
    inputGradient: UnsafeMutableRawPointer?, weightGradient: UnsafeMutableRawPointer?,
    biasGradient: UnsafeMutableRawPointer?
  ) {
    func run<T: WideSums>(_: T.Type) {
      let (dy, x) = (gradient.assumingMemoryBound(to: T.self), input.assumingMemoryBound(to: T.self))
      let w = weight?.assumingMemoryBound(to: T.self)
      let (m, s) = (mean.assumingMemoryBound(to: T.self), rstd.assumingMemoryBound(to: T.self))
      let dx = inputGradient?.assumingMemoryBound(to: T.self)
      let products = room.assumingMemoryBound(to: T.self)
      let sums = products + images &* groups &* depth
      let share = 1 / T(size)
      Workers.shared.split(images &* groups, work: images &* groups &* size &* 2) { first, last in
        for row in first..<last {
          for d in 0..<depth {
            let channel = row &* depth &+ d
            let (g, source) = (dy + channel &* inner, x + channel &* inner)
            products[channel] = T.rowProduct(g, source, inner, fused: false)
            sums[channel] = T.rowSum(g, inner)
          }
          guard let dx else { continue }
          let start = row &* depth
          let weights = w.map { $0 + row % groups &* depth }
          let product = weighted(products + start, weights)
          let sum = weighted(sums + start, weights)
          let (a, centre) = (s[row], m[row])
          let slope = (-product).addingProduct(sum, centre) * a * a * a * share
          let term = (-slope * centre).addingProduct(-(sum * a), share)
          for d in 0..<depth {
            let factor = weights.map { a * $0[d] } ?? a
            let place = (start &+ d) &* inner
            let (g, source, target) = (dy + place, x + place, dx + place)
            for i in 0..<inner { target[i] = (slope * source[i]).addingProduct(factor, g[i]) + term }
          }
        }
      }
      addParameterGradients(
        products, sums, m, s, weightGradient?.assumingMemoryBound(to: T.self),
        biasGradient?.assumingMemoryBound(to: T.self))
    }
    kind == .float64 ? run(Double.self) : run(Float.self)
  }

  /// Adds to the gradients of weight and bias what the sums of the channels of all images give.
  func addParameterGradients<T: VectorElement>(
    _ products: UnsafePointer<T>, _ sums: UnsafePointer<T>, _ mean: UnsafePointer<T>, _ rstd: UnsafePointer<T>,
    _ weight: UnsafeMutablePointer<T>?, _ bias: UnsafeMutablePointer<T>?
  ) {
    for row in 0..<(images &* groups) {
      for d in 0..<depth {
        let (channel, place) = (row % groups &* depth &+ d, row &* depth &+ d)
        if let weight {
          weight[channel] = weight[channel].addingProduct(
            products[place].addingProduct(-sums[place], mean[row]), rstd[row])
        }
        if let bias { bias[channel] += sums[place] }
      }
    }
  }

  /// The sum of a group's channels, each times its weight: vectors first, then fours whose products are rounded, then the
  /// rest.
  @inline(__always)
  private func weighted<T: WideSums>(_ values: UnsafePointer<T>, _ weights: UnsafePointer<T>?) -> T {
    let width = T.Lanes.scalarCount
    var lanes = T.Lanes.zero
    var i = 0
    while i &+ width <= depth {
      let factors = weights.map { T.load($0 + i) } ?? T.Lanes(repeating: 1)
      lanes = lanes.addingProduct(T.load(values + i), factors)
      i &+= width
    }
    var sum: T = 0
    for k in 0..<width { sum += lanes[k] }
    while i &+ 4 <= depth {
      for k in i..<(i &+ 4) { sum += values[k] * (weights?[k] ?? 1) }
      i &+= 4
    }
    while i < depth {
      sum = sum.addingProduct(values[i], weights?[i] ?? 1)
      i &+= 1
    }
    return sum
  }
}
