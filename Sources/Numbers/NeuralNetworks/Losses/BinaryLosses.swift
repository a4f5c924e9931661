// SPDX-License-Identifier: GPL-3.0-or-later

import Tensors

extension Functional {
  /// `F.binary_cross_entropy`: `-w (y log x + (1 - y) log(1 - x))`, logarithms not below -100.
  public static func binaryCrossEntropy(
    _ input: Tensor, _ target: Tensor, weight: Tensor? = nil, reduction: Reduction = .mean
  ) throws -> Tensor {
    guard input.shape == target.shape else {
      throw TensorError.value(
        "Using a target size (\(size(target.shape))) that is different to the input size (\(size(input.shape))) is "
          + "deprecated. Please ensure they have the same size.")
    }
    guard input.dtype == target.dtype else {
      throw TensorError.runtime(
        "Found dtype \(target.dtype.scalarTypeName) but expected \(input.dtype.scalarTypeName)")
    }
    try input.requireFloat("binary_cross_entropy")
    let result = try TensorContext.withoutGrad {
      let x = input.detach()
      if try x.ge(.int(0)).logicalAnd(x.le(.int(1))).all().item() != .bool(true) {
        throw TensorError.runtime("all elements of input should be between 0 and 1")
      }
      var loss = try x.crossEntropy(target)
      if let weight { loss = try loss.mul(weight) }
      return try reduction.apply(loss)
    }
    var inputs = [input]
    if target.requiresGrad { inputs.append(target) }
    record(
      Derivatives.binaryCrossEntropy, inputs: inputs, saved: [input, target, weight],
      ints: [reduction == .mean ? 1 : 0], outputs: [result])
    return result
  }

  /// `F.binary_cross_entropy_with_logits`: binary cross entropy of `sigmoid(x)`, computed without overflow.
  public static func binaryCrossEntropyWithLogits(
    _ input: Tensor, _ target: Tensor, weight: Tensor? = nil, reduction: Reduction = .mean, posWeight: Tensor? = nil
  ) throws -> Tensor {
    guard input.shape == target.shape else {
      throw TensorError.value(
        "Target size (\(size(target.shape))) must be the same as input size (\(size(input.shape)))")
    }
    let result = try TensorContext.withoutGrad {
      var logSigmoid = try logsigmoid(input)
      if let posWeight { logSigmoid = try posWeight.sub(.int(1)).mul(target).add(.int(1)).mul(logSigmoid) }
      // In place, as in PyTorch: the loss has the type of the target.
      let loss = try target.rsub(.int(1)).mul_(input).sub_(logSigmoid)
      return try reduction.apply(weight.map { try loss.mul_($0) } ?? loss)
    }
    var inputs = [input]
    if target.requiresGrad { inputs.append(target) }
    record(
      Derivatives.binaryCrossEntropyWithLogits, inputs: inputs, saved: [input, target, weight, posWeight],
      ints: [reduction == .mean ? 1 : 0], outputs: [result])
    return result
  }

  /// `F.multilabel_soft_margin_loss`: the mean over classes of binary cross entropies of logits.
  public static func multilabelSoftMarginLoss(
    _ input: Tensor, _ target: Tensor, weight: Tensor? = nil, reduction: Reduction = .mean
  ) throws -> Tensor {
    var loss = try target.mul(logsigmoid(input)).add(target.rsub(.int(1)).mul(logsigmoid(input.neg()))).neg()
    if let weight { loss = try loss.mul(weight) }
    let axis = input.rank - 1
    let classes = input.shape.last ?? 1
    return try reduction.apply(loss.sum(dim: [axis]).div(.int(classes)))
  }

  /// `F.soft_margin_loss`: `log(1 + exp(-y x))`.
  public static func softMarginLoss(
    _ input: Tensor, _ target: Tensor, reduction: Reduction = .mean
  ) throws -> Tensor {
    let result = try TensorContext.withoutGrad {
      try reduction.apply(target.neg().mul(input).exp().log1p())
    }
    record(
      Derivatives.softMarginLoss, inputs: [input], saved: [input, target], ints: [reduction == .mean ? 1 : 0],
      outputs: [result])
    return result
  }
}

extension Derivatives {
  /// Saved: input, target, weight; ints: whether the mean was taken. The second input is a target with gradient.
  static let binaryCrossEntropy = Derivative("BinaryCrossEntropyBackward0") { node, gradients in
    guard let g = gradients[0] else { return node.edges.map { _ in nil } }
    let (x, y) = (try node.savedTensor(0), try node.savedTensor(1))
    let weight = try node.savedTensorIfAny(2)
    func scaled(_ tensor: Tensor) throws -> Tensor {
      let weighted = try weight.map { try tensor.mul($0) } ?? tensor
      return node.flag(.isMean) ? try weighted.div(.int(x.numel)) : weighted
    }
    let spread = try x.rsub(.int(1)).mul(x).clampMin(.double(1e-12))
    var result: [Tensor?] = [try scaled(g.mul(x.sub(y)).div(spread))]
    if node.edges.count > 1 { result.append(try scaled(g.mul(x.neg().log1p().sub(x.log())))) }
    return result
  }

  /// Saved: input, target, weight, positive weight; ints: whether the mean was taken.
  static let binaryCrossEntropyWithLogits = Derivative("BinaryCrossEntropyWithLogitsBackward0") { node, gradients in
    guard let g = gradients[0] else { return node.edges.map { _ in nil } }
    let (x, y) = (try node.savedTensor(0), try node.savedTensor(1))
    let (weight, positive) = (try node.savedTensorIfAny(2), try node.savedTensorIfAny(3))
    func scaled(_ tensor: Tensor) throws -> Tensor {
      let weighted = try weight.map { try tensor.mul($0) } ?? tensor
      return node.flag(.isMean) ? try weighted.div(.int(x.numel)) : weighted
    }
    var slope: Tensor
    if let positive {
      let t = try positive.mul(y)
      slope = try t.add(.int(1)).sub(y).mul(x.sigmoid()).sub(t)
    } else {
      slope = try x.sigmoid().sub(y)
    }
    var result: [Tensor?] = [try scaled(slope.mul(g))]
    if node.edges.count > 1 {
      let toTarget =
        try positive.map {
          try Functional.logsigmoid(x.neg()).sub($0.mul(Functional.logsigmoid(x)))
        } ?? x.neg()
      result.append(try scaled(toTarget.mul(g)))
    }
    return result
  }

  /// Saved: input, target; ints: whether the mean was taken.
  static let softMarginLoss = Derivative("SoftMarginLossBackward0") { node, gradients in
    guard let g = gradients[0] else { return [nil] }
    let (x, y) = (try node.savedTensor(0), try node.savedTensor(1))
    let z = try y.neg().mul(x).exp()
    let slope = try y.neg().mul(z).div(z.add(.int(1)))
    return [try slope.mul(.double(node.flag(.isMean) ? 1 / Double(x.numel) : 1)).mul(g)]
  }
}
