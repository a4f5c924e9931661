// SPDX-License-Identifier: GPL-3.0-or-later

import TensorKernels
import Tensors

/// Where padding comes from.
public enum ConvolutionPadding: Sendable, Equatable {
  /// So many zeros on both sides: one number, or one for each dimension.
  case amounts([Int])
  /// As many as keep the size (`'same'`).
  case same
  /// None (`'valid'`).
  case valid

  /// `'same'`, `'valid'`, or PyTorch's error.
  public init(named name: String) throws {
    switch name {
    case "same": self = .same
    case "valid": self = .valid
    default: throw TensorError.runtime("Invalid padding string: '\(name)'")
    }
  }
}

/// Stride, padding, dilation and groups of a convolution, one number for each spatial dimension.
struct ConvolutionSettings: Sendable {
  var stride: [Int]
  var padding: [Int]
  var dilation: [Int]
  var groups: Int

  /// The settings as a node of the graph keeps them.
  var shapes: [[Int]] { [stride, padding, dilation] }

  init(stride: [Int], padding: [Int], dilation: [Int], groups: Int) {
    self.stride = stride
    self.padding = padding
    self.dilation = dilation
    self.groups = groups
  }

  /// The settings that a node has kept.
  init(_ node: GradNode) {
    self.init(
      stride: node.sizes(.stride), padding: node.sizes(.padding), dilation: node.sizes(.dilation),
      groups: node.int(.groups))
  }

  /// The kernels for these sizes: `input` and `output` are spatial sizes.
  func kernels(
    batch: Int, inChannels: Int, outChannels: Int, input: [Int], output: [Int], kernel: [Int]
  ) -> ConvolutionKernels {
    let axes = input.indices.map { d in
      WindowAxis(
        input: input[d], output: output[d], kernel: kernel[d], stride: stride[d], padding: padding[d],
        dilation: dilation[d])
    }
    return ConvolutionKernels(
      WindowGeometry(axes), batch: batch, inChannels: inChannels, outChannels: outChannels, groups: groups)
  }

  /// Whether a person could want to stop it: each element of the outputs is a sum over a filter, and each that it is spread to may be one
  /// over as many of its values as one stride takes.
  private func isLong(_ output: Tensor, _ weight: Tensor, to target: Tensor? = nil) -> Bool {
    let weights = Double(weight.numel)
    let sums = Double(output.numel) * weights / Double(max(1, weight.shape[0]))
    let strides = stride.reduce(1.0) { $0 * Double($1) }
    return max(sums, Double(target?.numel ?? 0) * weights / Double(max(1, weight.shape[1])) / strides) > 1e9
  }

  private func products(_ weight: [Int], _ input: [Int], _ output: [Int], _ batch: Int) -> ConvolutionProducts? {
    ConvolutionProducts(self, weight: weight, input: input, output: output, batch: batch)
  }

  /// `weight (x) input`: the convolution itself, not recorded.
  ///
  /// `size` is the spatial size of the result where that is less than what the input has room for.
  func forward(_ input: Tensor, _ weight: Tensor, _ bias: Tensor?, size: [Int]? = nil) throws -> Tensor {
    let kernel = Array(weight.shape[2...])
    let spatial = Array(input.shape[2...])
    let output =
      size
      ?? spatial.indices.map { d in
        (spatial[d] + 2 * padding[d] - dilation[d] * (kernel[d] - 1) - 1) / stride[d] + 1
      }
    if let products = products(weight.shape, spatial, output, input.shape[0]) {
      return try products.forward(input, weight, bias)
    }
    let result = try Tensor.empty([input.shape[0], weight.shape[0]] + output, dtype: input.dtype)
    let (x, w, b) = (try input.plain(), try weight.plain(), try bias?.plain())
    let kernels = kernels(
      batch: input.shape[0], inChannels: input.shape[1], outChannels: weight.shape[0], input: spatial,
      output: output, kernel: kernel)
    let (kind, target) = (input.dtype.kind, result.writableElements())
    let (source, factors, added) = (x.elements, w.elements, b?.elements)
    try interruptible(isLong(result, weight), holding: [x, w, result] + (b.map { [$0] } ?? [])) {
      kernels.forward(kind, input: source, weight: factors, bias: added, output: target)
    }
    return result
  }

  /// The map from outputs back to inputs of the spatial sizes `spatial`, not recorded.
  func transposed(_ output: Tensor, _ weight: Tensor, _ spatial: [Int]) throws -> Tensor {
    if let products = products(weight.shape, spatial, Array(output.shape[2...]), output.shape[0]) {
      return try products.transposed(output, weight)
    }
    let channels = weight.shape[1] * groups
    let result = try Tensor.empty([output.shape[0], channels] + spatial, dtype: output.dtype)
    let (y, w) = (try output.plain(), try weight.plain())
    let kernels = kernels(
      batch: output.shape[0], inChannels: channels, outChannels: output.shape[1], input: spatial,
      output: Array(output.shape[2...]), kernel: Array(weight.shape[2...]))
    let (kind, target) = (output.dtype.kind, result.writableElements())
    let (source, factors) = (y.elements, w.elements)
    try interruptible(isLong(output, weight, to: result), holding: [y, w, result]) {
      kernels.transposed(kind, output: source, weight: factors, input: target)
    }
    return result
  }

  /// The sum over images and places of outputs times inputs, for a weight of the spatial size `kernel`; not recorded.
  func correlation(_ output: Tensor, _ input: Tensor, _ kernel: [Int]) throws -> Tensor {
    let shape = [output.shape[1], input.shape[1] / groups] + kernel
    if let products = products(shape, Array(input.shape[2...]), Array(output.shape[2...]), input.shape[0]) {
      return try products.correlation(output, input)
    }
    let result = try Tensor.zeros(shape, dtype: input.dtype)
    let (y, x) = (try output.plain(), try input.plain())
    let kernels = kernels(
      batch: input.shape[0], inChannels: input.shape[1], outChannels: output.shape[1],
      input: Array(input.shape[2...]), output: Array(output.shape[2...]), kernel: kernel)
    let (kind, target) = (input.dtype.kind, result.writableElements())
    let (outputs, inputs) = (y.elements, x.elements)
    try interruptible(isLong(output, result), holding: [y, x, result]) {
      kernels.correlation(kind, output: outputs, input: inputs, weight: target)
    }
    return result
  }
}
