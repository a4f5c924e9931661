// SPDX-License-Identifier: GPL-3.0-or-later

import TensorKernels
import Tensors

extension Functional {
  /// `F.adaptive_avg_pool1d`: means over as many windows as the output has elements.
  public static func adaptiveAvgPool1d(_ input: Tensor, outputSize: [Int?]) throws -> Tensor {
    try checkRank("adaptive_avg_pool1d", input)
    let planes = try input.unsqueeze(-2)
    let result = try adaptiveAvgPool2d(planes, outputSize: [1] + outputSize)
    try result.followFormat(of: planes)
    return try result.squeeze(-2)
  }

  /// `F.adaptive_avg_pool2d`: window `i` is `[floor(i in / out), ceil((i + 1) in / out))`; nil keeps the input's size.
  public static func adaptiveAvgPool2d(_ input: Tensor, outputSize: [Int?]) throws -> Tensor {
    try adaptiveMean("adaptive_avg_pool2d", 2, Derivatives.adaptiveAvgPool2d, input, outputSize)
  }

  /// `F.adaptive_avg_pool3d`.
  public static func adaptiveAvgPool3d(_ input: Tensor, outputSize: [Int?]) throws -> Tensor {
    try adaptiveMean("adaptive_avg_pool3d", 3, Derivatives.adaptiveAvgPool3d, input, outputSize)
  }

  /// `F.adaptive_max_pool1d`: maxima and their indices.
  public static func adaptiveMaxPool1d(
    _ input: Tensor, outputSize: [Int?]
  ) throws -> (values: Tensor, indices: Tensor) {
    try checkRank("adaptive_max_pool1d", input)
    let (values, indices) = try adaptiveMaximum(
      "adaptive_max_pool2d", 2, Derivatives.adaptiveMaxPool2d, input.unsqueeze(-2), [1] + outputSize, isLine: true)
    return (try values.squeeze(-2), try indices.squeeze(-2))
  }

  /// `F.adaptive_max_pool2d`: maxima and their indices.
  public static func adaptiveMaxPool2d(
    _ input: Tensor, outputSize: [Int?]
  ) throws -> (values: Tensor, indices: Tensor) {
    try adaptiveMaximum("adaptive_max_pool2d", 2, Derivatives.adaptiveMaxPool2d, input, outputSize)
  }

  /// `F.adaptive_max_pool3d`: maxima and their indices.
  public static func adaptiveMaxPool3d(
    _ input: Tensor, outputSize: [Int?]
  ) throws -> (values: Tensor, indices: Tensor) {
    try adaptiveMaximum("adaptive_max_pool3d", 3, Derivatives.adaptiveMaxPool3d, input, outputSize)
  }

  private static func adaptiveMean(
    _ name: String, _ rank: Int, _ derivative: Derivative, _ input: Tensor, _ outputSize: [Int?]
  ) throws -> Tensor {
    let window = try adaptiveWindow(name, rank, input, outputSize, colon: "")
    if window.output.allSatisfy({ $0 == 1 }) {
      let result = try input.mean(dim: Array((input.rank - rank)..<input.rank), keepdim: true)
      try result.followFormat(of: input)
      return result
    }
    try input.requireFloat(name)
    return try window.mean(input, PoolingKernels.Divisor(countsPadding: false), backward: false, derivative)
  }

  private static func adaptiveMaximum(
    _ name: String, _ rank: Int, _ derivative: Derivative, _ input: Tensor, _ outputSize: [Int?], isLine: Bool = false
  ) throws -> (values: Tensor, indices: Tensor) {
    let window = try adaptiveWindow(name, rank, input, outputSize, colon: ":")
    try input.requireFloat(name)
    if let zero = (1..<input.rank).first(where: { input.shape[$0] == 0 }) {
      let shown = name.hasSuffix("2d") && isLine ? "adaptive_max_pool1d" : name
      var shape = input.shape
      if isLine { shape.remove(at: shape.count - 2) }
      throw TensorError.runtime(
        "\(shown)(): Expected input to have non-zero size for non-batch dimensions, but input has sizes "
          + "\(text(shape)) with dimension \(zero) being empty")
    }
    let result = try window.maximum(input)
    record(
      derivative, inputs: [input], saved: [result.indices], ints: [1], shapes: window.shapes,
      outputs: [result.values, result.indices])
    return result
  }

  private static func adaptiveWindow(
    _ name: String, _ rank: Int, _ input: Tensor, _ outputSize: [Int?], colon: String
  ) throws -> PoolingWindow {
    let requested = outputSize.count == 1 ? [Int?](repeating: outputSize[0], count: rank) : outputSize
    guard requested.count == rank else { throw TensorError.runtime("\(name): output_size must be \(rank)") }
    guard input.rank == rank + 1 || input.rank == rank + 2 else {
      throw TensorError.runtime(
        "\(name)(): Expected \(rank + 1)D or \(rank + 2)D tensor, but got\(colon) \(text(input.shape))")
    }
    let sizes = Array(input.shape.suffix(rank))
    let outputs = zip(requested, sizes).map { $0 ?? $1 }
    if outputs.contains(where: { $0 < 0 }) {
      throw TensorError.runtime(
        "\(name): elements of output_size must be greater than or equal to 0 but received "
          + "{\(outputs.map(String.init).joined(separator: ", "))}")
    }
    if let zero = (input.rank - rank..<input.rank).first(where: { input.shape[$0] == 0 }) {
      throw TensorError.runtime(
        "\(name)(): Expected input to have non-zero size for non-batch dimensions, but input has sizes "
          + "\(text(input.shape)) with dimension \(zero) being empty")
    }
    SizeRecord.note(SizeRule(.fixed, from: sizes, to: outputs, dimensions: rank))
    return PoolingWindow(
      zip(sizes, outputs).map { WindowAxis(input: $0, output: $1, kernel: 1) }, isAdaptive: true)
  }
}
