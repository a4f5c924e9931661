// SPDX-License-Identifier: GPL-3.0-or-later

import TensorKernels
import Tensors

/// A pooling window over planes: what kernels and derivatives share.
struct PoolingWindow: Sendable {
  var axes: [WindowAxis]
  var isAdaptive: Bool

  init(_ axes: [WindowAxis], isAdaptive: Bool = false) {
    self.axes = axes
    self.isAdaptive = isAdaptive
  }

  /// The lists that a node keeps, and back: one list an axis; the last int tells adaptive windows.
  var shapes: [[Int]] { axes.map { [$0.input, $0.output, $0.kernel, $0.stride, $0.padding, $0.dilation] } }

  init(_ shapes: ArraySlice<[Int]>, isAdaptive: Bool) {
    axes = shapes.map {
      WindowAxis(input: $0[0], output: $0[1], kernel: $0[2], stride: $0[3], padding: $0[4], dilation: $0[5])
    }
    self.isAdaptive = isAdaptive
  }

  var geometry: WindowGeometry { WindowGeometry(axes) }
  var input: [Int] { axes.map(\.input) }
  var output: [Int] { axes.map(\.output) }

  /// The leading dimensions of a tensor that these windows lie on the last ones of.
  func leading(_ tensor: Tensor) -> [Int] { Array(tensor.shape.dropLast(axes.count)) }

  /// Refuses gradients without elements, besides those of empty batches.
  func checkSizes(_ gradient: Tensor, _ name: String) throws {
    guard let zero = (1..<max(1, gradient.rank)).first(where: { gradient.shape[$0] == 0 }) else { return }
    throw TensorError.runtime(
      "\(name)\(axes.count)d_backward(): Expected grad_output to have non-zero size for non-batch dimensions, but "
        + "grad_output has sizes \(text(gradient.shape)) with dimension \(zero) being empty")
  }

  // MARK: Maxima

  /// Maxima and their places, not recorded.
  func maximum(_ input: Tensor) throws -> (values: Tensor, indices: Tensor) {
    let lead = leading(input)
    let work = input.dtype.isFloatingPoint ? try input.plain() : try input.plain(.float64)
    let values = try Tensor.empty(lead + output, dtype: work.dtype)
    let indices = try Tensor.empty(lead + output, dtype: .int64)
    // Beside a size of 0 the others may be larger than anything can be walked over.
    if values.numel == 0 { return (try values.to(input.dtype), indices) }
    let (kind, geometry, planes, isAdaptive) = (work.dtype.kind, geometry, lead.product, isAdaptive)
    let (source, target, places) = (work.elements, values.writableElements(), indices.longs)
    try interruptible(values.numel > 1 << 20, holding: [work, values, indices]) {
      PoolingKernels.maximum(
        kind, geometry, planes: planes, adaptive: isAdaptive, input: source, output: target, indices: places)
    }
    return (try values.to(input.dtype), indices)
  }

  /// Recorded: puts each value at its index in planes of the input's size, adding.
  func scatter(_ values: Tensor, _ indices: Tensor) throws -> Tensor {
    let lead = leading(values)
    let result = try Tensor.empty(lead + input, dtype: values.dtype)
    let (source, places) = (try values.plain(), try indices.plain())
    PoolingKernels.scatter(
      values.dtype.kind, planes: lead.product, sourceSize: output.product, targetSize: input.product,
      source: source.elements, indices: places.longs, target: result.writableElements())
    record(
      Derivatives.poolScatter, inputs: [values], saved: [indices], ints: [isAdaptive ? 1 : 0], shapes: shapes,
      outputs: [result])
    return result
  }

  /// Recorded: takes from planes of the input's size the elements at the indices.
  func gather(_ planes: Tensor, _ indices: Tensor) throws -> Tensor {
    let lead = leading(planes)
    let result = try Tensor.empty(lead + Array(indices.shape.suffix(axes.count)), dtype: planes.dtype)
    let (source, places) = (try planes.plain(), try indices.plain())
    PoolingKernels.gather(
      planes.dtype.kind, planes: lead.product, sourceSize: input.product, targetSize: output.product,
      source: source.elements, indices: places.longs, target: result.writableElements())
    record(
      Derivatives.poolGather, inputs: [planes], saved: [indices], ints: [isAdaptive ? 1 : 0], shapes: shapes,
      outputs: [result])
    return result
  }

