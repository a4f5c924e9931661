// SPDX-License-Identifier: GPL-3.0-or-later

import TensorKernels
import Tensors

extension Functional {
  /// `F.layer_norm`: `(x - mean) / sqrt(var + eps) * weight + bias` over the last dimensions.
  public static func layerNorm(
    _ input: Tensor, normalizedShape: [Int], weight: Tensor? = nil, bias: Tensor? = nil, eps: Double = 1e-5
  ) throws -> Tensor {
    try checkNormalized(input, normalizedShape, "[*, ", weight, bias)
    try input.requireFloat("LayerNormKernelImpl")
    let rows = input.shape[..<(input.rank - normalizedShape.count)].reduce(1, &*)
    let (x, w, b) = (try input.plain(), try weight?.plain(input.dtype), try bias?.plain(input.dtype))
    let (mean, rstd) = (try Tensor.empty([rows], dtype: x.dtype), try Tensor.empty([rows], dtype: x.dtype))
    let result = try Tensor.empty(input.shape, dtype: input.dtype)
    LayerNormKernels.forward(
      x.dtype.kind, rows: rows, size: normalizedShape.product, input: x.elements, weight: w?.elements,
      bias: b?.elements, eps: eps, output: result.writableElements(), mean: mean.writableElements(),
      rstd: rstd.writableElements())
    recordNorm(
      Derivatives.layerNorm, input, weight, bias, mean, rstd, normalizedShape.count, eps, result)
    return result
  }

  /// `F.group_norm`: layer normalisation of groups of channels.
  public static func groupNorm(
    _ input: Tensor, groups: Int, weight: Tensor? = nil, bias: Tensor? = nil, eps: Double = 1e-5
  ) throws -> Tensor {
    guard input.rank >= 2 else {
      throw TensorError.runtime("Expected at least 2 dimensions for input tensor but received \(input.rank)")
    }
    let channels = input.shape[1]
    guard groups > 0 else {
      throw TensorError.runtime("Expected num groups to be greater than 0, got \(groups)")
    }
    if input.shape[0] * channels / groups * input.shape[2...].reduce(1, &*) == 1 {
      throw TensorError.value(
        "Expected more than 1 value per channel when training, got input size \(text(input.shape))",
        facts: .singleValue(input: input.shape))
    }
    guard channels % groups == 0 else {
      throw TensorError.runtime(
        "Expected number of channels in input to be divisible by num_groups, but got input of shape "
          + "\(text(input.shape)) and num_groups=\(groups)")
    }
    for case (let name, let tensor?) in [("weight", weight), ("bias", bias)] where tensor.shape != [channels] {
      throw TensorError.runtime(
        "Expected \(name) to be a vector of size equal to the number of channels in input, but got \(name) of shape "
          + "\(text(tensor.shape)) and input of shape \(text(input.shape))")
    }
    try input.requireFloat("GroupNormKernelImpl")
    let count = try Shape.count([input.shape[0], groups])
    let (mean, rstd) = (
      try Tensor.empty([count], dtype: input.dtype), try Tensor.empty([count], dtype: input.dtype)
    )
    let (w, b) = (try weight?.plain(input.dtype), try bias?.plain(input.dtype))
    let images = try ImageLayout(input)
    let result = try images.empty(input.shape, dtype: input.dtype)
    let (x, inner) = (images.elements, input.shape[2...].reduce(1, &*))
    if images.hasChannelsLast {
      let room = try Tensor.empty([2, input.shape[0], channels], dtype: x.dtype)
      ChannelsLastGroupNorm(images: input.shape[0], groups: groups, depth: channels / groups, inner: inner).forward(
        x.dtype.kind, input: x.elements, weight: w?.elements, bias: b?.elements, eps: eps,
        room: room.writableElements(), output: result.writableElements(), mean: mean.writableElements(),
        rstd: rstd.writableElements())
    } else {
      GroupNormKernels(images: input.shape[0], groups: groups, depth: channels / groups, inner: inner).forward(
        x.dtype.kind, input: x.elements, weight: w?.elements, bias: b?.elements, eps: eps,
        output: result.writableElements(), mean: mean.writableElements(), rstd: rstd.writableElements())
    }
    recordNorm(Derivatives.groupNorm, input, weight, bias, mean, rstd, groups, eps, result)
    return result
  }

