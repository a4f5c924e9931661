// SPDX-License-Identifier: GPL-3.0-or-later

import Primitives

/// Batch normalisation of elements that do not lie side by side (a transposed batch, the expanded gradient of a sum): PyTorch
/// visits them one after the other, where dense ones go through vectors, and rounds otherwise.
///
/// Sums of a channel are doubles here, whose terms are rounded to the element type.
public struct ScatteredBatchNorm: Sendable {
  /// A dimension of a channel: how many elements, and how far they lie apart in the input, the gradient and the result.
  public struct Dimension: Sendable {
    /// How many elements.
    public let count: Int
    /// From one to the next in the input.
    public let input: Int
    /// In the gradient.
    public let gradient: Int
    /// In the result.
    public let output: Int

    /// Describes a dimension.
    public init(count: Int, input: Int, gradient: Int = 0, output: Int = 0) {
      self.count = count
      self.input = input
      self.gradient = gradient
      self.output = output
    }
  }

  private let channels: Dimension
  /// The dimensions of a channel without the innermost, the slowest first.
  private let outer: [Dimension]
  private let inner: Dimension

  /// Describes the elements by the dimension of the channels and the others, the slowest first.
  public init(channels: Dimension, others: [Dimension]) {
    self.channels = channels
    outer = Array(others.dropLast())
    inner = others.last ?? Dimension(count: 1, input: 0)
  }

  /// Elements of a channel.
  private var count: Int { outer.reduce(inner.count) { $0 &* $1.count } }

  /// Offsets of input, gradient and result.
  private typealias Place = (input: Int, gradient: Int, output: Int)

  /// The first element of each row of a channel.
  private func rows(_ channel: Int, _ body: (Place) -> Void) {
    var index = [Int](repeating: 0, count: outer.count)
    var place: Place = (
      channel &* channels.input, channel &* channels.gradient, channel &* channels.output
    )
    func move(_ d: Int, by steps: Int) {
      place.input &+= steps &* outer[d].input
      place.gradient &+= steps &* outer[d].gradient
      place.output &+= steps &* outer[d].output
    }
    while true {
      body(place)
      var d = outer.count &- 1
      while d >= 0, index[d] &+ 1 == outer[d].count {
        move(d, by: -index[d])
        index[d] = 0
        d &-= 1
      }
      guard d >= 0 else { return }
      index[d] &+= 1
      move(d, by: 1)
    }
  }

  /// The sum of squared distances from the mean for each channel.
  public func deviations(
    _ kind: ElementKind, input: UnsafeRawPointer, mean: UnsafeRawPointer, _ result: UnsafeMutablePointer<Double>
  ) {
    func run<T: WideSums>(_: T.Type) {
      // SAFETY: the caller's dimensions describe the input; mean and result have an element for each channel.
      let x = input.assumingMemoryBound(to: T.self)
      let m = mean.assumingMemoryBound(to: T.self)
      Workers.shared.split(channels.count, work: channels.count &* count) { first, last in
        for c in first..<last {
          var sum = 0.0
          let centre = Double(m[c])
          rows(c) { place in
            for i in 0..<inner.count {
              let distance = Double(x[place.input &+ i &* inner.input]) - centre
              sum += distance * distance
            }
          }
          result[c] = sum
        }
      }
    }
    kind == .float64 ? run(Double.self) : run(Float.self)
  }

  /// The gradients of a normalisation in training, or of one by running statistics: those of `NormalizationKernels.gradients`.
  ///
  /// - Parameters:
  ///   - sum: the gradient's sum over each channel.
  ///   - product: gets the sum of the gradient times the normalised input: the gradient of the weight.
  public func gradients(
    _ kind: ElementKind, training: Bool, gradient: UnsafeRawPointer, input: UnsafeRawPointer, mean: UnsafeRawPointer,
    invstd: UnsafeRawPointer, weight: UnsafeRawPointer?, sum: UnsafeRawPointer,
    product: UnsafeMutablePointer<Double>, output: UnsafeMutableRawPointer?
  ) {
    func run<T: WideSums>(_: T.Type) {
      // SAFETY: the caller's dimensions describe gradient, input and result; the others have an element for each channel.
      let dy = gradient.assumingMemoryBound(to: T.self)
      let x = input.assumingMemoryBound(to: T.self)
      let dx = output?.assumingMemoryBound(to: T.self)
      let (m, s) = (mean.assumingMemoryBound(to: T.self), invstd.assumingMemoryBound(to: T.self))
      let (w, total) = (weight?.assumingMemoryBound(to: T.self), sum.assumingMemoryBound(to: T.self))
      let size = T(count)
      Workers.shared.split(channels.count, work: channels.count &* count) { first, last in
        for c in first..<last {
          var dot = 0.0
          let (centre, scale, factor) = (m[c], s[c], w?[c] ?? 1)
          rows(c) { place in
            for i in 0..<inner.count {
              let distance = x[place.input &+ i &* inner.input] - centre
              dot += Double(distance * dy[place.gradient &+ i &* inner.gradient])
            }
          }
          product[c] = dot * Double(scale)
          guard let dx else { continue }
          let (offset, slope) = (total[c] / size, T(dot) * scale * scale / size)
          rows(c) { place in
            for i in 0..<inner.count {
              let g = dy[place.gradient &+ i &* inner.gradient]
              let distance = x[place.input &+ i &* inner.input] - centre
              let flat = training ? g - offset - distance * slope : g
              dx[place.output &+ i &* inner.output] = flat * scale * factor
            }
          }
        }
      }
    }
    kind == .float64 ? run(Double.self) : run(Float.self)
  }
}
