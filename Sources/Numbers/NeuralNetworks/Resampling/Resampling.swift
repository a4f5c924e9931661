// SPDX-License-Identifier: GPL-3.0-or-later

import TensorKernels
import Tensors

/// Images (N, C, …) in another size, and the way back.
struct Resampling: Sendable {
  let mode: ResamplingMode
  /// The spatial sizes before.
  let input: [Int]
  /// The spatial sizes after.
  let output: [Int]
  /// The factors that were asked for; nil where sizes were.
  let scales: [Double]?
  let alignCorners: Bool

  /// Recorded: the images in the new size. They lie in memory as the old ones do.
  func forward(_ x: Tensor) throws -> Tensor {
    let images = try ImageLayout(x)
    let shape = Array(x.shape[..<2]) + output
    var axes = axes(x.dtype, backward: false)
    // PyTorch 2.13 takes the first row's window for all rows of planes that become one column wide.
    if mode.isSmooth, !images.hasChannelsLast, output[1] == 1 { axes[0].repeatFirst() }
    let result = try images.empty(shape, dtype: x.dtype)
    if result.numel > 0 {
      if usesCorners(x) {
        let (elements, target) = (images.elements.elements, result.writableElements())
        let corners = axes
        try interruptible(result.numel > 1 << 20, holding: [images.elements, result]) {
          ResamplingKernels.corners(
            x.dtype.kind, outer: images.outer, corners, channels: x.shape[1], inner: images.inner, elements, target)
        }
      } else {
        try images.pass(axes, to: result)
      }
    }
    record(
      Derivatives.resampling(mode, output.count), inputs: [x], ints: [mode.rawValue, alignCorners ? 1 : 0],
      doubles: scales ?? [], shapes: [input, output], outputs: [result])
    return result
  }

  /// Recorded: the gradient of the images before, from that of those after.
  func backward(_ g: Tensor) throws -> Tensor {
    let images = try ImageLayout(g)
    let result = try images.empty(Array(g.shape[..<2]) + input, dtype: g.dtype)
    let isCopy = mode == .bicubic && input == output
    if result.numel > 0 {
      let axes = isCopy ? [] : axes(g.dtype, backward: true)
      let (elements, target) = (images.elements.elements, result.writableElements())
      let isCubic = mode == .bicubic
      try interruptible(g.numel > 1 << 20, holding: [images.elements, result]) {
        if isCopy {
          target.copyMemory(from: elements, byteCount: g.numel &* g.dtype.itemSize)
          return
        }
        target.initializeMemory(as: UInt8.self, repeating: 0, count: result.numel &* g.dtype.itemSize)
        ResamplingKernels.spread(
          g.dtype.kind, outer: images.outer, axes, inner: images.inner, isCubic: isCubic, elements, target)
      }
    }
    record(
      Derivatives.resamplingGradient(mode, output.count), inputs: [g], ints: [mode.rawValue, alignCorners ? 1 : 0],
      doubles: scales ?? [], shapes: [input, output], outputs: [result])
    return result
  }

  private func axes(_ dtype: DType, backward: Bool) -> [ResamplingAxis] {
    input.indices.map { d in
      func axis<T: BinaryFloatingPoint>(_: T.Type) -> ResamplingAxis {
        ResamplingPlaces<T>(
          mode: mode, input: input[d], output: output[d], scale: scales?[d], alignCorners: alignCorners,
          fuses: !(backward && mode == .bicubic)
        ).axis
      }
      // Windows are not moved over dimensions that keep their size; the nearest element is looked for in single precision.
      if mode.isSmooth, !backward, input[d] == output[d] { return ResamplingAxis(copying: input[d]) }
      return dtype == .float64 && !mode.isNearest ? axis(Double.self) : axis(Float.self)
    }
  }

  /// Whether PyTorch takes all neighbours at once: images of four and more channels side by side, and in two dimensions small ones.
  private func usesCorners(_ x: Tensor) -> Bool {
    guard mode == .linear, output.count > 1 else { return false }
    if output.count == 2, output[0] &+ output[1] <= 128 { return true }
    return x.shape[1] > 3 && x.isContiguous(output.count == 2 ? .channelsLast : .channelsLast3d)
  }
}

extension Derivatives {
  /// ints: the mode and whether corners are aligned; doubles: the factors, if there are; shapes: sizes before and after.
  private static func settings(_ node: GradNode) -> Resampling {
    Resampling(
      mode: ResamplingMode(rawValue: node.int(.resamplingMode)) ?? .nearest, input: node.shapes[0],
      output: node.shapes[1], scales: node.doubles.isEmpty ? nil : node.doubles,
      alignCorners: node.flag(.alignsCorners))
  }

  private static let upsampling = ResamplingMode.allCases.map { mode in
    mode.dimensions.map { dimensions in
      Derivative(mode.nodeName(dimensions) + "0", key: mode.nodeName(dimensions) + ".sizes") { node, gradients in
        [try gradients[0].map { try settings(node).backward($0) }]
      }
    }
  }

  private static let downsampling = ResamplingMode.allCases.map { mode in
    mode.dimensions.map { dimensions in
      Derivative(mode.nodeName(dimensions) + "Backward0") { node, gradients in
        [try gradients[0].map { try settings(node).forward($0) }]
      }
    }
  }

  /// The rule of a mode.
  static func resampling(_ mode: ResamplingMode, _ dimensions: Int) -> Derivative {
    upsampling[mode.rawValue][dimensions - mode.dimensions.lowerBound]
  }

  /// The rule of its gradient, which is linear: the images are resampled again.
  static func resamplingGradient(_ mode: ResamplingMode, _ dimensions: Int) -> Derivative {
    downsampling[mode.rawValue][dimensions - mode.dimensions.lowerBound]
  }

  static var resamplings: [Derivative] { (upsampling + downsampling).flatMap { $0 } }
}