  /// `F.rms_norm`: `x / sqrt(mean(x²) + eps) * weight` over the last dimensions.
  public static func rmsNorm(
    _ input: Tensor, normalizedShape: [Int], weight: Tensor? = nil, eps: Double? = nil
  ) throws -> Tensor {
    try checkNormalized(input, normalizedShape, "[*", weight, nil)
    let eps = eps ?? (input.dtype == .float64 ? Double.ulpOfOne : Double(Float.ulpOfOne))
    let dims = Array((input.rank - normalizedShape.count)..<input.rank)
    let scale = try input.pow(.int(2)).mean(dim: dims, keepdim: true).add(.double(eps)).rsqrt()
    let result = try input.mul(scale)
    return try (weight.map { try result.mul($0) } ?? result).contiguous()
  }

  /// `F.local_response_norm`: `x / (k + alpha * mean of x² over neighbouring channels)^beta`.
  public static func localResponseNorm(
    _ input: Tensor, size: Int, alpha: Double = 1e-4, beta: Double = 0.75, k: Double = 1
  ) throws -> Tensor {
    guard input.rank >= 3 else {
      throw TensorError.value(
        "Expected 3D or higher dimensionality                          input (got \(input.rank) dimensions)")
    }
    if input.numel == 0 { return input }
    var squares = try input.mul(input)
    let before = size >= 0 ? size / 2 : 0
    let after = size >= 1 ? (size - 1) / 2 : 0
    if input.rank == 3 {
      squares = try pad(squares.unsqueeze(1), [0, 0, before, after])
      squares = try avgPool2d(squares, kernelSize: [size, 1], stride: [1]).squeeze(1)
    } else {
      let shape = input.shape
      squares = try squares.view([shape[0], 1, shape[1], shape[2], shape[3...].reduce(1, &*)])
      squares = try pad(squares, [0, 0, 0, 0, before, after])
      squares = try avgPool3d(squares, kernelSize: [size, 1, 1], stride: [1]).squeeze(1).view(shape)
    }
    return try input.div(squares.mul(.double(alpha)).add(.double(k)).pow(.double(beta)))
  }

  /// `F.normalize`: `x / max(|x|_p, eps)` along a dimension.
  public static func normalize(_ input: Tensor, p: Double = 2, dim: Int = 1, eps: Double = 1e-12) throws -> Tensor {
    let norms = try input.norm(p, dim: [dim], keepdim: true).clampMin(.double(eps))
    return try input.div(norms.expand(input.shape))
  }

  // MARK: Common parts

  private static func recordNorm(
    _ derivative: Derivative, _ input: Tensor, _ weight: Tensor?, _ bias: Tensor?, _ mean: Tensor, _ rstd: Tensor,
    _ setting: Int, _ eps: Double, _ result: Tensor
  ) {
    var inputs = [input]
    if let weight { inputs.append(weight) }
    if let bias { inputs.append(bias) }
    record(
      derivative, inputs: inputs, saved: [input, mean, rstd, weight],
      ints: [setting, weight == nil ? 0 : 1, bias == nil ? 0 : 1], doubles: [eps], outputs: [result])
  }

  private static func checkNormalized(
    _ input: Tensor, _ shape: [Int], _ opening: String, _ weight: Tensor?, _ bias: Tensor?
  ) throws {
    if shape.isEmpty {
      throw TensorError.runtime(
        "Expected normalized_shape to be at least 1-dimensional, i.e., containing at least one element, but got "
          + "normalized_shape = []")
    }
    for case (let name, let tensor?) in [("weight", weight), ("bias", bias)] where tensor.shape != shape {
      throw TensorError.runtime(
        "Expected \(name) to be of same shape as normalized_shape, but got \(name) of shape \(text(tensor.shape)) and "
          + "normalized_shape = \(text(shape))")
    }
    guard input.rank >= shape.count, Array(input.shape.suffix(shape.count)) == shape else {
      throw TensorError.runtime(
        "Given normalized_shape=\(text(shape)), expected input with shape "
          + "\(opening)\(shape.map(String.init).joined(separator: ", "))], but got input of size\(text(input.shape))")
    }
  }
}