  // MARK: Means

  /// Means of windows, or with `backward` the spread of values over windows; not recorded.
  func mean(_ tensor: Tensor, _ divisor: PoolingKernels.Divisor, backward: Bool) throws -> Tensor {
    let lead = leading(tensor)
    let source = try tensor.plain()
    let result = try Tensor.zeros(lead + (backward ? input : output), dtype: tensor.dtype)
    if result.numel == 0 || tensor.numel == 0 { return result }
    let (kind, geometry, planes, isAdaptive) = (tensor.dtype.kind, geometry, lead.product, isAdaptive)
    let (elements, target) = (source.elements, result.writableElements())
    let isLast = axes.count == 2 && tensor.suggestedFormat == .channelsLast
    let channelsLast = isLast ? tensor.shape[1] : 0
    try interruptible(result.numel > 1 << 20, holding: [source, result]) {
      PoolingKernels.mean(
        kind, geometry, planes: planes, adaptive: isAdaptive, channelsLast: channelsLast, divisor: divisor,
        backward: backward, input: elements, output: target)
    }
    return result
  }

  /// Recorded `mean` under a derivative of the mean's name.
  func mean(
    _ tensor: Tensor, _ divisor: PoolingKernels.Divisor, backward: Bool, _ derivative: Derivative
  ) throws -> Tensor {
    let result = try mean(tensor, divisor, backward: backward)
    record(
      derivative, inputs: [tensor],
      ints: [isAdaptive ? 1 : 0, divisor.countsPadding ? 1 : 0, divisor.fixed, backward ? 1 : 0], shapes: shapes,
      outputs: [result])
    return result
  }
}

extension Derivatives {
  /// The rule of maxima: the gradient goes to the places of the maxima. Saved: indices.
  private static func maximum(_ name: String) -> Derivative {
    Derivative(name) { node, gradients in
      guard let gradient = gradients[0] else { return [nil] }
      let window = PoolingWindow(node.shapes[...], isAdaptive: node.flag(.isAdaptive))
      if window.isAdaptive { try window.checkSizes(gradient, "adaptive_max_pool") }
      return [try window.scatter(gradient, node.savedTensor(0))]
    }
  }
  static let maxPool2d = maximum("MaxPool2DWithIndicesBackward0")
  static let maxPool3d = maximum("MaxPool3DWithIndicesBackward0")
  static let adaptiveMaxPool2d = maximum("AdaptiveMaxPool2DBackward0")
  static let adaptiveMaxPool3d = maximum("AdaptiveMaxPool3DBackward0")
  static let poolGather = maximum("MaxPoolGatherBackward0")
  static let poolScatter = Derivative("MaxPoolBackwardBackward0") { node, gradients in
    guard let gradient = gradients[0] else { return [nil] }
    let window = PoolingWindow(node.shapes[...], isAdaptive: node.flag(.isAdaptive))
    return [try window.gather(gradient, node.savedTensor(0))]
  }

  /// The rule of means: spreading is the derivative of the mean, and the other way round.
  private static func mean(_ name: String) -> Derivative {
    Derivative(name) { node, gradients in
      guard let gradient = gradients[0] else { return [nil] }
      let window = PoolingWindow(node.shapes[...], isAdaptive: node.flag(.isAdaptive))
      if window.isAdaptive, !node.flag(.isBackward) { try window.checkSizes(gradient, "adaptive_avg_pool") }
      let divisor = PoolingKernels.Divisor(countsPadding: node.flag(.countsPadding), fixed: node.int(.fixedDivisor))
      return [try window.mean(gradient, divisor, backward: !node.flag(.isBackward), meanBackward)]
    }
  }
  static let avgPool2d = mean("AvgPool2DBackward0")
  static let avgPool3d = mean("AvgPool3DBackward0")
  static let adaptiveAvgPool2d = mean("AdaptiveAvgPool2DBackward0")
  static let adaptiveAvgPool3d = mean("AdaptiveAvgPool3DBackward0")
  static let meanBackward: Derivative = mean("AvgPoolBackwardBackward0")
}
