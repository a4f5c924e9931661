// SPDX-License-Identifier: GPL-3.0-or-later

import TensorKernels
import Tensors

/// The gradient of batch normalisation: by kernels, or by recorded operations when it shall itself be differentiated.
struct NormalizationGradient {
  /// The normalised input.
  let input: Tensor
  /// The means of the channels.
  let mean: Tensor
  /// One over the standard deviations of the channels.
  let invstd: Tensor
  /// Whether mean and deviation are the batch's own.
  let training: Bool

  /// `(g - mean(g) - xhat mean(g xhat)) * invstd * weight` (in training) where that is wanted, and for each channel the sums of the
  /// gradient and of the gradient times the normalised input.
  func gradients(
    _ gradient: Tensor, weight: Tensor?, needsInput: Bool
  ) throws -> (input: Tensor?, sum: Tensor, product: Tensor) {
    let product = try Tensor.empty(mean.shape, dtype: .float64)
    let (m, s, w) = (try mean.plain(), try invstd.plain(), try weight?.plain())
    guard let layout = NormalizationLayout(input, gradient: gradient) else {
      let result = needsInput ? try Tensor.empty(input.shape, dtype: input.dtype) : nil
      let sum = try gradient.detach().sum(dim: [0] + Array(2..<input.rank)).plain()
      ScatteredBatchNorm(input, gradient: gradient, output: result).gradients(
        input.dtype.kind, training: training, gradient: gradient.elements, input: input.elements, mean: m.elements,
        invstd: s.elements, weight: w?.elements, sum: sum.elements, product: product.wideFloats,
        output: result?.writableElements())
      try result?.followFormat(of: input)
      return (result, sum, product)
    }
    let sum = try Tensor.empty(mean.shape, dtype: .float64)
    let (g, x) = (try layout.dense(gradient), try layout.dense(input))
    let result = needsInput ? try Tensor.empty(x.shape, dtype: input.dtype) : nil
    layout.kernels(input.shape).gradients(
      input.dtype.kind, training: training, gradient: g.elements, input: x.elements, mean: m.elements,
      invstd: s.elements, weight: w?.elements, sum: sum.wideFloats, product: product.wideFloats,
      output: result?.writableElements())
    return (try result.map { try layout.original($0) }, sum, product)
  }

  /// The same by recorded operations: the gradient of the input, already times the weight, and the normalised input.
  static func recorded(
    _ gradient: Tensor, _ input: Tensor, dims: [Int], eps: Double
  ) throws -> (input: Tensor, normalized: Tensor) {
    let centred = try input.sub(input.mean(dim: dims, keepdim: true))
    let invstd = try centred.mul(centred).mean(dim: dims, keepdim: true).add(.double(eps)).rsqrt()
    let normalized = try centred.mul(invstd)
    let flat = try gradient.mean(dim: dims, keepdim: true)
    let along = try gradient.mul(normalized).mean(dim: dims, keepdim: true)
    return (try gradient.sub(flat).sub(normalized.mul(along)).mul(invstd), normalized)
  }
}

extension Derivatives {
  /// Saved: input, mean, invstd, weight, and invstd in double precision's rounding (of running statistics, whose square root
  /// PyTorch takes once more); ints: training, has weight, has bias; doubles: eps.
  static let batchNorm = Derivative("NativeBatchNormBackward0") { node, gradients in
    guard let g = gradients[0] else { return node.edges.map { _ in nil } }
    let (x, mean, invstd) = (try node.savedTensor(0), try node.savedTensor(1), try node.savedTensor(2))
    let weight = try node.savedTensorIfAny(3)
    let (isTraining, hasWeight, hasBias) = (node.flag(.isTraining), node.flag(.hasWeight), node.flag(.hasBias))
    let column = [1, x.shape[1]] + [Int](repeating: 1, count: x.rank - 2)
    let dims = [0] + Array(2..<x.rank)
    var result: [Tensor?] = []
    if !isTraining, TensorContext.current.gradEnabled {
      let scaled = try g.mul(invstd.view(column))
      result.append(node.needs(0) ? try weight.map { try scaled.mul($0.view(column)) } ?? scaled : nil)
      if hasWeight {
        let normalized = try x.sub(mean.view(column)).mul(invstd.view(column))
        result.append(node.needs(1) ? try g.mul(normalized).sum(dim: dims) : nil)
      }
      if hasBias { result.append(node.needs(hasWeight ? 2 : 1) ? try g.sum(dim: dims) : nil) }
      return try together("NativeBatchNormBackwardBackward0", node, g, result)
    }
    if TensorContext.current.gradEnabled {
      let weighted = try weight.map { try g.mul($0.view(column)) } ?? g
      let (input, normalized) = try NormalizationGradient.recorded(weighted, x, dims: dims, eps: node.double(.eps))
      result.append(input)
      if hasWeight { result.append(try g.mul(normalized).sum(dim: dims)) }
      if hasBias { result.append(try g.sum(dim: dims)) }
      return try together("NativeBatchNormBackwardBackward0", node, g, result)
    }
    let rule = NormalizationGradient(
      input: x, mean: mean, invstd: try node.savedTensorIfAny(4) ?? invstd, training: isTraining)
    let gradients = try rule.gradients(g, weight: weight, needsInput: node.needs(0))
    result.append(gradients.input)
    if hasWeight { result.append(try gradients.product.to(x.dtype)) }
    if hasBias { result.append(try gradients.sum.to(x.dtype)) }
    return result
  }

