import Tensors

extension Functional {
  /// `F.pad(mode='constant')`: `amounts` are before and after the last dimension, then the one before it, and so on;
  /// negative amounts cut.
  public static func pad(_ input: Tensor, _ amounts: [Int], value: Double = 0) throws -> Tensor {
    guard amounts.count % 2 == 0 else { throw TensorError.runtime("Padding length must be divisible by 2") }
    guard amounts.count / 2 <= input.rank else {
      throw TensorError.runtime(
        "Padding length should be less than or equal to two times the input dimension but got padding length "
          + "\(amounts.count) and input of dimension \(input.rank)")
    }
    var shape = input.shape
    var inner = input.detach()
    var place: [(dim: Int, start: Int, length: Int)] = []
    for k in 0..<(amounts.count / 2) {
      let d = input.rank - 1 - k
      let (before, after) = (amounts[2 * k], amounts[2 * k + 1])
      guard Swift.abs(before) < 1 << 40, Swift.abs(after) < 1 << 40 else {
        throw TensorError.runtime("Storage size calculation overflowed with padding \(text(amounts))")
      }
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
    [try gradients[0].map { try Functional.pad($0, node.shapes[0].map { -$0 }) }]
  }
}
