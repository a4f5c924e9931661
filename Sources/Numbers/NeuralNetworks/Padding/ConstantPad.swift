// SPDX-License-Identifier: GPL-3.0-or-later

import Tensors

extension Functional {
  /// `F.pad`: `amounts` are before and after the last dimension, then the one before it, and so on.
  ///
  /// Mode `constant` puts a value there (0 when nil) and takes negative amounts as cuts; `reflect`, `replicate` and
  /// `circular` repeat the input's own elements around the last one, two or three dimensions.
  public static func pad(
    _ input: Tensor, _ amounts: [Int], mode: String = "constant", value: Double? = nil
  ) throws -> Tensor {
    guard amounts.count % 2 == 0 else { throw TensorError.runtime("Padding length must be divisible by 2") }
    guard amounts.count / 2 <= input.rank else {
      throw TensorError.runtime(
        "Padding length should be less than or equal to two times the input dimension but got padding length "
          + "\(amounts.count) and input of dimension \(input.rank)")
    }
    guard amounts.allSatisfy({ $0.magnitude < 1 << 56 }) else {
      throw TensorError.runtime("Storage size calculation overflowed with padding \(text(amounts))")
    }
    if mode == "constant" { return try noted(input, amounts, padConstant(input, amounts, value ?? 0)) }
    if let value, value != 0 {
      throw TensorError.runtime("Padding mode \"\(mode)\" doesn't take in value argument")
    }
    guard ["reflect", "replicate", "circular"].contains(mode) else {
      throw TensorError(.notImplemented, "Unrecognised padding mode \(mode)")
    }
    guard [2, 4, 6].contains(amounts.count), (1...2).contains(input.rank - amounts.count / 2) else {
      throw TensorError(
        .notImplemented,
        "Padding size \(amounts.count) is not supported for \(input.rank)D input tensor.\n"
          + "Supported combinations for non-constant padding:\n"
          + "  - 2D or 3D input: padding size = 2 (pads last dimension)\n"
          + "  - 3D or 4D input: padding size = 4 (pads last 2 dimensions)\n"
          + "  - 4D or 5D input: padding size = 6 (pads last 3 dimensions)")
    }
    return try noted(
      input, amounts, mode == "circular" ? padCircular(input, amounts) : padMirrored(input, amounts, mode))
  }

  /// The result, with a note of how it changed the sizes.
  private static func noted(_ input: Tensor, _ amounts: [Int], _ result: Tensor) -> Tensor {
    let dimensions = max(amounts.count / 2, input.rank - 2)
    let added = (0..<dimensions).reversed().map { k in
      k < amounts.count / 2 ? amounts[2 * k] + amounts[2 * k + 1] : 0
    }
    SizeRecord.note(SizeRule(.added(added), from: input.shape, to: result.shape, dimensions: dimensions))
    return result
  }

  private static func padConstant(_ input: Tensor, _ amounts: [Int], _ value: Double) throws -> Tensor {
    var shape = input.shape
    var inner = input.detach()
    var place: [(dim: Int, start: Int, length: Int)] = []
    for k in 0..<(amounts.count / 2) {
      let d = input.rank - 1 - k
      let (before, after) = (amounts[2 * k], amounts[2 * k + 1])
      let cutBefore = max(-before, 0)
      let kept = shape[d] - cutBefore - max(-after, 0)
      if kept < 0 { throw TensorError.runtime("narrow(): length must be non-negative.") }
      if before < 0 || after < 0 { inner = try inner.narrow(d, cutBefore, kept) }
      if before > 0 || after > 0 { place.append((d, max(before, 0), kept)) }
      shape[d] = kept + max(before, 0) + max(after, 0)
    }
    let result = try Tensor.full(shape, .double(value), dtype: input.dtype)
    var target = result
    try TensorContext.withoutGrad {
      for (dim, start, length) in place { target = try target.narrow(dim, start, length) }
      if inner.numel > 0 { try target.copy_(inner) }
    }
    let fresh = result.sharedAlias()
    record(Derivatives.constantPad, inputs: [input], shapes: [amounts], outputs: [fresh])
    return fresh
  }
}

extension Derivatives {
  /// The gradient of padding is the padding taken off again. shapes: the amounts.
  static let constantPad = Derivative("ConstantPadNdBackward0") { node, gradients in
    [try gradients[0].map { try Functional.pad($0, node.sizes(.amounts).map { -$0 }) }]
  }
}
