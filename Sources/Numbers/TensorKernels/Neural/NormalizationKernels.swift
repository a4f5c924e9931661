// SPDX-License-Identifier: GPL-3.0-or-later

import Primitives

/// Batch normalisation over dense elements seen as (outer, channels, inner): a channel has its elements in `outer` pieces of
/// `inner`.
///
/// Sums go in PyTorch's order, and every step is rounded as in its compiled kernels, so that all bits are the same.
public struct NormalizationKernels: Sendable {
  /// Images.
  public let outer: Int
  /// Channels, whose elements are normalised together.
  public let channels: Int
  /// Elements of a channel in an image.
  public let inner: Int

  /// Describes the elements.
  public init(outer: Int, channels: Int, inner: Int) {
    self.outer = outer
    self.channels = channels
    self.inner = inner
  }

  var work: Int { outer &* channels &* inner }

  /// `output = input * scale[channel] + shift[channel]`.
  public func affine(
    _ kind: ElementKind, input: UnsafeRawPointer, scale: UnsafeRawPointer, shift: UnsafeRawPointer,
    output: UnsafeMutableRawPointer
  ) {
    func run<T: WideSums>(_: T.Type) {
      let x = input.assumingMemoryBound(to: T.self)
      let a = scale.assumingMemoryBound(to: T.self)
      let b = shift.assumingMemoryBound(to: T.self)
      let y = output.assumingMemoryBound(to: T.self)
      Workers.shared.split(outer &* channels, work: work) { first, last in
        for row in first..<last {
          let (factor, term) = (a[row % channels], b[row % channels])
          let (source, target) = (x + row &* inner, y + row &* inner)
          for i in 0..<inner { target[i] = term.addingProduct(source[i], factor) }
        }
      }
    }
    kind == .float64 ? run(Double.self) : run(Float.self)
  }
}

extension NormalizationKernels {
  /// `running = momentum * value + (1 - momentum) * running` for each channel, in the element type's own arithmetic; variances
  /// are doubles in PyTorch, so that their product is not rounded by itself. Where the batch is scattered, all is.
  public static func blend(
    _ kind: ElementKind, running: UnsafeMutableRawPointer, step: Int, values: UnsafePointer<Double>, count: Int,
    momentum: Double, areVariances: Bool, inDoubles: Bool
  ) {
    func run<T: NeuralElement>(_: T.Type) {
      // SAFETY: the caller's running statistics have `count` elements, `step` apart.
      let target = running.assumingMemoryBound(to: T.self)
      let part = T(momentum)
      for c in 0..<count {
        if inDoubles {
          target[c &* step] = T(momentum * values[c] + (1 - momentum) * Double(target[c &* step]))
          continue
        }
        let kept = (1 - part) * target[c &* step]
        target[c &* step] =
          areVariances ? T(Double(part) * values[c] + Double(kept)) : part * T(values[c]) + kept
      }
    }
    kind == .float64 ? run(Double.self) : run(Float.self)
  }

  /// `shift = bias - mean * scale` with one rounding; no bias counts as 0.
  public static func shifts(
    _ kind: ElementKind, mean: UnsafeRawPointer, scale: UnsafeRawPointer, bias: UnsafeRawPointer?, count: Int,
    _ output: UnsafeMutableRawPointer
  ) {
    func run<T: NeuralElement>(_: T.Type) {
      // SAFETY: all operands have `count` dense elements.
      let (m, a) = (mean.assumingMemoryBound(to: T.self), scale.assumingMemoryBound(to: T.self))
      let b = bias?.assumingMemoryBound(to: T.self)
      let out = output.assumingMemoryBound(to: T.self)
      for c in 0..<count { out[c] = (b?[c] ?? 0).addingProduct(-m[c], a[c]) }
    }
    kind == .float64 ? run(Double.self) : run(Float.self)
  }
}
