// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Tensors

/// Functions of `torch.nn.functional` on 16-bit floats: computed in float32 and rounded once, as PyTorch's kernels do.
enum HalfPrecision {
  /// Functions that are made of operations on tensors, each of which rounds by itself, or that refuse mixed types.
  private static let direct: Set<String> = [
    "relu", "relu_", "softmax", "log_softmax", "softmin", "sigmoid", "tanh", "linear", "bilinear", "embedding",
    "one_hot",
    "pad", "dropout", "normalize", "pixel_shuffle", "pixel_unshuffle", "channel_shuffle", "softsign", "tanhshrink",
    "cosine_similarity", "pdist", "triplet_margin_loss", "cosine_embedding_loss", "hinge_embedding_loss", "kl_div",
    "margin_ranking_loss", "cross_entropy", "nll_loss", "scaled_dot_product_attention",
  ]
  /// Functions whose kernels PyTorch lacks for 16-bit floats, by the kernel's name.
  private static let refused = [
    "multi_margin_loss": "multi_margin_loss_cpu_kernel", "local_response_norm": "avg_pool3d_out_frame",
    "multilabel_margin_loss": "multilabel_margin_loss_forward_out_frame",
  ]
  /// Functions that refuse operands of different types.
  private static func refusesMixture(_ name: String) -> Bool { name.hasPrefix("conv") }

  /// The declaration with a body that takes 16-bit floats too.
  static func widening(_ declaration: Declaration) -> Declaration {
    if direct.contains(declaration.name) { return declaration }
    let body = declaration.body
    let follows = channels.contains(declaration.name)
    return Declaration(
      declaration.name, declaration.signature, declaration.doc, example: declaration.example
    ) { bound in
      guard let type = type(of: bound.values) else {
        let result = try body(bound)
        return follows ? try following(result, bound.values) : result
      }
      if let kernel = refused[declaration.name] {
        throw PyError.make(
          ExceptionClasses.notImplementedError, "\"\(kernel)\" not implemented for '\(type.scalarTypeName)'")
      }
      let isMixed = bound.values.contains {
        guard let dtype = $0.tensor?.dtype else { return false }
        return dtype.isFloatingPoint && dtype != type
      }
      if isMixed, refusesMixture(declaration.name) { return try body(bound) }
      var values = bound.values
      var copies: [(original: Value, copy: Tensor, version: Int)] = []
      for (i, value) in bound.values.enumerated() {
        guard let tensor = value.tensor, tensor.dtype.isHalf else { continue }
        let copy = try tensor.to(.float32)
        copies.append((value, copy, copy.version))
        values[i] = copy.value
      }
      let result = try body(Bound(values: values, function: bound.function, builtin: bound.builtin))
      let keeps = !isMixed || declaration.name.hasSuffix("_norm")
      for (original, copy, version) in copies where copy.version != version {
        // Running statistics, and inputs that were changed in place.
        _ = try original.tensor?.copy_(copy)
      }
      let made = try rounded(result, keeps ? type : nil, copies.map { ($0.original, $0.copy) })
      // The last step that PyTorch records is the rounding.
      if declaration.name == "rms_norm" { _ = made.tensor?.renamed("ToCopyBackward0") }
      return follows ? try following(made, bound.values) : made
    }
  }

  /// Functions whose results lie in memory as the images do that they get.
  private static let channels: Set<String> = [
    "conv2d", "conv3d", "conv_transpose2d", "conv_transpose3d", "batch_norm", "max_pool2d", "max_pool3d", "avg_pool2d",
    "adaptive_avg_pool2d", "adaptive_max_pool2d", "lp_pool2d", "group_norm", "max_unpool2d",
  ]

  private static func following(_ result: Value, _ values: [Value]) throws -> Value {
    // The images, and the weights of a convolution.
    guard let source = values.prefix(2).first(where: { !($0.tensor?.isContiguous ?? true) })?.tensor else {
      return result
    }
    switch result {
    case .tuple(let tuple): for item in tuple.items { try item.tensor?.followFormat(of: source) }
    default: try result.tensor?.followFormat(of: source)
    }
    return result
  }

  /// The type of the first 16-bit float tensor.
  private static func type(of values: [Value]) -> DType? {
    for value in values { if let dtype = value.tensor?.dtype, dtype.isHalf { return dtype } }
    return nil
  }

  private static func rounded(_ result: Value, _ type: DType?, _ copies: [(Value, Tensor)]) throws -> Value {
    if let tensor = result.tensor {
      for (original, copy) in copies where copy === tensor { return original }
      guard let type, tensor.dtype == .float32 else { return result }
      return try tensor.rounded(to: type).value
    }
    guard case .tuple(let items) = result else { return result }
    return .tuple(PyTuple(try items.items.map { try rounded($0, type, copies) }, cls: items.cls))
  }
}
