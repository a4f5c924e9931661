// SPDX-License-Identifier: GPL-3.0-or-later

import Tensors

extension Functional {
  /// `F.linear`: `x Wᵀ + b` over the last dimension; weight (out, in), bias (out).
  public static func linear(_ input: Tensor, _ weight: Tensor, _ bias: Tensor? = nil) throws -> Tensor {
    guard input.rank > 0, weight.rank > 0 else {
      throw TensorError.runtime(
        "both arguments to linear need to be at least 1D, but they are \(input.rank)D and \(weight.rank)D")
    }
    guard let bias else { return try input.matmul(weight.t()) }
    if input.rank == 2 { return try bias.addmm(input, weight.t()) }
    if input.isContiguous, weight.rank == 2, bias.isContiguous {
      let rows = input.shape.dropLast().reduce(1, &*)
      let flat = try bias.addmm(input.view([rows, input.shape[input.rank - 1]]), weight.t())
      return try flat.view(Array(input.shape.dropLast()) + [weight.shape[0]])
    }
    return try input.matmul(weight.t()).add(bias)
  }

  /// `F.bilinear`: `y[o] = x1ᵀ W[o] x2 + b[o]`; weight (out, in1, in2).
  public static func bilinear(
    _ first: Tensor, _ second: Tensor, _ weight: Tensor, _ bias: Tensor? = nil
  ) throws -> Tensor {
    guard first.rank == second.rank else {
      throw TensorError.runtime(
        "bilinear(): input dimensions do not match: got \(first.rank) and \(second.rank)")
    }
    for d in first.shape.dropLast().indices where first.shape[d] != second.shape[d] {
      throw TensorError.runtime(
        "bilinear(): input batch dimensions do not match at dim \(d): got \(first.shape[d]) and \(second.shape[d])")
    }
    guard weight.rank == 3, first.rank > 0 else {
      throw TensorError.runtime("bilinear(): weight must be three-dimensional, got \(weight.rank) dimensions")
    }
    let (in1, in2) = (first.shape[first.rank - 1], second.shape[second.rank - 1])
    if in1 != weight.shape[1] {
      throw TensorError.runtime(
        "bilinear(): input1 size does not match weight size: got \(in1) but expected \(weight.shape[1])")
    }
    if in2 != weight.shape[2] {
      throw TensorError.runtime(
        "bilinear(): input2 size does not match weight size: got \(in2) but expected \(weight.shape[2])")
    }
    if let bias, bias.numel != weight.shape[0] {
      throw TensorError.runtime(
        "bilinear(): bias size does not match weight size: got \(bias.numel) but expected \(weight.shape[0])")
    }
    let lead = Array(first.shape.dropLast())
    let rows = lead.product
    let (a, b) = (try first.reshape([rows, in1]), try second.reshape([rows, in2]))
    let product = try TensorContext.withoutGrad { try trilinear(a, weight, b) }
    record(Derivatives.trilinear, inputs: [a, weight, b], saved: [a, weight, b], outputs: [product])
    let result = try product.view(lead + [weight.shape[0]])
    return try bias.map { try result.add($0) } ?? result
  }

  /// `y[n, o] = sum over i, j of a[n, i] w[o, i, j] b[n, j]`.
  static func trilinear(_ a: Tensor, _ w: Tensor, _ b: Tensor) throws -> Tensor {
    try weighted(w, b).mul(a.unsqueeze(1)).sum(dim: [2])
  }

  /// `t[n, o, i] = sum over j of w[o, i, j] b[n, j]`.
  static func weighted(_ w: Tensor, _ b: Tensor) throws -> Tensor {
    let (out, in1, in2) = (w.shape[0], w.shape[1], w.shape[2])
    return try b.matmul(w.reshape([out * in1, in2]).t()).view([b.shape[0], out, in1])
  }
}

extension Derivatives {
  /// Saved: a, w, b of `Functional.trilinear`.
  static let trilinear = Derivative("TrilinearBackward0") { node, gradients in
    guard let g = gradients[0] else { return [nil, nil, nil] }
    let (a, w, b) = (try node.savedTensor(0), try node.savedTensor(1), try node.savedTensor(2))
    let (out, in1, in2) = (w.shape[0], w.shape[1], w.shape[2])
    let outer = try g.unsqueeze(2).mul(a.unsqueeze(1)).reshape([a.shape[0], out * in1])
    return [
      node.needs(0) ? try Functional.weighted(w, b).mul(g.unsqueeze(2)).sum(dim: [1]) : nil,
      node.needs(1) ? try outer.t().matmul(b).view([out, in1, in2]) : nil,
      node.needs(2) ? try outer.matmul(w.reshape([out * in1, in2])) : nil,
    ]
  }
}
