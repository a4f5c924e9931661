// SPDX-License-Identifier: GPL-3.0-or-later

import Tensors

extension Functional {
  /// `F.cross_entropy`: the negative log-softmax at the target class; targets are class indices or probabilities.
  ///
  /// Input (C), (N, C) or (N, C, …); index targets have the input's shape without C, probabilities the input's shape.
  public static func crossEntropy(
    _ input: Tensor, _ target: Tensor, weight: Tensor? = nil, ignoreIndex: Int = -100, reduction: Reduction = .mean,
    labelSmoothing: Double = 0
  ) throws -> Tensor {
    if input.shape == target.shape {
      guard target.dtype.isFloatingPoint else {
        throw TensorError.runtime(
          "Expected floating point type for target with class probabilities, got \(target.dtype.scalarTypeName)")
      }
      if ignoreIndex >= 0 {
        throw TensorError.runtime("ignore_index is not supported for floating point target")
      }
      return try probabilityLoss(input, target, weight, reduction, labelSmoothing)
    }
    guard labelSmoothing >= 0, labelSmoothing <= 1 else {
      throw TensorError.runtime("label_smoothing must be between 0.0 and 1.0. Got: \(number(labelSmoothing))")
    }
    let axis = input.rank == 1 ? 0 : 1
    let logits = try input.logSoftmax(dim: axis)
    let plain = try nllLoss(logits, target, weight: weight, ignoreIndex: ignoreIndex, reduction: reduction)
    if labelSmoothing == 0 { return plain }
    // The smoothed part spreads over all classes.
    let classes = input.shape[axis]
    var smooth: Tensor
    if let weight {
      var shape = [Int](repeating: 1, count: input.rank)
      shape[axis] = weight.shape[0]
      smooth = try logits.mul(weight.view(shape)).sum(dim: [axis]).neg()
    } else {
      smooth = try logits.sum(dim: [axis]).neg()
    }
    let ignored = try target.eq(.int(ignoreIndex))
    smooth = try smooth.maskedFill(ignored, .double(0))
    switch reduction {
    case .none: break
    case .sum: smooth = try smooth.sum()
    case .mean:
      if let weight {
        let valid = try target.maskedFill(ignored, .int(0))
        let weights = try weight.detach().gather(0, valid.flatten())
        let kept = try weights.maskedFill(ignored.flatten(), .int(0)).sum()
        smooth = try smooth.sum().div(kept)
      } else {
        smooth = try smooth.sum().div(ignored.logicalNot().sum())
      }
    }
    return try plain.mul(.double(1 - labelSmoothing)).add(smooth.mul(.double(labelSmoothing / Double(classes))))
  }

  private static func probabilityLoss(
    _ input: Tensor, _ target: Tensor, _ weight: Tensor?, _ reduction: Reduction, _ labelSmoothing: Double
  ) throws -> Tensor {
    guard labelSmoothing >= 0, labelSmoothing <= 1 else {
      throw TensorError.runtime("label_smoothing must be between 0.0 and 1.0. Got: \(number(labelSmoothing))")
    }
    let axis = input.rank == 1 ? 0 : try Shape.wrap(1, rank: input.rank)
    let classes = input.shape[axis]
    if let weight, weight.rank != 1 || weight.numel != classes {
      throw TensorError.runtime(
        "cross_entropy: weight tensor should be defined either for all \(classes) classes or no classes but got "
          + "weight tensor of shape: \(text(weight.shape))")
    }
    var target = target
    if labelSmoothing > 0 {
      target = try target.mul(.double(1 - labelSmoothing)).add(.double(labelSmoothing / Double(classes)))
    }
    var elements = try input.logSoftmax(dim: axis).mul(target)
    if let weight {
      var shape = [Int](repeating: 1, count: input.rank)
      shape[axis] = classes
      elements = try elements.mul(weight.view(shape))
    }
    switch reduction {
    case .none: return try elements.sum(dim: [axis]).neg()
    case .sum: return try elements.sum().neg()
    case .mean:
      let total = try elements.sum().neg()
      let count = input.numel / max(classes, 1)
      let result = try TensorContext.withoutGrad { try total.div(.int(count)) }
      record(Derivatives.divisionByNumber, inputs: [total], ints: [count], outputs: [result])
      return result
    }
  }

  /// `F.nll_loss`: minus the input at the target class, weighted; the mean divides by the sum of the weights.
  public static func nllLoss(
    _ input: Tensor, _ target: Tensor, weight: Tensor? = nil, ignoreIndex: Int = -100, reduction: Reduction = .mean
  ) throws -> Tensor {
    guard input.rank > 0 else { throw TensorError.value("Expected 1 or more dimensions (got 0)") }
    let classes = input.rank == 1 ? input.shape[0] : input.shape[1]
    if input.rank == 1 {
      if target.rank == 1, target.shape[0] != 1 {
        throw TensorError.value("For 1D input, 1D target must have size 1, but got target size: \(target.shape[0])")
      }
    } else if input.shape[0] != (target.shape.first ?? 1) || target.rank == 0 {
      throw TensorError.value(
        "Expected input batch_size (\(input.shape[0])) to match target batch_size (\(target.shape.first ?? 1)).",
        facts: .batches(input: input.shape[0], target: target.shape.first ?? 1))
    }
    if input.rank <= 2 {
      guard target.rank <= 1 else {
        throw TensorError.runtime("0D or 1D target tensor expected, multi-target not supported")
      }
    } else if input.rank == 4 {
      guard target.rank == 3 else {
        throw TensorError.runtime(
          "only batches of spatial targets supported (3D tensors) but got targets of dimension: \(target.rank)")
      }
      guard [target.shape[0]] + target.shape[1...] == [input.shape[0]] + input.shape[2...] else {
        throw TensorError.runtime(
          "size mismatch (got input: \(text(input.shape)) , target: \(text(target.shape))")
      }
    } else {
      let expected = [input.shape[0]] + Array(input.shape[2...])
      guard target.shape == expected else {
        throw TensorError.runtime("Expected target size \(text(expected)), got \(text(target.shape))")
      }
    }
    guard target.dtype == .int64 || target.dtype == .uint8 else {
      throw TensorError.runtime("expected target dtype to be Long or Byte, but got \(target.dtype.scalarTypeName)")
    }
    if let weight, weight.rank != 1 || weight.numel != classes {
      throw TensorError.runtime(
        "weight tensor should be defined either for all \(classes) classes or no classes but got weight tensor of "
          + "shape: \(text(weight.shape))")
    }
    try input.requireFloat("nll_loss_out_frame")
    if input.rank == 3 || input.rank > 4 {
      // PyTorch sees these as images of one row.
      let (batch, rest) = (input.shape[0], target.numel / max(input.shape[0], 1))
      let loss = try classLosses(
        input.contiguous().view([batch, classes, 1, rest]), target, weight, ignoreIndex, reduction,
        outputShape: [batch, 1, rest])
      return reduction == .none ? try loss.view(target.shape) : loss
    }
    return try classLosses(
      input, target, weight, ignoreIndex, reduction, outputShape: input.rank == 1 ? [] : target.shape)
  }
}

extension Derivatives {
  /// ints: the divisor.
  static let divisionByNumber = Derivative("DivBackward1") { node, gradients in
    [try gradients[0].map { try $0.div(.int(node.int(.divisor))) }]
  }
}
