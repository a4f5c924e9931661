// SPDX-License-Identifier: GPL-3.0-or-later

// Batch normalisation channel by channel: the statistics first, and then, while the channel's elements are still in the
// cache, what follows from them. A channel of one element an image lies across the images; such channels go side by side.
extension NormalizationKernels {
  /// Training's normalisation: `(x - mean) * invstd * weight + bias` with each channel's own moments.
  ///
  /// - Parameters:
  ///   - mean: gets the means.
  ///   - invstd: gets one over the standard deviations (of the biased variance plus `eps`).
  ///   - deviation: gets the sums of squared deviations.
  public func train(
    _ kind: ElementKind, input: UnsafeRawPointer, weight: UnsafeRawPointer?, bias: UnsafeRawPointer?, eps: Double,
    output: UnsafeMutableRawPointer, mean: UnsafeMutableRawPointer, invstd: UnsafeMutableRawPointer,
    deviation: UnsafeMutablePointer<Double>
  ) {
    func run<T: WideSums>(_: T.Type) {
      // SAFETY: channel c of image n starts at (n channels + c) inner; statistics have an element for each channel.
      let x = UnsafePointer(input.assumingMemoryBound(to: T.self))
      let y = output.assumingMemoryBound(to: T.self)
      let (w, b) = (weight?.assumingMemoryBound(to: T.self), bias?.assumingMemoryBound(to: T.self))
      let (m, s) = (mean.assumingMemoryBound(to: T.self), invstd.assumingMemoryBound(to: T.self))
      let count = Double(outer &* inner)
      /// Factor and term of a channel whose moments are known.
      func affine(_ c: Int) -> (T, T) {
        s[c] = T(1 / (deviation[c] / count + eps).squareRoot())
        let factor = w.map { s[c] * $0[c] } ?? s[c]
        return (factor, (b?[c] ?? 0).addingProduct(-m[c], factor))
      }
      Workers.shared.split(channels, work: work, grain: inner == 1 ? 16 : 1) { first, last in
        if inner == 1 {
          sideMoments(x, m, deviation, first, last)
          withUnsafeTemporaryAllocation(of: T.self, capacity: 2 &* (last &- first)) { room in
            guard let factors = room.baseAddress else { return }
            let terms = factors + (last &- first)
            for c in first..<last { (factors[c &- first], terms[c &- first]) = affine(c) }
            for n in 0..<outer {
              let (source, target) = (x + (n &* channels &+ first), y + (n &* channels &+ first))
              for i in 0..<(last &- first) { target[i] = terms[i].addingProduct(source[i], factors[i]) }
            }
          }
          return
        }
        for c in first..<last {
          let moments = self.moments(x, c)
          (m[c], deviation[c]) = (moments.mean, moments.deviation)
          let (factor, term) = affine(c)
          // The other way round: the last images are still in the cache.
          for n in (0..<outer).reversed() {
            let (source, target) = (x + (n &* channels &+ c) &* inner, y + (n &* channels &+ c) &* inner)
            for i in 0..<inner { target[i] = term.addingProduct(source[i], factor) }
          }
        }
      }
    }
    kind == .float64 ? run(Double.self) : run(Float.self)
  }

  /// Mean and sum of squared deviations of a channel; PyTorch takes the deviations from the mean as rounded to the
  /// element type.
  func moments<T: WideSums>(_ x: UnsafePointer<T>, _ c: Int) -> (mean: T, deviation: Double) {
    let pieces = StridedRuns(count: outer, length: inner, step: channels &* inner)
    let channel = x + c &* inner
    let mean = T(T.sum(channel, pieces) / Double(outer &* inner))
    let squares = T.deviation(channel, pieces, from: Double(mean))
    return (mean, squares)
  }

  /// The same for channels of one element an image.
  private func sideMoments<T: WideSums>(
    _ x: UnsafePointer<T>, _ mean: UnsafeMutablePointer<T>, _ deviation: UnsafeMutablePointer<Double>, _ first: Int,
    _ last: Int
  ) {
    for c in first..<last { deviation[c] = 0 }
    for n in 0..<outer {
      let row = x + n &* channels
      for c in first..<last { deviation[c] += Double(row[c]) }
    }
    for c in first..<last {
      mean[c] = T(deviation[c] / Double(outer))
      deviation[c] = 0
    }
    for n in 0..<outer {
      let row = x + n &* channels
      for c in first..<last {
        let distance = Double(row[c]) - Double(mean[c])
        deviation[c] += distance * distance
      }
    }
  }

