// SPDX-License-Identifier: GPL-3.0-or-later

import Tensors

// Convolution, its transpose and the correlation are linear in each operand, and each is the derivative of the
// others, so three recorded maps give derivatives of every order.
extension ConvolutionSettings {
  /// Recorded `forward`.
  func convolve(_ input: Tensor, _ weight: Tensor, _ bias: Tensor? = nil, size: [Int]? = nil) throws -> Tensor {
    let result = try forward(input, weight, bias, size: size)
    var inputs = [input, weight]
    if let bias { inputs.append(bias) }
    record(
      Derivatives.convolution, inputs: inputs, saved: [input, weight], ints: [groups, 0], shapes: shapes,
      outputs: [result])
    return result
  }

  /// Recorded `transposed`; the bias belongs to the result's channels.
  func spread(_ output: Tensor, _ weight: Tensor, _ spatial: [Int], bias: Tensor? = nil) throws -> Tensor {
    var result = try transposed(output, weight, spatial)
    var inputs = [output, weight]
    if let bias {
      let column = try bias.detach().reshape([1, -1] + spatial.map { _ in 1 })
      result = try result.add(column)
      inputs.append(bias)
    }
    record(
      Derivatives.convolution, inputs: inputs, saved: [output, weight], ints: [groups, 1], shapes: shapes,
      outputs: [result])
    return result
  }

  /// Recorded `correlation`.
  func correlate(_ output: Tensor, _ input: Tensor, _ kernel: [Int]) throws -> Tensor {
    let result = try correlation(output, input, kernel)
    record(
      Derivatives.convolutionWeight, inputs: [output, input], saved: [output, input], ints: [groups],
      shapes: shapes, outputs: [result])
    return result
  }
}

extension Derivatives {
  /// Saved: input, weight; ints: groups, whether it was the transposed map; shapes: stride, padding, dilation.
  static let convolution = Derivative("ConvolutionBackward0") { node, gradients in
    guard let gradient = gradients[0] else { return node.edges.map { _ in nil } }
    let settings = ConvolutionSettings(node)
    let (input, weight) = (try node.savedTensor(0), try node.savedTensor(1))
    let kernel = Array(weight.shape[2...])
    var result: [Tensor?]
    if node.flag(.isTransposed) {
      result = [
        node.needs(0) ? try settings.convolve(gradient, weight, size: Array(input.shape[2...])) : nil,
        node.needs(1) ? try settings.correlate(input, gradient, kernel) : nil,
      ]
    } else {
      result = [
        node.needs(0) ? try settings.spread(gradient, weight, Array(input.shape[2...])) : nil,
        node.needs(1) ? try settings.correlate(gradient, input, kernel) : nil,
      ]
    }
    if node.edges.count > 2 { result.append(node.needs(2) ? try channelSums(gradient) : nil) }
    return try together("ConvolutionBackwardBackward0", node, gradient, result)
  }

  /// Saved: outputs, inputs; as above.
  static let convolutionWeight = Derivative("ConvolutionBackwardBackward0") { node, gradients in
    guard let gradient = gradients[0] else { return [nil, nil] }
    let settings = ConvolutionSettings(node)
    let (output, input) = (try node.savedTensor(0), try node.savedTensor(1))
    return [
      node.needs(0) ? try settings.convolve(input, gradient, size: Array(output.shape[2...])) : nil,
      node.needs(1) ? try settings.spread(output, gradient, Array(input.shape[2...])) : nil,
    ]
  }

  /// The gradient of a bias: sums over everything but the channels.
  static func channelSums(_ gradient: Tensor) throws -> Tensor {
    try gradient.sum(dim: [0] + Array(2..<gradient.rank))
  }
}
