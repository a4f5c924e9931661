// SPDX-License-Identifier: GPL-3.0-or-later

import TensorKernels
import Tensors

/// The gradient of normalised elements: by kernels, or by recorded operations when it shall itself be differentiated.
struct NormalizationGradient {
  let kernels: NormalizationKernels
  /// The normalised input, dense.
  let input: Tensor
  /// The means of the channels.
  let mean: Tensor
  /// One over the standard deviations of the channels.
  let invstd: Tensor

  /// `(g - mean(g) - xhat mean(g xhat)) * invstd * weight` where that is wanted, and for each channel the sums of the
  /// gradient and of the gradient times the normalised input, in float64.
  func gradients(
    _ gradient: Tensor, weight: Tensor?, needsInput: Bool
  ) throws -> (input: Tensor?, sum: Tensor, product: Tensor) {
    let sum = try Tensor.empty([kernels.channels], dtype: .float64)
    let product = try Tensor.empty([kernels.channels], dtype: .float64)
    let result = needsInput ? try Tensor.empty(input.shape, dtype: input.dtype) : nil
    let (g, x, m, s) = (try gradient.plain(), try input.plain(), try mean.plain(), try invstd.plain())
    let w = try weight?.plain()
    kernels.gradients(
      input.dtype.kind, gradient: g.elements, input: x.elements, mean: m.elements, invstd: s.elements,
      weight: w?.elements, sum: sum.wideFloats, product: product.wideFloats, output: result?.writableElements())
    return (result, sum, product)
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
  /// Saved: input, mean, invstd, weight; ints: training, has weight, has bias; doubles: eps.
  static let batchNorm = Derivative("NativeBatchNormBackward0") { node, gradients in
    guard let g = gradients[0] else { return node.edges.map { _ in nil } }
    let (x, mean, invstd) = (try node.savedTensor(0), try node.savedTensor(1), try node.savedTensor(2))
    let weight = try node.savedTensorIfAny(3)
    let (isTraining, hasWeight, hasBias) = (node.flag(.isTraining), node.flag(.hasWeight), node.flag(.hasBias))
    let column = [1, x.shape[1]] + [Int](repeating: 1, count: x.rank - 2)
    let dims = [0] + Array(2..<x.rank)
    var result: [Tensor?] = []
    if !isTraining {
      let slope = try (weight.map { try invstd.mul($0) } ?? invstd).view(column)
      result.append(node.needs(0) ? try g.mul(slope) : nil)
      if hasWeight {
        let normalized = try x.sub(mean.view(column)).mul(invstd.view(column))
        result.append(node.needs(1) ? try g.mul(normalized).sum(dim: dims) : nil)
      }
      if hasBias { result.append(node.needs(hasWeight ? 2 : 1) ? try g.sum(dim: dims) : nil) }
      return result
    }
    if TensorContext.current.gradEnabled {
      let weighted = try weight.map { try g.mul($0.view(column)) } ?? g
      let (input, normalized) = try NormalizationGradient.recorded(weighted, x, dims: dims, eps: node.double(.eps))
      result.append(input)
      if hasWeight { result.append(try g.mul(normalized).sum(dim: dims)) }
      if hasBias { result.append(try g.sum(dim: dims)) }
      return result
    }
    let kernels = NormalizationKernels(outer: x.shape[0], channels: x.shape[1], inner: x.shape[2...].reduce(1, &*))
    let rule = NormalizationGradient(kernels: kernels, input: x, mean: mean, invstd: invstd)
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
    let weighted = try weight.map { try g.mul($0) } ?? g
    var result: [Tensor?] = []
    var normalized: Tensor
    if TensorContext.current.gradEnabled {
      let dims = Array(first..<x.rank)
      let rule = try NormalizationGradient.recorded(weighted, x, dims: dims, eps: node.double(.eps))
      result.append(rule.input)
      normalized = rule.normalized
    } else {
      let (mean, rstd) = (try node.savedTensor(1), try node.savedTensor(2))
      let rows = x.shape[..<first].reduce(1, &*)
      let kernels = NormalizationKernels(outer: 1, channels: rows, inner: x.shape[first...].reduce(1, &*))
      let rule = NormalizationGradient(kernels: kernels, input: x, mean: mean, invstd: rstd)
      result.append(node.needs(0) ? try rule.gradients(weighted, weight: nil, needsInput: true).input : nil)
      let rowShape = Array(x.shape[..<first]) + [Int](repeating: 1, count: node.int(.normalizedRank))
      normalized = try x.sub(mean.view(rowShape)).mul(rstd.view(rowShape))
    }
    func overRows(_ tensor: Tensor) throws -> Tensor {
      first == 0 ? tensor : try tensor.sum(dim: Array(0..<first))
    }
    if node.flag(.hasWeight) { result.append(try overRows(g.mul(normalized))) }
    if node.flag(.hasBias) { result.append(try overRows(g)) }
    return result
  }

  /// Saved: input, mean, rstd, weight; ints: groups, has weight, has bias; doubles: eps.
  static let groupNorm = Derivative("NativeGroupNormBackward0") { node, gradients in
    guard let g = gradients[0] else { return node.edges.map { _ in nil } }
    let x = try node.savedTensor(0)
    let weight = try node.savedTensorIfAny(3)
    let (batch, channels, groups) = (x.shape[0], x.shape[1], node.int(.groups))
    let column = [1, channels] + [Int](repeating: 1, count: x.rank - 2)
    let grouped = [batch, groups, channels / groups * x.shape[2...].reduce(1, &*)]
    let weighted = try (weight.map { try g.mul($0.view(column)) } ?? g).reshape(grouped)
    let source = try x.reshape(grouped)
    var result: [Tensor?] = []
    var normalized: Tensor
    if TensorContext.current.gradEnabled {
      let rule = try NormalizationGradient.recorded(weighted, source, dims: [2], eps: node.double(.eps))
      result.append(try rule.input.reshape(x.shape))
      normalized = rule.normalized
    } else {
      let (mean, rstd) = (try node.savedTensor(1), try node.savedTensor(2))
      let kernels = NormalizationKernels(outer: 1, channels: batch * groups, inner: grouped[2])
      let rule = NormalizationGradient(kernels: kernels, input: source, mean: mean, invstd: rstd)
      result.append(
        node.needs(0) ? try rule.gradients(weighted, weight: nil, needsInput: true).input?.reshape(x.shape) : nil)
      normalized = try source.sub(mean.view([batch, groups, 1])).mul(rstd.view([batch, groups, 1]))
    }
    let dims = [0] + Array(2..<x.rank)
    if node.flag(.hasWeight) { result.append(try g.mul(normalized.reshape(x.shape)).sum(dim: dims)) }
    if node.flag(.hasBias) { result.append(try g.sum(dim: dims)) }
    return result
  }
}