  /// The gradients of a normalisation in training.
  ///
  /// - Parameters:
  ///   - sum: gets the gradient's sum over each channel: the gradient of the bias.
  ///   - product: gets the sum of the gradient times the normalised input: the gradient of the weight.
  ///   - output: gets `(g - mean(g) - xhat mean(g xhat)) * invstd * weight`, where it is wanted.
  public func gradients(
    _ kind: ElementKind, gradient: UnsafeRawPointer, input: UnsafeRawPointer, mean: UnsafeRawPointer,
    invstd: UnsafeRawPointer, weight: UnsafeRawPointer?, sum: UnsafeMutablePointer<Double>,
    product: UnsafeMutablePointer<Double>, output: UnsafeMutableRawPointer?
  ) {
    func run<T: WideSums>(_: T.Type) {
      // SAFETY: as above.
      let dy = UnsafePointer(gradient.assumingMemoryBound(to: T.self))
      let x = UnsafePointer(input.assumingMemoryBound(to: T.self))
      let (m, s) = (mean.assumingMemoryBound(to: T.self), invstd.assumingMemoryBound(to: T.self))
      let w = weight?.assumingMemoryBound(to: T.self)
      let dx = output?.assumingMemoryBound(to: T.self)
      let count = Double(outer &* inner)
      /// Offset, slope and factor of a channel whose sums are known; its product becomes the weight's gradient.
      func rule(_ c: Int) -> (T, T, T) {
        product[c] *= Double(s[c])
        let slope = T(product[c] / count * Double(s[c]))
        return (T(sum[c] / count), slope, w.map { s[c] * $0[c] } ?? s[c])
      }
      Workers.shared.split(channels, work: work, grain: inner == 1 ? 16 : 1) { first, last in
        if inner == 1 {
          sideProducts(dy, x, m, sum, product, first, last)
          withUnsafeTemporaryAllocation(of: T.self, capacity: 3 &* (last &- first)) { room in
            guard let offsets = room.baseAddress else { return }
            let (slopes, factors) = (offsets + (last &- first), offsets + 2 &* (last &- first))
            for c in first..<last { (offsets[c &- first], slopes[c &- first], factors[c &- first]) = rule(c) }
            guard let dx else { return }
            for n in 0..<outer {
              let start = n &* channels &+ first
              let (g, source, target, centre) = (dy + start, x + start, dx + start, m + first)
              for i in 0..<(last &- first) {
                target[i] = (g[i] - offsets[i] - (source[i] - centre[i]) * slopes[i]) * factors[i]
              }
            }
          }
          return
        }
        for c in first..<last {
          let pieces = StridedRuns(count: outer, length: inner, step: channels &* inner)
          (sum[c], product[c]) = T.products(dy + c &* inner, x + c &* inner, pieces, from: Double(m[c]))
          let (centre, (offset, slope, factor)) = (m[c], rule(c))
          guard let dx else { continue }
          for n in (0..<outer).reversed() {
            let start = (n &* channels &+ c) &* inner
            let (g, source, target) = (dy + start, x + start, dx + start)
            for i in 0..<inner { target[i] = (g[i] - offset - (source[i] - centre) * slope) * factor }
          }
        }
      }
    }
    kind == .float64 ? run(Double.self) : run(Float.self)
  }

  /// The gradient's sums for channels of one element an image.
  private func sideProducts<T: WideSums>(
    _ dy: UnsafePointer<T>, _ x: UnsafePointer<T>, _ mean: UnsafePointer<T>, _ sum: UnsafeMutablePointer<Double>,
    _ product: UnsafeMutablePointer<Double>, _ first: Int, _ last: Int
  ) {
    for c in first..<last { (sum[c], product[c]) = (0, 0) }
    for n in 0..<outer {
      let (g, row) = (dy + n &* channels, x + n &* channels)
      for c in first..<last {
        sum[c] += Double(g[c])
        product[c] += Double(g[c]) * (Double(row[c]) - Double(mean[c]))
      }
    }
  }
}
