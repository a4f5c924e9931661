// SPDX-License-Identifier: GPL-3.0-or-later

import COpenBLAS
import Primitives

// Batch normalisation channel by channel: the statistics first, and then, while the channel's elements are still in the
// cache, what follows from them. A channel of one element an image lies across the images; such channels go side by side.
extension NormalizationKernels {
  /// Whether a result that begins there, of so many operands of its size, is written past the caches.
  private func passesCaches<T: WideSums>(_ result: UnsafeMutablePointer<T>, operands: Int) -> Bool {
    (operands &+ 1) &* work &* MemoryLayout<T>.stride >= T.cached && inner.isMultiple(of: T.width)
      && Int(bitPattern: result).isMultiple(of: 32)
  }

  /// Training's normalisation: `(x - mean) * invstd * weight + bias` with each channel's own moments.
  ///
  /// - Parameters:
  ///   - mean: gets the means.
  ///   - invstd: gets one over the standard deviations (of the biased variance plus `eps`).
  ///   - deviation: gets the sums of squared deviations, rounded to the element type.
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
        s[c] = T(1 / (Double(T(deviation[c]) / T(count)) + eps).squareRoot())
        let factor = w.map { s[c] * $0[c] } ?? s[c]
        return (factor, (b?[c] ?? 0).addingProduct(-m[c], factor))
      }
      let isLarge = passesCaches(y, operands: 1)
      Workers.shared.split(channels, work: work, grain: inner == 1 ? 16 : 1, pieces: 32) { first, last in
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
          (m[c], deviation[c]) = (moments.mean, Double(T(moments.deviation)))
          let (factor, term) = affine(c)
          // The other way round: the last images are still in the cache.
          for n in (0..<outer).reversed() {
            let (source, target) = (x + (n &* channels &+ c) &* inner, y + (n &* channels &+ c) &* inner)
            if isLarge {
              let (factors, terms) = (T.Lanes(repeating: factor), T.Lanes(repeating: term))
              var i = 0
              while i < inner {
                T.storePastCaches(terms.addingProduct(T.load(source + i), factors), target + i)
                i &+= T.width
              }
            } else {
              for i in 0..<inner { target[i] = term.addingProduct(source[i], factor) }
            }
          }
        }
        if isLarge { gradus_finish_writes() }
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
    let squares = T.deviation(channel, pieces, from: mean)
    return (mean, squares)
  }

  /// The same for channels of one element an image: summed in the element type, image after image.
  private func sideMoments<T: WideSums>(
    _ x: UnsafePointer<T>, _ mean: UnsafeMutablePointer<T>, _ deviation: UnsafeMutablePointer<Double>, _ first: Int,
    _ last: Int
  ) {
    withUnsafeTemporaryAllocation(of: T.self, capacity: last &- first) { room in
      guard let squares = room.baseAddress else { return }
      let mean = mean + first
      for i in 0..<(last &- first) { (mean[i], squares[i]) = (0, 0) }
      for n in 0..<outer {
        let row = x + (n &* channels &+ first)
        for i in 0..<(last &- first) { mean[i] += row[i] }
      }
      for i in 0..<(last &- first) { mean[i] = T(Double(mean[i]) / Double(outer)) }
      for n in 0..<outer {
        let row = x + (n &* channels &+ first)
        for i in 0..<(last &- first) {
          let distance = row[i] - mean[i]
          squares[i] = squares[i].addingProduct(distance, distance)
        }
      }
      for i in 0..<(last &- first) { deviation[first &+ i] = Double(squares[i]) }
    }
  }

  /// The gradients of a normalisation in training, or of one by running statistics.
  ///
  /// - Parameters:
  ///   - sum: gets the gradient's sum over each channel: the gradient of the bias.
  ///   - product: gets the sum of the gradient times the normalised input: the gradient of the weight.
  ///   - output: gets `(g - mean(g) - xhat mean(g xhat)) * invstd * weight` (`g * invstd * weight` by running
  ///     statistics), where it is wanted.
  public func gradients(
    _ kind: ElementKind, training: Bool, gradient: UnsafeRawPointer, input: UnsafeRawPointer, mean: UnsafeRawPointer,
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
        let slope = T(product[c]) * s[c] * s[c] / T(count)
        product[c] *= Double(s[c])
        return (T(sum[c] / count), slope, w?[c] ?? 1)
      }
      let isLarge = dx.map { passesCaches($0, operands: 2) } ?? false
      Workers.shared.split(channels, work: work, grain: inner == 1 ? 16 : 1, pieces: 32) { first, last in
        if inner == 1 {
          sideProducts(dy, x, m, sum, product, first, last)
          withUnsafeTemporaryAllocation(of: T.self, capacity: 3 &* (last &- first)) { room in
            guard let offsets = room.baseAddress else { return }
            let (slopes, factors) = (offsets + (last &- first), offsets + 2 &* (last &- first))
            for c in first..<last { (offsets[c &- first], slopes[c &- first], factors[c &- first]) = rule(c) }
            guard let dx else { return }
            // PyTorch's code for the channels that fill no vector rounds once more.
            let vectors = min(last, channels / T.width &* T.width) &- first
            for n in 0..<outer {
              let start = n &* channels &+ first
              let (g, source, target) = (dy + start, x + start, dx + start)
              let (centre, scale) = (m + first, s + first)
              if !training {
                for i in 0..<(last &- first) { target[i] = g[i] * scale[i] * factors[i] }
                continue
              }
              for i in 0..<vectors {
                let flat = (g[i] - offsets[i]).addingProduct(centre[i] - source[i], slopes[i])
                target[i] = flat * scale[i] * factors[i]
              }
              for i in vectors..<(last &- first) {
                target[i] = (g[i] - offsets[i] - (source[i] - centre[i]) * slopes[i]) * scale[i] * factors[i]
              }
            }
          }
          return
        }
        for c in first..<last {
          let (centre, scale) = (m[c], s[c])
          (sum[c], product[c]) = (0, 0)
          for n in stride(from: 0, to: outer, by: 2) {
            // Two images; the last one may have none beside it.
            let start = (n &* channels &+ c) &* inner
            let next = n &+ 1 < outer ? start &+ channels &* inner : start
            let parts = T.rowSumsAndProducts((dy + start, dy + next), (x + start, x + next), from: centre, inner)
            sum[c] += Double(parts.sums.0)
            product[c] += Double(parts.products.0)
            if next == start { continue }
            sum[c] += Double(parts.sums.1)
            product[c] += Double(parts.products.1)
          }
          let (offset, slope, factor) = rule(c)
          guard let dx else { continue }
          for n in (0..<outer).reversed() {
            let start = (n &* channels &+ c) &* inner
            let (g, source, target) = (dy + start, x + start, dx + start)
            if training, isLarge {
              let (offsets, centres) = (T.Lanes(repeating: offset), T.Lanes(repeating: centre))
              let (slopes, scales, factors) = (
                T.Lanes(repeating: slope), T.Lanes(repeating: scale), T.Lanes(repeating: factor)
              )
              var i = 0
              while i < inner {
                let flat = (T.load(g + i) - offsets).addingProduct(centres - T.load(source + i), slopes)
                T.storePastCaches(flat * scales * factors, target + i)
                i &+= T.width
              }
            } else if training {
              for i in 0..<inner {
                target[i] = (g[i] - offset).addingProduct(centre - source[i], slope) * scale * factor
              }
            } else {
              for i in 0..<inner { target[i] = g[i] * scale * factor }
            }
          }
        }
        if isLarge { gradus_finish_writes() }
      }
    }
    kind == .float64 ? run(Double.self) : run(Float.self)
  }

  /// The gradient's sums for channels of one element an image, in the element type.
  private func sideProducts<T: WideSums>(
    _ dy: UnsafePointer<T>, _ x: UnsafePointer<T>, _ mean: UnsafePointer<T>, _ sum: UnsafeMutablePointer<Double>,
    _ product: UnsafeMutablePointer<Double>, _ first: Int, _ last: Int
  ) {
    let size = last &- first
    withUnsafeTemporaryAllocation(of: T.self, capacity: 2 &* size) { room in
      guard let sums = room.baseAddress else { return }
      let (products, mean) = (sums + size, mean + first)
      for i in 0..<size { (sums[i], products[i]) = (0, 0) }
      for n in 0..<outer {
        let (g, row) = (dy + (n &* channels &+ first), x + (n &* channels &+ first))
        for i in 0..<size {
          sums[i] += g[i]
          products[i] = products[i].addingProduct(row[i] - mean[i], g[i])
        }
      }
      for i in 0..<size { (sum[first &+ i], product[first &+ i]) = (Double(sums[i]), Double(products[i])) }
    }
  }
}