  /// Saved: input, mean, rstd, weight; ints: the number of normalised dimensions, has weight, has bias; doubles: eps.
  static let layerNorm = Derivative("NativeLayerNormBackward0") { node, gradients in
    guard let g = gradients[0] else { return node.edges.map { _ in nil } }
    let x = try node.savedTensor(0)
    let weight = try node.savedTensorIfAny(3)
    let first = x.rank - node.int(.normalizedRank)
    let (hasWeight, hasBias) = (node.flag(.hasWeight), node.flag(.hasBias))
    if TensorContext.current.gradEnabled {
      let weighted = try weight.map { try g.mul($0) } ?? g
      let dims = Array(first..<x.rank)
      let rule = try NormalizationGradient.recorded(weighted, x, dims: dims, eps: node.double(.eps))
      func overRows(_ tensor: Tensor) throws -> Tensor {
        first == 0 ? tensor : try tensor.sum(dim: Array(0..<first))
      }
      var result: [Tensor?] = [rule.input]
      if hasWeight { result.append(try overRows(g.mul(rule.normalized))) }
      if hasBias { result.append(try overRows(g)) }
      return try together("NativeLayerNormBackwardBackward0", node, g, result)
    }
    let shape = Array(x.shape[first...])
    let (slopes, source, w) = (try g.plain(x.dtype), try x.plain(), try weight?.plain(x.dtype))
    let (mean, rstd) = (try node.savedTensor(1).plain(), try node.savedTensor(2).plain())
    let input = node.needs(0) ? try Tensor.empty(x.shape, dtype: x.dtype) : nil
    let forWeight = hasWeight ? try Tensor.zeros(shape, dtype: x.dtype) : nil
    let forBias = hasBias ? try Tensor.zeros(shape, dtype: x.dtype) : nil
    LayerNormKernels.backward(
      x.dtype.kind, rows: x.shape[..<first].reduce(1, &*), size: shape.reduce(1, &*), gradient: slopes.elements,
      input: source.elements, weight: w?.elements, mean: mean.elements, rstd: rstd.elements,
      inputGradient: input?.writableElements(), weightGradient: forWeight?.writableElements(),
      biasGradient: forBias?.writableElements())
    return [input] + (hasWeight ? [forWeight] : []) + (hasBias ? [forBias] : [])
  }

  /// Saved: input, mean, rstd, weight; ints: groups, has weight, has bias; doubles: eps.
  static let groupNorm = Derivative("NativeGroupNormBackward0") { node, gradients in
    guard let g = gradients[0] else { return node.edges.map { _ in nil } }
    let x = try node.savedTensor(0)
    let weight = try node.savedTensorIfAny(3)
    let (batch, channels, groups) = (x.shape[0], x.shape[1], node.int(.groups))
    let column = [1, channels] + [Int](repeating: 1, count: x.rank - 2)
    let (hasWeight, hasBias) = (node.flag(.hasWeight), node.flag(.hasBias))
    let inner = x.shape[2...].reduce(1, &*)
    if TensorContext.current.gradEnabled {
      let grouped = [batch, groups, channels / groups * inner]
      let weighted = try (weight.map { try g.mul($0.view(column)) } ?? g).reshape(grouped)
      let rule = try NormalizationGradient.recorded(weighted, x.reshape(grouped), dims: [2], eps: node.double(.eps))
      let dims = [0] + Array(2..<x.rank)
      var result: [Tensor?] = [try rule.input.reshape(x.shape)]
      if hasWeight { result.append(try g.mul(rule.normalized.reshape(x.shape)).sum(dim: dims)) }
      if hasBias { result.append(try g.sum(dim: dims)) }
      return try together("NativeGroupNormBackwardBackward0", node, g, result)
    }
    let images = try ImageLayout(x)
    let (slopes, source, w) = (try images.dense(g.to(x.dtype)), images.elements, try weight?.plain(x.dtype))
    let (mean, rstd) = (try node.savedTensor(1).plain(), try node.savedTensor(2).plain())
    let input = node.needs(0) ? try images.empty(x.shape, dtype: x.dtype) : nil
    let forWeight = hasWeight ? try Tensor.zeros([channels], dtype: x.dtype) : nil
    let forBias = hasBias ? try Tensor.zeros([channels], dtype: x.dtype) : nil
    let room = try Tensor.empty([2, batch, channels], dtype: x.dtype)
    if images.hasChannelsLast {
      ChannelsLastGroupNorm(images: batch, groups: groups, depth: channels / groups, inner: inner).backward(
        x.dtype.kind, gradient: slopes.elements, input: source.elements, weight: w?.elements, mean: mean.elements,
        rstd: rstd.elements, room: room.writableElements(), inputGradient: input?.writableElements(),
        weightGradient: forWeight?.writableElements(), biasGradient: forBias?.writableElements())
    } else {
      GroupNormKernels(images: batch, groups: groups, depth: channels / groups, inner: inner).backward(
        x.dtype.kind, gradient: slopes.elements, input: source.elements, weight: w?.elements, mean: mean.elements,
        rstd: rstd.elements, room: room.writableElements(), inputGradient: input?.writableElements(),
        weightGradient: forWeight?.writableElements(), biasGradient: forBias?.writableElements())
    }
    return [input] + (hasWeight ? [forWeight] : []) + (hasBias ? [forBias] : [])
  }
}
